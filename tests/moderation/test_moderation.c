#include "cm.h"
#include "moderation/moderation.h"
#include "moderation/words.h"

#include <stdlib.h>
#include <string.h>

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
    struct moderation_reason r = {"untouched"};
    enum verdict v = moderation_check(message, &word, word ? 1 : 0, MODERATION_HOLD_UNSURE, &r);
    assert_int_equal(v == VERDICT_SHOW, strcmp(r.word, "untouched") == 0);
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
        "Shitake? No: shiitake. Mishit the ball, and still a good shot.", "Kumar Bhattacharyya",
        "Du bist ein Ass!", "Git push saved the day", "Con mucho gusto", "Saya suka ini",
        "Tack för blod, svett och tårar", "Slut för i dag, kock!", "Puto and pancit for all",
        "Stupidity is a big word; stupendous is a better one.", "شكرا جزيلا", "谢谢你", "ขอบคุณ",
        "idiotes2go", "moronically", "Merdeka!", "Mr. Wank-er", "Putative puta2",
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

static void the_policy_decides_and_the_reason_says_which_word(void **state)
{
    static const char *const words[] = {"diagnosis", "salary"};
    static const struct {
        const char *message;
        enum moderation_policy policy;
        enum verdict verdict;
        const char *word;
    } c[] = {
        {"Thanks", MODERATION_HOLD_UNSURE, VERDICT_SHOW, "-"},
        {"my Salary", MODERATION_HOLD_UNSURE, VERDICT_HOLD, "salary"},
        {"Imbécile", MODERATION_HOLD_UNSURE, VERDICT_HOLD, "imbecile"},
        {"Thanks", MODERATION_HOLD_ALL, VERDICT_HOLD, ""},
        {"idiot", MODERATION_HOLD_ALL, VERDICT_HOLD, ""},
        {"idiot", MODERATION_HOLD_NOTHING, VERDICT_SHOW, "-"},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        struct moderation_reason r = {"-"};
        assert_int_equal(moderation_check(c[i].message, words, 2, c[i].policy, &r), c[i].verdict);
        assert_string_equal(r.word, c[i].word);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folding_forgets_case_accents_and_spacing),
        cmocka_unit_test(folding_cuts_between_characters),
        cmocka_unit_test(insults_are_held_in_every_language),
        cmocka_unit_test(names_and_innocent_words_are_never_held),
        cmocka_unit_test(words_of_the_content_hold_as_whole_words),
        cmocka_unit_test(the_policy_decides_and_the_reason_says_which_word),
        cmocka_unit_test(the_list_is_in_folded_form_and_each_word_of_it_holds),
        cmocka_unit_test(nobodys_name_is_on_the_list),
        cmocka_unit_test(the_longest_message_of_the_widest_characters_is_looked_at_to_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
