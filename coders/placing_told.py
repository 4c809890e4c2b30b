"""What the placing of an event needs to know of it: its kind, whose countries its sides are, who of them stays at home or may be abroad."""

from collections.abc import Sequence

from coders.actor_codes import UNKNOWN_COUNTRY
from coders.actors import Actor
from coders.derived import Derived
from coders.place_kinds import PlaceKind
from coders.place_words import load_place_words
from coders.records import record

STAYING = frozenset({"JUD", "LEG", "COP"})
"""Roles that speak and act at home: courts, parliaments, police."""


@record
class Told:
    """What the placing of an event needs to know of it.

    `recent`: it was of these days; `asserted`: it did happen; `domestic`: its actors, two or more, are all of one country; `staying`: its
    source is one that acts at home; `unnamed`: its source is a group of no country named ("the opposition"), `facing`: its target is;
    `placeless`: its source is an organisation of no country, `military`: armed forces, who may be abroad (`against_forces`: its target is);
    `stately`: its source is a state or its forces, `homely`: its target is somebody who acts at home; `nation`: its
    targets are countries, no part of one; `host`: the countries of the side that the other is "visiting";
    `rooted`: its source is a group of no country named that is no government ("the opposition"); `joint`: some of its sources have no country.
    """

    kind: PlaceKind
    code: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    recent: bool
    asserted: bool
    domestic: bool
    staying: bool
    unnamed: bool
    host: tuple[str, ...]
    facing: bool
    placeless: bool
    military: bool
    against_forces: bool
    stately: bool
    homely: bool
    nation: bool
    rooted: bool
    joint: bool

    @property
    def known(self) -> tuple[str, ...]:
        """The countries of its actors, those of the side where it lands first."""
        sides = (self.sources, self.targets) if self.kind.lands == "source" else (self.targets, self.sources)
        return tuple(dict.fromkeys((*sides[0], *sides[1])))


def countries_of(actors: Sequence[Actor]) -> tuple[str, ...]:
    """Returns the countries of today of actors without repeats; unknown ones are left out."""
    successors = load_place_words().successors
    return tuple(dict.fromkeys(successors.get(actor.country, actor.country) for actor in actors if actor.country))


def is_domestic(derived: Derived) -> bool:
    """Says whether two or more actors are known and all of one country."""
    actors = (*derived.sources, *derived.targets)
    return len({actor.code for actor in actors}) > 1 and len({actor.country for actor in actors}) == 1 and actors[0].country is not None


def is_staying(derived: Derived) -> bool:
    """Says whether the source is a court, a parliament or police of a country."""
    return any(actor.country and actor.role and actor.role[:3] in STAYING for actor in derived.sources)


def is_unnamed(actors: Sequence[Actor]) -> bool:
    """Says whether a side is a group whose country the text leaves to the reader."""
    return bool(actors) and all(actor.code.startswith(UNKNOWN_COUNTRY) for actor in actors)


def is_military(actors: Sequence[Actor]) -> bool:
    """Says whether a side is armed forces of a state."""
    return any(actor.role and actor.role[:3] == "MIL" for actor in actors)


def is_placeless(derived: Derived) -> bool:
    """Says whether the source is known and of no country: the United Nations, an aid agency."""
    return bool(derived.sources) and not countries_of(derived.sources) and not is_unnamed(derived.sources)


def landing(told: Told) -> tuple[str, ...]:
    """Returns the countries of the side that an event is done to or by, () where that side has none."""
    return {"source": told.sources, "target": told.targets, "none": ()}[told.kind.lands]
