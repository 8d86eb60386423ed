/* Somebody who knows nothing touches everything, on the real application with a fake clock:
 *   tool_monkey DATA WxH LANGUAGE SEED SESSIONS [STEPS]
 * DATA: a data folder, which it fills with notes. A session is up to two minutes of random taps on
 * targets, beside them and on edges, of presses that are held, of several fingers, palms and lost
 * panels, of typing, keys, pauses, midnights, other content and a store that takes its time. It
 * begins on a slide or in any form there is. What it does are lines of a script for kiosk --play,
 * and all of the session stand in STEPS before they happen, so that a crash leaves them there, too.
 *
 * After each session nobody is there. Then the screen must be back at its slides, in its own
 * language, and every form must open exactly as it does in an application that was just started.
 * Equal seeds do equal things: the last line has a hash of what was seen. It also says how memory
 * grew: the heap without the caches, which have budgets of their own, in bytes a session (least
 * squares over all after the first WARM_SESSIONS; with LEAST_POINTS of them it must be flat). Exits
 * 1 on a failure. */
#include "app/play.h"
#include "base/str.h"
#include "config/config.h"
#include "content/content.h"
#include "i18n/i18n.h"

#include <malloc.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NOW "2026-10-14T12:42"

enum {
    LEAST_ACTIONS = 8,
    MOST_ACTIONS = 60,
    FINGERS = 4,
    WARM_SESSIONS = 1000, /* as many notes are held as a snapshot has, fonts have their letters */
    LEAST_POINTS = 800,   /* the heap comes and goes by a megabyte: fewer say nothing */
    STEEPEST = 2048,      /* bytes that a session may leave behind */
    LEAST_MS = 50,        /* between two frames: a machine that cannot keep up */
    DRAWN_EACH = 8,       /* pixels take most of the time, and have tests of their own */
};

/* Of the address sanitizer, when it is there. */
extern size_t __sanitizer_get_current_allocated_bytes(void) __attribute__((weak));

/* Sums for a line through points. */
struct slope {
    double n, x, y, xx, xy;
};

struct monkey {
    struct play play;
    struct app_options options;
    uint64_t state, hash;
    const char *script_path;
    FILE *script;
    unsigned session, failed, generations;
    bool down[FINGERS], from_right;
    size_t targets, on_forms, actions;
    struct slope heap, rss;
};

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

static struct core *core_of(struct monkey *m)
{
    return &m->play.player.core;
}

static void fail(struct monkey *m, const char *what)
{
    fprintf(stderr, "session %u, step %u: %s; the screen is %s\n", m->session, m->play.line, what,
            scene_screen(core_of(m)->scene));
    m->failed++;
}

/* The store is sound, so nothing may say that it is not. */
static void check_screen(struct monkey *m)
{
    static const char *const wrong[] = {"form-kept", "form-not-saved", "form-cannot"};
    struct core *c = core_of(m);
    const struct draw_list *l = scene_frame(c->scene);
    uint64_t hash = draw_hash(l);
    m->hash = str_hash(m->hash, &hash, sizeof hash);
    if (l->overflow) {
        fail(m, "the draw list is full");
    }
    for (unsigned i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (str_equal(scene_screen(c->scene), wrong[i])) {
            fail(m, "a note was not kept as it was promised");
        }
    }
}

/* One line of the script: written down, then carried out. */
__attribute__((format(printf, 2, 3))) static void act(struct monkey *m, const char *format, ...)
{
    char line[256];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (m->script) {
        fprintf(m->script, "%s\n", line);
        fflush(m->script);
    }
    m->play.line++;
    m->actions++;
    play_line(&m->play, line);
    m->on_forms += scene_has_form(core_of(m)->scene);
    if (m->play.failed > 0) {
        m->failed++;
        return;
    }
    check_screen(m);
}

