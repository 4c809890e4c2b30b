"""Where a report without a dateline was sent from: what it calls "here" in its opening, by the town or the country that it tells beside."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from coders.actor_index import ActorIndex, each_name, find_names
from coders.actor_words import load_actor_words
from coders.dateline import Dateline
from coders.doubtful_names import is_money_name
from coders.parse import Sentence
from coders.place_clauses import HERE
from coders.place_ranks import verb_of
from coders.place_records import PlacedAt
from coders.place_words import load_place_words
from coders.scene_guests import country_of
from coders.scene_sentence import names_of
from coders.scene_words import load_scene_words
from coders.scenes import MEETINGS, Scenes
from coders.sent_places import dateline_place
from coders.syntax.arguments import objects, subjects, surface_subject
from coders.syntax.context import chain
from coders.syntax.phrases import appositives, determiner, phrase
from coders.syntax.tokens import is_noun, is_verb

OPENING = 3
"""How many sentences tell that a report is sent from the scene."""
LEAD = 4
"""How many sentences may tell where a meeting or a guest is."""
FURTHER = 6
"""Up to which sentence the place of whoever is "here" may be told."""
THIS = "this"
QUOTES = frozenset({'"', "``", "''", "\u201c", "\u201d"})
TOWN, NEAR = 1, 2
FOR = frozenset({"for", "to"})


class Spot(Protocol):
    """A place that a sentence (by number) tells, as `coders.article_places` reads them."""

    @property
    def number(self) -> int: ...
    @property
    def place(self) -> PlacedAt: ...
    @property
    def main(self) -> bool: ...
    @property
    def trip(self) -> bool: ...
    @property
    def old(self) -> bool: ...
    @property
    def seat(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class SentFrom:
    """The country that a report calls "here", and its town as a dateline (None where only the country is told)."""

    country: str
    town: Dateline | None = None


def sent_from(
    sentences: Sequence[Sentence], spots: Iterable[Spot], scenes: Scenes, bodies: Iterable[tuple[int, str]], index: ActorIndex
) -> SentFrom | None:
    """Returns the place that the opening of a report without a dateline calls "here"; None where it does not tell it.

    `bodies` are the organisations that its sentences (by number) name: "the Human Rights Commission, meeting here" is in Geneva.
    """
    opening = sentences[:OPENING]
    if not any(tells_here(sentence) for sentence in opening):
        return reached_further(sentences, index)
    left = next((country for sentence in opening if (country := left_behind(sentence, index))), None)
    if left is not None:
        return SentFrom(left)
    towns, land = towns_told(spots, scenes), this_land(opening, index)
    if land is not None and not any(town.country == land for town in towns):
        # "in this Ruritanian spa town", where they agreed to meet in Zenda
        return SentFrom(land)
    if towns:
        return of_town(towns) if len({town.country for town in towns}) == 1 else None
    seat = seat_here(opening, bodies)
    if seat is not None:
        line = Dateline(seat, None, None, 0, 0)
        place = dateline_place(line)
        return SentFrom(place.country, line) if place is not None else None
    seen = where_speaker_stays(sentences, scenes) or where_meeting_is(opening, scenes)
    if seen is not None:
        return seen
    # "UN experts said here": in New York or Geneva, whatever country they spoke of
    abroad = any(number < OPENING and code in load_scene_words().anywhere for number, code in bodies)
    country = country_here(opening, scenes, index, alone=not abroad)
    return SentFrom(country) if country is not None else reached_further(sentences, index)


def reached_further(sentences: Sequence[Sentence], index: ActorIndex) -> SentFrom | None:
    """Returns the host of a guest who is told further on to have "arrived here": the one country that the opening names beside the guest's own."""
    opening = sentences[:OPENING]
    named = frozenset(country for sentence in opening for country in countries_in(sentence, index))
    for number, sentence in enumerate(sentences[OPENING:], OPENING):
        own = frozenset(arrived_here(sentence, index)) or frozenset(of_same_name(sentence, sentences[:number], index))
        if own and len(named - own) == 1:
            return SentFrom(next(iter(named - own)))
    return None


def seat_here(opening: Sequence[Sentence], bodies: Iterable[tuple[int, str]]) -> str | None:
    """Returns the town where a body sits that is named beside "here"; None where none is, or where the report is sent from "this town"."""
    if any(this_town(sentence) is not None for sentence in opening):
        return None
    here, sittings = {number for number, sentence in enumerate(opening) if here_in(sentence) is not None}, load_scene_words().sittings
    return next((sittings[code] for number, code in bodies if code in sittings and not here.isdisjoint((number, number - 1))), None)


