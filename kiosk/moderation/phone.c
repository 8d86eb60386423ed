#include "moderation/impl.h"

#include "base/str.h"

#include <string.h>
#include <unicode/uchar.h>

enum {
    SHORTEST_INTERNATIONAL = 8, /* digits behind a "+" */
    SHORTEST_TRUNK = 9,         /* with the 0 that begins a national number */
    SHORTEST_ANNOUNCED = 6,     /* behind "call" and the like */
    LONGEST = 15,               /* ITU-T E.164 */
    GROUPS = 8,
    LOOK_BACK = 40,             /* bytes in which "call me on" stands */
};

/* A stretch of digits and what people put between them. */
struct digits {
    size_t begin, end;
    unsigned count, group[GROUPS], groups;
    size_t again;   /* where another number may begin: behind a date, else behind a blank */
    unsigned first; /* digit */
    bool plus;
};

/* Before a number these mean a phone; before an order number those mean none. Folded. */
static const char *const announced[] = {
    "call", "phone", "tel", "mobile", "ring", "whatsapp", "text me", "sms", "telegram", "signal",
    "telefon", "handy", "ruf", "anruf", "durchwahl", "appelle", "appelez", "portable", "numero",
    "llama", "llamame", "movil", "telefono", "zadzwon", "dzwon", "komorka", "komorke", "numer",
    "اتصل", "هاتف", "جوال", "موبايل", "واتساب", "رقمي",
};
static const char *const numbered[] = {
    "order", "ticket", "invoice", "po", "no.", "nr.", "nr", "id", "#", "part", "batch", "ref",
    "bestellung", "auftrag", "rechnung", "artikel", "commande", "facture", "dossier", "pedido",
    "factura", "zamowienie", "zamowienia", "faktura", "faktury", "zlecenie", "طلب", "فاتوره",
    "فاتورة", "الطلب", "الفاتوره", "الفاتورة", "iban", "serial", "sku", "case",
};

/* A word of the list ends or stands within the bytes before `at`. */
static bool stands_before(const char *text, size_t at, const char *const *words, size_t n)
{
    char back[LOOK_BACK + 1];
    size_t from = at > LOOK_BACK ? at - LOOK_BACK : 0;
    memcpy(back, text + from, at - from);
    back[at - from] = '\0';
    struct speech s;
    speech_init(&s, back, false);
    bool found = strchr(back, '#') != NULL && words == numbered;
    for (size_t i = 0; !found && i < n; i++) {
        struct listed l;
        found = listed_init(&l, words[i], strlen(words[i])) && speech_has(&s, &l);
    }
    speech_done(&s);
    return found;
}

static bool separates(uint32_t c)
{
    return c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')' || c == 0x2010 ||
           c == 0x2011 || c == 0x2013 || c == 0x2212 || c == '_';
}

static void add_digit(struct digits *d, bool begins_group, unsigned value)
{
    if (begins_group) {
        d->groups++;
    }
    if (d->groups <= GROUPS) {
        d->group[d->groups - 1]++;
    }
    if (d->count == 0) {
        d->first = value;
    }
    d->count++;
}

/* "3.5.2026", "2026-05-03": the first three groups. */
static bool is_date(const struct digits *d)
{
    const unsigned *g = d->group;
    return d->groups >= 3 && ((g[0] <= 2 && g[1] <= 2 && (g[2] == 4 || g[2] == 2) &&
                               (g[2] == 4 || d->groups == 3)) ||
                              (g[0] == 4 && g[1] == 2 && g[2] == 2));
}

/* The stretch that begins with the digit or "+" at i; at most three separators lie in a row. It
 * ends behind more digits than a number has, so that reading again and again costs little. */
static struct digits read_digits(const char *text, size_t n, size_t i)
{
    struct digits d = {.begin = i, .plus = text[i] == '+'};
    unsigned gap = 1;
    for (i += d.plus; i < n && gap < 4 && d.count <= LONGEST;) {
        uint32_t c = utf8_next(text, n, &i);
        int value = u_charDigitValue((UChar32)c);
        if (value >= 0) {
            add_digit(&d, gap > 0 || d.groups == 0, (unsigned)value);
            d.end = i;
            gap = 0;
        } else if (separates(c)) {
            gap++;
            if ((d.again == 0 && c == ' ') || (gap == 1 && d.groups == 3 && is_date(&d))) {
                d.again = i;
            }
        } else {
            break;
        }
    }
    return d;
}

static bool grouped(const struct digits *d, const char *pattern)
{
    for (unsigned i = 0; i < d->groups; i++) {
        if (i >= GROUPS || pattern[i] != (char)('0' + d->group[i])) {
            return false;
        }
    }
    return pattern[d->groups] == '\0';
}

static bool is_national(const struct digits *d)
{
    /* North America, Poland and Spain, Spain and Poland by twos */
    return (d->first > 1 && (grouped(d, "334") || grouped(d, "333"))) ||
           (d->first > 5 && grouped(d, "3222")) || (d->first > 1 && grouped(d, "2322"));
}

static bool is_phone(const char *text, const struct digits *d)
{
    static const size_t announced_count = sizeof announced / sizeof *announced;
    static const size_t numbered_count = sizeof numbered / sizeof *numbered;
    if (d->count > LONGEST || d->count < SHORTEST_ANNOUNCED || (is_date(d) && !d->plus)) {
        return false;
    }
    if (d->plus && d->count >= SHORTEST_INTERNATIONAL) {
        return true;
    }
    bool looks = (d->first == 0 && d->count >= SHORTEST_TRUNK) || is_national(d);
    return (looks || stands_before(text, d->begin, announced, announced_count)) &&
           !stands_before(text, d->begin, numbered, numbered_count);
}

/* Digits behind a letter are part of a code ("PO-0045123401", "v2"), those behind digits of another
 * number. */
static bool in_code(const char *text, size_t i)
{
    if (i == 0) {
        return false;
    }
    size_t at = i - 1;
    while (at > 0 && ((unsigned char)text[at] & 0xc0) == 0x80) {
        at--;
    }
    size_t next = at;
    uint32_t c = utf8_next(text, i, &next);
    if (c == '-' && at > 0) {
        return text[at - 1] >= 'a' && text[at - 1] <= 'z'; /* folded */
    }
    return u_isalnum((UChar32)c) || c == '$';
}

bool contact_find_phone(const char *text, size_t *ret_begin, size_t *ret_end)
{
    size_t n = strlen(text);
    for (size_t i = 0; i < n;) {
        size_t begin = i;
        uint32_t c = utf8_next(text, n, &i);
        if (u_charDigitValue((UChar32)c) < 0 && c != '+') {
            continue;
        }
        struct digits d = read_digits(text, n, begin);
        if (d.count == 0) {
            continue;
        }
        if (!in_code(text, begin) && is_phone(text, &d)) {
            *ret_begin = begin;
            *ret_end = d.end;
            return true;
        }
        i = d.again > 0 ? d.again : d.end;
    }
    return false;
}
