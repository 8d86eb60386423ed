/*~ The kiosk itself: wait, take events, build a frame, present it when it differs. From here a
 * newcomer goes to scene/scene.c (what is on the screen), then to slides/kudos.c (one slide), then
 * to draw/sdl_draw.c (its pixels). */
#include "app/app.h"
#include "app/core.h"
#include "base/exit.h"
#include "app/settle.h"
#include "app/stats.h"
#include "base/log.h"
#include "content/stage.h"
#include "platform/fs.h"
#include "platform/notify.h"

#include <stdio.h>

enum {
    FRAME_MS = 16,           /* the pace of motion where no vsync gives one */
    PREPARE_MS = 4,          /* share of a quiet moment given to the next slide's pictures */
    PREPARE_PAUSE_MS = 30,
    UPLOAD_PAUSE_MS = 16,
    LOOK_MS = 100,           /* after the importer wrote: it may write more at once */
    READING_MS = 1000,       /* while it is at work, also when it writes nothing any more */
    CONTENT_WAIT_MS = 300,   /* how long the first frame waits for content */
};

/* What loop_watch tells apart. */
enum { WATCH_DATA = 1, WATCH_STAGE = 2 };

struct run {
    struct core core;
    struct stats stats;
    struct clock real;       /* for pacing and the watchdog, whatever --speed says */
    msec last_present;       /* real */
    msec looked;             /* real: when loop_next last returned */
    msec frame_due;          /* real: since when a frame has been due */
    msec pressed;            /* real: the event of this frame is a press; else MSEC_NEVER */
    struct settle data;      /* real; changes of notes and content */
    msec look_due;           /* real; at what is staged. MSEC_NEVER when nothing is new */
    msec watchdog_due;       /* real */
    msec quit_at;            /* of the core's clock */
    uint64_t prepared;       /* the coming frame whose words and pictures are all there */
    bool preparing;
    const char *told;        /* the screen that systemd knows of */
    msec prepare_due;        /* real */
    bool quit;
};

static msec earlier(msec a, msec b)
{
    return a < b ? a : b;
}

/* The clock's moment of the next frame. */
static msec next_frame(const struct run *r, msec now, msec real)
{
    msec frame = scene_next(r->core.scene);
    if (frame == MSEC_NEVER || window_kind(r->core.window) == WINDOW_KMS) {
        return frame;
    }
    msec wait = r->last_present + FRAME_MS - real;
    msec paced = now + (msec)((double)wait * r->core.clock.speed);
    return frame > paced ? frame : paced;
}

/* The real moment of the next thing to do that is no frame. */
static msec next_chore(const struct run *r, msec real)
{
    msec due = earlier(earlier(r->data.due, r->look_due), r->watchdog_due);
    due = earlier(due, r->stats.file ? r->stats.next : MSEC_NEVER);
    due = earlier(due, r->preparing ? r->prepare_due : MSEC_NEVER);
    /* The picture thread says when one is decoded; what is left are slices to upload. */
    return earlier(due, renderer_pending(r->core.renderer) ? real + UPLOAD_PAUSE_MS : MSEC_NEVER);
}

static void take_event(struct run *r, const struct loop_event *e)
{
    switch (e->kind) {
    case LOOP_INPUT:
        core_input(&r->core, &e->input);
        break;
    case LOOP_WAKE:
        core_take_replies(&r->core);
        break;
    case LOOP_CHANGED:
        /* An importer tells how far it is again and again, which changes nothing of the rest. */
        if (e->changed & WATCH_DATA) {
            settle_note(&r->data, clock_mono(&r->real));
        }
        r->look_due = earlier(r->look_due, clock_mono(&r->real) + LOOK_MS);
        break;
    case LOOP_EXPOSE:
        core_resize(&r->core);
        r->core.shown_hash = 0;
        break;
    case LOOP_TIMEOUT:
        break;
    case LOOP_QUIT:
        r->quit = true;
        break;
    }
}

/* The names of screens are constants. */
static void tell_screen(struct run *r)
{
    const char *screen = scene_screen(r->core.scene);
    if (screen != r->told) {
        r->told = screen;
        notify_status(screen);
    }
}

static void show_frame(struct run *r)
{
    uint64_t presents = r->core.presents;
    core_frame(&r->core, false);
    if (r->core.presents == presents) {
        return;
    }
    tell_screen(r);
    msec now = clock_mono(&r->real);
    r->last_present = now;
    if (r->stats.first_frame < 0) {
        r->stats.first_frame = now - r->stats.started;
        r->looked = now; /* its own length is told as first_frame_ms */
        notify_ready();
        return;
    }
    stats_frame(&r->stats, now - r->frame_due,
                r->pressed == MSEC_NEVER ? 0 : now - r->pressed);
}

/* Shapes and uploads for the coming slide while this one stands, a little at a time. */
static void prepare(struct run *r)
{
    msec real = clock_mono(&r->real);
    const struct draw_list *list = scene_upcoming(r->core.scene);
    uint64_t key = list ? core_frame_key(&r->core, list) : r->prepared;
    r->preparing = key != r->prepared;
    if (!r->preparing || real < r->prepare_due) {
        return;
    }
    if (renderer_prepare(r->core.renderer, &r->core.canvas, scene_theme(r->core.scene), list,
                         PREPARE_MS)) {
        r->prepared = key;
        r->preparing = false;
    }
    r->prepare_due = real + PREPARE_PAUSE_MS;
}

