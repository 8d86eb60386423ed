/* Widgets: immediate mode. A form runs one function for every event and for every frame; each call
 * of a widget both answers "was it used by this event?" and appends its commands to the list.
 *
 *   ui_begin(ui, list, event or NULL, now);
 *   if (ui_button(ui, "post", box, tr("Post it"), ...)) { ... }
 *   ui_end(ui);
 *
 * Press: a finger that goes down on a target captures it; the action fires on release inside it
 * (keys of the keyboard fire on press), unless it lay there for UI_LEAN_MS, as an elbow does.
 * Nothing needs a drag. Each finger has its own capture, so two fingers type two keys. Tab, arrows,
 * Enter and Esc of a real keyboard move a visible focus.
 * Names of widgets are unique in a frame and reach the list as DRAW_TARGETs: steps and tests tap by
 * them. State between frames is this struct and nothing hidden. */
#ifndef UI_UI_H
#define UI_UI_H

#include "base/input.h"
#include "draw/bridge.h"
#include "draw/list.h"
#include "text/text.h"

#include <stdbool.h>

enum { UI_LEAN_MS = 3000 };

struct box { du x, y, w, h; };

struct ui_press { uint64_t pointer; uint64_t id; msec at; bool inside; bool held; };

struct ui {
    /* set for each pass by ui_begin and the owner */
    struct draw_list *list;
    struct text *text;
    const struct canvas *canvas;
    const struct theme *theme;
    struct arena *arena;            /* frame lifetime */
    const struct input *event;      /* NULL while only drawing */
    msec now;
    /* kept between passes */
    struct ui_press press[CAP_POINTERS];
    uint64_t focus;                 /* id of the widget with keyboard focus, 0 none */
    bool focus_visible;             /* a real keyboard was used last */
    uint64_t flash; msec flash_until; /* target that fired on press, shown pressed for 120 ms */
    msec next;                      /* when a frame is due although nothing happened; MSEC_NEVER */
    bool consumed;                  /* the event of this pass was used by a widget */
    /* focus order of this pass */
    uint64_t order[256]; unsigned order_count;
    struct box order_box[256];
    du order_r[256];
    rgb ring;                       /* of the focus ring: ink, or what a form on a field sets */
    bool suppressed;                /* an overlay is open: widgets draw but take no events */
    struct box cover;               /* what ui_cover asked for in the last pass, and in this one */
    struct box cover_next;
};

void ui_reset(struct ui *ui);       /* a new form: forget presses and focus */
void ui_begin(struct ui *ui, struct draw_list *list, const struct input *event, msec now);
void ui_end(struct ui *ui);
/* Ask for a frame at the moment at (a caret blink, a countdown second). */
void ui_wake(struct ui *ui, msec at);

enum ui_fire { FIRE_ON_RELEASE, FIRE_ON_PRESS };
struct ui_hit {
    const char *name;
    struct box box;                 /* what is drawn, and the DRAW_TARGET */
    du pad_x, pad_y;                /* the finger may miss by so much: half the gap between keys */
    du r;                           /* corner radius, for the focus ring */
    enum ui_fire fire;
    bool off;                       /* drawn, swallows the finger, never fires */
    bool main;                      /* a button of STYLE_MAIN or what is as important */
    bool no_focus;                  /* not in the focus order */
    bool over;                      /* belongs to what covers the others */
};
/* The primitive under every widget: registers the target, handles press, capture, focus. True when
 * it fired by this event. *ret_pressed (may be NULL): draw it pressed. */
bool ui_hit(struct ui *ui, const struct ui_hit *h, bool *ret_pressed);
uint64_t ui_id(const char *name);
/* From the next pass on only targets with over set exist inside b. Ask again in every pass. */
void ui_cover(struct ui *ui, struct box b);
/* The press that holds the target, NULL when no finger does. */
struct ui_press *ui_pressed(struct ui *ui, uint64_t id);
/* True when the event of this pass is this key and nobody used it yet; uses it. */
bool ui_key(struct ui *ui, enum input_key key);
/* How much a pressed target shrinks on each side. */
du ui_shrink(const struct ui *ui);
struct box box_inset(struct box b, du by);
/* Where to put what is to stand at b on the screen, mirrored or not: for what people know by its
 * place, such as a keyboard. */
struct box ui_fixed(const struct ui *ui, struct box b);
bool box_contains(struct box b, du x, du y);

/* A screen that is turned over for the left hand is still read as before. What forms a line, such
 * as a picture and a name, is drawn between these two and keeps its order in the box b; a target in
 * it that is not all of b has to ask ui_in_line where it is. */
struct ui_line { size_t first; bool mirrored; };
struct ui_line ui_line_begin(struct ui *ui);
void ui_line_end(struct ui *ui, const struct ui_line *line, struct box b);
struct box ui_in_line(const struct ui *ui, struct box b, struct box part);
/* A surface that can be touched or lies over others: fill, and a line around it in high
 * contrast. */
