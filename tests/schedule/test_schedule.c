#include "schedule/schedule.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { CANDIDATES = 600 };

struct group {
    unsigned size, per_round;
    bool spread;
};

static struct candidate candidate[CANDIDATES];
static struct playlist list;

static unsigned fill(const struct group *group, unsigned kinds)
{
    unsigned n = 0;
    for (unsigned k = 0; k < kinds; k++) {
        for (unsigned i = 0; i < group[k].size; i++) {
            candidate[n++] = (struct candidate){
                .kind = k,
                .item = i,
                .words = 10,
                .kudos = group[k].spread ? 100 + i : 0,
                .per_round = group[k].per_round,
                .spread = group[k].spread,
            };
        }
    }
    return n;
}

static unsigned times_shown(unsigned kind, unsigned item)
{
    unsigned n = 0;
    for (unsigned i = 0; i < list.count; i++) {
        n += list.slot[i].kind == kind && list.slot[i].item == item;
    }
    return n;
}

/* Side by side, counting the end of the round that meets its beginning. */
static unsigned neighbours(void)
{
    unsigned n = 0;
    for (unsigned i = 0; i < list.count; i++) {
        n += list.count > 1 && list.slot[i].kind == list.slot[(i + 1) % list.count].kind;
    }
    return n;
}

static void every_candidate_is_shown_once_a_round(void **state)
{
    static const struct {
        struct group group[5];
        unsigned kinds;
    } cases[] = {
        {{{1, 0, true}}, 1},
        {{{0, 0, false}, {3, 0, false}}, 2},
        {{{40, 0, true}, {1, 0, false}, {2, 0, false}, {1, 0, false}}, 4},
        {{{2, 0, true}, {9, 0, false}, {5, 0, false}}, 3},
        {{{1, 0, false}, {1, 0, false}, {1, 0, true}, {1, 0, false}}, 4},
        {{{60, 0, true}, {60, 0, false}, {60, 0, false}, {60, 0, false}, {16, 0, false}}, 5},
    };
    for (unsigned c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        unsigned n = fill(cases[c].group, cases[c].kinds);
        for (unsigned round = 0; round < 3; round++) {
            schedule_round(candidate, n, round, 0, 0, &list);
            assert_int_equal(list.count, n);
            for (unsigned i = 0; i < n; i++) {
                assert_int_equal(times_shown(candidate[i].kind, candidate[i].item), 1);
            }
        }
    }
}

static void nothing_to_show_is_an_empty_round(void **state)
{
    schedule_round(candidate, 0, 0, 7, 0, &list);
    assert_int_equal(list.count, 0);
}

static void other_slides_stand_evenly_between_the_notes(void **state)
{
    const struct group group[] = {{1, 0, false}, {40, 0, true}, {1, 0, false}, {2, 0, false}};
    unsigned n = fill(group, 4);
    schedule_round(candidate, n, 0, 0, 0, &list);
    assert_int_equal(list.slot[0].kind, 1);
    /* 40 notes around 4 others, in a ring: 10 in each gap, give or take one. */
    unsigned run = 0, gaps = 0, first_run = 0;
    for (unsigned i = 0; i < list.count; i++) {
        if (list.slot[i].kind == 1) {
            run++;
            continue;
        }
        if (gaps++ == 0) {
            first_run = run;
        } else {
            assert_in_range(run, 9, 11);
        }
        run = 0;
    }
    assert_int_equal(gaps, 4);
    assert_in_range(run + first_run, 9, 11);
}

static void notes_come_newest_first(void **state)
{
    const struct group group[] = {{5, 0, true}, {2, 0, false}};
    unsigned n = fill(group, 2), expected = 0;
    schedule_round(candidate, n, 0, 0, 0, &list);
    for (unsigned i = 0; i < list.count; i++) {
        if (list.slot[i].kind == 0) {
            assert_int_equal(list.slot[i].item, expected++);
        }
    }
    assert_int_equal(expected, 5);
}

