#include "scene/showing.h"

static void lay_out(struct showing *s, const struct showing_place *at)
{
    s->canvas = *at->canvas;
    s->env = (struct slide_env){
        .model = s->model,
        .text = at->text,
        .canvas = &s->canvas,
        .theme = at->theme,
        .arena = &s->arena,
        .slide_h = slide_height(at->canvas),
    };
    s->mark = slide_fields(at->theme, s->airing.colour_a, s->airing.colour_b);
    s->state = arena_alloc(&s->arena, s->kind->state_size);
    s->kind->open(s->state, &s->env, s->item);
}

void showing_open(struct showing *s, const struct showing_place *at, struct model *m,
                  const struct slot *slot, unsigned position, unsigned positions)
{
    s->model = model_ref(m);
    s->kind = slide_kinds[slot->kind];
    s->kind_index = slot->kind;
    s->item = slot->item;
    s->dwell = slot->dwell;
    s->position = position;
    s->positions = positions;
    s->airing = (struct airing){.label = ""};
    s->kind->airing(m, slot->item, &s->airing);
    lay_out(s, at);
}

static void drop_state(struct showing *s)
{
    if (s->kind->close) {
        s->kind->close(s->state);
    }
    s->state = NULL;
    arena_reset(&s->arena);
}

void showing_reopen(struct showing *s, const struct showing_place *at)
{
    drop_state(s);
    lay_out(s, at);
}

void showing_close(struct showing *s)
{
    if (s->model) {
        drop_state(s);
        model_unref(s->model);
        s->model = NULL;
    }
}

void showing_done(struct showing *s)
{
    showing_close(s);
    arena_done(&s->arena);
}

void showing_draw(const struct showing *s, struct moment now, struct draw_list *l)
{
    s->kind->draw(s->state, now, l);
}
