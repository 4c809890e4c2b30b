"""Gatherings whose place every reader knows by name and day: the summit of an organisation, the seat of a standing body (`lexicon/gatherings.tsv`)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from coders.dateline import Dateline
from coders.parse import Sentence
from coders.place_records import PlacedAt
from coders.scene_words import load_scene_words
from coders.scenes import FALL_BACK, Occasion
from coders.sent_places import dateline_place
from coders.table_rows import TableProblem, TableRow, read_table, refuse_unsound

TABLE = Path(__file__).parent / "lexicon" / "gatherings.tsv"
COLUMNS = ("name", "family", "beside", "first", "last", "place")
FAMILIES = ("meeting", "talks")
BESIDE = ("yes", "no")
"""Whether a word of a meeting must stand beside the name."""
NEXT_DAY = timedelta(days=1)
"""Reports of the day after still tell of a gathering as of one of these days."""
AHEAD = timedelta(days=14)
"""How long before its first day a gathering is told of as the coming one."""
NEAR = 10
"""How many words from an organisation's name its meeting may be told: "APEC foreign ministers opened a two-day meeting"."""
BY_NAME = 3
"""How many words from the name its year may stand: "the 1994 Summit", "the Summit of 1994"."""
YEAR = re.compile(r"(?:19|20)\d\d")
HYPHEN = "-"


@dataclass(frozen=True, slots=True)
class Gathering:
    """One gathering: the words of one of its names in small letters, family, days, place; whether the name tells that it is a meeting."""

    words: tuple[str, ...]
    family: str
    first: date
    last: date
    place: PlacedAt
    told: bool


def check_gatherings(path: Path = TABLE) -> tuple[TableProblem, ...]:
    """Check the table: known families, days that are days in their order, known places, no name twice on one day."""
    rows, problems = read_table(path, columns=COLUMNS)
    found = list(problems)
    seen: dict[str, list[tuple[str, str, int]]] = {}
    for row in rows:
        if row["family"] not in FAMILIES:
            found.append(TableProblem(path.name, row.line, "bad-value", f"the family {row['family']!r} must be one of {', '.join(FAMILIES)}"))
        if row["beside"] not in BESIDE:
            found.append(TableProblem(path.name, row.line, "bad-value", f"beside {row['beside']!r} must be {' or '.join(BESIDE)}"))
        days = [day_of(row[column]) for column in ("first", "last")]
        if None in days or row["first"] > row["last"]:
            found.append(TableProblem(path.name, row.line, "bad-days", f"{row['first']!r} to {row['last']!r} must be two days YYYY-MM-DD in order"))
        if place_written(row["place"]) is None:
            found.append(TableProblem(path.name, row.line, "unknown-place", f"the gazetteer does not know {row['place']!r}; write a town that it has"))
        for name in row["name"].split("|"):
            before = next((line for first, last, line in seen.get(name, ()) if row["first"] <= last and first <= row["last"]), None)
            if before is not None:
                found.append(TableProblem(path.name, row.line, "overlap", f"{name!r} is somewhere on these days by line {before} already; keep one of the two"))
            seen.setdefault(name, []).append((row["first"], row["last"], row.line))
    return tuple(found)


def day_of(text: str) -> date | None:
    """Returns the day that a cell holds, None where it holds none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def place_written(text: str) -> PlacedAt | None:
    """Returns the place of a cell as datelines write it ("Halifax, Nova Scotia"), None where the gazetteer does not know it."""
    found = dateline_place(Dateline(text, None, None, 0, 0))
    if found is None:
        return None
    return PlacedAt(found.name, found.country, found.admin1, found.latitude, found.longitude, found.geonameid, FALL_BACK)


@cache
def load_gatherings(path: Path = TABLE) -> Mapping[str, tuple[Gathering, ...]]:
    """Load the table by the first word of each name; raises ValueError with all problems where it is not sound."""
    refuse_unsound(check_gatherings(path))
    found: dict[str, list[Gathering]] = {}
    for row in read_table(path, columns=COLUMNS)[0]:
        for gathering in gatherings_of(row):
            found.setdefault(gathering.words[0], []).append(gathering)
    return {word: tuple(rows) for word, rows in found.items()}


def gatherings_of(row: TableRow) -> Iterator[Gathering]:
    """Yields the gathering of a sound row once for each of its names."""
    place = place_written(row["place"])
    for name in row["name"].split("|"):
        words = tuple(name.casefold().replace("-", " - ").split())
        if place is not None:
            yield Gathering(words, row["family"], date.fromisoformat(row["first"]), date.fromisoformat(row["last"]), place, row["beside"] == "no")


def gatherings_named(sentence: Sentence, number: int, day: date | None) -> Iterator[Occasion]:
    """Yields the gatherings of these days that a sentence (its number) of an article of a `day` names; nothing without a day."""
    table = load_gatherings() if day is not None else {}
    if table.keys().isdisjoint(sentence.lower):
        return
    for token in [place for place, word in enumerate(sentence.lower) if word in table]:
        for gathering in table[sentence.lower[token]]:
            end = token + len(gathering.words)
            if day is None or sentence.lower[token:end] != gathering.words or not gathering.first - AHEAD <= day <= gathering.last + NEXT_DAY:
                continue
            # "an EU-Ruritania summit" is another one
            apart = HYPHEN in (*sentence.lower[token - 1 : token], *sentence.lower[end : end + 1])
            if not apart and not is_of_other_year(sentence, token, end, gathering) and (gathering.told or is_meeting_near(sentence, token, end)):
                yield Occasion(number, gathering.family, gathering.place, day < gathering.first)


def is_of_other_year(sentence: Sentence, first: int, end: int, gathering: Gathering) -> bool:
    """Says whether a year right by the name is none of the gathering's: "the 1994 Summit of the Americas" told of in 2005."""
    near = (*sentence.lower[max(0, first - BY_NAME) : first], *sentence.lower[end : end + BY_NAME])
    years = {int(word) for word in near if YEAR.fullmatch(word)}
    return bool(years) and years.isdisjoint(range(gathering.first.year, gathering.last.year + 1))


def is_meeting_near(sentence: Sentence, first: int, end: int) -> bool:
    """Says whether a word of a meeting stands near a name: "the APEC forum", "a meeting of APEC"."""
    families = load_scene_words().families
    around = (*range(max(0, first - NEAR), first), *range(end, min(len(sentence), end + NEAR)))
    return any(families.get(sentence.lower[token]) in FAMILIES for token in around)
