/* Screen: the picture of an Xvfb that was started with -fbdir, read from its frame buffer (an XWD
 * file, X11/XWDFile.h) without asking the X server for anything. */
#ifndef TESTS_WINDOW_SCREEN_H
#define TESTS_WINDOW_SCREEN_H

#include <fcntl.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct screen {
    const unsigned char *pixels; /* B, G, R, unused */
    unsigned w, h, line;         /* line: bytes */
};

/* Word n of the header, which is big-endian. */
static inline unsigned screen_word(const unsigned char *file, unsigned n)
{
    const unsigned char *p = file + 4 * n;
    return (unsigned)p[0] << 24 | (unsigned)p[1] << 16 | (unsigned)p[2] << 8 | p[3];
}

/* Mapped until the process ends: the X server draws into the same memory. */
static inline bool screen_open(struct screen *s, const char *path)
{
    enum { HEADER = 100 };
    enum { HEADER_SIZE = 0, WIDTH = 4, HEIGHT = 5, BITS = 11, LINE = 12, COLOURS = 19 };
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0 || st.st_size < HEADER) {
        return false;
    }
    const unsigned char *file = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
    close(fd);
    if (file == MAP_FAILED) {
        return false;
    }
    size_t start = screen_word(file, HEADER_SIZE) + 12 * (size_t)screen_word(file, COLOURS);
    *s = (struct screen){file + start, screen_word(file, WIDTH), screen_word(file, HEIGHT),
                         screen_word(file, LINE)};
    return screen_word(file, BITS) == 32 && (size_t)st.st_size >= start + (size_t)s->line * s->h;
}

/* 0xRRGGBB; x and y are on the screen. */
static inline unsigned screen_pixel(const struct screen *s, unsigned x, unsigned y)
{
    const volatile unsigned char *p = s->pixels + (size_t)s->line * y + 4 * (size_t)x;
    return (unsigned)p[2] << 16 | (unsigned)p[1] << 8 | p[0];
}

#endif
