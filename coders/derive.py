"""From matches to events: light verbs, operators over embedded events, control, and who is source and target.

"called for an end to the blockade": call for (appeal) takes end (stop) takes blockade (191); stop x 191 is 0872,
appeal x 0872 is 0256.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from coders.accords import as_accord
from coders.actors import Actor
from coders.date_placing import place_expressions
from coders.derived import Derived
from coders.joint import as_joint
from coders.lexicon.compose import OWN, SAME
from coders.lexicon.entries import Operator
from coders.light_verbs import LightVerbs, merged_nouns, with_doer
from coders.mishaps import is_of_mishap
from coders.operator_senses import HALTING, asks_nothing, is_only_said, refines
from coders.recipients import Recipients
from coders.retold import day_of, is_retold
from coders.roles import RoleReader, unique
from coders.senses import is_unspecific
from coders.syntax.arguments import preposition_objects
from coders.syntax.context import modals, negations
from coders.syntax.forms import carriers_behind
from coders.syntax.noun_days import is_surface_subject
from coders.syntax.phrases import modifiers
from coders.syntax.slots import infinitives, noun_aims, participle_clauses, subject_aims, tells_how
from coders.syntax.tokens import is_verb
from coders.targets import TargetReader, among_themselves
from coders.told_doers import is_blame_of_deed
from coders.verbs import Match, View

DUE = frozenset({"must", "should", "shall", "ought", "will", "would", "'ll", "wo"})
ASKING = frozenset({"appeal", "demand"})
LETTING = "allow"
ASKED_BY = ASKING | {"protest"}
WISHES = ("02", "10", "14")
"""Operators, and roots of codes, of what those who act want: "workers protesting against cuts blocked the road"."""
OPINION = frozenset({"would", "might", "may", "could", "will", "'ll"})
PLEDGING = frozenset({"agree", "intend", "offer", "will"})
"""Operators by which one says what he is to do: "promised not to send arms" promises no arms."""
WARS = ("19", "20")
MAX_DEPTH = 5
EMBEDDING = ("for", "to", "of", "on", "with", "against", "from", "in", "into", "over", "about")


@dataclass(slots=True)
class Deriver:
    """Derives the events of one sentence; lives as long as the sentence is coded. `undone` are triggers that say what is not to be done."""

    view: View
    roles: RoleReader
    matches: Mapping[int, Match]
    memo: dict[int, tuple[Derived, ...]] = field(default_factory=dict)
    light: LightVerbs = field(init=False)
    targets: TargetReader = field(init=False)
    undone: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.light = LightVerbs(self.view, self.matches)
        self.targets = TargetReader(self.view, self.roles, self.matches, Recipients(self.roles))

    def events(self) -> tuple[Derived, ...]:
        """Returns the sentence's events in the order of their triggers, embedded ones taken out."""
        found = [derived for token in sorted(self.matches) for derived in self.derive(token, 0)]
        told = frozenset(token for token, events in self.memo.items() if events)
        merged = merged_nouns(self.light, self.memo)
        standing_nouns = {noun for noun, _, verb_stays in merged if not verb_stays}
        carried = (self.light.carried(told) - standing_nouns) | {noun if verb_stays else verb for noun, verb, verb_stays in merged}
        consumed = set(carried)
        for derived in found:
            if derived.trigger not in carried:
                # what a mere light verb took is not taken: "began an inquiry" is the inquiry
                consumed |= derived.consumed
        found = [standing for derived in found if (standing := self.standing(derived)) is not None]
        found = [with_doer(self.light, derived, merged, self.memo, self.roles.reader.resolve) for derived in found]
        return tuple(derived for derived in found if derived.denied or (self.is_left(derived, consumed) and self.stands_alone(derived)))

    def is_left(self, derived: Derived, consumed: set[int]) -> bool:
        """Says whether no other event has taken this one; what has a doer and a day of its own is also told where it is judged: "Zenda's offer last week
        was rejected"."""
        if derived.trigger not in consumed:
            return True
        sentence, light = self.view.sentence, derived.light
        # "a demand by Zenda, made on Friday and rejected on Monday, has split them": its own day stands at the verb behind it that carries it
        behind = light is not None and light in carriers_behind(sentence, derived.trigger) and bool(day_of(sentence, light))
        return (behind or (light is None and self.tells_again(derived))) and is_surface_subject(sentence, derived.trigger)

    def stands_alone(self, derived: Derived) -> bool:
        """Says whether an event is no noun that only fills the pattern of its light verb."""
        return derived.light is None or self.light.noun_wins(derived.trigger)

    def counts_alone(self, token: int) -> bool:
        """Says whether a trigger counts without operator: a deed that is only asked for counts under a modal, "Iran must hold elections"."""
        sentence, match = self.view.sentence, self.matches[token]
        due = is_verb(sentence, token) and any(word in DUE for word in modals(sentence, token))
        # "did not allow the team to land": leave refused is a refusal, whatever it was for
        if match.operator == LETTING and is_unspecific(match.code or ""):
            return match.alone or bool(negations(sentence, token))
        return match.alone or due or (match.form.entry.part == "noun" and self.roles.names_both(match))

    def standing(self, derived: Derived) -> Derived | None:
        """Returns the event as it stands without an operator above: itself, its trigger's fall-back sense, or None (`alone: false`)."""
        match = self.matches[derived.trigger]
        told = derived.light is not None and not self.is_known_war(derived)
        if told or derived.embedded or derived.denied or self.counts_alone(derived.trigger) or self.tells_again(derived):
            return derived
        if match.fallback is not None and match.fallback.code is not None:
            return self.plain(match.fallback)
        return None

    def is_known_war(self, derived: Derived) -> bool:
        """Says whether a war is only spoken of, with who began it behind it and no day: "the war launched by Ruritania was just"."""
        light, trigger = derived.light, derived.trigger
        behind = light is not None and derived.code.startswith(WARS) and light in carriers_behind(self.view.sentence, trigger)
        return behind and not any(item.owner in (light, trigger) or item.inside == trigger for item in place_expressions(self.view.sentence))

    def tells_again(self, derived: Derived) -> bool:
        """Says whether an event noun tells a past deed over again: "Ruritania's pledge last Tuesday to send them grain"."""
        noun = self.matches[derived.trigger].form.entry.part == "noun"
        role = self.roles.stands_as(derived.trigger)
        return noun and is_retold(self.view, derived.trigger, doer=bool(derived.sources), sufferer=bool(derived.targets), role=role)

    def derive(self, token: int, depth: int) -> tuple[Derived, ...]:
        """Returns the events a trigger gives: composed ones for an operator over events, else its own code's."""
        if token in self.memo:
            return self.memo[token]
        match = self.matches.get(token)
        if match is None or depth > MAX_DEPTH or is_blame_of_deed(self.view, self.matches, token) or is_of_mishap(self.view, self.matches, match):
            return ()
        self.memo[token] = ()
        operator = self.view.lexicon.operators.get(match.operator or "")
        result: tuple[Derived, ...] = ()
        if operator is not None:
            result = self.composed(match, operator, depth)
        if not result and match.code is not None and token not in self.undone and not asks_nothing(self.view, match):
            result = (self.plain(match),)
        self.memo[token] = result
        return result

    # own events

    def plain(self, match: Match) -> Derived:
        """Builds the event of a match's own code."""
        light = self.light.of(match.token) if match.form.entry.part == "noun" else None
        sources, source_head = self.roles.pick(match, match.source, light, ())
        targets, target_head = self.targets.own(match, light, sources, source_head)
        words = match.words if light is None else tuple(sorted({*match.words, light}))
        told = " ".join(self.view.sentence.words[word] for word in match.words)
        steps: tuple[str, ...] = (f"{told}: rule {match.rule} gives {match.code}",)
        if light is not None:
            steps += (f"light verb {self.view.sentence.words[light]}: its subject is the source",)
        derived = Derived(
            code=match.code or "", trigger=match.token, core=match.token, sources=sources, targets=targets, source_head=source_head,
            target_head=target_head, words=words, rule=match.rule, steps=steps, reciprocal=match.reciprocal, actors=match.actors, light=light,
        )
        return as_joint(as_accord(self.view, match, derived), self.view.lemmas[match.token])

    # composition

    def embedded(self, match: Match, *, participles: bool = False) -> tuple[int, ...]:
        """Returns the tokens whose events an operator takes: clauses and infinitives first, then nouns in its slots."""
        sentence = self.view.sentence
        # "ended the truce by firing rockets" stops no firing; "promised to help by providing loans" promises loans
        verbs = [token for token in match.slots.clauses if match.operator not in HALTING or not tells_how(sentence, token)]
        if is_verb(sentence, match.token):
            verbs.extend(token for token in infinitives(sentence, match.token) if token not in verbs)
            if participles:
                verbs.extend(token for token in participle_clauses(sentence, match.token) if token not in verbs)
                verbs.extend(token for token in subject_aims(sentence, match.slots.subject) if self.asks(token) and token not in verbs)
        elif participles:
            # "held a rally to demand", "a protest demanding": the aim hangs on the event noun or on its light verb
            light = self.light.of(match.token)
            verbs.extend(token for token in noun_aims(sentence, match.token, light) if token not in verbs)
            if light is not None and self.roles.stands_as(match.token) == "object":
                verbs.extend(token for token in subject_aims(sentence, self.view.slots(light).subject) if self.asks(token) and token not in verbs)
        found: list[int] = []
        for verb in verbs:
            found.extend(self.event_tokens(verb, 0))
        slots = match.slots
        # only what hangs on the operator or its object: "cancelled the deal in the wake of an attack" cancels no attack
        direct = [preposition_objects(sentence, token) for token in (match.token, *slots.object)]
        near = [head for name in EMBEDDING for found_behind in direct for head in self.view.through(self.roles.parties(name, found_behind.get(name, ())))]
        if is_verb(sentence, match.token):
            # "in a change of course, Chad invited" invites to no change
            near = [head for head in near if head > match.token]
        nouns = [*slots.object, *near]
        if match.form.entry.part == "noun":
            nouns.extend(token for token in modifiers(sentence, match.token) if token in self.matches)
        if slots.passive is False and not is_verb(sentence, match.token) and self.light.of(match.token) is None:
            nouns = [head for head in nouns if head not in slots.subject]
        for head in nouns:
            noun = self.matches.get(head)
            if noun is not None and noun.form.entry.part == "noun" and (noun.code or noun.operator) and head not in found:
                found.append(head)
        return tuple(token for token in found if token != match.token)

    def asks(self, verb: int) -> bool:
        """Says whether a verb asks for something: demanding, calling for; a mob "attacking the guards" asks for nothing."""
        match = self.matches.get(verb)
        return match is not None and (match.operator in ASKED_BY or (match.code or "").startswith(WISHES))

    def event_tokens(self, verb: int, depth: int) -> tuple[int, ...]:
        """Returns the event tokens a clause is about: its light verb's noun, itself, or what stands in its own clause."""
        sentence = self.view.sentence
        event_nouns = (token for token in self.matches if self.matches[token].form.entry.part == "noun")
        nouns = tuple(token for token in event_nouns if self.light.of(token) == verb and self.light.noun_wins(token))
        if nouns:
            return nouns
        match = self.matches.get(verb)
        if match is not None and (match.code or match.operator):
            return (verb,)
        if depth < 2 and is_verb(sentence, verb):
            slots = self.view.slots(verb)
            inner = tuple(token for clause in slots.clauses for token in self.event_tokens(clause, depth + 1))
            if inner:
                return inner
            if match is None or match.pattern is None:
                nouns = tuple(head for head in slots.object if head in self.matches)
                return tuple(head for head in nouns if self.matches[head].form.entry.part == "noun" and self.matches[head].code and self.matches[head].alone)
        return ()

    def composed(self, match: Match, operator: Operator, depth: int) -> tuple[Derived, ...]:
        """Composes an operator with each event it takes; () where it takes none that the table knows."""
        found: list[Derived] = []
        consumed: set[int] = set()
        left_undone = False
        for token in self.embedded(match, participles=operator.participles):
            if token in consumed:
                # "called for an end to the blockade": the end has taken the blockade already
                continue
            for inner in self.derive(token, depth + 1):
                if inner.trigger == match.token or (operator.inner == "passed" and self.told_in_full(inner)):
                    continue
                if operator.inner != "kept":
                    consumed |= {token} | inner.consumed
                if negations(self.view.sentence, inner.trigger) and operator.inner == "replaced":
                    left_undone = left_undone or operator.name in PLEDGING
                    refusal = self.view.lexicon.operators.get("reject") if operator.name == "intend" else None
                    refused = self.compose(match, refusal, inner) if refusal is not None else None
                    if refused is not None:
                        # "vowed never to resign" refuses to
                        found.append(refused)
                    continue
                if is_only_said(self.view, match, inner.trigger):
                    continue
                if operator.name in ASKING and any(word in OPINION for word in modals(self.view.sentence, inner.trigger)):
                    # "suggested that the group would meet" asks for nothing
                    left_undone = True
                    continue
                composed = self.compose(match, operator, inner)
                if composed is not None and not refines(match, composed.code):
                    composed = None
                if composed is not None:
                    found.append(composed)
                if operator.inner == "negated":
                    found.append(replace(inner, denied=True, steps=(*inner.steps, f"denied by {self.view.sentence.words[match.token]}")))
        if not found and left_undone:
            self.undone.add(match.token)
            return ()
        if not found and consumed and match.code is not None and not asks_nothing(self.view, match):
            return (replace(self.plain(match), consumed=frozenset(consumed)),)
        return tuple(replace(derived, consumed=derived.consumed | frozenset(consumed)) for derived in found)

    def told_in_full(self, inner: Derived) -> bool:
        """Says whether an event stands in a clause with its own subject: "announced that it would ban the groups" only reports it."""
        match = self.matches[inner.trigger]
        return match.form.entry.part == "verb" and bool(match.slots.subject) and not match.slots.inherited

    def compose(self, match: Match, operator: Operator, inner: Derived) -> Derived | None:
        """Builds one composed event, None where the table has no cell or says none."""
        cell = self.view.lexicon.composition.find(operator.name, inner.code)
        code = cell.code if cell is not None else (inner.code if operator.inner == "passed" else match.code)
        if cell is not None and cell.code in (SAME, OWN):
            code = inner.code if cell.code == SAME else match.code
        if code is None:
            return None
        light = self.light.of(match.token) if match.form.entry.part == "noun" else None
        sources, source_head = self.roles.pick(match, match.source, light, ())
        inner = self.controlled(match, operator, inner, sources)
        if operator.inner == "passed" and not sources:
            sources, source_head = inner.sources, inner.source_head
        targets, target_head = self.targets.composed(match, operator, inner, code, sources, light)
        mutual = match.reciprocal and (not targets or target_head in match.slots.prepositions.get("with", ()))
        step = f"{self.view.sentence.words[match.token]}: operator {operator.name} x {inner.code} gives {code}"
        rule = f"{match.rule}>{operator.name}({inner.rule})"
        words = tuple(sorted({*match.words, *inner.words, *((light,) if light is not None else ())}))
        both_ways = inner.reciprocal and (operator.inner in ("passed", "negated") or (not targets and among_themselves(operator, inner, sources)))
        # "must agree to reforms" demands the agreement: an intent told by a verb may be demanded like a deed
        offered = code.startswith("03") and match.form.entry.part == "verb"
        return Derived(
            code=code, trigger=match.token, core=inner.core, sources=sources, targets=targets, source_head=source_head, target_head=target_head,
            words=words, rule=rule, steps=(*inner.steps, step), reciprocal=mutual or both_ways,
            actors=inner.actors if operator.inner == "passed" and match.actors == "any" else match.actors, light=light, consumed=inner.consumed,
            embedded=not offered,
        )

    def controlled(self, match: Match, operator: Operator, inner: Derived, sources: tuple[Actor, ...]) -> Derived:
        """Gives the embedded event its actor by control: "urged Iran to free" Iran, "threatened to bomb" the subject."""
        inner_match = self.matches[inner.trigger]
        if inner.sources and not inner_match.slots.inherited:
            return inner
        if operator.control == "object":
            heads = [head for head in match.slots.object if head != inner.trigger and head not in inner.words]
            # the church in "condemned the attack on a church" did not attack
            behind = (head for name in ("to", "on", "for") for head in match.slots.prepositions.get(name, ()))
            heads += [head for head in behind if head not in (inner.trigger, inner.target_head)]
            actors = unique(actor for head in heads for actor in self.roles.reader.resolve(head))
            codes = {actor.code for actor in sources}
            # "demanded that Togo disarm and agree to talks": the second verb has the first one's subject
            return replace(inner, sources=actors or tuple(actor for actor in inner.sources if actor.code not in codes))
        return replace(inner, sources=sources)
