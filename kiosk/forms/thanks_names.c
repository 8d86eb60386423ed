#include "forms/thanks.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <string.h>

bool thanks_is_signed(const struct thanks *s)
{
    return s->from != MODEL_NONE || s->unnamed;
}

void thanks_forget_receivers(struct thanks *s)
{
    for (unsigned i = 0; i < s->to_count; i++) {
        s->is_receiver[s->to[i]] = false;
    }
    s->to_count = 0;
    s->to_department = MODEL_NONE;
}

bool thanks_toggle(struct thanks *s, uint32_t person)
{
    if (!s->is_receiver[person]) {
        if (s->to_count == CAP_RECEIVERS) {
            return false;
        }
        s->is_receiver[person] = true;
        s->to[s->to_count++] = person;
        return true;
    }
    s->is_receiver[person] = false;
    unsigned kept = 0;
    for (unsigned i = 0; i < s->to_count; i++) {
        if (s->to[i] != person) {
            s->to[kept++] = s->to[i];
        }
    }
    s->to_count = kept;
    return true;
}

void thanks_choose(struct thanks *s, const struct form_env *env, uint32_t person)
{
    if (s->screen == THANKS_MINE) {
        /* Whose face the next header has. */
        thanks_forget_receivers(s);
        (void)thanks_toggle(s, person);
        s->from = person;
        return;
    }
    if (s->screen == THANKS_SIGNER) {
        s->from = person;
        s->unnamed = false;
        thanks_go(s, env, THANKS_LOOK);
        return;
    }
    s->signer.stale = true;
    if (s->several) {
        bool was = s->is_receiver[person];
        bool typed = thanks_toggle(s, person) && !was && s->who.search.len > 0;
        if (typed) {
            /* The next name can be typed at once. */
            s->who.search = (struct edit){.limit = THANKS_SEARCH};
            s->who.stale = true;
        }
        ui_wake(env->ui, env->ui->now);
        return;
    }
    thanks_forget_receivers(s);
    (void)thanks_toggle(s, person);
    thanks_take(s, env);
}

void thanks_take(struct thanks *s, const struct form_env *env)
{
    s->to_department = MODEL_NONE;
    if (s->from != MODEL_NONE && s->is_receiver[s->from]) {
        s->from = MODEL_NONE;
    }
    thanks_go(s, env, THANKS_WORDS);
}

static const char *department_name(const struct form_env *env, uint32_t department)
{
    const struct model *m = env->model;
    return department < m->department_count ? m->departments[department].name : "";
}

static struct kudos_person in_department(const struct form_env *env, uint32_t department,
                                         const char *name, uint32_t person)
{
    const struct model *m = env->model;
    return (struct kudos_person){
        .name = name,
        .department = department_name(env, department),
        .colour = department < m->department_count ? m->departments[department].colour
                                                   : PALETTE_SIZE - 2,
        .person = person,
    };
}

static struct kudos_person somebody(const struct form_env *env, uint32_t person)
{
    const struct person *p = &env->model->people[person];
    return in_department(env, p->department, p->name, person);
}

struct kudos thanks_note(const struct thanks *s, const struct form_env *env, struct arena *a)
{
    const struct model *m = env->model;
    struct kudos k = {.message = s->message.text, .reason = "", .day = m->today,
                      .value = s->value < m->value_count ? m->values[s->value].name : ""};
    k.from = s->from != MODEL_NONE ? somebody(env, s->from)
                                   : in_department(env, s->from_department, "", MODEL_NONE);
    if (s->to_department != MODEL_NONE) {
        k.to = in_department(env, s->to_department, "", MODEL_NONE);
        return k;
    }
    k.to = somebody(env, s->to[0]);
    k.also_count = s->to_count - 1;
    k.also = arena_array(a, k.also_count, sizeof *k.also);
    for (unsigned i = 0; i < k.also_count; i++) {
        k.also[i] = somebody(env, s->to[i + 1]);
    }
    return k;
}

const char *thanks_first_name(const struct form_env *env, uint32_t person)
{
    return ui_first_name(env->ui->arena, env->model->people[person].name);
}

const char *thanks_department(const struct form_env *env, uint32_t person)
{
    return department_name(env, env->model->people[person].department);
}

