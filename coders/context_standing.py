"""What is told of no day: standing facts in the present, habits and trends, and what was done over years or years ago."""

from coders.context_reading import Reading
from coders.context_words import ContextWords
from coders.parse import Sentence
from coders.syntax.arguments import objects, preposition_objects, subjects
from coders.syntax.context import chain, has_perfect, headline_speaker, is_finite_past, is_pluperfect, tense
from coders.syntax.forms import (
    adverbs_before,
    is_joined_gerund,
    is_noun_gerund,
    is_noun_participle,
    is_object_gerund,
    is_object_participle,
    is_relative,
    is_simple_present,
)
from coders.syntax.phrases import counted_by, determiner, modifiers, phrase
from coders.syntax.tokens import is_noun, is_verb
from coders.verbs import View

FIRST_PERSON = frozenset({"i", "we"})
NOW = frozenset({"now", "hereby", "tonight", "again"})
ENDS = frozenset({".", '"', "''", "”", "'", "’", ")", "-RRB-"})
DASHES = frozenset("-–—*")
DATED = frozenset({"in", "on", "during", "since", "from"})
"""Prepositions behind a war that may date it."""


def read_standing(view: View, words: ContextWords, trigger: int, light: int | None, reading: Reading, *, body: bool) -> None:
    """Reads what makes an event one of no day; `body` says that the sentence is not an article's first, where the present is that of news."""
    start = trigger if light is None else light
    if is_verb(view.sentence, start):
        if is_kept_so(view, start):
            reading.weaken("possible", "has it so")
        fact = standing_fact(view, words, start) if body else None
        if fact:
            reading.weaken("possible", fact)
        if (body or not is_headline(view.sentence)) and is_state(view, words, start):
            reading.weaken("possible", "state")
        if is_struggle(view, words, start):
            reading.weaken("possible", "state")
        span = of_no_day(view, words, start) if body else None
        if span:
            reading.remember(span)
    elif is_trend(view, words, start, body=body):
        reading.weaken("possible", "trend")
    general = is_general(view, words, trigger) if light is None and not is_verb(view.sentence, trigger) else None
    if general:
        reading.weaken("possible", general)
    # "held several protests" held them
    unlisted = unlisted_word(view, words, trigger) if body and light is None and not is_verb(view.sentence, trigger) else None
    if unlisted:
        reading.look_back(unlisted)
    if body and light is None and is_lasting(view, words, trigger):
        reading.look_back("goes on")
    long_past = years_before(view, words, start) or in_old_days(view, words)
    if long_past:
        reading.remember(long_past)


def of_no_day(view: View, words: ContextWords, verb: int) -> str | None:
    """Returns the words that put a deed at no day of the last years: "in the past", "in World War II", "decades ago", "over the years", "has long"."""
    found = in_the_past(view, words, verb) or in_old_war(view, words, verb) or years_ago(view, words, verb)
    return found or over_years(view, words, verb) or told_once(view, words, verb)


def is_lasting(view: View, words: ContextWords, noun: int) -> bool:
    """Says whether a noun that stands alone tells what goes on: "is neutral in the war between Iran and Iraq"; not "a war broke out between them",
    nor what is dated ("the war in July")."""
    dated = DATED & preposition_objects(view.sentence, noun).keys()
    if view.lemmas[noun] not in words.lasting or is_verb(view.sentence, noun) or dated:
        return False
    link = next(iter(chain(view.sentence, noun)), None)
    return link is not None and link.kind != "subject"


def standing_fact(view: View, words: ContextWords, verb: int) -> str | None:
    """Returns why an event told in the simple present is a standing fact ("Tanzania hosts refugees", "men are killed every day"), None where it is none.

    What speakers do by saying it ("we condemn", "he urges the parties"), what is dated or done now, what a text just adopted does, and headlines
    (no stop at the end, a dash at the beginning, a colon behind the speaker) are told of their day.
    """
    sentence = view.sentence
    if is_headline(sentence) or not is_simple_present(sentence, verb) or is_of_the_day(sentence, words, verb) or is_enacted(view, words, verb):
        return None
    if any(sentence.lower[head] in FIRST_PERSON for head in subjects(sentence, verb)):
        return None
    if view.lemmas[verb] in words.performative and not is_relative(sentence, verb):
        return None
    return "present: standing fact"


def is_headline(sentence: Sentence) -> bool:
    """Says whether a line is written as headlines are: "-- Chile condemns raid.", "Iran threatens Israel", "Iran: US must lift sanctions"."""
    return sentence.words[-1] not in ENDS or sentence.words[0][0] in DASHES or headline_speaker(sentence) is not None


