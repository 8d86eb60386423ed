#include "ui/ui.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* Wide letters of some scripts would stand out of the disc. */
#define INITIALS_WIDEST 1.5f
#define INITIALS_SMALLEST 0.5f
#define LEFT_TO_RIGHT_MARK "\u200E"
#define RIGHT_TO_LEFT_MARK "\u200F"

du ui_initials_size(struct text *t, du r, const char *initials)
{
    du size = roundf(r * 0.78f);
    du width = text_width(t, FACE_D6, size, initials, strlen(initials));
    if (width > r * INITIALS_WIDEST) {
        size = floorf(size * r * INITIALS_WIDEST / width);
    }
    return size < r * INITIALS_SMALLEST ? 0 : size;
}

void ui_avatar(struct draw_list *l, struct text *t, const struct theme *theme, du cx, du cy, du r,
               const char *photo, const char *initials, rgb fill, rgb on)
{
    (void)theme;
    if (!str_empty(photo)) {
        draw_image_disc(l, photo, cx, cy, r);
        return;
    }
    draw_disc(l, cx, cy, r, fill);
    du size = ui_initials_size(t, r, initials);
    if (size > 0) {
        draw_label_mid(l, t, cx, cy, ALIGN_CENTRE, FACE_D6, size, on, fill, initials);
    }
}

static void draw_face(struct draw_list *l, struct text *t, du cx, du cy, du r,
                      const struct ui_face *f)
{
    if (!f->icon && !str_empty(f->photo)) {
        draw_image_disc(l, f->photo, cx, cy, r);
        return;
    }
    draw_disc(l, cx, cy, r, f->fill);
    if (f->icon) {
        draw_icon(l, f->icon, cx, cy, r * 1.1f, f->on, 4.4f);
        return;
    }
    du size = ui_initials_size(t, r, f->initials);
    if (size > 0) {
        draw_label_mid(l, t, cx, cy, ALIGN_CENTRE, FACE_D6, size, f->on, f->behind, f->initials);
    }
}

void ui_faces(struct draw_list *l, struct text *t, du cx, du cy, du r, const struct ui_face *face,
              unsigned n, rgb ground)
{
    /* Shares of r. They overlap no further than that all initials stay whole. */
    static const struct { float x, y, r; } place[UI_FACES][UI_FACES] = {
        {{0, 0, 1}},
        {{-0.41f, -0.36f, 0.6f}, {0.41f, 0.36f, 0.6f}},
        {{0, -0.5f, 0.53f}, {-0.5f, 0.42f, 0.53f}, {0.5f, 0.42f, 0.53f}},
    };
    n = n < UI_FACES ? n : UI_FACES;
    du gap = fmaxf(2, r * 0.05f);
    for (unsigned i = 0; i < n; i++) {
        du x = cx + place[n - 1][i].x * r, y = cy + place[n - 1][i].y * r;
        du own = place[n - 1][i].r * r;
        if (i > 0) {
            draw_disc(l, x, y, own + gap, ground);
        }
        draw_face(l, t, x, y, own, &face[i]);
    }
}

const char *ui_first_name(struct arena *a, const char *name)
{
    size_t n = strlen(name), i = 0;
    /* Latin, Greek, Cyrillic and Armenian end before U+0590. */
    if (n > 0 && utf8_next(name, n, &i) >= 0x0590) {
        return name;
    }
    return arena_strndup(a, name, strcspn(name, " "));
}

/* A name of the other direction, between marks of that of the screen: it shall not turn over the
 * list, or the line that it begins. */
static const char *held(struct arena *a, const char *name)
{
    bool rtl = i18n_is_rtl();
    if (text_is_rtl(name, strlen(name)) == rtl) {
        return name;
    }
    const char *mark = rtl ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK;
    return arena_printf(a, "%s%s%s", mark, name, mark);
}

const char *ui_people(struct arena *a, const char *const *name, unsigned n)
{
    const char *item[UI_FACES];
    unsigned named = n <= UI_FACES ? n : UI_FACES - 1, count = named;
    if (n == 1) {
        return name[0];
    }
    for (unsigned i = 0; i < named; i++) {
        item[i] = held(a, name[i]);
    }
    if (named < n) {
        /* The end of a list of names: "Mateusz, Ana and 2 more". */
        item[count++] = arena_printf(a, trn("%u more", "%u more", n - named), n - named);
    }
    char *list = arena_alloc(a, UI_FACES * (CAP_NAME_BYTES + 32));
    i18n_list(list, UI_FACES * (CAP_NAME_BYTES + 32), item, count);
    return list;
}

void ui_pair_space(struct ui_pair *p, struct text *t, du max, du second_size)
{
    p->second_h = second_size * TEXT_CAP_HEIGHT;
    du least = text_below(t, &p->name, &p->second) - p->name.under - p->second_h;
    p->gap = fmaxf(fmaxf(p->name.size, max * 0.7f) * 0.42f, least);
}

void ui_pair_draw(const struct ui_pair *p, struct draw_list *l, du x, du cy, rgb colour, rgb ground)
{
    du height = p->name.height + (p->second.count > 0 ? p->gap + p->second_h : 0);
    du baseline = cy - height / 2 + p->name.over + p->name.size * TEXT_CAP_HEIGHT;
    for (unsigned i = 0; i < p->name.count; i++) {
        draw_line(l, &p->name, i, x, baseline + (du)i * p->name.leading, colour, ground);
    }
    if (p->second.count > 0) {
        draw_line(l, &p->second, 0, x, cy + height / 2, colour, ground);
    }
}

void ui_name(struct draw_list *l, struct text *t, struct arena *a, du x, du cy, const char *name,
             const char *second, const struct ui_name *o, rgb colour, rgb ground)
{
    struct ui_pair p;
    text_fit_name(t, a, o->face, o->max, o->min, o->width, ui_written(a, name), &p.name);
    text_fit_line(t, a, FACE_T5, o->second, o->second * 0.6f, o->width, ui_written(a, second),
                  &p.second);
    ui_pair_space(&p, t, o->max, o->second);
    ui_pair_draw(&p, l, x, cy, colour, ground);
}

du ui_badge(struct draw_list *l, struct text *t, const struct theme *theme, du x_right, du cy, du h,
            du size, const char *label, const char *icon, bool icon_only)
{
    du glyph = size * 1.15f, left = h * 0.42f;
    du words = icon_only ? 0 : text_width(t, FACE_T6, size, label, strlen(label));
    du w = icon_only ? left + glyph + left : left + glyph + size * 0.4f + words + h * 0.5f;
    du x = x_right - w;
    draw_outline(l, x, cy - h / 2, w, h, h / 2, h < 60 ? 2.5f : 4, theme->ink);
    draw_icon(l, icon, x + left + glyph / 2, cy, glyph, theme->ink, 4.8f);
    if (!icon_only) {
        draw_text(l, x + left + glyph + size * 0.4f, cy + TEXT_CAP_HEIGHT * size / 2, FACE_T6, size,
                  theme->ink, theme->paper, label, strlen(label), words);
    }
    return w;
}

const char *ui_value_icon(const char *value)
{
    static const struct { const char *value, *icon; } known[] = {
        {"Above and beyond", "above"}, {"Fresh thinking", "fresh"},    /* not on the screen */
        {"Great teamwork", "team"},    {"Calm under pressure", "calm"}, /* not on the screen */
        {"Made it easy", "easy"},                                      /* not on the screen */
    };
    for (unsigned i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcasecmp(value, known[i].value) == 0) {
            return known[i].icon;
        }
    }
    return "above";
}
