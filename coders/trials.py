"""Reports of trials: the violence that they tell of without a day was done long before."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from coders.genre import Genre, genre_of_article, load_genres
from coders.parse import Sentence

FILE = Path(__file__).parent / "lexicon" / "trials.yaml"
VIOLENT = ("18", "19", "20")


@cache
def trial_words(path: Path = FILE) -> tuple[Genre, ...]:
    """Returns the words of trials.yaml, once a process."""
    return load_genres(path)


def trial_of(sentences: Sequence[Sentence]) -> Genre | None:
    """Returns the words by which a report is one of a trial, None where it is another's."""
    return genre_of_article(trial_words(), sentences)


def is_tried(trial: Genre | None, *, code: str, victim: str | None) -> bool:
    """Says whether a deed is what a trial is about: violence told in a report of one, unless it was done to those who try ("killed a defence lawyer")."""
    return trial is not None and code.startswith(VIOLENT) and victim not in trial.serious
