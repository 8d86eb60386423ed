/* Version: ours, and those of the libraries that are really linked: behaviour differs by release.
 * */
#ifndef PLATFORM_VERSION_H
#define PLATFORM_VERSION_H

#define BREAKROOM_VERSION "0.1.0"

/* One line for each SDL library on stdout. */
void version_print_sdl(void);

#endif
