/* The ways through the thanks form: one person, several, a department; signed or not; and what
 * comes after it. */
#include "forms/company.h"

static void press_all(struct room *r, const char *const *name, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        hands_tap(&r->hands, name[i]);
    }
}
#define TAP(...) \
    press_all(r, (const char *const[]){__VA_ARGS__}, \
              sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static void focus_on(struct hands *h, const char *name)
{
    for (unsigned i = 0; i < 200 && h->ui.focus != ui_id(name); i++) {
        hands_key(h, KEY_TAB);
    }
    assert_true(h->ui.focus == ui_id(name));
}

static void enter_on(struct hands *h, const char *name)
{
    focus_on(h, name);
    hands_key(h, KEY_ENTER);
}

static bool shows(const struct hands *h, const char *words)
{
    size_t n = strlen(words);
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *c = &h->list.command[i];
        if (c->op == DRAW_TEXT && memmem(h->list.text + c->text, c->text_len, words, n)) {
            return true;
        }
    }
    return false;
}

static void test_several_people_are_thanked_in_the_order_they_were_chosen(void **state)
{
    struct room *r = *state;
    TAP("several", "person:p09", "person:p13", "person:p00");
    assert_string_equal(screen(r), "form-1");
    assert_true(hands_reads(&r->hands, "3 people chosen"));
    TAP("next");
    assert_string_equal(screen(r), "form-2");
    assert_true(hands_reads(&r->hands, "Thank Mateusz, Zoë and Amara"));
    TAP("ready:0");
    assert_string_equal(screen(r), "form-signer");
    assert_false(hands_sees(&r->hands, "person:p09"));
    assert_false(hands_sees(&r->hands, "person:p13"));
    assert_false(hands_sees(&r->hands, "person:p00"));
    TAP("person:p12", "post");
    static const uint32_t to[] = {9, 13, 0};
    assert_int_equal(r->intent.to_count, 3);
    assert_memory_equal(r->intent.to, to, sizeof to);
    assert_true(r->intent.to_department == MODEL_NONE);
    assert_true(r->intent.from_department == MODEL_NONE);
    assert_int_equal(r->intent.from, 12);
}

static void test_a_second_tap_takes_a_person_out_again(void **state)
{
    struct room *r = *state;
    TAP("several");
    assert_true(hands_off(&r->hands, "next"));
    assert_true(hands_reads(&r->hands, "Choose several people"));
    TAP("person:p09", "person:p13", "person:p00", "person:p13");
    assert_true(hands_reads(&r->hands, "2 people chosen"));
    TAP("chosen");
    assert_true(hands_sees(&r->hands, "person:p09"));
    assert_false(hands_sees(&r->hands, "person:p13"));
    TAP("person:p09");
    assert_true(hands_sees(&r->hands, "person:p09")); /* it can be put back */
    assert_true(hands_reads(&r->hands, "1 person chosen"));
    TAP("person:p00");
    assert_true(hands_off(&r->hands, "next"));
    TAP("filter:all", "chosen");
    assert_true(hands_reads(&r->hands, "Nobody is chosen yet."));
    assert_false(hands_reads(&r->hands, "–")); /* no letters of people who are not there */
    TAP("filter:all", "person:p00", "next", "ready:0", "person:p12", "post");
    assert_int_equal(r->intent.to_count, 1);
    assert_int_equal(r->intent.to[0], 0);
}

static void test_several_can_be_left_and_comes_back_with_who_was_chosen(void **state)
{
    struct room *r = *state;
    TAP("several", "person:p09", "person:p13", "back");
    assert_string_equal(screen(r), "form-1");
    assert_true(hands_reads(&r->hands, "Who would you like to thank?"));
    TAP("several");
    assert_true(hands_reads(&r->hands, "2 people chosen"));
    TAP("several");
    assert_true(hands_reads(&r->hands, "Who would you like to thank?"));
    TAP("person:p00"); /* one person alone */
    assert_true(hands_reads(&r->hands, "Thank Amara"));
    TAP("ready:0", "person:p12", "post");
    assert_int_equal(r->intent.to_count, 1);
    assert_int_equal(r->intent.to[0], 0);
}

