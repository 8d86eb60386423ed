#include "forms/optout.h"

#include "base/str.h"
#include "forms/pin.h"
#include "forms/sheet.h"
#include "i18n/i18n.h"

enum optout_wish optout_pin(struct optout_form *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    draw_rect(ui->list, 0, 0, ui->canvas->w, ui->canvas->h, ui->theme->paper);
    pin_words(env, tr("Show it again"),
              tr("Whoever looks after this screen enters the PIN. Then everything that this person "
                 "has hidden is shown again."));
    /* Button under the PIN. */
    switch (ui_pin_pad(ui, &s->pad, tr("Show"), s->pin)) {
    case PIN_PAD_NOTHING: return OPTOUT_NOTHING;
    case PIN_PAD_GO: return OPTOUT_TRY_PIN;
    case PIN_PAD_CANCEL:
        optout_go(s, env, OPTOUT_WHAT);
        return OPTOUT_NOTHING;
    }
    return OPTOUT_NOTHING;
}

struct end {
    struct sheet sheet;
    msec stays;                 /* then the form closes; 0: it waits for a tap */
    enum optout_wish first;     /* of the first button; the second one closes */
};

static struct end hidden(const struct optout_form *s)
{
    struct end e = {.stays = OPTOUT_UNDO_MS, .first = OPTOUT_SHOW_AGAIN,
                    .sheet = {.title = tr("Hidden."),
                              .first = {.name = "undo", .off = s->waiting},
                              .second = {.name = "done", .off = s->waiting}}};
    e.sheet.line = tr("It stays hidden, whatever is loaded later.");
    e.sheet.first.label = s->waiting ? tr("Taking it back…") : tr("Undo");
    e.sheet.second.label = tr("Done");
    return e;
}

static struct end failed(const struct optout_form *s, bool hide)
{
    struct end e = {.first = hide ? OPTOUT_HIDE : OPTOUT_SHOW_AGAIN,
                    .sheet = {.title = tr("That could not be saved."),
                              .first = {.name = "again", .off = s->waiting},
                              .second = {.name = "close", .off = s->waiting}}};
    e.sheet.line = hide ? tr("It is still shown. Please tell whoever looks after this screen.")
                        : tr("It stays hidden. Please tell whoever looks after this screen.");
    e.sheet.first.label = s->waiting ? tr("Saving…") : tr("Try again");
    e.sheet.second.label = tr("Close");
    return e;
}

static struct end goodbye(const char *title, const char *line)
{
    struct end e = {.stays = OPTOUT_GOODBYE_MS, .first = OPTOUT_CLOSE,
                    .sheet = {.title = title, .line = line, .first = {.name = "done"}}};
    e.sheet.first.label = tr("Done");
    return e;
}

static struct end end_of(const struct optout_form *s)
{
    switch (s->screen) {
    case OPTOUT_HIDDEN: return hidden(s);
    case OPTOUT_NOT_HIDDEN: return failed(s, true);
    case OPTOUT_NOT_SHOWN: return failed(s, false);
    case OPTOUT_CANNOT:
        return goodbye(tr("Nothing can be hidden right now."),
                       tr("Please tell whoever looks after this screen."));
    case OPTOUT_SHOWN: return goodbye(tr("It is shown again."), "");
    case OPTOUT_WHO:
    case OPTOUT_WHAT:
    case OPTOUT_PIN: break;
    }
    return goodbye("", "");
}

enum optout_wish optout_end(struct optout_form *s, const struct form_env *env)
{
    struct end e = end_of(s);
    if (s->since < 0) {
        s->since = env->ui->now;
    }
    switch (sheet_run(env, &e.sheet)) {
    case SHEET_FIRST: return e.first;
    case SHEET_SECOND: return OPTOUT_CLOSE;
    case SHEET_NOTHING: break;
    }
    if (e.stays == 0 || s->waiting) {
        return OPTOUT_NOTHING;
    }
    ui_wake(env->ui, s->since + e.stays);
    return env->ui->now - s->since >= e.stays ? OPTOUT_CLOSE : OPTOUT_NOTHING;
}
