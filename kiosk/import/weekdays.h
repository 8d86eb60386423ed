/* Days of the week as people write them: "Mon-Fri", "Tue, Thu", "weekdays". */
#ifndef IMPORT_WEEKDAYS_H
#define IMPORT_WEEKDAYS_H

#include <stdbool.h>

/* Bit 0 Monday .. bit 6 Sunday; 0 for "daily". In English, German, French, Spanish and Polish. */
bool weekdays_parse(const char *s, unsigned *ret_bits);
/* One day, 0 Monday .. 6 Sunday. */
bool weekday_parse(const char *s, unsigned *ret);

#endif
