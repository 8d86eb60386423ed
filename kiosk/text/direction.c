#include "base/str.h"
#include "text/text.h"

#include <unicode/uchar.h>

bool text_is_rtl(const char *s, size_t n)
{
    unsigned isolates = 0;
    for (size_t i = 0; i < n;) {
        UCharDirection d = u_charDirection((UChar32)utf8_next(s, n, &i));
        if (d == U_LEFT_TO_RIGHT_ISOLATE || d == U_RIGHT_TO_LEFT_ISOLATE ||
            d == U_FIRST_STRONG_ISOLATE) {
            isolates++;
        } else if (d == U_POP_DIRECTIONAL_ISOLATE && isolates > 0) {
            isolates--;
        } else if (isolates == 0 && d == U_LEFT_TO_RIGHT) {
            return false;
        } else if (isolates == 0 && (d == U_RIGHT_TO_LEFT || d == U_RIGHT_TO_LEFT_ARABIC)) {
            return true;
        }
    }
    return false;
}
