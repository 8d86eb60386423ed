/* Scalar units. A number with a unit gets a name, so that a millisecond is never added to a
 * design unit by accident of typing. */
#ifndef BASE_UNIT_H
#define BASE_UNIT_H

#include <stdint.h>

typedef int64_t msec;  /* milliseconds: monotonic moments and spans */
typedef float du;      /* design units: the short side of the canvas is 1080 (480 when compact) */
typedef int px;        /* whole pixels */
typedef uint32_t rgb;  /* 0xRRGGBB, sRGB */

#define MSEC_NEVER INT64_MAX

#endif
