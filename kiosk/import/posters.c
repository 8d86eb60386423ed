#include "content/schema.h"
#include "i18n/i18n.h"
#include "import/bundle.h"
#include "import/dates.h"
#include "import/pdf.h"
#include "import/pictures.h"
#include "import/weekdays.h"

#include <string.h>

enum { FILE_NAME, CAPTION, FROM, UNTIL, DAYS, HOURS, SECONDS };

static const struct table_column columns[] = {
    [FILE_NAME] = {"file", true, "file name|filename|picture|image|poster|datei|dateiname|bild|"
                                 "fichier|archivo|plik|obraz"},
    [CAPTION] = {"caption", false, "title|text|titel|unterschrift|legende|titre|leyenda|titulo|"
                                   "podpis|tytul"},
    [FROM] = {"from", false, "start|starts|start date|von|ab|du|desde|od"},
    [UNTIL] = {"until", false, "to|end|ends|end date|bis|au|hasta|do"},
    [DAYS] = {"days", false, "weekdays|day|tage|wochentage|jours|dias|dni"},
    [HOURS] = {"hours", false, "time|times|stunden|uhrzeit|zeiten|heures|horas|godziny"},
    [SECONDS] = {"seconds", false, "duration|sekunden|dauer|secondes|duree|segundos|sekundy"},
};

/* What posters.csv says of one picture. */
struct plan {
    const char *caption;
    date from, until;
    unsigned weekdays, seconds;
    minute hour_from, hour_until;
};

static const struct plan always = {.caption = "", .from = DATE_NONE, .until = DATE_NONE,
                                   .hour_from = MINUTE_NONE, .hour_until = MINUTE_NONE};

static void add_row(struct bundle *b, const char *id, const struct photo *photo,
                    const struct plan *plan)
{
    const char *value[POSTERS_COLUMNS] = {
        [POSTERS_PICTURE] = id,
        [POSTERS_CAPTION] = plan->caption,
        [POSTERS_FROM] = bundle_date(b, plan->from),
        [POSTERS_UNTIL] = bundle_date(b, plan->until),
        [POSTERS_WEEKDAYS] = bundle_number(b, plan->weekdays),
        [POSTERS_HOUR_FROM] = bundle_minute(b, plan->hour_from),
        [POSTERS_HOUR_UNTIL] = bundle_minute(b, plan->hour_until),
        [POSTERS_SECONDS] = bundle_number(b, plan->seconds),
        [POSTERS_WIDTH] = bundle_number(b, photo->width),
        [POSTERS_HEIGHT] = bundle_number(b, photo->height),
        [POSTERS_EDGE] = bundle_number(b, photo->edge),
    };
    bundle_row(b, PART_POSTERS, value, POSTERS_COLUMNS);
}

/* Pages of one PDF, each a poster of its own with the same plan. */
struct pages {
    struct bundle *b;
    const struct plan *plan;
    const char *file;
    unsigned count;
    struct diag why;           /* of the page that failed */
};

static bool is_stopped(void *ctx)
{
    struct pages *p = ctx;
    return !bundle_still_goes_on(p->b, p->file);
}

static bool add_page(void *ctx, const unsigned char *pixels, px width, px height)
{
    struct pages *p = ctx;
    struct photo photo;
    /* The file itself was counted for its first page. */
    if (p->count > 0 && p->b->pictures == CAP_PICTURES) {
        diag_set(&p->why, ERR_LIMIT, "", 0, 0,
                 tr("found more than %d pictures; expected at most that"), CAP_PICTURES);
        return false;
    }
    const char *id = photo_from_pixels(pixels, width, height, &photo, &p->why) == ERR_OK
                         ? bundle_picture_store(p->b, &photo, &p->why)
                         : NULL;
    if (!id) {
        return false;
    }
    p->b->pictures += p->count > 0;
    p->count++;
    add_row(p->b, id, &photo, p->plan);
    return true;
}

static void read_pdf(struct bundle *b, const struct buf *bytes, const char *file,
                     const struct plan *plan)
{
    struct pages pages = {.b = b, .plan = plan, .file = file};
    struct diag why = {0};
    bool more = false;
    const struct pdf_params params = {.cancelled = is_stopped, .ctx = &pages};
    enum err e = pdf_pages(bytes->data, bytes->len, &params, add_page, &pages, &more, &why);
    const char *text = e != ERR_OK ? why.text : pages.why.text;
    if (*text && pages.count == 0) {
        report_add(b->report, REPORT_ERROR, file, 0, 0, "This picture was left out: %s.", text);
    } else if (*text) {
        report_add(b->report, REPORT_ERROR, file, 0, 0,
                   "Page %u and what follows were left out: %s.", pages.count + 1, text);
    } else if (more) {
        report_add(b->report, REPORT_WARNING, file, 0, 0,
                   "Found more than %d pages; expected at most that. The first %d are shown.",
                   PDF_PAGES_MAX, PDF_PAGES_MAX);
    }
}

/* The posters of a folder, in the order in which they will be shown. */
struct posters {
    struct bundle *b;
    struct folder folder;
    struct picture_job *job;   /* tag: of its plan */
    struct plan *plan;
    unsigned count;
};

static void want(struct posters *p, struct folder_entry *e, const struct plan *plan)
{
    e->used = true;
    p->job[p->count] = (struct picture_job){e, PHOTO_POSTER, p->count};
    p->plan[p->count++] = *plan;
}

