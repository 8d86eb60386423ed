#include "draw/cache.h"
#include "cm.h"

static SDL_Surface *surface;
static SDL_Renderer *target;

static int set_up(void **state)
{
    surface = SDL_CreateRGBSurfaceWithFormat(0, 16, 16, 32, SDL_PIXELFORMAT_ARGB8888);
    target = SDL_CreateSoftwareRenderer(surface);
    return 0;
}

static int tear_down(void **state)
{
    SDL_DestroyRenderer(target);
    SDL_FreeSurface(surface);
    return 0;
}

/* 16 x 16: 1024 bytes. */
static void add(struct cache *c, uint64_t key)
{
    struct entry *e = cache_add(c, key);
    cache_set_texture(
        c, e,
        SDL_CreateTexture(target, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STATIC, 16, 16));
}

static void the_least_recently_used_goes_first(void **state)
{
    struct cache *c = cache_new(3 * 1024);
    for (uint64_t key = 1; key <= 3; key++) {
        cache_next_frame(c);
        add(c, key);
    }
    cache_next_frame(c);
    assert_non_null(cache_find(c, 1));
    add(c, 4);
    assert_null(cache_find(c, 2));
    assert_non_null(cache_peek(c, 1));
    assert_non_null(cache_peek(c, 3));
    assert_non_null(cache_peek(c, 4));
    assert_int_equal(cache_bytes(c), 3 * 1024);
    assert_int_equal(cache_textures(c), 3);
    cache_free(c);
}

static void nothing_that_this_frame_uses_goes(void **state)
{
    struct cache *c = cache_new(1024);
    cache_next_frame(c);
    for (uint64_t key = 1; key <= 5; key++) {
        add(c, key);
    }
    for (uint64_t key = 1; key <= 5; key++) {
        assert_non_null(cache_find(c, key));
    }
    assert_int_equal(cache_bytes(c), 5 * 1024);
    cache_next_frame(c);
    add(c, 6);
    assert_int_equal(cache_bytes(c), 1024);
    assert_null(cache_find(c, 5));
    cache_free(c);
}

static void a_picture_on_its_way_is_kept(void **state)
{
    struct cache *c = cache_new(1024);
    cache_add(c, 1)->state = ENTRY_PENDING;
    for (uint64_t key = 2; key < 20; key++) {
        cache_next_frame(c);
        add(c, key);
    }
    struct entry *e = cache_find(c, 1);
    assert_non_null(e);
    assert_int_equal(e->state, ENTRY_PENDING);
    cache_free(c);
}

static void words_go_when_they_were_not_shown_for_long(void **state)
{
    struct cache *c = cache_new(1 << 20);
    for (uint64_t key = 1; key <= 3; key++) {
        add(c, key);
        cache_find(c, key)->brief = key != 3;
    }
    for (int frame = 0; frame < 2000; frame++) {
        cache_next_frame(c);
        assert_non_null(cache_find(c, 2));
    }
    assert_int_equal(cache_textures(c), 3);
    add(c, 4);
    assert_null(cache_peek(c, 1));
    assert_non_null(cache_peek(c, 2));
    assert_non_null(cache_peek(c, 3));
    assert_int_equal(cache_bytes(c), 3 * 1024);
    cache_free(c);
}

static void keys_that_share_a_bucket_are_told_apart(void **state)
{
    struct cache *c = cache_new(1 << 20);
    for (uint64_t i = 0; i < 20; i++) {
        cache_add(c, 7 + i * 4096)->x = (px)i;
    }
    cache_drop(c, cache_find(c, 7 + 5 * 4096));
    cache_drop(c, cache_find(c, 7 + 19 * 4096));
    cache_drop(c, cache_find(c, 7));
    for (uint64_t i = 0; i < 20; i++) {
        struct entry *e = cache_find(c, 7 + i * 4096);
        assert_int_equal(e != NULL, i != 0 && i != 5 && i != 19);
        assert_true(!e || e->x == (px)i);
    }
    cache_free(c);
}

static void more_entries_than_slots_push_out_the_oldest(void **state)
{
    struct cache *c = cache_new(1 << 20);
    for (uint64_t key = 1; key <= CACHE_SLOTS + 10; key++) {
        cache_add(c, key * 0x9E3779B97F4A7C15u);
    }
    assert_null(cache_find(c, 0x9E3779B97F4A7C15u));
    assert_non_null(cache_find(c, (CACHE_SLOTS + 10) * 0x9E3779B97F4A7C15u));
    cache_free(c);
    cache_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_least_recently_used_goes_first),
        cmocka_unit_test(nothing_that_this_frame_uses_goes),
        cmocka_unit_test(a_picture_on_its_way_is_kept),
        cmocka_unit_test(words_go_when_they_were_not_shown_for_long),
        cmocka_unit_test(keys_that_share_a_bucket_are_told_apart),
        cmocka_unit_test(more_entries_than_slots_push_out_the_oldest),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
