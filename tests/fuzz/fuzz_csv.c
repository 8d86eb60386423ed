/* Any bytes as a table of people and of notes: nothing crashes, every place lies in the file, and
 * what was read fits its limits. */
#include "fuzz/fuzz.h"

#include "base/caps.h"
#include "import/dates.h"
#include "import/encoding.h"
#include "import/repeat.h"
#include "import/table.h"
#include "import/weekdays.h"

#include <stdlib.h>
#include <string.h>

static const struct table_column columns[] = {
    {"name", false, "a|nom"}, {"date", false, "b|datum"}, {"points", false, "c"},
};

static void insist(bool good)
{
    if (!good) {
        abort();
    }
}

static void read_values(const struct table *t, struct arena *a)
{
    const date today = 20780;
    for (unsigned use = DATE_USE_BIRTHDAY; use <= DATE_USE_PAST; use++) {
        struct found_date *f = date_column(t, 1, (enum date_use)use, today, "", a, NULL);
        for (unsigned row = 1; row <= table_rows(t); row++) {
            insist(!f[row].found || (f[row].month >= 1 && f[row].month <= 12 && f[row].mday >= 1 &&
                                     f[row].mday <= 31));
        }
    }
    for (unsigned row = 1; row <= table_rows(t) && row < 1000; row++) {
        minute from = MINUTE_NONE, until = MINUTE_NONE;
        struct repeat repeat;
        unsigned bits;
        double n;
        char folded[64];
        const char *text = table_text(t, row, 0);
        insist(strlen(text) <= CAP_FIELD_CHARACTERS * 4);
        if (time_parse(text, &from, &until)) {
            insist(from >= 0 && from < 1440 && until >= MINUTE_NONE && until < 1440);
        }
        if (weekdays_parse(text, &bits)) {
            insist(bits < 0x80);
        }
        if (repeat_parse(text, today, &repeat)) {
            insist(strlen(repeat.rule) < sizeof repeat.rule);
        }
        if (table_number(t, row, 2, &n)) {
            insist(n == n);
        }
        encoding_fold(folded, sizeof folded, text);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf bytes = {0};
    struct arena arena = {0};
    struct report report = {0};
    struct table t;
    buf_add(&bytes, data, size);
    if (table_read(&t, "fuzz.csv", &bytes, columns, sizeof columns / sizeof *columns, &arena,
                   &report)) {
        insist(t.csv.count >= 1);
        unsigned line = 0;
        for (unsigned r = 0; r < t.csv.count; r++) {
            insist(t.csv.row[r].count >= 1 && t.csv.row[r].line > line);
            line = t.csv.row[r].line;
            for (unsigned c = 0; c < t.csv.row[r].count; c++) {
                insist(t.csv.row[r].cell[c].column >= 1 && t.csv.row[r].cell[c].line >= line);
            }
        }
        read_values(&t, &arena);
    }
    struct buf text = {0};
    report_json(&report, &text);
    report_text(&report, &text);
    buf_done(&text);
    buf_done(&bytes);
    report_done(&report);
    arena_done(&arena);
    return 0;
}
