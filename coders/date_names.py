"""Words of dates that some village bears as its name too: "on Nov. 1" and "Fri." are no places, however many places are called so."""

from functools import lru_cache

from coders.date_words import MONTHS, WEEKDAYS, WEEKDAYS_SHORT


@lru_cache(maxsize=4096)
def is_date_name(name: str) -> bool:
    """Says whether a name consists of the words and numbers of a date: "Nov.", "May 1", "Friday Sept"; "Sun" and the like only with a dot."""
    parts = [part for part in name.casefold().split() if not part.strip(".,").isdigit()]
    return bool(parts) and all(is_date_word(part) for part in parts)


def is_date_word(word: str) -> bool:
    """Says whether a small word is a month or a day of the week: "nov", "nov.", "tuesday's", "sat."; "Sun" and "Mon" alone are names."""
    bare = word.removesuffix("'s").removesuffix("\u2019s").rstrip(".,")
    return bare in MONTHS or bare in WEEKDAYS or (bare in WEEKDAYS_SHORT and bare != word)
