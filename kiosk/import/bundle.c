#include "import/bundle.h"

#include "content/content.h"
#include "i18n/i18n.h"
#include "platform/fs.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool bundle_bytes(struct bundle *b, struct folder *folder, struct folder_entry *entry,
                  const char *file, size_t cap, struct buf *ret)
{
    entry->used = true;
    if (!bundle_goes_on(b, file)) {
        return false;
    }
    enum err e = folder_read(folder, entry, cap, ret);
    if (e == ERR_OK) {
        return true;
    }
    if (bundle_lost(b, e, file)) {
        return false;
    }
    if (e == ERR_LIMIT && folder->left < cap) {
        report_add(b->report, REPORT_ERROR, file, 0, 0,
                   "Found more than 2 GB in all; expected less. Nothing of this file was applied.");
    } else if (e == ERR_LIMIT) {
        report_add(b->report, REPORT_ERROR, file, 0, 0,
                   "Found a file of more than %zu MB; expected less. Nothing of it was applied.",
                   cap >> 20);
    } else if (e == ERR_CORRUPT) {
        report_add(b->report, REPORT_ERROR, file, 0, 0,
                   "Found a file that is not as the signed manifest.txt lists it; expected the "
                   "one that was signed. Nothing of it was applied, and the stick does not count "
                   "as signed.");
    } else if (e == ERR_BAD_DATA) {
        report_add(b->report, REPORT_ERROR, file, 0, 0,
                   "Found something that is not a file (links are not followed); expected a file. "
                   "Nothing of it was applied.");
    } else {
        report_add(b->report, REPORT_ERROR, file, 0, 0,
                   "The file cannot be read: %s. Nothing of it was applied.", report_reason(e));
    }
    return false;
}

bool bundle_enter(struct bundle *b, const char *name, struct folder *ret)
{
    enum err e = folder_enter(&b->folder, name, ret);
    if (bundle_lost(b, e, name)) {
        if (e == ERR_OK) {
            folder_leave(&b->folder, ret);
        }
        return false;
    }
    if (e == ERR_LIMIT) {
        report_add(b->report, REPORT_ERROR, name, 0, 0,
                   "Found too many files; expected a few hundred at most. It was ignored.");
    } else if (e != ERR_OK && e != ERR_NOT_FOUND) {
        report_add(b->report, REPORT_ERROR, name, 0, 0,
                   "Found something that is not a folder (links are not followed); expected a "
                   "folder of pictures. It was ignored.");
    }
    return e == ERR_OK;
}

bool bundle_table_at(struct bundle *b, struct folder *folder, struct folder_entry *entry,
                     const char *file, const struct table_column *column, unsigned column_count,
                     struct table *ret)
{
    struct buf bytes;
    if (!bundle_bytes(b, folder, entry, file, CAP_TABLE_BYTES, &bytes)) {
        return false;
    }
    bool good = table_read(ret, file, &bytes, column, column_count, &b->arena, b->report);
    buf_done(&bytes);
    return good;
}

struct folder_entry *bundle_find_table(struct bundle *b, struct folder *folder,
                                       const char *prefix, const char *file)
{
    char other[64];
    str_format(other, sizeof other, "%.*s.xlsx", (int)(strrchr(file, '.') - file), file);
    struct folder_entry *csv = folder_find(folder, file), *xlsx = folder_find(folder, other);
    if (csv && xlsx) {
        xlsx->used = true;
        report_add(b->report, REPORT_WARNING,
                   arena_printf(&b->arena, "%s%s", prefix, xlsx->name), 0, 0,
                   "Found “%s” as well; expected one of them. “%s” was read, this file was "
                   "ignored.",
                   csv->name, csv->name);
    }
    return csv ? csv : xlsx;
}

bool bundle_table(struct bundle *b, const char *file, const struct table_column *column,
                  unsigned column_count, struct table *ret)
{
    struct folder_entry *e = bundle_find_table(b, &b->folder, "", file);
    return e && bundle_table_at(b, &b->folder, e, e->name, column, column_count, ret);
}

void bundle_replace(struct bundle *b, enum part part)
{
    b->part[part].present = true;
}

unsigned bundle_problems(const struct bundle *b)
{
    return b->report->errors + b->report->warnings;
}

