#include "ctl/kudos.h"

#include <inttypes.h>

static void put_receiver(struct buf *out, const char *name, const char *key, const char *department)
{
    buf_puts(out, "{\"name\":");
    ctl_json_string(out, name);
    buf_puts(out, ",\"key\":");
    ctl_json_string(out, key);
    buf_puts(out, ",\"department\":");
    ctl_json_string(out, department);
    buf_puts(out, "}");
}

void kudos_json(struct buf *out, const struct kudos_row *row)
{
    const struct {
        const char *name, *text;
    } field[] = {
        {"state", kudos_state_name(row->state)}, {"from", row->from_name},
        {"from_key", row->from_key},             {"from_department", row->from_department},
        {"to", row->to_name},                    {"to_key", row->to_key},
        {"to_department", row->to_department},   {"message", row->message},
        {"value", row->value},                   {"reason", row->reason},
        {"source", row->source},
    };
    char day[11];
    date_format(row->day, day);
    buf_printf(out, "{\"id\":%" PRId64, row->id);
    for (size_t i = 0; i < sizeof field / sizeof *field; i++) {
        buf_printf(out, ",\"%s\":", field[i].name);
        ctl_json_string(out, field[i].text);
    }
    buf_puts(out, ",\"also\":[");
    for (unsigned i = 0; i < row->also_count; i++) {
        buf_puts(out, i ? "," : "");
        put_receiver(out, row->also[i].name, row->also[i].key, row->also[i].department);
    }
    buf_printf(out, "],\"date\":\"%s\",\"created_utc\":%" PRId64 "}", day, row->created_utc);
}

static void put_person(struct buf *out, const char *name, const char *department,
                       bool with_department)
{
    buf_puts(out, name);
    if (with_department && !str_empty(department)) {
        buf_printf(out, " (%s)", department);
    }
}

void kudos_from(struct buf *out, const struct kudos_row *row, bool with_departments)
{
    if (!str_empty(row->from_name)) {
        put_person(out, row->from_name, row->from_department, with_departments);
    } else if (!str_empty(row->from_department)) {
        buf_printf(out, "a colleague in %s", row->from_department);
    } else {
        buf_puts(out, "a colleague");
    }
}

void kudos_to(struct buf *out, const struct kudos_row *row, bool with_departments)
{
    if (str_empty(row->to_name)) {
        buf_printf(out, "everybody in %s", row->to_department);
        return;
    }
    put_person(out, row->to_name, row->to_department, with_departments);
    for (unsigned i = 0; i < row->also_count; i++) {
        buf_puts(out, ", ");
        put_person(out, row->also[i].name, row->also[i].department, with_departments);
    }
}
