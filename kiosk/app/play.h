/* Play: the commands of a script, one by one, on a core that is open (kiosk/app/play.c says what
 * they are). --play reads them from a file; tests make them up. */
#ifndef APP_PLAY_H
#define APP_PLAY_H

#include "app/player.h"

enum play_way { BY_TOUCH, BY_FINGERS, BY_KEYS };

/* Zeroed but for the opened core, file and shots; then player_init. */
struct play {
    struct player player;
    const char *file, *shots; /* named where something fails; folder of pictures, NULL: none */
    unsigned line, failed, passed;
    enum play_way by;
    uint64_t finger;          /* the last one of BY_FINGERS */
    struct play_place {
        float x, y;
    } place[CAP_POINTERS];    /* of the fingers that a script numbers */
};

/* Carries out one line, which is changed. What fails is told on stderr and counted. */
void play_line(struct play *p, char *line);

#endif