static void test_going_back_from_every_step_keeps_several_people(void **state)
{
    struct room *r = *state;
    TAP("several", "person:p09", "person:p13", "next", "ready:0", "without-name",
        "unsigned:Sales");
    assert_string_equal(screen(r), "form-3");
    static const char *const way[] = {"form-signer", "form-2", "form-1"};
    for (unsigned i = 0; i < 3; i++) {
        TAP("back");
        assert_string_equal(screen(r), way[i]);
    }
    assert_true(hands_reads(&r->hands, "2 people chosen"));
    TAP("next");
    assert_true(hands_sees(&r->hands, "next"));
    TAP("next");
    assert_string_equal(screen(r), "form-3"); /* who signs is still known */
    TAP("post");
    assert_int_equal(r->intent.to_count, 2);
    assert_int_equal(r->intent.from_department, 0);
}

static void test_no_more_people_fit_than_the_cap(void **state)
{
    (void)state;
    struct room room, *r = &room;
    company_open(r, make_model(70, 7, 5), 1920, 1080, true);
    TAP("several");
    unsigned taken = 0;
    for (;;) {
        for (unsigned i = 0; i < 70; i++) {
            char name[32];
            str_format(name, sizeof name, "person:p%02u", i);
            if (hands_sees(&r->hands, name) && !hands_off(&r->hands, name)) {
                hands_tap(&r->hands, name);
                taken++;
            }
        }
        if (hands_off(&r->hands, "page:down")) {
            break;
        }
        TAP("page:down");
    }
    assert_int_equal(taken, CAP_RECEIVERS);
    assert_true(hands_reads(&r->hands, "60 people chosen"));
    assert_true(hands_off(&r->hands, "person:p69"));
    hands_type(&r->hands, "number 69");
    hands_key(&r->hands, KEY_ENTER);
    assert_true(hands_reads(&r->hands, "60 people chosen"));
    TAP("clear", "page:down", "page:down", "page:down");
    TAP("page:up", "page:up", "page:up", "person:p00", "page:down", "page:down", "page:down");
    assert_false(hands_off(&r->hands, "person:p69"));
    TAP("person:p69", "next", "ready:0", "person:p00", "post");
    assert_int_equal(r->intent.to_count, CAP_RECEIVERS);
    assert_int_equal(r->intent.to[CAP_RECEIVERS - 1], 69);
    room_close(r);
}

static void test_a_search_clears_itself_for_the_next_of_several(void **state)
{
    struct room *r = *state;
    TAP("several");
    hands_type(&r->hands, "wisn");
    TAP("person:p09");
    assert_true(hands_sees(&r->hands, "person:p00"));
    hands_type(&r->hands, "zoe");
    hands_key(&r->hands, KEY_ENTER);
    assert_true(hands_reads(&r->hands, "2 people chosen"));
    hands_type(&r->hands, "zoe");
    TAP("person:p13"); /* out again: the search stays */
    assert_true(hands_reads(&r->hands, "1 person chosen"));
    assert_false(hands_sees(&r->hands, "person:p00"));
}

static void test_a_whole_department_is_thanked_by_one_of_its_people(void **state)
{
    struct room *r = *state;
    TAP("filter:Finance", "everyone:Finance");
    assert_string_equal(screen(r), "form-2");
    assert_true(hands_reads(&r->hands, "Thank everyone in Finance"));
    TAP("ready:0", "person:p02");
    assert_true(shows(&r->hands, "Everyone in Finance"));
    TAP("post");
    assert_int_equal(r->intent.to_count, 0);
    assert_int_equal(r->intent.to_department, 3);
    assert_int_equal(r->intent.from, 2);
    answer(r, OUTCOME_SHOWN);
    assert_true(shows(&r->hands, "Everyone in Finance will"));
}

static void test_the_last_choice_of_people_or_a_department_counts(void **state)
{
    struct room *r = *state;
    TAP("filter:Finance", "everyone:Finance", "back", "person:p02");
    assert_true(hands_reads(&r->hands, "Thank Çağla"));
    TAP("back", "everyone:Finance", "ready:0", "person:p02", "post");
    assert_int_equal(r->intent.to_department, 3);
    assert_int_equal(r->intent.to_count, 0);
    answer(r, OUTCOME_NOT_SAVED);
    TAP("again");
    assert_int_equal(r->intent.to_department, 3);
}

