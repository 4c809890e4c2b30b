"""Links the time expressions of one text: the word that governs each, ranges ("between May 1 and May 4") and what a shift counts from."""

from dataclasses import replace
from typing import Final

from coders.date_counts import Found, word
from coders.date_values import DateValue, TimeExpression
from coders.date_words import DATE_SETS, Tokens

PAST_NOUNS: Final = DATE_SETS["past-noun"]
RELATIONS: Final = DATE_SETS["relation"]
RANGE_SIGNS: Final = frozenset({("to",), ("-",), ("–",), ("through",), ("until",), ("till",), ("and",)})
PLACED: Final = frozenset({"calendar", "weekday", "day-word", "holiday", "unit", "weekend", "season", "quarter", "decade", "part"})
DAYS: Final = frozenset({"calendar", "weekday", "day-word", "holiday"})
TOLD_BEFORE: Final = frozenset({"earlier", "later"})


def link(tokens: Tokens, found: list[tuple[int, Found]]) -> tuple[TimeExpression, ...]:
    """Turn matches (start token, match) into expressions, with relation, range end and base filled in."""
    values = [before_past_noun(tokens, match, relation_before(tokens, start)) for start, match in found]
    for place in range(len(found)):
        if place + 1 < len(found):
            _link_pair(tokens, found, values, place)
        if place:
            values[place] = _after_told(values[place], values[place - 1], found[place - 1][1])
    return tuple(
        TimeExpression(
            start=tokens.starts[start],
            end=tokens.ends[match.end - 1],
            text=tokens.text[tokens.starts[start] : tokens.ends[match.end - 1]],
            kind=match.kind,
            grain=match.grain,
            value=value,
        )
        for (start, match), value in zip(found, values, strict=True)
    )


def before_past_noun(tokens: Tokens, match: Found, relation: str) -> DateValue:
    """Return the value with its relation; "the December 26 tsunami" is gone, while "the December 15 election" may be to come."""
    value = replace(match.value, relation=relation)
    yearless = value.form == "calendar" and value.year is None and value.day is not None and not value.direction
    if yearless and not {word(tokens, match.end), word(tokens, match.end + 1)}.isdisjoint(PAST_NOUNS):
        return replace(value, direction="gone")
    return value


def relation_before(tokens: Tokens, start: int) -> str:
    """Return the preposition before an expression, passing "the", "about" and "early"; "ahead" for "ahead of", "before" for "prior to"."""
    step = start - 1
    while step > start - 3 and word(tokens, step) in {"the", "about", "around", "early", "late", "at", "least", "nearly"}:
        step -= 1
    name = word(tokens, step)
    if name in {"of", "to"} and word(tokens, step - 1) in {"ahead", "prior"}:
        return "ahead" if name == "of" else "before"
    return name if name in RELATIONS else ""


def _link_pair(tokens: Tokens, found: list[tuple[int, Found]], values: list[DateValue], place: int) -> None:
    """Make a range or a shift of an expression and the next one, where the words between say so."""
    (_, match), (after, follower) = found[place], found[place + 1]
    gap = tokens.words[match.end : after]
    here, there = values[place], values[place + 1]
    if here.form == "part" and not here.direction and here.base is None and there.form in DAYS and _beside(gap):
        # "at 10 a.m. in Aden on Monday"
        values[place] = replace(here, base=there)
        return
    if here.form == "shift" and here.base is None and here.direction in {"before", "after"} and gap in {(), ("the",), ("a",), ("last",)}:
        if there.form in DAYS | {"unit"} and here.count is not None:
            values[place] = replace(here, base=there)
            values[place + 1] = replace(there, relation="anchor")
        return
    plain = gap[:-1] if len(gap) == 2 and gap[-1] == "the" else gap
    if plain not in RANGE_SIGNS or here.form not in PLACED or there.form not in PLACED or here.until is not None:
        return
    if plain == ("and",) and here.relation != "between":
        return
    if here.relation == "to" or follower.kind not in {"DATE", "TIME"}:
        return
    values[place] = replace(here, until=replace(there, relation=""))


def _beside(gap: tuple[str, ...]) -> bool:
    """Say whether a few words, none of them a comma or another clause, stand between a time of day and its day."""
    return 0 < len(gap) <= 6 and {",", ";", "and", "that", "but", "which"}.isdisjoint(gap) and gap[-1] in {"on", "of", ")", "local", "time"}


def _after_told(value: DateValue, before: DateValue, match: Found) -> DateValue:
    """Count "two days later" or "the next day" from the day told before in the text."""
    if before.form not in DAYS or match.grain != "day" or before.relation == "since":
        # "held since June 11, they were freed at dawn": not the dawn of the 11th
        return value
    if value.form == "shift" and value.base is None and value.direction in TOLD_BEFORE:
        return replace(value, base=before)
    if value.form == "part" and not value.direction and value.base is None:
        return replace(value, base=before)
    if value.form in {"unit", "part"} and value.direction in {"same", "following", "previous"} and value.unit in {"D", ""}:
        return replace(value, base=before)
    if value.form == "unit" and value.direction == "next" and value.unit == "D":
        return replace(value, base=before)
    return value
