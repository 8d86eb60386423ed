/* The stick: what an import is doing, found, and would change, as the screen shows it. Immutable,
 * in one arena, with a count of its users as a model has. Made by content/stage.c out of files that
 * a sandboxed importer wrote: every text in it is clean UTF-8 within its cap. */
#ifndef MODEL_STICK_H
#define MODEL_STICK_H

#include "base/arena.h"
#include "model/model.h"

#include <stdatomic.h>

enum stick_phase {
    STICK_READING, /* the importer is at work: the stick stays in */
    STICK_READY,   /* staged and verified: it can be pulled out */
    STICK_SAME,    /* staged, and it is what is loaded already */
    STICK_REFUSED, /* nothing of it can be loaded; why is a sentence for people */
};

/* One kind of content, by the name of its part (content/schema.h). Of the names the added ones come
 * first, then the changed, then the removed ones, at most CAP_STICK_NAMES of each. */
struct stick_change {
    const char *part;
    unsigned added, changed, removed;
    unsigned total;                 /* that there will be */
    const char *const *added_name, *const *changed_name, *const *removed_name;
    unsigned added_names, changed_names, removed_names;
};

struct stick_problem {
    bool error;                     /* something was left out; else it was only mended */
    const char *file;               /* "" for the stick as a whole */
    unsigned line, column;          /* from 1; 0: not tied to one */
    const char *text;
};

enum { STICK_PARTS = 10 };

struct stick {
    atomic_uint users;
    struct arena arena;
    enum stick_phase phase;
    uint64_t id;                    /* of this staging: another stick has another one */
    const char *label;              /* of the stick or the folder, "" when it has none */
    /* STICK_READING */
    const char *file;               /* that is being read */
    unsigned done, total;           /* files; total 0: not known yet */
    unsigned seconds_left;          /* 0: not known yet */
    /* STICK_REFUSED */
    const char *why;
    /* STICK_READY and, without changes, STICK_SAME */
    struct stick_change change[STICK_PARTS];
    unsigned change_count;          /* only the parts that change */
    unsigned pictures;              /* new ones */
    uint64_t picture_bytes;
    const struct stick_problem *problem;
    unsigned problem_count, problem_total; /* that are listed, that there are */
    bool is_signed;                 /* by a key of this device, with a serial above the last one */
    struct model *coming;           /* what the slides would show; NULL unless STICK_READY */
};

/* One user, an empty arena, STICK_READING and empty texts. */
struct stick *stick_new(void);
struct stick *stick_ref(struct stick *s);
/* Accepts NULL. */
void stick_unref(struct stick *s);

#endif
