#include "text/font.h"

#include "base/arena.h"
#include "base/str.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unistd.h>

/* Debian 12 and 13 agree on all of these. */
const char *const font_dirs[] = {
    "/usr/share/fonts/opentype/inter", "/usr/share/fonts/truetype/inter",
    "/usr/share/fonts/truetype/noto",  "/usr/share/fonts/opentype/noto",
    "/usr/share/fonts/truetype/wqy",   "/usr/share/fonts/truetype/droid",
    "/usr/share/fonts/truetype/dejavu", NULL,
};

enum role {
    ROLE_D7, ROLE_D6, ROLE_T6, ROLE_T5, /* as enum face */
    ROLE_NOTO,
    ROLE_CJK, ROLE_CJK_MICROHEI, ROLE_CJK_DROID,
    ROLE_SYMBOLS, ROLE_SYMBOLS2, ROLE_MATH, ROLE_MUSIC,
    ROLE_EMOJI,
    ROLE_DEJAVU,
    ROLE_SCRIPT, /* + UScriptCode: Noto Sans or Serif of that script */
};
_Static_assert((int)ROLE_SCRIPT == (int)FONT_ROLES, "the places of the files are counted by it");

/* Names without directory and ending, the first that is there serves. In a row without a bold font
 * the regular one stands for both. */
static const struct {
    const char *strong[3], *plain[2];
} names[ROLE_SCRIPT] = {
    [ROLE_D7] = {{"InterDisplay-Bold", "Inter-Bold"}, {NULL}},
    [ROLE_D6] = {{"InterDisplay-SemiBold", "Inter-SemiBold", "Inter-Bold"}, {NULL}},
    [ROLE_T6] = {{"Inter-SemiBold", "Inter-Bold"}, {NULL}},
    [ROLE_T5] = {{NULL}, {"Inter-Medium", "Inter-Regular"}},
    [ROLE_NOTO] = {{"NotoSans-Bold"}, {"NotoSans-Regular"}},
    [ROLE_CJK] = {{"NotoSansCJK-Bold"}, {"NotoSansCJK-Regular"}},
    [ROLE_CJK_MICROHEI] = {{NULL}, {"wqy-microhei"}},
    [ROLE_CJK_DROID] = {{NULL}, {"DroidSansFallbackFull"}},
    [ROLE_SYMBOLS] = {{"NotoSansSymbols-Bold"}, {"NotoSansSymbols-Regular"}},
    [ROLE_SYMBOLS2] = {{NULL}, {"NotoSansSymbols2-Regular"}},
    [ROLE_MATH] = {{NULL}, {"NotoSansMath-Regular"}},
    [ROLE_MUSIC] = {{NULL}, {"NotoMusic-Regular"}},
    [ROLE_EMOJI] = {{NULL}, {"NotoColorEmoji"}},
    [ROLE_DEJAVU] = {{"DejaVuSans-Bold"}, {"DejaVuSans"}},
};

static char *find_file(const struct fonts *f, const char *name)
{
    static const char *const endings[] = {"otf", "ttf", "ttc"};
    for (const char *const *dir = f->dirs; *dir; dir++) {
        for (unsigned e = 0; e < sizeof endings / sizeof *endings; e++) {
            char path[512];
            if (str_format(path, sizeof path, "%s/%s.%s", *dir, name, endings[e]) &&
                access(path, R_OK) == 0) {
                char *copy = mem_new(strlen(path) + 1, 1);
                return memcpy(copy, path, strlen(path));
            }
        }
    }
    return NULL;
}

static char *find_first(const struct fonts *f, const char *const *name, size_t n)
{
    char *path = NULL;
    for (size_t i = 0; i < n && name[i] && !path; i++) {
        path = find_file(f, name[i]);
    }
    return path;
}

/* "Canadian_Aboriginal" is NotoSansCanadianAboriginal-Bold: the file names follow the names of the
 * scripts in Unicode, so no table of ours can miss one. */
static char *find_script(const struct fonts *f, UScriptCode script, bool strong)
{
    char name[64];
    size_t n = 0;
    for (const char *p = uscript_getName(script); *p && n < sizeof name - 1; p++) {
        if (*p != '_') {
            name[n++] = *p;
        }
    }
    name[n] = '\0';
    /* The three whose font has another name. */
    if (script == USCRIPT_NKO) {
        str_copy(name, sizeof name, "NKo");
    } else if (script == USCRIPT_MEROITIC_CURSIVE || script == USCRIPT_MEROITIC_HIEROGLYPHS) {
        str_copy(name, sizeof name, "Meroitic");
    }
    static const char *const families[] = {"NotoSans", "NotoSerif", "Noto"};
    static const char *const weights[] = {"Bold", "Regular"};
    for (unsigned k = 0; k < sizeof families / sizeof *families; k++) {
        for (unsigned w = strong ? 0 : 1; w < 2; w++) {
            char whole[96];
            str_format(whole, sizeof whole, "%s%s-%s", families[k], name, weights[w]);
            char *path = find_file(f, whole);
            if (path) {
                return path;
            }
        }
    }
    return NULL;
}

