/* A slow card for the real program: fsync and fdatasync take $SLOW_FSYNC_MS more.
 *
 *   cc -shared -fPIC -o slow_fsync.so tests/fault/slow_fsync.c
 *   SLOW_FSYNC_MS=2000 LD_PRELOAD=./slow_fsync.so build/release/kiosk */
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static void wait_a_while(void)
{
    const char *ms = getenv("SLOW_FSYNC_MS");
    long n = ms ? strtol(ms, NULL, 10) : 0;
    struct timespec t = {.tv_sec = n / 1000, .tv_nsec = n % 1000 * 1000000};
    nanosleep(&t, NULL);
}

static int slowly(const char *name, int fd)
{
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    wait_a_while();
    return real(fd);
}

int fsync(int fd)
{
    return slowly("fsync", fd);
}

int fdatasync(int fd)
{
    return slowly("fdatasync", fd);
}
