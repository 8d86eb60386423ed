/* The calendars of a folder: what *.ics files and socials.csv say adds up. */
#include "base/caps.h"
#include "content/schema.h"
#include "i18n/i18n.h"
#include "import/bundle.h"
#include "import/calendar.h"

#include <string.h>
#include <strings.h>

static bool is_calendar(const struct folder_entry *e)
{
    size_t n = strlen(e->name);
    return e->name[0] != '.' && n > 4 && strcasecmp(e->name + n - 4, ".ics") == 0 &&
           e->kind != FOLDER_DIR;
}

static void add_row(struct bundle *b, const struct calendar_social *s)
{
    const char *value[SOCIALS_COLUMNS] = {
        [SOCIALS_TITLE] = s->title,
        [SOCIALS_DAY] = bundle_date(b, s->day),
        [SOCIALS_START] = bundle_minute(b, s->start),
        [SOCIALS_END_DAY] = s->end_day == s->day ? NULL : bundle_date(b, s->end_day),
        [SOCIALS_END] = bundle_minute(b, s->end),
        [SOCIALS_PLACE] = s->place,
        [SOCIALS_DETAILS] = s->details,
        [SOCIALS_REPEAT] = "",
    };
    bundle_row(b, PART_SOCIALS, value, SOCIALS_COLUMNS);
}

/* Reads all of them; false when one cannot be used. *ret_count: how many there are. */
static bool read_files(struct bundle *b, struct calendar *c, unsigned *ret_count)
{
    bool good = true;
    unsigned count = 0;
    for (unsigned i = 0; i < b->folder.count; i++) {
        struct folder_entry *e = &b->folder.entry[i];
        struct buf bytes = {0};
        if (!is_calendar(e)) {
            continue;
        }
        count++;
        bool here = bundle_bytes(b, &b->folder, e, e->name, CAP_TABLE_BYTES, &bytes) &&
                    calendar_add(c, e->name, &bytes);
        good = good && here;
        buf_done(&bytes);
    }
    *ret_count = count;
    return good;
}

static void report_left_out(struct bundle *b, const struct calendar *c)
{
    if (c->past > 0) {
        report_add(b->report, REPORT_NOTE, "", 0, 0,
                   trn("Calendars: %u event is already over and left out.",
                       "Calendars: %u events are already over and left out.", c->past),
                   c->past);
    }
    if (c->hidden > 0) {
        report_add(b->report, REPORT_NOTE, "", 0, 0,
                   trn("Calendars: %u event is marked as private and left out.",
                       "Calendars: %u events are marked as private and left out.", c->hidden),
                   c->hidden);
    }
}

void calendars_read(struct bundle *b)
{
    struct calendar c;
    unsigned count = 0, problems = bundle_problems(b);
    calendar_init(&c, b->params->zone, b->params->today, &b->arena, b->report);
    bool good = read_files(b, &c, &count);
    struct rows *rows = &b->part[PART_SOCIALS];
    bool table = folder_find(&b->folder, "socials.csv") || folder_find(&b->folder, "socials.xlsx");
    bool table_failed = table && !rows->present;
    if (count > 0 && (!good || table_failed)) {
        /* Half of the socials would look like all of them. */
        report_add(b->report, REPORT_ERROR, "", 0, 0,
                   "Not all calendars and tables of socials could be used, so the socials stay as "
                   "they were.");
        rows->present = false;
        rows->count = 0;
    } else if (count > 0) {
        calendar_expand(&c);
        for (unsigned i = 0; i < c.social_count; i++) {
            add_row(b, &c.social[i]);
        }
        report_left_out(b, &c);
        if (rows->present || bundle_problems(b) == problems || c.social_count > 0) {
            bundle_replace(b, PART_SOCIALS);
        } else {
            report_add(b->report, REPORT_ERROR, "", 0, 0,
                       "Nothing in the calendars could be used, so the socials stay as they were.");
        }
    }
    calendar_done(&c);
}
