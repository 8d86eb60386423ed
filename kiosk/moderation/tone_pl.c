#include "moderation/tone.h"

#include <stddef.h>

#define BE "jestes/jestescie/byłes/byłas/byliscie/jest/sa/był/była"
#define VERY \
    "?naprawde/po/bardzo/zbyt/strasznie/zawsze/wciaz/totalnie/całkowicie/kompletnie/tak/" \
    "taki/taka/tacy/takim/zwykły/zwykła ?prostu/bardzo/strasznie/tak/taki/taka/zwykły/" \
    "zwykła"
#define BAD \
    "leniw~/bezuzyteczn~/beznadziejn~/niekompetentn~/bezczeln~/aroganck~/chamsk~/wredn~/" \
    "załosn~/okropn~/samolubn~/nieodpowiedzialn~/niezdarn~/irytujac~/wkurzajac~/głupi/" \
    "głupia/głupim/głupia/tepy/tepa/fałszyw~/nieprofesjonaln~/najgorsz~/wstretn~/brzydk~/" \
    "grub~/zarozumiał~/kłamc~/egoist~/leniem/hipokryt~/porazka/pasozyt~/nieznosn~/oszust~/" \
    "obibok~/dwulicow~/klaun~/tchorz~/zerem/nikim/lenie/dnem"
#define NEVER \
    "odbiera/odbieraja/odbierasz/odbieracie/odpisuje/odpisuja/odpisujesz/pomaga/pomagaja/" \
    "pomagasz/pomagacie/słucha/słuchaja/słuchasz/słuchacie/pracuje/pracuja/pracujesz/" \
    "sprzata/sprzataja/sprzatasz/robi/robia/robisz/robicie/odpowiada/odpowiadaja/" \
    "odpowiadasz/oddzwania/oddzwaniaja/dotrzymuje/dotrzymujesz/wie/wiedza"
#define HARM \
    "zostawiłes/zostawiłas/zostawiliscie/zostawiasz/olałes/olałas/olaliscie/olewasz/" \
    "zignorowałes/zignorowałas/ignorujesz/zepsułes/zepsułas/zepsuliscie/wystawiłes/" \
    "wystawiłas/ukradłes/ukradłas/zmarnowałes/zmarnowałas/obgadujesz/obgadałes/spozniłes/" \
    "spozniłas/spozniasz/oszukałes/oszukałas/okłamałes/okłamałas/nakrzyczałes/nakrzyczałas/" \
    "przerywasz/zwaliłes/zwaliłas/zwaliliscie/wkopałes/wkopałas/zawaliłes/zawaliłas"