def tells_here(sentence: Sentence) -> bool:
    """Says whether a sentence tells in the report's own words that something is "here" or in "this town"."""
    return here_in(sentence) is not None or this_town(sentence) is not None


def here_in(sentence: Sentence) -> int | None:
    """Returns the word "here" outside of quotations and not of news that came; None where there is none."""
    inside, news = False, load_scene_words().news
    for token, word in enumerate(sentence.lower):
        inside = not inside if word in QUOTES else inside
        if word == HERE and not inside and sentence.heads[token] != token and sentence.lower[sentence.heads[token]] not in news:
            return token
    return None


def this_town(sentence: Sentence) -> int | None:
    """Returns the noun of "this western port city", None where there is none."""
    settings = load_place_words().settings
    nouns = (token for token, word in enumerate(sentence.lower) if settings.get(word) == TOWN and is_noun(sentence, token))
    return next((token for token in nouns if determiner(sentence, token) == THIS), None)


def this_land(opening: Sequence[Sentence], index: ActorIndex) -> str | None:
    """Returns the country of "this Ruritanian port city", None where no sentence tells it so."""
    nouns = ((sentence, noun) for sentence in opening if (noun := this_town(sentence)) is not None)
    return next((country for sentence, noun in nouns for country in countries_of(sentence, (noun,), index)), None)


def left_behind(sentence: Sentence, index: ActorIndex) -> str | None:
    """Returns the country of whoever left "here" for somewhere else: "as Hentzau left here for Zenda"."""
    here = here_in(sentence)
    verb = verb_of(sentence, here) if here is not None else None
    if verb is None or sentence.lower[verb] not in load_place_words().departing or FOR.isdisjoint(sentence.lower[verb:]):
        return None
    return next(iter(countries_of(sentence, surface_subject(sentence, verb), index)), None) or next(iter(countries_in(sentence, index)), None)


def towns_told(spots: Iterable[Spot], scenes: Scenes) -> tuple[PlacedAt, ...]:
    """Returns the towns that the first sentences set their main acts or their meetings in."""
    acts = (spot.place for spot in spots if spot.number < OPENING and spot.main and not (spot.trip or spot.old or spot.seat))
    meetings = (occasion.place for occasion in scenes.occasions if occasion.number < OPENING and occasion.family in MEETINGS and not occasion.ahead)
    return tuple(dict.fromkeys(place for place in (*acts, *meetings) if place.country and is_town(place)))


def is_town(place: PlacedAt) -> bool:
    """Says whether a place is a town, no region and not only near to one."""
    return place.name is not None and place.geonameid is not None and place.geo_precision != NEAR


def of_town(towns: Sequence[PlacedAt]) -> SentFrom:
    """Returns the one town, or of several only their country."""
    names = {town.name for town in towns}
    line = Dateline(next(iter(names)) or "", None, None, 0, 0) if len(names) == 1 else None
    known = dateline_place(line) if line is not None else None
    return SentFrom(towns[0].country, line if known is not None and known.country == towns[0].country else None)


def where_speaker_stays(sentences: Sequence[Sentence], scenes: Scenes) -> SentFrom | None:
    """Returns where whoever the opening has "here" is told to be further on: "Hentzau said here", then "Hentzau told reporters in Zenda"; None for nowhere
    and for several countries."""
    here = ((sentence, token) for sentence in sentences[:OPENING] if (token := here_in(sentence)) is not None)
    heads = ((sentence, head) for sentence, token in here for head in surface_subject(sentence, verb_of(sentence, token)))
    names = frozenset(name for sentence, head in heads for name in names_of(sentence, head))
    told = [stay for stay in scenes.stays if stay.number <= FURTHER and not stay.resident and stay.names & names]
    # not "in between, he met Zapt in Zenda": where he speaks
    spoken = (stay.place for stay in told if not load_place_words().saying.isdisjoint(sentences[stay.number].lower))
    places = [stay.place for stay in told]
    towns = tuple(dict.fromkeys(place for place in spoken if is_town(place)))
    if not towns or len({place.country for place in places}) != 1:
        return None
    return of_town(towns)


def where_meeting_is(opening: Sequence[Sentence], scenes: Scenes) -> SentFrom | None:
    """Returns the one town that the next sentences tell of the meeting that ends or opens "here"; None for none and several."""
    gathered = any(is_meeting_here(sentence) for sentence in opening)
    meetings = (occasion for occasion in scenes.occasions if occasion.family in MEETINGS and occasion.number <= FURTHER and not occasion.ahead)
    held = [occasion.place for occasion in meetings] if gathered else []
    towns = tuple(dict.fromkeys(place for place in held if is_town(place)))
    return of_town(towns) if towns and len({place.country for place in held}) == 1 and len({town.name for town in towns}) == 1 else None


