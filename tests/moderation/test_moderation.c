#include "cm.h"
#include "model/model.h"
#include "moderation/impl.h"
#include "moderation/moderation.h"
#include "moderation/tone.h"
#include "moderation/words.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static void folding_forgets_case_accents_and_spacing(void **state)
{
    static const struct { const char *in, *out; } c[] = {
        {"", ""},
        {"IDIOT", "idiot"},
        {"Blödmann", "blodmann"},
        {"Scheiße", "scheisse"},
        {"imbécile", "imbecile"},
        {"imbe\u0301cile", "imbecile"},
        {"İdiot", "idiot"},
        {"ｉｄｉｏｔ", "idiot"},              /* full width */
        {"𝐢𝐝𝐢𝐨𝐭", "idiot"},              /* mathematical bold */
        {"id\u00adi\u200bo\u200dt", "idiot"}, /* invisible characters inside */
        {"أحمق", "احمق"},
        {"أَحْمَق", "احمق"},                 /* vowel marks */
        {"  shut \n\t up ", "shut up"},
        {"halt's", "halt’s"},
        {"हिन्दी", "हिन्दी"},              /* vowel signs are spelling */
        {"が", "か\u3099"},                /* not か */
        {"ﬃ", "ffi"},
        {"a\xff z", "a\ufffd z"},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        char out[256], again[256];
        moderation_fold(out, sizeof out, c[i].in);
        assert_string_equal(out, c[i].out);
        moderation_fold(again, sizeof again, out);
        assert_string_equal(again, out);
    }
}

static void folding_cuts_between_characters(void **state)
{
    char out[8];
    for (size_t size = 1; size <= sizeof out; size++) {
        moderation_fold(out, size, "łłłłł");
        assert_int_equal(strlen(out), (size - 1) / 2 * 2);
    }
}

static bool held(const char *message, const char *word)
{
    struct model m = {.held_words = &word, .held_word_count = word ? 1 : 0};
    struct moderation_reason r;
    enum verdict v = moderation_check(message, &m, MODERATION_HOLD_UNSURE, &r);
    assert_int_equal(v == VERDICT_SHOW, *r.text == '\0');
    return v == VERDICT_HOLD;
}

static void insults_are_held_in_every_language(void **state)
{
    static const char *const c[] = {
        "You idiot!", "What an IDIOT.", "idiot", "(idiot)", "l’idiot", "l'idiote", "idiot's",
        "idiot-proof", "oh,idiot,oh", "shut   up already", "Shut\nup", "Du Blödmann!",
        "So eine Scheiße", "Halt die Klappe!", "Quel imbécile.", "Ta gueule !", "¡Estúpido!",
        "Eres un gilipollas", "Ty idiotko… nie, idiotka", "Zamknij się", "Głupek!", "يا غبي!",
        "أنت أَحْمَق", "Arschlöcher", "s\u00adhit", "👍shit👍",
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        if (!held(c[i], NULL)) {
            fail_msg("shown: %s", c[i]);
        }
    }
}

static void names_and_innocent_words_are_never_held(void **state)
{
    static const char *const c[] = {
        "", " ", "Thank you!", "Dick from Scunthorpe fixed the fanny pack for Fanny Cox.",
        "Penistone, Lightwater, Essex, Sussex, Arsenal, classic assessment, cocktail",
        "Dickens and Hancock wrote an analysis.", "Matt Hitchcock, Jaap Kok, Phuc Nguyen",
        "Shitake? No: shiitake. Mishit the ball, and a good shot.", "Kumar Bhattacharyya",
        "Du bist ein Ass!", "Git push saved the day", "Con mucho gusto", "Saya suka ini",
        "Tack för blod, svett och tårar", "Slut för i dag, kock!", "Puto and pancit for all",
        "Stupidity is a big word; stupendous is a better one.", "شكرا جزيلا", "谢谢你", "ขอบคุณ",
        "sans retard", "malgré mon retard", "Die Pute war lecker", "w głąb tematu", "el más débil",
        "trois réunions inutiles évitées", "pimiento morrón", "mein blödes Auto", "saloppe",
        "der laut bellende Hund, bellend", "Lepiliśmy bałwana i bałwan stoi", "knee-jerk reaction",
        "idiotes2go", "moronically", "Merdeka!", "Putative puta2",
        "Arslan, Arschbach and Hitchin", "Salopek", "Scheissler", "Losers2Winners, Loserth",
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        if (held(c[i], NULL)) {
            fail_msg("held: %s", c[i]);
        }
    }
}

