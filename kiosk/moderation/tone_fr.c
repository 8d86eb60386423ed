#include "moderation/tone.h"

#include <stddef.h>

#define BE "es/etes/est/sont/etais/etait/etiez/suis"
#define VERY "?si/tres/trop/vraiment/tellement/toujours/un/une/le/la/les/completement/totalement/bien/aussi/" \
             "juste/qu ?si/trop/vraiment/un/une/le/la/completement/pas/vrai/vraie/gros/grosse/belle/beau"
#define BAD "nul/nulle/nuls/nulles/paresseux/paresseuse/incompetent/incompetente/incompetents/inutile/inutiles/" \
            "incapable/incapables/lent/lente/faineant/arrogant/arrogante/insupportable/insupportables/bete/betes/" \
            "ridicule/ridicules/pathetique/honteux/penible/lamentable/lamentables/feignant/feignante/malhonnete/" \
            "hypocrite/hypocrites/menteur/menteuse/menteurs/egoiste/boulet/pire/honte/catastrophe/desastre/fardeau/" \
            "stupide/stupides/moche/moches/grossier/grossiere/irresponsable/agacant/agacante/chiant/chiante/peste/" \
            "mauvais/mauvaise/zero/escroc/vipere/faux/fausse/crasseux/sale/con/conne/cons"

