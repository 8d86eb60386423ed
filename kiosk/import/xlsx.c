#include "import/xlsx.h"

#include "i18n/i18n.h"
#include "import/package.h"
#include "import/xlsx_sheet.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SHEETS_MAX = 255 };

static const struct {
    const char *ending, *advice;
} others[] = {
    {".xls", N_("Found the old Excel format; expected .xlsx or CSV. Open it and save it as “Excel "
                "Workbook (.xlsx)”.")},
    {".xlsb",
     N_("Found Excel's binary format; expected .xlsx or CSV. Open it and save it as “Excel "
        "Workbook (.xlsx)”.")},
    {".ods", N_("Found an OpenDocument spreadsheet; expected .xlsx or CSV. Open it and save it as "
                "“Excel 2007-365 (.xlsx)”.")},
    {".numbers",
     N_("Found a Numbers document; expected .xlsx or CSV. Open it in Numbers and choose "
        "File, Export To, Excel.")},
};

const char *xlsx_how_to_save(const char *name)
{
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof others / sizeof *others; i++) {
        if (strcasecmp(dot, others[i].ending) == 0) {
            return tr(others[i].advice);
        }
    }
    return NULL;
}

static bool begins(const char *bytes, size_t n, const char *with, size_t m)
{
    return n >= m && memcmp(bytes, with, m) == 0;
}

