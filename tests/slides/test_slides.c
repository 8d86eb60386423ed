/* What holds for every slide on every canvas with every content: text is on the screen and not on
 * other text, it can be read, nothing enters the strip, a moving frame costs no memory. */
#include "slides/sample.h"

#include "base/caps.h"
#include "base/str.h"
#include "i18n/i18n.h"
#include "scene/slide.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct text *text;
static struct draw_list list;

static const struct {
    px w, h;
} canvases[] = {{1920, 1080}, {1080, 1920}, {800, 480},   {1280, 720},  {3840, 2160}, {1920, 1200},
                {1024, 768},  {2560, 1080}, {1080, 2400}, {1200, 1600}, {1000, 480}};

enum { CANVASES = sizeof canvases / sizeof canvases[0] };

#define LONG_NAME "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Konstantinopolitanski"
#define LONG_LINE                                                                                  \
    "An evening of extraordinarily long presentations about photosynthesis, chlorophyll, and the " \
    "many other miracles of an ordinary office plant"

static struct model *nothing_at_all(void)
{
    return model_new(sample_day(2025, 10, 14));
}

static struct model *the_mockups(void)
{
    struct model *m = sample_model();
    sample_celebrate(m, JOSE, 0, 10);
    m->posters[m->poster_count++] = (struct poster){
        .picture = "ab.png", .caption = "Summer party", .width = 1600, .height = 900,
        .edge = 0x777777};
    return m;
}

static struct model *longest_of_everything(void)
{
    struct model *m = sample_bare();
    static char message[CAP_MESSAGE_CHARACTERS * 3];
    for (unsigned i = 0; i + 1 < CAP_MESSAGE_CHARACTERS; i++) {
        message[i] = i % 12 == 11 ? ' ' : 'M';
    }
    for (unsigned i = 0; i < SAMPLE_DEPARTMENTS; i++) {
        m->departments[i].name = "Research, Development and Continuous Improvement";
    }
    m->settings.organisation = LONG_NAME;
    sample_person(m, LONG_NAME, 0);
    sample_person(m, "ليلى بنت عبد الرحمن الحداد المراكشية الأندلسية القرطبية", 1);
    sample_person(m, "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter", 2);
    sample_kudos(m, 0, 1, LONG_LINE, message);
    sample_kudos(m, 2, 0, LONG_NAME, "Thanks.");
    for (unsigned i = 0; i < 5; i++) {
        sample_social(m, LONG_LINE, LONG_LINE, m->today + (date)i * 2, 0, 1439, i % 3, 3);
        m->socials[i].details = LONG_LINE LONG_LINE;
    }
    struct competition *c = sample_competition(m);
    c->name = c->prize = c->about = LONG_LINE;
    c->goal = 1e15;
    for (unsigned i = 0; i < 7; i++) {
        sample_team(m, c, LONG_NAME, 123456789.25 * (7 - i), 1, i % 7, (i + 1) % 7, (i + 2) % 7);
    }
    for (unsigned i = 0; i < 12; i++) {
        sample_celebrate(m, i % 3, i / 4, i % 4 == 1 ? 51 : 0);
    }
    m->posters[m->poster_count++] = (struct poster){
        .picture = "ab.png", .caption = LONG_LINE LONG_LINE, .width = 300, .height = 4000,
        .edge = 0xFFFFFF};
    m->posters[m->poster_count++] = (struct poster){
        .picture = "ab.png", .caption = LONG_LINE, .width = 4000, .height = 300, .edge = 0xD9655A};
    return m;
}

static struct model *one_of_everything(void)
{
    struct model *m = sample_bare();
    m->department_count = 1;
    sample_person(m, "Zoë", 0);
    sample_kudos(m, 0, 0, "", "✓");
    sample_social(m, "Lunch", "", m->today, MINUTE_NONE, MINUTE_NONE, MODEL_NONE, MODEL_NONE);
    struct competition *c = sample_competition(m);
    c->goal = 0;
    c->prize = c->about = c->unit = "";
    c->ends = m->today;
    sample_team(m, c, "Us", 0, 0, MODEL_NONE, MODEL_NONE, MODEL_NONE);
    sample_celebrate(m, 0, 0, 0);
    sample_celebrate(m, 0, 0, 1);
    m->posters[m->poster_count++] = (struct poster){.picture = "ab.png", .caption = ""};
    return m;
}

