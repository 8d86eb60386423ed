/* Exit codes of both programs, stable (sysexits.h above 2). */
#ifndef BASE_EXIT_H
#define BASE_EXIT_H

enum { EXIT_DONE = 0, EXIT_PROBLEMS = 1, EXIT_USAGE = 2, EXIT_BAD_DATA = 65, EXIT_NO_DISPLAY = 69,
       EXIT_IO = 74, EXIT_TRY_AGAIN = 75 };

#endif
