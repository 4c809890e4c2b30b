"""Hyphens inside personal names, hidden from the parser: it tears "Moon Jae-in" and "Fazl-ur-Rehman" apart and loses the sentence."""

import re

from coders.actor_words import load_actor_words

HYPHEN = "\u2011"
"""What the parser sees instead: the no-break hyphen, which its tokenizer leaves inside a word."""
SYLLABLE = r"(?:[bcdfghjklmnpqrstvwxyz]{0,3})[yw]?[aeiou]{1,4}(?:ng|nn|n|h|k|l|m|p|t|r|w|y|b)?"
EAST_ASIAN = re.compile(rf"(?<![\w-])([A-Z][a-z]+ [A-Z][a-z]{{0,6}})-({SYLLABLE})(?![\w-])")
"""Family name, then a given name of two syllables with the second one small: Kim You-geun, Chen Shui-bian."""
LINKED = re.compile(r"(?<![\w-])([A-Z][a-z]+)-([Uu][rlsdz]|[Aa][ld]|[Ee]l|us[hs]|e|i)-([A-Z][a-z]+)(?![\w-])")
"""Names joined by an article or link: Zia-ul-Haq, Lashkar-e-Taiba, Mazar-i-Sharif."""


def hide_hyphens(text: str) -> str:
    """Returns the text, of the same length, with the hyphens inside such names replaced by `HYPHEN`; "New York-run" keeps its own."""
    if "-" not in text:
        return text
    ordinary = load_actor_words().no_syllable
    text = EAST_ASIAN.sub(lambda match: match.group() if match[2] in ordinary else match[1] + HYPHEN + match[2], text)
    return LINKED.sub(lambda match: match.group().replace("-", HYPHEN), text)


def show_hyphens(word: str) -> str:
    """Returns a token as it was written."""
    return word.replace(HYPHEN, "-")
