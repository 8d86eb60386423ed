#include "moderation/tone.h"

#include <stddef.h>

#define BE "eres/es/sois/son/estas/esta/estais/eras/era/sos/siendo"
#define VERY "?tan/muy/un/una/unos/unas/la/el/los/las/demasiado/bastante/realmente/siempre/mas/lo/todo " \
             "?tan/muy/poco/autentico/autentica/verdadero/verdadera/completo/puto/gran/mas"
#define BAD "vago/vaga/vagos/vagas/perezoso/perezosa/inutil/inutiles/torpe/torpes/lento/lenta/egoista/egoistas/" \
            "arrogante/arrogantes/maleducado/maleducada/grosero/grosera/insoportable/insoportables/pesado/pesada/" \
            "ridiculo/ridicula/patetico/patetica/desastre/verguenza/estorbo/lastre/mentiroso/mentirosa/" \
            "mentirosos/hipocrita/hipocritas/falso/falsa/peor/peores/cerdo/cerda/burro/burra/feo/fea/" \
            "irresponsable/irresponsables/cara/caradura/caraduras/chiste/broma/cero/fracaso/penoso/penosa/" \
            "nefasto/nefasta/asco/asqueroso/asquerosa/descarado/antipatico/antipatica/cobarde/malo/mala"
#define WORK "trabajo/parte/deber/tarea/tareas/curro"

