"""What an article tells of the conference that it opens with: its ministers, its organisation and its papers speak and agree where it is held."""

from coders.article_places import ArticlePlaces
from coders.derived import Derived
from coders.gatherings import place_written
from coders.parse import Sentence
from coders.place_ranks import verb_of
from coders.place_records import PlacedAt
from coders.placing_told import Told
from coders.scene_sentence import is_of_before, subjects_told
from coders.scene_words import load_scene_words
from coders.scenes import BEHIND, DEFINITE, GATHERED, MEETINGS, MEMBERS, OPENING, PAIR, Occasion, Scenes
from coders.syntax.arguments import preposition_objects, subjects
from coders.syntax.context import is_pluperfect
from coders.syntax.phrases import determiner, phrase
from coders.syntax.tokens import is_noun, is_verb

CONFERRING = frozenset({"speech", "meeting", "accord"})
NEAR = 1
"""How many sentences behind the one that tells the conference two countries still are there without being told so."""
TWO = 2
ORGANISATION = "IGO"
DELEGATIONS = frozenset({"delegation", "delegations"})
SPREAD = frozenset({"IGOUNO", "IGOUNOSEC"})
"""Organisations that speak at their seat whatever conference is held under their name."""


def at_conference(sentence: Sentence, derived: Derived, told: Told, places: ArticlePlaces) -> PlacedAt | None:
    """Returns where the one conference is that the opening tells, for what its members, its organisation or its papers say or agree there."""
    number = places.numbers.get(sentence.start, 0)
    held = conference_of(places.scenes, number) if told.kind.kind in CONFERRING and told.recent else None
    if held is None or is_of_before(sentence) or is_pluperfect_event(sentence, derived):
        return None
    if len(told.known) >= TWO:
        # "Ruritania and Sylvania signed an accord" in the sentence behind "met on the sidelines of a summit in Zenda"
        there = (told.kind.kind != "speech" or derived.reciprocal) and told.asserted and 0 <= number - held.number <= NEAR
        return held.place if there and is_in_person(sentence) else None
    if told.known and told.sources:
        return None
    return held.place if is_member(sentence, derived) or is_its_body(derived, held, places) else None


def delegate_there(sentence: Sentence, derived: Derived, told: Told, places: ArticlePlaces, *, home: str | None) -> PlacedAt | None:
    """Returns the town of the conference that the first two sentences tell for a person of another country who speaks of these days: "the Ruritanian
    oil minister urged a cut"; None for a ministry, a spokesman and a state, who speak at home, and where the report is sent from elsewhere (`home`)."""
    if told.kind.kind != "speech" or not told.recent or len(told.sources) != 1 or not all(actor.person for actor in derived.sources):
        return None
    held = conference_of(places.scenes, places.numbers.get(sentence.start, 0))
    if held is None or held.number > OPENING or held.place.admin1 is None or held.place.country in told.sources or home not in (None, held.place.country):
        return None
    if is_of_before(sentence) or is_pluperfect_event(sentence, derived) or not load_scene_words().local.isdisjoint(sentence.lower):
        return None
    return held.place


def at_seat(sentence: Sentence, derived: Derived, told: Told, places: ArticlePlaces) -> PlacedAt | None:
    """Returns the town where a body sits, for what it decides or demands as such: "the UN Human Rights Commission condemned the killings"."""
    if told.kind.kind not in CONFERRING or not told.recent or not derived.sources or any(actor.person for actor in derived.sources):
        return None
    towns = {load_scene_words().sittings.get(actor.code) for actor in derived.sources}
    town = next(iter(towns)) if len(towns) == 1 else None
    return place_written(town) if town is not None else None


