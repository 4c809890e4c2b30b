"""The words by which an article sets its scenes: meetings, journeys, what was said or signed there (`lexicon/scene_words.tsv`)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coders.table_rows import TableProblem, TableRow, read_table, refuse_unsound, role_problems

TABLE = Path(__file__).parent / "lexicon" / "scene_words.tsv"
COLUMNS = ("word", "role", "value")
VALUED = {"family": True, "telling": True, "arriving": True, "journey": True, "headquarters": True, "sitting": True}
"""Roles whose rows need a value."""
ROLES = (
    *VALUED, "done", "present", "guest", "reaching", "void", "earlier", "envoy", "gathering", "participant", "addressing", "speech", "lower", "filing",
    "travelling", "capital", "press", "attending", "part", "office", "member", "paper", "coming", "apart", "being",
    "local", "news", "anywhere", "forum",
)
TELLING = ("speech", "accord")


@dataclass(frozen=True, slots=True)
class SceneWords:
    """The table by role.

    `families` puts nouns of one kind of meeting together ("talks" and "negotiations"); `telling` are nouns that take up what was told before with
    the kind of it ("the decision was made in Zenda"), `done` the participles behind them; the subject of a `present` verb is where it is told
    ("met in Zenda"); `arriving` verbs and `journeys` have their destination behind these prepositions, `reaching` verb forms as object; a
    `guest` word stands before who is no host ("the visiting envoy"); beside a `void` word a journey is not made now ("a postponed visit"), beside an
    `earlier` one something was said another time; an `envoy` is in the country he is sent to; by a `gathering`
    verb a meeting is told ("will meet in Zenda"), of which the `participants` are; whoever is `addressing` a
    parliament or makes one of the `speeches` to it is in its country; `lower` words name who need not be in the capital ("the provincial
    government"), `filing` ones where something was written, not said; `headquarters` are the towns of organisations (the beginnings of their codes), `capitals`
    were such in former years, `travelling` is who comes from an organisation; `press` words tell of a news conference or of those who
    were spoken to ("told reporters"); whoever is `attending` a meeting is there, also at `parts` of it ("the opening of the summit"), and so
    are its `members` ("the ministers said") and what its `papers` say ("the communique called"); by a `coming` word a meeting is still to come; by
    an `apart` one two sides need not be in one place ("by telephone"); the subject of a `being` verb is at its place ("was in Zenda"); by an `office`
    somebody named is taken up ("the president"); whoever is called by a `local` word speaks at home ("the police said here"); by a `news` word only the
    news is here ("reports reaching here"); `sittings` are the towns where the organisations of these codes sit, of those `anywhere` none is told
    by the country that they speak of; in `forums` the members of an organisation speak (its `headquarters`).
    """

    families: Mapping[str, str]
    telling: Mapping[str, str]
    arriving: Mapping[str, frozenset[str]]
    journeys: Mapping[str, frozenset[str]]
    done: frozenset[str]
    present: frozenset[str]
    guest: frozenset[str]
    reaching: frozenset[str]
    void: frozenset[str]
    earlier: frozenset[str]
    envoys: frozenset[str]
    gathering: frozenset[str]
    participants: frozenset[str]
    addressing: frozenset[str]
    speeches: frozenset[str]
    lower: frozenset[str]
    filing: frozenset[str]
    headquarters: Mapping[str, frozenset[str]]
    travelling: frozenset[str]
    capitals: frozenset[str]
    press: frozenset[str]
    attending: frozenset[str]
    parts: frozenset[str]
    offices: frozenset[str]
    members: frozenset[str]
    papers: frozenset[str]
    coming: frozenset[str]
    apart: frozenset[str]
    being: frozenset[str]
    local: frozenset[str]
    news: frozenset[str]
    sittings: Mapping[str, str]
    anywhere: frozenset[str]
    forums: frozenset[str]


def check_scene_words(path: Path = TABLE) -> tuple[TableProblem, ...]:
    """Check the table: known roles, values where a role needs them and only there, no word twice in a role."""
    rows, problems = read_table(path, columns=COLUMNS)
    return (*problems, *role_problems(path.name, rows, ROLES), *value_problems(path.name, rows))


def value_problems(file: str, rows: Iterable[TableRow]) -> Iterator[TableProblem]:
    """Yields the rows of known roles whose value is missing, needless or of no known kind."""
    for row in rows:
        word, role, value = row["word"], row["role"], row["value"]
        if role in ROLES and bool(value) != VALUED.get(role, False):
            yield TableProblem(file, row.line, "bad-value", f"{word!r} as {role} needs {'a value' if role in VALUED else 'no value'}")
        elif role == "telling" and value not in TELLING:
            yield TableProblem(file, row.line, "bad-value", f"what {word!r} tells of must be one of {', '.join(TELLING)}")


@cache
def load_scene_words(path: Path = TABLE) -> SceneWords:
    """Load the table; raises ValueError with all problems where it is not sound."""
    refuse_unsound(check_scene_words(path))
    roles: dict[str, dict[str, str]] = {role: {} for role in ROLES}
    for row in read_table(path, columns=COLUMNS)[0]:
        roles[row["role"]][row["word"]] = row["value"]
    return SceneWords(
        families=roles["family"],
        telling=roles["telling"],
        arriving={word: frozenset(value.split("|")) for word, value in roles["arriving"].items()},
        journeys={word: frozenset(value.split("|")) for word, value in roles["journey"].items()},
        done=frozenset(roles["done"]),
        present=frozenset(roles["present"]),
        guest=frozenset(roles["guest"]),
        reaching=frozenset(roles["reaching"]),
        void=frozenset(roles["void"]),
        earlier=frozenset(roles["earlier"]),
        envoys=frozenset(roles["envoy"]),
        gathering=frozenset(roles["gathering"]),
        participants=frozenset(roles["participant"]),
        addressing=frozenset(roles["addressing"]),
        speeches=frozenset(roles["speech"]),
        lower=frozenset(roles["lower"]),
        filing=frozenset(roles["filing"]),
        travelling=frozenset(roles["travelling"]),
        attending=frozenset(roles["attending"]),
        offices=frozenset(roles["office"]),
        members=frozenset(roles["member"]),
        papers=frozenset(roles["paper"]),
        coming=frozenset(roles["coming"]),
        apart=frozenset(roles["apart"]),
        being=frozenset(roles["being"]),
        local=frozenset(roles["local"]),
        news=frozenset(roles["news"]),
        sittings=roles["sitting"],
        anywhere=frozenset(roles["anywhere"]),
        forums=frozenset(roles["forum"]),
        parts=frozenset(roles["part"]),
        press=frozenset(roles["press"]),
        capitals=frozenset(roles["capital"]),
        headquarters={word: frozenset(value.split("|")) for word, value in roles["headquarters"].items()},
    )
