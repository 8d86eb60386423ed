/* Languages: gettext for words, ICU for dates and numbers. One language for the process at a time:
 * that of the screen, which i18n_set chooses, or for a moment another one (UI thread). Every
 * visible string goes through tr() or trn(); xgettext collects them into
 * assets/po/breakroom.pot. */
#ifndef I18N_I18N_H
#define I18N_I18N_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* language: BCP 47 ("de", "pt-BR"); "" = from LANGUAGE/LC_MESSAGES/LANG, else English. dir holds
 * <language>/LC_MESSAGES/breakroom.mo, and breakroom.utf8, a link to the system's C.utf8. A
 * language without a catalogue stays English words with the language's own dates. */
void i18n_set(const char *dir, const char *language);
/* From now on another language of the same dir, or with "" that of the screen again. The first time
 * costs what i18n_set does, the same one again next to nothing. Whoever calls it goes back before
 * others speak. */
void i18n_use(const char *language);
/* The one that is spoken now. */
const char *i18n_language(void);
/* It is written from right to left. */
bool i18n_is_rtl(void);

/* What can be chosen: English and the languages that have a catalogue in the dir of i18n_set, by
 * their own names, in the order of these. The array stays until i18n_set is called with another
 * dir; the first call reads the directory. */
struct i18n_choice {
    char tag[32];
    char name[64]; /* "Deutsch", "العربية" */
};
enum { I18N_CHOICES = 18 }; /* what the panel of the thanks form has room for */
unsigned i18n_choices(const struct i18n_choice **ret);
/* Whose words are on the screen now: the same tag, else the same language, else English. */
unsigned i18n_chosen(void);

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

/* "Mateusz, Ana and 2 more" as the language joins them; at most I18N_LIST items. Cut to size. */
enum { I18N_LIST = 11 }; /* all that a stick can bring */
void i18n_list(char *dst, size_t size, const char *const *item, unsigned n);

/* Names: how they are looked for, and where they stand in a list.
 *
 * Folded for searching: NFKD, marks removed, case folded, letters such as æ and ł as others write
 * them; "Zoë" becomes "zoe". Cut to size. */
void i18n_fold(char *dst, size_t size, const char *s);
/* Spelled in Latin letters, and folded: "Вишневский" becomes "visnevskij", "محمد" "mhmd". NONE: it
 * has no letters of a script that we spell; dst is empty then. The first name of each script costs
 * a millisecond, the very first one ten; after that it takes microseconds. */
enum i18n_spelling {
    I18N_SPELLING_NONE,
    I18N_SPELLING_FULL,
    I18N_SPELLING_CONSONANTS, /* the script leaves out most vowels */
};
enum i18n_spelling i18n_latin(char *dst, size_t size, const char *s);
/* The letter under which name stands in a list that is sorted by the rules of language ("" as for
 * ucol_open): "L" for Łukasz in English, "Ł" in Polish; "Ch" for Chytil in Czech. "" when it has
 * none. */
void i18n_letter(char *dst, size_t size, const char *language, const char *name);

/* Of the ICU that is linked, such as "72.1". */
const char *i18n_icu_version(void);

#endif
