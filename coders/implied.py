"""Who did what only the authorities do: the source of an arrest, a ban or a curfew told without an agent (`lexicon/implied_sources.tsv`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from coders.actors import Actor, ActorReader
from coders.derived import Derived
from coders.memory import ARMED_ROLES, parts
from coders.places import resolve
from coders.placing import place_candidates
from coders.settling import DOMESTIC_ROLES
from coders.syntax.arguments import preposition_objects
from coders.syntax.tokens import is_verb
from coders.table_rows import TableProblem, TableRow, read_table, refuse_unsound
from coders.verbs import View
from schemas.codebook import actor_roles, cameo_codes

TABLE = Path(__file__).parent / "lexicon" / "implied_sources.tsv"
COLUMNS = ("code", "entries", "role", "behind", "why", "example")
ANY_ENTRY = "*"
IMPLIED = "implied"
"""How such an actor was read."""
CAPTURE = ("173", "181")
"""What armed groups do that would be an arrest if it were told without them."""
SPOTS = ("in", "at", "near", "outside", "inside", "across", "throughout")
LAND = frozenset({"country", "capital", "region"})


@dataclass(frozen=True, slots=True)
class ImpliedSource:
    """One row: events of a code (and of some entries, where named) are done by a role of their country; `behind` are lemmas of which one must
    stand behind a preposition of the trigger, empty for none."""

    code: str
    entries: frozenset[str]
    role: str
    behind: frozenset[str]


def check_implied(path: Path = TABLE) -> tuple[TableProblem, ...]:
    """Check the table: codes and roles that exist, a reason and an example in each row, no code twice."""
    rows, problems = read_table(path, columns=COLUMNS)
    found = list(problems)
    seen: dict[str, int] = {}
    for row in rows:
        found += check_row(row, file=path.name)
        if row["code"] in seen:
            found.append(TableProblem(path.name, row.line, "repeated-code", f"{row['code']} stands in line {seen[row['code']]} already; merge the two"))
        seen.setdefault(row["code"], row.line)
    return tuple(sorted(found, key=lambda problem: problem.line))


def check_row(row: TableRow, *, file: str) -> list[TableProblem]:
    """Say what is wrong with one row."""
    problems: list[TableProblem] = []
    if not any(code.startswith(row["code"]) for code in cameo_codes()) or len(row["code"]) < 3:
        problems.append(TableProblem(file, row.line, "unknown-code", f"{row['code']!r} begins no CAMEO code below a root"))
    if row["role"] not in actor_roles():
        problems.append(TableProblem(file, row.line, "unknown-role", f"{row['role']!r} is no role code"))
    if not row["entries"]:
        problems.append(TableProblem(file, row.line, "no-entries", f"name lexicon entries, or {ANY_ENTRY} for any"))
    for column in ("why", "example"):
        if not row[column]:
            problems.append(TableProblem(file, row.line, f"no-{column}", f"the row has no {column}: a source nobody named needs one"))
    return problems


@cache
def load_implied(path: Path = TABLE) -> tuple[ImpliedSource, ...]:
    """Load the rows in the order of the table; raises ValueError with all problems where it is not sound."""
    refuse_unsound(check_implied(path))
    rows, _ = read_table(path, columns=COLUMNS)
    return tuple(ImpliedSource(row["code"], listed(row["entries"]) - {ANY_ENTRY}, row["role"], listed(row["behind"])) for row in rows)


def listed(cell: str) -> frozenset[str]:
    """Returns the words of a cell, which commas part."""
    return frozenset(word.strip() for word in cell.split(",") if word.strip())


@dataclass(slots=True)
class Implier:
    """Gives agentless events their source; lives as long as the article. `captors` is true once armed groups of the article took people."""

    rules: tuple[ImpliedSource, ...] = field(default_factory=load_implied)
    captors: bool = False

    def hear(self, code: str, sources: Iterable[Actor]) -> None:
        """Remembers whether rebels or gunmen detain people in this article: who "was detained" after that may be theirs."""
        if code.startswith(CAPTURE) and any(ARMED_ROLES & set(parts(actor.code)) for actor in sources):
            self.captors = True

    def source(
        self, view: View, reader: ActorReader, derived: Derived, path: tuple[int, ...], place: Mapping[str, Any], target: Actor | None
    ) -> Actor | None:
        """Returns the authorities of the country where an agentless event was, in the words of its place; None where an agent is named, the code
        says nothing of who does it, or no country is known."""
        rule = self.rule(view, derived)
        if rule is None or (self.captors and derived.code.startswith(CAPTURE)):
            return None
        said = said_place(view, reader, path, place)
        country = said[0] if said else fallback_country(reader, place, target)
        return Actor(country + rule.role, said[1] if said else "", IMPLIED, country, rule.role) if country else None

    def rule(self, view: View, derived: Derived) -> ImpliedSource | None:
        """Returns the row that an event falls under."""
        if derived.sources or derived.source_head is not None or not is_agentless(view, derived):
            return None
        entry = derived.rule.split(">")[0].split("/")[0]
        for rule in self.rules:
            if derived.code.startswith(rule.code) and (not rule.entries or entry in rule.entries):
                return rule if not rule.behind or rule.behind & words_behind(view, derived.core) else None
        return None


def is_agentless(view: View, derived: Derived) -> bool:
    """Says whether an event is told by a passive or a noun without a doer: "were arrested", "the arrest of", "arrests were made"."""
    verb = derived.light if derived.light is not None else derived.core
    if is_verb(view.sentence, verb):
        slots = view.slots(verb)
        return slots.passive and not slots.subject
    return "by" not in view.slots(derived.core).prepositions


def words_behind(view: View, token: int) -> frozenset[str]:
    """Returns the lemmas behind the prepositions of a trigger, with what stands before them: "house arrest"."""
    heads = [head for found in view.slots(token).prepositions.values() for head in found]
    return frozenset(word for head in heads for word in (view.lemmas[head], " ".join(view.lemmas[max(0, head - 1) : head + 1])))


def said_place(view: View, reader: ActorReader, path: tuple[int, ...], place: Mapping[str, Any]) -> tuple[str, str] | None:
    """Returns country and words of the place that stands at the event ("was arrested in Niger"); None where only the article tells it."""
    for token in path:
        behind = preposition_objects(view.sentence, token)
        for head in (head for name in SPOTS for head in behind.get(name, ())):
            row = reader.row(head)
            if row is not None and row.kind in LAND and row.country:
                return row.country, reader.text(head)
    country = place.get("country")
    for candidate in place_candidates(view.sentence, path) if country else ():
        found = resolve(candidate.name, countries=(country,))
        if found is not None and (found.name, found.country) == (place.get("place_name"), country):
            return country, candidate.name
    return None


def fallback_country(reader: ActorReader, place: Mapping[str, Any], target: Actor | None) -> str | None:
    """Returns the country of a report that tells no place of an event: that of its dateline, or of a party or people of a known country where no
    other country is spoken of; None for a foreigner and where the report is about another country."""
    memory = reader.memory
    other = target.country if target is not None else None
    if other is not None and other != memory.home:
        domestic = target is not None and (target.role or "")[:3] in DOMESTIC_ROLES
        return other if memory.home is None and domestic and memory.named <= {other} else None
    if memory.home is None or place.get("country", memory.home) != memory.home:
        return None
    heaviest = max(memory.weights, key=lambda code: memory.weights[code], default=memory.home)
    return memory.home if heaviest == memory.home else None
