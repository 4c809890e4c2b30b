"""Who fills a role of a match: the first slot that names an actor, for nouns also their adjective and light verb."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coders.actor_words import load_actor_words
from coders.actors import HERE, Actor, ActorReader
from coders.date_placing import time_tokens
from coders.memory import PERSON_PRONOUNS
from coders.modifier_actors import is_venue
from coders.noun_doers import ENGAGED, FACING, THINGS_DONE, engaged, force_before, is_engaged, names_doer, protesting
from coders.recipient_rules import wording_for
from coders.syntax.arguments import preposition_objects
from coders.syntax.forms import carriers_behind
from coders.syntax.phrases import below, determiner, leaders, modifiers, owners, verb_above
from coders.syntax.reach import is_on_occasion
from coders.syntax.subjects import speaker_of
from coders.syntax.tokens import is_noun
from coders.told_doers import blaming, told_doers
from coders.verbs import Match, View

MAX_STEPS_BELOW = 6
DOING = frozenset({"subject", "owner", "speaker", "by"})
"""Slots that name who does it."""
MEETINGS = ("036", "040", "041", "046")
BORDERS = frozenset({"border", "frontier"})
POSSESSIVES = frozenset({"its", "their", "his", "her"})
VIOLENCE = frozenset({"18", "19", "20"})
SHARED = frozenset({"between", "with"})
UNDER = "under"
DISPERSED, PROTEST, PROTESTED = "175", "protest", frozenset({"against", "over"})
MET_IN = frozenset({"in", "at"})
MET_AT = MET_IN | {"after", "before", "following", "since", "ahead"}
"""What tells where and when people met."""


@dataclass(slots=True)
class RoleReader:
    """Reads sources and targets of a sentence's matches."""

    view: View
    reader: ActorReader
    matches: Mapping[int, Match]

    def pick(self, match: Match, slots: tuple[str, ...], light: int | None, taken: tuple[Actor, ...]) -> tuple[tuple[Actor, ...], int | None]:
        """Returns the actors of the first slot that names one, and the head they were read from; the first filled slot's head if none does."""
        first: int | None = None
        codes = {actor.code for actor in taken}
        force = force_before(self.view, self.reader, match.token, match.code)
        # "the terrorists' attack": a possessor is never part of "terrorist attack"; "arrived here" tells where
        own = {word for word in match.words if self.view.sentence.lower[word] != HERE} - set(owners(self.view.sentence, match.token))
        for slot in slots:
            if slot == "in" and self.is_harmed_stranger(match, first):
                break
            for heads in self.heads(match, slot, light):
                if not heads:
                    continue
                heads = tuple(head for head in heads if (head not in own or head in force or self.is_named_here(slot, head)) and not self.is_money(head))
                if slot == "in":
                    heads = tuple(head for head in heads if not self.is_violent_way(match, head))
                if slot not in (*DOING, "object") and (match.code or "")[:2] in VIOLENCE:
                    # "exploded near the Chadian border": Chad was not hit
                    heads = tuple(head for head in heads if self.view.sentence.lower[head] not in BORDERS)
                if slot not in DOING:
                    heads = tuple(head for head in heads if not (self.is_on_occasion(match, head) or self.is_protested(match, head)))
                read = tuple((head, actor) for head in heads for actor in self.reader.resolve(head))
                actors = tuple(actor for _, actor in read)
                if taken:
                    actors = tuple(
                        actor for head, actor in read if actor.code not in codes and (self.is_other_side(head, actor) or not own_affair(actor, taken))
                    )
                if actors:
                    return unique(actors), heads[0]
                if first is None and heads and (slot != "in" or not taken) and heads[0] not in time_tokens(self.view.sentence):
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

    def is_named_here(self, slot: str, head: int) -> bool:
        """Says whether a noun of the trigger's own phrase names whom it is done to ("pelted Ruritanian soldiers": the phrase is "pelt soldier") or who does
        it ("came under Ruritanian fire": the phrase is "come under fire")."""
        role = self.reader.role(head) if slot == "object" else None
        victim = role is not None and role[0].kind in ("person", "group")
        return (victim or slot == UNDER) and any(names_doer(self.view, self.reader, token, None) for token in modifiers(self.view.sentence, head))

    def is_violent_way(self, match: Match, head: int) -> bool:
        """Says whether a noun behind "in" tells how people were harmed: "the number killed in a Ruritanian raid" were not the raid's Ruritanians."""
        how = self.matches.get(head)
        return how is not None and (how.code or "")[:2] in THINGS_DONE and (match.code or "")[:2] in THINGS_DONE and match.form.entry.part == "verb"

    def is_other_side(self, head: int, actor: Actor) -> bool:
        """Says whether a noun is somebody that stands against his own state: "the army fired on the mob" has two sides of one country."""
        return is_noun(self.view.sentence, head) and actor.how == "memory" and (actor.role or "")[:3] in FACING

    def is_money(self, token: int) -> bool:
        """Says whether a token is a sum or a measure: "20 million US dollars" names no American party."""
        money = self.view.lexicon.classes.get("CURRENCY")
        return money is not None and money.holds(self.view.lemmas, self.view.sentence.lower, token)

    def is_on_occasion(self, match: Match, head: int) -> bool:
        """Says whether a head only tells of the occasion of a deed: "suspended aid in protest at the arrest of a monk"."""
        return is_on_occasion(self.view.sentence, head, wording_for(match.code or "").occasions, match.token)

    def is_protested(self, match: Match, head: int) -> bool:
        """Says whether a head is whom a crowd is against that is dispersed: "broke up a rally against Zenda" is not done to Zenda."""
        if not (match.code or "").startswith(DISPERSED):
            return False
        link = self.view.sentence.heads[head]
        protest = self.matches.get(self.view.sentence.heads[link])
        return protest is not None and protest.form.entry.operator == PROTEST and self.view.sentence.lower[link] in PROTESTED

    def suffering(self, match: Match) -> tuple[int, ...]:
        """Returns the owners of a deed that are one person each, to whom it is done: "the mayor's murder", not "their arrest", "the rebels' murders"."""
        named = (head for head in owners(self.view.sentence, match.token) if self.view.sentence.tags[head].startswith("NN"))
        return tuple(head for head in named if any(actor.person for actor in self.reader.resolve(head)))

    def heads(self, match: Match, slot: str, light: int | None) -> Iterable[tuple[int, ...]]:
        """Yields the head groups of a slot: the match's own, for nouns also the adjective's, then the light verb's."""
        sentence = self.view.sentence
        noun = match.form.entry.part == "noun"
        # "the mayor's murder" is done to him, "the court's execution of a mayor" by it
        owned = noun and match.form.entry.owner_is_target and "of" not in match.slots.prepositions
        if slot == "speaker":
            yield speaker_of(sentence, match.token)
        elif slot == "owner":
            # "Ruritania's talks with its creditors broke down"
            suffers = noun and match.form.entry.owner_is_target
            mine = owners(sentence, match.token) if noun and not suffers else self.suffering(match) if owned else ()
            yield mine if noun else tuple(head for token in match.slots.subject for head in owners(sentence, token))
        elif slot == "subject":
            # "the minister's arrest" is done to him, "the arrest by police" by them
            yield tuple(head for head in match.slots.subject if not (owned and head in owners(sentence, match.token)))
            yield told_doers(self.view, match)
            if noun:
                if light is not None and (self.stands_as(match.token) != "subject" or self.is_told_behind(match.token, light)):
                    yield self.view.slots(light).subject
                elif light is None and is_engaged(self.view, self.matches, match):
                    yield engaged(self.view, self.matches, match.token)
                before = (*modifiers(sentence, match.token), *leaders(sentence, match.token))
                yield tuple(token for token in before if names_doer(self.view, self.reader, token, match.code))
                yield protesting(self.view, self.reader, match)
                yield force_before(self.view, self.reader, match.token, match.code) if light is None or self.stands_as(match.token) == "subject" else ()
        elif slot == "object":
            yield match.slots.object
            if light is not None and self.stands_as(match.token) == "subject":
                # "riots hit the Swedish capital": the place is the verb's object
                yield tuple(head for head in self.view.slots(light).object if head != match.token)
        else:
            behind = match.slots.prepositions.get(slot, ())
            if behind and slot in match.source and slot != "by":
                # "killed in police firing": who fired
                yield tuple(before for head in behind for before in force_before(self.view, self.reader, head, match.code))
            if behind:
                yield self.parties(slot, behind)
            if not noun and slot in SHARED:
                # "talks between Ruritania and Strelsau collapsed": whose they are stands at the noun
                yield tuple(head for token in match.slots.subject if token in self.matches for head in preposition_objects(sentence, token).get(slot, ()))
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

    def names_both(self, match: Match) -> bool:
        """Says whether a noun names on its own both who comes or meets and whom: "a visit by the premier to Iraq", "said at a meeting with Iran"."""
        if not (match.code or "").startswith(ENGAGED):
            return False
        if self.stands_as(match.token) == "subject" and determiner(self.view.sentence, match.token) in ("a", "an", "any"):
            # "a visit by the minister to Chile was under consideration"
            return False
        doers = match.slots.prepositions.get("by", ()) or (engaged(self.view, self.matches, match.token) if is_engaged(self.view, self.matches, match) else ())
        partners = (head for name in ("to", "with") for head in match.slots.prepositions.get(name, ()))
        return any(map(self.reader.resolve, doers)) and any(map(self.reader.resolve, partners))

    def stands_as(self, noun: int) -> str:
        """Returns the role of a noun at the verb above it, "" without one."""
        above = verb_above(self.view.sentence, noun)
        return above[1] if above else ""

    def is_told_behind(self, noun: int, light: int) -> bool:
        """Says whether a noun's light verb stands in a clause behind it: "the strike that nurses began has emptied the wards"."""
        return light in carriers_behind(self.view.sentence, noun)

    def is_where_they_met(self, token: int) -> bool:
        """Says whether a preposition tells where a meeting is: "at a conference in Lima"."""
        sentence = self.view.sentence
        return sentence.lower[token] in ("in", "at") and sentence.lower[sentence.heads[token]] in self.reader.words.venue

    def inside(self, match: Match, sources: tuple[Actor, ...], *, code: str | None = None) -> tuple[tuple[Actor, ...], int | None]:
        """Looks for the nearest foreign actor below the trigger: "blew up the office it ran with South Korea" is an affair of South
        Korea, "threatened to break off relations with Congo" one of Congo. The subject and clauses of time or reason are left out, and where
        people meet. `code` is that of the event where it is composed.
        """
        own = {actor.code for actor in sources} | {actor.country for actor in sources if actor.country}
        sentence = self.view.sentence
        behind = match.slots.prepositions
        away = {*match.slots.subject, *behind.get("by", ()), *behind.get("according to", ())}
        # "killed in an Israeli raid on a village": Israel is not whom it harmed
        ways = [head for head in behind.get("in", ()) if self.is_violent_way(match, head)]
        away |= {token for head in ways for token in (*modifiers(sentence, head), *preposition_objects(sentence, head).get("by", ()))}
        # "died in a bombing blamed on rebels": they are not whom it harmed
        away |= {verb for head in (match.token, *behind.get("in", ())) for verb in blaming(self.view, head)}
        if (match.reciprocal and (match.code or "")[:2] not in THINGS_DONE) or (code or match.code or "").startswith(MEETINGS):
            # "the two sides met in Cairo", "began their meeting in Cairo": the place takes no part
            # nor do those of what was before: "they met two days after a raid by rebels"
            apart = MET_AT if sources else MET_IN
            away |= {child for token in (match.token, *match.slots.object) for child in sentence.children[token] if sentence.lower[child] in apart}
        harmful = (match.code or "")[:2] in THINGS_DONE
        frontier = [match.token]
        # what a thing is to others is told in a relative clause; whom a fire harmed before it is investigated says nothing of the target
        for _ in range(MAX_STEPS_BELOW):
            frontier = [child for token in frontier for child in below(sentence, token, relative=harmful) if child not in away and not self.is_means(child)]
            # "seized a village near the Turkish border": Turkey is not whom it was taken from
            frontier = [token for token in frontier if not (harmful and sentence.lower[token] in BORDERS and sentence.lower[sentence.heads[token]] == "near")]
            # "pushed for a deal at a meeting in Lima": Peru is only where they met
            frontier = [token for token in frontier if harmful or not self.is_where_they_met(token)]
            frontier = [token for token in frontier if not (self.is_on_occasion(match, token) or self.is_protested(match, token))]
            if not frontier:
                break
            for token in frontier:
                hit = self.reader.hits[token]
                if hit is None or token != hit.last or self.is_money(sentence.heads[token]) or is_venue(self.reader, hit):
                    continue
                heads = self.reader.carriers(token)
                actors = tuple(actor for head in heads for actor in self.reader.resolve(head) if actor.code not in own and actor.country not in own)
                if actors:
                    return unique(actors), token
        return (), match.slots.object[0] if match.slots.object else None


def own_affair(actor: Actor, taken: Iterable[Actor]) -> bool:
    """Says whether a reading is only something of the other side's own: "clashed at their border", "sent its troops"."""
    mine = tuple(other for other in taken if other.code[:3] == actor.code[:3])
    words = actor.text.lower().split()
    if len(words) > 1 and words[0] in POSSESSIVES and not is_somebody_else(words):
        return bool(mine)
    # "the former minister" and, for a parliament, "the government" and "prosecutors' demands" are parties of their own
    apart = actor.role is not None and all(other.role is not None for other in mine)
    return actor.how in ("memory", "modifier") and not actor.person and not apart and bool(mine)


def is_somebody_else(words: Sequence[str]) -> bool:
    """Says whether words name somebody by how he stands to the other side: "his rival Hentzau", "their rivals' offices", not "his office"."""
    others = load_actor_words().relative
    return any(word.removesuffix("'s").removesuffix("'") in others for word in words[1:3])


def unique(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Returns the actors with different codes, in order."""
    found: dict[str, Actor] = {}
    for actor in actors:
        found.setdefault(actor.code, actor)
    return tuple(found.values())


