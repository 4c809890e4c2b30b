"""Hand-written parses that more than one test module reads; the labels are those of the English spaCy models (ClearNLP style)."""

ACTIVE = "Israel/NNP/nsubj/1 attacked/VBD/ROOT/1 Syria/NNP/dobj/1 ././punct/1"
PASSIVE = "Syria/NNP/nsubjpass/2 was/VBD/auxpass/2 attacked/VBN/ROOT/2 by/IN/agent/2 Israel/NNP/pobj/3 ././punct/2"
AGENTLESS = "Syria/NNP/nsubjpass/2 was/VBD/auxpass/2 attacked/VBN/ROOT/2 ././punct/2"
GOT = "Jordan/NNP/nsubjpass/2 got/VBD/auxpass/2 attacked/VBN/ROOT/2 ././punct/2"
PERFECT = (
    "Egypt/NNP/nsubj/1 said/VBD/ROOT/1 that/IN/mark/5 Israel/NNP/nsubj/5 had/VBD/aux/5 attacked/VBN/ccomp/1 Syria/NNP/dobj/5 ././punct/1"
)
TWO_VERBS = "Israel/NNP/nsubj/1 attacked/VBD/ROOT/1 Syria/NNP/dobj/1 and/CC/cc/1 threatened/VBD/conj/1 Iran/NNP/dobj/4 ././punct/1"
SHARED_OBJECT = "Israel/NNP/nsubj/1 shelled/VBD/ROOT/1 and/CC/cc/1 occupied/VBD/conj/1 the/DT/det/5 town/NN/dobj/3 ././punct/1"
TWO_NOUNS = "Israel/NNP/nsubj/3 and/CC/cc/0 Egypt/NNP/conj/0 attacked/VBD/ROOT/3 Syria/NNP/dobj/3 and/CC/cc/4 Iraq/NNP/conj/4 ././punct/3"
WHICH = (
    "Israel/NNP/nsubj/6 ,/,/punct/0 which/WDT/nsubj/3 attacked/VBD/relcl/0 Syria/NNP/dobj/3 ,/,/punct/0 met/VBD/ROOT/6 "
    "Iran/NNP/dobj/6 ././punct/6"
)
THAT = (
    "The/DT/det/1 office/NN/nsubj/6 that/WDT/dobj/5 North/NNP/compound/4 Korea/NNP/nsubj/5 demolished/VBD/relcl/1 stood/VBD/ROOT/6"
    " in/IN/prep/6 Kaesong/NNP/pobj/7 ././punct/6"
)
GAP = (
    "The/DT/det/1 office/NN/nsubj/5 North/NNP/compound/3 Korea/NNP/nsubj/4 demolished/VBD/relcl/1 stood/VBD/ROOT/5"
    " in/IN/prep/5 Kaesong/NNP/pobj/6 ././punct/5"
)
WHO = (
    "Soldiers/NNS/nsubj/1 detained/VBD/ROOT/1 the/DT/det/3 journalist/NN/dobj/1 who/WP/nsubj/5 criticised/VBD/relcl/3 "
    "Iran/NNP/dobj/5 ././punct/1"
)
FIGHTING = (
    "Rebels/NNS/nsubj/5 fighting/VBG/acl/0 in/IN/prep/1 the/DT/det/4 north/NN/pobj/2 killed/VBD/ROOT/5 a/DT/det/7 soldier/NN/dobj/5 "
    "././punct/5"
)
ACCUSED_TROOPS = (
    "Troops/NNS/nsubj/6 accused/VBN/acl/0 of/IN/prep/1 shelling/VBG/pcomp/2 the/DT/det/5 town/NN/dobj/3 fled/VBD/ROOT/6 ././punct/6"
)
PLANTED = (
    "A/DT/det/1 bomb/NN/nsubj/5 planted/VBN/acl/1 by/IN/agent/2 rebels/NNS/pobj/3 killed/VBD/ROOT/5 a/DT/det/7 soldier/NN/dobj/5 "
    "././punct/5"
)
SUBJECT_CONTROL = "Iran/NNP/nsubj/1 threatened/VBD/ROOT/1 to/TO/aux/3 bomb/VB/xcomp/1 Israel/NNP/dobj/3 ././punct/1"
OBJECT_CONTROL = "Iran/NNP/nsubj/1 urged/VBD/ROOT/1 Israel/NNP/dobj/1 to/TO/aux/4 free/VB/xcomp/1 prisoners/NNS/dobj/4 ././punct/1"
PASSIVE_CONTROL = "The/DT/det/1 army/NN/nsubjpass/3 was/VBD/auxpass/3 ordered/VBN/ROOT/3 to/TO/aux/5 leave/VB/xcomp/3 ././punct/3"
PLAN = "Iran/NNP/nsubj/1 unveiled/VBD/ROOT/1 a/DT/det/3 plan/NN/dobj/1 to/TO/aux/5 attack/VB/acl/3 Israel/NNP/dobj/5 ././punct/1"
OWNED_PLAN = (
    "Egypt/NNP/nsubj/1 criticised/VBD/ROOT/1 Iran/NNP/poss/4 's/POS/case/2 plan/NN/dobj/1 to/TO/aux/6 attack/VB/acl/4 "
    "Israel/NNP/dobj/6 ././punct/1"
)
GERUND = "Iran/NNP/nsubj/1 accused/VBD/ROOT/1 Israel/NNP/dobj/1 of/IN/prep/1 shelling/VBG/pcomp/3 a/DT/det/6 town/NN/dobj/4 ././punct/1"
DATIVE = "France/NNP/nsubj/1 gave/VBD/ROOT/1 Iran/NNP/dative/1 arms/NNS/dobj/1 ././punct/1"
DATIVE_TO = "France/NNP/nsubj/1 gave/VBD/ROOT/1 arms/NNS/dobj/1 to/IN/dative/1 Iran/NNP/pobj/3 ././punct/1"
CALLED = "He/PRP/nsubj/1 called/VBD/ROOT/1 Chavez/NNP/dobj/1 a/DT/det/4 liar/NN/oprd/1 ././punct/1"
CALLED_TO = "Xi/NNP/nsubj/1 called/VBD/ROOT/1 Diaz/NNP/oprd/1 to/TO/aux/4 thank/VB/advcl/1 him/PRP/dobj/4 ././punct/1"
REMAINED = "Xi/NNP/nsubj/1 left/VBD/ROOT/1 president/NN/oprd/1 ././punct/1"
BESIDE = (
    "Iran/NNP/nsubj/1 failed/VBD/ROOT/1 ,/,/punct/1 with/IN/prep/1 both/DT/det/5 sides/NNS/nsubj/6 rejecting/VBG/pcomp/3 plans/NNS/dobj/6 ././punct/1"
)
CHARGED_WITH = "Iran/NNP/nsubj/1 began/VBD/ROOT/1 with/IN/prep/1 shelling/VBG/pcomp/2 towns/NNS/dobj/3 ././punct/1"
DEADLINE = (
    "Iraq/NNP/nsubj/1 set/VBD/ROOT/1 a/DT/det/3 deadline/NN/dobj/1 for/IN/mark/7 Turkey/NNP/nsubj/7 to/TO/aux/7 withdraw/VB/advcl/3 ././punct/1"
)
BILL = "Peru/NNP/nsubj/1 tabled/VBD/ROOT/1 a/DT/det/3 bill/NN/dobj/1 that/WDT/nsubj/6 would/MD/aux/6 ban/VB/relcl/3 arms/NNS/dobj/6 ././punct/1"
BILL_PAST = "Peru/NNP/nsubj/1 praised/VBD/ROOT/1 a/DT/det/3 bill/NN/dobj/1 that/WDT/nsubj/5 banned/VBD/relcl/3 arms/NNS/dobj/5 ././punct/1"
BECAUSE_OF = "Iraq/NNP/nsubj/1 attacked/VBD/ROOT/1 Iran/NNP/dobj/1 because/IN/prep/1 of/IN/pcomp/3 rockets/NNS/pobj/3 ././punct/1"
OUT_OF = "Iraq/NNP/nsubj/1 drove/VBD/ROOT/1 rebels/NNS/dobj/1 out/IN/prep/1 of/IN/prep/3 Mosul/NNP/pobj/4 ././punct/1"
TWO_PREPOSITIONS = (
    "Israel/NNP/nsubj/1 attacked/VBD/ROOT/1 Syria/NNP/dobj/1 with/IN/prep/1 rockets/NNS/pobj/3 and/CC/cc/3 against/IN/conj/3 "
    "orders/NNS/pobj/6 ././punct/1"
)
WILLING = "Syria/NNP/nsubj/1 is/VBZ/ROOT/1 willing/JJ/acomp/1 to/TO/aux/4 meet/VB/xcomp/2 Israel/NNP/dobj/4 ././punct/1"
REPORTED_IT = "Hungary/NNP/nsubj/1 said/VBD/ROOT/1 it/PRP/nsubj/4 will/MD/aux/4 help/VB/ccomp/1 Poland/NNP/dobj/4 ././punct/1"
ITS = "Syria/NNP/nsubj/1 withdrew/VBD/ROOT/1 its/PRP$/poss/3 troops/NNS/dobj/1 ././punct/1"
NOT = "Israel/NNP/nsubj/3 did/VBD/aux/3 not/RB/neg/3 attack/VB/ROOT/3 Syria/NNP/dobj/3 ././punct/3"
NOT_OR = "Israel/NNP/nsubj/3 did/VBD/aux/3 not/RB/neg/3 attack/VB/ROOT/3 or/CC/cc/3 threaten/VB/conj/3 Syria/NNP/dobj/5 ././punct/3"
NO_ATTACK = "No/DT/det/1 attack/NN/nsubj/4 on/IN/prep/1 Syria/NNP/pobj/2 took/VBD/ROOT/4 place/NN/dobj/4 ././punct/4"
IF = (
    "If/IN/mark/2 Israel/NNP/nsubj/2 attacks/VBZ/advcl/7 Syria/NNP/dobj/2 ,/,/punct/7 Iran/NNP/nsubj/7 will/MD/aux/7 "
    "respond/VB/ROOT/7 ././punct/7"
)
COULD_AND = "Israel/NNP/nsubj/2 could/MD/aux/2 attack/VB/ROOT/2 Syria/NNP/dobj/2 and/CC/cc/2 occupy/VB/conj/2 Iraq/NNP/dobj/5 ././punct/2"
PARENTHETICAL = (
    "Israel/NNP/nsubj/6 ,/,/punct/4 the/DT/det/3 army/NN/nsubj/4 said/VBD/parataxis/6 ,/,/punct/4 attacked/VBD/ROOT/6 "
    "Syria/NNP/dobj/6 ././punct/6"
)
OWNED_ATTACK = (
    "Iran/NNP/poss/2 's/POS/case/0 attack/NN/nsubj/5 on/IN/prep/2 Syria/NNP/pobj/3 killed/VBD/ROOT/5 12/CD/nummod/7 "
    "people/NNS/dobj/5 ././punct/5"
)
ATTACK_BY = "An/DT/det/1 attack/NN/nsubj/6 by/IN/prep/1 rebels/NNS/pobj/2 on/IN/prep/1 Syria/NNP/pobj/4 failed/VBD/ROOT/6 ././punct/6"
LIGHT = "Israel/NNP/nsubj/1 launched/VBD/ROOT/1 an/DT/det/3 attack/NN/dobj/1 on/IN/prep/3 Syria/NNP/pobj/4 ././punct/1"
DOZENS = "Police/NNS/nsubj/1 detained/VBD/ROOT/1 dozens/NNS/dobj/1 of/IN/prep/2 protesters/NNS/pobj/3 ././punct/1"
COORDINATED = "British/JJ/amod/3 and/CC/cc/0 French/JJ/conj/0 troops/NNS/nsubj/4 landed/VBD/ROOT/4 ././punct/4"
APPOSITION = (
    "Ali/NNP/nsubj/9 ,/,/punct/0 deputy/JJ/amod/3 chief/NN/appos/0 of/IN/prep/3 the/DT/det/6 council/NN/pobj/4 ,/,/punct/0 "
    "briefly/RB/advmod/9"
    " spoke/VBD/ROOT/9 ././punct/9"
)
CLAIM = (
    "The/DT/det/1 claim/NN/nsubj/6 that/IN/mark/4 Iran/NNP/nsubj/4 shelled/VBD/acl/1 Iraq/NNP/dobj/4 angered/VBD/ROOT/6 "
    "Egypt/NNP/dobj/6 ././punct/6"
)
THREAT_OF = "The/DT/det/1 threat/NN/nsubj/5 of/IN/prep/1 an/DT/det/4 attack/NN/pobj/2 worried/VBD/ROOT/5 Egypt/NNP/dobj/5 ././punct/5"
KILLING = (
    "Iran/NNP/nsubj/2 has/VBZ/aux/2 attacked/VBN/ROOT/2 Iraq/NNP/dobj/2 ,/,/punct/2 killing/VBG/advcl/2 12/CD/nummod/7 "
    "people/NNS/dobj/5 ././punct/2"
)
AFTER = (
    "Iran/NNP/nsubj/1 met/VBD/ROOT/1 Iraq/NNP/dobj/1 after/IN/mark/5 Syria/NNP/nsubj/5 attacked/VBD/advcl/1 Jordan/NNP/dobj/5 ././punct/1"
)
AT_LEAST = "At/RB/advmod/1 least/RBS/advmod/2 20/CD/nummod/3 soldiers/NNS/nsubj/4 died/VBD/ROOT/4 ././punct/4"
GATHERED = "Workers/NNS/nsubj/1 gathered/VBD/ROOT/1 to/TO/aux/3 protest/VB/advcl/1 ././punct/1"
STATE_MEDIA = (
    "North/NNP/compound/1 Korea/NNP/poss/4 's/POS/case/1 state/NN/compound/4 media/NNS/nsubj/5 said/VBD/ROOT/5 the/DT/det/7 "
    "army/NN/nsubj/10"
    " of/IN/prep/7 Iran/NNP/pobj/8 left/VBD/ccomp/5 ././punct/5"
)
HEADLINE = "Syria/NNP/nsubjpass/1 attacked/VBN/ROOT/1 by/IN/agent/1 Israel/NNP/pobj/2"
THREE_VERBS = (
    "Israel/NNP/nsubj/1 attacked/VBD/ROOT/1 Syria/NNP/dobj/1 ,/,/punct/1 threatened/VBD/conj/1 Iran/NNP/dobj/4"
    " and/CC/cc/4 met/VBD/conj/4 Egypt/NNP/dobj/7 ././punct/1"
)