const char *const tone_es[] = {
    /* late praise */
    "por fin/una hiciste/hicieron/haces/hacen/hace/has/ha/hacer/haya/hizo * tu/su/vuestro/lo " WORK
    "/tocaba/debias/debes/corresponde/toca", "por fin ?te/se/os ?has/ha/habeis dignado/dignaste/dignas/"
    "respondes/respondiste/respondido/contestas/contestaste/contestado/trabajas/trabajaste/trabajado/"
    "despiertas/despertaste/despertado/enteras/enteraste/enterado/apareces/apareciste/aparecido/llegaste/"
    "puntual/escuchas/mueves", "por fin alguien que trabaja/sabe/hace/responde", "por fin alguien competente",
    "por una ?sola vez $/que/en/no/llegas/hiciste/has/fuiste/haces/tu/puntual", "aunque sea ?por/una una/vez/tarde ?vez/$",
    "ya era/es hora $", "ya era/es hora de que ?te/tu/lo/nos/me/hicieras/respondieras/contestaras/trabajaras/"
    "llegaras/hagas/contestes/limpiaras/ayudaras/aparecieras ?hicieras/contestaras/pusieras/dignaras/enteraras/$",
    "mas vale tarde", "mejor tarde que", "a buenas horas", "cuanto te/os costo/ha",
    /* not like the others */
    "a diferencia de otros/otras/otro/algunos/algunas/ciertos/ciertas/ti/vosotros/ellos/ellas/el/ella/muchos/"
    "los/las/tus/tu/otra ?demas/de/otros/que/jefe/companeros/del/companero/$/gente/personas/departamentos",
    "a diferencia de otros/otras/algunos/algunas/ciertos/ciertas/muchos/ti", "al contrario que otros/otras/algunos/"
    "algunas/ciertos/los/las/tu/vosotros", "no como otros/otras/algunos/algunas/ciertos/ciertas/los/las/el/la/tu/vosotros/"
    "mi/mis/tus/ellos/ellas/esos/esas/aquellos", "ciertas/algunas personas/gente que/no/deberian/nunca/aqui/del",
    "ciertos/ciertas companeros/companeras/personas/individuos/departamentos/jefes", "otros/otras que ?yo no/nunca/solo",
    "los/las/el/la ?demas de/del * que/quienes ?nunca/no/jamas nunca/contesta~/cogen/coge/hacen/hace/ayuda~/responden/mueven/dan",
    "que/tu/ellos/quien ?tu nunca/jamas ?me/nos/te/se/lo contesta~/responde~/ayuda~/hace/hacen/haces/coge/cogen/trabaja~/"
    "escucha~/aparece~/limpia~/recoge~/entera~/sabe/saben/sabes/mueve~/paga~/llega ?a/nada",
    "nadie ?mas en/de/del/aqui/alli * nunca/hace/ayuda/trabaja/responde/contesta/mueve/limpia/jamas",
    "al/por ?lo menos ?tu/lo/vosotros/alguien/el/ella/esta ?vez/lo/si tu/intentaste/intentas/has/habeis/haces/hiciste/trabajas/"
    "trabaja/eres/contestas/viniste/sirves/vienes/apareciste/llegaste/intentasteis/respondes/hace/sabe/te/os/alguien",
    "tu/vosotros/el/ella al/por ?lo menos",
    /* thanks that are none */
    "gracias ?absolutamente por ?absolutamente nada", "gracias/gracia por ?volver ?a ?no/siempre/haberme/habernos/tu/tus/"
    "vuestra/vuestras ?falta/no/haberme ?de dejarme/dejarnos/dejado/dejar/ignorarme/ignorarnos/ignorar/hacerme/hacernos/robarme/robarnos/"
    "robar/quitarme/estropear/estropearlo/fastidiar/fastidiarme/arruinar/arruinarme/olvidarte/olvidarnos/plantarme/plantarnos/"
    "gritarme/interrumpir/interrumpirme/contestar/avisar/ayudar/ayudarme/ayudarnos/avisarme/avisarnos/limpiar/excusas/retrasos/"
    "pereza/incompetencia/interes/respeto/culparme/mentirme/mentirnos/humillarme/criticarme/criticar ?otra/siempre/perder/tirado/"
    "tirados/plantado/solo/sola/solos/todo/toda/mi/mis/nuestra/la/el/nada/nunca/tirada/esperar/esperando/esperando/quedar/llorar/"
    "trabajar/repetir/$/a/en/tarde/de/como/delante/cuando/los", "por dignarte/dignaros/dignarse/molestarte", "te ?has/habras dignaste/dignado/"
    "dignas", "por llegar ?solo/siempre/otra/tan/hoy/a ?vez/tiempo ?por/solo tarde/una/hora ?vez", "dejarme/dejarnos/dejaste/dejas ?otra/"
    "siempre/todo/con/a/solo/sola/tirado/el/de ?vez/con/el/todo ?todo/el ?el trabajo/marron/tirado/tirada/tirados/colgado",
    "gracias a ti/vosotros * tuve/tuvimos/tengo/tenemos/perdi/perdimos/llegamos que/el/la/tarde/dos/horas",
    /* back-handed */
    "no/nunca/jamas ?me/lo/te/os pense/pensaba/pensabamos/creia/crei/creiamos/imaginaba/esperaba/esperabamos/hubiera/habria ?que/de/ti/eso/"
    "creido/esto ?de/que ?fueras/fueses/supieras/ti/pudieras/pudieses/tu/serias/vosotros ?capaz/capaces/ti/hacerlo/hacer", "no te creia/sabia/"
    "hacia/veia capaz/tan", "esperaba/esperabamos ?algo/mucho/de/mas ?algo/mas/menos/peor/de ?peor ?de ti/vosotros", "esperaba/esperabamos ?algo/mucho "
    "peor", "para ser ?tu/una/un/mujer/hombre/chica/becario/becaria/rubia/novato/de/vosotros/extranjero/alguien/tan", "para lo que/poco ?sueles/eres/haces/"
    "sabes/cobras/acostumbras", "para alguien que/como/de/sin/tan", "viniendo de ti/vosotros/el/ella/alguien/un/una/ventas", "aunque ?tu/casi ?casi nunca/"
    "jamas/siempre ?te/me/nos/lo/llegas ?ayudas/tarde/contestas/haces/escuchas/quejas/enteras/sepas/sabes/llegas/hagas/trabajes", "aunque no ?sirvas/hagas/"
    "valgas/des/sepas/lo ?mereces/suelas/merezcas para/nada/mucho/palo/una/hacer", "no ?eres/sois/es/fue/esta ?eres/has ?sido tan/del/completamente/ser "
    "?todo vago/vaga/inutil/tonto/tonta/malo/mala/mal/torpe/lento/desastroso/perezoso/perezosa/incompetente ?como/para/hoy/$", "menos mal que/alguien/$ ?no/"
    "alguien/hoy/esta/tu/algunos/por ?si/lo/vez/trabaja/todos/una", "menos inutil/vago/pesado/mal/torpe/tarde/desastroso/malo que/de", "como todos/todo/la/"
    "muchos dicen/mundo/dice/gente ?dice/$", "mejor que nada", "peor es nada", "algo es algo", "hacer/hiciste/haces/hicisteis/hace/con/cumplir/cumples ?con lo/el "
    "?justo ?y minimo/justo/indispensable", "lo minimo imprescindible/indispensable/posible", "felicidades/enhorabuena/bravo/felicitaciones ?por/has/hoy ?solo/no/"
    "hacer/por/conseguiste/conseguir/lograr/has ?hacer/no/leer/llegar/conseguido/fin lo/el/nada/tarde/leer/solo/un/una/minimo/a/llegar/hacer/romper/hora",
    "hasta un/una nino/nina/mono/bebe/burro", "hasta tu ?lo/has/puedes/sabes/pudiste", "incluso tu ?lo/has/puedes/sabes", "un milagro $/que/hoy/verte", "milagro que/$",
    "mira quien/quienes", "dichosos los ojos", "que ?sorpresa/raro/milagro raro/milagro ?que/verte ?hayas/llegues/trabajes/hoy/por/$", "no te vayas/mates/canses/"
    "herniaras/hernies/esfuerces", "como siempre ?tarde/mal/nada $/tarde/mal/nadie", "quien lo ?diria/hubiera ?dicho/diria", "aplauso lento",
    /* blame */
    "que/tu/vosotros/el/ella/ellos/ventas/equipo/turno/jefe " BE " " VERY " " BAD, BE " " VERY " " BAD,
    "tan vago/inutil/incompetente/perezoso/torpe/egoista/maleducado/pesado/lento/mentiroso", "que ?tio/tia/panda/vaya/gente/equipo/trabajo ?tan/mas/de "
    "desastre/verguenza/asco/pena/chapuza/inutiles/incompetentes/vago/vagos/pesado/pesada/cara/caradura/morro/ridiculo/torpe/decepcion", "vaya/menudo/menuda/menudos ?panda/"
    "tio/jefe/equipo/trabajo/informe/un/una ?de/tan/mas chapuza/desastre/mierda/verguenza/inutil/vago/vagos/jeta/cara/birria/asco/porqueria/inutiles/payasos/payaso/torpe/decepcion",
    "panda/pandilla/atajo/hatajo de", "nadie ?aqui te/os/lo/la/quiere/aguanta/traga/soporta/confia ?soporta/aguanta/quiere/traga/echa/trabajar/en/respeta/necesita ?ti/contigo/de/$",
    "todos/todo ?el/te/nos/se ?mundo ?te/se/odian/odia/rien ?odian/odia/rie/quejan/queja/rien/hartos/burla ?de/$ ?ti/vosotros", "no ?te/os/lo/hay aguanto/soporto/soportamos/aguantamos/aguante/trago ?mas/$/quien",
    "harto/harta/hartos/hartas de ?que/ti/tus/tu/esperar/limpiar/hacer/recoger/vosotros/oir/esta", "estoy/estamos cansado/cansada/cansados/cansadas de ?que/ti/tus/vosotros/limpiar/"
    "hacer/recoger/esperar/oirte", "debe~ darte/daros/darle verguenza/asco", "darte verguenza", "que verguenza", "sinverguenza/sinverguenzas", "da/das/dais/dan ?me ?mucha asco/verguenza/pena",
    "la proxima ?vez ?que/intenta/procura/a ?ver/intenta ?si ?haz/hazlo/llega/lee/limpia/piensa/contesta/hacerlo/mira/trabaja/aprende/callate/mejor/procura/avisa/esfuerzate "
    "?lo/tu/bien/mejor/antes/a/trabajo/hacerlo/un ?bien/hora/trabajo/poco", "haz/haced/hagan/hacer ?de ?una ?vez tu/vuestro/su trabajo ?bien/$/de/y", "cumple con tu", "tu trabajo y/de ?no "
    "?una/molestes/calla/deja", "mover/mueves/mueve/moveis un dedo", "no ?da/das/dan/dais/hace/haces/pega/pegas/pegan ?ni ?un/palo/golpe/chapa palo/golpe/huevo ?al/$/agua", "ni ?un palo al",
    "a mis/mi/nuestras espaldas/espalda", "punalada ?por/trapera/en", "punalada~", "hacer/haces/haceis/hacerme/hacernos/haciendo perder ?el/mi/nuestro tiempo", "perdida de tiempo", "perder el/mi/nuestro tiempo",
    "tu/vuestra/vuestras/tus/su ?propia/falta/mala/constante/eterna/malas/santa ?de pereza/incompetencia/estupidez/arrogancia/mentiras/excusas/ineptitud/vagancia/chapuzas/caradura/ignorancia/educacion/leche/"
    "ganas/respeto/cara/egoismo/impuntualidad/quejas/torpeza", "es/fue/por/todo ?es/por tu/vuestra/culpa culpa", "por tu/vuestra/culpa culpa/de", "lo/la/todo/has/habeis ?has/habeis ?vuelto ?a estropeaste/"
    "arruinaste/fastidiaste/jodiste/cagaste/estropear/estropeado/arruinado/cagado/jodido/fastidiado/liaste/liado ?todo/otra/el/mi/la", "me/nos/has/te mentiste/traicionaste/robaste/decepcionaste/decepcionas/ignoraste/ignoras/"
    "insultaste/plantaste/mentido/robado/fallado/decepcionado/caes ?mal/fatal/como/$/otra/a", "siempre ?te/llegas/estas/con/lo/me/dejas ?haces/llegas/estas/dejas/quejas/pones tarde/quejandote/quejas/excusas/todo/mal/igual/quejando",
    "nunca/jamas ?me/nos/te/haces/ayudas ?ayudas/contestas/respondes/haces/escuchas/enteras/limpias/trabajas/estas/llegas/sabes/recoges ?nada/a/cuando/lo/de/tu/un", "no ?sabes/vales/sirves/haces/teneis/tienes/tiene/hacen/entiendes ?ni ?para "
    "nada/ni ?idea/papa/leer/hacer/vergüenza/verguenza/educacion/hablar/escribir ?bien/$/la", "sirves/sirve/sirven/vales para nada", "no teneis/tienes ni/idea/verguenza/vergüenza", "aprende ?de/a ?una leer/escribir/trabajar/vez/contar/escuchar/llegar/limpiar",
    "deja/dejad/para/parad/basta de ?una/tus ?vez quejarte/quejaros/hablar/lloriquear/mentir/molestar/hacer/criticar/excusas/meterte/tonterias", "vete ?ya/de/a/por ?casa/una/aqui/la/freir/$", "largate", "pierdete", "que te den/jodan/despidan/echen", "te ?deberian/van "
    "?a despedir/echar/odio/odiamos/detesto", "os odio/odiamos", "ojala ?te/os/nos ?no vayas/despidan/echen/fueras/fuera/renuncies/hubieras/marches ?te/pronto/otra", "en ?vez/lugar de ?estar/solo/tanto/tu/hacer quejarte/dormir/charlar/cafe/criticar/quejaros/el/mirar/tanta "
    "?vago/todo", "deberias/deberiais/podrias/podriais ?al/haber/dimitir/aprender/haberme/trabajar/intentar/hacer ?menos/a/avisado/ayudado/mas/tu/$/avergonzarte", "muy/bastante decepcionado/decepcionada/decepcionante/flojo/pobre/mal/mediocre ?con/contigo/de/trabajo/hecho/$", "decepcionado con/contigo",
    "menuda/vaya/que chapuza/jeta/caradura", "el/la/los/las ?turno/equipo peor/peores ?companero/companera/jefe/jefa/equipo/turno/departamento/gente/trabajo/del/que/de ?mundo/he/la", "pelota ?de/del/del $/jefe/oficina", "una porqueria", "hazmerreir", "para echarse a", "da pena ver/tu/$", NULL,
};
