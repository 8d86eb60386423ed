#include "model/stick.h"

#include <stdlib.h>

struct stick *stick_new(void)
{
    struct stick *s = mem_new(1, sizeof *s);
    atomic_init(&s->users, 1);
    s->label = s->file = s->why = "";
    return s;
}

struct stick *stick_ref(struct stick *s)
{
    atomic_fetch_add(&s->users, 1);
    return s;
}

void stick_unref(struct stick *s)
{
    if (s && atomic_fetch_sub(&s->users, 1) == 1) {
        model_unref(s->coming);
        arena_done(&s->arena);
        free(s);
    }
}
