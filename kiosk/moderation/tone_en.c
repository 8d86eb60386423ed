#include "moderation/tone.h"

#include <stddef.h>

#define BE "am/are/re/r/were/is/was/s/be/been"
#define VERY "?so/such/really/very/just/too/always/still/as/pretty/quite/absolutely/completely/" \
             "totally/truly/rather/all/the ?a/an/such/so/total/complete/absolute/real/most/bloody/little"
/* Of a person. */
#define BAD "useless/lazy/lazier/laziest/incompetent/hopeless/worthless/clueless/rude/arrogant/" \
            "selfish/annoying/unprofessional/pathetic/disgusting/disgrace/ridiculous/terrible/awful/" \
            "horrible/worst/embarrassment/embarrassing/disappointment/disappointing/joke/" \
            "unreliable/careless/sloppy/nasty/dumb/dense/thick/ugly/fat/boring/toxic/fake/liar/" \
            "nuisance/burden/failure/braindead/slow/bad/dishonest/hypocrite/ignorant/lousy/" \
            "crap/parasite/snake/bully/cheat/whiner/moaner/gossip/mediocre/unbearable/insufferable"
/* What others are said never to do. */
#define DUTY "answer~/reply/replies/help~/do/does/did/lift~/listen~/show~/pick~/respond~/bother~/" \
             "work/works/care/cares/clean~/read/reads/turn~/deliver~/pay/pays/contribute~/know/" \
             "knows/come/comes/tidy/return~/keep/keeps/cared/learn~/get/gets"
#define HARM "ignor~/ruin~/wast~/blam~/dump~/mess~/screw~/yell~/shout~/scream~/interrupt~/insult~/" \
             "embarrass~/humiliat~/mock~/bully~/bullying/abandon~/sabotag~/disappoint~/annoy~"