/* Indices and counts that no content should have, but a snapshot could. */
static struct model *strange_references(void)
{
    struct model *m = sample_people();
    m->department_count = 2;
    sample_kudos(m, 0, 1, "Made it easy", "You did.");
    m->kudos[0].from = (struct kudos_person){"Somebody Who Left", "", 99, MODEL_NONE};
    m->kudos[0].to.person = 4711;
    sample_social(m, "Lunch", "Canteen", m->today - 1, 600, 540, 99, 99);
    m->socials[0].end_day = m->today + 1;
    sample_social(m, "", "", m->today + 400, 0, 0, 0, 0);
    struct competition *c = sample_competition(m);
    c->goal = 1e-9;
    c->ends = DATE_NONE;
    sample_team(m, c, "Over the top", 1e12, 0, 0, 1, 77);
    sample_team(m, c, "Below zero", -50, 1, 77, MODEL_NONE, MODEL_NONE);
    sample_competition(m)->team_count = 0;
    sample_celebrate(m, 4711, 0, 0);
    sample_celebrate(m, HANA, 0, 0);
    sample_celebrate(m, 4711, 2, 3);
    m->posters[m->poster_count++] =
        (struct poster){.picture = "", .caption = "No picture", .width = -5, .height = 0};
    return m;
}

static struct model *nobodys_day(void)
{
    struct model *m = sample_people();
    for (unsigned i = 0; i < 11; i++) {
        sample_celebrate(m, i, 1 + i / 2, i == 3 ? 4 : 0);
    }
    return m;
}

static struct model *many_departments(void)
{
    struct model *m = sample_people();
    for (unsigned i = 0; i < 40; i++) {
        m->departments[i] = (struct department){arena_printf(&m->arena, "Department %u", i + 1), "",
                                                i % PALETTE_SIZE};
    }
    m->department_count = 40;
    struct competition *c = sample_competition(m);
    for (unsigned k = 0; k < 6; k++) {
        sample_team(m, c, "Everybody", 900 - 100.0 * k, (int)k + 1, 0, 1, 2);
        struct team *t = &c->teams[k];
        t->departments = arena_array(&m->arena, 40, sizeof *t->departments);
        t->department_count = 40;
        for (unsigned i = 0; i < 40; i++) {
            t->departments[i] = i;
        }
    }
    return m;
}

static struct model *(*const contents[])(void) = {
    nothing_at_all,     the_mockups, longest_of_everything, one_of_everything,
    strange_references, nobodys_day, many_departments,
};

enum { CONTENTS = sizeof contents / sizeof contents[0] };

struct slide {
    const struct slide_kind *kind;
    struct canvas canvas;
    struct arena arena;
    struct slide_env env;
    void *state;
    const char *what;
};

static void slide_open(struct slide *s, const struct slide_kind *kind, const struct model *m,
                       unsigned item, unsigned canvas, const struct theme *theme)
{
    static char what[256];
    s->kind = kind;
    s->canvas = canvas_for(canvases[canvas].w, canvases[canvas].h, ROTATE_0);
    text_set_scale(text, s->canvas.k);
    du strip = s->canvas.layout == LAYOUT_LANDSCAPE  ? 176
               : s->canvas.layout == LAYOUT_PORTRAIT ? 224
                                                     : 88;
    s->env = (struct slide_env){m, text, &s->canvas, theme, &s->arena, s->canvas.h - strip};
    s->state = arena_alloc(&s->arena, kind->state_size);
    kind->open(s->state, &s->env, item);
    snprintf(what, sizeof what, "%s %u on %dx%d %s", kind->name, item, canvases[canvas].w,
             canvases[canvas].h, theme->name);
    s->what = what;
}

static void slide_draw(struct slide *s, struct moment now)
{
    draw_clear(&list);
    draw_rect(&list, 0, 0, s->canvas.w, s->canvas.h, s->env.theme->paper);
    s->kind->draw(s->state, now, &list);
}

static void slide_close(struct slide *s)
{
    if (s->kind->close) {
        s->kind->close(s->state);
    }
    arena_done(&s->arena);
    s->arena = (struct arena){0};
}

#define complain(s, ...)                                                                           \
    do {                                                                                           \
        print_error("%s: ", (s)->what);                                                            \
        print_error(__VA_ARGS__);                                                                  \
        fail();                                                                                    \
    } while (0)

static bool is_text(const struct draw_command *c)
{
    return c->op == DRAW_TEXT && c->text_len > 0;
}

