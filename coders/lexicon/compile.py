"""Compiles entries into hash look-ups by lemma, with classes resolved, and names the result by its digest."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from coders.context_words import FILE as CONTEXT_FILE
from coders.context_words import load_context
from coders.lemmas import Forms, make_forms, noun_forms, verb_forms
from coders.lexicon.compose import Composition, read_compose, read_operators
from coders.lexicon.entries import Entry, Operator, Pattern, SlotTest, WordClass
from coders.lexicon.problems import Problem
from coders.lexicon.read import lexicon_files, read_classes, read_entries

TOKEN = re.compile(r"'s|'\w+|[\w.&]+|[^\w\s]")
DEFAULT_FOLDER = Path(__file__).parent
PLACEHOLDERS = frozenset({"clause", "verb"})
"""Slots whose words are verbs."""
BEHIND_HEAD = frozenset({"of", "in", "on", "against", "from", "unto", "until"})
"""In a noun phrase of the lexicon these stand behind its head: "show of force"."""
PARTICLE_LENGTH = 4
LONG_PARTICLES = frozenset({
    "against", "across", "about", "after", "along", "around", "aside", "apart", "behind", "before",
    "between", "beyond", "forward", "through", "toward", "towards", "under", "without",
})  # fmt: skip
"""Words of a phrase that are no nouns, though longer than most particles."""


@dataclass(frozen=True, slots=True)
class Words:
    """A set of lemmas and phrases: `phrases` maps each word of a phrase to (its position, the phrase)."""

    lemmas: frozenset[str]
    phrases: Mapping[str, tuple[tuple[int, tuple[str, ...]], ...]]

    def holds(self, lemmas: tuple[str, ...], lower: tuple[str, ...], head: int) -> bool:
        """Says whether the word at `head` is one of these, or stands in one of the phrases word by word."""
        lemma, word = lemmas[head], lower[head]
        if lemma in self.lemmas or word in self.lemmas:
            return True
        for part_word in (lemma, word) if self.phrases else ():
            for position, phrase in self.phrases.get(part_word, ()):
                first = head - position
                if first >= 0 and all(
                    first + offset < len(lemmas) and part in (lemmas[first + offset], lower[first + offset]) for offset, part in enumerate(phrase)
                ):
                    return True
        return False


@dataclass(frozen=True, slots=True)
class CompiledTest:
    """A slot test with its classes resolved; `rank` is 3 for listed words, 2 for classes, 1 for types, 0 for NONE."""

    slot: str
    listed: Words
    classed: Words
    types: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class CompiledPattern:
    """A pattern ready to match; `needs` are, for each test of words only, those without one of which a sentence cannot match it."""

    pattern: Pattern
    tests: tuple[CompiledTest, ...]
    needs: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One lemma or phrase of an entry: `others` are the words beside the head that must stand at it. Equal to itself only, as its patterns are."""

    head: str
    others: tuple[str, ...]
    entry: Entry
    patterns: tuple[CompiledPattern, ...]
    light: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled lexicon: forms by head lemma (longest phrase first), operators, composition table, inflections, digest."""

    verbs: Mapping[str, tuple[Form, ...]]
    nouns: Mapping[str, tuple[Form, ...]]
    operators: Mapping[str, Operator]
    composition: Composition
    classes: Mapping[str, Words]
    forms: Forms
    entries: tuple[Entry, ...]
    version: str
    folder: Path


@dataclass(frozen=True, slots=True)
class LexiconSource:
    """Everything read from a lexicon folder, problems included, before it is compiled."""

    folder: Path
    entries: tuple[Entry, ...]
    classes: tuple[WordClass, ...]
    operators: tuple[Operator, ...]
    composition: Composition
    problems: tuple[Problem, ...]


def read_lexicon(folder: Path = DEFAULT_FOLDER) -> LexiconSource:
    """Reads all verb, noun and class files, operators and the composition table of a folder."""
    entries: list[Entry] = []
    classes: list[WordClass] = []
    problems: list[Problem] = []
    for path, name, kind in lexicon_files(folder):
        if kind == "classes":
            found, bad = read_classes(path, name)
            classes.extend(found)
        else:
            read, bad = read_entries(path, name, "verb" if kind == "verbs" else "noun")
            entries.extend(read)
        problems.extend(bad)
    operators, bad = read_operators(folder / "operators.yaml")
    problems.extend(bad)
    composition, bad = read_compose(folder / "compose.tsv")
    problems.extend(bad)
    return LexiconSource(folder, tuple(entries), tuple(classes), operators, composition, tuple(problems))


def resolve_classes(classes: Iterable[WordClass]) -> dict[str, Words]:
    """Resolves classes that hold classes; a name that does not exist or stands in a circle adds nothing (the check reports it)."""
    members = {word_class.name: word_class.members for word_class in classes}

    def flat(name: str, seen: frozenset[str]) -> set[str]:
        found: set[str] = set()
        for member in members.get(name, ()):
            if member.startswith("$"):
                if member[1:] not in seen:
                    found |= flat(member[1:], seen | {member[1:]})
            else:
                found.add(member)
        return found

    return {name: make_words(flat(name, frozenset({name}))) for name in members}


def make_words(values: Iterable[str]) -> Words:
    """Splits lemmas from phrases and files the phrases under each of their words."""
    lemmas: set[str] = set()
    phrases: dict[str, set[tuple[int, tuple[str, ...]]]] = {}
    for value in values:
        parts = tokens_of(value)
        if len(parts) == 1:
            lemmas.add(parts[0])
        for position, part in enumerate(parts if len(parts) > 1 else ()):
            phrases.setdefault(part, set()).add((position, parts))
    return Words(frozenset(lemmas), MappingProxyType({word: tuple(sorted(found)) for word, found in phrases.items()}))


def tokens_of(text: str) -> tuple[str, ...]:
    """Splits a word or phrase as spaCy's tokenizer does: "cease-fire" gives cease, -, fire."""
    return tuple(TOKEN.findall(text.lower()))


