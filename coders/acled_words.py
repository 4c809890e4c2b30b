"""The words by which the ACLED view knows what kind of violence an event was: those near its trigger and at its own arguments, and what was told before."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from coders.acled_tables import load_acled
from coders.derived import Derived
from coders.parse import Sentence
from coders.records import record
from coders.syntax.arguments import subjects
from coders.syntax.phrases import below, determiner
from coders.syntax.slots import participle_clauses
from coders.syntax.tokens import is_noun, is_verb
from coders.violence import ViolenceWords
from schemas.codebook import acled_sub_events

WORDS_AROUND = 12
DEEPEST = 8
CROWD_CODES = ("14", "175")
"""Codes of events whose whole sentence is read: "a protest in which ... and shops were looted" was a riot."""
RIOT, RIOTED = "145", "rioted"
"""A sentence that tells of a riot tells of no peaceful protest: "attacked the office during a protest"."""
PROTEST, PROTEST_TOLD, STEPPED_IN = "14", "protest told", ("173", "175", "18", "19")
"""What police do right after a protest was told they do to it: "Workers marched in Zenda. Police opened fire."."""
DEFINITE = frozenset({"the", "this", "these", "both"})
EXPLOSIONS, RIOTS = "Explosions/Remote violence", "Riots"
TOLD_ONCE = frozenset({"Chemical weapon", "Suicide bomb", "Grenade"})


@record
class ToldBefore:
    """What an article told before an event: its last sentences, whether they told of protests, and whether this sentence tells of a riot."""

    sentences: tuple[Sentence, ...] = ()
    protest: bool = False
    riot: bool = False


def words_told(
    sentence: Sentence, derived: Derived, ends: tuple[int, int], *, lemma: str, told: ToldBefore, violence: ViolenceWords
) -> frozenset[str]:
    """Returns the words that tell ACLED's type of an event: its own, and what was told before of the same crowd, blast or fight.

    `ends` are the first and last token of its trigger, `lemma` is that of its core.
    """
    words = words_of_event(sentence, derived.core, *ends, code=derived.code)
    if told.riot and derived.code.startswith(CROWD_CODES):
        words |= {RIOTED}
    if told.protest and derived.code.startswith(STEPPED_IN):
        words |= {PROTEST_TOLD}
    if tells_again(sentence, derived.words, violence.again):
        # "the blast" was of the grenade told before
        words |= weapons_told(told.sentences)
    weapons, beside = fight_words()
    if told.sentences and is_toll(sentence, derived, lemma, violence):
        own = not (weapons | beside).isdisjoint(words)
        words |= (beside if own else weapons | beside) & in_a_row(told.sentences[-1].lower)
    return words


def is_toll(sentence: Sentence, derived: Derived, lemma: str, violence: ViolenceWords) -> bool:
    """Says whether an event only counts the dead and hurt of what the sentence before told: "Four soldiers were killed."; not what nobody need have
    done there ("elsewhere two were killed")."""
    return lemma in violence.casualty and not derived.sources and violence.apart.isdisjoint(sentence.lower)


@cache
def fight_words() -> tuple[frozenset[str], frozenset[str]]:
    """Returns the words that tell of weapons and bombs, and those that tell of something else beside them: battles, and demonstrations that turn to riots."""
    rules = [(acled_sub_events()[rule.sub_event].event_type, rule) for rule in load_acled().rules]
    weapons = frozenset(word for kind, rule in rules if kind == EXPLOSIONS for word in rule.words)
    beside = frozenset(word for kind, rule in rules for word in (rule.unless if kind == EXPLOSIONS else rule.also if kind == RIOTS else ()))
    return weapons, beside


def words_near(sentence: Sentence, first: int, last: int) -> frozenset[str]:
    """Returns the lower-case words within a dozen tokens of a trigger, given by its first and last token, and each two in a row ("tear gas")."""
    return in_a_row(words_at(sentence, range(max(0, first - WORDS_AROUND), min(len(sentence.lower), last + WORDS_AROUND + 1))))


def words_at(sentence: Sentence, tokens: Iterable[int]) -> tuple[str, ...]:
    """Returns lower-case words; the month of March is no march."""
    return tuple("" if sentence.words[token] == "March" else sentence.lower[token] for token in tokens)


def in_a_row(words: Iterable[str]) -> frozenset[str]:
    """Returns words and each two in a row."""
    words = tuple(words)
    return frozenset((*words, *map(" ".join, pairwise(words))))


def words_of_event(sentence: Sentence, trigger: int, first: int, last: int, *, code: str) -> frozenset[str]:
    """Returns the words near a trigger and those at its own arguments, however far: "attacked the camp on the edge of the city ... with mortars"."""
    if code.startswith(CROWD_CODES):
        return in_a_row(words_at(sentence, range(len(sentence.lower))))
    return words_near(sentence, first, last) | in_a_row(words_at(sentence, own_tokens(sentence, trigger)))


def own_tokens(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """Returns what hangs on a trigger in sentence order, clauses with a subject of their own left out."""
    found = {trigger}
    frontier = [trigger]
    for _ in range(DEEPEST):
        children = [child for token in frontier for child in (*below(sentence, token, relative=False), *participle_clauses(sentence, token))]
        frontier = [child for child in children if child not in found and not (is_verb(sentence, child) and subjects(sentence, child))]
        found.update(frontier)
    return tuple(sorted(found))


@cache
def weapon_words() -> frozenset[str]:
    """Returns the words that tell with which weapon an attack was made, where later words only call it a blast or an attack."""
    return frozenset(word for rule in load_acled().rules if rule.sub_event in TOLD_ONCE for word in rule.words)


def weapons_told(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Returns which of the words of weapons stand in some sentences."""
    return frozenset(word for sentence in sentences for word in weapon_words() & in_a_row(sentence.lower))


def tells_again(sentence: Sentence, words: tuple[int, ...], again: frozenset[str]) -> bool:
    """Says whether an event is told by a noun that takes up what was told before: "the blast", "the attack killed nine"; not "a blast"."""
    nouns = [token for word in words for token in (word, *(subjects(sentence, word) if is_verb(sentence, word) else ()))]
    return any(is_noun(sentence, token) and sentence.lower[token] in again and determiner(sentence, token) in DEFINITE for token in nouns)
