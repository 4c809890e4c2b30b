"""Tests of coders.parse_cache: what is read back is what was parsed, and damaged bytes are parsed again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coders.coder import load_coder
from coders.parse import Parse
from coders.parse_cache import key_of, packed, parse_articles, unpacked

TEXT = "Rebels shelled \u201cthe fort\u201d at Zenda on Monday.  Two guards were killed,\u00a0the army said."
OTHER = "The king's envoy met the rebels in Strelsau."


class Shelf(dict):
    """A store in memory that counts what is asked."""

    asked = 0

    def get(self, keys):
        self.asked += 1
        return {key: self[key] for key in keys if key in self}

    def put(self, parses):
        self.update(parses)


def sentences(texts, store):
    coder = load_coder()
    return list(parse_articles(coder.nlp, [[(text, 7, 0)] for text in texts], names=coder.index.written, store=store))


def told(found):
    columns = ("text", "start", "words", "lower", "tags", "deps", "heads", "offsets", "children", "paragraph")
    return [[[getattr(one, name) for name in columns] for one in some] for some in found]


def test_parse_cache_gives_back_what_was_parsed():
    store = Shelf()
    first = sentences([TEXT, OTHER], store)
    assert len(store) == 2
    assert told(sentences([OTHER, TEXT], store)) == told(reversed(first)) == told(reversed(sentences([TEXT, OTHER], None)))


def test_parse_cache_parses_only_what_is_not_kept(monkeypatch):
    store = Shelf()
    sentences([TEXT], store)
    seen = []
    nlp = load_coder().nlp
    pipe = type(nlp).pipe

    def watched(self, texts, **options):
        yield from pipe(self, (seen.append(text) or text for text in texts), **options)

    monkeypatch.setattr(type(nlp), "pipe", watched)
    sentences([TEXT, OTHER], store)
    assert seen == [OTHER]


@pytest.mark.parametrize("spoil", [lambda data: b"", lambda data: data[:-3], lambda data: b"\x00" * len(data), lambda data: data[:8] + b"junk"])
def test_parse_cache_damaged_bytes_are_parsed_again(spoil):
    store = Shelf()
    whole = told(sentences([TEXT], store))
    (key,) = store
    good = store[key]
    store[key] = spoil(good)
    assert told(sentences([TEXT], store)) == whole
    assert store[key] == good


def test_parse_cache_another_model_or_text_is_another_key():
    assert len({key_of("en-1", [TEXT]), key_of("en-2", [TEXT]), key_of("en-1", [OTHER]), key_of("en-1", [TEXT, ""]), key_of("en-1", ["", TEXT])}) == 5


def test_parse_cache_a_parse_of_another_text_does_not_fit():
    data = packed([[Parse((0, 4), (3, 60), ("NN", "NN"), ("ROOT", "dobj"), (0, 0))]])
    assert unpacked(data, ["too short"]) is None
    assert unpacked(data, ["one", "two"]) is None
    assert unpacked(packed([[Parse((0,), (3,), ("NN",), ("ROOT",), (5,))]]), ["one"]) is None


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=80))
def test_parse_cache_takes_no_bytes_for_a_parse_that_are_none(data):
    assert unpacked(data, ["text"]) is None


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_parse_cache_a_spoiled_parse_is_refused_or_fits_its_text(data):
    good = packed([[Parse((0, 4), (3, 4), ("NN", "NN"), ("ROOT", "dobj"), (0, 0))]])
    place, byte = data.draw(st.integers(0, len(good) - 1)), data.draw(st.integers(0, 255))
    found = unpacked(good[:place] + bytes([byte]) + good[place + 1 :], ["one more"])
    assert found is None or all(len(one.heads) == len(one.starts) and max(one.heads) < len(one.heads) for some in found for one in some)
