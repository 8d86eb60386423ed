/* Socials: the next one, and the three after it.
 *
 * Two hosts: a joint of their colours. One host: the second field is its colour mixed toward
 * paper. No host: neutral fields, because a department's colour would say that it invites.
 * Nobody tells who comes, so the right field has only the days that are left, and a line of
 * details. */
#include "scene/slide.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>
#include <string.h>

enum { NEXT_SHOWN = 3, FAR_DAYS = 30, DWELL = 14000 };

struct next {
    struct slide_fields fields;
    bool joined; /* two hosts */
    struct text_block day, title, meta;
};

struct socials_slide {
    struct slide_env env;
    struct slide_fields fields;
    struct text_block label, title, time, place, details, in, days;
    struct text_block weekday, number, month;
    struct next next[NEXT_SHOWN];
    unsigned next_count;
};

static bool known(const struct model *m, uint32_t department)
{
    return department < m->department_count;
}

/* Hosts in order, unknown ones left out. */
static unsigned hosts_of(const struct model *m, const struct social *s,
                         const struct department *ret_host[2])
{
    unsigned n = 0;
    for (unsigned i = 0; i < 2; i++) {
        if (known(m, s->host[i]) && !(n == 1 && s->host[1] == s->host[0])) {
            ret_host[n++] = &m->departments[s->host[i]];
        }
    }
    return n;
}

static void colours_of(const struct model *m, const struct social *s, unsigned *ret_a,
                       unsigned *ret_b)
{
    const struct department *host[2];
    unsigned n = hosts_of(m, s, host);
    *ret_a = n > 0 ? host[0]->colour : SLIDE_NEUTRAL;
    *ret_b = n > 1 ? host[1]->colour : *ret_a;
}

static unsigned count(const struct model *m)
{
    return m->social_count > 0 ? 1 : 0;
}

static void airing(const struct model *m, unsigned item, struct airing *ret)
{
    *ret = (struct airing){.dwell = DWELL, .label = m->socials[item].title};
    colours_of(m, &m->socials[item], &ret->colour_a, &ret->colour_b);
}

/* "17:30 to 20:00", "from Friday", "All day". */
static void put_time(char *dst, size_t size, const struct social *s)
{
    char start[32], end[64];
    if (s->end_day > s->day) {
        bool alone = s->start == MINUTE_NONE;
        i18n_date(end, sizeof end, s->end_day, alone ? I18N_DATE_SHORT : I18N_DATE_COMPACT);
        if (alone) {
            /* A date with its weekday. */
            str_format(dst, size, tr("until %s"), end);
        } else {
            i18n_time(start, sizeof start, s->start);
            /* A time, and a date with its weekday. */
            str_format(dst, size, tr("%s, until %s"), start, end);
        }
        return;
    }
    if (s->start == MINUTE_NONE) {
        str_copy(dst, size, tr("All day"));
        return;
    }
    i18n_time(start, sizeof start, s->start);
    if (s->end == MINUTE_NONE || s->end <= s->start) {
        str_copy(dst, size, start);
        return;
    }
    i18n_time(end, sizeof end, s->end);
    /* Two times: "17:30 to 20:00". */
    str_format(dst, size, tr("%s to %s"), start, end);
}

static void fit_line(struct socials_slide *s, enum face face, du max, du min, du width,
                     const char *text, struct text_block *ret)
{
    slide_fit_line(&s->env, face, max, min, width, text, ret);
}

static void fit_label(struct socials_slide *s, const struct social *social, du size, du width)
{
    char label[2 * CAP_NAME_BYTES + 64];
    const struct department *host[2];
    switch (hosts_of(s->env.model, social, host)) {
    case 0: str_copy(label, sizeof label, tr("Next social")); break;
    /* A department that invites. */
    case 1: str_format(label, sizeof label, tr("Next social, from %s"), host[0]->name); break;
    default:
        /* Two departments that invite. */
        str_format(label, sizeof label, tr("Next social, from %s and %s"), host[0]->name,
                   host[1]->name);
        break;
    }
    fit_line(s, FACE_T6, size, size * 0.7f, width, label, &s->label);
}

/* "In" over "3 days"; "Today" and "Tomorrow" alone; a date that is far away tells itself. */
static void fit_days(struct socials_slide *s, const struct social *social, du label, du max, du min,
                     du width)
{
    int days = social->day - s->env.model->today;
    char text[64];
    if (days > FAR_DAYS) {
        return;
    }
    if (days <= 0) {
        /* Now: it is under way. */
        str_copy(text, sizeof text, days < 0 ? tr("Now") : tr("Today"));
    } else if (days == 1) {
        str_copy(text, sizeof text, tr("Tomorrow"));
    } else {
        /* Over a number of days: "In" "3 days". */
        fit_line(s, FACE_T6, label, label, width, tr("In"), &s->in);
        /* Under the word "In", always more than one: "In" "3 days". */
        str_format(text, sizeof text, trn("%d day", "%d days", (unsigned long)days), days);
    }
    fit_line(s, FACE_D7, max, min, width, text, &s->days);
}

