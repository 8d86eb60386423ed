/* Scripted touches on the real application: the scene, the forms, moderation and the store are the
 * real ones; only the clock is a fake that moves when the script says so. One command a line, #
 * starts a comment. The display, the moment and the theme come from the command line.
 *
 *   wait 2s | wait 500ms          let time pass, frame by frame
 *   tap NAME | tap X Y            press and release 80 ms later; NAME of a target, or its beginning
 * when
 *                                 it ends in *; X Y in design units
 *   by touch | fingers | keys     how tap is done from here on. touch: one contact that reports no
 *                                 motion. fingers: another one for each tap, which trembles, while
 *                                 one more rests on the edge. keys: Tab to it, then Enter
 *   hold NAME 500ms               press, wait, release
 *   down FINGER NAME | up FINGER  one finger of several
 *   type TEXT                     on a real keyboard
 *   key NAME                      tab left right up down enter escape backspace …
 *   expect screen NAME            the screen that is shown
 *   expect text TEXT              somewhere in the frame (expect no text TEXT: nowhere)
 *   expect target NAME            (expect no target NAME)
 *   expect note TEXT              a note with these words is in the snapshot (expect no note TEXT)
 *   shot NAME                     NAME.png beside the --shots directory, when one was given
 */
#include "app/app.h"
#include "app/core.h"
#include "base/exit.h"
#include "base/str.h"
#include "platform/fs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SCRIPT_BYTES = 1 << 20, REPLY_WAIT_MS = 10000, LONGEST_STEP_MS = 1000,
       LONGEST_SPAN_S = 7 * 86400, TREMBLE = 3, RESTING = 1000, MOST_TABS = 300 };

enum way { BY_TOUCH, BY_FINGERS, BY_KEYS };

struct play {
    struct core core;
    enum way by;
    uint64_t finger;            /* the last one of BY_FINGERS */
    const char *file, *shots;
    unsigned line, failed, passed;
};

static void fail(struct play *p, const char *what)
{
    fprintf(stderr, "%s:%u: %s\n", p->file, p->line, what);
    p->failed++;
}

/* One frame as the loop would make it, with everything the store thread owes us. */
static void step(struct play *p)
{
    core_run_intents(&p->core);
    core_check_day(&p->core);
    core_await(&p->core, REPLY_WAIT_MS);
    core_frame(&p->core, false);
}

static void pass_time(struct play *p, msec span)
{
    msec end = clock_mono(&p->core.clock) + span;
    step(p);
    while (clock_mono(&p->core.clock) < end) {
        msec now = clock_mono(&p->core.clock);
        msec next = scene_next(p->core.scene);
        next = next < now + 16 ? now + 16 : next;
        next = next > now + LONGEST_STEP_MS ? now + LONGEST_STEP_MS : next;
        clock_advance(&p->core.clock, (next < end ? next : end) - now);
        step(p);
    }
}

static bool find_text(const struct draw_list *l, enum draw_op op, const char *wanted, bool prefix,
                      const struct draw_command **ret)
{
    size_t n = strlen(wanted);
    for (size_t i = 0; i < l->count; i++) {
        const struct draw_command *c = &l->command[i];
        const char *s = l->text + c->text;
        if (c->op != op) {
            continue;
        }
        bool hit = op == DRAW_TEXT ? memmem(s, c->text_len, wanted, n) != NULL
                                   : (prefix ? c->text_len >= n : c->text_len == n) &&
                                         memcmp(s, wanted, n) == 0;
        if (hit) {
            *ret = c;
            return true;
        }
    }
    return false;
}

/* NAME or NAME*. */
static bool find_target(struct play *p, const char *where, const struct draw_command **ret)
{
    char name[256];
    str_copy(name, sizeof name, where);
    size_t n = strlen(name);
    bool prefix = n > 0 && name[n - 1] == '*';
    name[prefix ? n - 1 : n] = '\0';
    return find_text(scene_frame(p->core.scene), DRAW_TARGET, name, prefix, ret);
}

/* NAME, NAME* or "X Y". */
static bool find_place(struct play *p, const char *where, float *ret_x, float *ret_y)
{
    const struct draw_command *c;
    if (sscanf(where, "%f %f", ret_x, ret_y) == 2) {
        return true;
    }
    if (!find_target(p, where, &c)) {
        return false;
    }
    const struct draw_list *l = scene_frame(p->core.scene);
    du w, h;
    draw_place(l, (size_t)(c - l->command), ret_x, ret_y, &w, &h);
    *ret_x += w / 2;
    *ret_y += h / 2;
    return true;
}

