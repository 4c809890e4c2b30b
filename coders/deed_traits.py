"""What a place name says of deeds: which deed is told in its clause, of whom, and whether people are there for another reason."""

import re

from coders.deed_words import load_deed_words
from coders.parse import Sentence
from coders.place_ranks import Located, verb_of
from coders.place_words import load_place_words
from coders.syntax.arguments import subjects
from coders.syntax.phrases import determiner, owners
from coders.syntax.tokens import is_noun, is_verb

YEAR = 4
YEARS = re.compile("19|20")
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})


def acts_of(sentence: Sentence, tokens: tuple[int, ...]) -> frozenset[str]:
    """Returns what deeds some words may tell of: "the raid" an attack or an arrest."""
    acts = load_deed_words().acts
    return frozenset[str]().union(*(acts.get(sentence.lower[token], frozenset()) for token in tokens))


def deeds_at(sentence: Sentence, located: Located) -> tuple[frozenset[str], frozenset[str]]:
    """Returns what deeds the clause of a place name tells, and the names in it ("Hentzau was shot in Zenda": attack, hentzau)."""
    acts = load_deed_words().acts
    telling = [token for token, word in enumerate(sentence.lower) if word in acts]
    if not telling:
        return frozenset(), frozenset()
    verb = verb_of(sentence, located.governor)
    own = tuple(token for token in telling if token in (verb, located.governor) or verb_of(sentence, token) == verb)
    if not own:
        return frozenset(), frozenset()
    names = (sentence.lower[token] for token, tag in enumerate(sentence.tags) if tag.startswith("NNP") and verb_of(sentence, token) == verb)
    return acts_of(sentence, own), frozenset(names)


def is_aside(sentence: Sentence, located: Located) -> bool:
    """Says whether a place name only tells where somebody speaks, lives or is treated: "a source in Zenda said", "who now lives in Zenda"."""
    verb, aside = verb_of(sentence, located.governor), load_deed_words().aside
    # "in hospitals in the Zenda area": the head itself, and what it stands behind
    if any(sentence.lower[token] in aside for token in (located.head, located.governor, verb)):
        return True
    return located.governor != verb and located.governor in subjects(sentence, verb) and sentence.lower[verb] in load_place_words().saying


def told_again(sentence: Sentence, words: tuple[int, ...]) -> frozenset[str]:
    """Returns what deeds are told again by a definite noun among some words or the subject of their verb: "the attack", "Monday's raid killed"."""
    nouns = [token for word in words for token in (word, *(subjects(sentence, word) if is_verb(sentence, word) else ())) if is_noun(sentence, token)]
    return acts_of(sentence, tuple(token for token in nouns if is_definite(sentence, token)))


def is_definite(sentence: Sentence, noun: int) -> bool:
    """Says whether a noun means what is known: "the attack", "Monday's raid", "his murder"; not "the other raids"."""
    return not is_other(sentence, noun) and (determiner(sentence, noun) in DEFINITE or bool(owners(sentence, noun)))


def is_other(sentence: Sentence, noun: int) -> bool:
    """Says whether a noun or its owner is told from what is known: "an earlier attack", "last week's raid", "similar protests", "a war"."""
    others = load_deed_words().others
    told = (noun, *(child for token in (noun, *owners(sentence, noun)) for child in sentence.children[token]))
    return any(sentence.lower[token] in others for token in told)


def tells_other_year(sentence: Sentence, year: int | None) -> bool:
    """Says whether a sentence names another year than that of its report, by which old things are told: "the 1973 coup", not "in 2006" in 2006."""
    return YEARS.search(sentence.text) is not None and any([is_year(word) and word != str(year) for word in sentence.lower if word[0].isdigit()])


def is_year(word: str) -> bool:
    """Says whether a word is the number of a year or a decade, by which old things are told: "the 1973 coup", "in the 1980s"."""
    digits = word.removesuffix("s")
    return len(digits) == YEAR and digits.isdigit() and digits.startswith(("19", "20"))