static void fit_tile(struct socials_slide *s, const struct social *social, du w, du scale)
{
    char text[64];
    /* On a small screen "Wednesday" would have to be smaller than anybody can read. */
    bool compact = s->env.canvas->layout == LAYOUT_COMPACT;
    du least = compact ? 17 : 28;
    i18n_date(text, sizeof text, social->day,
              compact ? I18N_DATE_WEEKDAY_SHORT : I18N_DATE_WEEKDAY);
    fit_line(s, FACE_T6, roundf(40 * scale), least, w * 0.86f, text, &s->weekday);
    str_format(text, sizeof text, "%u", date_ymd(social->day).day);
    fit_line(s, FACE_D7, roundf(164 * scale), 24, w * 0.86f, text, &s->number);
    i18n_date(text, sizeof text, social->day, compact ? I18N_DATE_MONTH_SHORT : I18N_DATE_MONTH);
    fit_line(s, FACE_T6, roundf(40 * scale), least, w * 0.86f, text, &s->month);
}

struct next_size {
    du width, day, title, title_min, meta;
    du title_below, meta_below; /* tops, from that of the line above */
};

/* How many times the room between two lines their ink would need; below: from top to top. */
static float crowding(const struct socials_slide *s, const struct text_block *above,
                      const struct text_block *under, du below)
{
    du room = below + TEXT_CAP_HEIGHT * (under->size - above->size);
    return text_below(s->env.text, above, under) / room;
}

static void fit_next(struct socials_slide *s, unsigned shown, const struct next_size *size)
{
    const struct model *m = s->env.model;
    for (unsigned i = 1; i < m->social_count && s->next_count < shown; i++) {
        const struct social *social = &m->socials[i];
        struct next *n = &s->next[s->next_count++];
        char day[64], meta[CAP_NAME_BYTES + 64], time[128];
        unsigned a, b;
        colours_of(m, social, &a, &b);
        n->fields = slide_fields(s->env.theme, a, b);
        n->joined = a != b;
        i18n_date(day, sizeof day, social->day, I18N_DATE_COMPACT);
        fit_line(s, FACE_D7, size->day, size->day * 0.7f, size->width, day, &n->day);
        fit_line(s, FACE_D6, size->title, size->title_min, size->width, social->title, &n->title);
        if (social->start == MINUTE_NONE || social->end_day > social->day) {
            put_time(time, sizeof time, social);
        } else {
            i18n_time(time, sizeof time, social->start);
        }
        if (str_empty(social->place)) {
            str_copy(meta, sizeof meta, time);
        } else {
            /* A time and a place: "18:00, The Lantern". */
            str_format(meta, sizeof meta, tr("%s, %s"), time, social->place);
        }
        fit_line(s, FACE_T5, size->meta, size->meta * 0.8f, size->width, meta, &n->meta);
        /* Letters that rise high or hang deep, of Sinhala or Tibetan, are set smaller. */
        float over = crowding(s, &n->day, &n->title, size->title_below);
        float under = crowding(s, &n->title, &n->meta, size->meta_below);
        if (over > 1 || under > 1) {
            du smaller = floorf(n->title.size / fmaxf(over, under));
            fit_line(s, FACE_D6, smaller, smaller * 0.8f, size->width, social->title, &n->title);
        }
    }
}

static void fit_paragraph(struct socials_slide *s, const char *text, struct text_box box,
                          struct text_block *ret)
{
    if (!str_empty(text)) {
        slide_fit(&s->env, text, &box, ret);
    }
}

static void fit_rows(struct socials_slide *s, const struct social *social, du size, du width,
                     unsigned lines)
{
    char time[128];
    put_time(time, sizeof time, social);
    fit_line(s, FACE_T6, size, size * 0.7f, width, time, &s->time);
    fit_paragraph(s, social->place,
                  (struct text_box){.face = FACE_T6,
                                    .width = width,
                                    .height = size * 2,
                                    .max = size,
                                    .min = size * 0.7f,
                                    .step = 1,
                                    .max_lines = lines,
                                    .leading = leading_paragraph},
                  &s->place);
}

