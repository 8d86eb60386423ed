/* Numbers of a sheet as text: there are no dates in a workbook, only numbers that are shown as
 * such. */
#include "base/str.h"
#include "import/xlsx.h"
#include "model/date.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct number_format number_format_builtin(unsigned id)
{
    struct number_format f = {.kind = NUMBER_PLAIN};
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 34 && id <= 36) ||
        (id >= 50 && id <= 58)) {
        f.kind = NUMBER_DATE;
    } else if ((id >= 18 && id <= 21) || id == 32 || id == 33 || (id >= 45 && id <= 47)) {
        f.kind = NUMBER_TIME;
    } else if (id == 22) {
        f.kind = NUMBER_DATE_TIME;
    }
    return f;
}

/* Behind what says nothing of dates: "quoted" text, \x, _x, *x, and [Red] or [$-409] but not [h],
 * which is a number of hours. */
static const char *skip_literal(const char *p)
{
    if (*p == '"') {
        const char *end = strchr(p + 1, '"');
        return end ? end + 1 : p + strlen(p);
    }
    if ((*p == '\\' || *p == '_' || *p == '*') && p[1]) {
        return p + 2;
    }
    if (*p == '[' && !strchr("hHmMsS", p[1])) {
        const char *end = strchr(p, ']');
        return end ? end + 1 : p + strlen(p);
    }
    return p;
}

struct number_format number_format_of(const char *code)
{
    bool day = false, clock = false, month = false;
    size_t zeros = strspn(code, "0");
    if (zeros > 1 && zeros < 16 && !code[zeros]) {
        return (struct number_format){NUMBER_ZEROS, (unsigned)zeros};
    }
    for (const char *p = code; *p && *p != ';';) {
        const char *next = skip_literal(p);
        if (next > p) {
            p = next;
            continue;
        }
        /* "General" and "Standard" are words, not parts of a date. */
        if (strncmp(p, "General", 7) == 0 || strncmp(p, "Standard", 8) == 0) {
            break;
        }
        day = day || strchr("dDyY", *p);
        month = month || strchr("mM", *p);
        clock = clock || strchr("hHsS", *p);
        p++;
    }
    day = day || (month && !clock);
    return (struct number_format){
        .kind = day ? (clock ? NUMBER_DATE_TIME : NUMBER_DATE) : clock ? NUMBER_TIME
                                                                       : NUMBER_PLAIN};
}

/* Fifteen digits are what spreadsheets keep; more would show 0.1 + 0.2 as it is. */
static bool plain_text(double n, unsigned digits, char *dst, size_t size)
{
    bool small = n != 0 && fabs(n) < 1e-4;
    if (digits > 0 && n >= 0 && n == floor(n)) {
        return str_format(dst, size, "%0*.0f", (int)digits, n);
    }
    if (!small) {
        return str_format(dst, size, fabs(n) < 1e15 ? "%.15g" : "%.0f", n);
    }
    if (!str_format(dst, size, "%.15f", n)) {
        return false;
    }
    for (size_t len = strlen(dst); len > 0 && (dst[len - 1] == '0'); len--) {
        dst[len - 1] = '\0';
    }
    return true;
}

bool number_format_text(struct number_format f, bool epoch_1904, const char *value, char *dst,
                        size_t size)
{
    static const double LAST = 2958466; /* 10000-01-01 */
    char *end;
    if (!*value || value[strspn(value, "0123456789+-.eE")]) {
        return false; /* strtod also takes "inf", "nan" and hexadecimal ones */
    }
    double n = strtod(value, &end);
    if (*end || !isfinite(n) || fabs(n) > 1e20) {
        return false;
    }
    if (f.kind == NUMBER_PLAIN || f.kind == NUMBER_ZEROS || n < 0 || n >= LAST) {
        return plain_text(n, f.digits, dst, size);
    }
    double day = floor(n);
    unsigned minutes = (unsigned)((n - day) * 1440 + 0.5);
    if (minutes == 1440) {
        minutes = 0;
        day++;
    }
    char clock[16], iso[11];
    snprintf(clock, sizeof clock, "%02u:%02u", minutes / 60, minutes % 60);
    if (f.kind == NUMBER_TIME || (n < 1 && !epoch_1904)) {
        return str_copy(dst, size, clock);
    }
    /* 1900 is a leap year there, for the sake of a program from 1983. */
    date epoch = epoch_1904 ? date_of((struct ymd){1904, 1, 1})
                            : date_of((struct ymd){1899, 12, 30}) + (day < 60);
    date_format(epoch + (date)day, iso);
    if (f.kind == NUMBER_DATE || minutes == 0) {
        return str_copy(dst, size, iso);
    }
    return str_format(dst, size, "%s %s", iso, clock);
}
