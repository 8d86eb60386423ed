/* The two plain lists: values and words that hold a note for review. */
#include "content/schema.h"
#include "import/bundle.h"
#include "import/encoding.h"

#include <stdlib.h>
#include <string.h>

enum { VALUES_MAX = 200 };
enum { VALUE, STARTER };
enum { WORD, LANGUAGE, NOTE };

static const struct table_column value_columns[] = {
    [VALUE] = {"value", true, "badge|name|wert|valeur|valor|wartosc"},
    [STARTER] = {"starter", false,
                 "first sentence|sentence|start|satz|anfang|phrase|frase|zdanie"},
};

static const struct table_column word_columns[] = {
    [WORD] = {"word", true, "words|phrase|wort|worter|mot|mots|palabra|palabras|slowo|slowa"},
    [LANGUAGE] = {"language", false, "lang|sprache|langue|idioma|jezyk"},
    [NOTE] = {"note", false, "notes|comment|reason|notiz|remarque|nota|uwaga"},
};

void values_read(struct bundle *b)
{
    struct table t;
    unsigned problems = bundle_problems(b);
    if (!bundle_table(b, "values.csv", value_columns, sizeof value_columns / sizeof *value_columns,
                      &t)) {
        return;
    }
    const struct rows *rows = &b->part[PART_VALUES];
    for (unsigned row = 1; row <= table_rows(&t); row++) {
        if (!table_name(&t, row, VALUE, "The value was left out.")) {
            continue;
        }
        bool twice = false;
        for (unsigned i = 0; i < rows->count && !twice; i++) {
            twice = str_equal(rows->row[i][VALUES_NAME], table_text(&t, row, VALUE));
        }
        if (twice) {
            table_report(&t, REPORT_WARNING, row, VALUE,
                         "value: found “%.60s” a second time; expected each once. The second line "
                         "was left out.",
                         table_text(&t, row, VALUE));
            continue;
        }
        if (rows->count == VALUES_MAX) {
            table_report(&t, REPORT_ERROR, row, VALUE,
                         "value: found more than %d values; expected at most that. The rest was "
                         "left out.",
                         VALUES_MAX);
            break;
        }
        const char *value[VALUES_COLUMNS] = {
            [VALUES_NAME] = table_text(&t, row, VALUE),
            [VALUES_STARTER] = table_text(&t, row, STARTER),
        };
        bundle_row(b, PART_VALUES, value, VALUES_COLUMNS);
    }
    bundle_settle(b, PART_VALUES, t.file, b->part[PART_VALUES].count, problems);
}

void held_words_read(struct bundle *b)
{
    struct table t;
    unsigned problems = bundle_problems(b);
    if (!bundle_table(b, "held-words.csv", word_columns, sizeof word_columns / sizeof *word_columns,
                      &t)) {
        return;
    }
    for (unsigned row = 1; row <= table_rows(&t); row++) {
        char folded[CAP_NAME_BYTES];
        if (!table_name(&t, row, WORD, "The word was left out.")) {
            continue;
        }
        encoding_fold(folded, sizeof folded, table_text(&t, row, WORD));
        if (!*folded) {
            table_report(&t, REPORT_WARNING, row, WORD,
                         "word: found “%.60s”, which has no letters and would never match. It was "
                         "left out.",
                         table_text(&t, row, WORD));
            continue;
        }
        const char *value[HELD_WORDS_COLUMNS] = {
            [HELD_WORDS_WORD] = table_text(&t, row, WORD),
            [HELD_WORDS_LANGUAGE] = table_text(&t, row, LANGUAGE),
            [HELD_WORDS_NOTE] = table_text(&t, row, NOTE),
        };
        bundle_row(b, PART_HELD_WORDS, value, HELD_WORDS_COLUMNS);
    }
    bundle_settle(b, PART_HELD_WORDS, t.file, b->part[PART_HELD_WORDS].count, problems);
}