/* Two lines; a title that is longer still gets a third and smaller letters. */
static void fit_title(struct socials_slide *s, const char *title, du width, du height, du max,
                      du min)
{
    struct text_box box = {.face = FACE_D7,
                           .width = width,
                           .height = height,
                           .max = max,
                           .min = min,
                           .step = s->env.canvas->layout == LAYOUT_COMPACT ? 1 : 2,
                           .max_lines = 2,
                           .leading = leading_title,
                           .balance = true};
    fit_paragraph(s, title, box, &s->title);
    if (s->title.cut) {
        box.max = min;
        box.min = min * 0.7f;
        box.max_lines = 3;
        fit_paragraph(s, title, box, &s->title);
    }
}

enum {
    HERO = 576,
    NEXT = 328,
    HERO_P = 760,
    BOWL = 120,
    LOWER_P = 280,
    NEXT_P = 656,
    ROW_P = 200,
    HERO_C = 236,
    NEXT_C = 156
};

/* How much higher than in the design the hero is: a longer canvas gives it its height, and so
 * do the rows of the next ones when there are none. */
static du more_height(const struct socials_slide *s)
{
    du h = s->env.slide_h;
    switch (s->env.canvas->layout) {
    case LAYOUT_LANDSCAPE: return h - HERO - (s->next_count > 0 ? NEXT : 0);
    case LAYOUT_PORTRAIT: return h - HERO_P - LOWER_P - (s->next_count > 0 ? NEXT_P : 0);
    case LAYOUT_COMPACT: return h - HERO_C - (s->next_count > 0 ? NEXT_C : 0);
    }
    return 0;
}

/* The tip stays where the design has it, however high the joint is. */
static du joint_of(const struct slide_env *env, du h)
{
    bool small = env->canvas->layout == LAYOUT_COMPACT;
    return (small ? 588 + env->canvas->w - 800 : 1404 + env->canvas->w - 1920) - h / 2;
}

static void open_landscape(struct socials_slide *s, const struct social *social)
{
    du wider = s->env.canvas->w - 1920;
    fit_label(s, social, 40, 1180 + wider);
    fit_tile(s, social, 256, 1);
    fit_title(s, social->title, 900 + wider, 220, 118, 64);
    fit_rows(s, social, 46, 815 + wider, 1);
    fit_days(s, social, 40, 108, 60, 324);
    fit_paragraph(s, social->details,
                  (struct text_box){.face = FACE_T5,
                                    .width = 324,
                                    .height = 200,
                                    .max = 40,
                                    .min = 34,
                                    .step = 2,
                                    .max_lines = 5,
                                    .leading = leading_paragraph},
                  &s->details);
    fit_next(s, NEXT_SHOWN,
             &(struct next_size){(s->env.canvas->w - 2 * 96 - 2 * 72) / 3, 52, 48, 32, 36, 68, 65});
}

/* Portrait: beside the days, in the right half where these are long. */
static du details_x(const struct socials_slide *s)
{
    du half = s->env.canvas->w / 2;
    return s->days.count > 0 ? fminf(half, 72 + s->days.width + 48) : half;
}

static void open_portrait(struct socials_slide *s, const struct social *social)
{
    du w = s->env.canvas->w;
    fit_label(s, social, 40, w - 144);
    fit_tile(s, social, 280, 1.09f);
    fit_title(s, social->title, w - 144, 200, 104, 64);
    fit_rows(s, social, 46, w - 72 - 400 - 70, 2);
    /* "Aujourd’hui" makes room for details beside it. */
    fit_days(s, social, 40, 108, 60, str_empty(social->details) ? 420 : 340);
    fit_paragraph(s, social->details,
                  (struct text_box){.face = FACE_T5,
                                    .width = w - 72 - details_x(s),
                                    .height = 84,
                                    .max = 40,
                                    .min = 30,
                                    .step = 2,
                                    .max_lines = 2,
                                    .leading = leading_paragraph},
                  &s->details);
    fit_next(s, NEXT_SHOWN, &(struct next_size){w - 144 - 52, 52, 48, 34, 38, 62, 62});
}

static void open_compact(struct socials_slide *s, const struct social *social)
{
    du wider = s->env.canvas->w - 800;
    fit_label(s, social, 19, 480 + wider);
    fit_tile(s, social, 96, 0.44f);
    fit_title(s, social->title, 390 + wider, 84, 46, 28);
    fit_rows(s, social, 20, 350 + wider, 1);
    fit_days(s, social, 19, 40, 24, 144);
    fit_next(s, 2, &(struct next_size){s->env.canvas->w / 2 - 48, 24, 22, 18, 18, 32, 30});
}

