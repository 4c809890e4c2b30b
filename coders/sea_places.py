"""Deeds at sea whose sentence does not name it: ships are attacked and escorted in the sea that the article tells of."""

from collections import Counter
from collections.abc import Iterator

from coders.article_places import ArticlePlaces
from coders.deed_places import fixed_at_sea, reach
from coders.deed_words import load_deed_words
from coders.parse import Sentence
from coders.place_records import PlacedAt
from coders.scenes import FALL_BACK

AT_SEA = ("074", "18", "19", "20")
"""Codes of what is done to ships where they sail: escorting, attacks."""


def at_sea(sentence: Sentence, path: tuple[int, ...], code: str, places: ArticlePlaces) -> PlacedAt | None:
    """Returns the sea that an article names most for an attack on ships or their escort; None for what is fixed there, in a harbour or in the waters
    of a country ("in Ruritanian waters")."""
    words = load_deed_words()
    if not code.startswith(AT_SEA) or not places.seas or fixed_at_sea(sentence) or not words.harbours.isdisjoint(sentence.lower):
        return None
    if not any(word in words.vessels for word in near(sentence, path)):
        return None
    sea, _ = Counter(name for _, name in places.seas).most_common(1)[0]
    return PlacedAt(sea, "", None, None, None, None, FALL_BACK)


def near(sentence: Sentence, path: tuple[int, ...]) -> Iterator[str]:
    """Yields the words of what a deed is done to or by, with their own modifiers: "a missile attack on a tanker", "tanker convoy"."""
    for token in reach(sentence, path):
        yield sentence.lower[token]
        yield from (sentence.lower[child] for child in sentence.children[token] if sentence.tags[child].startswith("NN"))