static enum err watch_stage(struct run *r)
{
    char stage[FS_PATH_MAX];
    bool fits = stage_path(stage, r->core.options->config.data);
    return fits ? loop_watch(r->core.loop, stage, WATCH_STAGE) : ERR_LIMIT;
}

/* Nothing may have been loaded yet: then its parent tells when there is something. */
static enum err watch_content(struct run *r)
{
    char content[FS_PATH_MAX];
    bool there = fs_join(content, r->core.options->config.data, "content") && fs_exists(content);
    return there ? loop_watch(r->core.loop, content, WATCH_DATA) : ERR_OK;
}

/* The stage may only now have been made: before, its parent was watched. */
static void look_at_stick(struct run *r, msec real)
{
    if (real >= r->look_due) {
        (void)!watch_stage(r);
        r->look_due = MSEC_NEVER;
        core_look(&r->core);
    }
    if (r->core.reading) {
        r->look_due = earlier(r->look_due, real + READING_MS);
    }
}

static void keep_house(struct run *r)
{
    msec real = clock_mono(&r->real);
    if (settle_take(&r->data, real)) {
        (void)!watch_content(r);
        core_refresh(&r->core);
    }
    look_at_stick(r, real);
    if (real >= r->watchdog_due) {
        notify_watchdog();
        r->watchdog_due = real + notify_watchdog_interval();
    }
    if (r->stats.file && real >= r->stats.next) {
        stats_write(&r->stats, &r->core);
    }
    core_check_day(&r->core);
    prepare(r);
}

/* Waits and takes one event, and notes since when its frame is due. Lateness counts from there, be
 * it a late wake-up or work that kept the loop away. */
static void wait(struct run *r)
{
    msec now = clock_mono(&r->core.clock), real = clock_mono(&r->real);
    double speed = r->core.clock.speed;
    msec frame = next_frame(r, now, real), chore = next_chore(r, real);
    msec until = earlier(frame, r->quit_at);
    if (chore != MSEC_NEVER) {
        until = earlier(until, now + (msec)((double)(chore - real) * speed));
    }
    uint64_t waits = loop_stats(r->core.loop).wakeups;
    struct loop_event event = loop_next(r->core.loop, until);
    msec back = clock_mono(&r->real);
    /* What was there already may have come right after the loop looked the last time. */
    bool waited = loop_stats(r->core.loop).wakeups != waits;
    msec came = waited || event.kind == LOOP_TIMEOUT ? back : r->looked;
    r->looked = back;
    r->frame_due = came;
    if (frame != MSEC_NEVER) {
        r->frame_due = earlier(came, real + (msec)((double)(frame - now) / speed));
    }
    bool press = event.kind == LOOP_INPUT && event.input.kind == INPUT_POINTER_DOWN;
    r->pressed = press ? came : MSEC_NEVER;
    take_event(r, &event);
}

static void watch_files(struct run *r)
{
    const char *data = r->core.options->config.data;
    if (loop_watch(r->core.loop, data, WATCH_DATA) != ERR_OK || watch_content(r) != ERR_OK ||
        watch_stage(r) != ERR_OK) {
        log_line(LOG_LEVEL_WARNING, "%s cannot be watched: what kioskctl changes shows at midnight",
                 data);
    }
}

int app_run(const struct app_options *o)
{
    struct run r = {.look_due = MSEC_NEVER, .watchdog_due = MSEC_NEVER, .pressed = MSEC_NEVER};
    struct diag d = {0};
    settle_init(&r.data);
    clock_init_system(&r.real);
    enum err e = stats_open(&r.stats, o->stats, &d);
    if (e != ERR_OK) {
        fprintf(stderr, "kiosk: %s: %s\n", d.file, d.text);
        return EXIT_IO;
    }
    e = core_open(&r.core, o, false, &d);
    if (e != ERR_OK) {
        fprintf(stderr, "kiosk: %s\n", d.text);
        return e == ERR_UNAVAILABLE ? EXIT_NO_DISPLAY : EXIT_IO;
    }
    r.quit_at = o->exit_after == MSEC_NEVER ? MSEC_NEVER
                                            : clock_mono(&r.core.clock) + o->exit_after;
    msec interval = notify_watchdog_interval();
    r.watchdog_due = interval == MSEC_NEVER ? MSEC_NEVER : clock_mono(&r.real) + interval;
    watch_files(&r);
    core_await(&r.core, CONTENT_WAIT_MS);
    log_line(LOG_LEVEL_INFO, "%s renderer, %d x %d", window_renderer_name(r.core.window),
             r.core.canvas.display_w, r.core.canvas.display_h);
    r.frame_due = r.looked = clock_mono(&r.real);
    while (!r.quit) {
        core_run_intents(&r.core);
        do {
            show_frame(&r);
        } while (window_wants_repeat(r.core.window));
        keep_house(&r);
        r.quit |= clock_mono(&r.core.clock) >= r.quit_at;
        if (!r.quit) {
            wait(&r);
        }
    }
    notify_stopping();
    stats_close(&r.stats, &r.core);
    core_close(&r.core);
    return EXIT_DONE;
}
