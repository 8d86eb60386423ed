#include "scene/stick_sign.h"

#include "i18n/i18n.h"

#include <math.h>
#include <string.h>

enum { ROUND = 20, MOST = 520 };

static void draw_badge(struct draw_list *l, const struct theme *t)
{
    du x = 59, y = 19;
    draw_disc(l, x, y, 16, t->paper);
    draw_disc(l, x, y, 14, t->ink);
    draw_icon(l, "usb", x, y, 19, t->onink, 5);
}

void stick_sign_draw(struct draw_list *l, struct text *text, const struct canvas *c,
                     const struct theme *t, enum stick_phase phase)
{
    if (c->layout == LAYOUT_COMPACT) {
        draw_badge(l, t);
        return;
    }
    const char *words = phase == STICK_READING ? tr("Reading the stick") : tr("USB stick found");
    du size = 30, high = 50, icon = 34;
    du width = text_width(text, FACE_D6, size, words, strlen(words));
    if (width > MOST) {
        size *= MOST / width;
        width = MOST;
    }
    du pad = 1.1f * ROUND, w = width + icon + ROUND + 2 * pad, x = (c->w - w) / 2;
    draw_rrect(l, x, -ROUND, w, high + ROUND, ROUND, t->ink);
    draw_icon(l, "usb", x + pad + icon / 2, high / 2, icon, t->onink, 4.6f);
    draw_label_mid(l, text, x + pad + icon + ROUND, high / 2, ALIGN_START, FACE_D6, size, t->onink,
                   t->ink, words);
}
