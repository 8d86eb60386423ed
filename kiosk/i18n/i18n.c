#include "i18n/i18n.h"

#include "base/str.h"
#include "i18n/quotes.h"

#include <libintl.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

#define DOMAIN "breakroom"

/* A list is its items and what stands between them. */
enum { PATTERN_UNITS = 64, TEXT_UNITS = 256, LIST_UNITS = I18N_LIST * (TEXT_UNITS + 32) };
enum { FORM_COUNT = I18N_DATE_MONTH_SHORT + 1, TIME_FORM = FORM_COUNT };

/* The words come from gettext, which has one language at a time. ICU formatters take milliseconds
 * to open, and a form that speaks another language than the screen changes between the two in every
 * frame: so each keeps its own. */
struct language {
    char tag[32], locale[64];
    UDateFormat *date[FORM_COUNT + 1];
    UNumberFormat *number;
    UListFormatter *list;
    struct quote_marks marks;
    bool translated, rtl;
};
static struct language screen, guest, *spoken = &screen;

/* ICU skeletons; the language decides order and punctuation (UTS #35). */
static const char *const skeleton[FORM_COUNT + 1] = {
    [I18N_DATE_FULL] = "EEEEdMMMM",
    [I18N_DATE_SHORT] = "EEEdMMMM",
    [I18N_DATE_COMPACT] = "EEEdMMM",
    [I18N_DATE_DAY_MONTH] = "dMMMM",
    [I18N_DATE_WEEKDAY_DAY] = "EEEd",
    [I18N_DATE_WEEKDAY] = "EEEE",
    [I18N_DATE_MONTH] = "LLLL",
    [I18N_DATE_WEEKDAY_SHORT] = "EEE",
    [I18N_DATE_MONTH_SHORT] = "LLL",
    [TIME_FORM] = "jm",
};

/* English of the design: day before month, no comma ("Tuesday 14 October", "Wed 15"), 24 hours. */
static const char *const english[FORM_COUNT + 1] = {
    [I18N_DATE_FULL] = "EEEE d MMMM",
    [I18N_DATE_SHORT] = "EEE d MMMM",
    [I18N_DATE_COMPACT] = "EEE d MMM",
    [I18N_DATE_DAY_MONTH] = "d MMMM",
    [I18N_DATE_WEEKDAY_DAY] = "EEE d",
    [I18N_DATE_WEEKDAY] = "EEEE",
    [I18N_DATE_MONTH] = "LLLL",
    [I18N_DATE_WEEKDAY_SHORT] = "EEE",
    [I18N_DATE_MONTH_SHORT] = "LLL",
    [TIME_FORM] = "HH:mm",
};

/* A calendar tile has a weekday and a month on lines of their own, so they begin as the language
 * begins a line: "Mardi", "Octobre". Within a line of text French, Spanish and Polish write them
 * small, so the other forms stay as they are. */
static bool stands_alone(unsigned form)
{
    return form == I18N_DATE_WEEKDAY || form == I18N_DATE_WEEKDAY_SHORT ||
           form == I18N_DATE_MONTH || form == I18N_DATE_MONTH_SHORT;
}

static void close_language(struct language *l)
{
    for (unsigned i = 0; i <= FORM_COUNT; i++) {
        if (l->date[i]) {
            udat_close(l->date[i]);
        }
    }
    if (l->number) {
        unum_close(l->number);
    }
    if (l->list) {
        ulistfmt_close(l->list);
    }
    *l = (struct language){0};
}

