"""Reads the actor tables (countries, organisations, groups, people, agents, regions) into typed rows; bad rows become problems."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from coders.lexicon.actor_checks import check_tables, near
from coders.lexicon.actor_rows import (
    AGENT_KINDS,
    UNDECIDED,
    ActorTables,
    Agent,
    AgentKind,
    Country,
    Group,
    Organisation,
    Person,
    Region,
    Span,
)
from coders.lexicon.problems import Problem

__all__ = [
    "ActorTables",
    "Agent",
    "Country",
    "Group",
    "Organisation",
    "Person",
    "Region",
    "Span",
    "load_actor_tables",
    "read_day",
    "regular_plural",
]

FOLDER = Path(__file__).with_name("actors")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "countries": ("code", "name", "names", "demonyms", "capital", "government", "from", "until"),
    "organisations": ("code", "name", "names", "kind", "from", "until"),
    "groups": ("code", "name", "names", "country", "role", "from", "until"),
    "people": ("name", "names", "code", "office", "from", "until"),
    "agents": ("noun", "code", "plural", "kind"),
    "regions": ("code", "name", "names", "country", "kind"),
    "codes": ("code", "tier", "name"),
    "large": ("code", "name"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One data line of a table: its cells by column, without outer blanks."""

    file: str
    number: int
    cells: Mapping[str, str]

    def parts(self, *columns: str) -> tuple[str, ...]:
        """Returns the `|`-separated values of the columns once each, in order; empty ones are left out."""
        values = (value.strip() for column in columns for value in self.cells[column].split("|"))
        return tuple(dict.fromkeys(value for value in values if value))


def read_lines(path: Path, columns: tuple[str, ...], problems: list[Problem]) -> Iterator[Line]:
    """Yields the data lines of a TSV; a wrong header, a wrong number of cells and bytes that are not UTF-8 become problems."""
    name = f"actors/{path.name}"
    try:
        lines = path.read_bytes().decode("utf8").split("\n")
    except UnicodeDecodeError as error:
        problems.append(Problem(name, 0, "not-utf8", f"byte {error.start} is not UTF-8", "save the file as UTF-8"))
        return
    if tuple(lines[0].rstrip("\r").split("\t")) != columns:
        problems.append(Problem(name, 1, "wrong-header", f"the header is {lines[0]!r}", "write " + " TAB ".join(columns)))
        return
    for number, raw in enumerate(lines[1:], start=2):
        text = raw.rstrip("\r")
        if not text.strip() or text.startswith("#"):
            continue
        cells = text.split("\t")
        if len(cells) != len(columns):
            message = f"{len(cells)} cells, not {len(columns)}"
            problems.append(Problem(name, number, "wrong-cells", message, "columns: " + ", ".join(columns)))
            continue
        open_cells = [column for column, cell in zip(columns, cells, strict=True) if UNDECIDED in cell]
        if open_cells:
            message = f"{UNDECIDED} in column {', '.join(open_cells)} is still to be decided"
            problems.append(Problem(name, number, "undecided", message, "write what is right, or leave out the row"))
            continue
        yield Line(name, number, dict(zip(columns, (cell.strip() for cell in cells), strict=True)))


def read_day(text: str, *, last: bool) -> date | None:
    """Returns the day of `2003-02-04`, or of a bare year or month its first (`last=True`: its last) day; None for no text.

    Raises ValueError on anything else.
    """
    if not text:
        return None
    numbers = [int(part) for part in text.split("-")]
    if len(numbers) == 3 and len(text) == 10:
        return date(numbers[0], numbers[1], numbers[2])
    if len(numbers) == 2 and len(text) == 7:
        year, month = numbers
        return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)) if last else date(year, month, 1)
    if len(numbers) == 1 and len(text) == 4:
        return date(numbers[0], 12, 31) if last else date(numbers[0], 1, 1)
    raise ValueError(text)


def read_span(line: Line, problems: list[Problem]) -> Span:
    """Returns the days between `from` and `until`; an unreadable date is a problem and counts as open."""
    days: list[date | None] = []
    for column in ("from", "until"):
        try:
            days.append(read_day(line.cells[column], last=column == "until"))
        except ValueError:
            message = f"{line.cells[column]!r} in column {column} is not a date"
            problems.append(Problem(line.file, line.number, "bad-date", message, "write 1991-12-25, 1991-12 or 1991"))
            days.append(None)
    return Span(days[0], days[1])


