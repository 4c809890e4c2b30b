"""Names as the parser sees them: it takes "ECOWAS imposed" and "Trump imposed" for no subject, and knows "Israel imposed" and "Putin imposed"."""

import re
from functools import cache, lru_cache

from coders.actor_words import load_actor_words

SUBJECT = re.compile(
    r"(?:\A[\s\"'(]*|[.!?][\"')]*\s+[\"']?|\s--?\s+|\b(?:But|And|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? )([A-Z]{3,10})(?= [a-z])"
)
"""A word in capitals that opens a sentence, alone or behind a day or conjunction, with none in capitals behind it."""


def with_stand_ins(text: str, names: frozenset[str]) -> str:
    """Returns the text, of the same length, with a name that the parser knows for each of `names` in capitals: "ECOWAS imposed sanctions" is read like
    "Israel imposed sanctions"; "ECOWAS TALKS FAIL", "UNESCO Director General", "the bloc ECOWAS" and words that are no name of the tables stay."""
    known = capital_names(names)
    for match in SUBJECT.finditer(text):
        if match[1] in known:
            text = text[: match.start(1)] + known[match[1]] + text[match.end(1) :]
    return misread_surnames().sub(lambda match: load_actor_words().read_as[match.group().lower()], text)


@cache
def misread_surnames() -> re.Pattern[str]:
    """Returns the pattern of surnames that the parser takes for another word."""
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(sorted(map(str.title, load_actor_words().read_as)))})(?![\w-])")


@lru_cache(maxsize=8)
def capital_names(names: frozenset[str]) -> dict[str, str]:
    """Returns the stand-in for each name in capitals that has one of its length and is none itself."""
    own = load_actor_words().stand_ins
    by_length = {len(word): word for word in own}
    return {name: by_length[len(name)] for name in names - own if re.fullmatch("[A-Z]+", name) and len(name) in by_length}
