#include "app/screens.h"

#include "app/sample_stick.h"
#include "base/str.h"
#include "model/optout.h"
#include "scene/idle.h"

#include <string.h>

enum { A_CHANGE_MS = 1300, A_WHILE_MS = 125 * 1000 };

struct walk {
    struct core *core;
    screens_visitor visit;
    void *ctx;
    unsigned count;
};

static void show(struct walk *w, const char *name)
{
    w->visit(w->ctx, name, scene_frame(w->core->scene));
    w->count++;
}

/* The middle of the first target whose name starts with prefix; false when the frame has none. */
static bool find_target(struct core *c, const char *prefix, float *ret_x, float *ret_y)
{
    const struct draw_list *l = scene_frame(c->scene);
    size_t n = strlen(prefix);
    for (size_t i = 0; i < l->count; i++) {
        const struct draw_command *d = &l->command[i];
        if (d->op == DRAW_TARGET && d->text_len >= n &&
            memcmp(l->text + d->text, prefix, n) == 0 && !(d->flags & DRAW_DISABLED)) {
            du w, h;
            draw_place(l, i, ret_x, ret_y, &w, &h);
            *ret_x += w / 2;
            *ret_y += h / 2;
            return true;
        }
    }
    return false;
}

static bool tap(struct core *c, const char *prefix)
{
    struct input e = {.kind = INPUT_POINTER_DOWN, .pointer = 1, .at = clock_mono(&c->clock)};
    if (!find_target(c, prefix, &e.x, &e.y)) {
        return false;
    }
    scene_input(c->scene, &e);
    clock_advance(&c->clock, 80);
    e.kind = INPUT_POINTER_UP;
    e.at = clock_mono(&c->clock);
    scene_input(c->scene, &e);
    clock_advance(&c->clock, 400); /* past the flash of a pressed target and a change of step */
    scene_frame(c->scene);
    return true;
}

static void answer(struct core *c, enum outcome outcome)
{
    struct intent intent;
    while (scene_take_intent(c->scene, &intent)) {
        scene_answer(c->scene, &(struct intent_result){.kind = intent.kind, .outcome = outcome,
                                                       .kudos = 1, .tries = 4,
                                                       .seconds = 14 * 60});
    }
}

static void type(struct core *c, const char *text)
{
    struct input e = {.kind = INPUT_TEXT, .at = clock_mono(&c->clock)};
    str_copy(e.text, sizeof e.text, text);
    scene_input(c->scene, &e);
    clock_advance(&c->clock, 400);
}

static void walk_slides(struct walk *w, unsigned items)
{
    for (unsigned k = 0; k < slide_kind_count; k++) {
        unsigned n = slide_kinds[k]->count(w->core->model);
        for (unsigned i = 0; i < n && i < items; i++) {
            char name[64];
            str_format(name, sizeof name, i ? "%s-%u" : "%s", slide_kinds[k]->name, i + 1);
            scene_show(w->core->scene, k, i);
            show(w, name);
        }
    }
}

static void reach_preview(struct core *c)
{
    scene_open_form(c->scene, "thanks");
    tap(c, "person:");
    tap(c, "message");
    type(c, "Your packing plan let us ship ");
    type(c, "400 gift boxes in one day.");
    tap(c, "value:");
    tap(c, "next");
    tap(c, "person:");
}

/* Several people, a whole department, and a note that is not signed by name. */
static void walk_many(struct walk *w)
{
    struct core *c = w->core;
    scene_open_form(c->scene, "thanks");
    tap(c, "several");
    tap(c, "often:");
    tap(c, "person:");
    show(w, "form-1-several");
    tap(c, "next");
    show(w, "form-2-several");
    tap(c, "ready:");
    tap(c, "without-name");
    show(w, "form-unsigned");
    tap(c, "unsigned:");
    show(w, "form-3-several");
    tap(c, "post");
    answer(c, OUTCOME_SHOWN);
    show(w, "form-4-several");
    scene_open_form(c->scene, "thanks");
    tap(c, "filter:E");
    show(w, "form-1-department");
    tap(c, "everyone:");
    tap(c, "ready:");
    tap(c, "filter:E");
    show(w, "form-signer-department");
    tap(c, "person:");
    show(w, "form-3-department");
}

