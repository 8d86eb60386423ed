/* Any bytes as settings.ini: nothing crashes, and whatever is kept is a value the screen can read.
 * */
#include "fuzz/fuzz.h"

#include "content/schema.h"
#include "import/bundle.h"
#include "import/dates.h"

#include <stdlib.h>
#include <string.h>

static void insist(bool good)
{
    if (!good) {
        abort();
    }
}

static void check(const char *key, const char *value)
{
    minute m, until;
    char *end;
    if (strcmp(key, "seconds_per_slide") == 0) {
        unsigned long n = strtoul(value, &end, 10);
        insist(!*end && (n == 0 || (n >= 3 && n <= 300)));
    } else if (strcmp(key, "quiet_from") == 0 || strcmp(key, "quiet_until") == 0) {
        insist(strlen(value) == 5 && time_parse(value, &m, &until));
    } else if (strcmp(key, "leap_birthday") == 0) {
        insist(strcmp(value, "28-feb") == 0 || strcmp(value, "1-mar") == 0);
    } else if (strcmp(key, "week_start") == 0) {
        insist(strlen(value) == 1 && value[0] >= '0' && value[0] <= '6');
    } else if (strcmp(key, "language") == 0) {
        insist(strlen(value) >= 2 && strlen(value) < 36);
    } else {
        insist(strcmp(key, "organisation") == 0 && strlen(value) < CAP_NAME_BYTES);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct import_params params = {.dir = "", .check_only = true, .today = 20780};
    struct report report = {0};
    struct bundle *b = mem_new(1, sizeof *b);
    struct buf bytes = {0};
    b->params = &params;
    b->report = &report;
    buf_add(&bytes, data, size);
    settings_parse(b, "settings.ini", &bytes);
    const struct rows *rows = &b->part[PART_SETTINGS];
    for (unsigned i = 0; i < rows->count; i++) {
        check(rows->row[i][SETTINGS_KEY], rows->row[i][SETTINGS_VALUE]);
        for (unsigned k = 0; k < i; k++) {
            insist(strcmp(rows->row[i][SETTINGS_KEY], rows->row[k][SETTINGS_KEY]) != 0);
        }
    }
    buf_done(&bytes);
    free(b->part[PART_SETTINGS].row);
    arena_done(&b->arena);
    report_done(&report);
    free(b);
    return 0;
}
