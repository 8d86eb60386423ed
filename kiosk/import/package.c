#include "import/package.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* Workbooks have a dozen parts; one with a picture in every row some hundreds. */
enum { ENTRIES_MAX = 2000, RELATIONS_MAX = 1000, DEPTH_MAX = 64 };
/* A sheet of 100 000 rows and ten columns unpacks to 40 MB, about a tenth of that packed. What
 * repeats itself more than RATIO_MAX times was made to fill a memory, not by a spreadsheet. */
static const uint64_t UNPACKED_MAX = 128 << 20, FREE_OF_RATIO = 4 << 20;
enum { RATIO_MAX = 200, CHUNK = 64 << 10 };
/* Expat looks at an unfinished token again with every chunk. */
enum { TOKEN_MAX = 1 << 20 };
/* Between namespace and name: in no URI. */
enum { SEPARATOR = '\n' };

enum err package_open(struct package *ret, const void *bytes, size_t n, struct diag *d)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes, n, 0, &error);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (!zip) {
        enum err e = diag_set(d, ERR_BAD_DATA, "", 0, 0, tr("it is damaged or incomplete (%s)"),
                              zip_error_strerror(&error));
        zip_source_free(source);
        zip_error_fini(&error);
        return e;
    }
    zip_error_fini(&error);
    if (zip_get_num_entries(zip, 0) > ENTRIES_MAX) {
        zip_discard(zip);
        return diag_set(d, ERR_LIMIT, "", 0, 0, tr("it holds more than %d parts"), ENTRIES_MAX);
    }
    *ret = (struct package){.zip = zip, .bytes = n};
    return ERR_OK;
}

void package_close(struct package *p)
{
    if (p->zip) {
        zip_discard(p->zip);
        *p = (struct package){0};
    }
}

bool package_has(const struct package *p, const char *part)
{
    return zip_name_locate(p->zip, part, ZIP_FL_NOCASE) >= 0;
}

struct reading {
    XML_Parser parser;
    const struct xml_handler *handler;
    void *ctx;
    unsigned depth;
    bool enough;               /* the handler has what it wanted */
    const char *wrong;         /* why it was stopped */
};

static const char *local_name(const char *name)
{
    const char *local = strrchr(name, SEPARATOR);
    return local ? local + 1 : name;
}

const char *xml_attribute(const char **attr, const char *name)
{
    for (; *attr; attr += 2) {
        if (str_equal(local_name(*attr), name)) {
            return attr[1];
        }
    }
    return NULL;
}

static void stop(struct reading *r, const char *wrong)
{
    r->wrong = r->wrong ? r->wrong : wrong;
    XML_StopParser(r->parser, XML_FALSE);
}

static void on_start(void *user, const char *name, const char **attr)
{
    struct reading *r = user;
    if (++r->depth > DEPTH_MAX) {
        stop(r, N_("its XML is nested too deeply"));
    } else if (r->handler->start && !r->handler->start(r->ctx, local_name(name), attr)) {
        r->enough = true;
        XML_StopParser(r->parser, XML_FALSE);
    }
}

static void on_end(void *user, const char *name)
{
    struct reading *r = user;
    r->depth--;
    if (!r->enough && r->handler->end && !r->handler->end(r->ctx, local_name(name))) {
        r->enough = true;
        XML_StopParser(r->parser, XML_FALSE);
    }
}

static void on_text(void *user, const char *s, int n)
{
    struct reading *r = user;
    if (!r->enough && r->handler->text) {
        r->handler->text(r->ctx, s, (size_t)n);
    }
}

static void on_doctype(void *user, const char *name, const char *system, const char *public,
                       int internal)
{
    (void)name, (void)system, (void)public, (void)internal;
    stop(user, N_("its XML has a document type, which no spreadsheet program writes"));
}

/* False when the part is one that is not to be unpacked; d says why. */
static bool check_entry(struct package *p, zip_uint64_t index, struct diag *d)
{
    zip_stat_t st;
    if (zip_stat_index(p->zip, index, 0, &st) != 0) {
        diag_set(d, ERR_BAD_DATA, "", 0, 0, tr("it is damaged or incomplete"));
        return false;
    }
    if ((st.valid & ZIP_STAT_ENCRYPTION_METHOD) && st.encryption_method != ZIP_EM_NONE) {
        p->encrypted = true;
        diag_set(d, ERR_BAD_DATA, "", 0, 0, tr("it is protected with a password"));
        return false;
    }
    if ((st.valid & ZIP_STAT_COMP_METHOD) && st.comp_method != ZIP_CM_STORE &&
        st.comp_method != ZIP_CM_DEFLATE) {
        diag_set(d, ERR_BAD_DATA, "", 0, 0,
                 tr("it is packed in a way no spreadsheet program uses"));
        return false;
    }
    return true;
}