def table_files(folder: Path, table: str) -> list[Path]:
    """Returns the files of a table: `people.tsv` and every `people_*.tsv`, sorted; a table without a file is empty."""
    return sorted([*folder.glob(f"{table}.tsv"), *folder.glob(f"{table}_*.tsv")])


def table_lines(folder: Path, table: str, problems: list[Problem]) -> list[Line]:
    """Returns the data lines of all files of a table."""
    return [line for path in table_files(folder, table) for line in read_lines(path, COLUMNS[table], problems)]


def read_agents(lines: list[Line], problems: list[Problem]) -> Iterator[Agent]:
    """Yields the role nouns; a kind that is not in AGENT_KINDS is a problem."""
    for line in lines:
        cells = line.cells
        kind = next((k for k in AGENT_KINDS if k == cells["kind"]), None)
        if kind is None:
            problems.append(
                Problem(line.file, line.number, "unknown-kind", f"{cells['kind']!r} is not a kind", "one of " + ", ".join(AGENT_KINDS))
            )
            continue
        known: AgentKind = kind  # type: ignore[assignment]
        yield Agent(cells["noun"], cells["plural"] or regular_plural(cells["noun"]), cells["code"], known, line.file, line.number)


def read_large(lines: list[Line], countries: list[Line], problems: list[Problem]) -> frozenset[str]:
    """Returns the codes of the large countries; one that the table of countries does not know is a problem."""
    known = frozenset(line.cells["code"] for line in countries)
    for line in lines:
        if line.cells["code"] not in known:
            message = f"{line.cells['code']!r} is not a country code"
            problems.append(Problem(line.file, line.number, "unknown-country", message, near(line.cells["code"], known, "countries")))
    return known & {line.cells["code"] for line in lines}


def regular_plural(noun: str) -> str:
    """Returns the plural by spelling rule alone: `army` armies, `coach` coaches; irregular ones stand in the table.

    A noun with a complement has the ending on its head: `court of appeal` courts of appeal.
    """
    for link in (" of ", " for ", " in "):
        head, found, rest = noun.partition(link)
        if found:
            return regular_plural(head) + link + rest
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def load_actor_tables(folder: Path | None = None, *, check: bool = True) -> ActorTables:
    """Returns the actor tables of `folder` (default: the ones beside this module) with all problems of reading and of content.

    `check=False` leaves out the checks of content, which `tocsin lexicon check` makes and a coder that starts does not wait for.
    """
    where = folder or FOLDER
    found: list[Problem] = []
    lines = {table: table_lines(where, table, found) for table in COLUMNS}
    tables = ActorTables(
        countries=tuple(
            Country(n.cells["code"], n.parts("name", "names"), n.parts("demonyms"), n.parts("capital"), n.parts("government"),
                    read_span(n, found), n.file, n.number)
            for n in lines["countries"]
        ),
        organisations=tuple(
            Organisation(n.cells["code"], n.parts("name", "names"), n.cells["kind"], read_span(n, found), n.file, n.number)
            for n in lines["organisations"]
        ),
        groups=tuple(
            Group(n.cells["code"], n.parts("name", "names"), n.cells["country"], n.cells["role"], read_span(n, found), n.file, n.number)
            for n in lines["groups"]
        ),
        people=tuple(
            Person(n.parts("name", "names"), n.cells["code"], n.cells["office"], read_span(n, found), n.file, n.number)
            for n in lines["people"]
        ),
        agents=tuple(read_agents(lines["agents"], found)),
        regions=tuple(
            Region(n.cells["code"], n.parts("name", "names"), n.cells["country"], n.cells["kind"], n.file, n.number)
            for n in lines["regions"]
        ),
        codes={n.cells["code"]: n.cells["tier"] for n in lines["codes"]},
        offices={n.cells["code"]: n.cells["name"] for n in lines["codes"] if n.cells["tier"] in ("office", "head")},
        large=read_large(lines["large"], lines["countries"], found),
        problems=(),
    )
    problems = sorted([*found, *(check_tables(tables) if check else ())], key=lambda p: (p.file, p.line, p.id))
    return replace(tables, problems=tuple(problems))
