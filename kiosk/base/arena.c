#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 8 << 10, LARGEST_BLOCK = 1 << 20 };

_Thread_local uint64_t mem_allocations;

struct arena_block {
    struct arena_block *next;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
};

static _Noreturn void out_of_memory(void)
{
    fputs("out of memory\n", stderr);
    abort();
}

void *mem_new(size_t n, size_t size)
{
    mem_allocations++;
    void *p = calloc(n ? n : 1, size ? size : 1);
    if (!p) {
        out_of_memory();
    }
    return p;
}

void *mem_grow(void *p, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size) {
        out_of_memory();
    }
    mem_allocations++;
    size_t bytes = n * size;
    p = realloc(p, bytes > 0 ? bytes : 1);
    if (!p) {
        out_of_memory();
    }
    return p;
}

__attribute__((noinline)) void mem_wipe_stack(void)
{
    unsigned char deep[256 << 10];
    explicit_bzero(deep, sizeof deep);
}

void *arena_alloc(struct arena *a, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size > SIZE_MAX / 2) {
        out_of_memory();
    }
    size = (size + align - 1) / align * align;
    struct arena_block *b = a->head;
    if (!b || b->size - b->used < size) {
        size_t next = b ? b->size * 2 : FIRST_BLOCK;
        if (next > LARGEST_BLOCK) {
            next = LARGEST_BLOCK;
        }
        if (next < size) {
            next = size;
        }
        mem_allocations++;
        struct arena_block *fresh = malloc(sizeof *fresh + next);
        if (!fresh) {
            out_of_memory();
        }
        fresh->next = b;
        fresh->size = next;
        fresh->used = 0;
        a->head = b = fresh;
    }
    void *p = b->bytes + b->used;
    b->used += size;
    a->used += size;
    return memset(p, 0, size);
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size) {
        out_of_memory();
    }
    return arena_alloc(a, n * size);
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
    char *copy = arena_alloc(a, n + 1);
    if (n) {
        memcpy(copy, s, n);
    }
    return copy;
}

char *arena_strdup(struct arena *a, const char *s)
{
    return arena_strndup(a, s, strlen(s));
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *s = arena_alloc(a, (size_t)(n < 0 ? 0 : n) + 1);
    if (n > 0) {
        vsnprintf(s, (size_t)n + 1, format, again);
    }
    va_end(again);
    return s;
}

static void free_block(struct arena_block *b)
{
    explicit_bzero(b->bytes, b->size);
    free(b);
}

void arena_reset(struct arena *a)
{
    struct arena_block *keep = a->head;
    if (keep) {
        struct arena_block *b = keep->next;
        while (b) {
            struct arena_block *next = b->next;
            free_block(b);
            b = next;
        }
        keep->next = NULL;
        keep->used = 0;
    }
    a->used = 0;
}

void arena_done(struct arena *a)
{
    arena_reset(a);
    if (a->head) {
        free_block(a->head);
        a->head = NULL;
    }
}
