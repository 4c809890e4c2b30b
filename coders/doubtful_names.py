"""Names of the tables that mean something else where they stand: a currency's country, part of a longer name, a first name, a day, a body of other years."""

from collections.abc import Set
from datetime import date

from coders.actor_index import Hit
from coders.actor_words import ActorWords
from coders.date_words import MONTHS
from coders.parse import Sentence
from coders.syntax.reference import continues_name, given_name
from coders.syntax.tokens import is_modifier

YEARS_OFF = 3650
"""A party or army that was founded ten years later is another of that name; one that is gone may be spoken of."""
BODIES = frozenset({"group", "organisation"})
IN_LANGUAGE = frozenset({"in", "into", "speaks", "spoke", "speak", "speaking", "fluent"})
GIVEN_KINDS = frozenset({"capital", "region"})
ON_DAY = frozenset({"on", "since", "until", "till", "by", "before", "after", "from", "of", "between", "and", "to"})
LAND_KINDS = frozenset({"capital", "country"})


def is_money_name(sentence: Sentence, hit: Hit, words: ActorWords) -> bool:
    """Says whether a name only tells a currency: "20 million US dollars", "Egyptian pounds"."""
    behind = hit.last + 1
    if behind >= len(sentence) or sentence.lower[behind] not in words.money:
        return False
    # "Iran won", "France marks the day" tell of no money; "a 40 mln U.S. dlr plant" does
    counted = "CD" in sentence.tags[max(0, hit.first - 2) : hit.first]
    return (counted or sentence.heads[hit.last] == behind) and sentence.tags[behind].startswith("NN")


def opens_other_name(sentence: Sentence, hit: Hit) -> bool:
    """Says whether a region of the world is only part of a longer name: West in "West Darfur"."""
    row = hit.rows[0]
    return row.kind == "region" and row.country is None and continues_name(sentence, hit.last) is not None


def is_given_name(sentence: Sentence, hit: Hit, words: ActorWords) -> bool:
    """Says whether a town's name is somebody's first name: "Milan Novak", "Sofia Berg"."""
    if hit.first != hit.last or hit.rows[0].kind not in GIVEN_KINDS or sentence.lower[hit.last] not in words.first_name:
        return False
    beyond = continues_name(sentence, hit.last)
    return beyond == hit.last + 1 and sentence.lower[beyond] not in words.after_place


def is_family_name(sentence: Sentence, hit: Hit, words: ActorWords) -> bool:
    """Says whether the name of a town or region is somebody's family name: "Carlos Valencia", "Pablo Cordoba Reyes"; not "Port Valencia"."""
    if hit.first != hit.last or hit.rows[0].kind not in GIVEN_KINDS:
        return False
    given = (given_name(sentence, hit.last, name=name) for name in (hit.last, sentence.heads[hit.last]))
    return any(before is not None and sentence.lower[before] in words.first_name for before in given)


def is_language(sentence: Sentence, hit: Hit) -> bool:
    """Says whether a people's name tells in which language something is said: "spoke in English", not "in English law"."""
    before = sentence.lower[hit.first - 1] if hit.first else ""
    if hit.rows[0].kind != "demonym" or before not in IN_LANGUAGE or sentence.lower[hit.last].endswith("s"):
        return False
    behind = hit.last + 1
    return behind >= len(sentence) or not (sentence.tags[behind].startswith(("NN", "JJ", "CD", "HYPH")) or sentence.lower[behind] in ("-", "and", "or"))


def is_of_waters(sentence: Sentence, hit: Hit, words: ActorWords) -> bool:
    """Says whether a name only tells of a sea: "an Indian Ocean island", "the Gulf of Guinea", "the South China Sea"."""
    behind, before = hit.last + 1, hit.first - 1
    if behind < len(sentence) and sentence.lower[behind] in words.water and sentence.words[behind][0].isupper():
        return True
    if before <= 0 or sentence.lower[before] != "of" or not sentence.words[before - 1][0].isupper():
        return False
    return sentence.lower[before - 1] in words.water | words.inlet


def is_of_land(sentence: Sentence, hit: Hit, words: ActorWords) -> bool:
    """Says whether the name of a town or country is that of a river or its land, wherever that lies: "the Juba valley", "the Congo River"; not "the
    Ruritanian valley"."""
    behind = hit.last + 1
    return hit.rows[0].kind in LAND_KINDS and behind < len(sentence) and sentence.lower[behind] in words.landform


def is_only_town(sentence: Sentence, hit: Hit, words: ActorWords) -> bool:
    """Says whether the name of a body's seat is only the town here: "in Brussels", "the Brussels police"; not "Brussels imposed sanctions"."""
    if hit.first != hit.last or sentence.lower[hit.last] not in words.seat:
        return False
    return is_modifier(sentence, hit.last) or (hit.first == 0 and sentence.lower[1:2] == (",",)) or sentence.lower[hit.first - 1] in words.seat_place


def ends_other_name(sentence: Sentence, hit: Hit, words: ActorWords) -> bool:
    """Says whether a party's or parliament's name only ends a longer one: "Social Democratic Party", "Pan-Asian Congress"."""
    row = hit.rows[0]
    before = hit.first - 1
    if row.kind not in BODIES or before < 0:
        return False
    is_party = row.code[3:6] == "PTY" and sentence.lower[before] in words.party_word
    if not is_party and not (hit.first == hit.last and row.code[3:6] == "LEG"):
        return False
    if sentence.tags[before] != "NNP" or not is_modifier(sentence, before):
        return False
    return sentence.heads[before] in range(hit.first, hit.last + 1)


def is_of_other_years(hit: Hit, day: date | None) -> bool:
    """Says whether no body of that name was there yet at the time or soon after."""
    if day is None or hit.rows[0].kind not in BODIES:
        return False
    return all(row.kind in BODIES and row.span.first is not None and (row.span.first - day).days > YEARS_OFF for row in hit.rows)


def is_day(sentence: Sentence, hit: Hit) -> bool:
    """Says whether a body's name that is a day only tells when: "on 17 November", "17 November 2021"; not "the bomb of the 17 November"."""
    words = sentence.lower[hit.first : hit.last + 1]
    if len(words) != 2 or not any(word in MONTHS for word in words) or not any(word.isdigit() for word in words):
        return False
    behind = next(iter(sentence.words[hit.last + 1 : hit.last + 2]), "")
    before = sentence.lower[hit.first - 1] if hit.first else ""
    return before in ON_DAY or (behind.isdigit() and len(behind) == 4)


def is_doubtful(sentence: Sentence, hit: Hit, words: ActorWords, *, case: str, named: Set[str], day: date | None) -> bool:
    """Says whether a hit is likely another name; in text without capitals also a group's of a country not spoken of ("new forum").

    `case` is what `case_of` says of the sentence, `named` are the countries that the article has named, `day` is that of publication.
    """
    if is_of_other_years(hit, day):
        return True
    if opens_other_name(sentence, hit) or is_money_name(sentence, hit, words) or is_given_name(sentence, hit, words) or is_language(sentence, hit):
        return True
    if is_family_name(sentence, hit, words):
        return True
    if is_day(sentence, hit) or is_of_waters(sentence, hit, words) or is_of_land(sentence, hit, words) or is_only_town(sentence, hit, words):
        return True
    row = hit.rows[0]
    return case == "lower" and row.kind in ("group", "organisation") and row.country is not None and bool(named) and row.country not in named
