"""Event nouns and the verbs that carry them ("launched an attack"), and violent nouns that only say how a violent verb was done."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from coders.actors import Actor
from coders.derived import Derived
from coders.retold import day_of
from coders.senses import light_phrases
from coders.syntax.forms import carriers_behind
from coders.syntax.phrases import noun_above, verb_above
from coders.syntax.tokens import is_noun
from coders.verbs import Match, View

PARTICLES = frozenset({"off", "out", "up", "down", "away", "back", "over", "for", "on"})
"""A verb with one of these is another verb: \"called off a strike\" did not call one."""
APART = frozenset({"against", "for", "about", "after", "before", "during", "since", "despite", "following", "without", "over", "until"})
"""A noun behind one of these is not what the verb carries: "held demonstrations against the meeting"."""
MERGING = frozenset({"in", "during", "by", "with", "after", "as", "amid"})
SAID_OR_MET = ("01", "02", "03", "04", "05", "10", "11", "12", "13")
"""Roots of speech and meetings."""
VIOLENT = frozenset({"17", "18", "19", "20"})
RIOT = "145"
HARMFUL = (*sorted(VIOLENT), RIOT)
"""Codes of what casualties may come of: violence, and riots."""
CLASHING = ("190", "193", RIOT)
AUTHORITIES = ("COP", "MIL")
BARE_FORCE = ("180", "190")
"""Codes that say nothing of the means."""


@dataclass(slots=True)
class LightVerbs:
    """Knows the light verbs of one sentence."""

    view: View
    matches: Mapping[int, Match]
    lights: dict[int, int | None] = field(default_factory=dict)

    def of(self, token: int) -> int | None:
        """Returns the light verb of an event noun ("launched" for "launched an attack"), None where it has none."""
        if token not in self.lights:
            self.lights[token] = self.find(token)
        return self.lights[token]

    def find(self, token: int) -> int | None:
        """Finds what `of` keeps."""
        match = self.matches[token]
        if match.form.entry.part != "noun" or not match.form.light:
            return None
        if self.is_of_captive(token):
            return None
        behind = (verb for verb in carriers_behind(self.view.sentence, token) if token in self.view.slots(verb).object)
        told = next((verb for verb in behind if self.carries(verb, match) and not self.is_claim(verb) and self.is_news(verb, match)), None)
        if told is not None:
            # "the strike that nurses began has emptied the wards"
            return told
        above = verb_above(self.view.sentence, token)
        if above is None or above[1] in APART or (above[1] == "into" and self.view.slots(above[0]).object):
            # "opened an inquiry into the bombing" opened no bombing
            return None
        return above[0] if self.carries(above[0], match) else None

    def is_claim(self, verb: int) -> bool:
        """Says whether a verb tells who owned up to a deed: "a bombing claimed by rebels killed ten" tells it by what it did."""
        claiming = self.view.lexicon.classes.get("CLAIMING")
        return claiming is not None and claiming.holds(self.view.lemmas, self.view.sentence.lower, verb)

    def is_news(self, verb: int, match: Match) -> bool:
        """Says whether a clause behind a noun tells it as news: of what is said or met for it mostly tells what is known ("the concern raised by Zenda"), but
        where it tells the day ("the talks held by the two on Monday")."""
        return not (match.code or "").startswith(SAID_OR_MET) or bool(day_of(self.view.sentence, verb))

    def carries(self, verb: int, match: Match) -> bool:
        """Says whether a verb is one of a noun's light verbs, with the words of a phrase and no particle that makes it another."""
        lemma, own = self.view.lemmas[verb], self.matches.get(verb)
        phrasal = own.form.others if own is not None else ()
        if lemma in match.form.light and not any(word in PARTICLES for word in phrasal):
            return True
        return any(others and self.stand_at(verb, others) for others in light_phrases(match.form).get(lemma, ()))

    def stand_at(self, verb: int, others: Sequence[str]) -> bool:
        """Says whether the further words of a light verb stand at it, each at the verb or at the word before: "came into force"."""
        places = {verb}
        for other in others:
            below = (child for place in places for child in self.view.sentence.children[place])
            found = {child for child in below if other in (self.view.sentence.lower[child], self.view.lemmas[child])}
            if not found:
                return False
            places = {verb} | found
        return True

    def is_of_captive(self, token: int) -> bool:
        """Says whether a noun only tells what kind of captive somebody is: who exchanges prisoners of war wages none by it."""
        holder, captives = noun_above(self.view.sentence, token), self.view.lexicon.classes.get("CAPTIVE")
        return holder is not None and captives is not None and captives.holds(self.view.lemmas, self.view.sentence.lower, holder[0])

    def noun_wins(self, noun: int) -> bool:
        """Says whether an event noun stands against its light verb: not where the verb's chosen pattern already speaks of this noun."""
        light = self.of(noun)
        verb = self.matches.get(light) if light is not None else None
        if verb is None or verb.pattern is None:
            return True
        tested = {test.slot for test in verb.pattern.slots}
        return not (("object" in tested and noun in verb.slots.object) or any(noun in verb.slots.prepositions.get(slot, ()) for slot in tested))

    def carried(self, told: frozenset[int]) -> set[int]:
        """Returns the verbs that only carry an event noun, and nouns that only fill a verb's pattern; `told` are the triggers that gave events."""
        found: set[int] = set()
        for token, match in self.matches.items():
            if match.form.entry.part == "noun":
                light = self.of(token)
                if light is not None and token in told:
                    found.add(light if self.noun_wins(token) else token)
            if self.is_accident(match):
                found |= {head for head in match.slots.subject if head in self.matches and (self.matches[head].code or "")[:2] in VIOLENT}
            if match.pattern is not None and match.code is not None:
                for test in match.pattern.slots:
                    if test.slot == "clause" and match.form.entry.operator:
                        # "accused the police of torturing": the accusation has taken the torture
                        found |= set(match.slots.clauses)
                    heads = match.slots.object if test.slot == "object" else match.slots.prepositions.get(test.slot, ())
                    found |= {head for head in heads if is_noun(self.view.sentence, head) and self.of_any(head) is None}
        return found

    def is_accident(self, match: Match) -> bool:
        """Says whether a violent verb's sense is none because of its subject: "a gas blast rocked the mine" is no bombing either; but "a clash left nine
        wounded" is a clash, since it is nobody in particular who does not wound there."""
        if match.slots.inherited:
            # "the raids left many dead and wounded": of the wounded alone there is nothing to tell
            return False
        none = match.pattern is not None and match.code is None and match.operator is None and match.form.entry.part == "verb"
        told = match.pattern is not None and any(test.slot == "subject" and not test.types for test in match.pattern.slots)
        return none and told and match.form.entry.code[:2] in VIOLENT

    def of_any(self, token: int) -> int | None:
        """Returns the light verb where the token is an event noun at all."""
        return self.of(token) if token in self.matches else None