static void seek_script(struct fonts *f, struct font_file *file, UScriptCode script, bool strong)
{
    file->path = find_script(f, script, strong);
    file->dpi = script == USCRIPT_DEVANAGARI ? 68 : 72;
}

static void seek_named(struct fonts *f, struct font_file *file, int role, bool strong)
{
    size_t strong_names = sizeof names[role].strong / sizeof *names[role].strong;
    size_t plain_names = sizeof names[role].plain / sizeof *names[role].plain;
    file->path = strong ? find_first(f, names[role].strong, strong_names) : NULL;
    if (!file->path) {
        file->path = find_first(f, names[role].plain, plain_names);
    }
    file->dpi = 72;
    file->coloured = role == ROLE_EMOJI;
}

static int file_of(struct fonts *f, int role, bool strong)
{
    int at = 2 * role + strong;
    struct font_file *file = &f->file[at];
    if (!file->sought) {
        file->sought = true;
        if (role >= ROLE_SCRIPT) {
            seek_script(f, file, (UScriptCode)(role - ROLE_SCRIPT), strong);
        } else {
            seek_named(f, file, role, strong);
        }
    }
    return file->path ? at : FONT_NONE;
}

/* Whole, or not at all. */
static void read_file(struct font_file *of)
{
    SDL_RWops *file = SDL_RWFromFile(of->path, "rb");
    Sint64 size = file ? SDL_RWsize(file) : 0;
    if (size > 0 && size <= FONT_IN_MEMORY) {
        of->bytes = mem_new((size_t)size, 1);
        of->n = SDL_RWread(file, of->bytes, 1, (size_t)size);
        if (of->n != (size_t)size) {
            free(of->bytes);
            of->bytes = NULL;
        }
    }
    if (file) {
        SDL_RWclose(file);
    }
}

/* From a file, FreeType reads every glyph with system calls of its own, and keeps tables of its own
 * for every size; from memory all sizes share one copy. */
static TTF_Font *open_file(struct font_file *of, int size, unsigned across, unsigned down)
{
    if (!of->bytes) {
        read_file(of);
    }
    return of->bytes ? TTF_OpenFontDPIRW(SDL_RWFromConstMem(of->bytes, (int)of->n), 1, size, across,
                                         down)
                     : TTF_OpenFontDPI(of->path, size, across, down);
}

TTF_Font *font_open(struct fonts *f, int file, int size, int stretch)
{
    struct font_file *of = &f->file[file];
    if (!of->path) {
        return NULL;
    }
    if (of->coloured) {
        size = FONT_STRIKE;
        stretch = 1;
    }
    struct font_opened *oldest = &f->opened[0];
    for (int i = 0; i < FONT_OPEN; i++) {
        struct font_opened *o = &f->opened[i];
        if (o->font && o->file == file && o->size == size && o->stretch == stretch) {
            o->used = ++f->clock;
            return o->font;
        }
        if (o->used < oldest->used) {
            oldest = o;
        }
    }
    TTF_Font *font = open_file(of, size, (unsigned)(of->dpi * stretch), (unsigned)of->dpi);
    if (!font) {
        free(of->path);
        of->path = NULL;
        return NULL;
    }
    TTF_SetFontHinting(font, TTF_HINTING_NONE);
    if (oldest->font) {
        TTF_CloseFont(oldest->font);
    }
    *oldest = (struct font_opened){font, file, size, stretch, ++f->clock};
    return font;
}

bool font_has(struct fonts *f, int file, uint32_t c)
{
    TTF_Font *font = font_open(f, file, FONT_MEASURE, 1);
    return font && TTF_GlyphIsProvided32(font, c);
}