static void send_pointer(struct play *p, enum input_kind kind, uint64_t id, float x, float y)
{
    struct input e = {.kind = kind, .pointer = id, .x = x, .y = y,
                      .at = clock_mono(&p->core.clock)};
    core_scene_input(&p->core, &e);
    step(p);
}

static void press(struct play *p, const char *where, msec span)
{
    float x, y;
    if (!find_place(p, where, &x, &y)) {
        fail(p, "there is no such target on the screen");
        return;
    }
    bool fingers = p->by == BY_FINGERS, rests = fingers && scene_has_form(p->core.scene);
    uint64_t id = fingers ? ++p->finger : 0;
    float edge = 1, middle = p->core.canvas.h / 2;
    if (rests) {
        send_pointer(p, INPUT_POINTER_DOWN, RESTING, edge, middle);
    }
    send_pointer(p, INPUT_POINTER_DOWN, id, x, y);
    pass_time(p, span);
    if (fingers) {
        send_pointer(p, INPUT_POINTER_MOVE, id, x + TREMBLE, y - TREMBLE);
    }
    send_pointer(p, INPUT_POINTER_UP, id, x, y);
    if (rests) {
        send_pointer(p, INPUT_POINTER_UP, RESTING, edge, middle);
    }
    pass_time(p, 200);
}

static void send_key(struct play *p, enum input_key key, msec span)
{
    struct input e = {.kind = INPUT_KEY, .key = key, .at = clock_mono(&p->core.clock)};
    core_scene_input(&p->core, &e);
    pass_time(p, span);
}

/* A slide has one thing to do. */
static void reach(struct play *p, const char *where)
{
    const struct draw_command *c = NULL;
    char name[256];
    bool form = scene_has_form(p->core.scene);
    if (form && !find_target(p, where, &c)) {
        fail(p, "there is no such target on the screen");
        return;
    }
    if (form) {
        str_format(name, sizeof name, "%.*s", (int)c->text_len,
                   scene_frame(p->core.scene)->text + c->text);
    }
    for (unsigned i = 0; form && scene_focus(p->core.scene) != ui_id(name); i++) {
        if (i == MOST_TABS) {
            fail(p, "Tab does not lead there");
            return;
        }
        send_key(p, KEY_TAB, 16);
    }
    send_key(p, KEY_ENTER, 200);
}

static bool has_note(const struct model *m, const char *words)
{
    for (unsigned i = 0; i < m->kudos_count; i++) {
        if (strstr(m->kudos[i].message, words)) {
            return true;
        }
    }
    return false;
}

static void expect(struct play *p, const char *what)
{
    bool wanted = strncmp(what, "no ", 3) != 0;
    const struct draw_command *c;
    const struct draw_list *l = scene_frame(p->core.scene);
    what += wanted ? 0 : 3;
    const char *arg = strchr(what, ' ');
    bool found = false;
    if (!arg) {
        fail(p, "expect needs two words");
        return;
    }
    size_t n = (size_t)(arg - what);
    arg++;
    if (strncmp(what, "screen", n) == 0) {
        found = str_equal(scene_screen(p->core.scene), arg);
    } else if (strncmp(what, "text", n) == 0) {
        found = find_text(l, DRAW_TEXT, arg, false, &c);
    } else if (strncmp(what, "target", n) == 0) {
        found = find_target(p, arg, &c);
    } else if (strncmp(what, "note", n) == 0) {
        found = has_note(p->core.model, arg);
    } else {
        fail(p, "expect knows screen, text, target and note");
        return;
    }
    if (found == wanted) {
        p->passed++;
        return;
    }
    char line[512];
    str_format(line, sizeof line, "expected %s%s; the screen is %s", wanted ? "" : "no ", what,
               scene_screen(p->core.scene));
    fail(p, line);
}

static void press_key(struct play *p, const char *name)
{
    static const char *const names[] = {
        [KEY_TAB] = "tab", [KEY_LEFT] = "left", [KEY_RIGHT] = "right", [KEY_UP] = "up",
        [KEY_DOWN] = "down", [KEY_ENTER] = "enter", [KEY_ESCAPE] = "escape",
        [KEY_BACKSPACE] = "backspace", [KEY_DELETE] = "delete", [KEY_HOME] = "home",
        [KEY_END] = "end", [KEY_PAGE_UP] = "page-up", [KEY_PAGE_DOWN] = "page-down",
    };
    for (unsigned i = KEY_TAB; i < sizeof names / sizeof *names; i++) {
        if (str_equal(names[i], name)) {
            send_key(p, (enum input_key)i, 200);
            return;
        }
    }
    fail(p, "there is no such key");
}

static void type(struct play *p, const char *text)
{
    for (size_t i = 0, n = strlen(text); i < n;) {
        size_t from = i;
        utf8_next(text, n, &i);
        struct input e = {.kind = INPUT_TEXT, .at = clock_mono(&p->core.clock)};
        memcpy(e.text, text + from, i - from);
        core_scene_input(&p->core, &e);
        pass_time(p, 60);
    }
}

