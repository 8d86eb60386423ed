/* Phrases by which a note sounds like a complaint, and phrases that only seem so. Used by tone.c.
 *
 * A phrase is words in folded form, parted by blanks, as moderation_fold and the apostrophe leave
 * them ("don t"). In it
 *   a/b     is either word,
 *   abc~    is any word that begins so,
 *   ?abc    is a word that may be there,
 *   *       is up to three words of the same sentence,
 *   ^ and $ are where a sentence begins and ends, a/$ is a or the end.
 * A complaint is listed only when hardly anybody says it in a sincere thank-you: "finally" alone is
 * not here, "finally did your job" is. Each list ends with NULL. */
#ifndef MODERATION_TONE_H
#define MODERATION_TONE_H

extern const char *const tone_en[], *const tone_de[], *const tone_fr[], *const tone_es[],
    *const tone_pl[], *const tone_ar[];
/* Meant well in any of the languages. */
extern const char *const tone_kind[];

#endif