static const char *words(const struct draw_command *c)
{
    static char buffer[4][128];
    static unsigned at;
    char *b = buffer[at++ % 4];
    snprintf(b, 128, "%.*s", (int)c->text_len, list.text + c->text);
    return b;
}

static void check_places(struct slide *s)
{
    du top, bottom = s->env.slide_h + 0.5f;
    for (size_t i = 0; i < list.count; i++) {
        const struct draw_command *c = &list.command[i];
        if (!is_text(c)) {
            continue;
        }
        top = c->y - TEXT_CAP_HEIGHT * c->r;
        if (c->x < 8 || c->x + c->w > s->canvas.w - 8 || top < 8 || c->y > bottom) {
            complain(s, "\"%s\" at %.0f %.0f, %.0f wide\n", words(c), (double)c->x, (double)c->y,
                     (double)c->w);
        }
        for (size_t k = i + 1; k < list.count; k++) {
            const struct draw_command *o = &list.command[k];
            if (is_text(o) && c->x < o->x + o->w - 1 && o->x < c->x + c->w - 1 && top < o->y - 1 &&
                o->y - TEXT_CAP_HEIGHT * o->r < c->y - 1) {
                complain(s, "\"%s\" on \"%s\"\n", words(c), words(o));
            }
        }
    }
}

static void check_contrast(struct slide *s)
{
    for (size_t i = 0; i < list.count; i++) {
        const struct draw_command *c = &list.command[i];
        if (is_text(c) && rgb_contrast(c->fill, c->ground) < 4.5f) {
            complain(s, "\"%s\" has a contrast of %.2f\n", words(c),
                     (double)rgb_contrast(c->fill, c->ground));
        }
    }
}

static void check_strip(struct slide *s)
{
    for (size_t i = 1; i < list.count; i++) {
        const struct draw_command *c = &list.command[i];
        bool box =
            c->op == DRAW_RECT || c->op == DRAW_RRECT || c->op == DRAW_DISC || c->op == DRAW_IMAGE;
        if (box && c->y + c->h > s->env.slide_h + 0.5f) {
            complain(s, "command %zu ends at %.1f, in the strip\n", i, (double)(c->y + c->h));
        }
    }
}

static void each_slide(void (*check)(struct slide *))
{
    unsigned seen = 0;
    for (unsigned m = 0; m < CONTENTS; m++) {
        struct model *model = contents[m]();
        for (unsigned k = 0; k < slide_kind_count; k++) {
            unsigned n = slide_kinds[k]->count(model);
            for (unsigned i = 0; i < n; i++) {
                for (unsigned c = 0; c < CANVASES; c++) {
                    struct slide s = {0};
                    slide_open(&s, slide_kinds[k], model, i, c,
                               (m + i + c) % 2 ? &theme_night : &theme_day);
                    slide_draw(&s, MOMENT_STILL);
                    assert_false(list.overflow);
                    check(&s);
                    slide_close(&s);
                    seen++;
                }
            }
        }
        model_unref(model);
    }
    assert_true(seen > 200);
}

static void text_is_on_the_screen_and_not_on_other_text(void **state)
{
    each_slide(check_places);
}

static void text_can_be_read(void **state)
{
    each_slide(check_contrast);
}

static void nothing_enters_the_strip(void **state)
{
    each_slide(check_strip);
}

static void check_motion(struct slide *s)
{
    static const struct moment moments[] = {
        {PHASE_LEAVE, 0},   {PHASE_LEAVE, 60},   {PHASE_LEAVE, 120},  {PHASE_LEAVE, 300},
        {PHASE_LEAVE, 419}, {PHASE_ENTER, 420},  {PHASE_ENTER, 700},  {PHASE_ENTER, 900},
        {PHASE_ENTER, 970}, {PHASE_ENTER, 1080}, {PHASE_ENTER, 1199}, {PHASE_STILL, 0}};
    uint64_t still = draw_hash(&list), before = mem_allocations;
    size_t used = s->arena.used;
    for (unsigned i = 0; i < sizeof moments / sizeof moments[0]; i++) {
        slide_draw(s, moments[i]);
        assert_false(list.overflow);
    }
    if (draw_hash(&list) != still) {
        complain(s, "drawn twice, it differs\n");
    }
    assert_int_equal(s->arena.used, used);
    if (mem_allocations != before) {
        complain(s, "%u allocations\n", (unsigned)(mem_allocations - before));
    }
    slide_draw(s, (struct moment){PHASE_LEAVE, 0});
    assert_true(draw_hash(&list) == still);
    slide_draw(s, (struct moment){PHASE_ENTER, MOMENT_END});
    assert_true(draw_hash(&list) == still);
}

