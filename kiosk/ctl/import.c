#include "content/content.h"
#include "content/seal.h"
#include "content/stage.h"
#include "ctl/ctl.h"
#include "i18n/i18n.h"
#include "import/import.h"

#include <stdio.h>
#include <unistd.h>

/* Writing progress is a rename: four a second are smooth enough to look at. */
enum { PROGRESS_MS = 250 };

struct staging {
    const struct ctl *ctl;
    char stage[FS_PATH_MAX];
    struct stage_progress progress;
    struct seal seal;
    struct folder_seal folder_seal;
    msec began, written;
};

static enum err write_progress(struct staging *s)
{
    s->written = clock_mono(&s->ctl->clock);
    return stage_progress_write(s->stage, &s->progress);
}

/* As for the rest as for what is done; not before there is something to go by. */
static unsigned seconds_left(const struct staging *s, unsigned done, unsigned total)
{
    msec spent = clock_mono(&s->ctl->clock) - s->began;
    if (done < 3 || spent < 1000) {
        return 0;
    }
    return (unsigned)((uint64_t)spent * (total - done) / done / 1000 + 1);
}

static bool at_file(void *ctx, const char *file, unsigned done, unsigned total)
{
    struct staging *s = ctx;
    str_copy(s->progress.file, sizeof s->progress.file, file);
    s->progress.done = done;
    s->progress.total = total;
    s->progress.seconds_left = seconds_left(s, done, total);
    if (clock_mono(&s->ctl->clock) - s->written >= PROGRESS_MS) {
        enum err e = write_progress(s);
        (void)e; /* a full disk stops what matters, not this */
    }
    return !stage_is_cancelled(s->stage);
}

static void print_preview(const struct ctl *ctl, const struct report *report)
{
    struct buf out = {0};
    if (ctl->json) {
        buf_puts(&out, "{\"report\":");
        report_json(report, &out);
        out.data[--out.len] = '\0'; /* its line end */
        buf_puts(&out, "}\n");
    } else {
        report_text(report, &out);
    }
    ctl_print(&out);
}

static bool ask(void)
{
    fputs("Load this? [y/N] ", stderr);
    int answer = getchar();
    return answer == 'y' || answer == 'Y';
}

/* What the last one found, for the screen, when it cannot be loaded. */
static enum err refuse(struct staging *s, const char *why)
{
    s->progress.phase = STICK_REFUSED;
    str_copy(s->progress.why, sizeof s->progress.why, why);
    return write_progress(s);
}

/* Says the first reason: nobody at the screen can ask for the others. */
static enum err refuse_unusable(struct staging *s, const struct report *report)
{
    const struct report_line *first = NULL;
    for (unsigned i = 0; !first && i < report->count; i++) {
        const struct report_line *l = &report->line[i];
        first = l->severity == REPORT_ERROR && *l->file ? l : NULL;
    }
    char why[512], place[32] = "";
    if (!first) {
        return refuse(s, tr("Nothing on this stick could be used; the content stays as it was."));
    }
    if (first->line > 0) {
        /* Behind the name of a file. */
        str_format(place, sizeof place, tr(", line %u"), first->line);
    }
    str_format(why, sizeof why, tr("Nothing on this stick could be used. %.100s%s: %s"),
               first->file, place, first->text);
    return refuse(s, why);
}

/* Fills the stage. Returns the exit code. */
static int fill(struct staging *s, const char *dir, const char *called, struct report *report)
{
    struct diag d = {0};
    struct import_params params = {
        .dir = dir,
        .called = called,
        .data_dir = s->ctl->config.data,
        .build_dir = s->stage,
        .today = ctl_today(s->ctl),
        .progress = at_file,
        .ctx = s,
        .seal = s->folder_seal.manifest ? &s->folder_seal : NULL,
    };
    unsigned generation = 0;
    bool same = false;
    struct buf problems = {0};
    enum err e = write_progress(s);
    if (e == ERR_OK) {
        e = import_folder(&params, report, &generation, &same, &d);
    }
    if (e != ERR_OK) {
        const char *why = *d.text ? d.text : report_reason(e);
        enum err unsaid = refuse(s, why);
        (void)unsaid;
        return ctl_fail(ctl_exit_code(e), "%s", why);
    }
    report_problems(report, &problems);
    e = stage_problems_write(s->stage, problems.data ? problems.data : "");
    buf_done(&problems);
    print_preview(s->ctl, report);
    s->progress.done = s->progress.total;
    s->progress.seconds_left = 0;
    s->progress.phase = STICK_READY;
    s->progress.is_signed = s->folder_seal.manifest && s->folder_seal.refused == 0;
    if (e == ERR_OK) {
        e = generation ? write_progress(s) : refuse_unusable(s, report);
    }
    if (e != ERR_OK) {
        return ctl_fail(ctl_exit_code(e), "nothing could be staged: %s", err_name(e));
    }
    return !generation ? EXIT_BAD_DATA : report->errors ? EXIT_PROBLEMS : EXIT_DONE;
}

/* Verified as the screen does it, and only what this import has staged: a stick may be plugged in
 * while somebody thinks about the answer. */