/* They shape or choose a variant; a font need not have a picture for them. */
static bool needs_no_glyph(uint32_t c)
{
    return u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static size_t count_covered(struct fonts *f, int file, const uint32_t *c, size_t n)
{
    size_t covered = 0;
    for (size_t i = 0; i < n; i++) {
        covered += (i > 0 && needs_no_glyph(c[i])) || font_has(f, file, c[i]);
    }
    return covered;
}

static bool is_cjk(UScriptCode script)
{
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
           script == USCRIPT_HANGUL || script == USCRIPT_BOPOMOFO;
}

static bool is_european(UScriptCode script)
{
    return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC ||
           script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
}

enum { CHAIN = 20, EXTENSIONS = 64, EXTENSIONS_ASKED = 4 };

/* A comma of Arabic behind a Latin word counts as Latin, but only the fonts of the scripts that use
 * it have it (UAX #24, Script_Extensions). The common ones come first. */
static size_t add_extensions(uint32_t c, int *role)
{
    UScriptCode script[EXTENSIONS];
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = uscript_getScriptExtensions((UChar32)c, script, EXTENSIONS, &status);
    size_t count = 0;
    for (int32_t i = 0; U_SUCCESS(status) && i < n && count < EXTENSIONS_ASKED; i++) {
        if (!is_european(script[i]) && !is_cjk(script[i])) {
            role[count++] = ROLE_SCRIPT + (int)script[i];
        }
    }
    return count;
}

/* The order in which files are asked for c; returns how many. */
static size_t chain_of(enum face face, UScriptCode script, uint32_t c, bool emoji, int role[CHAIN])
{
    size_t n = 0;
    if (emoji) {
        role[n++] = ROLE_EMOJI;
    }
    role[n++] = ROLE_D7 + (int)face;
    role[n++] = ROLE_NOTO;
    if (is_cjk(script)) {
        role[n++] = ROLE_CJK;
        role[n++] = ROLE_CJK_MICROHEI;
        role[n++] = ROLE_CJK_DROID;
    } else if (!is_european(script) && script != USCRIPT_UNKNOWN) {
        role[n++] = ROLE_SCRIPT + (int)script;
    } else {
        n += add_extensions(c, role + n);
    }
    role[n++] = ROLE_SYMBOLS;
    role[n++] = ROLE_SYMBOLS2;
    role[n++] = ROLE_MATH;
    role[n++] = ROLE_MUSIC;
    role[n++] = ROLE_EMOJI;
    role[n++] = ROLE_DEJAVU;
    if (!is_cjk(script)) {
        role[n++] = ROLE_CJK;
        role[n++] = ROLE_CJK_MICROHEI;
        role[n++] = ROLE_CJK_DROID;
    }
    assert(n <= CHAIN);
    return n;
}

static int walk_chain(struct fonts *f, enum face face, UScriptCode script, const uint32_t *c,
                      size_t n, bool emoji)
{
    int role[CHAIN], base = FONT_NONE;
    size_t roles = chain_of(face, script, c[0], emoji, role);
    for (size_t i = 0; i < roles; i++) {
        int file = file_of(f, role[i], face != FACE_T5);
        if (file == FONT_NONE || !font_has(f, file, c[0])) {
            continue;
        }
        if (count_covered(f, file, c, n) == n) {
            return file;
        }
        if (base == FONT_NONE) {
            base = file;
        }
    }
    return base;
}

int font_for(struct fonts *f, enum face face, UScriptCode script, const uint32_t *c, size_t n,
             bool emoji)
{
    if (n != 1) {
        return walk_chain(f, face, script, c, n, emoji);
    }
    size_t at = (c[0] ^ (uint32_t)face << 8 ^ (uint32_t)emoji << 9) % FONT_COVERED;
    if (f->covered[at].face != face + 1 || f->covered[at].c != c[0] ||
        f->covered[at].script != script || f->covered[at].emoji != emoji) {
        int16_t file = (int16_t)walk_chain(f, face, script, c, 1, emoji);
        f->covered[at].c = c[0];
        f->covered[at].file = file;
        f->covered[at].script = (int16_t)script;
        f->covered[at].face = (uint8_t)(face + 1);
        f->covered[at].emoji = emoji;
    }
    return f->covered[at].file;
}

int font_for_missing(struct fonts *f, enum face face)
{
    /* The box of Noto is quieter than Inter's. */
    static const int fallback[] = {ROLE_NOTO, ROLE_DEJAVU, ROLE_CJK, ROLE_CJK_MICROHEI,
                                   ROLE_CJK_DROID};
    int file = FONT_NONE;
    for (size_t i = 0; file == FONT_NONE && i < sizeof fallback / sizeof *fallback; i++) {
        file = file_of(f, fallback[i], face != FACE_T5);
    }
    return file == FONT_NONE ? file_of(f, ROLE_D7 + (int)face, face != FACE_T5) : file;
}

enum err fonts_init(struct fonts *f, const char *const *dirs, struct diag *d)
{
    *f = (struct fonts){.dirs = dirs};
    if (TTF_Init() != 0) {
        return diag_set(d, ERR_UNAVAILABLE, "", 0, 0, "SDL_ttf: %s", TTF_GetError());
    }
    uint32_t letter = 'a';
    if (font_for(f, FACE_D7, USCRIPT_LATIN, &letter, 1, false) == FONT_NONE) {
        fonts_done(f);
        return diag_set(d, ERR_UNAVAILABLE, "", 0, 0,
                        "no font found; install fonts-inter and fonts-noto-core");
    }
    return ERR_OK;
}

void fonts_done(struct fonts *f)
{
    if (!f->dirs) {
        return;
    }
    for (int i = 0; i < FONT_OPEN; i++) {
        if (f->opened[i].font) {
            TTF_CloseFont(f->opened[i].font);
        }
    }
    for (int i = 0; i < FONT_FILES; i++) {
        free(f->file[i].path);
        free(f->file[i].bytes);
    }
    *f = (struct fonts){0};
    TTF_Quit();
}