def union(parts: Iterable[Words]) -> Words:
    """Joins word sets."""
    parts = tuple(parts)
    phrases: dict[str, tuple[tuple[int, tuple[str, ...]], ...]] = {}
    for part in parts:
        for head, found in part.phrases.items():
            phrases[head] = phrases.get(head, ()) + found
    return Words(frozenset().union(*(part.lemmas for part in parts)), MappingProxyType(phrases))


def compile_test(test: SlotTest, classes: Mapping[str, Words]) -> CompiledTest:
    """Resolves one slot test."""
    listed = make_words([*test.lemmas, *(" ".join(words) for words in test.phrases)])
    classed = union(classes[name] for name in test.classes if name in classes)
    return CompiledTest(test.slot, listed, classed, test.types)


def compile_pattern(pattern: Pattern, classes: Mapping[str, Words]) -> CompiledPattern:
    """Compiles a pattern's tests and gathers what a sentence must hold for them."""
    tests = tuple(compile_test(test, classes) for test in pattern.slots)
    words = (test.listed.lemmas | test.classed.lemmas | set(test.listed.phrases) | set(test.classed.phrases) for test in tests if not test.types)
    return CompiledPattern(pattern, tests, tuple(frozenset(found) for found in words))


def split_form(text: str, part: str) -> tuple[str, tuple[str, ...]]:
    """Returns (head, other words): the first word of a verb phrase, the last of a noun phrase, or the one before its preposition: show of force."""
    words = tokens_of(text)
    if part == "verb":
        return words[0], tuple(words[1:])
    # "state of the nation address": what stands behind an article has a head of its own
    places = (place for place, word in enumerate(words) if place and word in BEHIND_HEAD and words[place + 1 : place + 2] not in ((), ("the",)))
    behind = next(places, len(words))
    return words[behind - 1], (*words[: behind - 1], *words[behind:])


