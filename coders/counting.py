"""How many were killed, injured, arrested or took part in an event, as far as its sentence says so.

A counted group belongs to the event whose own word tells it ("killed" of "killed 12"), else to the nearest event of the sentence that it can
have come of. Of an event told twice all its words are its own: "12 were killed when a bomb went off".
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from coders.derived import Derived
from coders.numbers import Casualties, Hit, read_hits, settled
from coders.parse import Sentence, plain
from coders.syntax.belonging import is_doer, steps_between
from coders.syntax.context import chain

CASUALTY_ROOTS = frozenset({"14", "17", "18", "19", "20"})
BLOODLESS = ("170", "1711", "172", "173", "174", "181", "191")
"""Codes whose events have no dead of their own unless their own word tells them: "arrested two men over a raid, killing one"."""
ARRESTING = ("173", "14", "175")
PROTEST = "14"
NONE = "none"
CROWD = "crowd_size"
ABOUT = frozenset({"over", "against", "about", "after", "following"})
FURTHER = re.compile(r"\b(?:another|more|further|additional|later|lost|losing)\b", re.IGNORECASE)
"""Words by which more dead of one event are told: "killed ten and lost three men", "and another three died in hospital"."""
DAYS = frozenset({"day", "week", "month"})


@dataclass(frozen=True)
class Sharing:
    """The events of a sentence among which its numbers are shared out; `leads` maps the trigger of a repeat to that of what it repeats.

    What is asked of it for every event and number is worked out once: a sentence that tells a hundred events would otherwise take minutes.
    """

    events: tuple[Derived, ...]
    leads: Mapping[int, int]
    owners: dict[tuple[str, int], int | None] = field(default_factory=dict, compare=False, repr=False)
    """What `owner_of` has answered, by kind and token."""

    def lead(self, derived: Derived) -> int:
        """Returns the trigger under which an event and its repeats are one."""
        return self.leads.get(derived.trigger, derived.trigger)

    def tokens(self, lead: int) -> frozenset[int]:
        """Returns all words that tell an event."""
        return self.words.get(lead, frozenset())

    @cached_property
    def words(self) -> Mapping[int, frozenset[int]]:
        """All words that tell an event, by its trigger."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        for derived in self.events:
            found[self.lead(derived)].update(words_of(derived))
        return {lead: frozenset(words) for lead, words in found.items()}


def words_of(derived: Derived) -> tuple[int, ...]:
    """Returns the words that tell an event itself: of "protested against the killing of twelve" the protest only."""
    told = (derived.trigger,) if derived.code.startswith(PROTEST) else (*derived.words, derived.trigger, derived.core)
    return told if derived.light is None else (*told, derived.light)


def counts_of(sentence: Sentence, derived: Derived, sharing: Sharing, *, year: int | None = None) -> tuple[Casualties, tuple[Hit, ...]]:
    """Returns the numbers of an event and the counted groups they were read from; `year` is that of the event, None where not known."""
    if derived.code[:2] not in CASUALTY_ROOTS:
        return Casualties(), ()
    text = plain(sentence.text)
    hits = own_hits(sentence, derived, sharing, read_hits(text, year))
    found = settled(hits, text)
    arrested = found.arrested if derived.code.startswith(ARRESTING) else None
    return Casualties(found.fatalities, found.injured, arrested, found.crowd_size if derived.code.startswith(PROTEST) else None), hits


def own_hits(sentence: Sentence, derived: Derived, sharing: Sharing, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Returns the counted groups of an event; where its own words tell some, those of other words tell more only of another kind."""
    if not hits:
        return ()
    lead, tokens = sharing.lead(derived), sharing.tokens(sharing.lead(derived))
    mine = [(hit, token_at(sentence, hit.word)) for hit in hits]
    mine = [(hit, token) for hit, token in mine if owner_of(sentence, sharing, hit.field, token) == lead]
    told = {hit.field for hit, token in mine if token in tokens}
    text = sentence.text
    return tuple(hit for hit, token in mine if token in tokens or hit.field not in told or FURTHER.search(text, max(0, hit.start - 12), hit.end))


def owner_of(sentence: Sentence, sharing: Sharing, field: str, token: int) -> int | None:
    """Returns the trigger of the event that a casualty word belongs to, None where it belongs to none."""
    if (field, token) not in sharing.owners:
        sharing.owners[field, token] = found_owner(sentence, sharing, field, token)
    return sharing.owners[field, token]


def found_owner(sentence: Sentence, sharing: Sharing, field: str, token: int) -> int | None:
    """Works out what `owner_of` returns."""
    told = [derived for derived in sharing.events if token in sharing.tokens(sharing.lead(derived))]
    if told:
        return sharing.lead(min(told, key=lambda derived: (derived.code[:2] not in CASUALTY_ROOTS, abs(derived.trigger - token))))
    near = sorted(distances(sentence, sharing, field, token))
    if near:
        return near[0][2]
    able = {sharing.lead(derived) for derived in sharing.events if may_have(derived.code, field)}
    # "a rocket hit the town after the truce began, causing no injuries": none are of the only event, however far
    return able.pop() if field.startswith(NONE) and len(able) == 1 else None


def distances(sentence: Sentence, sharing: Sharing, field: str, token: int) -> Iterator[tuple[int, int, int]]:
    """Yields (links, words between, trigger) of the events that a casualty word may belong to."""
    for derived in sharing.events:
        if may_have(derived.code, field):
            for part in {derived.trigger, derived.core, derived.light} & set(words_of(derived)):
                if part is None or (derived.code.startswith(PROTEST) and is_protested(sentence, token, part)):
                    continue
                steps = 1 if field == CROWD and is_doer(sentence, token, part) else steps_between(sentence, token, part)
                if steps is not None:
                    yield steps, abs(part - token), sharing.lead(derived)


def is_protested(sentence: Sentence, token: int, part: int) -> bool:
    """Says whether a word stands in what a protest is about: killed in "marched over a mine collapse that killed twelve"."""
    return next((link.preposition in ABOUT for link in chain(sentence, token) if link.above == part), False)


def may_have(code: str, field: str) -> bool:
    """Says whether an event of a code may have people of that kind without its own word telling so."""
    if field == CROWD:
        return code.startswith(PROTEST)
    if field == "arrested":
        return code.startswith(ARRESTING)
    return code[:2] in CASUALTY_ROOTS and not code.startswith(BLOODLESS)


def token_at(sentence: Sentence, offset: int) -> int:
    """Returns the token in which a character of the sentence's text stands."""
    return max(0, bisect_right(sentence.offsets, sentence.start + offset) - 1)
