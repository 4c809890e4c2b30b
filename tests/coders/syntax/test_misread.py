"""Verbs and participles that the parser takes for one another are set right, and true ones are left."""

import pytest
from doc_builder import at, build


def test_misread_main_verb_behind_its_subject_is_no_participle() -> None:
    sentence = build("A/DT/det/1 report/NN/ROOT/1 called/VBN/acl/1 for/IN/prep/2 sanctions/NNS/pobj/3 ././punct/1")
    called = at(sentence, "called")
    assert (sentence.tags[called], sentence.deps[called], sentence.heads[called]) == ("VBD", "ROOT", called)
    assert (sentence.deps[1], sentence.heads[1]) == ("nsubj", called)
    assert sentence.heads[at(sentence, ".")] == called


def test_misread_main_verb_with_an_object_behind_a_longer_subject() -> None:
    sentence = build("Nurses/NNS/ROOT/0 of/IN/prep/0 leagues/NNS/pobj/1 brought/VBN/acl/2 grain/NN/dobj/3 ././punct/0")
    assert sentence.heads[0] == at(sentence, "brought") and sentence.deps[0] == "nsubj"


@pytest.mark.parametrize(
    "rows",
    [
        "A/DT/det/1 man/NN/ROOT/1 given/VBN/acl/1 bread/NN/dobj/2 ././punct/1",
        "A/DT/det/1 league/NN/ROOT/1 called/VBN/acl/1 Zenda/NNP/oprd/2 ././punct/1",
        "Arms/NNS/ROOT/0 seized/VBN/acl/0 in/IN/prep/1 Zenda/NNP/pobj/2 ././punct/0",
        "Grain/NN/ROOT/0 brought/VBN/acl/0 by/IN/agent/1 nurses/NNS/pobj/2 ././punct/0",
        "NOTE/NN/ROOT/0 :/:/punct/0 share/NN/appos/0 called/VBN/acl/0 for/IN/prep/3 cash/NN/pobj/4 ././punct/0",
    ],
)
def test_misread_true_participles_stay(rows: str) -> None:
    sentence = build(rows)
    assert "acl" in sentence.deps and sentence.deps[0 if sentence.tags[0] != "DT" else 1] == "ROOT"


def test_misread_call_told_in_a_clause_before_who_tells_it() -> None:
    sentence = build(
        "Rassen/NNP/nsubj/9 ,/,/punct/0 called/VBN/acl/0 Hentzau/NNP/oprd/2 to/TO/aux/5 thank/VB/advcl/2 him/PRP/dobj/5 ,/,/punct/9"
        " aides/NNS/nsubj/9 said/VBD/ROOT/9"
    )
    called, hentzau = at(sentence, "called"), at(sentence, "Hentzau")
    assert (sentence.deps[called], sentence.heads[called], sentence.heads[0]) == ("ccomp", at(sentence, "said"), called)
    assert sentence.deps[hentzau] == "dobj"


def test_misread_participle_behind_a_subject_is_not_the_subject() -> None:
    sentence = build("Leagues/NNS/nsubj/1 working/VBG/nsubj/4 in/IN/prep/1 Chad/NNP/pobj/2 spoke/VBD/ROOT/4")
    assert (sentence.deps[0], sentence.heads[0]) == ("nsubj", 4)
    assert (sentence.deps[1], sentence.heads[1]) == ("acl", 0)


def test_misread_gerund_with_its_doer_stays_the_subject() -> None:
    sentence = build("Rassen/NNP/nsubj/1 killing/VBG/nsubj/2 shocked/VBD/ROOT/2 Zenda/NNP/dobj/2")
    assert (sentence.deps[1], sentence.heads[0]) == ("nsubj", 1)


@pytest.mark.parametrize(("rows", "tag"), [
    ("They/PRP/nsubj/1 flew/VBD/ROOT/1 the/DT/det/3 wounded/VBN/dobj/1", "NNS"),
    ("They/PRP/nsubj/1 were/VBD/ROOT/1 badly/RB/advmod/3 wounded/VBN/acomp/1", "VBN"),
])  # fmt: skip
def test_misread_the_wounded_are_people(rows: str, tag: str) -> None:
    assert build(rows).tags[3] == tag


BACKED = "Troops/NNS/nsubj/1 backed/VBN/ROOT/1 by/IN/prep/1 ten/CD/nummod/4 tanks/NNS/pobj/2 raided/VBD/ccomp/1 Zenda/NNP/dobj/5 ././punct/1"


def test_misread_participle_with_its_agent_leaves_the_verb_its_subject() -> None:
    sentence = build(BACKED)
    raided = at(sentence, "raided")
    assert (sentence.heads[0], sentence.deps[0]) == (raided, "nsubj")
    assert (sentence.heads[raided], sentence.deps[raided]) == (raided, "ROOT")
    assert (sentence.heads[1], sentence.deps[1], sentence.deps[2]) == (0, "acl", "agent")
    assert sentence.heads[at(sentence, ".")] == raided


