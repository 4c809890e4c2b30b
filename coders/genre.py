"""What kind of text a sentence or an article is, by its words: sport tells of attacks, defeats and clashes that are none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from coders.lexicon.problems import Problem
from coders.lexicon.read import Reader, load_yaml
from coders.parse import Sentence
from coders.syntax.memo import remembered

FILE = Path(__file__).parent / "lexicon" / "genres.yaml"
LISTS = ("strong", "weak", "serious")
STRONG_WEIGHT = 2
LEAST_WEIGHT = 3
LEAST_SENTENCES = 2
LEAST_MEAN = 1.5


@dataclass(frozen=True, slots=True)
class Genre:
    """The words of one kind of text, plurals included; phrases of two words stand among them with a blank."""

    name: str
    strong: frozenset[str]
    weak: frozenset[str]
    serious: frozenset[str]


def read_genres(path: Path = FILE) -> tuple[tuple[Genre, ...], tuple[Problem, ...]]:
    """Reads genres.yaml; a list that nobody reads is a problem, and so is a missing or empty one."""
    root, problems = load_yaml(path, path.name)
    reader = Reader(path.name)
    found: list[Genre] = []
    for name, line, node in reader.mapping(root, path.name).items if root is not None else ():
        lists: dict[str, frozenset[str]] = {}
        for key, place, values in reader.mapping(node, name).items:
            if key not in LISTS:
                reader.problem(place, "genre-list", f"{key!r} of {name} is no list that the coder reads", "lists are " + ", ".join(LISTS))
                continue
            lists[key] = with_plurals(reader.texts(values, key))
        for key in LISTS:
            if not lists.get(key):
                reader.problem(line, "genre-empty", f"{name} has no {key} words", f"give `{key}: [...]`")
        found.append(Genre(name, *(lists.get(key, frozenset()) for key in LISTS)))
    return tuple(found), (*problems, *reader.problems)


def with_plurals(words: Iterable[str]) -> frozenset[str]:
    """Returns words with their plurals in -s."""
    return frozenset(form for word in words for form in (word, f"{word}s"))


@cache
def load_genres(path: Path = FILE) -> tuple[Genre, ...]:
    """Returns the genres of a file, once a process."""
    return read_genres(path)[0]


@remembered
def words_of(sentence: Sentence) -> frozenset[str]:
    """Returns the words of a sentence in lower case, with those joined by hyphens and pairs of neighbours: "quarter-final", "free kick"."""
    lower = sentence.lower
    hyphens = [place for place in range(1, len(lower) - 1) if lower[place] == "-"] if "-" in lower else ()
    return frozenset(lower).union(map(" ".join, pairwise(lower)), [f"{lower[place - 1]}-{lower[place + 1]}" for place in hyphens])


def weight(genre: Genre, words: frozenset[str]) -> int:
    """Returns how much a sentence's words speak for a genre."""
    return STRONG_WEIGHT * len(words & genre.strong) + len(words & genre.weak)


def genre_of_article(genres: Sequence[Genre], sentences: Sequence[Sentence]) -> Genre | None:
    """Returns the genre of a whole article, None where it has none."""
    if len(sentences) < LEAST_SENTENCES:
        return None
    told = [words_of(sentence) for sentence in sentences]
    for genre in genres:
        strong = sum(not genre.strong.isdisjoint(words) for words in told)
        if strong >= LEAST_SENTENCES and sum(weight(genre, words) for words in told) >= LEAST_MEAN * len(told):
            return genre
    return None


def genre_of_sentence(genres: Sequence[Genre], sentence: Sentence, article: Genre | None = None) -> str | None:
    """Returns the name of a sentence's genre: its article's or its own; None where a serious word stands in it."""
    words = words_of(sentence)
    for genre in genres:
        own = weight(genre, words) >= LEAST_WEIGHT and not genre.strong.isdisjoint(words)
        if (genre is article or own) and genre.serious.isdisjoint(words):
            return genre.name
    return None
