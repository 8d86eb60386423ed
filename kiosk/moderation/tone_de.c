#include "moderation/tone.h"

#include <stddef.h>

#define YOU "du/ihr/sie/er"
#define BE "bist/seid/sind/ist/warst/wart/war/waren"
#define VERY \
    "?so/echt/wirklich/sehr/einfach/immer/total/vollig/absolut/ja/doch/ganz/auch/nur/ein/" \
    "eine/der/die/das ?so/zu/echt/einfach/immer/total/vollig/schon/ein/eine/der/die/das"
#define BAD \
    "faul/faule/fauler/faulste/unfahig~/nutzlos~/unbrauchbar/arrogant~/frech/unverschamt/" \
    "unprofessionell/peinlich/lacherlich/hasslich/dumm/dumme/dummer/dummste/unzuverlassig/" \
    "langsam/egoistisch/schlampig/nervig/schlimmste/schlechteste/lugner/lugnerin/heuchler/" \
    "enttauschung/zumutung/schande/lachnummer/niete/belastung/klotz/witz/hinterhaltig/" \
    "unertraglich/mies/ekelhaft/unfreundlich/inkompetent~/stinkfaul/stur/unhoflich/" \
    "unmoglich/falsch/bekloppt/blod/blode/bloder/bescheuert/behindert/nullnummer/hohl"
/* Who never does anything. */
#define WORKS \
    "hilft/helfen/hilfst/helft/arbeitet/arbeiten/arbeitest/antwortet/antworten/antwortest/" \
    "meldet/melden/meldest/kummert/kummern/macht/machen/machst/tut/tun/tust/ruhrt/ruhren/" \
    "zuruckruft/aufraumt/aufraumst/raumst/putzt/erreichbar/funktioniert/mitmacht/zuhort/" \
    "rangeht/erreicht"

