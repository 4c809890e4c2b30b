"""How far two mentions agree in code, actors, date, place, numbers and words, by the levels of `levels.tsv`."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import Any

from coders.actor_codes import is_borderless, role_of, stem_of
from coders.gazetteer import load_gazetteer
from flows.joining.report_days import helpers, is_day_of_report, is_told_late
from flows.joining.stems import content_words
from flows.joining.stories import are_apart, names_of
from flows.joining.tables import Joining

Row = Mapping[str, Any]
FEWEST = 6
"""Of a shorter sentence one word in common says little."""
BEFORE_PAST = frozenset({"had"})
EARTH_KM = 6371.0
DECIDED = ("10", "11", "12", "16")
"""Codes of what one government demands, denounces, refuses or cuts off, wherever it is told; promises and praise are many a day."""
STAYS = ("042", "043")
"""Codes of what lasts some days: who arrives on Friday is still there on Sunday."""
OFTEN = ("01", "02", "03", "04", "05", "09", "10", "11", "12", "13")
"""Codes of what one party says and agrees to many times a day."""
MEETINGS = ("04",)
ON_THE_SPOT = ("057", "07", "08", "14", "15", "16", "17", "18", "19", "20")
"""Codes of what is done at one place, however many countries its reports take it to be in; what is said in two countries was said twice."""
EXACT, WORST = 1, 3
ORGANISATION, UNNAMED = len("IGO"), "---"
COUNTED = ("fatalities", "injured")
UPDATED = ("fatalities", "injured", "arrested")


def code_level(one: Row, other: Row, joining: Joining) -> str:
    """Returns how the codes of two mentions agree."""
    return codes_level(one["cameo_code"], other["cameo_code"], joining)


@cache
def codes_level(one: str, other: str, joining: Joining) -> str:
    """Returns how two CAMEO codes agree: same, general, family, other."""
    if one == other:
        return "same"
    if is_parent(one, other) or is_parent(other, one):
        return "general"
    return "family" if families_of(one, joining) & families_of(other, joining) else "other"


def is_parent(one: str, other: str) -> bool:
    """Says whether a code tells less exactly what another does: 171 of 1712, 190 of 194, but not 180 of 181 with its subcodes 1821."""
    return other.startswith(one) or (len(one) == 3 and one.endswith("0") and other.startswith(one[:2]))


@cache
def families_of(code: str, joining: Joining) -> frozenset[str]:
    """Returns the families that a code is in."""
    return frozenset(name for name, codes in joining.families if code.startswith(codes))


def side_level(one: Row, other: Row, joining: Joining, side: str) -> str:
    """Returns how two mentions agree in one side (source or target): same, compatible, untold, open, kin, other."""
    first, second = one[side], other[side]
    if first is None or second is None:
        return "untold" if first is second else "open"
    if first == second:
        return "same"
    if is_same_party(first, second, joining):
        return "compatible"
    return "kin" if stem_of(first) == stem_of(second) or is_borderless(stem_of(first)) or is_borderless(stem_of(second)) else "other"


def roles_level(one: Row, other: Row, joining: Joining) -> str:
    """Returns whether who did it to whom is turned round: the source of one is the target of the other, and not equally its source."""
    crossed = [(one["source"], other["target"]), (one["target"], other["source"])]
    straight = [(one["source"], other["source"]), (one["target"], other["target"])]
    if any(None in pair for pair in crossed) or any(first == second for first, second in straight):
        return "kept"
    return "swapped" if all(is_same_party(first, second, joining) for first, second in crossed) else "kept"


@cache
def is_same_party(one: str, other: str, joining: Joining) -> bool:
    """Says whether two actor codes may name one party: equal ones, or the same country or organisation, and roles of one line of parties.tsv."""
    stems = {stem_of(one), stem_of(other)}
    if is_body_of(stem_of(one), stem_of(other)) or is_body_of(stem_of(other), stem_of(one)):
        return True
    first, second = (role_of(one) or "")[:3], (role_of(other) or "")[:3]
    if len(stems) > 1 and (not any(map(is_borderless, stems)) or "" in (first, second)):
        return False
    return first == second or any(first in party and second in party for party in joining.parties)


def is_body_of(part: str, whole: str) -> bool:
    """Says whether an organisation is one of the bodies of another: the World Food Programme (IGOUNOWFP) of the United Nations (IGOUNO)."""
    return part.startswith(whole) and len(part) > len(whole) > ORGANISATION


def days_of(mention: Row, joining: Joining) -> tuple[date, date] | None:
    """Returns the first and last day that a mention may mean; None without a date. A date that no words give may be a day too late."""
    first = mention["event_date"]
    if first is None:
        return None
    last = mention["date_end"] or first
    unsaid = mention["date_text"] is None and mention["date_precision"] == "day"
    return first - timedelta(days=int(joining.tolerances.days_unsaid)) if unsaid else first, last


def date_level(one: Row, other: Row, joining: Joining) -> str:
    """Returns how two mentions agree in date, one of the levels of `levels.tsv`."""
    first, second = days_of(one, joining), days_of(other, joining)
    if first is None or second is None:
        return "undated" if one["article_id"] == other["article_id"] else "unknown"
    gap = max((second[0] - first[1]).days, (first[0] - second[1]).days)
    widest = max((last - start).days for start, last in (first, second))
    if widest > joining.tolerances.widest_days:
        wide = "coarse" if widest <= joining.tolerances.coarse_days else "vague"
        return wide if gap <= 0 else "apart"
    if gap <= 0:
        texts = one["date_text"], other["date_text"]
        if texts == (None, None) and one["article_id"] != other["article_id"]:
            again = not one["cameo_code"].startswith(OFTEN) or words_level(one, other, joining) == "alike"
            return "unsaid" if again else "unsaid words"
        return "said" if first == second and None not in texts and first[0] == first[1] else "overlap"
    if gap > joining.tolerances.near_days:
        return "apart"
    if one["cameo_code"] in STAYS and one["cameo_code"] == other["cameo_code"]:
        return "stay"
    later = max(one, other, key=lambda mention: mention["event_date"])
    if not is_told_late(later):
        return "next" if gap == 1 else "days"
    return "reported" if gap == 1 else "looked back" if helpers(later) & BEFORE_PAST else "days"


def place_level(one: Row, other: Row, joining: Joining) -> str:
    """Returns how two mentions agree in place: same, within, open, apart, elsewhere, assumed, abroad, doubtful, inferred."""
    if one["country"] is None or other["country"] is None:
        return "same" if one["place_name"] is not None and one["place_name"] == other["place_name"] else "open"
    if one["country"] != other["country"]:
        nameless = one["place_name"] is None or other["place_name"] is None
        if nameless and one["cameo_code"].startswith(ON_THE_SPOT) and shares_country(one, other):
            return "inferred"
        if is_of_sides(one, other):
            return "sides"
        return "doubtful" if nameless or is_taken_over(one) or is_taken_over(other) else "abroad"
    if one["place_name"] is None or other["place_name"] is None:
        return "open"
    if is_country_name(one["place_name"]) and is_country_name(other["place_name"]):
        # "in Ruritania's Black Hills": the gazetteer does not have the hills
        return "open"
    if is_one_place(one, other, joining.tolerances.near_km):
        return "same"
    if contains(one, other) or contains(other, one):
        return "within"
    if is_taken_over(one) or is_taken_over(other):
        return "assumed"
    return "apart" if one["geo_precision"] == other["geo_precision"] == EXACT else "elsewhere"


def is_of_sides(one: Row, other: Row) -> bool:
    """Says whether what governments say or decide is put in the country of one side by one report and in that of the other by the other."""
    if not one["cameo_code"].startswith(DECIDED):
        return False
    sides = {stem_of(row[side]) for row in (one, other) for side in ("source", "target") if row[side] is not None}
    return {one["country"], other["country"]} <= sides


@cache
def is_country_name(name: str) -> bool:
    """Says whether a place is a whole country, which tells nothing finer than the column `country`."""
    return any(place.kind == "country" for place in load_gazetteer().lookup(name))


def shares_country(one: Row, other: Row) -> bool:
    """Says whether one side of two mentions is of one known country or organisation; "rebels" of nobody knows where may be anywhere."""
    sides = [(one[side], other[side]) for side in ("source", "target")]
    return any(None not in pair and stem_of(pair[0]) == stem_of(pair[1]) and not is_borderless(stem_of(pair[0])) for pair in sides)


def is_taken_over(place: Row) -> bool:
    """Says whether a named place is no more than taken from the dateline or the sentences around: a town told no better than its country. Regions and
    divisions are told so too; regions have no GeoNames number."""
    return place["geo_precision"] == WORST and place["geonameid"] is not None and not is_division(place)


def is_one_place(one: Row, other: Row, near_km: float) -> bool:
    """Says whether two places of one country are the same by number or name, or near."""
    if one["place_name"] == other["place_name"] or (one["geonameid"] is not None and one["geonameid"] == other["geonameid"]):
        return True
    points = [(place["latitude"], place["longitude"]) for place in (one, other)]
    if is_division(one) or is_division(other) or any(value is None for point in points for value in point):
        return False
    return kilometres(*points[0], *points[1]) <= near_km


def contains(wide: Row, narrow: Row) -> bool:
    """Says whether a place is the first-level division, or the country itself, that another lies in."""
    return wide["latitude"] is None or (is_division(wide) and wide["admin1"] == narrow["admin1"])


def is_division(place: Row) -> bool:
    """Says whether a place is a first-level division: its name is that of its division and it is no town."""
    return place["admin1"] is not None and place["place_name"] == place["admin1"] and place["geo_precision"] == 3


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Returns the great-circle distance of two points in kilometres (haversine)."""
    first, second = radians(latitude), radians(other_latitude)
    half = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def numbers_level(one: Row, other: Row, joining: Joining) -> str:
    """Returns how two mentions agree in numbers: equal, update, untold, other."""
    told = [(one[name], other[name]) for name in UPDATED if one[name] is not None and other[name] is not None]
    if not all(is_update(first, second, joining) for first, second in told):
        return "other"
    if any(one[name] and one[name] == other[name] for name in COUNTED):
        return "equal"
    return "update" if told else "untold"


