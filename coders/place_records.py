"""What the placing of an event passes on: a name that may be its place, and the place chosen."""

from coders.records import record

LEVELS = {"city": 0, "capital": 0, "admin1": 1, "region": 1, "country": 2}
CAPITAL_WORD = "capital"
"""The name that the gazetteer gives all capitals: "the capital" is that of a country spoken of."""


@record
class PlaceCandidate:
    """One name that the sentence of an event gives, with the preposition before it (None for none) and its offset in the article.

    `rank` is 0 at the event's own words, 1 in its clause, 2 elsewhere; `near` says that it is only near there ("a Beirut suburb"); `town` that a
    country of that name is not meant (it only modifies a noun); `sea` that it is no country's; `distance` is in kilometres ("20 km east of
    Oslo"), None where not said; `called` is the noun that says what it is ("village"), nothing where none does.
    """

    name: str
    preposition: str | None
    start: int
    rank: int = 0
    near: bool = False
    town: bool = False
    sea: bool = False
    distance: float | None = None
    called: str = ""


@record
class PlacedAt:
    """The place of an event; admin1, latitude, longitude and geonameid are None where the gazetteer has none.

    `geo_precision`: 1 the place itself, 2 near it or a district of it, 3 a larger region, a country or only the dateline. `name` is None where no
    more than the country is known.
    """

    name: str | None
    country: str
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geonameid: int | None
    geo_precision: int