static void words_of_the_content_hold_as_whole_words(void **state)
{
    static const struct { const char *word, *message; bool held; } c[] = {
        {"salary", "Your SALARY!", true},
        {"salary", "the salaryman", false},
        {"c++", "in C++ again", true},
        {"笨蛋", "你是笨蛋吗", true},        /* no spaces between words */
        {"पागल", "वह पागल है", true},
        {"पागल", "पागलपन", false},
        {"पागल", "पागली", false},          /* a vowel sign goes on with the word */
        {"", "anything", false},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        if (held(c[i].message, c[i].word) != c[i].held) {
            fail_msg("%s in: %s", c[i].word, c[i].message);
        }
    }
}

static void the_policy_decides_and_the_reason_says_what_was_found(void **state)
{
    static const char *words[] = {"diagnosis", "salary"};
    static const struct model m = {.held_words = words, .held_word_count = 2};
    static const struct {
        const char *message;
        enum moderation_policy policy;
        const char *reason;
    } c[] = {
        {"Thanks", MODERATION_HOLD_UNSURE, ""},
        {"my Salary", MODERATION_HOLD_UNSURE, "word: salary"},
        {"my s.a.l.a.r.y", MODERATION_HOLD_UNSURE, "word: salary"},
        {"Imbécile", MODERATION_HOLD_UNSURE, "word: imbecile"},
        {"See www.example.com/a", MODERATION_HOLD_UNSURE, "link: www.example.com/a"},
        {"To Jo.Li@Example.org now", MODERATION_HOLD_UNSURE, "link: jo.li@example.org"},
        {"Ring +49 30 901820 now", MODERATION_HOLD_UNSURE, "phone: +49 30 901820"},
        {"You, Unlike SOME people, came", MODERATION_HOLD_UNSURE, "tone: unlike some"},
        {"Thanks", MODERATION_HOLD_ALL, "everything"},
        {"idiot", MODERATION_HOLD_ALL, "everything"},
        {"idiot", MODERATION_HOLD_NOTHING, ""},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        struct moderation_reason r = {.text = "untouched"};
        assert_int_equal(moderation_check(c[i].message, &m, c[i].policy, &r),
                         *c[i].reason ? VERDICT_HOLD : VERDICT_SHOW);
        assert_string_equal(r.text, c[i].reason);
    }
}

static void a_reason_longer_than_its_field_is_cut_between_characters(void **state)
{
    char link[1024] = "www.";
    struct moderation_reason r;
    for (size_t n = 4; n < 900; n += 2) {
        strcpy(link + n, "ł");
    }
    static const struct model nobody;
    assert_int_equal(moderation_check(link, &nobody, MODERATION_HOLD_UNSURE, &r), VERDICT_HOLD);
    assert_true(strlen(r.text) < CAP_NAME_BYTES && strlen(r.text) > CAP_NAME_BYTES - 4);
    assert_memory_equal(r.text + strlen(r.text) - 2, "ł", 2);
}

static void names_that_the_kiosk_knows_hold_nothing(void **state)
{
    static struct department departments[] = {{.name = "Useless Ideas"}};
    static struct person people[] = {
        {.name = "Dick Moron-Smith", .aliases = ""},
        {.name = "Zoë Trottel", .aliases = "Loser Zoë; Zo"},
        {.name = "Ana Puta", .aliases = ""},
        {.name = "Oisín Ó Briain", .aliases = "T."},
    };
    static struct team teams[] = {{.name = "The Idiots"}};
    static struct competition competitions[] = {{.teams = teams, .team_count = 1}};
    static const char *words[] = {"dick"};
    static const struct model m = {
        .people = people, .person_count = 4, .departments = departments, .department_count = 1,
        .competitions = competitions, .competition_count = 1, .held_words = words,
        .held_word_count = 1,
    };
    static const struct { const char *message; bool held; } c[] = {
        {"Thank you, Dick Moron-Smith!", false},
        {"thank you dick moron-smith", false},
        {"Mr Moron-Smith’s cake", false},
        {"Dick, you are a star", false},
        {"Dick, you moron", true},
        {"Dick Moron-Smith is a moron", true},
        {"you dick", true},
        {"Danke, Frau Trottel", false},
        {"Danke, Zoe Trottel", false},
        {"Du Trottel", true},
        {"Danke, du trottel", true},
        {"Thanks, Loser Zoë", false},
        {"You are a loser, Zoë", true},
        {"Gracias, Ana Puta", false},
        {"The Idiots won again, well played", false},
        {"idiots won again", true},
        {"The Useless Ideas department rocks", false},
        {"Dick M o r o n", true},
        {"You are an I D I O T", true},
        {"You are an i❤️d❤️i❤️o❤️t", true},
        {"Oisín Ó Briain, thank you", false},
        {"❤️Dick❤️, you are a star", false},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        struct moderation_reason r;
        bool hold = moderation_check(c[i].message, &m, MODERATION_HOLD_UNSURE, &r) == VERDICT_HOLD;
        if (hold != c[i].held) {
            fail_msg("%s: %s (%s)", hold ? "held" : "shown", c[i].message, r.text);
        }
    }
}

