#include "import/weekdays.h"

#include "base/str.h"
#include "import/encoding.h"

#include <string.h>

/* Folded. Two letters are enough where they are unique in their language; where languages differ
 * ("mar": Spanish Tuesday, "mi": German Wednesday) full names decide. */
static const char *const names[7][12] = {
    {"monday", "mon", "mo", "montag", "lundi", "lun", "lunes", "poniedzialek", "pon"},
    {"tuesday", "tue", "tues", "tu", "di", "dienstag", "mardi", "martes", "wtorek", "wt"},
    {"wednesday", "wed", "we", "mi", "mittwoch", "mercredi", "mer", "miercoles", "sroda", "sr"},
    {"thursday", "thu", "thur", "thurs", "th", "do", "donnerstag", "jeudi", "jeu", "jueves",
     "czwartek", "czw"},
    {"friday", "fri", "fr", "freitag", "vendredi", "ven", "viernes", "vie", "piatek", "pt"},
    {"saturday", "sat", "sa", "samstag", "sonnabend", "samedi", "sam", "sabado", "sab", "sobota",
     "sob"},
    {"sunday", "sun", "su", "so", "sonntag", "dimanche", "dim", "domingo", "dom", "niedziela",
     "nd"},
};

bool weekday_parse(const char *s, unsigned *ret)
{
    char folded[64];
    encoding_fold(folded, sizeof folded, s);
    for (unsigned day = 0; day < 7; day++) {
        for (unsigned i = 0; i < 12 && names[day][i]; i++) {
            if (str_equal(folded, names[day][i])) {
                *ret = day;
                return true;
            }
        }
    }
    return false;
}

static bool parse_range(const char *s, unsigned *bits)
{
    char from[64], to[64];
    const char *dash = strstr(s, "–");
    size_t dash_bytes = strlen("–");
    if (!dash) {
        dash = strchr(s, '-');
        dash_bytes = 1;
    }
    unsigned first, last;
    if (!dash) {
        if (!weekday_parse(s, &first)) {
            return false;
        }
        *bits |= 1u << first;
        return true;
    }
    if ((size_t)(dash - s) >= sizeof from || !str_copy(to, sizeof to, dash + dash_bytes)) {
        return false;
    }
    memcpy(from, s, (size_t)(dash - s));
    from[dash - s] = '\0';
    if (!weekday_parse(from, &first) || !weekday_parse(to, &last)) {
        return false;
    }
    for (unsigned day = first;; day = (day + 1) % 7) {
        *bits |= 1u << day;
        if (day == last) {
            return true;
        }
    }
}

bool weekdays_parse(const char *s, unsigned *ret_bits)
{
    char folded[64], copy[256];
    unsigned bits = 0;
    encoding_fold(folded, sizeof folded, s);
    if (str_equal(folded, "daily") || str_equal(folded, "every day") || str_equal(folded, "all")) {
        *ret_bits = 0;
        return true;
    }
    if (str_equal(folded, "weekdays") || str_equal(folded, "workdays") ||
        str_equal(folded, "werktags")) {
        *ret_bits = 0x1F;
        return true;
    }
    if (str_equal(folded, "weekend") || str_equal(folded, "weekends")) {
        *ret_bits = 0x60;
        return true;
    }
    if (!str_copy(copy, sizeof copy, s)) {
        return false;
    }
    char *rest = NULL;
    for (char *part = strtok_r(copy, ",;/&+", &rest); part; part = strtok_r(NULL, ",;/&+", &rest)) {
        if (!parse_range(part, &bits)) {
            return false;
        }
    }
    if (bits == 0) {
        return false;
    }
    *ret_bits = bits;
    return true;
}
