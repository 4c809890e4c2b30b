"""The words by which a deed is told again, and those at which people are for other reasons than it (`lexicon/deed_words.tsv`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coders.table_rows import TableProblem, read_table, refuse_unsound, role_problems

TABLE = Path(__file__).parent / "lexicon" / "deed_words.tsv"
COLUMNS = ("word", "role", "value")
ACT, ASIDE, OTHER, HIT, EVERYWHERE, TAKE, FIXED, OFFICE = "act", "aside", "other", "hit", "everywhere", "take", "fixed", "office"
TOWN, PART, STATE, SEAL, WAGE, VESSEL, HARBOUR, AFTERWARDS, HELD, REACTION, MEANWHILE = (
    "town", "part", "state", "seal", "wage", "vessel", "harbour", "afterwards", "held", "reaction", "meanwhile",
)  # fmt: skip
ROLES = (ACT, ASIDE, OTHER, HIT, EVERYWHERE, TAKE, FIXED, OFFICE, TOWN, PART, STATE, SEAL, WAGE, VESSEL, HARBOUR, AFTERWARDS, HELD, REACTION, MEANWHILE)


@dataclass(frozen=True, slots=True)
class DeedWords:
    """The table by role.

    `acts` gives what a word form may tell of (attack, protest, arrest ...): words that share one may tell the same deed; `aside` are nouns and
    verb forms whose place is not where a deed was done ("died in a hospital in Zenda"); `others` make it another deed ("an earlier attack"); `hits` are
    verb forms whose object is where it was done ("blasts rocked Zenda"); `everywhere`
    are words of what goes on all over a country ("nationwide", "across the country"); `takes` are verb forms whose object is where it was done if it is
    a town ("taking the town of Zenda"); what is `fixed` is some country's even at sea ("oil platforms"); behind `offices` stands where somebody serves;
    `towns` and `parts` call places whose name no gazetteer may have ("the village of Hentzau", "Hentzau district"); before what a `state` undertakes its
    capital stands for it ("the Zenda offensive"); `seals` are verb forms whose object is where forces are at work ("cordoned off the area"); `waging`
    are participles of a war that goes on in no one town ("the rebels fighting the government"); `vessels` are attacked and escorted at sea, not in
    `harbours`; `afterwards` are verb forms of what those concerned do or suffer later ("were buried in Zenda"); what is
    `held` is of those who hold it, in whatever land ("the Ruritanian outpost of Zenda"); `reactions` are verb forms of how others took a deed, which was
    elsewhere ("people in Zenda greeted the signing"); `meanwhile` are verb forms of what others do at the time of a deed ("killed as envoys met in Zenda").
    """

    acts: Mapping[str, frozenset[str]]
    aside: frozenset[str]
    others: frozenset[str]
    hits: frozenset[str]
    everywhere: frozenset[str]
    takes: frozenset[str]
    fixed: frozenset[str]
    offices: frozenset[str]
    towns: frozenset[str]
    parts: frozenset[str]
    state: frozenset[str]
    seals: frozenset[str]
    waging: frozenset[str]
    vessels: frozenset[str]
    harbours: frozenset[str]
    afterwards: frozenset[str]
    held: frozenset[str]
    reactions: frozenset[str]
    meanwhile: frozenset[str]


def check_deed_words(path: Path = TABLE) -> tuple[TableProblem, ...]:
    """Check the table: known roles, a value for each act and none elsewhere, no word twice in a role."""
    rows, problems = read_table(path, columns=COLUMNS)
    values = (
        TableProblem(path.name, row.line, "bad-value", f"{row['word']!r}: acts need what they may tell of, other roles nothing")
        for row in rows if (row["role"] == ACT) != bool(row["value"])
    )  # fmt: skip
    return (*problems, *role_problems(path.name, rows, ROLES), *values)


@cache
def load_deed_words(path: Path = TABLE) -> DeedWords:
    """Load the table; raises ValueError with all problems where it is not sound."""
    refuse_unsound(check_deed_words(path))
    rows = read_table(path, columns=COLUMNS)[0]
    return DeedWords(
        acts={row["word"]: frozenset(row["value"].split("|")) for row in rows if row["role"] == ACT},
        aside=frozenset(row["word"] for row in rows if row["role"] == ASIDE),
        others=frozenset(row["word"] for row in rows if row["role"] == OTHER),
        hits=frozenset(row["word"] for row in rows if row["role"] == HIT),
        everywhere=frozenset(row["word"] for row in rows if row["role"] == EVERYWHERE),
        takes=frozenset(row["word"] for row in rows if row["role"] == TAKE),
        fixed=frozenset(row["word"] for row in rows if row["role"] == FIXED),
        offices=frozenset(row["word"] for row in rows if row["role"] == OFFICE),
        towns=frozenset(row["word"] for row in rows if row["role"] == TOWN),
        parts=frozenset(row["word"] for row in rows if row["role"] == PART),
        state=frozenset(row["word"] for row in rows if row["role"] == STATE),
        seals=frozenset(row["word"] for row in rows if row["role"] == SEAL),
        waging=frozenset(row["word"] for row in rows if row["role"] == WAGE),
        vessels=frozenset(row["word"] for row in rows if row["role"] == VESSEL),
        harbours=frozenset(row["word"] for row in rows if row["role"] == HARBOUR),
        held=frozenset(row["word"] for row in rows if row["role"] == HELD),
        reactions=frozenset(row["word"] for row in rows if row["role"] == REACTION),
        meanwhile=frozenset(row["word"] for row in rows if row["role"] == MEANWHILE),
        afterwards=frozenset(row["word"] for row in rows if row["role"] == AFTERWARDS),
    )
