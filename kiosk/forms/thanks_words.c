#include "forms/thanks_words.h"

#include "i18n/i18n.h"

#include <math.h>

static float leading_wide(du size)
{
    (void)size;
    return 1.22f;
}

static float leading_near(du size)
{
    (void)size;
    return 1.2f;
}

/* Top of the panel in which the whole sentences stand. */
static du ready_top(const struct canvas *c)
{
    du gap = c->layout == LAYOUT_COMPACT ? 6 : 12;
    du wider = canvas_least(c, gap, CANVAS_GAP_MM) - gap; /* each of the gaps between the rows */
    switch (c->layout) {
    case LAYOUT_LANDSCAPE: return c->h - 480 - 2 * wider;
    case LAYOUT_PORTRAIT: return c->h - 556 - 3 * wider;
    case LAYOUT_COMPACT: return c->h - 222 - 2 * wider;
    }
    return c->h;
}

/* The field ends above the values, or where they leave it less than two lines, in their place: they
 * can wait until the keyboard is hidden, whose keys had to grow. */
static void place_field(struct thanks_words_place *p, du least, du gap, du around)
{
    du end = p->chips.area.y - gap;
    if (end - p->field.box.y < least) {
        p->chips.lines = 0;
        end = p->panel - gap;
    }
    p->field.box.h = end - p->field.box.y;
    p->field.text_h = p->field.box.h - around;
}

static struct thanks_words_place place_for(const struct thanks_frame *f, bool keyboard)
{
    const struct canvas *c = f->c;
    struct thanks_words_place p = {.panel = keyboard ? keyboard_top(c) : ready_top(c),
                                   .phrases = PHRASES};
    du width = f->right - f->left, right;
    du gap = canvas_least(c, f->compact ? 6 : 12, CANVAS_GAP_MM);
    du bar = fmaxf(52, canvas_target_min(c)); /* of a compact canvas */
    p.chips = (struct thanks_chips){.lines = 1, .h = 88, .gap = gap, .size = 33, .pad_least = 48,
                                    .pad_most = 80, .name = "values"};
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        p.phrase = (struct box){f->right - 564, 160, 564, 92};
        p.phrase_step = 106;
        p.phrase_size = 36;
        p.chips.area = (struct box){f->left, p.panel - 112, width, 88};
        p.field.box = (struct box){f->left, 160, p.phrase.x - 24 - f->left, 0};
        place_field(&p, 179, 24, 124);
        while (p.phrases > 0 && (du)p.phrases * p.phrase_step - 14 > p.field.box.h) {
            p.phrases--;
        }
        p.field.text_x = f->left + 40;
        p.field.text_top = 200;
        p.field.text_w = p.field.box.w - 80;
        p.field.max = 60;
        p.field.min = 28;
        p.field.step = 8;
        p.field.leading = leading_wide;
        p.field.counter = 34;
        p.field.counter_x = p.field.box.x + p.field.box.w - 40;
        p.field.counter_y = p.field.box.y + p.field.box.h - 32;
        p.field.caret_w = 5;
        p.next = (struct box){f->right - 264, 40, 264, 96};
        p.next = ui_header_button(c, p.next, p.field.box.y, &right);
        break;
    case LAYOUT_PORTRAIT:
        p.field.box = (struct box){f->left, 200, width, 0};
        p.chips.lines = 3;
        p.chips.h = 92;
        p.chips.gap = 16;
        p.chips.size = 37;
        p.chips.pad_least = 80;
        p.phrase = (struct box){f->left, p.panel - 352, width, 92};
        p.phrase_step = 108;
        p.phrase_size = 40;
        p.chips.area = (struct box){f->left, p.panel - 700, width, 308};
        if (p.chips.area.y < 425) {
            p.phrases = 0;
            p.chips.area.y = p.panel - 352;
        }
        if (p.chips.area.y < 425) {
            p.chips.lines = 1;
            p.chips.area = (struct box){f->left, p.panel - 136, width, 92};
        }
        place_field(&p, 193, 32, 132);
        p.field.text_x = f->left + 44;
        p.field.text_top = 248;
        p.field.text_w = width - 88;
        p.field.max = 72;
        p.field.min = 32;
        p.field.step = 8;
        p.field.leading = leading_near;
        p.field.counter = 38;
        p.field.counter_x = f->right - 44;
        p.field.counter_y = p.field.box.y + p.field.box.h - 40;
        p.field.caret_w = 6;
        p.next = (struct box){f->right - 224, 60, 224, 104};
        if (c->large) {
            p.next.x -= 48;
            p.next.w += 48;
            p.phrases = p.phrases > 2 ? 2 : p.phrases;
            p.phrase.h = 146;
            p.phrase_step = 162;
        }
        p.next = ui_header_button(c, p.next, p.field.box.y, &right);
        break;
    case LAYOUT_COMPACT:
        p.phrases = 0;
        p.chips = (struct thanks_chips){.area = {f->left, p.panel - 10 - bar, width, bar},
                                        .lines = 1, .h = bar, .gap = gap, .size = 19,
                                        .pad_least = 34, .pad_most = 48, .name = "values"};
        p.field.box = (struct box){f->left, f->head + bar / 2 + gap, 0, 0};
        p.next = (struct box){f->right - 150, 12, 150, 52};
        p.next = ui_header_button(c, p.next, p.field.box.y, &right);
        p.field.box.w = width = right - f->left;
        place_field(&p, 94, gap, 48);
        p.field.text_x = f->left + 16;
        p.field.text_top = p.field.box.y + 14;
        p.field.text_w = width - 32;
        p.field.max = 28;
        p.field.min = 16;
        p.field.step = 4;
        p.field.leading = leading_near;
        p.field.counter = 17;
        p.field.counter_x = right - 16;
        p.field.counter_y = p.field.box.y + p.field.box.h - 13;
        p.field.caret_w = 2.5f;
        break;
    }
    p.field.max = canvas_type(c, p.field.max);
    if (f->compact) {
        p.field.step = c->large ? 2 : p.field.step;
    } else {
        p.field.text_h -= canvas_type(c, p.field.counter) - p.field.counter;
    }
    p.field.counter = canvas_type(c, p.field.counter);
    return p;
}

