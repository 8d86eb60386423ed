#include "fuzz/fuzz.h"
#include "platform/panel.h"

#include <string.h>

/* The last two bytes choose the pixels. With any other checksum nothing would be looked at, so it
 * is made right, and once left as it came. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    uint8_t edid[128];
    float w = 0, h = 0;
    if (n < sizeof edid + 2) {
        (void)panel_edid_size(bytes, n, 1920, 1080, &w, &h);
        return 0;
    }
    px across = 1 + bytes[sizeof edid] * 16, down = 1 + bytes[sizeof edid + 1] * 16;
    (void)panel_edid_size(bytes, n, across, down, &w, &h);
    memcpy(edid, bytes, sizeof edid);
    for (unsigned i = 0; i < 127; i++) {
        edid[127] = (uint8_t)(i == 0 ? -edid[0] : edid[127] - edid[i]);
    }
    w = h = 0;
    bool known = panel_edid_size(edid, sizeof edid, across, down, &w, &h);
    float stretch = known ? w * (float)down / (h * (float)across) : 1;
    /* What is believed is a size that a screen of these pixels can have. */
    if (known != (w > 0) || (known && (w < 50 || h < 50 || w > 3000 || h > 3000)) ||
        stretch > 1.16f || stretch < 0.86f) {
        __builtin_trap();
    }
    return 0;
}
