#include "moderation/tone.h"

#include <stddef.h>

const char *const tone_kind[] = {
    /* English */
    "thank/thanks/thx for nothing less/but/short",
    "about time management/zones/sheets/travel/off/and/tracking",
    "about time somebody/someone/we/i told/said/thanked/celebrated/wrote/gave/recognised/"
    "recognized/you/praised/put", "for once in my/our",
    "stupid/silly/dumb/idiotic/daft question/questions/joke/jokes/idea/mistake/mistakes/printer/"
    "machine/jam/error/bug/hat/password/door/thing/laptop/computer/forms",
    "jerk chicken/pork/sauce/seasoning", "dog s bollocks", "breaking the ice/news/silence/record",
    "for breaking it/down",
    "never/not/nothing/n/isn/aren/wasn/weren/t/hardly/anything/far t/but/from rude/lazy/boring/"
    "late/slow/annoying/arrogant/selfish/careless/sloppy",
    "never lazy/rude/boring/slow/arrogant/bad/annoying/selfish/careless",
    "far from boring/lazy/slow/useless", "not bad at all", "too bad",
    "bad luck/weather/news/day/puns/jokes/knee/back/internet/connection/cold", "what a shame you",
    "bad for you", "nobody/one asked you to",
    "never/ever complain~/fail~/forget~/give/gave/stop~/miss/misses/lose/loses/lost/judge~/rush~/"
    "panic~",
    "i/we was/am/were/felt/are so/completely/totally/absolutely/pretty/really/quite/utterly "
    "clueless/useless/hopeless/lost/slow/stupid",
    "i/we was/am/were/felt/are/m useless/hopeless/clueless/slow/stupid/terrible/awful/bad",
    "must be nice to have you", "no nonsense", "looser", "knee jerk",
    "no whining/drama/fuss/excuses/complaint/complaints", "could have been worse without",
    "next time coffee/lunch/dinner/drinks/beer/cake/you", "shut up and take",
    "shut/shutting/locks/lock up the/shop/store/workshop/office/at/every",
    "feel useless/stupid/small anymore", "least i could/can", "behind you/us",
    "learn to trust/love/breathe/relax/weld/dance",
    "bothered to ask/explain/learn/remember/write/thank/notice", "nobody/noone/one * like/as you",
    "thanks to you i/we hate", "hate spreadsheets/mondays/forms/excel",
    /* German */
    "dumme/dummen/dummer/dummste/blode/bloden/bloder/bescheuerte/idiotische/idiotischen frage/"
    "fragen/ding/drucker/idee/ideen/witz/witze/fehler", "keine dummen/bloden",
    "jeden/allen blodsinn",
    "endlich mal ?wieder ?richtig/was/jemand gelacht/zeit/ruhe/urlaub/sonne", "endlich wieder",
    "saloppe", "saloppes", "ich/wir war/waren/bin unfahig",
    "nie/nicht/niemals/keineswegs faul/langweilig/arrogant/genervt/frech/langsam/peinlich",
    "langsam angehen/machen", "das letzte mal/wort/stuck",
    "keiner/niemand * so/wie ?gut/wie du/ihr/sie",
    "hatte/hatten ?ich/wir ?nie/niemals gedacht/geglaubt dass",
    /* French */
    "personne ne/n * comme toi/vous/elle/lui",
    "question/questions bete/betes/idiote/idiotes/stupide/stupides/debile/debiles",
    "jamais paresseux/arrogant/lent/ennuyeux/nul/bete/mauvais",
    "j/on/nous etais/suis/etait/etions/me ?sentais ?completement/vraiment/totalement/un/trop/si "
    "?peu nul/nulle/incapable/perdu/perdue/bete/lente/lent/mauvais", "de rien",
    "blague/blagues/jeu/imprimante/machine/erreur nul/nulle/nulles/bete/debile/stupide",
    "temps mauvais", "mauvais temps/jour/moment/gout/foi", "pour une fois dans ma",
    /* Spanish */
    "nadie ?mas ?me/lo/nos * como tu/vosotros/ella/el",
    "pregunta/preguntas/chiste/chistes/error/errores/idea/duda/dudas/broma tonta/tontas/tonto/"
    "tontos/estupida/estupidas/estupido/estupidos",
    "tonta/tontas/estupida/estupidas/estupidos/tontos/tonto/estupido pregunta/preguntas/dudas/"
    "error/errores/detalle", "nunca/jamas/ni perezoso/perezosa/vago/lento/arrogante/pesado",
    "ya era/es hora de que alguien", "por ?lo menos cinco/tres/dos/diez/una/veinte",
    "mala suerte/hora/noticia/racha/leche", "no es malo", "idea vaga", "morron", "moron de la",
    "mas/tan/muy/punto/momento/momentos/sentia/siento/estaba/estoy/senal/luz/voz/eslabon/lado "
    "debil",
    /* Polish */
    "nikt * tak/jak ?jak ty/wy",
    "głupi/głupie/głupia/głupich/głupim/głupimi pytanie/pytania/pytan/pytaniami/zart/zarty/bład/"
    "błedy/drukarka/drukarke/pomysł/pomysły/komputer",
    "nigdy ?nie/sie ?sie/nie narzekasz/zawodzisz/poddajesz/denerwujesz/irytujesz/spozniasz/"
    "marudzisz/zapominasz/krzyczysz", "nie/nigdy ?jestes nudn~/leniw~/wredn~",
    "przynajmniej/chociaz piec/trzy/dwa/dwie/dziesiec/kilka", "za nic w/na", "nic dziwnego",
    "ze nic sie nie", "nudn~ inwentaryz~/zebrani~/spotkani~/raport~/robot~",
    /* Arabic */
    "لا/ما احد * مثلك/مثلكم",
    "اسيلتي/اسءلتي/اسيله/سوال/سوالي/اسءله السخيفه/الغبيه/سخيفه/سخيف/غبي/السخيف/الغبي",
    "لا/ما تشتكي/تتاخر/تمل/تتذمر/تنسي/تكل ابدا/ولا", "علي الاقل خمسه/ثلاثه/عشره/اربعه",
    "never forgetting/forgot/forgotten", "never say/says/said no/a", "not/wasn/never ?t your fault",
    "nichts/nix anderes ?von ?dir/euch erwartet", "no esperaba menos",
    "en attendais/attendait pas moins", "less stupid/useless/alone/nervous/bad $",
    "nie zawiodłes/zawiodłas/zawiedliscie/okłamałes/wkurzasz/denerwujesz/irytujesz",
    "danke fur nichts weniger/geringeres", "nikt * tak * jak", "no/nunca dejarme/dejarnos/dejarte",
    "nicht/nie/niemals im stich", "nicht/nie/niemals hangen/sitzen/alleine/allein gelassen/lasst",
    "nie/nigdy zostawiłes/zostawiłas/zostawiliscie/zapomniałes/zapomniałas/spozniłes/olałes/"
    "olałas", "ما/لم خذلتنا/خذلتني/تركتني/تركتنا/نسيتني/نسيتنا",
    "no me/nos mentiste/decepcionaste/ignoraste/plantaste",
    NULL,
};
