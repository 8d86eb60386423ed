#include "forms/thanks_words.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <string.h>

enum { READY = 6 };
#define NO_BREAK_SPACE "\u00A0"

/* The beginnings and the whole sentences that the form offers when the values bring too few. */
static const char *const own_phrase[PHRASES] = {
    /* The next three begin a sentence that somebody finishes, and end with an ellipsis. */
    N_("You made it easy when…"),
    N_("Because of you…"),
    N_("I learned from you…"),
};
static const char *const own_ready[READY] = {
    /* The next six are whole notes, to be sent as they are, and end with a full stop. */
    N_("Thank you for your help. It made my day easier."),
    N_("You had time for me when I needed it. Thank you."),
    N_("Working with you is a pleasure. Thank you."),
    N_("You stayed calm and it all worked out. Thank you."),
    N_("Thank you for the good idea. It works."),
    N_("You did more than anyone asked. Thank you."),
};

/* A whole sentence, as opposed to a beginning that somebody finishes. */
static bool is_sentence(const char *s)
{
    static const char *const ends[] = {".", "!", "?", "؟", "。", "！", "।"};
    size_t n = strlen(s);
    if (n >= 3 && strcmp(s + n - 3, "...") == 0) {
        return false;
    }
    for (unsigned i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        size_t len = strlen(ends[i]);
        if (n >= len && strcmp(s + n - len, ends[i]) == 0) {
            return true;
        }
    }
    return false;
}

struct offer { const char *text; uint32_t value; };

static unsigned add_offer(struct offer *list, unsigned n, unsigned max, const char *text,
                          uint32_t value)
{
    for (unsigned i = 0; i < n; i++) {
        if (str_equal(list[i].text, text)) {
            return n;
        }
    }
    if (n < max && !str_empty(text)) {
        list[n++] = (struct offer){text, value};
    }
    return n;
}

/* Starters of the values that are whole sentences, or are not: that of the chosen value first; then
 * our own. */
static unsigned offers(const struct thanks *s, const struct form_env *env, bool whole,
                       struct offer *list, unsigned max)
{
    const struct model *m = env->model;
    unsigned n = 0;
    if (s->value < m->value_count && is_sentence(m->values[s->value].starter) == whole) {
        n = add_offer(list, n, max, m->values[s->value].starter, s->value);
    }
    for (unsigned i = 0; i < m->value_count; i++) {
        if (is_sentence(m->values[i].starter) == whole) {
            n = add_offer(list, n, max, m->values[i].starter, i);
        }
    }
    unsigned own = whole ? READY : PHRASES;
    for (unsigned i = 0; i < own; i++) {
        n = add_offer(list, n, max, tr(whole ? own_ready[i] : own_phrase[i]), MODEL_NONE);
    }
    return n;
}

/* Puts a blank before what follows other words. */
static void insert_after_words(struct edit *e, const char *text)
{
    if (e->caret > 0 && e->text[e->caret - 1] != ' ') {
        edit_insert(e, " ");
    }
    edit_insert(e, text);
}

static bool cut_end(char *s, const char *end)
{
    size_t n = strlen(s), len = strlen(end);
    bool has = n >= len && memcmp(s + n - len, end, len) == 0;
    if (has) {
        s[n - len] = '\0';
    }
    return has;
}

/* "Because of you…" becomes "Because of you " and waits to be finished. German has a blank before
 * the ellipsis. */
static void insert_phrase(struct thanks *s, const char *text)
{
    char open[CAP_FIELD_CHARACTERS];
    str_copy(open, sizeof open - 1, text);
    while (cut_end(open, "…") || cut_end(open, ".") || cut_end(open, " ") ||
           cut_end(open, NO_BREAK_SPACE)) {
    }
    strcat(open, " ");
    insert_after_words(&s->message, open);
    s->keyboard = true;
    keyboard_auto_shift(&s->keys, &s->message);
}

