"""Who is the host of a meeting by rank: who meets the president or premier of another country without being one comes to him."""

from collections.abc import Sequence

from coders.actors import Actor
from coders.derived import Derived
from coders.parse import Sentence
from coders.placing_told import Told, countries_of
from coders.scene_words import load_scene_words
from coders.syntax.phrases import appositives, phrase

GOVERNMENT = "GOV"
MEETINGS = ("036", "040", "046")


def host_by_rank(sentence: Sentence, derived: Derived, told: Told, *, abroad: Sequence[str]) -> str | None:
    """Returns the country of the one side that is head of state or government; None where both or neither are, and where that side travels (`abroad`
    are the countries that the article tells journeys to) or both are guests of a summit."""
    words = load_scene_words()
    if not told.code.startswith(MEETINGS) or len(told.known) != 2 or not (words.summits | words.equals).isdisjoint(sentence.lower):
        return None
    sides = ((derived.source_head, derived.sources), (derived.target_head, derived.targets))
    if not all(head is not None and is_one_person(actors) for head, actors in sides):
        return None
    leading = [countries_of(actors)[0] for head, actors in sides if head is not None and is_leader(sentence, head, actors[0])]
    # a bare surname may be another head of state's
    below = [head for head, _ in sides if head is not None and not words.lesser.isdisjoint(titles_told(sentence, head))]
    host = leading[0] if len(leading) == 1 and len(below) == 1 else None
    return host if host is not None and all(country == host for country in abroad) else None


def is_one_person(actors: tuple[Actor, ...]) -> bool:
    """Says whether a side is one named person of a country, no state as a whole."""
    return len(actors) == 1 and actors[0].person and bool(actors[0].country and actors[0].role)


def is_leader(sentence: Sentence, head: int, actor: Actor) -> bool:
    """Says whether a person of a government is called president, premier or king: not a vice president or a former premier."""
    told = titles_told(sentence, head)
    words = load_scene_words()
    return (actor.role or "")[:3] == GOVERNMENT and not words.leaders.isdisjoint(told) and words.lesser.isdisjoint(told)


def titles_told(sentence: Sentence, head: int) -> frozenset[str]:
    """Returns the words of a noun phrase and its appositions, "prime minister" as prime: no minister."""
    told = frozenset(sentence.lower[token] for noun in (head, *appositives(sentence, head)) for token in phrase(sentence, noun))
    return told - {"minister"} if "prime" in told else told