static void open_formats(struct language *l)
{
    UErrorCode status = U_ZERO_ERROR;
    static const UChar utc[] = u"UTC";
    bool is_english = strncmp(l->tag, "en", 2) == 0 && !str_equal(l->tag, "en-US");
    UDateTimePatternGenerator *generator = udatpg_open(l->locale, &status);
    for (unsigned i = 0; i <= FORM_COUNT; i++) {
        UChar wanted[PATTERN_UNITS], pattern[PATTERN_UNITS];
        UErrorCode s = U_ZERO_ERROR;
        int32_t n;
        if (is_english || !generator) {
            u_uastrcpy(pattern, english[i]);
            n = u_strlen(pattern);
        } else {
            u_uastrcpy(wanted, skeleton[i]);
            n = udatpg_getBestPattern(generator, wanted, u_strlen(wanted), pattern, PATTERN_UNITS,
                                      &s);
        }
        if (U_SUCCESS(s)) {
            l->date[i] = udat_open(UDAT_PATTERN, UDAT_PATTERN, l->locale, utc, 3,
                                         pattern, n, &s);
        }
        if (l->date[i] && stands_alone(i)) {
            udat_setContext(l->date[i], UDISPCTX_CAPITALIZATION_FOR_STANDALONE, &s);
        }
    }
    if (generator) {
        udatpg_close(generator);
    }
    status = U_ZERO_ERROR;
    l->number = unum_open(UNUM_DECIMAL, NULL, 0, l->locale, NULL, &status);
    if (l->number) {
        unum_setAttribute(l->number, UNUM_MAX_FRACTION_DIGITS, 2);
        /* Spanish and Polish write "1000", and separate from five digits on. */
        unum_setAttribute(l->number, UNUM_MINIMUM_GROUPING_DIGITS,
                          UNUM_MINIMUM_GROUPING_DIGITS_AUTO);
    }
    status = U_ZERO_ERROR;
    /* English of the design has no comma before "and". */
    l->list = ulistfmt_open(is_english ? "en_GB" : l->locale, &status);
}

/* "de_DE.UTF-8" of the environment to "de-DE"; English for the C locale. */
static void tag_of_system(char *dst, size_t size)
{
    static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
    const char *value = "";
    for (unsigned i = 0; i < 4 && str_empty(value); i++) {
        value = getenv(names[i]);
    }
    if (str_empty(value) || *value == 'C' || str_equal(value, "POSIX")) {
        value = "en";
    }
    str_copy(dst, size, value);
    dst[strcspn(dst, ".:@")] = '\0';
    for (char *p = dst; *p; p++) {
        if (*p == '_') {
            *p = '-';
        }
    }
}

/* gettext looks at LANGUAGE, but not in the locales C and C.UTF-8 (the latter since glibc 2.39),
 * and a small system has no others. So dir holds C.UTF-8 under a name of ours, made by the
 * Makefile. */
static void leave_c_locale(const char *dir)
{
    const char *before = getenv("LOCPATH");
    char kept[4096];
    str_copy(kept, sizeof kept, before ? before : "");
    setenv("LOCPATH", dir ? dir : "", 1);
    setlocale(LC_MESSAGES, "breakroom.UTF-8");
    if (before) {
        setenv("LOCPATH", kept, 1);
    } else {
        unsetenv("LOCPATH");
    }
}

/* Makes l the language of every word from now on. */
static void speak(struct language *l)
{
    char underscored[32];
    str_copy(underscored, sizeof underscored, l->tag);
    for (char *p = underscored; *p; p++) {
        if (*p == '-') {
            *p = '_';
        }
    }
    setenv("LANGUAGE", underscored, 1);
    /* How a program says that LANGUAGE changed (gettext manual, 11.5.8). */
    extern int _nl_msg_cat_cntr;
    _nl_msg_cat_cntr++;
    i18n_quotes_use(&l->marks);
    spoken = l;
}

static void open_language(struct language *l, const char *tag)
{
    close_language(l);
    str_copy(l->tag, sizeof l->tag, tag);
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(l->tag, l->locale, sizeof l->locale, NULL, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING) {
        str_copy(l->locale, sizeof l->locale, "en");
    }
    l->rtl = uloc_isRightToLeft(l->locale);
    /* One set of digits on a screen: ranks, years and counters are printed in Western ones, so
     * dates and times must not bring others (Arabic would). And one calendar: the day on a tile is
     * that of the model, so its month is, too (Persian and Saudi Arabia have others). */
    status = U_ZERO_ERROR;
    uloc_setKeywordValue("calendar", "gregorian", l->locale, sizeof l->locale, &status);
    uloc_setKeywordValue("numbers", "latn", l->locale, sizeof l->locale, &status);
    open_formats(l);
    i18n_quotes_read(&l->marks, l->locale);
    speak(l);
    /* The entry of the empty message is the head of the catalogue. Without one gettext would look
     * for it on every call, and take memory to do so. */
    l->translated = !str_empty(dgettext(DOMAIN, ""));
}

