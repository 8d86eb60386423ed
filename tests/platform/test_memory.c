#include "base/arena.h"
#include "cm.h"
#include "platform/memory.h"

#include <SDL2/SDL.h>
#include <string.h>

enum { NODES = 5000 }; /* more than the pool has */

static void small_pieces_are_not_asked_of_the_system(void **state)
{
    uint64_t before = mem_allocations;
    for (int i = 0; i < 100000; i++) {
        char *p = SDL_malloc(16);
        memset(p, 0xFF, 16);
        SDL_free(p);
    }
    assert_int_equal(mem_allocations, before);
    SDL_free(SDL_malloc(17));
    assert_int_equal(mem_allocations, before + 1);
}

static void more_of_them_than_the_pool_has_are_all_there(void **state)
{
    static unsigned char *p[NODES];
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < NODES; i++) {
            p[i] = SDL_calloc(4, 4);
            assert_int_equal((uintptr_t)p[i] % 16, 0);
            for (int k = 0; k < 16; k++) {
                assert_int_equal(p[i][k], 0);
            }
            memset(p[i], i % 251 + 1, 16);
        }
        for (int i = 0; i < NODES; i++) {
            assert_int_equal(p[i][0], i % 251 + 1);
            assert_int_equal(p[i][15], i % 251 + 1);
            SDL_free(p[i]);
        }
    }
}

static void a_piece_that_grows_keeps_what_is_in_it(void **state)
{
    char *p = SDL_realloc(NULL, 8);
    strcpy(p, "bridge");
    p = SDL_realloc(p, 16);
    p = SDL_realloc(p, 4000);
    assert_string_equal(p, "bridge");
    p = SDL_realloc(p, 8);
    assert_string_equal(p, "bridge");
    SDL_free(p);
    SDL_free(NULL);
}

static int SDLCALL take_and_give(void *mark)
{
    int wrong = 0;
    for (int i = 0; i < 20000; i++) {
        unsigned char *p = SDL_malloc(16);
        memset(p, *(unsigned char *)mark, 16);
        for (int k = 0; k < 16; k++) {
            wrong += p[k] != *(unsigned char *)mark;
        }
        SDL_free(p);
    }
    return wrong;
}

static void threads_never_get_the_same_piece(void **state)
{
    unsigned char mark[4] = {1, 2, 3, 4};
    SDL_Thread *t[4];
    for (int i = 0; i < 4; i++) {
        t[i] = SDL_CreateThread(take_and_give, "t", &mark[i]);
    }
    for (int i = 0; i < 4; i++) {
        int wrong = -1;
        SDL_WaitThread(t[i], &wrong);
        assert_int_equal(wrong, 0);
    }
}

int main(void)
{
    memory_count_sdl();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_pieces_are_not_asked_of_the_system),
        cmocka_unit_test(more_of_them_than_the_pool_has_are_all_there),
        cmocka_unit_test(a_piece_that_grows_keeps_what_is_in_it),
        cmocka_unit_test(threads_never_get_the_same_piece),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
