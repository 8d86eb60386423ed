#include "content/schema.h"
#include "i18n/i18n.h"
#include "import/bundle.h"
#include "import/dates.h"
#include "import/encoding.h"
#include "import/weekdays.h"
#include "text/clean.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uloc.h>

/* Where a line of settings.ini stands. */
struct entry {
    struct bundle *bundle;
    const char *file;
    unsigned line, column;
    const char *key, *text;
};

static void set(const struct entry *e, const char *key, const char *text)
{
    struct bundle *b = e->bundle;
    const struct rows *rows = &b->part[PART_SETTINGS];
    for (unsigned i = 0; i < rows->count; i++) {
        if (str_equal(rows->row[i][SETTINGS_KEY], key)) {
            report_add(b->report, REPORT_WARNING, e->file, e->line, e->column,
                       "%s: found a second time; expected once. The second line was left out.",
                       e->key);
            return;
        }
    }
    const char *value[SETTINGS_COLUMNS] = {
        [SETTINGS_KEY] = key, [SETTINGS_VALUE] = arena_strdup(&b->arena, text)};
    bundle_row(b, PART_SETTINGS, value, SETTINGS_COLUMNS);
}

static void wrong(const struct entry *e, const char *expected)
{
    report_add(e->bundle->report, REPORT_ERROR, e->file, e->line, e->column,
               "%s: found “%.60s”; expected %s. The setting was left out.", e->key, e->text,
               tr(expected));
}

static void organisation(const struct entry *e)
{
    if (strlen(e->text) >= CAP_NAME_BYTES) {
        wrong(e, N_("a shorter name"));
        return;
    }
    set(e, "organisation", e->text);
}

/* What fills its array to the last byte has no end. */
static bool is_whole(UErrorCode status)
{
    return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING;
}

/* BCP 47 (RFC 5646), also with the underscores and the case of people, stored as it should be
 * written ("pt-BR"): catalogues are found by that. ICU knows no three letters for what is no
 * language. */
static void language(const struct entry *e)
{
    char tag[36], locale[64];
    UErrorCode status = U_ZERO_ERROR;
    int32_t parsed = 0;
    bool good = str_copy(tag, sizeof tag, e->text);
    for (char *p = tag; *p; p++) {
        *p = *p == '_' ? '-' : *p;
    }
    uloc_forLanguageTag(tag, locale, sizeof locale, &parsed, &status);
    good = good && is_whole(status) && parsed == (int32_t)strlen(tag) &&
           !str_empty(uloc_getISO3Language(locale));
    if (good) {
        uloc_toLanguageTag(locale, tag, sizeof tag, true, &status);
    }
    if (!good || !is_whole(status)) {
        wrong(e, N_("a language code like en, de, fr, es, pl, ar or pt-BR"));
        return;
    }
    set(e, "language", tag);
}

static void seconds_per_slide(const struct entry *e)
{
    double seconds;
    char number[16];
    bool good = table_parse_number(e->text, false, &seconds) &&
                (seconds == 0 || (seconds >= 3 && seconds <= 300));
    if (!good) {
        wrong(e, N_("a number from 3 to 300, or 0 for as long as reading takes"));
        return;
    }
    str_format(number, sizeof number, "%u", (unsigned)(seconds + 0.5));
    set(e, "seconds_per_slide", number);
}

static void quiet_hours(const struct entry *e)
{
    minute from, until;
    if (!time_parse(e->text, &from, &until) || until == MINUTE_NONE) {
        wrong(e, N_("two times like 19:00-06:30"));
        return;
    }
    set(e, "quiet_from", bundle_minute(e->bundle, from));
    set(e, "quiet_until", bundle_minute(e->bundle, until));
}

static void leap_birthday(const struct entry *e)
{
    struct found_date day;
    bool good = date_parse(e->text, DATE_USE_BIRTHDAY, e->bundle->params->today,
                           DATE_ORDER_DAY_FIRST, &day);
    if (good && day.month == 2 && day.mday == 28) {
        set(e, "leap_birthday", "28-feb");
    } else if (good && day.month == 3 && day.mday == 1) {
        set(e, "leap_birthday", "1-mar");
    } else {
        wrong(e, N_("28 Feb or 1 Mar"));
    }
}

