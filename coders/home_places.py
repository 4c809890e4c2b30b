"""In which country an act of speech is where nothing says where it was: whoever speaks is at home, an ambassador where he is sent to."""

from collections.abc import Sequence

from coders.actors import Actor
from coders.parse import Sentence
from coders.place_words import load_place_words
from coders.places import resolve

LONGEST_NAME = 4
SOLDIERS = "MIL"
AFTER, TO, THE = 6, "to", "the"
"""How many words before a head its office may begin: "Ambassador to Ruritania Rudolf von Hentzau"."""


def at_home(sources: Sequence[str], actors: Sequence[Actor], *, abroad: Sequence[str]) -> str | None:
    """Returns the country of whoever speaks, None for none or several and where they may be abroad.

    A state speaks at home ("Ruritania accused"), its officials too, but not diplomats and soldiers, nor anybody in an article that tells of a journey
    to another country (`abroad`). Other people of no role may be anywhere ("a Strelsau cardiologist denied").
    """
    if len(sources) != 1 or not all(actor.country for actor in actors):
        return None
    if all(not actor.role for actor in actors):
        return sources[0] if any(is_state(actor.text) for actor in actors) else None
    travels = any(country != sources[0] for country in abroad) or any(is_posted(actor) for actor in actors)
    return None if travels else sources[0]


def is_state(text: str | None) -> bool:
    """Says whether a name is that of a country or its capital."""
    found = resolve(text) if text else None
    return found is not None and found.kind in ("country", "capital")


def is_posted(actor: Actor) -> bool:
    """Says whether somebody's work is abroad: a soldier's, a diplomat's."""
    if (actor.role or "").startswith(SOLDIERS):
        return True
    return not load_place_words().diplomats.isdisjoint((actor.text or "").lower().split())


def sent_to(sentence: Sentence, head: int | None) -> str | None:
    """Returns the country that an ambassador is sent to ("Ambassador to Ruritania Zapt"), None for anybody else."""
    envoys = load_place_words().envoys
    if head is None or envoys.isdisjoint(sentence.lower):
        return None
    for token in range(max(0, head - AFTER), min(head + 2, len(sentence.lower) - 2)):
        if sentence.lower[token] in envoys and sentence.lower[token + 1] == TO:
            first = token + 2 + (sentence.lower[token + 2] == THE)
            names = (" ".join(sentence.words[first : first + length]) for length in range(LONGEST_NAME, 0, -1))
            found = next((place for name in names if name[:1].isupper() and (place := resolve(name)) is not None), None)
            return found.country if found is not None and found.kind == "country" else None
    return None
