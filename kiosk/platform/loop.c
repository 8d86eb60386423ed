#include "platform/loop.h"

#include "base/arena.h"
#include "base/str.h"
#include "platform/touch.h"
#include "platform/window.h"

#include <SDL2/SDL.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum {
    WATCHES = 64,          /* inotify counts on; beyond these every tag is told */
    MAX_EVDEV = 32,
    LONGEST_WAIT_MS = 3600 * 1000,
};

struct loop {
    struct window *window;
    const struct clock *clock;
    struct clock real;
    int wake_fd, signal_fd, inotify_fd;
    int evdev[MAX_EVDEV];
    unsigned evdev_count;
    int evdev_watch;           /* inotify watch of /dev/input, -1 when not on KMS */
    struct touch touch;
    msec quiet;                /* real: no input was waiting then */
    bool device_lost;          /* KMS only: a node has gone, and all touches end with it */
    atomic_bool quit, woken;
    atomic_uint changed;       /* tags */
    atomic_uint tags[WATCHES]; /* by the inotify watch */
    uint64_t wakeups;
    /* On a desktop SDL waits for the window system; this thread waits for the other descriptors
     * and pushes one SDL event when they speak. */
    pthread_t waker;
    bool has_waker;
    int stop_fd;
    Uint32 wake_event;
};

static void drain(int fd)
{
    char bytes[4096];
    while (read(fd, bytes, sizeof bytes) > 0) {
    }
}

