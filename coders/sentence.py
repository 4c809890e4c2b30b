"""Codes one sentence: events found, their context, date and place read, mentions built."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from coders.acled import acled_columns, rules_of
from coders.acled_words import PROTEST, RIOT, ToldBefore, words_told
from coders.actor_index import ActorIndex
from coders.actors import ActorReader
from coders.article_places import ArticlePlaces
from coders.captors import as_abduction
from coders.casualty_actors import with_numbers
from coders.clause_apart import clause_apart
from coders.confidence import Facts, confidence
from coders.context import Context, read_context_of, stopped_between
from coders.context_words import ContextWords
from coders.counting import Sharing
from coders.date_around import told_around
from coders.date_carry import ToldDay, carried, told_next
from coders.date_history import is_dated_in_full, is_history, is_of_running_year
from coders.date_nouns import date_by_noun, date_by_same_deed
from coders.date_placing import PlacedExpression, place_expressions
from coders.dateline import Dateline
from coders.dating import EventDate, date_by_adjunct, date_of, lies_ahead
from coders.derive import Deriver
from coders.derived import Derived
from coders.genre import Genre, genre_of_sentence
from coders.implied import Implier
from coders.known_deaths import date_of_death, victim_words
from coders.lexicon.compile import Lexicon
from coders.memory import ArticleMemory
from coders.mentions import actor_columns, article_columns, code_columns, date_columns, mention_id
from coders.pair_places import place_of_pair, settling
from coders.parse import Sentence
from coders.place_kinds import kind_of
from coders.placing import place_columns
from coders.records import record
from coders.remember import remember
from coders.repeat_days import with_days_of_repeats
from coders.repeats import drop_repeats, told_once, without_repeats
from coders.roles import RoleReader
from coders.select import VIOLENT, Policy, Told, reason_to_drop
from coders.settling import About
from coders.sides import Sides, countries_here, needs_of, pairs, settled_sides
from coders.speech import DEEDS, as_speech, bare_demands
from coders.statements import bare_statements
from coders.syntax.context import marks
from coders.syntax.forms import is_relative
from coders.syntax.tokens import is_verb
from coders.trials import is_tried
from coders.verbs import Match, View, find_matches
from coders.violence import SENTENCES_BEFORE, ViolenceWords, is_band, is_by_accident, is_terror, is_unexplained, is_violent, load_violence
from schemas.article import Article
from schemas.mention import Mention

WIDEST_TRIGGER = 4
AHEAD = ("02", "03", "10", "13")
"""Roots of what is asked for, planned or threatened, whose day may be that of what is to come: "plans to leave later this year"."""
RECENT_DAYS = 2
"""How many days from its report an event may lie whose place is the report's."""


@record
class SentenceResult:
    """What one sentence gave, with what `explain` shows of the way there."""

    sentence: Sentence
    matches: dict[int, Match]
    events: tuple[Derived, ...]
    mentions: tuple[Mention, ...]


