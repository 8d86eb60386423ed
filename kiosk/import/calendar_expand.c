#include "i18n/i18n.h"
#include "import/calendar.h"

#include "base/caps.h"

#include <stdlib.h>
#include <string.h>

/* Each costs a look at the list from its beginning, to tell its column. */
enum { REPORTED_DATES = 5 };

/* An instance by what it is called: its moment, or for whole days its midnight. */
typedef int64_t instant;

/* A changed instance of the event that is expanded. */
struct changed {
    instant at;
    const struct calendar_event *e;
};

struct instants {
    instant *at;
    unsigned count, cap;
};

/* One event with its changed instances. */
struct group {
    struct calendar *c;
    const struct calendar_event *main;
    struct changed *changed; unsigned changed_count;
    struct instants start;      /* wall clock of its zone */
    struct instants without;    /* instances that do not take place */
    struct instants days;       /* the same for whole days: midnights */
    unsigned kept;
};

static void add_instant(struct instants *l, instant at)
{
    if (l->count == l->cap) {
        l->cap = l->cap ? l->cap * 2 : 64;
        l->at = mem_grow(l->at, l->cap, sizeof *l->at);
    }
    l->at[l->count++] = at;
}

static int by_instant(const void *a, const void *b)
{
    const instant *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

static void sort(struct instants *l)
{
    if (l->count > 0) {
        qsort(l->at, l->count, sizeof *l->at, by_instant);
    }
}

static bool holds(const struct instants *l, instant at)
{
    return l->count > 0 && bsearch(&at, l->at, l->count, sizeof at, by_instant);
}

static instant midnight(wall w)
{
    return wall_date(w) * WALL_DAY;
}

/* What an instance that begins at w in main's zone is called. */
static instant name_of(const struct calendar_event *e, wall w)
{
    return e->zone ? zone_to_utc(e->zone, w) : midnight(w);
}

/* False when no more are wanted. */
static bool add_social(struct calendar *c, const struct calendar_event *e,
                       const struct calendar_social *s)
{
    if (c->social_count == CAP_CALENDAR_ROWS) {
        if (!c->full) {
            report_add(c->report, REPORT_WARNING, e->file->name,
                       e->rule_line ? e->rule_line : e->line,
                       e->rule_line ? e->rule_column : 1,
                       "Found more than %d happenings up to here in all calendars; expected at "
                       "most that. Further ones were left out.",
                       CAP_CALENDAR_ROWS);
        }
        c->full = true;
        return false;
    }
    if (c->social_count == c->social_cap) {
        c->social_cap = c->social_cap ? c->social_cap * 2 : 64;
        c->social = mem_grow(c->social, c->social_cap, sizeof *c->social);
    }
    c->social[c->social_count++] = *s;
    return true;
}

/* One instance of e that begins at w in zone (NULL: whole days). until: the window's last day. */
static bool add_happening(struct calendar *c, const struct calendar_event *e,
                          const struct zone *zone, wall w, date until, unsigned *kept)
{
    struct calendar_social s = {.title = e->title, .place = e->place, .details = e->details};
    if (!zone) {
        s.day = wall_date(w);
        s.end_day = s.day + (e->days > 0 ? e->days - 1 : 0);
        s.start = s.end = MINUTE_NONE;
    } else {
        int64_t utc = zone_to_utc(zone, w);
        wall begin = zone_to_wall(c->zones.device, utc), end = begin;
        if (e->seconds >= 0) {
            utc = e->days ? zone_to_utc(zone, w + e->days * WALL_DAY) : utc;
            end = zone_to_wall(c->zones.device, utc + e->seconds);
        }
        s.day = wall_date(begin);
        s.start = (minute)(wall_second(begin) / 60);
        /* Of an hour that is turned back the end may be the earlier one by the clock. */
        bool ends = e->seconds >= 0 && end / 60 > begin / 60;
        s.end_day = ends ? wall_date(end) : s.day;
        s.end = ends ? (minute)(wall_second(end) / 60) : MINUTE_NONE;
    }
    if (s.end_day < c->from || s.day > until) {
        return true;
    }
    ++*kept;
    return add_social(c, e, &s);
}

/* A time of a list of e's, as wall clock in its zone. */
static wall in_zone_of(const struct calendar_event *e, const struct zone *zone,
                       const struct ics_time *t)
{
    return !e->zone || t->date_only ? t->at
                                    : zone_to_wall(e->zone, zone_to_utc(zone, t->at));
}

/* RDATE and EXDATE: lists of times, or of periods ("begin/length"), that count from their begin. */
static void read_dates(struct group *g, const struct ics_line *l, bool without)
{
    const struct calendar_event *e = g->main;
    unsigned bad = 0;
    for (const char *p = l->value; *p;) {
        size_t n = strcspn(p, ","), begin = 0;
        struct ics_time t;
        while (begin < n && p[begin] != '/') {
            begin++;
        }
        bool good = ics_time_parse(p, begin, &t);
        bad += !good;
        if (!good && bad <= REPORTED_DATES) {
            report_add(g->c->report, REPORT_WARNING, e->file->name, l->value_line,
                       ics_column(l, (size_t)(p - l->value)),
                       "%s: found “%.*s”, which is not a date; expected one like 20261231 or "
                       "20261231T120000Z. It was ignored.",
                       l->name, (int)utf8_floor(p, n < 40 ? n : 40), p);
        } else if (good) {
            const struct zone *zone = calendar_time_zone(g->c, e->file, l, &t);
            if (!without) {
                /* A day alone means the usual time of that day. */
                bool whole = t.date_only && e->zone;
                add_instant(&g->start, whole ? t.at + wall_second(e->start)
                                             : in_zone_of(e, zone, &t));
            } else if (t.date_only || !e->zone) {
                add_instant(&g->days, midnight(t.at));
            } else {
                add_instant(&g->without, zone_to_utc(zone, t.at));
            }
        }
        p += n + (p[n] == ',');
    }
    if (bad > REPORTED_DATES) {
        report_add(g->c->report, REPORT_WARNING, e->file->name, l->value_line, l->value_column,
                   trn("%s: found %u date of this list that cannot be read. It was ignored.",
                       "%s: found %u dates of this list that cannot be read. They were ignored.",
                       bad),
                   l->name, bad);
    }
}

static void read_lists(struct group *g)
{
    for (unsigned i = g->main->from; g->main->more && i < g->main->until; i++) {
        const struct ics_line *l = &g->main->file->lines.line[i];
        if (str_equal(l->name, "RDATE") || str_equal(l->name, "EXDATE")) {
            read_dates(g, l, *l->name == 'E');
        }
    }
}

static int by_name(const void *a, const void *b)
{
    const struct changed *x = a, *y = b;
    if (x->at != y->at) {
        return x->at < y->at ? -1 : 1;
    }
    if (x->e->sequence != y->e->sequence) {
        return x->e->sequence < y->e->sequence ? -1 : 1;
    }
    return x->e->order < y->e->order ? -1 : 1;
}

/* Which instance each of the changed ones was; of several versions the newest stays. */
static void read_changed(struct group *g, const struct calendar_event *const *e, unsigned count)
{
    g->changed = count ? arena_array(g->c->arena, count, sizeof *g->changed) : NULL;
    for (unsigned i = 0; i < count; i++) {
        struct ics_time t = {0};
        const struct ics_line *l = e[i]->recurrence;
        if (!ics_time_parse(l->value, strlen(l->value), &t)) {
            continue;
        }
        const struct zone *zone = calendar_time_zone(g->c, e[i]->file, l, &t);
        instant at = zone_to_utc(zone, t.at);
        if (!g->main || t.date_only || !g->main->zone) {
            at = g->main && g->main->zone ? name_of(g->main, t.at + wall_second(g->main->start))
                 : g->main                ? midnight(t.at)
                                          : at;
        }
        g->changed[g->changed_count++] = (struct changed){at, e[i]};
    }
    if (g->changed_count > 0) {
        qsort(g->changed, g->changed_count, sizeof *g->changed, by_name);
    }
    unsigned n = 0;
    for (unsigned i = 0; i < g->changed_count; i++) {
        n -= n > 0 && g->changed[n - 1].at == g->changed[i].at;
        g->changed[n++] = g->changed[i];
    }
    g->changed_count = n;
}

/* The last changed instance before `at` that later ones follow; NULL when there is none.
 * *ret_exact: the instance at `at` was changed itself. future: of each changed one, the last such
 * up to it. */
static const struct changed *find_changed(const struct group *g, instant at, bool *ret_exact,
                                          const struct changed *const *future)
{
    unsigned low = 0, high = g->changed_count;
    while (low < high) {
        unsigned mid = low + (high - low) / 2;
        if (g->changed[mid].at <= at) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    *ret_exact = low > 0 && g->changed[low - 1].at == at;
    return low > 0 ? future[low - 1] : NULL;
}

/* Instances of the rule and the lists, without those that were changed or taken out. */
static void add_series(struct group *g, date until)
{
    const struct calendar_event *e = g->main;
    const struct changed **future = arena_array(g->c->arena, g->changed_count + 1, sizeof *future);
    for (unsigned i = 0; i < g->changed_count; i++) {
        future[i] = g->changed[i].e->and_future ? &g->changed[i] : i > 0 ? future[i - 1] : NULL;
    }
    sort(&g->start);
    sort(&g->without);
    sort(&g->days);
    for (unsigned i = 0; i < g->start.count; i++) {
        wall w = g->start.at[i];
        instant at = name_of(e, w);
        bool exact, twice = i > 0 && g->start.at[i - 1] == w;
        const struct changed *like = find_changed(g, at, &exact, future);
        if (twice || exact || holds(&g->days, midnight(w)) || holds(&g->without, at)) {
            continue;
        }
        const struct calendar_event *as = like ? like->e : e;
        if (as->cancelled) {
            continue;
        }
        if (like) {
            /* Moved by the wall clock as the first of them was. */
            w += as->start - (as->zone ? zone_to_wall(as->zone, like->at) : like->at);
        }
        if (!add_happening(g->c, as, as->zone, w, until, &g->kept)) {
            return;
        }
    }
}

static bool add_day(void *ctx, date day)
{
    struct group *g = ctx;
    add_instant(&g->start, day * WALL_DAY + wall_second(g->main->start));
    return g->start.count <= CAP_CALENDAR_ROWS;
}

static void walk(struct group *g)
{
    const struct calendar_event *e = g->main;
    const struct rule *r = e->rule;
    struct calendar *c = g->c;
    int64_t length = e->days + (e->seconds > 0 ? e->seconds / WALL_DAY : 0) + 2;
    date last = c->until + 2;
    if (r->until_set) {
        wall until = r->until.at;
        if (r->until.utc && e->zone) {
            until = zone_to_wall(e->zone, until);
        }
        date day = wall_date(until);
        if (!r->until.date_only && e->zone && wall_second(until) < wall_second(e->start)) {
            day--;
        }
        last = day < last ? day : last;
    }
    date from = c->from - (date)length;
    if (!rule_walk(r, wall_date(e->start), from, last, &c->budget, add_day, g)) {
        report_add(c->report, REPORT_WARNING, e->file->name, e->rule_line, e->rule_column,
                   "Found more repeats than can be worked out in all calendars; expected some "
                   "thousand events at most. The repeats from here on were left out.");
    }
}

static void add_main(struct group *g)
{
    const struct calendar_event *e = g->main;
    bool repeats = e->rule || e->more;
    if (e->rule) {
        walk(g);
    } else {
        add_instant(&g->start, e->start);
    }
    read_lists(g);
    add_series(g, repeats ? g->c->until : INT32_MAX);
}

/* Events of one UID, sorted: those that are no changed instance first, the newest of them last. */
static void add_group(struct calendar *c, const struct calendar_event *const *e, unsigned count)
{
    struct group g = {.c = c};
    unsigned mains = 0;
    while (mains < count && !e[mains]->recurrence) {
        mains++;
    }
    g.main = mains > 0 ? e[mains - 1] : NULL;
    if (g.main && g.main->cancelled) {
        return;
    }
    read_changed(&g, e + mains, count - mains);
    if (g.main) {
        add_main(&g);
    }
    bool more = true, live = g.main != NULL;
    for (unsigned i = 0; i < g.changed_count && more; i++) {
        const struct calendar_event *x = g.changed[i].e;
        live = live || !x->cancelled;
        if (!x->cancelled) {
            more = add_happening(c, x, x->zone, x->start, INT32_MAX, &g.kept);
        }
    }
    c->past += live && g.kept == 0 && !c->full;
    free(g.start.at);
    free(g.without.at);
    free(g.days.at);
}

static int by_uid(const void *a, const void *b)
{
    const struct calendar_event *x = *(const struct calendar_event *const *)a;
    const struct calendar_event *y = *(const struct calendar_event *const *)b;
    int order = strcmp(x->uid, y->uid);
    if (order != 0) {
        return order;
    }
    if ((x->recurrence != NULL) != (y->recurrence != NULL)) {
        return x->recurrence ? 1 : -1;
    }
    if (*x->uid && x->sequence != y->sequence) {
        return x->sequence < y->sequence ? -1 : 1;
    }
    return x->order < y->order ? -1 : 1;
}

void calendar_expand(struct calendar *c)
{
    if (c->event_count == 0) {
        return;
    }
    const struct calendar_event **e = arena_array(c->arena, c->event_count, sizeof *e);
    for (unsigned i = 0; i < c->event_count; i++) {
        e[i] = &c->event[i];
    }
    qsort(e, c->event_count, sizeof *e, by_uid);
    for (unsigned i = 0; i < c->event_count;) {
        unsigned end = i + 1;
        while (*e[i]->uid && end < c->event_count && str_equal(e[i]->uid, e[end]->uid)) {
            end++;
        }
        add_group(c, e + i, end - i);
        i = end;
    }
}
