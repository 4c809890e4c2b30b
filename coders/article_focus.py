"""Which country an article is about, by the countries its first sentences name: whose "the rebels" and "police" are that no dateline places."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from coders.actor_index import ActorIndex, each_name, find_names
from coders.actor_words import load_actor_words
from coders.doubtful_names import is_given_name, is_money_name, is_of_land, opens_other_name
from coders.parse import Sentence

LEAD = 6
"""How many sentences tell what an article is about."""
OPENING = 2
"""The first ones count double."""
SHARE = 0.6
"""In how much of what names a country at all the one in focus must stand."""
AHEAD = 1.5
"""By how much it must lead the next."""
FAR_AHEAD = 1.65
"""And by how much one that stands in the first sentence with it: "Belgian soldiers accused of sadism against Somalis"."""
LEAST = 2
"""In how many sentences it must be named: a single sentence may name whom "the rebels" fight abroad."""
NATIONAL = frozenset({"country", "demonym", "capital", "region", "government"})


def countries_of(sentence: Sentence, index: ActorIndex, day: date | None) -> frozenset[str]:
    """Returns the countries that a sentence names as such, by people, capital, town or government."""
    words = load_actor_words()
    found = set()
    for hit in each_name(find_names(index, sentence)):
        if is_money_name(sentence, hit, words) or opens_other_name(sentence, hit) or is_given_name(sentence, hit, words) or is_of_land(sentence, hit, words):
            continue
        if hit.last + 1 < len(sentence) and sentence.lower[hit.last + 1] == "-":
            # "a US-based group", "Russian-backed rebels" tell of others
            continue
        row = hit.best(day)
        if row.country is not None and row.kind in NATIONAL:
            found.add(row.country)
    return frozenset(found)


def focus_country(sentences: Sequence[Sentence], *, index: ActorIndex, published: date | None) -> tuple[str | None, str | None]:
    """Returns the one country that an article is about from its first sentence on, None where two share it (a visit, a war, a deal), and the
    only one that its first sentences name, if but once."""
    weights: dict[str, float] = {}
    times: Counter[str] = Counter()
    whole = 0.0
    first: frozenset[str] = frozenset()
    for number, sentence in enumerate(sentences[:LEAD]):
        named = countries_of(sentence, index, published)
        first = first or named
        weight = 2.0 if number < OPENING else 1.0
        whole += weight if named else 0.0
        times.update(named)
        for country in named:
            weights[country] = weights.get(country, 0.0) + weight
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    # a text of one sentence may name whom the protest is against
    only = ranked[0][0] if len(ranked) == 1 and len(sentences) > 1 else None
    if not ranked or ranked[0][1] < SHARE * whole or times[ranked[0][0]] < LEAST or ranked[0][0] not in first:
        return None, only
    rival = ranked[1] if len(ranked) > 1 else None
    if rival is not None and ranked[0][1] < (FAR_AHEAD if rival[0] in first else AHEAD) * rival[1]:
        return None, only
    return ranked[0][0], only