static void open(void *state, const struct slide_env *env, unsigned item)
{
    struct socials_slide *s = state;
    const struct social *social = &env->model->socials[item];
    unsigned a, b;
    s->env = *env;
    colours_of(env->model, social, &a, &b);
    s->fields = slide_fields(env->theme, a, b);
    switch (env->canvas->layout) {
    case LAYOUT_LANDSCAPE: open_landscape(s, social); break;
    case LAYOUT_PORTRAIT: open_portrait(s, social); break;
    case LAYOUT_COMPACT: open_compact(s, social); break;
    }
}

static void draw_centred(struct draw_list *l, const struct text_block *b, du cx, du cy, rgb colour,
                         rgb ground)
{
    draw_block(l, b, cx - b->width / 2, cy - b->size * TEXT_CAP_HEIGHT / 2, b->width, ALIGN_CENTRE,
               colour, ground);
}

static void draw_tile(const struct socials_slide *s, struct draw_list *l, du x, du y, du w, du h,
                      du r)
{
    const struct theme *t = s->env.theme;
    rgb ground = slide_ground(l, t->paper, s->fields.a);
    draw_rrect(l, x, y, w, h, r, t->paper);
    draw_centred(l, &s->weekday, x + w / 2, y + h * 0.165f, t->ink2, ground);
    draw_centred(l, &s->number, x + w / 2, y + h * 0.5f, t->ink, ground);
    draw_centred(l, &s->month, x + w / 2, y + h * 0.84f, t->ink2, ground);
}

/* A line behind its icon, both centred on cy. */
static void draw_row(const struct socials_slide *s, struct draw_list *l, const char *icon,
                     const struct text_block *b, du x, du cy, du size)
{
    if (b->count == 0) {
        return;
    }
    draw_icon(l, icon, x + size / 2, cy, size, s->fields.on_a, 4.4f);
    slide_lines_draw(b, l, x + size * 70 / 46, cy - b->size * TEXT_CAP_HEIGHT / 2, s->fields.on_a,
                     s->fields.a);
}

static void draw_rule(const struct socials_slide *s, struct draw_list *l, const struct next *n,
                      du x, du y, du w, du h)
{
    if (n->joined) {
        bridge_joint(l, s->env.theme, x, x + w, y, h, x + w / 2, n->fields.a, n->fields.b);
    } else {
        draw_rect(l, x, y, w, h, n->fields.a);
    }
}

static void draw_landscape(const struct socials_slide *s, struct moment now, struct draw_list *l)
{
    const struct theme *t = s->env.theme;
    const struct slide_fields *f = &s->fields;
    du w = s->env.canvas->w, hero = HERO + more_height(s), dy = more_height(s) / 2;
    slide_joint(l, t, w, 0, hero, joint_of(&s->env, hero), f, now);
    float words = moment_words(now);
    if (words <= 0) {
        return;
    }
    draw_alpha(l, words);
    slide_lines_draw(&s->label, l, 96, 64 + dy, f->on_a, f->a);
    draw_tile(s, l, 96, 148 + dy, 256, 348, 20);
    draw_block(l, &s->title, 408, 148 + dy, 900 + w - 1920, ALIGN_START, f->on_a, f->a);
    draw_row(s, l, "clock", &s->time, 408, 422 + dy, 46);
    draw_row(s, l, "pin", &s->place, 408, 479 + dy, 46);
    du x = w - 420;
    slide_lines_draw(&s->in, l, x, 64 + dy, f->on_b, f->b);
    slide_lines_draw(&s->days, l, x, 148 + dy, f->on_b, f->b);
    /* Its last line ends on the height of the place, at the foot of the tile. */
    slide_lines_draw(&s->details, l, x, 496 + dy - s->details.height, f->on_b, f->b);
    for (unsigned i = 0; i < s->next_count; i++) {
        const struct next *n = &s->next[i];
        du column = (w - 2 * 96 - 2 * 72) / 3, left = 96 + (du)i * (column + 72), y = hero + 48;
        draw_rule(s, l, n, left, y, column, 20);
        slide_lines_draw(&n->day, l, left, y + 60, t->ink, t->paper);
        slide_lines_draw(&n->title, l, left, y + 128, t->ink, t->paper);
        slide_lines_draw(&n->meta, l, left, y + 193, t->ink2, t->paper);
    }
    draw_alpha(l, 1);
}

