/* Pictures: assets decoded, cropped, masked and scaled to their drawn size on a thread of their
 * own. The assets were written by our importer; what cannot be decoded comes back without
 * pixels. */
#ifndef DRAW_PICTURE_H
#define DRAW_PICTURE_H

#include "base/unit.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct picture_wish {
    uint64_t key;
    char path[512];
    px w, h;        /* of the box */
    float r;        /* corner radius; half the width for a disc */
    bool contain;   /* whole picture, centred, instead of filling the box */
    rgb tint;       /* multiplied in: photos are darker at night */
    unsigned round; /* of the renderer, to be given back with the picture */
};

struct picture {
    uint64_t key;
    uint32_t *pixels; /* ARGB, w * h; NULL: missing or not a picture. The taker frees it. */
    px x, y, w, h;    /* where it lies in the box */
    bool opaque;
    bool lent;        /* it is not in the folder of assets */
    unsigned round;   /* of its wish */
};

struct pictures_params {
    /* Each may be NULL; called on the picture thread: whenever one is done; for the bytes of one
     * that is not at its path (see struct renderer_params). */
    void (*wake)(void *context);
    void *wake_context;
    bool (*lend)(void *context, const char *id, void **ret_bytes, size_t *ret_n);
    void *lend_context;
};

struct pictures;
struct pictures *pictures_new(const struct pictures_params *p);
void pictures_free(struct pictures *p);
/* False while too many are waiting: ask again later. */
bool pictures_ask(struct pictures *p, const struct picture_wish *wish);
bool pictures_take(struct pictures *p, struct picture *ret_picture);

/* DIR/ab/<id> for an id of hex digits and an extension; false for anything else. */
bool picture_path(const char *dir, const char *id, size_t id_len, char *dst, size_t size);

#endif
