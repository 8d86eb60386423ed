/* What values of a table mean that are neither names nor dates. */
#include "i18n/i18n.h"
#include "import/table.h"

#include "import/encoding.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Folded, in the five languages and as programs write them. */
static const char *const yes[] = {"yes", "y", "true", "1", "x", "on", "ja", "j", "oui", "o",
                                  "si", "s", "tak", "t", "wahr", "vrai", "verdadero", "prawda"};
static const char *const no[] = {"no", "n", "false", "0", "off", "nein", "non", "nie", "falsch",
                                 "faux", "falso", "falsz"};

static bool is_among(const char *const *words, size_t n, const char *word)
{
    for (size_t i = 0; i < n; i++) {
        if (str_equal(words[i], word)) {
            return true;
        }
    }
    return false;
}

bool table_yes(const struct table *t, unsigned row, unsigned column, bool otherwise)
{
    char folded[32];
    const char *text = table_text(t, row, column);
    if (!*text) {
        return otherwise;
    }
    encoding_fold(folded, sizeof folded, text);
    if (!*folded) {
        return otherwise;
    }
    if (is_among(yes, sizeof yes / sizeof *yes, folded)) {
        return true;
    }
    if (is_among(no, sizeof no / sizeof *no, folded)) {
        return false;
    }
    table_report(t, REPORT_WARNING, row, column,
                 otherwise ? N_("%s: found “%.60s”; expected yes or no. It was read as yes.")
                           : N_("%s: found “%.60s”; expected yes or no. It was read as no."),
                 t->column[column].name, text);
    return otherwise;
}

bool table_parse_number(const char *s, bool decimal_comma, double *ret)
{
    char plain[64];
    unsigned n = 0, commas = 0, points = 0;
    const char *last = NULL;
    for (const char *p = s; *p; p++) {
        commas += *p == ',';
        points += *p == '.';
        last = *p == ',' || *p == '.' ? p : last;
    }
    /* The last of several separators is the decimal one, unless it repeats. One alone before three
     * digits groups thousands when it is not the decimal mark of such files: "1,000". */
    bool foreign = last && *last == (decimal_comma ? '.' : ',');
    bool grouped = foreign && commas + points == 1 && strlen(last + 1) == 3 && *s != '0';
    bool repeated = last && (*last == ',' ? commas : points) > 1;
    const char *mark = grouped || repeated ? NULL : last;
    for (const char *p = s; *p; p++) {
        bool sign = (*p == '-' || *p == '+') && n == 0;
        if (p != mark && (*p == ',' || *p == '.' || *p == '\'' || *p == ' ')) {
            continue;
        }
        if (n + 1 >= sizeof plain || (p != mark && !sign && (*p < '0' || *p > '9'))) {
            return false;
        }
        plain[n++] = p == mark ? '.' : *p;
    }
    plain[n] = '\0';
    char *end;
    double value = strtod(plain, &end);
    if (n == 0 || *end || end == plain || !isfinite(value)) {
        return false;
    }
    *ret = value;
    return true;
}

bool table_number(const struct table *t, unsigned row, unsigned column, double *ret)
{
    return table_parse_number(table_text(t, row, column), t->csv.delimiter == ';', ret);
}