static void take_poster(void *ctx, struct picture_result *r)
{
    struct posters *p = ctx;
    struct bundle *b = p->b;
    const struct plan *plan = &p->plan[r->job->tag];
    const char *file = arena_printf(&b->arena, "posters/%s", r->job->entry->name), *id = NULL;
    if (r->err == ERR_NOT_FOUND) {
        read_pdf(b, r->bytes, file, plan);
        return;
    }
    if (r->err == ERR_OK) {
        id = bundle_picture_store(b, &r->photo, &r->why);
    }
    if (!id) {
        report_add(b->report, REPORT_ERROR, file, 0, 0, "This picture was left out: %s.",
                   r->why.text);
        return;
    }
    if (r->photo.pages > 1) {
        report_add(b->report, REPORT_WARNING, file, 0, 0,
                   "Found a picture of %u pages; expected one. The first is shown; bring the "
                   "others as a file each, or all as a PDF.",
                   r->photo.pages);
    }
    add_row(b, id, &r->photo, plan);
}

static void read_details(const struct table *t, unsigned row, struct plan *plan)
{
    const char *days = table_text(t, row, DAYS), *hours = table_text(t, row, HOURS);
    double seconds = 0;
    plan->caption = table_text(t, row, CAPTION);
    if (*days && !weekdays_parse(days, &plan->weekdays)) {
        table_report(t, REPORT_ERROR, row, DAYS,
                     "days: found “%.60s”; expected days like Mon-Fri or Tue, Thu. The poster is "
                     "shown every day.",
                     days);
    }
    if (*hours && (!time_parse(hours, &plan->hour_from, &plan->hour_until) ||
                   plan->hour_until == MINUTE_NONE)) {
        table_report(t, REPORT_ERROR, row, HOURS,
                     "hours: found “%.60s”; expected hours like 9:00-17:00. The poster is shown "
                     "all day.",
                     hours);
        plan->hour_from = plan->hour_until = MINUTE_NONE;
    }
    if (*table_text(t, row, SECONDS)) {
        if (!table_number(t, row, SECONDS, &seconds) || seconds < 3 || seconds > 300) {
            table_report(t, REPORT_ERROR, row, SECONDS,
                         "seconds: found “%.60s”; expected a number from 3 to 300. The usual time "
                         "was used.",
                         table_text(t, row, SECONDS));
            seconds = 0;
        }
        plan->seconds = (unsigned)seconds;
    }
}

static void read_table(struct posters *p, const struct table *t)
{
    struct bundle *b = p->b;
    date today = b->params->today;
    const char *open = N_("The poster is shown without that limit.");
    struct found_date *from = date_column(t, FROM, DATE_USE_EVENT, today, open, &b->arena, NULL);
    struct found_date *until = date_column(t, UNTIL, DATE_USE_EVENT, today, open, &b->arena, NULL);
    for (unsigned row = 1; row <= table_rows(t); row++) {
        if (!table_name(t, row, FILE_NAME, "The poster was left out.")) {
            continue;
        }
        struct folder_entry *e = folder_find(&p->folder, table_text(t, row, FILE_NAME));
        if (!e || e->used) {
            table_report(
                t, REPORT_ERROR, row, FILE_NAME,
                e ? N_("file: found “%.60s” a second time; expected each picture once. The "
                       "second line was left out.")
                  : N_("file: found “%.60s”, but the folder “posters” has no such picture. "
                       "The poster was left out."),
                table_text(t, row, FILE_NAME));
            continue;
        }
        struct plan plan = always;
        plan.from = from[row].found ? from[row].day : DATE_NONE;
        plan.until = until[row].found ? until[row].day : DATE_NONE;
        if (plan.from != DATE_NONE && plan.until != DATE_NONE && plan.until < plan.from) {
            table_report(t, REPORT_WARNING, row, UNTIL,
                         "until: found “%.40s”, which is before its start; expected a later day. "
                         "It was ignored.",
                         table_text(t, row, UNTIL));
            plan.until = DATE_NONE;
        }
        read_details(t, row, &plan);
        want(p, e, &plan);
    }
}

void posters_read(struct bundle *b)
{
    struct posters posters = {.b = b};
    struct folder *folder = &posters.folder;
    struct table t;
    unsigned problems = bundle_problems(b);
    struct folder_entry *beside = bundle_find_table(b, &b->folder, "", "posters.csv");
    if (!bundle_enter(b, "posters", folder)) {
        if (beside) {
            report_add(b->report, REPORT_ERROR, beside->name, 0, 0,
                       "There is no folder “posters” with the pictures. Nothing of this file was "
                       "applied.");
        }
        return;
    }
    struct folder_entry *list = bundle_find_table(b, folder, "posters/", "posters.csv");
    bool read = true;
    bool listed = false;
    if (list) {
        listed = read = bundle_table_at(b, folder, list,
                                        arena_printf(&b->arena, "posters/%s", list->name),
                                        columns, sizeof columns / sizeof *columns, &t);
    } else if (beside) {
        listed = read = bundle_table(b, "posters.csv", columns, sizeof columns / sizeof *columns,
                                     &t);
    }
    if (read) {
        posters.job = arena_array(&b->arena, folder->count, sizeof *posters.job);
        posters.plan = arena_array(&b->arena, folder->count, sizeof *posters.plan);
        if (listed) {
            read_table(&posters, &t);
        }
        /* The others are shown every day, in the order of their names. */
        for (unsigned i = 0; i < folder->count; i++) {
            struct folder_entry *entry = &folder->entry[i];
            if (!entry->used && entry->name[0] != '.' && entry != list &&
                strcasecmp(entry->name, "thumbs.db") != 0 &&
                strcasecmp(entry->name, "desktop.ini") != 0) {
                want(&posters, entry, &always);
            }
        }
        pictures_convert(b, folder, posters.job, posters.count, take_poster, &posters);
        bundle_settle(b, PART_POSTERS, "posters", b->part[PART_POSTERS].count, problems);
    }
    folder_leave(&b->folder, folder);
}
