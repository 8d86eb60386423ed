#include "platform/child.h"

#include "platform/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ASK_MS = 100, FILES_MAX = 64, NOT_STARTED = 127 };

static msec now(void)
{
    struct clock clock;
    clock_init_system(&clock);
    return clock_mono(&clock);
}

static bool limit_memory(size_t n)
{
    return n == 0 || setrlimit(RLIMIT_AS, &(struct rlimit){n, n}) == 0;
}

static bool limit(int resource, rlim_t n)
{
    return setrlimit(resource, &(struct rlimit){n, n}) == 0;
}

/* In the child, where only what signal-safety(7) lists may be called. */
static void become(const char *const *argv, int in, int out, int parent,
                   const struct child_limits *limits)
{
    static char *const no_environment[] = {NULL};
    int null = open("/dev/null", O_RDWR);
    /* A file it may not write must not kill it: it gets EFBIG instead. */
    signal(SIGXFSZ, SIG_IGN);
    bool good = prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent &&
                prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && chdir("/") == 0 && setsid() >= 0 &&
                null >= 0 && dup2(in, 0) == 0 && dup2(out, 1) == 1 && dup2(null, 2) == 2 &&
                close_range(3, ~0U, 0) == 0 && limit_memory(limits->memory) &&
                limit(RLIMIT_CPU, limits->cpu_s) && limit(RLIMIT_FSIZE, limits->file) &&
                limit(RLIMIT_CORE, 0) && limit(RLIMIT_NOFILE, FILES_MAX);
    if (good) {
        char *const *environment = (char *const *)(uintptr_t)limits->environment;
        execve(argv[0], (char *const *)(uintptr_t)argv,
               environment ? environment : no_environment);
    }
    _exit(NOT_STARTED);
}

/* A file in memory that can be read again from its begin, as readers of PDF do. */
static int open_bytes(const void *bytes, size_t n)
{
    int fd = memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    for (size_t done = 0; fd >= 0 && done < n;) {
        ssize_t written = write(fd, (const char *)bytes + done, n - done);
        if (written < 0 && errno != EINTR) {
            int errnum = errno;
            close(fd);
            errno = errnum;
            return -1;
        }
        done += written > 0 ? (size_t)written : 0;
    }
    if (fd >= 0 && (lseek(fd, 0, SEEK_SET) != 0 ||
                    fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK) != 0)) {
        int errnum = errno;
        close(fd);
        errno = errnum;
        return -1;
    }
    return fd;
}

enum err child_start(struct child *ret, const char *const *argv, const void *bytes, size_t n,
                     const struct child_limits *limits)
{
    int out[2];
    if (access(argv[0], X_OK) != 0) {
        return ERR_NOT_FOUND;
    }
    int in = open_bytes(bytes, n);
    if (in < 0) {
        return err_from_errno(errno);
    }
    if (pipe2(out, O_CLOEXEC) != 0) {
        int errnum = errno;
        close(in);
        return err_from_errno(errnum);
    }
    int parent = getpid();
    pid_t pid = fork();
    if (pid == 0) {
        become(argv, in, out[1], parent, limits);
    }
    int errnum = errno;
    close(in);
    close(out[1]);
    if (pid < 0) {
        close(out[0]);
        return err_from_errno(errnum);
    }
    *ret = (struct child){.pid = pid, .out = out[0], .until = now() + limits->wall,
                          .limits = limits};
    return ERR_OK;
}

enum err child_read(struct child *c, void *dst, size_t n, size_t *ret_got)
{
    size_t got = 0;
    while (got < n) {
        const struct child_limits *l = c->limits;
        if (l->cancelled && l->cancelled(l->ctx)) {
            return ERR_BUSY;
        }
        if (now() >= c->until) {
            return ERR_LIMIT;
        }
        struct pollfd p = {.fd = c->out, .events = POLLIN};
        int ready = poll(&p, 1, ASK_MS);
        if (ready <= 0) {
            continue;
        }
        ssize_t more = read(c->out, (char *)dst + got, n - got);
        if (more == 0) {
            break;
        }
        if (more < 0 && errno != EINTR) {
            return err_from_errno(errno);
        }
        got += more > 0 ? (size_t)more : 0;
    }
    *ret_got = got;
    return ERR_OK;
}

bool child_end(struct child *c)
{
    if (c->pid <= 0) {
        return false;
    }
    /* One that has closed its output is about to end; it is not waited for longer than that. */
    int status = 0;
    pid_t ended = 0;
    for (int i = 0; i < 50 && (ended = waitpid(c->pid, &status, WNOHANG)) == 0; i++) {
        char byte;
        struct pollfd p = {.fd = c->out, .events = POLLIN};
        if (poll(&p, 1, 0) > 0 && read(c->out, &byte, 1) > 0) {
            break; /* it has more to say than anybody wants to hear */
        }
        if (!(p.revents & POLLHUP)) {
            break;
        }
        poll(NULL, 0, 2);
    }
    if (ended == 0) {
        kill(c->pid, SIGKILL);
        while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR) {
        }
    }
    close(c->out);
    *c = (struct child){0};
    return ended > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

enum err child_run(const char *const *argv, const struct child_limits *limits)
{
    struct child c = {0};
    char said[4096];
    size_t got = sizeof said;
    enum err e = child_start(&c, argv, "", 0, limits);
    while (e == ERR_OK && got == sizeof said) {
        e = child_read(&c, said, sizeof said, &got);
    }
    return child_end(&c) || e != ERR_OK ? e : ERR_IO;
}
