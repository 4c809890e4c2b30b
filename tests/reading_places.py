"""Places by reading: draws kept mentions with a fixed seed for a person to judge, and counts the judgements.

    python -m tests.reading_places draw SEED COUNT SHEET [READ]  # SHEET.tsv: one mention a line, with its text and empty columns to fill
    python -m tests.reading_places keep SHEET NAME         # the judgements without the text, to data/gold/places_NAME.tsv
    python -m tests.reading_places score                   # the table of docs/benchmarks.md from the kept judgements

Drawn is from all kept mentions of ../shared/articles (newswire and Reuters), so each set counts by its share; mentions kept before are left out, and
articles that writers of rules have read (READ, an article_id a line).

How to judge. The place is where the event itself happened, as the article tells it, not where it was reported or whose it was.
- country_right: y where the country is that one, or null and the article does not tell it (a statement of no said place is told by the country of
  whoever stays at home: either that country or null is y); n where it is another, or null though the article tells it.
- place_right: y where place_name is the place at the finest grain that the sentence tells, or that the sentences before tell of the same
  event; a capital for its country, or a country for a named town, is n; null is y where no place finer than the country is told.
- should_be: what would be right, where either is n; `cause` is one of CAUSES.
"""

import random
import sys
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import Path

from coders.gazetteer import load_gazetteer, name_key
from schemas.article import Article
from schemas.mention import Mention
from tests.reading import FOLDER, NEWSWIRE, interval_text, read, share, write

REUTERS = NEWSWIRE.with_name("reuters_1987.jsonl")
KEY = ("article_id", "sentence_start", "trigger_start", "cameo_code", "source", "target")
PLACE = ("place_name", "country", "admin1", "latitude", "longitude", "geonameid", "geo_precision")
CODED = (*KEY, *PLACE, "told_by", "lexicon_version")
JUDGED = ("country_right", "place_right", "should_be", "cause")
SHOWN = ("published", "dateline", "opening", "before", "sentence", "trigger")
CAUSES = {
    "missed": "the sentence tells it and nothing was found",
    "context": "the sentences before tell it and nothing was found",
    "carried": "a place of the sentences before that is not the event's",
    "dateline": "the dateline, and the event was elsewhere",
    "other": "a place that the sentence names for something else",
    "actor": "an actor's country that is not where it was",
    "homonym": "another place of that name",
    "unknown": "the gazetteer does not have the place",
    "coarse": "only the country or region, and the text tells the town",
    "event": "no event, or its actors are wrong, so that nothing can be right",
}
TOLD_BY = ("sentence", "dateline", "article", "country", "none")
BEFORE, OPENING = 600, 300


def told_by(mention: Mention, article: Article) -> str:
    """Returns what the place comes from: its sentence, the dateline, the article's other sentences, only the actors' country, or none."""
    if mention.country is None:
        return "none"
    if mention.place_name is None:
        return "country"
    words = mention.sentence.split()
    spans = {" ".join(words[first : first + length]).strip(" .,;:\"'()") for first in range(len(words)) for length in range(1, 5)}
    named = any(place.name == mention.place_name and place.country == mention.country for span in spans if span[:1].isupper() for place in found(span))
    if mention.geo_precision != 3 or named or name_key(mention.place_name) in name_key(mention.sentence):
        return "sentence"
    sent = (article.dateline or "").split(",")[0].title()
    return "dateline" if any(place.name == mention.place_name for place in found(sent)) else "article"


def found(name: str) -> tuple:
    """Returns the places of a name, also without a possessive."""
    return load_gazetteer().lookup(name.removesuffix("'s"))


def rows_of(coded: Iterable[tuple[Article, Sequence[Mention]]]) -> list[dict]:
    """Returns a row for each kept mention, in the order of its key."""
    rows = []
    for article, mentions in coded:
        for mention in mentions:
            if mention.status == "kept":
                start = mention.sentence_start
                shown = {
                    "published": article.published, "dateline": article.dateline, "opening": flat(article.text[: min(OPENING, start)]),
                    "before": flat(article.text[max(0, start - BEFORE) : start]), "sentence": flat(mention.sentence), "trigger": flat(mention.trigger),
                }  # fmt: skip
                values = {name: getattr(mention, name) for name in (*KEY, *PLACE, "lexicon_version")}
                rows.append({**dict.fromkeys(JUDGED, ""), **values, "told_by": told_by(mention, article), **shown})
    return sorted(rows, key=key_of)


