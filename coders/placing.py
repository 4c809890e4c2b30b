"""Where an event happened: the names behind prepositions at its trigger and at the nouns of its clause, else the dateline."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from coders.actor_index import ActorIndex, find_names
from coders.dateline import Dateline
from coders.derived import Derived
from coders.parse import Sentence
from coders.places import PlaceCandidate, PlacedAt, place_of_event
from coders.syntax.arguments import preposition_objects
from coders.syntax.context import link_up
from coders.syntax.phrases import appositives, name_tokens
from coders.syntax.tokens import is_modifier, is_noun, is_verb

MAX_NOUNS = 12
LEAD = 6
FALL_BACK = 3
TOWN_PREPOSITIONS = frozenset({"in", "at", "near", "of"})
DEEDS = frozenset({"14", "15", "16", "17", "18", "19", "20"})


def place_columns(
    sentence: Sentence, path: tuple[int, ...], derived: Derived, *, dateline: Dateline | None, home: str | None, focus: PlacedAt | None = None
) -> dict[str, Any]:
    """Returns the place columns; none where no place is known.

    A deed without a place of its own is placed at the town the article's first sentences speak of, if it lies in the country of one
    of its actors, else at the dateline; both with precision 3.
    """
    candidates = tuple(dict.fromkeys(place_candidates(sentence, path)))
    countries = [actor.country for actor in (*derived.targets, *derived.sources) if actor.country] + ([home] if home else [])
    known = tuple(dict.fromkeys(countries))
    found = place_of_event(candidates, countries=known)
    if found is None and focus is not None and derived.code[:2] in DEEDS and focus.country in known:
        found = replace(focus, geo_precision=FALL_BACK)
    if found is None:
        found = place_of_event((), dateline=dateline, countries=known)
    if found is None:
        return {}
    return {
        "place_name": found.name, "country": found.country, "admin1": found.admin1, "latitude": found.latitude, "longitude": found.longitude,
        "geonameid": found.geonameid, "geo_precision": found.geo_precision,
    }


def focus_place(sentences: Sequence[Sentence], *, index: ActorIndex, home: str | None) -> PlacedAt | None:
    """Returns the town that the first sentences of an article place something "in", "at" or "near"; None where they name none.

    Homonyms go to the countries that the sentence names: "the North Korean border city of Kaesong".
    """
    for sentence in sentences[:LEAD]:
        candidates = [
            PlaceCandidate(place_text(sentence, head), name, sentence.offsets[head])
            for token, below in enumerate(sentence.children)
            if below
            for name, heads in preposition_objects(sentence, token).items()
            for head in heads
            if name in TOWN_PREPOSITIONS and sentence.tags[head].startswith("NNP")
        ]
        if not candidates:
            continue
        named = [hit.rows[0].country for hit in find_names(index, sentence) if hit is not None and hit.rows[0].kind in ("country", "demonym")]
        countries = tuple(dict.fromkeys(country for country in (*named, home) if country))
        found = place_of_event(candidates, countries=countries)
        if found is not None and found.geonameid is not None and found.geo_precision == 1:
            return found
    return None


def place_candidates(sentence: Sentence, path: tuple[int, ...]) -> Iterator[PlaceCandidate]:
    """Yields names behind the prepositions of an event's words, then of the nouns below them and of the clause above.

    "troops clashed with rebels in the city of Grozny": Grozny stands behind city, which stands behind in, at rebels or at clashed.
    """
    seen: set[int] = set()
    queue: list[tuple[int, str | None]] = [(token, None) for token in path]
    for token in path:
        link = link_up(sentence, token)
        if link is not None and (is_verb(sentence, link.above) or link.kind in ("of", "preposition")):
            queue.append((link.above, None))
    steps = 0
    while queue and steps < MAX_NOUNS:
        token, inherited = queue.pop(0)
        if token in seen:
            continue
        seen.add(token)
        steps += 1
        for preposition, heads in preposition_objects(sentence, token).items():
            for head in heads:
                name = preposition if preposition != "of" or inherited is None else inherited
                if sentence.tags[head].startswith("NNP"):
                    yield PlaceCandidate(place_text(sentence, head), name, sentence.offsets[head])
                if is_noun(sentence, head):
                    queue.append((head, name))
        queue.extend((child, None) for child in sentence.children[token] if is_noun(sentence, child) and not is_modifier(sentence, child))


def place_text(sentence: Sentence, head: int) -> str:
    """Returns a place name with the names in apposition behind it: "Kaesong, North Korea"."""
    names = [sentence.words[token] for token in name_tokens(sentence, head) if sentence.tags[token].startswith(("NNP", "JJ", "HYPH")) or token == head]
    text = " ".join(names)
    for token in appositives(sentence, head):
        if token > head and sentence.tags[token].startswith("NNP"):
            text += ", " + " ".join(sentence.words[part] for part in name_tokens(sentence, token))
    return text.replace(" - ", "-")
