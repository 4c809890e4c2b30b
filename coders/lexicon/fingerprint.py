"""Which words of a lexicon changed between two versions: only articles that hold one of them need to be coded again."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coders.actor_index import ActorIndex
from coders.lexicon.compile import Lexicon, Words
from coders.lexicon.entries import Entry, Pattern

WORD = re.compile(r"\w+")
COMPILED = ("verbs", "nouns", "classes", "actors")
"""Folders whose files are told word by word; a change of any other file may touch every article."""
OWN_TABLES = ("codes.tsv",)
"""Files of those folders that are no names."""
DIGITS = 16


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A lexicon as digests: of each word that begins or heads something it knows, and of all tables besides."""

    version: str
    words: Mapping[str, str]
    rest: str


def fingerprint(lexicon: Lexicon, index: ActorIndex) -> Fingerprint:
    """Returns the fingerprint of a compiled lexicon with its actors."""
    parts: dict[str, list[str]] = {}
    for word, told in (*entry_parts(lexicon), *form_parts(lexicon), *actor_parts(index)):
        parts.setdefault(word, []).append(told)
    return Fingerprint(lexicon.version, {word: short("\n".join(sorted(told))) for word, told in sorted(parts.items())}, rest_of(lexicon.folder))


def entry_parts(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yields each head word of the verbs and nouns with what its forms say; a class counts with all its words, examples, files and lines do not."""
    classes = {name: short(repr(word_parts(words))) for name, words in lexicon.classes.items()}
    told = {id(entry): repr(entry_told(entry, classes)) for entry in lexicon.entries}
    for part, table in (("verb", lexicon.verbs), ("noun", lexicon.nouns)):
        for head, forms in table.items():
            yield head, part + "|".join(f"{form.others} {sorted(form.light)} {told[id(form.entry)]}" for form in forms)


def entry_told(entry: Entry, classes: Mapping[str, str]) -> list[Any]:
    """Returns what an entry says."""
    own = [entry.code, entry.operator, entry.source, entry.target, entry.reciprocal, entry.actors, entry.alone, entry.owner_is_target]
    return [own, [pattern_told(pattern, classes) for pattern in entry.patterns]]


def pattern_told(pattern: Pattern, classes: Mapping[str, str]) -> list[Any]:
    """Returns what a pattern asks and gives."""
    gives = [pattern.code, pattern.operator, pattern.source, pattern.target, pattern.reciprocal, pattern.actors, pattern.alone, pattern.rule]
    asks = [
        [test.slot, sorted(test.lemmas), sorted(test.phrases), [classes.get(name, name) for name in test.classes], sorted(test.types)] for test in pattern.slots
    ]
    return [gives, asks]


def word_parts(words: Words) -> list[Any]:
    """Returns a set of words in order."""
    return [sorted(words.lemmas), sorted((word, sorted(set(found))) for word, found in words.phrases.items())]


def form_parts(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yields each inflected form with its lemma."""
    for part, table in (("verb form", lexicon.forms.verbs), ("noun form", lexicon.forms.nouns)):
        for form, lemma in table.items():
            yield form, f"{part} {lemma}"


def actor_parts(index: ActorIndex) -> Iterator[tuple[str, str]]:
    """Yields the first and the last word of each name, and the last of each role noun, with what it stands for."""
    for tokens, rows in index.names.items():
        told = " ".join(tokens) + "|".join(f"{row.kind} {row.code} {row.country} {row.span.first} {row.span.last} {row.exact}" for row in rows)
        for word in {tokens[0], tokens[-1]}:
            yield word, told
    for tokens, role in index.roles.items():
        yield tokens[-1], f"{' '.join(tokens)} {role.code} {role.kind}"


def rest_of(folder: Path) -> str:
    """Returns the digest of every table that is not told word by word."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        told = inner.parts[0] in COMPILED and path.name not in OWN_TABLES
        if path.suffix in (".yaml", ".tsv", ".gz") and path.is_file() and not told:
            total.update(inner.as_posix().encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:DIGITS]


def short(text: str) -> str:
    """Returns a short digest of a text."""
    return hashlib.sha256(text.encode("utf8", "surrogatepass")).hexdigest()[:DIGITS]


def changed_words(before: Fingerprint, now: Fingerprint, lexicon: Lexicon) -> frozenset[str] | None:
    """Returns the words, in all their forms, that a change between two lexicons can touch; None where it can touch every article."""
    if before.rest != now.rest:
        return None
    changed = {word for word in before.words.keys() | now.words.keys() if before.words.get(word) != now.words.get(word)}
    forms = {form for table in (lexicon.forms.verbs, lexicon.forms.nouns) for form, lemma in table.items() if lemma in changed}
    return frozenset(part for word in changed | forms for part in WORD.findall(word.lower())[:1])


def is_touched(text: str, words: Iterable[str]) -> bool:
    """Says whether a text holds one of some words."""
    return not frozenset(words).isdisjoint(WORD.findall(text.lower()))
