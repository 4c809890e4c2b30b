"""What places an article has told: where its sentences set what they tell, and which country it is mostly about."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from coders.actor_index import ActorIndex, each_name, find_names
from coders.actor_words import load_actor_words
from coders.deed_candidates import hit_names
from coders.deed_traits import deeds_at, is_aside, tells_other_year
from coders.doubtful_names import is_of_land
from coders.parse import Sentence
from coders.place_phrases import expanded, is_site, sea_name, seas_named
from coders.place_ranks import Located, located_names, verb_of
from coders.place_records import PlaceCandidate, PlacedAt
from coders.place_words import load_place_words
from coders.placed_people import speaker_placed
from coders.places import place_of_event
from coders.records import record
from coders.scene_reading import SceneReader
from coders.scenes import Scenes
from coders.sent_from import SentFrom, sent_from
from coders.syntax.arguments import objects, preposition_objects
from coders.syntax.context import chain
from coders.syntax.joined import has_subject

LEAD = 6
"""How many sentences may hold the article's own place."""
REACH = 3
"""How many sentences back a place may still hold."""
OPENING, OPENING_WEIGHT, SPOT_WEIGHT = 2, 2.0, 2.0
MAIN_SHARE = 0.45
OF_SCENE = 3
"""The geo precision of what only "here" tells."""
ORDER = {1: 0, 3: 1, 2: 2}
ARRIVING = ("arriv",)
TOWARDS = "to"
"""The preposition by which a journey is told from other occasions: a "visit to", a "meeting in"."""
ORGANISATION = "IGO"
BOUND = "for"
NAMING = frozenset({"country", "demonym", "capital", "region"})


@record
class Spot:
    """A place that a sentence sets something in: the sentence's number and offset, whether it stands at the main verb,
    whether only a clause of content tells it ("said that in Oslo ..."), whether somebody travels there, who speaks there (a surname), what deeds
    its clause tells of which `names`, and whether only somebody who speaks, lives or is treated is there (`aside`),
    or what happened years ago (`old`); a `seat` is a building of a government ("the White House")."""

    number: int
    start: int
    place: PlacedAt
    main: bool
    reported: bool = False
    trip: bool = False
    who: str | None = None
    acts: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    aside: bool = False
    old: bool = False
    seat: bool = False

    @property
    def sets_scene(self) -> bool:
        """Says whether what is told next may be there too: a town, or a country that the main act is set in, not what is spoken about."""
        return self.main or (self.place.geo_precision == 1 and not self.reported)


