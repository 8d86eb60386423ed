/* Any bytes as a workbook: an archive as it is, and as one part of an archive that is sound, so
 * that what is looked for does not end at checksums. Nothing crashes, rows stay in order and within
 * limits. */
#include "fuzz/fuzz.h"

#include "base/caps.h"
#include "import/table.h"
#include "import/xlsx.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

static const struct table_column columns[] = {
    {"name", false, "a|nom"}, {"date", false, "b|datum"}, {"points", false, "c"},
};

static void insist(bool good)
{
    if (!good) {
        abort();
    }
}

static void read_workbook(const void *data, size_t size)
{
    struct buf bytes = {0};
    struct arena arena = {0};
    struct report report = {0};
    struct table t;
    buf_add(&bytes, data, size);
    if (table_read(&t, "fuzz.xlsx", &bytes, columns, sizeof columns / sizeof *columns, &arena,
                   &report)) {
        unsigned line = 0;
        insist(t.csv.count >= 1 && t.csv.count <= CAP_TABLE_ROWS + 1);
        for (unsigned r = 0; r < t.csv.count; r++) {
            insist(t.csv.row[r].count >= 1 && t.csv.row[r].line > line);
            line = t.csv.row[r].line;
            for (unsigned c = 0; c < t.csv.row[r].count; c++) {
                insist(t.csv.row[r].cell[c].column >= 1 && t.csv.row[r].cell[c].line >= line);
                insist(strlen(t.csv.row[r].cell[c].text) <= CAP_FIELD_CHARACTERS * 4);
            }
        }
    } else {
        insist(report.errors > 0);
    }
    buf_done(&bytes);
    report_done(&report);
    arena_done(&arena);
}

/* A workbook that has the input as one of its parts. */
static void read_as_part(const char *part, const uint8_t *data, size_t size)
{
    static const char *const sound[][2] = {
        {"_rels/.rels",
         "<r><Relationship Id='a' Type='x/officeDocument' Target='w.xml'/></r>"},
        {"w.xml", "<workbook><sheets><sheet name='S' id='s'/></sheets></workbook>"},
        {"_rels/w.xml.rels",
         "<r><Relationship Id='s' Type='x/worksheet' Target='s.xml'/>"
         "<Relationship Id='t' Type='x/sharedStrings' Target='t.xml'/>"
         "<Relationship Id='y' Type='x/styles' Target='y.xml'/></r>"},
        {"s.xml", "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c>"
                  "<c r='B1' t='inlineStr'><is><t>date</t></is></c></row>"
                  "<row><c t='s'><v>1</v></c><c s='1'><v>44197.5</v></c></row>"
                  "</sheetData></worksheet>"},
        {"t.xml", "<sst><si><t>name</t></si><si><t>Ann</t></si></sst>"},
        {"y.xml", "<s><numFmts><numFmt numFmtId='170' formatCode='d/m/yy'/></numFmts><cellXfs>"
                  "<xf numFmtId='0'/><xf numFmtId='170'/></cellXfs></s>"},
    };
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *out = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_source_keep(out);
    zip_t *zip = zip_open_from_source(out, ZIP_TRUNCATE, &error);
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++) {
        bool fuzzed = strcmp(sound[i][0], part) == 0;
        zip_source_t *in = fuzzed ? zip_source_buffer(zip, data, size, 0)
                                  : zip_source_buffer(zip, sound[i][1], strlen(sound[i][1]), 0);
        zip_int64_t at = zip_file_add(zip, sound[i][0], in, ZIP_FL_OVERWRITE);
        insist(at >= 0);
        zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0);
    }
    insist(zip_close(zip) == 0);
    zip_stat_t st;
    insist(zip_source_stat(out, &st) == 0 && zip_source_open(out) == 0);
    char *bytes = malloc(st.size);
    insist(bytes && zip_source_read(out, bytes, st.size) == (zip_int64_t)st.size);
    zip_error_fini(&error);
    zip_source_close(out);
    zip_source_free(out);
    read_workbook(bytes, st.size);
    free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 4 && memcmp(data, "PK", 2) == 0) {
        read_workbook(data, size);
        return 0;
    }
    /* "s<worksheet…": the first character says which part the rest is. */
    static const char *const parts[] = {"s.xml", "t.xml", "y.xml", "w.xml", "_rels/w.xml.rels",
                                        "_rels/.rels"};
    for (size_t i = 0; size > 0 && i < sizeof parts / sizeof *parts; i++) {
        if (data[0] == (uint8_t)parts[i][0] || (i == 5 && data[0] == 'r')) {
            read_as_part(parts[i], data + 1, size - 1);
            return 0;
        }
    }
    return 0;
}