static bool is_compound(const char *bytes, size_t n)
{
    return begins(bytes, n, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
}

bool xlsx_is(const char *bytes, size_t n)
{
    return is_compound(bytes, n) || begins(bytes, n, "PK\3\4", 4) || begins(bytes, n, "PK\5\6", 4);
}

static void refuse(const struct xlsx_book *b, const char *why)
{
    report_add(b->report, REPORT_ERROR, b->file, 0, 0, "%s Nothing of this file was applied.", why);
}

static void refuse_damaged(const struct xlsx_book *b, const struct diag *d)
{
    report_add(b->report, REPORT_ERROR, b->file, 0, 0,
               "The workbook cannot be read: %s. Expected one as a spreadsheet program saves it. "
               "Nothing of this file was applied.",
               d->text);
}

static void refuse_password(const struct xlsx_book *b)
{
    refuse(b, tr("The workbook is protected with a password; expected one without. Open it, choose "
                 "File, Info, Protect Workbook, Encrypt with Password, empty the field, and save "
                 "it."));
}

/* Excel puts a workbook with a password into the old compound format, as a stream of this name. */
static void refuse_compound(const struct xlsx_book *b, const char *bytes, size_t n)
{
    static const char stream[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    if (memmem(bytes, n, stream, sizeof stream)) {
        refuse_password(b);
    } else {
        refuse(b, xlsx_how_to_save(".xls"));
    }
}

struct sheet_entry {
    const char *name, *relation;
    bool hidden;
};

struct workbook {
    struct xlsx_book *book;
    struct sheet_entry sheet[SHEETS_MAX]; unsigned count;
};

static bool is_true(const char *s)
{
    return s && (str_equal(s, "1") || str_equal(s, "true") || str_equal(s, "on"));
}

static bool workbook_start(void *ctx, const char *name, const char **attr)
{
    struct workbook *w = ctx;
    if (str_equal(name, "workbookPr")) {
        w->book->epoch_1904 = is_true(xml_attribute(attr, "date1904"));
    } else if (str_equal(name, "sheet") && w->count < SHEETS_MAX) {
        const char *title = xml_attribute(attr, "name"), *state = xml_attribute(attr, "state");
        const char *id = xml_attribute(attr, "id"); /* r:id; the sheetId leads nowhere */
        if (id) {
            w->sheet[w->count++] = (struct sheet_entry){
                .name = arena_strdup(w->book->arena, title ? title : ""),
                .relation = arena_strdup(w->book->arena, id),
                .hidden = state && !str_equal(state, "visible"),
            };
        }
    }
    return true;
}

static const struct package_relation *find_relation(const struct package_relation *r, unsigned n,
                                                    const char *id, const char *type)
{
    for (unsigned i = 0; i < n; i++) {
        if (str_equal(r[i].type, type) && *r[i].target && (!id || str_equal(r[i].id, id))) {
            return &r[i];
        }
    }
    return NULL;
}

/* The first sheet that people see. Numbers puts a sheet about the export itself in front. */
static const struct package_relation *choose_sheet(struct workbook *w,
                                                   const struct package_relation *r, unsigned n)
{
    const struct package_relation *chosen = NULL;
    const char *name = "";
    unsigned others_there = 0;
    for (unsigned i = 0; i < w->count; i++) {
        const struct sheet_entry *s = &w->sheet[i];
        const struct package_relation *part = find_relation(r, n, s->relation, "worksheet");
        if (!part || s->hidden || str_equal(s->name, "Export Summary")) {
            continue;
        }
        others_there += chosen != NULL;
        name = chosen ? name : s->name;
        chosen = chosen ? chosen : part;
    }
    if (others_there > 0) {
        report_add(w->book->report, REPORT_NOTE, w->book->file, 0, 0,
                   trn("The sheet “%.60s” was read; only the first one is. %u more was ignored.",
                       "The sheet “%.60s” was read; only the first one is. %u more were ignored.",
                       others_there),
                   name, others_there);
    }
    return chosen;
}

/* The name of the workbook's own part, which ZIPs that are no workbook lack. */
static enum err find_workbook(struct xlsx_book *b, const char **ret, struct diag *d)
{
    struct package_relation *r;
    unsigned n;
    enum err e = package_relations(b->package, "", b->arena, &r, &n, d);
    if (e != ERR_OK) {
        return e;
    }
    const struct package_relation *document = find_relation(r, n, NULL, "officeDocument");
    *ret = document ? document->target : "xl/workbook.xml";
    return ERR_OK;
}

static enum err read_parts(struct xlsx_book *b, const char *workbook, struct diag *d)
{
    static const struct xml_handler handler = {.start = workbook_start};
    struct workbook *w = arena_alloc(b->arena, sizeof *w);
    struct package_relation *r = NULL;
    unsigned n = 0;
    w->book = b;
    enum err e = package_xml(b->package, workbook, &handler, w, d);
    if (e == ERR_OK) {
        e = package_relations(b->package, workbook, b->arena, &r, &n, d);
    }
    if (e != ERR_OK) {
        return e;
    }
    const struct package_relation *sheet = choose_sheet(w, r, n);
    const struct package_relation *strings = find_relation(r, n, NULL, "sharedStrings");
    const struct package_relation *styles = find_relation(r, n, NULL, "styles");
    if (!sheet) {
        return diag_set(d, ERR_BAD_DATA, "", 0, 0, tr("it has no visible sheet"));
    }
    if (strings) {
        e = xlsx_read_strings(b, strings->target, d);
    }
    if (e == ERR_OK && styles) {
        e = xlsx_read_styles(b, styles->target, d);
    }
    return e == ERR_OK ? xlsx_read_sheet(b, sheet->target, d) : e;
}

/* By what is in the archive; NULL when it may be a workbook. */
static const char *foreign(const struct package *p, const char *workbook)
{
    size_t n = strlen(workbook);
    if (package_has(p, "Index/Document.iwa") || package_has(p, "Index.zip")) {
        return xlsx_how_to_save(".numbers");
    }
    if (package_has(p, "content.xml")) {
        return xlsx_how_to_save(".ods");
    }
    if (n > 4 && strcasecmp(workbook + n - 4, ".bin") == 0) {
        return xlsx_how_to_save(".xlsb");
    }
    if (!package_has(p, workbook) || strncasecmp(workbook, "word/", 5) == 0 ||
        strncasecmp(workbook, "ppt/", 4) == 0) {
        return tr("Found an archive that is no workbook; expected .xlsx or CSV.");
    }
    return NULL;
}

bool xlsx_read(const char *bytes, size_t n, const char *file, struct arena *a,
               struct report *report, struct csv *ret)
{
    struct package package = {0};
    struct xlsx_book b = {.package = &package, .file = file, .arena = a, .report = report};
    struct diag d = {0};
    if (is_compound(bytes, n)) {
        refuse_compound(&b, bytes, n);
        return false;
    }
    const char *workbook = "";
    enum err e = package_open(&package, bytes, n, &d);
    if (e == ERR_OK) {
        e = find_workbook(&b, &workbook, &d);
    }
    const char *advice = e == ERR_OK ? foreign(&package, workbook) : NULL;
    if (advice) {
        refuse(&b, advice);
    } else {
        e = e == ERR_OK ? read_parts(&b, workbook, &d) : e;
        if (e != ERR_OK && package.encrypted) {
            refuse_password(&b);
        } else if (e != ERR_OK) {
            refuse_damaged(&b, &d);
        }
    }
    package_close(&package);
    if (e == ERR_OK && !advice) {
        xlsx_finish(&b, ret);
    }
    xlsx_book_done(&b);
    return e == ERR_OK && !advice;
}