def is_enacted(view: View, words: ContextWords, verb: int) -> bool:
    """Says whether a verb tells what a text does that was just adopted: "adopted a resolution which imposes sanctions"."""
    sentence = view.sentence
    above = sentence.heads[verb]
    governor = sentence.heads[above]
    return is_relative(sentence, verb) and view.lemmas[governor] in words.enacting and is_finite_past(sentence, governor)


def is_of_the_day(sentence: Sentence, words: ContextWords, verb: int) -> bool:
    """Says whether a verb is told of a day or of now: "meets Putin on Monday", "now demands"."""
    near = {sentence.lower[child] for child in sentence.children[verb]}
    near |= {sentence.lower[head] for heads in preposition_objects(sentence, verb).values() for head in heads}
    return bool(near & (words.days | NOW))


def is_trend(view: View, words: ContextWords, noun: int, *, body: bool) -> bool:
    """Says whether a plural noun of no particular events is what grows or abates, or what something is said of in general: "attacks are multiplying",
    "attacks on convoys are part of life", not "the two attacks"."""
    sentence = view.sentence
    if sentence.tags[noun] not in ("NNS", "NNPS") or counted_by(sentence, noun) or determiner(sentence, noun) is not None:
        return False
    for link in chain(sentence, noun):
        if link.kind != "conj":
            general = body and not is_headline(sentence) and is_verb(sentence, link.above) and is_simple_present(sentence, link.above)
            return link.kind == "subject" and (view.lemmas[link.above] in words.trend or general)
    return False


def is_kept_so(view: View, participle: int) -> bool:
    """Says whether a participle says in what state someone has something: "Britain has 7,000 troops deployed in Iraq", "has 7,000 soldiers training an
    army there"."""
    sentence = view.sentence
    first = participle
    while is_joined_gerund(sentence, first):
        # "has soldiers guarding roads and training an army"
        first = sentence.heads[first]
    if not (is_object_participle(sentence, participle) or is_object_gerund(sentence, first)):
        return False
    above = sentence.heads[first]
    verb = sentence.heads[above] if is_noun(sentence, above) else above
    had = view.lemmas[verb] == "have" and sentence.tags[verb] in ("VBZ", "VBP")
    return had and (above == verb or above in objects(sentence, verb))


def over_years(view: View, words: ContextWords, verb: int) -> str | None:
    """Returns the words that spread a deed over years without a number: "has over the years offered", "were killed in recent years"."""
    sentence = view.sentence
    for preposition, heads in preposition_objects(sentence, verb).items():
        for head in heads:
            if preposition in ("over", "for", "in", "through", "throughout", "down") and is_uncounted_span(view, words, head):
                return f"{preposition} {sentence.lower[head]}"
    return None


def told_once(view: View, words: ContextWords, verb: int) -> str | None:
    """Returns the adverb that puts a past deed at no day: "has long called for talks", "was once jailed", "has repeatedly asked"; the verb itself of
    what somebody had behind him: "had been accused"."""
    sentence = view.sentence
    if tense(sentence, verb) != "past" or is_of_the_day(sentence, words, verb):
        return None
    if view.lemmas[verb] in words.long_known and is_pluperfect(sentence, verb):
        return f"had {sentence.lower[verb]}"
    undated = words.once | words.over_again if has_perfect(sentence, verb) else words.once
    return next((sentence.lower[part] for part in adverbs_before(sentence, verb) if sentence.lower[part] in undated), None)


def is_state(view: View, words: ContextWords, verb: int) -> bool:
    """Says whether a bare participle on a noun tells how it stands: "eight islands occupied by troops", "rebels backed by Chad"; not "a house occupied on
    Sunday", nor "the minister, backed by Chad, refused"."""
    sentence = view.sentence
    lemma = view.lemmas[verb]
    standing = lemma in words.states or (lemma in words.sponsors and sentence.words[verb - 1] != ",")
    return standing and is_noun_participle(sentence, verb) and not is_of_the_day(sentence, words, verb)


def is_general(view: View, words: ContextWords, noun: int) -> str | None:
    """Returns the word by which an event noun is none in particular: "denounces all attacks"; None for "all the attacks"."""
    sentence = view.sentence
    before = determiner(sentence, noun)
    definite = any(sentence.lower[child] in words.definite for child in sentence.children[noun])
    return before if before == "all" and sentence.tags[noun] == "NNS" and not definite else None


def is_struggle(view: View, words: ContextWords, verb: int) -> bool:
    """Says whether a gerund on a noun tells who somebody is by whom he fights: "rebels fighting the government"; not "rebels fighting there on Sunday"."""
    sentence = view.sentence
    return view.lemmas[verb] in words.struggles and is_noun_gerund(sentence, verb) and not is_of_the_day(sentence, words, verb)


