#include "cm.h"
#include "platform/fs.h"
#include "platform/minisign.h"

#include <string.h>

/* Made by minisign 0.11; only the signing keys were thrown away. */
#define SIGNED "tests/ctl/signed/"

static struct buf message, signature, legacy, other;
static struct minisign_key ours, theirs;

static struct buf read_file(const char *path)
{
    struct buf b = {0};
    assert_int_equal(fs_read(path, 1 << 16, &b), ERR_OK);
    return b;
}

static int setup(void **state)
{
    struct buf a = read_file(SIGNED "keys/it.pub"), b = read_file(SIGNED "other.pub");
    assert_int_equal(minisign_read_key(a.data, &ours), ERR_OK);
    assert_int_equal(minisign_read_key(b.data, &theirs), ERR_OK);
    buf_done(&a);
    buf_done(&b);
    message = read_file(SIGNED "stick/manifest.txt");
    signature = read_file(SIGNED "stick/manifest.txt.minisig");
    legacy = read_file(SIGNED "legacy.minisig");
    other = read_file(SIGNED "other.minisig");
    return 0;
}

static int teardown(void **state)
{
    buf_done(&message);
    buf_done(&signature);
    buf_done(&legacy);
    buf_done(&other);
    return 0;
}

static enum err verify(const struct minisign_key *key, const struct buf *b)
{
    return minisign_verify(key, 1, message.data, message.len, b->data);
}

static void what_minisign_signed_is_signed(void **state)
{
    struct minisign_key both[] = {theirs, ours};
    assert_int_equal(verify(&ours, &signature), ERR_OK);
    assert_int_equal(verify(&ours, &legacy), ERR_OK);
    assert_int_equal(verify(&theirs, &other), ERR_OK);
    assert_int_equal(minisign_verify(both, 2, message.data, message.len, signature.data), ERR_OK);
}

static void another_key_is_not_found(void **state)
{
    assert_int_equal(verify(&ours, &other), ERR_NOT_FOUND);
    assert_int_equal(verify(&theirs, &signature), ERR_NOT_FOUND);
    assert_int_equal(minisign_verify(NULL, 0, message.data, message.len, signature.data),
                     ERR_NOT_FOUND);
    /* With the number of ours it is still not ours. */
    struct minisign_key false_one = theirs;
    memcpy(false_one.id, ours.id, sizeof ours.id);
    assert_int_equal(verify(&false_one, &signature), ERR_BAD_DATA);
}

static void any_changed_byte_of_the_message_is_seen(void **state)
{
    for (size_t i = 0; i < message.len; i++) {
        message.data[i] ^= 1;
        assert_int_equal(verify(&ours, &signature), ERR_BAD_DATA);
        assert_int_equal(verify(&ours, &legacy), ERR_BAD_DATA);
        message.data[i] ^= 1;
    }
    assert_int_equal(minisign_verify(&ours, 1, message.data, message.len - 1, signature.data),
                     ERR_BAD_DATA);
}

/* The untrusted comment is what it says; the rest counts, the trusted comment, too. */
static void any_changed_byte_of_the_signature_is_seen(void **state)
{
    struct buf *all[] = {&signature, &legacy};
    for (size_t k = 0; k < 2; k++) {
        struct buf *b = all[k];
        size_t first = strcspn(b->data, "\n") + 1;
        for (size_t i = first; i + 1 < b->len; i++) {
            b->data[i] ^= 1;
            if (verify(&ours, b) == ERR_OK) {
                fail_msg("byte %zu of signature %zu", i, k);
            }
            b->data[i] ^= 1;
        }
        assert_int_equal(verify(&ours, b), ERR_OK);
    }
}

static void a_torn_signature_or_key_is_refused(void **state)
{
    for (size_t n = 0; n + 1 < signature.len; n++) {
        char kept = signature.data[n];
        signature.data[n] = '\0';
        assert_true(verify(&ours, &signature) != ERR_OK);
        signature.data[n] = kept;
    }
    struct buf key = read_file(SIGNED "keys/it.pub");
    struct minisign_key k;
    for (size_t n = 0; n + 1 < key.len; n++) {
        char kept = key.data[n];
        key.data[n] = '\0';
        assert_int_equal(minisign_read_key(key.data, &k), ERR_BAD_DATA);
        key.data[n] = kept;
    }
    buf_done(&key);
}

static void line_ends_of_windows_do_no_harm(void **state)
{
    struct buf b = {0};
    for (size_t i = 0; i < signature.len; i++) {
        buf_puts(&b, signature.data[i] == '\n' ? "\r" : "");
        buf_add(&b, signature.data + i, 1);
    }
    assert_int_equal(verify(&ours, &b), ERR_OK);
    buf_done(&b);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(what_minisign_signed_is_signed),
        CASE(another_key_is_not_found),
        CASE(any_changed_byte_of_the_message_is_seen),
        CASE(any_changed_byte_of_the_signature_is_seen),
        CASE(a_torn_signature_or_key_is_refused),
        CASE(line_ends_of_windows_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
