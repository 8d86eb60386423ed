#include "platform/clock.h"

#include <math.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

/* A clock that shows a year before this was never set: nothing of this program is older. */
enum { OLDEST_BELIEVABLE_YEAR = 2026 };

static msec read_ms(clockid_t id)
{
    struct timespec t;
    clock_gettime(id, &t);
    return (msec)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Local wall time as seconds on a calendar without zones, so that adding a span never meets DST. */
static bool parse_local(const char *s, int64_t *ret)
{
    unsigned y, mo, d, h, mi, sec = 0;
    int end = 0;
    if (*s == '-' ||
        sscanf(s, "%4u-%2u-%2uT%2u:%2u%n", &y, &mo, &d, &h, &mi, &end) != 5) {
        return false;
    }
    if (s[end] == ':') {
        int more = 0;
        if (sscanf(s + end, ":%2u%n", &sec, &more) != 1) {
            return false;
        }
        end += more;
    }
    if (s[end] != '\0' || y < 1 || mo < 1 || mo > 12 || d < 1 || d > 31 || h > 23 || mi > 59 ||
        sec > 59) {
        return false;
    }
    struct tm tm = {.tm_year = (int)y - 1900, .tm_mon = (int)mo - 1, .tm_mday = (int)d,
                    .tm_hour = (int)h, .tm_min = (int)mi, .tm_sec = (int)sec};
    int64_t t = timegm(&tm);
    if (tm.tm_mday != (int)d) {
        return false; /* 31 June became 1 July */
    }
    *ret = t;
    return true;
}

void clock_init_system(struct clock *c)
{
    *c = (struct clock){.kind = CLOCK_SYSTEM, .speed = 1};
}

bool clock_init_at(struct clock *c, const char *local, double speed)
{
    int64_t origin;
    if (!(speed > 0) || !isfinite(speed)) {
        return false;
    }
    if (local) {
        if (!parse_local(local, &origin)) {
            return false;
        }
    } else {
        time_t now = (time_t)(read_ms(CLOCK_REALTIME) / 1000);
        struct tm tm;
        localtime_r(&now, &tm);
        origin = timegm(&tm);
    }
    *c = (struct clock){.kind = CLOCK_SHIFTED, .speed = speed, .wall_origin_s = origin,
                        .real_origin_ms = read_ms(CLOCK_MONOTONIC)};
    return true;
}

bool clock_init_fake(struct clock *c, const char *local)
{
    int64_t origin;
    if (!parse_local(local, &origin)) {
        return false;
    }
    *c = (struct clock){.kind = CLOCK_FAKE, .speed = 1, .wall_origin_s = origin};
    return true;
}

void clock_advance(struct clock *c, msec by)
{
    c->fake_now += by;
}

bool clock_jump(struct clock *c, const char *local)
{
    int64_t now;
    if (c->kind != CLOCK_FAKE || !parse_local(local, &now)) {
        return false;
    }
    c->wall_origin_s = now - c->fake_now / 1000;
    return true;
}

msec clock_mono(const struct clock *c)
{
    switch (c->kind) {
    case CLOCK_SYSTEM: return read_ms(CLOCK_MONOTONIC);
    case CLOCK_SHIFTED:
        return (msec)((double)(read_ms(CLOCK_MONOTONIC) - c->real_origin_ms) * c->speed);
    case CLOCK_FAKE: return c->fake_now;
    }
    return 0;
}

static enum clock_trust system_trust(void)
{
    struct stat st;
    /* timesyncd touches the first on each synchronisation; a hardware clock makes the second. On a
     * machine without timesyncd (chrony, a desktop) nothing tells, and a believable year counts. */
    if (stat("/run/systemd/timesync/synchronized", &st) == 0 || stat("/dev/rtc0", &st) == 0) {
        return CLOCK_TRUSTED;
    }
    return stat("/run/systemd/timesync", &st) == 0 ? CLOCK_STALE : CLOCK_TRUSTED;
}

struct clock_local clock_at(const struct clock *c, int64_t utc)
{
    struct tm tm;
    enum clock_trust trust = CLOCK_TRUSTED;
    time_t now = (time_t)utc;
    if (c->kind == CLOCK_SYSTEM) {
        localtime_r(&now, &tm);
        trust = system_trust();
    } else {
        gmtime_r(&now, &tm);
    }
    if (tm.tm_year + 1900 < OLDEST_BELIEVABLE_YEAR) {
        trust = CLOCK_UNSET;
    }
    int hour = tm.tm_hour, min = tm.tm_min, sec = tm.tm_sec;
    tm.tm_hour = tm.tm_min = tm.tm_sec = 0;
    return (struct clock_local){
        .day = (int32_t)(timegm(&tm) / 86400), /* timegm has no DST: every day has 86 400 s */
        .minute = (int16_t)(hour * 60 + min),
        .second = (unsigned)(sec > 59 ? 59 : sec),
        .trust = trust,
    };
}

struct clock_local clock_now(const struct clock *c)
{
    return clock_at(c, clock_utc(c));
}

void clock_format_local(const struct clock *c, char *dst, unsigned size)
{
    struct clock_local now = clock_now(c);
    time_t day = (time_t)now.day * 86400;
    struct tm tm;
    gmtime_r(&day, &tm);
    snprintf(dst, size, "%04d-%02d-%02dT%02d:%02d:%02u", tm.tm_year + 1900, tm.tm_mon + 1,
             tm.tm_mday, now.minute / 60, now.minute % 60, now.second);
}

int64_t clock_utc(const struct clock *c)
{
    if (c->kind == CLOCK_SYSTEM) {
        return read_ms(CLOCK_REALTIME) / 1000;
    }
    return c->wall_origin_s + clock_mono(c) / 1000;
}

msec clock_real(const struct clock *c, msec span)
{
    if (span == MSEC_NEVER) {
        return MSEC_NEVER;
    }
    return c->kind == CLOCK_SHIFTED ? (msec)ceil((double)span / c->speed) : span;
}

msec clock_cpu(void)
{
    return read_ms(CLOCK_PROCESS_CPUTIME_ID);
}
