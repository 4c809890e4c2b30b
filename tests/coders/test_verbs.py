"""Matching: which entry and which sense is chosen, on sentences parsed by hand and a lexicon of a dozen words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from doc_builder import at, build, said
from hypothesis import given
from hypothesis import strategies as st
from parses import ACTIVE, AGENTLESS, DOZENS, LIGHT, PASSIVE
from small import matches_of, small_lexicon, view_of, write_lexicon

from coders.lexicon.compile import Form, Lexicon, load_lexicon, tokens_of
from coders.lexicon.entries import Entry
from coders.parse import Sentence
from coders.pattern_fit import slot_heads
from coders.verbs import View, find_matches, match_token, phrase_words


def struck(direct: str, more: str = "") -> Sentence:
    """Parses "Israel struck X" by hand; `more` are further rows after the object, which stands at index 2."""
    return build(" ".join(part for part in ("Israel/NNP/nsubj/1 struck/VBD/ROOT/1", direct, more, "././punct/1") if part))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return small_lexicon()


@pytest.mark.parametrize(
    ("direct", "more", "code", "rule"),
    [
        ("Syria/NNP/dobj/1", "", "191", "strike/object:ACTOR"),
        ("village/NN/dobj/1", "", "192", "strike/object:$TOWN"),
        ("town/NN/dobj/1", "", "192", "strike/object:$TOWN"),
        ("city/NN/dobj/1", "", "193", "strike/object:city"),
        ("Syria/NNP/dobj/1", "with/IN/prep/1 rockets/NNS/pobj/3", "194", "strike/object:ACTOR+with:ANY"),
        ("bridge/NN/dobj/1", "", "190", "strike"),
        ("bridge/NN/dobj/1", "with/IN/prep/1 rockets/NNS/pobj/3", "190", "strike"),
        ("", "", None, "strike/object:NONE"),
    ],
)
def test_verbs_most_specific_sense_wins(lexicon: Lexicon, direct: str, more: str, code: str | None, rule: str) -> None:
    match = matches_of(struck(direct, more), lexicon)["struck"]
    assert (match.code, match.rule) == (code, rule)


def test_verbs_specificity_is_slots_then_word_then_class_then_type_whatever_the_order(tmp_path: Path) -> None:
    senses = [
        "{object: ANY, code: '191'}",
        "{object: $TOWN, code: '192'}",
        "{object: city, code: '193'}",
        "{object: ANY, with: NONE, code: '194'}",
        "{object: city, with: NONE, code: '195'}",
    ]
    wanted = {"bridge": "194", "village": "194", "city": "195"}
    for number, order in enumerate((senses, senses[::-1], senses[2:] + senses[:2])):
        text = "hit:\n  code: '190'\n  patterns:\n" + "".join(f"    - {sense}\n" for sense in order)
        lexicon = write_lexicon(tmp_path / str(number), {"verbs/19.yaml": text, "classes/c.yaml": "TOWN: [city, village]\n"})
        for noun, code in wanted.items():
            sentence = build(f"Israel/NNP/nsubj/1 hit/VBD/ROOT/1 {noun}/NN/dobj/1 ././punct/1")
            assert matches_of(sentence, lexicon)["hit"].code == code, (noun, order)


def test_verbs_number_is_a_counted_noun_or_a_number_alone(lexicon: Lexicon) -> None:
    counted = build("Israel/NNP/nsubj/1 killed/VBD/ROOT/1 12/CD/nummod/3 people/NNS/dobj/1 ././punct/1")
    alone = build("Israel/NNP/nsubj/1 killed/VBD/ROOT/1 12/CD/dobj/1 ././punct/1")
    uncounted = build("Israel/NNP/nsubj/1 killed/VBD/ROOT/1 a/DT/det/3 soldier/NN/dobj/1 ././punct/1")
    assert [matches_of(sentence, lexicon)["killed"].code for sentence in (counted, alone, uncounted)] == ["195", "195", "180"]


def test_verbs_passive_object_is_its_subject(lexicon: Lexicon) -> None:
    sentence = build("City/NN/nsubjpass/2 was/VBD/auxpass/2 struck/VBN/ROOT/2 by/IN/agent/2 Israel/NNP/pobj/3 ././punct/2")
    match = matches_of(sentence, lexicon)["struck"]
    assert match.code == "193" and said(sentence, match.slots.subject) == ("Israel",)


@pytest.mark.parametrize(
    "rows",
    [
        "Israel/NNP/nsubj/1 struck/VBD/ROOT/1 down/RP/prt/1 the/DT/det/4 law/NN/dobj/1 ././punct/1",
        "Israel/NNP/nsubj/1 struck/VBD/ROOT/1 the/DT/det/3 law/NN/dobj/1 down/RP/prt/1 ././punct/1",
    ],
)
def test_verbs_phrase_beats_the_bare_lemma_even_where_it_is_no_event(lexicon: Lexicon, rows: str) -> None:
    sentence = build(rows)
    match = matches_of(sentence, lexicon)["struck"]
    assert (match.form.entry.name, match.code) == ("strike down", None)
    assert set(said(sentence, match.words)) == {"struck", "down"}


def test_verbs_particle_of_another_verb_makes_no_phrase(lexicon: Lexicon) -> None:
    rows = "Israel/NNP/nsubj/1 struck/VBD/ROOT/1 Syria/NNP/dobj/1 and/CC/cc/1 backed/VBD/conj/1 down/RP/prt/4 ././punct/1"
    assert matches_of(build(rows), lexicon)["struck"].form.entry.name == "strike"


def test_verbs_word_is_matched_under_its_part_of_speech(lexicon: Lexicon) -> None:
    verb, noun = matches_of(build(ACTIVE), lexicon), matches_of(build(LIGHT), lexicon)
    assert (verb["attacked"].form.entry.part, noun["attack"].form.entry.part) == ("verb", "noun")
    assert "launched" not in noun and "Syria" not in verb


def test_verbs_noun_phrase_is_found_by_its_last_word(lexicon: Lexicon) -> None:
    sentence = build("Israel/NNP/nsubj/1 mounted/VBD/ROOT/1 an/DT/det/4 air/NN/compound/4 raid/NN/dobj/1 ././punct/1")
    bare = build("Israel/NNP/nsubj/1 mounted/VBD/ROOT/1 a/DT/det/3 raid/NN/dobj/1 ././punct/1")
    assert said(sentence, matches_of(sentence, lexicon)["raid"].words) == ("air", "raid")
    assert "raid" not in matches_of(bare, lexicon)


def test_verbs_participle_before_a_noun_is_a_state(lexicon: Lexicon) -> None:
    sentence = build("The/DT/det/2 attacked/VBN/amod/2 town/NN/nsubj/3 slept/VBD/ROOT/3 ././punct/3")
    assert "attacked" not in matches_of(sentence, lexicon)


def test_verbs_measure_noun_is_seen_through(lexicon: Lexicon) -> None:
    sentence = build(DOZENS)
    view = view_of(sentence, lexicon)
    assert said(sentence, view.slots(at(sentence, "detained")).object) == ("protesters",)
    numbers = build("Police/NNS/nsubj/1 detained/VBD/ROOT/1 12/CD/dobj/1 of/IN/prep/2 them/PRP/pobj/3 ././punct/1")
    assert said(numbers, view_of(numbers, lexicon).slots(1).object) == ("them",)
    streets = build("Police/NNS/nsubj/1 closed/VBD/ROOT/1 streets/NNS/dobj/1 of/IN/prep/2 Gaza/NNP/pobj/3 ././punct/1")
    assert said(streets, view_of(streets, lexicon).slots(1).object) == ("streets",)


def test_verbs_preposition_of_the_object_is_a_slot_of_the_verb(lexicon: Lexicon) -> None:
    sentence = build(LIGHT)
    assert said(sentence, view_of(sentence, lexicon).slots(at(sentence, "launched")).prepositions["on"]) == ("Syria",)


@pytest.mark.parametrize(
    ("rows", "word", "slot", "expected"),
    [
        (PASSIVE, "attacked", "subject", ("Israel",)),
        (PASSIVE, "attacked", "object", ("Syria",)),
        (AGENTLESS, "attacked", "subject", ()),
        (LIGHT, "attack", "verb", ("launched",)),
        (LIGHT, "attack", "on", ("Syria",)),
        (LIGHT, "attack", "against", ()),
    ],
)
def test_verbs_slot_holds_its_heads(lexicon: Lexicon, rows: str, word: str, slot: str, expected: tuple[str, ...]) -> None:
    sentence = build(rows)
    match = matches_of(sentence, lexicon)[word]
    assert said(sentence, slot_heads(view_of(sentence, lexicon), match.token, match.form, slot)) == expected


def phrase_found(text: str, rows: str, *, lexicon: Lexicon) -> tuple[str, ...] | None:
    """Returns the words of a phrase that stands at the second token of a sentence parsed by hand, None where it does not stand there."""
    sentence = build(rows)
    words = tokens_of(text)
    entry = lexicon.verbs["strike"][0].entry
    found = phrase_words(view_of(sentence, lexicon), 1, Form(words[0], words[1:], entry, (), frozenset()))
    return None if found is None else said(sentence, found)


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        ("strike captive", "Israel/NNP/nsubj/1 struck/VBD/ROOT/1 a/DT/det/3 man/NN/dobj/1 captive/JJ/amod/3", ("struck", "captive")),
        ("strike captive", "Israel/NNP/nsubj/1 struck/VBD/ROOT/1 a/DT/det/4 captive/JJ/amod/4 man/NN/dobj/1", None),
        ("strike village", "Israel/NNP/nsubj/1 struck/VBD/ROOT/1 dozens/NNS/dobj/1 of/IN/prep/2 villages/NNS/pobj/3", ("struck", "villages")),
        ("strike in", "Israel/NNP/nsubj/1 struck/VBD/ROOT/1 in/RP/prt/1", ("struck", "in")),
        ("strike in", "Israel/NNP/nsubj/1 struck/VBD/ROOT/1 men/NNS/dobj/1 in/IN/prep/1 May/NNP/pobj/3", None),
        ("strike part in", "Israel/NNP/nsubj/1 struck/VBD/ROOT/1 part/NN/dobj/1 in/IN/prep/1 talks/NNS/pobj/3", ("struck", "part", "in")),
    ],
)
def test_verbs_phrase_has_its_object_and_particle_and_no_preposition_of_place(lexicon: Lexicon, text: str, rows: str, expected: tuple[str, ...] | None) -> None:
    assert phrase_found(text, rows, lexicon=lexicon) == expected


def slow_entry(view: View, token: int, entries: tuple[Entry, ...], part: str) -> Entry | None:
    """The obvious matcher: tries every form of every entry at a token and keeps the one of most words, the first of several."""
    lower, lemma = view.sentence.lower[token], view.lemmas[token]
    best: tuple[tuple[int, int], Entry] | None = None
    for entry in entries:
        for text in entry.forms if entry.part == part else ():
            words = tokens_of(text)
            head, others = (words[0], words[1:]) if part == "verb" else (words[-1], words[:-1])
            if head not in (lower, lemma) or phrase_words(view, token, Form(head, others, entry, (), frozenset())) is None:
                continue
            # a form written as the text has it ("talks") stands before one that only shares its lemma
            rank = (int(head == lower and lower != lemma), len(others))
            if best is None or rank > best[0]:
                best = rank, entry
    return best[1] if best else None


NOUNS = st.sampled_from(["city", "attack", "law", "raid", "village"])
VERBS = st.sampled_from(["struck", "attacked", "fell", "killed", "met", "launched"])
EXTRAS = st.lists(st.sampled_from(["down/RP/prt", "on/RP/prt", "air/NN/compound", "out/RP/prt", "quickly/RB/advmod"]), max_size=3)


@given(VERBS, NOUNS, EXTRAS)
def test_verbs_fast_lookup_chooses_as_the_slow_matcher(verb: str, noun: str, extras: list[str]) -> None:
    lexicon = small_lexicon()
    behind = [f"{extra}/1" for extra in extras if "compound" not in extra]
    before = [f"{extra}/{2 + len(behind) + sum('compound' in each for each in extras)}" for extra in extras if "compound" in extra]
    sentence = build(" ".join(["Israel/NNP/nsubj/1", f"{verb}/VBD/ROOT/1", *behind, *before, f"{noun}/NN/dobj/1", "././punct/1"]))
    view = view_of(sentence, lexicon)
    for token, tag in enumerate(sentence.tags):
        table, part = (lexicon.verbs, "verb") if tag.startswith("VB") else (lexicon.nouns, "noun")
        if tag.startswith(("VB", "NN")):
            found = match_token(view, token, table)
            slow = slow_entry(view, token, lexicon.entries, part)
            assert (found.form.entry.name if found else None) == (slow.name if slow else None), sentence.text


SHIPPED = [
    "Rebels broke off talks with the government after troops fell back from the town.",
    "The United States called off joint exercises and lifted sanctions on Iran.",
    "Police opened fire on protesters and carried out mass arrests.",
    "France recalled its ambassador, cut off aid and pulled out of the peace talks.",
    "Iran said it would hold talks with Iraq on a cease-fire along the border.",
    "Workers went on strike and took to the streets, calling for the resignation of the president.",
]


@pytest.mark.parametrize("text", SHIPPED)
def test_verbs_shipped_lexicon_chooses_as_the_slow_matcher(parse: Callable[[str], Sentence], text: str) -> None:
    lexicon, sentence = load_lexicon(), parse(text)
    view = View(sentence, lexicon, lambda head: frozenset())
    for token, match in find_matches(view).items():
        slow = slow_entry(view, token, lexicon.entries, match.form.entry.part)
        assert slow is not None and slow.name == match.form.entry.name, sentence.words[token]
    assert find_matches(view)
