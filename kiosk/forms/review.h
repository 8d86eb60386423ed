/* The review, between its files: its state, and one function for each screen.
 *
 * The PIN (review-pin), then every note that waits, one after the other (review-note): it is shown,
 * as it is or in other words (review-words), or not shown, for a reason (review-reason), or left
 * for later. What waits is fixed when the form opens; what was decided since is marked in done.
 * From there the contents that are kept can be looked at (review-content) and gone back to
 * (review-back), and a backup or empty tables written onto a stick (review-told says what came of
 * either).
 * Whoever walks away leaves nothing open: the form closes, and with it the review is locked. */
#ifndef FORMS_REVIEW_H
#define FORMS_REVIEW_H

#include "forms/field.h"
#include "scene/form.h"
#include "ui/pin_pad.h"

enum {
    REVIEW_REASON = 80,             /* clusters of a reason in one's own words */
    REVIEW_GOODBYE_MS = 8000,
    REVIEW_TOLD_MS = 60 * 1000,
};

enum review_screen {
    REVIEW_PIN, REVIEW_NOTE, REVIEW_WORDS, REVIEW_WHY, REVIEW_END, REVIEW_CONTENT, REVIEW_BACK,
    REVIEW_TOLD,
};

struct review {
    enum review_screen screen;
    struct pin_pad pad;
    bool waiting;                   /* an intent is out and not answered */
    enum intent_kind asked;         /* the last one */
    bool failed;                    /* the last decision was not saved, or nothing came of it */
    bool *done;                     /* for each held note of the model: decided; in the arena */
    unsigned at, decided;
    struct edit words;              /* of the note at hand, to be changed */
    uint64_t unchanged;             /* hash of what they were */
    struct edit reason;             /* in one's own words */
    int ready;                      /* the ready reason that was chosen, -1 none */
    struct keyboard keys;
    bool keyboard;
    msec input_at;                  /* the caret rests ten seconds after this */
    msec since;                     /* of an end; -1 not drawn yet */
    enum review_screen from;        /* where the contents were asked for */
    struct shelf shelf;
    bool has_shelf;
    unsigned page, chosen;          /* of the shelf; one of it */
    enum written written;           /* REVIEW_TOLD: onto a stick */
    char label[SHELF_LABEL];
};

enum review_wish {
    REVIEW_NOTHING, REVIEW_UNLOCK, REVIEW_APPROVE, REVIEW_REJECT, REVIEW_CLOSE, REVIEW_LIST,
    REVIEW_ROLL_BACK, REVIEW_WRITE_BACKUP, REVIEW_WRITE_TABLES,
};
enum review_wish review_pin(struct review *s, const struct form_env *env,
                            char ret_pin[static CAP_PIN + 1]);
enum review_wish review_note(struct review *s, const struct form_env *env);
enum review_wish review_words(struct review *s, const struct form_env *env);
enum review_wish review_why(struct review *s, const struct form_env *env);
enum review_wish review_end(struct review *s, const struct form_env *env);
enum review_wish review_content(struct review *s, const struct form_env *env);
enum review_wish review_back(struct review *s, const struct form_env *env);
enum review_wish review_told(struct review *s, const struct form_env *env);

void review_go(struct review *s, const struct form_env *env, enum review_screen screen);
/* To the next note from at on that is not decided, or to the end. */
void review_go_on(struct review *s, const struct form_env *env, unsigned at);
/* The note at hand. */
const struct kudos *review_current(const struct review *s, const struct form_env *env);
/* Somebody has changed its words. */
bool review_is_changed(const struct review *s);
/* Notes that waited when the form was opened; the model may not have all of them. */
unsigned review_total(const struct form_env *env);
/* The reason that was chosen or written, as the screen says it; "" when there is none. */
const char *review_reason(const struct review *s);

/* To the contents, and back here from them. */
void review_go_to_content(struct review *s, const struct form_env *env);
/* When content was loaded, and from where. In the arena. */
const char *review_entry(struct arena *a, const struct shelf_entry *e);

/* Why a note is held, for somebody who looks after the screen. reason: as struct kudos has it. In
 * the arena. */
const char *review_held(struct arena *a, const char *reason);

/* Measures that all screens of one canvas share. */
struct review_frame {
    bool compact, portrait;
    du left, right;                 /* of the content */
    du head, title;                 /* centre line of the header, size of its words */
    du button;                      /* height of the header's main button */
};
struct review_frame review_frame(const struct canvas *c);
/* The main button of the header, w wide. *ret_right: how far what begins at below may go. */
struct box review_button(const struct review_frame *f, const struct canvas *c, du w, du below,
                         du *ret_right);
/* The least y of what can be touched below the header of a compact canvas. */
du review_below(const struct review_frame *f, const struct canvas *c, du design);
/* Ground, round button (first: it closes, else it goes back), title up to right, or in its place
 * that the last decision was not saved. True when the round button or Esc was used. */
bool review_header(const struct review *s, const struct form_env *env, bool first,
                   const char *title, du right);
/* The field, and the keyboard that writes to it. */
void review_field(struct review *s, const struct form_env *env, const struct field *f,
                  const struct field_place *place);

#endif
