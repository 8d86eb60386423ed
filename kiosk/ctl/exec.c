#include "ctl/ctl.h"

#include <string.h>
#include <unistd.h>

enum { MOST_ARGUMENTS = 24 };

int ctl_exec_kiosk(const struct ctl *ctl, const char *const *argument)
{
    const char *argv[MOST_ARGUMENTS + 1] = {"kiosk", "--data", ctl->config.data};
    unsigned n = 3;
    if (ctl->config_file) {
        argv[n++] = "--config";
        argv[n++] = ctl->config_file;
    }
    if (ctl->now) {
        argv[n++] = "--now";
        argv[n++] = ctl->now;
    }
    for (; *argument && n < MOST_ARGUMENTS; argument++) {
        argv[n++] = *argument;
    }
    /* The one built or installed together with this program, else the one on the path. */
    char self[4096];
    ssize_t len = readlink("/proc/self/exe", self, sizeof self - sizeof "kiosk");
    if (len > 0) {
        self[len] = '\0';
        char *slash = strrchr(self, '/');
        if (slash) {
            strcpy(slash + 1, "kiosk");
            execv(self, (char *const *)(uintptr_t)argv);
        }
    }
    execvp("kiosk", (char *const *)(uintptr_t)argv);
    return ctl_fail(EXIT_IO, "the program kiosk was not found beside kioskctl");
}