static void test_a_note_can_go_without_a_name_but_with_a_department(void **state)
{
    struct room *r = *state;
    TAP("person:p09", "ready:1", "filter:People", "unsigned:People");
    assert_string_equal(screen(r), "form-3");
    assert_true(hands_reads(&r->hands, "A colleague"));
    TAP("post");
    assert_true(r->intent.from == MODEL_NONE);
    assert_int_equal(r->intent.from_department, 6);
    answer(r, OUTCOME_SHOWN);
    assert_true(shows(&r->hands, "Thank you."));
}

static void test_a_note_can_go_without_a_name_and_a_department(void **state)
{
    struct room *r = *state;
    TAP("person:p09", "ready:1", "without-name");
    assert_string_equal(screen(r), "form-unsigned");
    assert_true(hands_sees(&r->hands, "unsigned:Sales"));
    TAP("back");
    assert_string_equal(screen(r), "form-signer");
    TAP("without-name", "unsigned", "post");
    assert_true(r->intent.from == MODEL_NONE);
    assert_true(r->intent.from_department == MODEL_NONE);
}

static void test_a_name_takes_the_place_of_no_name(void **state)
{
    struct room *r = *state;
    TAP("person:p09", "ready:1", "without-name", "unsigned:Sales", "signer", "person:p13", "post");
    assert_int_equal(r->intent.from, 13);
    assert_true(r->intent.from_department == MODEL_NONE);
}

static void test_the_policy_decides_who_can_sign(void **state)
{
    (void)state;
    struct room room, *r = &room;
    company_open(r, make_model(STAFF, 7, 5), 1920, 1080, true);
    r->env.signing = FORM_SIGNING_ALWAYS;
    TAP("person:p09", "ready:1");
    assert_string_equal(screen(r), "form-signer");
    assert_false(hands_sees(&r->hands, "without-name"));
    TAP("filter:Sales");
    assert_false(hands_sees(&r->hands, "unsigned:Sales"));
    assert_true(hands_sees(&r->hands, "person:p13"));
    room_close(r);

    company_open(r, make_model(STAFF, 7, 5), 1920, 1080, true);
    r->env.signing = FORM_SIGNING_NEVER;
    TAP("person:p09", "ready:1");
    assert_string_equal(screen(r), "form-unsigned");
    assert_false(hands_sees(&r->hands, "person:p13"));
    TAP("back");
    assert_string_equal(screen(r), "form-2");
    TAP("next", "unsigned:Sales");
    TAP("signer", "unsigned:Finance", "post");
    assert_true(r->intent.from == MODEL_NONE);
    assert_int_equal(r->intent.from_department, 3);
    room_close(r);
}

