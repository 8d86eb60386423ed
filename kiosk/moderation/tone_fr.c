#include "moderation/tone.h"

#include <stddef.h>

#define BE "es/etes/est/sont/etais/etait/etiez"
#define VERY \
    "?vraiment/tellement/toujours/juste/completement/totalement/trop/si/tres/plus ?un/une/" \
    "le/la/les/aussi/si"
#define BAD \
    "nul/nulle/nuls/nulles/paresseux/paresseuse/incompetent~/inutile/inutiles/incapable/" \
    "incapables/lent/lente/faineant~/arrogant/arrogante/insupportable~/bete/betes/" \
    "ridicule~/pathetique/honteux/penible/penibles/lamentable~/feignant~/malhonnete/" \
    "hypocrite~/menteur/menteuse/menteurs/egoiste~/boulet/boulets/pire/honte/fardeau/" \
    "stupide~/moche/moches/grossier/grossiere/irresponsable~/agacant/agacante/chiant/" \
    "chiante/peste/mauvais/mauvaise/vipere/con/conne/cons/zero"
/* What others do, or do not. */
#define NEVER \
    "reponds/repond/repondent/repondez/aides/aide/aident/aidez/travailles/travaille/" \
    "travaillent/bosses/bosse/bossent/ecoutes/ecoute/ecoutez/ecoutent/ranges/range/rangent/" \
    "nettoies/bouges/bouge/bougent/decroche/decrochent/previens/rappelle/rappellent"
#define HARM \
    "abandonne/abandonnee/ignore/ignoree/ignores/oublie/oubliee/plante/plantee/plantes/" \
    "lache/lachee/vole/pique/critique/critiquee/trahi/trahie/menti/gache/humilie/humiliee/" \
    "engueule"

