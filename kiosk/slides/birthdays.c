/* Birthdays: a slide for each person whose day is today, or the list of the week when it is
 * nobody's. Never an age: no year of birth is stored anywhere. */
#include "scene/slide.h"

#include "base/str.h"
#include "i18n/i18n.h"
#include "model/optout.h"

#include <math.h>
#include <string.h>

enum { DWELL = 12000, TIP = 1200 };

enum shape { QUARTER, HALF, DISC, BAR };
struct confetti {
    enum shape shape;
    du x, y, size; /* from the tip of the field, or from the middle of the face */
    float degrees;
    unsigned hue; /* the next one where it would lie on its own colour */
    bool second;  /* on the second field */
};

/* The mockup's flat cut paper, without the piece of size 0. */
static const struct confetti around_tip[] = {
    {BAR, -560, -356, 64, -32, 2, false},    {DISC, -452, -388, 36, 0, 0, false},
    {QUARTER, -360, -324, 64, 24, 1, false}, {HALF, -496, -240, 56, -24, 6, false},
    {BAR, -332, -220, 56, 14, 5, false},     {HALF, -232, -302, 64, 40, 3, false},
    {BAR, -154, -190, 60, 64, 2, false},     {DISC, -100, -332, 44, 0, 6, true},
    {QUARTER, 6, -368, 60, -50, 3, true},    {BAR, 36, -238, 60, 52, 1, true},
    {DISC, 22, -96, 32, 0, 3, true},         {HALF, 60, 108, 60, 100, 6, true},
    {BAR, 22, 252, 60, -58, 7, true},        {QUARTER, -40, 368, 56, 200, 1, true},
};

static const struct confetti around_face[] = {
    {BAR, -420, -196, 64, -32, 2, false},   {HALF, -322, -150, 56, -24, 6, false},
    {QUARTER, -400, -20, 60, 24, 1, false}, {DISC, -330, 110, 36, 0, 0, false},
    {BAR, -430, 160, 56, 14, 5, false},     {HALF, -350, 250, 56, 60, 3, false},
    {DISC, 330, -190, 44, 0, 6, false},     {QUARTER, 424, -150, 60, -50, 3, false},
    {BAR, 350, -40, 60, 64, 2, false},      {HALF, 424, 60, 60, 100, 1, false},
    {BAR, 340, 150, 60, -58, 7, false},     {DISC, 420, 236, 32, 0, 3, false},
};

struct birthdays_slide {
    struct slide_env env;
    struct slide_fields fields;
    unsigned colour_a, colour_b;
    bool today; /* somebody's; else the list is the hero */
    struct text_block label, name, department;
    const char *photo, *initials;
    struct slide_week week;
};

static bool has_birthday(const struct model *m, const struct celebration *c)
{
    return c->years == 0 && c->person < m->person_count;
}

/* Index of the celebration that item stands for; celebration_count when nobody's day is today. */
static unsigned find_today(const struct model *m, unsigned item)
{
    unsigned i = 0;
    for (; i < m->celebration_count; i++) {
        if (has_birthday(m, &m->celebrations[i]) && m->celebrations[i].day == m->today &&
            item-- == 0) {
            break;
        }
    }
    return i;
}

static unsigned count(const struct model *m)
{
    unsigned today = 0, later = 0;
    for (unsigned i = 0; i < m->celebration_count; i++) {
        const struct celebration *c = &m->celebrations[i];
        today += has_birthday(m, c) && c->day == m->today;
        later += c->person < m->person_count && c->day != m->today;
    }
    return today > 0 ? today : later > 0 ? 1 : 0;
}

static void airing(const struct model *m, unsigned item, struct airing *ret)
{
    unsigned i = find_today(m, item);
    *ret = (struct airing){.dwell = DWELL, .days = OPTOUT_BIT(OPTOUT_BIRTHDAY)};
    if (i < m->celebration_count) {
        uint32_t person = m->celebrations[i].person;
        ret->label = m->people[person].name;
        ret->colour_a = slide_colour(m, person);
        ret->colour_b = slide_week_colour(m, i, ret->colour_a);
    } else {
        ret->label = "the week"; /* not on the screen */
        ret->colour_a = ret->colour_b = slide_week_colour(m, i, SLIDE_NEUTRAL);
    }
}

/* "Amélie\nDubois": the first name gets a line of its own. */
static void two_lines(char *dst, size_t size, const char *name)
{
    str_copy(dst, size, name);
    char *space = strchr(dst, ' ');
    if (space) {
        *space = '\n';
    }
}

