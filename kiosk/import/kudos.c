#include "import/import.h"

#include "base/caps.h"
#include "import/dates.h"
#include "import/table.h"
#include "platform/fs.h"
#include "text/clean.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

enum { FROM, FROM_DEPARTMENT, TO, TO_DEPARTMENT, MESSAGE, VALUE, DATE, STATE };

static const struct table_column columns[] = {
    [FROM] = {"from", false, "from name|sender|giver|von|absender|de|expediteur|remitente|od|"
                            "nadawca"},
    [FROM_DEPARTMENT] = {"from department", false,
                         "department|dept|abteilung|departement|departamento|dzial"},
    [TO] = {"to", true, "to name|recipient|receiver|an|fur|empfanger|a|pour|destinataire|para|"
                        "destinatario|do|dla|odbiorca"},
    [TO_DEPARTMENT] = {"to department", false,
                       "recipient department|an abteilung|departement destinataire|"
                       "departamento destinatario|dzial odbiorcy"},
    [MESSAGE] = {"message", true, "note|text|kudos|nachricht|texte|mensaje|texto|wiadomosc|tresc"},
    [VALUE] = {"value", false, "badge|wert|valeur|valor|wartosc"},
    [DATE] = {"date", false, "day|when|created|datum|fecha|data"},
    [STATE] = {"state", false, NULL},
};

static unsigned count_clusters(const char *s)
{
    UErrorCode code = U_ZERO_ERROR;
    unsigned n = 0;
    UText *text = utext_openUTF8(NULL, s, -1, &code);
    UBreakIterator *it = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &code);
    ubrk_setUText(it, text, &code);
    while (U_SUCCESS(code) && ubrk_next(it) != UBRK_DONE) {
        n++;
    }
    ubrk_close(it);
    utext_close(text);
    return n;
}

bool import_message(char *dst, size_t size, const char *s)
{
    return text_clean(dst, size, s, strlen(s), false) == ERR_OK && *dst &&
           count_clusters(dst) <= CAP_MESSAGE_CHARACTERS;
}

/* "'=1+1" is how our own export keeps spreadsheets from running a note as a formula. */
static const char *without_apostrophe(const char *s)
{
    const char *first = s + strspn(s, "'");
    return first > s && *first && strchr("=+-@", *first) ? s + 1 : s;
}

/* A name that may be missing, but must not be too long. */
static bool check_name(const struct table *t, unsigned row, unsigned column)
{
    return !*table_text(t, row, column) || table_name(t, row, column, "The note was left out.");
}

static bool check_message(const struct table *t, unsigned row)
{
    const char *message = table_text(t, row, MESSAGE);
    if (!*message) {
        table_report(t, REPORT_ERROR, row, MESSAGE,
                     "message: found nothing, but it is needed. The note was left out.");
        return false;
    }
    unsigned length = count_clusters(message);
    if (length > CAP_MESSAGE_CHARACTERS || strlen(message) >= CAP_MESSAGE_BYTES) {
        table_report(t, REPORT_ERROR, row, MESSAGE,
                     "message: found %u characters; expected at most %d. The note was left out.",
                     length, CAP_MESSAGE_CHARACTERS);
        return false;
    }
    return true;
}

static bool check_row(const struct table *t, unsigned row)
{
    return check_name(t, row, FROM) && check_name(t, row, FROM_DEPARTMENT) &&
           check_name(t, row, TO_DEPARTMENT) && check_message(t, row) &&
           check_name(t, row, VALUE);
}

/* "Ann Lee; Bo Ek" thanks both. False when the row has to be left out, which is reported. */
static bool read_receivers(const struct table *t, unsigned row, struct arena *a,
                           const char *ret[static CAP_RECEIVERS], unsigned *ret_n)
{
    const char *s = without_apostrophe(table_text(t, row, TO));
    unsigned n = 0;
    for (size_t len; *s; s += len + (s[len] == ';')) {
        len = strcspn(s, ";");
        const char *name = s + strspn(s, " ");
        size_t size = name < s + len ? (size_t)(s + len - name) : 0;
        while (size > 0 && name[size - 1] == ' ') {
            size--;
        }
        if (size >= CAP_NAME_BYTES || (size > 0 && n == CAP_RECEIVERS)) {
            table_report(t, REPORT_ERROR, row, TO,
                         "to: found %s; expected at most %d names of fewer than %d characters, "
                         "separated by semicolons. The note was left out.",
                         n == CAP_RECEIVERS ? "too many names" : "a name too long for the screen",
                         CAP_RECEIVERS, CAP_NAME_BYTES / 2);
            return false;
        }
        if (size > 0) {
            ret[n++] = arena_strndup(a, name, size);
        }
    }
    if (n == 0 && !*table_text(t, row, TO_DEPARTMENT)) {
        table_report(t, REPORT_ERROR, row, TO,
                     "to: found nothing, but it is needed. The note was left out.");
        return false;
    }
    *ret_n = n;
    return true;
}

/* What was rejected elsewhere must not be shown here. */
static const char *read_state(const struct table *t, unsigned row)
{
    static const char *const states[] = {"", "shown", "held", "rejected", "hidden"};
    const char *s = table_text(t, row, STATE);
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        if (str_equal(s, states[i])) {
            return states[i];
        }
    }
    table_report(t, REPORT_WARNING, row, STATE,
                 "state: found “%.60s”; expected shown, held, rejected or hidden. The note waits "
                 "for review.", s);
    return "held";
}

enum err import_kudos(const char *path, date today, struct report *report,
                      bool (*each)(void *ctx, const struct imported_kudos *k), void *ctx,
                      struct diag *d)
{
    struct buf bytes;
    struct arena arena = {0};
    struct table t;
    const char *slash = strrchr(path, '/');
    const char *file = slash ? slash + 1 : path;
    enum err e = fs_read(path, CAP_TABLE_BYTES, &bytes);
    if (e != ERR_OK) {
        return diag_set(d, e, file, 0, 0, "The file cannot be read: %s.", err_name(e));
    }
    bool good = table_read(&t, file, &bytes, columns, sizeof columns / sizeof *columns, &arena,
                           report);
    buf_done(&bytes);
    if (!good) {
        arena_done(&arena);
        return diag_set(d, ERR_BAD_DATA, file, 0, 0, "Nothing of this file could be used.");
    }
    struct found_date *day = date_column(&t, DATE, DATE_USE_PAST, today,
                                         "The note is kept without its date.", &arena, NULL);
    for (unsigned row = 1; row <= table_rows(&t); row++) {
        const char *to[CAP_RECEIVERS];
        unsigned to_count = 0;
        if (!check_row(&t, row) || !read_receivers(&t, row, &arena, to, &to_count)) {
            continue;
        }
        struct imported_kudos k = {
            .from = without_apostrophe(table_text(&t, row, FROM)),
            .from_department = without_apostrophe(table_text(&t, row, FROM_DEPARTMENT)),
            .to = to,
            .to_count = to_count,
            .to_department = without_apostrophe(table_text(&t, row, TO_DEPARTMENT)),
            .message = without_apostrophe(table_text(&t, row, MESSAGE)),
            .value = without_apostrophe(table_text(&t, row, VALUE)),
            .state = read_state(&t, row),
            .day = day[row].found ? day[row].day : DATE_NONE,
        };
        if (!each(ctx, &k)) {
            break;
        }
    }
    arena_done(&arena);
    return ERR_OK;
}
