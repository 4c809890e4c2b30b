"""What a date expression means before and after it is resolved."""

from datetime import date

from coders.records import record


@record
class DateValue:
    """The unresolved meaning of a time expression; what it does not say is None or "".

    `form` names the rule that resolves it: calendar, weekday, day-word, unit, shift, span, duration, set, reference, part, holiday,
    season, quarter, weekend, day-number, ordinal-day, decade, century. `unit` is a letter of dates.tsv, `count` None where vague
    ("several"). `part` is the TIMEX time of day ("TNI", "T15:00"). `relation` is the word that governs the expression ("since",
    "until", "anchor" where another expression is counted from it). `base` is what a shift counts from, `until` the end of a range.
    """

    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str = ""
    count: int | None = None
    direction: str = ""
    part: str = ""
    modifier: str = ""
    name: str = ""
    relation: str = ""
    base: "DateValue | None" = None
    until: "DateValue | None" = None


@record
class TimeExpression:
    """One time expression of a text: offsets, words, TIMEX3 kind (DATE, TIME, DURATION, SET), grain and meaning.

    Grain is day, week, month, quarter, season, year, decade, century, hour, minute, second or unknown.
    """

    start: int
    end: int
    text: str
    kind: str
    grain: str
    value: DateValue


@record
class ResolvedDate:
    """The days an expression speaks of, first and last included.

    Precision is day, week, month, year or unknown ("now", "recently": first and last are the reference and mean nothing more);
    `timex` is the TIMEX3 value; `rule` says which rule resolved it; modality is "future" where the first day lies after the
    reference, whatever the tense ("they hope for next year"), else None.
    """

    first: date
    last: date
    precision: str
    timex: str
    rule: str
    modality: str | None
