"""A light guess of the tense around a stretch of text, from its words alone; a parse knows better."""

import re
from itertools import pairwise
from typing import Final

from coders.date_words import DATE_SETS

FUTURE_HEADS: Final = DATE_SETS["future-head"]
FUTURE_WORDS: Final = DATE_SETS["future-word"]
PUT_OFF: Final = DATE_SETS["put-off"]
TIMETABLE: Final = DATE_SETS["timetable"]
PAST: Final = DATE_SETS["past"]
WORD: Final = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[a-z]+)?|['’]s\b|['’]ll\b|\d[\d,.]*|[,;:—–\"“”]|--|``|''|\.(?=\s|$)", re.IGNORECASE)
BREAKS: Final = frozenset({",", ";", ":", "—", "–", '"', "“", "”", "--", "``", "''", "."})
MODALS: Final = DATE_SETS["modal"]
NOT_PAST: Final = DATE_SETS["not-past"]
LIMITS: Final = frozenset({"until", "till", "to", "for", "by"})
NOT_VERBS: Final = DATE_SETS["not-verb"]
COPULAS: Final = frozenset({"is", "are", "was", "were", "be", "been", "'s", "not", "also", "now", ","})
WINDOW: Final = 220


def tense_at(text: str, start: int, end: int) -> str:
    """Guess the tense of the clause around text[start:end]: "past", "present", "future", or "unknown" where no verb is known.

    The nearest sign wins, to the left in the clause, then to the right, then further left: "agreed Monday to send" is past,
    "will attack on Monday", "is due to arrive Monday", "talks begin Monday", "postponed until Monday" are future.
    """
    left = [match.group() for match in WORD.finditer(text, max(0, start - WINDOW), start)]
    right = [match.group() for match in WORD.finditer(text, end, min(len(text), end + WINDOW))]
    if not any(character.islower() for character in text):
        left, right = [word.lower() for word in left], [word.lower() for word in right]
    cut = max((place for place, word in enumerate(left) if word in BREAKS), default=-1) + 1
    if [word.lower() for word in left[-3:]] in (["as", "soon", "as"], ["as", "early", "as"]):
        return "future"
    near = _leftward(left, cut)
    if near:
        return near
    stop = next((place for place, word in enumerate(right) if place and word in BREAKS), len(right))
    return _rightward(right[:stop]) or _leftward(left[:cut], 0) or _rightward(right[stop:]) or _headline(left)


def _headline(words: list[str]) -> str:
    """Return "future" for an infinitive with no verb before it ("Envoys to meet in Geneva Monday"), else "unknown"."""
    pairs = pairwise(words)
    return "future" if any(first == "to" and second.islower() and second not in NOT_VERBS for first, second in pairs) else "unknown"


def _leftward(words: list[str], first: int) -> str:
    """Return the tense that the last sign of words[first:] shows, "" where there is none."""
    for place in range(len(words) - 1, first - 1, -1):
        tense = _sign(words, place, last=len(words))
        if tense:
            return tense
    return ""


def _rightward(words: list[str]) -> str:
    """Return the tense that the first sign of some words shows, "" where there is none."""
    for place in range(len(words)):
        tense = _sign(words, place, last=-1)
        if tense:
            return tense
    return ""


def _sign(words: list[str], place: int, *, last: int) -> str:
    """Return the tense that one word shows; `last` is the place right after the words, -1 where the date stands on the left."""
    word = words[place].replace("’", "'")
    after = words[place + 1].lower() if place + 1 < len(words) else ""
    before = words[place - 1].lower() if place else ""
    if word in MODALS or word == "would":
        return "past" if after == "have" else "future" if word != "may" or after.islower() else ""
    if word in {"after", "After"} and after.endswith("ing"):
        return "past"
    if word == "to" and after and _infinitive_is_future(words, place):
        return "future"
    if last >= 0 and word in PUT_OFF and place + 1 < last and words[last - 1].lower() in LIMITS:
        return "future"
    if word in FUTURE_WORDS:
        if word == "due" and (after == "to" or before.endswith("ed")):
            return ""
        nearby = {earlier.lower() for earlier in words[max(0, place - 3) : place]}
        return "past" if {"had", "previously", "originally", "initially"} & nearby and word.endswith(("ed", "e")) else "future"
    if word in PAST or (word.endswith("ed") and len(word) > 3 and word not in NOT_PAST):
        if before in {"to", "will", "would"} and word in {"set", "put", "hit", "cut", "hurt", "shut"}:
            return ""
        if before in {"is", "are", "be"}:
            return "future" if _has_future(words, place) else "present"
        return "past"
    if word in {"has", "have", "'ve"}:
        return "past" if after.endswith("ed") or after in PAST else ""
    if word in {"is", "are", "'re"}:
        if place + 1 == last:
            return "future"  # "the deadline is Thursday"
        return "future" if after.endswith("ing") and after[:-3] in _STEMS else "present"
    if word not in TIMETABLE:
        return ""
    # "the president and the envoy meet Monday"
    joined = place > 1 and words[place - 1][0].isupper() and "and" in words[max(0, place - 7) : place - 1] and not word.endswith("s")
    return "future" if joined or _has_subject(word, before) else ""


def _has_subject(word: str, before: str) -> bool:
    """Say whether a timetable verb agrees with the word before it: "talks begin", "the summit opens", not "a late start", "his visit"."""
    if not before.isalpha() or before in NOT_VERBS or before in {"of", "in", "to", "on", "for", "at", "by", "from", "and"}:
        return False
    plural = before.endswith("s") or before in {"they", "we", "who", "which", "that", "people", "you", "i", "troops"}
    return plural != word.endswith("s") or (word.endswith("s") and before in {"who", "which", "that"})


_STEMS: Final = frozenset(stem for verb in TIMETABLE for stem in (verb, verb.rstrip("e"), verb + verb[-1]))


def _has_future(words: list[str], place: int) -> bool:
    """Say whether "will", "would" or "to" stands up to three words before."""
    return bool({"will", "would", "to", "shall"} & {word.lower() for word in words[max(0, place - 3) : place]})


def _infinitive_is_future(words: list[str], place: int) -> bool:
    """Say whether "to" opens an infinitive that looks ahead: "plans to", "is to", not "went to court" or "failed to"."""
    after = words[place + 1]
    if not after.islower() or after in NOT_VERBS or after.endswith(("ing", "ed")) or after[0].isdigit():
        return False
    heads = [word.lower() for word in words[max(0, place - 3) : place]]
    if not heads or heads[-1] not in FUTURE_HEADS:
        return False
    if heads[-1] == "due" and len(heads) > 1 and heads[-2] not in COPULAS:
        return False  # "died due to enemy fire"
    return not (heads[-1] in {"due", "scheduled", "expected"} and "had" in heads)
