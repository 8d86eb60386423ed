#include "app/legible.h"

#include "scene/slide.h"

#include <math.h>
#include <stdio.h>

#define MM_PER_INCH 25.4f
#define MM_PER_CM 10.0f
/* Who touches a form stands within reach of it; 60 cm is about what small grown people reach. */
#define ARM_MM 600.0f

/* A television on a wall, and the touch panel beside a door. */
#define USUAL_INCHES 43.0f
#define USUAL_CM 400
#define SMALL_INCHES 7.0f
#define SMALL_CM 70
enum { SMALL_PIXELS = 600 };

struct audit_panel legible_panel(const struct config *config, px display_w, px display_h)
{
    bool small = (display_w < display_h ? display_w : display_h) < SMALL_PIXELS;
    float inches = config->panel_inches;
    int cm = config->panel_cm;
    if (inches <= 0) {
        inches = small ? SMALL_INCHES : USUAL_INCHES;
    }
    if (cm <= 0) {
        cm = small ? SMALL_CM : USUAL_CM;
    }
    return (struct audit_panel){
        .mm = inches * MM_PER_INCH / hypotf((float)display_w, (float)display_h),
        .distance = (float)cm * MM_PER_CM,
        .arm = ARM_MM,
    };
}

void legible_init(struct audit *a, struct core *c)
{
    struct audit_panel panel =
        legible_panel(&c->options->config, c->canvas.display_w, c->canvas.display_h);
    panel.mm = c->pixel_mm > 0 ? c->pixel_mm : panel.mm;
    audit_init(a, c->renderer, &panel);
}

void legible_frame(struct audit *a, struct core *c, const char *name, struct audit_screen *ret)
{
    struct audit_screen screen;
    struct canvas_part part = scene_part(c->scene);
    audit_list(a, &(struct audit_subject){
                      .name = name,
                      .canvas = &c->canvas,
                      .list = scene_frame(c->scene),
                      .theme = scene_theme(c->scene),
                      .form = scene_has_form(c->scene),
                      .message_h = slide_height(&c->canvas),
                      .part = &part,
                      .contrast = scene_is_high_contrast(c->scene) ? THEME_HIGH_CONTRAST : 0,
                  }, &screen);
    if (ret) {
        *ret = screen;
    }
}

void legible_print_head(const struct audit *a)
{
    printf("One pixel is %.3f mm. Slides are read from %.2f m, forms from %.2f m.\n\n",
           (double)a->panel.mm, (double)a->panel.distance / 1000, (double)a->panel.arm / 1000);
    printf("%-22s %5s %8s %8s %7s %7s %4s %3s %9s  %-7s %s\n", "screen", "texts", "x-height",
           "contrast", "overlap", "clipped", "tofu", "cut", "target", "verdict", "smallest words");
}

void legible_print_row(const char *name, const struct audit_screen *s)
{
    /* printf pads bytes, and the sign for minutes has three. */
    printf("%-22s %5u %7.1f′ %8.2f %7u %7u %4u %3u %6.1f mm  %-7s %s\n", name, s->texts,
           (double)s->x_height, (double)s->contrast, s->overlaps, s->clipped, s->tofu, s->cut,
           (double)s->target_mm, s->violations ? "FAIL" : "good", s->words);
}

void legible_print_end(const struct audit *a)
{
    if (a->violations) {
        printf("\n%s", a->sentences.data);
    }
    printf("\n%u screens, %u violations\n", a->screens, a->violations);
}
