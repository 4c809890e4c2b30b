"""TIMEX3 values of times that are no day: durations and repeated times."""

from coders.date_values import DateValue


def duration_timex(value: DateValue) -> str:
    """Return the TIMEX value of a duration: P2Y, PT5H30M, PXW where vague."""
    count = "X" if value.count is None else str(value.count)
    half = {"Y": "6M", "H": "30M", "MIN": "30S", "D": "T12H", "DE": "5Y"}.get(value.unit, "") if value.name == "half" else ""
    if value.unit in {"H", "MIN", "S"}:
        return f"PT{count}{value.unit[0]}{half}"
    if value.unit == "FN":
        return f"P{2 * value.count}W" if value.count is not None else "PXW"
    if value.unit == "Q" and value.count is not None:
        return f"P{3 * value.count}M"
    if value.unit in {"DE", "CE"}:
        years = (10 if value.unit == "DE" else 100) * value.count if value.count is not None else None
        return f"P{years}Y" if years is not None else "PXY"
    return f"P{count}{value.unit}{half}"


def set_timex(value: DateValue) -> str:
    """Return the TIMEX value of a repeated time: XXXX-WXX-1, XXXX-07, P1D."""
    if value.weekday:
        return f"XXXX-WXX-{value.weekday}{value.part}"
    if value.month:
        return f"XXXX-{value.month:02d}"
    if value.part:
        return f"XXXX-XX-XX{value.part}"
    return value.name or duration_timex(value)
