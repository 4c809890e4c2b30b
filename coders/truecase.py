"""Upper-case text (old wire services) in ordinary case, at the same length, because parsers fail on capitals."""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase

from coders.common_words import is_acronym, is_common, load_case_words

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
ACRONYM_IN = re.compile(r"[\[(]([A-Z]{2,6})[\])]")
ACRONYM_BEFORE = re.compile(r"\b([A-Z]{2,6}),? \[(?!NAME\b|AS\b|WORDS?\b)(?=[^\[\]]{8,80}\])[A-Z]+ [A-Z]")
ANY_DIGIT = re.compile(r"\d")
ORDINAL = re.compile(r"\d+(?:ST|ND|RD|TH|D|S)\Z")
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


def truecase(text: str, known: Collection[str], *, acronyms: Collection[str] = (), names: bool = False) -> str:
    """Lower-case everything but sentence starts, the names in `known`, months, weekdays and bracketed acronyms; the length stays.

    A name of `known` is found whatever its case, the longest first, and is given the case that `known` writes it with.
    A frozenset is indexed once; text that is not upper case may be passed and comes back with its other words lower-cased too.
    `acronyms` stay as they are. With `names` a word that is no English one is a name and has a capital ("near Los Llanitos"), or is an acronym.
    """
    index = _index(known if isinstance(known, frozenset) else frozenset(known))
    tokens = list(TOKEN.finditer(text))
    folded = [token.group().rstrip(".").casefold() for token in tokens]
    out = list(_lower(text))
    unknown = [names and _is_name(token, word) for token, word in zip(tokens, folded, strict=True)]
    place = 0
    while place < len(tokens):
        count, cased = _longest(folded, place, index)
        if count:
            for offset in range(count):
                _put(out, tokens[place + offset], cased[offset])
        elif folded[place].upper() in acronyms:
            _put(out, tokens[place], folded[place].upper())
        elif unknown[place]:
            _put(out, tokens[place], _name(tokens[place].group()))
        elif names and _opens_name(text, tokens, folded, place, unknown, index):
            _put(out, tokens[place], folded[place].title())
        else:
            _put(out, tokens[place], _cased(text, tokens, place))
        place += max(count, 1)
    return "".join(out)


def acronyms_of(text: str) -> frozenset[str]:
    """Return the acronyms that a text in capitals tells as such: "the Front [FMLN]", "FMLN [Farabundo Marti Front]"."""
    return frozenset(
        word for pattern in (ACRONYM_IN, ACRONYM_BEFORE) for word in pattern.findall(text) if is_acronym(word.lower()) or not is_common(word.lower())
    )


def _is_name(token: re.Match[str], word: str) -> bool:
    """Say whether a word is a name because it is no word of English; "3D" and "NO.4" are none."""
    cases = load_case_words()
    if ORDINAL.match(token.group()) or (ANY_DIGIT.search(word) and "." in word):
        return False
    return word in cases.titles or (word not in cases.particles and any(map(str.isalpha, word)) and not is_common(word))


def _name(word: str) -> str:
    """Give the case of a name: "Llanitos", "Perez-Luna", "O'Neill", "M-16", "PCC"."""
    bare = word.rstrip(".")
    if is_acronym(bare.casefold()) and bare.casefold() not in load_case_words().titles:
        return word
    parts = re.split("([-'\u2019])", word)
    return "".join(part if any(map(str.isdigit, part)) else part[:1] + _lower(part[1:]) if part != "S" else "s" for part in parts)


def _opens_name(text: str, tokens: list[re.Match[str]], folded: list[str], place: int, unknown: list[bool], index: Names) -> bool:
    """Say whether a word begins the name behind it: "Los Llanitos", "Port Limon"; an article of its own does not."""
    cases = load_case_words()
    if folded[place] not in cases.openers or place + 1 >= len(tokens) or (place and folded[place - 1] in cases.particles):
        return False
    beside = text[tokens[place].end() : tokens[place + 1].start()] in (" ", "\n")
    return beside and (unknown[place + 1] or bool(_longest(folded, place + 1, index)[0]))


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