@dataclass(frozen=True, slots=True)
class ArticlePlaces:
    """The spots of an article in reading order, the number of each sentence by its offset, the country it is mostly about (None for several), what
    happened at sea (`waters`, spots of no country), and which sentences (by number) name somebody who is placed; `scenes` are who stays where and
    which talks are where, `year` when it was published; `bodies` are the codes of the organisations of no country that its sentences name (by number);
    `sent_from` is what a report without a dateline calls "here" (None where it has one or does not tell it); `seas` are the seas that its sentences
    name (by number)."""

    spots: tuple[Spot, ...] = ()
    numbers: dict[int, int] = field(default_factory=dict)
    main: str | None = None
    waters: tuple[Spot, ...] = ()
    written: tuple[tuple[int, str], ...] = ()
    scenes: Scenes = field(default_factory=Scenes)
    year: int | None = None
    bodies: tuple[tuple[int, str], ...] = ()
    sent_from: SentFrom | None = None
    seas: tuple[tuple[int, str], ...] = ()

    def before(self, start: int) -> Iterator[Spot]:
        """Yields the spots of the sentences before one, the nearest sentence first, then those that open the article;
        for a headline the towns that the first sentences tell."""
        number = self.numbers.get(start, 0)
        near = [spot for spot in self.spots if number - REACH <= spot.number < number and not spot.trip]
        # towns before regions, then what something is only near to, and countries last
        yield from sorted(near, key=lambda spot: (-spot.number, spot.place.latitude is None, ORDER[spot.place.geo_precision], spot.start))
        yield from (spot for spot in self.spots if spot.number < min(LEAD, number - REACH) and not spot.trip)
        if number < OPENING:
            # a headline is told again below, with its place
            yield from (spot for spot in self.spots if number < spot.number < LEAD and spot.place.geo_precision == 1 and not spot.trip)

    def earlier(self, start: int) -> Iterator[Spot]:
        """Yields the spots of all sentences before one, the nearest sentence first and its towns first; for a headline those of the first sentences."""
        number = self.numbers.get(start, 0)
        told = [spot for spot in self.spots if spot.number < number]
        yield from sorted(told, key=lambda spot: (-spot.number, spot.place.latitude is None, ORDER[spot.place.geo_precision], spot.start))
        if number < OPENING:
            yield from (spot for spot in self.spots if number < spot.number < LEAD and spot.place.geo_precision == 1)

    def trip_to(self, start: int, countries: Sequence[str]) -> str | None:
        """Returns the country of the last journey told up to a sentence that leads to one of some countries, None for none."""
        number = self.numbers.get(start, 0)
        return next((spot.place.country for spot in reversed(self.spots) if spot.trip and spot.number <= number and spot.place.country in countries), None)

    def trip_town(self, start: int, country: str) -> PlacedAt | None:
        """Returns the one town that the journeys to a country lead to, told up to a sentence or just behind the opening; None for none or several."""
        number = max(self.numbers.get(start, 0), OPENING)
        ends = (spot.place for spot in self.spots if spot.trip and spot.number <= number and spot.place.country == country)
        towns = {place.name: place for place in ends if place.latitude is not None and place.geo_precision == 1}
        return next(iter(towns.values())) if len(towns) == 1 else None

    def is_near(self, spot: Spot, start: int) -> bool:
        """Says whether a spot stands in the sentence just before."""
        return spot.number == self.numbers.get(start, 0) - 1

    def only_town(self, spot: Spot, start: int | None = None) -> bool:
        """Says whether the article, up to the sentence that begins at `start`, sets things in no other town or region of that country."""
        number = self.numbers.get(start, 0) if start is not None else 0
        last = number if number >= OPENING else len(self.numbers)
        # "the White House said" names no second town
        told = [other for other in self.spots if other.number <= last and other.place.country == spot.place.country and not other.seat]
        others = [other.place for other in told if start is None or not other.aside or other.place.name == spot.place.name]
        if start is None:
            return {other.name for other in others if other.latitude is not None} <= {spot.place.name}
        # a town and the region that it is in are one place told twice
        return all(
            other.latitude is None or other.name in (spot.place.name, spot.place.admin1) or other.admin1 == spot.place.name for other in others
        )

    def finest(self, spot: Spot, start: int) -> Spot:
        """Returns the one town that the article set things in so far where a spot is only its region, else the spot."""
        number = self.numbers.get(start, 0)
        region = spot.place.name or ""
        inside = (other for other in self.spots if other.number < number and other.place.admin1 == region and other.place.geo_precision != OF_SCENE)
        # "Gaza" is often short for the Gaza Strip
        towns = [other for other in inside if other.place.name and not region.startswith(other.place.name)]
        return towns[0] if len({other.place.name for other in towns}) == 1 and spot.place.geo_precision == OF_SCENE else spot

    def scene(self) -> PlacedAt | None:
        """Returns the one town that the first sentences set their main acts in, which "here" means where no dateline does; None for none or several."""
        towns = {spot.place.name: spot.place for spot in self.spots if spot.number < REACH and spot.main and spot.place.geo_precision == 1 and not spot.trip}
        return replace(next(iter(towns.values())), geo_precision=OF_SCENE) if len(towns) == 1 else None

    def of_person(self, who: str, start: int) -> Spot | None:
        """Returns where a person was last said to speak in the sentences before, None where nowhere."""
        number = self.numbers.get(start, 0)
        return next((spot for spot in reversed(self.spots) if spot.who == who and spot.number < number), None)

    def people(self, start: int) -> tuple[str, ...]:
        """Returns the surnames of those who were said to speak somewhere in the sentences before."""
        number = self.numbers.get(start, 0)
        return tuple(dict.fromkeys(spot.who for spot in self.spots if spot.who and spot.number < number))

    def meant_by_pronoun(self, start: int) -> str | None:
        """Returns the surname of the one placed person whom the sentence just before names, None for none or several."""
        number = self.numbers.get(start, 0)
        names = {name for where, name in self.written if where == number - 1}
        return next(iter(names)) if len(names) == 1 else None

    def last(self, start: int) -> Spot | None:
        """Returns where the sentence just before told its main act, None where it told no place of it."""
        number = self.numbers.get(start, 0)
        return next((spot for spot in self.spots if spot.number == number - 1 and spot.main), None)


def read_article_places(
    sentences: Sequence[Sentence], *, index: ActorIndex, home: str | None, day: date | None = None, dated: bool = False
) -> ArticlePlaces:
    """Returns the places of an article; `home` is the dateline's country, `day` that of its publication; `dated` says that it has a dateline."""
    read = read_places(sentences, index=index, home=home, day=day)
    told = sent_from(sentences, read.spots, read.scenes, read.bodies, index) if not dated else None
    return replace(read_places(sentences, index=index, home=told.country, day=day), sent_from=told) if told is not None else read