/* A target of the frame; half of the fingers land somewhere in it, the others on its middle. */
static bool aim_at_target(struct monkey *m, float *ret_x, float *ret_y)
{
    const struct draw_list *l = scene_frame(core_of(m)->scene);
    unsigned count = 0;
    for (size_t i = 0; i < l->count; i++) {
        count += l->command[i].op == DRAW_TARGET;
    }
    unsigned chosen = below(m, count);
    for (size_t i = 0; i < l->count; i++) {
        if (l->command[i].op == DRAW_TARGET && chosen-- == 0) {
            bool middle = below(m, 2) == 0;
            du x, y, w, h;
            draw_place(l, i, &x, &y, &w, &h);
            *ret_x = x + w * (middle ? 0.5f : (float)below(m, 1000) / 1000);
            *ret_y = y + h * (middle ? 0.5f : (float)below(m, 1000) / 1000);
            m->targets++;
            return true;
        }
    }
    return false;
}

static const char *aim(struct monkey *m, char at[static 32])
{
    const struct canvas *c = &core_of(m)->canvas;
    float x, y;
    if (below(m, 8) == 0 || !aim_at_target(m, &x, &y)) {
        x = c->w * (float)below(m, 1001) / 1000;
        y = c->h * (float)below(m, 1001) / 1000;
        switch (below(m, 5)) {
        case 0: x = 0; break;
        case 1: y = c->h; break;
        case 2: x = c->w; break;
        case 3: y = 0; break;
        case 4: break;
        }
    }
    snprintf(at, 32, "%.1f %.1f", (double)x, (double)y);
    return at;
}

static void tap(struct monkey *m)
{
    static const unsigned span[] = {20, 150, 500, 900, 2900, 5000};
    char at[32];
    if (below(m, 3) > 0) {
        act(m, "tap %s", aim(m, at));
    } else {
        act(m, "hold %s %ums", aim(m, at), span[below(m, sizeof span / sizeof *span)]);
    }
}

static void several_fingers(struct monkey *m)
{
    char at[32];
    unsigned n = 1 + below(m, FINGERS);
    for (unsigned i = 0; i < n; i++) {
        m->down[i] = true;
        act(m, "down %u %s", i, aim(m, at));
        act(m, "wait %ums", below(m, 120));
    }
    for (unsigned i = 0; i < n; i++) {
        unsigned finger = below(m, n);
        if (below(m, 4) == 0) {
            act(m, "move %u %s", finger, aim(m, at));
        } else if (m->down[finger]) {
            m->down[finger] = false;
            act(m, "up %u", finger);
        }
    }
}

static void panel(struct monkey *m)
{
    char at[32];
    if (below(m, 3) == 0) {
        act(m, "unplug");
        act(m, "wait %ums", below(m, 3000));
        act(m, "plug");
        act(m, "wait 300ms");
    } else {
        act(m, "palm %s %ums", aim(m, at), 100 + below(m, 2000));
    }
}

static void type(struct monkey *m)
{
    static const char *const words[] = {
        "Thank you", "a", "ż", "שלום", "شكرا لك", "👏🏽", "👩‍👩‍👧‍👦", "idiot", "2580", "0000", "  ",
        "e\u0301", "Zoe", "Vishnevski", "www.example.com", "ééééééééééééééééééé", "ありがとう",
    };
    act(m, "type %s", words[below(m, sizeof words / sizeof *words)]);
}

static void key(struct monkey *m)
{
    static const char *const name[] = {"tab", "left", "right", "up", "down", "enter", "escape",
                                       "backspace", "delete", "home", "end", "page-up",
                                       "page-down", "back-tab", "enter"};
    act(m, "key %s", name[below(m, sizeof name / sizeof *name)]);
}

static void happening(struct monkey *m)
{
    static const char *const clock[] = {"12:42", "23:58", "22:10", "00:01"};
    switch (below(m, 5)) {
    case 0: act(m, "refresh"); break;
    case 1: act(m, "content %u", 1 + below(m, m->generations)); break;
    case 2: act(m, "answers %ums", below(m, 3) * below(m, 3000)); break;
    case 3:
        act(m, "clock 2026-10-%02uT%s", 14 + below(m, 3),
            clock[below(m, sizeof clock / sizeof *clock)]);
        break;
    case 4: act(m, "wait %ums", 30000 + below(m, 100000)); break;
    }
}

