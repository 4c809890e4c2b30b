"""Inflected forms to lemmas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coders.lemmas import doubled, irregular, make_forms, noun_forms, third_person, verb_forms

CONSONANTS = "bcdfgklmnprstvz"


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("attack", {"attack", "attacks", "attacked", "attacking"}),
        ("bomb", {"bomb", "bombs", "bombed", "bombing"}),
        ("seize", {"seize", "seizes", "seized", "seizing"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("deploy", {"deploy", "deploys", "deployed", "deploying"}),
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("clash", {"clash", "clashes", "clashed", "clashing"}),
        ("veto", {"veto", "vetoes", "vetoed", "vetoing"}),
    ],
)
def test_lemmas_verb_has_its_forms(lemma: str, expected: set[str]) -> None:
    assert expected <= set(verb_forms(lemma)) and verb_forms(lemma)[0] == lemma


@pytest.mark.parametrize(
    ("lemma", "wrong"),
    [("attack", "attackked"), ("ban", "baned"), ("deny", "denyed"), ("seize", "seizeed"), ("fight", "fighted"), ("shoot", "shooted")],
)
def test_lemmas_verb_has_no_form_that_nobody_writes(lemma: str, wrong: str) -> None:
    assert wrong not in verb_forms(lemma)


@pytest.mark.parametrize(
    ("form", "lemma"), [("fought", "fight"), ("shot", "shoot"), ("met", "meet"), ("withdrew", "withdraw"), ("sought", "seek")]
)
def test_lemmas_irregular_past_is_found(form: str, lemma: str) -> None:
    assert make_forms([lemma], []).lemma(form, "VBD") == lemma


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("attack", ("attack", "attacks")),
        ("ally", ("ally", "allies")),
        ("gunman", ("gunman", "gunmen")),
        ("clash", ("clash", "clashes")),
        ("german", ("german", "germans")),
    ],
)
def test_lemmas_noun_has_its_plural(lemma: str, expected: tuple[str, ...]) -> None:
    assert noun_forms(lemma) == expected


def test_lemmas_part_of_speech_decides_which_table_is_read() -> None:
    forms = make_forms(["strike"], ["talks"])
    assert forms.lemma("struck", "VBD") == "strike"
    assert forms.lemma("struck", "NN") == "struck"
    assert forms.lemma("talks", "NNS") == "talks"
    assert forms.lemma("striking", "JJ") == "striking"


def test_lemmas_unknown_form_is_its_own_lemma() -> None:
    assert make_forms(["attack"], []).lemma("zigzagged", "VBD") == "zigzagged"


def test_lemmas_irregular_form_wins_over_another_verbs_own_name() -> None:
    # "found" is written of finding far more often than of founding
    assert make_forms(["find", "found"], []).lemma("found", "VBD") == "find"
    assert make_forms(["found"], []).lemma("found", "VBD") == "found"


def test_lemmas_order_of_the_lexicon_does_not_matter() -> None:
    names = ["lay", "lie", "find", "found", "fell", "fall", "bind", "bound"]
    assert dict(make_forms(names, names).verbs) == dict(make_forms(reversed(names), reversed(names)).verbs)


@pytest.mark.parametrize(
    ("lemma", "stem"),
    [("ban", "bann"), ("stop", "stopp"), ("fix", "fix"), ("show", "show"), ("attack", "attack"), ("repeal", "repeal"), ("quit", "quitt"),
     ("squat", "squatt"), ("sweat", "sweat")],
)
def test_lemmas_last_consonant_is_doubled_after_one_vowel(lemma: str, stem: str) -> None:
    assert doubled(lemma) == stem


@pytest.mark.parametrize(
    ("lemma", "third"), [("deny", "denies"), ("destroy", "destroys"), ("pass", "passes"), ("reach", "reaches"), ("ban", "bans")]
)
def test_lemmas_third_person_is_spelt_by_rule(lemma: str, third: str) -> None:
    assert third_person(lemma) == third


def test_lemmas_irregular_table_names_verbs_and_nouns_only() -> None:
    assert {part for part, _ in irregular()} == {"verb", "noun"}
    assert all(forms for forms in irregular().values())


@given(st.text(alphabet=CONSONANTS + "aeiouy", min_size=2, max_size=9))
def test_lemmas_every_form_leads_back_to_its_lemma(lemma: str) -> None:
    forms = make_forms([lemma], [lemma])
    assert {forms.lemma(form, "VBD") for form in verb_forms(lemma)} == {lemma}
    assert {forms.lemma(form, "NNS") for form in noun_forms(lemma)} == {lemma}


def test_lemmas_of_a_sentence_are_those_of_its_words() -> None:
    forms = make_forms({"lie", "lay"}, {"troop"})
    assert forms.lemmas(("troops", "lay", "down", "troops"), ("NNS", "VBD", "RP", "JJ")) == ("troop", "lie", "down", "troops")
    assert forms.lemmas(("troops", "lay"), ("NNS", "VBP")) == ("troop", "lay")