static void run_values(struct thanks *s, const struct form_env *env,
                       const struct thanks_words_place *p)
{
    const struct model *m = env->model;
    if (p->chips.lines == 0) {
        return;
    }
    struct thanks_chip *chip = arena_array(env->ui->arena, m->value_count + 1, sizeof *chip);
    for (unsigned i = 0; i < m->value_count; i++) {
        chip[i] = (struct thanks_chip){
            .name = arena_printf(env->ui->arena, "value:%s", m->values[i].name),
            .label = m->values[i].name, .chosen = s->value == i};
    }
    int tapped = thanks_chips(env, &p->chips, chip, m->value_count, &s->values);
    if (tapped >= 0) {
        s->value = s->value == (uint32_t)tapped ? MODEL_NONE : (uint32_t)tapped;
    }
}

enum thanks_wish thanks_words(struct thanks *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    struct thanks_frame f = thanks_frame(ui->canvas);
    bool keyboard = s->keyboard;
    struct thanks_words_place p = place_for(&f, keyboard);
    bool leave = thanks_header(s, env, true, thanks_title(s, env),
                               p.next.x - (f.compact ? 12 : 24));

    bool ready = edit_length(&s->message) >= FIELD_NOTE_LEAST;
    /* Button: go on to the next step. */
    bool next = ui_button(ui, "next", p.next, tr("Next"),
                          &(struct ui_button){.style = STYLE_MAIN, .icon = "right",
                                              .icon_after = true, .off = !ready,
                                              .size = f.compact ? 22 : 44});
    field_run(env, &(struct field){.name = "message", .edit = &s->message, .keys = &s->keys,
                                   .keyboard = &s->keyboard, .input_at = s->input_at,
                                   .hint = tr("Tap here to write your own words."),
                                   .hint_writing =
                                       tr("What happened? What did it change for you?")},
              &p.field);
    thanks_phrases(s, env, &p);
    run_values(s, env, &p);
    if (thanks_type(s, env, &s->message, "message")) {
        keyboard_auto_shift(&s->keys, &s->message);
        ui_wake(ui, ui->now);
    }
    if (keyboard) {
        thanks_keyboard(s, env, &s->message, &s->keyboard, true);
    } else if (thanks_ready(s, env, &p)) {
        next = true;
    }
    /* Enter of a real keyboard that no widget used. */
    if (next || (ready && !ui->focus_visible && ui_key(ui, KEY_ENTER))) {
        if (thanks_is_signed(s)) {
            thanks_go(s, env, THANKS_LOOK);
        } else {
            thanks_go_signer(s, env);
        }
    } else if (leave) {
        thanks_go(s, env, THANKS_WHO);
    }
    return THANKS_NOTHING;
}