static void walk_thanks(struct walk *w)
{
    struct core *c = w->core;
    scene_open_form(c->scene, "thanks");
    show(w, "form-1");
    if (tap(c, "language")) {
        show(w, "form-1-language");
        scene_open_form(c->scene, "thanks");
    }
    tap(c, "search");
    show(w, "form-1-search");
    type(c, "ma");
    show(w, "form-1-found");
    type(c, "xyzzy");
    show(w, "form-1-nobody");
    scene_open_form(c->scene, "thanks");
    tap(c, "person:");
    show(w, "form-2");
    tap(c, "message");
    show(w, "form-2-keyboard");
    type(c, "Your packing plan let us ship ");
    type(c, "400 gift boxes in one day.");
    tap(c, "value:");
    show(w, "form-2-written");
    tap(c, "next");
    show(w, "form-signer");
    tap(c, "person:");
    show(w, "form-3");
    clock_advance(&c->clock, IDLE_AFTER_MS);
    scene_frame(c->scene);
    clock_advance(&c->clock, 200);
    show(w, "still-there");
    static const struct {
        enum outcome outcome;
        const char *name;
    } endings[] = {{OUTCOME_SHOWN, "form-4"}, {OUTCOME_HELD, "form-4-held"},
                   {OUTCOME_NOT_SAVED, "form-4-not-saved"}, {OUTCOME_ENOUGH, "form-4-enough"},
                   {OUTCOME_ENOUGH_FOR, "form-4-enough-for"}};
    for (unsigned i = 0; i < sizeof endings / sizeof *endings; i++) {
        reach_preview(c);
        tap(c, "post");
        answer(c, endings[i].outcome);
        show(w, endings[i].name);
    }
    walk_many(w);
    scene_set_can_save(c->scene, false);
    scene_open_form(c->scene, "thanks");
    show(w, "form-cannot-save");
    scene_set_can_save(c->scene, true);
}

static unsigned find_kind(const char *name)
{
    unsigned kind = 0;
    while (kind < slide_kind_count && !str_equal(slide_kinds[kind]->name, name)) {
        kind++;
    }
    return kind;
}

static void walk_flag(struct walk *w)
{
    static const struct { enum outcome outcome; const char *name; } endings[] = {
        {OUTCOME_HELD, "flag-down"}, {OUTCOME_NOT_SAVED, "flag-failed"}};
    struct core *c = w->core;
    unsigned kind = find_kind("kudos");
    if (kind == slide_kind_count || c->model->kudos_count == 0) {
        return;
    }
    scene_show(c->scene, kind, 0);
    scene_open_form(c->scene, "thanks");
    show(w, "form-1-flag");
    for (unsigned i = 0; i < sizeof endings / sizeof *endings; i++) {
        scene_show(c->scene, kind, 0);
        scene_open_form(c->scene, "flag");
        if (i == 0) {
            show(w, "flag");
        }
        tap(c, "take-down");
        answer(c, endings[i].outcome);
        show(w, endings[i].name);
    }
}

/* Notes of the model as if they had been held, each for another reason; two of them, if there are
 * so many, to nine people and to a department, by whoever it was. */
static void hold_notes(struct model *m, const struct model *from)
{
    static const char *const reason[] = {"tone: unlike some people", "flagged", "word: lazy",
                                         "everything"};
    enum { REASONS = sizeof reason / sizeof *reason, OTHERS = 8 };
    m->held = arena_array(&m->arena, REASONS, sizeof *m->held);
    for (; m->held_count < REASONS && m->held_count < from->kudos_count; m->held_count++) {
        struct kudos *k = &m->held[m->held_count];
        *k = from->kudos[m->held_count];
        k->reason = reason[m->held_count];
        if (m->held_count < 2) {
            continue;
        }
        k->from.name = "";
        if (m->held_count == 3) {
            k->to.name = k->from.department = "";
            continue;
        }
        k->also = arena_array(&m->arena, OTHERS, sizeof *k->also);
        while (k->also_count < OTHERS && k->also_count < from->kudos_count) {
            k->also[k->also_count] = from->kudos[k->also_count].to;
            k->also_count++;
        }
    }
    m->held_total = m->held_count;
}

