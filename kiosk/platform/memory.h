/* Memory: what the process uses, and SDL's allocations counted with ours. SDL's smallest ones come
 * from a pool, so that a moving frame asks the system for nothing. */
#ifndef PLATFORM_MEMORY_H
#define PLATFORM_MEMORY_H

#include <stdint.h>

/* Counts SDL's allocations of each thread in mem_allocations (base/arena.h). Call before any other
 * SDL function. */
void memory_count_sdl(void);
/* Resident set in KiB (proc(5), statm); 0 when unknown. */
uint64_t memory_resident_kib(void);

#endif
