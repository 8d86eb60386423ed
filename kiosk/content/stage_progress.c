#include "content/staged.h"

#include "text/clean.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char head[] = "breakroom stage 1\n";

static const char *const phase_name[] = {
    [STICK_READING] = "reading",
    [STICK_READY] = "ready",
    [STICK_SAME] = "same",
    [STICK_REFUSED] = "refused",
};

/* Not synced: after a power cut the stick is plugged in again. */
static enum err write_file(const char *stage, const char *name, const char *text)
{
    char path[FS_PATH_MAX];
    return fs_join(path, stage, name) ? fs_write_quick(path, text, strlen(text)) : ERR_LIMIT;
}

/* One line, whatever the name of a file has in it. */
static void put_line(struct buf *out, const char *key, const char *text)
{
    char clean[512];
    enum err cut = text_clean(clean, sizeof clean, text, strlen(text), false);
    (void)cut; /* the beginning will do */
    buf_printf(out, "%s %s\n", key, clean);
}

enum err stage_progress_write(const char *stage, const struct stage_progress *p)
{
    struct buf out = {0};
    buf_printf(&out, "%sid %016" PRIx64 "\nphase %s\ndone %u\ntotal %u\nseconds_left %u\n", head,
               p->id, phase_name[p->phase], p->done, p->total, p->seconds_left);
    buf_printf(&out, "signed %d\nserial %" PRIu64 "\n", p->is_signed, p->serial);
    put_line(&out, "label", p->label);
    put_line(&out, "file", p->file);
    put_line(&out, "why", p->why);
    enum err e = write_file(stage, "progress", out.data);
    buf_done(&out);
    return e;
}

enum err stage_problems_write(const char *stage, const char *text)
{
    return write_file(stage, "problems", text);
}

static bool take_phase(const char *value, struct stage_progress *p)
{
    for (unsigned i = 0; i < sizeof phase_name / sizeof *phase_name; i++) {
        if (str_equal(value, phase_name[i])) {
            p->phase = (enum stick_phase)i;
            return true;
        }
    }
    return false;
}

static bool take(const char *key, const char *value, struct stage_progress *p)
{
    const struct { const char *key; unsigned *number; } numbers[] = {
        {"done", &p->done}, {"total", &p->total}, {"seconds_left", &p->seconds_left},
    };
    const struct { const char *key; char *text; size_t size; } texts[] = {
        {"label", p->label, sizeof p->label},
        {"file", p->file, sizeof p->file},
        {"why", p->why, sizeof p->why},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (str_equal(key, numbers[i].key)) {
            unsigned long n = strtoul(value, NULL, 10);
            *numbers[i].number = n > 1000000 ? 1000000 : (unsigned)n;
            return true;
        }
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (str_equal(key, texts[i].key)) {
            enum err cut = text_clean(texts[i].text, texts[i].size, value, strlen(value), false);
            (void)cut;
            return true;
        }
    }
    if (str_equal(key, "id")) {
        p->id = strtoull(value, NULL, 16);
    } else if (str_equal(key, "signed")) {
        p->is_signed = str_equal(value, "1");
    } else if (str_equal(key, "serial")) {
        p->serial = strtoull(value, NULL, 10);
    } else {
        return str_equal(key, "phase") && take_phase(value, p);
    }
    return true;
}

enum err stage_progress_parse(const char *text, struct stage_progress *ret)
{
    struct stage_progress p = {0};
    if (strncmp(text, head, sizeof head - 1) != 0) {
        return ERR_BAD_DATA;
    }
    for (const char *s = text + sizeof head - 1; *s;) {
        char key[16], value[1024];
        size_t n = strcspn(s, "\n"), blank = strcspn(s, " ");
        if (blank >= n || blank >= sizeof key || n - blank > sizeof value || s[n] != '\n') {
            return ERR_BAD_DATA;
        }
        str_format(key, sizeof key, "%.*s", (int)blank, s);
        str_format(value, sizeof value, "%.*s", (int)(n - blank - 1), s + blank + 1);
        if (!take(key, value, &p)) {
            return ERR_BAD_DATA;
        }
        s += n + 1;
    }
    if (p.id == 0) {
        return ERR_BAD_DATA;
    }
    *ret = p;
    return ERR_OK;
}
