"""Who the dead of an event were, as actor codes, and the number columns of a mention."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coders.actors import Actor, ActorReader
from coders.counting import DAYS, Sharing, counts_of
from coders.dating import EventDate
from coders.derived import Derived
from coders.numbers import Casualties, Hit
from coders.parse import Sentence
from coders.settling import settled
from coders.syntax.tokens import is_noun
from coders.verbs import View
from coders.victims import with_victims

KILLED = frozenset({"fatalities", "toll"})
JOINTS = frozenset({"and", ",", "plus", "or"})


def casualty_columns(
    view: View, reader: ActorReader, derived: Derived, sharing: Sharing, *, asserted: bool, when: EventDate, place: Mapping[str, Any]
) -> dict[str, Any]:
    """Returns the number columns and who died; none where the event was not, or the sentence tells none."""
    if not asserted:
        return {}
    year = when.day.year if when.day is not None and when.explicit and when.precision in DAYS else None
    found, hits = counts_of(view.sentence, derived, sharing, year=year)
    heads: tuple[int, ...] = ()
    if derived.code[:2] in ("17", "18", "19", "20"):
        found, heads = with_victims(found, view, reader, sharing.tokens(sharing.lead(derived)), hits)
    if found == Casualties():
        return {}
    actors = dead_actors(reader, heads, hits, place, derived.code) if found.fatalities else ()
    return {
        "fatalities": found.fatalities, "injured": found.injured, "arrested": found.arrested, "crowd_size": found.crowd_size,
        "fatalities_actors": ";".join(actors) or None,
    }


def dead_actors(reader: ActorReader, heads: Sequence[int], hits: Sequence[Hit], place: Mapping[str, Any], code: str) -> tuple[str, ...]:
    """Returns the codes of the dead in the order told, each once; groups without a country are of the place of the event."""
    tokens = sorted({*heads, *(token for hit in hits if hit.field in KILLED for token in group_heads(reader.sentence, hit))})
    actors = (settled(actor, place, code) for token in tokens for actor in reader.resolve(token))
    return tuple(dict.fromkeys(actor.code for actor in actors if is_known(actor)))


def is_known(actor: Actor | None) -> bool:
    """Says whether the words say who it was: a country, a role or both."""
    return actor is not None and actor.code not in ("", "---")


def group_heads(sentence: Sentence, hit: Hit) -> Iterator[int]:
    """Yields the noun that ends each part of a counted group: soldiers and child of "two soldiers and a child"."""
    inside = [token for token, offset in enumerate(sentence.offsets) if hit.start <= offset - sentence.start < hit.end]
    for token in inside:
        last = token + 1 not in inside or sentence.lower[token + 1] in JOINTS
        if last and is_noun(sentence, token):
            yield token
