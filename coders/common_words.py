"""Words that English writes small, by which a text in capitals gets its case back: what is none of them is a name."""

import gzip
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from coders.table_rows import TableProblem, read_table, refuse_unsound

LEXICON = Path(__file__).parent / "lexicon"
WORDS, TABLE = LEXICON / "common_words.txt.gz", LEXICON / "case_words.tsv"
ROLES = ("opener", "particle", "title", "small", "prefix", "ending", "open", "editorial")
INFLECTIONS = (
    ("'s", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ves", "f"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("ers", ""),
    ("ers", "e"), ("est", ""), ("ly", ""), ("ily", "y"), ("men", "man"),
)  # fmt: skip
"""Endings of inflected forms, and what stands in their place in the base form."""
DOUBLED = re.compile(r"(\w+(\w))\2(?:ed|ing)")
"""A stem whose last letter is doubled before an ending: "transitting"."""
SPANISH = ("as", "os")
"""Ends of Spanish and Portuguese names, whose stems are often English words, too: "Barrios", "Arias"."""
LEAST_STEM, ACRONYM, VOWELS = 3, 5, frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class CaseWords:
    """The words of `case_words.tsv` by role.

    An `opener` begins a name before another part of it ("Los Llanitos"), a `particle` is small within one ("San Luis de la Reina"), a `title` has a capital,
    a `small` word has none and looks like a name or an acronym ("km", "canton"); a `prefix` makes new words of others ("narcoterrorist"), an `ending` is one of
    English words only. Behind an `open` word a note in brackets is part of the sentence, unless an `editorial` word in it says that it is of the text.
    """

    openers: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    small: frozenset[str]
    prefixes: tuple[str, ...]
    endings: tuple[str, ...]
    open: frozenset[str]
    editorial: frozenset[str]


def check_case_words(path: Path = TABLE) -> tuple[TableProblem, ...]:
    """Checks the table: known roles, small letters, no word twice in a role."""
    rows, problems = read_table(path, columns=("word", "role"))
    found, seen = list(problems), set()
    for row in rows:
        if row["role"] not in ROLES:
            found.append(TableProblem(path.name, row.line, "unknown-role", f"{row['role']!r} is not one of {', '.join(ROLES)}"))
        if not (row["word"].isalpha() and row["word"].islower()):
            found.append(TableProblem(path.name, row.line, "bad-word", f"{row['word']!r} must be one word in small letters"))
        if (row["word"], row["role"]) in seen:
            found.append(TableProblem(path.name, row.line, "repeated-word", f"{row['word']!r} stands in the role twice; keep one of the two"))
        seen.add((row["word"], row["role"]))
    return tuple(found)


@cache
def load_case_words(path: Path = TABLE) -> CaseWords:
    """Loads the table; raises ValueError with all problems where it is not sound."""
    refuse_unsound(check_case_words(path))
    rows, _ = read_table(path, columns=("word", "role"))
    words = {role: [row["word"] for row in rows if row["role"] == role] for role in ROLES}
    return CaseWords(
        frozenset(words["opener"]), frozenset(words["particle"]), frozenset(words["title"]), frozenset(words["small"]),
        tuple(words["prefix"]), tuple(words["ending"]), frozenset(words["open"]), frozenset(words["editorial"]),
    )  # fmt: skip


@cache
def load_common_words(path: Path = WORDS) -> frozenset[str]:
    """Loads the words, base and irregular forms; raises OSError where the file is missing."""
    return frozenset(gzip.decompress(path.read_bytes()).decode("utf8").split())


@lru_cache(maxsize=16_384)
def is_common(word: str) -> bool:
    """Says whether a word in small letters is an English word and no name: itself, without its inflection or prefix, by its ending, or part by part."""
    if "-" in word:
        return all(is_common(part) for part in word.split("-") if part)
    words, cases = load_common_words(), load_case_words()
    if word in words or word in cases.small or len(word) == 1:
        return True
    if not word.endswith(SPANISH) and any(
        word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM and word[: -len(ending)] + base in words for ending, base in INFLECTIONS
    ):
        return True
    doubled = DOUBLED.fullmatch(word)
    if doubled and doubled[1] in words:
        return True
    if any(word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM for ending in cases.endings):
        return True
    return any(word.startswith(prefix) and len(word) - len(prefix) > LEAST_STEM and is_common(word[len(prefix) :]) for prefix in cases.prefixes)


def is_acronym(word: str) -> bool:
    """Says whether a word that is no common one can only be said letter by letter: "fmln", "pcc"."""
    return 1 < len(word) <= ACRONYM and word.isalpha() and VOWELS.isdisjoint(word)