static void unlock(struct core *c, enum outcome outcome)
{
    scene_open_form(c->scene, "review");
    type(c, "2468");
    tap(c, "pin:go");
    answer(c, outcome);
}

static void walk_pin(struct walk *w)
{
    static const struct { enum outcome outcome; const char *name; } endings[] = {
        {OUTCOME_WRONG_PIN, "review-pin-wrong"}, {OUTCOME_LOCKED, "review-pin-locked"},
        {OUTCOME_NO_PIN, "review-pin-unset"}};
    struct core *c = w->core;
    scene_open_form(c->scene, "review");
    type(c, "24");
    show(w, "review-pin");
    for (unsigned i = 0; i < sizeof endings / sizeof *endings; i++) {
        unlock(c, endings[i].outcome);
        show(w, endings[i].name);
    }
}

/* Four contents of one stick and another, one of them damaged. */
static struct shelf sample_shelf(const struct model *m)
{
    static const char *const label[] = {"BREAKROOM", "HR blue", "", "BREAKROOM", ""};
    struct shelf s = {.count = SHELF_KEPT, .can_write = true};
    for (unsigned i = 0; i < s.count; i++) {
        struct shelf_entry *e = &s.entry[i];
        *e = (struct shelf_entry){.number = 12 - i, .current = i == 1, .damaged = i == 3,
                                  .day = m->today - (date)i * 9, .minute = (minute)(761 + 47 * i),
                                  .people = i == 3 ? 0 : m->person_count - i,
                                  .socials = i == 3 ? 0 : 12, .posters = i == 3 ? 0 : 2 - i % 2};
        str_copy(e->label, sizeof e->label, label[i]);
    }
    return s;
}

static void answer_shelf(struct core *c, const struct shelf *shelf)
{
    struct intent intent;
    while (scene_take_intent(c->scene, &intent)) {
        scene_answer(c->scene, &(struct intent_result){.kind = intent.kind, .shelf = shelf,
                                                       .outcome = OUTCOME_DONE});
    }
    scene_frame(c->scene);
}

static void answer_written(struct core *c, enum written written, const char *label)
{
    struct intent intent;
    while (scene_take_intent(c->scene, &intent)) {
        struct intent_result r = {.kind = intent.kind, .outcome = OUTCOME_DONE,
                                  .written = written};
        str_copy(r.label, sizeof r.label, label);
        scene_answer(c->scene, &r);
    }
}

/* From a note that waits to the contents, and onto a stick. */
static void walk_content(struct walk *w)
{
    static const enum written why[] = {WRITTEN_NO_STICK, WRITTEN_SEVERAL_STICKS, WRITTEN_FULL,
                                       WRITTEN_READ_ONLY, WRITTEN_FAILED, WRITTEN_NO_ANSWER,
                                       WRITTEN_NOT_MADE};
    struct core *c = w->core;
    struct shelf shelf = sample_shelf(c->model);
    tap(c, "content");
    answer_shelf(c, &shelf);
    show(w, "review-content");
    if (tap(c, "page:on")) {
        show(w, "review-content-2");
        tap(c, "page:back");
    }
    tap(c, "restore:");
    show(w, "review-back");
    tap(c, "restore");
    answer(c, OUTCOME_DONE);
    show(w, "review-restored");
    tap(c, "done");
    shelf.can_write = false;
    answer_shelf(c, &shelf);
    show(w, "review-content-desktop");
    tap(c, "back");
    tap(c, "content");
    shelf.can_write = true;
    answer_shelf(c, &shelf);
    tap(c, "write:backup");
    show(w, "review-writing");
    answer_written(c, WRITTEN_DONE, "BREAKROOM");
    show(w, "review-written");
    tap(c, "done");
    answer_shelf(c, &shelf);
    tap(c, "write:tables");
    for (unsigned i = 0; i < sizeof why / sizeof *why; i++) {
        char name[64];
        answer_written(c, why[i], "");
        str_format(name, sizeof name, i ? "review-not-written-%u" : "review-not-written", i + 1);
        show(w, name);
        tap(c, "again");
    }
}

