/* Standings: teams on their way to the far bank, the goal.
 *
 * A bar's segments are equal and in the order of the chips: they say who is in the team, never who
 * scored. Its tip is the share of the goal; at 100 % the nose sits in the socket and stays there.
 * Without a goal the leader's bar is the measure, and the bank has no sockets: there is nothing to
 * arrive at. Points are in figures of one width, which the design's are not: in a column their
 * digits line up, and a rising number does not jump. */
#include "scene/slide.h"

#include "base/caps.h"
#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>
#include <stdlib.h>

enum { DWELL = 14000, SEGMENTS = 8, CHIPS = 6 };

/* Where the leader's nose stands when there is no goal. */
#define LEADER_SHARE 0.9f

struct chip {
    struct text_block label;
    du x, w;
    rgb fill, on;
};

struct row {
    struct text_block rank, name, points, moved;
    int change; /* ranks up since a week ago */
    bool is_new;
    rgb field[SEGMENTS];
    unsigned fields;
    du length; /* of the full bar, to its tip */
    struct chip chip[CHIPS];
    unsigned chips;
};

/* Measures of one layout and number of rows. y of a row counts from its centre line `first + i *
 * pitch`, which in portrait is the line of the words, with the bar `bar_y` below. */
struct measure {
    du margin, first, pitch;
    du rank_x, rank, change_x, arrow, moved;
    du name_x, name, name_min, name_width, name_y; /* y: baseline */
    du chip_y, chip_h, chip_size, chips_to;        /* chip_y: top; 0 high: none */
    du points_right, points;
    du bar_x, bar_y, bar_h, bank; /* bank: x of its edge */
};

struct standings_slide {
    struct slide_env env;
    struct measure z;
    struct text_block title, about;
    struct text_block goal_label, goal, prize_label, prize, left_label, left;
    struct row row[CAP_TEAMS_SHOWN];
    unsigned count;
    bool sockets;
};

static unsigned shown(const struct model *m, unsigned item)
{
    unsigned i = 0;
    for (; i < m->competition_count; i++) {
        if (m->competitions[i].team_count > 0 && item-- == 0) {
            break;
        }
    }
    return i;
}

static unsigned count(const struct model *m)
{
    unsigned n = 0;
    for (unsigned i = 0; i < m->competition_count; i++) {
        n += m->competitions[i].team_count > 0;
    }
    return n;
}

static unsigned colour_of(const struct model *m, const struct team *t, unsigned i)
{
    return i < t->department_count && t->departments[i] < m->department_count
               ? m->departments[t->departments[i]].colour
               : SLIDE_NEUTRAL;
}

static void airing(const struct model *m, unsigned item, struct airing *ret)
{
    const struct competition *c = &m->competitions[shown(m, item)];
    const struct team *first = &c->teams[0];
    *ret = (struct airing){
        .dwell = DWELL,
        .label = c->name,
        .colour_a = colour_of(m, first, 0),
        .colour_b = colour_of(m, first, first->department_count > 1 ? 1 : 0),
    };
}

