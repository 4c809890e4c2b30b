"""Names that may say where an event happened: behind prepositions at its words, in its clause and, more weakly, elsewhere in its sentence."""

from collections.abc import Iterator
from dataclasses import replace

from coders.deed_words import load_deed_words
from coders.parse import Sentence
from coders.place_clauses import relative_above
from coders.place_kinds import PlaceKind
from coders.place_meanwhile import is_meanwhile
from coders.place_phrases import ACROSS, NAMING, expanded, named_by_modifier
from coders.place_ranks import (
    AFTER,
    DECISIONS,
    IN_CLAUSE,
    LAW,
    TO,
    Located,
    is_occasion,
    is_of_other_deed,
    is_office_held,
    is_on_other_day,
    located_names,
    rank_in_sentence,
    verb_of,
)
from coders.place_records import PlaceCandidate
from coders.place_words import PlaceWords, load_place_words
from coders.places import place_of_event
from coders.syntax.arguments import is_passive, objects, preposition_objects, subjects
from coders.syntax.context import Link, chain, link_up, marks
from coders.syntax.joined import has_subject
from coders.syntax.memo import remembered
from coders.syntax.tokens import is_modifier, is_noun, is_verb

MAX_NOUNS = 12
LONGEST_TELLER = 16
WHILE = frozenset({"when", "while", "during"})
VISITING = frozenset({"visiting", "touring"})
LONGEST_TITLE = 7
"""How many words before a name "visiting" may stand: "told visiting Kenyan Vice President"."""
REACHING = ("042", "190", "192", "193", "194", "195")
"""Codes whose object may be the place: "visited Kabul", "shelled Mostar", "captured Goma"."""
OCCUPATION = "192"
INWARDS = frozenset({"into", "onto"})
BESIDE, NEAR = "on", 2
"""How one stands at what lies beside a place: "on the outskirts", and what `settings` say of such words."""
OFF = ("16", "08")
"""Codes by which a journey is called off: "postponed his visit to Zenda"."""


def place_candidates(sentence: Sentence, path: tuple[int, ...], kind: PlaceKind, code: str = "") -> Iterator[PlaceCandidate]:
    """Yields the names that may be the place of an event, those at its own words (`path`) first.

    An act of speech is where it is spoken: what stands in the clause that tells its content is no place of it.
    """
    words = load_place_words()
    told = frozenset() if kind.kind == "speech" else attributed(sentence)
    yield from (found for found in at_event(sentence, path, kind, code, words) if found.start not in told)
    event = verb_of(sentence, path[0])
    yield from visited_then(sentence, event, kind, words)
    for located in located_names(sentence):
        rank = rank_in_sentence(sentence, located, event, kind)
        if rank is not None and (is_of_other_deed(sentence, located, path, code) or is_where_taken(sentence, located, path, event)):
            continue
        if rank is not None and is_meanwhile(sentence, located, path, code):
            continue
        if rank is not None and located.candidate.start not in told:
            found = located.candidate
            if not found.sea or rank == IN_CLAUSE:
                yield replace(found, rank=rank)


def visited_then(sentence: Sentence, event: int, kind: PlaceKind, words: PlaceWords) -> Iterator[PlaceCandidate]:
    """Yields where somebody was when they met or spoke: "when Zapt visited Oslo, the two agreed"."""
    for token, word in enumerate(sentence.lower) if kind.kind != "deed" else ():
        link = link_up(sentence, token) if word in words.reaching else None
        if link is not None and link.above == event and not WHILE.isdisjoint(marks(sentence, token)):
            for head in objects(sentence, token):
                yield from (PlaceCandidate(found.name, None, found.start, IN_CLAUSE) for found in expanded(sentence, head, "in", words))


@remembered
def attributed(sentence: Sentence) -> frozenset[int]:
    """Returns the offsets of the words that only say who tells it: "..., an official in Oslo said"; the parser hangs them anywhere."""
    saying, found = load_place_words().saying, set[int]()
    for verb, word in enumerate(sentence.lower):
        if word in saying:
            first = next((token for token in range(verb - 1, max(0, verb - LONGEST_TELLER), -1) if sentence.words[token] in (",", '"', "''")), None)
            found.update(sentence.offsets[first:verb] if first is not None else ())
    return frozenset(found)


