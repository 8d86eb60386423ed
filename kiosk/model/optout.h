/* Opt-outs: what people asked not to show of themselves, on the panel or through kioskctl. They are
 * kept with the notes, not with the content, and win over every import: whatever people.csv says,
 * a snapshot to which they were applied does not have what is hidden. */
#ifndef MODEL_OPTOUT_H
#define MODEL_OPTOUT_H

#include "model/model.h"

enum optout_kind { OPTOUT_BIRTHDAY, OPTOUT_ANNIVERSARY, OPTOUT_PHOTO, OPTOUT_KINDS };
#define OPTOUT_BIT(kind) (1u << (kind))
#define OPTOUT_ALL (OPTOUT_BIT(OPTOUT_KINDS) - 1)

/* Somebody, as they were known when they asked. */
struct optout {
    const char *key, *name, *department;
    unsigned what; /* an OPTOUT_BIT for each kind */
};

/* "birthday", "anniversary", "photo": as kudos.db and kioskctl name them. */
const char *optout_name(enum optout_kind kind);
bool optout_find(const char *name, enum optout_kind *ret);

/* Takes what is hidden out of m, which nobody else may use yet, and keeps the list in it. Who has
 * the key of an opt-out is the one who asked. When nobody has it any more, because ids were given
 * or changed, it is whoever has the same name in the same department; and where the key had been or
 * is made of these two (content without ids), whoever has the same name in any department. Of two
 * namesakes both are hidden then: too much hidden is the smaller harm. Keys and names are compared
 * without case. O((people + n) log n). */
void optout_apply(struct model *m, const struct optout *all, unsigned n);
/* The opt-outs are not known: nobody's days and photos are shown. */
void optout_hide_all(struct model *m);
/* What from was told, for a snapshot of other content. */
void optout_apply_as(struct model *m, const struct model *from);

#endif
