/* Somebody who knows nothing touches everything, on the real application with a fake clock:
 *   tool_monkey DATA WxH LANGUAGE SEED SESSIONS [STEPS]
 * DATA: a data folder, which it fills with notes. A session is up to two minutes of random taps on
 * targets, beside them and on edges, held, with several fingers, typing, keys, pauses, midnights.
 * After each the screen must be back at its slides. Equal seeds do equal things. What a session did
 * goes to STEPS as a script for kiosk --play; after a failure it is that of the failing one. The
 * last line says how the heap grew. Exits 1 on a failure. */
#include "app/core.h"
#include "base/str.h"
#include "config/config.h"
#include "i18n/i18n.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOW "2026-10-14T12:42"

enum {
    LEAST_ACTIONS = 8,
    MOST_ACTIONS = 60,
    FINGERS = 3,
    IDLE_MS = (45 + 20 + 30) * 1000, /* "Still there?", its answer, and a goodbye */
    AWAIT_MS = 20000,
    WARM_SESSIONS = 150,             /* caches are full, and as many notes shown as can be */
    DRAWN_EACH = 8,                  /* pixels take most of the time, and have tests of their own */
};

/* Of the address sanitizer, when it is there. */
extern size_t __sanitizer_get_current_allocated_bytes(void) __attribute__((weak));

struct monkey {
    struct core core;
    struct app_options options;
    uint64_t state;
    FILE *script;
    const char *script_path;
    unsigned session, failed;
    float x[FINGERS], y[FINGERS];
    bool down[FINGERS];
    size_t targets_hit, forms_seen, frames;
};

static size_t heap(void)
{
    if (__sanitizer_get_current_allocated_bytes) {
        return __sanitizer_get_current_allocated_bytes();
    }
    return mallinfo2().uordblks;
}

