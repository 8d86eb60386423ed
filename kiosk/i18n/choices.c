#include "i18n/i18n.h"

#include "base/str.h"

#include <dirent.h>
#include <libintl.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucasemap.h>
#include <unicode/ucol.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>
#include <unistd.h>

enum { NAME_UNITS = 64 };

static struct {
    char dir[4096];
    struct i18n_choice choice[I18N_CHOICES];
    unsigned count;
} known;

/* "Português (Brasil)"; in running text French and Polish begin small. */
static void own_name(struct i18n_choice *c)
{
    UErrorCode status = U_ZERO_ERROR;
    char locale[64], small[3 * NAME_UNITS + 1];
    UChar name[NAME_UNITS];
    int32_t len = 0;
    uloc_forLanguageTag(c->tag, locale, sizeof locale, NULL, &status);
    if (status == U_STRING_NOT_TERMINATED_WARNING) {
        status = U_BUFFER_OVERFLOW_ERROR;
    }
    int32_t n = uloc_getDisplayName(locale, locale, name, NAME_UNITS, &status);
    u_strToUTF8(small, sizeof small, &len, name, n, &status);
    UCaseMap *title =
        ucasemap_open(locale, U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_LOWERCASE, &status);
    ucasemap_utf8ToTitle(title, c->name, sizeof c->name, small, len, &status);
    ucasemap_close(title);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING) {
        str_copy(c->name, sizeof c->name, c->tag);
    }
}

static void add(const char *tag)
{
    if (known.count < I18N_CHOICES) {
        struct i18n_choice *c = &known.choice[known.count++];
        str_copy(c->tag, sizeof c->tag, tag);
        own_name(c);
    }
}

static void add_catalogue(const char *name)
{
    char path[4096], tag[sizeof known.choice->tag];
    if (name[0] == '.' || strlen(name) >= sizeof tag ||
        !str_format(path, sizeof path, "%s/%s/LC_MESSAGES/breakroom.mo", known.dir, name) ||
        access(path, R_OK) != 0) {
        return;
    }
    str_copy(tag, sizeof tag, name);
    for (char *p = tag; *p; p++) {
        *p = *p == '_' ? '-' : *p;
    }
    add(tag);
}

static int by_name(const void *a, const void *b, void *collator)
{
    const struct i18n_choice *x = a, *y = b;
    UErrorCode status = U_ZERO_ERROR;
    return ucol_strcollUTF8(collator, x->name, -1, y->name, -1, &status);
}

static void read_dir(void)
{
    known.count = 0;
    add("en");
    DIR *d = opendir(known.dir);
    for (struct dirent *e; d && (e = readdir(d));) {
        if (!str_equal(e->d_name, "en")) {
            add_catalogue(e->d_name);
        }
    }
    if (d) {
        closedir(d);
    }
    UErrorCode status = U_ZERO_ERROR;
    UCollator *collator = ucol_open("", &status);
    if (collator) {
        qsort_r(known.choice, known.count, sizeof *known.choice, by_name, collator);
        ucol_close(collator);
    }
}

unsigned i18n_choices(const struct i18n_choice **ret)
{
    const char *dir = bindtextdomain("breakroom", NULL);
    if (known.count == 0 || !str_equal(known.dir, dir ? dir : "")) {
        str_copy(known.dir, sizeof known.dir, dir ? dir : "");
        read_dir();
    }
    *ret = known.choice;
    return known.count;
}

static bool same_language(const char *a, const char *b)
{
    size_t n = strcspn(a, "-");
    return n == strcspn(b, "-") && memcmp(a, b, n) == 0;
}

unsigned i18n_chosen(void)
{
    const struct i18n_choice *c;
    unsigned n = i18n_choices(&c), english = 0, near = n;
    const char *tag = i18n_language();
    for (unsigned i = 0; i < n; i++) {
        if (str_equal(c[i].tag, tag)) {
            return i;
        }
        near = near == n && same_language(c[i].tag, tag) ? i : near;
        english = same_language(c[i].tag, "en") ? i : english;
    }
    return near < n ? near : english;
}
