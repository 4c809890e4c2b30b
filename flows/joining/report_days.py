"""Whether the day that a mention names is only that of the report of it: "police said on Tuesday" of Monday's raid."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from flows.joining.tables import FOLDER, WORD

Row = Mapping[str, Any]
AUDIENCE_WORDS = FOLDER / "audience_words.txt"
REPORT_WORDS = FOLDER / "report_words.txt"
PERFECT = frozenset({"has", "have", "had"})
HELPERS = 2
"""Words before a verb among which the verbs of its tense stand: "had been taken"."""
REPORT_REACH = 3
"""Words before a date among which the verb of report stands: "told reporters on", "said in Zenda on"."""
KEPT_SENTENCES = 5_000
"""Sentences of which is kept what was read in them: those that are compared with one another mostly follow each other."""
SPOKEN = ("01", "02", "03", "05", "10", "11", "12", "13")


def is_told_late(mention: Row) -> bool:
    """Says whether a deed has no day but that of the report of it; what is itself said is done on the day it is said, but for what is told as past by
    then ("Zenda has pledged aid, a spokesman said on Tuesday")."""
    text = mention["date_text"]
    if text is None or not is_day_of_report(mention["sentence"], text):
        return False
    return not mention["cameo_code"].startswith(SPOKEN) or bool(helpers(mention) & PERFECT)


def helpers(mention: Row) -> frozenset[str]:
    """Returns the words right before the trigger of a mention, among which the helping verbs of its tense stand."""
    before = mention["sentence"][: max(0, mention["trigger_start"] - mention["sentence_start"])]
    return frozenset(WORD.findall(before.lower())[-HELPERS:])


@lru_cache(maxsize=KEPT_SENTENCES)
def is_day_of_report(sentence: str, words: str) -> bool:
    """Says whether the words of a date stand at a verb of report: "police said on Tuesday", "she told reporters Tuesday"."""
    told = sentence.partition(words)[0]
    before = WORD.findall(told.lower())
    if not report_words().isdisjoint(before[-REPORT_REACH:]):
        return True
    verb = next((place for place in range(len(before) - 1, -1, -1) if before[place] in report_words()), None)
    # "a general told reporters in Zenda on Wednesday": nothing but who was told, and where, stands between
    small = set(WORD.findall(told))
    return verb is not None and all(word in audience_words() or word not in small for word in before[verb + 1 :])


@cache
def audience_words(path: Path = AUDIENCE_WORDS) -> frozenset[str]:
    """Returns whom a report is made to, and the small words around (audience_words.txt)."""
    return frozenset(path.read_text(encoding="utf8").split())


@cache
def report_words(path: Path = REPORT_WORDS) -> frozenset[str]:
    """Returns the verbs at which a day is that of the report (report_words.txt)."""
    return frozenset(path.read_text(encoding="utf8").split())
