#include "ui/ui.h"

#include "i18n/quotes.h"

const char *ui_written(struct arena *a, const char *s)
{
    size_t room = i18n_quotes_room(s);
    char *dst = arena_alloc(a, room);
    i18n_quotes(dst, room, s);
    return dst;
}