const char *const tone_pl[] = {
    /* late praise */
    "wreszcie/nareszcie/koncu zrobiłes/zrobiłas/robisz/zrobiliscie/robicie * do/swoje/swoja/swoj/"
    "cos ?ciebie/was/prace/robote",
    "wreszcie/nareszcie/koncu ?sie odpisałes/odpisałas/odpowiedziałes/odpowiedziałas/ruszyłes/"
    "ruszyłas/obudziłes/obudziłas/nauczyłes/nauczyłas/posprzatałes/posprzatałas/pracujesz/"
    "raczyłes/raczyłas/pojawiłes/pojawiłas/zabrałes/zabrałas/odebrałes/odebrałas/odpisaliscie/"
    "odpowiedzieliscie/wzieliscie/wziałes/wziełas/obudziliscie",
    "wreszcie/nareszcie/koncu ?kiedys przyszedłes/przyszłas/zdazyłes/zdazyłas/jestes na czas",
    "wreszcie/nareszcie/koncu ktos kompetentny/normalny",
    "wreszcie/nareszcie/koncu ktos kto umie/pracuje/wie/robi/mysli",
    "raczyłes/raczyłas/raczył/raczyła/raczyliscie/raczyli", "łaskawie",
    "chociaz/choc/chocby/przynajmniej/ten raz/jeden ?raz $",
    "chociaz/choc/chocby/przynajmniej ?ten raz ?w/jeden ?zyciu przyszedłes/przyszłas/zrobiłes/"
    "zrobiłas/nie/cos/byłes/byłas/sie/zdazyłes/zdazyłas/jestes", "raz w zyciu",
    "^ ?no ?to/juz najwyzszy/najwyzsza czas/pora $",
    "najwyzszy czas zebys/zebyscie/abys/abyscie ?sie ?w/cos ?koncu zrobił/zrobiła/odpisał/"
    "odpisała/wział/wzieła/zaczał/zaczeła/nauczył/ruszył/pomogł/posprzatał/posprzatała",
    "czas ?juz zebys/abys ?sie ?w/wreszcie ?koncu wział/zaczał/nauczył/ogarnał/wzieła",
    "lepiej pozno niz", "ile mozna czekac", "ile to trwało",
    /* not like the others */
    "przeciwienstwie do niektorych/innych/ciebie/was/niego/niej/nich/reszty/pewnych/pozostałych/"
    "wielu/tych/twojego/twojej/waszego/kolegow/sprzedazy/ksiegowosci/szefa/kierownika/działu/"
    "marketingu/kadr/poprzednika",
    "odroznieniu od niektorych/innych/ciebie/was/reszty/pewnych/kolegow/pozostałych/wielu/tych",
    "nie to co ?ci/ten/ta niektorzy/inni/pewni/wy/ty/sprzedaz/ksiegowosc/kadry/dział/reszta/szef/"
    "oni/poprzedni/z/marketing/logistyka/informatycy",
    "nie ?tak jak niektorzy/inni/wy/ci/reszta/pewni/dział/sprzedaz/ksiegowosc/szef/oni",
    "nie jak/to * ktory/ktora/ktorzy/co nigdy/nie/zawsze/tylko",
    "pewne/pewnych/pewni/niektorzy/niektore osoby/osob/ludzie/koledzy/kolezanki/działy",
    "niektorzy ?tu/tylko/z ?nas/was ?tu/tylko/nigdy/nie nie/nigdy/tylko/mogliby/powinni/pracuja/"
    "robia/obijaja",
    "ktory/ktora/ktorzy/ty/oni/wy nigdy ?nic/mi/sie/nam/niczego/nikomu ?mi/nam nie/sie ?mi/nam/"
    "sie/nic " NEVER,
    "nikt ?inny ?z/w/od/tu/inny ?działu/ksiegowosci/sprzedazy/was/kadr/nich ?nigdy ?nic/mi/nam "
    "nie " NEVER,
    "przynajmniej/chociaz/choc ty/wy/ktos/probowałes/probowałas/probowaliscie/sprobowałes/"
    "starałes/starałas/pracujesz/odpisałes",
    "przynajmniej ?tym/sie ?razem starasz/starałes/starałas/nie", "ty/wy przynajmniej/chociaz",
    "tylko ty/my tu pracujesz/pracujemy/cos", "nie bede/bedac pokazywac/wytykac ?palcem/palcami",
    /* thanks that are none */
    "dzieki/dziekuje/dziekujemy/podziekowania ?ci/wam/bardzo/wielkie/serdecznie za ?kompletnie/"
    "absolutnie nic $",
    "dzieki/dziekuje/dziekujemy ?ci/bardzo/wielkie/serdecznie ze ?znowu/znow/jak/po/zawsze/"
    "wszystko/mnie/nas/tak/nic ?zawsze/raz/mnie/nas/sie/wszystko/nic " HARM
    "/zapomniałes/zapomniałas/nakrzyczałes",
    "dzieki/dziekuje ?ci/bardzo ze ?mi/nam/mnie/nic/nigdy ?mi/nam nie pomogłes/pomogłas/"
    "odpisałes/odpisałas/przyszedłes/przyszłas/powiedziałes/powiedziałas/uprzedziłes/"
    "posprzatałes/posprzatałas/odebrałes",
    "znowu/znow/zawsze/ciagle/wiecznie ?mnie/nas/wszystko/sie/mi ?sie/mnie/nas " HARM
    "/narzekasz/marudzisz/zapomniałes/zapomniałas",
    "znowu/znow ?ja musiałem/musiałam/musze/musielismy ?wszystko ?po/za sprzatac/robic/poprawiac/"
    "ciebie/tobie/was",
    "zostawiłes/zostawiłas/zostawiliscie/zostawiasz ?mnie/nas/mi/nam ?znowu ?sama/samego/sam z/"
    "na ?cała/całym/tym/lodzie ?ta ?cała robota/bałaganem/lodzie/praca/tym",
    "za twoje/twoja/twoj/wasze/wasza/jego/jej ?wieczne/ciagłe/kolejne/kolejna spoznienia/"
    "spoznienie/lenistwo/wymowki/wymowke/narzekanie/marudzenie/głupote/chamstwo/kłamstwa/"
    "niekompetencje/olewanie",
    "twoje/twoja/twoj/twojego/twoim/twojej/wasze/wasza/wasz/waszego ?wieczne/wieczna/ciagłe "
    "lenistwo/lenistwa/wymowki/głupota/ignorancja/chamstwo/kłamstwa/niekompetencja/"
    "niekompetencji/arogancja/egoizm/olewactwo/nierobstwo/marudzenie/narzekanie/fochy/humory/syf/"
    "spoznienia/lekcewazenie",
    "przez ciebie/was * musiałem/musiałam/musielismy/musimy/musze/stracilismy/straciłem/"
    "straciłam/spoznilismy/nadgodziny/zostałem/zostałam",
    "przez twoje/twoja/twoj/wasze/wasza lenistwo/błedy/bład/niedbalstwo/spoznienie/głupote/"
    "nieuwage", "twoja/wasza wina", "z twojej/waszej winy",
    /* back-handed */
    "nie/nigdy ?bym sadziłem/sadziłam/myslałem/myslałam/przypuszczałem/wierzyłem/wierzyłam/"
    "podejrzewałem ze ?cie/to ?na ?to stac/potrafisz/umiesz/zdolny/dasz",
    "nie/nigdy ?bym sadziłem/sadziłam/myslałem/przypuszczałam ze cie ?na to stac",
    "nie podejrzewałem/podejrzewałam/posadzałem cie o",
    "nie spodziewałem/spodziewałam/spodziewalismy ?sie ?tego ?po tobie/was/ciebie",
    "ze ?cie ?na ?to stac cie/$/was", "po tobie/was ?sie/nie/to/niczego ?nie/nic/sie spodziew~",
    "spodziewałem/spodziewałam/spodziewalismy sie ?po/czegos/znacznie/wiele/duzo ?tobie/wiele/"
    "znacznie ?wiele gorszego/mniej/gorzej",
    "jak na ciebie/was/kobiete/faceta/babe/blondynke/stazyste/stazystke/lenia/obcokrajowca/"
    "sprzedawce ?to", "jak na ?twoje/wasze/swoje mozliwosci/standardy",
    "jak na kogos kto/takiego/takiej",
    "choc/chociaz/mimo/nawet ?ze/jesli ?prawie nigdy ?mi/nam/nic/sie ?nic nie ?mi/nam " NEVER,
    "choc/chociaz/mimo ?ze zwykle/zazwyczaj/normalnie ?sie/nic/nie ?nie spozniasz/narzekasz/"
    "marudzisz/olewasz/pomagasz/robisz/leniw~",
    "nie jestes/jestescie/jest az/wcale/taki/taka/tacy/tak/całkiem/kompletnie/zupełnie ?tak/taki/"
    "taka ?az " BAD " ?jak/$", "lepsze to/niz niz/nic $", "dobre i to", "mniej " BAD " niz",
    "absolutne/absolutnego/absolutnym minimum", "zrobiłes/zrobiłas/robisz/robicie ?tylko minimum",
    "gratuluje/gratulacje/brawo/brawa/wow ?ze ?w ?koncu przeczytałes/przeczytałas/zdazyłes/"
    "zepsułes/zepsułas/raczyłes/zrobiłes/przyszedłes ?cos/minimum/na/wszystko",
    "gratuluje/gratulacje/brawo ?za zepsucia/zepsucie/nicnierobienia/nicnierobienie/zmarnowania/"
    "lenistwa/minimum/wykonania ?minimum", "nawet małpa/przedszkolak",
    "nawet ty/wy ?to/dałes/dałas/umiesz/potrafisz rade/umiesz/potrafisz/to/zrozumiałes",
    "na czas ?to cud", "prosze kto ?sie", "patrzcie kto",
    "jak zwykle/zawsze ?wszystko/sie spozniony/spozniona/zle/bałagan/narzekasz/zapomniałes/"
    "zapomniałas", "nie przemecz/przemeczaj/przepracuj/wysilaj ?sie", "korona ci/by ?z ?głowy",
    "miło/fajnie/ładnie ze w koncu sie/wpadłes/pojawiłes",
    "miło/fajnie ze ?nas zaszczyciłes/zaszczyciłas", "zaszczyciłes/zaszczyciłas nas",
    /* blame */
    "ty/wy/on/ona/oni/szef/kierownik/zespoł/dział/sprzedaz/ksiegowosc/bo ?naprawde/to " BE " " VERY
    " " BAD, "jestes/jestescie " VERY " " BAD,
    "ale/co/jaki/jaka/taki/taka ?za/z/jestes ?ciebie " BAD, "tak/taki/taka " BAD " jak",
    "ale z ciebie/was len/lenie/egoist~/kłamc~/obibok~/klaun~/pasozyt/tchorz/leniuch/maruda",
    "co za porazka/zenada/partactwo/fuszerka/dramat/dziadostwo/wstyd/kpina/bezczelnosc/bałagan/"
    "burdel/syf/dno",
    "zenada/zenujace/zenujacy/zenujaca/kpina/fuszerka/partactwo/partacz/partacze/dziadostwo/"
    "obibok/obiboki",
    "banda leniwych/leni/nierobow/amatorow/klaunow/kłamcow/partaczy/niekompetentnych/obibokow/"
    "leniuchow",
    "nikt ?tu/tutaj ?cie/was/z ?tu/toba/wami nie ?cie/was lubi/chce/znosi/szanuje/potrzebuje/"
    "trawi/ufa",
    "wszyscy ?tu/sie/maja/cie/was ?z/cie/was/ciebie ?ciebie/dosc smieja/nienawidza/nabijaja/dosc/"
    "ciebie",
    "nie moge/mozna/mozemy/da ?sie ?juz ?cie/was/na/z ?ciebie/toba zniesc/patrzec/wytrzymac/"
    "sluchac/słuchac/pracowac", "nie znosze/cierpie/trawie cie/was",
    "mam/mamy ?juz/cie/was/tego/serdecznie ?serdecznie dosc/dosyc ?ciebie/was/twoich/waszych/"
    "twojego/czekania/sprzatania/$", "mam cie/was dosc/dosyc", "wstydz/wstydzcie sie",
    "powinienes/powinnas/powinniscie ?sie wstydzic/nauczyc/przeprosic/zwolnic",
    "wstyd mi/za ?za ciebie/was/siebie", "hanba",
    "nastepnym/kolejnym razem ?sie/moze/prosze/lepiej/to ?prostu/sie zrob/zrobcie/rob/pomysl/"
    "przyjdz/przeczytaj/posprzataj/postaraj/odpisz/uwazaj/zapytaj/przyłoz/wez ?to/sie",
    "nastepnym razem nie spoznij/rob/zapomnij",
    "rob/robcie/zrob/zrobcie ?po/wreszcie/w ?prostu/koncu swoja/swoje ?robote/prace/obowiazki",
    "zajmij/zajmijcie sie ?wreszcie/lepiej swoja/swoimi ?praca/robota/sprawami",
    "wez/wezcie sie ?wreszcie/w ?koncu ?do/za robote/roboty/prace/pracy", "palcem nie kiwn~/rusz~",
    "nie kiwn~/rusz~ ?nawet ?palcem/palca", "za moimi/naszymi/moim plecami", "noz w plecy",
    "zmarnowałes/zmarnowałas/marnujesz/marnujecie ?mi/moj/nasz ?moj/nasz czas", "strata czasu",
    "zepsułes/zepsułas/zawaliłes/zawaliłas/schrzaniłes/schrzaniłas/spartoliłes/spartaczyłes/"
    "sknociłes ?mi/nam/znowu ?cały wszystko/projekt/termin/sprawe/dzien/$",
    "okłamałes/okłamałas/oszukałes/oszukałas/zawiodłes/zawiodłas/wkurzasz/wkurzacie/denerwujesz/"
    "irytujesz ?mnie/nas/wszystkich/$",
    "zawiodłes/zawiodłas/wkurzasz/denerwujesz/irytujesz/oszukujesz/kłamiesz",
    "nic ?tu/dobrego/kompletnie nie robisz/robicie/umiesz/umiecie/potrafisz/rozumiesz/wnosisz",
    "nigdy ?mi/nam/nic/sie/niczego/nikomu ?mi/nam nie ?mi/nam/sie " NEVER
    " ?telefonu/$/terminow/nikomu/nic/nikogo", "do niczego ?sie nie",
    "do niczego ?sie ?nie nadajesz/nadaje/$", "nie ?sie nadajesz/nadajecie ?sie",
    "nie masz/macie ?zielonego/bladego/za/o/grosz ?grosz/tym pojecia/wstydu",
    "nie umiesz/umiecie/potrafisz nawet/czytac/liczyc/pisac/pracowac",
    "naucz/nauczcie sie ?wreszcie/w ?koncu czytac/pisac/liczyc/pracowac/pukac/sprzatac/kultury/"
    "szacunku",
    "przestan/przestancie ?juz/wreszcie/w/tylko ?koncu narzekac/marudzic/gadac/jeczec/kłamac/"
    "krzyczec/udawac/obgadywac", "dosc twoich/waszych wymowek/kłamstw/fochow",
    "^ spadaj/spadajcie/zjezdzaj/zjezdzajcie ?stad $", "daj/dajcie ?mi/nam ?swiety spokoj",
    "odczep/odwal/gon ?sie", "idz ?sobie/stad/do stad/$/diabła",
    "zwolnic/wyrzucic/wylac/wywalic cie/was/ich",
    "powinni cie/was/go zwolnic/wyrzucic/wylac/wywalic", "nienawidze/gardze ?cie/was/toba/pracy ?z",
    "zamiast ?tylko/ciagle/tyle narzekac/marudzic/gadac/siedziec/spac/plotkowac/leniuchowac/"
    "obgadywac", "tylko siedzisz/narzekasz/gadasz/marudzisz/obijasz/pijesz",
    "obijasz/obija/obijacie/opieprzasz/lenisz sie",
    "udajesz/udajecie/udaje ze ?ciezko pracujesz/pracujecie/pracuje/nie",
    "rozczarowan~/zawiedzion~ toba/wami/twoja/twoim/$", "szkoda ?mi na ciebie/was/słow ?czasu",
    "szkoda słow/gadac",
    "najgorsz~ szef~/kierowni~/koleg~/kolezank~/zespoł~/pracowni~/dział~/wspołpracowni~",
    "kiepsk~/słab~/beznadziejn~/marn~/fataln~ robota/raport/prezentacja/obsługa/szef/zespoł/"
    "organizacja/pracownik", "byle jak ?$", "łaske robisz/robi",
    "podlizuj~/donosiciel~/kablujesz/wazeliniarz~",
    /* mockery */
    "bez ciebie/was skonczylibysmy/byłoby/bylibysmy/zrobilibysmy/poszłoby ?to ?duzo szybciej/"
    "wczesniej/lepiej",
    "praca/wspołpraca/robota z toba/wami to/jest ?prawdziwa/jak kara/koszmar/meka/tortura/pieklo/"
    "udreka", "ze zniknałes/zniknełas/znikasz/zniknał/zmyłes/zmyłas/ulotniłes/schowałes",
    "zniknałes/zniknełas/znikasz/zmyłes/zmyłas/ulotniłes/ulotniłas ?sie ?akurat/zawsze gdy/kiedy/"
    "przed/jak",
    "miło/fajnie/dziwnie/dziwne/rzadko zobaczyc/widziec/widok/cie/was ?cie/was ?ze ?czasem/"
    "jednak/przy ?jednak ?cie ?przy pracujesz/pracujacego/pracujaca/pracy/pracujecie",
    "cie/was przy/w pracy/robocie $", "mniej nudn~/chaotyczn~/zł~/meczac~/dług~ niz",
    "nie ?był/była/było ?az tak/taki/taka/takie nudn~/zł~/straszn~ jak",
    "tylko * błedow/błedy tym/dzis",
    "po/dopiero ?zaledwie/tylko/po * przypomnieniach/ponagleniach/monitach", "nawet zepsuty zegar",
    "slepej kurze", "głupia/stara/tłusta/leniwa/wredna krowa/baba/swinia/małpa/zołza/jedza",
    "stary/głupi/leniwy baran/osioł/cap/dziad", "osioł/ciamajda/fujara/łajza/gamon/ciołek/oszołom",
    "juz sie ?do ?tego przyzwyczailismy/przyzwyczaiłem/przyzwyczaiłam",
    "ciesze/cieszymy sie ze odchodzisz/odchodzicie", "sie ze cie ?juz nie bedzie",
    "gdybys/gdybyscie ?tylko/mnie/choc/raz/nas posłuchał/posłuchała/słuchał/przeczytał/pomogł/"
    "pomysłał", "czy to ?tak/zbyt ?az wiele/duzo", "ile razy mozna/mam/trzeba",
    "nadal/wciaz/ciagle czekam/czekamy na ?twoja odpowiedz/przeprosiny",
    "cały dzien nic nie robisz", "cały dzien siedzisz/obijasz",
    "nie jestes zbyt bystry/bystra/lotny/rozgarniety", "nie jestes najbystrzejszy/najszybszy",
    "smierdzisz/smierdzi/smierdzicie/cuchniesz", "poprawiac/naprawiac/sprzatac po tobie/was",
    "poprawiac/naprawiac ?wszystkie twoje/wasze błedy", "tak dalej a ?to wylecisz/cie",
    "wymadrzasz/wymadrza/wymadrzacie ?sie", "debilu/debilko/matołku/kretynko/idiotka/głuptasie",
    "kur wa",
    "wreszcie/nareszcie/koncu jakas/jakis/jakakolwiek/jakies odpowiedz/reakcja/znak/wysiłek/"
    "odzew/dział~",
    "znowu/znow/zawsze ?o ?mnie/nas/moich zapomniałes/zapomniałas/zapominasz/zapomnieliscie",
    "zapomniałes/zapomniałas ?znowu/znow o mnie/nas/moich",
    "przyszedłes/przyszłas/jestes/zdazyłes ?dzis/dzisiaj na czas ?to ?dzis cud/$/swieto",
    "za stary/stara/wolny/głupi/młody/gruby do/na/za ?tej/to/ta ?prace/robote/pracy/roboty",
    "wszystko ?zrobic/robic sami bez ciebie/was", "wszyscy wiemy ze to ty/twoja",
    NULL,
};