static void do_anything(struct monkey *m)
{
    unsigned what = below(m, 100);
    if (what < 58) {
        tap(m);
    } else if (what < 66) {
        several_fingers(m);
    } else if (what < 71) {
        panel(m);
    } else if (what < 80) {
        type(m);
    } else if (what < 90) {
        key(m);
    } else if (what < 96) {
        act(m, "wait %ums", below(m, 4000));
    } else {
        happening(m);
    }
}

/* A slide that there is, so that both scenes stand at the same one: a note where possible. */
static unsigned some_slide(const struct model *m)
{
    unsigned some = 0;
    for (unsigned k = 0; k < slide_kind_count; k++) {
        if (slide_kinds[k]->count(m) > 0) {
            some = k;
        }
        if (some == k && str_equal(slide_kinds[k]->name, "kudos")) {
            return k;
        }
    }
    return some;
}

static const struct draw_list *opened(struct core *c, struct scene *s, const char *form)
{
    scene_show(s, some_slide(c->model), 0);
    scene_open_form(s, form);
    return scene_frame(s);
}

/* Whatever somebody did, the next one finds every form as it is in a new application. */
static void check_nothing_is_left(struct monkey *m)
{
    struct core *c = core_of(m);
    struct scene *fresh = core_new_scene(c);
    scene_frame(fresh);
    for (unsigned i = 0; i < form_kind_count; i++) {
        const char *name = form_kinds[i]->name;
        struct buf left = {0}, right = {0};
        draw_dump(opened(c, fresh, name), &right);
        draw_dump(opened(c, c->scene, name), &left);
        if (!str_equal(left.data, right.data)) {
            char what[64];
            snprintf(what, sizeof what, "%s does not open as it does at first", name);
            fail(m, what);
            fprintf(stderr, "%s\nbut at first\n%s\n", left.data, right.data);
        }
        buf_done(&left);
        buf_done(&right);
    }
    scene_free(fresh);
    scene_show(c->scene, some_slide(c->model), 0);
}

static void leave(struct monkey *m)
{
    /* Some fingers stay where they are: their releases were lost. */
    for (unsigned i = 0; i < FINGERS; i++) {
        if (m->down[i] && below(m, 2) == 0) {
            act(m, "up %u", i);
        }
        m->down[i] = false;
    }
    act(m, "wait 66s"); /* 45 until "Still there?", 20 to answer */
    act(m, "expect target slide");
    if (m->failed == 0 && scene_has_form(core_of(m)->scene)) {
        fail(m, "nobody has been there for 66 s, and a form is still open");
    }
    if (i18n_is_rtl() != m->from_right) {
        fail(m, "the screen speaks another language");
    }
    act(m, "answers 0ms");
    act(m, "key tab"); /* somebody comes: that a screen was dim is no residue */
    check_nothing_is_left(m);
}

static void run_session(struct monkey *m)
{
    if (m->script_path) {
        m->script = m->script ? freopen(m->script_path, "w", m->script)
                              : fopen(m->script_path, "we");
    }
    m->play.line = 0;
    if (below(m, 4) == 0) {
        act(m, "open %s", form_kinds[below(m, form_kind_count)]->name);
    }
    unsigned actions = LEAST_ACTIONS + below(m, MOST_ACTIONS - LEAST_ACTIONS);
    for (unsigned i = 0; i < actions && m->failed == 0; i++) {
        do_anything(m);
    }
    if (m->failed == 0) {
        leave(m);
    }
}

static size_t heap_without_caches(struct monkey *m)
{
    struct core *c = core_of(m);
    size_t heap = __sanitizer_get_current_allocated_bytes
                      ? __sanitizer_get_current_allocated_bytes()
                      : mallinfo2().uordblks + mallinfo2().hblkhd;
    return heap - renderer_stats(c->renderer).texture_bytes - text_cache_bytes(c->text);
}