static void a_moving_frame_allocates_nothing(void **state)
{
    each_slide(check_motion);
}

/* Everything has left, and nothing has come yet: only paper. */
static void check_swap(struct slide *s)
{
    static const struct moment moments[] = {{PHASE_LEAVE, MOMENT_SWAP}, {PHASE_ENTER, MOMENT_SWAP}};
    for (unsigned i = 0; i < 2; i++) {
        slide_draw(s, moments[i]);
        for (size_t k = 1; k < list.count; k++) {
            const struct draw_command *c = &list.command[k];
            bool off = c->op == DRAW_PUSH || c->op == DRAW_POP || c->fill == s->env.theme->paper ||
                       c->x >= s->canvas.w - 0.5f || c->x + c->w <= 0.5f || c->y + c->h <= 0.5f ||
                       c->y >= s->env.slide_h - 0.5f || c->w < 0.5f || c->h < 0.5f;
            if (!off && c->op != DRAW_PATH) {
                complain(s, "command %zu stays: op %u at %.1f %.1f %.1f %.1f\n", k, c->op,
                         (double)c->x, (double)c->y, (double)c->w, (double)c->h);
            }
        }
    }
}

static void between_two_slides_there_is_only_paper(void **state)
{
    each_slide(check_swap);
}

static const struct slide_kind *kind(const char *name)
{
    const struct slide_kind *k = slide_kind_find(name);
    assert_non_null(k);
    return k;
}

static bool shows(const char *words_wanted)
{
    size_t n = strlen(words_wanted);
    for (size_t i = 0; i < list.count; i++) {
        const struct draw_command *c = &list.command[i];
        if (c->op == DRAW_TEXT && c->text_len == n &&
            memcmp(list.text + c->text, words_wanted, n) == 0) {
            return true;
        }
    }
    return false;
}

static void draw_once(const char *name, struct model *m, unsigned item, unsigned canvas)
{
    struct slide s = {0};
    slide_open(&s, kind(name), m, item, canvas, &theme_day);
    slide_draw(&s, MOMENT_STILL);
    slide_close(&s);
}

static void an_empty_model_shows_only_the_welcome(void **state)
{
    struct model *m = nothing_at_all();
    for (unsigned k = 0; k < slide_kind_count; k++) {
        assert_int_equal(slide_kinds[k]->count(m), slide_kinds[k]->fallback ? 1 : 0);
    }
    assert_int_equal(kind("welcome")->count(m), 1);
    draw_once("welcome", m, 0, 0);
    assert_true(shows("Good to see you."));
    model_unref(m);
}

/* On the colour that the list says it stands on, and that field is there: under the caption. */
static void the_caption_of_a_poster_can_be_read_whatever_colour_its_edge_has(void **state)
{
    static const struct {
        px w, h;
    } shapes[] = {{1600, 900}, {900, 1600}};
    struct model *m = sample_people();
    m->poster_count = 1;
    for (unsigned i = 0; i < 4 * 125; i++) {
        m->posters[0] = (struct poster){.picture = "ab.png", .caption = "Fair",
                                        .width = shapes[i % 2].w, .height = shapes[i % 2].h,
                                        .edge = i / 4 * 0x021F0B};
        struct slide s = {0};
        slide_open(&s, kind("poster"), m, 0, i % CANVASES, i / 2 % 2 ? &theme_night : &theme_day);
        slide_draw(&s, MOMENT_STILL);
        const struct draw_command *under = NULL;
        for (size_t k = 1; k < list.count; k++) {
            const struct draw_command *c = &list.command[k];
            if (!is_text(c)) {
                continue;
            }
            for (size_t n = 1; n < k; n++) {
                const struct draw_command *o = &list.command[n];
                bool covers = o->op != DRAW_IMAGE && o->x <= c->x && o->y <= c->y - c->r / 2 &&
                              o->x + o->w >= c->x + c->w && o->y + o->h >= c->y;
                under = covers ? o : under;
            }
            assert_non_null(under);
            assert_int_equal(under->fill, c->ground);
            assert_true(rgb_contrast(c->fill, c->ground) >= THEME_TEXT_CONTRAST);
        }
        slide_close(&s);
    }
    model_unref(m);
}

