"""The codes in brackets: events `[032:033]`, actors with dates `[USAGOV >890120 <930120]`, agents `[~GOV]`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from coders.lexicon.petrarch.source import Source

BRACKET = re.compile(r"\[([^\[\]{}]*)[\]}]")
NO_EVENT = frozenset({"---", ""})
UNSUPPORTED = frozenset({"+++", "###"})
"""TABARI's marks for complex and discarded codes: PETRARCH never coded them."""
EVENT_CODE = re.compile(r"[0-9A-Za-z]{2,6}\Z")
PIVOT = 30
"""Two-digit years up to this one are of this century: 061231 is 2006, 911226 is 1991."""
ACTOR = re.compile(r"---|[+#]{3}|[A-Za-z](?:[A-Za-z/~]|[0-9](?![0-9]{5}))*")
"""An actor code; digits may stand in it (G77, NGOCHR214), six in a row are a date."""
DATED = re.compile(r"\s*(?P<sign>[<>])?\s*(?P<first>\d{4,10})(?:\s*-\s*(?P<second>\d{4,10}))?")


@dataclass(frozen=True, slots=True)
class EventCode:
    """What a verb or pattern gives: `code` from source to target, `back` from target to source; None for no event."""

    code: str | None
    back: str | None


@dataclass(frozen=True, slots=True)
class ActorCode:
    """One code of an actor with the first and last day it holds, both included; None is open."""

    code: str
    first: date | None
    last: date | None
    line: int


def read_event(source: Source, number: int, text: str) -> EventCode | None:
    """Reads `032`, `032:033`, `:110` or `---`; None, reported, for what is no code."""
    parts = [part.strip() for part in text.split(":")]
    if any(part in UNSUPPORTED for part in parts):
        source.problem(number, "complex-code", f"[{text}] marks a complex or discarded code", "give the rule an event code, or [---] for none")
        return None
    clean: list[str | None] = []
    for part in parts[:2]:
        bare = part.rstrip("?!")
        if bare != part:
            source.repaired(number, "doubtful-code", f"[{text}] is marked as doubtful", f"it was read as [{bare}]")
        if bare in NO_EVENT:
            clean.append(None)
        elif EVENT_CODE.match(bare) and (any(letter.isdigit() for letter in bare) or len(bare) >= 3):
            clean.append(bare)
        else:
            source.problem(number, "bad-code", f"[{text}] is no event code", "write [190], [042:043] or [---]")
            return None
    if len(parts) > 2:
        source.repaired(number, "too-many-codes", f"[{text}] has {len(parts)} codes", "a pair has two: the first two were read")
    return EventCode(clean[0], clean[1] if len(clean) > 1 else None)


def read_day(text: str, *, last: bool = False) -> date | None:
    """Returns the day of `890120`, `19890120` or `1989`; None for what is no day. A day that a month lacks is the month's last."""
    if len(text) == 4:
        return date(int(text), 12, 31) if last else date(int(text), 1, 1)
    if len(text) == 6:
        text = ("20" if int(text[:2]) <= PIVOT else "19") + text
    if len(text) != 8:
        return None
    year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2999):
        return None
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day - 1), following - timedelta(days=1))


def read_actor_code(source: Source, number: int, text: str) -> ActorCode | None:
    """Reads the inside of an actor's bracket; an unreadable date is reported and its year taken, where it has one."""
    text = text.strip()
    head = ACTOR.match(text)
    code = head[0] if head else ""
    if code in UNSUPPORTED or not code:
        source.problem(number, "bad-actor-code", f"[{text}] has no actor code", "write [USAGOV] or [USAGOV 19890120-19930120]")
        return None
    first: date | None = None
    last: date | None = None
    rest = text[len(code) :]
    for found in DATED.finditer(rest):
        one = day_or_year(source, number, found["first"], last=False)
        if found["second"]:
            first, last = one, day_or_year(source, number, found["second"], last=True)
        elif found["sign"] == "<":
            # the files write [A <950601] beside [B 950601-990815] and [C >990816]: before the one day, from the other day on
            last = one - timedelta(days=1) if one else None
        else:
            first = one
            if found["sign"] is None:
                source.repaired(number, "date-without-sign", f"[{text}] does not say before or after", "it was read as > (from that day on)")
    if DATED.sub("", rest).strip():
        source.repaired(number, "date-unreadable", f"{rest.strip()!r} in [{text}] is no date", "write <911226, >911226 or 19890120-19930120")
    if first and last and first > last:
        source.repaired(number, "dates-reversed", f"[{text}] ends before it begins", "the two days were exchanged")
        first, last = last, first
    return ActorCode(code if code == "---" else code.upper(), first, last, number)


def day_or_year(source: Source, number: int, text: str, *, last: bool) -> date | None:
    """Reads one date; where the digits make no day, their first four as a year, else None."""
    day = read_day(text, last=last)
    if day is not None:
        return day
    year = int(text[:4])
    known = 1800 <= year <= 2100
    hint = f"its year {year} was taken" if known else "the row holds on every day on that side"
    source.repaired(number, "bad-date", f"{text} is no day", hint)
    if not known:
        return None
    return date(year, 12, 31) if last else date(year, 1, 1)
