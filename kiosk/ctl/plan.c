#include "ctl/ctl.h"

#include <stdlib.h>
#include <string.h>

extern const struct verb verb_plan;

static int run(const struct ctl *ctl, int argc, char **argv)
{
    bool bad = false;
    const char *day = ctl_option(&argc, argv, "--date", &bad);
    const char *hours = ctl_option(&argc, argv, "--hours", &bad);
    struct ctl at = *ctl;
    char now[32], *end;
    date d;
    if (bad || argc != 1) {
        return ctl_usage(&verb_plan, "only --date and --hours are taken, each with a value.");
    }
    if (day) {
        if (!date_parse_iso(day, &d)) {
            return ctl_usage(&verb_plan, "--date %s: a date such as 2026-11-23 is needed.", day);
        }
        /* Working hours are what people ask for; --now says another moment. */
        str_format(now, sizeof now, "%sT%s", day, "08:00");
        at.now = now;
    }
    if (hours && !(strtod(hours, &end) > 0 && strtod(hours, &end) <= 168 && !*end)) {
        return ctl_usage(&verb_plan, "--hours %s: a number up to 168 is needed.", hours);
    }
    const char *argument[] = {"--plan", hours ? hours : "1", ctl->json ? "--json" : NULL, NULL};
    return ctl_exec_kiosk(&at, argument);
}

const struct verb verb_plan = {
    .name = "plan",
    .usage = "[--date YYYY-MM-DD] [--hours H]",
    .help = "Lists what the screen will show, for how long, and why (one hour from now).",
    .run = run,
};