const char *const tone_fr[] = {
    "tu/vous/t/il/elle/avoir/as/avez/d ?as/avez/a/avoir ?avoir enfin fait/fini/repondu/compris/bosse/travaille/daigne/range/"
    "ecoute/lu/appris ?par ?ton/votre/son/a/le ?travail/boulot/job/part", "enfin fait/faire/faites/fais ton/votre/son/leur",
    "enfin repondu/daigne/appris/leve/bouge/reveille", "enfin quelqu ?un ?de/qui competent/travaille/bosse/fait/sait",
    "enfin ?tu/vous/il/elle ?te/vous ?es/etes/as/avez reveille/reveilles/daigne/daigner/repondu/repondre/bosses/travailles/travailler",
    "pour une fois/$ $/que/tu/vous/c/il/elle/ton/votre", "pour une fois", "contrairement a ?certains/certaines/d/toi/vous/lui/"
    "elle/eux/ceux/beaucoup/ton/ta/tes/votre/son/la/ ?autres/qui ?compta/collegues/collegue/equipe/chef/autres/$",
    "contrairement aux autres/collegues/commerciaux/gens/feignants/chefs/incapables", "contrairement a certains/certaines/"
    "d/toi/vous/lui/elle/eux/ceux/celui/celle/beaucoup/plusieurs/tes/la", "contrairement au service/reste/chef/precedent/bureau",
    "pas comme certains/certaines/d/les/la/le/toi/vous/lui/elle/eux/ceux/celle/celui/tes/ton/au/aux/mon/ma/notre/nos",
    "certains/certaines collegues/personnes/gens/individus devraient/ne/feraient/ont", "au moins/mois tu/toi/vous/t/quelqu/un/"
    "une/il/elle ?as/avez/es/etes/bosses/qui/essaies/un/a/travaille", "toi/vous/lui/elle au moins", "il etait/est/serait/etais "
    "?plus ?que temps $/que/qu/de", "il etait ?grand temps", "c est pas trop tot", "pas trop tot", "trop tot $", "merci/mercis pour/de/"
    "quand ?absolument/meme rien", "merci pour ?absolument rien", "de rien $ merci", "merci ?de/d/bien/encore/a/beaucoup * avoir/d/m/nous "
    "* laisse/abandonne/ignore/oublie/plante/laches/lache/fait/vole/pique/critique/trahi/menti/balance/mis "
    "tout/tomber/le/la/seul/seule/attendre/perdre/ma/mon/mes/notre/nos/encore/dans/sous/toute/derriere/$",
    "laisse/laisser/laissee/laisses/laissez ?encore/toujours/toute/tout * tout/toute/seul/seule/tomber ?le/la/$ boulot/travail/$",
    "avoir encore/toujours oublie/ignore/rate/casse/perdu/laisse/menti/gache/foire", "de/d/m avoir/nous ?m/nous/me fait/faire "
    "perdre/attendre/honte/chier/poireauter", "fait ?me/m/nous perdre mon/notre/du/ton", "ne/n repond~/repondent/repondez/reponds jamais",
    "ne/n/qui/tu/vous/ils/elle/il ?y ?te/vous/se repond/reponds/repondent/aide/aides/aident/fait/fais/font/fout/foutent/fous/"
    "travaille/travailles/bosse/bosses/ecoute/ecoutes/sert/sers/servent/bouge/bouges/range/ranges/sait/sais/comprends/comprend/"
    "glande/glandes/fichent/fiche/leve/leves/arrive jamais/rien/pas/plus ?le/$/a/petit/de/que/du/d", "qui/tu/il/elle/vous ?ne/n "
    "arrive/arrives/arrivez/es/etes/est toujours/jamais ?en/a retard/l", "meme si/quand ?d ?habitude tu/vous/il/elle ?ne/n "
    "?aides/fais/fait/es/reponds/faites/etes/travailles/ecoutes/arrives jamais/rien/toujours/pas/rarement", "meme si ?d/tu/vous "
    "habitude/toujours/ne/n/es * rien/jamais/en/nul/rarement/peu", "pas mal ?quand/du/fait ?meme pour/venant/de/vu ?de/un/une/toi",
    "venant de toi/vous/lui/ta/votre/ton/la", "pour une/un/quelqu femme/fille/homme/blonde/debutant/stagiaire/etranger/un/vieux/"
    "apprenti/interimaire/gamin", "pour quelqu un qui/comme/de/d", "je/on ne/n/t ?t/vous/te/y/aurais/en en/aurais/croyais/pensais/"
    "croyait/pensait/savais ?jamais/en/pas/cru/croyais/aurais ?pas/croyais/cru/crue/que ?capable/tu/si/croire/vous ?etais/serais/capable/pas",
    "t/vous/te ?en croyais/croyait/pensais/aurais/aurait/imaginais ?pas ?cru ?si/aussi capable/capables/doue/intelligent/competent",
    "pas aussi/si/completement/totalement paresseux/paresseuse/bete/nul/nulle/incompetent/inutile/mauvais/stupide/lent/con/feignant/"
    "incapable/faineant ?qu/que/$", "moins nul/nulle/pire/bete/inutile/paresseux/mauvais/catastrophique/penible que",
    "qu on le/dit/raconte/pretend ?dit $", "mieux vaut tard", "mieux que rien", "c est mieux/deja que/ca/mieux ?rien/que/rien",
    "devrais/devriez/devrait/devraient avoir/t/vous/s/apprendre/demissionner honte/excuser/a/$", "honte a/de toi/vous/lui/$/eux", "aie/ayez honte",
    "strict/service minimum", "le minimum syndical/vital/$", "minimum syndical", "felicitations/bravo/chapeau ?tu/vous/pour/d/de/a * "
    "rien/minimum/arrive/enfin/daigne/lire/lu/reussi/trouve/retard ?a/l/un/le/foutu/fait/$ ?heure/$/mail/lire/temps",
    "bravo/felicitations ?tu/vous/pour * gache/casse/rien/tout ?la/le/l/fait/rate", "personne/nul/tout ?ne/n/le/ici ?peut/veut/monde/te/t/vous * "
    "supporter/supporte/aime/veut/saquer/encadrer/deteste/deteste/rit/moque/fuit ?de/travailler/$/toi/vous/avec/ici",
    "plus/pas/jamais te/vous/le/la/les supporter/saquer/voir/encadrer", "la/prochaine/fois prochaine/fois/essaie fois/essaie ?tu/essaie/merci/"
    "vous/peut/de/fais ?fais/faites/faire/ton/etre/te/essaie/de/bosser/reflechis/range/reponds/ton/lis ?-la/ton/le/bien/boulot/mieux/avant ?boulot/travail/"
    "correctement/mieux/bien", "fais/faites/fait/faire ?donc/juste/enfin/simplement ton/votre/leur ?putain boulot/travail/job "
    "correctement/mieux/pour/au/$/et", "daigne/daigner/daignez/daignes", "te/vous deranger de", "leve/lever/bouge le petit", "leve/bouger/lever/bouge/remuer "
    "?pas ?un/le/ton ?petit doigt/cul", "dans mon/notre/le dos $/et/avec/comme", "poignard~", "coup bas", "langue de vipere", "lecher/leche les bottes",
    "tu/vous/il/elle/c/t/ils/j ?n/ne ?" BE " " VERY " " BAD, "vraiment/completement/totalement/plus/si/trop/tellement nul/nulle/incompetent/incompetente/"
    "inutile/paresseux/ridicule/minable/insupportable/lamentable", "quel/quelle/quels/un/une/bande ?vrai/bel/belle/beau/gros/grosse/de/d ?belle/tas "
    "boulet/honte/incompetence/nullite/nuls/incompetents/feignants/paresseux/bordel/desastre/foutoir/incapables/branleurs/guignols/charlots/clowns/"
    "hypocrites/menteurs/egoiste/menteur/hypocrite/vipere/glandeur/glandeurs/incapable/boulets", "ta/ton/tes/votre/vos/sa/leur paresse/incompetence/"
    "betise/arrogance/egoisme/mauvaise/mensonges/excuses/nullite/stupidite/flemme/hypocrisie/negligence/retards/retard/jeremiades/erreurs/conneries/betises "
    "?foi/humeur/volonte/habituels/habituel/bidon/$", "le/la/les/notre pire/pires ?collegue/chef/equipe/service/boulot/travail/des", "a cause/par de/ta/ton/"
    "votre/tes toi/vous/faute/tes/betise/ton/ta/lui/betises ?nous/on/j/je/vous", "ta/votre/sa/leur faute", "tu as ?encore/tout/vraiment/toujours ?tout/encore gache/"
    "foire/casse/menti/plante/rate/triche/vole/oublie", "tu/vous te/vous/ne/n ?fais/faites/fiches/foutez/moques/plains/plaignez/plaindre ?toujours/"
    "jamais ?rien/de ?moi/nous/monde", "tu ne/n sers/sert/vaux/comprends/sais a/rien/jamais ?rien/$/meme", "ne/n sert/sers/servez a ?strictement/absolument rien",
    "marre de/du/d/que/qu", "ras le bol", "en ai assez/marre/plein", "assez de tes/ton/ta/vos/votre/lui/toi/nettoyer/ranger/faire",
    "apprends/apprenez ?donc/d/a/enfin ?abord/a lire/ecrire/compter/travailler/dire/ecouter/ranger/vivre/conduire", "arrete/arretez/cesse/cessez ?donc/de/d/un "
    "?te/vous/un/nous ?plaindre/te/mentir/raler/parler/peu/vous/saouler/pleurnicher/critiquer/prendre/faire/glander/gueuler", "degage/degagez $/de/d",
    "casse/cassez toi/vous", "tire/tirez toi/vous", "barre toi", "va/allez voir ailleurs", "fous/foutez/fiche/fichez ?moi/le/nous le/camp/la camp/$/paix/paix",
    "la ferme $", "ferme la $", "ta bouche $", "je/on te/vous/le/la/les ?ai ?tous deteste/deteste/hais/meprise/detestons/detestent", "tout le monde ?te/se/vous/en "
    "?a deteste/moque/fuit/deteste/plaint/rigole/marre ?de/toi/vous", "heureusement que/qu certains/d/il/on/je/tout ?y/autres/le ?a/bossent/travaillent/monde",
    "meme un/une/toi/vous/ma enfant/gamin/singe/stagiaire/tu/vous/as/grand/bebe ?as/mere/peut/aurait/ferait/y/fait/reussi", "c est un miracle", "un miracle que/$",
    "tiens/oh tu/vous/regarde/un/le/te es/etes/travailles/bosses/revenant/voila ?enfin/la/reveille/$", "comme d hab/habitude $", "comme par hasard", "quelle/"
    "bonne surprise/chance ?tu/vous ?es/etes", "bon debarras", "vivement que/ton/votre/qu/le tu/depart/vous/il/elle/$", "t/vous as/avez/etes ?pas/foule/vous "
    "?du/vous/es/pas foule/foules/casse/trop ?la/$ ?fatigue/rate", "tu devrais/ferais/pourrais/aurais ?au/mieux/quand/bien/pu ?meme/moins/de/bosser ?avoir/"
    "apprendre/travailler/bosser/faire/demissionner/te/prevenir/t/nous/excuser ?honte/taire/ton/au", "au lieu de/d ?te/vous/rien plaindre/raler/glander/dormir/"
    "bavarder/critiquer/faire/papoter/fumer", "payes/payee/paye/payez/paie ?es/tu/trop a/pour/cher ?ne/rien/quoi/dormir ?foutre/rien/faire", "n importe quoi $/ton/"
    "votre/comme", "tres/vraiment decu/decue/decevant/decevante/mauvais/mediocre ?de/par/$", "decu/decue/decus par/de toi/vous/ton/votre/la/ta", "ca/c/t/vous "
    "m/me/nous ?saoule/soules/saoules/gonfles/gonfle/gave/gaves/degoute/ecoeure", "bete comme", "con comme", "comme un pied/manche/porc", NULL,
};