static void walk_review(struct walk *w)
{
    struct core *c = w->core;
    struct model *m = model_new(c->model->today);
    hold_notes(m, c->model);
    m->departments = c->model->departments;
    m->department_count = c->model->department_count;
    m->people = c->model->people;
    m->person_count = c->model->person_count;
    scene_set_model(c->scene, m);
    walk_pin(w);
    unlock(c, OUTCOME_UNLOCKED);
    show(w, "review-note");
    tap(c, "change");
    show(w, "review-words");
    type(c, " Thank you.");
    tap(c, "back");
    show(w, "review-note-changed");
    tap(c, "reject");
    show(w, "review-reason");
    tap(c, "reason");
    show(w, "review-reason-keyboard");
    unlock(c, OUTCOME_UNLOCKED);
    tap(c, "later");
    show(w, "review-note-flagged");
    tap(c, "later");
    show(w, "review-note-several");
    tap(c, "later");
    show(w, "review-note-department");
    tap(c, "later");
    show(w, "review-end-left");
    tap(c, "again");
    while (tap(c, "approve")) {
        answer(c, OUTCOME_SHOWN);
    }
    show(w, "review-end");
    unlock(c, OUTCOME_UNLOCKED);
    walk_content(w);
    scene_set_model(c->scene, c->model);
    model_unref(m);
}

/* From the slide of a birthday to what can be hidden. False where there is none. */
static bool reach_optout(struct core *c, unsigned kind)
{
    if (kind == slide_kind_count || slide_kinds[kind]->count(c->model) == 0) {
        return false;
    }
    scene_show(c->scene, kind, 0);
    scene_open_form(c->scene, "thanks");
    return tap(c, "mine") && tap(c, "person:");
}

/* Everybody's days as if the first person of the list had hidden two things of theirs. */
static void walk_hidden(struct walk *w, unsigned kind)
{
    struct core *c = w->core;
    struct model *m = model_new(c->model->today);
    m->departments = c->model->departments;
    m->department_count = c->model->department_count;
    m->person_count = c->model->person_count;
    m->people = arena_array(&m->arena, m->person_count, sizeof *m->people);
    memcpy(m->people, c->model->people, m->person_count * sizeof *m->people);
    m->people[0].hidden = OPTOUT_BIT(OPTOUT_BIRTHDAY) | OPTOUT_BIT(OPTOUT_PHOTO);
    m->celebrations = c->model->celebrations;
    m->celebration_count = c->model->celebration_count;
    scene_set_model(c->scene, m);
    if (reach_optout(c, kind)) {
        show(w, "optout-some");
        tap(c, "again");
        show(w, "optout-pin");
        type(c, "2468");
        tap(c, "pin:go");
        answer(c, OUTCOME_UNLOCKED);
        scene_frame(c->scene);
        answer(c, OUTCOME_DONE);
        show(w, "optout-shown");
    }
    scene_set_model(c->scene, c->model);
    model_unref(m);
}

static void walk_optout(struct walk *w)
{
    static const struct { enum outcome outcome; const char *name; } endings[] = {
        {OUTCOME_DONE, "optout-hidden"}, {OUTCOME_NOT_SAVED, "optout-not-hidden"}};
    struct core *c = w->core;
    unsigned kind = find_kind("birthdays");
    if (!reach_optout(c, kind)) {
        return;
    }
    show(w, "optout");
    tap(c, "back");
    show(w, "optout-who");
    scene_show(c->scene, kind, 0);
    scene_open_form(c->scene, "thanks");
    show(w, "form-1-mine");
    for (unsigned i = 0; i < sizeof endings / sizeof *endings; i++) {
        reach_optout(c, kind);
        tap(c, "what:photo");
        tap(c, "hide");
        answer(c, endings[i].outcome);
        show(w, endings[i].name);
    }
    walk_hidden(w, kind);
    scene_set_can_save(c->scene, false);
    scene_open_form(c->scene, "optout");
    show(w, "optout-cannot");
    scene_set_can_save(c->scene, true);
}

/* Opens the form anew for another stick. */
static void plug(struct core *c, enum stick_phase phase, bool many, bool is_signed)
{
    static uint64_t id = 1000;
    struct stick *s = sample_stick(c->model, phase, ++id, many);
    s->is_signed = is_signed;
    scene_set_stick(c->scene, NULL);
    scene_open_form(c->scene, "stick");
    scene_set_stick(c->scene, s);
    stick_unref(s);
    scene_frame(c->scene);
    clock_advance(&c->clock, 400);
}

