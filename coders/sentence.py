"""Codes one sentence: events found, their context, date and place read, mentions built."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from coders.acled import acled_columns, rules_of
from coders.acled_words import CROWD_CODES, RIOT, RIOTED, tells_again, weapons_told, words_of_event
from coders.actor_index import ActorIndex, each_name
from coders.actors import Actor, ActorReader
from coders.article_places import ArticlePlaces
from coders.casualty_actors import with_numbers
from coders.context import Context, read_context_of, stopped_between
from coders.context_words import ContextWords
from coders.counting import Sharing
from coders.date_carry import ToldDay, carried, told_next
from coders.date_history import is_dated_in_full, is_history
from coders.date_placing import PlacedExpression, place_expressions
from coders.dateline import Dateline
from coders.dating import EventDate, date_by_adjunct, date_of, lies_ahead
from coders.derive import Deriver
from coders.derived import Derived
from coders.genre import Genre, genre_of_sentence
from coders.implied import IMPLIED, Implier
from coders.lexicon.compile import Lexicon
from coders.memory import ArticleMemory
from coders.mentions import actor_columns, article_columns, code_columns, date_columns, mention_id
from coders.owning import NATIONAL
from coders.parse import Sentence
from coders.placing import place_columns, settling
from coders.remember import remember
from coders.repeats import drop_repeats, told_once, without_repeats
from coders.roles import RoleReader
from coders.select import VIOLENT, Policy, Told, reason_to_drop
from coders.settling import About, at_home, in_focus, settled_pair
from coders.speech import DEEDS, as_speech, bare_demands
from coders.statements import bare_statements
from coders.syntax.context import marks
from coders.syntax.tokens import is_noun, is_verb
from coders.verbs import Match, View, find_matches
from coders.violence import SENTENCES_BEFORE, ViolenceWords, is_unexplained, is_violent, load_violence
from schemas.article import Article
from schemas.mention import Mention

FORCE_ROOTS = frozenset({"14", "17", "18", "19", "20"})
WIDEST_TRIGGER = 4
RECENT_DAYS = 2
"""How many days from its report an event may lie whose place is the report's."""
TRUCE = "0871"
"""Two who begin a ceasefire begin it with one another."""
WEAK_READINGS = {"memory": 0.85, "modifier": 0.8, IMPLIED: 0.6}


@dataclass(frozen=True, slots=True)
class SentenceResult:
    """What one sentence gave, with what `explain` shows of the way there."""

    sentence: Sentence
    matches: dict[int, Match]
    events: tuple[Derived, ...]
    mentions: tuple[Mention, ...]


