/* The PIN of the review on the panel. */
#include "platform/pin.h"
#include "ctl/kudos.h"
#include "store/pin.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

extern const struct verb verb_pin;

enum { LINE = 64 };

static volatile sig_atomic_t interrupted;

static void interrupt(int signal)
{
    interrupted = signal;
}

/* One line of standard input. False when there is none or it is too long for a PIN. */
static bool read_line(char ret[static LINE])
{
    size_t n = 0;
    char c = 0;
    ssize_t got;
    while ((got = read(STDIN_FILENO, &c, 1)) == 1 && c != '\n' && n < LINE) {
        ret[n++] = c;
    }
    if (got < 0 || n == LINE) {
        return false;
    }
    ret[n] = '\0';
    return n > 0;
}

/* Asks on the terminal. What is typed is not shown, also not when it ends with Ctrl-C. */
static bool ask(const char *question, char ret[static LINE])
{
    struct termios shown, hidden;
    struct sigaction action = {.sa_handler = interrupt}, before;
    if (tcgetattr(STDIN_FILENO, &shown) != 0) {
        return false;
    }
    sigaction(SIGINT, &action, &before);
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t)ECHO;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    fputs(question, stderr);
    bool good = read_line(ret);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    fputc('\n', stderr);
    sigaction(SIGINT, &before, NULL);
    if (interrupted) {
        raise(interrupted);
    }
    return good;
}

/* EXIT_DONE, or the exit code. */
static int read_pin(char ret[static LINE])
{
    char again[LINE] = "";
    bool terminal = isatty(STDIN_FILENO);
    bool good = terminal ? ask("New PIN: ", ret) : read_line(ret);
    if (!good || !pin_is_valid(ret)) {
        return ctl_fail(EXIT_USAGE, "a PIN of %d to %d digits is needed", CAP_PIN_LEAST,
                        CAP_PIN);
    }
    if (terminal && !(ask("The same again: ", again) && str_equal(ret, again))) {
        return ctl_fail(EXIT_USAGE, "these were two different PINs");
    }
    explicit_bzero(again, sizeof again);
    return EXIT_DONE;
}

static int run(const struct ctl *ctl, int argc, char **argv)
{
    char pin[LINE] = "";
    struct store *store;
    if (argc != 2 || !str_equal(argv[1], "set")) {
        return ctl_usage(&verb_pin, "set is needed; the PIN itself is asked for.");
    }
    int code = read_pin(pin);
    if (code == EXIT_DONE) {
        code = kudos_open(ctl, true, &store);
    }
    if (code != EXIT_DONE) {
        return code;
    }
    enum err e = store_pin_set(store, pin, kudos_audit_name());
    explicit_bzero(pin, sizeof pin);
    store_close(store);
    if (e != ERR_OK) {
        return ctl_fail(ctl_exit_code(e), "the PIN was not saved: %s", err_name(e));
    }
    fputs("The PIN is set. It opens the review on the panel.\n", stderr);
    return EXIT_DONE;
}

const struct verb verb_pin = {
    .name = "pin",
    .usage = "set",
    .help = "Sets the PIN of the review on the panel, and ends a lock after wrong tries. Asks for "
            "it, or reads it from standard input.",
    .run = run,
};