const char *const tone_de[] = {
    /* late praise */
    "endlich ?hast/habt/hat ?auch ?mal/einmal ?du/ihr/er/sie ?mal/einmal deine/deinen/eure/euren/"
    "ihre/ihren/seine/seinen ?verdammte arbeit/job/pflicht/aufgaben",
    "du/ihr hast/habt endlich ?mal/einmal deine/deinen/eure/euren ?verdammte arbeit/job/pflicht/"
    "aufgaben", "endlich ?mal/einmal was/etwas gearbeitet/getan",
    "endlich ?hast/habt/seid/bist ?du/ihr ?auch ?mal/einmal geantwortet/gearbeitet/aufgetaucht/"
    "aufgewacht/gemeldet/bequemt/kapiert/gerafft/punktlich/reagiert",
    "endlich ?dich/euch/sich ?mal bequemt/herabgelassen/gemeldet",
    "endlich mal jemand/einer/eine ?der/die arbeitet/kompetent~/mitdenkt/weiss/ahnung",
    "endlich ein/eine kompetente/kompetenter/fahiger/fahige",
    "dass/das du/ihr ?dich/euch ?auch/heute endlich ?auch ?mal/einmal punktlich/geantwortet/"
    "gearbeitet/da/gemeldet/bequemt/gekommen/geholfen/fertig/blicken",
    "dass/das du/ihr ?dich/euch ausnahmsweise",
    "dass/das du/ihr mal wieder was/etwas gearbeitet/getan",
    "wird/wurde/war ?ja/jetzt ?aber auch ?mal/langsam zeit",
    "wird/wurde/war ?ja ?aber ?auch ?langsam/hochste/mal zeit $",
    "^ ?aber hochste/allerhochste zeit $", "hochste zeit dass du/ihr/sie",
    "hat/hats ?ja ?auch/ganz ?schon lange genug/gedauert", "hat ja ?ganz ?schon gedauert",
    "ausnahmsweise ?mal/einmal ?hast/warst/bist ?du/etwas/was/nicht/ein/eine gut/gute/guter/"
    "punktlich/du/brauchbar~/arbeit/richtig/nicht/geholfen/fertig", "^ ausnahmsweise",
    "besser/lieber spat als",
    /* not like the others */
    "im gegensatz zu ?so manch/manchen/mancher/gewissen/gewisser/anderen/einigen/bestimmten/"
    "vielen/euch/dir/denen", "im gegensatz zum rest/einkauf/vertrieb/vorganger/chef/lager",
    "im gegensatz zur buchhaltung/fruhschicht/spatschicht/nachtschicht/it/produktion/verwaltung/"
    "geschaftsleitung/personalabteilung",
    "anders als manche/mancher/gewisse/andere/einige/du/ihr/viele",
    "anders als der/die/das ?faulen/ganzen vertrieb/einkauf/rest/it/anderen/kollegen/chefs/"
    "buchhaltung/produktion",
    "gewisse/gewissen/gewisser/bestimmte leute/leuten/kollegen/herren/damen/personen/"
    "herrschaften/abteilungen",
    "nicht ?so wie ?die/der ?vom/von/im/aus manche/andere/anderen/gewisse/du/ihr",
    "nicht ?so wie die/der/das * die/der/das ?sich nie/nichts/immer/nur/niemals",
    "nicht ?so wie die/der vom/von/im/aus", "manch anderer/andere/anderen/einer",
    "ich nenne ?jetzt/hier/mal keine namen",
    "die/der/das ?sich/uns/mir/ja ?sich nie/niemals/nichts ?ans/an/zuruck/was/mehr ?telefon " WORKS,
    "keiner/niemand ?sonst ?vom/aus/von/im/in/bei * je/jemals/sonst/freiwillig ?etwas/was " WORKS,
    "weil ?sich ?sonst/ja keiner/niemand ?vom/aus/von/im/sonst/in * " WORKS,
    "im/vom/aus vertrieb/einkauf/it/lager ?ja/doch keiner/niemand/nichts " WORKS,
    /* at least */
    "wenigstens/zumindest/immerhin hast/bist/habt/seid/warst du/ihr",
    "wenigstens/zumindest/immerhin du/ihr ?arbeitest/hilfst/bemuhst/tust",
    "wenigstens/zumindest/immerhin einer von/arbeitet/macht/tut",
    "^ immerhin/wenigstens/zumindest $",
    "arbeitest/hilfst/antwortest/kommst/bemuhst/tust du ?dich ?ja wenigstens/zumindest",
    "du/ihr wenigstens/zumindest",
    "obwohl/auch/selbst ?wenn du/ihr/sie/er ?sonst/ja/uns/mir/dich ?fast/sonst nie/niemals/"
    "selten/kaum",
    "obwohl/auch ?wenn du/ihr ?ja ?sonst/normalerweise/eigentlich ?nur/immer/standig jammerst/"
    "meckerst/faul/schlafst/zu/nichts/nervst/jammert/meckert/nervt",
    "obwohl du/ihr/sie ?sonst immer/standig/dauernd/meistens ?nur/zu ?spat jammerst/meckerst/zu/"
    "nervst/schlafst/kommst/vergisst/schwanzt",
    "trotz deiner/eurer ?ewigen/standigen faulheit/fehler/dummheit/ausreden/unfahigkeit/"
    "verspatung/launen/schlechten", "sogar/selbst ein affe/blinder",
    "sogar/selbst du/ihr hast/habt/kannst/konnt/schaffst/verstehst/verstanden",
    "sogar/selbst fur dich/euch",
    /* thanks that are none */
    "danke/dank/danken fur/fuer ?absolut/rein ?gar nichts/garnichts/nix", "nein danke auch",
    "vielen/herzlichen/schonen/besten/recht dank/herzlichen auch dass ich/wir/mir",
    "schonen dank auch $", "danke auch dass ich/wir",
    "dass/das ich/wir ?mal/schon/immer/jetzt wieder ?alles/deine/eure/einmal ?ganz/alles/arbeit/"
    "mist * machen/ausbaden/aufraumen/putzen/erledigen/ausloffeln",
    "dass/das ich/wir ?mal/immer/jetzt alles/deine/eure * alleine/allein/ausbaden/aufraumen/"
    "wegraumen",
    "dass/das du/ihr ?mich/uns ?schon/wieder/alles/immer/mal * hangen/sitzen gelassen/lasst",
    "dass/das du/ihr ?mich/uns/mir/meine/unsere ?schon/wieder/immer/total * ignoriert/vergessen/"
    "blamiert/belogen/versaut/ruiniert/verraten/angeschrien/beleidigt/angelogen/geklaut/gestohlen",
    "allein/alleine/im hangen/sitzen/stich ?ge lassen/lasst/gelassen",
    "im stich gelassen/lasst/lassen", "hangen/sitzen lassen/gelassen/lasst $",
    "fur deine/eure/seine/ihre ?ubliche/standige/ewige verspatung/faulheit/unpunktlichkeit/"
    "ausreden/ausrede/unfahigkeit/ignoranz/arroganz/schlamperei/unverschamtheit/verspatungen",
    "deine/deiner/eure/eurer/seine ?ewige/standige/ewigen/unglaubliche faulheit/ausreden/"
    "unfahigkeit/ignoranz/arroganz/schlamperei/dummheit/inkompetenz/unpunktlichkeit/lugen/"
    "frechheit/launen/sprunge/unzuverlassigkeit",
    "dein/deinem/euer/eurem ?ewiges/standiges/ewigen/dummes gejammer/gemecker/genorgel/geschwatz/"
    "gelaber/saustall/gemotze/versagen/geschwafel/mundwerk",
    /* back-handed */
    "fur deine/eure/seine/ihre verhaltnisse", "fur deine/eure/seine/ihre ?sonstigen verhaltnisse",
    "fur eine/ne frau/anfangerin/blondine/praktikantin",
    "fur einen/nen azubi/anfanger/praktikant/praktikanten/auslander/lehrling/leiharbeiter/mann",
    "fur jemanden/jemand der/die/wie/mit/ohne",
    "dir/euch/ihnen/dem/der ?gar/ja/echt/wirklich ?nie/nicht zugetraut", "nicht/nie/kaum zugetraut",
    "von dir/euch ?ja/jetzt ?gar/echt/auch ?nicht/nichts/nie/weniger/schlimmeres ?anderes "
    "erwartet", "mit mehr/schlimmerem/weniger/schlimmerem gerechnet",
    "schlimmeres/schlechteres/weniger erwartet",
    "hatte/hatten ?ich/wir ?dir/euch ?das ?von ?dir/euch ?gar/echt/nie nicht/nie ?von ?dir/euch "
    "erwartet/gedacht",
    "gar/doch/garnicht/ja nicht so faul/dumm/schlecht/unfahig/langsam/blod/nutzlos wie/$",
    "gar/doch ?gar nicht ?so/ganz ?so faul/dumm/unfahig/blod/nutzlos",
    "nicht ?ganz/vollig/komplett/total so ?ganz nutzlos/unfahig/unbrauchbar/daneben",
    "wie alle/man/viele/manche/andere/immer ?immer sagen/sagt/behaupten/erzahlen",
    "besser als nichts/gar", "weniger schlimm/schlecht/peinlich/faul/nervig/dumm als",
    "so " BAD " wie",
    "gluckwunsch/gratuliere/gratulation/bravo/respekt ?du/zum/zur ?hast/absoluten/zur * ?eine/"
    "mal/endlich ?mail minimum/gelesen/gefunden/geschafft ?eine/einmal/$/punktlich",
    "gluckwunsch/gratulation/bravo/respekt ?du ?hast/habt ?es ?ja/tatsachlich ?endlich geschafft "
    "* zu lesen/kommen/finden/antworten", "das ?absolute/absolut minimum/notigste/mindeste",
    "dienst nach vorschrift",
    "schon/nett/toll/lieb dass du/ihr/sie ?dich/euch uberhaupt/auch ?mal/noch/schon",
    "schon/nett dass ?du/ihr auch mal/noch",
    "auch ?endlich/noch mal blicken/arbeitest/hilfst/auftauchst/antwortest",
    "wer hatte das ?von ?dir gedacht dass du", "ein wunder dass du/ihr ?auch", "grenzt an ein",
    "ach sieh/schau an/mal", "typisch vertrieb/einkauf/it/frau/mann/chef/buchhaltung",
    "hast/habt ?du/ihr dich/euch ?ja ?wohl/bestimmt ?mal nicht/wieder ?gerade uberarbeitet/"
    "verausgabt/uberanstrengt", "kein bein ausgerissen", "keinen zacken", "keinen finger",
    "nicht gerade uberarbeitet",
    /* blame */
    YOU " " BE " " VERY " " BAD, BE " " YOU " " VERY " " BAD,
    "so faul/dumm/unfahig/arrogant/unprofessionell/unzuverlassig/frech/schlampig/unverschamt/"
    "unfreundlich",
    "was fur/fuer ein/eine ?totales/totale/absolute/peinliche/faule witz/zumutung/schande/"
    "frechheit/saustall/mist/sauhaufen/schlamperei/unverschamtheit/enttauschung/murks/pfusch/"
    "lappen",
    "so ein/eine mist/murks/pfusch/frechheit/schlamperei/unverschamtheit/saustall/sauhaufen/"
    "lugner/zumutung/chaotenhaufen/kindergarten", "sauhaufen/armutszeugnis/trauerspiel",
    "haufen/bande von/fauler/unfahiger amateure/amateuren/faulpelze/versager/nichtskonner",
    "faules/faule/fauler pack/sack/hund/sau/stuck/bande/socke",
    "alles ?wieder ?mal/nur kaputt/falsch/vermasselt/versaut/verbockt gemacht",
    "wieder ?mal/einmal ?hast ?du ?mal ?alles vermasselt/versaut/verbockt/vergeigt/verschlafen/"
    "verpennt",
    "du/ihr hast/habt ?es/wieder/alles/uns/mir/mich ?wieder/alles/total/richtig versaut/verbockt/"
    "vermasselt/vergeigt/ruiniert/verpennt/versagt/gelogen/blamiert/enttauscht/kaputtgemacht/"
    "kaputt/belogen/verraten",
    "du/ihr/sie solltest/solltet/sollten/konntest dich/euch/sich/lieber/besser/endlich/mal ?was/"
    "lieber/besser/mal schamen/arbeiten/kundigen/lernen/entschuldigen/anstrengen",
    "solltest/solltet du/ihr dich/euch schamen", "scham/schame/schamt dich/euch",
    "nachstes/nachsten mal ?bitte/doch/vielleicht/dann/machst/machs ?du ?es ?gleich/doch/bitte/"
    "mal/einfach richtig/ordentlich/besser/gleich/punktlich/selber/vorher/fruher/nachdenken/"
    "aufpassen/schneller ?richtig",
    "nachstes/nachsten mal ?bitte/lieber ?erst/vorher/selber denken/nachdenken/lesen/machen/"
    "fragen/putzen/aufraumen/antworten",
    "mach/macht/machen ?sie endlich/einfach/doch/lieber/erstmal ?mal/einfach deine/deinen/eure/"
    "euren/ihre/ihren ?verdammten/verdammte arbeit/job",
    "mach/macht deine/deinen/eure/euren arbeit/job $/richtig/ordentlich/und/gefalligst",
    "keiner/niemand/kein ?mensch ?hier kann/mag/will/braucht/vermisst/traut/respektiert dich/"
    "euch/dir",
    "keiner/niemand ?hier will/mochte ?gern mit dir/euch ?zusammenarbeiten/arbeiten/reden/"
    "zusammen",
    "alle/jeder ?hier lachen/lacht/lastern/beschweren/hassen ?sich ?schon/nur ?uber/hinter dich/"
    "euch/deinem", "mag/braucht/leidet/vermisst dich/euch ?eh/sowieso/hier/doch keiner/niemand",
    "kann/konnen/konnte dich/euch/ihn ?alle/echt/einfach/hier/keiner/niemand ?nicht ?mehr leiden/"
    "ausstehen/ertragen/sehen/horen/riechen",
    "auf die/den/meine/unsere nerven/keks/geist/senkel/wecker/zeiger",
    "du/ihr nervst/nervt/stinkst/stinkt/lugst/lugt/schleimst",
    "nervst/nervt ?mich/uns ?alle ?nur/total/einfach $", "zum kotzen", "die nase/schnauze voll",
    "hab/habe/haben ?ich/wir ?dich/euch/deine/es ?so/langsam satt",
    "hast/habt/hat du/ihr/er ?doch/ja/einfach/echt/wohl keine/null/von ?von ahnung/plan/bock/"
    "nichts",
    "du/ihr hast/habt ?doch/ja/einfach/echt/wohl/mal ?wieder keine/null/von ?von ahnung/plan/"
    "bock/tuten", "hinter meinem/unserem rucken", "in den rucken gefallen/gestochen",
    "halt/haltet dich/euch ?einfach/mal/bitte/lieber/da raus", "^ verschwinde/verschwindet/verzieh",
    "hau/haut ?endlich/bloss/doch ab",
    "lass/lasst mich/uns ?endlich/bloss/einfach ?in ruhe/frieden",
    "such/sucht dir/euch ?doch ?nen/einen ?neuen/anderen job",
    "hoffentlich ?kundigst/gehst/wirst/fliegst ?du/ihr ?bald gefeuert/raus/gekundigt/kundigst/"
    "entlassen", "hoffentlich kundigst/fliegst",
    "gehort/gehorst/gehoren ?endlich/langst gefeuert/entlassen/rausgeschmissen/gekundigt/"
    "rausgeworfen",
    "lern/lernt/lerne ?doch/du erst/mal/endlich/erstmal/lieber ?mal lesen/schreiben/rechnen/"
    "arbeiten/putzen/benehmen/zuhoren/kochen/deutsch/wie",
    "hor/hort ?doch/endlich auf ?endlich zu/mit/dich/herumzu~/rumzu~/alle/uns ?deinem/dem "
    "jammern/meckern/norgeln/lugen/beschweren/lastern/gejammer/schwatzen",
    "du/ihr/immer ?nur jammerst/meckerst/motzt/norgelst/meckert/jammert/lasterst/lastert/"
    "rumjammerst", "immer/wieder/standig/dauernd ?viel zu spat $",
    "du/ihr/sie/er ?uns/mir ?ja/doch ?nie hilfst/helft/hilft/antwortest/antwortet/machst/macht/"
    "tust/tut/arbeitest/raumst/putzt/kannst/weisst ?ja/doch/uns/mir ?eh/sowieso nie/nichts/wenig/"
    "kaum/niemandem",
    "statt/anstatt ?immer/standig/nur/dauernd ?zu/kaffee/nur ?zu jammern/meckern/norgeln/trinken/"
    "rumzustehen/schlafen/ratschen/herumzustehen/rumzusitzen/lastern",
    "war ja ?mal ?wieder klar/typisch/nichts $", "war ja wohl nichts/nix", "war ja ?wieder klar",
    "ich hasse/verachte dich/euch/es/die/diese/deine", "deine/eure schuld",
    "wegen dir/deiner/euch/eurer * uberstunden/arger/nochmal/verloren/verpasst/warten/faulheit/"
    "dummheit/schlamperei/wieder/langer", "ganz/sehr/echt/schwer schwach ?von/$", "enttauscht von",
    "unter aller sau/kanone/kritik", "pfui", "erbarmlich~", "jammerlappen", "lachhaft",
    "setzen sechs",
    "deine/deinen/euren/eure/deiner ?verdammten/faulen hintern/arsch ?hoch/bewegt/$",
    /* mockery */
    "ohne dich/euch waren/war/hatten/hatte wir/ich/man ?viel/das ?schon langst/fruher/schneller/"
    "besser",
    "mit dir/euch ?zu ?arbeiten/zusammenzuarbeiten ?zu ?mussen ist/war ?wie/eine/ein/die strafe/"
    "qual/alptraum/albtraum/holle/zumutung",
    "arbeit/zusammenarbeit mit dir/euch ist/war eine/die/ein strafe/qual/alptraum/holle/zumutung",
    "dass der/die herr/dame/herrschaften/prinzessin/chef/herren", "diesmal/heute ?mal nur * fehler",
    "nur * fehler respekt/gluckwunsch/bravo",
    "dumme/blode/alte/faule/doofe/eingebildete kuh/ziege/gans/sau/pute/nuss/schnepfe/zicke",
    "blodes/dummes/faules/altes huhn/schwein", "blinde/blindes henne/huhn",
    "nicht so/ganz langweilig/schlimm/chaotisch/od/peinlich wie",
    "weniger langweilig/chaotisch/ode/anstrengend/schlecht als",
    "dich/euch ?auch/mal ?mal arbeiten zu sehen",
    "dass du/ihr ?auch/doch ?mal/noch arbeitest/arbeitet/arbeiten",
    "verschwunden/weg/verduftet ?bist ?wenn/als/sobald ?es ?ans/ums/wieder aufraumen/putzen/"
    "arbeiten/ernst", "abgehauen bist/seid",
    "nach ?nur/bloss * erinnerungen/mahnungen/aufforderungen",
    "deine/eure fehler ausbugeln/ausbaden/korrigieren/ausgebugelt",
    "froh/gut/schon dass/wenn du/ihr ?endlich/bald geht/gehst/weg/kundigst",
    "wir/man ist/sind/es ?ja ?es ?von ?dir/euch gewohnt",
    "hattest/hattet du/ihr ?mal/doch/blos/nur zugehort/gelesen/geholfen/nachgedacht",
    "ist das ?denn zu viel verlangt", "wie oft muss/mussen/soll/denn",
    "ich/wir warte/warten immer noch auf ?deine/eure antwort/entschuldigung/ruckmeldung",
    "warte/warten ich/wir immer noch ?auf ?deine antwort/entschuldigung/$",
    "den ganzen tag nichts/nur/rum/am",
    "nicht ?gerade die/der hellste/schnellste/fleissigste/schlauste", "besserwisser/besserwisserin",
    "klugscheisser/klugscheisserin", "krankgefeiert/krankfeiern",
    "so weiter dann/und fliegst/fliegt/bist", "geschwatzt statt", "du/ihr stinkst/riechst/muffelst",
    "endlich ?mal/eine/ein ?eine/ein/mal ?brauchbare/vernunftige/sinnvolle antwort/reaktion/"
    "lebenszeichen/ruckmeldung/leistung",
    "anders als deine/dein/eure/meine/unsere/euer/deinem kollege/kollegen/kolleginnen/chef/"
    "chefin/vorganger/team/abteilung", "dafur dass du/ihr so wenig/nichts",
    "dafur dass du/ihr ?sonst nie/nichts/kaum", "alles ?wieder ohne dich/euch ?machen/erledigen",
    "gerade noch/auch ?noch gefehlt",
    "zu alt/jung/dick/dumm/langsam/blod fur diesen/den/das/diese/so",
    "mich/uns/meinen ?schon/geburtstag ?mal wieder vergessen",
    "mich/uns schon/mal wieder ?mal vergessen",
    "du/ihr warst/wart/bist/kamst ?heute sogar/ja/tatsachlich punktlich",
    "wir wissen ?alle genau wer",
    NULL,
};
