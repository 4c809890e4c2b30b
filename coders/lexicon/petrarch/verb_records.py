"""What a verb dictionary says, as records: verbs, patterns around the verb, synonym sets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: `words` as written with the inflected word at `head`; `forms` are inflections that the file lists, each as words with its
    own head; None for a code means the block's."""

    words: tuple[str, ...]
    head: int
    forms: tuple[tuple[tuple[str, ...], int], ...]
    code: str | None
    back: str | None
    own: bool
    line: int


@dataclass(frozen=True, slots=True)
class SequencePattern:
    """A pattern in two halves, in reading order: `before` and `after` the verb.

    Tokens are words, `&SET`, and `$ + % ^`; `_` before a token (for `after`) or behind it (for `before`) says that nothing may stand
    between it and the verb's side of the pattern. A word written `link|links` is any of these.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    code: str | None
    back: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """One block of verbs with its code and patterns; every pattern holds for every verb of the block."""

    name: str
    code: str | None
    back: str | None
    verbs: tuple[Verb, ...]
    patterns: tuple[SequencePattern, ...]
    line: int


@dataclass(frozen=True, slots=True)
class SynonymSet:
    """A named set of words and phrases; a member `&NAME` stands for another set. `stems` are the members that take a plural too."""

    name: str
    members: tuple[str, ...]
    stems: frozenset[str]
    line: int


@dataclass(frozen=True, slots=True)
class VerbFile:
    """All of one verb dictionary."""

    blocks: tuple[Block, ...]
    synonyms: tuple[SynonymSet, ...]
