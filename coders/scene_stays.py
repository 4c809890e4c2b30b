"""Who stays at a place by what a sentence calls them, and who speaks to a parliament, in its country."""

from collections.abc import Iterable, Iterator, Sequence

from coders.actor_index import ActorIndex, Hit, find_role
from coders.parse import Sentence
from coders.place_ranks import verb_of
from coders.place_records import PlacedAt
from coders.placed_people import is_ahead
from coders.scene_guests import behind, country_of, is_land, of_country
from coders.scene_sentence import names_of, nouns_of
from coders.scene_words import load_scene_words
from coders.scenes import PAIR, Stay
from coders.syntax.arguments import objects, surface_subject
from coders.syntax.phrases import phrase

PARLIAMENT, TO, OF, SESSION = "LEG", ("to", "at", "before", "in"), ("of",), "session"
TAKEN_UP = PAIR | {"he", "she", "they"}
"""By these somebody is told who was named before."""


def stays_of(sentence: Sentence, number: int, hits: Sequence[Hit | None], heads: Iterable[int], place: PlacedAt) -> Iterator[Stay]:
    """Yields the stay of each person or delegation at a place; a country itself stays nowhere."""
    for head in heads:
        names = names_of(sentence, head)
        country = country_of(sentence, head, hits)
        if is_land(hits[head]):
            names = frozenset()
        nouns = nouns_of(sentence, head)
        if sentence.tags[head] in ("NNS", "PRP") and (sentence.lower[head] in TAKEN_UP or any(sentence.lower[word] in PAIR for word in phrase(sentence, head))):
            nouns = frozenset({sentence.lower[head]}) & TAKEN_UP or PAIR
        if names or country is not None or nouns & TAKEN_UP:
            yield Stay(number, place, names, nouns, country)


def before_parliament(sentence: Sentence, number: int, hits: Sequence[Hit | None], index: ActorIndex) -> Iterator[Stay]:
    """Yields who speaks to a parliament, in its country: "told the Ruritanian parliament", "in a speech to the Storting"."""
    for token, word in enumerate(sentence.lower):
        if word in load_scene_words().addressing:
            heads = objects(sentence, token)
        elif word in load_scene_words().speeches:
            heads = behind(sentence, token, TO)
            heads = (*heads, *(inner for head in heads if sentence.lower[head] == SESSION for inner in behind(sentence, head, OF)))
        else:
            continue
        for head in heads:
            hit, role = hits[head], find_role(index, sentence, head)
            named = [row for part in phrase(sentence, head) if (found := hits[part]) is not None and (row := found.rows[0])]
            # "the UN General Assembly" is no country's
            common = role is not None and role[0].code == PARLIAMENT and all(row.country for row in named)
            house = common or (hit is not None and hit.rows[0].country is not None and PARLIAMENT in hit.rows[0].code)
            speakers = surface_subject(sentence, verb_of(sentence, token)) if house else ()
            for speaker in speakers:
                country = country_of(sentence, head, hits) or country_of(sentence, speaker, hits)
                if country is not None and not is_ahead(sentence, verb_of(sentence, token)):
                    yield from stays_of(sentence, number, hits, (speaker,), of_country(country))
