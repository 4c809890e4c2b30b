"""A place name as it is written, taken apart and looked up: "the northern city of Zenda", "Zenda province", "Zenda, Ruritania"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from coders.gazetteer import Place, load_gazetteer
from coders.place_records import PlaceCandidate
from coders.place_words import PlaceWords, load_place_words
from coders.records import record

ORDINAL_BEFORE = re.compile(r"\A\s*\d+(?:st|nd|rd|th)\s+(?=[A-Z])")
"""The number of a meeting before its town: "the 7th Zenda talks"."""
DAY_BEHIND = re.compile(r"\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\Z")
"""The day behind a town: "in Zenda Monday"."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A candidate's name taken apart: the bare name, the kind its suffix speaks of, whether only a part of it is meant, its context."""

    bare: str
    kind: str | None
    part: bool
    context: tuple[str, ...]


@record
class Reading:
    """A candidate with its name and the places that bear it."""

    candidate: PlaceCandidate
    name: PlaceName
    places: tuple[Place, ...]


@lru_cache(maxsize=4096)
def read_name(written: str) -> tuple[PlaceName, tuple[Place, ...]]:
    """Look a name up, whole first, then without what stands around it ("northern Iraq", "Diyala province"); an article repeats its names."""
    gazetteer, words = load_gazetteer(), load_place_words()
    first, *rest = [part.strip() for part in written.split(",")]
    context = tuple(words.abbreviations.get(part.casefold(), division_of(part, words)) for part in rest if part)
    first = ORDINAL_BEFORE.sub("", DAY_BEHIND.sub("", first))
    whole = re.sub(r"(?:'s|\u2019s|['\u2019])\Z", "", first.strip(" \t\n\"'()[]"))
    whole = re.sub(r"\A[Tt]he\s+(?=\S)", "", whole)
    site = words.sites.get(whole.casefold())
    if site is not None:
        # "at the White House" is in Washington
        return read_name(site)
    places = gazetteer.lookup(whole)
    land = any(place.kind == "country" for place in places)
    if places and (land or not suffix_of(whole, words)):
        return PlaceName(whole, None, False, context), places
    bare, kind, part = whole, None, False
    for _ in range(4):
        prefix = next((word for word in words.prefixes if bare.casefold().startswith(f"{word} ")), None)
        suffix = suffix_of(bare, words)
        if suffix:
            bare, kind = bare[: -len(suffix)].strip(), kind or words.suffixes[suffix]
        elif prefix and not gazetteer.lookup(bare):
            # "northern Zenda" is a part of Zenda, "the northern city of Zenda" is all of it.
            bare, part, kind = bare[len(prefix) :].strip(), not prefix.endswith(" of"), kind or words.prefixes[prefix] or None
        elif " " in bare and bare[0].islower() and not gazetteer.lookup(bare):
            # "commercial capital Zenda"
            bare = bare.split(" ", 1)[1]
        else:
            break
    stripped = gazetteer.lookup(bare)
    # "Sadr City" and "New York City" are names; "Kaduna city" is Kaduna.
    if not stripped or (places and kind == "city" and whole[-4:] == "City"):
        return PlaceName(whole, None, False, context), places
    return PlaceName(bare, kind, part, context), stripped


def division_of(name: str, words: PlaceWords) -> str:
    """Return the name of a division without the word that calls it one, unless the gazetteer has it so: "Zenda province" is Zenda."""
    suffix = suffix_of(name, words)
    return name[: -len(suffix)].strip() if suffix and not load_gazetteer().lookup(name) else name


def suffix_of(name: str, words: PlaceWords) -> str | None:
    """Return the generic word that ends a name ("province", "refugee camp"), None where none does."""
    parts = name.casefold().split()
    if len(parts) > 2 and " ".join(parts[-2:]) in words.suffixes:
        return " ".join(parts[-2:])
    return parts[-1] if len(parts) > 1 and parts[-1] in words.suffixes else None
