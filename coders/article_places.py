"""What places an article has told: where its sentences set what they tell, and which country it is mostly about."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coders.actor_index import ActorIndex, find_names
from coders.parse import Sentence
from coders.place_candidates import Located, located_names, verb_of
from coders.place_words import load_place_words
from coders.places import PlacedAt, place_of_event
from coders.syntax.context import chain

LEAD = 6
"""How many sentences may hold the article's own place."""
REACH = 3
"""How many sentences back a place may still hold."""
OPENING, OPENING_WEIGHT, SPOT_WEIGHT = 2, 2.0, 2.0
MAIN_SHARE = 0.45
NAMING = frozenset({"country", "demonym", "capital", "region"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a sentence sets something in: the sentence's number and offset, whether it stands at the main verb."""

    number: int
    start: int
    place: PlacedAt
    main: bool


@dataclass(frozen=True, slots=True)
class ArticlePlaces:
    """The spots of an article in reading order, the number of each sentence by its offset, and the country it is mostly about (None for several)."""

    spots: tuple[Spot, ...] = ()
    numbers: dict[int, int] = field(default_factory=dict)
    main: str | None = None

    def before(self, start: int) -> Iterator[Spot]:
        """Yields the spots of the sentences before one, the nearest sentence first, then those that open the article."""
        number = self.numbers.get(start, 0)
        near = [spot for spot in self.spots if number - REACH <= spot.number < number]
        yield from sorted(near, key=lambda spot: (-spot.number, spot.start))
        yield from (spot for spot in self.spots if spot.number < min(LEAD, number - REACH))

    def is_near(self, spot: Spot, start: int) -> bool:
        """Says whether a spot stands in the sentence just before."""
        return spot.number == self.numbers.get(start, 0) - 1

    def only_town(self, spot: Spot) -> bool:
        """Says whether the article sets things in no other town or region of that country."""
        return {other.place.name for other in self.spots if other.place.country == spot.place.country and other.place.latitude is not None} <= {spot.place.name}

    def last(self, start: int) -> Spot | None:
        """Returns where the sentence just before told its main act, None where it told no place of it."""
        number = self.numbers.get(start, 0)
        return next((spot for spot in self.spots if spot.number == number - 1 and spot.main), None)


def read_article_places(sentences: Sequence[Sentence], *, index: ActorIndex, home: str | None) -> ArticlePlaces:
    """Returns the places of an article; `home` is the dateline's country."""
    weights, successors = Counter[str](), load_place_words().successors
    spots: list[Spot] = []
    for number, sentence in enumerate(sentences):
        weight = OPENING_WEIGHT if number < OPENING else 1.0
        hits = [hit.rows[0] for hit in dict.fromkeys(find_names(index, sentence)) if hit is not None and hit.rows[0].country]
        named = [successors.get(row.country or "", row.country) for row in hits if row.kind in NAMING]
        for row in hits:
            weights[successors.get(row.country or "", row.country or "")] += weight
        known = tuple(dict.fromkeys(country for country in (*named, home, *(code for code, _ in weights.most_common(3))) if country))
        for located in located_names(sentence):
            found = place_of_event([located.candidate], countries=known)
            if found is not None:
                spots.append(Spot(number, located.candidate.start, found, at_main_verb(sentence, located)))
                weights[found.country] += weight * SPOT_WEIGHT
    total = sum(weights.values())
    main = next((code for code, weight in weights.most_common(1) if weight >= MAIN_SHARE * total), None)
    return ArticlePlaces(tuple(spots), {sentence.start: number for number, sentence in enumerate(sentences)}, main)


def at_main_verb(sentence: Sentence, located: Located) -> bool:
    """Says whether a name stands at the sentence's main verb or a meeting there: "In Oslo, the envoy said", "told a conference in Oslo"."""
    verb = verb_of(sentence, located.governor)
    return not chain(sentence, verb) and (located.governor == verb or sentence.lower[located.governor] in load_place_words().occasions)