static void kinds_with_one_item_a_round_take_turns(void **state)
{
    const struct group group[] = {{6, 0, true}, {3, 1, false}, {5, 2, false}};
    unsigned n = fill(group, 3), seen[3] = {0}, pairs[5] = {0};
    for (unsigned round = 0; round < 15; round++) {
        unsigned ones = 0, twos = 0;
        schedule_round(candidate, n, round, 0, 0, &list);
        for (unsigned i = 0; i < list.count; i++) {
            if (list.slot[i].kind == 1) {
                ones++;
                seen[list.slot[i].item]++;
            } else if (list.slot[i].kind == 2) {
                twos++;
                pairs[list.slot[i].item]++;
            }
        }
        assert_int_equal(ones, 1);
        assert_int_equal(twos, 2);
    }
    for (unsigned i = 0; i < 3; i++) {
        assert_int_equal(seen[i], 5);
    }
    for (unsigned i = 0; i < 5; i++) {
        assert_int_equal(pairs[i], 6);
    }
}

static void no_kind_follows_itself_where_that_can_be_avoided(void **state)
{
    unsigned tried = 0;
    for (unsigned a = 1; a <= 6; a++) {
        for (unsigned b = 0; b <= 6; b++) {
            for (unsigned c = 0; c <= 6; c++) {
                for (unsigned d = 0; d <= 3; d++) {
                    const struct group group[] = {
                        {a, 0, true}, {b, 0, false}, {c, 0, false}, {d, 0, false}};
                    unsigned n = fill(group, 4), most = a > b ? a : b;
                    most = c > most ? c : most;
                    most = d > most ? d : most;
                    schedule_round(candidate, n, 0, 0, 0, &list);
                    /* In a ring, the most frequent kind has n - most gaps to stand in. */
                    unsigned least = 2 * most > n ? 2 * most - n : 0;
                    if (n > 1 && neighbours() != least) {
                        print_message("%u %u %u %u: %u neighbours, %u possible\n", a, b, c, d,
                                      neighbours(), least);
                        fail();
                    }
                    tried++;
                }
            }
        }
    }
    assert_int_equal(tried, 6 * 7 * 7 * 4);
}

static void a_note_that_was_just_posted_opens_the_round(void **state)
{
    const struct group group[] = {{2, 0, false}, {9, 0, true}, {1, 0, false}};
    unsigned n = fill(group, 3);
    for (unsigned i = 0; i < 9; i++) {
        schedule_round(candidate, n, i, 100 + i, 0, &list);
        assert_int_equal(list.count, n);
        assert_int_equal(list.slot[0].kind, 1);
        assert_int_equal(list.slot[0].item, i);
        assert_string_equal(list.slot[0].reason, "just posted, so it goes before all others");
        for (unsigned k = 0; k < n; k++) {
            assert_int_equal(times_shown(candidate[k].kind, candidate[k].item), 1);
        }
    }
    schedule_round(candidate, n, 0, 4711, 0, &list);
    assert_int_equal(list.count, n);
}

static void the_only_note_can_open_the_round(void **state)
{
    const struct group group[] = {{1, 0, true}};
    schedule_round(candidate, fill(group, 1), 3, 100, 0, &list);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.slot[0].item, 0);
}

static void what_does_not_fit_into_one_round_comes_in_the_next(void **state)
{
    const struct group group[] = {{60, 0, true}, {500, 0, false}, {1, 0, false}};
    unsigned n = fill(group, 3);
    static bool seen[CANDIDATES];
    memset(seen, 0, sizeof seen);
    for (unsigned round = 0; round < 8; round++) {
        schedule_round(candidate, n, round, 0, 0, &list);
        assert_in_range(list.count, 200, CAP_PLAYLIST);
        for (unsigned i = 0; i < list.count; i++) {
            const struct slot *s = &list.slot[i];
            seen[s->kind == 0 ? s->item : s->kind == 1 ? 60 + s->item : 560] = true;
        }
        assert_int_equal(times_shown(2, 0), 1);
    }
    for (unsigned i = 0; i < n; i++) {
        assert_true(seen[i]);
    }
}