@record
class ToldEvent:
    """One event as its sentence tells it: `path` are its tokens from the core outwards, `intent` that a future is its own event (CAMEO 03),
    `around` where the rest of its sentence is, by which actors without a country are settled."""

    derived: Derived
    context: Context
    intent: bool
    path: tuple[int, ...]
    when: EventDate
    place: dict[str, Any]
    around: dict[str, Any]


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
    places: Callable[[], ArticlePlaces] | None = None
    lead: int = -1
    closing: int | None = None
    genres: tuple[Genre, ...] = ()
    genre: Genre | None = None
    trial: Genre | None = None
    violence: ViolenceWords = field(default_factory=load_violence)
    implier: Implier = field(default_factory=Implier)
    told: ToldDay = field(default_factory=ToldDay)
    dated_events: list[tuple[Derived, EventDate]] = field(default_factory=list)
    heard: deque[bool] = field(default_factory=lambda: deque(maxlen=SENTENCES_BEFORE + 1))
    rioted: bool = False
    protested: deque[bool] = field(default_factory=lambda: deque(maxlen=SENTENCES_BEFORE))
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
            mentions = with_days_of_repeats(owners, telling.leads, mentions)
            mentions = list(with_numbers(view, reader, Sharing(telling.events, telling.leads), owners, mentions))
        self.told = told_next(self.told, sentence, placed, self.written, self.dated_events)
        remember(reader)
        self.before.append(sentence)
        self.protested.append(not self.rioted and any(derived.code.startswith(PROTEST) for derived in events))
        return SentenceResult(sentence, matches, events, tuple(mentions))

    def mentions_of(
        self, view: View, reader: ActorReader, derived: Derived, placed: tuple[PlacedExpression, ...], genre: str | None
    ) -> Iterator[Mention]:
        """Yields one mention for each pair of actors of an event."""
        told = self.read_event(view, reader, derived, placed)
        self.dated_events.append((told.derived, told.when))
        self.implier.hear(told.derived.code, told.derived.sources)
        columns = self.event_columns(view, told)
        words = self.acled_words(view, told.derived)
        for sides in self.sides_of(view, reader, told):
            acled = acled_columns(code=told.derived.code, words=words, home=told.place.get("country"), **sides.codes())
            pair_place = place_of_pair(told.place, told.derived, sides.target)
            yield self.mention(view, told, sides, {**columns, **acled, **pair_place}, genre)

    def read_event(self, view: View, reader: ActorReader, derived: Derived, placed: tuple[PlacedExpression, ...]) -> ToldEvent:
        """Reads the context, the date and the place of an event; an act of speech may change its code."""
        sentence = view.sentence
        context = read_context_of(view, self.words, derived.trigger, light=derived.light, body=sentence.start != self.lead)
        undone = stopped_between(view, self.words, derived.core, derived.words, derived.trigger) if derived.core != derived.trigger else None
        if undone or derived.denied:
            context = replace(context, polarity="negated", why=(*context.why, *((undone,) if undone else ()), *(("denied",) if derived.denied else ())))
        path = tuple(dict.fromkeys((derived.core, derived.trigger, *((derived.light,) if derived.light is not None else ()))))
        if is_deed_done(derived, context) and lies_ahead(sentence, placed, path, self.written):
            # "before he steps down on December 31" tells when, and nobody's intent
            intent_modal = None if self.words.ahead & set(marks(sentence, derived.trigger)) else "will"
            context = replace(context, modality="future", own_modal=intent_modal, why=(*context.why, "dated ahead"))
        derived, context, intent = as_speech(view, self.words, reader, as_abduction(derived), context)
        victim = view.lemmas[derived.target_head] if derived.target_head is not None else None
        if is_tried(self.trial, code=derived.code, victim=victim):
            context = replace(context, looked_back=True, why=(*context.why, "told at a trial"))
        when = carried(self.told, sentence, derived, self.dated(view, placed, path, derived, context))
        known = date_of_death(when, derived.code, victim_words(reader, derived), self.written)
        if known is not None:
            when, context = known, replace(context, looked_back=True)
        apart = clause_apart(sentence, path, placed, when)
        # what is announced or asked for is said now, whenever it is done: "the king will thank them, he said"
        spoken = kind_of(derived.code).kind == "speech" and (intent or context.modality == "demanded")
        told = self.told_of(when, "asserted" if spoken else context.modality)
        around = place_columns(sentence, path, derived, dateline=self.dateline, home=self.memory.home, **told)
        place = around if apart is None else place_columns(sentence, path, derived, dateline=self.dateline, home=self.memory.home, clause=apart, **told)
        return ToldEvent(derived, context, intent, path, when, place, around)

    def event_columns(self, view: View, told: ToldEvent) -> dict[str, Any]:
        """Returns the columns that all pairs of actors of an event share."""
        sentence, derived, context = view.sentence, told.derived, told.context
        first, last = trigger_words(derived)
        return {
            **article_columns(self.article), **code_columns(derived.code), **date_columns(told_around(view, self.words, told.path, told.when)), **told.place,
            "sentence": sentence.text, "sentence_start": sentence.start,
            "trigger": sentence.span(first, last), "trigger_start": sentence.offsets[first], "trigger_end": sentence.end_of(last),
            "rule": derived.rule, "derivation": "; ".join((*derived.steps, *(f"context: {why}" for why in context.why), f"date: {told.when.how}")),
            "polarity": context.polarity, "modality": context.modality, "attributed_to": context.attributed_to,
            "lexicon_version": self.versions[0], "coder_version": self.versions[1], "model": self.versions[2],
        }

    def sides_of(self, view: View, reader: ActorReader, told: ToldEvent) -> Iterator[Sides]:
        """Yields each pair of an event's actors, groups without a country settled and an agent left out implied."""
        derived = told.derived
        home = settling(view.sentence, derived, told.around)
        about = About(self.memory.home or self.memory.focus, self.memory.leaning, countries_here(reader), self.memory.forces.get("MIL"))
        texts = [reader.text(head) if head is not None else None for head in (derived.source_head, derived.target_head)]
        open_sides = (derived.source_head in reader.contested, derived.target_head in reader.contested)
        for source, target in pairs(derived):
            source, target = settled_sides(source, target, home, about, derived.code)
            source = source or self.implier.source(view, reader, derived, told.path, told.place, target)
            target_text = texts[1]
            if source is not None and target is not None and source.code == target.code and not derived.reciprocal:
                # "China sent experts to Heilongjiang": what stays at home has no other side
                target_text, target = target.text, None
            yield Sides(source, target, texts[0], target_text, *open_sides)

    def acled_words(self, view: View, derived: Derived) -> frozenset[str]:
        """Returns the words that tell ACLED's type of an event: its own, and those of the sentences before."""
        told = ToldBefore(tuple(self.before), any(self.protested), self.rioted)
        if not rules_of(derived.code):
            return frozenset()
        lemma = view.lemmas[derived.core]
        return words_told(view.sentence, derived, trigger_words(derived), lemma=lemma, told=told, violence=self.violence)

    def mention(self, view: View, told: ToldEvent, sides: Sides, columns: dict[str, Any], genre: str | None) -> Mention:
        """Builds the mention of one pair of actors, kept or dropped."""
        derived = told.derived
        confidence, signs = self.confidence_of(view.sentence, told, sides)
        reason = self.reason(view, told, sides, genre, confidence)
        return Mention(
            **{**columns, "derivation": columns["derivation"] + sides.implied(derived.code) + f"; signs: {', '.join(signs)}"},
            **actor_columns("source", sides.source, sides.source_text, contested=sides.source_open),
            **actor_columns("target", sides.target, sides.target_text, contested=sides.target_open),
            mention_id=mention_id(self.article.article_id, columns["trigger_start"], derived.code, *sides.codes().values()),
            status="dropped" if reason else "kept", dropped_reason=reason, confidence=confidence,
        )

    def confidence_of(self, sentence: Sentence, told: ToldEvent, sides: Sides) -> tuple[float, tuple[str, ...]]:
        """Returns how sure a mention is, and the signs of it."""
        derived = told.derived
        return confidence(Facts(
            sentence, derived.trigger, derived.code, derived.rule, sides.source, sides.target, told.when, self.written,
            asserted=told.context.modality == "asserted", light=derived.light is not None,
            closing=self.closing is not None and sentence.start >= self.closing,
        ))  # fmt: skip

    def reason(self, view: View, told: ToldEvent, sides: Sides, genre: str | None, confidence: float) -> str | None:
        """Returns why the policy drops a mention; None where it is kept."""
        derived, context = told.derived, told.context
        history = self.is_old(told.when, context) and not (self.is_lead_deed(view, derived) and is_dated_in_full(told.when))
        done = context.modality == "asserted" and not told.intent and is_verb(view.sentence, derived.core) and not derived.code.startswith(AHEAD)
        history = history or (done and is_of_running_year(told.when, self.written))
        violent = any(self.heard)
        unexplained = not violent and is_unexplained(self.violence, lemma=view.lemmas[derived.core], code=derived.code, **sides.codes())
        unexplained = unexplained or is_by_accident(self.violence, view.sentence, view.lemmas, derived.core)
        return reason_to_drop(self.policy, Told(
            context.polarity, "asserted" if told.intent else context.modality, history, sides.source is not None, sides.target is not None,
            needs_of(view, derived), sides.are_one(), confidence, derived.code, tuple(code for code in sides.codes().values() if code is not None), genre,
            unexplained=unexplained, violent=violent,
            band=is_band(self.violence, code=sides.codes()["source"], text=sides.source_text, named=sides.source is not None and sides.source.how == "name"),
            terror=is_terror(self.violence, view.sentence), victim=sides.codes().get("target"),
        ))  # fmt: skip

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
            when = date_by_adjunct(view, self.words, placed, path, self.written) or when
        if not when.explicit or when.above:
            when = date_by_same_deed(view, placed, path, self.written) or when
            when = date_by_noun(view, self.words, placed, path, self.written, light=derived.light) or when
        return when

    def told_of(self, when: EventDate, modality: str) -> dict[str, Any]:
        """Returns what the placing of an event needs besides its words: the article's places, whether it is of these days and did happen."""
        published, day = self.article.published, when.day
        recent = published is None or day is None or abs((published - day).days) <= RECENT_DAYS
        return {"places": self.places() if self.places is not None else None, "recent": recent, "asserted": modality == "asserted"}

    def is_lead_deed(self, view: View, derived: Derived) -> bool:
        """Says whether an event is told by an article's first sentence as what is new; a relative clause there tells what was before."""
        sentence = view.sentence
        return sentence.start == self.lead and not is_relative(sentence, derived.light if derived.light is not None else derived.trigger)

    def is_old(self, when: EventDate, context: Context) -> bool:
        """Says whether the policy takes an event of that date for history."""
        days, remembered_days = self.policy.history_days, self.policy.remembered_days
        told = context.history and remembered_days < days
        return told or is_history(when, self.written, days=days, remembered_days=remembered_days, remembered=context.looked_back)


def trigger_words(derived: Derived) -> tuple[int, int]:
    """Returns the first and last token of an event's trigger; words far apart are not shown as one: "called, after a day of talks in Oslo, for a truce"
    is called."""
    first, last = derived.words[0], derived.words[-1]
    return (derived.trigger, derived.trigger) if last - first >= WIDEST_TRIGGER else (first, last)


def is_deed(derived: Derived) -> bool:
    """Says whether an event is a deed and no act of speech, nor one that is told to be so ("accused of the 1999 raid")."""
    return derived.code.startswith(DEEDS) and not derived.spoken


def is_deed_done(derived: Derived, context: Context) -> bool:
    """Says whether an event is told as a deed that was done and may be planned, so that a date to come makes it a plan."""
    peaceful = derived.code.startswith(DEEDS) and not derived.code.startswith(VIOLENT)
    return context.polarity == "positive" and context.modality == "asserted" and peaceful