static struct measure measure_for(const struct slide_env *env, unsigned rows)
{
    du w = env->canvas->w, wider = w - 1920, h = env->slide_h;
    switch (env->canvas->layout) {
    case LAYOUT_LANDSCAPE: {
        struct measure z = {
            .margin = 96,
            .first = 254,
            .pitch = 132 + (h - 904) / 5,
            .rank_x = 96,
            .rank = 80,
            .change_x = 184,
            .arrow = 22,
            .moved = 32,
            .name_x = 264,
            .name = 48,
            .name_min = 32,
            .name_width = 480,
            .name_y = -16,
            .chip_y = 6,
            .chip_h = 44,
            .chip_size = 28,
            .chips_to = 744,
            .points_right = 888,
            .points = 60,
            .bar_x = 916,
            .bar_h = 92,
            .bank = 1512 + wider,
        };
        if (rows > 5) {
            z.pitch = 104 + (h - 904) / 7;
            z.first = rows > 6 ? 216 : 254;
            z.rank = 68;
            z.name = 42;
            z.name_y = -11;
            z.chip_y = 4;
            z.chip_h = 38;
            z.points = 54;
            z.bar_h = 72;
        }
        return z;
    }
    case LAYOUT_PORTRAIT: {
        /* Seven rows share the height of five. */
        du pitch = fminf(220, 1120 / (du)rows) + (h - 1696) / (du)(rows > 5 ? rows : 5);
        bool dense = rows > 5;
        return (struct measure){
            .margin = 72,
            .first = dense ? 362 : 370,
            .pitch = pitch,
            .rank_x = 72,
            .rank = dense ? 68 : 84,
            .change_x = 156,
            .arrow = 22,
            .moved = 32,
            .name_x = 228,
            .name = dense ? 44 : 50,
            .name_min = 34,
            .name_width = w - 640,
            .name_y = dense ? -16 : -14,
            .chip_y = dense ? -2 : 4,
            .chip_h = dense ? 38 : 46,
            .chip_size = dense ? 28 : 29,
            .chips_to = w - 346,
            .points_right = w - 196,
            .points = dense ? 60 : 72,
            .bar_x = 0,
            .bar_y = dense ? 72 : 106,
            .bar_h = dense ? 48 : 72,
            .bank = w - 160,
        };
    }
    case LAYOUT_COMPACT:
        return (struct measure){
            .margin = 32,
            .first = 112,
            .pitch = 72 + (h - 392) / 4,
            .rank_x = 32,
            .rank = 30,
            .change_x = 66,
            .arrow = 11,
            .name_x = 84,
            .name = 20,
            .name_min = 15,
            .name_width = 170,
            .points_right = 322,
            .points = 26,
            .bar_x = 336,
            .bar_h = 44,
            .bank = 640 + w - 800,
        };
    }
    return (struct measure){0};
}

static float leading_bank(du size)
{
    (void)size;
    return 1.12f;
}

static void fit_line(struct standings_slide *s, enum face face, du max, du min, du width,
                     const char *text, struct text_block *ret)
{
    slide_fit_line(&s->env, face, max, min, width, text, ret);
}

#define CHIP_TIGHT 0.7f

static void add_chip(struct standings_slide *s, struct row *row, du x, du pad, const char *text,
                     rgb fill, rgb on)
{
    const struct measure *z = &s->z;
    struct chip *c = &row->chip[row->chips++];
    fit_line(s, FACE_T6, z->chip_size, z->chip_size, z->name_width, text, &c->label);
    c->x = x;
    c->w = c->label.width + pad;
    c->fill = fill;
    c->on = on;
}

/* Chips up to end, pad wider than their words; the last one counts those that did not fit. False
 * when there is such a one. */
static bool place_chips(struct standings_slide *s, struct row *row, const struct team *team, du end,
                        du pad)
{
    const struct model *m = s->env.model;
    const struct theme *t = s->env.theme;
    const struct measure *z = &s->z;
    du gap = 8, x = z->name_x;
    du rest_width = text_width(s->env.text, FACE_T6, z->chip_size, "+9", 2) + pad;
    row->chips = 0;
    for (unsigned i = 0; i < team->department_count; i++) {
        if (team->departments[i] >= m->department_count) {
            continue;
        }
        const struct department *d = &m->departments[team->departments[i]];
        bool last = i + 1 == team->department_count;
        struct slide_fields f = slide_fields(t, d->colour, SLIDE_NEUTRAL);
        add_chip(s, row, x, pad, d->name, f.a, f.on_a);
        const struct chip *c = &row->chip[row->chips - 1];
        du limit = last ? end : end - gap - rest_width;
        if (c->x + c->w > limit || (row->chips == CHIPS && !last)) {
            char rest[16];
            row->chips--;
            str_format(rest, sizeof rest, "+%u", team->department_count - i);
            add_chip(s, row, x, pad, rest, t->paper2, t->ink);
            return false;
        }
        x += c->w + gap;
    }
    return true;
}