def merged_nouns(light: LightVerbs, memo: Mapping[int, Sequence[Derived]]) -> tuple[tuple[int, int, bool], ...]:
    """Returns (noun, verb, whether the verb stays) for violent nouns and verbs that are one event: "killed 12 in an attack"."""
    found: list[tuple[int, int, bool]] = []
    for token, match in light.matches.items():
        if match.form.entry.part != "noun" or match.code is None or not match.code.startswith(HARMFUL):
            continue
        above = verb_above(light.view.sentence, token)
        verb = light.matches.get(above[0]) if above else None
        if not above or not verb or not verb.code or not verb.code.startswith(HARMFUL) or light.of(token) == above[0]:
            continue
        if above[1] in MERGING:
            # "dozens were killed in clashes between rebels and the army": who fought whom stands at the noun; not in "clashes with rebels and bandits"
            fought = any(derived.reciprocal and derived.sources and len((*derived.sources, *derived.targets)) > 1 for derived in memo.get(token, ()))
            found.append((token, above[0], not fought))
        elif above[1] == "subject":
            # "An Israeli attack on Syria killed 12": the attack is the event, the dead are its victims
            names = match.alone and any(derived.sources or derived.targets for derived in memo.get(token, ()))
            found.append((token, above[0], not names))
    return tuple(found)


def with_doer(
    light: LightVerbs, derived: Derived, merged: Sequence[tuple[int, int, bool]], memo: Mapping[int, Sequence[Derived]],
    resolve: Callable[[int], tuple[Actor, ...]],
) -> Derived:
    """Gives a violent event without a source the one of the noun that says how it was done: "killed in an Israeli attack", "in a raid by the army"."""
    if derived.sources:
        return derived
    codes = {actor.code for actor in derived.targets}
    for code, actors, head in doers(light, derived, merged, memo, resolve):
        sources = tuple(actor for actor in actors if actor.code not in codes)
        if sources:
            code = code if derived.code in BARE_FORCE and code != BARE_FORCE[0] else derived.code
            step = "its source is told with how it was done"
            told = replace(derived, code=code, sources=sources, source_head=head, steps=(*derived.steps, step))
            return told if derived.targets else with_aim(told, merged, memo)
    return derived


def with_aim(derived: Derived, merged: Sequence[tuple[int, int, bool]], memo: Mapping[int, Sequence[Derived]]) -> Derived:
    """Gives a violent event that names nobody harmed the target of how it was done: "the number killed in a Ruritanian raid on Zenda"."""
    own = {actor.code for actor in derived.sources}
    for noun, verb, verb_stays in merged:
        for inner in memo.get(noun, ()) if verb_stays and verb == derived.trigger else ():
            targets = tuple(actor for actor in inner.targets if actor.code not in own)
            if targets:
                return replace(derived, targets=targets, target_head=inner.target_head)
    return derived


def doers(
    light: LightVerbs, derived: Derived, merged: Sequence[tuple[int, int, bool]], memo: Mapping[int, Sequence[Derived]],
    resolve: Callable[[int], tuple[Actor, ...]],
) -> Iterator[tuple[str, tuple[Actor, ...], int | None]]:
    """Yields (code, actors, head) of who may have done a violent deed: who a merged noun's source is, and whom a clash was with."""
    for noun, verb, verb_stays in merged:
        if verb_stays and verb == derived.trigger and not light.matches[noun].reciprocal:
            yield from ((inner.code, inner.sources, inner.source_head) for inner in memo.get(noun, ()))
    if derived.code.startswith(CLASHING) and derived.trigger in light.matches:
        behind = light.view.slots(derived.trigger).prepositions
        for noun in (head for name in ("in", "during", "amid") for head in behind.get(name, ())):
            others, head = opponents(light, noun, derived.trigger, resolve)
            clash = light.matches.get(noun)
            # "officers were wounded in clashes with protesters" is a riot; what police or soldiers do to a crowd stays force
            riot = clash is not None and clash.code == RIOT and not any((actor.role or "").startswith(AUTHORITIES) for actor in others)
            yield RIOT if riot else derived.code, others, head


def opponents(light: LightVerbs, noun: int, verb: int, resolve: Callable[[int], tuple[Actor, ...]]) -> tuple[tuple[Actor, ...], int | None]:
    """Returns whom a clash is "with": "killed in clashes with the army"; () where it is between two, of whom either may have done it."""
    partners = light.view.slots(noun).prepositions.get("with") or light.view.slots(verb).prepositions.get("with", ())
    actors = {actor.code: actor for head in partners for actor in resolve(head)}
    return tuple(actors.values()), partners[0] if partners else None
