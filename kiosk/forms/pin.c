#include "forms/pin.h"

void pin_answer(struct pin_pad *pad, const struct intent_result *r, msec now)
{
    switch (r->outcome) {
    case OUTCOME_UNLOCKED: pad->state = PIN_PAD_OPEN; return;
    case OUTCOME_WRONG_PIN:
        pad->state = PIN_PAD_WRONG;
        pad->tries = r->tries;
        return;
    case OUTCOME_LOCKED:
        pad->state = PIN_PAD_LOCKED;
        pad->until = now + (msec)r->seconds * 1000;
        return;
    case OUTCOME_NO_PIN: pad->state = PIN_PAD_UNSET; return;
    case OUTCOME_NOT_SAVED:
    case OUTCOME_DONE:
    case OUTCOME_SHOWN:
    case OUTCOME_HELD:
    case OUTCOME_UNDONE:
    case OUTCOME_ENOUGH:
    case OUTCOME_ENOUGH_FOR:
    case OUTCOME_REJECTED: pad->state = PIN_PAD_FAILED; return;
    }
}
