"""Who acts on whom in one event: its pairs of actors, groups settled in a country, and what an event needs of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from coders.actor_index import each_name
from coders.actors import Actor, ActorReader
from coders.derived import Derived
from coders.implied import IMPLIED
from coders.owning import NATIONAL
from coders.records import record
from coders.retold import day_of
from coders.settling import About, as_settlers, at_home, in_focus, of_the_place, own_quarrel, settled_pair, under_law
from coders.syntax.tokens import is_noun, is_verb
from coders.verbs import View

DONE_ROOTS = ("030", "033", "037", "07", "087", "09", "15", "16")
"""Roots of deeds and offers that no second side need be named for where their doer and day are."""
FORCE_ROOTS = frozenset({"14", "17", "18", "19", "20"})
ASKED = frozenset({"02", "10", "12"})
"""Roots of what is asked and refused, which may name nobody it is asked of."""
AMONG = ("0871", "196")
"""Two who begin a ceasefire begin it with one another, and two who break it break it against one another."""


@record
class Sides:
    """One pair of actors with the words that stand for them; a side is open where its words fit two and none was taken."""

    source: Actor | None
    target: Actor | None
    source_text: str | None
    target_text: str | None
    source_open: bool = False
    target_open: bool = False

    def codes(self) -> dict[str, str | None]:
        """Returns the codes of both sides by name; None for nobody."""
        return {"source": self.source.code if self.source else None, "target": self.target.code if self.target else None}

    def are_one(self) -> bool:
        """Says whether both sides are the same known actor."""
        return self.source is not None and self.target is not None and self.source.code == self.target.code and not self.source.code.startswith("---")

    def implied(self, code: str) -> str:
        """Returns the step of the derivation that an implied source adds; "" for a source that is told."""
        return f"; source: implied ({self.source.code} by code {code})" if self.source is not None and self.source.how == IMPLIED else ""


def settled_sides(
    source: Actor | None, target: Actor | None, home: Mapping[str, Any], about: About, code: str
) -> tuple[Actor | None, Actor | None]:
    """Gives groups without a country that of the place, of the other side or of the article, in this order."""
    source, target = of_the_place(source, home, about, code), of_the_place(target, home, about, code)
    source, target = settled_pair(source, target, home, code)
    source, target = at_home(source, target), under_law(at_home(target, source), source, code)
    source, target = own_quarrel(source, target, about)
    return as_settlers(in_focus(source, target, about, code)), as_settlers(in_focus(target, source, about, code))


def countries_here(reader: ActorReader) -> frozenset[str]:
    """Returns the countries that a sentence names by name, people, town or government."""
    rows = map(reader.best, each_name(reader.hits))
    return frozenset(row.country for row in rows if row.country and (row.kind in NATIONAL or row.kind == "government"))


def needs_of(view: View, derived: Derived) -> str:
    """Returns which actors an event needs; a noun that stands alone and names no force needs both ("his visit" tells nobody's visit),
    and so does a mere statement (root 01). Its source is enough where the lexicon says so ("Zambia's rejection of the plan"), and for what is asked or
    refused on a day ("Monday's demand by miners for higher pay")."""
    alone = derived.light is None and not is_verb(view.sentence, derived.trigger) and is_noun(view.sentence, derived.trigger)
    # some statements stand on their own by their entry: "declined to comment", "claimed responsibility"
    statement = derived.code[:2] == "01" and derived.actors == "any"
    told = derived.actors == "source" or (derived.code[:2] in ASKED and bool(day_of(view.sentence, derived.trigger)))
    if (alone and derived.code[:2] not in FORCE_ROOTS and not told) or statement:
        # "Norway's withdrawal of aid last month has closed clinics": whose it was and when
        dated = alone and derived.code.startswith(DONE_ROOTS) and bool(derived.sources) and bool(day_of(view.sentence, derived.trigger))
        return "source" if dated else "both"
    # "protests broke out" tells an event by itself, "after the protests" only speaks of one
    return "any" if alone and derived.actors == "none" else derived.actors


def pairs(derived: Derived) -> Iterator[tuple[Actor | None, Actor | None]]:
    """Yields each pair of source and target once; a reciprocal event in both directions."""
    sources, targets = derived.sources, derived.targets
    if (derived.reciprocal or derived.code.startswith(AMONG)) and len(sources) > 1 and not targets:
        yield from ((one, other) for one in sources for other in sources if one.code != other.code)
        return
    for source in sources or (None,):
        for target in targets or (None,):
            yield source, target
            if derived.reciprocal and source is not None and target is not None:
                yield target, source
