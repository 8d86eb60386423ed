/* A keyboard, a text, and fingers on both: what the tests of the keyboard share. */
#ifndef TESTS_UI_DESK_H
#define TESTS_UI_DESK_H

#include "ui/edit.h"
#include "ui/hands.h"

#define KEYBOARDS "assets/keyboards"

struct desk {
    struct hands hands;
    struct keyboard_set *set;
    struct keyboard k;
    struct edit e;
    const char *session; /* the language that a person chose; "" none */
    bool sentences, hidden;
    unsigned behind;     /* taps that reached a widget above the panel */
};

static inline void desk_pass(struct hands *h)
{
    struct desk *d = h->context;
    char text[32];
    du top = keyboard_top(&h->canvas);
    d->behind += ui_hit(&h->ui, &(struct ui_hit){.name = "behind",
                                                 .box = {0, fmaxf(0, top - 200), h->canvas.w,
                                                         180}},
                         NULL);
    keyboard_speak(&d->k, d->session);
    enum keyboard_action a = ui_keyboard(&h->ui, &d->k, top, &d->e, text);
    keyboard_apply(&d->k, &d->e, a, text);
    d->hidden = d->hidden || a == KEYBOARD_HIDE;
    if (a != KEYBOARD_NOTHING && d->sentences) {
        keyboard_auto_shift(&d->k, &d->e);
    }
}

/* enabled: as in kiosk.conf. The screen speaks English. */
static inline struct desk *desk_new(px w, px h, const char *enabled)
{
    struct desk *d = mem_new(1, sizeof *d);
    struct diag diag = {0};
    d->session = "";
    d->e.limit = 280;
    if (keyboard_set_load(KEYBOARDS, &d->set, &diag) != ERR_OK || diag.text[0] != '\0') {
        fail_msg("%s:%u: %s", diag.file, diag.line, diag.text);
    }
    i18n_set("", "en");
    assert_int_equal(keyboard_set_enable(d->set, enabled, &diag), ERR_OK);
    keyboard_open(&d->k, d->set);
    hands_open(&d->hands, w, h, desk_pass, d);
    hands_frame(&d->hands);
    return d;
}

static inline void desk_free(struct desk *d)
{
    keyboard_set_free(d->set);
    hands_close(&d->hands);
    free(d);
}

static inline void desk_clear(struct desk *d)
{
    d->e = (struct edit){.limit = d->e.limit};
    keyboard_reset(&d->k);
    hands_frame(&d->hands);
}

#endif
