"""No sentence, however strange its words and its parse, makes the actor resolver raise, loop or dawdle."""

import time
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from coders.actor_index import find_names, load_index
from coders.actors import ActorReader
from coders.memory import ArticleMemory
from coders.name_hyphens import hide_hyphens, show_hyphens
from coders.parse import Sentence, children_of
from coders.remember import remember

WORDS = (
    "Israel", "Iran's", "the", "two", "both", "sides", "countries", "Kim", "Jong", "Un", "Clinton", "President", "former", "army", "of", "and", ",", "-",
    "backed", "Hamas", "UN", "they", "its", "she", "We", "said", "loyal", "to", "Haftar", "ethnic", "Albanians", "South", "the", "group", "ISRAEL", "us",
    "spokesman", "for", "rebels", "\u00e9", "\u0130", "\u00df", "'s", "", "\U0001f600", "O'Neill", "al-Qaeda", "West", "Darfur", "leader", "parties",
)
TAGS = ("NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "VBD", "VBN", "IN", "TO", "DT", "CD", "JJ", "CC", ",", "HYPH", "POS", "WP", "MD", "")
DEPS = (
    "nsubj", "nsubjpass", "dobj", "pobj", "prep", "poss", "compound", "amod", "nmod", "appos", "conj", "cc", "acl", "relcl", "advcl", "ccomp", "xcomp",
    "agent", "det", "predet", "punct", "ROOT", "npadvmod", "dative", "attr", "nummod", "",
)
LIMIT = 0.05
"""Seconds of processor time a sentence may take."""


def sentence_of(words: list[str], tags: list[str], deps: list[str], heads: list[int]) -> Sentence:
    """Builds a sentence of any words, tags, labels and heads, loops among the heads included."""
    text = " ".join(words)
    offsets, place = [], 0
    for word in words:
        offsets.append(place)
        place += len(word) + 1
    return Sentence(
        text=text, start=0, words=tuple(words), lower=tuple(word.lower() for word in words), tags=tuple(tags), deps=tuple(deps), heads=tuple(heads),
        offsets=tuple(offsets), children=children_of(heads),
    )


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """Draws a sentence of 1 to 40 tokens whose parse may be any graph."""
    size = draw(st.integers(1, 40))
    words = draw(st.lists(st.sampled_from(WORDS).filter(bool) | st.text(min_size=1, max_size=6), min_size=size, max_size=size))
    tags = draw(st.lists(st.sampled_from(TAGS), min_size=size, max_size=size))
    deps = draw(st.lists(st.sampled_from(DEPS), min_size=size, max_size=size))
    heads = draw(st.lists(st.integers(0, size - 1), min_size=size, max_size=size))
    return sentence_of(words, tags, deps, heads)


def read_all(sentence: Sentence, memory: ArticleMemory) -> float:
    """Resolves every token and returns the processor time it took."""
    start = time.process_time()
    reader = ActorReader(load_index(), sentence, date(2020, 6, 16), memory)
    for token in range(len(sentence)):
        for actor in reader.resolve(token):
            assert len(actor.code) >= 3 and actor.code == actor.code.upper()
        reader.kinds(token)
    remember(reader)
    return time.process_time() - start


@settings(max_examples=150, deadline=None)
@given(st.lists(sentences(), min_size=1, max_size=3))
def test_actors_robust_no_parse_raises(article: list[Sentence]) -> None:
    memory = ArticleMemory(home="KEN")
    for sentence in article:
        read_all(sentence, memory)
    assert memory.sentence == len(article)


def test_actors_robust_long_sentences_take_no_longer_than_the_limit() -> None:
    load_index()
    for size in (60, 240, 2000):
        chain = sentence_of(["rebels", "of"] * (size // 2), ["NNS", "IN"] * (size // 2), ["pobj", "prep"] * (size // 2), [max(0, i - 1) for i in range(size)])
        flat = sentence_of(["Iran"] * size, ["NNP"] * size, ["compound"] * size, [size - 1] * size)
        for sentence in (chain, flat):
            best = min(read_all(sentence, ArticleMemory()) for _ in range(3))
            assert best < LIMIT * max(1, size / 240)


@given(st.text(max_size=80))
def test_actors_robust_hidden_hyphens_keep_length_and_come_back(text: str) -> None:
    hidden = hide_hyphens(text)
    assert len(hidden) == len(text) and show_hyphens(hidden) == show_hyphens(text)


def test_actors_robust_hyphens_of_names_are_hidden_and_others_are_not() -> None:
    for name in ("Moon Jae-in", "Roh Moo-hyun", "Zia-ul-Haq", "Lashkar-e-Taiba"):
        assert "-" not in hide_hyphens(name)
    for phrase in ("New York-based", "Tel Aviv-run", "Addis Ababa-led", "Cup Final-day", "Sino-Indian", "Bosnia-Herzegovina"):
        assert hide_hyphens(phrase) == phrase


def test_actors_robust_empty_sentence_has_no_names() -> None:
    assert find_names(load_index(), sentence_of([], [], [], [])) == ()
