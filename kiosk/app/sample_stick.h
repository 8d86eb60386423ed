/* Sample stick: a stick as if an importer had staged it, made of a model, for pictures of its
 * screens and for tests of them. */
#ifndef APP_SAMPLE_STICK_H
#define APP_SAMPLE_STICK_H

#include "model/stick.h"

/* A reference for the caller. It is called id. many: more kinds, names and problems than one page
 * has. */
struct stick *sample_stick(struct model *m, enum stick_phase phase, uint64_t id, bool many);

#endif