static void disguised_words_are_held(void **state)
{
    static const char *const c[] = {
        "i d i o t", "I.D.I.O.T", "i-d-i-o-t", "i_d_i_o_t", "u r an i d i o t ok", "i  d  i  o  t",
        "iiidiot", "idiooot", "stuuupid", "stuupid", "1d10t", "!diot", "id!ot", "$hit", "sh!t",
        "5h1t", "sh*t", "f**k", "f***", "@sshole", "a$$hole", "stu pid", "st u pid", "i d iot",
        "id-iot", "stu/pid", "іdіоt", "ιdιοτ", "ɪᴅɪᴏᴛ", "🅸🅳🅸🅾🆃", "ⓘⓓⓘⓞⓣ", "ｉｄｉｏｔ",
        "i̷d̷i̷o̷t̷", "ídïôt", "i⃝d⃝i⃝o⃝t", "1️⃣d1️⃣0️⃣t",
        "i\u200bd\u200bi\u200bo\u200bt", "i\u00addiot", "*idiot*", "#idiot", "@idiot", "idiot_",
        "غـــبي", "غ ب ي", "الغبي", "يالغبي", "سل0pe salope", "f i c k  d i c h", "fickdich",
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        if (!held(c[i], NULL)) {
            fail_msg("shown: %s", c[i]);
        }
    }
    assert_true(held("b@d work", "bad"));
    assert_true(held("b a d work", "bad"));
    assert_false(held("a b a d c", "bad"));
    assert_false(held("bade", "bad"));
}

static void what_only_looks_like_a_disguise_is_shown(void **state)
{
    static const char *const c[] = {
        "put a lot in", "Let’s hit it", "a looser fit", "A. B. C. and I. D.", "1 2 3 4 5 6 7 8",
        "mer de Chine", "I D card 10 T", "Herr Fick, er hat", "#1!!!", "***", "5 ***** hotel",
        "A* grade", "2*3=6", "C# and F#", "hm...ok", "рис, сор, тупик", "του παιδιού", "🇮🇩🇮🇴🇹",
        "t-shirt", "S.H.I.E.L.D.",
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        if (held(c[i], NULL)) {
            fail_msg("held: %s", c[i]);
        }
    }
}

static void phone_numbers_and_links_are_told_from_dates_and_codes(void **state)
{
    static const struct { const char *message; bool held; } c[] = {
        {"+44 20 7946 0958", true},      {"0170/1234567", true},
        {"(0)30-901820 33", true},       {"06.12.34.56.78", true},
        {"٠٥٠١٢٣٤٥٦٧", true},             {"call 5551234", true},
        {"601 234 567", true},           {"555-123-4567", true},
        {"on 3.5.2026", false},          {"2026-05-03 14:00", false},
        {"03.05.2026-04.05.2026", false}, {"order 0123456789", false},
        {"ticket #0123456789", false},   {"PO-0123456789", false},
        {"4500123456", false},           {"1.250.000 €", false},
        {"24/7", false},                 {"10.0.19045.3803", false},
        {"03.05.2026 14:00", false},     {"the call on 03.05.2026", false},
        {"3.5.2026 0170 1234567", true}, {"in 24 h 0170 1234567", true},
        {"24 0170 1234567", true},       {"12345678901234567890123", false},
        {"4111 1111 1111 1111", false},  {"12.03.2026-14.03.2026", false},
        {"08:30-17:00", false},          {"rooms 101, 102, 103", false},
        {"example.com", true},           {"Example.COM/x", true},
        {"a@b.org", true},               {"hxxps://evil", true},
        {"www.x", true},                 {"me at example dot com", true},
        {"name[at]firma[dot]de", true},  {"bit.ly/abc", true},
        {"evil(.)com", true},            {"evil[.]com", true},
        {"0️⃣1️⃣7️⃣0️⃣ 1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣", true}, {"Danke 🇩🇪, merci 🇫🇷", false},
        {"Great work.It was fun", false}, {"Thanks.So nice.To me", false},
        {"README.md", false},            {"ASP.NET and Node.js", false},
        {"report.xlsx", false},          {"v1.2.3", false},
        {"e.g. this, i.e. that", false}, {"a.m./p.m.", false},
        {"punto de venta", false},       {"3 p.m.at home", false},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        if (held(c[i].message, NULL) != c[i].held) {
            fail_msg("%s: %s", c[i].held ? "shown" : "held", c[i].message);
        }
    }
}

