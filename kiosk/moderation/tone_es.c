#include "moderation/tone.h"

#include <stddef.h>

#define BE "eres/es/sois/son/estas/estais/eras/era/sos/erais"
#define VERY \
    "?tan/muy/un/una/unos/unas/la/el/los/las/demasiado/bastante/realmente/siempre/mas ?tan/" \
    "muy/autentico/autentica/verdadero/verdadera/completo/puto/mas"
#define BAD \
    "vago/vaga/vagos/vagas/perezos~/inutil/inutiles/torpe/torpes/lento/lenta/lentos/" \
    "egoista~/arrogante~/maleducad~/groser~/insoportable~/ridicul~/patetic~/desastre/" \
    "verguenza/estorbo/lastre/mentiros~/hipocrita~/falso/falsa/falsos/peor/peores/cerdo/" \
    "cerda/cerdos/burro/burra/feo/fea/irresponsable~/caradura~/chiste/cero/fracaso/" \
    "fracasado/fracasada/penos~/nefast~/asco/asqueros~/descarad~/antipatic~/cobarde~/malo/" \
    "mala/malos/malas/payaso/payasa/payasos/pesado/pesada/pesados/incompetente~"
#define NEVER \
    "contesta/contestas/contestan/contestais/responde/respondes/responden/ayuda/ayudas/" \
    "ayudan/ayudais/trabaja/trabajas/trabajan/escucha/escuchas/escuchan/limpia/limpias/" \
    "limpian/recoge/recoges/recogen/entera/enteras/enteran/aparece/apareces/aparecen/" \
    "cumples/cumplen/cumple/sirve/sirves/sirven"
#define HARM \
    "ignorarme/ignorarnos/robarme/robarnos/quitarme/estropear~/fastidiar~/arruinar~/" \
    "plantarme/plantarnos/gritarme/gritarnos/interrumpirme/culparme/culparnos/mentirme/" \
    "mentirnos/humillarme/criticarme/hundirme/traicionar~/insultar~"

