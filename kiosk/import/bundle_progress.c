#include "import/bundle.h"

#include "text/clean.h"

#include <string.h>
#include <strings.h>

static bool is_table(const char *name)
{
    static const char *const ends[] = {".csv", ".ics", ".ini", ".xlsx"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof ends / sizeof *ends; i++) {
        if (strcasecmp(dot, ends[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* What a picture is, its bytes say, not its name. */
static unsigned count_files(const struct folder *f, bool pictures)
{
    unsigned n = 0;
    for (unsigned i = 0; i < f->count; i++) {
        const struct folder_entry *e = &f->entry[i];
        n += e->kind == FOLDER_FILE && e->name[0] != '.' && (pictures || is_table(e->name));
    }
    return n;
}

void bundle_count(struct bundle *b)
{
    static const char *const folders[] = {"posters", "photos", "pictures"};
    b->total = count_files(&b->folder, false);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        struct folder sub;
        if (folder_enter(&b->folder, folders[i], &sub) == ERR_OK) {
            b->total += count_files(&sub, true);
            folder_leave(&b->folder, &sub);
        }
    }
}

bool bundle_still_goes_on(struct bundle *b, const char *file)
{
    const struct import_params *p = b->params;
    if (b->stop == BUNDLE_GOES_ON && p->progress && !p->progress(p->ctx, file, b->done, b->total)) {
        b->stop = BUNDLE_CANCELLED;
    }
    return b->stop == BUNDLE_GOES_ON;
}

bool bundle_goes_on(struct bundle *b, const char *file)
{
    bool goes_on = bundle_still_goes_on(b, file);
    /* One picture can be read for several rows. */
    b->done += goes_on && b->done < b->total;
    return goes_on;
}

bool bundle_lost(struct bundle *b, enum err e, const char *file)
{
    /* Not what is wrong with one file: no right to read it, too large, a link, a name that the file
     * system lists but cannot open. */
    bool lost = e == ERR_IO || e == ERR_NO_SPACE || e == ERR_BUSY || e == ERR_UNAVAILABLE;
    if (b->stop == BUNDLE_GOES_ON && lost) {
        b->stop = BUNDLE_PULLED;
        enum err cut = text_clean(b->stopped_at, sizeof b->stopped_at, file, strlen(file), false);
        (void)cut; /* its beginning tells which */
    }
    return b->stop != BUNDLE_GOES_ON;
}
