/* kioskctl: everything but the screen. Its verbs live in ctl/, one file each. */
#include "ctl/ctl.h"

int main(int argc, char **argv)
{
    return ctl_main(argc, argv);
}