/* splitmix64 */
static uint64_t next(struct monkey *m)
{
    uint64_t z = m->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static unsigned below(struct monkey *m, unsigned n)
{
    return n == 0 ? 0 : (unsigned)(next(m) % n);
}

static void note(struct monkey *m, const char *line)
{
    if (m->script) {
        fprintf(m->script, "%s\n", line);
    }
}

static void frame(struct monkey *m)
{
    core_run_intents(&m->core);
    core_check_day(&m->core);
    core_await(&m->core, AWAIT_MS);
    if (m->frames++ % DRAWN_EACH == 0) {
        core_frame(&m->core, false);
    } else {
        scene_frame(m->core.scene);
    }
}

/* Frames at least least ms apart: a loop that could not keep up. */
static void pass_time(struct monkey *m, msec span, msec least)
{
    msec end = clock_mono(&m->core.clock) + span;
    frame(m);
    while (clock_mono(&m->core.clock) < end) {
        msec now = clock_mono(&m->core.clock), due = scene_next(m->core.scene);
        due = due < now + least ? now + least : due > now + 1000 ? now + 1000 : due;
        clock_advance(&m->core.clock, (due < end ? due : end) - now);
        frame(m);
    }
}

static void wait(struct monkey *m, msec span)
{
    char line[64];
    snprintf(line, sizeof line, "wait %lldms", (long long)span);
    note(m, line);
    pass_time(m, span, span < 5000 ? 16 : 400);
}

static void send(struct monkey *m, enum input_kind kind, unsigned finger)
{
    core_scene_input(&m->core,
                &(struct input){.kind = kind, .pointer = finger + 1, .x = m->x[finger],
                                .y = m->y[finger], .at = clock_mono(&m->core.clock)});
    frame(m);
}

/* A target of the frame; half of the fingers land somewhere in it, the others on its middle. */
static bool aim_at_target(struct monkey *m, unsigned finger)
{
    const struct draw_list *l = scene_frame(m->core.scene);
    unsigned count = 0;
    for (size_t i = 0; i < l->count; i++) {
        count += l->command[i].op == DRAW_TARGET;
    }
    unsigned chosen = below(m, count);
    for (size_t i = 0; i < l->count; i++) {
        const struct draw_command *c = &l->command[i];
        if (c->op == DRAW_TARGET && chosen-- == 0) {
            bool middle = below(m, 2) == 0;
            m->x[finger] = c->x + c->w * (middle ? 0.5f : (float)below(m, 1000) / 1000);
            m->y[finger] = c->y + c->h * (middle ? 0.5f : (float)below(m, 1000) / 1000);
            m->targets_hit++;
            return true;
        }
    }
    return false;
}

static void aim(struct monkey *m, unsigned finger)
{
    const struct canvas *c = &m->core.canvas;
    if (below(m, 8) > 0 && aim_at_target(m, finger)) {
        return;
    }
    m->x[finger] = c->w * (float)below(m, 1001) / 1000;
    m->y[finger] = c->h * (float)below(m, 1001) / 1000;
    switch (below(m, 5)) {
    case 0: m->x[finger] = 0; break;
    case 1: m->y[finger] = c->h; break;
    case 2: m->x[finger] = c->w; break;
    case 3: m->y[finger] = 0; break;
    case 4: break;
    }
}

static void press(struct monkey *m, unsigned finger)
{
    char line[96];
    aim(m, finger);
    m->down[finger] = true;
    snprintf(line, sizeof line, "down %u %.1f %.1f", finger + 1, (double)m->x[finger],
             (double)m->y[finger]);
    note(m, line);
    send(m, INPUT_POINTER_DOWN, finger);
}

static void release(struct monkey *m, unsigned finger)
{
    char line[32];
    m->down[finger] = false;
    snprintf(line, sizeof line, "up %u", finger + 1);
    note(m, line);
    send(m, INPUT_POINTER_UP, finger);
}

static void tap(struct monkey *m)
{
    static const msec span[] = {20, 80, 80, 80, 150, 500, 900, 3500, 5000};
    press(m, 0);
    wait(m, span[below(m, sizeof span / sizeof span[0])]);
    release(m, 0);
    wait(m, (msec)below(m, 300));
}

static void several_fingers(struct monkey *m)
{
    unsigned n = 2 + below(m, FINGERS - 1);
    for (unsigned i = 0; i < n; i++) {
        press(m, i);
        wait(m, (msec)below(m, 120));
    }
    for (unsigned i = 0; i < n; i++) {
        unsigned finger = (i + below(m, n)) % n;
        if (m->down[finger] && below(m, 8) > 0) {
            release(m, finger);
        }
    }
}

/* Devices are pulled, releases are lost: the loop tells the scene so. */
static void lift_all(struct monkey *m)
{
    for (unsigned i = 0; i < FINGERS; i++) {
        if (m->down[i]) {
            m->down[i] = false;
            char line[32];
            snprintf(line, sizeof line, "cancel %u", i + 1);
            note(m, line);
            send(m, INPUT_POINTER_CANCEL, i);
        }
    }
}

static void type(struct monkey *m)
{
    static const char *const words[] = {
        "Thank you", "a", "ż", "שלום", "شكرا لك", "👏🏽", "👩‍👩‍👧‍👦", "idiot", "1234", "0000", "  ",
        "e\u0301", "Zoe", "Vishnevski", "www.example.com", "ééééééééééééééééééé", "ありがとう",
    };
    const char *s = words[below(m, sizeof words / sizeof words[0])];
    char line[128];
    snprintf(line, sizeof line, "type %s", s);
    note(m, line);
    struct input e = {.kind = INPUT_TEXT, .at = clock_mono(&m->core.clock)};
    str_copy(e.text, sizeof e.text, s);
    core_scene_input(&m->core, &e);
    pass_time(m, 60, 16);
}

static void key(struct monkey *m)
{
    static const char *const name[] = {"tab", "left", "right", "up", "down", "enter", "escape",
                                       "backspace", "delete", "home", "end", "page-up",
                                       "page-down"};
    unsigned i = below(m, sizeof name / sizeof name[0]);
    char line[32];
    snprintf(line, sizeof line, "key %s", name[i]);
    note(m, line);
    core_scene_input(&m->core, &(struct input){.kind = INPUT_KEY,
                                               .key = (enum input_key)(KEY_TAB + (int)i),
                                               .shift = below(m, 4) == 0,
                                               .at = clock_mono(&m->core.clock)});
    pass_time(m, 50, 16);
}

static void fail(struct monkey *m, const char *what)
{
    fprintf(stderr, "session %u: %s; the screen is %s\n", m->session, what,
            scene_screen(m->core.scene));
    m->failed++;
}

/* The store is sound, so nothing may say that it is not. */
static void check_screen(struct monkey *m)
{
    static const char *const wrong[] = {"form-kept", "form-not-saved", "form-cannot"};
    for (unsigned i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        if (str_equal(scene_screen(m->core.scene), wrong[i])) {
            fail(m, "a note was not kept as it was promised");
        }
    }
}

static void act(struct monkey *m)
{
    unsigned what = below(m, 100);
    if (what < 66) {
        tap(m);
    } else if (what < 74) {
        several_fingers(m);
    } else if (what < 82) {
        type(m);
    } else if (what < 92) {
        key(m);
    } else if (what < 97) {
        wait(m, (msec)below(m, 4000));
    } else if (what < 98) {
        wait(m, 30000 + (msec)below(m, 30000));
    } else {
        core_refresh(&m->core); /* content was switched, kioskctl wrote, a minute passed */
        pass_time(m, 16, 16);
    }
    m->forms_seen += scene_has_form(m->core.scene);
    check_screen(m);
}

static void run_session(struct monkey *m)
{
    if (m->script_path) {
        m->script = freopen(m->script_path, "w", m->script ? m->script : stdout);
    }
    unsigned actions = LEAST_ACTIONS + below(m, MOST_ACTIONS - LEAST_ACTIONS);
    for (unsigned i = 0; i < actions && m->failed == 0; i++) {
        act(m);
    }
    lift_all(m);
    wait(m, IDLE_MS);
    note(m, "expect target slide");
    if (m->script) {
        fflush(m->script);
    }
    if (scene_has_form(m->core.scene)) {
        fail(m, "nobody was there for long, and a form is still open");
    }
    if (scene_frame(m->core.scene)->overflow) {
        fail(m, "the draw list is full");
    }
}

int main(int argc, char **argv)
{
    struct monkey m = {.options = {.exit_after = MSEC_NEVER}};
    struct diag d = {0};
    if (argc < 6 || sscanf(argv[2], "%dx%d", &m.options.display_w, &m.options.display_h) != 2) {
        fputs("tool_monkey DATA WxH LANGUAGE SEED SESSIONS [STEPS]\n", stderr);
        return 2;
    }
    config_defaults(&m.options.config);
    str_copy(m.options.config.data, sizeof m.options.config.data, argv[1]);
    str_copy(m.options.config.language, sizeof m.options.config.language, argv[3]);
    m.state = strtoull(argv[4], NULL, 10);
    unsigned sessions = (unsigned)strtoul(argv[5], NULL, 10);
    m.script_path = argc > 6 ? argv[6] : NULL;
    clock_init_fake(&m.options.clock, NOW);
    if (core_open(&m.core, &m.options, true, &d) != ERR_OK) {
        fprintf(stderr, "%s\n", d.text);
        return 2;
    }
    core_await(&m.core, AWAIT_MS);
    pass_time(&m, 2000, 16);
    size_t warm = 0, end = 0;
    for (m.session = 1; m.session <= sessions && m.failed == 0; m.session++) {
        run_session(&m);
        end = heap();
        if (m.session == WARM_SESSIONS) {
            warm = end;
        }
    }
    fprintf(stderr,
            "%s %s seed %s: %u sessions, %zu targets, %zu actions on forms, heap %zu -> %zu KiB\n",
            argv[2], argv[3], argv[4], m.session - 1, m.targets_hit, m.forms_seen, warm >> 10,
            end >> 10);
    core_close(&m.core);
    /* Notes that stay in the rotation are part of it: at most CAP_KUDOS_SHOWN of them. */
    if (m.failed == 0 && warm > 0 && end > warm + warm / 10 + (1 << 20)) {
        fputs("the heap grew\n", stderr);
        m.failed++;
    }
    return m.failed > 0;
}
