"""The embedded gazetteer: places of 500 people and more with their other names, first-level divisions, regions and countries.

`lexicon/places.tsv.gz` is written by `data/derive/gazetteer.py` from GeoNames (CC BY 4.0): one gzip member for each bucket of
names by hash, so that loading reads two files and a look-up unpacks one small member.
"""

import gzip
import re
import unicodedata
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from coders.records import record

LEXICON = Path(__file__).parent / "lexicon"
BUCKETS = 1024
KINDS = ("capital", "city", "admin1", "region", "country")
MAX_NAME = 80
ARTICLE = re.compile(r"\b(al|el|a[dnrstz]|ash|e[dnrstz]|esh) (\w+)")
"""The article of Arabic names, in the ways that it is written."""


@record
class Place:
    """One place: country as ISO 3166 alpha-3, admin1 by name ("" unknown), degrees, GeoNames number, people, kind.

    Countries have no point and no number (None); a first-level division has the point of its largest city; regions have a
    point near their middle. `main` is False where the place was found by one of its other names.
    """

    name: str
    country: str
    admin1: str
    latitude: float | None
    longitude: float | None
    geonameid: int | None
    population: int
    kind: str
    main: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """The packed names with the start of each bucket; `lookup` unpacks what it needs."""

    packed: bytes
    starts: tuple[int, ...]

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Return the places of that name, whatever its case and accents, the most populous first; () for an unknown name."""
        return _places(self, name[:MAX_NAME])

    def find(self, name: str) -> tuple[Place, ...]:
        """Find what `lookup` keeps of the names asked for last."""
        key = name_key(name)
        found = [self._place(row) for row in _rows(self, key)] if key else []
        if not found:
            found = [self._place(row) for other in other_spellings(key) for row in _rows(self, other)]
        return tuple(
            sorted((place for place in found if place), key=lambda place: (-place.population, place.country, place.geonameid or 0))
        )

    def text_of(self, number: int) -> str:
        """Return the text of one bucket: a line for each row, its name key first, with a line end before the first."""
        return "\n" + gzip.decompress(self.packed[self.starts[number] : self.starts[number + 1]]).decode()

    def _place(self, cells: tuple[str, ...]) -> Place | None:
        """Make a place of a row; a row of another name ("=main name", number) is followed to its place."""
        if not cells[0].startswith("="):
            return _read_place(cells, main=True)
        return next((_read_place(row, main=False) for row in _rows(self, cells[0][1:]) if len(row) > 5 and row[5] == cells[1]), None)


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """Fold a name for look-up: no case, accents, apostrophes or dots; hyphens are spaces; "Ra's al-'Ayn" -> "ras al ayn"."""
    folded = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char)).casefold()
    return " ".join(re.sub(r"[.'\u2018\u2019\u02bb\u02bc`\u02bf\u02be]", "", re.sub(r"[-\u2010-\u2015/]", " ", folded)).split())


def other_spellings(key: str) -> tuple[str, ...]:
    """Return the keys of an Arabic name with its article written otherwise ("an numan" for "al numan"), () for a name without one."""
    found = ARTICLE.search(key)
    if found is None:
        return ()
    before, noun = key[: found.start()].strip(), found.group(2)
    # before some letters the article takes their sound: "al-Numan" is "an-Numan"
    articles = dict.fromkeys(("al", "el", f"a{noun[:1]}", f"a{noun[:2]}" if noun.startswith("sh") else f"e{noun[:1]}"))
    rest = key[found.start(2) :]
    return tuple(other for article in articles if (other := f"{before} {article} {rest}".strip()) != key)


def bucket_of(key: str) -> int:
    """Return the bucket of a folded name; the same on every machine."""
    return zlib.crc32(key.encode()) % BUCKETS


@cache
def load_gazetteer(folder: Path = LEXICON) -> Gazetteer:
    """Load the gazetteer once; raises OSError where its files are missing and ValueError where they do not fit each other."""
    starts = tuple(int(line) for line in (folder / "places_index.tsv").read_text(encoding="ascii").split())
    packed = (folder / "places.tsv.gz").read_bytes()
    if len(starts) != BUCKETS + 1 or starts[-1] != len(packed):
        held = f"{len(starts) - 1} buckets up to byte {starts[-1] if starts else 0}"
        message = f"the index holds {held}; {BUCKETS} up to byte {len(packed)} are needed"
        raise ValueError(f"places_index.tsv: [index-mismatch] {message}; run data/derive/gazetteer.py again")
    return Gazetteer(packed, starts)


def _rows(gazetteer: Gazetteer, key: str) -> list[tuple[str, ...]]:
    """Return the cells of each row of a name key; its lines are looked for in the bucket's text, which is not cut into rows for one name."""
    text, opening = _unpacked(gazetteer, bucket_of(key)), f"\n{key}\t"
    rows: list[tuple[str, ...]] = []
    place = text.find(opening)
    while place >= 0:
        first = place + len(opening)
        last = text.find("\n", first)
        rows.append(tuple(text[first : last if last >= 0 else len(text)].split("\t")))
        place = text.find(opening, first)
    return rows


@lru_cache(maxsize=BUCKETS)
def _unpacked(gazetteer: Gazetteer, number: int) -> str:
    return gazetteer.text_of(number)


@lru_cache(maxsize=4096)
def _places(gazetteer: Gazetteer, name: str) -> tuple[Place, ...]:
    return gazetteer.find(name)


def _read_place(cells: tuple[str, ...], *, main: bool) -> Place:
    name, country, admin1, latitude, longitude, number, population, kind = cells
    north, east = (float(latitude), float(longitude)) if latitude else (None, None)
    return Place(name, country, admin1, north, east, int(number) if int(number) > 0 else None, int(population), kind, main)
