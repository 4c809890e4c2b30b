"""Who an event is done to: its own slots first, then whom the lexicon's table says it reaches, then whatever foreign actor stands below."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coders.actors import Actor
from coders.derived import Derived
from coders.lexicon.entries import Operator
from coders.light_verbs import HARMFUL, VIOLENT
from coders.recipient_rules import deferred, is_closed
from coders.recipients import Reached, Recipients
from coders.roles import RoleReader, own_affair, unique
from coders.syntax.forms import relative_clauses
from coders.syntax.phrases import verb_above
from coders.syntax.tokens import is_noun
from coders.told_victims import died_of
from coders.verbs import Match, View

INNER_ACTORS = ("inner source", "inner target")
MUTUAL_TARGETS = ("with",)
RECIPROCAL_TARGETS = ("object", "with", "between", "against", "to", "and")
"""Who takes part in what goes both ways: "talks with Iran on Syria in Oslo" are Iran's, not Syria's or Norway's."""
BLAMED = frozenset({"object", "by", "inner source"})
KILLING = frozenset({"18", "19", "20"})
COERCION = frozenset({"16", "17"})
"""Roots of what is done to others short of violence: who condemns it with its doer named means the doer."""
ARMED = ("REB", "UAF", "SEP", "INS", "CRM")
UPON_PEOPLE = ("0841", "17", "18", "19", "20")
"""Codes of what is done to people: set free, taken, hurt."""
FACE_TO_FACE = ("04", "18", "19")
"""Codes of meeting and fighting: whoever is their object is the other side."""
BROKEN_TRUCE = "196"
"""Of two who break a ceasefire each breaks it against the other: "the army and the rebels violated the truce in Zenda"."""
TOGETHER = frozenset({"intend", "agree"})
"""What several plan or promise together they do with each other."""
RALLYING = "113"
AGAINST = ("against", "inner target")
"""Whoever rallies others does it against somebody: "urged students to march against the king" is not against the students."""
CRITICISM = "111"
CALLING = "appeal"
BLAMING = "condemn"
"""The operator whose target is who did the deed, never whom it was done to."""
PEACEFUL = ("06", "07", "08")
"""Roots of help and concessions."""

Side = tuple[tuple[Actor, ...], int | None]
"""The actors of a side and the head they were read from; without actors the head of the thing that fills the slot."""


SCENE = ("in", "at", "near", "outside", "inside")