const char *const tone_es[] = {
    /* late praise */
    "por fin hiciste/hicieron/hicisteis/haces/hacen/has/habeis/hizo ?hecho tu/su/vuestro/lo/algo/"
    "el ?que trabajo/parte/deber/curro/tareas/debias/tocaba/corresponde/util/productivo",
    "por fin ?te/se/os has/ha/habeis/han dignado/respondido/contestado/trabajado/despertado/"
    "enterado/aparecido",
    "por fin ?te/se/os dignaste/dignas/respondes/respondiste/contestas/contestaste/trabajas/"
    "trabajaste/despiertas/despertaste/apareces/apareciste/escuchas",
    "por fin ?llegas/llegaste a ?la tiempo/hora", "por fin alguien competente",
    "por fin alguien que trabaja/sabe/responde/hace", "por una ?sola vez $",
    "por una ?sola vez que/en/no/llegas/llegaste/hiciste/has/haces/tu/fuiste/llegasteis",
    "aunque ?solo sea ?por una vez", "ya era/es/iba hora $",
    "ya era/es hora de que ?me/nos/te/lo ?tu hicieras/hicieseis/respondieras/contestaras/"
    "trabajaras/llegaras/hagas/contestes/limpiaras/ayudaras/dignaras/pusieras/trabajes/enteraras",
    "mas vale tarde", "mejor tarde que", "a buenas horas", "cuanto te/os ha costado",
    "lo que te/os ha costado", "te/os costo lo/un suyo/monton",
    /* not like the others */
    "a diferencia de otros/otras/algunos/algunas/ciertos/ciertas/ti/vosotros/ellos/ellas/muchos/"
    "muchas/tus",
    "a diferencia de los/las/el/la ?demas/otros que/demas/otros/otras/resto/ventas/jefes/jefe/"
    "companeros", "a diferencia del resto/jefe/departamento/anterior",
    "al contrario que otros/otras/algunos/algunas/ciertos/ciertas/los/las/muchos",
    "no como otros/otras/algunos/algunas/ciertos/ciertas/tu/vosotros/ellos/ellas/esos/esas",
    "no como los/las/el/la/mi/mis ?de demas/otros/ventas/compras/jefe/jefes/rrhh/informatica/"
    "marketing", "no como * que ?nunca/no/jamas/siempre",
    "ciertas/ciertos/algunas personas/companeros/companeras/gente/individuos/departamentos/jefes "
    "?de ?aqui", "otros/otras que nunca/no/solo",
    "que/ellos/tu/quienes nunca/jamas ?me/nos/te/se/le ?da " NEVER, "nadie ?mas de/en/del * " NEVER,
    "no quiero senalar a", "no miro a nadie", "sin mirar a nadie",
    /* at least, for once */
    "al/por menos lo/tu/vosotros/has/haces/hiciste/trabajas/viniste/apareciste/contestas "
    "intentaste/intentasteis/intentas/no/trabajas/si/haces/algo/$",
    "al menos ?tu lo intentaste/intentasteis/intentas",
    "por lo menos ?tu ?lo intentaste/intentasteis/trabajas/haces/viniste/contestas/respondes/"
    "hiciste",
    "al menos tu/vosotros/viniste/trabajas/haces/hiciste/contestas/respondes/apareciste/llegaste/"
    "has/eres", "tu/vosotros al menos", "tu/vosotros por lo menos",
    "menos mal que alguien/algunos/tu/hoy",
    "aunque ?tu ?casi nunca/jamas ?te/me/nos/lo ayudas/contestas/haces/escuchas/enteras/limpias/"
    "respondes/llegas/trabajas/sirvas/hagas/ayudes",
    "aunque siempre ?te/lo ?me llegas/llegues/quejas/quejes/haces/dejas/estas",
    "aunque ?tu no sirvas/valgas/des/hagas/sepas/mereces/merezcas", "hasta un/una mono",
    "hasta/incluso tu ?lo/has/puedes/sabes puedes/has/sabes/pudiste/entiendes/hecho/hacerlo",
    "incluso tu",
    /* thanks that are none */
    "gracias por ?absolutamente nada $",
    "gracias por no/nunca ayudar/ayudarme/ayudarnos/contestar/contestarme/avisar/avisarme/"
    "avisarnos/limpiar/venir/escuchar/recoger", "gracias por no hacer nada",
    "gracias ?a ?ti por ?volver/siempre/otra ?a/vez " HARM,
    "gracias ?por ?volver ?a hacerme/hacernos perder/esperar/quedar/repetir/trabajar",
    "gracias por tu/tus/vuestra/vuestras ?habitual/eterna/falta pereza/incompetencia/retraso/"
    "retrasos/excusas/mentiras/impuntualidad/quejas/de ?interes",
    "dejarme/dejarnos/dejaste/dejas ?otra/siempre ?vez ?con todo el trabajo/marron",
    "dejarme/dejarnos/dejaste/dejas ?otra/siempre ?vez solo/sola/solos/tirado/tirada/tirados/"
    "colgado/plantado", "por dignarte/dignaros/dignarse/molestarte", "te/os has/habeis dignado",
    "perder el/mi/nuestro/tanto tiempo", "perdida de tiempo",
    "me/nos toco/tocara/toca hacerlo/limpiar/hacer todo/otra ?a ?vez",
    /* back-handed */
    "no/nunca ?me/lo/te ?lo pense/pensaba/creia/crei/imaginaba/esperaba/sabia ?que/eso/tanto ?de "
    "fueras/fueses/supieras/ti/vosotros/pudieras/pudieses/serias/capaz/podrias",
    "no te creia/hacia/veia capaz/tan", "de ti/vosotros no/me esperaba ?nada/tanto ?cualquier",
    "esperaba/esperabamos ?algo ?de ?mucho ?ti peor/menos",
    "para ser ?de tu/vosotros/una/un/ventas ?mujer/chica/becario/becaria/rubia/novato/hombre/"
    "extranjero ?no/$", "para lo que/poco ?tu sueles/eres/haces/sabes/cobras/acostumbras",
    "para alguien que/como/de", "viniendo de ti/vosotros/alguien/un/una/quien",
    "no eres/sois ?tan/del/completamente ?todo " BAD,
    "no es/fue/estuvo tan malo/mala/mal/desastroso para/viniendo ?ser ?de",
    "menos " BAD " que/de ?lo", "como ?todos/todo/la ?el ?gente dicen/mundo/dice ?dice $",
    "mejor que nada $", "peor es nada", "algo es algo",
    "lo ?justo ?y minimo/justo ?imprescindible/indispensable $",
    "felicidades/enhorabuena/bravo por ?hacer/no hacer/llegar/lo/leer/romper/conseguir lo/tarde/"
    "minimo/nada/a/un/todo", "milagro que hayas/llegues/vengas/trabajes", "mira quien",
    "dichosos los ojos", "no te vayas/mates/canses/hernies ?a cansar/herniar/mucho",
    "te vas a herniar", "te vas/vayas a herniar/cansar", "quien lo diria/hubiera", "aplauso lento",
    "menudo/menuda/menudos/menudas inutil/inutiles",
    "menudo/menuda/vaya ?tio/tia/panda/jefe/equipo/trabajo/informe ?de chapuza/desastre/jeta/"
    "cara/birria/porqueria/inutil/payasos/payaso/decepcion/vago/vagos/morro",
    /* blame */
    "tu/vosotros/ellos/ventas/equipo/turno/jefe " BE " " VERY " " BAD,
    "eres/sois/sos " VERY " " BAD,
    "tan vago/vaga/inutil/incompetente/perezos~/torpe/egoista/maleducad~/mentiros~",
    "que ?gente/equipo/tio/tia/trabajo ?tan/mas verguenza/asco/chapuza/inutiles/inutil/vago/vaga/"
    "vagos/caradura/morro/ridiculo/decepcion/incompetente~",
    "panda/pandilla/atajo/hatajo/banda de vagos/inutiles/incompetentes/payasos/mentirosos/"
    "hipocritas/tontos/perezosos/caraduras",
    "nadie ?aqui te/os/lo/la aguanta/traga/soporta/respeta/necesita/echa",
    "nadie ?aqui te/os quiere/cree", "nadie ?aqui quiere trabajar/estar/hablar ?contigo",
    "nadie confia en", "todos/todo/aqui ?el/todos ?mundo te/os odian/odia/evitan/evita/critica",
    "todos/todo se/nos ?el ?rien/quejan/burlan de ti", "se rien/burlan de ti/vosotros",
    "no te/os/lo/la aguanto/soporto/soportamos/aguantamos/trago", "harto/harta/hartos/hartas de",
    "cansado/cansada/cansados/cansadas de ?que/tener ti/tus/vosotros/limpiar/hacer/recoger/"
    "esperar/oirte/siempre", "dar~/da/debe ?te/debe ?darte/daros verguenza",
    "darte/daros/darle/darles verguenza", "que verguenza", "sinverguenza/sinverguenzas",
    "das/dais/dan/da asco/pena/verguenza",
    "la proxima ?vez ?a/intenta/procura ?ver ?si haz/hazlo/llega/lee/limpia/piensa/contesta/"
    "hacerlo/trabaja/aprende/avisa/esfuerzate/hacer/hazme/haced/pon/llegar",
    "haz/haced/hacer/hagan ?de ?bien ?una ?vez tu/vuestro/su trabajo ?bien/$ $/de/y/como/antes",
    "haz tu trabajo", "mover/mueves/mueve/moveis/mueven/mueva un ?solo dedo",
    "no das/dais/da/dan/pegas/pega ?ni un/palo ?al palo/agua/golpe", "palo al agua",
    "a mis/mi/nuestra/nuestras espaldas/espalda", "punalada~",
    "tu/vuestra/su pereza/incompetencia/estupidez/arrogancia/ineptitud/vagancia/ignorancia/"
    "hipocresia/caradura/prepotencia/mala",
    "tus/vuestras/sus excusas/mentiras/chapuzas/quejas/tonterias/errores",
    "por tu/vuestra/su culpa", "culpa tuya/vuestra", "es/fue tu/vuestra culpa",
    "lo/la/nos estropeaste/arruinaste/fastidiaste/cagaste/estropeasteis/liaste ?todo",
    "lo/la/me/nos/has has/habeis ?vuelto ?a estropeado/arruinado/cagado/fastidiado/liado/mentido/"
    "robado/fallado/decepcionado/estropear",
    "me/nos mentiste/traicionaste/robaste/decepcionaste/decepcionas/ignoras/ignoraste/insultaste/"
    "plantaste/enganaste",
    "siempre ?te llegas/estas/quejas/pones/lo/dejas ?haces/estropeas tarde/quejandote/excusas/"
    "mal/todo/igual/de", "nunca/jamas ?me/nos/te/lo ?te " NEVER " nada/bien/tu/cuando/a/algo/$",
    "tu nunca/jamas ?me/nos/te " NEVER, "no ?me sirves/vales/sirven/valeis ?para nada",
    "no tienes/teneis/tiene/tienen ni idea",
    "no sabes/sabeis ?ni hacer/leer/escribir/contar/trabajar",
    "no haces/haceis/hacen ?absolutamente nada", "sirves para nada",
    "aprende/aprended ?de/a ?una ?vez ?a leer/escribir/trabajar/contar/escuchar/limpiar",
    "deja/dejad/para/parad de quejarte/quejaros/hablar/lloriquear/mentir/molestar/criticar/robar/"
    "fingir", "basta de excusas/quejas/mentiras/tonterias",
    "vete/iros/marchate/largate ?ya ?de/a ?una/tu/aqui ?vez/casa/paseo $", "vete de aqui",
    "largate", "que te den", "te odio/odiamos/detesto/detestamos", "os odio/odiamos/detesto",
    "ojala ?te/os vayas/despidan/echen/renuncies/fueras/hubieras",
    "en vez/lugar de ?estar/tanto quejarte/dormir/charlar/criticar/quejaros/fumar/cafe/tomar/"
    "quejas",
    "deberias/deberiais/podrias ?al ?menos ?haber dimitir/aprender/avisado/ayudado/avergonzarte/"
    "disculparte/irte", "muy/bastante decepcionado/decepcionada/decepcionante/decepcionados",
    "decepcionado/decepcionada con/contigo ?tu/ti",
    "el/la/los/las peor/peores companero/companera/jefe/jefa/companeros/trabajo ?que/del/de/$",
    "hazmerreir", "para echarse a llorar",
    "trabajo/informe/servicio pesimo/penoso/lamentable/chapucero/mediocre",
    "una porqueria/chapuza/birria", "menuda chapuza/jeta",
    /* mockery */
    "sin ti/vosotros ?lo ?ya habriamos/hubieramos/habria/hubiesemos terminado/acabado/ganado/ido",
    "trabajar contigo es/fue/seria ?una/un ?verdadera castigo/tortura/pesadilla/infierno/"
    "suplicio/cruz",
    "que raro/extrano/sorpresa/milagro ?verte/veros/ver verte/veros/trabajar/trabajando/aqui",
    "verte/veros ?por ?fin/una/alguna ?vez trabajar/trabajando",
    "por desaparecer/escaquearte/escaquearos/esconderte/largarte",
    "desapareces/desapareciste/desaparecisteis ?siempre/justo cuando/justo/siempre/en",
    "escaquea~/escaqueado/escaqueo", "para no tener/saber ni/nada ?de/idea",
    "seguid/sigue/seguir asi y", "solo * errores/faltas esta/hoy",
    "tras/despues ?de ?solo * recordatorios/avisos",
    "menos aburrido/aburrida/malo/caotico/pesado/largo que ?el/la",
    "no fue/es/estuvo tan aburrido/aburrida/malo/pesado como", "hasta un reloj", "suena la flauta",
    "vaca burra/gorda/foca/tonta",
    "pedazo/trozo de vago/vaga/inutil/burro/animal/idiota/alcornoque",
    "ya estamos/estoy acostumbrados/acostumbrado/acostumbrada",
    "me alegro de que te/os vayas/vayais", "si me/nos/lo hubieras/hubieses escuchado/leido",
    "si me/nos hubieras/hubieses hecho caso", "cuantas veces hay/tengo que", "es mucho pedir",
    "sigo/seguimos esperando ?tu/una/tus respuesta/disculpa/excusas",
    "todo el dia sin hacer/trabajar", "todo el dia rascandote/tocandote/charlando/quejandote",
    "no eres/es ?precisamente ?el/la/muy ?mas listo/rapido/espabilado", "sabelotodo/sabelotodos",
    "hueles/apestas/apestais", "corregir/arreglar/rehacer tus/vuestros errores/desastres/desastre",
    "por fin una/un/algo ?de respuesta/senal/esfuerzo/trabajo/vida/contestacion",
    "pensabamos/pensaba/creia/creiamos que ?te/ya ?te habias/habiais muerto/dormido/ido/"
    "desaparecido/jubilado", "por olvidarte/olvidaros/olvidarse de mi/nosotros/nuestro",
    "te/os olvidaste/olvidasteis/has/habeis/olvidas ?olvidado/otra/siempre ?vez de mi/nosotros",
    "a diferencia de tu/tus/vuestro/vuestra/mi/nuestro jefe/jefa/companeros/companero/equipo/"
    "predecesor/departamento/companera",
    "llegaste/llegas/llegasteis/viniste ?hoy a ?la tiempo/hora ?hoy $/que/milagro",
    "llegaste/llegas/viniste a ?la tiempo/hora ?hoy que/vaya/un milagro",
    "demasiado viejo/vieja/mayor/lento/joven/gordo/tonto para este/esta/el/eso",
    "hacerlo/hacer/tuvimos/toco ?todo/que ?hacer ?todo sin ti/vosotros",
    "todos sabemos que fuiste tu", "a ?la tiempo/hora ?que/un/vaya milagro",
    "nunca/jamas ?me/nos ?te haces/hace/hacen/sabes/sabe/saben nada",
    "nunca cogen/coge/coges el telefono", "nunca te/se mueves/mueve/mueven",
    "gracias por haberme/habernos dejado/ignorado/robado/mentido/fastidiado/estropeado/plantado/"
    "olvidado solo/sola/tirado/otra/el/mi/$",
    NULL,
};
