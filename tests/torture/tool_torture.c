/* Puts every text of words.txt and hostile.txt on the slides and on the form, and audits screens:
 *   tool_torture DATA WxH THEME EACH [SHOTS]
 * DATA: an empty folder. EACH: one of so many screens is audited, 0 none. stdout: a line for each
 * screen, its name, the size and number of lines of its largest text, and a hash of its command
 * list. stderr: what the audit found. SHOTS: pictures of what is audited go there. Exits 1 on a
 * violation. */
#include "app/legible.h"
#include "base/str.h"
#include "scene/slide.h"
#include "text/clean.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOW "2026-10-14T12:42"

enum { LINES = 512, DEPARTMENTS = 7, NAMES = 5, SOCIALS = 4, STEP_MS = 400, CARET_AWAY_MS = 600,
       TYPED = 1200 };

struct torture {
    struct core core;
    struct audit audit;
    const char *shots;
    unsigned each, shown;
    char *message[LINES], *name[LINES]; /* as they leave the boundary */
    unsigned count;
};

static void read_file(struct torture *t, const char *path)
{
    FILE *f = fopen(path, "rb");
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;
    while (f && t->count < LINES && (n = getline(&line, &cap, f)) > 0) {
        char *message = mem_new(CAP_MESSAGE_BYTES, 1), *name = mem_new(CAP_NAME_BYTES, 1);
        (void)!text_clean(message, CAP_MESSAGE_BYTES, line, (size_t)n - 1, false);
        (void)!text_clean(name, CAP_NAME_BYTES, line, (size_t)n - 1, false);
        t->message[t->count] = message;
        t->name[t->count++] = name;
    }
    free(line);
    if (!f || fclose(f) != 0) {
        perror(path);
        exit(2);
    }
}

static const char *name_at(const struct torture *t, unsigned i)
{
    return t->name[i % t->count];
}

static struct model *new_model(const struct torture *t)
{
    static const char *const names[DEPARTMENTS] = {"Sales", "Marketing", "Engineering", "Finance",
                                                   "Support", "Operations", "People"};
    struct model *m = model_new(clock_now(&t->core.clock).day);
    m->departments = arena_array(&m->arena, DEPARTMENTS, sizeof *m->departments);
    for (unsigned i = 0; i < DEPARTMENTS; i++) {
        m->departments[i] = (struct department){.name = names[i], .about = "", .colour = i};
    }
    m->department_count = DEPARTMENTS;
    m->people = arena_array(&m->arena, t->count, sizeof *m->people);
    for (unsigned i = 0; i < t->count; i++) {
        m->people[i] = (struct person){
            .key = arena_printf(&m->arena, "p%u", i), .name = t->name[i], .photo = "",
            .initials = model_initials(&m->arena, t->name[i]), .aliases = "",
            .department = i % DEPARTMENTS, .started = DATE_NONE,
        };
    }
    m->person_count = t->count;
    return m;
}

/* The largest text of the slide area, which is what the line was fitted for. */
static void largest(const struct draw_list *l, float *ret_size, unsigned *ret_lines)
{
    *ret_size = 0;
    *ret_lines = 0;
    for (size_t i = 0; i < l->count; i++) {
        const struct draw_command *c = &l->command[i];
        if (c->op == DRAW_TEXT && c->r > *ret_size) {
            *ret_size = c->r;
            *ret_lines = 0;
        }
        *ret_lines += c->op == DRAW_TEXT && c->r == *ret_size;
    }
}

static void judge(struct torture *t, const char *kind, unsigned number)
{
    char name[64], path[FS_PATH_MAX + 80];
    float size;
    unsigned lines;
    str_format(name, sizeof name, "%s-%03u", kind, number + 1);
    const struct draw_list *l = scene_frame(t->core.scene);
    largest(l, &size, &lines);
    printf("%s %g/%u %016llx\n", name, (double)size, lines, (unsigned long long)draw_hash(l));
    if (t->each == 0 || t->shown++ % t->each != 0) {
        return;
    }
    legible_frame(&t->audit, &t->core, name, NULL);
    l = scene_frame(t->core.scene);
    if (t->shots) {
        renderer_draw(t->core.renderer, &t->core.canvas, scene_theme(t->core.scene), l);
        str_format(path, sizeof path, "%s/%s.png", t->shots, name);
        if (window_save_png(t->core.window, path) != ERR_OK) {
            perror(path);
            exit(2);
        }
    }
}

/* Shows that item of that kind of slide. */
static void show(struct torture *t, struct model *m, const char *kind, unsigned item)
{
    unsigned k = 0;
    while (!str_equal(slide_kinds[k]->name, kind)) {
        k++;
    }
    scene_set_model(t->core.scene, m);
    scene_show(t->core.scene, k, item);
}

static struct kudos_person somebody(const struct model *m, unsigned person)
{
    unsigned i = person % m->person_count;
    const struct department *d = &m->departments[m->people[i].department];
    return (struct kudos_person){m->people[i].name, d->name, d->colour, i};
}

static void walk_kudos(struct torture *t)
{
    struct model *m = new_model(t);
    m->kudos = arena_array(&m->arena, t->count, sizeof *m->kudos);
    for (unsigned i = 0; i < t->count; i++) {
        m->kudos[i] = (struct kudos){.id = i + 1, .from = somebody(m, i), .to = somebody(m, i + 1),
                                     .message = t->message[i], .value = "Above and beyond",
                                     .day = m->today};
    }
    m->kudos_count = t->count;
    for (unsigned i = 0; i < t->count; i++) {
        if (*t->message[i]) {
            show(t, m, "kudos", i);
            judge(t, "kudos", i);
        }
    }
    model_unref(m);
}

