#include "cm.h"
#include "model/reason.h"

static void a_stored_reason_gives_its_kind_and_match_back(void **state)
{
    static const struct {
        const char *stored, *match;
        enum reason_kind kind;
    } c[] = {
        {"word: shut up", "shut up", REASON_WORD},
        {"tone: unlike some", "unlike some", REASON_TONE},
        {"phone: 030 901820", "030 901820", REASON_PHONE},
        {"link: http://a.de", "http://a.de", REASON_LINK},
        {"everything", "", REASON_POLICY},
        {"flagged", "", REASON_FLAGGED},
        {"", "", REASON_POLICY},       /* these two were stored by the first version */
        {"salary", "salary", REASON_WORD},
        {"wordy", "wordy", REASON_WORD},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        const char *match;
        assert_int_equal(reason_read(c[i].stored, &match), c[i].kind);
        assert_string_equal(match, c[i].match);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stored_reason_gives_its_kind_and_match_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
