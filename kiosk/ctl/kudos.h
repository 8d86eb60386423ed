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
/* One person by key or exact name: EXIT_DONE, or a usage error that says who is meant. */
int kudos_find_one(const struct model *m, const char *name, uint32_t *ret);
const char *kudos_department(const struct model *m, uint32_t person);

/* Sub-verbs; argv[0] is the name of each. */
int kudos_show(const struct ctl *ctl, int argc, char **argv);
int kudos_approve(const struct ctl *ctl, int argc, char **argv);
int kudos_reject(const struct ctl *ctl, int argc, char **argv);
int kudos_hide(const struct ctl *ctl, int argc, char **argv);
int kudos_hold(const struct ctl *ctl, int argc, char **argv);
int kudos_erase(const struct ctl *ctl, int argc, char **argv);
int kudos_log(const struct ctl *ctl, int argc, char **argv);
int kudos_import(const struct ctl *ctl, const char *path);
int kudos_export(const struct ctl *ctl, bool json);
/* Every note as a row of a new file, as kudos_import reads it; fsynced. */
enum err kudos_write_csv(struct store *store, const char *path) MUST_CHECK;
/* One note as a JSON object. */
void kudos_json(struct buf *out, const struct kudos_row *row);
/* Who thanks and who is thanked, in words; with_departments: of every one of them. */
void kudos_from(struct buf *out, const struct kudos_row *row, bool with_departments);
void kudos_to(struct buf *out, const struct kudos_row *row, bool with_departments);
/* Who does it, for the audit table. */
const char *kudos_audit_name(void);

#endif