static void fit_person(struct birthdays_slide *s, uint32_t person)
{
    const struct slide_env *env = &s->env;
    const struct person *p = &env->model->people[person];
    const struct department *d = model_department_of(env->model, person);
    du wider = 0, label = 52, label_width = 0, department = 48;
    struct text_box name = {.face = FACE_D7, .step = 2, .leading = leading_title};
    switch (env->canvas->layout) {
    case LAYOUT_LANDSCAPE:
        wider = env->canvas->w - 1920;
        label_width = 520;
        name.width = 560 + wider;
        name.height = 330;
        name.max = 172;
        name.min = 72;
        name.max_lines = 3;
        break;
    case LAYOUT_PORTRAIT:
        label_width = env->canvas->w - 144;
        name.width = env->canvas->w - 144;
        name.height = 256;
        name.max = 144;
        name.min = 72;
        name.max_lines = 2;
        name.balance = true;
        name.centred = true;
        break;
    case LAYOUT_COMPACT:
        label = 22;
        department = 20;
        label_width = 300;
        name.width = 236 + env->canvas->w - 800;
        name.height = 150;
        name.max = 76;
        name.min = 34;
        name.step = 1;
        name.max_lines = 3;
        break;
    }
    char text[CAP_NAME_BYTES];
    two_lines(text, sizeof text, p->name);
    slide_fit(env, text, &name, &s->name);
    slide_fit_line(env, FACE_D6, label, label * 0.6f, label_width, tr("Happy birthday"), &s->label);
    if (d) {
        slide_fit_line(env, FACE_T6, department, department * 0.7f, name.width, d->name,
                       &s->department);
    }
    s->photo = p->photo;
    s->initials = p->initials;
}

static struct slide_week_size week_size(const struct slide_env *env, bool hero)
{
    du w = env->canvas->w;
    switch (env->canvas->layout) {
    case LAYOUT_LANDSCAPE:
        return hero ? (struct slide_week_size){.rows = 6,
                                               .title = 96,
                                               .width = (w - 264) / 2,
                                               .r = 84,
                                               .gap = 36,
                                               .name = {FACE_D7, 64, 40, 40, 0, 0}}
                    : (struct slide_week_size){.rows = 4,
                                               .title = 44,
                                               .width = 468,
                                               .r = 52,
                                               .gap = 28,
                                               .name = {FACE_D6, 44, 32, 34, 0, 0}};
    case LAYOUT_PORTRAIT:
        return hero ? (struct slide_week_size){.rows = 6,
                                               .title = 88,
                                               .width = w - 144,
                                               .r = 84,
                                               .gap = 36,
                                               .name = {FACE_D7, 64, 40, 44, 0, 0}}
                    : (struct slide_week_size){.rows = 3,
                                               .title = 44,
                                               .width = w - 144,
                                               .r = 46,
                                               .gap = 28,
                                               .name = {FACE_D6, 46, 36, 36, 0, 0}};
    case LAYOUT_COMPACT:
        return hero ? (struct slide_week_size){.rows = 4,
                                               .title = 44,
                                               .width = (w - 96) / 2,
                                               .r = 40,
                                               .gap = 16,
                                               .name = {FACE_D7, 30, 20, 19, 0, 0}}
                    : (struct slide_week_size){.rows = 2,
                                               .title = 20,
                                               .width = 206,
                                               .r = 26,
                                               .gap = 12,
                                               .name = {FACE_D6, 22, 17, 17, 0, 0}};
    }
    return (struct slide_week_size){0};
}

static void open(void *state, const struct slide_env *env, unsigned item)
{
    struct birthdays_slide *s = state;
    const struct model *m = env->model;
    unsigned at = find_today(m, item);
    s->env = *env;
    s->today = at < m->celebration_count;
    struct slide_week_size size = week_size(env, !s->today);
    size.departments = true;
    size.more_beside = env->canvas->layout == LAYOUT_PORTRAIT;
    slide_week_fit(&s->week, env, at, &size);
    if (s->today) {
        uint32_t person = m->celebrations[at].person;
        s->colour_a = slide_colour(m, person);
        fit_person(s, person);
    } else {
        s->colour_a = slide_week_colour(m, at, SLIDE_NEUTRAL);
    }
    s->colour_b = slide_week_colour(m, at, s->colour_a);
    s->fields = slide_fields(env->theme, s->colour_a, s->colour_b);
}

static unsigned other_hue(const struct birthdays_slide *s, unsigned hue, bool second)
{
    bool mixed = s->colour_a == s->colour_b;
    while (hue == (second && !mixed ? s->colour_b : s->colour_a)) {
        hue = (hue + 1) % PALETTE_SIZE;
    }
    return hue;
}