bool bundle_settle(struct bundle *b, enum part part, const char *file, unsigned kept,
                   unsigned problems)
{
    if (kept == 0 && bundle_problems(b) > problems) {
        report_add(b->report, REPORT_ERROR, file, 0, 0,
                   "Nothing in it could be used, so nothing of it was applied.");
        return false;
    }
    bundle_replace(b, part);
    return true;
}

void bundle_row(struct bundle *b, enum part part, const char *const *value, unsigned n)
{
    struct rows *r = &b->part[part];
    if (r->count == r->cap) {
        r->cap = r->cap ? r->cap * 2 : 32;
        r->row = mem_grow(r->row, r->cap, sizeof *r->row);
    }
    const char **row = arena_array(&b->arena, n, sizeof *row);
    memcpy(row, value, n * sizeof *row);
    r->row[r->count++] = row;
    r->columns = n;
}

const char *bundle_number(struct bundle *b, long long n)
{
    return arena_printf(&b->arena, "%lld", n);
}

const char *bundle_date(struct bundle *b, date d)
{
    char text[11];
    date_format(d, text);
    return *text ? arena_strdup(&b->arena, text) : NULL;
}

const char *bundle_minute(struct bundle *b, minute m)
{
    return m == MINUTE_NONE ? NULL : arena_printf(&b->arena, "%02d:%02d", m / 60, m % 60);
}

static bool is_file_of(const char *path, const struct buf *bytes)
{
    struct buf there = {0};
    bool same = fs_read(path, bytes->len, &there) == ERR_OK && there.len == bytes->len &&
                memcmp(there.data, bytes->data, bytes->len) == 0;
    buf_done(&there);
    return same;
}

/* In the folder where the generation is built, unless it is loaded already. */
static const char *store_picture(struct bundle *b, const struct photo *photo)
{
    char hex[65], id[80], path[FS_PATH_MAX];
    const char *data = b->params->data_dir;
    const char *dir = b->params->build_dir ? b->params->build_dir : data;
    fs_sha256(photo->bytes.data, photo->bytes.len, hex);
    str_format(id, sizeof id, "%s.%s", hex, photo->extension);
    bool loaded = dir != data && content_asset_path(data, id, path, sizeof path) &&
                  is_file_of(path, &photo->bytes);
    if (!dir || b->params->check_only || loaded) {
        return arena_strdup(&b->arena, id);
    }
    enum err e = content_asset_add(dir, photo->bytes.data, photo->bytes.len,
                                   photo->extension, id);
    if (e != ERR_OK) {
        b->storage = e;
        return NULL;
    }
    return arena_strdup(&b->arena, id);
}

static void say_too_many(struct diag *why)
{
    str_format(why->text, sizeof why->text,
               tr("found more than %d pictures; expected at most that"), CAP_PICTURES);
}

bool bundle_picture_bytes(struct bundle *b, struct folder *folder, struct folder_entry *entry,
                          struct buf *ret, struct diag *why)
{
    entry->used = true;
    if (b->storage != ERR_OK) {
        str_copy(why->text, sizeof why->text, tr("our own disk failed"));
        return false;
    }
    if (b->pictures == CAP_PICTURES) {
        say_too_many(why);
        return false;
    }
    if (!bundle_goes_on(b, entry->name)) {
        str_copy(why->text, sizeof why->text, tr("the import was stopped"));
        return false;
    }
    enum err e = folder_read(folder, entry, CAP_PICTURE_BYTES, ret);
    if (e != ERR_OK) {
        bundle_lost(b, e, entry->name);
        str_format(why->text, sizeof why->text, "%s",
                   e == ERR_LIMIT && folder->left < CAP_PICTURE_BYTES
                       ? tr("found more than 2 GB in all; expected less: export the pictures "
                            "smaller")
                   : e == ERR_LIMIT ? tr("found a file of more than 100 MB; expected less")
                   : e == ERR_CORRUPT
                       ? tr("found a file that is not as the signed manifest.txt lists it; "
                            "expected the one that was signed")
                   : e == ERR_BAD_DATA
                       ? tr("found something that is not a file (links are not followed); expected "
                            "a picture")
                       : report_reason(e));
        return false;
    }
    b->pictures++;
    return true;
}