def read_places(sentences: Sequence[Sentence], *, index: ActorIndex, home: str | None, day: date | None) -> ArticlePlaces:
    """Returns the places of an article as far as its dateline's country is known."""
    weights: defaultdict[str, float] = defaultdict(float)
    year = day.year if day is not None else None
    successors = load_place_words().successors
    spots: list[Spot] = []
    waters: list[Spot] = []
    bodies: list[tuple[int, str]] = []
    seas: list[tuple[int, str]] = []
    reader = SceneReader(index, home, day)
    for number, sentence in enumerate(sentences):
        weight = OPENING_WEIGHT if number < OPENING else 1.0
        # what is told of 1982 is no place of what happens now
        old = tells_other_year(sentence, year)
        rows = [hit.rows[0] for hit in each_name(find_names(index, sentence)) if not is_of_land(sentence, hit, load_actor_words())]
        bodies.extend((number, row.code) for row in rows if row.code.startswith(ORGANISATION))
        seas.extend((number, name) for name in seas_named(sentence))
        hits = [row for row in rows if row.country]
        named = [successors.get(row.country or "", row.country) for row in hits if row.kind in NAMING]
        for row in hits:
            weights[successors.get(row.country or "", row.country or "")] += weight
        known = tuple(dict.fromkeys(country for country in (*named, home, *sorted(weights, key=lambda code: -weights[code])[:3]) if country))
        placed: list[tuple[Located, PlacedAt]] = []
        behind = located_names(sentence)
        for located in (*behind, *hit_names(sentence)):
            if located.candidate.sea:
                acts, names = deeds_at(sentence, located)
                sea = sea_name(located.candidate.name, load_place_words())
                at_sea = PlacedAt(sea or None, "", None, None, None, None, OF_SCENE)
                waters.append(Spot(number, located.candidate.start, at_sea, False, acts=acts, names=names))
                continue
            found = place_of_event([located.candidate], countries=known)
            if found is not None:
                placed += [(located, found)] if located in behind else []
                main_verb = at_main_verb(sentence, located)
                who = speaker_placed(sentence, located) if found.geo_precision == 1 else None
                acts, names = deeds_at(sentence, located)
                spot = Spot(number, located.candidate.start, found, main_verb, is_reported(sentence, located), who=who, acts=acts, names=names)
                seat = is_seat(located.candidate.name, found)
                spots.append(replace(spot, aside=is_aside(sentence, located), old=old, seat=seat, acts=frozenset() if seat else acts))
                if sentence.lower[located.governor].startswith(ARRIVING):
                    spots.append(replace(spots[-1], trip=True))
                weights[found.country] += weight * SPOT_WEIGHT
        for candidate in destinations(sentence):
            found = place_of_event([candidate], countries=known)
            if found is not None:
                spots.append(Spot(number, candidate.start, found, False, trip=True))
        reader.read(sentence, number, placed, known)
    total = sum(weights.values())
    main = next((code for code in weights if weights[code] >= MAIN_SHARE * total and weights[code] == max(weights.values())), None)
    people = {spot.who for spot in spots if spot.who}
    written = tuple((number, name) for number, sentence in enumerate(sentences) for name in people.intersection(sentence.lower)) if people else ()
    numbers = {sentence.start: number for number, sentence in enumerate(sentences)}
    return ArticlePlaces(tuple(spots), numbers, main, tuple(waters), written, reader.scenes(sentences, weights), year, tuple(bodies), seas=tuple(seas))


def is_seat(name: str, place: PlacedAt) -> bool:
    """Says whether a name is that of a government's building in a capital from which agencies report."""
    return is_site(name) and (place.name or "").casefold() in load_place_words().bureaus


@cache
def journey_words() -> frozenset[str]:
    """Returns the words that have a destination: verb forms that reach it or leave for it, and nouns with one behind TOWARDS."""
    words = load_place_words()
    return words.reaching | words.departing.union(word for word, prepositions in words.occasions.items() if TOWARDS in prepositions)


def destinations(sentence: Sentence) -> Iterator[PlaceCandidate]:
    """Yields where somebody travels: "a visit to Oslo", "will tour Norway"."""
    words, journeys = load_place_words(), journey_words()
    for token, word in enumerate(sentence.lower):
        if word not in journeys:
            continue
        if word in words.departing:
            # "left for Oslo"
            heads = preposition_objects(sentence, token).get(BOUND, ())
            yield from (found for head in heads for found in expanded(sentence, head, "in", words))
        if word in words.reaching:
            yield from (found for head in objects(sentence, token) for found in expanded(sentence, head, "in", words))
        if TOWARDS in words.occasions.get(word, ()):
            for preposition in words.occasions[word]:
                yield from (found for head in preposition_objects(sentence, token).get(preposition, ()) for found in expanded(sentence, head, "in", words))


def is_reported(sentence: Sentence, located: Located) -> bool:
    """Says whether a name stands in a clause that tells what somebody said."""
    return any(link.kind == "clause" and has_subject(sentence, link.below) for link in chain(sentence, located.governor))


def at_main_verb(sentence: Sentence, located: Located) -> bool:
    """Says whether a name stands at the sentence's main verb or a meeting there: "In Oslo, the envoy said", "told a conference in Oslo"."""
    verb = verb_of(sentence, located.governor)
    return not chain(sentence, verb) and (located.governor == verb or sentence.lower[located.governor] in load_place_words().occasions)
