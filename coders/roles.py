"""Who fills a role of a match: the first slot that names an actor, for nouns also their adjective and light verb."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coders.actors import Actor, ActorReader
from coders.memory import PERSON_PRONOUNS
from coders.owning import is_foreign
from coders.syntax.phrases import below, leaders, modifiers, owners, verb_above
from coders.syntax.slots import conjuncts
from coders.syntax.subjects import speaker_of
from coders.verbs import Match, View

MAX_STEPS_BELOW = 6
ENGAGED = "04"
MEANWHILE = frozenset({"in", "during", "on", "at"})
"""Behind these stands what the subject of the verb is engaged in."""
THINGS_DONE = frozenset({"16", "17", "18", "19", "20"})


@dataclass(slots=True)
class RoleReader:
    """Reads sources and targets of a sentence's matches; `times` are tokens of time expressions, which name no actor."""

    view: View
    reader: ActorReader
    matches: Mapping[int, Match]
    times: frozenset[int] = field(default_factory=frozenset)

    def pick(self, match: Match, slots: tuple[str, ...], light: int | None, taken: tuple[Actor, ...]) -> tuple[tuple[Actor, ...], int | None]:
        """Returns the actors of the first slot that names one, and the head they were read from; the first filled slot's head if none does."""
        first: int | None = None
        codes = {actor.code for actor in taken}
        for slot in slots:
            if slot == "in" and self.is_harmed_stranger(match, first):
                break
            for heads in self.heads(match, slot, light):
                if not heads:
                    continue
                heads = tuple(head for head in heads if head not in match.words and not self.is_money(head))
                actors = tuple(actor for head in heads for actor in self.reader.resolve(head))
                fresh = tuple(actor for actor in actors if actor.code not in codes and not own_affair(actor, taken)) if taken else actors
                if fresh:
                    return unique(fresh), heads[0]
                if first is None and heads and (slot != "in" or not taken) and heads[0] not in self.times:
                    first = heads[0]
        if slots and "subject" in slots and not taken and match.slots.inherited:
            # "issued a statement condemning": who issued it condemns
            for head in match.slots.subject:
                above = verb_above(self.view.sentence, head)
                if above and above[1] == "object":
                    actors = tuple(actor for token in self.view.slots(above[0]).subject for actor in self.reader.resolve(token))
                    if actors:
                        return unique(actors), head
        return (), first

    def names_doer(self, token: int) -> bool:
        """Says whether a modifier names who does it: Israeli in "an Israeli strike", not Iran in "anti-Iran protests"."""
        hit = self.reader.hits[token]
        return hit is not None and not is_foreign(self.reader, hit)

    def is_money(self, token: int) -> bool:
        """Says whether a token is a sum or a measure: "20 million US dollars" names no American party."""
        money = self.view.lexicon.classes.get("CURRENCY")
        return money is not None and money.holds(self.view.lemmas, self.view.sentence.lower, token)

    def heads(self, match: Match, slot: str, light: int | None) -> Iterable[tuple[int, ...]]:
        """Yields the head groups of a slot: the match's own, for nouns also the adjective's, then the light verb's."""
        sentence = self.view.sentence
        noun = match.form.entry.part == "noun"
        owned = noun and match.form.entry.owner_is_target
        if slot == "speaker":
            yield speaker_of(sentence, match.token)
        elif slot == "owner":
            yield owners(sentence, match.token)
        elif slot == "subject":
            # "the minister's arrest" is done to him, "the arrest by police" by them
            yield tuple(head for head in match.slots.subject if not (owned and head in owners(sentence, match.token)))
            if noun:
                if light is not None and self.stands_as(match.token) != "subject":
                    yield self.view.slots(light).subject
                elif light is None and self.is_engaged(match):
                    above = verb_above(sentence, match.token)
                    yield self.view.slots(above[0]).subject if above else ()
                yield tuple(token for token in (*modifiers(sentence, match.token), *leaders(sentence, match.token)) if self.names_doer(token))
        elif slot == "object":
            yield match.slots.object
            if light is not None and self.stands_as(match.token) == "subject":
                # "riots hit the Swedish capital": the place is the verb's object
                yield tuple(head for head in self.view.slots(light).object if head != match.token)
        else:
            yield self.parties(slot, match.slots.prepositions.get(slot, ()))
            if light is not None:
                yield self.parties(slot, tuple(head for head in self.view.slots(light).prepositions.get(slot, ()) if head != match.token))
            elif noun and self.stands_as(match.token) in ("subject", "object"):
                above = verb_above(sentence, match.token)
                if above and slot in ("against", "with", "between"):
                    yield self.parties(slot, self.view.slots(above[0]).prepositions.get(slot, ()))

    def is_harmed_stranger(self, match: Match, head: int | None) -> bool:
        """Says whether whom force was used on is a "he" of whom nobody knows who it is: a man held in Amsterdam need not be Dutch."""
        return head is not None and (match.code or "")[:2] in THINGS_DONE and self.view.sentence.lower[head] in PERSON_PRONOUNS

    def parties(self, slot: str, heads: tuple[int, ...]) -> tuple[int, ...]:
        """Returns the heads behind a preposition that may take part: in "with the mediation of Egypt" Egypt is no side of the talks."""
        return tuple(head for head in heads if not self.is_means(head)) if slot == "with" else heads

    def is_means(self, head: int) -> bool:
        """Says whether a head behind "with" is what something was done with: help, mediation, an aim."""
        sentence = self.view.sentence
        return sentence.lower[head] in self.reader.words.means and sentence.lower[sentence.heads[head]] == "with"

    def is_engaged(self, match: Match) -> bool:
        """Says whether the subject of the verb takes part in a meeting: "In talks with Egypt, France proposed", "said during a visit to Iran"."""
        partner = any(name in match.slots.prepositions for name in ("with", "to"))
        return partner and (match.code or "").startswith(ENGAGED) and self.stands_as(match.token) in MEANWHILE

    def stands_as(self, noun: int) -> str:
        """Returns the role of a noun at the verb above it, "" without one."""
        above = verb_above(self.view.sentence, noun)
        return above[1] if above else ""

    def inside(self, match: Match, sources: tuple[Actor, ...]) -> tuple[tuple[Actor, ...], int | None]:
        """Looks for the nearest foreign actor below the trigger: "blew up the office it ran with South Korea" is an affair of South
        Korea, "threatened to break off relations with Congo" one of Congo. The subject and clauses of time or reason are left out.
        """
        own = {actor.code for actor in sources} | {actor.country for actor in sources if actor.country}
        sentence = self.view.sentence
        behind = match.slots.prepositions
        away = {*match.slots.subject, *behind.get("by", ()), *behind.get("according to", ())}
        if match.reciprocal and (match.code or "")[:2] not in THINGS_DONE:
            # "the two sides met in Cairo": the place takes no part
            away |= {token for token in sentence.children[match.token] if sentence.lower[token] in ("in", "at")}
        frontier = [match.token]
        # what a thing is to others is told in a relative clause; whom a fire harmed before it is investigated says nothing of the target
        relative = (match.code or "")[:2] in THINGS_DONE
        for _ in range(MAX_STEPS_BELOW):
            frontier = [child for token in frontier for child in below(sentence, token, relative=relative) if child not in away and not self.is_means(child)]
            for token in frontier:
                hit = self.reader.hits[token]
                if hit is None or token != hit.last or self.is_money(sentence.heads[token]):
                    continue
                heads = conjuncts(sentence, token)
                actors = tuple(actor for head in heads for actor in self.reader.resolve(head) if actor.code not in own and actor.country not in own)
                if actors:
                    return unique(actors), token
        return (), match.slots.object[0] if match.slots.object else None


def own_affair(actor: Actor, taken: Iterable[Actor]) -> bool:
    """Says whether a reading is only something of the other side's own: "clashed at their border", "sent its troops"."""
    owned = actor.how in ("modifier", "memory") or actor.text.lower().startswith(("its ", "their ", "his ", "her "))
    return owned and any(actor.code[:3] == other.code[:3] for other in taken)


def unique(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Returns the actors with different codes, in order."""
    found: dict[str, Actor] = {}
    for actor in actors:
        found.setdefault(actor.code, actor)
    return tuple(found.values())


