#include "moderation/tone.h"

#include <stddef.h>

#define YOU "du/ihr/sie/er/man/dir/dich"
#define BE "bist/seid/sind/ist/warst/wart/war/waren/bleibst/bleibt"
#define VERY "?so/echt/wirklich/sehr/einfach/zu/immer/total/vollig/absolut/wieder/noch/ein/eine " \
             "?so/echt/ein/eine/einfach/immer/total/vollig/der/die/das/nur"
#define BAD "faul/faule/fauler/unfahig/nutzlos/nutzlose/unbrauchbar/arrogant/frech/unverschamt/" \
            "unprofessionell/peinlich/lacherlich/furchtbar/schrecklich/hassllich/hasslich/dumm/dumme/" \
            "dummer/unzuverlassig/langsam/egoistisch/schlampig/nervig/schlimmste/schlechteste/letzte/" \
            "letzten/lugner/lugnerin/heuchler/versager/enttauschung/zumutung/schande/lachnummer/" \
            "katastrophe/niete/belastung/klotz/witz/falsch/hinterhaltig/unertraglich/mies/mieser/ekelhaft"
#define NEVER "nie/niemals/selten/kaum/sonst/gewohnlich"
#define SOME "manche/manchen/mancher/manch/gewisse/gewissen/gewisser/anderen/einigen/einige/" \
             "bestimmten/bestimmte/denen/deinem/deiner/deinen/euch/dir/dem/der/den/ihm/ihr"

