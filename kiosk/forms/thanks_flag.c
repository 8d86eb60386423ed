#include "forms/thanks.h"

#include "forms/flag.h"

/* Whoever minds a note taps it, as one taps everything on the screen, and finds this beside the
 * question whom to thank. */

du thanks_flag_button(struct thanks *s, const struct form_env *env, du right)
{
    struct thanks_frame f = thanks_frame(env->ui->canvas);
    /* A note that is being written is not lost to a slip of the finger. */
    if (s->message.len > 0 || !flag_note(env)) {
        return right;
    }
    du r = f.compact ? 26 : f.portrait ? 52 : 48;
    s->flag |= ui_round(env->ui, "flag", right - r, f.head, r, "flag");
    return right - 2 * r - (f.compact ? 8 : 24);
}
