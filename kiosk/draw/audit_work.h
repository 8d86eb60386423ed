/* The audit's insides: one screen under audit, for audit.c (what is read) and audit_touch.c (what
 * is touched). */
#ifndef DRAW_AUDIT_WORK_H
#define DRAW_AUDIT_WORK_H

#include "draw/audit.h"

enum { AUDIT_WORDS_SHOWN = 40 }; /* bytes of a text that a sentence quotes */

struct audit_work {
    struct audit *audit;
    const struct audit_subject *subject;
    struct audit_screen *screen;
};

/* A sentence about this screen. */
void audit_violate(struct audit_work *w, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct audit_quote { char s[AUDIT_WORDS_SHOWN + 8]; };
struct audit_quote audit_quote(const struct draw_list *l, const struct draw_command *c);
/* What a sentence would write as the limit is not below it. */
bool audit_less(float a, float limit);
void audit_judge_targets(struct audit_work *w);

#endif
