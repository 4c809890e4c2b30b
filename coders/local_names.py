"""Villages and districts that no gazetteer has: the text says what they are ("the village of Hentzau", "Hentzau district") and in which land."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from coders.date_names import is_date_name
from coders.deed_words import load_deed_words
from coders.gazetteer import Place, load_gazetteer
from coders.parse import Sentence
from coders.place_records import CAPITAL_WORD, PlaceCandidate, PlacedAt
from coders.place_words import load_place_words
from coders.places import place_of_event
from coders.syntax.phrases import determiner

IN_CLAUSE = 1
NEAR, ONLY_THERE = 2, 3
"""How exact a place is whose point is that of the town that it belongs to, and that of a larger land or none."""
HYPHEN = "HYPH"
NAMES = frozenset({"NNP", "NNPS", HYPHEN})
ANY = frozenset({"a", "an", "every", "each", "another"})
KNOWN = 200_000
"""From how many people on a town is known abroad: a smaller one is not the village of its name in the country that the text says."""
ACROSS = 5.0
"""Within how many degrees a namesake across the border may be the one meant."""
BESIDE = 12
"""How many characters behind a village the town may begin that it is in."""
QUARTERS = frozenset({"neighborhood", "neighbourhood", "quarter", "suburb", "slum", "ward"})
"""Parts of a town."""
BEFORE_LAND, LAND = frozenset({"in", "at", "near"}), frozenset({"in", "near"})
IN_LAND = len(", in the ")
"""How many characters may stand between an unknown name and the land behind it."""
LONGEST = 4
"""How many words the name of a village may have."""


def as_called(sentence: Sentence, head: int, candidate: PlaceCandidate) -> PlaceCandidate:
    """Returns a name with the noun that calls it a village or a district: "the Hentzau village", "the village of Hentzau"; not "Hentzau's village"
    nor "a village of Hentzau"."""
    if candidate.called or not is_local(sentence.lower[head]) or determiner(sentence, head) in ANY:
        return candidate
    if sentence.offsets[head] < candidate.start:
        return replace(candidate, called=sentence.lower[head])
    beside = head > 0 and sentence.offsets[head - 1] == candidate.start
    if beside and candidate.name.endswith(f" {sentence.lower[head]}"):
        # "the Zenda island" has its noun already
        return candidate
    return replace(candidate, name=whole_name(sentence, head, candidate.name), called=sentence.lower[head]) if beside else candidate


def whole_name(sentence: Sentence, head: int, name: str) -> str:
    """Returns all of an unknown name before a noun ("the Bab al-Zenda district"); a name that the gazetteer has stays as it is."""
    first = head - 1
    while first > 0 and (sentence.tags[first - 1] in NAMES or (sentence.tags[first] == HYPHEN and sentence.words[first - 1].isalpha())):
        first -= 1
    longer = " ".join(sentence.words[first:head]).replace(" - ", "-")
    bound = head > 1 and sentence.words[head - 2] == "-"
    short = head - first <= LONGEST + 2 and (bound or bool(load_gazetteer().lookup(longer)) or not load_gazetteer().lookup(name))
    return longer if short else name


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
    near = (other for other in candidates if other.rank <= IN_CLAUSE and place_of_event([other], countries=countries) is None)
    unknown = [
        (candidate, name, kind) for candidate in near for name, kind in [named(candidate) if candidate.called else named_beside(candidate, candidates)]
        if name and not is_known(name, found, within=kind in QUARTERS)
    ]
    if not unknown:
        return found
    parts = load_deed_words().parts
    # "Hentzau village of Zenda district"
    candidate, name, kind = min(unknown, key=lambda item: (item[0].rank, item[2] in parts - {"area"}, item[0].start))
    holder = next((other for other in candidates if other.rank <= candidate.rank and same(place_of_event([other], countries=countries), found)), None)
    if holder is not None and found.geo_precision < ONLY_THERE:
        first = holder.start < candidate.start and holder.preposition is not None and found.geo_precision == 1 and kind not in parts
        # "stormed the village of Hentzau in Zenda": the parser may hang the town on the verb
        inside = 0 < holder.start - candidate.start < len(name) + BESIDE
        if first or (holder.rank < candidate.rank and not inside):
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
    told = kind and name and len(parts) <= LONGEST and all(any(char.isupper() for char in part) for part in (parts[0], parts[-1]))
    return (name, kind) if told else ("", "")


def named_beside(candidate: PlaceCandidate, candidates: Sequence[PlaceCandidate]) -> tuple[str, str]:
    """Returns the name that stands right before the land that it is in, with nothing it is called: "shelled a bridge at Hentzau in Ruritania"."""
    name, kind = named(candidate)
    if kind or candidate.preposition not in BEFORE_LAND:
        return name, kind
    bare = candidate.name.split(",")[0]
    parts = bare.split()
    end = candidate.start + len(parts[-1])
    # "at Hentzau in Ruritania's Zenda district": the land is the owner of the district
    inside = any(0 < first_of(other) - end <= IN_LAND and (other.preposition in LAND or is_owner(other)) for other in candidates)
    named_whole = all(any(char.isupper() for char in part) and not part.isupper() for part in parts)
    told = inside and len(parts) < LONGEST and named_whole
    return (bare, "") if told else ("", "")


def is_owner(candidate: PlaceCandidate) -> bool:
    """Says whether a name without a preposition is a country, whose district stands behind it: "in Ruritania's Hentzau district"."""
    return candidate.preposition is None and any(place.kind == "country" for place in load_gazetteer().lookup(candidate.name))


def first_of(candidate: PlaceCandidate) -> int:
    """Returns where a candidate's name begins: it stands where its last word does."""
    return candidate.start - len(candidate.name) + len(candidate.name.split()[-1])


def is_known(name: str, found: PlacedAt, *, within: bool = False) -> bool:
    """Says whether a name is a place in or near a land, a known one anywhere, a people or another word: "Zenda", "Ruritanian", "Sunni", "Friday"; a
    quarter `within` a town may have the name of another town."""
    gazetteer, never = load_gazetteer(), load_place_words().never
    parts = name.split()
    pairs = (" ".join(pair) for pair in pairwise(parts) if len(parts) > 2)
    places = [place for other in (name, *pairs) for place in gazetteer.lookup(other)]
    if (not within and any(is_about(place, found) for place in places)) or gazetteer.lookup(f"{name} {CAPITAL_WORD}"):
        return True
    return is_date_name(name) or any(part.casefold() in never for part in parts)


def is_about(place: Place, found: PlacedAt) -> bool:
    """Says whether a place of the gazetteer may be what a name around a found place means: of its country, large, or not far across the border."""
    if place.country == found.country or (place.main and place.population > KNOWN):
        return True
    here, there = (found.latitude, found.longitude), (place.latitude, place.longitude)
    if here[0] is None or here[1] is None or there[0] is None or there[1] is None:
        return place.main and place.population > KNOWN
    return abs(here[0] - there[0]) < ACROSS and abs(here[1] - there[1]) < ACROSS