/* As far as the points; tighter around the words when that makes room for all. */
static void fit_chips(struct standings_slide *s, struct row *row, const struct team *team,
                      du points_left)
{
    const struct measure *z = &s->z;
    du end = fminf(z->chips_to, points_left - 20), pad = z->chip_h * 0.84f;
    if (!place_chips(s, row, team, end, pad) &&
        !place_chips(s, row, team, end, pad * CHIP_TIGHT)) {
        place_chips(s, row, team, end, pad);
    }
}

static void fit_row(struct standings_slide *s, struct row *row, const struct team *team,
                    double goal)
{
    const struct model *m = s->env.model;
    const struct measure *z = &s->z;
    char text[64];
    str_format(text, sizeof text, "%d", team->rank);
    fit_line(s, FACE_D7, z->rank, z->rank * 0.5f, z->change_x - z->rank_x - z->arrow / 2, text,
             &row->rank);
    row->is_new = team->rank_before == 0;
    row->change = row->is_new ? 0 : team->rank_before - team->rank;
    if (row->change != 0 && z->moved > 0) {
        str_format(text, sizeof text, "%d", abs(row->change));
        fit_line(s, FACE_T6, z->moved, z->moved * 0.7f, z->name_x - z->change_x - z->arrow, text,
                 &row->moved);
    }
    i18n_number(text, sizeof text, team->points);
    fit_line(s, TEXT_TABULAR(FACE_D7), z->points, z->points * 0.4f, z->moved > 0 ? 200 : 84, text,
             &row->points);
    du points_left = z->points_right - row->points.width;
    fit_line(s, FACE_D6, z->name, z->name_min,
             fminf(z->name_width, points_left - z->name * 0.45f - z->name_x), team->name,
             &row->name);
    if (z->chip_h > 0) {
        fit_chips(s, row, team, points_left);
    }
    for (unsigned i = 0; i < team->department_count && row->fields < SEGMENTS; i++) {
        unsigned colour = colour_of(m, team, i);
        row->field[row->fields++] = slide_fields(s->env.theme, colour, SLIDE_NEUTRAL).a;
    }
    if (row->fields == 0) {
        row->field[row->fields++] = slide_fields(s->env.theme, SLIDE_NEUTRAL, SLIDE_NEUTRAL).a;
    }
    du full = z->bank + z->bar_h / 2 - z->bar_x;
    du share = goal > 0 ? (du)(team->points / goal) : 0;
    share = isfinite(share) ? fmaxf(0, fminf(share, 1)) : 0;
    /* At least one nose for each department, or it would not be seen. */
    row->length = fmaxf(full * share, (du)row->fields * z->bar_h / 2);
}

static void fit_left(struct standings_slide *s, const struct competition *c, du max, du label,
                     du width, bool above)
{
    char text[64];
    if (c->ends == DATE_NONE || c->ends < s->env.model->today) {
        return;
    }
    unsigned days = (unsigned)(c->ends - s->env.model->today);
    if (days == 0) {
        str_copy(text, sizeof text, tr("Today"));
        fit_line(s, FACE_D7, max, label, width, text, &s->left);
        fit_line(s, FACE_T6, label, label * 0.7f, width,
                 /* Last day: over the word "Today"; is the last day: under it. */
                 above ? tr("Last day") : tr("is the last day"), &s->left_label);
        return;
    }
    str_format(text, sizeof text, "%u", days);
    fit_line(s, FACE_D7, max, max * 0.4f, width, text, &s->left);
    fit_line(s, FACE_T6, label, label * 0.7f, width,
             /* Days left: over a number; day left, days left: under it. */
             above ? tr("Days left") : trn("day left", "days left", days), &s->left_label);
}

