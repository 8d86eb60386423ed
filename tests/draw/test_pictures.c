/* Pictures from a file that somebody made to the pixels of a screen: no seam shows where a poster
 * ends, its pixels travel between frames, and a face is whole in its disc. */
#include "draw/surface.h"
#include "fault/scratch.h"
#include "import/photo.h"
#include "scene/slide.h"

#include <dlfcn.h>
#include <stdio.h>
#include <sys/stat.h>
#include <vips/vips.h>

static char dir[SCRATCH_PATH];

/* What travels to the renderer's textures, whoever sends it. */
static size_t uploaded;
static unsigned textures;

int SDL_UpdateTexture(SDL_Texture *texture, const SDL_Rect *rect, const void *pixels, int pitch)
{
    static int (*real)(SDL_Texture *, const SDL_Rect *, const void *, int);
    if (!real) {
        *(void **)&real = dlsym(RTLD_NEXT, "SDL_UpdateTexture");
    }
    int w, h;
    SDL_QueryTexture(texture, NULL, NULL, &w, &h);
    uploaded += 4 * (size_t)(rect ? rect->w : w) * (size_t)(rect ? rect->h : h);
    return real(texture, rect, pixels, pitch);
}

SDL_Texture *SDL_CreateTexture(SDL_Renderer *target, Uint32 format, int access, int w, int h)
{
    static SDL_Texture *(*real)(SDL_Renderer *, Uint32, int, int, int);
    if (!real) {
        *(void **)&real = dlsym(RTLD_NEXT, "SDL_CreateTexture");
    }
    textures += access != SDL_TEXTUREACCESS_TARGET;
    return real(target, format, access, w, h);
}

static rgb block(px x, px y, px w, px h, rgb colour)
{
    bool inside = x > w * 3 / 8 && x < w * 5 / 8 && y > h * 3 / 8 && y < h * 5 / 8;
    return inside ? 0x7FFF00 : colour;
}

enum { FACE = 0xE000C0 };

/* A third down, as wide as a quarter of the shorter side. */
static rgb face(px x, px y, px w, px h, rgb colour)
{
    px dx = x - w / 2, dy = y - h / 3, r = (w < h ? w : h) / 8;
    return dx * dx + dy * dy <= r * r ? FACE : colour;
}

/* A stranger's file, through the importer into the store. */
static struct poster import(rgb (*paint)(px x, px y, px w, px h, rgb colour), px w, px h,
                            rgb colour, const char *suffix, enum photo_use use)
{
    static char id[2][16];
    static unsigned n;
    unsigned char *pixels = malloc((size_t)w * (size_t)h * 3);
    void *bytes = NULL;
    size_t len = 0;
    for (px i = 0; i < w * h; i++) {
        rgb c = paint(i % w, i / w, w, h, colour);
        pixels[3 * i] = (unsigned char)(c >> 16);
        pixels[3 * i + 1] = (unsigned char)(c >> 8);
        pixels[3 * i + 2] = (unsigned char)c;
    }
    VipsImage *image = vips_image_new_from_memory(pixels, (size_t)w * (size_t)h * 3, w, h, 3,
                                                  VIPS_FORMAT_UCHAR);
    image->Type = VIPS_INTERPRETATION_sRGB;
    assert_int_equal(vips_image_write_to_buffer(image, suffix, &bytes, &len, NULL), 0);
    g_object_unref(image);
    free(pixels);
    struct photo photo;
    assert_int_equal(photo_convert(bytes, len, use, &photo, NULL), ERR_OK);
    g_free(bytes);
    char *name = id[n++ % 2], path[32];
    snprintf(name, sizeof id[0], "ab%02x.%s", n & 0xFF, photo.extension);
    snprintf(path, sizeof path, "ab/%s", name);
    scratch_write(dir, path, photo.bytes.data, photo.bytes.len);
    struct poster p = {.picture = name, .caption = "", .width = photo.width,
                       .height = photo.height, .edge = photo.edge};
    photo_done(&photo);
    return p;
}

/* One colour with a block of another in its middle. */
static struct poster import_poster(px w, px h, rgb colour, const char *suffix)
{
    return import(block, w, h, colour, suffix, PHOTO_POSTER);
}

struct show {
    struct bench b;
    struct model *model;
    struct arena arena;
    struct slide_env env;
    void *state;
};

