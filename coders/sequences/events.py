"""Events of a sentence by an imported lexicon: each verb with its pattern, source before it and target behind it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from coders.parse import Sentence
from coders.sequences.groups import Group, Phrases
from coders.sequences.match import Found, Matcher, make_side
from coders.sequences.tables import Sequence, SequenceLexicon, SequenceVerb
from coders.syntax.arguments import is_passive, surface_subject
from coders.syntax.tokens import is_verb, verb_conjuncts


@dataclass(frozen=True, slots=True)
class SequenceEvent:
    """One event: `source` and `target` are actor codes, one of them None where nobody is named; `words` are the trigger's tokens."""

    verb: int
    words: tuple[int, ...]
    code: str
    source: str | None
    target: str | None
    source_group: Group | None
    target_group: Group | None
    rule: str


@dataclass(slots=True)
class SequenceReader:
    """Reads the events of one sentence; lives as long as the sentence is coded."""

    sentence: Sentence
    phrases: Phrases
    lexicon: SequenceLexicon
    matcher: Matcher = field(init=False)

    def __post_init__(self) -> None:
        self.matcher = Matcher(self.sentence, self.phrases)

    def events(self) -> tuple[SequenceEvent, ...]:
        """Returns the events in reading order; a verb inside what an event says makes none of its own."""
        found: list[SequenceEvent] = []
        told: set[int] = set()
        for token in range(len(self.sentence)):
            if token in told or not is_verb(self.sentence, token):
                continue
            events = tuple(self.events_of(token))
            if any(event.source and event.target for event in events):
                told.update(self.after(token))
            found.extend(events)
        return tuple(dict.fromkeys(found))

    def events_of(self, token: int) -> Iterator[SequenceEvent]:
        """Yields the events of one verb, () where its sense is none or an actor is missing."""
        verb, words = self.verb_at(token)
        if verb is None:
            return
        after = tuple(place for place in self.after(token) if place > words[-1])
        pattern, found = self.choose(verb, tuple(range(words[0] - 1, -1, -1)), after)
        code, back = (pattern.code, pattern.back) if pattern else (verb.code, verb.back)
        rule = pattern.rule if pattern else verb.name
        if code is None and back is None:
            return
        for source, target in self.actors(token, found, after):
            for one in source.codes if source else (None,):
                for other in target.codes if target else (None,):
                    if one == other:
                        continue
                    if code is not None:
                        yield SequenceEvent(token, words, code, one, other, source, target, rule)
                    if back is not None:
                        yield SequenceEvent(token, words, back, other, one, target, source, rule)

    def verb_at(self, token: int) -> tuple[SequenceVerb | None, tuple[int, ...]]:
        """Returns the verb of a token and the trigger's tokens, phrases before the bare verb."""
        lower = self.sentence.lower
        for verb in self.lexicon.verbs.get(lower[token], ()):
            first, last = token - len(verb.before), token + len(verb.after)
            if first >= 0 and lower[first:token] == verb.before and lower[token + 1 : last + 1] == verb.after:
                return verb, tuple(range(first, last + 1))
        return None, (token,)

    def choose(self, verb: SequenceVerb, before: tuple[int, ...], after: tuple[int, ...]) -> tuple[Sequence | None, Found]:
        """Returns the first pattern that matches with what its marks stand for."""
        left, right = make_side(self.sentence, before, behind=False), make_side(self.sentence, after, behind=True)
        for pattern in verb.patterns:
            found = self.matcher.match(pattern, left, right)
            if found is not None:
                return pattern, found
        return None, Found()

    def after(self, token: int) -> tuple[int, ...]:
        """Returns the words behind a verb that belong to it, without verbs coordinated with it and what belongs to those."""
        away = {other for other in verb_conjuncts(self.sentence, token) if other > token}
        return tuple(place for place in range(token + 1, len(self.sentence)) if self.belongs(place, token, away))

    def belongs(self, place: int, verb: int, away: set[int]) -> bool:
        """Says whether a word hangs on a verb, directly or through others."""
        heads = self.sentence.heads
        while place != verb:
            if place in away or heads[place] == place:
                return False
            place = heads[place]
        return True

    # actors

    def actors(self, token: int, found: Found, after: tuple[int, ...]) -> Iterator[tuple[Group | None, Group | None]]:
        """Yields (source, target) groups: what the pattern marks, else by the words' order; a passive with "by" is turned round."""
        if found.compound is not None and not found.behind:
            yield found.compound, found.compound
            return
        behind = [group for group in self.phrases.outer if group.first in after]
        agent = self.by_agent(token, behind) if is_passive(self.sentence, token) else None
        source = found.source
        target = found.target or found.compound
        if agent is not None and source is None and target is None:
            source, target = agent, self.before(token, agent)
        if source is None:
            source = self.before(token, target)
        if target is None:
            target = first_other(behind, source)
        if found.compound is not None and source is None:
            yield found.compound, found.compound
        else:
            yield source, target

    def by_agent(self, token: int, behind: list[Group]) -> Group | None:
        """Returns the group behind "by" at a passive verb."""
        for group in behind:
            place = group.first - 1
            if place > token and self.sentence.lower[place] == "by" and self.sentence.heads[place] == token:
                return group
        return None

    def before(self, token: int, other: Group | None) -> Group | None:
        """Returns the subject's first actor, else the nearest one before the verb; named ones first, `other` and its codes left out."""
        taken = set(other.codes) if other is not None else set()
        groups = [group for group in self.phrases.outer if group.last < token and group is not other and not set(group.codes) <= taken]
        for head in surface_subject(self.sentence, token):
            inside = [group for group in groups if group.first <= head <= group.last or self.belongs(group.first, head, set())]
            if inside:
                return next((group for group in inside if group.named), inside[0])
        nearest = groups[::-1]
        return next((group for group in nearest if group.named), nearest[0] if nearest else None)


def first_other(groups: list[Group], source: Group | None) -> Group | None:
    """Returns the first group that is not only the source again; named ones first."""
    taken = set(source.codes) if source is not None else set()
    fresh = [group for group in groups if group is not source and not set(group.codes) <= taken]
    return next((group for group in fresh if group.named), fresh[0] if fresh else None)
