"""Reads the tables of an imported lexicon (`sequences/`, codes.tsv, discards.tsv) into look-ups by verb form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from coders.lemmas import noun_forms, verb_forms
from coders.lexicon.compile import tokens_of
from coders.lexicon.entries import NO_CODE
from coders.table_rows import TableProblem, TableRow, read_table, refuse_unsound

VERBS, PATTERNS, SYNONYMS = "sequences/verbs.tsv", "sequences/patterns.tsv", "sequences/synonyms.tsv"
COLUMNS: Mapping[str, tuple[str, ...]] = {
    VERBS: ("verb", "forms", "block", "code", "back", "line"),
    PATTERNS: ("block", "before", "after", "code", "back", "line"),
    SYNONYMS: ("set", "member", "plural"),
    "codes.tsv": ("code", "root", "name", "scheme", "rules"),
    "discards.tsv": ("phrase", "scope"),
}
MARKS: Mapping[str, str] = {"$": "source", "+": "target", "%": "compound", "^": "skip"}
MAX_NESTING = 4


@dataclass(frozen=True, slots=True)
class Element:
    """One token of a pattern: `kind` is word, source, target, compound or skip; `words` are what a word may be, each as its tokens read
    away from the verb, by the first of them; `joined` says that nothing may stand between it and the element nearer to the verb."""

    kind: str
    words: Mapping[str, tuple[tuple[str, ...], ...]]
    joined: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """One pattern: the elements `before` the verb, nearest first, and `after` it."""

    before: tuple[Element, ...]
    after: tuple[Element, ...]
    code: str | None
    back: str | None
    rule: str

    @property
    def length(self) -> int:
        """Returns the number of elements: more are more specific."""
        return len(self.before) + len(self.after)


@dataclass(frozen=True, slots=True)
class SequenceVerb:
    """One inflected verb: the words that must stand before and behind it, its own codes, its block's patterns, most specific first."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    code: str | None
    back: str | None
    patterns: tuple[Sequence, ...]


@dataclass(frozen=True, slots=True)
class ListedCode:
    """One code of the imported lexicon's own list; `scheme` is CAMEO or own."""

    code: str
    root: str
    name: str
    scheme: str


@dataclass(frozen=True, slots=True)
class SequenceLexicon:
    """An imported lexicon: verbs by lower-case inflected form, phrases first; its codes; phrases that discard a sentence or a story."""

    verbs: Mapping[str, tuple[SequenceVerb, ...]]
    codes: Mapping[str, ListedCode]
    sentence_discards: tuple[str, ...]
    story_discards: tuple[str, ...]


@cache
def load_sequences(folder: Path) -> SequenceLexicon | None:
    """Returns the imported lexicon of a folder, once a process; None where the folder has no `sequences/verbs.tsv`.

    Raises ValueError with all problems where a table was changed into one that cannot be read.
    """
    if not (folder / VERBS).exists():
        return None
    rows: dict[str, tuple[TableRow, ...]] = {}
    problems: list[TableProblem] = []
    for name, columns in COLUMNS.items():
        found, bad = read_table(folder / name, columns=columns)
        rows[name] = found
        problems.extend(bad)
    refuse_unsound(problems)
    synonyms = resolve(rows[SYNONYMS])
    patterns = read_patterns(rows[PATTERNS], synonyms)
    discards = rows["discards.tsv"]
    return SequenceLexicon(
        verbs=read_verbs(rows[VERBS], patterns),
        codes=MappingProxyType({row["code"]: ListedCode(row["code"], row["root"], row["name"], row["scheme"]) for row in rows["codes.tsv"]}),
        sentence_discards=tuple(f" {' '.join(split(row['phrase']))} " for row in discards if row["scope"] == "sentence"),
        story_discards=tuple(f" {' '.join(split(row['phrase']))} " for row in discards if row["scope"] == "story"),
    )


def code_of(text: str) -> str | None:
    """Returns a code as a table has it, None for no event."""
    return None if text in ("", NO_CODE) else text


def split(text: str) -> tuple[str, ...]:
    """Splits words as the parser does: "don't" is do, n't."""
    return tuple(token for word in text.split() for token in split_word(word))


def split_word(word: str) -> tuple[str, ...]:
    """Splits one word; a contraction ends in n't."""
    if word.endswith("n't"):
        return (*tokens_of(word[:-3]), "n't")
    return tokens_of(word)