static void show_open(struct show *s, const struct poster *p, px w, px h,
                      const struct theme *theme)
{
    *s = (struct show){.model = model_new(20780)};
    bench_open(&s->b, w, h, ROTATE_0, 64 << 20, dir);
    s->b.theme = theme;
    s->model->posters = arena_array(&s->model->arena, 1, sizeof *p);
    s->model->posters[s->model->poster_count++] = *p;
    s->env = (struct slide_env){s->model, s->b.text, &s->b.canvas, theme, &s->arena,
                                slide_height(&s->b.canvas)};
    text_set_scale(s->b.text, s->b.canvas.k);
    s->state = arena_alloc(&s->arena, slide_kind_find("poster")->state_size);
    slide_kind_find("poster")->open(s->state, &s->env, 0);
}

static void show_close(struct show *s)
{
    arena_done(&s->arena);
    model_unref(s->model);
    bench_close(&s->b);
}

static void show_list(struct show *s, struct moment now)
{
    draw_clear(&s->b.list);
    draw_rect(&s->b.list, 0, 0, s->b.canvas.w, s->b.canvas.h, s->b.theme->paper);
    slide_kind_find("poster")->draw(s->state, now, &s->b.list);
}

static void show_still(struct show *s)
{
    show_list(s, MOMENT_STILL);
    renderer_wait(s->b.renderer, &s->b.canvas, s->b.theme, &s->b.list);
    bench_draw(&s->b);
}

static SDL_Rect picture_box(const struct show *s)
{
    const struct draw_command *c = s->b.list.command;
    while (c->op != DRAW_IMAGE) {
        c++;
    }
    float k = s->b.canvas.k;
    px x = (px)lroundf(c->x * k), y = (px)lroundf(c->y * k);
    return (SDL_Rect){x, y, (px)lroundf((c->x + c->w) * k) - x, (px)lroundf((c->y + c->h) * k) - y};
}

/* The whole slide but the block in the middle of the picture is the colour: no other pixel. */
static void check_field(const struct show *s, rgb colour, px bottom)
{
    SDL_Rect box = picture_box(s);
    SDL_Rect block = {box.x + box.w / 4, box.y + box.h / 4, box.w / 2, box.h / 2};
    for (px y = 0; y < bottom; y++) {
        for (px x = 0; x < s->b.surface->w; x++) {
            if (!SDL_PointInRect(&(SDL_Point){x, y}, &block) && pixel(&s->b, x, y) != colour) {
                fail_msg("%06X instead of %06X at %d,%d; picture %d,%d %dx%d on %dx%d %s",
                         pixel(&s->b, x, y), colour, x, y, box.x, box.y, box.w, box.h,
                         s->b.surface->w, s->b.surface->h, s->b.theme->name);
            }
        }
    }
}

static const struct {
    px w, h;
} displays[] = {{1920, 1080}, {1080, 1920}, {800, 480}, {1366, 768}, {1001, 777}, {640, 1137}};

static void no_seam_shows_between_a_picture_and_its_field(void **state)
{
    static const struct {
        px w, h;
        rgb colour;
        const char *suffix;
    } files[] = {{600, 800, 0x1E3FAF, ".png"},       {599, 337, 0x777777, ".png"},
                 {401, 1201, 0xFFFFFF, ".png"},      {1921, 1079, 0x0A0A0C, ".jpg[Q=92]"},
                 {481, 641, 0xC8402A, ".jpg[Q=80]"}, {2500, 1300, 0xFDF6E3, ".jpg[Q=75]"},
                 {333, 333, 0x5B8C3E, ".webp[lossless]"}};
    for (unsigned f = 0; f < sizeof files / sizeof *files; f++) {
        struct poster p = import_poster(files[f].w, files[f].h, files[f].colour, files[f].suffix);
        for (unsigned d = 0; d < sizeof displays / sizeof *displays; d++) {
            /* A pale one stands on the dark of the night as a sheet. */
            bool night = (d + f) % 2 && theme_picture_field(&theme_night, p.edge) !=
                                            theme_night.paper2;
            const struct theme *theme = night ? &theme_night : &theme_day;
            struct show s;
            show_open(&s, &p, displays[d].w, displays[d].h, theme);
            show_still(&s);
            check_field(&s, theme_picture_field(theme, p.edge),
                        (px)(s.env.slide_h * s.b.canvas.k));
            show_close(&s);
        }
    }
}

