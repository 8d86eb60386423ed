/* Each test of the file has a folder of its own, dir: set-up and tear-down for cmocka. */
#ifndef FAULT_SCRATCH_EACH_H
#define FAULT_SCRATCH_EACH_H

#include "fault/scratch.h"

static char dir[SCRATCH_PATH];

static inline int setup(void **state)
{
    scratch_new(dir);
    return 0;
}

static inline int teardown(void **state)
{
    scratch_remove(dir);
    return 0;
}

#endif