@dataclass(slots=True)
class SentenceCoder:
    """Codes the sentences of one article in order."""

    lexicon: Lexicon
    index: ActorIndex
    words: ContextWords
    policy: Policy
    article: Article
    memory: ArticleMemory
    dateline: Dateline | None
    versions: tuple[str, str, str]
    written: date | None
    places: ArticlePlaces | None = None
    lead: int = -1
    genres: tuple[Genre, ...] = ()
    genre: Genre | None = None
    violence: ViolenceWords = field(default_factory=load_violence)
    implier: Implier = field(default_factory=Implier)
    told: ToldDay = field(default_factory=ToldDay)
    dated_events: list[tuple[Derived, EventDate]] = field(default_factory=list)
    heard: deque[bool] = field(default_factory=lambda: deque(maxlen=SENTENCES_BEFORE + 1))
    rioted: bool = False
    before: deque[Sentence] = field(default_factory=lambda: deque(maxlen=SENTENCES_BEFORE))

    def code(self, sentence: Sentence) -> SentenceResult:
        """Returns the sentence's mentions, kept and dropped."""
        self.heard.append(is_violent(self.violence, sentence))
        self.dated_events.clear()
        reader = ActorReader(self.index, sentence, self.article.published, self.memory)
        view = View(sentence, self.lexicon, reader.kinds)
        matches = find_matches(view)
        events: tuple[Derived, ...] = ()
        mentions: list[Mention] = []
        if matches:
            events = Deriver(view, RoleReader(view, reader, matches), matches).events()
        events += bare_demands(view, self.words, reader, events)
        if self.policy.statements:
            events += bare_statements(view, self.words, reader, events)
        placed: tuple[PlacedExpression, ...] = ()
        if events:
            self.rioted = any(derived.code.startswith(RIOT) for derived in events)
            placed = place_expressions(sentence)
            genre = genre_of_sentence(self.genres, sentence, self.genre)
            telling = told_once(view, self.violence, events, placed, self.written)
            found = [(derived, tuple(self.mentions_of(view, reader, derived, placed, genre))) for derived in telling.events]
            mentions.extend(drop_repeats(tuple(without_repeats(found, telling.leads))))
            owners = [derived for derived, own in found for _ in own]
            mentions = list(with_numbers(view, reader, Sharing(telling.events, telling.leads), owners, mentions))
        self.told = told_next(self.told, sentence, placed, self.written, self.dated_events)
        remember(reader)
        self.before.append(sentence)
        return SentenceResult(sentence, matches, events, tuple(mentions))

    def mentions_of(
        self, view: View, reader: ActorReader, derived: Derived, placed: tuple[PlacedExpression, ...], genre: str | None
    ) -> Iterator[Mention]:
        """Yields one mention for each pair of actors of an event."""
        sentence = view.sentence
        context = read_context_of(view, self.words, derived.trigger, light=derived.light, body=sentence.start != self.lead)
        undone = stopped_between(view, self.words, derived.core, derived.words, derived.trigger) if derived.core != derived.trigger else None
        if undone:
            context = replace(context, polarity="negated", why=(*context.why, undone))
        if derived.denied:
            context = replace(context, polarity="negated", why=(*context.why, "denied"))
        path = tuple(dict.fromkeys((derived.core, derived.trigger, *((derived.light,) if derived.light is not None else ()))))
        if is_deed_done(derived, context) and lies_ahead(sentence, placed, path, self.written):
            # "before he steps down on December 31" tells when, and nobody's intent
            intent_modal = None if self.words.ahead & set(marks(sentence, derived.trigger)) else "will"
            context = replace(context, modality="future", own_modal=intent_modal, why=(*context.why, "dated ahead"))
        derived, context, intent = as_speech(view, self.words, reader, derived, context)
        when = carried(self.told, sentence, derived, self.dated(view, placed, path, derived, context))
        self.dated_events.append((derived, when))
        first, last = derived.words[0], derived.words[-1]
        if last - first >= WIDEST_TRIGGER:
            # words far apart are not shown as one: "called, after a day of talks in Oslo, for a truce" is called
            first = last = derived.trigger
        place = place_columns(sentence, path, derived, dateline=self.dateline, home=self.memory.home, **self.told_of(when, context.modality))
        home = settling(sentence, derived, place)
        shared = {
            **article_columns(self.article), **code_columns(derived.code), **date_columns(when), **place,
            "sentence": sentence.text, "sentence_start": sentence.start,
            "trigger": sentence.span(first, last), "trigger_start": sentence.offsets[first], "trigger_end": sentence.end_of(last),
            "rule": derived.rule, "derivation": "; ".join((*derived.steps, *(f"context: {why}" for why in context.why), f"date: {when.how}")),
            "polarity": context.polarity, "modality": context.modality, "attributed_to": context.attributed_to,
            "lexicon_version": self.versions[0], "coder_version": self.versions[1], "model": self.versions[2],
        }
        self.implier.hear(derived.code, derived.sources)
        words = words_of_event(sentence, derived.core, first, last, code=derived.code) if rules_of(derived.code) else frozenset[str]()
        if self.rioted and derived.code.startswith(CROWD_CODES):
            words |= {RIOTED}
        if tells_again(sentence, derived.words, self.violence.again):
            # "the blast" was of the grenade told before
            words |= weapons_told(self.before)
        history = self.is_old(when, context) and not (sentence.start == self.lead and is_dated_in_full(when))
        source_text = reader.text(derived.source_head) if derived.source_head is not None else None
        target_text = reader.text(derived.target_head) if derived.target_head is not None else None
        here = countries_here(reader)
        for source, target in pairs(derived):
            source, target = settled_pair(source, target, home, derived.code)
            source, target = at_home(source, target), at_home(target, source)
            about = About(self.memory.home or self.memory.focus, self.memory.leaning, here, self.memory.forces.get("MIL"))
            source, target = in_focus(source, target, about, derived.code), in_focus(target, source, about, derived.code)
            source = source or self.implier.source(view, reader, derived, path, place, target)
            if source is not None and target is not None and source.code == target.code and not derived.reciprocal:
                # "China sent experts to Heilongjiang": what stays at home has no other side
                target_text, target = target.text, None
            confidence = confidence_of(source, target, when)
            codes = {"source": source.code if source else None, "target": target.code if target else None}
            violent = any(self.heard)
            unexplained = not violent and is_unexplained(self.violence, lemma=view.lemmas[derived.core], code=derived.code, **codes)
            told = Told(
                context.polarity, "asserted" if intent else context.modality, history, source is not None, target is not None, needs_of(view, derived),
                source is not None and target is not None and source.code == target.code and not source.code.startswith("---"), confidence,
                derived.code, tuple(actor.code for actor in (source, target) if actor is not None), genre, unexplained=unexplained, violent=violent,
            )
            reason = reason_to_drop(self.policy, told)
            implied = f"; source: implied ({source.code} by code {derived.code})" if source is not None and source.how == IMPLIED else ""
            yield Mention(
                **{**shared, "derivation": shared["derivation"] + implied},
                **actor_columns("source", source, source_text, contested=derived.source_head in reader.contested),
                **actor_columns("target", target, target_text, contested=derived.target_head in reader.contested),
                **acled_columns(code=derived.code, words=words, home=place.get("country"), **codes),
                mention_id=mention_id(self.article.article_id, sentence.offsets[first], derived.code, codes["source"], codes["target"]),
                status="dropped" if reason else "kept", dropped_reason=reason, confidence=confidence,
            )

    def dated(self, view: View, placed: tuple[PlacedExpression, ...], path: tuple[int, ...], derived: Derived, context: Context) -> EventDate:
        """Returns when an event was. Where an act of speech takes an old deed ("accused Iran of a raid in 1991") the deed's date is not the act's."""
        sentence = view.sentence
        future = context.modality != "asserted"
        when = date_of(sentence, placed, path, published=self.written, future=future, told=self.told.counted_from())
        if derived.core != derived.trigger and not derived.code.startswith(DEEDS) and self.is_old(when, context):
            # "implicated them in a raid in the north last year": the parser may hang the deed's date on the act
            before = tuple(item for item in placed if item.token < derived.core)
            outer = tuple(token for token in path if token != derived.core)
            return date_of(sentence, before, outer, published=self.written, future=future)
        if is_deed(derived):
            return date_by_adjunct(view, self.words, placed, path, self.written) or when
        return when

    def told_of(self, when: EventDate, modality: str) -> dict[str, Any]:
        """Returns what the placing of an event needs besides its words: the article's places, whether it is of these days and did happen."""
        published, day = self.article.published, when.day
        recent = published is None or day is None or abs((published - day).days) <= RECENT_DAYS
        return {"places": self.places, "recent": recent, "asserted": modality == "asserted"}

    def is_old(self, when: EventDate, context: Context) -> bool:
        """Says whether the policy takes an event of that date for history."""
        days, remembered_days = self.policy.history_days, self.policy.remembered_days
        told = context.history and remembered_days < days
        return told or is_history(when, self.written, days=days, remembered_days=remembered_days, remembered=context.looked_back)