/* The caption's nose lies under the picture: where they meet there is neither paper nor gap. */
static void no_seam_shows_between_a_tall_picture_and_the_nose_of_its_caption(void **state)
{
    struct poster p = import_poster(601, 799, 0x1E3FAF, ".png");
    p.caption = "Beside";
    for (unsigned d = 0; d < sizeof displays / sizeof *displays; d++) {
        struct show s;
        show_open(&s, &p, displays[d].w, displays[d].h, &theme_night);
        if (s.b.canvas.layout != LAYOUT_PORTRAIT) {
            show_still(&s);
            SDL_Rect box = picture_box(&s);
            rgb field = theme_picture_field(&theme_night, p.edge);
            px middle = box.y + box.h / 2, right = box.x + box.w;
            assert_int_equal(right, s.b.surface->w);
            for (px y = middle - box.h / 8; y < middle + box.h / 8; y++) {
                for (px x = box.x - 20; x < box.x + box.w / 4; x++) {
                    assert_int_equal(pixel(&s.b, x, y), field);
                }
            }
            for (px y = 0; y < box.y + box.h; y++) {
                assert_int_equal(pixel(&s.b, right - 1, y), field);
            }
        }
        show_close(&s);
    }
}

static void a_pale_picture_at_night_is_a_sheet_on_the_dark(void **state)
{
    struct poster p = import_poster(800, 600, 0xFFFFFF, ".png");
    struct show s;
    show_open(&s, &p, 1920, 1080, &theme_night);
    show_still(&s);
    SDL_Rect box = picture_box(&s);
    assert_int_equal(pixel(&s.b, box.x - 1, 400), theme_night.paper2);
    assert_int_equal(pixel(&s.b, box.x, 400), 0xD9D9D9);
    assert_int_equal(pixel(&s.b, box.x + box.w - 1, 400), 0xD9D9D9);
    assert_int_equal(pixel(&s.b, box.x + box.w, 400), theme_night.paper2);
    show_close(&s);
}

/* Waits for the picture thread, without uploading. */
static void let_it_decode(void)
{
    SDL_Delay(2);
}

static void a_big_picture_travels_in_slices_and_never_inside_a_frame(void **state)
{
    struct poster p = import_poster(1900, 1700, 0x1E3FAF, ".jpg");
    for (unsigned fading = 0; fading < 2; fading++) {
        struct show s;
        show_open(&s, &p, 3840, 2160, &theme_day);
        struct draw_list empty;
        draw_init(&empty);
        show_list(&s, MOMENT_STILL);
        SDL_Rect box = picture_box(&s);
        size_t want = 4 * (size_t)box.w * (size_t)box.h, all = 0;
        unsigned slices = 0, frames = 0;
        bool whole = false;
        for (unsigned tries = 0; !whole && tries < 5000; tries++) {
            uploaded = 0;
            if (fading) {
                renderer_fade(s.b.renderer, &s.b.canvas, s.b.theme, &empty, &s.b.list, 0.5f);
            } else {
                renderer_draw(s.b.renderer, &s.b.canvas, s.b.theme, &s.b.list);
            }
            frames++;
            assert_int_equal(uploaded, 0);
            whole = renderer_load(s.b.renderer);
            assert_true(uploaded <= 1 << 20);
            slices += uploaded > 0;
            all += uploaded;
            if (uploaded == 0) {
                let_it_decode();
            }
        }
        assert_true(whole);
        assert_true(all >= want - 4 * (size_t)(box.w + box.h) && all <= want);
        assert_true(slices >= all >> 20 && slices > 8);
        assert_true(frames >= slices);
        draw_done(&empty);
        show_close(&s);
    }
}

static void prepare(struct show *s)
{
    show_list(s, MOMENT_STILL);
    bool ready = false;
    for (unsigned tries = 0; !ready && tries < 5000; tries++) {
        ready = renderer_prepare(s->b.renderer, &s->b.canvas, s->b.theme, &s->b.list, 4);
        let_it_decode();
    }
    assert_true(ready);
}

