"""Deaths that the world knows: what tells of one without a day is of that day, and no news long after (`lexicon/deaths.tsv`)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from coders.actors import ActorReader
from coders.clue_words import load_clue_words
from coders.dating import EventDate
from coders.derived import Derived
from coders.parse import Sentence
from coders.syntax.phrases import phrase
from coders.syntax.tokens import is_verb
from coders.table_rows import TableProblem, read_table, refuse_unsound

TABLE = Path(__file__).parent / "lexicon" / "deaths.tsv"
COLUMNS = ("names", "died")
KILLINGS = ("180", "1823", "183", "186", "190", "193", "194", "195")
"""Codes of violence that kills; an attempt (185) or torture is not the death."""
REACH = 8
"""Words behind "murder of" that may name the victim."""
SOON = 7
"""Days after a death in which another day that a text tells is rather that of the report: "condemned on Tuesday the murder of"."""


@dataclass(frozen=True, slots=True)
class Death:
    """One name as texts write it and the day its bearer was killed."""

    name: str
    died: date


def check_deaths(path: Path = TABLE) -> tuple[TableProblem, ...]:
    """Checks the table: days that are days, no name twice with one day."""
    return read_deaths(path)[1]


def read_deaths(path: Path = TABLE) -> tuple[tuple[Death, ...], tuple[TableProblem, ...]]:
    """Reads the names with their days, a row for each way to write one; a bad day or a name twice is a problem."""
    rows, problems = read_table(path, columns=COLUMNS)
    found: dict[tuple[str, date], int] = {}
    said = list(problems)
    for row in rows:
        try:
            died = date.fromisoformat(row["died"])
        except ValueError:
            said.append(TableProblem(path.name, row.line, "bad-date", f"{row['died']!r} is no day; write 1995-11-04"))
            continue
        for name in row["names"].split("|"):
            if (name, died) in found or not name:
                said.append(TableProblem(path.name, row.line, "repeated-name", f"{name!r} is empty or stands in line {found.get((name, died))} already"))
            found.setdefault((name, died), row.line)
    return tuple(Death(name, died) for name, died in found), tuple(said)


@cache
def load_deaths(path: Path = TABLE) -> Mapping[str, tuple[Death, ...]]:
    """Returns the deaths by the last word of the name, longer names first; raises ValueError where the table is unsound."""
    deaths, problems = read_deaths(path)
    refuse_unsound(problems)
    found: dict[str, list[Death]] = {}
    for death in sorted(deaths, key=lambda one: (-len(one.name), one.died)):
        found.setdefault(death.name.split()[-1], []).append(death)
    return {word: tuple(rows) for word, rows in found.items()}


def death_of(victim: str | None, published: date | None) -> Death | None:
    """Returns the death of who is named in a victim's words, the last before the publication where one name was borne by several; None for others."""
    if victim is None or published is None:
        return None
    table = load_deaths()
    # "Rabin's murder"; the apostrophe of "Ze'evi" stays
    words = (word.removesuffix("'s") for word in re.findall(r"[\w'-]+", victim.replace("\u2019", "'")))
    near = [death for word in words for death in table.get(word, ()) if death.died <= published]
    named = [death for death in near if is_named(death.name, victim)]
    return max(named, key=lambda death: (len(death.name), death.died), default=None)


def is_named(name: str, words: str) -> bool:
    """Says whether words name somebody so: "the late Rabin" and "Prime Minister Rabin" are Rabin, "Dalia Rabin" is not."""
    clues = load_clue_words()
    found = re.finditer(rf"(?:^|(\S+)\s+){re.escape(name)}(?![\w-])", words)
    before = (one[1] for one in found)
    return any(" " in name or word is None or not word[0].isupper() or word.lower() in clues.titles | clues.offices for word in before)


def victim_words(reader: ActorReader, derived: Derived) -> str:
    """Returns the words that may name the victim of a killing: its target's, and what stands right before and behind an event noun ("the Rabin
    murder", "the murder of ex-premier Yitzhak Rabin")."""
    sentence, noun = reader.sentence, derived.trigger
    told = words_of(sentence, derived.target_head) if derived.target_head is not None else ""
    if is_verb(sentence, noun):
        return told
    last = next((token for token in range(noun + 1, len(sentence)) if sentence.words[token] == "," or is_verb(sentence, token)), len(sentence)) - 1
    behind = sentence.span(noun + 1, min(last, noun + REACH)) if last > noun and sentence.lower[noun + 1] == "of" else ""
    return f"{told}; {words_of(sentence, noun)}; {behind}"


def words_of(sentence: Sentence, head: int) -> str:
    """Returns the words of a noun phrase up to its head: what stands behind it may name another ("the killer of Yitzhak Rabin")."""
    return sentence.span(phrase(sentence, head)[0], head)


def date_of_death(when: EventDate, code: str, victim: str | None, published: date | None) -> EventDate | None:
    """Returns the day of a killing whose victim's death is known and whose own words tell no day; None for others.

    "The inquiry into the murder of Yitzhak Rabin goes on" tells of 4 November 1995, "condemned on Tuesday the murder of" of no Tuesday.
    """
    if not code.startswith(KILLINGS) or (when.explicit and not when.above):
        return None
    death = death_of(victim, published)
    if death is None or (published is not None and (published - death.died).days <= SOON and when.explicit):
        return None
    return EventDate(death.died, "day", None, death.name, f"death of {death.name}", explicit=True)
