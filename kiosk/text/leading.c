#include "text/text.h"

float leading_quote(du size)
{
    return size >= 110 ? 1.06f : size >= 80 ? 1.14f : 1.20f;
}

float leading_quote_portrait(du size)
{
    return size >= 110 ? 1.06f : 1.18f;
}

float leading_quote_compact(du size)
{
    return size >= 48 ? 1.06f : 1.18f;
}

float leading_title(du size)
{
    (void)size;
    return 1.02f;
}

float leading_decision(du size)
{
    (void)size;
    return 1.05f;
}

float leading_paragraph(du size)
{
    (void)size;
    return 1.26f;
}
