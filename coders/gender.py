"""Whether a person is spoken of as "he" or "she": by title, role noun, apposition, first name, or what the article said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coders.memory import HE, SHE
from coders.syntax.phrases import appositives, phrase
from coders.syntax.reference import given_name

if TYPE_CHECKING:
    from coders.actor_index import NameRow
    from coders.actors import ActorReader


def gender_of(reader: ActorReader, head: int) -> str | None:
    """Returns "he" or "she" for a head that is a person, None where nothing tells it."""
    word = reader.sentence.lower[head]
    if word in HE or word in SHE:
        return "he" if word in HE else "she"
    for token in (*phrase(reader.sentence, head), *appositives(reader.sentence, head)):
        gender = reader.words.gender.get(reader.sentence.lower[token].rstrip("."))
        if gender is not None:
            return gender
    return by_first_name(reader, head)


def by_first_name(reader: ActorReader, head: int) -> str | None:
    """Returns the gender of a first name: the one written before the surname, else that of the bearer in the tables, else what was said before."""
    names = reader.words.first_name
    row = reader.row(head)
    if row is not None and row.kind == "person":
        full = full_row(reader, row)
        return names.get(full.tokens[0]) if full is not None else None
    if not reader.sentence.tags[head].startswith("NNP"):
        return None
    given = given_name(reader.sentence, head)
    while given is not None and (before := given_name(reader.sentence, given)) is not None and reader.role(before) is None:
        given = before
    if given is not None and reader.role(given) is None:
        return names.get(reader.sentence.lower[given])
    known = reader.memory.surname(reader.sentence.lower[head])
    return known.gender if known is not None else None


def full_row(reader: ActorReader, row: NameRow) -> NameRow | None:
    """Returns the full name of a person of the tables who is named by surname: Angela Merkel for Merkel."""
    if len(row.tokens) > 1:
        return row
    same = (other for other in reader.index.surnames.get(row.tokens[-1], ()) if len(other.tokens) > 1)
    return next((other for other in same if (other.code, other.span) == (row.code, row.span)), None)