void i18n_set(const char *dir, const char *tag)
{
    char wanted[32];
    if (str_empty(tag)) {
        tag_of_system(wanted, sizeof wanted);
    } else {
        str_copy(wanted, sizeof wanted, tag);
    }
    leave_c_locale(dir);
    bindtextdomain(DOMAIN, dir ? dir : "");
    bind_textdomain_codeset(DOMAIN, "UTF-8");
    close_language(&guest);
    open_language(&screen, wanted);
}

void i18n_use(const char *tag)
{
    if (str_empty(tag) || str_equal(tag, screen.tag)) {
        if (spoken != &screen) {
            speak(&screen);
        }
    } else if (!str_equal(tag, guest.tag)) {
        open_language(&guest, tag);
    } else if (spoken != &guest) {
        speak(&guest);
    }
}

const char *i18n_language(void)
{
    return spoken->tag;
}

bool i18n_is_rtl(void)
{
    return spoken->rtl;
}

const char *tr(const char *msgid)
{
    return spoken->translated ? dgettext(DOMAIN, msgid) : msgid;
}

const char *trn(const char *one, const char *many, unsigned long n)
{
    if (!spoken->translated) {
        return n == 1 ? one : many;
    }
    return dngettext(DOMAIN, one, many, n);
}

static void put_utf8(char *dst, size_t size, const UChar *text, int32_t n)
{
    char utf8[LIST_UNITS * 3 + 1];
    int32_t len = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(utf8, sizeof utf8, &len, text, n, &status);
    if (U_FAILURE(status)) {
        len = 0;
    }
    utf8[len] = '\0';
    str_copy(dst, size, utf8);
}

static void put_date(char *dst, size_t size, unsigned form, double milliseconds)
{
    UChar text[TEXT_UNITS];
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = 0;
    if (spoken->date[form]) {
        n = udat_format(spoken->date[form], milliseconds, text, TEXT_UNITS, NULL, &status);
    }
    put_utf8(dst, size, text, U_SUCCESS(status) ? n : 0);
}

void i18n_date(char *dst, size_t size, int32_t day, enum i18n_date form)
{
    put_date(dst, size, (unsigned)form, (double)day * 86400e3);
}

void i18n_time(char *dst, size_t size, int minute_of_day)
{
    put_date(dst, size, TIME_FORM, (double)minute_of_day * 60e3);
}

void i18n_number(char *dst, size_t size, double n)
{
    UChar text[TEXT_UNITS];
    UErrorCode status = U_ZERO_ERROR;
    int32_t len = 0;
    if (spoken->number && isfinite(n)) {
        len = unum_formatDouble(spoken->number, n, text, TEXT_UNITS, NULL, &status);
    }
    put_utf8(dst, size, text, U_SUCCESS(status) ? len : 0);
}

void i18n_list(char *dst, size_t size, const char *const *item, unsigned n)
{
    UChar text[I18N_LIST][TEXT_UNITS], all[LIST_UNITS] = u"";
    const UChar *strings[I18N_LIST];
    int32_t length[I18N_LIST], len = 0;
    UErrorCode status = U_ZERO_ERROR;
    n = n < I18N_LIST ? n : I18N_LIST;
    for (unsigned i = 0; i < n; i++) {
        UErrorCode cut = U_ZERO_ERROR;
        u_strFromUTF8WithSub(text[i], TEXT_UNITS, &length[i], item[i], -1, 0xFFFD, NULL, &cut);
        length[i] = length[i] < TEXT_UNITS ? length[i] : TEXT_UNITS;
        strings[i] = text[i];
    }
    if (spoken->list && n > 0) {
        len = ulistfmt_format(spoken->list, strings, length, (int32_t)n, all,
                              LIST_UNITS, &status);
    }
    len = U_SUCCESS(status) ? len : 0;
    put_utf8(dst, size, all, len);
    size_t end = strlen(dst);
    for (unsigned i = 0; len == 0 && i < n; i++) { /* ICU knows no list */
        str_format(dst + end, size - end, i > 0 ? ", %s" : "%s", item[i]);
        end = strlen(dst);
    }
}

const char *i18n_icu_version(void)
{
    static char text[U_MAX_VERSION_STRING_LENGTH];
    UVersionInfo version;
    u_getVersion(version);
    u_versionToString(version, text);
    return text;
}
