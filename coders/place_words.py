"""The words around place names: prepositions, prefixes and suffixes, and names that are other words too (`lexicon/place_words.tsv`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coders.place_kinds import KINDS
from coders.table_rows import TableProblem, read_table, refuse_unsound

TABLE = Path(__file__).parent / "lexicon" / "place_words.tsv"
COLUMNS = ("word", "role", "value")
ROLES = (
    "never", "person", "prefix", "suffix", "locative", "weak", "no", "bureau", "abbreviation", "beside", "setting", "occasion", "topic",
    "reach", "sea", "saying", "successor", "presence", "addressing", "seat", "envoy", "diplomat", "guest", "site", "departing",
)
SUFFIX_KINDS = ("admin1", "region", "district", "city", "land")


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The table by role.

    `never` are words that are no place even with a capital; `person` names need a locative preposition and a fitting country;
    `prefixes` ("city of") and `suffixes` ("province") give the kind they speak of, longest prefix first; `beside` are the countries
    that are spoken of where another is; `locatives` give the precision of a preposition (1 in it, 2 near it); `weak` ones say where an
    event was for some kinds of events only ("the visit to Oslo"); `settings` are nouns that are "of" a place and where it is (1 in it, 2 near
    it: "the outskirts of Oslo"); `occasions` are nouns with a place behind these prepositions; behind `topics` stands what an event is about
    (for the codes that begin as given, for all where none is); `reaching` verb forms have their place as object ("visited Oslo"); what happens in `seas`
    is in no country (the value is the sea's full name, nothing for waters without one); `saying` verb forms end a phrase that names who tells it;
    `successors` are today's countries of former ones; `presence` verb forms say that their subject is somewhere ("speaking in Oslo"), `addressing`
    ones have the occasion as object ("told a rally in Oslo"); `seats` are offices that speak where the town before them is ("an Oslo court"); `envoys`
    are in the country that they are sent "to"; `diplomats` are abroad, wherever that is; `guests` are received by
    whom they meet ("a delegation"); `sites` are buildings, squares and seats with the town that they stand in ("the White House");
    `departing` verb forms lead to what they are "for" ("left for Oslo").
    """

    never: frozenset[str]
    person: frozenset[str]
    prefixes: Mapping[str, str]
    suffixes: Mapping[str, str]
    locatives: Mapping[str, int]
    weak: Mapping[str, frozenset[str]]
    no: frozenset[str]
    bureaus: frozenset[str]
    abbreviations: Mapping[str, str]
    beside: Mapping[str, frozenset[str]]
    settings: Mapping[str, int]
    occasions: Mapping[str, frozenset[str]]
    topics: Mapping[str, frozenset[str]]
    reaching: frozenset[str]
    seas: Mapping[str, str]
    saying: frozenset[str]
    successors: Mapping[str, str]
    presence: frozenset[str]
    addressing: frozenset[str]
    seats: frozenset[str]
    envoys: frozenset[str]
    diplomats: frozenset[str]
    guests: frozenset[str]
    sites: Mapping[str, str]
    departing: frozenset[str]


def check_place_words(path: Path = TABLE) -> tuple[TableProblem, ...]:
    """Check the table: known roles, fitting values, no word twice in a role."""
    rows, problems = read_table(path, columns=COLUMNS)
    found = list(problems)
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        word, role, value = row["word"], row["role"], row["value"]
        if role not in ROLES:
            found.append(TableProblem(path.name, row.line, "unknown-role", f"{role!r} is not one of {', '.join(ROLES)}"))
        if role in ("locative", "setting") and value not in ("1", "2"):
            found.append(TableProblem(path.name, row.line, "bad-value", f"the precision of {word!r} must be 1 (in it) or 2 (near it)"))
        if role == "weak" and not set(value.split("|")) <= set(KINDS):
            found.append(TableProblem(path.name, row.line, "bad-value", f"{word!r} needs kinds of events out of {', '.join(KINDS)}, with | between"))
        if role == "successor" and not (len(word) == 3 and len(value) == 3 and f"{word}{value}".isupper()):
            found.append(TableProblem(path.name, row.line, "bad-value", f"{word!r} and its successor must be alpha-3 codes"))
        if role == "occasion" and not value:
            found.append(TableProblem(path.name, row.line, "bad-value", f"{word!r} needs the prepositions that its place stands behind"))
        if role == "topic" and not all(code.isdigit() and 2 <= len(code) <= 4 for code in value.split("|") if value):
            found.append(TableProblem(path.name, row.line, "bad-value", f"{word!r} needs what CAMEO codes begin with, two digits or more, or nothing for all"))
        if (role == "suffix" or (role == "prefix" and value)) and value not in SUFFIX_KINDS:
            found.append(TableProblem(path.name, row.line, "bad-value", f"the kind of {word!r} must be one of {', '.join(SUFFIX_KINDS)}"))
        if role == "beside" and word != f"{word[:3].upper()}-{value}":
            found.append(
                TableProblem(path.name, row.line, "bad-value", f"{word!r} must be two alpha-3 codes with a hyphen, the value the second")
            )
        if role == "site" and not value:
            found.append(TableProblem(path.name, row.line, "bad-value", f"{word!r} needs the town that it stands in"))
        if role == "abbreviation" and not value:
            found.append(TableProblem(path.name, row.line, "bad-value", f"{word!r} needs the name that it stands for"))
        if (word, role) in seen:
            message = f"{word!r} stands in line {seen[word, role]} already; keep one of the two"
            found.append(TableProblem(path.name, row.line, "repeated-word", message))
        seen.setdefault((word, role), row.line)
    return tuple(found)


@cache
def load_place_words(path: Path = TABLE) -> PlaceWords:
    """Load the table; raises ValueError with all problems where it is not sound."""
    refuse_unsound(check_place_words(path))
    roles: dict[str, dict[str, str]] = {role: {} for role in ROLES}
    for row in read_table(path, columns=COLUMNS)[0]:
        roles[row["role"]][row["word"].casefold()] = row["value"]
    beside: dict[str, set[str]] = {}
    for word, value in roles["beside"].items():
        beside.setdefault(word[:3].upper(), set()).add(value)
    return PlaceWords(
        never=frozenset(roles["never"]),
        person=frozenset(roles["person"]),
        prefixes=dict(sorted(roles["prefix"].items(), key=lambda pair: -len(pair[0]))),
        suffixes=roles["suffix"],
        locatives={word: int(value) for word, value in roles["locative"].items()},
        weak=parted(roles["weak"]),
        no=frozenset(roles["no"]),
        bureaus=frozenset(roles["bureau"]),
        abbreviations=roles["abbreviation"],
        beside={code: frozenset(found) for code, found in beside.items()},
        settings={word: int(value) for word, value in roles["setting"].items()},
        occasions=parted(roles["occasion"]),
        topics=parted(roles["topic"]),
        reaching=frozenset(roles["reach"]),
        seas=roles["sea"],
        saying=frozenset(roles["saying"]),
        successors={word.upper(): value for word, value in roles["successor"].items()},
        presence=frozenset(roles["presence"]),
        addressing=frozenset(roles["addressing"]),
        seats=frozenset(roles["seat"]),
        envoys=frozenset(roles["envoy"]),
        diplomats=frozenset(roles["diplomat"]),
        guests=frozenset(roles["guest"]),
        sites=roles["site"],
        departing=frozenset(roles["departing"]),
    )


def parted(values: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return the values that are written with | between as sets."""
    return {word: frozenset(filter(None, value.split("|"))) for word, value in values.items()}
