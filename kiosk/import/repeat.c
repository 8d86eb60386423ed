#include "import/repeat.h"

#include "import/dates.h"
#include "import/encoding.h"

#include <string.h>

static const struct {
    const char *words, *rule;
} fixed[] = {
    {"weekly", "weekly"},            {"every week", "weekly"},
    {"wochentlich", "weekly"},       {"jede woche", "weekly"},
    {"hebdomadaire", "weekly"},      {"chaque semaine", "weekly"},
    {"toutes les semaines", "weekly"}, {"semanal", "weekly"},
    {"cada semana", "weekly"},       {"co tydzien", "weekly"},
    {"biweekly", "2-weekly"},        {"bi weekly", "2-weekly"},
    {"fortnightly", "2-weekly"},     {"every fortnight", "2-weekly"},
    {"every other week", "2-weekly"}, {"every second week", "2-weekly"},
    {"every 2 weeks", "2-weekly"},   {"every two weeks", "2-weekly"},
    {"alle 2 wochen", "2-weekly"},   {"alle zwei wochen", "2-weekly"},
    {"toutes les 2 semaines", "2-weekly"}, {"cada 2 semanas", "2-weekly"},
    {"co 2 tygodnie", "2-weekly"},   {"monthly", "monthly"},
    {"every month", "monthly"},      {"monatlich", "monthly"},
    {"jeden monat", "monthly"},      {"mensuel", "monthly"},
    {"chaque mois", "monthly"},      {"tous les mois", "monthly"},
    {"mensual", "monthly"},          {"cada mes", "monthly"},
    {"co miesiac", "monthly"},       {"yearly", "yearly"},
    {"annually", "yearly"},          {"annual", "yearly"},
    {"every year", "yearly"},        {"jahrlich", "yearly"},
    {"jedes jahr", "yearly"},        {"annuel", "yearly"},
    {"chaque annee", "yearly"},      {"tous les ans", "yearly"},
    {"anual", "yearly"},             {"cada ano", "yearly"},
    {"co rok", "yearly"},            {"no", ""},
    {"none", ""},                    {"never", ""},
    {"once", ""},                    {"nein", ""},
    {"non", ""},                     {"nie", ""},
};

static const char *const until_words[] = {" until ", " till ", " bis ", " jusqu'au ",
                                          " jusqu’au ", " hasta ", " do "};

/* Cuts "until 2026-12-31" off. False when no date follows. */
static bool split_until(char *s, date today, date *ret)
{
    for (size_t i = 0; i < sizeof until_words / sizeof *until_words; i++) {
        char *until = strcasestr(s, until_words[i]);
        struct found_date last;
        if (until) {
            if (!date_parse(until + strlen(until_words[i]), DATE_USE_EVENT, today,
                            DATE_ORDER_UNKNOWN, &last)) {
                return false;
            }
            *ret = last.day;
            *until = '\0';
            return true;
        }
    }
    return true;
}

bool repeat_parse(const char *s, date today, struct repeat *ret)
{
    char words[128], folded[128];
    struct repeat r = {.until = DATE_NONE};
    if (!str_copy(words, sizeof words, s) || !split_until(words, today, &r.until)) {
        return false;
    }
    encoding_fold(folded, sizeof folded, words);
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
        if (str_equal(folded, fixed[i].words)) {
            str_copy(r.rule, sizeof r.rule, fixed[i].rule);
            *ret = r;
            return true;
        }
    }
    return false;
}
