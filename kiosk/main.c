/*~ kiosk: the screen. A reading tour for newcomers follows the marks in comments: main.c reads the
 * command line, app/run.c waits and draws, scene/scene.c decides what is on the screen,
 * scene/slideshow.c moves from slide to slide, slides/kudos.c is one slide, draw/sdl_draw.c makes
 * its pixels. */
#include "app/app.h"
#include "base/exit.h"
#include "base/str.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#define SYSTEM_CONFIG "/etc/kiosk/kiosk.conf"

static const char usage[] =
    "Usage: kiosk [OPTION]...\n"
    "The break-room screen: fullscreen on a bare console, a window on a desktop.\n\n"
    "  --data DIR             where notes and content live\n"
    "  --config FILE          settings of this machine (default " SYSTEM_CONFIG ")\n"
    "  --display WxH          size of the window, or of the pictures\n"
    "  --rotate 0|90|180|270  turn the picture on the panel\n"
    "  --theme day|night|auto colours\n"
    "  --now DATETIME         start the clock there, such as 2026-11-23T12:42\n"
    "  --speed N              run the clock N times faster\n"
    "  --shots DIR            write every screen as a picture to DIR, then end; needs no display\n"
    "  --audit                with --shots: measure whether people can read and touch every\n"
    "                         screen; end with 1 where they cannot\n"
    "  --play FILE            play scripted touches; needs no display\n"
    "  --plan HOURS           list what would be shown, then end; needs no display\n"
    "  --json                 with --plan: one JSON object a line\n"
    "  --stats FILE           write what it costs, a JSON line every 10 s\n"
    "  --exit-after SECONDS   end then, or after the first-frame\n"
    "  --help-config          print a kiosk.conf with every key explained\n"
    "  --help, --version\n";

enum { OPT_DATA = 1, OPT_CONFIG, OPT_DISPLAY, OPT_ROTATE, OPT_THEME, OPT_NOW, OPT_SPEED, OPT_SHOTS,
       OPT_AUDIT, OPT_PLAY, OPT_PLAN, OPT_JSON, OPT_STATS, OPT_EXIT, OPT_HELP_CONFIG, OPT_HELP,
       OPT_VERSION };

static const struct option options[] = {
    {"data", required_argument, NULL, OPT_DATA},
    {"config", required_argument, NULL, OPT_CONFIG},
    {"display", required_argument, NULL, OPT_DISPLAY},
    {"rotate", required_argument, NULL, OPT_ROTATE},
    {"theme", required_argument, NULL, OPT_THEME},
    {"now", required_argument, NULL, OPT_NOW},
    {"speed", required_argument, NULL, OPT_SPEED},
    {"shots", required_argument, NULL, OPT_SHOTS},
    {"audit", no_argument, NULL, OPT_AUDIT},
    {"play", required_argument, NULL, OPT_PLAY},
    {"plan", required_argument, NULL, OPT_PLAN},
    {"json", no_argument, NULL, OPT_JSON},
    {"stats", required_argument, NULL, OPT_STATS},
    {"exit-after", required_argument, NULL, OPT_EXIT},
    {"help-config", no_argument, NULL, OPT_HELP_CONFIG},
    {"help", no_argument, NULL, OPT_HELP},
    {"version", no_argument, NULL, OPT_VERSION},
    {0},
};

struct arguments {
    struct app_options app;
    const char *config, *data, *now, *theme, *rotate;
    double speed;
};

static int wrong(const char *option, const char *value, const char *wanted)
{
    fprintf(stderr, "kiosk: --%s %s: %s is needed. Try kiosk --help.\n", option, value, wanted);
    return EXIT_USAGE;
}

static bool parse_number(const char *s, double least, double most, double *ret)
{
    char *end;
    double n = strtod(s, &end);
    if (end == s || *end || !(n >= least && n <= most)) {
        return false;
    }
    *ret = n;
    return true;
}

static bool parse_size(const char *s, int *ret_w, int *ret_h)
{
    int w, h, end = 0;
    if (sscanf(s, "%5dx%5d%n", &w, &h, &end) != 2 || s[end] || w < 320 || h < 240 || w > 7680 ||
        h > 7680) {
        return false;
    }
    *ret_w = w;
    *ret_h = h;
    return true;
}

/* The place of s in the list, -1 when it is none of them. */
static int one_of(const char *s, const char *const *list, int n)
{
    for (int i = 0; i < n; i++) {
        if (str_equal(s, list[i])) {
            return i;
        }
    }
    return -1;
}