static void fit_bank(struct standings_slide *s, const struct competition *c)
{
    enum layout layout = s->env.canvas->layout;
    bool compact = layout == LAYOUT_COMPACT, portrait = layout == LAYOUT_PORTRAIT;
    du label = compact ? 19 : portrait ? 38 : 40;
    du width = compact ? 104 : portrait ? 260 : 212;
    if (c->goal > 0) {
        char goal[64];
        i18n_number(goal, sizeof goal, c->goal);
        /* Over a number of points. */
        fit_line(s, FACE_T6, label, label * 0.7f, width, tr("Goal"), &s->goal_label);
        slide_fit(&s->env, goal,
                  &(struct text_box){.face = FACE_D7,
                                     .width = width,
                                     .height = compact ? 40 : 70,
                                     .max = compact ? 40 : portrait ? 88 : 84,
                                     .min = compact ? 20 : 44,
                                     .step = 2,
                                     .max_lines = 1,
                                     .leading = leading_title},
                  &s->goal);
    }
    if (!str_empty(c->prize) && !compact) {
        struct text_box box = {.face = FACE_D6,
                               .width = portrait ? 360 : width,
                               .height = portrait ? 110 : 220,
                               .max = portrait ? 50 : 52,
                               .min = 32,
                               .step = 2,
                               .max_lines = portrait ? 2 : 5,
                               .leading = leading_bank,
                               .balance = true};
        fit_line(s, FACE_T6, label, label * 0.7f, width, tr("Prize"), &s->prize_label);
        slide_fit(&s->env, c->prize, &box, &s->prize);
    }
    fit_left(s, c,
             compact    ? 64
             : portrait ? 88
                        : 200,
             label, portrait ? s->env.canvas->w - 844 : width, portrait);
}

/* What the facilities wrote, else what the numbers count. */
static void put_about(char *dst, size_t size, const struct competition *c)
{
    char goal[64];
    if (!str_empty(c->about) || str_empty(c->unit)) {
        str_copy(dst, size, c->about);
    } else if (c->goal > 0) {
        i18n_number(goal, sizeof goal, c->goal);
        /* A number and what is counted: "First to 1,000 points." */
        str_format(dst, size, tr("First to %s %s."), goal, c->unit);
    } else {
        str_copy(dst, size, c->unit);
    }
}

/* One line down to min; what is longer still takes two. */
static void fit_long(struct standings_slide *s, enum face face, du max, du min, du width, du height,
                     const char *text, struct text_block *ret)
{
    fit_line(s, face, max, min, width, text, ret);
    if (ret->cut) {
        struct text_box box = {.face = face,
                               .width = width,
                               .height = height,
                               .max = min,
                               .min = min * 0.6f,
                               .step = 1,
                               .max_lines = 2,
                               .leading = leading_bank};
        slide_fit(&s->env, text, &box, ret);
    }
}

static void fit_head(struct standings_slide *s, const struct competition *c)
{
    du w = s->env.canvas->w;
    char about[1024];
    put_about(about, sizeof about, c);
    switch (s->env.canvas->layout) {
    case LAYOUT_LANDSCAPE:
        fit_long(s, FACE_D7, 96, 60, 780, 86, c->name, &s->title);
        fit_long(s, FACE_T5, 40, 34, 560 + w - 1920, 80, about, &s->about);
        break;
    case LAYOUT_PORTRAIT:
        fit_long(s, FACE_D7, 132, 72, w - 144, 116, c->name, &s->title);
        fit_line(s, FACE_T5, 40, 28, w - 144, about, &s->about);
        break;
    case LAYOUT_COMPACT: fit_line(s, FACE_D7, 40, 22, s->z.bank - 64, c->name, &s->title); break;
    }
}

static void open(void *state, const struct slide_env *env, unsigned item)
{
    struct standings_slide *s = state;
    const struct competition *c = &env->model->competitions[shown(env->model, item)];
    unsigned most = env->canvas->layout == LAYOUT_COMPACT ? 4 : CAP_TEAMS_SHOWN;
    s->env = *env;
    s->count = c->team_count < most ? c->team_count : most;
    s->z = measure_for(env, s->count);
    s->sockets = c->goal > 0;
    double goal = c->goal > 0 ? c->goal : c->teams[0].points / (double)LEADER_SHARE;
    fit_head(s, c);
    for (unsigned i = 0; i < s->count; i++) {
        fit_row(s, &s->row[i], &c->teams[i], goal);
    }
    fit_bank(s, c);
}

