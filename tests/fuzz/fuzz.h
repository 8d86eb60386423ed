/* A fuzz target is one file tests/fuzz/fuzz_<name>.c that defines this function; it must accept
 * any bytes, keep no state between calls, and return 0. `make fuzz` runs it under libFuzzer;
 * `make test` replays tests/fuzz/corpus/<name>, where every input that once crashed is kept. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
