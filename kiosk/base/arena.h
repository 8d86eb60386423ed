/* Arena: memory that is freed all at once; one for each lifetime (snapshot, slide, frame).
 *
 * Zeroed storage of the caller is an empty arena. Allocation never fails: when the system has no
 * memory left the process ends with one line and systemd starts it again. Sizes that come from
 * input pass a cap of base/caps.h before they reach an arena. What goes back to the system is
 * wiped: a person's words shall not outlive the session in freed memory. Not thread-safe. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

struct arena_block;

struct arena {
    struct arena_block *head;
    size_t used; /* bytes handed out since the last reset, padding included */
};

/* size bytes, zeroed, aligned to max_align_t; valid until arena_reset or arena_done. */
void *arena_alloc(struct arena *a, size_t size);
/* n elements of size bytes; ends the process when n * size overflows. */
void *arena_array(struct arena *a, size_t n, size_t size);
char *arena_strdup(struct arena *a, const char *s);
/* Copies n bytes of s and adds a NUL. */
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Forgets everything but keeps the newest block, so that a steady user allocates no more. */
void arena_reset(struct arena *a);
void arena_done(struct arena *a);

/* How often this thread asked the system for memory, through this module or through SDL (see
 * platform/memory.h): drawing a frame must not move it. */
extern _Thread_local uint64_t mem_allocations;

/* Heap memory with the same promise: never NULL, zeroed. Freed with free(). */
void *mem_new(size_t n, size_t size);
/* Doubles like realloc; new bytes are not zeroed. */
void *mem_grow(void *p, size_t n, size_t size);
/* Wipes what functions that have returned left on this thread's stack, 256 KB deep: where ICU takes
 * words apart there are copies that no caller can name. */
void mem_wipe_stack(void);

#endif
