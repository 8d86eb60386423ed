/* Outbox: files that are to go onto a stick. The screen mounts nothing: it puts them beside the
 * data folder, and a service that may mount copies them and answers.
 *
 *   DATA-out/files/<folder>/…  what is to be copied ("/var/lib/kiosk" has its outbox in
 *                              "/var/lib/kiosk-out")
 *   DATA-out/request           the folder's name in a line, put there when all files are; removed
 *                              by who copies them
 *   DATA-out/answer            one line by them: what came of it
 *
 * Where there is no DATA-out there is nobody who copies. */
#ifndef CONTENT_OUTBOX_H
#define CONTENT_OUTBOX_H

#include "base/err.h"
#include "model/shelf.h"
#include "platform/fs.h"

bool outbox_exists(const char *data_dir);
/* Where the files of this folder go. folder: letters, digits, ".", "-" and "_". */
bool outbox_path(char dst[static FS_PATH_MAX], const char *data_dir, const char *folder);
/* Empties it, whatever was left there; the folder itself is for who makes its files. */
enum err outbox_begin(const char *data_dir) MUST_CHECK;
/* Asks for it to be copied. */
enum err outbox_ask(const char *data_dir, const char *folder) MUST_CHECK;
/* False as long as there is no answer. ret_label: of the stick, clean, "" when it has none. */
bool outbox_answered(const char *data_dir, enum written *ret, char ret_label[static SHELF_LABEL]);
/* Withdraws what was asked, and removes files and answer. */
enum err outbox_end(const char *data_dir) MUST_CHECK;

#endif