@dataclass(slots=True)
class TargetReader:
    """Chooses the targets of one sentence's events."""

    view: View
    roles: RoleReader
    matches: Mapping[int, Match]
    recipients: Recipients

    def own(self, match: Match, light: int | None, sources: tuple[Actor, ...], source_head: int | None) -> Side:
        """Returns the target of a match's own code."""
        code = match.code or ""
        mutual = (match.reciprocal or code.startswith(BROKEN_TRUCE)) and (len(sources) > 1 or self.is_between(match))
        # "the two met in Oslo": among themselves; the place is no third party
        given = match.pattern.target if match.pattern and match.pattern.target else match.form.entry.target
        among = MUTUAL_TARGETS if mutual else RECIPROCAL_TARGETS if match.reciprocal and not given else match.target
        if mutual and self.face_somebody(match):
            among = ("object", *among)
        late = late_slots(code, among, bool(given))
        targets, head = self.roles.pick(match, tuple(slot for slot in among if slot not in late), light, sources)
        if not targets and "object" in among and code.startswith(UPON_PEOPLE):
            targets, head = self.in_trigger(match, head)
        if not targets and head in match.slots.subject and "subject" not in among:
            # "rejected by Iraq" is not done to Iraq
            head = match.slots.object[0] if match.slots.object else None
        if not targets and head == source_head:
            # "the army was engaged in fighting": who is engaged is not whom it is done to
            head = None
        if match.form.entry.part == "noun" and code[:2] in VIOLENT and not mutual and (not targets or self.is_scene(match, head)):
            # "a bombing near Gao killed two French soldiers": the soldiers, not the town; those whom "clashes between troops and rebels" killed are no side
            hit, victim = self.harmed(match, light, head)
            targets, head = (hit, victim) if hit or not targets else (targets, head)
        targets, head = self.with_dead(match, light, sources, (targets, head))
        if not targets and operator_of(self.view, match) == "object":
            targets, head = self.told(match, sources, head)
        if targets or mutual or self.roles.is_harmed_stranger(match, head):
            return targets, head
        found, nameless = self.reached(match, light, code, sources, (head, source_head))
        if found is not None:
            return found
        if is_closed(code) or (match.reciprocal and given == MUTUAL_TARGETS):
            # "discussed the war in Iraq": without a partner, and not with Iraq
            return (), head if nameless is None else nameless
        if late:
            # "rejected in Oslo a plan" is against nobody of Norway before all else was looked into
            targets, late_head = self.roles.pick(match, late, light, sources)
            head = late_head if head is None else head
            if targets:
                return targets, late_head
        if nameless is not None:
            return (), nameless
        targets, deep_head = self.roles.inside(match, sources)
        deep_head = None if deep_head == source_head else deep_head
        return targets, deep_head if targets or head is None else head

    def in_trigger(self, match: Match, head: int | None) -> Side:
        """Returns the people that are themselves part of a trigger: "four Polish men were set free" for set free men."""
        people = tuple(token for token in match.slots.object if token in match.words and is_noun(self.view.sentence, token))
        actors = unique(actor for token in people for actor in self.roles.reader.resolve(token) if actor.role)
        return (actors, people[0]) if actors else ((), head)

    def with_dead(self, match: Match, light: int | None, sources: tuple[Actor, ...], own: Side) -> Side:
        """Returns the targets of violence with those who died when it was done: "ten rebels died when jets bombed a bunker" for a bunker of nobody."""
        dead = died_of(self.view, match.token if light is None else light) if (match.code or "")[:2] in KILLING else ()
        doers = {actor.code for actor in sources}
        victims = unique(actor for token in dead for actor in self.roles.reader.resolve(token) if actor.code not in doers)
        if not victims or (not sources and any((actor.role or "").startswith(ARMED) for actor in victims)):
            # "a militant died when the bomb he carried went off"
            return own
        known = tuple(actor for actor in own[0] if actor.country and not any(victim.code.startswith(actor.code) for victim in victims))
        return unique((*known, *victims)), own[1] if known else dead[0]

    def is_between(self, match: Match) -> bool:
        """Says whether a fight is told to be between those who act, also where one word names both: "clashes between rival militias"."""
        return (match.code or "").startswith(HARMFUL) and "between" in match.source and bool(match.slots.prepositions.get("between"))

    def face_somebody(self, match: Match) -> bool:
        """Says whether two meet or fight a third: "Hentzau and Strelsau fought Zenda", not "exchanged prisoners" or "discussed the Zenda crisis"."""
        told = (actor for token in match.slots.object for actor in self.roles.reader.resolve(token))
        return (match.code or "").startswith(FACE_TO_FACE) and any(actor.how != "modifier" for actor in told)

    def reached(self, match: Match, light: int | None, code: str, sources: tuple[Actor, ...], heads: tuple[int | None, int | None]) -> Reached:
        """Returns whom the lexicon's table says an event of that code reaches, else words that name no actor; `heads` are those of the thing in
        its target slot and of its source."""
        if not (sources or match.slots.subject or code.startswith(PEACEFUL)):
            # whoever stands below a deed that nobody is said to have done may have done it
            return None, None
        thing, source = heads
        starts = (match.token, *((light,) if light is not None else ()), *match.slots.object)
        return self.recipients.find(code, starts, sources, thing, (*match.slots.subject, *((source,) if source is not None else ())))

    def is_scene(self, match: Match, head: int | None) -> bool:
        """Says whether a head only stands where a violent noun happened: Gao in "a bombing near Gao", not in "an attack on Gao"."""
        behind = match.slots.prepositions
        return head is not None and any(head in behind.get(name, ()) for name in SCENE) and not any(head in behind.get(name, ()) for name in ("on", "against"))

    def harmed(self, match: Match, light: int | None, head: int | None) -> Side:
        """Returns whom a violent noun hit where they stand at the verb it is the subject of or in its relative clause: "US drone attacks have
        killed eight leaders", "an attack in which gunmen stormed a mosque"."""
        above = verb_above(self.view.sentence, match.token) if light is None else None
        verbs = (above[0],) if above is not None and above[1] == "subject" else ()
        for verb in (*verbs, *relative_clauses(self.view.sentence, match.token)):
            deed = self.matches.get(verb)
            if deed is None or (deed.code or "")[:2] not in VIOLENT:
                continue
            targets = unique(actor for token in deed.slots.object for actor in self.roles.reader.resolve(token))
            if targets or deed.slots.object:
                return targets, deed.slots.object[0]
        return (), head

    def told(self, match: Match, sources: tuple[Actor, ...], head: int | None) -> Side:
        """Returns who is to act in the clause of a demand whose deed the lexicon does not know: "demanded that Hamas renounce"."""
        codes = {actor.code for actor in sources}
        for clause in match.slots.clauses:
            slots = self.view.slots(clause)
            doers = () if slots.inherited else (slots.object if slots.passive else slots.subject)
            actors = unique(actor for doer in doers for actor in self.roles.reader.resolve(doer) if actor.code not in codes)
            if actors:
                return actors, doers[0]
        return (), head

    def composed(self, match: Match, operator: Operator, inner: Derived, code: str, sources: tuple[Actor, ...], light: int | None) -> Side:
        """Returns the first actors on the operator's list of targets that are not the source, then whom the table says the event reaches."""
        wanted = match.pattern.target if match.pattern and match.pattern.target else match.form.entry.target
        # "its demand that Kenya withdraw": a noun's own slots first, then who is to act
        slots = (*wanted, *(slot for slot in operator.target if slot in INNER_ACTORS)) if wanted else operator.target
        slots = (*AGAINST, *slots) if code.startswith(RALLYING) and operator.name == CALLING else slots
        harmful = inner.code[:2] in KILLING or (inner.code[:2] in COERCION and bool(self.fresh(inner.sources, sources)))
        blamed = operator.name == BLAMING and code.startswith(CRITICISM) and harmful
        if blamed:
            # "condemned the killing of two students", "condemned the arrest of two students by the army": not the students
            slots = tuple(slot for slot in slots if slot in BLAMED)
        first: int | None = None
        for slot in slots:
            targets, head = self.of_inner(slot, inner, sources) if slot in INNER_ACTORS else self.of_slot(match, slot, light, inner, sources)
            if targets:
                return targets, head
            if first is None and slot == "object":
                first = head
        if blamed:
            # what is condemned is the attack, and not the church it was on
            return (), first if first is not None else inner.trigger
        among = among_themselves(operator, inner, sources)
        # "the two sides started talks in Oslo": among themselves
        if not among:
            found, nameless = self.reached(match, light, code, sources, (first, None))
            if found is not None or nameless is not None:
                return found or ((), nameless)
            targets, head = ((), first) if is_closed(code) else self.roles.inside(match, sources, code=code)
            if targets:
                return targets, head
        return (), first if first is not None else inner.target_head

    def of_inner(self, slot: str, inner: Derived, sources: tuple[Actor, ...]) -> Side:
        """Returns an actor of the embedded event."""
        actors, head = (inner.sources, inner.source_head) if slot == "inner source" else (inner.targets, inner.target_head)
        return self.fresh(actors, sources), head

    def of_slot(self, match: Match, slot: str, light: int | None, inner: Derived, sources: tuple[Actor, ...]) -> Side:
        """Returns the actors of one of the operator's own slots, what belongs to the embedded event left out; else the slot's first head."""
        first: int | None = None
        for heads in self.roles.heads(match, slot, light):
            outside = tuple(head for head in heads if head not in inner.words and head != inner.trigger)
            fresh = self.fresh((actor for head in outside for actor in self.roles.reader.resolve(head)), sources)
            if fresh:
                return fresh, outside[0]
            if first is None and outside:
                first = outside[0]
        return (), first

    def fresh(self, actors: Iterable[Actor], sources: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Returns the actors that are not the source or something of its own."""
        codes = {actor.code for actor in sources}
        return unique(actor for actor in actors if actor.code not in codes and not own_affair(actor, sources))


def among_themselves(operator: Operator, inner: Derived, sources: tuple[Actor, ...]) -> bool:
    """Says whether what several begin, plan or agree to do goes both ways, so that it may be among them: "the two plan to hold talks in Oslo"."""
    return inner.reciprocal and len(sources) > 1 and (operator.inner == "passed" or operator.name in TOGETHER)


def late_slots(code: str, slots: tuple[str, ...], given: bool) -> tuple[str, ...]:
    """Returns the slots that are looked into last; an entry that names its own (`given`) has a reason for those it puts before the object."""
    late = deferred(code)
    if not late:
        return ()
    first = slots.index("object") if given and "object" in slots else len(slots) if given else 0
    return tuple(slot for slot in slots[first:] if slot in late)


def operator_of(view: View, match: Match) -> str:
    """Returns who acts inside a match's operator, "subject" or "object"; "" where it has none."""
    operator = view.lexicon.operators.get(match.operator or match.form.entry.operator or "")
    return operator.control if operator is not None else ""