def is_update(one: int, other: int, joining: Joining) -> bool:
    """Says whether a number may be a later count of another."""
    low, high = sorted((one, other))
    return high <= low * joining.tolerances.update_ratio or high - low <= joining.tolerances.update_slack


def words_level(one: Row, other: Row, joining: Joining) -> str:
    """Returns how much of the shorter sentence the other has, by its content words without the actors' names: alike, shared, few; apart where it is little and
    the articles tell of two matters, of what is said or agreed, as one party speaks of many things a day."""
    names = names_of(one) | names_of(other)
    first, second = content_words(one["sentence"]) - names, content_words(other["sentence"]) - names
    share = len(first & second) / max(FEWEST, min(len(first), len(second)))
    if share >= joining.tolerances.words_alike:
        return "alike"
    if share >= joining.tolerances.words_shared:
        return "shared"
    said = all(row["cameo_code"].startswith(OFTEN) and not is_met_abroad(row) for row in (one, other))
    return "apart" if said and one["article_id"] != other["article_id"] and are_apart(one, other, joining) else "few"


def is_met_abroad(row: Row) -> bool:
    """Says whether two countries met: they do so once in some days, in whatever article it is told; a government's own people it meets all day."""
    source, target = ((row[side] or UNNAMED)[: len(UNNAMED)] for side in ("source", "target"))
    return row["cameo_code"].startswith(MEETINGS) and UNNAMED not in (source, target) and source != target


def forget_compared() -> None:
    """Lets go of what is kept of sentences, codes, actors and places while mentions are compared, some 50 MB for 9,000 mentions."""
    for kept in (content_words, is_day_of_report, codes_level, families_of, is_same_party, is_country_name):
        kept.cache_clear()


def article_level(one: Row, other: Row, joining: Joining) -> str:
    """Returns whether two mentions stand in one article: same, other."""
    return "same" if one["article_id"] == other["article_id"] else "other"
