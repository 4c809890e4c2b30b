"""The words by which an unknown name is read from its phrase: particles, titles, edges, last words (`lexicon/clue_words.tsv`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coders.table_rows import TableProblem, read_table, refuse_unsound

TABLE = Path(__file__).parent / "lexicon" / "clue_words.tsv"
COLUMNS = ("word", "use", "value")
USES = ("never", "particle", "edge", "title", "office", "ending", "table")
TABLES = ("groups", "organisations", "regions")


@dataclass(frozen=True, slots=True)
class ClueWords:
    """The table by use.

    `never` are no names and no actors ("they", "Monday"); `particles` stand small inside a name ("bin", "de", "of"); `edges` end the part of a
    phrase that holds the name ("in", "of", ","); `titles` are no part of it ("Mr", "late"); `offices` stand before a surname
    and are no other name ("Prime Minister Rabin"); `endings` are those of nouns for people ("-ers", "-aries"); `tables` tell by a name's last word where
    it belongs ("Front": groups).
    """

    never: frozenset[str]
    particles: frozenset[str]
    edges: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    endings: frozenset[str]
    tables: Mapping[str, str]


def check_clue_words(path: Path = TABLE) -> tuple[TableProblem, ...]:
    """Returns the problems of the table: unknown uses, a value that is no table, capitals, a row twice."""
    rows, problems = read_table(path, columns=COLUMNS)
    found = list(problems)
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        word, use, value = row["word"], row["use"], row["value"]
        if use not in USES:
            found.append(TableProblem(path.name, row.line, "unknown-use", f"{use!r} is not one of {', '.join(USES)}"))
        elif value not in (TABLES if use == "table" else ("",)):
            wanted = "one of " + ", ".join(TABLES) if use == "table" else "empty"
            found.append(TableProblem(path.name, row.line, "bad-value", f"{value!r} must be {wanted}"))
        elif word != word.lower():
            found.append(TableProblem(path.name, row.line, "bad-case", f"write {word.lower()!r} in small letters"))
        elif (word, use) in seen:
            found.append(TableProblem(path.name, row.line, "repeated-word", f"{word!r} stands in line {seen[word, use]} already; keep one of the two"))
        seen.setdefault((word, use), row.line)
    return tuple(found)


@cache
def load_clue_words(path: Path = TABLE) -> ClueWords:
    """Returns the table by use; raises ValueError with all problems where it is not sound."""
    refuse_unsound(check_clue_words(path))
    uses: dict[str, dict[str, str]] = {use: {} for use in USES}
    for row in read_table(path, columns=COLUMNS)[0]:
        uses[row["use"]][row["word"]] = row["value"]
    return ClueWords(
        frozenset(uses["never"]), frozenset(uses["particle"]), frozenset(uses["edge"]), frozenset(uses["title"]), frozenset(uses["office"]),
        frozenset(uses["ending"]), uses["table"],
    )
