#include "platform/memory.h"

#include "base/arena.h"

#include <SDL2/SDL_atomic.h>
#include <SDL2/SDL_stdinc.h>
#include <inttypes.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The software renderer keeps a node of two pointers for each picture that it copies, and makes it
 * anew when the picture's opacity goes to or from full. A moving frame would ask the system for
 * nothing else, so these come from here. */
enum { NODE = 16, NODES = 4096 };

static union node {
    union node *next;
    alignas(max_align_t) unsigned char bytes[NODE];
} node[NODES];
static union node *spare; /* given back */
static unsigned touched;  /* the rest was never given out */
static SDL_SpinLock lock; /* SDL asks on every thread */

static void *take_node(void)
{
    SDL_AtomicLock(&lock);
    union node *n = spare;
    if (n) {
        spare = n->next;
    } else if (touched < NODES) {
        n = &node[touched++];
    }
    SDL_AtomicUnlock(&lock);
    return n;
}

static bool is_node(const void *p)
{
    return (uintptr_t)p >= (uintptr_t)node && (uintptr_t)p < (uintptr_t)(node + NODES);
}

static void SDLCALL give_back(void *p)
{
    if (!is_node(p)) {
        free(p);
        return;
    }
    union node *n = p;
    SDL_AtomicLock(&lock);
    n->next = spare;
    spare = n;
    SDL_AtomicUnlock(&lock);
}

static void *SDLCALL count_malloc(size_t n)
{
    void *p = n <= NODE ? take_node() : NULL;
    if (p) {
        return p;
    }
    mem_allocations++;
    return malloc(n);
}

static void *SDLCALL count_calloc(size_t n, size_t size)
{
    void *p = size > 0 && n <= NODE / size ? take_node() : NULL;
    if (p) {
        return memset(p, 0, NODE);
    }
    mem_allocations++;
    return calloc(n, size);
}

static void *SDLCALL count_realloc(void *p, size_t n)
{
    if (p && is_node(p)) {
        void *larger = n <= NODE ? p : count_malloc(n);
        if (larger && larger != p) {
            memcpy(larger, p, NODE);
            give_back(p);
        }
        return larger;
    }
    mem_allocations++;
    return realloc(p, n);
}

void memory_count_sdl(void)
{
    SDL_SetMemoryFunctions(count_malloc, count_calloc, count_realloc, give_back);
}

uint64_t memory_resident_kib(void)
{
    uint64_t size, resident;
    FILE *f = fopen("/proc/self/statm", "re");
    if (!f) {
        return 0;
    }
    int got = fscanf(f, "%" SCNu64 " %" SCNu64, &size, &resident);
    fclose(f);
    return got == 2 ? resident * (uint64_t)sysconf(_SC_PAGESIZE) / 1024 : 0;
}
