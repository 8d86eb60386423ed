#include "content/fill.h"

#include "content/content.h"
#include "content/expand.h"
#include "content/generation.h"
#include "moderation/moderation.h"

#include "base/caps.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum err fill_begin(struct filling *f, const char *sql, size_t size, sqlite3_stmt **ret_statement,
                    void **ret_elements)
{
    char count[768];
    int64_t rows = 0;
    str_format(count, sizeof count, "SELECT count(*) FROM (%s LIMIT %d)", sql, CAP_TABLE_ROWS);
    enum err e = db_number(f->db, count, &rows);
    if (e != ERR_OK) {
        return e;
    }
    char limited[768];
    str_format(limited, sizeof limited, "%s LIMIT %d", sql, CAP_TABLE_ROWS);
    e = db_prepare(f->db, limited, ret_statement);
    if (e == ERR_OK) {
        *ret_elements = arena_array(&f->m->arena, (size_t)rows, size);
    }
    return e;
}

const char *fill_text(struct filling *f, sqlite3_stmt *q, int column)
{
    return arena_strdup(&f->m->arena, db_text(q, column));
}

date fill_date(sqlite3_stmt *q, int column)
{
    date d;
    return date_parse_iso(db_text(q, column), &d) ? d : DATE_NONE;
}

minute fill_minute(sqlite3_stmt *q, int column)
{
    return minute_parse(db_text(q, column));
}

const char *fill_asset(struct filling *f, sqlite3_stmt *q, int column)
{
    char path[FS_PATH_MAX];
    const char *id = db_text(q, column);
    bool there = content_asset_path(f->data_dir, id, path, sizeof path) && fs_exists(path);
    there = there || (f->stage && content_asset_path(f->stage, id, path, sizeof path) &&
                      fs_exists(path));
    return there ? arena_strdup(&f->m->arena, id) : "";
}

uint32_t fill_department(const struct model *m, const char *name)
{
    for (unsigned i = 0; i < m->department_count; i++) {
        if (str_equal(m->departments[i].name, name)) {
            return i;
        }
    }
    return MODEL_NONE;
}

static enum err fill_settings(struct filling *f)
{
    struct settings *s = &f->m->settings;
    sqlite3_stmt *q = NULL;
    bool row = true;
    enum err e = db_prepare(f->db, "SELECT key, value FROM settings", &q);
    while (e == ERR_OK && (e = db_step(q, &row)) == ERR_OK && row) {
        const char *key = db_text(q, 0), *value = db_text(q, 1);
        if (str_equal(key, "organisation")) {
            s->organisation = fill_text(f, q, 1);
        } else if (str_equal(key, "language")) {
            s->language = fill_text(f, q, 1);
        } else if (str_equal(key, "seconds_per_slide")) {
            s->seconds_per_slide = (unsigned)strtoul(value, NULL, 10);
        } else if (str_equal(key, "quiet_from")) {
            s->quiet_from = minute_parse(value);
        } else if (str_equal(key, "quiet_until")) {
            s->quiet_until = minute_parse(value);
        } else if (str_equal(key, "leap_birthday")) {
            s->leap_birthday = str_equal(value, "1-mar") ? LEAP_BIRTHDAY_1_MAR
                                                         : LEAP_BIRTHDAY_28_FEB;
        } else if (str_equal(key, "week_start")) {
            s->week_start = (unsigned)strtoul(value, NULL, 10) % 7;
        }
    }
    sqlite3_finalize(q);
    return e;
}

static enum err fill_posters(struct filling *f)
{
    struct model *m = f->m;
    sqlite3_stmt *q = NULL;
    void *all = NULL;
    bool row = true;
    enum err e = fill_begin(f, "SELECT picture, caption, from_day, until_day, weekdays, hour_from,"
                               " hour_until, seconds, width, height, edge FROM posters"
                               " ORDER BY row",
                            sizeof *m->posters, &q, &all);
    m->posters = all;
    while (e == ERR_OK && (e = db_step(q, &row)) == ERR_OK && row) {
        struct poster p = {
            .from = fill_date(q, 2),
            .until = fill_date(q, 3),
            .weekdays = (uint8_t)(sqlite3_column_int(q, 4) & 0x7f),
            .hour_from = fill_minute(q, 5),
            .hour_until = fill_minute(q, 6),
            .seconds = (unsigned)sqlite3_column_int(q, 7),
            .width = sqlite3_column_int(q, 8),
            .height = sqlite3_column_int(q, 9),
            .edge = (rgb)sqlite3_column_int(q, 10) & 0xFFFFFF,
        };
        bool today = (p.from == DATE_NONE || p.from <= m->today) &&
                     (p.until == DATE_NONE || p.until >= m->today) &&
                     (p.weekdays == 0 || p.weekdays >> date_weekday(m->today) & 1);
        if (today && p.width > 0 && p.height > 0) {
            p.picture = fill_asset(f, q, 0);
            p.caption = fill_text(f, q, 1);
            m->posters[m->poster_count] = p;
            m->poster_count += !str_empty(p.picture);
        }
    }
    sqlite3_finalize(q);
    return e;
}

