/* Clock: injected everywhere. Monotonic milliseconds for motion, local wall time for content, and
 * whether the wall time can be trusted: a Pi has no clock of its own without a network. */
#ifndef PLATFORM_CLOCK_H
#define PLATFORM_CLOCK_H

#include "base/unit.h"

#include <stdbool.h>
#include <stdint.h>

enum clock_trust { CLOCK_TRUSTED, CLOCK_STALE, CLOCK_UNSET };

/* A local wall moment; day counts from 1970-01-01 like model/date.h. */
struct clock_local {
    int32_t day;
    int16_t minute;
    unsigned second;
    enum clock_trust trust;
};

/* One of: the system's, one that starts elsewhere and runs faster (--now, --speed), or a fake that
 * only moves when told (tests, --play, --shots). */
struct clock {
    enum { CLOCK_SYSTEM, CLOCK_SHIFTED, CLOCK_FAKE } kind;
    double speed;              /* SHIFTED */
    int64_t real_origin_ms;    /* SHIFTED: real monotonic at start */
    /* The store thread looks at a fake one, too, while others move it. */
    _Atomic int64_t wall_origin_s; /* SHIFTED, FAKE: local seconds since 1970-01-01 at start */
    _Atomic msec fake_now;     /* FAKE */
};

void clock_init_system(struct clock *c);
/* local: "2026-11-23T12:42" or "...:SS"; false when it is not a moment. speed > 0. */
bool clock_init_at(struct clock *c, const char *local, double speed);
bool clock_init_fake(struct clock *c, const char *local);
void clock_advance(struct clock *c, msec by);           /* FAKE only */
/* FAKE only: the clock on the wall is set, as by the network; the monotonic one goes on. False when
 * local is no moment. */
bool clock_jump(struct clock *c, const char *local);

msec clock_mono(const struct clock *c);                 /* never goes back, not 32 bit */
struct clock_local clock_now(const struct clock *c);
/* The local moment of a record of clock_utc; trust as of now. */
struct clock_local clock_at(const struct clock *c, int64_t utc);
/* The local moment as clock_init_at takes it: "2026-11-23T12:42:00". */
void clock_format_local(const struct clock *c, char *dst, unsigned size);
/* Seconds since the epoch (UTC), for records. */
int64_t clock_utc(const struct clock *c);
/* Real milliseconds to sleep for span milliseconds of this clock. */
msec clock_real(const struct clock *c, msec span);
/* CPU milliseconds used by the process. */
msec clock_cpu(void);

#endif