def at_event(sentence: Sentence, path: tuple[int, ...], kind: PlaceKind, code: str, words: PlaceWords) -> Iterator[PlaceCandidate]:
    """Yields the names at an event's words: "troops clashed with rebels in the city of Grozny", "the Grozny raid", "visited Grozny"."""
    seen: set[int] = set()
    queue: list[tuple[int, bool]] = [(token, True) for token in path]
    before = set[int]()
    for token in path:
        yield from named_by_modifier(sentence, token, near=False) if is_noun(sentence, token) else ()
        link = link_up(sentence, token)
        if link is not None and goes_on(sentence, link, kind):
            queue.append((link.above, link.kind != "of"))
            if link.kind == "conj" and kind.kind != "deed":
                # "spent two days in Oslo and will visit Kenya": what the verb before is at is farther than what its own words tell
                before.add(link.above)
        relative = link if kind.kind in ("meeting", "accord") else relative_above(sentence, token, kind)
        if relative is not None and relative.kind == "relative" and "where" in marks(sentence, relative.below):
            # "left for Oslo, where he held talks", "in Oslo, where the army has soldiers fighting rebels"
            yield from expanded(sentence, relative.above, "in", words)
    reaching = tuple(token for token in path if is_verb(sentence, token) and (code.startswith(REACHING) or sentence.lower[token] in words.reaching))
    for token in reaching:
        for head in reached(sentence, token, code):
            yield from (PlaceCandidate(found.name, None, found.start) for found in expanded(sentence, head, "to", words))
    for _ in range(MAX_NOUNS):
        if not queue:
            return
        token, own = queue.pop(0)
        if token in seen:
            continue
        seen.add(token)
        for preposition, heads in preposition_objects(sentence, token).items():
            located = preposition in words.locatives
            occasion = sentence.lower[token] in words.occasions and preposition in words.occasions[sentence.lower[token]]
            occasion = occasion and not (preposition == TO and code.startswith(OFF))
            # "blamed the army for fire on a town in Zenda": what it is about
            content = kind.kind == "speech" and preposition == "on"
            weak = own and token in path and kind.kind in words.weak.get(preposition, ()) and code[:2] not in words.topics.get(preposition, ())
            for head in heads:
                if content and sentence.lower[head] in words.settings:
                    continue
                # "rebels on the outskirts of Gulu"
                beside = preposition == BESIDE and kind.kind == "deed" and words.settings.get(sentence.lower[head]) == NEAR
                if located or occasion or weak or beside or (own and preposition in ACROSS and sentence.lower[head] in words.seas):
                    found = expanded(sentence, head, "in" if occasion and not located else preposition, words)
                    yield from (replace(candidate, rank=IN_CLAUSE) for candidate in found) if token in before else found
                if is_noun(sentence, head) and follows(sentence, head, preposition, kind, code, words):
                    queue.append((head, False))
        if kind.kind == "deed" or token in path:
            parts = (child for child in noun_parts(sentence, token) if not (code.startswith(LAW) and is_office_held(sentence, child, token)))
            queue.extend((child, False) for child in parts if kind.kind == "deed" or is_occasion(sentence, child, words))


def reached(sentence: Sentence, verb: int, code: str) -> tuple[int, ...]:
    """Returns the heads that may name where a verb's deed reached: its object ("shelled Zenda"), and what was occupied in other words ("took control of
    Zenda", "advanced into Zenda", "Zenda fell to rebels", "Zenda was captured")."""
    found = objects(sentence, verb)
    if not code.startswith(OCCUPATION):
        return found
    into = (head for preposition, heads in preposition_objects(sentence, verb).items() if preposition in INWARDS for head in heads)
    held = (head for noun in found for head in preposition_objects(sentence, noun).get("of", ()))
    fallen = () if found and not is_passive(sentence, verb) else subjects(sentence, verb)
    return (*found, *into, *held, *fallen)


