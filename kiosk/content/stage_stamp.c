#include "content/generation.h"
#include "content/staged.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Which file stands there, and since when. Whoever writes one anew makes another file or at least
 * another time. */
static uint64_t add_file(uint64_t stamp, const char *dir, const char *name)
{
    char path[FS_PATH_MAX];
    struct stat st = {0};
    if (!fs_join(path, dir, name) || lstat(path, &st) != 0) {
        return str_hash(stamp, "", 1);
    }
    const int64_t about[] = {(int64_t)st.st_dev,       (int64_t)st.st_ino,
                             (int64_t)st.st_size,      st.st_mtim.tv_sec,
                             st.st_mtim.tv_nsec,       st.st_ctim.tv_sec,
                             st.st_ctim.tv_nsec};
    return str_hash(stamp, about, sizeof about);
}

uint64_t stage_stamp(const char *data_dir, date today)
{
    /* What is staged, its seal, and what it is compared with. */
    static const struct { const char *suffix, *name; } file[] = {
        {"-import", "progress"}, {"-import", "problems"}, {"-import", "content"},
        {"-import", STAGED_GENERATION "content.db"}, {"-seal", "sealed"}, {"", "content"},
        {"", "content/current"}, {"", "content/current/content.db"}, {"", "content/serial"},
    };
    uint64_t stamp = str_hash(STR_HASH_SEED, &today, sizeof today);
    for (size_t i = 0; i < sizeof file / sizeof *file; i++) {
        char dir[FS_PATH_MAX];
        if (content_beside(dir, data_dir, file[i].suffix)) {
            stamp = add_file(stamp, dir, file[i].name);
        }
    }
    return stamp;
}