const char *const tone_de[] = {
    "endlich ?hast/habt/hat/haben/auch/mal/einmal du/ihr/sie/er/jemand/deine/eure/ihre * deine/eure/"
    "ihre/seine arbeit/job/pflicht/aufgaben/aufgabe/teil", "endlich ?auch ?mal/einmal ?wieder "
    "punktlich/gearbeitet/geantwortet/aufgetaucht/deine/eure/aufgewacht/gemeldet/geholfen/getan/fertig",
    "endlich ?mal/einmal deinen/deine/euren/eure/ihren/seine/seinen job/arbeit/hintern/pflicht",
    "endlich ?hast/habt du/ihr ?auch/doch mal/einmal/geantwortet/reagiert/gelernt/bequemt/gerafft/kapiert",
    "du/ihr hast/habt/bist/seid endlich mal/einmal/geantwortet/reagiert/bequemt/gerafft/deine/eure",
    "endlich * bequemt/herabgelassen/kapiert/gerafft/gelernt", "endlich jemand/einer der/die arbeitet/"
    "kompetent/weiss/kann", "dass du/ihr/sie ?endlich ?auch/doch mal/einmal/endlich/ausnahmsweise",
    "dass du/ihr/sie dich/euch/sich endlich/bequemt/mal/herabgelassen/herablasst",
    "im gegensatz zu " SOME, "im gegensatz zu ?den ?ganzen/meisten/ubrigen leuten/kollegen/kolleginnen/"
    "faulenzern/vertrieb/anderen/rest/it/einkauf/chefs/leute", "im gegensatz zum/zur rest/einkauf/"
    "vertrieb/buchhaltung/letzten/vorganger/it/chef/fruhschicht/spatschicht/nachtschicht/produktion/lager",
    "anders als " SOME " ?anderen/leute/leuten/kollegen/vertrieb/einkauf/rest/im/aus/in/chef",
    "anders als gewisse/manche/andere/einige/die/das/der/du/ihr", "gewisse/gewissen/gewisser/bestimmte "
    "leute/leuten/kollegen/herren/damen/personen/herrschaften/abteilungen",
    "nicht so/wie wie/die/der/manche/andere/gewisse ?die/vom/von/im/aus/in/anderen/manche/gewisse/du/ihr",
    "nicht wie die/der/das/andere/manche/gewisse/du/ihr/unsere", "manch anderer/andere/anderen",
    "wenigstens/zumindest/immerhin/mindestens hast/bist/habt/seid/warst/du/ihr/sie/er/einer/hat/jemand "
    "du/ihr/sie/er/es/versucht/der/die/dich/mal/was/hast/bist/arbeitet/jemand", "du/ihr/er/sie "
    "wenigstens/zumindest/immerhin", "arbeitest/hilfst/antwortest/kommst/bemuhst du ?dich ?ja "
    "wenigstens/zumindest", "wird/wurde/war/ist ?ja/jetzt ?aber/mal auch/hochste/langsam/allmahlich/"
    "allerhochste ?mal zeit $/dass", "hochste zeit $/dass", "allerhochste zeit", "wurde/wird ?aber "
    "auch ?mal/langsam zeit", "lange genug gedauert", "hat ?ja ?auch lange genug/gebraucht/gedauert",
    "ausnahmsweise ?mal/einmal/hast/warst/bist/etwas/nicht/gut/gute/guter/punktlich/war/hat/du/kein/keine",
    "besser spat als", "lieber spat als", "danke/dank/danken fur/fuer nichts/garnichts/null",
    "fur gar nichts", "fur rein/absolut nichts", "fur nix/lau", "nein/auch/besten/schonen dank/danke auch",
    "vielen/herzlichen/schonen/besten/recht dank/herzlichen auch", "danke auch", "na danke/toll/bravo/super",
    "dass ich/wir ?mal/schon/immer/jetzt/alles wieder/alles/deine/eure/schon/standig/dauernd * machen/"
    "ausbaden/durfte/durften/aufraumen/muss/musste/putzen", "dass du/ihr/sie ?mich/uns/schon/wieder/"
    "alles/immer/mir * wieder/stehen/hangen/gelassen/alleine/allein/sitzen/sitzengelassen/ignoriert/"
    "vergessen/blamiert/lasst/ausgeplaudert/belogen/versaut/ruiniert",
    "wieder/mal/mich/uns * allein/alleine/im/hangen/sitzen gelassen/lassen/stich", "im stich gelassen/lasst/"
    "lassen", "fur deine/dein/eure/euer/ihre ?standige/ewige/dauernde verspatung/faulheit/unpunktlichkeit/"
    "ausreden/ausrede/unfahigkeit/ignoranz/arroganz/schlamperei/gejammer/gemecker/genorgel/unverschamtheit",
    "deine/eure/ihre/seine ?ewige/standige faulheit/ausreden/unfahigkeit/ignoranz/arroganz/schlamperei/"
    "dummheit/inkompetenz/unpunktlichkeit/lugen/frechheit/nachlassigkeit/laune/launen/gejammer/gemecker",
    "dein/euer/ihr ?ewiges/standiges gejammer/gemecker/genorgel/geschwatz/gelaber/chaos/saustall/mist/"
    "versagen", "fur deine/eure/seine/ihre verhaltnisse", "fur einen/eine/ne/nen frau/mann/azubi/anfanger/"
    "anfangerin/praktikant/blondine/auslander/lehrling/leiharbeiter/wie", "fur jemanden/jemand der/die/wie/mit/"
    "ohne", "hatte/hatten/hab/habe/haben ?ich/wir ?das/es/dir ?dir/das/euch/ihnen ?nie/gar/ja/echt nicht/"
    "nie/kaum/gar ?nicht zugetraut/erwartet/gedacht", "nicht/nie/kaum/gar zugetraut", "nicht ?von dir/euch "
    "erwartet", "von dir/euch ?ja ?gar ?nicht/nie/nichts/weniger/mehr/schlimmeres ?anderes erwartet",
    "schlimmeres/mehr/weniger erwartet", "obwohl/auch/selbst ?wenn du/ihr/sie/er " NEVER,
    "obwohl/auch/wenn wenn du/ihr/sie/er " NEVER, "trotz deiner/eurer/seiner/ihrer ?ewigen faulheit/art/"
    "schlechten/laune/fehler/dummheit/ausreden/unfahigkeit/verspatung", "auch mal blicken/sehen/melden/da/"
    "arbeitest/hilfst/helfen/arbeiten/auftauchst/kommst/antwortest/was/etwas", "dich/euch/sich ?auch/doch mal "
    "blicken/sehen/melden/meldest/bequemst/anstrengst/gemeldet", "gar/doch/nicht nicht/so/ganz ?so/ganz/halb "
    "faul/dumm/schlecht/unfahig/schlimm/langsam/blod/nutzlos wie/fur/heute/$", "nicht ?ganz/vollig/komplett/"
    "total so nutzlos/unfahig/unbrauchbar/daneben", "wie alle/man/viele/manche/andere/immer sagen/sagt/"
    "behaupten/erzahlen/denken", "besser als nichts/gar", "weniger schlimm/schlecht/peinlich/faul/nervig als",
    "gluckwunsch/gratuliere/gratulation/respekt/bravo * geschafft/gelesen/gefunden/minimum/minimal~/"
    "ausnahmsweise/einmal", "das ?absolute/notigste minimum/notigste/mindeste", "dienst nach vorschrift",
    "wieder ?ein/mal/einmal ?hast/habt/hat ?du/ihr ?ein/mal/alles/nichts * kaputt/vergessen/verschlafen/"
    "verpennt/versaut/vermasselt/verbockt/vergeigt", "alles ?wieder ?mal kaputt/falsch/vermasselt/versaut/"
    "verbockt/vergeigt gemacht/$", "du/ihr hast/habt * versaut/verbockt/vermasselt/vergeigt/ruiniert/verpennt/"
    "versagt/gelogen/blamiert/geklaut/kaputtgemacht", "solltest/solltet/sollten/sollte dich/euch/sich/ihr/man "
    "was/schamen/was/lieber/endlich/mal", "scham/schamt dich/euch", "schamen", "eine schande",
    "beim/nachstes/das ?nachsten/nachste mal ?bitte/doch/vielleicht/dann/machst ?gleich/doch/bitte/mal/einfach "
    "richtig/ordentlich/besser/gleich/punktlich/selber/selbst/vorher/fruher/nachdenken/aufpassen/schneller",
    "mach/macht/machen/tu/tut ?endlich/einfach/doch/lieber/mal/sie ?mal/doch deine/deinen/eure/euren/ihre/ihren ?verdammten/"
    "verdammte arbeit/job", "dein/deinen/deine/deiner/eure/ihre job/arbeit machen/machst $/wurdest/wurden/"
    "konntest", "keiner/niemand/alle/jeder kann/mag/will/braucht/vermisst/hasst/hassen/lachen/lacht/traut/"
    "leidet/respektiert/genervt dich/euch/sie/mit/uber/dir/ihn/unter ?dir/dich/euch/leiden/arbeiten/zusammen",
    "dich/euch/ihn/sie ?eh/sowieso/hier keiner/niemand", "nicht leiden/ausstehen/ertragen konnen/kann/$",
    "kann/konnen dich/euch/ihn/sie ?alle/echt/einfach nicht ?mehr leiden/ausstehen/ertragen/sehen/horen",
    "gehst/geht/gehen mir/uns ?allen/alle/so/echt/nur ?auf/noch auf die/den/meine nerven/keks/geist/sack",
    "auf die/den nerven/keks/geist/senkel/wecker", "nervst/nervt nur/alle/uns/mich/total/einfach/so/$",
    "du/ihr/sie nervst/nervt/stinkst/lugst", "zum kotzen", "zum kotzen/davonlaufen", "hab/habe/haben ?ich/wir "
    "die nase/schnauze/deine voll/dich/euch/satt", "die nase/schnauze voll", "satt ?deine/dass/eure/von",
    "hast/habt/hat ?ihr/du/er/sie ?doch/ja/einfach/echt keine/null/nicht ahnung/plan/bock/die/alle $/von/tassen",
    "von nichts/tuten/arbeit ?und ahnung/keine/$", "hinter meinem/unserem/meinen rucken", "in den rucken",
    "halt/haltet/halten du/dich/euch/sie ?einfach/mal/bitte/lieber raus/ruhig", "geh/verschwinde/verzieh ?doch ?einfach "
    "heim/dich/endlich/weg/sterben/nach", "verzieh dich", "hau ?endlich/bloss ab", "lass/lasst/lassen mich/uns ?endlich/blos/bloss ?in "
    "ruhe/frieden", "such dir einen/nen anderen", "hoffentlich kundigst/gehst/wirst/fliegst/kundigt/gehen ?du/"
    "ihr/sie ?bald/gefeuert/raus", "gehort/gehorst/gehoren gefeuert/entlassen/rausgeschmissen/gekundigt/verboten",
    YOU " " BE " " VERY " " BAD, BE " " YOU " " VERY " " BAD, "so faul/dumm/unfahig/arrogant/unprofessionell/"
    "langsam/unzuverlassig/frech/schlampig/unverschamt", "was fur/fuer ein/eine ?totales/totale/absolute/"
    "peinliche/faule chaos/witz/zumutung/schande/frechheit/saustall/katastrophe/mist/sauhaufen/schlamperei/"
    "unverschamtheit/enttauschung/laden/murks/pfusch/team", "so ein/eine mist/murks/pfusch/frechheit/schlamperei/"
    "unverschamtheit/saustall/sauhaufen/faulpelz/lugner/zumutung/chaotenhaufen", "ein witz/trauerspiel/armutszeugnis/"
    "sauhaufen", "haufen/bande von/fauler/unfahiger/amateure", "faules/faule/fauler pack/sack/hund/sau/stuck/bande/socke",
    "lern/lernt/lerne erst/mal/endlich/erstmal/lieber", "hor/hort/horen ?sie/mal/endlich auf zu/mit/dich/herum/rum/"
    "alle/standig", "immer nur/muss ?ich/wir/du/am/meckern ?alles/meckern/motzen/jammern/norgeln ?alleine/machen/$",
    "du/ihr jammerst/meckerst/motzt/norgelst/meckert/jammert/lasterst/lastert", "immer/wieder/standig/dauernd/wie zu/immer "
    "spat/schlecht/falsch/unvollstandig", "du/ihr/sie/er hilfst/helft/hilft/antwortest/antwortet/machst/macht/tust/tut/"
    "arbeitest/arbeitet/kommst/kannst/konnt/weisst/raumst/putzt ?ja/doch ?eh/sowieso/mir/uns nie/nichts/wenig/kaum",
    "die/der/das/sich ?sich/ja/auch/eh nie/niemals " "?ans/ans/was/den/zuruck/bei/etwas melden/meldet/antworten/antwortet/"
    "helfen/hilft/tun/tut/telefon/zuruckrufen/ruhren/fertig/funktioniert/erreichbar/aufraumen/punktlich",
    "keiner/niemand/kein ?mensch/sonst vom/aus/von/im/in/bei/mensch * hilft/arbeitet/antwortet/kummert/macht/je/jemals/ruhrt",
    "weil/da ?sich ?ja/sonst keiner/niemand/kein ?vom/aus/von/im/sonst/was/etwas/mal * hilft/tut/arbeitet/kummert/antwortet",
    "keinen finger", "statt ?immer/standig/nur/dauernd zu/rumzu~/herumzu~/kaffee/deine/eure/blod jammern/meckern/norgeln/"
    "trinken/rumzustehen/schlafen/ratschen/rumstehen", "nur ?noch am/so/kaffee jammern/meckern/schlafen/ratschen/tun/trinken",
    "war ja/wohl ?auch/mal/so klar/nichts/zu/nix", "typisch du/ihr/vertrieb/einkauf/it/mann/frau/mal/wieder/buchhaltung",
    "hast/habt/haben ?du/ihr/sie dich/euch ?wohl/ja ?nicht/wieder ?gerade uberarbeitet/verirrt/gedruckt/uberanstrengt",
    "hast/habt ?du/ihr dir/euch ?ja ?wohl/bestimmt ?keinen/nicht ?ein/arm bein/zacken/abgebrochen ausgerissen/$",
    "sogar/selbst ein kind/affe/blinder/praktikant/anfanger", "sogar/selbst du/ihr/dir/euch hast/kannst/habt/konnt/schaffst/"
    "gelungen/bist", "schon/nett/toll/lieb/gut/wunder/oh ?zu dass du/ihr/sie/wissen ?dich/euch/auch ?auch/mal/mal/uberhaupt/"
    "heute ?blicken/noch/mal/da", "wer hatte das/gedacht ?gedacht ?dass ?du/ihr", "ein wunder dass/$", "grenzt an",
    "ich hasse/verachte", "alle hassen", "deine/eure/ihre/deinetwegen schuld", "wegen dir/deiner/euch/eurer * uberstunden/arger/"
    "verspatung/chaos/nochmal/fehler/verloren/arbeit/arbeiten/warten/faulheit/dummheit", "das war ja wohl/nichts", "ganz/sehr/"
    "echt/schwer schwach/enttauscht/enttauschend/mies/schlecht/arm von/$/gemacht", "enttauscht von", "unter aller sau/kanone/kritik",
    "pfui", "erbarmlich~", "jammerlappen", "lachhaft", "setz/setzen sechs", NULL,
};
