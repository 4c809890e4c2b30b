"""What a phrase says of a name that no table knows: the name without its titles, and the country, role and office around it.

Works on the words alone, so that the columns of a release will do where no parse is at hand.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coders.actor_index import ActorIndex, NameRow, RoleRow, fold, split_name
from coders.clue_words import ClueWords, load_clue_words

COUNTRY_KINDS = frozenset({"country", "demonym", "capital", "government", "region"})
APPOSITION = re.compile(r"[,(]\s*([^,.;()]{3,90})[,.;)]")
"""What stands between commas behind a name: "Ana Kral, a Slovak army officer, said"."""
ARTICLE = re.compile(r"\A(?:the|an?|this|these|those|some|all|its|their|his|her)\s+", re.IGNORECASE)
POSSESSIVE = frozenset({"'s", "'", "\u2019s", "\u2019"})


@dataclass(frozen=True, slots=True)
class Clue:
    """One unknown name or noun in one phrase: `kind` is person, name or noun; country, role and office are None where nothing tells them."""

    name: str
    kind: str
    country: str | None = None
    role: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """The words of a phrase with the table names and role nouns that are found in them, as (first, last, row)."""

    words: tuple[str, ...]
    names: tuple[tuple[int, int, NameRow], ...]
    roles: tuple[tuple[int, int, RoleRow], ...]

    def taken(self) -> frozenset[int]:
        """Returns the words that belong to something known."""
        return frozenset(word for first, last, _ in (*self.names, *self.roles) for word in range(first, last + 1))


def read_clue(index: ActorIndex, text: str, sentence: str, day: date | None = None) -> Clue | None:
    """Reads the unknown name of an actor phrase and what phrase and apposition tell of it; None where the phrase holds nothing unknown.

    "Sudanese army chief Gen. Abdel Fattah al-Burhan": Abdel Fattah al-Burhan, SDN, MIL, "army chief".
    """
    clues = load_clue_words()
    marked = mark(index, split_words(text), day)
    end = next((at for at, word in enumerate(marked.words) if word.lower() in clues.edges or word in POSSESSIVE), len(marked.words))
    opens = sentence.startswith(text)
    if any(last == end - 1 and row.kind not in COUNTRY_KINDS for _, last, row in marked.names):
        return None
    run = whole_name(marked, end, clues) or last_run(marked, end, clues, opens=opens)
    if run is None:
        return noun_clue(marked, end, clues)
    first, last = run
    name = written(marked, first, last)
    clue = told(marked, Clue(name, "name"), before=first)
    if clue.office is not None or (first > 0 and marked.words[first - 1].lower() in clues.titles - {"the"}):
        clue = replace(clue, kind="person")
    if clue.role is None and clue.kind == "name" and (following := next((r for f, _, r in marked.roles if f > last and f < end and r.code), None)):
        # "Kaibil commandos": the name is the group's
        clue = replace(clue, role=following.code)
    return beside(index, clue, sentence, day)


def split_words(text: str) -> tuple[str, ...]:
    """Splits a phrase into words as the tables' names are split, without a leading article."""
    return split_name(ARTICLE.sub("", text.strip()))


def mark(index: ActorIndex, words: Sequence[str], day: date | None) -> Marked:
    """Finds table names (longest first) and role nouns in words."""
    lower = tuple(fold(word) for word in words)
    names: list[tuple[int, int, NameRow]] = []
    at = 0
    while at < len(words):
        row, length = longest(index, words, lower, at, day)
        if row is not None:
            names.append((at, at + length - 1, row))
        at += max(1, length)
    inside = frozenset(word for first, last, _ in names for word in range(first, last + 1))
    roles: list[tuple[int, int, RoleRow]] = []
    for last in range(len(words) - 1, -1, -1):
        for length in index.role_lengths.get(lower[last], ()):
            first = last - length + 1
            found = index.roles.get(lower[first : last + 1]) if first >= 0 else None
            if found is not None and not any(word in inside for word in range(first, last + 1)) and not any(f <= last <= e for f, e, _ in roles):
                roles.append((first, last, found))
    return Marked(tuple(words), tuple(names), tuple(reversed(roles)))


def longest(index: ActorIndex, words: Sequence[str], lower: Sequence[str], at: int, day: date | None) -> tuple[NameRow | None, int]:
    """Returns the longest table name that begins at a word, and its length; None and 0 where none does."""
    for length in index.name_lengths.get(lower[at], ()):
        rows = index.names.get(tuple(lower[at : at + length]))
        capital = any(char.isupper() for word in words[at : at + length] for char in word[:1])
        if rows and capital and at + length <= len(words) and not (rows[0].exact and not words[at].isupper()):
            return min(rows, key=lambda row: 0 if row.span.holds(day) else 1), length
    return None, 0