static enum err fill_values(struct filling *f)
{
    struct model *m = f->m;
    sqlite3_stmt *q = NULL;
    void *all = NULL;
    bool row = true;
    enum err e = fill_begin(f, "SELECT name, starter FROM \"values\" ORDER BY row",
                            sizeof *m->values, &q, &all);
    m->values = all;
    while (e == ERR_OK && (e = db_step(q, &row)) == ERR_OK && row) {
        m->values[m->value_count++] = (struct value){
            .name = fill_text(f, q, 0),
            .starter = fill_text(f, q, 1),
        };
    }
    sqlite3_finalize(q);
    return e;
}

static enum err fill_held_words(struct filling *f)
{
    struct model *m = f->m;
    sqlite3_stmt *q = NULL;
    void *all = NULL;
    bool row = true;
    enum err e = fill_begin(f, "SELECT word FROM held_words ORDER BY row", sizeof *m->held_words,
                            &q, &all);
    m->held_words = all;
    while (e == ERR_OK && (e = db_step(q, &row)) == ERR_OK && row) {
        char folded[CAP_NAME_BYTES];
        moderation_fold(folded, sizeof folded, db_text(q, 0));
        if (*folded) {
            m->held_words[m->held_word_count++] = arena_strdup(&m->arena, folded);
        }
    }
    sqlite3_finalize(q);
    return e;
}

/* Values and held words. */
static enum err fill_words(struct filling *f)
{
    enum err e = fill_values(f);
    return e == ERR_OK ? fill_held_words(f) : e;
}

/* The snapshot as model_new left it; what was read stays in its arena, unused. */
static void forget(struct model *m, struct settings settings)
{
    m->department_count = m->person_count = m->social_count = m->competition_count = 0;
    m->celebration_count = m->poster_count = m->value_count = m->held_word_count = 0;
    m->settings = settings;
}

enum err fill_all(struct filling *f)
{
    static enum err (*const part[])(struct filling *) = {
        fill_settings, fill_departments, fill_people, fill_celebrations,
        fill_socials, fill_competitions, fill_posters, fill_words,
    };
    struct settings settings = f->m->settings;
    enum err e = ERR_OK;
    for (size_t i = 0; e == ERR_OK && i < sizeof part / sizeof *part; i++) {
        e = part[i](f);
    }
    if (e != ERR_OK) {
        forget(f->m, settings);
    }
    return e;
}

static enum err fill_once(const char *data_dir, unsigned number, struct model *m)
{
    struct filling f = {.data_dir = data_dir, .m = m};
    enum err e = generation_open(data_dir, number, &f.db);
    if (e == ERR_OK) {
        e = fill_all(&f);
    }
    db_close(f.db);
    return e;
}

/* Twice for the same reason as generation_open. */
static enum err fill_from(const char *data_dir, unsigned number, struct model *m)
{
    enum err e = fill_once(data_dir, number, m);
    return e == ERR_IO ? fill_once(data_dir, number, m) : e;
}

enum err content_fill(const char *data_dir, struct model *m, struct diag *d)
{
    unsigned current = 0, number = UINT_MAX;
    enum err e = generation_current(data_dir, &current);
    if (e == ERR_OK) {
        number = current;
        e = fill_from(data_dir, current, m);
    }
    if (e == ERR_CORRUPT) {
        /* The one before is better than an empty screen. */
        while (generation_below(data_dir, number, &number) == ERR_OK && number > 0) {
            if (fill_from(data_dir, number, m) == ERR_OK) {
                return diag_set(d, ERR_OK, "content", 0, 0,
                                "The current content is damaged; number %u is shown instead.",
                                number);
            }
        }
    }
    if (e == ERR_NOT_FOUND) {
        return diag_set(d, e, "content", 0, 0, "No content was loaded yet.");
    }
    if (e != ERR_OK) {
        diag_set(d, e, "content", 0, 0, "The content cannot be used: %s.", err_name(e));
    }
    return e;
}
