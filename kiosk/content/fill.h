/* Reading a generation into the model. Shared by the files of content/; others use content.h. */
#ifndef CONTENT_FILL_H
#define CONTENT_FILL_H

#include "content/db.h"
#include "model/model.h"

/* What the parts need of each other while a model is filled. */
struct filling {
    const char *data_dir;
    const char *stage;         /* a second folder with assets, NULL for none */
    sqlite3 *db;
    struct model *m;
    struct keyed { const char *key; uint32_t person; } *by_key; /* sorted by key, m->person_count */
};

/* Everything but the notes of f->m. After an error it is as model_new left it. */
enum err fill_all(struct filling *f) MUST_CHECK;

/* Each reads its part into f->m. Rows that do not make sense are passed over: a generation is
 * checked when it is built, and one odd row must not take the screen down. */
enum err fill_departments(struct filling *f) MUST_CHECK;
enum err fill_people(struct filling *f) MUST_CHECK;       /* after settings and departments */
enum err fill_celebrations(struct filling *f) MUST_CHECK; /* after people */
enum err fill_socials(struct filling *f) MUST_CHECK;      /* after departments */
enum err fill_competitions(struct filling *f) MUST_CHECK; /* after people */

/* Prepares sql and allocates one element of size for each row that it will give, at most
 * CAP_TABLE_ROWS. */
enum err fill_begin(struct filling *f, const char *sql, size_t size, sqlite3_stmt **ret_statement,
                    void **ret_elements) MUST_CHECK;
/* In the model's arena; "" for NULL. */
const char *fill_text(struct filling *f, sqlite3_stmt *q, int column);
/* DATE_NONE for NULL and for what is no date. */
date fill_date(sqlite3_stmt *q, int column);
minute fill_minute(sqlite3_stmt *q, int column);
/* "" unless the asset is there. */
const char *fill_asset(struct filling *f, sqlite3_stmt *q, int column);
/* MODEL_NONE when there is none. */
uint32_t fill_department(const struct model *m, const char *name);

#endif
