/* Any bytes as a calendar: nothing crashes, every happening lies in the window or is a single one,
 * and every report in the file. */
#include "fuzz/fuzz.h"

#include "base/caps.h"
#include "import/calendar.h"

#include <stdlib.h>
#include <string.h>

static void insist(bool good)
{
    if (!good) {
        abort();
    }
}

static void check_social(const struct calendar *c, const struct calendar_social *s)
{
    insist(s->end_day >= s->day && s->end_day >= c->from);
    insist(s->start >= MINUTE_NONE && s->start < 1440 && s->end >= MINUTE_NONE && s->end < 1440);
    insist(s->end == MINUTE_NONE || s->end_day > s->day || s->end > s->start);
    insist(*s->title && strlen(s->title) < CAP_NAME_BYTES);
    insist(strlen(s->place) <= CAP_FIELD_CHARACTERS * 4);
    insist(strlen(s->details) <= CAP_FIELD_CHARACTERS * 4);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const date today = 20780;
    struct buf bytes = {0}, text = {0};
    struct arena arena = {0};
    struct report report = {0};
    struct calendar c;
    unsigned lines = 1;
    for (size_t i = 0; i < size; i++) {
        lines += data[i] == '\n' || data[i] == '\r';
    }
    buf_add(&bytes, data, size);
    calendar_init(&c, "Europe/Berlin", today, &arena, &report);
    if (calendar_add(&c, "fuzz.ics", &bytes)) {
        calendar_expand(&c);
    }
    insist(c.social_count <= CAP_CALENDAR_ROWS);
    for (unsigned i = 0; i < c.social_count; i++) {
        check_social(&c, &c.social[i]);
    }
    for (unsigned i = 0; i < report.count; i++) {
        insist(report.line[i].line <= lines || lines == 1);
    }
    report_text(&report, &text);
    buf_done(&text);
    buf_done(&bytes);
    calendar_done(&c);
    report_done(&report);
    arena_done(&arena);
    return 0;
}