static void draw_upright_rule(const struct socials_slide *s, struct draw_list *l,
                              const struct next *n, du x, du y, du w, du h)
{
    if (!n->joined) {
        draw_rect(l, x, y, w, h, n->fields.a);
        return;
    }
    du half = h / 2;
    draw_rect(l, x, y + half, w, half, n->fields.b);
    draw_disc(l, x + w / 2, y + half, w / 2 + 3, s->env.theme->paper);
    draw_rect(l, x, y, w, half, n->fields.a);
    draw_disc(l, x + w / 2, y + half, w / 2, n->fields.a);
}

static void draw_portrait(const struct socials_slide *s, struct moment now, struct draw_list *l)
{
    const struct theme *t = s->env.theme;
    const struct slide_fields *f = &s->fields;
    du more = more_height(s), dy = more / 4, w = s->env.canvas->w;
    du edge = HERO_P + more / 2, bottom = edge + LOWER_P + more / 2;
    slide_bowl(l, t, w, 0, edge, BOWL, bottom, f, now);
    float words = moment_words(now);
    if (words <= 0) {
        return;
    }
    draw_alpha(l, words);
    slide_lines_draw(&s->label, l, 72, 88 + dy, f->on_a, f->a);
    draw_tile(s, l, 72, 152 + dy, 280, 340, 20);
    du cy = s->place.count > 0 ? 280 : 322;
    draw_row(s, l, "clock", &s->time, 400, cy + dy, 46);
    draw_row(s, l, "pin", &s->place, 400, 364 + dy, 46);
    draw_block(l, &s->title, 72, 544 + dy, w - 144, ALIGN_START, f->on_a, f->a);
    slide_lines_draw(&s->in, l, 72, bottom - 114 - s->days.height, f->on_b, f->b);
    slide_lines_draw(&s->days, l, 72, bottom - 56 - s->days.height, f->on_b, f->b);
    slide_lines_draw(&s->details, l, details_x(s), bottom - 56 - s->details.height, f->on_b, f->b);
    for (unsigned i = 0; i < s->next_count; i++) {
        const struct next *n = &s->next[i];
        du row = bottom + 48 + (du)i * ROW_P;
        draw_upright_rule(s, l, n, 72, row, 20, 152);
        slide_lines_draw(&n->day, l, 124, row, t->ink, t->paper);
        slide_lines_draw(&n->title, l, 124, row + 62, t->ink, t->paper);
        slide_lines_draw(&n->meta, l, 124, row + 124, t->ink2, t->paper);
    }
    draw_alpha(l, 1);
}

static void draw_compact(const struct socials_slide *s, struct moment now, struct draw_list *l)
{
    const struct theme *t = s->env.theme;
    const struct slide_fields *f = &s->fields;
    du more = more_height(s), dy = more / 2, w = s->env.canvas->w, hero = HERO_C + more;
    slide_joint(l, t, w, 0, hero, joint_of(&s->env, hero), f, now);
    float words = moment_words(now);
    if (words <= 0) {
        return;
    }
    draw_alpha(l, words);
    slide_lines_draw(&s->label, l, 32, 24 + dy, f->on_a, f->a);
    draw_tile(s, l, 32, 62 + dy, 96, 130, 12);
    draw_block(l, &s->title, 152, 62 + dy, 390 + w - 800, ALIGN_START, f->on_a, f->a);
    draw_row(s, l, "clock", &s->time, 152, 169 + dy, 20);
    draw_row(s, l, "pin", &s->place, 152, 195 + dy, 20);
    slide_lines_draw(&s->in, l, w - 176, 24 + dy, f->on_b, f->b);
    slide_lines_draw(&s->days, l, w - 176, 62 + dy, f->on_b, f->b);
    for (unsigned i = 0; i < s->next_count; i++) {
        const struct next *n = &s->next[i];
        du column = w / 2 - 48, x = 32 + (du)i * (column + 32), y = hero + 24;
        draw_rule(s, l, n, x, y, column, 8);
        slide_lines_draw(&n->day, l, x, y + 28, t->ink, t->paper);
        slide_lines_draw(&n->title, l, x, y + 60, t->ink, t->paper);
        slide_lines_draw(&n->meta, l, x, y + 90, t->ink2, t->paper);
    }
    draw_alpha(l, 1);
}

static void draw(const void *state, struct moment now, struct draw_list *l)
{
    const struct socials_slide *s = state;
    switch (s->env.canvas->layout) {
    case LAYOUT_LANDSCAPE: draw_landscape(s, now, l); break;
    case LAYOUT_PORTRAIT: draw_portrait(s, now, l); break;
    case LAYOUT_COMPACT: draw_compact(s, now, l); break;
    }
}

const struct slide_kind slide_socials = {
    .name = "socials",
    .state_size = sizeof(struct socials_slide),
    .count = count,
    .airing = airing,
    .open = open,
    .draw = draw,
};
