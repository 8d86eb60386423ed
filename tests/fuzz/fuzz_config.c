#include "config/config.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct config c;
    struct diag d = {0};
    config_defaults(&c);
    enum err e = config_parse(&c, (const char *)bytes, n, &d);
    /* Whatever comes in, every value stays one that the table allows. */
    if ((e != ERR_OK) != (d.text[0] != '\0') || c.notes_days < 1 || c.notes_days > 366 ||
        c.rotate < 0 || c.rotate > 3 || memchr(c.data, '\0', sizeof c.data) == NULL) {
        __builtin_trap();
    }
    return 0;
}
