#include "forms/stick.h"

#include "base/str.h"
#include "forms/pin.h"
#include "forms/sheet.h"
#include "i18n/i18n.h"

enum { LOADED_NEW, LOADED_CHANGED, LOADED_GONE, LOADED };

static unsigned number_of(const struct stick_change *c, unsigned what)
{
    return what == LOADED_NEW ? c->added : what == LOADED_CHANGED ? c->changed : c->removed;
}

/* "12 people, 4 socials and 18 pictures"; "" when nothing was. */
static const char *list_of(const struct stick *k, struct arena *a, unsigned what)
{
    const char *item[STICK_PARTS + 1];
    unsigned n = 0;
    char list[512];
    for (unsigned i = 0; i < k->change_count; i++) {
        unsigned number = number_of(&k->change[i], what);
        if (number > 0) {
            item[n++] = arena_printf(a, "%u %s", number, stick_part(k->change[i].part, number));
        }
    }
    if (what == LOADED_NEW && k->pictures > 0) {
        item[n++] = arena_printf(a, "%u %s", k->pictures,
                                 trn("picture", "pictures", k->pictures));
    }
    i18n_list(list, sizeof list, item, n);
    return arena_printf(a, "%s", list);
}

/* A line for what is new, one for what has changed, one for what is gone. */
static const char *summary(const struct stick *k, struct arena *a)
{
    const char *title[LOADED], *all = "";
    stick_titles(title);
    for (unsigned what = 0; k && what < LOADED; what++) {
        const char *list = list_of(k, a, what);
        if (*list) {
            /* "New: 12 people and 4 socials". */
            const char *line = arena_printf(a, tr("%s: %s"), title[what], list);
            all = arena_printf(a, "%s%s\n", all, line);
        }
    }
    return all;
}

static const char *why_failed(enum err e)
{
    switch (e) {
    case ERR_NO_SPACE: return tr("There is no room left on this device.");
    case ERR_READ_ONLY: return tr("This device cannot be written.");
    case ERR_BUSY: return tr("Something else is being loaded. Please try again.");
    case ERR_NOT_FOUND: return tr("It is not there any more. Plug the stick in again.");
    case ERR_CORRUPT:
    case ERR_BAD_DATA:
    case ERR_LIMIT:
    case ERR_NEWER: return tr("What was read from the stick is damaged. Plug it in again.");
    case ERR_OK:
    case ERR_IO:
    case ERR_UNAVAILABLE: break;
    }
    return tr("This device could not write it down.");
}

/* The reason may be in another language than the screen. */
static const char *unchanged(struct arena *a, const char *why)
{
    return arena_printf(a, "%s\n%s", why, tr("Nothing on the screen has changed."));
}

enum stick_wish stick_undo_pin(struct stick_form *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    draw_rect(ui->list, 0, 0, ui->canvas->w, ui->canvas->h, ui->theme->paper);
    /* Beside the PIN: what it is for. */
    pin_words(env, tr("Take it back?"), tr("The content from before is shown again."));
    enum stick_wish wish = stick_pin(s, env);
    msec last = s->touched > s->since ? s->touched : s->since;
    ui_wake(ui, last + STICK_END_MS);
    bool left = !s->waiting && ui->now - last >= STICK_END_MS;
    return left ? STICK_CLOSE : wish;
}

struct end { struct sheet sheet; msec stays; enum stick_wish first, second, over; };

static struct end loaded(const struct stick_form *s, const struct form_env *env)
{
    struct arena *a = env->ui->arena;
    struct end e = {.stays = STICK_END_MS, .first = STICK_CLOSE, .second = STICK_UNDO,
                    .over = STICK_CLOSE};
    e.sheet.title = tr("Loaded.");
    e.sheet.line = arena_printf(a, "%s%s", summary(s->stick, a),
                                s->stick && s->stick->is_signed
                                    ? tr("It is signed. You can pull the stick out.")
                                    : tr("You can pull the stick out."));
    e.sheet.first = (struct sheet_button){.name = "done", .label = tr("Done"), .off = s->waiting};
    if (s->stick && s->stick->is_signed) {
        /* Nobody has shown the PIN, which is needed to take it back. */
        e.second = STICK_UNDO_PIN;
        if (env->model->no_pin) {
            return e;
        }
    }
    e.sheet.second_undoes = true;
    /* The content that was there before comes back. */
    e.sheet.second = (struct sheet_button){.name = "undo", .label = tr("Undo"), .off = s->waiting};
    return e;
}

static struct end end_of(const struct stick_form *s, const struct form_env *env)
{
    struct arena *a = env->ui->arena;
    struct end e = {.stays = STICK_BYE_MS, .first = STICK_CLOSE, .over = STICK_CLOSE};
    e.sheet.line = "";
    e.sheet.first = (struct sheet_button){.name = "close", .label = tr("Close")};
    switch (s->screen) {
    case STICK_SCREEN_LOADING:
        e.stays = MSEC_NEVER;
        e.sheet.title = tr("Loading…");
        e.sheet.line = s->stick && s->stick->is_signed && !s->undoing
                           ? tr("It is signed, so it needs no PIN.")
                           : "";
        e.sheet.first.off = true;
        break;
    case STICK_SCREEN_LOADED: return loaded(s, env);
    case STICK_SCREEN_UNDONE:
        e.sheet.title = tr("As it was.");
        e.sheet.line = tr("The content from before is shown again.");
        break;
    case STICK_SCREEN_FAILED:
        e.stays = STICK_END_MS;
        e.first = e.over = STICK_DISCARD;
        e.sheet.title = tr("That did not work.");
        e.sheet.line = unchanged(a, why_failed(s->err));
        break;
    case STICK_SCREEN_SAME:
        e.first = e.over = STICK_DISCARD;
        e.sheet.title = tr("Nothing is new.");
        e.sheet.line = tr("This is what is loaded already. Nothing changes.");
        break;
    case STICK_SCREEN_REFUSED:
        e.stays = STICK_END_MS;
        e.first = e.over = STICK_DISCARD;
        e.sheet.title = tr("This stick cannot be loaded.");
        e.sheet.line = unchanged(a, s->stick ? s->stick->why : "");
        break;
    case STICK_SCREEN_LEFT:
        e.stays = STICK_END_MS;
        e.sheet.title = tr("Nothing was loaded.");
        e.sheet.line = tr("Nobody was here any more. Plug the stick in again.");
        break;
    case STICK_SCREEN_GONE:
    case STICK_SCREEN_READ:
    case STICK_SCREEN_LIST:
    case STICK_SCREEN_NAMES:
    case STICK_SCREEN_PROBLEMS:
    case STICK_SCREEN_SHOW:
    case STICK_SCREEN_PIN:
    case STICK_SCREEN_UNDO_PIN:
        e.sheet.title = tr("Nothing was loaded.");
        e.sheet.line = tr("The stick is not there any more. Plug it in again.");
        break;
    }
    return e;
}

enum stick_wish stick_end(struct stick_form *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    struct end e = end_of(s, env);
    switch (sheet_run(env, &e.sheet)) {
    case SHEET_FIRST: return e.first;
    case SHEET_SECOND: return e.second;
    case SHEET_NOTHING: break;
    }
    if (e.stays == MSEC_NEVER || s->waiting) {
        return STICK_NOTHING;
    }
    msec last = s->touched > s->since ? s->touched : s->since;
    ui_wake(ui, last + e.stays);
    return ui->now - last >= e.stays ? e.over : STICK_NOTHING;
}