static du centre(const struct standings_slide *s, unsigned row)
{
    return s->z.first + (du)row * s->z.pitch;
}

static void draw_change(const struct standings_slide *s, struct draw_list *l, const struct row *row,
                        du cy)
{
    const struct theme *t = s->env.theme;
    du x = s->z.change_x, size = s->z.arrow;
    if (row->is_new) {
        draw_disc(l, x, cy, size * 0.3f, t->edge);
        return;
    }
    if (row->change == 0) {
        draw_rrect(l, x - size / 2, cy - size * 3 / 22, size, size * 6 / 22, size * 3 / 22,
                   t->edge);
        return;
    }
    bool up = row->change > 0;
    rgb colour = up ? t->ok : t->warn;
    du base = up ? cy + size * 0.42f : cy - size * 0.42f;
    draw_path_begin(l, colour);
    draw_path_to(l, x - size / 2, base);
    draw_path_to(l, x, up ? cy - size * 0.46f : cy + size * 0.46f);
    draw_path_to(l, x + size / 2, base);
    draw_path_end(l);
    slide_lines_draw(&row->moved, l, x + size / 2 + 10, cy - row->moved.size * TEXT_CAP_HEIGHT / 2,
                     colour, t->paper);
}

static void draw_words(const struct standings_slide *s, struct draw_list *l, unsigned i)
{
    const struct theme *t = s->env.theme;
    const struct measure *z = &s->z;
    const struct row *row = &s->row[i];
    du cy = centre(s, i);
    /* Numbers of rank keep their advance box: a bearing of their own would make the column wave. */
    if (row->rank.count > 0) {
        draw_line(l, &row->rank, 0, z->rank_x, cy + row->rank.size * TEXT_CAP_HEIGHT / 2, t->ink,
                  t->paper);
    }
    draw_change(s, l, row, cy);
    du name = row->name.size * TEXT_CAP_HEIGHT;
    du top = row->chips > 0 ? cy + z->name_y - name : cy - name / 2;
    slide_lines_draw(&row->name, l, z->name_x, top, t->ink, t->paper);
    for (unsigned k = 0; k < row->chips; k++) {
        const struct chip *c = &row->chip[k];
        draw_rrect(l, c->x, cy + z->chip_y, c->w, z->chip_h, z->chip_h / 2, c->fill);
        slide_lines_draw(&c->label, l, c->x + z->chip_h * 0.42f,
                         cy + z->chip_y + (z->chip_h - c->label.size * TEXT_CAP_HEIGHT) / 2, c->on,
                         slide_ground(l, c->fill, t->paper));
    }
    if (row->points.count > 0) {
        draw_line(l, &row->points, 0, z->points_right - row->points.line[0].width,
                  cy + row->points.size * TEXT_CAP_HEIGHT / 2, t->ink, t->paper);
    }
}

/* One outline with a bite for each row, moved by shift. */
static void draw_bank(const struct standings_slide *s, struct draw_list *l, du shift)
{
    const struct theme *t = s->env.theme;
    const struct measure *z = &s->z;
    bool portrait = s->env.canvas->layout == LAYOUT_PORTRAIT;
    du w = s->env.canvas->w, h = s->env.slide_h, x = z->bank + shift;
    du floor = portrait ? h - 256 : h, top = portrait ? z->first - 82 : 0;
    draw_path_begin(l, t->ink);
    draw_path_to(l, x, top);
    draw_path_to(l, w + shift, top);
    draw_path_to(l, w + shift, floor);
    draw_path_to(l, x, floor);
    for (unsigned i = s->sockets ? s->count : 0; i-- > 0;) {
        draw_path_arc(l, x, centre(s, i) + z->bar_y, z->bar_h / 2, 90, -90);
    }
    draw_path_end(l);
    if (portrait) {
        /* The floor rises while the bank comes in, so that the corner is never seen to slide. */
        du down = shift / (w - z->bank) * 256;
        if (down < 256) {
            draw_rect(l, 0, floor + down, w, h - floor - down, t->ink);
        }
    }
}