def noun_parts(sentence: Sentence, token: int) -> tuple[int, ...]:
    """Returns the nouns that hang on a word as subject, object or apposition."""
    return tuple(child for child in sentence.children[token] if is_noun(sentence, child) and not is_modifier(sentence, child))


def goes_on(sentence: Sentence, link: Link, kind: PlaceKind) -> bool:
    """Says whether the word above an event's may say where it was: not the verb that reports it in a clause of its own."""
    if link.kind == "of":
        return link.preposition in ("of", "during", "at", "in")
    if not is_verb(sentence, link.above):
        return link.kind == "preposition"
    if is_reaction(sentence, link.below, link.above):
        return False
    if link.kind == "conj" and kind.kind == "speech":
        # "we follow them in Oslo and now he demands": another clause
        return not has_subject(sentence, link.below)
    return link.kind != "clause" or kind.kind == "speech" or not has_subject(sentence, link.below)


def is_reaction(sentence: Sentence, noun: int, verb: int) -> bool:
    """Says whether a verb tells how others took the deed of a noun: raised in "the meeting raised hopes in Zenda"."""
    return is_noun(sentence, noun) and sentence.lower[verb] in load_deed_words().reactions


def is_where_taken(sentence: Sentence, located: Located, path: tuple[int, ...], verb: int) -> bool:
    """Says whether a name stands with those who took a deed, or at what they did then: "people in Zenda greeted the signing of the pact"."""
    if any(is_verb(sentence, token) for token in path) or not is_reaction(sentence, path[0], verb):
        return False
    inside = any(link.above in path for link in chain(sentence, located.governor))
    return located.governor not in path and not inside


def follows(sentence: Sentence, head: int, preposition: str, kind: PlaceKind, code: str, words: PlaceWords) -> bool:
    """Says whether a noun behind a preposition at an event may lead to its place: "clashed with rebels in Oslo", not "protested over arrests in Oslo"."""
    if is_on_other_day(sentence, head, preposition):
        # "a day after a battle off Zenda"
        return False
    if is_occasion(sentence, head, words) or sentence.lower[head] in words.settings:
        return preposition not in words.topics
    if code.startswith(DECISIONS) and preposition in AFTER:
        # "suspended the talks following the blasts in Zenda"
        return False
    topic = words.topics.get(preposition)
    return kind.kind == "deed" and (topic is None or bool(topic and code[:2] not in topic))


def host_side(sentence: Sentence, source: int | None, target: int | None) -> str | None:
    """Returns which side of a meeting is at home: the other of the one that is "visiting" or a delegation; None where nobody or both are."""
    for head, side in ((target, "source"), (source, "target")):
        if head is None:
            continue
        before = sentence.lower[max(0, head - LONGEST_TITLE) : head]
        # "met Zapt, the visiting Ruritanian envoy"
        behind = sentence.lower[head + 1 : head + 4]
        if not VISITING.isdisjoint(before) or (behind[:1] == (",",) and "visiting" in behind):
            return side
    guests = [side for head, side in ((target, "source"), (source, "target")) if head is not None and sentence.lower[head] in load_place_words().guests]
    return guests[0] if len(guests) == 1 else None


def countries_named(sentence: Sentence, event: int, countries: tuple[str, ...]) -> frozenset[str]:
    """Returns the countries of all places behind prepositions in what an event's word governs, whatever they say of the event."""
    words = load_place_words()
    found = set[str]()
    governed = [event]
    for token in governed:
        governed.extend(child for child in sentence.children[token] if child > event)
        for preposition, heads in preposition_objects(sentence, token).items():
            for head in heads if preposition in words.locatives or preposition in NAMING else ():
                for candidate in expanded(sentence, head, "in", words):
                    place = place_of_event([candidate], countries=countries)
                    found.update((place.country,) if place else ())
    return frozenset(found)