/* A row with an icon and a sentence in one or two lines. */
static bool run_offer(struct ui *ui, const char *name, struct box b, const char *icon, du size,
                      const char *text, rgb fill, bool chosen)
{
    const struct theme *t = ui->theme;
    bool compact = ui->canvas->layout == LAYOUT_COMPACT, pressed;
    du r = compact ? 14 : 28;
    bool fired = ui_hit(ui, &(struct ui_hit){.name = name, .box = b, .r = r}, &pressed);
    struct box in = pressed ? box_inset(b, ui_shrink(ui)) : b;
    rgb ground = chosen ? t->ink : pressed ? t->rule : fill, words = chosen ? t->onink : t->ink;
    ui_card(ui, in, r, ground);
    struct ui_line line = ui_line_begin(ui);
    du left = compact ? 44 : 2 * size + 16, glyph = compact ? 19 : 18 + size / 2;
    draw_icon(ui->list, icon, b.x + (compact ? 24 : size + 12), b.y + b.h / 2, glyph, words, 5);
    struct text_box box = {.face = FACE_T6, .width = b.w - left - (compact ? 10 : 20),
                           .height = b.h - (compact ? 14 : 28),
                           .max = canvas_type(ui->canvas, size), .min = size * 0.6f,
                           .step = compact ? 1 : 2, .max_lines = 2, .leading = leading_paragraph,
                           .balance = true};
    struct text_block block;
    text_fit(ui->text, ui->arena, ui_written(ui->arena, text), &box, &block);
    draw_block(ui->list, &block, b.x + left, b.y + (b.h - block.height) / 2, box.width, ALIGN_START,
               words, ground);
    ui_line_end(ui, &line, b);
    return fired;
}

void thanks_phrases(struct thanks *s, const struct form_env *env,
                    const struct thanks_words_place *p)
{
    struct offer list[PHRASES];
    unsigned n = p->phrases > 0 ? offers(s, env, false, list, p->phrases) : 0;
    int tapped = -1;
    for (unsigned i = 0; i < n; i++) {
        char name[32];
        str_format(name, sizeof name, "starter:%u", i);
        struct box b = p->phrase;
        b.y += (du)i * p->phrase_step;
        if (run_offer(env->ui, name, b, "plus", p->phrase_size, list[i].text,
                      env->ui->theme->paper2, false)) {
            tapped = (int)i;
        }
    }
    if (tapped >= 0) {
        insert_phrase(s, list[tapped].text);
    }
}

static bool is_ready(const struct offer *list, unsigned n, const char *message)
{
    for (unsigned i = 0; i < n; i++) {
        if (str_equal(list[i].text, message)) {
            return true;
        }
    }
    return false;
}

bool thanks_ready(struct thanks *s, const struct form_env *env,
                  const struct thanks_words_place *p)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    struct thanks_frame f = thanks_frame(ui->canvas);
    struct offer list[READY];
    /* Larger letters need a row less. */
    unsigned columns = f.portrait ? 1 : 2, rows = (f.portrait ? 4 : 3) - (f.c->large ? 1 : 0);
    unsigned n = offers(s, env, true, list, rows * columns);
    bool instead = s->message.len == 0 || is_ready(list, n, s->message.text);

    draw_rect(ui->list, 0, p->panel, f.c->w, f.c->h - p->panel, t->paper2);
    const char *title = instead ? tr("Short of time? These are ready to send.")
                                : tr("Add a sentence");
    du size = f.compact ? 17 : 36, head = f.compact ? 16 : f.portrait ? 60 : 52;
    draw_label_mid(ui->list, ui->text, f.left, p->panel + head, ALIGN_START, FACE_T6,
                   canvas_type(f.c, size), t->ink2, t->paper2, title);
    du gap = canvas_least(f.c, f.compact ? 6 : 12, CANVAS_GAP_MM);
    du h = f.compact ? 56 : f.portrait ? 96 : 112;
    du top = p->panel + (f.compact ? 34 : f.portrait ? 108 : 96);
    du room = f.c->h - (f.compact ? 8 : f.portrait ? 28 : 24) - top;
    room = (room - (du)(rows - 1) * gap) / (du)rows;
    h = f.c->large || room < h ? room : h;
    du w = (f.right - f.left - (du)(columns - 1) * gap) / (du)columns;
    int tapped = -1;
    for (unsigned i = 0; i < n; i++) {
        char name[32];
        str_format(name, sizeof name, "ready:%u", i);
        struct box b = {f.left + (du)(i % columns) * (w + gap),
                        top + (du)(i / columns) * (h + gap), w, h};
        bool chosen = instead && s->message.len > 0 && str_equal(list[i].text, s->message.text);
        if (run_offer(ui, name, b, instead ? "right" : "plus", f.compact ? 19 : 36, list[i].text,
                      t->card, chosen)) {
            tapped = (int)i;
        }
    }
    if (tapped < 0) {
        return false;
    }
    if (!instead) {
        insert_after_words(&s->message, list[tapped].text);
        return false;
    }
    s->message = (struct edit){.limit = CAP_MESSAGE_CHARACTERS};
    edit_insert(&s->message, list[tapped].text);
    if (s->value == MODEL_NONE) {
        s->value = list[tapped].value;
    }
    return true;
}
