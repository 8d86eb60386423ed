#include "forms/thanks_find.h"

#include <string.h>

/* The same sound, spelled by others. The first that fits counts, so longer ones come first. */
struct respelling { const char *from, *to; };

static const struct respelling sounds[] = {
    {"tsch", "k"}, {"tch", "k"}, {"sch", "s"}, {"ch", "k"}, {"ck", "k"}, {"cz", "k"},
    {"kh", "k"},   {"sh", "s"},  {"sz", "s"},  {"zh", "s"}, {"tz", "s"}, {"ts", "s"},
    {"ph", "f"},   {"th", "t"},  {"dh", "d"},  {"gh", "g"}, {"rh", "r"}, {"ue", "u"},
    {"oe", "o"},   {"ae", "a"},  {"ou", "u"},  {"ie", "e"}, {"c", "k"},  {"q", "k"},
    {"x", "ks"},   {"w", "v"},   {"y", "i"},   {"j", "i"},  {"z", "s"},
};
/* Without vowels; "j" is a consonant there. */
static const struct respelling consonants[] = {
    {"sh", "s"}, {"ch", "k"}, {"kh", "k"}, {"th", "t"}, {"dh", "d"}, {"gh", "g"}, {"ph", "f"},
    {"c", "k"},  {"q", "k"},  {"x", "ks"}, {"z", "s"},
};

static const struct respelling *respelling_at(const char *s, const struct respelling *rule,
                                              size_t rules)
{
    for (size_t i = 0; i < rules; i++) {
        if (strncmp(s, rule[i].from, strlen(rule[i].from)) == 0) {
            return &rule[i];
        }
    }
    return NULL;
}

/* Adds c, but not twice in a row. */
static size_t add(char *dst, size_t n, char c)
{
    if (n + 1 < FIND_WORD && (n == 0 || dst[n - 1] != c)) {
        dst[n++] = c;
    }
    return n;
}

static size_t respell(char *dst, const char *s, const struct respelling *rule, size_t rules,
                      bool silent_h)
{
    size_t n = 0;
    for (const char *at = s; *at;) {
        const struct respelling *r = respelling_at(at, rule, rules);
        if (r) {
            for (const char *c = r->to; *c; c++) {
                n = add(dst, n, *c);
            }
            at += strlen(r->from);
        } else {
            n = silent_h && *at == 'h' && at != s ? n : add(dst, n, *at);
            at++;
        }
    }
    dst[n] = '\0';
    return n;
}

void find_sound(char dst[FIND_WORD], const char *word)
{
    respell(dst, word, sounds, sizeof sounds / sizeof *sounds, true);
}

void find_bones(char dst[FIND_WORD], const char *word)
{
    char bare[FIND_WORD];
    size_t n = 0;
    for (const char *at = word; *at && n + 1 < sizeof bare; at++) {
        bool doubled = at != word && *at == at[-1];
        bool dropped = *at < 'a' || *at > 'z' || strchr("aeiouvwy", *at) ||
                       (*at == 'h' && at[1] == '\0');
        if (!doubled && !dropped) {
            bare[n++] = *at;
        }
    }
    bare[n] = '\0';
    /* Two of a kind with a vowel between them are two: "Layla" is no "Ali". */
    n = 0;
    for (const char *at = bare; *at;) {
        const struct respelling *r =
            respelling_at(at, consonants, sizeof consonants / sizeof *consonants);
        for (const char *c = r ? r->to : (const char[]){*at, '\0'}; *c && n + 1 < FIND_WORD; c++) {
            dst[n++] = *c;
        }
        at += r ? strlen(r->from) : 1;
    }
    dst[n] = '\0';
}

/* Optimal string alignment: Damerau-Levenshtein that exchanges neighbours once. */
unsigned find_distance(const char *a, const char *b, unsigned most, bool prefix)
{
    size_t n = strnlen(a, FIND_WORD - 1), m = strnlen(b, FIND_WORD - 1);
    if (n > m + most || (!prefix && m > n + most)) {
        return most + 1;
    }
    m = m < n + most ? m : n + most; /* what lies behind cannot be part of the best beginning */
    uint8_t row[3][FIND_WORD];
    for (size_t j = 0; j <= m; j++) {
        row[0][j] = (uint8_t)j;
    }
    uint8_t *before = row[2], *last = row[0], *now = row[1];
    for (size_t i = 1; i <= n; i++) {
        uint8_t least = now[0] = (uint8_t)i;
        for (size_t j = 1; j <= m; j++) {
            unsigned d = last[j - 1] + (a[i - 1] != b[j - 1]);
            d = d < last[j] + 1u ? d : last[j] + 1u;
            d = d < now[j - 1] + 1u ? d : now[j - 1] + 1u;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                before[j - 2] + 1u < d) {
                d = before[j - 2] + 1u;
            }
            now[j] = (uint8_t)d;
            least = now[j] < least ? now[j] : least;
        }
        if (least > most) {
            return most + 1;
        }
        uint8_t *free = before;
        before = last;
        last = now;
        now = free;
    }
    unsigned best = last[m];
    for (size_t j = 0; prefix && j <= m; j++) {
        best = last[j] < best ? last[j] : best;
    }
    return best <= most ? best : most + 1;
}
