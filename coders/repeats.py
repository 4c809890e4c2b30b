"""One occurrence told by several triggers of a sentence is one event: "a bomb exploded, killing two and wounding four"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coders.actor_codes import UNKNOWN_COUNTRY
from coders.actors import Actor
from coders.date_placing import PlacedExpression
from coders.dating import date_of
from coders.derived import Derived
from coders.light_verbs import MERGING
from coders.syntax.context import has_infinitive_to
from coders.syntax.joined import aims_above, is_set_before, joined_above, shares_clause
from coders.syntax.phrases import clause_span, verb_above
from coders.syntax.tokens import is_verb
from coders.verbs import View
from coders.violence import FORCES, UNEXPLAINED, ViolenceWords
from schemas.mention import Mention

ACTS = ("18", "19", "20")
REPRESSION, RIOT = "175", "145"
FORCE = (REPRESSION, RIOT, "1712", *ACTS)
"""What casualties may come of; an arrest has none."""
FIGHTING = "190"
TAKING = "181"
PLACING = ("in", "at", "near", "outside", "inside")
PROTEST = "14"
BARE_SPEECH = "010"
SPEECH = ("01", "02", "03", "05", "10", "11", "12", "13")
CONSULTING = ("040", "041", "046")
"""Of one pair in one sentence the last of these is the most specific."""
PEOPLE = f"{UNKNOWN_COUNTRY}CVL"
BARE = 3
"""The length of a country's code without a role."""
TWICE = "told twice in the sentence"


@dataclass(frozen=True, slots=True)
class Telling:
    """The events of a sentence with the actors of their repeats; `leads` maps the trigger of a repeat to the trigger of what it repeats."""

    events: tuple[Derived, ...]
    leads: Mapping[int, int]


def told_once(
    view: View, words: ViolenceWords, events: tuple[Derived, ...], placed: Sequence[PlacedExpression], published: date | None
) -> Telling:
    """Returns the events with what tells one of them again named, and the actors of such repeats given to what they repeat."""
    leads: dict[int, int] = {}
    acts = [derived for derived in events if derived.code.startswith(FORCE) and not derived.denied]
    for coming, act in comings(view, words, acts):
        leads[coming.trigger] = act.trigger
        acts.remove(coming)
    if len(acts) > 1:
        for group in groups_of(view, words, acts, tuple(placed), published):
            lead = max(group, key=lambda derived: rank(view, words, derived))
            leads.update({derived.trigger: lead.trigger for derived in group if derived.trigger != lead.trigger})
            events = tuple(merged(view, words, lead, group) if derived is lead else derived for derived in events)
    if len(events) > 1:
        leads.update(means_of_speech(view, events))
    return Telling(events, leads)


# violence and what came of it


def comings(view: View, words: ViolenceWords, acts: Sequence[Derived]) -> tuple[tuple[Derived, Derived], ...]:
    """Returns (coming, act) for verbs that only tell how those came who act in the same clause: "entered the town and killed ten"."""
    found: list[tuple[Derived, Derived]] = []
    for coming in acts:
        if view.lemmas[coming.trigger] not in words.coming:
            continue
        others = (act for act in acts if view.lemmas[act.trigger] not in words.coming and act.code.startswith(ACTS))
        act = next((act for act in others if share_clause(view, coming.trigger, act.trigger)), None)
        if act is not None:
            found.append((coming, act))
    return tuple(found)


def share_clause(view: View, one: int, other: int) -> bool:
    """Says whether one of two triggers goes on with the other's clause: "entered the town and killed ten", "entered the town, killing ten"."""
    return one in shares_clause(view.sentence, other) or other in shares_clause(view.sentence, one)


def groups_of(
    view: View, words: ViolenceWords, acts: Sequence[Derived], placed: tuple[PlacedExpression, ...], published: date | None
) -> Iterator[list[Derived]]:
    """Yields the events that tell one occurrence, two or more together."""
    groups = [[derived] for derived in acts]
    for event, act in links(view, words, acts):
        first, second = (next(group for group in groups if derived in group) for derived in (event, act))
        if first is not second and not is_apart(view, words, event, act, placed, published):
            first.extend(second)
            groups.remove(second)
    yield from (group for group in groups if len(group) > 1)


def links(view: View, words: ViolenceWords, acts: Sequence[Derived]) -> Iterator[tuple[Derived, Derived]]:
    """Yields (repeat, act): what hangs on an act itself first; what only stands in a clause beside one where it hangs on none."""
    pairs = [(event, act) for event in acts for act in acts if event.trigger != act.trigger and is_verb(view.sentence, event.trigger)]
    close = [(event, act) for event, act in pairs if is_close(view, words, event, act)]
    yield from close
    hanging = {event.trigger for event, _ in close}
    yield from ((event, act) for event, act in pairs if event.trigger not in hanging and is_beside(view, words, event, act))


def parts_of(derived: Derived) -> frozenset[int]:
    """Returns the tokens that other clauses may hang on: an event's trigger, core and light verb."""
    return frozenset((derived.trigger, derived.core, *((derived.light,) if derived.light is not None else ())))


