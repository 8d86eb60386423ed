/* Core: the objects of the running application, wired once, for the kiosk itself, for pictures and
 * for scripted touches. The three differ only in who moves the clock and who brings the events. */
#ifndef APP_CORE_H
#define APP_CORE_H

#include "app/app.h"
#include "app/session.h"
#include "app/stick_thread.h"
#include "draw/renderer.h"
#include "model/intent.h"
#include "platform/fs.h"
#include "platform/loop.h"
#include "platform/window.h"
#include "scene/scene.h"
#include "store/store_thread.h"
#include "text/text.h"

#include <stdatomic.h>

struct core {
    const struct app_options *options;
    struct clock clock;
    struct window *window;
    struct loop *loop;
    struct text *text;
    struct renderer *renderer;
    struct keyboard_set *keyboards;
    struct store_thread *store;
    struct stick_thread *stick;
    struct scene *scene;
    struct model *model;
    struct canvas canvas;
    float pixel_mm;           /* of the panel; 0: not known */
    char icon_dir[FS_PATH_MAX], asset_dir[FS_PATH_MAX];
    char kioskctl[FS_PATH_MAX];
    bool writing;             /* an intent is with the store thread */
    struct intent intent;     /* that one */
    uint64_t asking;          /* the form it came from, by scene_asker */
    uint64_t unlocked;        /* the form in which the PIN was right, 0 none */
    uint64_t unsure;          /* the form whose last note may be saved, the answer was an error */
    int64_t not_theirs;       /* a note that was there before it was posted once more, 0 none */
    struct {
        uint64_t form;             /* 0: none */
        char key[CAP_KEY_BYTES + 1];
        unsigned what;
    } hidden;                      /* what a form has just hidden, which it may take back */
    struct stick *staged;          /* own reference; of the scene once opt-outs are known */
    bool asked_optouts;            /* a snapshot has come, with or without them */
    struct session session;
    uint64_t signed_stick;    /* the id of what is staged and signed, which needs no PIN; 0: none */
    bool reading;             /* an import is at work */
    uint64_t shown_stick;     /* the id of the stick whose coming slides can be shown; 0: none */
    atomic_bool lends;        /* for the picture thread: there is one */
    bool refreshing;          /* a snapshot was asked for and has not come */
    date asked_day;           /* for that day */
    uint64_t shown_hash;      /* of the list that is on the screen */
    uint64_t frames, presents, frame_allocations;
};

/* Opens everything; the picture is offscreen when so asked. On an error nothing stays open and d
 * says why for a person. */
enum err core_open(struct core *c, const struct app_options *o, bool offscreen, struct diag *d)
    MUST_CHECK;
void core_close(struct core *c);

/* A scene as the one of c was when it was opened: for tests that ask what a session has left. Freed
 * with scene_free, before c is closed. */
struct scene *core_new_scene(struct core *c);
/* Waits at most span (real ms) until the threads owe no snapshot, no answer and no look at the
 * stick. */
void core_await(struct core *c, msec span);
/* They do. */
bool core_is_owed(const struct core *c);
/* Takes what the threads answered: snapshots, durable notes, news of the stick. */
void core_take_replies(struct core *c);
/* Carries out what a form decided: moderation, then the store. */
void core_run_intents(struct core *c);
/* Asks for a snapshot of today. */
void core_refresh(struct core *c);
/* Does so when the local date is no longer the model's. */
void core_check_day(struct core *c);
/* Looks at what an import has staged. */
void core_look(struct core *c);
/* Feeds an event whose x and y are shares of the display. */
void core_input(struct core *c, const struct input *event);
/* The same in design units. */
void core_scene_input(struct core *c, const struct input *event);
/* Builds the frame; draws and presents it when it differs from the shown one or when forced. */
void core_frame(struct core *c, bool force);
/* Says which pixels list makes now: another canvas or theme, another key. */
uint64_t core_frame_key(const struct core *c, const struct draw_list *list);
/* Millimetres of a pixel; what is usual where the panel does not tell. */
float core_pixel_mm(const struct core *c);
/* After the window changed its size. */
void core_resize(struct core *c);

#endif
