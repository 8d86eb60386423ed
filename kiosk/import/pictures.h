/* Many pictures of one folder, converted side by side: while two are converted the next is read.
 * What comes back comes in the order that was asked for, in the thread that asked. Pictures that
 * take much memory (all but plain JPEG) are converted alone, so that two take no more than one. */
#ifndef IMPORT_PICTURES_H
#define IMPORT_PICTURES_H

#include "import/bundle.h"

/* One picture that is wanted. */
struct picture_job {
    struct folder_entry *entry;
    enum photo_use use;
    unsigned tag;              /* for whoever asked */
};

/* What became of it. The callee stores the photo (bundle_picture_store), or ends its bytes. */
struct picture_result {
    const struct picture_job *job;
    enum err err;              /* photo is set when ERR_OK; else why says what is wrong */
    struct photo photo;
    /* The file, when it could be read; borrowed. A PDF is not a poster: ERR_NOT_FOUND. */
    const struct buf *bytes;
    struct diag why;
};

/* Calls each for every job that was read before the import was stopped. */
void pictures_convert(struct bundle *b, struct folder *folder, const struct picture_job *job,
                      unsigned count, void (*each)(void *ctx, struct picture_result *r), void *ctx);

#endif
