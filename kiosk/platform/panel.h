/* Panel: the screen as sysfs knows it: which graphics card has one, and how large it is. No card is
 * opened: that could take DRM master from SDL. */
#ifndef PLATFORM_PANEL_H
#define PLATFORM_PANEL_H

#include "base/unit.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PANEL_SYSFS "/sys/class/drm"

/* The lowest number of a card with a connected screen; -1 when there is none. */
int panel_card(const char *sysfs, bool *ret_any_card);
/* Millimetres of one pixel of the connected screen, which shows w x h of them; 0 when it does not
 * say, when what it says cannot be true, or when several screens are connected: which of them
 * shows our picture is not known. */
float panel_pixel(const char *sysfs, px w, px h);

/* The size in an EDID (VESA E-EDID 1.4: image size of the preferred timing, §3.10.2, else the
 * screen size in centimetres, §3.6.2). False when there is none that a screen of w x h pixels could
 * have: televisions and cheap panels give nothing, their aspect ratio, or that of another. */
bool panel_edid_size(const uint8_t *edid, size_t n, px w, px h, float *ret_w_mm, float *ret_h_mm);

#endif
