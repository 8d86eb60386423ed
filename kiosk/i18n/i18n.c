#include "i18n/i18n.h"

#include "base/str.h"
#include "i18n/quotes.h"

#include <libintl.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

#define DOMAIN "breakroom"

enum { PATTERN_UNITS = 64, TEXT_UNITS = 256 };
enum { FORM_COUNT = I18N_DATE_MONTH_SHORT + 1, TIME_FORM = FORM_COUNT };

/* The words come from gettext, which has one language at a time. ICU formatters take milliseconds
 * to open, and a form that speaks another language than the screen changes between the two in every
 * frame: so each keeps its own. */
struct language {
    char tag[32], locale[64];
    UDateFormat *date[FORM_COUNT + 1];
    UNumberFormat *number;
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
    char utf8[TEXT_UNITS * 3 + 1];
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

void i18n_fold(char *dst, size_t size, const char *s)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar text[1024], folded[2048], split[4096];
    int32_t n = 0;
    dst[0] = '\0';
    u_strFromUTF8WithSub(text, 1024, &n, s, -1, 0xFFFD, NULL, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
        n = 1024; /* nobody searches for more */
        status = U_ZERO_ERROR;
    }
    const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&status);
    n = u_strFoldCase(folded, 2048, text, n, U_FOLD_CASE_DEFAULT, &status);
    n = unorm2_normalize(nfkd, folded, n, split, 4096, &status);
    if (U_FAILURE(status)) {
        return;
    }
    size_t out = 0;
    for (int32_t i = 0; i < n;) {
        UChar32 c;
        U16_NEXT(split, i, n, c);
        if (u_getCombiningClass(c) != 0) {
            continue;
        }
        /* Letters with a stroke have no decomposition, but people search for them without it. */
        if (c == 0x142) {
            c = 'l';
        } else if (c == 0xF8) {
            c = 'o';
        } else if (c == 0x111 || c == 0xF0) {
            c = 'd';
        } else if (c == 0x131) {
            c = 'i';
        }
        char utf8[4];
        size_t len = utf8_put(utf8, (uint32_t)c);
        if (out + len >= size) {
            break;
        }
        memcpy(dst + out, utf8, len);
        out += len;
    }
    dst[out] = '\0';
}

const char *i18n_icu_version(void)
{
    static char text[U_MAX_VERSION_STRING_LENGTH];
    UVersionInfo version;
    u_getVersion(version);
    u_versionToString(version, text);
    return text;
}
