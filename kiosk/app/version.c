#include "app/app.h"
#include "i18n/i18n.h"
#include "platform/version.h"
#include "store/store.h"

#include <stdio.h>

void app_print_version(void)
{
    printf("kiosk %s\n", BREAKROOM_VERSION);
    version_print_sdl();
    printf("SQLite %s\nICU %s\n", store_sqlite_version(), i18n_icu_version());
}
