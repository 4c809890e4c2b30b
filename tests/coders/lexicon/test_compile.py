"""The compiled lexicon: look-ups by lemma, classes resolved, a digest that names the content."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import FOLDER, small_lexicon, write_lexicon

from coders.lexicon.compile import (
    Words,
    compile_lexicon,
    digest,
    load_lexicon,
    make_words,
    read_lexicon,
    resolve_classes,
    split_form,
    tokens_of,
    union,
)
from coders.lexicon.entries import WordClass

WORDS = st.sampled_from(["oil", "arms", "embargo", "trade", "ban"])
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


def slow_holds(values: list[str], lemmas: tuple[str, ...], lower: tuple[str, ...], head: int) -> bool:
    """The obvious look-up: lays every value at every place where it could cover the head, word by word."""
    for value in values:
        parts = value.split()
        for first in range(head - len(parts) + 1, head + 1):
            covered = range(first, first + len(parts))
            if (
                first >= 0
                and covered.stop <= len(lemmas)
                and all(part in (lemmas[at], lower[at]) for part, at in zip(parts, covered, strict=True))
            ):
                return True
    return False


@given(st.lists(PHRASES, max_size=6), st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6), st.data())
def test_compile_words_are_found_as_by_the_slow_matcher(values: list[str], text: list[tuple[str, str]], data: st.DataObject) -> None:
    lemmas, lower = tuple(lemma for lemma, _ in text), tuple(word for _, word in text)
    head = data.draw(st.integers(0, len(text) - 1))
    assert make_words(values).holds(lemmas, lower, head) == slow_holds(values, lemmas, lower, head)


@given(st.lists(PHRASES, max_size=4), st.lists(PHRASES, max_size=4), st.lists(WORDS, min_size=1, max_size=5))
def test_compile_union_holds_what_either_holds(one: list[str], other: list[str], text: list[str]) -> None:
    words = tuple(text)
    joined = union([make_words(one), make_words(other)])
    assert [joined.holds(words, words, at) for at in range(len(words))] == [
        slow_holds(one + other, words, words, at) for at in range(len(words))
    ]


def test_compile_phrase_is_found_at_each_of_its_words_but_not_in_part() -> None:
    words = make_words(["oil embargo"])
    text = ("an", "oil", "embargo")
    assert [words.holds(text, text, head) for head in range(3)] == [False, True, True]
    assert not words.holds(("oil", "exports"), ("oil", "exports"), 0)


def test_compile_class_takes_in_the_classes_it_names() -> None:
    town = small_lexicon().classes["TOWN"]
    assert {"city", "town", "village"} <= town.lemmas and town.holds(("market", "town"), ("market", "town"), 0)


def test_compile_classes_in_a_circle_end() -> None:
    circle = [WordClass("A", ("a", "$B"), "x", 1), WordClass("B", ("b", "$A"), "x", 2), WordClass("C", ("$D",), "x", 3)]
    resolved = resolve_classes(circle)
    assert resolved["A"].lemmas == resolved["B"].lemmas == {"a", "b"} and resolved["C"].lemmas == frozenset()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("cease-fire", ("cease", "-", "fire")), ("U.N. force", ("u.n.", "force")), ("rebels' camp", ("rebels", "'", "camp"))],
)
def test_compile_text_is_split_as_the_parser_splits_it(text: str, expected: tuple[str, ...]) -> None:
    assert tokens_of(text) == expected


def test_compile_head_is_the_first_word_of_a_verb_and_the_last_of_a_noun() -> None:
    assert split_form("carry out", "verb") == ("carry", ("out",))
    assert split_form("air raid", "noun") == ("raid", ("air",))


def test_compile_head_of_a_noun_stands_before_its_preposition() -> None:
    assert split_form("show of military force", "noun") == ("show", ("of", "military", "force"))
    assert split_form("state of the nation address", "noun") == ("address", ("state", "of", "the", "nation"))
    assert split_form("anti-war march in", "noun")[0] == "in"


def test_compile_longest_form_of_a_head_comes_first() -> None:
    forms = small_lexicon().verbs["strike"]
    assert [(form.others, form.entry.name) for form in forms] == [(("down",), "strike down"), ((), "strike")]


def test_compile_form_defined_twice_keeps_its_first_entry(tmp_path: Path) -> None:
    lexicon = write_lexicon(
        tmp_path, {"verbs/01.yaml": "bomb:\n  code: '190'\n", "verbs/02.yaml": "raid:\n  also: [bomb]\n  code: '180'\n"}
    )
    assert [form.entry.code for form in lexicon.verbs["bomb"]] == ["190"] and "raid" in lexicon.verbs


def test_compile_light_classes_become_their_words() -> None:
    (form,) = [form for form in small_lexicon().nouns["attack"] if not form.others]
    assert form.light == {"launch", "open", "mount", "carry out"}


def test_compile_knows_inflected_forms_of_its_own_words() -> None:
    forms = small_lexicon().forms
    assert (forms.lemma("struck", "VBD"), forms.lemma("towns", "NNS"), forms.lemma("zigzags", "NNS")) == ("strike", "town", "zigzags")


def test_compile_digest_changes_with_content_and_name_only(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(FOLDER, copy)
    assert digest(copy) == digest(FOLDER) == compile_lexicon(read_lexicon(copy)).version
    (copy / "notes.txt").write_text("no part of the lexicon", encoding="utf8")
    assert digest(copy) == digest(FOLDER)
    (copy / "classes" / "common.yaml").rename(copy / "classes" / "other.yaml")
    renamed = digest(copy)
    assert renamed != digest(FOLDER)
    with (copy / "compose.tsv").open("a", encoding="utf8") as table:
        table.write("threaten\t20\t139\n")
    assert digest(copy) not in (renamed, digest(FOLDER))


def test_compile_problems_do_not_stop_what_can_be_read() -> None:
    source = read_lexicon(Path(__file__).resolve().parents[2] / "bad_lexicon" / "pattern-without-code")
    assert source.problems and "shell" in compile_lexicon(source).verbs


def test_compile_shipped_lexicon_is_loaded_once_and_reaches_every_root() -> None:
    lexicon = load_lexicon()
    assert load_lexicon() is lexicon
    codes = {entry.code for entry in lexicon.entries} | {pattern.code for entry in lexicon.entries for pattern in entry.patterns}
    assert {f"{root:02}" for root in range(1, 21)} <= {code[:2] for code in codes if code}


def test_compile_empty_words_hold_nothing() -> None:
    assert not Words(frozenset(), {}).holds(("a",), ("a",), 0)
