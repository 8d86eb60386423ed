#include "moderation/words.h"

const char *const moderation_words[] = {
    /* English */
    "arsehole", "arseholes", "asshole", "assholes", "bastard", "bastards", "bitch", "bitches",
    "bullshit", "cunt", "cunts", "dickhead", "dickheads", "dimwit", "dipshit", "douchebag",
    "dumbass", "fuck", "fucked", "fucker", "fuckers", "fucking", "go to hell", "half wit",
    "halfwit", "hate you", "idiot", "idiotic", "idiots", "imbecile", "imbeciles", "jackass",
    "kill yourself", "loser", "losers", "moron", "moronic", "morons", "motherfucker", "nitwit",
    "pathetic", "piss off", "scumbag", "screw you", "shit", "shithead", "shitty", "shut up",
    "stupid", "tosser", "twat", "wanker", "wankers",
    /* German */
    "arsch", "arschloch", "arschlocher", "armleuchter", "blodmann", "dummkopf", "dummkopfe",
    "fick dich", "ficker", "halt die klappe", "halt die fresse", "halt’s maul", "hornochse",
    "idioten", "idiotin", "idiotisch", "leck mich", "miststuck", "mistkerl", "scheiss", "scheisse",
    "schwachkopf", "trottel", "verpiss dich", "versager", "vollidiot", "vollidioten", "vollpfosten",
    "wichser",
    /* French */
    "abruti", "abrutie", "batard", "bouffon", "connard", "connards", "connasse", "cretin",
    "cretine", "debile", "encule", "enfoire", "ferme la", "ferme ta gueule", "fils de pute",
    "idiote", "idiots", "imbeciles", "merde", "minable", "nique ta mere", "salaud", "salope",
    "ta gueule",
    /* Spanish */
    "cabron", "cabrona", "cabrones", "callate", "capullo", "cretina", "cretino", "estupida",
    "estupido", "estupidos", "gilipollas", "hijo de puta", "idiota", "idiotas", "imbecil",
    "imbeciles", "mierda", "pendeja", "pendejo", "pendejos", "puta", "subnormal",
    /* Polish */
    "debil", "debile", "dupek", "dupki", "frajer", "glupek", "głupek", "gnojek", "gowno", "idiotka",
    "idioci", "kretyn", "kretynka", "kurwa", "palant", "spierdalaj", "wypierdalaj", "zamknij sie",
    /* Arabic */
    "احمق", "اخرس", "تافه", "حقير", "حمقاء", "سافل", "غبي", "غبيه", "غبية", "نذل", "وقح",
};
const size_t moderation_word_count = sizeof moderation_words / sizeof *moderation_words;
