"""Who is the host of a meeting by rank: who meets the president or premier of another country without being one comes to him."""

from collections.abc import Sequence

from coders.actors import Actor
from coders.derived import Derived
from coders.parse import Sentence
from coders.placing_told import Told, countries_of
from coders.scene_words import load_scene_words
from coders.syntax.phrases import appositives, phrase

MEETINGS = ("036", "040", "046")


def host_by_rank(sentence: Sentence, derived: Derived, told: Told, *, abroad: Sequence[str]) -> str | None:
    """Returns the country of the one side that is head of state or government; None where both or neither are, and where that side travels (`abroad`
    are the countries that the article tells journeys to) or both are guests of a summit."""
    if not told.code.startswith(MEETINGS) or len(told.known) != 2 or not load_scene_words().summits.isdisjoint(sentence.lower):
        return None
    sides = ((derived.source_head, derived.sources), (derived.target_head, derived.targets))
    if not all(head is not None and is_one_person(actors) for head, actors in sides):
        return None
    leading = [countries_of(actors)[0] for head, actors in sides if head is not None and is_leader(sentence, head)]
    host = leading[0] if len(leading) == 1 else None
    return host if host is not None and all(country == host for country in abroad) else None


def is_one_person(actors: tuple[Actor, ...]) -> bool:
    """Says whether a side is one named person of a country, no state as a whole."""
    return len(actors) == 1 and actors[0].person and bool(actors[0].country and actors[0].role)


def is_leader(sentence: Sentence, head: int) -> bool:
    """Says whether a person is called president, premier or king: not a vice president, a former premier, or somebody's counterpart."""
    words = load_scene_words()
    told = {sentence.lower[token] for noun in (head, *appositives(sentence, head)) for token in phrase(sentence, noun)}
    return not words.leaders.isdisjoint(told) and words.lesser.isdisjoint(told)
