"""Rules that several forms share: functions from values of our columns to the value of a form's column. One-column rules never get None."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

from coders.actor_codes import GENERIC, UNKNOWN_COUNTRY

DIGITS = 13
"""Hexadecimal digits of a number: 52 bits, so that R and Stata, which hold numbers as doubles, hold it exactly."""


def year(day: date) -> int:
    """Returns the year."""
    return day.year


def month(day: date) -> int:
    """Returns the month, 1 to 12."""
    return day.month


def day_of_month(day: date) -> int:
    """Returns the day of the month."""
    return day.day


def yyyymmdd(day: date) -> str:
    """Returns 20200616."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def yyyymm(day: date) -> str:
    """Returns 202006."""
    return f"{day.year:04}{day.month:02}"


def number(identifier: str) -> int:
    """Returns the number that stands for one of our ids where a form asks for a number."""
    return int(hashlib.sha256(identifier.encode("utf8")).hexdigest()[:DIGITS], 16)


def first_number(identifiers: Sequence[str]) -> int | None:
    """Returns the number of the first id; None where there is none."""
    return number(identifiers[0]) if identifiers else None


def semicolons(values: Sequence[str]) -> str:
    """Returns the values with ; between."""
    return ";".join(values)


def one_line(text: str) -> str:
    """Returns a text with line breaks and tabs as one space: the rows of these files are lines."""
    return " ".join(text.split()) if any(sign in text for sign in "\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029") else text


def first_code(actor: str) -> str:
    """Returns the first three letters of an actor code."""
    return actor[:3]


def second_code(actor: str) -> str | None:
    """Returns the three letters behind the first three; None where there are none."""
    return actor[3:6] or None


def further_codes(actor: str) -> str | None:
    """Returns what follows the first six letters; None where nothing does."""
    return actor[6:] or None


def country_or_region(actor: str) -> str | None:
    """Returns the country or region that an actor code begins with; None for organisations and unknown countries."""
    return None if actor.startswith((UNKNOWN_COUNTRY, *GENERIC)) else actor[:3]


COMMON: Mapping[str, object] = {
    "year": year,
    "month": month,
    "day": day_of_month,
    "yyyymmdd": yyyymmdd,
    "yyyymm": yyyymm,
    "number": number,
    "first_number": first_number,
    "semicolons": semicolons,
    "one_line": one_line,
    "first_code": first_code,
    "second_code": second_code,
    "further_codes": further_codes,
    "country_or_region": country_or_region,
}
