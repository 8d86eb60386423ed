#include "import/dates.h"

#include "i18n/i18n.h"
#include "import/encoding.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Full names, folded; three letters or more of one are enough when no other month begins so. */
static const struct {
    const char *name;
    unsigned month;
} months[] = {
    {"january", 1}, {"januar", 1}, {"janvier", 1}, {"enero", 1}, {"styczen", 1}, {"stycznia", 1},
    {"february", 2}, {"februar", 2}, {"fevrier", 2}, {"febrero", 2}, {"luty", 2}, {"lutego", 2},
    {"march", 3}, {"marz", 3}, {"mrz", 3}, {"maerz", 3}, {"mars", 3}, {"marzo", 3}, {"marzec", 3},
    {"marca", 3}, {"april", 4}, {"avril", 4}, {"abril", 4}, {"kwiecien", 4}, {"kwietnia", 4},
    {"may", 5}, {"mai", 5}, {"mayo", 5}, {"maj", 5}, {"maja", 5}, {"june", 6}, {"juni", 6},
    {"juin", 6}, {"junio", 6}, {"czerwiec", 6}, {"czerwca", 6}, {"july", 7}, {"juli", 7},
    {"juillet", 7}, {"julio", 7}, {"lipiec", 7}, {"lipca", 7}, {"august", 8}, {"aout", 8},
    {"agosto", 8}, {"sierpien", 8}, {"sierpnia", 8}, {"september", 9}, {"septembre", 9},
    {"septiembre", 9}, {"wrzesien", 9}, {"wrzesnia", 9}, {"october", 10}, {"oktober", 10},
    {"octobre", 10}, {"octubre", 10}, {"pazdziernik", 10}, {"pazdziernika", 10}, {"november", 11},
    {"novembre", 11}, {"noviembre", 11}, {"listopad", 11}, {"listopada", 11}, {"december", 12},
    {"dezember", 12}, {"decembre", 12}, {"diciembre", 12}, {"grudzien", 12}, {"grudnia", 12},
};

/* Words that stand in dates and say nothing: ordinals, articles, weekdays. */
static const char *const fillers[] = {
    "st", "nd", "rd", "th", "er", "o", "of", "the", "den", "der", "de", "del", "le", "el", "r",
    "mon", "monday", "tue", "tues", "tuesday", "wed", "wednesday", "thu", "thur", "thurs",
    "thursday", "fri", "friday", "sat", "saturday", "sun", "sunday", "mo", "montag", "di",
    "dienstag", "mi", "mittwoch", "do", "donnerstag", "fr", "freitag", "sa", "samstag", "so",
    "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes",
    "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "lun", "mer", "jeu", "ven",
    "sam", "dim", "mie", "jue", "vie", "sab", "dom", "poniedzialek", "wtorek", "sroda", "czwartek",
    "piatek", "sobota", "niedziela", "pon", "wt", "sr", "czw", "pt", "sob", "niedz", "nd",
};

/* What stands in a value, before anybody decides what it means. */
struct pieces {
    unsigned number[3], digits[3], count;
    unsigned month_word;       /* 0 for none */
    unsigned numbers_before_word;
    char separator;
};

static unsigned month_of(const char *word, size_t n)
{
    unsigned found = 0;
    for (size_t i = 0; i < sizeof months / sizeof months[0]; i++) {
        if (strlen(months[i].name) < n || memcmp(months[i].name, word, n) != 0) {
            continue;
        }
        if (strlen(months[i].name) == n) {
            return months[i].month;
        }
        if (found && found != months[i].month) {
            return 0;
        }
        found = months[i].month;
    }
    return n >= 3 ? found : 0;
}

