"""Short names that an article gives in brackets or between commas: "the Miners' Federation of Lesotho (MFL)" is MFL from there on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coders.actor_codes import UNKNOWN_COUNTRY, country_of

if TYPE_CHECKING:
    from coders.actor_index import Hit
    from coders.actors import ActorReader
    from coders.parse import Sentence

SHORTEST, LONGEST = 2, 7
REACH = 9
"""How many words a long name may have before the bracket."""
SET_OFF = {"(": ")", ",": ","}
"""What stands before a short name that is told with its long one, and behind it."""
SMALL = frozenset({"of", "for", "the", "and", "in", "on", "to", "de", "des", "du", "la", "al", "-", "&", "'s", "'"})


def told_in_brackets(reader: ActorReader) -> dict[str, tuple[str, ...]]:
    """Returns the short names that a sentence gives behind their long names with the codes of these; "(I)" and "(Sunday)" are none.

    Between commas a short name must have the initials of the long one: in "the Red Cross, UNICEF, and others" it is another body.
    """
    sentence = reader.sentence
    found: dict[str, tuple[str, ...]] = {}
    words = sentence.words
    for token in [place for place, word in enumerate(words[:-2]) if place and word in SET_OFF]:
        word = words[token + 1]
        if SET_OFF[words[token]] != words[token + 2] or not is_short_name(word):
            continue
        if words[token] == "," and first_of(sentence, token, word) is None:
            continue
        codes = codes_before(reader, token, word)
        if codes:
            found[word] = codes
    return found


def is_of_another_body(reader: ActorReader, hit: Hit, hits: Sequence[Hit | None]) -> bool:
    """Says whether a short name that the tables know is set off behind a long name of another country that has its initials: in "the Kenya
    Ports Authority (KPA)" it is no army of North Korea. What the tables know by its long name is left to them."""
    sentence, token = reader.sentence, hit.first
    before = token - 1
    if hit.last != token or before < 1 or token + 1 >= len(sentence) or SET_OFF.get(sentence.words[before]) != sentence.words[token + 1]:
        return False
    first = first_of(sentence, before, sentence.words[token]) if is_short_name(sentence.words[token]) else None
    inside = [one for one in hits[first:before] if one is not None] if first is not None else []
    if not inside or any(one.last == before - 1 and one.first < one.last for one in inside):
        return False
    countries = {country_of(reader.best(one).code) for one in inside} - {None}
    return bool(countries) and countries.isdisjoint(row.country for row in hit.rows)


def is_short_name(word: str) -> bool:
    """Says whether a word can be an abbreviation: two to seven capitals, one of them small at most ("PfP")."""
    return SHORTEST <= len(word) <= LONGEST and word.isalpha() and word[0].isupper() and sum(map(str.islower, word)) <= 1


def codes_before(reader: ActorReader, bracket: int, short: str) -> tuple[str, ...]:
    """Returns the codes of the long name that ends before a bracket: a table name, else words whose initials the abbreviation takes up."""
    hit, known = reader.hits[bracket - 1], reader.hits[bracket + 1]
    # "Kurdistan Workers' Party (PKK)" is not the Workers' Party
    if hit is not None and hit.last == bracket - 1 and hit.first < hit.last and not is_cut_short(reader, hit.first, bracket):
        row = reader.best(hit)
        # what the tables know of both names as one needs no telling; "the Red Sea Forum (RSF)" is no army
        if known is not None and reader.best(known).code == row.code:
            return ()
        return (row.code,) if row.kind in ("organisation", "group", "government") else ()
    if known is not None:
        return ()
    first = first_of(reader.sentence, bracket, short)
    if first is None:
        return ()
    inside = range(first, bracket)
    head = next((token for token in inside if reader.sentence.heads[token] not in inside), None)
    actors = reader.resolve(head) if head is not None else ()
    usable = len(actors) == 1 and not actors[0].person and not actors[0].code.startswith(UNKNOWN_COUNTRY)
    # a short name that means another body elsewhere is one of this country at least
    usable = usable and (len(actors[0].code) > 3 or bracket + 1 in reader.spelled_out)
    # "the Tamil Regional Congress (TRC)" is a party, no parliament
    usable = usable and actors[0].code[3:6] != "LEG"
    return (actors[0].code,) if usable else ()


def is_cut_short(reader: ActorReader, first: int, bracket: int) -> bool:
    """Says whether the word before a table name is part of the same name."""
    before = first - 1
    return before > 0 and reader.sentence.tags[before] == "NNP" and reader.sentence.heads[before] in range(first, bracket)


def first_of(sentence: Sentence, bracket: int, short: str) -> int | None:
    """Returns where the long name begins of which an abbreviation has the initials: "Electoral Commission of Zambia" for ECZ; None without one."""
    letters = list(short.upper())
    for token in range(bracket - 1, max(-1, bracket - 1 - REACH), -1):
        word = sentence.words[token]
        if not letters:
            return None
        if word[0].isupper() and word[0] == letters[-1]:
            letters.pop()
            if not letters:
                return token
        elif word[0].isalpha() and word.lower() not in SMALL:
            return None
        elif letters[-1] == word[0].upper() and word.lower() in SMALL and len(letters) > 1:
            letters.pop()
    return None
