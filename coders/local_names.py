"""Villages and districts that no gazetteer has: the text says what they are ("the village of Hentzau", "Hentzau district") and in which land."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from coders.date_names import is_date_name
from coders.deed_words import load_deed_words
from coders.gazetteer import load_gazetteer
from coders.parse import Sentence
from coders.place_words import load_place_words
from coders.places import CAPITAL_WORD, PlaceCandidate, PlacedAt, place_of_event
from coders.syntax.phrases import determiner

IN_CLAUSE = 1
NEAR, ONLY_THERE = 2, 3
"""How exact a place is whose point is that of the town that it belongs to, and that of a larger land or none."""
ANY = frozenset({"a", "an", "every", "each", "another"})
LONGEST = 3
"""How many words the name of a village may have."""


def as_called(sentence: Sentence, head: int, candidate: PlaceCandidate) -> PlaceCandidate:
    """Returns a name with the noun that calls it a village or a district: "the Hentzau village", "the village of Hentzau"; not "Hentzau's village"
    nor "a village of Hentzau"."""
    if candidate.called or not is_local(sentence.lower[head]) or determiner(sentence, head) in ANY:
        return candidate
    behind = sentence.offsets[head] < candidate.start
    beside = head > 0 and sentence.offsets[head - 1] == candidate.start
    return replace(candidate, called=sentence.lower[head]) if behind or beside else candidate


def is_local(word: str) -> bool:
    """Says whether a noun calls a village, a district or the like."""
    words = load_deed_words()
    return word in words.towns or word in words.parts


def local_place(candidates: Sequence[PlaceCandidate], found: PlacedAt | None, countries: Sequence[str]) -> PlacedAt | None:
    """Returns the village or district that an event's clause names, with the country and the point of what was found else; `found` where none is.

    A town that stands nearer to the event or before a village, not merely as what it is near to, is another place: "in Zenda and the village of Hentzau".
    """
    if found is None or not found.country:
        return found
    unknown = [(candidate, name, kind) for candidate in candidates if candidate.rank <= IN_CLAUSE for name, kind in [named(candidate)] if name]
    if not unknown:
        return found
    parts = load_deed_words().parts
    # "Hentzau village of Zenda district"
    candidate, name, kind = min(unknown, key=lambda item: (item[0].rank, item[2] in parts - {"area"}, item[0].start))
    holder = next((other for other in candidates if other.rank <= candidate.rank and same(place_of_event([other], countries=countries), found)), None)
    town = found.geo_precision == 1 and holder is not None and holder.start < candidate.start and kind not in parts
    if town and holder is not None and (holder.rank < candidate.rank or holder.preposition is not None):
        return found
    precision = NEAR if holder is not None and found.geo_precision < ONLY_THERE else ONLY_THERE
    return replace(found, name=name, geonameid=None, geo_precision=precision)


def same(one: PlacedAt | None, other: PlacedAt) -> bool:
    """Says whether two places are one."""
    return one is not None and (one.name, one.country) == (other.name, other.country)


def named(candidate: PlaceCandidate) -> tuple[str, str]:
    """Returns the bare name of an unknown village or district and what it is called: "Hentzau", "village"; two empty words for other names."""
    parts = candidate.name.split(",")[0].split()
    kind = candidate.called
    if len(parts) > 1 and is_local(parts[-1].casefold()):
        kind, parts = parts[-1].casefold(), parts[:-1]
    elif len(parts) > 2 and is_local(" ".join(parts[-2:]).casefold()):
        kind, parts = " ".join(parts[-2:]).casefold(), parts[:-2]
    name = " ".join(parts)
    known = not kind or not name or len(parts) > LONGEST or not all(part[0].isupper() for part in (parts[0], parts[-1]))
    return ("", "") if known or is_known(name) else (name, kind)


def is_known(name: str) -> bool:
    """Says whether a name is a place, a people or another word: "Zenda", "Ruritanian", "Sunni", "Gulf", "Friday"."""
    gazetteer, never = load_gazetteer(), load_place_words().never
    parts = name.split()
    known = any(gazetteer.lookup(other) for other in (name, f"{name} {CAPITAL_WORD}", *(" ".join(pair) for pair in pairwise(parts) if len(parts) > 2)))
    return known or is_date_name(name) or any(part.casefold() in never for part in parts)