static void reasons_say_why(void **state)
{
    const struct group group[] = {{3, 0, true}, {4, 1, false}, {1, 0, false}, {2, 0, false}};
    static const struct {
        unsigned kind, item;
        const char *reason;
    } expected[] = {
        {0, 1, "2 of 3, newest first"},
        {1, 2, "3 of 4, 1 a round, taking turns"},
        {2, 0, "once a round"},
        {3, 1, "2 of 2, each once a round"},
    };
    schedule_round(candidate, fill(group, 4), 2, 0, 0, &list);
    for (unsigned e = 0; e < sizeof expected / sizeof expected[0]; e++) {
        bool found = false;
        for (unsigned i = 0; i < list.count; i++) {
            const struct slot *s = &list.slot[i];
            if (s->kind == expected[e].kind && s->item == expected[e].item) {
                assert_string_equal(s->reason, expected[e].reason);
                found = true;
            }
        }
        assert_true(found);
    }
}

static void the_same_question_gets_the_same_answer(void **state)
{
    static struct playlist again;
    const struct group group[] = {{17, 0, true}, {4, 1, false}, {3, 0, false}};
    unsigned n = fill(group, 3);
    schedule_round(candidate, n, 5, 103, 12, &list);
    schedule_round(candidate, n, 5, 103, 12, &again);
    assert_int_equal(list.count, again.count);
    for (unsigned i = 0; i < list.count; i++) {
        assert_int_equal(list.slot[i].kind, again.slot[i].kind);
        assert_int_equal(list.slot[i].item, again.slot[i].item);
        assert_int_equal(list.slot[i].dwell, again.slot[i].dwell);
    }
}

static void dwell_follows_the_reading_length(void **state)
{
    static const struct {
        unsigned words, seconds;
        msec dwell;
    } cases[] = {
        {0, 0, 10000},  {6, 0, 10000},  {7, 0, 10100},      {20, 0, 14000},
        {53, 0, 23900}, {54, 0, 24000}, {100000, 0, 24000}, {20, 30, 30000},
    };
    for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(schedule_dwell(cases[i].words, cases[i].seconds), cases[i].dwell);
    }
}

static void a_slide_with_its_own_dwell_keeps_it(void **state)
{
    candidate[0] = (struct candidate){.dwell = 14000, .words = 90};
    schedule_round(candidate, 1, 0, 0, 0, &list);
    assert_int_equal(list.slot[0].dwell, 14000);
    schedule_round(candidate, 1, 0, 0, 20, &list);
    assert_int_equal(list.slot[0].dwell, 14000);
}

static void quiet_hours_may_pass_midnight(void **state)
{
    static const struct {
        minute now, from, until;
        bool quiet;
    } cases[] = {
        {600, MINUTE_NONE, MINUTE_NONE, false},
        {600, MINUTE_NONE, 700, false},
        {600, 500, MINUTE_NONE, false},
        {600, 600, 600, false},
        {599, 600, 660, false},
        {600, 600, 660, true},
        {659, 600, 660, true},
        {660, 600, 660, false},
        {1319, 1320, 360, false},
        {1320, 1320, 360, true},
        {0, 1320, 360, true},
        {359, 1320, 360, true},
        {360, 1320, 360, false},
    };
    for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(schedule_is_quiet(cases[i].now, cases[i].from, cases[i].until),
                         cases[i].quiet);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_candidate_is_shown_once_a_round),
        cmocka_unit_test(nothing_to_show_is_an_empty_round),
        cmocka_unit_test(other_slides_stand_evenly_between_the_notes),
        cmocka_unit_test(notes_come_newest_first),
        cmocka_unit_test(kinds_with_one_item_a_round_take_turns),
        cmocka_unit_test(no_kind_follows_itself_where_that_can_be_avoided),
        cmocka_unit_test(a_note_that_was_just_posted_opens_the_round),
        cmocka_unit_test(the_only_note_can_open_the_round),
        cmocka_unit_test(what_does_not_fit_into_one_round_comes_in_the_next),
        cmocka_unit_test(reasons_say_why),
        cmocka_unit_test(the_same_question_gets_the_same_answer),
        cmocka_unit_test(dwell_follows_the_reading_length),
        cmocka_unit_test(a_slide_with_its_own_dwell_keeps_it),
        cmocka_unit_test(quiet_hours_may_pass_midnight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
