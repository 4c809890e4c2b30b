"""Who is in another country by what a sentence calls them: guests who are "visiting", delegations, ambassadors at their post."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coders.actor_index import ActorIndex, Hit, find_role
from coders.parse import Sentence
from coders.place_candidates import LONGEST_TITLE
from coders.place_ranks import Located, verb_of
from coders.place_records import PlacedAt
from coders.place_words import load_place_words
from coders.scene_sentence import names_of, nouns_of
from coders.scene_words import load_scene_words
from coders.scenes import FALL_BACK, FOREIGN, Stay
from coders.syntax.arguments import objects, preposition_objects, subjects
from coders.syntax.context import chain, link_up
from coders.syntax.phrases import appositives, phrase
from coders.syntax.tokens import is_noun, is_verb

WITH = ("with", "to", "by", "between")
OF = ("of", "from")
LANDS = ("country", "capital", "demonym", "region")
DELEGATION, BODY = "delegation", "IGO"
BY, DURING = ("by",), frozenset({"during", "on"})


@dataclass(frozen=True, slots=True)
class Guest:
    """Who is told to be "visiting" in a sentence, and the countries that may be the host's by its actors."""

    number: int
    names: frozenset[str]
    nouns: frozenset[str]
    country: str
    hosts: tuple[str, ...]
    place: PlacedAt | None


def of_country(country: str) -> PlacedAt:
    """Returns a place of which only the country is known."""
    return PlacedAt(None, country, None, None, None, None, FALL_BACK)


def country_of(sentence: Sentence, head: int, hits: Sequence[Hit | None]) -> str | None:
    """Returns the country that a phrase or what stands in apposition to it names: "the Ruritanian minister", "Hentzau, president of Ruritania"."""
    successors = load_place_words().successors
    nouns = (head, *appositives(sentence, head))
    tokens = [token for noun in nouns for token in (*phrase(sentence, noun), *behind(sentence, noun, OF))]
    # the head of a union is there for the union, whatever land he is from
    countries = (hit.rows[0].country for token in tokens if (hit := hits[token]) is not None and not hit.rows[0].code.startswith(BODY))
    return next((successors.get(country, country) for country in countries if country), None)


def behind(sentence: Sentence, token: int, prepositions: Iterable[str]) -> tuple[int, ...]:
    """Returns what stands behind some prepositions of a word."""
    found = preposition_objects(sentence, token)
    return tuple(head for word in prepositions for head in found.get(word, ()))


def guests_of(
    sentence: Sentence, number: int, hits: Sequence[Hit | None], placed: Iterable[tuple[Located, PlacedAt]], index: ActorIndex
) -> Iterator[Guest]:
    """Yields who is "visiting" or came as a delegation: "met visiting Ruritanian Prime Minister Hentzau"; not who is "visiting Zenda"."""
    for token, head in guest_heads(sentence, index):
        names, country = names_of(sentence, head), country_of(sentence, head, hits) or FOREIGN
        if country == FOREIGN and not names:
            continue
        verb = verb_of(sentence, head)
        link = link_up(sentence, verb) if verb == token else None
        verb = link.above if link is not None else verb
        own = phrase(sentence, head)
        others = (*subjects(sentence, verb), *objects(sentence, verb), *behind(sentence, verb, WITH))
        hostly = [noun for noun in others if noun not in own and noun != token]
        if any(sentence.lower[noun] == DELEGATION for noun in hostly):
            # two delegations met: neither need be at home
            continue
        around = (country_of(sentence, noun, hits) for noun in hostly)
        hosts = dict.fromkeys(found for found in around if found and found != country)
        told = next((place for located, place in placed if place.country != country and verb_of(sentence, located.governor) == verb), None)
        yield Guest(number, names, nouns_of(sentence, head), country, tuple(hosts), told)


def guest_heads(sentence: Sentence, index: ActorIndex) -> Iterator[tuple[int, int]]:
    """Yields "visiting" or "delegation" with the noun that is the guest; the parser may take "met visiting Prime Minister Hentzau" for a visit to him."""
    words = load_scene_words()
    for token, word in enumerate(sentence.lower):
        if word == DELEGATION:
            # "received a Ruritanian delegation", not "invited the delegation to come"
            yield from () if any(sentence.lower[link.above] in words.void for link in chain(sentence, token)) else ((token, token),)
        elif word in words.journeys and is_noun(sentence, token) and not is_verb(sentence, token):
            # "during a visit by Ruritanian Foreign Minister Hentzau"
            yield from ((token, head) for head in behind(sentence, token, BY)) if is_under_way(sentence, token) else ()
        elif word in words.guest:
            above = sentence.heads[token]
            if token < above <= token + LONGEST_TITLE and is_noun(sentence, above) and not is_verb(sentence, above):
                yield token, above
            elif is_verb(sentence, token):
                persons = (head for head in objects(sentence, token) if any(find_role(index, sentence, part) for part in phrase(sentence, head)))
                yield from ((token, head) for head in persons)


def is_under_way(sentence: Sentence, journey: int) -> bool:
    """Says whether something is told to be done during a journey that leads nowhere said: "agreed during a visit by", not "before the planned visit"."""
    link, words = link_up(sentence, journey), load_scene_words()
    if link is None or link.preposition not in DURING or behind(sentence, journey, words.journeys[sentence.lower[journey]]):
        return False
    return words.void.isdisjoint(sentence.lower[token] for token in phrase(sentence, journey))


def is_land(hit: Hit | None) -> bool:
    """Says whether a name is that of a country or a people, no person's."""
    return hit is not None and hit.rows[0].kind in LANDS


def envoys_of(sentence: Sentence, number: int, hits: Sequence[Hit | None]) -> Iterator[Stay]:
    """Yields the stay of an ambassador in the country he is sent to: "Ruritanian ambassador to Strelsau Hentzau"."""
    if load_scene_words().envoys.isdisjoint(sentence.lower):
        return
    for token, word in enumerate(sentence.lower):
        ends = hits[token + 2 : token + 4] if word in load_scene_words().envoys and sentence.lower[token + 1 : token + 2] in (("to",), ("in",)) else ()
        hit = next((hit for hit in ends if hit is not None), None)
        if hit is None or hit.rows[0].kind != "country" or not hit.rows[0].country:
            continue
        behind = [name for name in range(hit.last + 1, min(hit.last + 4, len(sentence))) if sentence.tags[name].startswith("NNP")]
        names = names_of(sentence, token) - {word} or (names_of(sentence, behind[-1]) if behind else frozenset())
        yield Stay(number, of_country(hit.rows[0].country), names, frozenset({word}), country_of(sentence, token, hits), resident=True)
