"""Upper-case text (old wire services) in ordinary case, at the same length, because parsers fail on capitals."""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase

MIN_LETTERS = 12
UPPER_SHARE = 0.85
CAPITALS, SMALL = ascii_uppercase.encode("ascii"), ascii_lowercase.encode("ascii")
TOKEN = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*\.?")
SENTENCE_END = re.compile(r"[.!?:][\"'\u201d\u2019)\]]*\s+[\"'\u201c\u2018(\[]*\Z|\n\s*\n\s*[\"'(\[]*\Z|\[TEXT\][\s\"]*\Z|--\s+\Z")
ALWAYS = re.compile(
    r"(?:JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC"
    r"|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY|I)\Z"
)
TITLE = re.compile(r"(?:MR|MRS|MS|DR|GEN|COL|LT|SGT|CAPT|MAJ|ADM|GOV|SEN|REP|ST)\.?\Z")
Names = Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
"""By first word: the words of each name, folded and as written, the longest name first."""


def is_upper(text: str) -> bool:
    """Say whether a text stands in capitals: at least 12 letters, 85 in 100 of them upper case."""
    capitals, letters = count_capitals(text)
    return letters >= MIN_LETTERS and capitals >= UPPER_SHARE * letters


def count_capitals(text: str) -> tuple[int, int]:
    """Return how many capitals a text has, and how many letters."""
    if text.isascii():
        # thirty times as fast, and most of the text
        data = text.encode("ascii")
        capitals, small = (len(data) - len(data.translate(None, letters)) for letters in (CAPITALS, SMALL))
        return capitals, capitals + small
    letters = [*filter(str.isalpha, text)]
    return sum(map(str.isupper, letters)), len(letters)


def truecase(text: str, known: Collection[str]) -> str:
    """Lower-case everything but sentence starts, the names in `known`, months, weekdays and bracketed acronyms; the length stays.

    A name of `known` is found whatever its case, the longest first, and is given the case that `known` writes it with.
    A frozenset is indexed once; text that is not upper case may be passed and comes back with its other words lower-cased too.
    """
    names = _index(known if isinstance(known, frozenset) else frozenset(known))
    tokens = list(TOKEN.finditer(text))
    folded = [token.group().rstrip(".").casefold() for token in tokens]
    out = list(_lower(text))
    place = 0
    while place < len(tokens):
        count, cased = _longest(folded, place, names)
        if count:
            for offset in range(count):
                _put(out, tokens[place + offset], cased[offset])
        else:
            _put(out, tokens[place], _cased(text, tokens, place))
        place += max(count, 1)
    return "".join(out)


def _cased(text: str, tokens: list[re.Match[str]], place: int) -> str:
    """Give the case of a word that is no known name."""
    token = tokens[place]
    word = token.group()
    bare = word.rstrip(".")
    before = text[max(0, token.start() - 12) : token.start()]
    bracketed = before[-1:] in "([" and bool(before) and text[token.end() : token.end() + 1] in (")", "]") and len(bare) <= 10
    if (bracketed and bare.replace("-", "").isalpha()) or re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?", word):
        return word
    after_title = place > 0 and bool(TITLE.match(tokens[place - 1].group())) and tokens[place - 1].group().endswith(".")
    opens = token.start() == len(text) - len(text.lstrip(" \t\n\"'([")) or bool(SENTENCE_END.search(before))
    month_may = bare == "MAY" and bool(re.match(r" \d|\Z", text[token.end() :]) or re.search(r"\d \Z", before))
    if month_may or ALWAYS.match(bare) or TITLE.match(bare) or after_title or opens:
        return word[:1] + _lower(word[1:])
    return _lower(word)


def _longest(folded: list[str], place: int, names: Names) -> tuple[int, tuple[str, ...]]:
    """Return the number of tokens of the longest known name that starts at `place` and its words as written, (0, ()) for none."""
    for keys, words in names.get(folded[place], ()):
        if tuple(folded[place : place + len(keys)]) == keys:
            return len(keys), words
    return 0, ()


@lru_cache(maxsize=8)
def _index(known: frozenset[str]) -> Names:
    """Index names by their first word, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for name in sorted(known):
        words = tuple(match.group().rstrip(".") for match in TOKEN.finditer(name))
        if words:
            index.setdefault(words[0].casefold(), []).append((tuple(word.casefold() for word in words), words))
    return {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in index.items()}


def _lower(text: str) -> str:
    """Lower-case text but for the few letters whose lower case is longer."""
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _put(out: list[str], token: re.Match[str], word: str) -> None:
    """Write a word over its token; a known name may be written with other letters ("Strasse"), then the token stays as it is."""
    length = len(token.group().rstrip("."))
    if len(word.rstrip(".")) == length:
        out[token.start() : token.start() + len(word)] = word
