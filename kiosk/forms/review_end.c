#include "forms/review.h"

#include "base/str.h"
#include "forms/sheet.h"
#include "i18n/i18n.h"

/* Nothing waits, or not any more: it leaves by itself. */
static enum review_wish run_goodbye(struct review *s, const struct form_env *env,
                                    const char *title, const char *line)
{
    if (s->since < 0) {
        s->since = env->ui->now;
    }
    ui_wake(env->ui, s->since + REVIEW_GOODBYE_MS);
    struct sheet sheet = {.title = title, .line = line, .first = {.name = "content"},
                          .second = {.name = "close"}};
    sheet.first.label = tr("Content");
    sheet.second.label = tr("Close");
    switch (sheet_run(env, &sheet)) {
    case SHEET_FIRST: review_go_to_content(s, env); return REVIEW_NOTHING;
    case SHEET_SECOND: return REVIEW_CLOSE;
    case SHEET_NOTHING: break;
    }
    return env->ui->now - s->since >= REVIEW_GOODBYE_MS ? REVIEW_CLOSE : REVIEW_NOTHING;
}

enum review_wish review_end(struct review *s, const struct form_env *env)
{
    unsigned left = review_total(env) - s->decided;
    if (env->model->held_count == 0) {
        return run_goodbye(s, env, tr("No note is waiting."),
                           tr("Notes that are held or that somebody minds come here."));
    }
    if (left == 0) {
        return run_goodbye(s, env, tr("All read.\nThank you."), "");
    }
    char line[96];
    str_format(line, sizeof line, trn("%u note still waits.", "%u notes still wait.", left), left);
    struct sheet sheet = {.title = tr("That was the last one."), .line = line,
                          .first = {.name = "again"}, .second = {.name = "close"}};
    sheet.first.label = tr("Start again");
    sheet.second.label = tr("Close");
    if (s->decided == env->model->held_count) {
        /* More than a snapshot has: they are there when the review is opened again. */
        sheet.first = sheet.second;
        sheet.second.name = NULL;
    }
    switch (sheet_run(env, &sheet)) {
    case SHEET_NOTHING: return REVIEW_NOTHING;
    case SHEET_FIRST:
        if (sheet.second.name) {
            review_go_on(s, env, 0);
            return REVIEW_NOTHING;
        }
        return REVIEW_CLOSE;
    case SHEET_SECOND: return REVIEW_CLOSE;
    }
    return REVIEW_NOTHING;
}