void ui_card(struct ui *ui, struct box b, du r, rgb fill);

enum ui_style {
    STYLE_MAIN,     /* ink pill */
    STYLE_SECOND,   /* outlined */
    STYLE_ON_COLOUR,/* card on a field */
    STYLE_QUIET,    /* paper2 */
    STYLE_CHOSEN,   /* looks like the main one, but is only one of several choices */
};
struct ui_button {
    enum ui_style style;
    const char *icon;   /* NULL none */
    bool icon_after;
    bool off;
    du size;            /* of the label in the design (canvas_type); 0: 0.4 of the height */
    rgb ground;         /* what it lies on, for STYLE_SECOND; 0 = paper */
    float stroke;       /* of the icon; 0: 4.5 */
};
bool ui_button(struct ui *ui, const char *name, struct box b, const char *label,
               const struct ui_button *o);
/* Round icon button; the hit box is at least the minimum target. */
bool ui_round(struct ui *ui, const char *name, du cx, du cy, du r, const char *icon);
/* Value chip: outlined, chosen = ink. */
bool ui_chip(struct ui *ui, const char *name, struct box b, const char *label, du size,
             bool chosen);
/* Department chip in its field colour; chosen has a ring and a check mark. */
bool ui_filter(struct ui *ui, const char *name, struct box b, const char *label, du size, rgb field,
               rgb on, bool chosen);
/* Room for the check mark of a chosen filter of the height h. */
du ui_filter_extra(du h);
/* A page arrow: off in paper2, else ink. */
bool ui_pager(struct ui *ui, const char *name, struct box b, const char *icon, bool off);
/* Where the main button at the end of a header goes, in the design at b, when it has to be as high
 * as a finger needs. below: where the content begins. *ret_right: how far that may go, since a
 * button that is too high for the header stands beside it. */
struct box ui_header_button(const struct canvas *c, struct box b, du below, du *ret_right);
/* Something that is on or off: its name, the word for its state and a mark. */
bool ui_toggle(struct ui *ui, const char *name, struct box b, const char *label, du size, bool on);

/* The dark glass over everything under a panel that opened at since; still: it does not fade in. */
void ui_scrim(struct ui *ui, msec since, bool still);
/* What people wrote, with the quotation marks and apostrophes of the language on the screen
 * (i18n/quotes.h), in the arena. Our own words, which have them already, come back as they are. */
const char *ui_written(struct arena *a, const char *s);

/* The size of initials in a disc of radius r; 0 for letters so wide that none fits to be read. */
du ui_initials_size(struct text *t, du r, const char *initials);
/* An avatar: the photo or the initials on fill. */
void ui_avatar(struct draw_list *l, struct text *t, const struct theme *theme, du cx, du cy, du r,
               const char *photo, const char *initials, rgb fill, rgb on);
/* Up to three of them in the place of one disc, those behind cut out by a ring of the ground. */
enum { UI_FACES = 3 };
struct ui_face {
    const char *photo, *initials;
    const char *icon;               /* instead of both, for a group or for nobody in particular */
    rgb fill, on;
    rgb behind;                     /* what the letters are mixed with in a fade: fill, or the field
                                       where the disc fades as well */
};
void ui_faces(struct draw_list *l, struct text *t, du cx, du cy, du r, const struct ui_face *face,
              unsigned n, rgb ground);
/* What a person is called in a sentence: the first name, or the whole one in scripts where the
 * order of names is another. name, or in the arena. */
const char *ui_first_name(struct arena *a, const char *name);
/* "Mateusz", "Mateusz and Ana", "Mateusz, Ana and Zoë", "Mateusz, Ana and 2 more": n people, of
 * whom the first UI_FACES are named. In the arena. */
const char *ui_people(struct arena *a, const char *const *name, unsigned n);

/* A name over a second line, both fitted; the pair is centred on one height (nameDept of the
 * design). */
struct ui_pair {
    struct text_block name, second;
    du gap;                         /* from the name to the cap top of the second line */
    du second_h;                    /* cap height that the second line has room for */
};
/* Sets gap and second_h for the fitted lines; max: what the name could have been. */
void ui_pair_space(struct ui_pair *p, struct text *t, du max, du second_size);
void ui_pair_draw(const struct ui_pair *p, struct draw_list *l, du x, du cy, rgb colour,
                  rgb ground);
/* Fits and draws one. */
struct ui_name {
    enum face face; du max, min;    /* of the name */
    du second;                      /* size of the second line, face T5 */
    du width;
};
void ui_name(struct draw_list *l, struct text *t, struct arena *a, du x, du cy, const char *name,
             const char *second, const struct ui_name *o, rgb colour, rgb ground);
/* The value badge; x_right is its right end. Returns the width. */
du ui_badge(struct draw_list *l, struct text *t, const struct theme *theme, du x_right, du cy, du h,
            du size, const char *label, const char *icon, bool icon_only);
/* Icon of a company value: the values of the sample content have their own, others share one. */
const char *ui_value_icon(const char *value);

#endif
