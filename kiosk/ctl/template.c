#include "ctl/ctl.h"
#include "platform/fs.h"

#include <stdio.h>
#include <string.h>

extern const struct verb verb_template;

/* Examples that import without a single complaint and go well together. */
static const struct {
    const char *name, *text;
} files[] = {
    {"departments.csv", "department,colour,about\r\n"
                        "Sales,cobalt,\r\n"
                        "Support,sky,\r\n"},
    {"people.csv", "name,department,id,birthday,started,photo,show birthday,active,aliases\r\n"
                   "Ada Example,Sales,1,8 June,2020-06-08,,yes,yes,\r\n"
                   "Grace Sample,Support,2,14 October,2021-01-15,,no,yes,Gracie\r\n"},
    {"socials.csv", "title,date,time,end date,end time,place,details,picture,repeat,hosts\r\n"
                    "Lunch swap,today+7,12:30,,13:30,Canteen,Bring a dish.,,weekly,"
                    "Sales & Support\r\n"},
    {"competitions.csv", "competition,unit,goal,prize,starts,ends,about\r\n"
                         "Kilometre Relay,km,1000,A long lunch,today,today+30,\r\n"},
    {"teams.csv", "competition,team,member,department,colour\r\n"
                  "Kilometre Relay,Night Owls,Ada Example,,slate\r\n"
                  "Kilometre Relay,Night Owls,Grace Sample,,slate\r\n"},
    {"scores.csv", "competition,team,points,date,note\r\n"
                   "Kilometre Relay,Night Owls,12.5,today,\r\n"},
    {"values.csv", "value,starter\r\n"
                   "Above and beyond,You went further than anyone asked when…\r\n"},
    {"held-words.csv", "word,language,note\r\n"
                       "idiot,en,Unkind\r\n"},
    {"posters/posters.csv", "file,caption,from,until,days,hours,seconds\r\n"},
    {"settings.ini", "[settings]\r\n"
                     "organisation = Your Organisation\r\n"
                     "language = en\r\n"
                     "quiet hours = 19:00-06:30\r\n"
                     "birthday on 29 February = 28 Feb\r\n"
                     "week starts on = Monday\r\n"},
};

static int write_file(const char *dir, const char *name, const char *text)
{
    char path[FS_PATH_MAX];
    if (!fs_join(path, dir, name)) {
        return ctl_fail(EXIT_IO, "the path is too long");
    }
    /* With a mark, or spreadsheets take UTF-8 for something else. */
    struct buf bytes = {0};
    buf_puts(&bytes, strstr(name, ".csv") ? "\xEF\xBB\xBF" : "");
    buf_puts(&bytes, text);
    enum err e = fs_write_atomic(path, bytes.data, bytes.len);
    buf_done(&bytes);
    return e == ERR_OK ? EXIT_DONE
                       : ctl_fail(ctl_exit_code(e), "%s: %s", path, err_name(e));
}

static int run(const struct ctl *ctl, int argc, char **argv)
{
    (void)ctl;
    char path[FS_PATH_MAX];
    if (argc != 2 || argv[1][0] == '-') {
        return ctl_usage(&verb_template, "one folder is needed.");
    }
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        if (fs_join(path, argv[1], files[i].name) && fs_exists(path)) {
            return ctl_fail(EXIT_IO, "%s is there already; nothing was written", path);
        }
    }
    static const char *const folders[] = {"posters", "photos"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        enum err e = fs_join(path, argv[1], folders[i]) ? fs_make_dirs(path) : ERR_LIMIT;
        if (e != ERR_OK) {
            return ctl_fail(ctl_exit_code(e), "%s: %s", path, err_name(e));
        }
    }
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        int code = write_file(argv[1], files[i].name, files[i].text);
        if (code != EXIT_DONE) {
            return code;
        }
    }
    fprintf(stderr, "Open the tables in %s with a spreadsheet program, and save them as CSV.\n",
            argv[1]);
    return EXIT_DONE;
}

const struct verb verb_template = {
    .name = "template",
    .usage = "DIR",
    .help = "Writes the tables with their headers and an example row each.",
    .run = run,
};