static void type_pin(struct core *c)
{
    if (tap(c, "load")) {
        clock_advance(&c->clock, 400);
    }
    type(c, "2468");
    tap(c, "pin:go");
}

static void walk_stick_pin(struct walk *w)
{
    static const struct { enum outcome outcome; const char *name; } endings[] = {
        {OUTCOME_WRONG_PIN, "stick-wrong"}, {OUTCOME_LOCKED, "stick-locked"}};
    struct core *c = w->core;
    for (unsigned i = 0; i < sizeof endings / sizeof *endings; i++) {
        plug(c, STICK_READY, false, false);
        type_pin(c);
        answer(c, endings[i].outcome);
        show(w, endings[i].name);
    }
    c->model->no_pin = true;
    plug(c, STICK_READY, false, false);
    tap(c, "load");
    show(w, "stick-choose");
    c->model->no_pin = false;
    type_pin(c);
    show(w, "stick-repeat");
    type(c, "1111");
    tap(c, "pin:go");
    show(w, "stick-different");
}

/* What is staged, up to what becomes of it. */
static void walk_staged(struct walk *w)
{
    struct core *c = w->core;
    plug(c, STICK_READY, false, false);
    show(w, "stick");
    if (tap(c, "load")) {
        show(w, "stick-pin");
    }
    plug(c, STICK_READY, true, false);
    show(w, "stick-many");
    tap(c, "changes");
    show(w, "stick-names");
    tap(c, "page:on");
    tap(c, "page:on");
    show(w, "stick-names-2");
    tap(c, "back");
    tap(c, "problems");
    show(w, "stick-problems");
    while (tap(c, "page:on")) {
    }
    show(w, "stick-problems-last");
    tap(c, "back");
    tap(c, "show");
    show(w, "stick-show");
    walk_stick_pin(w);
    plug(c, STICK_READY, false, false);
    type_pin(c);
    answer(c, OUTCOME_UNLOCKED);
    show(w, "stick-loading");
    answer(c, OUTCOME_DONE);
    show(w, "stick-loaded");
    tap(c, "undo");
    answer(c, OUTCOME_DONE);
    show(w, "stick-undone");
    plug(c, STICK_READY, false, true);
    show(w, "stick-signed");
    answer(c, OUTCOME_DONE);
    show(w, "stick-loaded-signed");
    tap(c, "undo");
    show(w, "stick-undo");
    plug(c, STICK_READY, false, true);
    answer(c, OUTCOME_NOT_SAVED);
    show(w, "stick-failed");
    plug(c, STICK_READY, false, false);
    clock_advance(&c->clock, A_WHILE_MS);
    scene_frame(c->scene);
    answer(c, OUTCOME_DONE);
    show(w, "stick-left");
}

static void walk_stick(struct walk *w)
{
    struct core *c = w->core;
    /* All of it whether this device has a PIN or not; nobody else looks at the model meanwhile. */
    bool no_pin = c->model->no_pin;
    c->model->no_pin = false;
    plug(c, STICK_READING, false, false);
    show(w, "stick-reading");
    plug(c, STICK_SAME, false, false);
    show(w, "stick-same");
    plug(c, STICK_REFUSED, false, false);
    show(w, "stick-refused");
    walk_staged(w);
    scene_set_stick(c->scene, NULL);
    scene_open_form(c->scene, "stick");
    show(w, "stick-gone");
    scene_open_form(c->scene, "thanks");
    struct stick *s = sample_stick(c->model, STICK_READY, 1, false);
    scene_set_stick(c->scene, s);
    stick_unref(s);
    show(w, "form-1-stick");
    scene_set_stick(c->scene, NULL);
    c->model->no_pin = no_pin;
}

unsigned screens_each(struct core *c, unsigned items, screens_visitor visit, void *ctx)
{
    struct walk w = {.core = c, .visit = visit, .ctx = ctx};
    clock_advance(&c->clock, A_CHANGE_MS);
    walk_slides(&w, items);
    walk_thanks(&w);
    walk_flag(&w);
    walk_optout(&w);
    walk_review(&w);
    walk_stick(&w);
    return w.count;
}