static void shoot(struct play *p, const char *name)
{
    char file[128], path[FS_PATH_MAX];
    if (!p->shots) {
        return;
    }
    const struct draw_list *l = scene_frame(p->core.scene);
    renderer_wait(p->core.renderer, &p->core.canvas, scene_theme(p->core.scene), l);
    core_frame(&p->core, true);
    str_format(file, sizeof file, "%s.png", name);
    if (!fs_join(path, p->shots, file) || window_save_png(p->core.window, path) != ERR_OK) {
        fail(p, "the picture cannot be written");
    }
}

static void finger(struct play *p, const char *arg, bool down)
{
    int at = 0;
    unsigned id;
    float x = 0, y = 0;
    if (sscanf(arg, "%u %n", &id, &at) < 1 || (down && !find_place(p, arg + at, &x, &y))) {
        fail(p, "down needs a finger and a target, up a finger");
        return;
    }
    static float last_x[CAP_POINTERS], last_y[CAP_POINTERS];
    unsigned slot = id % CAP_POINTERS;
    if (down) {
        last_x[slot] = x;
        last_y[slot] = y;
    }
    send_pointer(p, down ? INPUT_POINTER_DOWN : INPUT_POINTER_UP, id, last_x[slot], last_y[slot]);
}

/* "2s", "500ms"; anything else fails the script. */
static msec span_of(struct play *p, const char *s)
{
    char *end;
    double n = strtod(s, &end);
    bool seconds = str_equal(end, "s");
    if (end == s || !(n >= 0 && n <= LONGEST_SPAN_S) || (!seconds && !str_equal(end, "ms"))) {
        fail(p, "a span such as 2s or 500ms is needed");
        return 0;
    }
    return (msec)(seconds ? n * 1000 : n);
}

static void choose_way(struct play *p, const char *name)
{
    static const char *const names[] = {"touch", "fingers", "keys"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_equal(names[i], name)) {
            p->by = (enum way)i;
            return;
        }
    }
    fail(p, "by knows touch, fingers and keys");
}

static void run_line(struct play *p, char *line)
{
    char *arg = strchr(line, ' ');
    if (arg) {
        *arg++ = '\0';
    } else {
        arg = line + strlen(line);
    }
    if (str_equal(line, "wait")) {
        pass_time(p, span_of(p, arg));
    } else if (str_equal(line, "by")) {
        choose_way(p, arg);
    } else if (str_equal(line, "tap") && p->by == BY_KEYS) {
        reach(p, arg);
    } else if (str_equal(line, "tap")) {
        press(p, arg, 80);
    } else if (str_equal(line, "hold")) {
        char *last = strrchr(arg, ' ');
        msec span = last ? span_of(p, last + 1) : 500;
        if (last) {
            *last = '\0';
        }
        press(p, arg, span);
    } else if (str_equal(line, "down") || str_equal(line, "up")) {
        finger(p, arg, str_equal(line, "down"));
    } else if (str_equal(line, "type")) {
        type(p, arg);
    } else if (str_equal(line, "key")) {
        press_key(p, arg);
    } else if (str_equal(line, "expect")) {
        expect(p, arg);
    } else if (str_equal(line, "shot")) {
        shoot(p, arg);
    } else {
        fail(p, "there is no such command");
    }
}

int app_play(const struct app_options *o)
{
    struct play p = {.file = o->play, .shots = o->shots};
    struct buf script = {0};
    struct diag d = {0};
    enum err e = fs_read(o->play, SCRIPT_BYTES, &script);
    if (e != ERR_OK) {
        fprintf(stderr, "kiosk: %s: %s\n", o->play, err_name(e));
        return EXIT_IO;
    }
    e = core_open(&p.core, o, true, &d);
    if (e != ERR_OK) {
        fprintf(stderr, "kiosk: %s\n", d.text);
        buf_done(&script);
        return EXIT_IO;
    }
    core_await(&p.core, REPLY_WAIT_MS);
    pass_time(&p, 2000);
    for (char *line = script.data; line && p.failed == 0;) {
        char *end = strchr(line, '\n');
        if (end) {
            *end++ = '\0';
        }
        p.line++;
        line += strspn(line, " \t");
        if (*line && *line != '#') {
            run_line(&p, line);
        }
        line = end;
    }
    core_close(&p.core);
    buf_done(&script);
    fprintf(stderr, "%s: %u expectations hold, %u fail\n", o->play, p.passed, p.failed);
    return p.failed ? EXIT_PROBLEMS : EXIT_DONE;
}