const char *bundle_picture_store(struct bundle *b, struct photo *photo, struct diag *why)
{
    const char *id = store_picture(b, photo);
    if (!id) {
        str_format(why->text, sizeof why->text, tr("it could not be stored: %s"),
                   report_reason(b->storage));
    }
    buf_done(&photo->bytes);
    return id;
}

const char *bundle_picture(struct bundle *b, struct folder *folder, struct folder_entry *entry,
                           enum photo_use use, struct photo *ret_photo, struct diag *why)
{
    struct buf bytes;
    struct photo photo;
    if (!bundle_picture_bytes(b, folder, entry, &bytes, why)) {
        return NULL;
    }
    enum err e = photo_convert(bytes.data, bytes.len, use, &photo, why);
    buf_done(&bytes);
    const char *id = e == ERR_OK ? bundle_picture_store(b, &photo, why) : NULL;
    if (e == ERR_OK && ret_photo) {
        *ret_photo = photo;
    }
    return id;
}

/* The picture that is called name: its id, or NULL and why. *ret_found: there is one. */
static const char *find_named(struct bundle *b, const char *name, bool *ret_found, struct diag *why)
{
    static const char *const folders[] = {"posters", "pictures"};
    const char *id = NULL;
    bool found = false;
    for (unsigned i = 0; !found && i < sizeof folders / sizeof *folders; i++) {
        struct folder sub;
        enum err entered = folder_enter(&b->folder, folders[i], &sub);
        if (entered != ERR_OK) {
            bundle_lost(b, entered, folders[i]);
            continue;
        }
        struct folder_entry *e = folder_find(&sub, name);
        found = e != NULL;
        if (found) {
            id = bundle_picture(b, &sub, e, PHOTO_POSTER, NULL, why);
        }
        folder_leave(&b->folder, &sub);
    }
    struct folder_entry *e = found ? NULL : folder_find(&b->folder, name);
    if (e) {
        found = true;
        id = bundle_picture(b, &b->folder, e, PHOTO_POSTER, NULL, why);
    }
    *ret_found = found;
    return id;
}

/* A year of lunches has one picture: each is read once. NULL when too many are named. */
static const struct named_picture *named_picture(struct bundle *b, const char *name)
{
    enum { NAMED_MAX = 2 * CAP_PICTURES }; /* each row is compared with all of them */
    for (unsigned i = 0; i < b->named_count; i++) {
        if (strcasecmp(b->named[i].name, name) == 0) {
            return &b->named[i];
        }
    }
    if (b->named_count == NAMED_MAX) {
        return NULL;
    }
    if (b->named_count == b->named_cap) {
        b->named_cap = b->named_cap ? b->named_cap * 2 : 32;
        b->named = mem_grow(b->named, b->named_cap, sizeof *b->named);
    }
    struct diag why = {0};
    struct named_picture *p = &b->named[b->named_count++];
    *p = (struct named_picture){.name = name};
    p->id = find_named(b, name, &p->found, &why);
    p->why = arena_strdup(&b->arena, why.text);
    return p;
}

const char *bundle_picture_named(struct bundle *b, const struct table *t, unsigned row,
                                 unsigned column)
{
    const char *text = table_text(t, row, column), *name = text;
    if (!*name) {
        return NULL;
    }
    const char *slash = strrchr(name, '/'), *back = strrchr(name, '\\');
    if (slash || back) {
        name = (slash > back ? slash : back) + 1;
    }
    const struct named_picture *p = named_picture(b, name);
    struct diag too_many = {0};
    if (!p) {
        say_too_many(&too_many);
        table_report(t, REPORT_ERROR, row, column, "%s: “%.60s” was left out: %s.",
                     t->column[column].name, text, too_many.text);
        return NULL;
    }
    if (!p->found) {
        table_report(t, REPORT_WARNING, row, column,
                     "%s: found “%.60s”, but no file is called so; expected one in “posters” or "
                     "“pictures”. It is shown without a picture.",
                     t->column[column].name, text);
    } else if (!p->id) {
        table_report(t, REPORT_ERROR, row, column, "%s: “%.60s” was left out: %s.",
                     t->column[column].name, text, p->why);
    }
    return p->id;
}
