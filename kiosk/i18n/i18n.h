/* Languages: gettext for words, ICU for dates and numbers. One language for the process at a time;
 * i18n_set switches it (UI thread). Every visible string goes through tr() or trn(); xgettext
 * collects them into assets/po/breakroom.pot. */
#ifndef I18N_I18N_H
#define I18N_I18N_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* language: BCP 47 ("de", "pt-BR"); "" = from LANGUAGE/LC_MESSAGES/LANG, else English. dir holds
 * <language>/LC_MESSAGES/breakroom.mo, and breakroom.utf8, a link to the system's C.utf8. A
 * language without a catalogue stays English words with the language's own dates. */
void i18n_set(const char *dir, const char *language);
const char *i18n_language(void);

const char *tr(const char *msgid) __attribute__((format_arg(1)));
/* Plural by the catalogue's rule. */
const char *trn(const char *one, const char *many, unsigned long n)
    __attribute__((format_arg(1), format_arg(2)));
/* Marks a string for xgettext in a constant table; translate with tr() where it is shown. */
#define N_(msgid) msgid

/* Days are counted from 1970-01-01 (model/date.h). Results are UTF-8, cut to size, always with
 * Western digits and in the Gregorian calendar. The last four forms stand on a line of their own
 * and begin with a capital where the language wants one there ("Mardi"); the others are for use
 * within a line ("mardi 14 octobre"). */
enum i18n_date {
    I18N_DATE_FULL,        /* "Tuesday 14 October" */
    I18N_DATE_SHORT,       /* "Tue 14 October" */
    I18N_DATE_COMPACT,     /* "Tue 14 Oct" */
    I18N_DATE_DAY_MONTH,   /* "14 October" */
    I18N_DATE_WEEKDAY_DAY, /* "Wed 15" */
    I18N_DATE_WEEKDAY,     /* "Friday" */
    I18N_DATE_MONTH,       /* "October" */
    I18N_DATE_WEEKDAY_SHORT, /* "Fri" */
    I18N_DATE_MONTH_SHORT, /* "Oct" */
};
void i18n_date(char *dst, size_t size, int32_t day, enum i18n_date form);
/* "17:30" or "5:30 PM", as the language writes it; minutes since midnight. */
void i18n_time(char *dst, size_t size, int minute_of_day);
/* "1,000", "860.5" with the language's separators; at most two decimals. */
void i18n_number(char *dst, size_t size, double n);

/* Folded for searching: NFKD, marks removed, case folded; "Zoë" becomes "zoe". Cut to size. */
void i18n_fold(char *dst, size_t size, const char *s);

/* Of the ICU that is linked, such as "72.1". */
const char *i18n_icu_version(void);

#endif
