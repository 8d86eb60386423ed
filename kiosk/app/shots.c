#include "app/app.h"
#include "app/legible.h"
#include "app/screens.h"
#include "app/sheet.h"
#include "base/exit.h"
#include "platform/fs.h"

#include <stdio.h>

enum { CONTENT_WAIT_MS = 10000 };

struct shots {
    struct core *core;
    const char *dir;
    struct audit audit;
    struct sheet sheet;
    enum err err;
};

/* NAME.png, and NAME.txt with the command list that made it. */
static void write_shot(void *ctx, const char *name, const struct draw_list *list)
{
    struct shots *s = ctx;
    char file[128], path[FS_PATH_MAX];
    struct core *c = s->core;
    const struct theme *theme = scene_theme(c->scene);
    if (c->options->audit) {
        struct audit_screen screen;
        legible_frame(&s->audit, c, name, &screen);
        legible_print_row(name, &screen);
        list = scene_frame(c->scene);
    }
    renderer_wait(c->renderer, &c->canvas, theme, list);
    renderer_draw(c->renderer, &c->canvas, theme, list);
    str_format(file, sizeof file, "%s.png", name);
    enum err e = fs_join(path, s->dir, file) ? window_save_png(c->window, path) : ERR_LIMIT;
    struct buf dump = {0};
    draw_dump(list, &dump);
    str_format(file, sizeof file, "%s.txt", name);
    if (e == ERR_OK) {
        e = fs_join(path, s->dir, file) ? fs_write_atomic(path, dump.data, dump.len) : ERR_LIMIT;
    }
    buf_done(&dump);
    sheet_add(&s->sheet, c->window, name);
    if (e != ERR_OK && s->err == ERR_OK) {
        fprintf(stderr, "kiosk: %s: %s\n", path, err_name(e));
        s->err = e;
    }
}

/* index.png, all of them at once. */
static void write_sheet(struct shots *s)
{
    char path[FS_PATH_MAX];
    enum err e = fs_join(path, s->dir, "index.png") ? ERR_OK : ERR_LIMIT;
    if (e == ERR_OK) {
        e = sheet_write(&s->sheet, s->core->text, scene_theme(s->core->scene), path);
    }
    sheet_done(&s->sheet);
    if (e != ERR_OK && s->err == ERR_OK) {
        fprintf(stderr, "kiosk: %s: %s\n", path, err_name(e));
        s->err = e;
    }
}

int app_shots(const struct app_options *o)
{
    struct core c;
    struct diag d = {0};
    struct shots shots = {.core = &c, .dir = o->shots};
    enum err e = fs_make_dirs(o->shots);
    if (e != ERR_OK) {
        fprintf(stderr, "kiosk: %s: %s\n", o->shots, err_name(e));
        return EXIT_IO;
    }
    e = core_open(&c, o, true, &d);
    if (e != ERR_OK) {
        fprintf(stderr, "kiosk: %s\n", d.text);
        return e == ERR_UNAVAILABLE ? EXIT_NO_DISPLAY : EXIT_IO;
    }
    core_await(&c, CONTENT_WAIT_MS);
    if (o->audit) {
        legible_init(&shots.audit, &c);
        legible_print_head(&shots.audit);
    }
    unsigned n = screens_each(&c, o->audit ? SCREENS_ALL : SCREENS_FEW, write_shot, &shots);
    unsigned violations = shots.audit.violations;
    if (o->audit) {
        legible_print_end(&shots.audit);
    }
    audit_done(&shots.audit);
    write_sheet(&shots);
    core_close(&c);
    fprintf(stderr, "kiosk: %u pictures in %s\n", n, o->shots);
    if (shots.err != ERR_OK) {
        return EXIT_IO;
    }
    return violations ? EXIT_PROBLEMS : EXIT_DONE;
}