static enum err feed(struct package *p, zip_file_t *file, struct reading *r, struct diag *d)
{
    uint64_t fed = 0;
    for (;;) {
        void *chunk = XML_GetBuffer(r->parser, CHUNK);
        zip_int64_t n = chunk ? zip_fread(file, chunk, CHUNK) : -1;
        if (n < 0) {
            return diag_set(d, ERR_BAD_DATA, "", 0, 0, tr("it is damaged or incomplete"));
        }
        p->out += (uint64_t)n;
        fed += (uint64_t)n;
        if (p->out > UNPACKED_MAX ||
            (p->out > FREE_OF_RATIO && p->out / RATIO_MAX > p->bytes)) {
            return diag_set(d, ERR_LIMIT, "", 0, 0,
                            tr("it unpacks to far more than a table needs"));
        }
        enum XML_Status status = XML_ParseBuffer(r->parser, (int)n, n == 0);
        if (r->enough) {
            return ERR_OK;
        }
        if (r->wrong) {
            return diag_set(d, ERR_BAD_DATA, "", 0, 0, "%s", tr(r->wrong));
        }
        if (status != XML_STATUS_OK) {
            return diag_set(d, ERR_BAD_DATA, "", 0, 0, tr("its XML is damaged (%s)"),
                            XML_ErrorString(XML_GetErrorCode(r->parser)));
        }
        if (n == 0) {
            return ERR_OK;
        }
        XML_Index done = XML_GetCurrentByteIndex(r->parser);
        if (done >= 0 && fed - (uint64_t)done > TOKEN_MAX) {
            return diag_set(d, ERR_LIMIT, "", 0, 0, tr("its XML has a tag without an end"));
        }
    }
}

enum err package_xml(struct package *p, const char *part, const struct xml_handler *handler,
                     void *ctx, struct diag *d)
{
    zip_int64_t index = zip_name_locate(p->zip, part, ZIP_FL_NOCASE);
    if (index < 0) {
        return diag_set(d, ERR_NOT_FOUND, "", 0, 0, tr("its part “%.60s” is missing"), part);
    }
    if (!check_entry(p, (zip_uint64_t)index, d)) {
        return ERR_BAD_DATA;
    }
    zip_file_t *file = zip_fopen_index(p->zip, (zip_uint64_t)index, 0);
    if (!file) {
        return diag_set(d, ERR_BAD_DATA, "", 0, 0, tr("it is damaged or incomplete"));
    }
    struct reading r = {.parser = XML_ParserCreateNS(NULL, SEPARATOR), .handler = handler,
                        .ctx = ctx};
    enum err e = ERR_BAD_DATA;
    if (r.parser) {
        XML_SetUserData(r.parser, &r);
        XML_SetElementHandler(r.parser, on_start, on_end);
        XML_SetCharacterDataHandler(r.parser, on_text);
        XML_SetStartDoctypeDeclHandler(r.parser, on_doctype);
        e = feed(p, file, &r, d);
        XML_ParserFree(r.parser);
    }
    zip_fclose(file);
    return e;
}

/* Takes "a/../b" and "./" out; false when the name leads out of the archive or is too long. */
static bool resolve(const char *part, const char *target, char dst[static PACKAGE_NAME_MAX])
{
    char whole[PACKAGE_NAME_MAX];
    const char *slash = strrchr(part, '/');
    int folder = *target == '/' || !slash ? 0 : (int)(slash + 1 - part);
    if (!str_format(whole, sizeof whole, "%.*s%s", folder, part, target + (*target == '/'))) {
        return false;
    }
    size_t n = 0;
    dst[0] = '\0';
    char *rest = NULL;
    for (char *s = strtok_r(whole, "/", &rest); s; s = strtok_r(NULL, "/", &rest)) {
        if (str_equal(s, "..")) {
            if (n == 0) {
                return false;
            }
            dst[n] = '\0';
            char *last = strrchr(dst, '/');
            n = last ? (size_t)(last - dst) : 0;
        } else if (!str_equal(s, ".")) {
            size_t len = strlen(s);
            if (n > 0) {
                dst[n++] = '/';
            }
            memcpy(dst + n, s, len);
            n += len;
        }
        dst[n] = '\0';
    }
    return n > 0;
}

struct relations {
    const char *part;
    struct arena *arena;
    struct package_relation *item;
    unsigned count;
};

static bool relation_start(void *ctx, const char *name, const char **attr)
{
    struct relations *r = ctx;
    const char *id = xml_attribute(attr, "Id"), *type = xml_attribute(attr, "Type");
    const char *target = xml_attribute(attr, "Target"), *mode = xml_attribute(attr, "TargetMode");
    char resolved[PACKAGE_NAME_MAX];
    if (!str_equal(name, "Relationship") || !id || !type || !target) {
        return true;
    }
    bool inside = !(mode && str_equal(mode, "External")) && resolve(r->part, target, resolved);
    const char *last = strrchr(type, '/');
    r->item[r->count++] = (struct package_relation){
        .id = arena_strdup(r->arena, id),
        .type = arena_strdup(r->arena, last ? last + 1 : type),
        .target = inside ? arena_strdup(r->arena, resolved) : "",
    };
    return r->count < RELATIONS_MAX;
}

enum err package_relations(struct package *p, const char *part, struct arena *a,
                           struct package_relation **ret, unsigned *ret_n, struct diag *d)
{
    static const struct xml_handler handler = {.start = relation_start};
    struct relations r = {.part = part, .arena = a,
                          .item = arena_array(a, RELATIONS_MAX, sizeof *r.item)};
    char name[PACKAGE_NAME_MAX + 16];
    const char *slash = strrchr(part, '/');
    int folder = slash ? (int)(slash + 1 - part) : 0;
    str_format(name, sizeof name, "%.*s_rels/%s.rels", folder, part, part + folder);
    enum err e = package_xml(p, name, &handler, &r, d);
    if (e != ERR_OK && e != ERR_NOT_FOUND) {
        return e;
    }
    *ret = r.item;
    *ret_n = r.count;
    return ERR_OK;
}
