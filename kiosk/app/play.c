/* Scripted touches on the real application: the scene, the forms, moderation and the store are the
 * real ones; only the clock is a fake that moves when the script says so. One command a line, #
 * starts a comment. The display, the moment and the theme come from the command line.
 *
 *   wait 2s | wait 500ms          let time pass, frame by frame
 *   tap NAME | tap X Y            press and release 80 ms later; NAME of a target, or its beginning
 *                                 when it ends in *; X Y in design units
 *   by touch | fingers | keys     how tap is done from here on. touch: one contact that reports no
 *                                 motion. fingers: another one for each tap, which trembles, while
 *                                 one more rests on the edge. keys: Tab to it, then Enter
 *   hold NAME 500ms               press, wait, release
 *   down FINGER NAME | up FINGER  one finger of several, numbered from 0 to 9
 *   move FINGER NAME              without lifting it
 *   palm NAME 600ms               the side of a hand lands there, rests, leaves
 *   unplug | plug                 the touch panel: what is down on it never comes up
 *   type TEXT                     on a real keyboard
 *   key NAME                      tab left right up down enter escape backspace …; back-tab
 *   open NAME                     the form of this name, as if it had been asked for
 *   clock 2026-12-31T23:58        the clock on the wall is set
 *   answers 2s                    so long does the store take from here on
 *   refresh                       as after a file changed
 *   look                          at what was staged, as after an import wrote there
 *   stage                         DATA-staged becomes the stage, as if an import had made it
 *   content 2                     the generation of this number becomes the current one
 *   expect screen NAME            the screen that is shown
 *   expect text TEXT              somewhere in the frame (expect no text TEXT: nowhere)
 *   expect target NAME            (expect no target NAME)
 *   expect note TEXT              a note with these words is in the snapshot (expect no note TEXT)
 *   shot NAME                     NAME.png in the --shots directory, when one was given
 */
#include "app/play.h"

#include "base/exit.h"
#include "base/str.h"
#include "content/content.h"
#include "content/stage.h"
#include "platform/fs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SCRIPT_BYTES = 1 << 20,
    LONGEST_SPAN_S = 7 * 86400,
    TREMBLE = 3,
    RESTING = 1000, /* numbers of fingers that a script cannot name */
    TAPPING = 2000,
    MOST_TABS = 300,
    TAP_MS = 80,
    PAUSE_MS = 200,
};

static void fail(struct play *p, const char *what)
{
    fprintf(stderr, "%s:%u: %s\n", p->file, p->line, what);
    p->failed++;
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
    return find_text(scene_frame(p->player.core.scene), DRAW_TARGET, name, prefix, ret);
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
    const struct draw_list *l = scene_frame(p->player.core.scene);
    du w, h;
    draw_place(l, (size_t)(c - l->command), ret_x, ret_y, &w, &h);
    *ret_x += w / 2;
    *ret_y += h / 2;
    return true;
}

static void press(struct play *p, const char *where, msec span)
{
    float x, y;
    if (!find_place(p, where, &x, &y)) {
        fail(p, "there is no such target on the screen");
        return;
    }
    bool fingers = p->by == BY_FINGERS, rests = fingers && scene_has_form(p->player.core.scene);
    uint64_t id = TAPPING + (fingers ? ++p->finger : 0);
    float edge = 1, middle = p->player.core.canvas.h / 2;
    if (rests) {
        player_finger(&p->player, INPUT_POINTER_DOWN, RESTING, edge, middle);
    }
    player_finger(&p->player, INPUT_POINTER_DOWN, id, x, y);
    player_wait(&p->player, span);
    if (fingers) {
        player_finger(&p->player, INPUT_POINTER_MOVE, id, x + TREMBLE, y - TREMBLE);
    }
    player_finger(&p->player, INPUT_POINTER_UP, id, x, y);
    if (rests) {
        player_finger(&p->player, INPUT_POINTER_UP, RESTING, edge, middle);
    }
    player_wait(&p->player, PAUSE_MS);
}