def in_the_past(view: View, words: ContextWords, verb: int) -> str | None:
    """Returns the words that put a deed at no day of the past: "has in the past closed newspapers"; not "in the past week"."""
    for preposition, heads in preposition_objects(view.sentence, verb).items():
        for head in heads:
            if preposition == "in" and view.sentence.lower[head] in words.bygone and determiner(view.sentence, head) == "the":
                return f"in the {view.sentence.lower[head]}"
    return None


def in_old_war(view: View, words: ContextWords, verb: int) -> str | None:
    """Returns the war of the books in which a deed was done: "was killed in World War II"; not "a film on World War II"."""
    for preposition, heads in preposition_objects(view.sentence, verb).items():
        for head in heads:
            name = " ".join(view.sentence.lower[token] for token in phrase(view.sentence, head)).removeprefix("the ")
            if preposition in words.dating and (name in words.old_wars or f"{name} {follower(view.sentence, head)}" in words.old_wars):
                return f"{preposition} {name}"
    return None


def follower(sentence: Sentence, token: int) -> str:
    """Returns the small word behind a token, "" at the end: ii in "World War II", which the parser may hang on the war."""
    return sentence.lower[token + 1] if token + 1 < len(sentence) else ""


def years_ago(view: View, words: ContextWords, verb: int) -> str | None:
    """Returns the words that put a deed years back without their number: "renounced violence decades ago"; not "two years ago", which is a date."""
    sentence = view.sentence
    for ago in sentence.children[verb]:
        spans = [token for token in sentence.children[ago] if is_uncounted_span(view, words, token)] if sentence.lower[ago] in words.back else []
        if spans:
            return f"{sentence.lower[spans[0]]} {sentence.lower[ago]}"
    return None


def unlisted_word(view: View, words: ContextWords, noun: int) -> str | None:
    """Returns the word that tells of a plural event noun only that there were such: "several attacks", "a string of bombings"; not "the several attacks"."""
    sentence = view.sentence
    if sentence.tags[noun] not in ("NNS", "NNPS") or determiner(sentence, noun) is not None:
        return None
    before = next((sentence.lower[token] for token in modifiers(sentence, noun) if sentence.lower[token] in words.unlisted), None)
    link = next(iter(chain(sentence, noun)), None)
    if before is not None:
        # "one of several rallies" is one
        return None if link is not None and link.preposition == "of" and sentence.tags[link.above] == "CD" else before
    if link is None or link.kind != "of" or link.preposition != "of":
        return None
    # "the biggest wave of expulsions" is told of
    measured = view.lemmas[link.above] in words.series and determiner(sentence, link.above) in (None, "a", "another")
    return f"a {sentence.lower[link.above]} of" if measured else None


def is_uncounted_span(view: View, words: ContextWords, noun: int) -> bool:
    """Says whether a noun is years without their number: "the years", "recent years", "decades"."""
    sentence = view.sentence
    before = {sentence.lower[token] for token in modifiers(sentence, noun)}
    plain = before <= {"recent", "past", "last", "many", "several", "previous"} and not counted_by(sentence, noun)
    return sentence.tags[noun] == "NNS" and view.lemmas[noun] in words.spans and plain


def years_before(view: View, words: ContextWords, token: int) -> str | None:
    """Returns the words that put an event years before what is told: "three years after the invasion", "years after rebels seized the town"."""
    sentence = view.sentence
    for link in chain(sentence, token):
        if is_verb(sentence, link.below):
            opening = [child for child in sentence.children[link.below] if sentence.lower[child] in ("after", "since")]
        else:
            opening = [sentence.heads[link.below]] if link.kind in ("of", "preposition") and link.preposition in ("after", "since") else []
        around = ((part, one) for one in opening for part in (*sentence.children[one], *sentence.children[sentence.heads[one]]))
        spans = [part for part, one in around if is_span_before(view, words, part, one)]
        if spans:
            return f"{sentence.lower[spans[0]]} {sentence.lower[opening[0]]}"
        if is_verb(sentence, link.below):
            return None
    return None


def is_span_before(view: View, words: ContextWords, token: int, opening: int) -> bool:
    """Says whether years stand right before the word that opens a clause or phrase: "years after"."""
    return view.sentence.tags[token] == "NNS" and token == opening - 1 and view.lemmas[token] in words.spans


def in_old_days(view: View, words: ContextWords) -> str | None:
    """Returns the phrase that puts a whole sentence long ago: "Before then, Armenia got oil from its neighbour"."""
    opening = " ".join(view.sentence.lower[:4])
    return next((phrase for phrase in sorted(words.long_ago) if opening.startswith(phrase)), None)
