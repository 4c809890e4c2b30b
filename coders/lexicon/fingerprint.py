"""What a lexicon knows, as a digest a word: after a change only articles that hold a word whose digest changed need to be coded again."""

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
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
DIGITS, CODE_DIGITS = 16, 8
CODE = Path(__file__).resolve().parents[1]


REST = ""
"""Under this key stands the digest of what may touch every article."""


def word_digests(lexicon: Lexicon, index: ActorIndex) -> dict[str, str]:
    """Returns a digest of what a lexicon with its actors knows of each word that begins or heads something, and under `REST` of all tables besides."""
    parts: dict[str, list[str]] = {}
    for word, told in (*entry_parts(lexicon), *form_parts(lexicon), *actor_parts(index)):
        parts.setdefault(word, []).append(told)
    return {REST: rest_of(lexicon.folder), **{word: short("\n".join(sorted(told))) for word, told in sorted(parts.items()) if word}}


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


@cache
def code_digest(folder: Path = CODE) -> str:
    """Returns a short digest of the Python files of a folder and those below it: rules are code, too."""
    total = hashlib.sha256()
    for inner, path in sorted((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*.py")):
        total.update(inner.encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:CODE_DIGITS]


def short(text: str) -> str:
    """Returns a short digest of a text."""
    return hashlib.sha256(text.encode("utf8", "surrogatepass")).hexdigest()[:DIGITS]


def forms_of(lexicon: Lexicon, words: Collection[str]) -> frozenset[str]:
    """Returns words and their inflected forms as they stand in a text, in lower case; of "al-Shabaab" the first part."""
    forms = {form for table in (lexicon.forms.verbs, lexicon.forms.nouns) for form, lemma in table.items() if lemma in words}
    return frozenset(part for word in (*words, *forms) for part in WORD.findall(word.lower())[:1])