def compile_entries(entries: Iterable[Entry], classes: Mapping[str, Words]) -> dict[str, dict[str, tuple[Form, ...]]]:
    """Files every form of every entry under its head, longest phrase first; a form defined twice keeps its first entry."""
    tables: dict[str, dict[str, list[Form]]] = {"verb": {}, "noun": {}}
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        patterns = tuple(compile_pattern(pattern, classes) for pattern in entry.patterns)
        light = {word for word in entry.light if not word.startswith("$")}
        for word in entry.light:
            if word.startswith("$") and word[1:] in classes:
                members = classes[word[1:]]
                light |= members.lemmas | {" ".join(phrase) for found in members.phrases.values() for _, phrase in found}
        for text in entry.forms:
            if not text or (entry.part, text) in seen:
                continue
            seen.add((entry.part, text))
            head, others = split_form(text, entry.part)
            tables[entry.part].setdefault(head, []).append(Form(head, others, entry, patterns, frozenset(light)))
    return {
        # "sat on the tracks in Zenda" is "sit on track", not "sit in on": of two forms the one with a noun is the surer
        part: {head: tuple(sorted(found, key=surest_first)) for head, found in table.items()}
        for part, table in tables.items()
    }


def surest_first(form: Form) -> tuple[int, int]:
    """Returns the place of a form among those of one head: the longest first, of two verb phrases of one length the one with a noun.

    "Sat on the tracks in Zenda" is "sit on track", not "sit in on".
    """
    return -len(form.others), -sum(len(word) > PARTICLE_LENGTH and word not in LONG_PARTICLES for word in form.others) if form.entry.part == "verb" else 0


def vocabulary(source: LexiconSource, classes: Mapping[str, Words]) -> tuple[set[str], set[str]]:
    """Returns the (verb, noun) lemmas whose inflected forms the coder must know."""
    verbs: set[str] = set()
    nouns: set[str] = set()
    for entry in source.entries:
        for text in entry.forms:
            head, others = split_form(text, entry.part)
            (verbs if entry.part == "verb" else nouns).add(head)
            nouns.update(others)
        verbs.update(word.split()[0] for word in entry.light if not word.startswith("$"))
        for pattern in entry.patterns:
            for test in pattern.slots:
                words = set(test.lemmas) | {part for phrase in test.phrases for part in phrase}
                (verbs if test.slot in PLACEHOLDERS else nouns).update(words)
                if test.slot == "any":
                    verbs.update(test.lemmas)
    own = source.folder / CONTEXT_FILE.name
    governing = {word for words in asdict(load_context(own if own.exists() else CONTEXT_FILE)).values() for word in words if word.isalpha()}
    verbs |= governing
    nouns |= governing
    for members in classes.values():
        nouns |= members.lemmas | set(members.phrases)
        verbs |= members.lemmas
    heads = {split_form(text, "verb")[0] for entry in source.entries if entry.part == "verb" for text in entry.forms}
    inflected = {form for head in heads for form in verb_forms(head)} - heads
    plurals = {form for noun in nouns for form in noun_forms(noun)[1:]}
    # "accused" and "rights" of a class are forms of accuse and right, not words of their own
    return verbs - inflected, nouns - plurals


def digest(folder: Path) -> str:
    """Returns the first 12 hex digits of the SHA-256 over every data file of the lexicon, names included."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".yaml", ".tsv", ".gz") and path.is_file():
            total.update(path.relative_to(folder).as_posix().encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]


def compile_lexicon(source: LexiconSource) -> Lexicon:
    """Compiles what was read; entries with problems are compiled as far as they could be read."""
    classes = resolve_classes(source.classes)
    tables = compile_entries(source.entries, classes)
    verbs, nouns = vocabulary(source, classes)
    return Lexicon(
        verbs=MappingProxyType(tables["verb"]),
        nouns=MappingProxyType(tables["noun"]),
        operators=MappingProxyType({operator.name: operator for operator in source.operators}),
        composition=source.composition,
        classes=MappingProxyType(classes),
        forms=make_forms(verbs, nouns),
        entries=source.entries,
        version=digest(source.folder),
        folder=source.folder,
    )


@cache
def load_lexicon(folder: Path = DEFAULT_FOLDER) -> Lexicon:
    """Reads and compiles a lexicon folder once a process."""
    return compile_lexicon(read_lexicon(folder))
