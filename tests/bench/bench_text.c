/* What the layout of a text costs: the longest note of the design, cold and warm, and the worst of
 * all torture texts. */
#include "text/cost.h"

int main(void)
{
    struct text *t;
    struct diag d;
    unsigned words, hostile;
    if (text_open(&t, 8 << 20, &d) != ERR_OK) {
        fprintf(stderr, "%s\n", d.text);
        return 1;
    }
    double warm = cost_of(t, COST_LONG, false), cold = cost_of(t, COST_LONG, true);
    printf("layout of a 280-character kudos: %.2f ms cold, %.2f ms warm\n", cold, warm);
    double worst = cost_of_worst(t, "tests/torture/words.txt", &words);
    double attack = cost_of_worst(t, "tests/torture/hostile.txt", &hostile);
    printf("layout of the worst torture text, cold: %.2f ms (at most 5), words.txt line %u; of the "
           "worst hostile one: %.2f ms (at most 20), hostile.txt line %u\n",
           worst, words, attack, hostile);
    text_close(t);
    return 0;
}