def countries_here(reader: ActorReader) -> frozenset[str]:
    """Returns the countries that a sentence names by name, people, town or government."""
    rows = map(reader.best, each_name(reader.hits))
    return frozenset(row.country for row in rows if row.country and (row.kind in NATIONAL or row.kind == "government"))


def is_deed(derived: Derived) -> bool:
    """Says whether an event is a deed and no act of speech, nor one that is told to be so ("accused of the 1999 raid")."""
    return derived.code.startswith(DEEDS) and not derived.spoken


def is_deed_done(derived: Derived, context: Context) -> bool:
    """Says whether an event is told as a deed that was done and may be planned, so that a date to come makes it a plan."""
    peaceful = derived.code.startswith(DEEDS) and not derived.code.startswith(VIOLENT)
    return context.polarity == "positive" and context.modality == "asserted" and peaceful


def needs_of(view: View, derived: Derived) -> str:
    """Returns which actors an event needs; a noun that stands alone and names no force needs both ("his visit" tells nobody's visit),
    and so does a mere statement (root 01)."""
    alone = derived.light is None and not is_verb(view.sentence, derived.trigger) and is_noun(view.sentence, derived.trigger)
    # some statements stand on their own by their entry: "declined to comment", "claimed responsibility"
    statement = derived.code[:2] == "01" and derived.actors == "any"
    if (alone and derived.code[:2] not in FORCE_ROOTS) or statement:
        return "both"
    # "protests broke out" tells an event by itself, "after the protests" only speaks of one
    return "any" if alone and derived.actors == "none" else derived.actors


def pairs(derived: Derived) -> Iterator[tuple[Actor | None, Actor | None]]:
    """Yields each pair of source and target once; a reciprocal event in both directions."""
    sources, targets = derived.sources, derived.targets
    if (derived.reciprocal or derived.code.startswith(TRUCE)) and len(sources) > 1 and not targets:
        yield from ((one, other) for one in sources for other in sources if one.code != other.code)
        return
    for source in sources or (None,):
        for target in targets or (None,):
            yield source, target
            if derived.reciprocal and source is not None and target is not None:
                yield target, source


def confidence_of(source: Actor | None, target: Actor | None, when: EventDate) -> float:
    """Returns 1 for two actors read from names and an explicit date, less for each part that is missing or inferred."""
    value = 1.0
    for actor in (source, target):
        value *= 0.7 if actor is None else WEAK_READINGS.get(actor.how, 1.0)
        if actor is not None and actor.country is None and actor.code.startswith("---"):
            value *= 0.9
    return round(value * (1.0 if when.explicit else 0.95), 3)
