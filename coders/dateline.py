"""The dateline of a report: the place it was sent from, the agency and the day, as they stand before the first sentence."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: place as written ("MINGORA, Pakistan"), agency, month and day as written ("March 3"), offsets in the article.

    `place` is "" where only the agency is named ("(Reuters) - "); agency and month_day are None where not said;
    start and end are both 0 where the dateline came with the record and does not stand in the text.
    """

    place: str
    agency: str | None
    month_day: str | None
    start: int
    end: int


MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
YEAR = r"(?:(?:19|20)?\d{2})"
DAY = rf"(?:(?i:{MONTH}\.?\s*\d{{1,2}}(?:,?\s+{YEAR})?|\d{{1,2}}\s+{MONTH}\.?(?:\s+{YEAR})?)|NO DATE)"
WORD = r"[A-Z\u00c0-\u00de][\w.'\u2019`-]*"
LITTLE = r"(?:of|de|la|del|al|the|and|on|upon|DE|OF|EL|LA|DEL|AND|ON)"
PLACE = rf"{WORD}(?:[ /-]+(?:{LITTLE} )?{WORD}){{0,4}}(?:,\s*{WORD}(?: (?:{LITTLE} )?{WORD}){{0,3}}){{0,2}}?"
NO_PLACE = re.compile(r"\A(?:NO CITY|NO LOCATION|NO PLACE|PLACE UNKNOWN)(?:,\s*|\Z)")
"""What a monitoring service writes where it does not know a town: "NO CITY, RURITANIA"."""
COUNTRY = r"\s*\([A-Z][A-Za-z. ]{2,30}\)"
AGENCY = r"\((?P<agency>[A-Z][\w .,&/'-]{1,50})\)"
SEPARATOR = r"(?:-{1,3}|[\u2014\u2013\u2212]|\u0097|:)"
TAGS = r"(?:\s*\[[^\[\]]{1,80}\])*"

FULL = re.compile(
    rf"(?P<place>{PLACE})(?P<country>{COUNTRY}(?=\s*,))?(?:\s*,\s*(?P<day>{DAY})\.?)?(?:\s*[,|/]?\s*{AGENCY}|\s*\|\s*(?P<bar>[A-Z]\w+))?"
    rf"\s*(?P<separator>{SEPARATOR})(?P<tags>{TAGS})\s*"
)
AGENCY_ONLY = re.compile(rf"{AGENCY}\s*{SEPARATOR}\s+")
ALONE = re.compile(rf"(?P<place>{PLACE})(?P<country>{COUNTRY})?\s*,\s*(?P<day>{DAY})\.?(?:\s*{AGENCY})?\s*(?:{SEPARATOR})?")
LOWER_PLACE = re.compile(r"(?P<place>[a-z][a-z.-]+(?: [a-z][a-z.-]+){0,2})(?:\s*/\s*[a-z][a-z. -]{2,30}?)?\s*:\s*")

NOT_PLACES = re.compile(
    r"(?:FILE|PHOTO|WATCH|READ|UPDATED?|BREAKING|NOTE|LIVE|VIDEO|EXCLUSIVE|ANALYSIS|OPINION|CORRECTION|ADVISORY|URGENT|EXPLAINER"
    r"|ALERT|Q|A|QUESTION|ANSWER|EDITOR|RELATED|MORE|CAPTION|PICTURES|FACTBOX|TIMELINE|RPT|WRAPUP|INTERVIEW|ATTENTION|BULLETIN)\Z"
)
"""Upper-case first words that open a line without being a place."""


def _is_place(place: str, *, evidence: bool, separator: str, spaced: bool) -> bool:
    """Decide whether the words before the separator name a place: upper case, or a day or agency beside them."""
    first = re.split(r"[ ,/]", place)[0].rstrip(".")
    if NOT_PLACES.match(first) or any(mark in place for mark in "?!"):
        return False
    head = place.split(",")[0]
    upper = head.upper() == head and sum(char.isalpha() for char in head) >= 3
    if evidence:
        return upper or separator != ":"
    # "SEOUL -- The army ..." is a dateline; "Tokyo - The army ..." may be a headline, "AFP-BTA talks" is one word.
    return upper and (spaced or separator not in "-") and len(place) <= 50


def find_dateline(paragraph: str, *, start: int = 0, upper: bool = False) -> Dateline | None:
    """Find the dateline that opens a paragraph, or None; `upper` says that the whole text is in upper case.

    `end` is where the first sentence begins: the tags of monitoring services ("[REPORT] [TEXT]") count as dateline.
    """
    match = FULL.match(paragraph)
    if match:
        agency = match["agency"] or match["bar"]
        evidence = bool(match["day"] or agency)
        before = paragraph[match.start("separator") - 1 : match.start("separator")]
        after = paragraph[match.end("separator") : match.end("separator") + 1]
        spaced = before.isspace() and after.isspace()
        # In an all-upper-case text capitals say nothing: "POLICE -- ..." needs a day or an agency beside it.
        if (evidence or not upper) and _is_place(match["place"], evidence=evidence, separator=match["separator"], spaced=spaced):
            place = match["place"] if not match["country"] else f"{match['place']}, {match['country'].strip(' ()')}"
            return Dateline(NO_PLACE.sub("", " ".join(place.split())), agency, _spaced(match["day"]), start, start + match.end())
    only = AGENCY_ONLY.match(paragraph)
    if only:
        return Dateline("", only["agency"], None, start, start + only.end())
    return None


def find_lower_dateline(paragraph: str, *, start: int = 0) -> Dateline | None:
    """Find the dateline of an all-lower-case text ("surat: the police said ...", the first of two places), or None."""
    match = LOWER_PLACE.match(paragraph)
    return Dateline(match["place"], None, None, start, start + match.end()) if match else None


def read_dateline(text: str) -> Dateline | None:
    """Read a dateline that stands alone on its line ("FLORAL PARK, N.Y., March 9"); None where it has no day or place."""
    match = ALONE.fullmatch(text.strip())
    if not match:
        return None
    place = match["place"] if not match["country"] else f"{match['place']}, {match['country'].strip(' ()')}"
    return Dateline(" ".join(place.split()), match["agency"], _spaced(match["day"]), 0, 0)


def record_dateline(text: str) -> Dateline | None:
    """Read the dateline field of a record, however it is typed ("****LIMA, March 5", "RENO, Nev., Mach 4"); None where no place is left."""
    sound = read_dateline(text)
    if sound:
        return sound
    day = re.search(DAY, text)
    head = text[: day.start()] if day else re.sub(r"[,\s]+[A-Za-z]{3,9}\.?\s+\d{1,2}\b.*", "", text)
    place = re.split(r"\s-+\s|[\u2014\u2013|(]|--", head)[0].strip(" ,-*.&\t\n") or head.strip(" ,-*\t\n")
    return Dateline(" ".join(place.split()), None, _spaced(day.group() if day else None), 0, 0) if any(map(str.isalpha, place)) else None


def _spaced(text: str | None) -> str | None:
    return None if text is None or text == "NO DATE" else " ".join(text.split())