/* -1: go on; else the exit code. */
static int take_option(struct arguments *a, int option)
{
    double n;
    switch (option) {
    case OPT_DATA: a->data = optarg; return -1;
    case OPT_CONFIG: a->config = optarg; return -1;
    case OPT_ROTATE: a->rotate = optarg; return -1;
    case OPT_THEME: a->theme = optarg; return -1;
    case OPT_NOW: a->now = optarg; return -1;
    case OPT_SHOTS: a->app.shots = optarg; return -1;
    case OPT_AUDIT: a->app.audit = true; return -1;
    case OPT_PLAY: a->app.play = optarg; return -1;
    case OPT_JSON: a->app.json = true; return -1;
    case OPT_STATS: a->app.stats = optarg; return -1;
    case OPT_DISPLAY:
        return parse_size(optarg, &a->app.display_w, &a->app.display_h)
                   ? -1
                   : wrong("display", optarg, "a size such as 1920x1080");
    case OPT_SPEED:
        return parse_number(optarg, 0.001, 100000, &a->speed)
                   ? -1
                   : wrong("speed", optarg, "a number above 0");
    case OPT_PLAN:
        if (!parse_number(optarg, 0.01, 24 * 7, &n)) {
            return wrong("plan", optarg, "a number of hours");
        }
        a->app.plan_span = (msec)(n * 3600 * 1000);
        return -1;
    case OPT_EXIT:
        if (str_equal(optarg, "first-frame")) {
            a->app.exit_after = 0;
            return -1;
        }
        if (!parse_number(optarg, 0, 1e7, &n)) {
            return wrong("exit-after", optarg, "a number of seconds, or first-frame,");
        }
        a->app.exit_after = (msec)(n * 1000);
        return -1;
    case OPT_HELP_CONFIG: config_print_defaults(stdout); return EXIT_DONE;
    case OPT_HELP: fputs(usage, stdout); return EXIT_DONE;
    case OPT_VERSION: app_print_version(); return EXIT_DONE;
    }
    fputs("Try kiosk --help.\n", stderr);
    return EXIT_USAGE;
}

static int read_config(const struct arguments *a, struct config *c)
{
    struct diag d = {0};
    config_defaults(c);
    const char *file = a->config ? a->config : SYSTEM_CONFIG;
    enum err e = config_read(c, file, &d);
    if (e != ERR_OK && (a->config || e != ERR_NOT_FOUND)) {
        char line[16] = "";
        if (d.line) {
            str_format(line, sizeof line, ":%u", d.line);
        }
        fprintf(stderr, "kiosk: %s%s: %s\n", file, line, d.text);
        if (e == ERR_NOT_FOUND) {
            return EXIT_IO;
        }
    }
    if (a->data) {
        str_copy(c->data, sizeof c->data, a->data);
    }
    if (str_empty(c->data)) {
        config_default_data(c->data, sizeof c->data);
    }
    static const char *const themes[] = {"auto", "day", "night"};
    static const char *const turns[] = {"0", "90", "180", "270"};
    if (a->theme) {
        int theme = one_of(a->theme, themes, 3);
        if (theme < 0) {
            return wrong("theme", a->theme, "day, night or auto");
        }
        c->theme = (enum config_theme)theme;
    }
    if (a->rotate) {
        c->rotate = one_of(a->rotate, turns, 4);
        if (c->rotate < 0) {
            return wrong("rotate", a->rotate, "0, 90, 180 or 270");
        }
    }
    return -1;
}

/* Pictures and scripts run on a clock that only they move. */
static int set_clock(struct arguments *a)
{
    struct app_options *o = &a->app;
    bool scripted = o->shots || o->play;
    bool good = true;
    if (scripted) {
        char now[32];
        clock_init_system(&o->clock);
        clock_format_local(&o->clock, now, sizeof now);
        good = clock_init_fake(&o->clock, a->now ? a->now : now);
    } else if (a->now || a->speed != 1) {
        good = clock_init_at(&o->clock, a->now, a->speed);
    } else {
        clock_init_system(&o->clock);
    }
    return good ? -1 : wrong("now", a->now, "a moment such as 2026-11-23T12:42");
}

int main(int argc, char **argv)
{
    struct arguments a = {.speed = 1, .app = {.exit_after = MSEC_NEVER}};
    int option, code = -1;
    while (code < 0 && (option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        code = take_option(&a, option);
    }
    if (code < 0 && optind < argc) {
        fprintf(stderr, "kiosk: “%s” is not an option. Try kiosk --help.\n", argv[optind]);
        code = EXIT_USAGE;
    }
    if (code < 0 && a.app.audit && !a.app.shots) {
        fputs("kiosk: --audit needs --shots DIR. Try kiosk --help.\n", stderr);
        code = EXIT_USAGE;
    }
    if (code < 0) {
        code = read_config(&a, &a.app.config);
        a.app.config_file = a.config;
    }
    if (code < 0) {
        code = set_clock(&a);
    }
    if (code >= 0) {
        return code;
    }
    if (a.app.play) {
        return app_play(&a.app);
    }
    if (a.app.shots) {
        return app_shots(&a.app);
    }
    return a.app.plan_span ? app_plan(&a.app) : app_run(&a.app);
}
