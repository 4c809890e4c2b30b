"""How sure a mention is: of mentions with the same signs, the share whose root readers found right (`lexicon/confidence.tsv`).

The weights are fitted to judged mentions by `data/derive/confidence.py`; nobody sets them by hand.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from coders.actors import Actor
from coders.dating import EventDate
from coders.implied import IMPLIED
from coders.parse import Sentence
from coders.records import record
from coders.syntax.context import chain
from coders.table_rows import TableProblem, read_table, refuse_unsound

TABLE = Path(__file__).parent / "lexicon" / "confidence.tsv"
COLUMNS = ("sign", "weight", "right", "judged", "meaning")
BASE = "all"
"""The row that every mention begins with."""
ROOT = "root "
"""Signs of the code's root: "root 19"."""
OLD_DAYS = 7
LATE = 22
"""Words before a trigger that stands late in its sentence."""
LONG = 40
"""Words of a long sentence."""
UNNAMED = "---"
BASE_FORMS = ("VB", "VBP")


@record
class Facts:
    """What signs are read from: the event as it is coded, and where it stands. `closing` is the last third of a report of four sentences or more."""

    sentence: Sentence
    trigger: int
    code: str
    rule: str
    source: Actor | None
    target: Actor | None
    when: EventDate
    written: date | None
    asserted: bool
    light: bool = False
    closing: bool = False


Sign = Callable[[Facts], bool]

SIGNS: Mapping[str, Sign] = {
    "no source": lambda facts: facts.source is None,
    "no target": lambda facts: facts.target is None,
    "source unnamed": lambda facts: is_unnamed(facts.source),
    "target unnamed": lambda facts: is_unnamed(facts.target),
    "source remembered": lambda facts: is_read_from(facts.source, "memory"),
    "target remembered": lambda facts: is_read_from(facts.target, "memory"),
    "source implied": lambda facts: is_read_from(facts.source, IMPLIED),
    "target is a place": lambda facts: is_read_from(facts.target, "place"),
    "two countries": lambda facts: countries(facts) == 2,
    "one country": lambda facts: countries(facts) == 1,
    "day told": lambda facts: facts.when.explicit,
    "old day": lambda facts: is_old(facts),
    "base form": lambda facts: facts.sentence.tags[facts.trigger] in BASE_FORMS,
    "noun": lambda facts: facts.sentence.tags[facts.trigger][:2] == "NN",
    "coordinated": lambda facts: "conj" in first_link(facts),
    "adverbial clause": lambda facts: not links(facts).isdisjoint(("adverbial", "purpose")),
    "late in the sentence": lambda facts: facts.trigger > LATE,
    "long sentence": lambda facts: len(facts.sentence) > LONG,
    "end of the report": lambda facts: facts.closing,
    "not asserted": lambda facts: not facts.asserted,
    "light verb": lambda facts: facts.light,
    "pattern": lambda facts: "/" in facts.rule,
}
"""By name: what is true of a mention."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one sign adds to the logarithm of the odds, and of how many judged mentions with it how many were right."""

    sign: str
    weight: float
    right: int
    judged: int


def confidence(facts: Facts, path: Path = TABLE) -> tuple[float, tuple[str, ...]]:
    """Returns the estimated share of right roots among mentions like this one, and its signs; one that is not in the table weighs nothing."""
    weights, signs = load_weights(path), tuple(signs_of(facts))
    odds = math.fsum(weights[sign].weight for sign in (BASE, *signs) if sign in weights)
    return round(1 / (1 + math.exp(-odds)), 2), signs


def signs_of(facts: Facts) -> Iterator[str]:
    """Yields the signs of a mention, that of its root first, in the order of `SIGNS`."""
    yield f"{ROOT}{facts.code[:2]}"
    yield from (name for name, holds in SIGNS.items() if holds(facts))


def is_unnamed(actor: Actor | None) -> bool:
    """Says whether an actor is a group of no known country: "gunmen"."""
    return actor is not None and actor.code.startswith(UNNAMED)


def is_read_from(actor: Actor | None, how: str) -> bool:
    """Says whether an actor was read in a certain way, see `Actor.how`."""
    return actor is not None and actor.how == how


def countries(facts: Facts) -> int:
    """Returns how many countries two known sides are of, 0 where one of them has none."""
    if facts.source is None or facts.target is None or not facts.source.country or not facts.target.country:
        return 0
    return 1 if facts.source.country == facts.target.country else 2


def is_old(facts: Facts) -> bool:
    """Says whether an event lies more than a week before its report."""
    return facts.when.day is not None and facts.written is not None and (facts.written - facts.when.day).days > OLD_DAYS


def links(facts: Facts) -> frozenset[str]:
    """Returns the kinds of the steps from the trigger up to the root."""
    return frozenset(link.kind for link in chain(facts.sentence, facts.trigger))


def first_link(facts: Facts) -> tuple[str, ...]:
    """Returns the kind of the step from the trigger to what it hangs on, () at the root."""
    return tuple(link.kind for link in chain(facts.sentence, facts.trigger)[:1])


def check_confidence(path: Path = TABLE) -> tuple[TableProblem, ...]:
    """Checks the table: signs that are known and stand once, numbers, and a row for all."""
    return read_weights(path)[1]


def read_weights(path: Path = TABLE) -> tuple[tuple[Weight, ...], tuple[TableProblem, ...]]:
    """Reads the weights; what is unsound is a problem and left out."""
    rows, problems = read_table(path, columns=COLUMNS)
    found: dict[str, Weight] = {}
    said = list(problems)
    for row in rows:
        sign = row["sign"]
        if sign in found or not is_sign(sign):
            known = "stands there already" if sign in found else f"is no sign; signs: {BASE}, {ROOT}01 to 20, {', '.join(SIGNS)}"
            said.append(TableProblem(path.name, row.line, "unknown-sign", f"{sign!r} {known}"))
            continue
        try:
            weight = Weight(sign, float(row["weight"]), int(row["right"]), int(row["judged"]))
        except ValueError:
            said.append(TableProblem(path.name, row.line, "bad-number", f"{sign}: weight is a number, right and judged are whole ones"))
            continue
        if not (math.isfinite(weight.weight) and 0 <= weight.right <= weight.judged):
            said.append(TableProblem(path.name, row.line, "bad-number", f"{sign}: a weight is finite, and no more are right than were judged"))
        found[sign] = weight
    if BASE not in found and not said:
        said.append(TableProblem(path.name, 1, "no-base", f"no row {BASE!r}: every mention begins with it"))
    return tuple(found.values()), tuple(said)


def is_sign(name: str) -> bool:
    """Says whether a name is a sign: the base, a root or one of `SIGNS`."""
    root = name.removeprefix(ROOT)
    return name == BASE or name in SIGNS or (name != root and root.isdigit() and len(root) == 2 and 1 <= int(root) <= 20)


@cache
def load_weights(path: Path = TABLE) -> Mapping[str, Weight]:
    """Returns the weights by sign; raises ValueError where the table is unsound."""
    weights, problems = read_weights(path)
    refuse_unsound(problems)
    return {weight.sign: weight for weight in weights}
