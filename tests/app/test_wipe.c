/* What a person wrote and left is gone from the memory of the process: after the session every
 * writable page of it is searched. The words are spelled by this file only in pieces. */
#include "app/core.h"
#include "base/str.h"
#include "cm.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED true
#else
#define SANITIZED false
#endif

enum { KEY = 0x2A, WORD = 14 };

struct room {
    struct app_options options;
    struct core core;
    char dir[64];
};

/* "zimtwaffelhaus" and "kranichfedern", each byte changed by KEY. */
static const unsigned char note_word[WORD] = {
    'z' ^ KEY, 'i' ^ KEY, 'm' ^ KEY, 't' ^ KEY, 'w' ^ KEY, 'a' ^ KEY, 'f' ^ KEY,
    'f' ^ KEY, 'e' ^ KEY, 'l' ^ KEY, 'h' ^ KEY, 'a' ^ KEY, 'u' ^ KEY, 's' ^ KEY};
static const unsigned char search_word[WORD] = {
    'k' ^ KEY, 'r' ^ KEY, 'a' ^ KEY, 'n' ^ KEY, 'i' ^ KEY, 'c' ^ KEY, 'h' ^ KEY,
    'f' ^ KEY, 'e' ^ KEY, 'd' ^ KEY, 'e' ^ KEY, 'r' ^ KEY, 'n' ^ KEY, 'x' ^ KEY};

/* Occurrences of the word in one mapping, its letters stride bytes from each other with zeros
 * between: 1 UTF-8, 2 UTF-16, 4 UTF-32. */
static unsigned count_in(const volatile unsigned char *from, const volatile unsigned char *to,
                         const unsigned char *word, size_t stride)
{
    unsigned n = 0;
    for (const volatile unsigned char *p = from; p + WORD * stride <= to; p++) {
        size_t i = 0;
        while (i < WORD * stride &&
               p[i] == (i % stride == 0 ? (unsigned char)(word[i / stride] ^ KEY) : 0)) {
            i++;
        }
        n += i == WORD * stride;
    }
    return n;
}

static unsigned count(const unsigned char *word, size_t stride, bool tell)
{
    FILE *maps = fopen("/proc/self/maps", "re");
    assert_non_null(maps);
    char line[512];
    unsigned n = 0;
    while (fgets(line, sizeof line, maps)) {
        unsigned long from, to;
        char access[8];
        if (sscanf(line, "%lx-%lx %7s", &from, &to, access) == 3 && access[0] == 'r' &&
            access[1] == 'w' && !strstr(line, "[v")) {
            unsigned found = count_in((const unsigned char *)from, (const unsigned char *)to, word,
                                      stride);
            if (found && tell) {
                print_error("%u of stride %zu in %s", found, stride, line);
            }
            n += found;
        }
    }
    fclose(maps);
    return n;
}

static int set_up(void **state)
{
    struct room *r = calloc(1, sizeof *r);
    strcpy(r->dir, "/tmp/breakroom-wipe-XXXXXX");
    if (!mkdtemp(r->dir)) {
        return -1;
    }
    config_defaults(&r->options.config);
    str_copy(r->options.config.data, sizeof r->options.config.data, r->dir);
    clock_init_fake(&r->options.clock, "2031-10-14T12:42");
    r->options.display_w = 1280;
    r->options.display_h = 720;
    struct diag d = {0};
    if (core_open(&r->core, &r->options, true, &d) != ERR_OK) {
        fail_msg("%s", d.text);
    }
    core_await(&r->core, 10000);
    static const char *const names[] = {"Ann Archer", "Bob Baker", "Cem Cook"};
    struct model *m = model_new(clock_now(&r->core.clock).day);
    m->people = arena_array(&m->arena, 3, sizeof *m->people);
    m->departments = arena_array(&m->arena, 1, sizeof *m->departments);
    m->departments[0] = (struct department){.name = "Sales", .about = ""};
    m->department_count = 1;
    for (unsigned i = 0; i < 3; i++) {
        m->people[i] = (struct person){.key = names[i], .name = names[i], .initials = "A",
                                       .photo = "", .aliases = ""};
    }
    m->person_count = 3;
    model_unref(r->core.model);
    r->core.model = m;
    scene_set_model(r->core.scene, m);
    core_frame(&r->core, false);
    *state = r;
    return 0;
}

static int tear_down(void **state)
{
    struct room *r = *state;
    core_close(&r->core);
    assert_int_equal(fs_remove_tree(r->dir), ERR_OK);
    free(r);
    return 0;
}

static void pass(struct room *r, msec span, msec step)
{
    for (msec t = 0; t < span; t += step) {
        clock_advance(&r->core.clock, step);
        core_run_intents(&r->core);
        core_await(&r->core, 10000);
        core_frame(&r->core, false);
    }
}

static void tap(struct room *r, const char *prefix)
{
    const struct draw_list *l = scene_frame(r->core.scene);
    size_t n = strlen(prefix);
    for (size_t i = 0; i < l->count; i++) {
        const struct draw_command *c = &l->command[i];
        if (c->op != DRAW_TARGET || c->text_len < n || memcmp(l->text + c->text, prefix, n) != 0) {
            continue;
        }
        struct input e = {.kind = INPUT_POINTER_DOWN, .pointer = 1, .x = c->x + c->w / 2,
                          .y = c->y + c->h / 2};
        scene_input(r->core.scene, &e);
        pass(r, 80, 40);
        e.kind = INPUT_POINTER_UP;
        scene_input(r->core.scene, &e);
        pass(r, 400, 100);
        return;
    }
    fail_msg("there is no target %s on %s", prefix, scene_screen(r->core.scene));
}

static void type(struct room *r, const unsigned char *word, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct input e = {.kind = INPUT_TEXT, .text = {(char)(word[i] ^ KEY)}};
        scene_input(r->core.scene, &e);
        pass(r, 60, 60);
    }
}

/* What is there can be found. */
static void assert_finds(const unsigned char *word)
{
    assert_true(SANITIZED || count(word, 1, false) > 0);
}

static void write_and_leave(struct room *r)
{
    tap(r, "cta");
    tap(r, "search");
    type(r, search_word, WORD);
    assert_finds(search_word);
    tap(r, "clear");
    tap(r, "person:");
    tap(r, "message");
    static const unsigned char blank = ' ' ^ KEY;
    for (unsigned i = 0; i < 18; i++) { /* more than the slides have to say in its place */
        type(r, note_word, WORD);
        type(r, &blank, 1);
    }
    assert_finds(note_word);
    tap(r, "next");
    tap(r, "person:");
    assert_string_equal(scene_screen(r->core.scene), "form-3");
    pass(r, 46000, 500);
    assert_string_equal(scene_screen(r->core.scene), "still-there");
    for (unsigned i = 0; i < 50 && scene_has_form(r->core.scene); i++) {
        pass(r, 500, 500);
    }
    assert_false(scene_has_form(r->core.scene));
}

static void words_that_were_left_are_nowhere_in_the_process(void **state)
{
    struct room *r = *state;
    write_and_leave(r);
    unsigned left = 0;
    /* The address sanitizer maps more memory than can be searched: there the wiping is what is
     * looked at. */
    for (size_t stride = 1; !SANITIZED && stride <= 4; stride *= 2) {
        left += count(note_word, stride, true) + count(search_word, stride, true);
    }
    assert_int_equal(left, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_that_were_left_are_nowhere_in_the_process, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