static void a_prepared_poster_comes_and_goes_without_an_upload(void **state)
{
    static const struct {
        px w, h;
        const char *caption;
    } kinds[] = {{900, 1300, "A caption beside it, of two lines"},
                 {1600, 900, "A caption below it"},
                 {1200, 1200, ""}};
    for (unsigned i = 0; i < 3 * 2 * 2; i++) {
        struct poster p = import_poster(kinds[i / 4].w, kinds[i / 4].h, 0x808080, ".jpg");
        p.caption = kinds[i / 4].caption;
        struct show s;
        struct draw_list before;
        show_open(&s, &p, i % 2 ? 1080 : 1920, i % 2 ? 1920 : 1080,
                  i / 2 % 2 ? &theme_night : &theme_day);
        draw_init(&before);
        draw_rect(&before, 0, 0, s.b.canvas.w, s.b.canvas.h, s.b.theme->ink);
        renderer_draw(s.b.renderer, &s.b.canvas, s.b.theme, &before);
        prepare(&s);
        uploaded = textures = 0;
        for (msec t = MOMENT_SWAP; t <= MOMENT_END; t += 16) {
            show_list(&s, (struct moment){PHASE_ENTER, t});
            bench_draw(&s.b);
        }
        show_list(&s, MOMENT_STILL);
        bench_draw(&s.b);
        for (msec t = 0; t <= MOMENT_SWAP; t += 16) {
            show_list(&s, (struct moment){PHASE_LEAVE, t});
            bench_draw(&s.b);
        }
        if (uploaded > 0 || textures > 0) {
            fail_msg("%zu bytes and %u textures in kind %u", uploaded, textures, i);
        }
        show_list(&s, MOMENT_STILL);
        for (float share = 0; share < 1; share += 0.1f) {
            renderer_fade(s.b.renderer, &s.b.canvas, s.b.theme, &before, &s.b.list, share);
        }
        assert_int_equal(uploaded, 0);
        draw_done(&before);
        show_close(&s);
    }
}

static void the_orbit_moves_a_picture_without_scaling_it_again(void **state)
{
    struct poster p = import_poster(900, 1300, 0x123456, ".png");
    p.caption = "At the edges of the screen";
    struct show s;
    show_open(&s, &p, 1920, 1080, &theme_day);
    prepare(&s);
    for (px step = -4; step <= 4; step++) {
        s.b.canvas.orbit_x = step;
        s.b.canvas.orbit_y = -step;
        bench_draw(&s.b);
        assert_false(renderer_pending(s.b.renderer));
        assert_int_equal(pixel(&s.b, 1919, 200), 0x123456);
        assert_int_equal(pixel(&s.b, 1800, 0), 0x123456);
    }
    show_close(&s);
}

static void a_face_is_whole_and_near_the_middle_of_its_disc(void **state)
{
    static const struct {
        px w, h;
    } photos[] = {{800, 1200}, {900, 1200}, {720, 1280}, {600, 600}, {1200, 800}, {1600, 900}};
    enum { R = 200, SIDE = 2 * R };
    for (unsigned i = 0; i < sizeof photos / sizeof *photos; i++) {
        struct poster p = import(face, photos[i].w, photos[i].h, 0x406080, ".jpg", PHOTO_PERSON);
        struct bench b;
        double x_sum = 0, y_sum = 0, count = 0;
        bench_open(&b, 1920, 1080, ROTATE_0, 32 << 20, dir);
        draw_rect(&b.list, 0, 0, 1920, 1080, 0xFAF6EF);
        draw_image_disc(&b.list, p.picture, 500, 500, R);
        renderer_wait(b.renderer, &b.canvas, b.theme, &b.list);
        bench_draw(&b);
        for (px y = 500 - R; y < 500 + R; y++) {
            for (px x = 500 - R; x < 500 + R; x++) {
                bool seen = (pixel(&b, x, y) & 0xFF00) < 0x3000;
                x_sum += seen * (x - 500 + R);
                y_sum += seen * (y - 500 + R);
                count += seen;
            }
        }
        double whole = 3.14159 * SIDE * SIDE / 64;
        assert_float_equal(count / whole, 1, 0.03);
        assert_float_equal(x_sum / count / SIDE, 0.5, 0.01);
        assert_in_range((long)(100 * y_sum / count / SIDE), 33, 60);
        bench_close(&b);
    }
}

static int start(void **state)
{
    scratch_new(dir);
    assert_int_equal(mkdir(scratch_path(dir, "ab"), 0755), 0);
    return VIPS_INIT("test_pictures");
}

static int stop(void **state)
{
    scratch_remove(dir);
    vips_shutdown();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_seam_shows_between_a_picture_and_its_field),
        cmocka_unit_test(no_seam_shows_between_a_tall_picture_and_the_nose_of_its_caption),
        cmocka_unit_test(a_pale_picture_at_night_is_a_sheet_on_the_dark),
        cmocka_unit_test(a_big_picture_travels_in_slices_and_never_inside_a_frame),
        cmocka_unit_test(a_prepared_poster_comes_and_goes_without_an_upload),
        cmocka_unit_test(the_orbit_moves_a_picture_without_scaling_it_again),
        cmocka_unit_test(a_face_is_whole_and_near_the_middle_of_its_disc),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
