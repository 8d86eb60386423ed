/* What changes between two sets of rows, part by part. */
#ifndef CONTENT_STAGE_DIFF_H
#define CONTENT_STAGE_DIFF_H

#include "content/db.h"
#include "model/stick.h"

/* Fills the changes of s. before may be NULL: everything is new. Rows are told apart by the key of
 * their part (a person's key, a social's title with day and time, a setting's name); those with one
 * key count as one. When nothing but the order of a part differs, those that moved are changed. */
enum err stage_diff(sqlite3 *before, sqlite3 *after, struct stick *s) MUST_CHECK;

#endif