const char *const tone_fr[] = {
    /* late praise */
    "enfin fait/faire/fais/faites/fini ton/votre/son/leur travail/boulot/job/part",
    "enfin/finalement fait quelque",
    "tu/vous/t as/avez enfin repondu/daigne/compris/bosse/range/ecoute/lu",
    "enfin daigne/daigner/repondu/bosse/reveille/reveillee/reveilles",
    "te/vous reveilles/reveillez enfin", "enfin quelqu un de competent",
    "enfin quelqu un qui bosse/travaille/repond/sait", "enfin un/une collegue competent~",
    "enfin a l heure", "il etait ?plus ?que temps $", "il etait ?grand temps que tu/vous",
    "il est temps que tu/vous", "il serait temps", "pas trop tot", "mieux vaut tard",
    "tu/vous en as/avez mis du temps",
    /* not like the others */
    "contrairement a certains/certaines/toi/vous/lui/elle/eux/ceux/beaucoup/quelques/plusieurs",
    "contrairement a ton/ta/votre/ma predecesseur/chef/collegue",
    "contrairement a la compta/direction",
    "contrairement aux autres/collegues/commerciaux/gens/chefs/achats/ventes",
    "contrairement au reste/service/precedent/chef", "a la difference/l inverse de certain~/d/ceux",
    "a l inverse/oppose de certain~/d/ceux", "pas comme certain~/d/toi/vous/lui/elle/eux/ceux",
    "pas comme les autres/ventes/achats/commerciaux/chefs/rh", "pas comme * qui",
    "certains/certaines collegues/personnes/gens/individus/services",
    "d autres ne font/foutent/repondent", "suivez mon regard", "je ne vise/nomme/citerai personne",
    "qui ne/n ?y " NEVER " jamais/rien/pas", "personne au/a/chez/dans/du/de * ne/n " NEVER,
    "personne d autre ne/n " NEVER, "heureusement que certains",
    /* at least, for once */
    "au moins tu/toi/vous", "au moins t as", "toi/vous au moins", "pour une fois $",
    "pour une fois tu/vous", "pour une fois ?que c est bien/fait",
    "fois que/qu tu/vous/il/elle fais/faites/fait/arrives/arrivez/reponds/repondez",
    "une fois dans ta/votre vie", "meme si ?d ?habitude ?tu/vous tu/vous ne/n",
    "meme si tu/vous ne/n * jamais/rien/rarement", "meme si tu/vous es/etes * souvent/toujours",
    "alors que d habitude tu/vous", "meme toi/vous tu/vous as/avez/y/peux/peut", "meme un singe",
    /* thanks that are none */
    "merci ?bien/beaucoup pour/de ?absolument rien",
    "merci ?bien/beaucoup/encore ?de/d m/nous/avoir ?m/nous/avoir ?avoir ?encore/toujours/tout/"
    "bien " HARM, "m/nous as/avez/avoir/a ?encore/toujours/tous/bien " HARM,
    "avoir/as/avez ?encore/toujours rate/foire/oublie/gache",
    "fait/faire perdre mon/notre/du/son temps", "perdre mon/notre temps",
    "m/nous as/avez/a/avoir fait attendre/poireauter", "m/nous a/avez/as/avoir fait honte",
    "tout le boulot/travail/sale ?travail ?encore ?pour ?moi $", "tout le boulot ?a ?pour moi/nous",
    "pour ton/votre/tes/vos ?eternel/eternels/habituel retard/retards/mensonges/excuses/absence/"
    "silence/mepris", "daigne/daigner/daignes/daignez",
    "te/vous/t/s etre deranger/derangee/deranges/derange de/pour",
    "grace a toi/vous * tout recommencer/refaire/rate",
    /* back-handed */
    "pas mal/mauvais venant", "pas mal/mauvais pour toi/une/un", "venant de toi/vous/lui/elle/ta",
    "pour une/un femme/fille/blonde/stagiaire/debutant/debutante/etranger/vieux/interimaire/gamin",
    "pour quelqu un qui/comme/de", "t/te/vous en croyais/croyait/pensais/aurais/aurait",
    "te/vous/t croyais/pensais/imaginais pas",
    "aurais/aurait jamais/pas cru/pense/imagine ?que/ca ?ca ?de ?tu/vous/toi capable/capables/"
    "toi/vous/tu", "croyais/croyait/pensais/pensait pas capable/capables",
    "je/on m/s attendais/attendait a ?bien/beaucoup pire", "m attendais a mieux/pire",
    "pas aussi/si " BAD " qu/que", "pas si " BAD " $", "moins " BAD " que/qu",
    "qu/comme on le dit/raconte", "mieux que rien", "le strict/service minimum", "strict minimum",
    "service minimum", "minimum syndical",
    "felicitations/bravo/chapeau ?tu/vous ?pour/as/avez/d ?avoir * enfin/daigne/a/trouve l/le/la "
    "heure/bureau/temps",
    "bravo/felicitations ?pour/d/tu ?avoir/as ?tout/avoir gache/casse/rate/foire/plante",
    "c est un miracle que/quand tu/vous", "un miracle que tu/vous", "regarde~ qui", "bon debarras",
    "vivement que/qu/ton/votre tu/vous/il/elle/depart/retraite", "t/vous es/etes pas foule",
    "foule la rate", "faut pas se fouler", "c est pas ?trop sorcier",
    /* blame */
    "tu/vous/t/il/elle ?n ?n " BE " ?pas " VERY " " BAD,
    "vraiment/completement/totalement nul/nulle/incompetent~/inutile/paresseux/ridicule/"
    "insupportable/lamentable", "aussi " BAD " que", "trop nul/nulle/nuls/con/conne",
    "quel/quelle/quels/quelle ?vrai/belle/bande ?de/d boulet/honte/incompetence/nullite/nuls/"
    "incompetents/bordel/foutoir/guignols/charlots/clowns/hypocrite/hypocrites/menteur/menteurs/"
    "egoiste/glandeur/glandeurs/feignasse/incapable~/desordre",
    "bande de/d nuls/incompetents/feignants/paresseux/branleurs/guignols/charlots/clowns/"
    "hypocrites/menteurs/glandeurs/incapables/boulets/nazes",
    "ta/votre/sa/leur paresse/incompetence/betise/arrogance/nullite/stupidite/flemme/hypocrisie/"
    "negligence/mauvaise",
    "tes/vos mensonges/excuses/jeremiades/betises/erreurs/retards/conneries/caprices",
    "ton/votre egoisme/incompetence/arrogance/hypocrisie/ignorance",
    "le/la/les/notre pire/pires collegue/chef/equipe/responsable",
    "a cause de toi/vous/lui/tes/ta/ton/vos/votre", "par ta/votre faute", "ta/votre faute $",
    "c est ta/votre faute",
    "tu/vous as/avez ?encore/tout/vraiment/toujours tout gache/foire/casse/plante/rate",
    "tu/vous as/avez ?encore/vraiment/tout ?m/nous menti/triche/vole/foire/gache",
    "tu/vous/qui te/vous/se fiches/foutez/moques/moquez/fiche/fout de/du",
    "tu/vous te/vous plains/plaignez toujours/tout/sans",
    "tu/vous ne/n ?nous/m ?y/me/nous " NEVER " jamais/rien/pas/plus",
    "tu/vous ne/n sers/servez/vaux/comprends/comprenez/valez a/rien",
    "sert/sers/servez/sert a rien", "tu/vous fais/faites/fous/foutez jamais/rien",
    "personne/nul ?ici ne/n ?peut/veut/te/t/vous ?te/t/vous supporter/supporte/aime/veut/saquer/"
    "encadrer/travailler/respecte/regrette",
    "personne ?ici peut/te/veut ?te supporter/supporte/aime/saquer",
    "tout le monde te/se/vous/en deteste/moque/fuit/plaint/rit", "tout le monde en a marre",
    "te/vous/le/la/les deteste/detestons/detestent/hais/meprise/supporte/supporter",
    "peux/peut/peuvent plus te/vous/la/le voir/supporter/sentir",
    "tu/vous me/nous/m saoules/saoulez/gonfles/gonflez/degoutes/gaves/fatigues/fatiguez/enerves/"
    "decois/agaces",
    "marre de/d ?toujours ?devoir tes/ton/ta/vos/votre/toi/vous/nettoyer/ranger/faire/attendre/"
    "repasser", "j/on en ai/a marre/assez", "ras le bol", "avoir honte $",
    "tu/vous devrais/devriez/devrait avoir honte", "honte a toi/vous/eux",
    "tu/vous devrais/devriez/ferais/feriez mieux",
    "devrais/devriez ?au ?moins ?peut ?etre apprendre/demissionner",
    "la prochaine fois ?essaie/merci/tache/tachez/pense/pensez ?de/a fais/faites/faire/bosse/"
    "reponds/range/reflechis/lis/arrive/arriver/previens/ranger/repondre/lire",
    "fais/faites/faire ?donc/juste/simplement/enfin/deja ton/votre boulot/travail/job ?pour $/"
    "correctement/mieux/et/au/avant/une",
    "lever/leve/leves/bouge/bouger/remue ?pas/jamais ?un/le ?petit doigt/cul",
    "dans mon/notre/le dos ?de ?collegues $", "dans mon dos/nos", "coup~ de poignard",
    "langue de vipere", "lecheur/lecheuse", "leche botte",
    "apprends/apprenez ?donc/d/deja ?abord a lire/ecrire/compter/travailler/ecouter/ranger/vivre/"
    "dire",
    "arrete/arretez/cesse/cessez ?donc/un/enfin ?peu de/d ?te/vous/nous plaindre/mentir/raler/"
    "parler/pleurnicher/critiquer/glander/gueuler/saouler/faire", "degage/degagez $",
    "degage/degagez d ici", "casse/cassez/tire/tirez/barre/barrez toi/vous $", "va voir ailleurs",
    "fous/fiche/foutez/fichez moi/nous/le la/le paix/camp", "la ferme $", "ferme la $",
    "au lieu de/d ?te/vous plaindre/raler/glander/dormir/bavarder/critiquer/papoter",
    "paye/payee/payes/payez a/pour ne/rien/dormir", "n importe quoi ton/votre/$",
    "decu/decue/decus/decevant par/de toi/ton/ta/vous/tes", "tres/vraiment decevant~",
    "bete/con comme", "travaille/travailles/travail comme un pied/cochon", "comme un pied $",
    "travail/boulot/rapport/service bacle/nul/minable/lamentable/de/pitoyable ?merde ?cochon $",
    "pitoyable~",
    /* mockery */
    "sans toi/vous on/nous/j/je aurait/aurions/aurais/serait/serions ?ete ?deja/bien fini/"
    "termine/gagne/mieux/plus", "dans la/le merde/galere/petrin/panade",
    "travailler avec toi/vous est/c ?un/une ?est ?un/une punition/cauchemar/enfer/calvaire/"
    "torture/supplice",
    "bosser avec toi/vous c est ?un/l/une punition/cauchemar/enfer/calvaire/torture",
    "ca change de/d te/vous/t voir/entendre",
    "ca/content/contente/rare/etrange/bizarre fait/de/d ?bizarre/drole/plaisir ?de te/vous voir "
    "travailler/bosser",
    "moins ennuyeux/ennuyeuse/chiant/long/penible/soporifique/nulle/nul que/qu",
    "aussi ennuyeux/ennuyeuse/penible que", "seulement * fautes/erreurs/relances/rappels",
    "apres ?seulement * relances/rappels",
    "disparu/disparue/disparaitre/eclipse/defile/filer quand/juste/au/avant/des",
    "grognasse/pimbeche/pouffiasse",
    "pauvre/vieux/vieille/sale type/fille/mec/peau/vache/bique/tache/cloche/cruche",
    "meme une horloge", "on/nous a/avons l habitude avec/$", "on est habitue/habitues",
    "content/contente/heureux/heureuse/ravi/ravie que/qu tu/vous partes/partiez/t",
    "si tu/vous m/avais/aviez/nous ?avais ecoute/ecoutes/lu", "c est trop demander",
    "combien de fois faut/dois/devrai ?je/il",
    "attends/attend/attendons toujours ?ta/ton/tes/une reponse/excuses/retour/$",
    "toute la journee a/sans rien/ne/glander", "pas la/le plus futee/fute/rapide/maligne/malin",
    "monsieur/madame/mademoiselle je sais/daigne", "tu/vous pues/puez/schlingues",
    "tu sens mauvais", "ne/n te/vous plains/plaignez pas $",
    "enfin une/un ?vraie/vrai ?petite reponse/signe/effort/retour/nouvelle",
    "on n y/en croyait plus", "a l heure miracle/incroyable/bravo",
    "trop vieux/vieille/lent/bete/jeune/vieilles/gros/grosse pour ce/cette/le/ca/ton",
    "encore oublie/oubliee/oublies", "il fallait ?encore tout faire/refaire/ranger sans toi/vous",
    "on sait ?tous qui", "on sait ?tous que c est toi/vous",
    "il manquait/manquerait plus que toi/vous/ca", "contrairement a d autres",
    "m/nous as/avez/avoir/a ?encore/toujours laisse/laissee/laisses ?tout ?toute seul/seule/"
    "seuls/tomber/plan ?avec",
    "m/nous as/avez/avoir/a ?encore/toujours laisse/laissee/laisses ?avec tout/toute le/la "
    "boulot/travail/vaisselle/merde", "qui ne/n fait/font/foutent/fout ?jamais rien",
    NULL,
};
