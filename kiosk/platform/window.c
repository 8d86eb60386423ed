#include "platform/window.h"

#include "base/arena.h"
#include "base/str.h"
#include "platform/panel.h"

#include <SDL2/SDL_image.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DESKTOP_W = 1280, DESKTOP_H = 720 };

struct window {
    enum window_kind kind;
    SDL_Window *sdl;
    SDL_Renderer *renderer;
    SDL_Surface *surface;   /* offscreen */
    px w, h;                /* offscreen */
    unsigned repeats;       /* frames that must be presented once more */
};

static void set_hint(const char *name, const char *value)
{
    /* Override: a stray environment must not undo vsync, driver or touch handling. */
    SDL_SetHintWithPriority(name, value, SDL_HINT_OVERRIDE);
}

static bool has_desktop(void)
{
    return !str_empty(getenv("DISPLAY")) || !str_empty(getenv("WAYLAND_DISPLAY"));
}

static enum err no_display(struct diag *d, const char *why)
{
    return diag_set(d, ERR_UNAVAILABLE, "", 0, 0, "There is no display: %s.", why);
}

static enum err check_console(struct diag *d)
{
    /* SDL 2.26 picks the wrong card on some boards (platform-facts.md 1.1). */
    bool any;
    int card = panel_card(PANEL_SYSFS, &any);
    if (!any) {
        return no_display(d, "neither a desktop session nor a graphics card was found");
    }
    if (card < 0) {
        return no_display(d, "no screen is connected, or it is switched off");
    }
    char path[64], index[16];
    str_format(path, sizeof path, "/dev/dri/card%d", card);
    if (access(path, R_OK | W_OK) != 0) {
        return diag_set(d, ERR_UNAVAILABLE, "", 0, 0,
                        "There is no display: %s may not be used (%s). Add this user to the groups "
                        "video, render and input.", path, strerror(errno));
    }
    str_format(index, sizeof index, "%d", card);
    set_hint(SDL_HINT_KMSDRM_DEVICE_INDEX, index);
    set_hint(SDL_HINT_VIDEODRIVER, "kmsdrm");
    return ERR_OK;
}

static void set_common_hints(void)
{
    set_hint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    set_hint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    set_hint(SDL_HINT_RENDER_SCALE_QUALITY, "linear");
    set_hint(SDL_HINT_RENDER_BATCHING, "1");
    set_hint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    set_hint(SDL_HINT_AUDIODRIVER, "dummy");
}

static enum err open_console(struct window *w, struct diag *d)
{
    /* The window must have the attributes that the opengles2 renderer wants, or SDL recreates it;
     * without vsync page flips fail on a Pi (platform-facts.md 1.2). */
    set_hint(SDL_HINT_RENDER_DRIVER, "opengles2");
    set_hint(SDL_HINT_RENDER_VSYNC, "1");
    set_hint(SDL_HINT_VIDEO_DOUBLE_BUFFER, "1");
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 2);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    w->sdl = SDL_CreateWindow("Breakroom", 0, 0, 0, 0,
                              SDL_WINDOW_FULLSCREEN_DESKTOP | SDL_WINDOW_OPENGL);
    if (!w->sdl) {
        return no_display(d, SDL_GetError());
    }
    SDL_ShowCursor(SDL_DISABLE);
    w->renderer = SDL_CreateRenderer(w->sdl, -1,
                                     SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
    if (!w->renderer) {
        return no_display(d, SDL_GetError());
    }
    if (!str_equal(window_renderer_name(w), "opengles2")) {
        return no_display(d, "the opengles2 renderer cannot be had (is libgles2 installed?)");
    }
    w->repeats = 1;
    return ERR_OK;
}

static enum err open_desktop(struct window *w, const struct window_params *p, struct diag *d)
{
    set_hint(SDL_HINT_RENDER_DRIVER, "software");
    if (str_equal(SDL_GetCurrentVideoDriver(), "x11")) {
        /* No GL behind the window surface: 31 MB instead of 105 (platform-facts.md 11.2). */
        set_hint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    }
    Uint32 flags = p->fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE;
    w->sdl = SDL_CreateWindow("Breakroom", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                              p->w ? p->w : DESKTOP_W, p->h ? p->h : DESKTOP_H, flags);
    if (w->sdl) {
        w->renderer = SDL_CreateRenderer(w->sdl, -1, SDL_RENDERER_SOFTWARE);
    }
    return w->renderer ? ERR_OK : no_display(d, SDL_GetError());
}

