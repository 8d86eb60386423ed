/* Window: the place pixels go to. On a bare console KMS/DRM fullscreen with the opengles2 renderer
 * by name; on a desktop a window with the software renderer and no GL behind it (31 MB instead of
 * 105, platform-facts.md §11.2); or an offscreen surface for pictures and tests. */
#ifndef PLATFORM_WINDOW_H
#define PLATFORM_WINDOW_H

#include "base/err.h"
#include "base/unit.h"

#include <SDL2/SDL.h>
#include <stdbool.h>

enum window_kind { WINDOW_KMS, WINDOW_DESKTOP, WINDOW_OFFSCREEN };

struct window_params {
    px w, h;              /* of the window or surface; 0: the display's, 1280x720 on a desktop */
    bool offscreen;       /* no display needed */
    bool fullscreen;      /* desktop only; KMS always is */
};

struct window;
/* ERR_UNAVAILABLE when there is no display; d then says why in one sentence for a person. */
enum err window_open(struct window **ret_window, const struct window_params *p,
                     struct diag *d) MUST_CHECK;
void window_close(struct window *w);

enum window_kind window_kind(const struct window *w);
SDL_Renderer *window_renderer(struct window *w);
SDL_Window *window_sdl(struct window *w);         /* NULL offscreen */
const char *window_renderer_name(const struct window *w); /* "opengles2", "software" */
void window_size(const struct window *w, px *ret_w, px *ret_h);
/* Pixels of the whole panel that shows the window; offscreen those of the window. */
void window_panel(const struct window *w, px *ret_w, px *ret_h);
/* Shows what was drawn. At start twice on KMS: the first presented frame is never visible there. */
void window_present(struct window *w);
/* True when the next frame must be presented twice (start, expose). */
bool window_wants_repeat(const struct window *w);
/* Offscreen: what was drawn, ARGB, and how many pixels one row is from the next. To be read, or to
 * put pixels over it; valid until the next drawing. */
uint32_t *window_pixels(struct window *w, px *ret_pitch);
/* Offscreen: writes the surface as PNG (SDL2_image). */
enum err window_save_png(struct window *w, const char *path) MUST_CHECK;

#endif