static bool is_filler(const char *word, size_t n)
{
    for (size_t i = 0; i < sizeof fillers / sizeof fillers[0]; i++) {
        if (strlen(fillers[i]) == n && memcmp(fillers[i], word, n) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Cuts "T14:00:00" or " 14:00" off a date, as databases and spreadsheets write them. */
static minute split_time(char *s)
{
    minute time = MINUTE_NONE, until;
    const char *colon = strchr(s, ':');
    for (char *p = s; colon && p < colon; p++) {
        bool mark = p > s && is_digit(p[-1]) && (*p == 'T' || *p == 't' || *p == ' ') &&
                    is_digit(p[1]);
        if (mark && time_parse(p + 1, &time, &until)) {
            *p = '\0';
            break;
        }
    }
    return time;
}

static bool take_apart(const char *s, struct pieces *ret)
{
    struct pieces p = {0};
    for (const char *c = s; *c;) {
        if (is_digit(*c)) {
            if (p.count == 3) {
                return false;
            }
            unsigned value = 0, digits = 0;
            for (; is_digit(*c); c++, digits++) {
                value = digits < 8 ? value * 10 + (unsigned)(*c - '0') : value;
            }
            if (digits > 8) {
                return false;
            }
            p.number[p.count] = value;
            p.digits[p.count++] = digits;
        } else if ((*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z') || (*c & 0x80)) {
            const char *from = c;
            while ((*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z') || (*c & 0x80)) {
                c++;
            }
            char raw[64], word[64];
            if ((size_t)(c - from) >= sizeof raw) {
                return false;
            }
            memcpy(raw, from, (size_t)(c - from));
            raw[c - from] = '\0';
            encoding_fold(word, sizeof word, raw);
            size_t n = strlen(word);
            unsigned month = month_of(word, n);
            if (month && !p.month_word) {
                p.month_word = month;
                p.numbers_before_word = p.count;
            } else if (!is_filler(word, n) && n > 0) {
                return false;
            }
        } else if (strchr("/-. ,'", *c)) {
            if (p.count == 1 && *c != ' ' && !p.separator) {
                p.separator = *c;
            }
            c++;
        } else {
            return false;
        }
    }
    *ret = p;
    return true;
}

/* Two digits: the past for what has happened, else at most 20 years ahead. */
static int full_year(unsigned number, unsigned digits, enum date_use use, date today)
{
    if (digits > 2) {
        return (int)number;
    }
    int this_year = date_ymd(today).year;
    int ahead = use == DATE_USE_EVENT ? 20 : 1;
    int year = this_year - this_year % 100 + (int)number;
    return year > this_year + ahead ? year - 100 : year;
}

static bool finish(unsigned month, unsigned mday, bool has_year, int year, enum date_use use,
                   date today, struct found_date *ret)
{
    struct found_date f = {.found = true, .day = DATE_NONE, .month = month, .mday = mday,
                           .time = MINUTE_NONE};
    if (use == DATE_USE_BIRTHDAY) {
        if (!ymd_valid((struct ymd){2000, month, mday})) {
            return false;
        }
    } else if (has_year) {
        if (year < 1900 || !ymd_valid((struct ymd){year, month, mday})) {
            return false;
        }
        f.day = date_of((struct ymd){year, month, mday});
    } else {
        if (use == DATE_USE_PAST || !ymd_valid((struct ymd){2000, month, mday})) {
            return false;
        }
        /* What was a month ago is likelier over than eleven months ahead. */
        f.day = date_next_yearly(today - 31, month, mday, LEAP_BIRTHDAY_28_FEB);
    }
    *ret = f;
    return true;
}

static bool from_day(date day, enum date_use use, struct found_date *ret)
{
    struct ymd y = date_ymd(day);
    *ret = (struct found_date){
        .found = true,
        .day = use == DATE_USE_BIRTHDAY ? DATE_NONE : day,
        .month = y.month,
        .mday = y.day,
        .time = MINUTE_NONE,
    };
    return true;
}

/* "today", "today+9", "today - 3": for content that is an example every day. */
static bool parse_relative(const char *s, enum date_use use, date today, struct found_date *ret)
{
    static const char word[] = "today";
    for (size_t i = 0; i < sizeof word - 1; i++) {
        if ((s[i] | 0x20) != word[i]) {
            return false;
        }
    }
    const char *p = s + sizeof word - 1;
    p += strspn(p, " ");
    long days = 0;
    if (*p) {
        bool minus = *p == '-';
        if (!minus && *p != '+') {
            return false;
        }
        p++;
        p += strspn(p, " ");
        char *end;
        days = is_digit(*p) ? strtol(p, &end, 10) : -1;
        if (days < 0 || days > 36500 || *end) {
            return false;
        }
        days = minus ? -days : days;
    }
    return from_day(today + (date)days, use, ret);
}

/* An Excel serial number, perhaps with the time as a fraction. */
static bool parse_serial(const char *s, enum date_use use, struct found_date *ret)
{
    size_t whole = strspn(s, "0123456789");
    size_t fraction = 0;
    if (whole == 5 && (s[5] == '.' || s[5] == ',')) {
        fraction = 1 + strspn(s + 6, "0123456789");
    }
    if (whole != 5 || s[5 + fraction]) {
        return false;
    }
    enum { EXCEL_EPOCH = 25569 }; /* 1970-01-01 */
    date day = (date)strtol(s, NULL, 10) - EXCEL_EPOCH;
    if (day < date_of((struct ymd){1930, 1, 1}) || day > date_of((struct ymd){2099, 12, 31})) {
        return false;
    }
    from_day(day, use, ret);
    if (fraction > 1) {
        char part[32];
        minute until;
        str_format(part, sizeof part, "0.%s00", s + 6); /* "0.75" would be a time */
        if (!time_parse(part, &ret->time, &until)) {
            ret->time = MINUTE_NONE;
        }
    }
    return true;
}

/* Numbers only, at least two of them, the year not in front. */
static bool is_slashed(const struct pieces *p)
{
    return !p->month_word && p->count >= 2 && p->digits[0] <= 2 && p->digits[1] <= 2;
}

enum date_order date_order_of(const char *s)
{
    char text[128];
    struct pieces p;
    /* Most columns have the year in front, and a hundred thousand rows. */
    bool year_first = is_digit(s[0]) && is_digit(s[1]) && is_digit(s[2]);
    if (year_first || !str_copy(text, sizeof text, s)) {
        return DATE_ORDER_UNKNOWN;
    }
    split_time(text);
    if (!take_apart(text, &p) || !is_slashed(&p)) {
        return DATE_ORDER_UNKNOWN;
    }
    if (p.number[0] > 12 && p.number[0] <= 31 && p.number[1] >= 1 && p.number[1] <= 12) {
        return DATE_ORDER_DAY_FIRST;
    }
    if (p.number[1] > 12 && p.number[1] <= 31 && p.number[0] >= 1 && p.number[0] <= 12) {
        return DATE_ORDER_MONTH_FIRST;
    }
    return DATE_ORDER_UNKNOWN;
}

static bool parse_named(const struct pieces *p, enum date_use use, date today,
                        struct found_date *ret)
{
    if (p->count < 1 || p->count > 2) {
        return false;
    }
    /* "2026 June 8" has the year in front, all else the day. */
    unsigned day_at = p->count == 2 && p->digits[0] > 2 ? 1 : 0;
    unsigned year_at = 1 - day_at;
    if (p->digits[day_at] > 2 || (p->count == 2 && p->digits[year_at] == 3)) {
        return false;
    }
    int year = p->count == 2 ? full_year(p->number[year_at], p->digits[year_at], use, today) : 0;
    return finish(p->month_word, p->number[day_at], p->count == 2, year, use, today, ret);
}

bool date_parse(const char *s, enum date_use use, date today, enum date_order order,
                struct found_date *ret)
{
    char text[128];
    struct pieces p;
    if (parse_relative(s, use, today, ret) || parse_serial(s, use, ret)) {
        return true;
    }
    if (!str_copy(text, sizeof text, s)) {
        return false;
    }
    minute time = split_time(text);
    if (!take_apart(text, &p)) {
        return false;
    }
    bool good = false;
    if (p.month_word) {
        good = parse_named(&p, use, today, ret);
    } else if (p.count == 1 && p.digits[0] == 8) {
        unsigned n = p.number[0];
        good = finish(n / 100 % 100, n % 100, true, (int)(n / 10000), use, today, ret);
    } else if (p.count == 3 && p.digits[0] == 4 && p.digits[1] <= 2 && p.digits[2] <= 2) {
        good = finish(p.number[1], p.number[2], true, (int)p.number[0], use, today, ret);
    } else if (is_slashed(&p) && (p.count == 2 || p.digits[2] == 2 || p.digits[2] == 4)) {
        if (order == DATE_ORDER_UNKNOWN) {
            order = date_order_of(text);
        }
        if (order == DATE_ORDER_UNKNOWN && (p.separator == '.' || p.number[0] == p.number[1])) {
            order = DATE_ORDER_DAY_FIRST;
        }
        if (order == DATE_ORDER_UNKNOWN) {
            return false;
        }
        bool day_first = order == DATE_ORDER_DAY_FIRST;
        int year = p.count == 3 ? full_year(p.number[2], p.digits[2], use, today) : 0;
        good = finish(p.number[day_first], p.number[!day_first], p.count == 3, year, use, today,
                      ret);
    }
    if (good) {
        ret->time = time;
    }
    return good;
}

/* Says once that day and month cannot be told apart, and with which value. */
static void report_undecided(const struct table *t, unsigned column, unsigned row, unsigned other)
{
    const char *name = t->column[column].name;
    if (other) {
        table_report(t, REPORT_ERROR, row, column,
                     "%s: found “%.40s”, but line %u has “%.40s”: one has the day first, the other "
                     "the month; expected the same order in the whole column, or dates like "
                     "2026-06-08. Nothing of this column was applied.",
                     name, table_text(t, row, column), table_cell(t, other, column).line,
                     table_text(t, other, column));
    } else {
        table_report(t, REPORT_ERROR, row, column,
                     "%s: found “%.40s”, which can be two different days, and no line of the "
                     "column tells whether the day or the month comes first; expected dates like 8 "
                     "June or 2026-06-08. Nothing of this column was applied.",
                     name, table_text(t, row, column));
    }
}

/* False when the column contradicts itself; that is reported. */
static bool decide_order(const struct table *t, unsigned column, enum date_order *ret)
{
    unsigned proof[3] = {0};
    for (unsigned row = 1; row <= table_rows(t); row++) {
        enum date_order order = date_order_of(table_text(t, row, column));
        if (!proof[order]) {
            proof[order] = row;
        }
    }
    unsigned day = proof[DATE_ORDER_DAY_FIRST], month = proof[DATE_ORDER_MONTH_FIRST];
    if (day && month) {
        report_undecided(t, column, day > month ? day : month, day > month ? month : day);
        return false;
    }
    *ret = day ? DATE_ORDER_DAY_FIRST : month ? DATE_ORDER_MONTH_FIRST : DATE_ORDER_UNKNOWN;
    return true;
}

struct found_date *date_column(const struct table *t, unsigned column, enum date_use use,
                               date today, const char *consequence, struct arena *a,
                               bool *ret_undecided)
{
    struct found_date *found = arena_array(a, table_rows(t) + 1, sizeof *found);
    enum date_order order = DATE_ORDER_UNKNOWN;
    bool decided = decide_order(t, column, &order);
    for (unsigned row = 1; decided && row <= table_rows(t); row++) {
        const char *text = table_text(t, row, column);
        if (!*text || date_parse(text, use, today, order, &found[row])) {
            continue;
        }
        /* It would be a date if somebody said what comes first. */
        struct found_date guess;
        if (order == DATE_ORDER_UNKNOWN &&
            date_parse(text, use, today, DATE_ORDER_DAY_FIRST, &guess)) {
            report_undecided(t, column, row, 0);
            decided = false;
            break;
        }
        table_report(t, REPORT_ERROR, row, column,
                     "%s: found “%.60s”, which is not a date; expected one like %s. %s",
                     t->column[column].name, text,
                     use == DATE_USE_BIRTHDAY ? tr("8 June or 08/06")
                                              : tr("2026-06-08 or 8 June 2026"),
                     tr(consequence));
    }
    if (!decided) {
        memset(found, 0, (table_rows(t) + 1) * sizeof *found);
    }
    if (ret_undecided) {
        *ret_undecided = !decided;
    }
    return found;
}