static void open_evdev(struct loop *l)
{
    for (unsigned i = 0; i < l->evdev_count; i++) {
        close(l->evdev[i]);
    }
    l->evdev_count = 0;
    DIR *d = opendir("/dev/input");
    for (struct dirent *e; d && l->evdev_count < MAX_EVDEV && (e = readdir(d));) {
        if (strncmp(e->d_name, "event", 5) != 0) {
            continue;
        }
        int fd = openat(dirfd(d), e->d_name, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (fd >= 0) {
            l->evdev[l->evdev_count++] = fd;
        }
    }
    if (d) {
        closedir(d);
    }
}

/* Reads what the descriptors of every kind of loop have to say. */
static void read_signals_and_wakes(struct loop *l)
{
    uint64_t count;
    if (read(l->wake_fd, &count, sizeof count) > 0) {
        atomic_store(&l->woken, true);
    }
    struct signalfd_siginfo info;
    if (read(l->signal_fd, &info, sizeof info) > 0) {
        atomic_store(&l->quit, true);
    }
    union {
        struct inotify_event event;
        char bytes[4096];
    } change;
    ssize_t n;
    while ((n = read(l->inotify_fd, &change, sizeof change)) > 0) {
        for (ssize_t at = 0; at < n;) {
            struct inotify_event *event = (struct inotify_event *)(change.bytes + at);
            if (event->wd == l->evdev_watch && event->wd >= 0) {
                l->device_lost |= (event->mask & IN_DELETE) != 0;
                open_evdev(l);
            } else {
                bool known = event->wd >= 0 && event->wd < WATCHES;
                atomic_fetch_or(&l->changed, known ? l->tags[event->wd] : ~0U);
            }
            at += (ssize_t)(sizeof *event + event->len);
        }
    }
}

static void *waker_main(void *arg)
{
    struct loop *l = arg;
    struct pollfd fds[] = {{l->wake_fd, POLLIN, 0}, {l->signal_fd, POLLIN, 0},
                           {l->inotify_fd, POLLIN, 0}, {l->stop_fd, POLLIN, 0}};
    for (;;) {
        if (poll(fds, 4, -1) < 0 && errno != EINTR) {
            return NULL;
        }
        if (fds[3].revents) {
            return NULL;
        }
        read_signals_and_wakes(l);
        SDL_Event e = {.type = l->wake_event};
        SDL_PushEvent(&e);
    }
}

enum err loop_new(struct loop **ret_loop, struct window *window, const struct clock *clock)
{
    struct loop *l = mem_new(1, sizeof *l);
    l->window = window;
    l->clock = clock;
    l->evdev_watch = -1;
    clock_init_system(&l->real);
    l->quiet = clock_mono(&l->real);
    touch_init(&l->touch);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    l->wake_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    l->signal_fd = signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
    l->inotify_fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    l->stop_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (l->wake_fd < 0 || l->signal_fd < 0 || l->inotify_fd < 0 || l->stop_fd < 0) {
        loop_free(l);
        return ERR_IO;
    }
    if (window && window_kind(window) == WINDOW_KMS) {
        l->evdev_watch = inotify_add_watch(l->inotify_fd, "/dev/input",
                                           IN_CREATE | IN_DELETE | IN_ATTRIB);
        open_evdev(l);
    }
    if (window && window_kind(window) == WINDOW_DESKTOP) {
        l->wake_event = SDL_RegisterEvents(1);
        l->has_waker = pthread_create(&l->waker, NULL, waker_main, l) == 0;
        if (!l->has_waker) {
            loop_free(l);
            return ERR_IO;
        }
    }
    *ret_loop = l;
    return ERR_OK;
}

void loop_free(struct loop *l)
{
    if (!l) {
        return;
    }
    if (l->has_waker) {
        uint64_t one = 1;
        if (write(l->stop_fd, &one, sizeof one) == sizeof one) {
            pthread_join(l->waker, NULL);
        }
    }
    int fds[] = {l->wake_fd, l->signal_fd, l->inotify_fd, l->stop_fd};
    for (unsigned i = 0; i < 4; i++) {
        if (fds[i] >= 0) {
            close(fds[i]);
        }
    }
    for (unsigned i = 0; i < l->evdev_count; i++) {
        close(l->evdev[i]);
    }
    free(l);
}

void loop_wake(struct loop *l)
{
    uint64_t one = 1;
    /* A full counter means that a wake is pending already. */
    ssize_t ignored = write(l->wake_fd, &one, sizeof one);
    (void)ignored;
}

enum err loop_watch(struct loop *l, const char *path, unsigned tags)
{
    char dir[4096];
    if (!str_copy(dir, sizeof dir, path)) {
        return ERR_LIMIT;
    }
    const uint32_t mask = IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_CREATE | IN_DELETE |
                          IN_ONLYDIR;
    int wd;
    while ((wd = inotify_add_watch(l->inotify_fd, dir, mask)) < 0) {
        char *slash = strrchr(dir, '/');
        if (!slash || slash == dir) {
            return ERR_NOT_FOUND;
        }
        *slash = '\0';
    }
    if (wd < WATCHES) {
        atomic_fetch_or(&l->tags[wd], tags);
    }
    return ERR_OK;
}

static void feed(struct loop *l, enum input_kind kind, uint64_t device, uint64_t finger, float x,
                 float y, Uint32 ticks)
{
    Sint32 queued = (Sint32)(SDL_GetTicks() - ticks); /* for so long by SDL */
    touch_feed(&l->touch, &(struct touch_event){
                              .kind = kind, .device = device, .finger = finger, .x = x, .y = y,
                              .at = clock_mono(&l->real) - (queued > 0 ? queued : 0),
                              .after = l->quiet});
}

static void feed_mouse(struct loop *l, enum input_kind kind, int x, int y, Uint32 ticks)
{
    int w, h;
    SDL_GetWindowSize(window_sdl(l->window), &w, &h);
    if (w > 0 && h > 0) {
        feed(l, kind, TOUCH_MOUSE, 0, ((float)x + 0.5f) / (float)w, ((float)y + 0.5f) / (float)h,
             ticks);
    }
}

/* SDL counts from 0, which is our mouse. */
static uint64_t device_of(SDL_TouchID id)
{
    return (uint64_t)id + 1;
}

/* SDL takes a device away without a release of what was down on it. */
static void look_at_devices(struct loop *l)
{
    uint64_t device[TOUCH_DEVICES];
    unsigned n = 0;
    for (int i = 0; i < SDL_GetNumTouchDevices() && n < TOUCH_DEVICES; i++) {
        device[n++] = device_of(SDL_GetTouchDevice(i));
    }
    touch_set_devices(&l->touch, device, n, clock_mono(&l->real));
}

static void feed_finger(struct loop *l, enum input_kind kind, const SDL_TouchFingerEvent *f)
{
    look_at_devices(l);
    feed(l, kind, device_of(f->touchId), (uint64_t)f->fingerId, f->x, f->y, f->timestamp);
}

static enum input_key key_of(SDL_Keycode code)
{
    static const struct {
        SDL_Keycode code;
        enum input_key key;
    } keys[] = {
        {SDLK_TAB, KEY_TAB}, {SDLK_LEFT, KEY_LEFT}, {SDLK_RIGHT, KEY_RIGHT}, {SDLK_UP, KEY_UP},
        {SDLK_DOWN, KEY_DOWN}, {SDLK_RETURN, KEY_ENTER}, {SDLK_KP_ENTER, KEY_ENTER},
        {SDLK_ESCAPE, KEY_ESCAPE}, {SDLK_BACKSPACE, KEY_BACKSPACE}, {SDLK_DELETE, KEY_DELETE},
        {SDLK_HOME, KEY_HOME}, {SDLK_END, KEY_END}, {SDLK_PAGEUP, KEY_PAGE_UP},
        {SDLK_PAGEDOWN, KEY_PAGE_DOWN},
    };
    for (unsigned i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (keys[i].code == code) {
            return keys[i].key;
        }
    }
    return KEY_NONE;
}

/* Enter and Esc that are held down count once: one key must not walk through a form. */
static bool is_held_down(const SDL_KeyboardEvent *e, enum input_key key)
{
    return e->repeat && (key == KEY_ENTER || key == KEY_ESCAPE);
}

/* False when the event means nothing to us, or is one of a pointer, which goes through touch.c. */
static bool translate(struct loop *l, const SDL_Event *e, struct loop_event *ret)
{
    switch (e->type) {
    case SDL_QUIT:
        *ret = (struct loop_event){.kind = LOOP_QUIT};
        return true;
    case SDL_WINDOWEVENT:
        if (e->window.event == SDL_WINDOWEVENT_EXPOSED ||
            e->window.event == SDL_WINDOWEVENT_SIZE_CHANGED) {
            *ret = (struct loop_event){.kind = LOOP_EXPOSE};
            return true;
        }
        return false;
    case SDL_FINGERDOWN: feed_finger(l, INPUT_POINTER_DOWN, &e->tfinger); return false;
    case SDL_FINGERMOTION: feed_finger(l, INPUT_POINTER_MOVE, &e->tfinger); return false;
    case SDL_FINGERUP: feed_finger(l, INPUT_POINTER_UP, &e->tfinger); return false;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        if (e->button.button == SDL_BUTTON_LEFT && e->button.which != SDL_TOUCH_MOUSEID) {
            feed_mouse(l, e->type == SDL_MOUSEBUTTONDOWN ? INPUT_POINTER_DOWN : INPUT_POINTER_UP,
                       e->button.x, e->button.y, e->button.timestamp);
        }
        return false;
    case SDL_MOUSEMOTION:
        if (e->motion.which != SDL_TOUCH_MOUSEID) {
            feed_mouse(l, INPUT_POINTER_MOVE, e->motion.x, e->motion.y, e->motion.timestamp);
        }
        return false;
    case SDL_KEYDOWN: {
        enum input_key key = key_of(e->key.keysym.sym);
        *ret = (struct loop_event){
            .kind = LOOP_INPUT,
            .input = {.kind = INPUT_KEY, .key = key, .at = clock_mono(l->clock),
                      .shift = (e->key.keysym.mod & KMOD_SHIFT) != 0},
        };
        return key != KEY_NONE && !is_held_down(&e->key, key);
    }
    case SDL_TEXTINPUT:
        *ret = (struct loop_event){.kind = LOOP_INPUT,
                                   .input = {.kind = INPUT_TEXT, .at = clock_mono(l->clock)}};
        str_copy(ret->input.text, sizeof ret->input.text, e->text.text);
        return true;
    }
    return false;
}

/* The next event of a pointer that touch.c lets through, on the clock of the application. */
static bool take_pointer(struct loop *l, struct loop_event *ret)
{
    struct input input;
    if (!touch_take(&l->touch, clock_mono(&l->real), &input)) {
        return false;
    }
    input.at = clock_mono(l->clock);
    *ret = (struct loop_event){.kind = LOOP_INPUT, .input = input};
    return true;
}

/* The next event of the window system that means something to us. */
static bool take_queued(struct loop *l, struct loop_event *ret)
{
    SDL_Event e;
    if (take_pointer(l, ret)) {
        return true;
    }
    while (SDL_PollEvent(&e)) {
        if (translate(l, &e, ret) || take_pointer(l, ret)) {
            return true;
        }
    }
    l->quiet = clock_mono(&l->real);
    look_at_devices(l);
    if (l->device_lost) {
        l->device_lost = false;
        touch_lose_all(&l->touch, l->quiet);
    }
    return take_pointer(l, ret);
}

static bool next_queued(struct loop *l, struct loop_event *ret)
{
    bool has_sdl = l->window && window_kind(l->window) != WINDOW_OFFSCREEN;
    if (!l->has_waker) {
        read_signals_and_wakes(l);
    }
    if (atomic_exchange(&l->quit, false)) {
        *ret = (struct loop_event){.kind = LOOP_QUIT};
        return true;
    }
    if (has_sdl && take_queued(l, ret)) {
        return true;
    }
    if (atomic_exchange(&l->woken, false)) {
        *ret = (struct loop_event){.kind = LOOP_WAKE};
        return true;
    }
    unsigned changed = atomic_exchange(&l->changed, 0);
    if (changed) {
        *ret = (struct loop_event){.kind = LOOP_CHANGED, .changed = changed};
        return true;
    }
    return false;
}

static void wait_descriptors(struct loop *l, int timeout)
{
    struct pollfd fds[3 + MAX_EVDEV] = {{l->wake_fd, POLLIN, 0}, {l->signal_fd, POLLIN, 0},
                                        {l->inotify_fd, POLLIN, 0}};
    nfds_t n = 3;
    for (unsigned i = 0; i < l->evdev_count; i++) {
        fds[n++] = (struct pollfd){l->evdev[i], POLLIN, 0};
    }
    if (poll(fds, n, timeout) <= 0) {
        return;
    }
    bool lost = false;
    for (nfds_t i = 3; i < n; i++) {
        if (fds[i].revents & POLLIN) {
            drain(fds[i].fd); /* only a wake source: SDL reads the same events from its own */
        }
        lost |= (fds[i].revents & (POLLHUP | POLLERR)) != 0;
    }
    if (lost) {
        l->device_lost = true;
        open_evdev(l);
    }
}

static void wait_any(struct loop *l, msec real_ms)
{
    int timeout = real_ms > LONGEST_WAIT_MS ? LONGEST_WAIT_MS : (int)real_ms;
    if (l->has_waker) {
        SDL_WaitEventTimeout(NULL, timeout);
    } else {
        wait_descriptors(l, timeout);
    }
    l->quiet = clock_mono(&l->real);
    l->wakeups++;
}

struct loop_event loop_next(struct loop *l, msec until)
{
    for (;;) {
        struct loop_event event;
        if (next_queued(l, &event)) {
            return event;
        }
        msec now = clock_mono(l->clock);
        if (now >= until) {
            return (struct loop_event){.kind = LOOP_TIMEOUT};
        }
        msec wait = until == MSEC_NEVER ? LONGEST_WAIT_MS : clock_real(l->clock, until - now);
        msec due = touch_due(&l->touch);
        if (due != MSEC_NEVER && due - clock_mono(&l->real) < wait) {
            wait = due - clock_mono(&l->real);
        }
        wait_any(l, wait > 0 ? wait : 0);
    }
}

void loop_set_panel(struct loop *l, float width_mm, float height_mm)
{
    touch_set_display(&l->touch, width_mm, height_mm);
}

struct loop_stats loop_stats(const struct loop *l)
{
    return (struct loop_stats){.wakeups = l->wakeups};
}