static void every_birthday_of_today_has_its_slide(void **state)
{
    struct model *m = sample_people();
    sample_celebrate(m, ZOE, 0, 0);
    sample_celebrate(m, HANA, 0, 7);
    sample_celebrate(m, AMELIE, 0, 0);
    sample_celebrate(m, TOMAS, 3, 0);
    struct airing a;
    assert_int_equal(kind("birthdays")->count(m), 2);
    kind("birthdays")->airing(m, 1, &a);
    assert_string_equal(a.label, "Amélie Dubois");
    assert_int_equal(kind("anniversaries")->count(m), 1);
    kind("anniversaries")->airing(m, 0, &a);
    assert_string_equal(a.label, "Hana Nováková");
    draw_once("birthdays", m, 0, 0);
    assert_true(shows("Zoë"));
    assert_true(shows("Today, 7 years"));
    assert_true(shows("Fri 17, Sales"));
    model_unref(m);
}

static void on_nobodys_day_the_list_is_the_slide(void **state)
{
    struct model *m = nobodys_day();
    assert_int_equal(kind("birthdays")->count(m), 1);
    assert_int_equal(kind("anniversaries")->count(m), 0);
    draw_once("birthdays", m, 0, 0);
    assert_true(shows("Coming up this week"));
    assert_true(shows("and 5 more"));
    assert_false(shows("Happy birthday"));
    model_unref(m);
}

static void no_slide_tells_an_age(void **state)
{
    struct model *m = sample_people();
    m->people[ZOE].birth_month = 10;
    m->people[ZOE].birth_day = 14;
    m->people[ZOE].started = sample_day(2015, 10, 14);
    sample_celebrate(m, ZOE, 0, 0);
    draw_once("birthdays", m, 0, 0);
    for (size_t i = 0; i < list.count; i++) {
        const struct draw_command *c = &list.command[i];
        for (uint32_t k = 0; c->op == DRAW_TEXT && k < c->text_len; k++) {
            assert_false(list.text[c->text + k] >= '0' && list.text[c->text + k] <= '9');
        }
    }
    model_unref(m);
}

static void socials_say_how_long_it_is(void **state)
{
    static const struct {
        int days;
        const char *in, *words;
    } cases[] = {
        {0, "", "Today"},      {1, "", "Tomorrow"}, {2, "In", "2 days"},
        {30, "In", "30 days"}, {31, "", ""},
    };
    for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct model *m = sample_people();
        sample_social(m, "Lunch", "Canteen", m->today + cases[i].days, 750, 810, SALES, PEOPLE);
        draw_once("socials", m, 0, 0);
        assert_int_equal(shows("In"), *cases[i].in != '\0');
        assert_true(*cases[i].words == '\0' || shows(cases[i].words));
        assert_true(shows("12:30 to 13:30"));
        assert_true(shows("Next social, from Sales and People"));
        model_unref(m);
    }
}

static rgb fill_of_first_nose(void)
{
    for (size_t i = 0; i < list.count; i++) {
        if (list.command[i].flags & DRAW_NOSE) {
            return list.command[i].fill;
        }
    }
    return 0;
}

static void a_social_without_host_has_nobodys_colour(void **state)
{
    struct model *m = sample_people();
    sample_social(m, "Lunch", "", m->today + 2, 750, 810, MODEL_NONE, MODEL_NONE);
    draw_once("socials", m, 0, 0);
    rgb fill = fill_of_first_nose();
    for (unsigned i = 0; i < PALETTE_SIZE; i++) {
        assert_true(fill != theme_day.hue[i].field);
    }
    assert_true(shows("Next social"));
    m->socials[0].host[1] = OPERATIONS;
    draw_once("socials", m, 0, 0);
    assert_true(fill_of_first_nose() == theme_day.hue[OPERATIONS].field);
    assert_true(shows("Next social, from Operations"));
    model_unref(m);
}

/* Right end of the last bar segment of each row, from above. */
static unsigned bar_tips(du tip[CAP_TEAMS_SHOWN])
{
    unsigned n = 0;
    du y = -1;
    for (size_t i = 0; i < list.count; i++) {
        const struct draw_command *c = &list.command[i];
        if ((c->flags & DRAW_NOSE) && c->y != y && n < CAP_TEAMS_SHOWN) {
            y = c->y;
            tip[n++] = c->x + c->w;
        }
    }
    return n;
}