def at_talks(sentence: Sentence, derived: Derived, told: Told, places: ArticlePlaces) -> PlacedAt | None:
    """Returns where the talks of the article are, all in one country, for the talks themselves and what "both sides" do: "both sides agreed".

    "Ruritanian-Sylvanian talks made headway" are those of "the latest talks in Zenda" in the sentences around.
    """
    if told.kind.kind not in CONFERRING or not told.recent or is_of_before(sentence):
        return None
    number = places.numbers.get(sentence.start, 0)
    talks = [occasion for occasion in places.scenes.occasions if occasion.family in MEETINGS]
    if len({occasion.place.country for occasion in talks}) != 1:
        return None
    if is_both_sides(sentence, derived) and is_in_person(sentence):
        talks = [occasion for occasion in talks if occasion.number <= number]
    else:
        family = load_scene_words().families.get(sentence.lower[derived.core])
        talks = [occasion for occasion in talks if occasion.family == family and -NEAR <= occasion.number - number <= BEHIND]
    return min(talks, key=lambda occasion: (occasion.place.admin1 is None, occasion.number)).place if talks and len(told.known) >= TWO else None


def is_both_sides(sentence: Sentence, derived: Derived) -> bool:
    """Says whether an event is of "both sides" or "the two countries", who were told before."""
    head = derived.source_head
    return head is not None and is_noun(sentence, head) and any(sentence.lower[token] in PAIR for token in phrase(sentence, head))


def conference_of(scenes: Scenes, number: int) -> Occasion | None:
    """Returns the one conference of these days that the opening tells, its town before its country; None for none, for several, and before it is told."""
    held = [occasion for occasion in scenes.occasions if occasion.family == GATHERED and occasion.number <= MEMBERS and not occasion.ahead]
    if len({occasion.place.country for occasion in held}) != 1 or number < min(occasion.number for occasion in held) - BEHIND:
        return None
    return min(held, key=lambda occasion: (occasion.place.admin1 is None, occasion.number))


def is_pluperfect_event(sentence: Sentence, derived: Derived) -> bool:
    """Says whether an event is told in the past perfect: "the ministers had agreed"."""
    verbs = (verb_of(sentence, token) for token in (derived.trigger, derived.core))
    return any(is_verb(sentence, verb) and is_pluperfect(sentence, verb) for verb in verbs)


def is_member(sentence: Sentence, derived: Derived) -> bool:
    """Says whether members of a conference or its paper do or tell it: "the ministers renewed their call", "aid will grow, the communique said"."""
    heads = (*subjects(sentence, verb_of(sentence, derived.trigger)), *subjects(sentence, verb_of(sentence, derived.core)))
    if derived.source_head is not None:
        heads = (*heads, derived.source_head)
    if all(actor.code.startswith(ORGANISATION) for actor in derived.sources):
        # "the union would give aid, the ministers said"
        heads = (*heads, *subjects_told(sentence))
    words = load_scene_words()
    if any(sentence.lower[of] in DELEGATIONS for head in subjects_told(sentence) for of in preposition_objects(sentence, head).get("of", ())):
        # "the union proposed a compromise, the head of the Ruritanian delegation said"
        return True
    named = (head for head in heads if is_noun(sentence, head) and (sentence.lower[head] in words.members or sentence.lower[head] in words.papers))
    # "Ministers agreed", "the trade ministers agreed"; not "five southern countries"
    return any(determiner(sentence, head) in DEFINITE or len(phrase(sentence, head)) == 1 for head in named)


def is_in_person(sentence: Sentence) -> bool:
    """Says whether two sides are told to deal with each other in one place: not by telephone, nor by having done so ("have signed accords")."""
    return load_scene_words().apart.isdisjoint(sentence.lower)


def is_its_body(derived: Derived, held: Occasion, places: ArticlePlaces) -> bool:
    """Says whether who does it is the organisation whose conference it is: "the union pledged aid" behind "union ministers met in Zenda"."""
    own = {code for number, code in places.bodies if number == held.number and code not in SPREAD}
    return bool(derived.sources) and all(actor.code in own for actor in derived.sources)
