"""What a sentence says of its own time and people, for the scenes of an article: another time, who is named, who speaks, who is taken up again."""

from collections.abc import Sequence

from coders.parse import Sentence
from coders.placed_people import quoted, surnames
from coders.scene_words import load_scene_words
from coders.syntax.arguments import preposition_objects, subjects
from coders.syntax.context import chain, is_pluperfect
from coders.syntax.memo import remembered
from coders.syntax.phrases import determiner, owners, phrase
from coders.syntax.tokens import is_verb

SAME_DAY = frozenset({"day", "today", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
YEAR_BEFORE = frozenset({"in", "since", "of", "from", "until", "by"})
CENTURIES = ("19", "20")
"""How the years that news tells of begin."""
NUMERALS = frozenset({"i", "ii", "iii", "iv", "v", "vi", "jr", "jr.", "sr", "sr."})
OLD_UNITS = frozenset({
    "week", "month", "year", "summer", "autumn", "spring", "winter", "fall", "weekend", "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
})


@remembered
def is_of_before(sentence: Sentence) -> bool:
    """Says whether a sentence tells of another time: "earlier", "last month", "in 1994"; not "the 1994 accord", "earlier in the day"."""
    words = load_scene_words()
    if words.earlier.isdisjoint(sentence.lower) and not any(century in sentence.text for century in CENTURIES):
        return False
    for token, word in enumerate(sentence.lower):
        if word == "last" and sentence.lower[token + 1 : token + 2] and sentence.lower[token + 1] not in OLD_UNITS:
            continue
        if word == "earlier" and not SAME_DAY.isdisjoint(sentence.lower[token + 1 : token + 4]):
            continue
        year = len(word) == 4 and word.isdigit() and word[:2] in CENTURIES
        if word in words.earlier or (year and token and sentence.lower[token - 1] in YEAR_BEFORE):
            return True
    return False


def is_done_before(sentence: Sentence, path: Sequence[int]) -> bool:
    """Says whether an event is told in the past perfect: "Hentzau had urged", "had agreed to meet"."""
    verbs = (*path, *(link.above for token in path[:1] for link in chain(sentence, token) if link.kind != "adverbial"))
    return any(is_pluperfect(sentence, token) for token in verbs if is_verb(sentence, token))


def names_of(sentence: Sentence, head: int) -> frozenset[str]:
    """Returns the surnames of a noun and its appositions, that before a numeral: abdullah for "King Abdullah II"."""
    found = frozenset(surnames(sentence, head))
    return found if sentence.lower[head] not in NUMERALS else frozenset({sentence.lower[head - 1]} if head else ())


def subjects_told(sentence: Sentence) -> tuple[int, ...]:
    """Returns the subjects of a sentence's main verb and of its verbs of saying."""
    root = next((token for token, head in enumerate(sentence.heads) if head == token), 0)
    return tuple(dict.fromkeys((*quoted(sentence), *subjects(sentence, root))))


def nouns_of(sentence: Sentence, head: int) -> frozenset[str]:
    """Returns the nouns in small letters before a name and the head: "Ruritanian Prime Minister Hentzau" gives prime, minister, hentzau."""
    return frozenset(sentence.lower[token] for token in phrase(sentence, head) if sentence.tags[token].startswith("NN"))


def is_again(sentence: Sentence, head: int) -> bool:
    """Says whether a noun takes up somebody who was named: "the minister", "the Ruritanian envoy"; not "a minister", "the spokesman of the army"."""
    own = owners(sentence, head) or preposition_objects(sentence, head).get("of")
    return sentence.tags[head] == "NN" and determiner(sentence, head) == "the" and not own