static void week_start(const struct entry *e)
{
    unsigned day;
    if (!weekday_parse(e->text, &day)) {
        wrong(e, N_("a day like Monday"));
        return;
    }
    set(e, "week_start", bundle_number(e->bundle, day));
}

static const struct {
    const char *key;           /* folded */
    void (*read)(const struct entry *e);
} keys[] = {
    {"organisation", organisation},       {"organization", organisation},
    {"company", organisation},            {"language", language},
    {"seconds per slide", seconds_per_slide}, {"quiet hours", quiet_hours},
    {"birthday on 29 february", leap_birthday}, {"birthday on 29 feb", leap_birthday},
    {"week starts on", week_start},       {"week starts", week_start},
};

static void read_entry(const struct entry *e)
{
    char folded[64];
    encoding_fold(folded, sizeof folded, e->key);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (str_equal(folded, keys[i].key)) {
            if (*e->text) {
                keys[i].read(e);
            }
            return;
        }
    }
    report_add(e->bundle->report, REPORT_WARNING, e->file, e->line, 1,
               "Found the setting “%.60s”, which is not known; expected organisation, language, "
               "seconds per slide, quiet hours, birthday on 29 February or week starts on. It was "
               "ignored.",
               e->key);
}

static const char *trim(char *s)
{
    s += strspn(s, " \t");
    size_t n = strlen(s);
    while (n > 0 && strchr(" \t\r", s[n - 1])) {
        s[--n] = '\0';
    }
    if (n >= 2 && s[0] == '"' && s[n - 1] == '"') {
        s[n - 1] = '\0';
        s++;
    }
    return s;
}

static unsigned column_of(const char *line, const char *at)
{
    unsigned column = 1;
    for (; line < at; line++) {
        column += ((unsigned char)*line & 0xC0) != 0x80;
    }
    return column;
}

static void read_line(struct bundle *b, const char *file, unsigned number, char *line)
{
    char key[128], text[CAP_FIELD_CHARACTERS];
    char *first = line + strspn(line, " \t\r");
    if (!*first || strchr(";#[", *first)) {
        return;
    }
    char *equals = strpbrk(first, "=:");
    if (!equals) {
        report_add(b->report, REPORT_ERROR, file, number, column_of(line, first),
                   "Found “%.60s”; expected a line like “organisation = Our Name”. It was ignored.",
                   first);
        return;
    }
    char *value = equals + 1 + strspn(equals + 1, " \t");
    struct entry e = {.bundle = b, .file = file, .line = number,
                      .column = column_of(line, value), .key = key, .text = text};
    *equals = '\0';
    const char *key_text = trim(first), *value_text = trim(value);
    if (text_clean(key, sizeof key, key_text, strlen(key_text), false) != ERR_OK ||
        text_clean(text, sizeof text, value_text, strlen(value_text), false) != ERR_OK) {
        report_add(b->report, REPORT_ERROR, file, number, 1,
                   "Found a line that is too long. It was ignored.");
        return;
    }
    read_entry(&e);
}

void settings_parse(struct bundle *b, const char *file, struct buf *bytes)
{
    char encoding[ENCODING_NAME_MAX];
    unsigned problems = bundle_problems(b), number = 1;
    if (encoding_to_utf8(bytes, encoding) != ERR_OK) {
        report_add(b->report, REPORT_ERROR, file, 0, 0,
                   "Found bytes that are not text; expected lines like “language = en”. Nothing of "
                   "this file was applied.");
        return;
    }
    for (char *line = bytes->data; line; number++) {
        char *end = line + strcspn(line, "\r\n");
        char *next = *end ? end + (end[0] == '\r' && end[1] == '\n' ? 2 : 1) : NULL;
        *end = '\0';
        read_line(b, file, number, line);
        line = next;
    }
    bundle_settle(b, PART_SETTINGS, file, b->part[PART_SETTINGS].count, problems);
}

void settings_read(struct bundle *b)
{
    struct folder_entry *entry = folder_find(&b->folder, "settings.ini");
    struct buf bytes;
    if (entry && bundle_bytes(b, &b->folder, entry, entry->name, CAP_TABLE_BYTES, &bytes)) {
        settings_parse(b, entry->name, &bytes);
        buf_done(&bytes);
    }
}
