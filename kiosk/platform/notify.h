/* systemd: readiness and watchdog (sd_notify(3)). Without systemd all are no-ops. */
#ifndef PLATFORM_NOTIFY_H
#define PLATFORM_NOTIFY_H

#include "base/unit.h"

void notify_ready(void);
void notify_stopping(void);
void notify_watchdog(void);
/* One line that `systemctl status` shows, as the name of the screen. */
void notify_status(const char *text);
/* Interval at which to call notify_watchdog (half of WatchdogSec); MSEC_NEVER without one. */
msec notify_watchdog_interval(void);

#endif