static void turn(struct draw_list *l, du cx, du cy, float degrees, du x, du y)
{
    float a = degrees * 3.14159265f / 180;
    draw_path_to(l, cx + x * cosf(a) - y * sinf(a), cy + x * sinf(a) + y * cosf(a));
}

/* An arc around (x, y), turned with its piece around (cx, cy). */
static void turn_arc(struct draw_list *l, du cx, du cy, float degrees, du x, du y, du r, float from,
                     float to)
{
    float a = degrees * 3.14159265f / 180;
    draw_path_arc(l, cx + x * cosf(a) - y * sinf(a), cy + x * sinf(a) + y * cosf(a), r,
                  from + degrees, to + degrees);
}

static void draw_piece(struct draw_list *l, enum shape shape, du cx, du cy, du size, float degrees,
                       rgb fill)
{
    du half = size / 2;
    if (shape == DISC) {
        draw_disc(l, cx, cy, half, fill);
        return;
    }
    draw_path_begin(l, fill);
    switch (shape) {
    case QUARTER:
        turn(l, cx, cy, degrees, -half, half);
        turn_arc(l, cx, cy, degrees, -half, half, size, -90, 0);
        break;
    case HALF: turn_arc(l, cx, cy, degrees, 0, size / 4, half, 180, 360); break;
    case BAR:
        turn(l, cx, cy, degrees, -half, -size * 0.17f);
        turn(l, cx, cy, degrees, half, -size * 0.17f);
        turn(l, cx, cy, degrees, half, size * 0.17f);
        turn(l, cx, cy, degrees, -half, size * 0.17f);
        break;
    case DISC: break;
    }
    draw_path_end(l);
}

/* Pieces around (x, y), which is where the table has its (0, 0). */
static void draw_confetti(const struct birthdays_slide *s, struct draw_list *l,
                          const struct confetti *piece, unsigned n, du x, du y, float scale)
{
    for (unsigned i = 0; i < n; i++) {
        const struct confetti *c = &piece[i];
        rgb fill = s->env.theme->hue[other_hue(s, c->hue, c->second)].field;
        draw_piece(l, c->shape, x + c->x * scale, y + c->y * scale, c->size * scale, c->degrees,
                   fill);
    }
}

static void draw_face(const struct birthdays_slide *s, struct draw_list *l, du cx, du cy, du r)
{
    slide_avatar(l, &s->env, cx, cy, r, s->photo, s->initials, s->fields.a);
}

static void draw_landscape(const struct birthdays_slide *s, struct moment now, struct draw_list *l)
{
    const struct theme *t = s->env.theme;
    const struct slide_fields *f = &s->fields;
    du w = s->env.canvas->w, h = s->env.slide_h, wider = w - 1920, dy = (h - 904) / 2;
    du tip = TIP + wider;
    slide_joint(l, t, w, 0, h, tip - h / 2, f, now);
    float words = moment_words(now);
    if (words <= 0) {
        return;
    }
    draw_alpha(l, words);
    slide_lines_draw(&s->label, l, 96, 64, f->on_a, f->a);
    draw_confetti(s, l, around_tip, sizeof around_tip / sizeof around_tip[0], tip, h / 2, 1);
    draw_face(s, l, tip - 280, 548 + dy, 224);
    slide_lines_draw(&s->name, l, 96, 380 + dy, f->on_a, f->a);
    slide_lines_draw(&s->department, l, 96, h - 72 - s->department.height, f->on_a, f->a);
    slide_week_draw(
        &s->week, l, &s->env,
        &(struct slide_week_place){
            .x = w - 552, .title_top = 64, .first = 232 + dy * 0.6f, .pitch = 156 + dy * 0.3f},
        f->on_b, f->b);
    draw_alpha(l, 1);
}

enum { FIELD_P = 1100, BOWL = 120, SHORTEST_P = 1696 };