/* Each text is a title once, a place and details elsewhere. */
static void walk_socials(struct torture *t)
{
    for (unsigned i = 0; i < t->count; i += SOCIALS) {
        struct model *m = new_model(t);
        m->socials = arena_array(&m->arena, SOCIALS, sizeof *m->socials);
        for (unsigned k = 0; k < SOCIALS; k++) {
            m->socials[k] = (struct social){
                .title = name_at(t, i + k), .place = name_at(t, i + k + 1),
                .details = t->message[(i + k + 2) % t->count], .picture = "",
                .day = m->today + 3 + (date)k, .end_day = m->today + 3 + (date)k, .start = 1050,
                .end = 1200, .host = {i % DEPARTMENTS, (i + 1) % DEPARTMENTS},
            };
        }
        m->social_count = SOCIALS;
        show(t, m, "socials", 0);
        judge(t, "socials", i);
        model_unref(m);
    }
}

static void walk_birthdays(struct torture *t)
{
    for (unsigned i = 0; i < t->count; i += NAMES) {
        struct model *m = new_model(t);
        m->celebrations = arena_array(&m->arena, NAMES, sizeof *m->celebrations);
        for (unsigned k = 0; k < NAMES; k++) {
            m->celebrations[k] = (struct celebration){.person = (i + k) % t->count,
                                                      .day = m->today + (date)k};
        }
        m->celebration_count = NAMES;
        show(t, m, "birthdays", 0);
        judge(t, "birthdays", i);
        model_unref(m);
    }
}

/* A tap on the target of this name; false when the frame has none, or one that is off. */
static bool tap(struct core *c, const char *name)
{
    const struct draw_list *l = scene_frame(c->scene);
    for (size_t i = 0; i < l->count; i++) {
        const struct draw_command *d = &l->command[i];
        if (d->op == DRAW_TARGET && !(d->flags & DRAW_DISABLED) && d->text_len >= strlen(name) &&
            memcmp(l->text + d->text, name, strlen(name)) == 0) {
            struct input e = {.kind = INPUT_POINTER_DOWN, .pointer = 1, .x = d->x + d->w / 2,
                              .y = d->y + d->h / 2};
            scene_input(c->scene, &e);
            e.kind = INPUT_POINTER_UP;
            scene_input(c->scene, &e);
            clock_advance(&c->clock, STEP_MS);
            scene_frame(c->scene);
            return true;
        }
    }
    return false;
}

static void type(struct core *c, const char *s)
{
    /* 280 clusters fit the field; of the longest texts the rest would be typed in vain. */
    size_t n = strlen(s) > TYPED ? utf8_floor(s, TYPED) : strlen(s);
    for (size_t at = 0; at < n;) {
        struct input e = {.kind = INPUT_TEXT};
        size_t part = n - at < sizeof e.text ? n - at : utf8_floor(s + at, sizeof e.text - 1);
        memcpy(e.text, s + at, part);
        scene_input(c->scene, &e);
        at += part;
    }
    /* The caret stands for half a second, then half a second it is not there. */
    clock_advance(&c->clock, CARET_AWAY_MS);
}

/* All names on the pages of the form, then each text in its field, and as the preview. */
static void walk_form(struct torture *t)
{
    struct core *c = &t->core;
    struct model *m = new_model(t);
    scene_set_model(c->scene, m);
    scene_open_form(c->scene, "thanks");
    unsigned page = 0;
    do {
        judge(t, "who", page++);
    } while (tap(c, "page:down"));
    for (unsigned i = 0; i < t->count; i++) {
        if (!*t->message[i]) {
            continue;
        }
        scene_open_form(c->scene, "thanks");
        tap(c, "person:");
        tap(c, "message");
        type(c, t->message[i]);
        judge(t, "words", i);
        if (i % 4 == 0 && tap(c, "next") && tap(c, "person:")) {
            judge(t, "look", i);
        }
    }
    model_unref(m);
}

int main(int argc, char **argv)
{
    static struct torture t;
    struct app_options o = {0};
    struct diag d = {0};
    if (argc < 5 || sscanf(argv[2], "%dx%d", &o.display_w, &o.display_h) != 2) {
        fputs("tool_torture DATA WxH THEME EACH [SHOTS]\n", stderr);
        return 2;
    }
    config_defaults(&o.config);
    str_copy(o.config.data, sizeof o.config.data, argv[1]);
    str_copy(o.config.language, sizeof o.config.language, "en");
    o.config.theme = str_equal(argv[3], "night") ? CONFIG_THEME_NIGHT : CONFIG_THEME_DAY;
    t.each = (unsigned)strtoul(argv[4], NULL, 10);
    t.shots = argc > 5 ? argv[5] : NULL;
    if (!clock_init_fake(&o.clock, NOW) || core_open(&t.core, &o, true, &d) != ERR_OK) {
        fprintf(stderr, "%s\n", d.text);
        return 2;
    }
    core_await(&t.core, 10000);
    read_file(&t, "tests/torture/words.txt");
    read_file(&t, "tests/torture/hostile.txt");
    legible_init(&t.audit, &t.core);
    walk_kudos(&t);
    walk_socials(&t);
    walk_birthdays(&t);
    walk_form(&t);
    unsigned violations = t.audit.violations;
    if (violations > 0) {
        fputs(t.audit.sentences.data, stderr);
    }
    fprintf(stderr, "%u screens, %u violations\n", t.audit.screens, violations);
    audit_done(&t.audit);
    core_close(&t.core);
    for (unsigned i = 0; i < t.count; i++) {
        free(t.message[i]);
        free(t.name[i]);
    }
    return violations > 0;
}