static enum err open_offscreen(struct window *w, const struct window_params *p, struct diag *d)
{
    w->w = p->w ? p->w : 1920;
    w->h = p->h ? p->h : 1080;
    w->surface = SDL_CreateRGBSurfaceWithFormat(0, w->w, w->h, 32, SDL_PIXELFORMAT_ARGB8888);
    if (w->surface) {
        w->renderer = SDL_CreateSoftwareRenderer(w->surface);
    }
    return w->renderer ? ERR_OK
                       : diag_set(d, ERR_UNAVAILABLE, "", 0, 0, "No picture of %d x %d pixels can "
                                  "be made: %s.", w->w, w->h, SDL_GetError());
}

static enum err open_display(struct window *w, const struct window_params *p, struct diag *d)
{
    w->kind = has_desktop() ? WINDOW_DESKTOP : WINDOW_KMS;
    if (w->kind == WINDOW_KMS) {
        enum err e = check_console(d);
        if (e != ERR_OK) {
            return e;
        }
    }
    if (SDL_InitSubSystem(SDL_INIT_VIDEO | SDL_INIT_EVENTS) != 0) {
        const char *why = SDL_GetError();
        return no_display(d, str_empty(why) ? "the graphics card refused" : why);
    }
    const char *driver = SDL_GetCurrentVideoDriver();
    if (str_equal(driver, "offscreen") || str_equal(driver, "dummy") ||
        str_equal(driver, "evdev")) {
        return no_display(d, "SDL found nothing to draw on"); /* it calls that success */
    }
    if (SDL_strcasecmp(driver, "KMSDRM") == 0) {
        w->kind = WINDOW_KMS; /* a desktop that could not be reached, then the console */
    }
    return w->kind == WINDOW_KMS ? open_console(w, d) : open_desktop(w, p, d);
}

enum err window_open(struct window **ret_window, const struct window_params *p, struct diag *d)
{
    struct window *w = mem_new(1, sizeof *w);
    set_common_hints();
    enum err e;
    if (p->offscreen) {
        w->kind = WINDOW_OFFSCREEN;
        e = open_offscreen(w, p, d);
    } else {
        e = open_display(w, p, d);
    }
    if (e != ERR_OK) {
        window_close(w);
        return e;
    }
    *ret_window = w;
    return ERR_OK;
}

void window_close(struct window *w)
{
    if (!w) {
        return;
    }
    if (w->renderer) {
        SDL_DestroyRenderer(w->renderer);
    }
    if (w->sdl) {
        SDL_DestroyWindow(w->sdl);
    }
    SDL_FreeSurface(w->surface);
    if (w->kind != WINDOW_OFFSCREEN) {
        SDL_QuitSubSystem(SDL_INIT_VIDEO | SDL_INIT_EVENTS);
    }
    free(w);
}

enum window_kind window_kind(const struct window *w)
{
    return w->kind;
}

SDL_Renderer *window_renderer(struct window *w)
{
    return w->renderer;
}

SDL_Window *window_sdl(struct window *w)
{
    return w->sdl;
}

const char *window_renderer_name(const struct window *w)
{
    SDL_RendererInfo info;
    return SDL_GetRendererInfo(w->renderer, &info) == 0 ? info.name : "";
}

void window_size(const struct window *w, px *ret_w, px *ret_h)
{
    if (w->kind == WINDOW_OFFSCREEN) {
        *ret_w = w->w;
        *ret_h = w->h;
    } else {
        SDL_GetRendererOutputSize(w->renderer, ret_w, ret_h);
    }
}

void window_panel(const struct window *w, px *ret_w, px *ret_h)
{
    SDL_DisplayMode mode;
    int display = w->sdl ? SDL_GetWindowDisplayIndex(w->sdl) : -1;
    if (display >= 0 && SDL_GetCurrentDisplayMode(display, &mode) == 0) {
        *ret_w = mode.w;
        *ret_h = mode.h;
    } else {
        window_size(w, ret_w, ret_h);
    }
}

void window_present(struct window *w)
{
    SDL_RenderPresent(w->renderer);
    if (w->repeats > 0) {
        w->repeats--;
    }
}

bool window_wants_repeat(const struct window *w)
{
    return w->repeats > 0;
}

uint32_t *window_pixels(struct window *w, px *ret_pitch)
{
    SDL_RenderFlush(w->renderer);
    *ret_pitch = w->surface->pitch / (px)sizeof(uint32_t);
    return w->surface->pixels;
}

enum err window_save_png(struct window *w, const char *path)
{
    SDL_RenderPresent(w->renderer); /* flushes the batched commands into the surface */
    return IMG_SavePNG(w->surface, path) == 0 ? ERR_OK : ERR_IO;
}
