#include "forms/thanks.h"

#include "i18n/i18n.h"

#include <math.h>

/* Who does not sign by name: "a colleague in Sales", or just a colleague. A department of one says
 * as much as a name does. */

static struct thanks_card card_of(const struct thanks *s, const struct form_env *env,
                                  uint32_t department)
{
    struct arena *a = env->ui->arena;
    bool some = department != MODEL_NONE;
    const char *name = some ? env->model->departments[department].name : "";
    bool chosen = s->unnamed && s->from_department == department;
    return (struct thanks_card){
        .name = some ? arena_printf(a, "unsigned:%s", name) : "unsigned",
        .face = thanks_icon_face(env, department, "person"),
        .words = some ? arena_printf(a, tr("A colleague in %s"), name) : tr("A colleague"),
        .mark = chosen ? THANKS_RINGED : THANKS_PLAIN,
    };
}

enum thanks_wish thanks_unsigned(struct thanks *s, const struct form_env *env)
{
    struct thanks_frame f = thanks_frame(env->ui->canvas);
    uint32_t department[CAP_DEPARTMENTS + 1];
    unsigned n = 0;
    for (unsigned i = 0; i < env->model->department_count && i < CAP_DEPARTMENTS; i++) {
        if (s->departments >> i & 1) {
            department[n++] = i;
        }
    }
    department[n++] = MODEL_NONE;
    du compact = f.head + canvas_target_min(f.c) / 2 + canvas_least(f.c, 12, CANVAS_GAP_MM);
    du top = f.compact ? fmaxf(76, compact) : f.portrait ? 200 : 160, under = f.compact ? 7 : 24;
    struct thanks_grid g = thanks_grid(&f, top, f.c->h - under, n);
    bool leave = thanks_header(s, env, false, tr("Which department are you in?"), f.right);
    unsigned per_page = g.columns * g.rows;
    thanks_pager(env, &g, n, &s->unsigned_page);
    unsigned first = s->unsigned_page * per_page, tapped = n;
    for (unsigned i = 0; i < per_page && first + i < n; i++) {
        struct thanks_card card = card_of(s, env, department[first + i]);
        if (thanks_card(env, &f, thanks_cell(&g, i), &card)) {
            tapped = first + i;
        }
    }
    if (tapped < n) {
        s->from = MODEL_NONE;
        s->unnamed = true;
        s->from_department = department[tapped];
        thanks_go(s, env, THANKS_LOOK);
    } else if (leave) {
        thanks_go(s, env, env->signing == FORM_SIGNING_NEVER ? THANKS_WORDS : THANKS_SIGNER);
    }
    return THANKS_NOTHING;
}