def is_close(view: View, words: ViolenceWords, event: Derived, act: Derived) -> bool:
    """Says whether casualties or ruins hang on an act as its participle or conjunct, or the act is their subject, or repression is what an act of it was
    for: "used batons to disperse protesters"."""
    if event.code.startswith(REPRESSION) and act.code == event.code and not parts_of(act).isdisjoint(aims_above(view.sentence, event.trigger)):
        return True
    lemma = view.lemmas[event.trigger]
    continues = not parts_of(act).isdisjoint(shares_clause(view.sentence, event.trigger))
    if lemma in words.result:
        return continues
    return lemma in words.casualty and (continues or not parts_of(act).isdisjoint(view.slots(event.trigger).subject))


def is_beside(view: View, words: ViolenceWords, event: Derived, act: Derived) -> bool:
    """Says whether casualties stand in a clause that hangs on the act's or the act's on theirs: "were killed when a bomb exploded", or
    an act is how somebody was taken: "was kidnapped when gunmen stormed his house"."""
    sentence = view.sentence
    above = event.trigger in joined_above(sentence, act.trigger)
    if above and event.code.startswith(TAKING) and view.lemmas[act.trigger] in words.means:
        return True
    if view.lemmas[event.trigger] not in words.casualty or not act.code.startswith((REPRESSION, RIOT, *ACTS)):
        return False
    if act.code.startswith(REPRESSION) and has_infinitive_to(sentence, act.trigger):
        # "an offensive launched to stamp out the revolt killed twelve": the aim killed nobody
        return False
    if act.light is None and not is_verb(sentence, act.trigger) and above:
        # "killed since the offensive" is not what the offensive did
        place = verb_above(sentence, act.trigger)
        return place is not None and place[0] == event.trigger and place[1] in MERGING
    if act.trigger in joined_above(sentence, event.trigger) and is_set_before(sentence, event.trigger):
        # "raided the town after a bomb killed six": what the raid answers
        return False
    linked = above or not parts_of(act).isdisjoint(joined_above(sentence, event.trigger))
    return linked and (event.code in UNEXPLAINED or act.code in UNEXPLAINED or event.code[:3] == act.code[:3])


def is_apart(
    view: View, words: ViolenceWords, one: Derived, other: Derived, placed: tuple[PlacedExpression, ...], published: date | None
) -> bool:
    """Says whether two events are two occurrences: other actors, another time or place, or a word that says so."""
    continues = share_clause(view, one.trigger, other.trigger)
    if differ(one.sources, other.sources) and not continues:
        return True
    if turned(one, other) or turned(other, one):
        # "wounded, he returned fire": who was hit in one strikes in the other
        return True
    if any(view.sentence.lower[token] in words.apart for token in between(view, one, other)):
        return True
    places = [where(view, derived) for derived in (one, other)]
    if all(places) and places[0].isdisjoint(places[1]):
        return True
    whens = [date_of(view.sentence, placed, (derived.core, derived.trigger), published=published, future=False) for derived in (one, other)]
    return bool(whens[0].text and whens[1].text) and whens[0].day != whens[1].day


def between(view: View, one: Derived, other: Derived) -> range:
    """Returns the tokens from the earlier of two triggers to the end of the later one's clause."""
    first, last = sorted((one.trigger, other.trigger))
    return range(first, max(last, clause_span(view.sentence, last)[1]) + 1)


def where(view: View, derived: Derived) -> frozenset[str]:
    """Returns the places that stand at an event itself."""
    behind = view.slots(derived.trigger).prepositions
    heads = (head for name in PLACING for head in behind.get(name, ()))
    return frozenset(view.sentence.lower[head] for head in heads if "PLACE" in view.kinds(head))