static void the_list_is_in_folded_form_and_each_word_of_it_holds(void **state)
{
    for (size_t i = 0; i < moderation_word_count; i++) {
        char folded[128];
        moderation_fold(folded, sizeof folded, moderation_words[i]);
        assert_string_equal(folded, moderation_words[i]);
        assert_true(held(moderation_words[i], NULL));
    }
}

static void nobodys_name_is_on_the_list(void **state)
{
    static const char *const names[] = {"dick", "fanny", "cox", "cock", "gay", "randy", "willy",
                                        "depp", "esel", "penner", "git", "con", "suka", "ass"};
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        for (size_t i = 0; i < moderation_word_count; i++) {
            assert_string_not_equal(moderation_words[i], names[n]);
        }
    }
}

static void the_longest_message_of_the_widest_characters_is_looked_at_to_its_end(void **state)
{
    /* U+FDFA is eighteen letters in NFKD. */
    char *message = malloc(4096);
    size_t n = 0;
    while (n < 4000) {
        memcpy(message + n, "\ufdfa", 3);
        n += 3;
    }
    strcpy(message + n, " idiot");
    assert_true(held(message, NULL));
    free(message);
}

/* Each piece of a phrase as it would be found in a note. */
static void phrases_are_in_folded_form(void **state)
{
    static const char *const *const lists[] = {
        tone_en, tone_de, tone_fr, tone_es, tone_pl, tone_ar, tone_kind,
    };
    for (size_t l = 0; l < sizeof lists / sizeof *lists; l++) {
        for (const char *const *phrase = lists[l]; *phrase; phrase++) {
            char folded[2048];
            moderation_fold(folded, sizeof folded, *phrase);
            assert_string_equal(folded, *phrase);
            assert_null(strstr(*phrase, "//"));
            assert_int_not_equal((*phrase)[strlen(*phrase) - 1], '*');
        }
    }
}

/* Thousandths of a second of this process, the best of some runs. */
static double cost(const char *pattern, size_t n)
{
    char *message = malloc(n + 1);
    double best = 1e9;
    for (size_t i = 0; i < n; i++) {
        message[i] = pattern[i % strlen(pattern)];
    }
    message[n] = '\0';
    for (unsigned run = 0; run < 3; run++) {
        clock_t begin = clock();
        (void)held(message, NULL);
        double took = 1e3 * (double)(clock() - begin) / CLOCKS_PER_SEC;
        best = took < best ? took : best;
    }
    free(message);
    return best;
}

static void the_cost_grows_with_the_length_and_not_with_its_square(void **state)
{
    static const char *const hostile[] = {
        "a", "i d ", "idio", "1", "1 ", "0 ", "1-", "*", ".", "a.", "-", "+", "+1 ", "012 ", "a@",
        "w.w.w.", "finally ", "you are so ", "at not ", "\xff", "\xcc\x81", " ", "fu*", "$",
        "(((", "www",
    };
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        /* A square would cost 64 times as much for 8 times the length. */
        double little = cost(hostile[i], 1024), much = cost(hostile[i], 8192);
        if (much > 20 * little + 20) {
            fail_msg("“%s”: %.1f ms, then %.1f ms", hostile[i], little, much);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folding_forgets_case_accents_and_spacing),
        cmocka_unit_test(folding_cuts_between_characters),
        cmocka_unit_test(insults_are_held_in_every_language),
        cmocka_unit_test(names_and_innocent_words_are_never_held),
        cmocka_unit_test(words_of_the_content_hold_as_whole_words),
        cmocka_unit_test(the_policy_decides_and_the_reason_says_what_was_found),
        cmocka_unit_test(a_reason_longer_than_its_field_is_cut_between_characters),
        cmocka_unit_test(names_that_the_kiosk_knows_hold_nothing),
        cmocka_unit_test(disguised_words_are_held),
        cmocka_unit_test(what_only_looks_like_a_disguise_is_shown),
        cmocka_unit_test(phone_numbers_and_links_are_told_from_dates_and_codes),
        cmocka_unit_test(phrases_are_in_folded_form),
        cmocka_unit_test(the_cost_grows_with_the_length_and_not_with_its_square),
        cmocka_unit_test(the_list_is_in_folded_form_and_each_word_of_it_holds),
        cmocka_unit_test(nobodys_name_is_on_the_list),
        cmocka_unit_test(the_longest_message_of_the_widest_characters_is_looked_at_to_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