static void test_titles_name_who_is_thanked(void **state)
{
    static const struct { const char *people[5], *want; } c[] = {
        {{"person:p09"}, "Thank Mateusz"},
        {{"person:p09", "person:p00"}, "Thank Mateusz and Amara"},
        {{"person:p09", "person:p00", "person:p13"}, "Thank Mateusz, Amara and Zoë"},
        {{"person:p09", "person:p00", "person:p13", "person:p01"},
         "Thank Mateusz, Amara and 2 more"},
        {{"person:p15", "person:p00"}, "Thank 佐藤 美咲 and Amara"},
        {{"person:p14", "person:p00"}, "Thank \u200Eليلى حداد\u200E and Amara"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof c / sizeof c[0]; i++) {
        struct room room, *r = &room;
        company_open(r, make_model(STAFF, 7, 5), 1920, 1080, true);
        TAP("several");
        for (unsigned k = 0; k < 5 && c[i].people[k]; k++) {
            hands_tap(&r->hands, c[i].people[k]);
        }
        TAP("next");
        assert_true(hands_reads(&r->hands, c[i].want));
        room_close(r);
    }
}

static void test_enough_notes_keep_the_words_and_say_when_the_next_is_welcome(void **state)
{
    struct room *r = *state;
    TAP("person:p09", "ready:1", "person:p13", "post");
    answer(r, OUTCOME_ENOUGH); /* 241 s */
    assert_string_equal(screen(r), "form-enough");
    assert_true(shows(&r->hands, "You have written"));
    assert_true(shows(&r->hands, "In about 5 minutes"));
    assert_true(r->kind->dirty(r->state));
    char words[CAP_MESSAGE_BYTES];
    str_copy(words, sizeof words, r->intent.message);
    TAP("again");
    assert_int_equal(r->posts, 2);
    assert_string_equal(r->intent.message, words);
    assert_true(hands_off(&r->hands, "again"));
    answer(r, OUTCOME_SHOWN);
    assert_string_equal(screen(r), "form-4");
    room_close(r);
    company_open(r, make_model(STAFF, 7, 5), 1920, 1080, true);
    TAP("person:p09", "ready:1", "person:p13", "post");
    answer(r, OUTCOME_ENOUGH);
    TAP("close");
    assert_true(r->closed);
}

static void test_enough_for_one_person_names_them_and_offers_somebody_else(void **state)
{
    struct room *r = *state;
    TAP("person:p09", "ready:1", "person:p13", "post");
    answer(r, OUTCOME_ENOUGH_FOR); /* person 9 */
    assert_string_equal(screen(r), "form-enough-for");
    assert_true(shows(&r->hands, "Mateusz a lot"));
    assert_true(r->kind->dirty(r->state));
    TAP("other");
    assert_string_equal(screen(r), "form-1");
    TAP("person:p00");
    assert_true(hands_sees(&r->hands, "ready:0"));
    TAP("next");
    assert_string_equal(screen(r), "form-3");
    TAP("post");
    assert_int_equal(r->intent.to_count, 1);
    assert_int_equal(r->intent.to[0], 0);
}

static void test_enough_for_one_of_several_leaves_the_others_chosen(void **state)
{
    struct room *r = *state;
    TAP("several", "person:p09", "person:p00", "person:p01", "next", "ready:1", "person:p13",
        "post");
    answer(r, OUTCOME_ENOUGH_FOR);
    TAP("other");
    assert_true(hands_reads(&r->hands, "2 people chosen"));
    TAP("next", "next", "post");
    static const uint32_t to[] = {0, 1};
    assert_int_equal(r->intent.to_count, 2);
    assert_memory_equal(r->intent.to, to, sizeof to);
}

static void test_a_held_note_says_kindly_what_happens(void **state)
{
    struct room *r = *state;
    TAP("person:p09", "ready:1", "person:p13", "post");
    answer(r, OUTCOME_HELD);
    assert_true(hands_reads(&r->hands, "A colleague reads it first. It is kept safe."));
}

static void test_thanking_somebody_else_keeps_only_who_signs(void **state)
{
    struct room *r = *state;
    TAP("several", "person:p09", "person:p00", "next", "message");
    hands_type(&r->hands, "Well done, both.");
    TAP("value:Great teamwork", "next", "person:p13", "post");
    answer(r, OUTCOME_SHOWN);
    TAP("more");
    assert_string_equal(screen(r), "form-1");
    assert_false(r->closed);
    assert_false(r->kind->dirty(r->state));
    hands_wait(&r->hands, 20000); /* the eight seconds are over: nothing closes it */
    assert_false(r->closed);
    TAP("several");
    assert_true(hands_reads(&r->hands, "Choose several people"));
    TAP("several", "person:p01");
    assert_true(hands_reads(&r->hands, "0 of 280"));
    assert_false(hands_sees(&r->hands, "key:q"));
    TAP("ready:2");
    assert_string_equal(screen(r), "form-3");
    TAP("post");
    assert_int_equal(r->posts, 2);
    assert_int_equal(r->intent.from, 13);
    assert_int_equal(r->intent.to_count, 1);
    assert_int_equal(r->intent.to[0], 1);
    assert_true(r->intent.value == MODEL_NONE);
    assert_null(strstr(r->intent.message, "both"));
}

static void test_who_signed_before_cannot_thank_themselves(void **state)
{
    struct room *r = *state;
    TAP("person:p09", "ready:1", "person:p13", "post");
    answer(r, OUTCOME_SHOWN);
    TAP("more", "several", "person:p13", "person:p00", "next", "ready:1");
    assert_string_equal(screen(r), "form-signer");
    assert_false(hands_sees(&r->hands, "person:p13"));
}

static void test_choosing_several_is_worth_a_question_before_it_is_wiped(void **state)
{
    struct room *r = *state;
    TAP("several", "person:p09");
    assert_false(r->kind->dirty(r->state));
    TAP("person:p00");
    assert_true(r->kind->dirty(r->state));
}

static const struct { px w, h; } sizes[] = {{1920, 1080}, {1080, 1920}, {800, 480},
                                            {1024, 768},  {854, 480},   {2560, 1080}};
enum { SIZES = sizeof sizes / sizeof *sizes };

/* Whatever the values bring, the language and the policy. */
static void test_four_taps_without_typing_are_enough_everywhere(void **state)
{
    static const char *const language[] = {"", "ar", "de"};
    (void)state;
    for (unsigned i = 0; i < SIZES; i++) {
        for (unsigned k = 0; k < 3 * 3 * 2 * 2; k++) {
            struct room room, *r = &room;
            enum form_signing signing = (enum form_signing)(k / 3 % 3);
            bool keys = k / 18, named = signing != FORM_SIGNING_NEVER;
            company_open(r, make_model(STAFF, 7, k / 9 % 2 ? 5 : 0), sizes[i].w, sizes[i].h, true);
            str_copy(r->hands.language, sizeof r->hands.language, language[k % 3]);
            r->env.signing = signing;
            hands_frame(&r->hands);
            const char *const way[] = {"person:p03", "ready:1",
                                       named ? "person:p02" : "unsigned:Finance", "post"};
            for (unsigned step = 0; step < 4; step++) {
                if (keys) {
                    enter_on(&r->hands, way[step]);
                } else {
                    hands_tap(&r->hands, way[step]);
                }
            }
            assert_int_equal(r->posts, 1);
            assert_int_equal(r->intent.to[0], 3);
            assert_true(strlen(r->intent.message) > 10);
            assert_true(named ? r->intent.from == 2 : r->intent.from_department == 3);
            room_close(r);
        }
    }
}

static void test_several_people_and_departments_need_no_finger(void **state)
{
    struct room *r = *state;
    struct hands *h = &r->hands;
    enter_on(h, "several");
    enter_on(h, "person:p09");
    enter_on(h, "person:p00");
    enter_on(h, "next");
    enter_on(h, "ready:0");
    enter_on(h, "without-name");
    enter_on(h, "unsigned:Sales");
    hands_key(h, KEY_ESCAPE);
    hands_key(h, KEY_ESCAPE);
    hands_key(h, KEY_ESCAPE);
    assert_true(hands_reads(h, "2 people chosen"));
    hands_key(h, KEY_ESCAPE);
    assert_string_equal(screen(r), "form-1");
    enter_on(h, "filter:Finance");
    enter_on(h, "everyone:Finance");
    enter_on(h, "next");
    enter_on(h, "post");
    assert_int_equal(r->intent.to_department, 3);
    assert_int_equal(r->intent.from_department, 0);
}

static struct model *model_with_notes(unsigned people)
{
    struct model *m = make_model(people, 7, 5);
    static const uint32_t thanked[] = {40, 41, 40, 9};
    m->kudos = arena_array(&m->arena, 4, sizeof *m->kudos);
    m->kudos_count = 4;
    for (unsigned i = 0; i < 4; i++) {
        m->kudos[i] = (struct kudos){.to = {.name = "", .department = "",
                                            .person = thanked[i] % people},
                                     .message = "", .value = "", .reason = ""};
    }
    return m;
}

static void test_who_is_thanked_often_stands_before_the_list_of_all(void **state)
{
    (void)state;
    for (unsigned i = 0; i < SIZES; i++) {
        struct room room, *r = &room;
        company_open(r, model_with_notes(70), sizes[i].w, sizes[i].h, true);
        struct hands *h = &r->hands;
        assert_true(hands_sees(h, "often:p40") && hands_sees(h, "often:p41"));
        struct box first = hands_box(h, "often:p40"), second = hands_box(h, "often:p41");
        struct box a = hands_box(h, "person:p00"), several = hands_box(h, "several");
        assert_true(first.y < a.y && several.y <= first.y);
        assert_true(first.y < second.y || first.x < second.x);
        TAP("page:down");
        assert_false(hands_sees(h, "often:p40"));
        TAP("page:up", "filter:Sales");
        assert_false(hands_sees(h, "often:p40"));
        TAP("filter:all", "often:p40");
        assert_string_equal(screen(r), "form-2");
        TAP("ready:0");
        assert_false(hands_sees(h, "often:p41")); /* not for who signs */
        room_close(r);
    }
    struct room room, *r = &room;
    company_open(r, model_with_notes(STAFF), 1920, 1080, true);
    assert_false(hands_sees(&r->hands, "often:p09")); /* all are on the page anyhow */
    room_close(r);
}

static void test_everybody_is_in_the_list_of_all_once(void **state)
{
    (void)state;
    for (unsigned i = 0; i < SIZES; i++) {
        struct room room, *r = &room;
        company_open(r, model_with_notes(70), sizes[i].w, sizes[i].h, true);
        unsigned seen[70] = {0};
        for (;;) {
            for (unsigned k = 0; k < 70; k++) {
                char name[32];
                str_format(name, sizeof name, "person:p%02u", k);
                seen[k] += hands_sees(&r->hands, name);
            }
            if (hands_off(&r->hands, "page:down")) {
                break;
            }
            TAP("page:down");
        }
        for (unsigned k = 0; k < 70; k++) {
            assert_int_equal(seen[k], 1);
        }
        room_close(r);
    }
}

static void test_the_arrows_say_which_letters_a_page_holds(void **state)
{
    static const struct { const char *language, *first, *last, *want; } c[] = {
        {"pl", "Adam", "Łukasz", "A–Ł"}, {"en", "Adam", "Łukasz", "A–L"},
        {"cs", "Čeněk", "Chytil", "Č–Ch"}, {"ar", "ليلى", "محمد", "ل–م"},
        {"zh", "佐藤 美咲", "王晓明", "佐–王"}, {"en", "Åsa", "Anna", "A"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof c / sizeof c[0]; i++) {
        for (unsigned k = 0; k < SIZES; k++) {
            struct room room, *r = &room;
            struct model *m = make_model(200, 7, 5);
            m->settings.language = c[i].language;
            for (unsigned p = 0; p < 200; p++) {
                m->people[p].name = p < 5 ? c[i].first : c[i].last;
            }
            company_open(r, m, sizes[k].w, sizes[k].h, true);
            assert_true(hands_reads(&r->hands, c[i].want));
            TAP("page:down");
            assert_false(hands_reads(&r->hands, c[i].want) && strchr(c[i].want, '-'));
            hands_type(&r->hands, "a");
            TAP("clear");
            assert_true(hands_reads(&r->hands, c[i].want));
            room_close(r);
        }
    }
}

static void test_a_search_says_how_many_pages_it_found(void **state)
{
    (void)state;
    struct room room, *r = &room;
    company_open(r, make_model(70, 7, 5), 1920, 1080, true);
    hands_type(&r->hands, "number");
    assert_true(hands_reads(&r->hands, "1/3"));
    TAP("page:down");
    assert_true(hands_reads(&r->hands, "2/3"));
    room_close(r);
}

static void test_a_near_miss_is_found_and_enter_takes_it(void **state)
{
    struct room *r = *state;
    hands_type(&r->hands, "vishnevski");
    assert_true(hands_sees(&r->hands, "person:p09"));
    assert_false(hands_sees(&r->hands, "person:p00"));
    assert_false(hands_sees(&r->hands, "several"));
    hands_key(&r->hands, KEY_ENTER);
    assert_true(hands_reads(&r->hands, "Thank Mateusz"));
}

static void test_enter_takes_the_one_who_was_typed_before_near_misses(void **state)
{
    (void)state;
    struct room room, *r = &room;
    struct model *m = make_model(STAFF, 7, 5);
    m->people[0].name = "Marika Berg";
    m->people[1].name = "Marek Novak";
    company_open(r, m, 1920, 1080, true);
    hands_type(&r->hands, "marek");
    hands_key(&r->hands, KEY_ENTER);
    assert_true(hands_reads(&r->hands, "Thank Marek"));
    room_close(r);
}

static void test_ten_thousand_people_are_ready_for_a_search_after_some_frames(void **state)
{
    (void)state;
    struct room room, *r = &room;
    struct model *m = make_model(10000, 7, 5);
    m->people[9999].name = "Quentin Last";
    company_open(r, m, 1920, 1080, true);
    assert_true(r->hands.ui.next == MSEC_NEVER); /* nobody looks for anybody yet */
    hands_type(&r->hands, "q");
    assert_false(hands_reads(&r->hands, "Nobody found. Try another spelling."));
    unsigned frames = hands_wait(&r->hands, 9000);
    assert_true(frames >= 30 && frames < 90);
    hands_frame(&r->hands);
    assert_true(hands_sees(&r->hands, "person:p9999"));
    hands_type(&r->hands, "q");
    assert_true(hands_reads(&r->hands, "Nobody found. Try another spelling."));
    room_close(r);
}

/* Every new screen on every canvas. */
static void test_targets_fit_fingers_on_the_other_ways_as_well(void **state)
{
    (void)state;
    for (unsigned i = 0; i < SIZES; i++) {
        for (unsigned k = 0; k < 2; k++) {
            struct room room, *r = &room;
            char where[64];
            company_open(r, k == 0 ? model_with_notes(70) : make_model(STAFF, 7, 5), sizes[i].w,
                      sizes[i].h, true);
            str_format(where, sizeof where, "%dx%d", sizes[i].w, sizes[i].h);
#define LOOK() hands_check_targets(&r->hands, where)
            LOOK();
            TAP("several", "person:p00", "person:p01", "person:p02");
            LOOK();
            TAP("search");
            LOOK();
            TAP("key:hide", "filter:Sales");
            LOOK();
            TAP("chosen");
            LOOK();
            TAP("next");
            LOOK();
            TAP("ready:0", "without-name");
            LOOK();
            TAP("unsigned:Sales");
            LOOK();
            TAP("post");
            answer(r, OUTCOME_ENOUGH);
            LOOK();
            TAP("again");
            answer(r, OUTCOME_ENOUGH_FOR);
            LOOK();
            TAP("other");
            LOOK();
            TAP("next", "next", "post");
            answer(r, OUTCOME_SHOWN);
            LOOK();
            TAP("more");
            LOOK();
#undef LOOK
            room_close(r);
        }
    }
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(test_several_people_are_thanked_in_the_order_they_were_chosen),
        T(test_a_second_tap_takes_a_person_out_again),
        T(test_several_can_be_left_and_comes_back_with_who_was_chosen),
        T(test_going_back_from_every_step_keeps_several_people),
        cmocka_unit_test(test_no_more_people_fit_than_the_cap),
        T(test_a_search_clears_itself_for_the_next_of_several),
        T(test_a_whole_department_is_thanked_by_one_of_its_people),
        T(test_the_last_choice_of_people_or_a_department_counts),
        T(test_a_note_can_go_without_a_name_but_with_a_department),
        T(test_a_note_can_go_without_a_name_and_a_department),
        T(test_a_name_takes_the_place_of_no_name),
        cmocka_unit_test(test_the_policy_decides_who_can_sign),
        cmocka_unit_test(test_titles_name_who_is_thanked),
        T(test_enough_notes_keep_the_words_and_say_when_the_next_is_welcome),
        T(test_enough_for_one_person_names_them_and_offers_somebody_else),
        T(test_enough_for_one_of_several_leaves_the_others_chosen),
        T(test_a_held_note_says_kindly_what_happens),
        T(test_thanking_somebody_else_keeps_only_who_signs),
        T(test_who_signed_before_cannot_thank_themselves),
        T(test_choosing_several_is_worth_a_question_before_it_is_wiped),
        cmocka_unit_test(test_four_taps_without_typing_are_enough_everywhere),
        T(test_several_people_and_departments_need_no_finger),
        cmocka_unit_test(test_who_is_thanked_often_stands_before_the_list_of_all),
        cmocka_unit_test(test_everybody_is_in_the_list_of_all_once),
        cmocka_unit_test(test_the_arrows_say_which_letters_a_page_holds),
        cmocka_unit_test(test_a_search_says_how_many_pages_it_found),
        T(test_a_near_miss_is_found_and_enter_takes_it),
        cmocka_unit_test(test_enter_takes_the_one_who_was_typed_before_near_misses),
        cmocka_unit_test(test_ten_thousand_people_are_ready_for_a_search_after_some_frames),
        cmocka_unit_test(test_targets_fit_fingers_on_the_other_ways_as_well),
    };
    i18n_set("", "en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