/* First names, joined. */
static const char *receivers(const struct thanks *s, const struct form_env *env)
{
    const char *name[UI_FACES];
    for (unsigned i = 0; i < s->to_count && i < UI_FACES; i++) {
        name[i] = thanks_first_name(env, s->to[i]);
    }
    return ui_people(env->ui->arena, name, s->to_count);
}

const char *thanks_title(const struct thanks *s, const struct form_env *env)
{
    if (s->to_department != MODEL_NONE) {
        return arena_printf(env->ui->arena,
                            /* Title over the field for the note: a whole department. */
                            tr("Thank everyone in %s"), department_name(env, s->to_department));
    }
    /* Title over the field for the note: the first name of who is thanked, or several of them. */
    return arena_printf(env->ui->arena, tr("Thank %s"), receivers(s, env));
}

const char *thanks_whom(const struct thanks *s, const struct form_env *env,
                        const char **ret_second)
{
    *ret_second = "";
    if (s->to_department != MODEL_NONE) {
        return arena_printf(env->ui->arena, tr("Everyone in %s"),
                            department_name(env, s->to_department));
    }
    if (s->to_count > 1) {
        return receivers(s, env);
    }
    *ret_second = thanks_department(env, s->to[0]);
    return env->model->people[s->to[0]].name;
}

const char *thanks_giver(const struct thanks *s, const struct form_env *env,
                         const char **ret_second)
{
    if (s->from != MODEL_NONE) {
        *ret_second = thanks_department(env, s->from);
        return env->model->people[s->from].name;
    }
    *ret_second = department_name(env, s->from_department);
    return tr("A colleague");
}

static struct hue department_hue(const struct form_env *env, uint32_t department)
{
    const struct theme *t = env->ui->theme;
    const struct model *m = env->model;
    return department < m->department_count
               ? t->hue[m->departments[department].colour % PALETTE_SIZE]
               : (struct hue){"", t->mute, theme_on(t, t->mute), t->ink2};
}

struct hue thanks_hue_to(const struct thanks *s, const struct form_env *env)
{
    return department_hue(env, s->to_department != MODEL_NONE
                                   ? s->to_department
                                   : env->model->people[s->to[0]].department);
}

struct hue thanks_hue_from(const struct thanks *s, const struct form_env *env)
{
    return department_hue(env, s->from == MODEL_NONE
                                   ? s->from_department
                                   : env->model->people[s->from].department);
}

struct ui_face thanks_face(const struct form_env *env, uint32_t person)
{
    const struct person *p = &env->model->people[person];
    struct hue hue = department_hue(env, p->department);
    return (struct ui_face){.photo = p->photo, .initials = p->initials, .fill = hue.field,
                            .on = hue.on, .behind = hue.field};
}

struct ui_face thanks_icon_face(const struct form_env *env, uint32_t department, const char *icon)
{
    const struct theme *t = env->ui->theme;
    struct hue hue = department_hue(env, department);
    bool none = department >= env->model->department_count;
    return (struct ui_face){.icon = icon, .fill = none ? t->ink : hue.field,
                            .on = none ? t->onink : hue.on};
}

void thanks_faces_to(const struct thanks *s, const struct form_env *env, du cx, du cy, du r,
                     rgb ground)
{
    struct ui_face face[UI_FACES];
    unsigned n = 1;
    if (s->to_department != MODEL_NONE) {
        face[0] = thanks_icon_face(env, s->to_department, "team");
    } else {
        n = s->to_count < UI_FACES ? s->to_count : UI_FACES;
        for (unsigned i = 0; i < n; i++) {
            face[i] = thanks_face(env, s->to[i]);
        }
    }
    ui_faces(env->ui->list, env->ui->text, cx, cy, r, face, n, ground);
}

void thanks_face_from(const struct thanks *s, const struct form_env *env, du cx, du cy, du r)
{
    struct ui_face face = s->from != MODEL_NONE
                              ? thanks_face(env, s->from)
                              : thanks_icon_face(env, s->from_department, "person");
    ui_faces(env->ui->list, env->ui->text, cx, cy, r, &face, 1, face.fill);
}