static void draw_bank_words(const struct standings_slide *s, struct draw_list *l)
{
    const struct theme *t = s->env.theme;
    rgb on = t->onink, ground = t->ink;
    du w = s->env.canvas->w, h = s->env.slide_h;
    switch (s->env.canvas->layout) {
    case LAYOUT_LANDSCAPE: {
        du x = w - 308, prize = s->goal.count > 0 ? 276 : 64;
        slide_lines_draw(&s->goal_label, l, x, 64, on, ground);
        slide_lines_draw(&s->goal, l, x, 121, on, ground);
        slide_lines_draw(&s->prize_label, l, x, prize, on, ground);
        slide_lines_draw(&s->prize, l, x, prize + 57, on, ground);
        slide_lines_draw(&s->left_label, l, x, h - 64 - s->left_label.height, on, ground);
        slide_lines_draw(&s->left, l, x, h - 127 - s->left.height, on, ground);
        break;
    }
    case LAYOUT_PORTRAIT: {
        du y = h - 200, left = w - 308;
        du prize = s->goal.count > 0 ? 372 : 72;
        slide_lines_draw(&s->goal_label, l, 72, y, on, ground);
        slide_lines_draw(&s->goal, l, 72, y + 62, on, ground);
        slide_lines_draw(&s->prize_label, l, prize, y, on, ground);
        slide_lines_draw(&s->prize, l, prize, y + 62, on, ground);
        slide_lines_draw(&s->left_label, l, left, y, on, ground);
        slide_lines_draw(&s->left, l, left, y + 62, on, ground);
        break;
    }
    case LAYOUT_COMPACT: {
        du x = w - 120;
        slide_lines_draw(&s->goal_label, l, x, 32, on, ground);
        slide_lines_draw(&s->goal, l, x, 58, on, ground);
        slide_lines_draw(&s->left_label, l, x, h - 36 - s->left_label.height, on, ground);
        slide_lines_draw(&s->left, l, x, h - 66 - s->left.height, on, ground);
        break;
    }
    }
}

static void draw_head(const struct standings_slide *s, struct draw_list *l)
{
    const struct theme *t = s->env.theme;
    switch (s->env.canvas->layout) {
    case LAYOUT_LANDSCAPE:
        slide_lines_draw(&s->title, l, 96, s->title.count > 1 ? 134 - s->title.height : 64, t->ink,
                         t->paper);
        slide_lines_draw(&s->about, l, s->z.bar_x, 133.8f - s->about.height, t->ink2, t->paper);
        break;
    case LAYOUT_PORTRAIT:
        slide_lines_draw(&s->title, l, 72, 88, t->ink, t->paper);
        slide_lines_draw(&s->about, l, 72, 226, t->ink2, t->paper);
        break;
    case LAYOUT_COMPACT: slide_lines_draw(&s->title, l, 32, 28, t->ink, t->paper); break;
    }
}

static void draw(const void *state, struct moment now, struct draw_list *l)
{
    const struct standings_slide *s = state;
    float words = moment_words(now), apart = moment_apart(now);
    if (words > 0) {
        draw_alpha(l, words);
        draw_head(s, l);
        for (unsigned i = 0; i < s->count; i++) {
            draw_words(s, l, i);
        }
        draw_alpha(l, 1);
    }
    if (apart < 1) {
        draw_bank(s, l, apart * (s->env.canvas->w - s->z.bank));
    }
    if (words > 0) {
        draw_alpha(l, words);
        draw_bank_words(s, l);
        draw_alpha(l, 1);
    }
    for (unsigned i = 0; i < s->count; i++) {
        const struct row *row = &s->row[i];
        du length = row->length * moment_bar(now, i);
        if (length >= s->z.bar_h / 2) {
            bridge_relay(l, s->env.theme, s->z.bar_x, centre(s, i) + s->z.bar_y, s->z.bar_h, length,
                         row->field, row->fields);
        }
    }
}

const struct slide_kind slide_standings = {
    .name = "standings",
    .state_size = sizeof(struct standings_slide),
    .count = count,
    .airing = airing,
    .open = open,
    .draw = draw,
    .per_round = 1,
};