/* A slide has one thing to do. */
static void reach(struct play *p, const char *where)
{
    const struct draw_command *c = NULL;
    char name[256];
    bool form = scene_has_form(p->player.core.scene);
    if (form && !find_target(p, where, &c)) {
        fail(p, "there is no such target on the screen");
        return;
    }
    if (form) {
        str_format(name, sizeof name, "%.*s", (int)c->text_len,
                   scene_frame(p->player.core.scene)->text + c->text);
    }
    for (unsigned i = 0; form && scene_focus(p->player.core.scene) != ui_id(name); i++) {
        if (i == MOST_TABS) {
            fail(p, "Tab does not lead there");
            return;
        }
        player_key(&p->player, KEY_TAB, false);
        player_wait(&p->player, 16);
    }
    player_key(&p->player, KEY_ENTER, false);
    player_wait(&p->player, PAUSE_MS);
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
    const struct draw_list *l = scene_frame(p->player.core.scene);
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
        found = str_equal(scene_screen(p->player.core.scene), arg);
    } else if (strncmp(what, "text", n) == 0) {
        found = find_text(l, DRAW_TEXT, arg, false, &c);
    } else if (strncmp(what, "target", n) == 0) {
        found = find_target(p, arg, &c);
    } else if (strncmp(what, "note", n) == 0) {
        found = has_note(p->player.core.model, arg);
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
               scene_screen(p->player.core.scene));
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
    bool back = str_equal(name, "back-tab");
    for (unsigned i = KEY_TAB; i < sizeof names / sizeof *names; i++) {
        if (str_equal(names[i], back ? "tab" : name)) {
            player_key(&p->player, (enum input_key)i, back);
            player_wait(&p->player, PAUSE_MS);
            return;
        }
    }
    fail(p, "there is no such key");
}

static void type(struct play *p, const char *text)
{
    while (*text) {
        text += player_type(&p->player, text);
        player_wait(&p->player, 60);
    }
}

static void shoot(struct play *p, const char *name)
{
    char file[128], path[FS_PATH_MAX];
    if (!p->shots) {
        return;
    }
    struct core *c = &p->player.core;
    renderer_wait(c->renderer, &c->canvas, scene_theme(c->scene), scene_frame(c->scene));
    core_frame(c, true);
    str_format(file, sizeof file, "%s.png", name);
    if (!fs_join(path, p->shots, file) || window_save_png(c->window, path) != ERR_OK) {
        fail(p, "the picture cannot be written");
    }
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

/* "NAME 600ms", "X Y 600ms": cuts the span off; fallback where there is none. */
static msec cut_span(struct play *p, char *arg, msec fallback)
{
    char *last = strrchr(arg, ' ');
    if (!last || !strstr(last, "s") || !strchr("0123456789.", last[1])) {
        return fallback;
    }
    *last = '\0';
    return span_of(p, last + 1);
}

static void finger(struct play *p, const char *arg, enum input_kind kind)
{
    int at = 0;
    unsigned id;
    if (sscanf(arg, "%u %n", &id, &at) < 1 || id >= CAP_POINTERS) {
        fail(p, "a finger from 0 to 9 is needed");
        return;
    }
    struct play_place *place = &p->place[id];
    if (kind != INPUT_POINTER_UP && !find_place(p, arg + at, &place->x, &place->y)) {
        fail(p, "there is no such target on the screen");
        return;
    }
    player_finger(&p->player, kind, id, place->x, place->y);
}

static void rest_palm(struct play *p, char *arg)
{
    float x, y;
    msec span = cut_span(p, arg, 600);
    if (!find_place(p, arg, &x, &y)) {
        fail(p, "there is no such target on the screen");
        return;
    }
    player_palm(&p->player, x, y, span);
    player_wait(&p->player, PAUSE_MS);
}

static void activate(struct play *p, const char *number)
{
    struct diag d = {0};
    struct core *c = &p->player.core;
    if (content_activate(c->options->config.data, (unsigned)atoi(number), &d) != ERR_OK) {
        fail(p, d.text);
        return;
    }
    core_refresh(c);
    player_step(&p->player);
}

static void stage(struct play *p)
{
    char from[FS_PATH_MAX], to[FS_PATH_MAX];
    struct core *c = &p->player.core;
    const char *data = c->options->config.data;
    if (!str_format(from, sizeof from, "%s-staged", data) || !stage_path(to, data) ||
        rename(from, to) != 0) {
        fail(p, "there is no DATA-staged, or a stage already");
        return;
    }
    core_look(c);
    player_step(&p->player);
}

static void choose_way(struct play *p, const char *name)
{
    static const char *const names[] = {"touch", "fingers", "keys"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_equal(names[i], name)) {
            p->by = (enum play_way)i;
            return;
        }
    }
    fail(p, "by knows touch, fingers and keys");
}

