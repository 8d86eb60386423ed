/* Stage: where an importer leaves what it has made of a stick, for the screen to verify, to show
 * and to take over. It is beside the data folder, so that the importer, which parses what strangers
 * made, can write here and nowhere else:
 *
 *   /var/lib/kiosk           the data folder: the importer may read its content
 *   /var/lib/kiosk-import    the stage
 *     progress               what the importer is doing, a few lines, replaced atomically
 *     cancel                 made by the screen: the importer stops before the next file
 *     problems               of the report, a line each: "error" or "warning", file, line, column,
 *                            text, with tabs between
 *     content/               one generation and its assets, laid out as content.h says
 *
 * For the screen all of it is hostile: nothing is followed out of it, sizes are capped, the
 * database is opened as foreign (application_id, schema, quick_check), and each asset must hash to
 * its name and be a picture of a size that our importer writes. The database is read into memory
 * once, and its rows, cleaned, go into a new database with our own tables: no byte of the file
 * itself comes into the data folder. */
#ifndef CONTENT_STAGE_H
#define CONTENT_STAGE_H

#include "content/content.h"
#include "model/stick.h"
#include "platform/fs.h"

#include <stdatomic.h>

/* "/var/lib/kiosk" has its stage in "/var/lib/kiosk-import". */
bool stage_path(char dst[static FS_PATH_MAX], const char *data_dir);

/* The importer's side. Texts are cut to their arrays. */
struct stage_progress {
    enum stick_phase phase;
    uint64_t id;                  /* random, one for each import; see stage_new_id */
    char label[64], file[128], why[512];
    unsigned done, total;         /* files */
    unsigned seconds_left;
    bool is_signed;
    uint64_t serial;              /* of the signature, 0: none */
};
enum err stage_progress_write(const char *stage, const struct stage_progress *p) MUST_CHECK;
uint64_t stage_new_id(void);
/* text: as report_problems (import/report.h) writes it. */
enum err stage_problems_write(const char *stage, const char *text) MUST_CHECK;
/* Empties the stage for a new import; it is made when it is missing. ERR_BUSY while another import
 * is at work. ret_lock is closed to end. */
enum err stage_begin(const char *stage, int *ret_lock, struct diag *d) MUST_CHECK;
bool stage_is_cancelled(const char *stage);

/* The screen's side. Slow: it reads all that is staged, so it is for a thread of its own. */
/* What there is. While the importer is at work the id is that of its progress; once staged it is
 * made from that and from all rows, so that what stage_load takes over is what was shown, whatever
 * the importer has put there since. ERR_NOT_FOUND when nothing is staged and nobody imports; a
 * stage that lies gives STICK_REFUSED. today is that of the coming model. */
enum err stage_look(const char *data_dir, date today, struct stick **ret,
                    struct diag *d) MUST_CHECK;
/* The same; ERR_BUSY soon after another thread has made stop true. */
enum err stage_look_until(const char *data_dir, date today, const atomic_bool *stop,
                          struct stick **ret, struct diag *d) MUST_CHECK;
/* Another number whenever stage_look may say something else than it did, but not while an importer
 * is at work (STICK_READING), which may also end without a word. Reads no file. */
uint64_t stage_stamp(const char *data_dir, date today);
/* The bytes of a staged picture, for slides as they would be: they hash to id and are a picture of
 * a size that our importer writes. ERR_NOT_FOUND when it is not staged, ERR_BAD_DATA when it is not
 * what it should be. */
enum err stage_read_asset(const char *data_dir, const char *id, struct buf *ret) MUST_CHECK;
/* Verifies what was shown as id once more while it is copied into the data folder, makes it the
 * current generation in one step, and empties the stage. ERR_NOT_FOUND when id is no longer what is
 * staged. After any error the old generation is current and whole. */
enum err stage_load(const char *data_dir, uint64_t id, struct diag *d) MUST_CHECK;
/* The same for whoever has staged it: import is the id of its progress. */
enum err stage_load_import(const char *data_dir, uint64_t import, struct diag *d) MUST_CHECK;
/* Tells the importer to stop, and forgets what is staged. */
enum err stage_discard(const char *data_dir) MUST_CHECK;
/* Forgets what the import of that id has staged; what another one has staged meanwhile stays. */
enum err stage_discard_import(const char *data_dir, uint64_t import) MUST_CHECK;

#endif
