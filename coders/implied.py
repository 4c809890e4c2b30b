"""Who did what only the authorities do: the source of an arrest, a ban or a curfew told without an agent (`lexicon/implied_sources.tsv`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from coders.actor_codes import ARMED_ROLES, UNKNOWN_COUNTRY
from coders.actors import Actor, ActorReader
from coders.date_placing import time_tokens
from coders.derived import Derived
from coders.memory import parts
from coders.parse import Sentence
from coders.place_candidates import place_candidates
from coders.place_kinds import kind_of
from coders.places import resolve
from coders.syntax.arguments import preposition_objects
from coders.syntax.phrases import owners
from coders.syntax.tokens import is_verb
from coders.table_rows import TableProblem, TableRow, read_table, refuse_unsound
from coders.verbs import View
from schemas.codebook import actor_roles, cameo_codes

TABLE = Path(__file__).parent / "lexicon" / "implied_sources.tsv"
COLUMNS = ("code", "entries", "role", "behind", "spots", "not_in", "why", "example")
ANY_ENTRY = "*"
NOBODY = UNKNOWN_COUNTRY
"""The role of rows that imply nobody and stand before a wider one."""
IMPLIED = "implied"
"""How such an actor was read."""
CAPTURE = ("173", "181")
"""What armed groups do that would be an arrest if it were told without them."""
SPOTS = {"here": ("in", "at", "near", "outside", "inside", "across", "throughout", "around"), "from": ("from",)}
"""Behind which prepositions the country stands: of where it was done, or of where somebody was sent away from."""
WORLD = "IGO"
MAX_SPOTS = 8
AT_HOME = frozenset({"OPP", "PTY", "LEG", "JUD"})
"""Who is hardly arrested abroad; citizens, journalists, diplomats and soldiers are."""
ABROAD = frozenset({"GOV", "MIL", "SPY", "REF"})
"""Who is often abroad, of the people of a country."""
LAND = frozenset({"country", "capital", "region"})


@dataclass(frozen=True, slots=True)
class ImpliedSource:
    """One row: events of a code are done by a role of their country; `entries` are lexicon entries or lemmas of the trigger, empty for any.

    `behind` are lemmas of which one must stand behind a preposition of the trigger, empty for none; `spots` is a key of SPOTS; `not_in` are
    countries where two authorities do it, so that nobody is implied.
    """

    code: str
    entries: frozenset[str]
    role: str
    behind: frozenset[str]
    spots: str
    not_in: frozenset[str]


def check_implied(path: Path = TABLE) -> tuple[TableProblem, ...]:
    """Check the table: codes and roles that exist, a reason and an example in each row, no code and entries twice."""
    rows, problems = read_table(path, columns=COLUMNS)
    found = list(problems)
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        found += check_row(row, file=path.name)
        key = row["code"], row["entries"]
        if key in seen:
            found.append(TableProblem(path.name, row.line, "repeated-code", f"{' '.join(key)} stands in line {seen[key]} already; merge the two"))
        elif (row["code"], ANY_ENTRY) in seen:
            line = seen[row["code"], ANY_ENTRY]
            found.append(TableProblem(path.name, row.line, "unreached", f"line {line} takes every entry of {row['code']}; put this line before it"))
        seen.setdefault(key, row.line)
    return tuple(sorted(found, key=lambda problem: problem.line))


def check_row(row: TableRow, *, file: str) -> list[TableProblem]:
    """Say what is wrong with one row."""
    problems: list[TableProblem] = []
    if not any(code.startswith(row["code"]) for code in cameo_codes()) or len(row["code"]) < 3:
        problems.append(TableProblem(file, row.line, "unknown-code", f"{row['code']!r} begins no CAMEO code below a root"))
    if row["role"] not in (*actor_roles(), NOBODY):
        problems.append(TableProblem(file, row.line, "unknown-role", f"{row['role']!r} is no role code"))
    if not row["entries"]:
        problems.append(TableProblem(file, row.line, "no-entries", f"name lexicon entries, or {ANY_ENTRY} for any"))
    if row["spots"] not in SPOTS:
        problems.append(TableProblem(file, row.line, "unknown-spots", f"{row['spots']!r} is not one of {', '.join(SPOTS)}"))
    for code in sorted(listed(row["not_in"])):
        if code not in known_countries():
            problems.append(TableProblem(file, row.line, "unknown-country", f"{code!r} is no country code"))
    for column in ("why", "example"):
        if not row[column]:
            problems.append(TableProblem(file, row.line, f"no-{column}", f"the row has no {column}: a source nobody named needs one"))
    return problems


@cache
def known_countries(path: Path = TABLE.parent / "actors" / "countries.tsv") -> frozenset[str]:
    """Returns the country codes of the actor tables."""
    columns = path.read_text(encoding="utf-8").partition("\n")[0].split("\t")
    return frozenset(row["code"] for row in read_table(path, columns=columns)[0])


@cache
def load_implied(path: Path = TABLE) -> tuple[ImpliedSource, ...]:
    """Load the rows in the order of the table; raises ValueError with all problems where it is not sound."""
    refuse_unsound(check_implied(path))
    rows, _ = read_table(path, columns=COLUMNS)
    return tuple(
        ImpliedSource(row["code"], listed(row["entries"]) - {ANY_ENTRY}, row["role"], listed(row["behind"]), row["spots"], listed(row["not_in"]))
        for row in rows
    )


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
        # "was put under investigation in Italy": the place may hang on the trigger's own noun
        path = tuple(dict.fromkeys((*path, *derived.words)))
        if any(actor.code.startswith(WORLD) for head in spot_heads(view, path, SPOTS["here"]) for actor in reader.resolve(head)):
            # "was detained at the tribunal for Rwanda": no country's police
            return None
        said = said_place(view, reader, path, place, spots=rule.spots, code=derived.code)
        country = said[0] if said else fallback_country(reader, place, target) if rule.spots == "here" else None
        if country is None or country in rule.not_in:
            return None
        return Actor(country + rule.role, said[1] if said else "", IMPLIED, country, rule.role)

    def rule(self, view: View, derived: Derived) -> ImpliedSource | None:
        """Returns the row that an event falls under."""
        named = derived.source_head is not None and not is_spot(view, derived, derived.source_head)
        if derived.sources or named or not is_agentless(view, derived):
            return None
        entries = {derived.rule.split(">")[0].split("/")[0], view.lemmas[derived.core]}
        for rule in self.rules:
            if derived.code.startswith(rule.code) and (not rule.entries or entries & rule.entries):
                told = rule.role != NOBODY and (not rule.behind or rule.behind & words_behind(view, derived.core))
                return rule if told else None
        return None


def is_agentless(view: View, derived: Derived) -> bool:
    """Says whether an event is told by a passive or a noun without a doer: "were arrested", "the arrest of", "arrests were made"; not by a noun
    that names a state or an idea: "safe from arrest", "a term of imprisonment"."""
    sentence = view.sentence
    verb = derived.light if derived.light is not None else derived.core
    agents = set(view.slots(derived.core).prepositions.get("by", ())) - time_tokens(sentence)
    if agents:
        # "were detained for questioning by the commission"
        return False
    if is_verb(sentence, verb):
        slots = view.slots(verb)
        # "the farmers courted arrest": the subject suffers it
        return (slots.passive and not slots.subject) or (derived.target_head is not None and slots.subject[:1] == (derived.target_head,))
    owning = owners(sentence, derived.core)
    if any(sentence.tags[owner] == "PRP$" for owner in owning):
        # "its detention of activists": whoever it is
        return False
    return bool(owning) or "of" in view.slots(derived.core).prepositions or sentence.tags[derived.core] == "NNS"


def is_spot(view: View, derived: Derived, head: int) -> bool:
    """Says whether a head only tells where: "a curfew was imposed in two districts"."""
    tokens = (derived.core, derived.light if derived.light is not None else derived.core)
    return any(head in view.slots(token).prepositions.get(name, ()) for token in tokens for name in SPOTS["here"])


def words_behind(view: View, token: int) -> frozenset[str]:
    """Returns the lemmas behind the prepositions of a trigger, with what stands before them: "house arrest"."""
    heads = [head for found in view.slots(token).prepositions.values() for head in found]
    return frozenset(word for head in heads for word in (view.lemmas[head], " ".join(view.lemmas[max(0, head - 1) : head + 1])))


def said_place(
    view: View, reader: ActorReader, path: tuple[int, ...], place: Mapping[str, Any], *, spots: str, code: str
) -> tuple[str, str] | None:
    """Returns country and words of the place that stands at the event itself ("was arrested in Niger"); None where only the article tells it."""
    heads = spot_heads(view, path, SPOTS[spots])
    for head in heads:
        row = reader.row(head)
        if row is not None and row.kind in LAND and row.country:
            return row.country, reader.text(head)
    country = place.get("country") if spots == "here" else None
    # "his arrest raised the pressure on officials in Serbia": what stands above an event is elsewhere
    offsets = {view.sentence.offsets[token] for token in below(view.sentence, path)}
    if not country:
        return None
    for candidate in place_candidates(view.sentence, path, kind_of(code), code):
        found = resolve(candidate.name, countries=(country,)) if candidate.start in offsets else None
        if found is not None and found.country == country:
            return country, candidate.name
    return None


def below(sentence: Sentence, path: tuple[int, ...]) -> frozenset[int]:
    """Returns the tokens that hang on an event, verbs and what hangs on them left out."""
    found, frontier = set(), list(path)
    while frontier:
        children = [child for child in sentence.children[frontier.pop()] if child not in found and not is_verb(sentence, child)]
        found.update(children)
        frontier += children
    return frozenset(found)


def spot_heads(view: View, path: tuple[int, ...], spots: tuple[str, ...]) -> tuple[int, ...]:
    """Returns what stands behind prepositions of place at an event, and below that: "in various parts of Cairo", "at a crossing near Lucknow"."""
    frontier = [head for token in path for name in spots for head in preposition_objects(view.sentence, token).get(name, ())]
    found: dict[int, None] = {}
    while frontier and len(found) < MAX_SPOTS:
        head = frontier.pop(0)
        if head not in found:
            found[head] = None
            below = preposition_objects(view.sentence, head)
            frontier += [deeper for name in (*SPOTS["here"], "of") for deeper in below.get(name, ())]
    return tuple(found)


def fallback_country(reader: ActorReader, place: Mapping[str, Any], target: Actor | None) -> str | None:
    """Returns the country of a report that tells no place of an event: that of its dateline, or of a party or people of a known country where no
    other country is spoken of or the report is about it; None for a foreigner and where the report is about another country."""
    memory = reader.memory
    other = target.country if target is not None else None
    if other is not None and other != memory.home:
        here = {hit.rows[0].country for hit in reader.hits if hit is not None and hit.rows[0].country}
        domestic = target is not None and (target.role or "")[:3] in AT_HOME
        if memory.home is None and domestic and memory.named | here <= {other}:
            return other
        # no dateline tells where the report is from: at home are those of the country that it is about, where the event is placed too
        at_centre = memory.home is None and other == memory.focus == place.get("country") and here <= {other}
        return other if at_centre and target is not None and target.role is not None and target.role[:3] not in ABROAD else None
    if memory.home is None or place.get("country", memory.home) != memory.home:
        return None
    heaviest = max(memory.weights, key=lambda code: memory.weights[code], default=memory.home)
    return memory.home if heaviest == memory.home else None
