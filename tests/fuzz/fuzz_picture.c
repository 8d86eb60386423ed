/* Any bytes as a picture: readers of headers stay inside, what they let through is within their
 * limits, and a small picture becomes one of ours or a sentence. */
#include "fuzz/fuzz.h"

#include "import/photo.h"
#include "import/picture.h"
#include "import/png_strip.h"

#include <stdlib.h>
#include <string.h>

/* Decoding what is larger takes so long that little else would be tried. */
enum { PIXELS_MAX = 1 << 18, SIDE_MAX = 4096 };

static void insist(bool good)
{
    if (!good) {
        abort();
    }
}

static void insist_on_words(enum err e, const struct diag *why)
{
    insist(e == ERR_BAD_DATA || e == ERR_LIMIT);
    insist(strncmp(why->text, "found ", 6) == 0 && strstr(why->text, "; expected "));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct picture_header h = {0};
    struct diag why = {0};
    enum picture_kind kind = picture_kind_of(data, size);
    insist(*picture_kind_name(kind) != '\0');
    /* Every reader behind its magic, whatever the first bytes say. */
    enum err e = picture_check(kind, data, size, &h, &why);
    if (e != ERR_OK) {
        insist_on_words(e, &why);
    } else {
        insist(h.width > 0 && h.height > 0 && h.width <= PICTURE_SIDE_MAX &&
               h.height <= PICTURE_SIDE_MAX && h.pages <= PICTURE_PAGES_MAX);
    }
    if (kind == PICTURE_PNG) {
        struct buf plain = {0};
        png_strip(data, size, &plain);
        insist(plain.len <= size);
        buf_done(&plain);
    }
    if (e == ERR_OK && h.width <= SIDE_MAX && h.height <= SIDE_MAX &&
        h.width * h.height <= PIXELS_MAX) {
        for (unsigned use = 0; use < 2; use++) {
            struct photo photo;
            e = photo_convert(data, size, use ? PHOTO_PERSON : PHOTO_POSTER, &photo, &why);
            if (e == ERR_OK) {
                insist(photo.width >= 1 && photo.height >= 1 && photo.width <= 1920 &&
                       photo.height <= 1920 && photo.bytes.len > 0);
                photo_done(&photo);
            } else {
                insist_on_words(e, &why);
            }
        }
    }
    return 0;
}