static void draw_portrait(const struct birthdays_slide *s, struct moment now, struct draw_list *l)
{
    const struct theme *t = s->env.theme;
    const struct slide_fields *f = &s->fields;
    du w = s->env.canvas->w, h = s->env.slide_h, more = h - SHORTEST_P;
    /* Alone in the week: the field goes down to where only the bowl is left of the other one. */
    du edge = s->week.count > 0 ? FIELD_P + more * 2 / 3 : h - 2 * BOWL;
    du dy = (edge - FIELD_P) / 2;
    slide_bowl(l, t, w, 0, edge, BOWL, h, f, now);
    float words = moment_words(now);
    if (words <= 0) {
        return;
    }
    draw_alpha(l, words);
    draw_block(l, &s->label, 72, 88 + dy / 2, w - 144, ALIGN_CENTRE, f->on_a, f->a);
    du top = 160 + dy / 2 + (256 - s->name.height) / 2;
    draw_block(l, &s->name, 72, top, w - 144, ALIGN_CENTRE, f->on_a, f->a);
    draw_confetti(s, l, around_face, sizeof around_face / sizeof around_face[0], w / 2, 728 + dy,
                  1);
    draw_face(s, l, w / 2, 728 + dy, 250);
    draw_block(l, &s->department, 72, 1024 + dy, w - 144, ALIGN_CENTRE, f->on_a, f->a);
    slide_week_draw(&s->week, l, &s->env,
                    &(struct slide_week_place){.x = 72,
                                               .title_top = edge + BOWL + 44,
                                               .first = edge + BOWL + 152,
                                               .pitch = 118 + more / 12,
                                               .more_right = w - 72},
                    f->on_b, f->b);
    draw_alpha(l, 1);
}

static void draw_compact(const struct birthdays_slide *s, struct moment now, struct draw_list *l)
{
    const struct theme *t = s->env.theme;
    const struct slide_fields *f = &s->fields;
    du w = s->env.canvas->w, h = s->env.slide_h, dy = (h - 392) / 2, tip = 526 + w - 800;
    slide_joint(l, t, w, 0, h, tip - h / 2, f, now);
    float words = moment_words(now);
    if (words <= 0) {
        return;
    }
    draw_alpha(l, words);
    slide_lines_draw(&s->label, l, 32, 28, f->on_a, f->a);
    draw_confetti(s, l, around_tip, sizeof around_tip / sizeof around_tip[0], tip, h / 2, 0.42f);
    draw_face(s, l, tip - 126, 236 + dy, 92);
    slide_lines_draw(&s->name, l, 32, 158 + dy, f->on_a, f->a);
    slide_lines_draw(&s->department, l, 32, h - 30 - s->department.height, f->on_a, f->a);
    slide_week_draw(
        &s->week, l, &s->env,
        &(struct slide_week_place){.x = w - 230, .title_top = 28, .first = 118 + dy, .pitch = 92},
        f->on_b, f->b);
    draw_alpha(l, 1);
}

/* Nobody's day: one field, and the list in it. */
static void draw_hero(const struct birthdays_slide *s, struct moment now, struct draw_list *l)
{
    const struct slide_fields *f = &s->fields;
    du w = s->env.canvas->w, h = s->env.slide_h;
    draw_rect(l, moment_apart(now) * w, 0, w, h, f->a);
    float words = moment_words(now);
    if (words <= 0) {
        return;
    }
    struct slide_week_place at = {0};
    switch (s->env.canvas->layout) {
    case LAYOUT_LANDSCAPE:
        at = (struct slide_week_place){.x = 96,
                                       .title_top = 96,
                                       .first = 340,
                                       .pitch = 204 + (h - 904) / 4,
                                       .rows = 3,
                                       .column = (w - 192 + 72) / 2,
                                       .more_right = w - 96};
        break;
    case LAYOUT_PORTRAIT:
        at = (struct slide_week_place){.x = 72,
                                       .title_top = 120,
                                       .first = 380,
                                       .pitch = 216 + (h - SHORTEST_P) / 7,
                                       .more_right = w - 72};
        break;
    case LAYOUT_COMPACT:
        at = (struct slide_week_place){.x = 32,
                                       .title_top = 36,
                                       .first = 152,
                                       .pitch = 116 + (h - 392) / 3,
                                       .rows = 2,
                                       .column = (w - 64 + 32) / 2,
                                       .more_right = w - 32};
        break;
    }
    draw_alpha(l, words);
    slide_week_draw(&s->week, l, &s->env, &at, f->on_a, f->a);
    draw_alpha(l, 1);
}

static void draw(const void *state, struct moment now, struct draw_list *l)
{
    const struct birthdays_slide *s = state;
    if (!s->today) {
        draw_hero(s, now, l);
        return;
    }
    switch (s->env.canvas->layout) {
    case LAYOUT_LANDSCAPE: draw_landscape(s, now, l); break;
    case LAYOUT_PORTRAIT: draw_portrait(s, now, l); break;
    case LAYOUT_COMPACT: draw_compact(s, now, l); break;
    }
}

const struct slide_kind slide_birthdays = {
    .name = "birthdays",
    .state_size = sizeof(struct birthdays_slide),
    .count = count,
    .airing = airing,
    .open = open,
    .draw = draw,
};
