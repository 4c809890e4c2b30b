"""Who takes part in a meeting that the article places elsewhere: "Addressing the summit, Hentzau", "Zapt told the forum", "arrived to attend"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coders.actor_index import Hit
from coders.parse import Sentence
from coders.place_records import PlacedAt
from coders.placed_people import is_ahead
from coders.places import resolve
from coders.scene_guests import country_of, is_land
from coders.scene_sentence import names_of, nouns_of
from coders.scene_words import load_scene_words
from coders.scenes import FALL_BACK, Occasion, Stay
from coders.syntax.arguments import objects, preposition_objects, subjects, surface_subject
from coders.syntax.context import chain, has_infinitive_to, is_pluperfect, link_up
from coders.syntax.phrases import phrase
from coders.syntax.tokens import is_verb

FAMILIES = frozenset({"meeting", "signing", "funeral"})
AT = ("at", "in", "during", "to")
PRESS = frozenset({"press", "news"})
MILLION = 1_000_000
"""Fewest people of a town, no capital, that a meeting is believed to be named after."""
LATEST = 4
BESIDE = ("adverbial", "gerund", "other")


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody at a meeting in a sentence (its number): the meeting's family, and who they are as in a stay."""

    number: int
    family: str
    names: frozenset[str]
    nouns: frozenset[str]
    country: str | None


def attendances(sentence: Sentence, number: int, hits: Sequence[Hit | None]) -> Iterator[Attendance]:
    """Yields who attends, addresses or speaks at a meeting; nobody who only will."""
    words = load_scene_words()
    if words.attending.isdisjoint(sentence.lower) and words.present.isdisjoint(sentence.lower):
        return
    for verb, word in enumerate(sentence.lower):
        if not (word in words.attending or word in words.present) or not is_verb(sentence, verb):
            continue
        nouns = [*(objects(sentence, verb) if word in words.attending else ()), *at_verb(sentence, verb)]
        # a "press conference" is no meeting that others attend
        meetings = [noun for noun in nouns if sentence.lower[noun] in words.families and not is_for_press(sentence, noun)]
        families = [words.families[sentence.lower[noun]] for noun in meetings]
        family = next((found for found in families if found in FAMILIES), None)
        if family is None or is_unreal(sentence, verb):
            continue
        for head in who_does(sentence, verb):
            names = names_of(sentence, head)
            if names and not is_land(hits[head]):
                yield Attendance(number, family, names, nouns_of(sentence, head), country_of(sentence, head, hits))


def is_for_press(sentence: Sentence, noun: int) -> bool:
    """Says whether a conference is a press conference."""
    return not PRESS.isdisjoint(sentence.lower[part] for part in phrase(sentence, noun))


def at_verb(sentence: Sentence, verb: int) -> Iterator[int]:
    """Yields the nouns that a verb's act is at: "said at the summit", "delivered a speech at the summit", "told the opening of the summit"."""
    found = preposition_objects(sentence, verb)
    yield from (head for word in AT for head in found.get(word, ()))
    for noun in (*objects(sentence, verb), *(head for heads in found.values() for head in heads)):
        if sentence.lower[noun] in load_scene_words().parts:
            inner = preposition_objects(sentence, noun)
            yield from (head for word in (*AT, "of") for head in inner.get(word, ()))


def who_does(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns who does what a verb tells, for a participle whoever does what it stands beside: "Addressing the summit, Zapt said"."""
    found = subjects(sentence, verb) or surface_subject(sentence, verb)
    if found:
        return tuple(found)
    link = link_up(sentence, verb)
    return tuple(subjects(sentence, link.above)) if link is not None and is_verb(sentence, link.above) else ()


def is_unreal(sentence: Sentence, verb: int) -> bool:
    """Says whether an attendance is none of now: "will attend", "was invited to address", "had addressed"; not "arrived to attend"."""
    above = [link.above for link in chain(sentence, verb)]
    if has_infinitive_to(sentence, verb):
        return not any(sentence.lower[token] in load_scene_words().arriving for token in above)
    void = load_scene_words().void
    near = (verb, *above[:1])
    return any(is_verb(sentence, token) and (is_ahead(sentence, token) or is_pluperfect(sentence, token)) for token in near) or any(
        sentence.lower[token] in void for token in phrase(sentence, verb)
    )


def named_meetings(sentence: Sentence, number: int) -> Iterator[Occasion]:
    """Yields the meetings that bear the name of their town: "the Zenda Summit", "the Zenda talks"; not "next month's Zenda summit"."""
    words = load_scene_words()
    if words.families.keys().isdisjoint(sentence.lower):
        return
    for noun, word in enumerate(sentence.lower):
        family = words.families.get(word)
        if family not in FAMILIES or is_verb(sentence, noun):
            continue
        own = phrase(sentence, noun)
        if any(sentence.lower[token] in words.void or sentence.lower[token] == "'s" for token in own):
            continue
        for token in own:
            place = resolve(sentence.words[token]) if sentence.tags[token] == "NNP" and token < noun else None
            if place is not None and (place.kind == "capital" or (place.kind == "city" and place.population > MILLION)):
                town = PlacedAt(place.name, place.country, place.admin1, place.latitude, place.longitude, place.geonameid, FALL_BACK)
                yield Occasion(number, family, town)
                break


def stays_at(found: Sequence[Attendance], occasions: Sequence[Occasion]) -> Iterator[Stay]:
    """Yields the stays of those who take part where the article places their meeting, in one country."""
    for one in found:
        place = place_of(one.family, one.number, occasions)
        if place is not None:
            yield Stay(one.number, place, one.names, one.nouns, one.country)


def place_of(family: str, number: int, occasions: Sequence[Occasion]) -> PlacedAt | None:
    """Returns where the one meeting of a family is that the article places, a town before its country; None for several countries."""
    same = [occasion for occasion in occasions if occasion.family in (family, "meeting")]
    if len({occasion.place.country for occasion in same}) > 1:
        same = [occasion for occasion in same if number - LATEST <= occasion.number <= number + 1 or occasion.number <= 1]
    if len({occasion.place.country for occasion in same}) != 1:
        return None
    return min(same, key=lambda occasion: (occasion.place.admin1 is None, abs(occasion.number - number))).place
