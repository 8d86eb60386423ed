#include "import/import.h"

#include "base/caps.h"
#include "import/dates.h"
#include "import/table.h"
#include "platform/fs.h"
#include "text/clean.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

enum { FROM, FROM_DEPARTMENT, TO, MESSAGE, VALUE, DATE };

static const struct table_column columns[] = {
    [FROM] = {"from", false, "from name|sender|giver|von|absender|de|expediteur|remitente|od|"
                            "nadawca"},
    [FROM_DEPARTMENT] = {"from department", false,
                         "department|dept|abteilung|departement|departamento|dzial"},
    [TO] = {"to", true, "to name|recipient|receiver|an|fur|empfanger|a|pour|destinataire|para|"
                        "destinatario|do|dla|odbiorca"},
    [MESSAGE] = {"message", true, "note|text|kudos|nachricht|texte|mensaje|texto|wiadomosc|tresc"},
    [VALUE] = {"value", false, "badge|wert|valeur|valor|wartosc"},
    [DATE] = {"date", false, "day|when|created|datum|fecha|data"},
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

static bool check_row(const struct table *t, unsigned row)
{
    if (!table_name(t, row, TO, "note")) {
        return false;
    }
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
        if (!check_row(&t, row)) {
            continue;
        }
        struct imported_kudos k = {
            .from = without_apostrophe(table_text(&t, row, FROM)),
            .from_department = without_apostrophe(table_text(&t, row, FROM_DEPARTMENT)),
            .to = without_apostrophe(table_text(&t, row, TO)),
            .message = without_apostrophe(table_text(&t, row, MESSAGE)),
            .value = without_apostrophe(table_text(&t, row, VALUE)),
            .day = day[row].found ? day[row].day : DATE_NONE,
        };
        if (!each(ctx, &k)) {
            break;
        }
    }
    arena_done(&arena);
    return ERR_OK;
}