static bool touches(struct play *p, const char *command, char *arg)
{
    if (str_equal(command, "tap") && p->by == BY_KEYS) {
        reach(p, arg);
    } else if (str_equal(command, "tap")) {
        press(p, arg, TAP_MS);
    } else if (str_equal(command, "hold")) {
        msec span = cut_span(p, arg, 500);
        press(p, arg, span);
    } else if (str_equal(command, "down")) {
        finger(p, arg, INPUT_POINTER_DOWN);
    } else if (str_equal(command, "move")) {
        finger(p, arg, INPUT_POINTER_MOVE);
    } else if (str_equal(command, "up")) {
        finger(p, arg, INPUT_POINTER_UP);
    } else if (str_equal(command, "palm")) {
        rest_palm(p, arg);
    } else if (str_equal(command, "plug") || str_equal(command, "unplug")) {
        player_plug(&p->player, str_equal(command, "plug"));
        player_step(&p->player);
    } else if (str_equal(command, "by")) {
        choose_way(p, arg);
    } else {
        return false;
    }
    return true;
}

static bool happens(struct play *p, const char *command, const char *arg)
{
    struct core *c = &p->player.core;
    if (str_equal(command, "wait")) {
        player_wait(&p->player, span_of(p, arg));
    } else if (str_equal(command, "open")) {
        scene_open_form(c->scene, arg);
        player_wait(&p->player, PAUSE_MS);
    } else if (str_equal(command, "clock")) {
        if (!clock_jump(&c->clock, arg)) {
            fail(p, "a moment such as 2026-12-31T23:58 is needed");
        }
        player_step(&p->player);
    } else if (str_equal(command, "answers")) {
        p->player.answers = span_of(p, arg);
    } else if (str_equal(command, "refresh")) {
        core_refresh(c);
        player_step(&p->player);
    } else if (str_equal(command, "look")) {
        core_look(c);
        player_step(&p->player);
    } else if (str_equal(command, "stage")) {
        stage(p);
    } else if (str_equal(command, "content")) {
        activate(p, arg);
    } else {
        return false;
    }
    return true;
}

void play_line(struct play *p, char *line)
{
    char *arg = strchr(line, ' ');
    if (arg) {
        *arg++ = '\0';
    } else {
        arg = line + strlen(line);
    }
    if (str_equal(line, "type")) {
        type(p, arg);
    } else if (str_equal(line, "key")) {
        press_key(p, arg);
    } else if (str_equal(line, "expect")) {
        expect(p, arg);
    } else if (str_equal(line, "shot")) {
        shoot(p, arg);
    } else if (!touches(p, line, arg) && !happens(p, line, arg)) {
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
    e = core_open(&p.player.core, o, true, &d);
    if (e != ERR_OK) {
        fprintf(stderr, "kiosk: %s\n", d.text);
        buf_done(&script);
        return EXIT_IO;
    }
    player_init(&p.player);
    player_wait(&p.player, 2000);
    for (char *line = script.data; line && p.failed == 0;) {
        char *end = strchr(line, '\n');
        if (end) {
            *end++ = '\0';
        }
        p.line++;
        line += strspn(line, " \t");
        if (*line && *line != '#') {
            play_line(&p, line);
        }
        line = end;
    }
    core_close(&p.player.core);
    buf_done(&script);
    fprintf(stderr, "%s: %u expectations hold, %u fail\n", o->play, p.passed, p.failed);
    return p.failed ? EXIT_PROBLEMS : EXIT_DONE;
}
