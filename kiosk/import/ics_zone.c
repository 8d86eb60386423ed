#include "import/ics.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

/* A calendar uses a handful; each open one of ICU costs some KB. */
enum { ZONES_MAX = 100 };
enum { ZONE_NAME_MAX = 128 };

struct zone {
    const char *name;            /* as the file has it; "" for one of the file's own */
    UCalendar *calendar;         /* NULL: by the shifts; without any of them UTC */
    const struct zone_shift *shift; unsigned count;
    struct zone *next;
};

static struct zone *zone_new(struct zones *z, const char *name)
{
    struct zone *one = arena_alloc(z->arena, sizeof *one);
    one->name = arena_strdup(z->arena, name);
    one->next = z->first;
    z->first = one;
    z->count++;
    return one;
}

static struct zone *zone_open(struct zones *z, const char *name, const UChar *id, int32_t n)
{
    UErrorCode code = U_ZERO_ERROR;
    UCalendar *c = ucal_open(id, n, "en_US", UCAL_GREGORIAN, &code);
    if (U_FAILURE(code)) {
        return NULL;
    }
    ucal_setAttribute(c, UCAL_REPEATED_WALL_TIME, UCAL_WALLTIME_FIRST);
    ucal_setAttribute(c, UCAL_SKIPPED_WALL_TIME, UCAL_WALLTIME_LAST);
    struct zone *one = zone_new(z, name);
    one->calendar = c;
    return one;
}

/* An IANA name, or a Windows name with the city that stands for it. */
static struct zone *open_named(struct zones *z, const char *name, const char *known_as)
{
    UChar wide[ZONE_NAME_MAX], id[ZONE_NAME_MAX];
    int32_t n = 0, id_n;
    UErrorCode code = U_ZERO_ERROR;
    u_strFromUTF8(wide, ZONE_NAME_MAX, &n, name, -1, &code);
    if (U_FAILURE(code) || n == 0) {
        return NULL;
    }
    UBool system = false;
    id_n = ucal_getCanonicalTimeZoneID(wide, n, id, ZONE_NAME_MAX, &system, &code);
    if (U_SUCCESS(code) && id_n > 0 && system && strcmp(name, "Etc/Unknown") != 0) {
        return zone_open(z, known_as, wide, n);
    }
    code = U_ZERO_ERROR;
    id_n = ucal_getTimeZoneIDForWindowsID(wide, n, NULL, id, ZONE_NAME_MAX, &code);
    return U_SUCCESS(code) && id_n > 0 ? zone_open(z, known_as, id, id_n) : NULL;
}

void zones_init(struct zones *z, const char *name, struct arena *a)
{
    *z = (struct zones){.arena = a};
    z->device = name ? open_named(z, name, name) : NULL;
    if (!z->device) {
        z->device = zone_open(z, "", NULL, 0);
    }
    if (!z->device) {
        z->device = zone_new(z, "UTC");
    }
}

void zones_done(struct zones *z)
{
    for (struct zone *one = z->first; one; one = one->next) {
        if (one->calendar) {
            ucal_close(one->calendar);
        }
    }
    *z = (struct zones){0};
}

const struct zone *zones_utc(struct zones *z)
{
    static const struct zone utc = {.name = "UTC"};
    return &utc;
}

const struct zone *zones_find(struct zones *z, const char *name)
{
    for (const struct zone *one = z->first; one; one = one->next) {
        if (*name && strcmp(one->name, name) == 0) {
            return one;
        }
    }
    if (z->count >= ZONES_MAX) {
        return NULL;
    }
    /* Mozilla and Evolution put a path in front: /mozilla.org/20050126_1/Europe/Berlin. */
    for (const char *p = name; p; p = *p ? strchr(p, '/') : NULL) {
        p += *p == '/';
        struct zone *one = open_named(z, p, name);
        if (one) {
            return one;
        }
    }
    return NULL;
}

const struct zone *zones_own(struct zones *z, const struct zone_shift *shift, unsigned count)
{
    struct zone *one = zone_new(z, "");
    one->shift = shift;
    one->count = count;
    return one;
}

/* The last shift at or before utc; count when there is none. */
static unsigned shift_before(const struct zone *z, int64_t utc)
{
    unsigned low = 0, high = z->count;
    while (low < high) {
        unsigned mid = low + (high - low) / 2;
        if (z->shift[mid].at_utc <= utc) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low > 0 ? low - 1 : z->count;
}

static int32_t offset_at(const struct zone *z, int64_t utc)
{
    if (z->count == 0) {
        return 0;
    }
    unsigned i = shift_before(z, utc);
    return i < z->count ? z->shift[i].after : z->shift[0].before;
}

/* With the offset of a day earlier a time that happens twice is the first, and one that is skipped
 * counts by the offset before the gap; unless that shift is over by then. */
static int64_t shifts_to_utc(const struct zone *z, wall w)
{
    int32_t before = offset_at(z, w - WALL_DAY);
    int32_t here = offset_at(z, w - before);
    if (here == before) {
        return w - before;
    }
    return offset_at(z, w - here) == here ? w - here : w - before;
}

int64_t zone_to_utc(const struct zone *z, wall w)
{
    if (!z->calendar) {
        return shifts_to_utc(z, w);
    }
    UErrorCode code = U_ZERO_ERROR;
    struct ymd day = date_ymd(wall_date(w));
    int32_t second = wall_second(w);
    ucal_clear(z->calendar);
    ucal_setDateTime(z->calendar, day.year, (int32_t)day.month - 1, (int32_t)day.day,
                     second / 3600, second / 60 % 60, second % 60, &code);
    double ms = ucal_getMillis(z->calendar, &code);
    return U_SUCCESS(code) ? (int64_t)(ms / 1000) : w;
}

wall zone_to_wall(const struct zone *z, int64_t utc)
{
    if (!z->calendar) {
        return utc + offset_at(z, utc);
    }
    UErrorCode code = U_ZERO_ERROR;
    ucal_setMillis(z->calendar, (double)utc * 1000, &code);
    int32_t ms = ucal_get(z->calendar, UCAL_ZONE_OFFSET, &code) +
                 ucal_get(z->calendar, UCAL_DST_OFFSET, &code);
    return U_SUCCESS(code) ? utc + ms / 1000 : utc;
}