def resolve(rows: tuple[TableRow, ...]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Returns the words of every synonym set with sets inside sets replaced and plurals added, longest first."""
    members: dict[str, list[TableRow]] = {}
    for row in rows:
        members.setdefault(row["set"], []).append(row)

    def words(text: str, depth: int) -> Iterator[tuple[str, ...]]:
        first, _, rest = text.partition(" ")
        heads = flat(first, depth + 1) if first.startswith("&") else [split(first)]
        for head in heads:
            if not rest:
                yield head
            else:
                yield from (head + tail for tail in words(rest, depth))

    def flat(name: str, depth: int) -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = []
        for row in members.get(name, members.get(name.rstrip("_"), [])) if depth <= MAX_NESTING else []:
            for one in words(row["member"], depth):
                found.append(one)
                if row["plural"] == "yes" and one:
                    found.extend((*one[:-1], form) for form in noun_forms(one[-1]) if form != one[-1])
        return sorted(dict.fromkeys(found), key=lambda one: -len(one))

    return {name: tuple(flat(name, 0)) for name in members}


def read_patterns(rows: tuple[TableRow, ...], synonyms: Mapping[str, tuple[tuple[str, ...], ...]]) -> Mapping[str, tuple[Sequence, ...]]:
    """Returns the patterns of every block, most specific first, else in the order of the file."""
    found: dict[str, list[Sequence]] = {}
    for row in rows:
        before = tuple(element(token.removesuffix("_"), token.endswith("_"), synonyms, step=-1) for token in reversed(row["before"].split()))
        after = tuple(element(token.removeprefix("_"), token.startswith("_"), synonyms, step=1) for token in row["after"].split())
        rule = f"{row['block'].split(':')[0]}/{' '.join(part for part in (row['before'], '*', row['after']) if part)}"
        found.setdefault(row["block"], []).append(Sequence(before, after, code_of(row["code"]), code_of(row["back"]), rule))
    return {block: tuple(sorted(patterns, key=lambda one: -one.length)) for block, patterns in found.items()}


def element(token: str, joined: bool, synonyms: Mapping[str, tuple[tuple[str, ...], ...]], *, step: int) -> Element:
    """Compiles one token; a set that is not defined matches nothing. `step` is -1 before the verb, where words are read backwards."""
    if token in MARKS:
        return Element(MARKS[token], {}, joined)
    known = synonyms.get(token, ()) if token.startswith("&") else tuple(split(part) for part in token.split("|"))
    words: dict[str, list[tuple[str, ...]]] = {}
    for one in known:
        if one:
            words.setdefault(one[::step][0], []).append(one[::step])
    return Element("word", {first: tuple(found) for first, found in words.items()}, joined)


def read_verbs(rows: tuple[TableRow, ...], patterns: Mapping[str, tuple[Sequence, ...]]) -> Mapping[str, tuple[SequenceVerb, ...]]:
    """Files every verb under its inflected forms: as written and listed first, regular and irregular ones where no entry has them."""
    written: dict[str, list[SequenceVerb]] = {}
    made: dict[str, list[SequenceVerb]] = {}
    for row in rows:
        listed = [text for text in row["forms"].split("|") if text]
        for place, text in enumerate((row["verb"], *listed)):
            before, head, after = halves(text)
            if not head:
                continue
            verb = SequenceVerb(row["verb"].replace("+", ""), before, after, code_of(row["code"]), code_of(row["back"]), patterns.get(row["block"], ()))
            written.setdefault(head, []).append(verb)
            for form in verb_forms(head) if place == 0 else ():
                if form != head:
                    made.setdefault(form, []).append(verb)
    table: dict[str, tuple[SequenceVerb, ...]] = {}
    for form in {*written, *made}:
        own = written.get(form, [])
        plain = any(not (verb.before or verb.after) for verb in own)
        others = [verb for verb in made.get(form, []) if verb.before or verb.after or not plain]
        table[form] = tuple(sorted(joined((*own, *others)), key=lambda verb: -len(verb.before) - len(verb.after)))
    return MappingProxyType(table)


def joined(verbs: tuple[SequenceVerb, ...]) -> Iterator[SequenceVerb]:
    """Yields verbs with those of the same words made one: the first code counts, the patterns of all do."""
    same: dict[tuple[tuple[str, ...], tuple[str, ...]], list[SequenceVerb]] = {}
    for verb in verbs:
        same.setdefault((verb.before, verb.after), []).append(verb)
    for found in same.values():
        first = next((verb for verb in found if verb.code or verb.back), found[0])
        patterns = sorted((pattern for verb in found for pattern in verb.patterns), key=lambda one: -one.length)
        yield first if len(found) == 1 else replace(first, patterns=tuple(patterns))


def halves(text: str) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Splits a verb into the words before its head, the head, and those behind: "wire +tap" is (wire), tap, ()."""
    words = text.split()
    place = next((index for index, word in enumerate(words) if word.startswith("+")), 0)
    clean = [word.lstrip("+") for word in words]
    if not clean:
        return (), "", ()
    head = split(clean[place])
    before = tuple(token for word in clean[:place] for token in split(word))
    after = tuple(token for word in clean[place + 1 :] for token in split(word))
    return (*before, *head[:-1]), head[-1] if head else "", after