static int load(const struct ctl *ctl, uint64_t import, bool yes)
{
    struct diag d = {0};
    const char *data = ctl->config.data;
    unsigned before = ctl_generation(ctl);
    if (!yes && (!isatty(STDIN_FILENO) || !ask())) {
        fputs("Nothing was loaded. “kioskctl import DIR --yes” loads it.\n", stderr);
        enum err kept = stage_discard_import(data, import);
        (void)kept; /* the next import empties it */
        return EXIT_DONE;
    }
    enum err e = stage_load_import(data, import, &d);
    if (e != ERR_OK) {
        return ctl_fail(ctl_exit_code(e), "%s", d.text);
    }
    unsigned now = ctl_generation(ctl);
    if (now == before) {
        fprintf(stderr, "This is what is loaded already (generation %u).\n", now);
    } else {
        fprintf(stderr, "Loaded as generation %u. “kioskctl content rollback” takes it back.\n",
                now);
    }
    return EXIT_DONE;
}

static int tell(struct staging *s, const char *why)
{
    enum err e = refuse(s, why);
    return e == ERR_OK ? ctl_fail(EXIT_BAD_DATA, "%s", why)
                       : ctl_fail(ctl_exit_code(e), "nothing could be staged: %s", err_name(e));
}

/* A stick that the USB service does not mount: the screen says what was found. */
static int tell_found(struct staging *s, const char *type)
{
    static const struct { const char *type, *name; } known[] = {
        {"ntfs", "NTFS"}, {"hfsplus", "Mac OS Extended (HFS+)"}, {"apfs", "APFS"},
        {"ext4", "ext4"}, {"iso9660", N_("an installation disc (ISO 9660)")},
        {"BitLocker", N_("BitLocker, which is encrypted")},
        {"crypto_LUKS", N_("LUKS, which is encrypted")},
    };
    char why[512];
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        type = str_equal(type, known[i].type) ? tr(known[i].name) : type;
    }
    str_format(why, sizeof why,
               tr("This stick is formatted as %.80s. Only FAT32 and exFAT are read here. Please "
                  "copy the files onto a stick that is formatted as one of these."),
               *type ? type : tr("something unknown"));
    return tell(s, why);
}

/* And one that could not be mounted. */
static int tell_damaged(struct staging *s)
{
    return tell(s, tr("This stick is damaged, or it was pulled out. Please plug it in again, or "
                      "copy the files onto another stick."));
}

extern const struct verb verb_import;

static int run(const struct ctl *ctl, int argc, char **argv)
{
    struct staging s = {.ctl = ctl, .began = clock_mono(&ctl->clock)};
    struct report report = {0};
    struct diag d = {0};
    bool bad = false;
    bool stage = ctl_flag(&argc, argv, "--stage"), yes = ctl_flag(&argc, argv, "--yes");
    const char *label = ctl_option(&argc, argv, "--label", &bad);
    /* What the USB service says of itself: kiosk-usb@.service. */
    bool door = ctl_flag(&argc, argv, "--door"), sealed = ctl_flag(&argc, argv, "--sealed");
    bool damaged = ctl_flag(&argc, argv, "--damaged");
    const char *found = ctl_option(&argc, argv, "--found", &bad);
    bool unread = found || damaged;
    if (bad || argc != (unread ? 1 : 2) || (!unread && argv[1][0] == '-') || (stage && yes) ||
        (found && damaged)) {
        return ctl_usage(&verb_import, "one folder is needed, and not both options.");
    }
    if (!door) {
        fputs("This runs without the sandbox that the USB service has.\n", stderr);
    }
    ctl_speak(ctl);
    int lock = -1;
    enum err e = stage_path(s.stage, ctl->config.data) ? stage_begin(s.stage, &lock, &d)
                                                       : ERR_LIMIT;
    if (e != ERR_OK) {
        return ctl_fail(ctl_exit_code(e), "%s", *d.text ? d.text : err_name(e));
    }
    s.progress.id = stage_new_id();
    if (sealed && seal_read(ctl->config.data, &s.seal) == ERR_OK) {
        s.progress.id = s.seal.id;
        s.progress.serial = s.seal.manifest.serial;
        s.folder_seal.manifest = &s.seal.manifest;
    }
    /* Whoever formatted the stick chose it. */
    if (!label || !import_message(s.progress.label, sizeof s.progress.label, label)) {
        s.progress.label[0] = '\0';
    }
    /* Where the service mounts it is of no use to anybody. */
    const char *called = *s.progress.label ? s.progress.label : "USB stick";
    int code = found     ? tell_found(&s, found)
               : damaged ? tell_damaged(&s)
                         : fill(&s, argv[1], door ? called : NULL, &report);
    report_done(&report);
    manifest_done(&s.seal.manifest);
    close(lock);
    if (stage_is_cancelled(s.stage)) { /* after the last file, so nobody has noticed yet */
        e = stage_discard(ctl->config.data);
        return ctl_fail(EXIT_TRY_AGAIN, "the import was cancelled at the screen");
    }
    if (code != EXIT_DONE && code != EXIT_PROBLEMS) {
        if (!stage && !unread) {
            e = stage_discard(ctl->config.data);
        }
        return code;
    }
    if (stage) {
        fputs("Not loaded: it waits for somebody to confirm it on the screen.\n", stderr);
        return code;
    }
    int loaded = load(ctl, s.progress.id, yes);
    return loaded == EXIT_DONE ? code : loaded;
}

const struct verb verb_import = {
    .name = "import",
    .usage = "DIR [--stage | --yes] [--label NAME] | --found FILESYSTEM | "
             "--damaged",
    .help = "Reads a content folder, reports every problem, and loads it (--yes) or stages it; "
            "exit code 1 when something was left out. --found and --damaged tell the screen of a "
            "stick that is not read.",
    .run = run,
};