static double rss(void)
{
    unsigned long pages = 0;
    FILE *f = fopen("/proc/self/statm", "re");
    if (f && fscanf(f, "%*u %lu", &pages) != 1) {
        pages = 0;
    }
    if (f) {
        fclose(f);
    }
    return (double)pages * (double)sysconf(_SC_PAGESIZE);
}

static void add_point(struct slope *s, double x, double y)
{
    s->n++;
    s->x += x;
    s->y += y;
    s->xx += x * x;
    s->xy += x * y;
}

static double slope_of(const struct slope *s)
{
    double width = s->n * s->xx - s->x * s->x;
    return width > 0 ? (s->n * s->xy - s->x * s->y) / width : 0;
}

static void measure(struct monkey *m)
{
    if (m->session > WARM_SESSIONS) {
        add_point(&m->heap, m->session, (double)heap_without_caches(m));
        add_point(&m->rss, m->session, rss());
    }
}

static void report(struct monkey *m, char **argv)
{
    struct core *c = core_of(m);
    struct renderer_stats r = renderer_stats(c->renderer);
    fprintf(stderr,
            "%s %s seed %s: %u sessions, %zu steps, %zu on forms, %zu targets; heap %zu KiB beside "
            "%zu KiB of %u textures and %zu KiB of words, %+.0f bytes a session; rss %.0f KiB, "
            "%+.0f bytes a session; hash %016llx\n",
            argv[2], argv[3], argv[4], m->session, m->actions, m->on_forms, m->targets,
            heap_without_caches(m) >> 10, r.texture_bytes >> 10, r.textures,
            text_cache_bytes(c->text) >> 10, slope_of(&m->heap), rss() / 1024, slope_of(&m->rss),
            (unsigned long long)m->hash);
    if (m->heap.n >= LEAST_POINTS && slope_of(&m->heap) > STEEPEST) {
        fail(m, "the heap grows");
    }
}

int main(int argc, char **argv)
{
    static struct monkey m;
    struct diag d = {0};
    if (argc < 6 || sscanf(argv[2], "%dx%d", &m.options.display_w, &m.options.display_h) != 2) {
        fputs("tool_monkey DATA WxH LANGUAGE SEED SESSIONS [STEPS]\n", stderr);
        return 2;
    }
    m.options.exit_after = MSEC_NEVER;
    config_defaults(&m.options.config);
    m.options.config.dim_minutes = 1;
    str_copy(m.options.config.data, sizeof m.options.config.data, argv[1]);
    str_copy(m.options.config.language, sizeof m.options.config.language, argv[3]);
    /* Another walk at each size, in each language. */
    m.state = strtoull(argv[4], NULL, 10) ^ str_hash(ui_id(argv[2]), argv[3], strlen(argv[3]));
    m.hash = STR_HASH_SEED;
    m.script_path = argc > 6 ? argv[6] : NULL;
    struct generation kept[CONTENT_KEPT_GENERATIONS];
    m.generations = content_list(argv[1], kept, CONTENT_KEPT_GENERATIONS);
    clock_init_fake(&m.options.clock, NOW);
    struct core *c = core_of(&m);
    if (m.generations == 0 || core_open(c, &m.options, true, &d) != ERR_OK) {
        fprintf(stderr, "%s\n", m.generations ? d.text : "no content was imported");
        return 2;
    }
    m.play.file = m.script_path ? m.script_path : "the monkey";
    m.play.player.least = LEAST_MS;
    m.play.player.draw_each = DRAWN_EACH;
    player_init(&m.play.player);
    player_wait(&m.play.player, 2000);
    m.from_right = i18n_is_rtl();
    for (unsigned sessions = (unsigned)strtoul(argv[5], NULL, 10);
         m.session < sessions && m.failed == 0;) {
        m.session++;
        run_session(&m);
        measure(&m);
    }
    report(&m, argv);
    core_close(c);
    return m.failed > 0;
}