@pytest.mark.parametrize(
    "rows",
    [
        "Troops/NNS/nsubjpass/2 were/VBD/auxpass/2 backed/VBN/ROOT/2 by/IN/agent/2 tanks/NNS/pobj/3 raided/VBD/acl/4 in/IN/prep/5 Zenda/NNP/pobj/6",
        "Troops/NNS/nsubj/1 backed/VBD/ROOT/1 by/IN/prep/1 tanks/NNS/pobj/2 and/CC/cc/1 raided/VBD/conj/1 Zenda/NNP/dobj/5",
    ],
)
def test_misread_passives_and_second_verbs_stay(rows: str) -> None:
    sentence = build(rows)
    assert sentence.heads[0] == at(sentence, "backed") and sentence.deps[at(sentence, "backed")] == "ROOT"


@pytest.mark.parametrize(
    ("rows", "participle", "verb"),
    [
        ("A/DT/det/1 man/NN/nsubj/2 wanted/VBD/ROOT/2 for/IN/prep/2 arson/NN/pobj/3 was/VBD/auxpass/6 caught/VBN/ccomp/2 ././punct/2", "wanted", "caught"),
        ("Rebels/NNS/nsubj/1 captured/VBN/csubj/5 in/IN/prep/1 Zenda/NNP/pobj/2 will/MD/aux/5 face/VB/ROOT/5 judges/NNS/dobj/5", "captured", "face"),
    ],
)
def test_misread_verb_without_a_subject_gets_that_of_the_participle_before_it(rows: str, participle: str, verb: str) -> None:
    sentence = build(rows)
    before, told = at(sentence, participle), at(sentence, verb)
    noun = sentence.heads[before]
    assert (sentence.deps[before], sentence.tags[before], sentence.heads[noun], sentence.heads[told]) == ("acl", "VBN", told, told)
    assert sentence.deps[noun] in ("nsubj", "nsubjpass")


@pytest.mark.parametrize(
    "rows",
    [
        # a verb of saying may lack the subject of its clause; a verb with its own subject is none of the participle's
        "The/DT/det/1 man/NN/nsubj/2 said/VBD/ROOT/2 was/VBD/auxpass/4 caught/VBN/ccomp/2",
        "Rassen/NNP/nsubj/1 wanted/VBD/ROOT/1 Zenda/NNP/nsubj/4 be/VB/auxpass/4 freed/VBN/ccomp/1",
        "Rassen/NNP/nsubj/1 shouted/VBD/ROOT/1 and/CC/cc/1 was/VBD/auxpass/4 caught/VBN/conj/1",
    ],
)
def test_misread_verbs_with_clauses_of_their_own_stay(rows: str) -> None:
    sentence = build(rows)
    assert sentence.deps[1] in ("ROOT", "nsubj") and "acl" not in sentence.deps


def test_misread_participle_behind_whom_a_verb_frees_is_no_clause_and_its_day_is_the_verbs() -> None:
    sentence = build(
        "Rebels/NNS/nsubj/1 freed/VBD/ROOT/1 three/CD/nummod/3 nurses/NNS/nsubj/4 held/VBD/ccomp/1 in/IN/prep/4 Zenda/NNP/pobj/5"
        " on/IN/prep/4 Sunday/NNP/pobj/7 and/CC/cc/4 Chad/NNP/nsubj/11 released/VBD/conj/4 men/NNS/dobj/11"
    )
    freed, held = at(sentence, "freed"), at(sentence, "held")
    assert (sentence.deps[3], sentence.heads[3]) == ("dobj", freed)
    assert (sentence.deps[held], sentence.heads[held], sentence.tags[held]) == ("acl", 3, "VBN")
    assert sentence.heads[at(sentence, "on")] == freed and sentence.heads[at(sentence, "released")] == freed


def test_misread_clause_behind_a_verb_of_saying_stays() -> None:
    sentence = build("Rebels/NNS/nsubj/1 denied/VBD/ROOT/1 nurses/NNS/nsubj/3 held/VBD/ccomp/1 talks/NNS/dobj/3")
    assert sentence.deps[at(sentence, "held")] == "ccomp"


@pytest.mark.parametrize("tag", ["JJ", "NN"])
def test_misread_main_verb_before_a_bare_object_has_the_owned_noun_as_subject(tag: str) -> None:
    sentence = build(f"Chad/NNP/poss/4 's/POS/case/0 military/{tag}/amod/4 seized/VBD/amod/4 power/NN/ROOT/4 on/IN/prep/4 Friday/NNP/pobj/5")
    seized = at(sentence, "seized")
    assert (sentence.deps[seized], sentence.deps[2], sentence.heads[0], sentence.deps[4]) == ("ROOT", "nsubj", 2, "dobj")
    assert sentence.heads[at(sentence, "on")] == seized


def test_misread_participle_of_an_owned_noun_stays() -> None:
    sentence = build("Chad/NNP/poss/4 's/POS/case/0 newly/RB/advmod/3 elected/VBN/amod/4 parliament/NN/nsubj/5 met/VBD/ROOT/5")
    assert sentence.deps[at(sentence, "elected")] == "amod"
