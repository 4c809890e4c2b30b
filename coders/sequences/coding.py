"""Codes the sentences of one article with an imported lexicon: events to mentions.

The dictionaries of PETRARCH and TABARI say themselves what a denial or an intent is (`NOT *`, `WILL *`): polarity and modality are marked on
the mention and drop nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from coders.acled import acled_columns
from coders.acled_words import words_near
from coders.actor_codes import country_of, role_of
from coders.actors import Actor
from coders.confidence import Facts, confidence
from coders.context import read_context_of
from coders.counting import Sharing, counts_of
from coders.date_placing import PlacedExpression, place_expressions
from coders.dating import date_of
from coders.derived import Derived
from coders.mentions import actor_columns, article_columns, code_columns, date_columns, mention_id
from coders.parse import Sentence
from coders.placing import place_columns
from coders.repeats import drop_repeats
from coders.sentence import SentenceCoder, SentenceResult
from coders.sequences.events import SequenceEvent, SequenceReader
from coders.sequences.groups import Group, read_phrases
from coders.sequences.tables import SequenceLexicon, split
from coders.verbs import View
from schemas.codebook import cameo_codes
from schemas.mention import Mention

CAMEO = "CAMEO"


@dataclass(slots=True)
class SequenceCoder:
    """Codes the sentences of one article in order where a lexicon has `sequences/`; article, actors and policy are those of `base`."""

    sequences: SequenceLexicon
    base: SentenceCoder
    story: str | None = field(init=False)

    def __post_init__(self) -> None:
        self.story = discarding(self.sequences.story_discards, split(self.base.article.text.lower()))

    def code(self, sentence: Sentence) -> SentenceResult:
        """Returns the sentence's mentions; those of a sentence or story that the lexicon discards are dropped."""
        phrases = read_phrases(sentence, self.base.index, self.base.article.published)
        events = SequenceReader(sentence, phrases, self.sequences).events() if phrases.outer else ()
        if not events:
            return SentenceResult(sentence, {}, (), ())
        view = View(sentence, self.base.lexicon, lambda head: frozenset())
        placed = place_expressions(sentence)
        discard = self.story or discarding((*self.sequences.sentence_discards, *self.sequences.story_discards), sentence.lower)
        derived = tuple(derived_of(event, sentence) for event in events)
        mentions = [self.mention(view, one, event, placed, discard) for one, event in zip(derived, events, strict=True)]
        return SentenceResult(sentence, {}, derived, tuple(drop_repeats(mentions)))

    def mention(
        self, view: View, derived: Derived, event: SequenceEvent, placed: tuple[PlacedExpression, ...], discard: str | None
    ) -> Mention:
        """Builds one mention."""
        sentence = view.sentence
        context = read_context_of(view, self.base.words, event.verb)
        when = date_of(sentence, placed, (event.verb,), published=self.base.written, future=context.modality != "asserted")
        place = place_columns(sentence, (event.verb,), derived, dateline=self.base.dateline, home=self.base.memory.home,
                              **self.base.told_of(when, context.modality))
        first, last = event.words[0], event.words[-1]
        source, target = (side[0] if side else None for side in (derived.sources, derived.targets))
        reason = self.reason(source, target, discard)
        facts = Facts(sentence, event.verb, event.code, derived.rule, source, target, when, self.base.written, asserted=context.modality == "asserted")
        columns: dict[str, Any] = {
            **article_columns(self.base.article), **self.codes(event.code), **date_columns(when), **place,
            **actor_columns("source", source, None), **actor_columns("target", target, None),
        }
        if self.is_cameo(event.code):
            columns |= self.counts(sentence, derived) if context.polarity == "positive" else {}
            words = words_near(sentence, first, last)
            columns |= acled_columns(code=event.code, words=words, source=event.source, target=event.target, home=place.get("country"))
        return Mention(
            **columns,
            mention_id=mention_id(self.base.article.article_id, sentence.offsets[first], event.code, event.source, event.target),
            sentence=sentence.text, sentence_start=sentence.start,
            trigger=sentence.span(first, last), trigger_start=sentence.offsets[first], trigger_end=sentence.end_of(last),
            rule=derived.rule, derivation="; ".join((*derived.steps, *(f"context: {why}" for why in context.why), f"date: {when.how}")),
            polarity=context.polarity, modality=context.modality, attributed_to=context.attributed_to,
            lexicon_version=self.base.versions[0], coder_version=self.base.versions[1], model=self.base.versions[2],
            status="dropped" if reason else "kept", dropped_reason=reason, confidence=confidence(facts)[0],
        )

    def counts(self, sentence: Sentence, derived: Derived) -> dict[str, int | None]:
        """Returns the number columns of an event."""
        found = counts_of(sentence, derived, Sharing((derived,), {}))[0]
        return {"fatalities": found.fatalities, "injured": found.injured, "arrested": found.arrested, "crowd_size": found.crowd_size}

    def is_cameo(self, code: str) -> bool:
        """Says whether a code of the imported lexicon is CAMEO's: a WEIS 031 is not CAMEO's 031."""
        listed = self.sequences.codes.get(code)
        return listed is not None and listed.scheme == CAMEO and code in cameo_codes()

    def codes(self, code: str) -> Mapping[str, Any]:
        """Returns the columns of a code; one of the lexicon's own list has its root and name only."""
        if self.is_cameo(code):
            return code_columns(code)
        listed = self.sequences.codes.get(code)
        return {"cameo_code": code, "cameo_root": listed.root if listed else code[:2], "cameo_name": listed.name if listed else ""}

    def reason(self, source: Actor | None, target: Actor | None, discard: str | None) -> str | None:
        """Returns why a mention is dropped, None where it is kept."""
        if discard is not None:
            return f"discarded for {discard!r}"
        if self.base.policy.actors != "none" and (source is None or target is None):
            return "no source" if source is None else "no target"
        return None


def discarding(phrases: tuple[str, ...], words: tuple[str, ...]) -> str | None:
    """Returns the first phrase that stands among the words, None where none does."""
    text = f" {' '.join(words)} "
    return next((phrase.strip() for phrase in phrases if phrase in text), None)


def derived_of(event: SequenceEvent, sentence: Sentence) -> Derived:
    """Returns an event as the rest of the coder knows events."""
    told = " ".join(sentence.words[word] for word in event.words)
    return Derived(
        code=event.code, trigger=event.verb, core=event.verb,
        sources=tuple(actors(event.source, event.source_group, sentence)), targets=tuple(actors(event.target, event.target_group, sentence)),
        source_head=None, target_head=None, words=event.words, rule=event.rule,
        steps=(f"{told}: rule {event.rule} gives {event.code}",), reciprocal=False, actors="both",
    )


def actors(code: str | None, group: Group | None, sentence: Sentence) -> Iterator[Actor]:
    """Yields the actor of a code and the words it was read from; nothing where there is none."""
    if code is not None and group is not None:
        country = country_of(code)
        yield Actor(code, sentence.span(group.first, group.last), "name", country, role_of(code) if country or code.startswith("---") else None)