const char *const tone_en[] = {
    /* late praise */
    "finally do/does/did/doing/done * your/his/her/their/its job/work/part/share/bit/duty/duties",
    "finally did/do/doing something/anything/some",
    "you/he/she/they/u finally showed/turned/answered/replied/responded/read/learned/learnt/bothered/"
    "woke/listened/remembered/decided/started/stopped/arrived/came/apologised/apologized",
    "finally got/getting around/round/off", "finally bother~/decided/deign~/get~ off",
    "for/thanks finally * answering/replying/responding/showing/turning/coming/listening/doing/"
    "reading/cleaning/working/helping/paying/bothering/being",
    "finally someone/somebody/one competent/who actually/who does/who knows", "finally a competent",
    "finally someone/somebody competent/useful/actually",
    "about time $", "about time you/u/he/she/they/too/your", "about bloody/damn time",
    "took/taken you/u/him/her/them * long/ages/forever enough/$", "better late than never",
    "only/just ?took/taken ?you * weeks/months/years/ages late/to",
    "for taking * weeks/months/ages/forever/days/years to reply/answer/respond/get/do/call/read",
    "for taking ages/forever/only/so",
    /* not like the others */
    "unlike some/certain/most/other/others/everyone/everybody/him/her/them/you/half/many/those",
    "unlike the rest/others/other", "unlike your/my/our ?last/previous/other colleague~/boss/team/"
    "manager/teammates/predecessor/coworker~/department/office/shift",
    "unlike the/that ?last/previous/other guy/person/manager/team/colleague/predecessor/girl/lot/shift",
    "unlike * people/colleagues/folks/departments/who/whose", "certain people/colleagues/individuals/"
    "departments/persons/others", "not like some/certain/others/other/everyone/everybody/him/her/"
    "them/you", "not like the rest/others/other/lot", "not like * who/whose", "some of us",
    "compared to/with some/certain/others/other/the rest/others/him/her/them",
    "nobody/noone/none/no in/from/at/of/on/one * ever/bothers/cares/helps/does/works/answers/replies",
    "nobody/noone else ever/bothers/bothered/cares/does", "no one else ever/bothers/bothered/cares",
    "who/that/he/she/they/you never ?once ?ever " DUTY,
    "who/which can t/don t/doesn t/won t even/be", "who can/do/does/would/won t/n t even",
    "everyone/everybody else/in * has/had/have/is to fix/clean/do/redo/suffer/wait~",
    "more than i/we can say for/about/of", "more than can be said",
    /* at least, for once */
    "at least you/u/someone/somebody/he/she/they/your/one of/this ?time", "for once you/u/you re/"
    "your/he/she/they/someone/somebody/something/it/we/the/not/on/$", "for once in your/his/her/their",
    "for a change", "once in your life", "even though/if/when you/he/she/they ?almost/practically "
    "never/rarely/seldom", "although/though/despite you/he/she/they ?almost/practically never/rarely",
    "even though/if you/he/she/they ?usually/normally/always hardly/don t/barely/complain~/ignore~/"
    "do t/forget/late/lazy/are", "even you can/could/managed/manage/got/did/know/knew",
    "even a child/monkey/toddler/trained/five",
    /* thanks that are none */
    "thanks/thank/thx/ty/cheers * for nothing", "no thanks to", "thanks to you * we/i had/have/must "
    "to/redo", "thanks * for ?all ?the extra/more work/overtime/mess/stress/trouble/chaos/headache",
    "for leaving me/us/everyone/all/everything/it/your * with/alone/to/for/behind/work/hanging/dirty",
    "for leaving your/the/a dirty/mess/dishes/rubbish/cups", "for ?once/always/again/constantly " HARM,
    "for making me/us/everyone * wait/redo/late/cry/sick/suffer/bad/small/unwelcome/worthless",
    "for making me/us look/feel stupid/bad/small/useless/like", "for making my/our life/job/work/day "
    "harder/hell/difficult/miserable/worse", "for stealing my/our/the/his/her/everyone",
    "for taking all/the credit", "for taking credit", "for throwing me/us/him/her/them",
    "for breaking my/our/everything", "for being ?so/always/such/a/an/no/absolutely/late ?a/so "
    "late/rude/lazy/absent/slow/useless/annoying/mean/no/difficult/unhelpful/help/pain/awful",
    "for not showing/replying/answering/helping/telling/informing/doing/cleaning/turning/paying/"
    "bothering/inviting/listening/reading/coming/saying/asking/warning/caring/washing/calling",
    "for letting me/us/everyone/the/him/her down", "for letting * do all/everything/your",
    "for forgetting me/us/my/our/again/everything/the/to", "for pretending/acting/talking behind/to",
    "for talking behind/over/down", "for going behind", "for your useless/sloppy/late/lazy/terrible/"
    "lack/excuses/half/awful/poor/bad/rude", "for absolutely/literally/exactly nothing",
    "thanks ?a/so ?lot/much for * again $", "for eating my/our", "for parking in my/our",
    /* back-handed */
    "surprisingly good/decent/well/nice/ok/okay/useful/clean for/considering/today", "surprisingly "
    "competent/smart/intelligent/helpful/not/useful/bearable/polite/coherent",
    "for a woman/girl/man/guy/blonde/foreigner/change/beginner/trainee/temp/junior/temporary",
    "for an intern/apprentice/old/amateur/older", "for someone/somebody who/like/your/of/so/with",
    "for your/his/her/their age/level/standards/standard", "by your/his/her/their ?usual standards",
    "good/bad/well/decent/nice/impressive/ok/okay/job/work/effort for you $",
    "bad/good/decent/impressive for a/an/someone/your", "considering how/what/your/who/that/you/it",
    "had it in you/him/her/them", "didn/don/wouldn/couldn t think/know/believe/expect/realise/"
    "realize ?that you/he/she were/was/had/could/would/capable/able/knew/actually",
    "not/n/t expect/expected/expecting * from you/him/her/them", "expected much/far/something/way/a/"
    "even worse/less", "expected ?much/far/even worse/less from/of", "not/isn/aren/wasn/weren ?t ?quite "
    "as/that/so/completely/entirely/totally/always lazy/bad/stupid/useless/dumb/slow/hopeless/awful/"
    "terrible/incompetent/annoying/rude/wrong/clueless/boring/difficult as/after/$/today",
    "not completely/entirely/totally/always useless/hopeless/wrong/stupid/terrible/incompetent/lazy",
    "better than nothing", "better than you look", "than you look", "than people/they/everyone/"
    "everybody/others say/think/told/said", "less useless/annoying/lazy/stupid/rude/boring/late/bad "
    "than", "could have been worse", "could ve been worse", "not bad for", "not terrible",
    "wasn/isn t a total/complete/disaster/waste/failure", "did/do/does/doing the ?bare/absolute "
    "minimum", "bare minimum", "least you/they/he/she could/can", "actually do/did/does/doing your/"
    "some/any/something/his/her/their/work", "actually show/showed/turn/turned/bother~/listened/read/"
    "useful/competent/awake", "you actually came/answered/replied/showed/turned/worked/helped/smiled",
    "actually show/shows up", "almost/nearly useful/competent/human/like/as professional/a",
    "who knew/would you/he/she/they could/were/have", "look who", "wonders/miracles never/do/happen",
    "a miracle/first $", "it s/is a miracle you/that", "slow clap", "gold star for", "must be nice",
    "congrat~/congratulations ?on/for ?only/finally/actually nothing/showing/reading/managing/doing/"
    "bothering/the/turning/finding * bare/up/to/minimum/an/your/once/a", "be bothered", "bother to",
    "keep your day", "quit your day", "give up your day", "yeah right", "good luck with that",
    "nice of you to ?finally/even/also join/show/turn/come/drop/grace/answer/reply/appear",
    "kind/good of you to finally/grace/show/turn/join/bother", "i suppose/guess $", "or whatever $",
    "late/wrong/missing/slow/broken/unfinished/nothing/mess as usual/always/ever", "so much for",
    "as useful as", "useful/helpful as a/an", "how hard can/is", "not that hard", "isn t that hard",
    "not rocket science", "isn t rocket", "oh great/wonderful/joy/fantastic", "great job ?on/at "
    "ruining/breaking/doing/wasting/ignoring/losing/avoiding/hiding", "well done ?on/for/at "
    "ruining/breaking/doing nothing/wasting/ignoring/losing/avoiding/hiding",
    "hope you/u re/are happy/proud now/of", "are you happy now", "proud of yourself $",
    "enjoy your ?long/third/extra/fifth nap/break/holiday while",
    /* blame */
    "you/u/youre/your/ur/he/she/they/team/department " BE " " VERY " " BAD,
    "you/he/she/they " BE "  not/n/never t/a/as/the " BAD,
    "such a/an lazy/useless/terrible/awful/incompetent/annoying/rude/liar/snake/waste/disappointment/"
    "let/pain/suck/disgrace/joke/slob/bore/drag/creep/gossip", "what a joke/waste/disgrace/liar/"
    "letdown/slob/creep/useless/lazy/loser/clown/shambles", "you ?really/always/all/guys/both suck/"
    "stink/disgust/annoy", "bunch of clowns/losers/lazy/amateurs/liars/useless/jokers/slackers/clueless",
    "useless/lazy/incompetent/clueless/dumb/worst colleague~/boss/manager/team/department/people/"
    "employee/person/worker/lot/bunch/gang/coworker~/report/management/guys/staff", "most useless/"
    "incompetent/annoying/boring/lazy", "you dumb/lazy/useless/incompetent/clueless/stupid/fat/ugly/"
    "pathetic/little/miserable/old/slow", "so dumb/lazy/useless/incompetent/rude/unprofessional/"
    "disappointing/selfish/arrogant", "nobody/noone/one/everyone/everybody ?here/really likes/wants/"
    "trusts/respects/hates/misses/knows/needs/believes ?working/to ?with/work you/he/she/they",
    "nobody/noone/one/everyone ?here likes/wants/hates/enjoys/dreads ?to work/working/talking with/to",
    "everyone/everybody/we/all/people laugh~/talks/complain~/complaining/is/are ?laughing/talking/sick "
    "at/about/of you/him/her", "can/could/cannot ?t ?even stand you/him/her/your/them",
    "sick/tired/fed/enough ?and ?up ?tired of/with ?all ?cleaning/fixing/doing/listening/your/hearing/"
    "waiting/covering ?up/to/for ?after you/your/him/her/them/people/everyone/this/excuses",
    "sick of cleaning/fixing/doing/covering/waiting/this/hearing/listening",
    "wast~ * time", "ashamed", "shame on", "do your ?own/damn/bloody ?damn job $/properly/right/better/"
    "instead", "just do your", "do your job", "next time * right/properly/better/earlier/yourself",
    "maybe next time", "next time ?please/maybe/just/try do/try/read/clean/think/be/use/listen/"
    "answer/bring/turn/knock/actually/wash/pay", "lift a finger", "under the bus",
    "behind my/our/his/her/their back/backs", "stab~ * back", "back stab~", "backstab~", "two faced",
    "all your fault", "your fault $", "you ?always/again/just/really/have/ve/completely ruined/ruin/"
    "broke/messed/screwed/wasted/failed/forgot/lied/cheated/stole/destroyed ?up/my/our/again/it/the/"
    "me/us/everything $/my/our/again/whole/day/plan/entire/to", "you let me/us/everyone/the down",
    "you always ?have/are/come/leave/make complain~/forget~/late/ruin/break/mess/excuses/blame/whine",
    "you never " DUTY, "you owe me/us ?all an/a ?apology", "apologise/apologize to me/us",
    "stop complaining/whining/moaning/talking/lying/pretending/being/acting/wasting/stealing/blaming/"
    "micromanaging/gossiping/sending/interrupting/parking/leaving", "grow up $", "get a life/grip",
    "get lost $/you", "get out of here/my", "go away $", "nobody/no one asked for/$", "who asked you",
    "nobody asked $/for/your", "mind your own", "you/he/she/they don t deserve/know/do/understand/care/"
    "listen/even", "you/he/she/they doesn/can/couldn/won/cannot t ?even count/read/spell/do/write/"
    "be/manage/work/find/add/answer/trusted", "you call that/this/yourself", "worst * ever",
    "your laziness/incompetence/ignorance/arrogance/stupidity/excuses/sloppy/lazy/nonsense/"
    "mess/negligence/ego/whining/lies/carelessness/useless/terrible/awful", "fix~ your mistake~/"
    "mess/errors", "clean~ * after you/him/her/them/your", "because of your mistake/laziness/mess/"
    "incompetence/error", "hate working/this/him/her/them/your/everyone", "drop dead",
    "hope you/he/she fail/leave/get/quit/choke/lose/never", "be fired/sacked", "get fired/sacked",
    "please quit/resign/leave/stop/just", "don t come back/bother", "overpaid", "brown nos~", "kiss~ ass/up/arse",
    "teacher s pet", "good riddance", "can/could t/not wait until/till/for/to you/see ?leave/to/the/go "
    "leave/go/are/back", "pull your ?own weight", "pull his/her/their weight", "learn to/how ?to read/write/spell/"
    "listen/knock/do/count/clean/say", "you ?really/could/should/need/must/might/ought ?have/to ?at "
    "least/ashamed/learn/work ?harder", "try harder", "work harder next", "could have/ve at least",
    "couldn t even", "should have/ve told/asked/known/done ?it ?me/us/better/earlier/sooner/properly",
    "why can/don/didn/do/won t/you/always you/never/always", "not ?everyone/everybody/all has/have/"
    "gets time to sit", "pretend~ to ?be work/care/busy/know/help/listen", "do something useful",
    "lack of effort/interest/respect/manners/care/skill", "not impressed", "unimpressed",
    "disappointed in/with/by/again/how", "i ?really expected more/better", "we expected more/better",
    "not ?good/nearly/anywhere good/near enough $", "unacceptable", "complete/total/utter/absolute "
    "disaster/waste/failure/shambles/incompetence/disgrace/chaos/nonsense", "rubbish as/work/job/again",
    "garbage work/job/report/as", "poor/lousy/sloppy/shoddy/crappy/awful/terrible/bad job/work/effort/"
    "service/attitude/manners", "if only you/everyone/they/he/she", "i wish you/he/she/they would/had/"
    "were/weren/wouldn/did/could", "took all/the credit", "takes all/the credit", "take all/the credit",
    "stole my/our", "my ?stolen/missing lunch", "mind numbing", "hard to believe you/they/he/she",
    "not your/his/her strong/strength/strengths", "what do/does you/he/she/they ?even do", "dead weight",
    "did not ask/deserve", "rolling in ?your", "your mother/mum/mom is", "fat as", "smell~ like", "you stink",
    NULL,
};
