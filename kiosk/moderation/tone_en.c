#include "moderation/tone.h"

#include <stddef.h>

#define BE "are/re/r/were/is/was/s/am"
#define VERY \
    "?so/such/really/very/just/too/always/still/as/pretty/quite/absolutely/completely/" \
    "totally/truly/rather/all/the/a/an ?a/an/such/so/total/complete/absolute/real/most/" \
    "bloody/little/bunch ?of"
/* Of a person. */
#define BAD \
    "useless/lazy/lazier/laziest/incompetent/hopeless/worthless/clueless/rude/arrogant/" \
    "selfish/annoying/unprofessional/pathetic/disgusting/disgrace/ridiculous/terrible/" \
    "awful/horrible/worst/embarrassment/embarrassing/disappointment/disappointing/joke/" \
    "unreliable/careless/sloppy/nasty/dumb/dense/thick/ugly/fat/boring/toxic/fake/liar/" \
    "liars/nuisance/burden/failure/braindead/slow/bad/dishonest/ignorant/lousy/crap/" \
    "parasite/snake/bully/cheat/whiner/moaner/gossip/mediocre/unbearable/insufferable/slob/" \
    "coward/creep/weirdo/pain/stinker/shambles/clowns/amateurs/dimwitted"
/* What others are said never to do. */
#define DUTY \
    "answer/answers/reply/replies/help/helps/helped/listen/listens/respond/responds/bother/" \
    "bothers/care/cares/clean/cleans/read/reads/deliver/delivers/pay/pays/contribute/" \
    "contributes/tidy/returns"
#define HARM \
    "ignoring/ruining/wasting/blaming/dumping/messing/screwing/yelling/shouting/screaming/" \
    "interrupting/insulting/embarrassing/humiliating/mocking/bullying/abandoning/" \
    "sabotaging/disappointing/annoying/undermining/excluding/forgetting/stealing/" \
    "backstabbing/lying/gossiping/micromanaging/whining"