def differ(ones: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Says whether two sides are known and none of their actors may be the same."""
    return bool(ones) and bool(others) and not any(may_be(one.code, other.code) for one in ones for other in others)


def may_be(one: str, other: str) -> bool:
    """Says whether two codes may name one actor: a group without a country is any country's, a bare country any of its roles."""
    if UNKNOWN_COUNTRY in (one[:3], other[:3]):
        armed = one[3:].startswith(FORCES) and other[3:].startswith(FORCES)
        return armed or one[3:].startswith(other[3:]) or other[3:].startswith(one[3:])
    return one.startswith(other) or other.startswith(one)


def turned(one: Derived, other: Derived) -> bool:
    """Says whether who did one event is whom the other hit."""
    return bool({actor.code for actor in one.sources} & {actor.code for actor in other.targets})


def rank(view: View, words: ViolenceWords, derived: Derived) -> tuple[bool, int, bool, bool, int]:
    """Ranks tellings: a code that knows the weapon before one that does not, the longer, fighting, the act before its victims, the first."""
    casualty = view.lemmas[derived.trigger] in words.casualty
    return derived.code not in UNEXPLAINED, len(derived.code.rstrip("0")), derived.code == FIGHTING, not casualty, -derived.trigger


def vagueness(actor: Actor) -> tuple[bool, int]:
    """Ranks targets: those of a known country first, the most exact code of it first."""
    return actor.code.startswith(UNKNOWN_COUNTRY), -len(actor.code)


def is_vaguer(code: str, known: str) -> bool:
    """Says whether a code adds nothing to a known one: its bare country, its role without a country."""
    return known.startswith(code) or (code.startswith(UNKNOWN_COUNTRY) and known[3:].startswith(code[3:]))


def merged(view: View, words: ViolenceWords, lead: Derived, group: Sequence[Derived]) -> Derived:
    """Gives an event the actors of its repeats: the first source that stands there itself, and the casualties of the others."""
    if lead.reciprocal:
        # "30 were wounded as the two groups traded fire": the wounded are no third group
        return lead
    others = [derived for derived in group if derived is not lead]
    sources, source_head = lead.sources, lead.source_head
    for derived in others:
        acts = view.lemmas[derived.trigger] not in words.casualty
        # "one was killed and nine others wounded": the parser may take the wounded for who wounded
        if (not sources or is_outdone(sources, derived.sources)) and acts and not view.slots(derived.trigger).inherited:
            sources, source_head = derived.sources, derived.source_head
    if lead.code.startswith(TAKING):
        # the house that gunmen stormed was not kidnapped
        others = [derived for derived in others if view.lemmas[derived.trigger] not in words.means] or [replace(others[0], targets=(), target_head=None)]
    casualties = [actor for derived in others if view.lemmas[derived.trigger] in words.casualty for actor in derived.targets]
    # "fired tear gas at students to disperse the crowd": the crowd is the students
    aimed = lead.code.startswith(REPRESSION) and bool(lead.targets)
    hit = [*casualties, *(actor for derived in others for actor in derived.targets if actor not in casualties and not aimed)]
    # "attacked a camp, killing nine soldiers": the camp that was attacked stays
    own = lead.target_head in view.slots(lead.trigger).object
    targets = [actor for actor in lead.targets if not any(is_vaguer(actor.code, other.code) and not (own and actor.code == other.code) for other in hit)]
    for actor in sorted(hit, key=vagueness):
        people = actor.code == PEOPLE and any(other.code != PEOPLE for other in (*casualties, *(known for known in targets if len(known.code) == BARE)))
        if not people and not any(is_vaguer(actor.code, known.code) for known in targets):
            targets.append(actor)
    doers = {actor.code for actor in sources}
    heads = (lead.target_head, *(derived.target_head for derived in others))
    return replace(
        lead, sources=sources, targets=tuple(actor for actor in targets if actor.code not in doers), source_head=source_head,
        target_head=next((head for head in heads if head is not None), None), steps=(*lead.steps, *(f"told again by {derived.rule}" for derived in others)),
    )


def is_outdone(ones: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Says whether others name who nameless doers belong to: "Hezbollah launched an attack on the post, with a suicide bomber blowing himself up"."""
    return bool(others) and all(actor.code.startswith(UNKNOWN_COUNTRY) for actor in ones) and all(actor.how == "name" for actor in others)


# speech and its means


def means_of_speech(view: View, events: Sequence[Derived]) -> Iterator[tuple[int, int]]:
    """Yields (repeat, what it repeats) for an act of speech and its means: the letter sent to appeal, the demand of a march."""
    for derived in events:
        if not derived.code.startswith(SPEECH) or derived.denied or not is_verb(view.sentence, derived.trigger):
            continue
        above = aims_above(view.sentence, derived.trigger)
        for means in events:
            if means is derived or parts_of(means).isdisjoint(above) or differ(means.sources, derived.sources):
                continue
            if means.code.startswith(PROTEST):
                yield derived.trigger, means.trigger
            elif means.code == BARE_SPEECH and derived.code != BARE_SPEECH:
                yield means.trigger, derived.trigger


# mentions


def without_repeats(found: Sequence[tuple[Derived, Sequence[Mention]]], leads: Mapping[int, int]) -> Iterator[Mention]:
    """Yields the mentions of a sentence's events, those of a repeat dropped where what it repeats is kept."""
    standing = {derived.trigger for derived, mentions in found if any(mention.status == "kept" for mention in mentions)}
    for derived, mentions in found:
        again = leads.get(derived.trigger) in standing
        for mention in mentions:
            yield replace(mention, status="dropped", dropped_reason=TWICE) if again and mention.status == "kept" else mention


def drop_repeats(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yields mentions without those that tell the same event of one sentence again: same code and actors, or a pair's talks told by two words."""
    seen: set[tuple[str, str | None, str | None]] = set()
    consulted: dict[tuple[str | None, str | None], str] = {}
    for mention in mentions:
        if mention.status == "kept" and mention.cameo_code in CONSULTING and mention.source and mention.target:
            pair = (mention.source, mention.target)
            consulted[pair] = max(consulted.get(pair, ""), mention.cameo_code)
    for mention in mentions:
        key = (mention.cameo_code, mention.source, mention.target)
        if mention.status == "kept":
            better = consulted.get(key[1:]) if mention.cameo_code in CONSULTING else None
            if key in seen or (better is not None and better != mention.cameo_code):
                yield replace(mention, status="dropped", dropped_reason=TWICE)
                continue
            seen.add(key)
        yield mention