static void bars_end_where_the_points_say(void **state)
{
    struct model *m = sample_people();
    struct competition *c = sample_competition(m);
    const double points[] = {2500, 1000, 500, 0};
    for (unsigned i = 0; i < 4; i++) {
        sample_team(m, c, "Team", points[i], 1, SALES, PEOPLE, MODEL_NONE);
    }
    du tip[CAP_TEAMS_SHOWN];
    draw_once("standings", m, 0, 0);
    assert_int_equal(bar_tips(tip), 4);
    assert_float_equal(tip[0], 1558, 0.5); /* over the goal: stays in the socket */
    assert_float_equal(tip[1], 1558, 0.5);
    assert_float_equal(tip[2], 916 + 321, 0.5);
    assert_float_equal(tip[3], 916 + 2 * 46, 0.5); /* one nose for each department */
    c->goal = 0;
    draw_once("standings", m, 0, 0);
    assert_int_equal(bar_tips(tip), 4);
    assert_true(tip[0] < 1512);
    assert_float_equal(tip[1] - 916, (tip[0] - 916) * 0.4f, 0.5);
    assert_false(shows("Goal"));
    model_unref(m);
}

static void one_department_on_both_sides_gets_two_fields(void **state)
{
    struct slide_fields f = slide_fields(&theme_day, 2, 2);
    assert_true(f.a == theme_day.hue[2].field);
    assert_true(f.b != f.a);
    assert_true(rgb_contrast(f.b, f.on_b) >= 4.5f);
    f = slide_fields(&theme_day, SLIDE_NEUTRAL, SLIDE_NEUTRAL);
    assert_true(rgb_contrast(f.a, f.on_a) >= 7);
    f = slide_fields(&theme_night, SLIDE_NEUTRAL, SLIDE_NEUTRAL);
    assert_true(rgb_contrast(f.a, f.on_a) >= 6.2f);
}

static bool shows_part(const char *part)
{
    for (size_t i = 0; i < list.count; i++) {
        if (is_text(&list.command[i]) && strstr(words(&list.command[i]), part)) {
            return true;
        }
    }
    return false;
}

static void a_note_has_the_quotes_of_the_language_on_the_screen(void **state)
{
    static const struct {
        const char *language, *quoted;
    } rows[] = {{"en", "“It’s” O’Hara"}, {"de", "„It’s“ O’Hara"}, {"pl", "„It’s” O’Hara"}};
    struct model *m = sample_bare();
    sample_person(m, "Ann O'Hara", 0);
    sample_kudos(m, 0, 0, "It's \"us\"", "\"It's\" O'Hara");
    const struct slide_kind *kudos = slide_kind_find("kudos");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct slide s = {0};
        i18n_set("", rows[i].language);
        slide_open(&s, kudos, m, 0, 0, &theme_day);
        slide_draw(&s, MOMENT_STILL);
        assert_true(shows_part(rows[i].quoted));
        assert_true(shows_part("Ann O’Hara"));
        assert_false(shows_part("'"));
        assert_false(shows_part("\""));
        slide_close(&s);
    }
    assert_string_equal(m->kudos[0].message, "\"It's\" O'Hara");
    i18n_set("", "en");
    model_unref(m);
}

static int setup(void **state)
{
    struct diag d;
    i18n_set("", "en");
    draw_init(&list);
    return text_open(&text, 4 << 20, &d) == ERR_OK ? 0 : -1;
}

static int teardown(void **state)
{
    text_close(text);
    draw_done(&list);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_on_the_screen_and_not_on_other_text),
        cmocka_unit_test(text_can_be_read),
        cmocka_unit_test(nothing_enters_the_strip),
        cmocka_unit_test(a_moving_frame_allocates_nothing),
        cmocka_unit_test(between_two_slides_there_is_only_paper),
        cmocka_unit_test(an_empty_model_shows_only_the_welcome),
        cmocka_unit_test(the_caption_of_a_poster_can_be_read_whatever_colour_its_edge_has),
        cmocka_unit_test(every_birthday_of_today_has_its_slide),
        cmocka_unit_test(on_nobodys_day_the_list_is_the_slide),
        cmocka_unit_test(no_slide_tells_an_age),
        cmocka_unit_test(socials_say_how_long_it_is),
        cmocka_unit_test(a_social_without_host_has_nobodys_colour),
        cmocka_unit_test(bars_end_where_the_points_say),
        cmocka_unit_test(one_department_on_both_sides_gets_two_fields),
        cmocka_unit_test(a_note_has_the_quotes_of_the_language_on_the_screen),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
