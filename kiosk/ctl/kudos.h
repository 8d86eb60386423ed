/* What the sub-verbs of `kioskctl kudos` share. */
#ifndef CTL_KUDOS_H
#define CTL_KUDOS_H

#include "ctl/ctl.h"
#include "store/store.h"

extern const struct verb verb_kudos;

/* Opens kudos.db, says on stderr what was odd. EXIT_DONE or the exit code. */
int kudos_open(const struct ctl *ctl, bool write, struct store **ret);
/* A person by key or exact name; MODEL_NONE when there is none, *ret_count how many. */
uint32_t kudos_find_person(const struct model *m, const char *name, unsigned *ret_count);
const char *kudos_department(const struct model *m, uint32_t person);

int kudos_import(const struct ctl *ctl, const char *path);
int kudos_export(const struct ctl *ctl, bool json);
/* One note as a JSON object. */
void kudos_json(struct buf *out, const struct kudos_row *row);

#endif
