/* An Open Packaging archive (ECMA-376 part 2): a ZIP of XML parts and the relations between them,
 * as spreadsheet programs write it. Made for bytes that somebody else made: the cost of reading is
 * bounded by what comes out, not by what the archive says of itself, and XML with a document type
 * (the way to entities that grow) is refused.
 *
 * package_open, any number of package_xml and package_relations, package_close. */
#ifndef IMPORT_PACKAGE_H
#define IMPORT_PACKAGE_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct zip;

struct package {
    struct zip *zip;
    size_t bytes;              /* of the archive */
    uint64_t out;              /* bytes unpacked so far */
    bool encrypted;            /* a part that was asked for is */
};

enum { PACKAGE_NAME_MAX = 512 };

/* bytes must stay until package_close. ERR_BAD_DATA for what is no archive or a cut one, ERR_LIMIT
 * for too many entries; d says it in a sentence. */
enum err package_open(struct package *ret, const void *bytes, size_t n, struct diag *d) MUST_CHECK;
/* Accepts a zeroed package. */
void package_close(struct package *p);

/* Without case. */
bool package_has(const struct package *p, const char *part);

/* Names come without their namespace; attr is name, value, …, NULL. Any handler may be NULL. After
 * start or end return false no more is read, and package_xml returns ERR_OK. */
struct xml_handler {
    bool (*start)(void *ctx, const char *name, const char **attr);
    bool (*end)(void *ctx, const char *name);
    void (*text)(void *ctx, const char *s, size_t n);
};
/* The value of the attribute called name, whatever its namespace; NULL when there is none. */
const char *xml_attribute(const char **attr, const char *name);
/* Reads a part. ERR_NOT_FOUND when there is none, ERR_LIMIT above what one archive may unpack to,
 * ERR_BAD_DATA for damaged, encrypted or ill-formed ones; d says it in a sentence. */
enum err package_xml(struct package *p, const char *part, const struct xml_handler *handler,
                     void *ctx, struct diag *d) MUST_CHECK;

struct package_relation {
    const char *id, *type;     /* type is the last part of its URI: "worksheet" */
    const char *target;        /* name of a part, resolved; "" when it is outside */
};
/* The relations of a part ("" for the archive itself), in a. None is no error. */
enum err package_relations(struct package *p, const char *part, struct arena *a,
                           struct package_relation **ret, unsigned *ret_n,
                           struct diag *d) MUST_CHECK;

#endif