def is_meeting_here(sentence: Sentence) -> bool:
    """Says whether a meeting is held, opened or ended "here"; not talks that somebody announced here."""
    here, words = here_in(sentence), load_scene_words()
    verb = verb_of(sentence, here) if here is not None else None
    if verb is None:
        return False
    nouns = (*subjects(sentence, verb), *objects(sentence, verb))
    return sentence.lower[verb] in words.gathering or any(words.families.get(sentence.lower[noun]) in MEETINGS for noun in nouns)


def country_here(opening: Sequence[Sentence], scenes: Scenes, index: ActorIndex, *, alone: bool) -> str | None:
    """Returns the country that "here" is in: that of "this Ruritanian port", of a journey that led there, of an ambassador's post, of the police
    who speak there, else the only one that the opening names (if `alone` may tell it); None where it may be several."""
    stays = [stay for stay in scenes.stays if stay.number < LEAD and (stay.abroad or stay.resident)]
    hosts = {stay.place.country for stay in stays}
    if hosts:
        return next(iter(hosts)) if len(hosts) == 1 else None
    every = frozenset(country for sentence in opening for country in countries_in(sentence, index))
    visiting = any(not load_scene_words().guest.isdisjoint(sentence.lower) for sentence in opening)
    if len(every) == 1:
        # "signed by the visiting Ruritanian minister here"
        return next(iter(every)) if alone and not visiting else None
    reached = {country for sentence in opening for country in reached_here(sentence, every, index)}
    if reached:
        return next(iter(reached)) if len(reached) == 1 else None
    at_home = {country for sentence in opening for country in spoken_here(sentence, index)}
    return next(iter(at_home)) if len(at_home) == 1 else None


def guests_here(sentence: Sentence) -> tuple[int, ...]:
    """Returns the heads of whoever "arrived here", in the report's own words."""
    here = here_in(sentence)
    verb = verb_of(sentence, here) if here is not None else None
    return surface_subject(sentence, verb) if verb is not None and sentence.lower[verb] in load_scene_words().arriving else ()


def arrived_here(sentence: Sentence, index: ActorIndex) -> tuple[str, ...]:
    """Returns the countries of whoever "arrived here"."""
    return countries_of(sentence, guests_here(sentence), index)


def of_same_name(sentence: Sentence, told: Sequence[Sentence], index: ActorIndex) -> Iterator[str]:
    """Yields the countries that the sentences before give whoever "arrived here" by surname: "Ruritanian leader Rudolf Hentzau" first."""
    names = frozenset(name for head in guests_here(sentence) for name in names_of(sentence, head))
    for before in told if names else ():
        hits = find_names(index, before)
        yield from (country for token, word in enumerate(before.lower) if word in names and (country := country_of(before, token, hits)))


def reached_here(sentence: Sentence, countries: frozenset[str], index: ActorIndex) -> Iterator[str]:
    """Yields the countries told in which somebody who "arrived here" can be a guest: all but their own."""
    own = frozenset(arrived_here(sentence, index))
    # "arrived here to ask the Ruritanian king": the sentence that tells the arrival tells the host before others do
    yield from frozenset(countries_in(sentence, index)) - own or countries - own if own else ()


def spoken_here(sentence: Sentence, index: ActorIndex) -> Iterator[str]:
    """Yields the country of the police, a ministry or a spokesman who did or said something "here"."""
    here, local = here_in(sentence), load_scene_words().local
    verbs = [link.above for link in chain(sentence, here) if is_verb(sentence, link.above)][:1] if here is not None else []
    for head in (head for verb in verbs for head in surface_subject(sentence, verb)):
        own = {sentence.lower[token] for noun in (head, *appositives(sentence, head)) for token in phrase(sentence, noun)}
        if not own.isdisjoint(local):
            yield from countries_of(sentence, (head,), index)


def countries_of(sentence: Sentence, heads: Iterable[int], index: ActorIndex) -> tuple[str, ...]:
    """Returns the countries that phrases name."""
    hits = find_names(index, sentence)
    return tuple(country for head in heads if (country := country_of(sentence, head, hits)))


def countries_in(sentence: Sentence, index: ActorIndex) -> Iterator[str]:
    """Yields the countries that the names of a sentence are of."""
    successors = load_place_words().successors
    for hit in each_name(find_names(index, sentence)):
        country = hit.rows[0].country
        if country and not is_money_name(sentence, hit, load_actor_words()):
            yield successors.get(country, country)
