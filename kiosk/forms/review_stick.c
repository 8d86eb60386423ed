#include "forms/review.h"

#include "forms/sheet.h"
#include "i18n/i18n.h"

enum review_wish review_back(struct review *s, const struct form_env *env)
{
    struct arena *a = env->ui->arena;
    struct sheet sheet = {.title = tr("Go back to this content?"),
                          .first = {.name = "restore"}, .second = {.name = "cancel"}};
    sheet.line = arena_printf(a, "%s\n%s", review_entry(a, &s->shelf.entry[s->chosen]),
                              tr("What is on the screen now is kept. You can go back to that, "
                                 "too."));
    sheet.first.label = tr("Go back to it");
    sheet.second.label = tr("Cancel");
    switch (sheet_run(env, &sheet)) {
    case SHEET_FIRST: review_go(s, env, REVIEW_TOLD); return REVIEW_ROLL_BACK;
    case SHEET_SECOND: review_go(s, env, REVIEW_CONTENT); return REVIEW_NOTHING;
    case SHEET_NOTHING: break;
    }
    return REVIEW_NOTHING;
}

static const char *why_not(enum written w)
{
    switch (w) {
    case WRITTEN_NO_STICK: return tr("Put a stick in first.");
    case WRITTEN_SEVERAL_STICKS: return tr("There are several sticks. Leave only one of them in.");
    case WRITTEN_FULL: return tr("There is no room left on the stick.");
    case WRITTEN_READ_ONLY: return tr("The stick is locked against writing.");
    case WRITTEN_NO_ANSWER: return tr("This device did not answer within a minute.");
    case WRITTEN_NOT_MADE: return tr("The files could not be made on this device.");
    case WRITTEN_DONE:
    case WRITTEN_FAILED: break;
    }
    return tr("Try another stick. It has to be formatted as FAT32 or exFAT.");
}

/* What the sheet says of the stick. */
static void tell_written(const struct review *s, struct arena *a, struct sheet *sheet)
{
    if (s->waiting) {
        sheet->title = tr("Writing to the stick…");
        sheet->line = tr("Please leave the stick in.");
    } else if (s->written != WRITTEN_DONE) {
        sheet->title = tr("It could not be written.");
        sheet->line = why_not(s->written);
        sheet->second = (struct sheet_button){.name = "done", .label = tr("Close")};
        sheet->first = (struct sheet_button){.name = "again", .label = tr("Try again")};
    } else {
        sheet->title = tr("Done.");
        sheet->line = *s->label
                          /* The name of a stick. */
                          ? arena_printf(a, tr("It is on “%s”. You can pull the stick out."),
                                         s->label)
                          : tr("You can pull the stick out.");
    }
}

static void tell_restored(const struct review *s, struct sheet *sheet)
{
    if (s->waiting) {
        sheet->title = tr("Loading…");
    } else if (s->failed) {
        sheet->title = tr("That did not work.");
        sheet->line = tr("Nothing on the screen has changed.");
    } else {
        sheet->title = tr("As it was.");
        sheet->line = tr("The content from before is shown again.");
    }
}

enum review_wish review_told(struct review *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    struct sheet sheet = {.line = "", .first = {.name = "done", .off = s->waiting}};
    sheet.first.label = tr("Done");
    bool writes = s->asked != INTENT_ROLL_BACK;
    if (writes) {
        tell_written(s, ui->arena, &sheet);
    } else {
        tell_restored(s, &sheet);
    }
    enum sheet_answer answer = sheet_run(env, &sheet);
    if (answer == SHEET_FIRST && sheet.second.name) {
        return s->asked == INTENT_WRITE_BACKUP ? REVIEW_WRITE_BACKUP : REVIEW_WRITE_TABLES;
    }
    if (answer != SHEET_NOTHING) {
        s->has_shelf = false; /* it is another one now */
        review_go(s, env, REVIEW_CONTENT);
        return REVIEW_NOTHING;
    }
    if (s->waiting) {
        s->since = -1;
        return REVIEW_NOTHING;
    }
    s->since = s->since < 0 ? ui->now : s->since;
    ui_wake(ui, s->since + REVIEW_TOLD_MS);
    return ui->now - s->since >= REVIEW_TOLD_MS ? REVIEW_CLOSE : REVIEW_NOTHING;
}
