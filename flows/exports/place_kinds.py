"""What kind of place an event's place is, as GDELT and ICEWS tell apart; events do not say it outright."""

from flows.exports.mapping import lookups

COUNTRY, DIVISION, PLACE = "country", "division", "place"
NAMES = ("name", "acled_country", "icews_country")


def place_kind(place: str | None, admin1: str | None, country: str | None, precision: int | None) -> str | None:
    """Returns country, division (of the first level) or place; None where no place is known.

    A city that gives its division the name (Amman) is told by its precision: 1 is the place itself.
    """
    if place is None or place in {lookups()[name].get(country) for name in NAMES}:
        return COUNTRY if country else None
    divided = place == admin1 or (admin1 is None and precision == 3)
    return DIVISION if divided and precision != 1 else PLACE
