/* The PIN pad: discs that fill, ten digits in the order of a telephone, backspace, and two buttons,
 * on a panel of its own. The digits are shown nowhere and stay here only until they are handed out;
 * whoever tries them says through the state what came of it. Keys stay where hands know them on a
 * mirrored screen; where the size of the panel is known they are 20 mm, as far as they fit. Digits,
 * Backspace, Enter and Esc of a real keyboard work as well. */
#ifndef UI_PIN_PAD_H
#define UI_PIN_PAD_H

#include "base/caps.h"
#include "ui/ui.h"

enum pin_pad_state {
    PIN_PAD_OPEN,
    PIN_PAD_CHECKING,   /* the digits are out; no key is taken */
    PIN_PAD_WRONG,      /* they were wrong; takes others */
    PIN_PAD_FAILED,     /* they could not be tried; takes them again */
    PIN_PAD_LOCKED,     /* no key is taken before until; opens by itself then */
    PIN_PAD_UNSET,      /* there is no PIN that could be right */
    PIN_PAD_CHOOSE,     /* there is none: takes the digits that shall be it */
    PIN_PAD_REPEAT,     /* takes them once more */
    PIN_PAD_DIFFERENT,  /* they were others the second time: takes the first ones again */
};

struct pin_pad {
    enum pin_pad_state state;
    unsigned tries;     /* PIN_PAD_WRONG: more of them before it locks */
    msec until;         /* PIN_PAD_LOCKED */
    unsigned count;
    char digit[CAP_PIN];
};

enum pin_pad_action { PIN_PAD_NOTHING, PIN_PAD_GO, PIN_PAD_CANCEL };

/* Where the panel is on this canvas, before it is mirrored: beside what a form has to say, below it
 * on a portrait screen, the whole of a compact one. */
struct box pin_pad_area(const struct canvas *c);
/* One pass. label: what the digits are for, on the button that hands them out. With PIN_PAD_GO they
 * are in ret_pin, nowhere else any more, and the state is PIN_PAD_CHECKING. Targets: "pin:0" to
 * "pin:9", "pin:back", "pin:go", "pin:cancel". */
enum pin_pad_action ui_pin_pad(struct ui *ui, struct pin_pad *p, const char *label,
                               char ret_pin[static CAP_PIN + 1]);
/* Forgets the digits. */
void pin_pad_wipe(struct pin_pad *p);

#endif