const char *const tone_en[] = {
    /* late praise */
    "finally do/does/did/doing/done * your/his/her/their job/work/part/share/bit/duty",
    "you/he/she/they finally did/do something/anything/some",
    "you/he/she/they/u finally ?bothered ?to show/showed/turned/answer/answered/replied/reply/"
    "responded/read/learned/learnt/bothered/woke/listened/arrived/apologised/apologized/"
    "remembered/decided", "finally got around/round/off", "finally bothered/deigned",
    "for finally answering/replying/responding/showing/turning/coming/listening/doing/reading/"
    "cleaning/working/helping/paying/bothering/getting",
    "finally someone/somebody competent/useful",
    "finally someone/somebody who actually/does/knows/can/works",
    "about ?bloody/damn/freaking time ?too $", "about time you/u/he/she/they",
    "about bloody/damn time", "took you/him/her/them long/ages/forever",
    "only took you * weeks/months/years/ages/reminders/attempts/tries", "better late than never",
    "for taking ?only * weeks/months/days/years to reply/answer/respond/get/call/read",
    "for taking ages/forever", "weeks/months/hours late $",
    /* not like the others */
    "unlike some/certain/other/others/everyone/everybody/him/her/them/half/many/those",
    "unlike the rest/others",
    "unlike your/my/our/the ?last/previous/other/former/rest colleague~/boss/team/manager/"
    "teammates/predecessor/coworker~/department/office/guy/person/girl/lot/shift",
    "unlike * who/whose",
    "certain people/colleagues/individuals/departments/persons/others/someone",
    "not like some/certain/others/everyone/everybody/him/her/them",
    "not like the rest/others/other", "not like * who/whose", "compared to/with some/certain",
    "some of us actually", "some of us have/had to",
    "nobody/noone ?else in/from/at/of/on/over * ever " DUTY,
    "nobody/noone/one ?else ?in/at/from * ever/even bothers/cares/helps/does/works/answers/"
    "replies/lifts/cleans",
    "no one ?else ?in/at/from * ever/even bothers/cares/helps/does/works/answers/replies",
    "who/that never ?once ?ever " DUTY, "you/he/she/they never ?once ?ever " DUTY,
    "who can t/not even/be", "who don/doesn/won t " DUTY, "everyone/everybody else has/had/have to",
    "more than i/we can say for/about/of", "more than can be said", "naming no names",
    "not naming/mentioning names",
    /* at least, for once */
    "at least you/u/someone/somebody/he/she/they", "at least one of you/them", "at least this time",
    "for once you/u/he/she/they/someone/somebody/something/$", "for once in your/his/her/their",
    "for a change", "once in your life",
    "even though/if you/he/she/they ?almost/practically never/rarely/seldom",
    "although/though you/he/she/they ?almost never/rarely/seldom",
    "even if/though you/he/she/they hardly/barely ever/do/help/work/listen/answer",
    "even though/if you/he/she/they usually/normally/always ?just ignore/forget/complain/hide/"
    "sleep/whine/mess", "even though you/he/she/they usually/normally don/can/won t",
    "even you can/could/managed/manage/got/did/know/knew", "usually ?so " BAD,
    "instead of ?just/always/your ?usual complaining/whining/moaning/sleeping/hiding/gossiping/"
    "chatting/blaming",
    /* thanks that are none */
    "thanks/thank/thx/ty/cheers ?you ?a ?lot/so/very ?much for ?absolutely/literally/exactly "
    "nothing", "for absolutely/literally/exactly nothing", "no thanks to",
    "for ?all ?the extra work/stress/trouble/mess $",
    "for leaving me/us/everyone ?all ?alone with ?all ?of ?the/your ?whole/dirty mess/work/"
    "everything/job/dishes", "for leaving everything/all/it ?all to me/us",
    "for leaving me/us ?all alone/hanging/stranded/behind",
    "for leaving your/the * dirty/mess/dishes/rubbish/cups/plates",
    "for ?once/always/again/constantly/repeatedly " HARM,
    "for making me/us/everyone ?all wait/redo/suffer/late",
    "for making me/us/everyone ?all feel/look ?so stupid/bad/small/useless/unwelcome/worthless/"
    "like", "for making my/our life/job/work/day * harder/hell/difficult/miserable/worse",
    "for stealing my/our", "for taking ?all/the ?the credit",
    "for throwing me/us/him/her/them under", "for breaking my/our", "for eating my/our",
    "for parking in my/our",
    "for being ?so/always/such/just ?a/so/always ?total/complete late/rude/lazy/absent/slow/"
    "useless/annoying/mean/unhelpful/awful/pain/selfish",
    "for not ?even showing/replying/answering/helping/telling/informing/doing/cleaning/turning/"
    "paying/bothering/inviting/listening/reading/coming/saying/asking/warning/caring/washing/"
    "calling", "for letting me/us/everyone/the/him/her ?team/whole down",
    "for letting * do everything/your", "for talking behind/down", "for going behind",
    "for pretending",
    "for your useless/sloppy/lazy/terrible/lack/excuses/awful/poor/bad/rude/ignorance/laziness",
    "for doing ?absolutely nothing", "hope you/u re/are happy/proud now", "are you happy now",
    /* back-handed */
    "surprisingly good/decent/well/nice/ok/okay/useful for/considering/today",
    "surprisingly good/decent job/work/effort",
    "surprisingly competent/smart/intelligent/bearable/polite/coherent/useful",
    "for a woman/girl/man/guy/blonde/foreigner/beginner/trainee/temp/junior",
    "for an intern/apprentice/amateur", "for someone who/like/your/of/so/with",
    "for your/his/her/their age/level/standards", "by your/his/her/their ?usual standards",
    "good/bad/well/decent/nice/impressive/job/work/effort for you $",
    "bad/decent/impressive for someone", "considering how little/bad/slow/lazy/useless you",
    "considering what you usually", "considering who you", "considering it/this s/is/was you",
    "didn/never/not ?t * had it in",
    "didn/don/wouldn/never t/think/thought ?think/expect/believe you were/had/could/knew/would * "
    "this/able/capable/brain/it/read/smart/$",
    "not/t/never expect/expected ?much/anything/this/that/it ?much from you",
    "expected ?much/far/something/way/even worse/less ?from",
    "not/isn/aren/wasn/weren ?t ?quite ?as/that/so/completely/entirely/totally/always " BAD " as",
    "not/t ?nearly as bad/stupid/lazy/useless as", "not completely/entirely/totally/always " BAD,
    "better than nothing", "than you look",
    "than people/they/everyone/everybody/others say/think/told/said",
    "less useless/annoying/lazy/stupid/rude/boring/late/terrible/awful than",
    "could have/ve been worse", "not bad for you/someone/$", "not terrible $",
    "wasn/isn t a total/complete disaster/waste/failure",
    "did/do/does/doing/done the ?bare/absolute minimum", "bare minimum",
    "least you/they/he/she could/can",
    "actually did/do/doing your/some/any/something/his/her/their", "you actually showed/turned up",
    "you actually replied/answered/worked/listened",
    "actually useful/competent/awake/sober for/today/$",
    "almost useful/competent/human/professional", "wonders/miracles never cease/happen/do",
    "it s a miracle you", "slow clap", "gold star for",
    "must be nice to ?just ?only leave/go/sit/have/do/come/sleep/work",
    "congrat~ ?on/for ?only/finally/actually showing/reading/bothering/turning/doing * up/bare/"
    "minimum/once", "could be bothered", "couldn/can/t t/be ?be bothered",
    "t/barely/hardly/never bothered to", "bother to show/turn/help/answer/reply",
    "keep/quit your day job", "yeah right $", "good luck with that",
    "nice of you to ?finally/even/also join/show/turn/grace/bother",
    "kind/good of you to finally/grace/show", "i suppose/guess $", "or whatever $",
    "late/wrong/missing/slow/broken/unfinished/nothing/mess as usual/always/ever",
    "how hard can/is", "not that hard $", "isn t that hard", "not rocket science",
    "isn t rocket science", "^ oh great $",
    "great/good/nice/well job/work/done ?on/at/for/with ruining/breaking/wasting/ignoring/losing/"
    "avoiding/hiding/destroying/blaming/doing ?nothing/$/everything/my/our/the/all/work/us",
    "while the rest of us", "while we/i/others did/do/had/have ?all ?to ?do ?all ?the ?real work",
    /* blame */
    "you/u/youre/your/ur/he/she/they/team/department " BE " " VERY " " BAD,
    "you/he/she/they " BE " ?not/just/always/honestly/n ?t a/the/an/as ?biggest/total/most " BAD,
    "such a/an ?little/big/total " BAD,
    "what a joke/waste/disgrace/liar/letdown/slob/creep/useless/lazy/clown/shambles",
    "you ?really/always/all/guys/both/people suck/stink/disgust/annoy",
    "bunch/bunch/load/lot of ?total " BAD, "bunch of losers/lazy/jokers/slackers/monkeys/idiots",
    "useless/lazy/incompetent/clueless/dumb/worst colleague~/boss/manager/team/department/people/"
    "employee~/worker~/lot/bunch/gang/coworker~/report/management/guys/staff",
    "most useless/incompetent/annoying/boring/lazy colleague/boss/person/team/manager/department/"
    "worker", "you dumb/lazy/useless/incompetent/clueless/stupid/fat/ugly/pathetic/miserable",
    "so dumb/lazy/useless/incompetent/rude/unprofessional/disappointing/selfish/arrogant",
    "as " BAD " as",
    "nobody/noone/one ?here/else ?really/actually likes/wants/trusts/respects/needs/believes/"
    "misses ?to ?working/work/being/you ?with you/him/her",
    "everyone/everybody/we ?here ?all hates/hate/dreads/dread/avoids/avoid ?working/to ?with/"
    "work ?with you/him/her/your", "can/could/cannot ?t ?even ?not stand you/him/her/your/them",
    "everyone/everybody/we/all ?is/are/re ?all laugh~/talk~/complain~/joking ?about/at you/him/"
    "her", "sick/tired/fed ?and/up ?tired/with of/with/your/you ?all ?your/you/him/her/them/people/"
    "cleaning/fixing/doing/covering/listening/hearing/waiting/picking ?up ?after/for/your/"
    "excuses/to you/your/him/her/them/excuses/whining",
    "sick of ?always ?having ?to cleaning/fixing/doing/covering/waiting/clean/do/you/your",
    "had enough of you/your/this", "wast~ * time", "ashamed of", "should be ashamed", "shame on",
    "do your ?own/damn/bloody/actual job $",
    "do your ?own/damn job properly/right/better/instead/for/like", "just do your",
    "next time * right/properly/better/earlier/yourself $", "maybe next time",
    "next time ?please/maybe/just ?try/actually ?to ?not do/try/read/clean/think/use/listen/"
    "answer/turn/knock/wash/check ?it/before/the/your/up/my/first",
    "lift/lifts/lifted/lifting a finger", "under the bus", "behind my/our/his/her/their back/backs",
    "stab~ * back", "back stab~", "backstab~", "two faced", "all your fault", "your fault $",
    "you ?always/again/just/really/have/ve/completely/totally ruined/ruin/messed/screwed/wasted/"
    "failed/lied/cheated/stole/destroyed ?up ?it/the/my/our/us/everything/me",
    "you broke my/our/the/it/everything again/$", "you let me/us/everyone/the ?team/whole down",
    "you always ?have/are/come/leave/make/find ?an/a * complain~/forget~/late/ruin/break/mess/"
    "excuse/excuses/blame/whine", "you owe me/us ?all an/a ?big apology",
    "stop complaining/whining/moaning/lying/pretending/being/acting/wasting/stealing/blaming/"
    "micromanaging/gossiping/interrupting/parking/leaving/bothering", "grow up $",
    "get a life/grip", "get lost $", "get out of here/my", "^ go away", "nobody asked $",
    "nobody/one asked ?for your", "nobody/one asked for it/this/you", "who asked you",
    "mind your own", "you/he/she/they don/doesn t ?even deserve/care/listen",
    "you/he/she/they don/doesn t ?even do/understand/know anything",
    "you/he/she/they can/couldn/could/cannot t/not/even ?even count/read/spell/write/manage",
    "you call that/this/yourself",
    "worst ?team/job/work/report/presentation/handover/manager/service/boss ever",
    "your laziness/incompetence/ignorance/arrogance/stupidity/excuses/sloppy/nonsense/negligence/"
    "ego/whining/lies/carelessness",
    "your lazy/useless/stupid/terrible/awful/bad/poor/rude/lousy/pathetic attitude/work/excuse~/"
    "behaviour/behavior/manners/job/team/face", "fix~ your mistake~/mess/errors",
    "cleaning/clean up after you", "clean~ up your own/mess/dishes",
    "because of your mistake~/laziness/mess/incompetence/error~", "hate working/him/her/everyone",
    "drop dead", "hope you/he/she fail/choke/quit/lose", "hope you/he/she get/gets fired/sacked",
    "be/get/getting/got fired/sacked ?$", "please quit/resign $", "please shut/stop talking",
    "please just leave/stop/quit/resign", "^ don t come back", "don t ?even bother", "overpaid",
    "brown nos~", "kiss~ ass/up/arse", "teacher s pet", "good riddance",
    "can t wait ?until/till/for/to ?you/your/see ?to leave/leaving/go/retire",
    "pull your/his/her/their ?own weight", "^ ?maybe learn to/how ?to",
    "you ?really should/could/need/must/might ?to learn ?how to", "try harder",
    "you ?really/could/should/need/must/might/ought ?to ?have/ve at least",
    "should/could have/ve told/asked/warned me/us/someone",
    "why can/don/didn/do/won t/you/always you/never/always",
    "pretend~ to ?be/actually ?busy work/care/listen/busy", "do something useful",
    "lack of effort/interest/respect/manners/care/skill", "not impressed", "unimpressed",
    "disappointed in/with/by/again", "i/we ?really expected more/better", "not good enough $",
    "unacceptable $", "utter/absolute/complete disgrace/shambles/incompetence/nonsense/waste",
    "poor/lousy/sloppy/shoddy/awful/bad job/effort/service/attitude/manners",
    "if only you/he/she/they", "wish you/he/she/they ?all would/were/weren/wouldn/could/quit/left",
    "took/takes/take all the credit", "stole my/our", "dead weight", "smell~ like", "you stink",
    /* mockery */
    "without you we/i would/d/could have finished/won/been",
    "without you we/i would/d ?all be better/faster/done",
    "working with you is/was ?like/a/an punishment/nightmare/hell/torture/ordeal/pain/chore",
    "which ?frankly/honestly ?really surprised/shocked us/all/me/everyone",
    "after ?only * reminders/chasers/complaints", "only * mistakes/errors/typos this/today",
    "not as/so dull/boring/long/pointless/painful/chaotic as",
    "less dull/boring/painful/chaotic/useless/pointless than",
    "to see you actually/finally do/doing/work/working/awake",
    "to see you doing/do some/any actual/work",
    "for disappearing/vanishing/hiding/sneaking/skiving/slacking",
    "you disappeared/vanished when/before/again", "dropping/dropped me/us in it",
    "had to redo/fix/repair/undo/correct/clean everything/all/what/whatever ?that ?of you/your",
    "even a broken/stopped clock", "blind squirrel/hen/chicken",
    "once/when/after/until you ?finally stopped/shut talking/speaking/up/complaining",
    "you/u smell", "glad/happy/relieved you re/are/were leaving/gone", "no help from/at",
    "we re used to it/that/your", "stopped expecting/hoping", "even/only by your standards",
    "the bar is/was low/underground",
    "amazing/impressive/incredible/remarkable how little/slow/late/badly you",
    "if you had/d only/listened/bothered/read/done/helped", "would it kill/hurt you to",
    "wouldn t kill/hurt you to", "too much to ask", "how many times do/must/does",
    "still waiting for your/a/you reply/answer/response/apology/to", "still waiting on you",
    "waiting for your reply/answer/apology", "doing nothing all/as/again/while",
    "all you/he/she/they ?ever do/does is", "you only ever", "you have no idea how to",
    "you have no idea what you re/are", "must be exhausting/tiring/hard/lonely being/doing/to",
    "we deserve better", "in/despite spite/your of you/constant/total",
    "could you ?please/for stop/once", "i told you so",
    "stupid/fat/old/silly/ugly/lazy cow/pig/goat/bat/hag/sod/git/fool/bint", "you fool",
    "control freak", "waste of oxygen/skin/money/a/salary/time", "out of your depth",
    "not the sharpest/brightest", "lights are on", "skive/skiver/skivers", "get your act together",
    "thanks/thank/cheers * for at last/long", "at ?long last ?a/an reply/answer/response/sign from",
    "finally a/an/some * reply/answer/response/work/effort/life from",
    "you/he/she/they were/are/was/came/arrived/made/showed ?up/it/here on/in time ?today/for/"
    "mark/$ ?for once/change/mark", "mark/alert the calendar/calendars/media/press",
    "you never ?once sent/wrote/paid/cleaned/helped/replied/answered/apologised/apologized",
    "for * you never gave/offered/sent/did", "wish my/our * did/worked half/anything/something",
    "he/she/they does/do nothing ?all/at/$",
    "too old/young/stupid/slow/fat/dumb/weak for this/the/your/that",
    "keep/keeps/kept stealing/taking/eating/using my/our", "i/we ?all know it s/was you",
    "forgot/forgetting/forgotten ?about me/us/my * again",
    "we had/have/did to do ?it/everything ?all without you/your", "show your face",
    "look who finally/decided/showed/bothered", "even a monkey/toddler", "such/a know it all",
    "never ?once ?ever pick/picks/show/shows/turn/turns up",
    "you/who/they/he/she never ?once ?ever do/does/did anything/your/his/her/their",
    "you/who/they/he/she never ?actually work/works",
    "unlike the clowns/lot/people/guys/muppets/jokers/losers/others",
    "unlike most people/others/colleagues/of", "on time ?today ?a miracle",
    NULL,
};