def key_of(row: dict) -> tuple[str, ...]:
    """Returns what tells a mention from any other, as text."""
    return tuple("" if row[name] is None else str(row[name]) for name in KEY)


def flat(text: str) -> str:
    """Returns a text on one line."""
    return " ".join(text.split())


def choose(rows: Sequence[dict], *, seed: int, count: int, before: Iterable[dict] = (), seen: Collection[str] = ()) -> list[dict]:
    """Returns `count` rows drawn with a seed, those judged before and those of articles `seen` left out; the same rows and seed give the same draw."""
    known = {key_of(row) for row in before}
    return random.Random(seed).sample([row for row in rows if key_of(row) not in known and row["article_id"] not in seen], count)


def draw(seed: int, count: int, sheet: Path, *, seen: Collection[str] = ()) -> None:
    """Codes the articles and writes a sheet of `count` mentions, none of articles `seen`."""
    from coders.coder import load_coder
    from flows.ingest import read_sources

    sources = [str(NEWSWIRE), str(REUTERS)]
    articles = [article for article in read_sources(sources, today=date(2026, 1, 1)) if isinstance(article, Article)]
    rows = rows_of((coded.article, coded.mentions) for coded in load_coder().code_articles(articles))
    chosen = choose(rows, seed=seed, count=count, before=[row for path in kept_files() for row in read(path)], seen=seen)
    write(sheet, (*JUDGED, *CODED, *SHOWN), chosen)


def keep(sheet: Path, name: str) -> Path:
    """Writes the judgements of a filled sheet without the text; raises ValueError with the line of a judgement that is missing or unknown."""
    rows = read(sheet)
    for line, row in enumerate(rows, 2):
        bad = [column for column in JUDGED[:2] if row[column] not in ("y", "n")]
        if bad:
            raise ValueError(f"{sheet.name}:{line}: {', '.join(bad)} is neither y nor n")
        if "n" in (row["country_right"], row["place_right"]) and row["cause"] not in CAUSES:
            raise ValueError(f"{sheet.name}:{line}: cause {row['cause']!r}; write one of {', '.join(CAUSES)}")
    path = FOLDER / f"places_{name}.tsv"
    write(path, (*CODED, *JUDGED), rows)
    return path


def score(paths: Iterable[Path]) -> str:
    """Returns the table: shares right with their intervals by reading and by what the place comes from, and what is wrong by cause."""
    lines = ["| reading | place told by | mentions | country right | 95 % | place right | 95 % |", "|---|---|---|---|---|---|---|"]
    causes: dict[str, dict[str, int]] = {}
    for path in paths:
        rows, name = read(path), path.stem.removeprefix("places_")
        for group in ("all", *TOLD_BY):
            some = [row for row in rows if group in ("all", row["told_by"])]
            if some:
                cells = [cell for column in JUDGED[:2] for cell in shares(some, column)]
                lines.append(f"| {name} | {group} | {len(some)} | " + " | ".join(cells) + " |")
        causes[name] = {cause: sum(row["cause"] == cause for row in rows) for cause in CAUSES}
    lines += ["", "| wrong because of | " + " | ".join(causes) + " |", "|---" * (len(causes) + 1) + "|"]
    lines += [f"| {meaning} | " + " | ".join(str(counts[cause]) for counts in causes.values()) + " |" for cause, meaning in CAUSES.items()]
    return "\n".join(lines)


def shares(rows: Sequence[dict], column: str) -> tuple[str, str]:
    """Returns the share of y as `.744` and its 95 % Wilson interval."""
    return share(list(rows), column), interval_text(sum(row[column] == "y" for row in rows), len(rows))


def kept_files() -> list[Path]:
    """Returns the files of judgements in the order of their numbers, the tenth behind the ninth."""
    return sorted(FOLDER.glob("places_*.tsv"), key=lambda path: (len(path.stem.split("_")[1]), path.name))


def main(words: list[str]) -> None:
    """Runs one of the commands."""
    if words[:1] == ["draw"] and len(words) in (4, 5):
        seen = frozenset(Path(words[4]).read_text(encoding="utf8").split()) if words[4:] else frozenset()
        draw(int(words[1]), int(words[2]), Path(words[3]), seen=seen)
    elif words[:1] == ["keep"] and len(words) == 3:
        print(keep(Path(words[1]), words[2]))
    elif words == ["score"]:
        print(score(kept_files()))
    else:
        print(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