def whole_name(marked: Marked, end: int, clues: ClueWords) -> tuple[int, int] | None:
    """Returns first and last word of a name that ends in a word of bodies, with what stands behind "of": "Front for the Freedom of Zembla".

    None where no such word ends the phrase, or where all its words are known ("Slovak Army" is an army of Slovakia).
    """
    words = marked.words
    if end == 0 or words[end - 1].lower() not in clues.tables or not words[end - 1][0].isupper():
        return None
    first = end - 1
    while first > 0 and words[first - 1][0].isupper() and words[first - 1].lower() not in clues.titles:
        first -= 1
    last = end - 1
    while last + 2 < len(words) and words[last + 1].lower() in clues.particles:
        step = next((at for at in range(last + 2, min(last + 4, len(words))) if words[at][0].isupper()), None)
        if step is None:
            break
        last = step
        while last + 1 < len(words) and words[last + 1][0].isupper():
            last += 1
    known = set(range(first, last + 1)) <= marked.taken()
    return None if known or first == last else (first, last)


def last_run(marked: Marked, end: int, clues: ClueWords, *, opens: bool) -> tuple[int, int] | None:
    """Returns first and last word of the last run of unknown capitalised words; None where there is none.

    `opens` says that the phrase opens the sentence, where a single word has a capital anyway ("Paramilitaries").
    """
    taken = marked.taken()

    def is_name(at: int) -> bool:
        word = marked.words[at]
        capital = any(char.isupper() for char in word)
        return at not in taken and capital and word.lower() not in clues.never | clues.titles and len(word) > 1 and not word.endswith(".")

    last = next((at for at in range(end - 1, -1, -1) if is_name(at)), None)
    if last is None or (opens and last == 0 and end == 1 and marked.words[0].lower().endswith("s")):
        return None
    first = last
    while first > 0:
        word, further = marked.words[first - 1], first > 1 and is_name(first - 2)
        glued = word == "-" and first > 1 and (further or marked.words[first - 2].lower() in clues.particles)
        particle = word.lower() in clues.particles and (further or marked.words[first] == "-")
        if not (glued or particle or is_name(first - 1) or is_initial(word)):
            break
        first -= 1
    return first, last


def is_initial(word: str) -> bool:
    """Says whether a word is a letter and a dot, as in "John F. Kral"."""
    return len(word) == 2 and word[0].isupper() and word[1] == "."


def noun_clue(marked: Marked, end: int, clues: ClueWords) -> Clue | None:
    """Returns the head noun of a phrase without a name, where no table knows it: "paramilitaries"; None for known and empty heads."""
    if end == 0 or end - 1 in marked.taken():
        return None
    word = marked.words[end - 1].lower()
    if word in clues.never or word in clues.titles or not re.fullmatch(r"[a-z][a-z-]{2,}", word):
        return None
    return told(marked, Clue(word, "noun"), before=end - 1)


def told(marked: Marked, clue: Clue, *, before: int) -> Clue:
    """Adds what the words before a name tell: the nearest country, role and office; behind it only a country ("of Sudan")."""
    spans = [(first, last, row) for first, last, row in marked.roles if last < before]
    titled = bool(spans) and spans[-1][2].kind in ("person", "passthrough")
    office = written(marked, spans[-1][0], spans[-1][1]).lower() if titled else None
    role = next((row.code for _, _, row in reversed(spans) if row.code), None)
    named = [row for _, last, row in reversed(marked.names) if last < before] + [row for first, _, row in marked.names if first > before]
    country = next((row.country for row in named if row.country and row.kind in COUNTRY_KINDS), None)
    if role is None and office is not None:
        role = next((row.code[3:] for row in named if row.country and row.code[3:]), None)
    return replace(clue, country=country, role=role, office=office)


def written(marked: Marked, first: int, last: int) -> str:
    """Returns words as a text writes them: "al-Burhan" for "al", "-", "Burhan"."""
    return " ".join(marked.words[first : last + 1]).replace(" - ", "-")


def beside(index: ActorIndex, clue: Clue, sentence: str, day: date | None) -> Clue:
    """Adds what an apposition behind the name tells where the phrase itself leaves it open."""
    for found in appositions(clue.name, sentence):
        marked = mark(index, split_words(found), day)
        if not marked.roles:
            continue
        first, last, row = marked.roles[0]
        office = written(marked, first, last).lower() if row.kind in ("person", "passthrough") else None
        extra = told(marked, clue, before=len(marked.words))
        person = office is not None and len(clue.name.split()) > 1
        return replace(
            clue, kind="person" if person else clue.kind, country=clue.country or extra.country, role=clue.role or row.code or extra.role,
            office=clue.office or office,
        )
    return clue


def appositions(name: str, sentence: str) -> Iterator[str]:
    """Yields the texts between commas that stand right behind a name."""
    at = sentence.find(name)
    while at >= 0:
        found = APPOSITION.match(sentence[at + len(name) :].lstrip())
        if found is not None:
            yield found.group(1)
        at = sentence.find(name, at + len(name))


def surname_of(name: str) -> str:
    """Returns the folded last word of a name without its article: burhan of "Abdel Fattah al-Burhan"."""
    return re.sub(r"\A(?:al|el|ul)-", "", fold(name.split()[-1]))
