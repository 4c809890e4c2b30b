"""Tests of coders.greedy_parser: the transitions that spaCy's own loop takes, and parsers that are left as they are."""

import spacy
from spacy.pipeline.dep_parser import DependencyParser

from coders import greedy_parser
from coders.greedy_parser import GreedyParser, by_length, with_greedy_parser
from coders.parse import DEFAULT_MODEL, load_model, parses_of
from tests.coders.test_matrix_ops import TEXTS

EXCLUDED = ["ner", "lemmatizer", "attribute_ruler", "senter"]


def parsed(nlp, texts, **settings):
    return [tuple(parses_of(doc)) for doc in nlp.pipe(texts, **settings)]


def test_greedy_parser_takes_the_transitions_of_spacy():
    plain = spacy.load(DEFAULT_MODEL, exclude=EXCLUDED)
    expected = parsed(plain, TEXTS)
    greedy = with_greedy_parser(plain)
    assert type(greedy.get_pipe("parser")) is GreedyParser
    assert parsed(greedy, TEXTS) == parsed(greedy, TEXTS, batch_size=2) == expected
    assert [tuple(parses_of(greedy(text))) for text in TEXTS] == expected


def test_greedy_parser_is_what_the_coder_loads():
    assert type(load_model().get_pipe("parser")) is GreedyParser


def test_greedy_parser_parses_blank_texts_among_others():
    found = parsed(load_model(), ["", TEXTS[0], " "])
    assert [len(sentences) for sentences in found] == [0, 1, 0]
    assert found[1] == parsed(load_model(), [TEXTS[0]])[0]


def test_greedy_parser_leaves_a_parser_with_a_beam_as_it_is():
    plain = spacy.load(DEFAULT_MODEL, exclude=EXCLUDED)
    plain.get_pipe("parser").cfg["beam_width"] = 4
    assert type(with_greedy_parser(plain).get_pipe("parser")) is DependencyParser


def test_greedy_parser_leaves_a_pipeline_without_a_parser_as_it_is():
    assert with_greedy_parser(spacy.blank("en")).pipe_names == []


def test_greedy_parser_takes_texts_of_like_length_together(monkeypatch):
    nlp = load_model()
    expected = parsed(nlp, TEXTS)
    monkeypatch.setattr(greedy_parser, "WORDS", 10)
    docs = [nlp.make_doc(text) for text in TEXTS]
    groups = [[len(doc) for doc in group] for group in by_length(docs)]
    lengths = [length for group in groups for length in group]
    assert len(groups) > 1 and lengths == sorted(map(len, docs))
    assert parsed(nlp, TEXTS) == expected
    assert list(by_length([])) == []
