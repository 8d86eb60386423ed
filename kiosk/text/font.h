/* Fonts: where they lie, which one shows a character, and a few open TTF_Fonts.
 *
 * A font file is named by its place in `file`: twice its role, plus one for the bold one. Files are
 * looked for when a character first asks for them. At most FONT_OPEN fonts are open; the least
 * recently used one is closed, so a TTF_Font is good until the next call of font_open. */
#ifndef TEXT_FONT_H
#define TEXT_FONT_H

#include "text/text.h"

#include <SDL2/SDL_ttf.h>
#include <unicode/uscript.h>

enum {
    FONT_NONE = -1,
    FONT_ROLES = 14,    /* faces and fallbacks: the rows of the table in font.c */
    FONT_FILES = 2 * (FONT_ROLES + USCRIPT_CODE_LIMIT), /* and every script there is; bold, plain */
    FONT_OPEN = 16,     /* measured: 0.3 to 1 MB each, and up to 1 ms to open one again */
    FONT_COVERED = 1024,
    FONT_IN_MEMORY = 2 << 20, /* bytes; more would keep people waiting for a card */
    FONT_MEASURE = 2048,/* pixels of the font that measures: the grid of Inter, so nothing rounds */
    FONT_LARGEST = 1024,/* pixels drawn; beyond, glyphs would take hundreds of megabytes */
    FONT_STRIKE = 109,  /* nominal pixels of the one size that Noto Color Emoji has */
};

struct font_file {
    char *path;     /* NULL: not there */
    char *bytes;    /* of the whole file; NULL before it is opened, and over FONT_IN_MEMORY */
    size_t n;
    /* Advances at size 1, 0 until they are measured: of TEXT_SENTINEL, and of the widest figure. */
    float sentinel, cell;
    bool sought;
    bool coloured;  /* bitmaps of FONT_STRIKE, scaled by whoever draws */
    int dpi;        /* 72: as large as the text; 68 for Devanagari */
};

struct font_opened {
    TTF_Font *font;
    int file, size, stretch;
    uint64_t used;
};

struct fonts {
    const char *const *dirs;
    struct font_file file[FONT_FILES];
    struct font_opened opened[FONT_OPEN];
    uint64_t clock;
    struct {
        uint32_t c;
        int16_t file, script;
        uint8_t face, emoji; /* face + 1; 0 is an empty place */
    } covered[FONT_COVERED];
};

/* Where Debian puts the fonts that we use; ends with NULL. */
extern const char *const font_dirs[];

/* dirs is borrowed. ERR_UNAVAILABLE when none of them has a font for plain text. */
enum err fonts_init(struct fonts *f, const char *const *dirs, struct diag *d) MUST_CHECK;
void fonts_done(struct fonts *f);

/* The first file of the chain that shows all n characters of a cluster, else the first that shows
 * c[0], else FONT_NONE. script: what the text around makes of it. emoji: colours are wanted. */
int font_for(struct fonts *f, enum face face, UScriptCode script, const uint32_t *c, size_t n,
             bool emoji);
/* The file that draws the box for what no font has. */
int font_for_missing(struct fonts *f, enum face face);
bool font_has(struct fonts *f, int file, uint32_t c);
/* A font of size pixels, glyphs `stretch` times as wide as normal. NULL when the file is broken;
 * it then counts as not there. */
TTF_Font *font_open(struct fonts *f, int file, int size, int stretch);

#endif
