"""Precision by reading: draws coded sentences with a fixed seed for a person to judge, and counts the judgements.

    python -m tests.reading draw SEED COUNT SHEET     # SHEET.tsv: one coded event a line, with its sentence and empty columns to fill
    python -m tests.reading keep SHEET NAME           # the judgements without the text, to data/gold/reading_NAME.tsv
    python -m tests.reading score                     # the tables of docs/benchmarks.md from the kept judgements
    python -m tests.reading recall                    # precision and recall of roots on hand-coded sentences (data/gold/newswire_codes.tsv)

Drawn are sentences of ../shared/articles/newswire.jsonl with at least one kept event; sentences of readings kept before are left out.
A judgement is y or n: root, code; source, target and date where the root is right (a null that is rightly null is y).
`cause` is one of CAUSES where the root is wrong.
"""

import csv
import random
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from flows.intervals import share_interval

ROOT = Path(__file__).resolve().parents[1]
NEWSWIRE = ROOT.parent / "shared" / "articles" / "newswire.jsonl"
FOLDER = ROOT / "data" / "gold"
KEY = ("article_id", "sentence_start", "cameo_code", "source", "target")
CODED = (*KEY, "event_date", "trigger", "rule", "lexicon_version")
JUDGED = ("root", "code", "source_right", "target_right", "date_right", "cause", "note")
CAUSES = {
    "sense": "another sense of the word, or the wrong code family",
    "history": "history or background told as news",
    "future": "a future or planned act told as done",
    "hypothetical": "hypothetical, feared, wished, asked, denied",
    "generic": "a habit, a rule, a general statement",
    "soft": "sport, markets, weather, culture, crime without politics",
    "accident": "an accident or natural disaster",
    "reach": "an operator or noun took what is not its own",
    "parse": "the parse put words where they do not belong",
    "metaphor": "a figure of speech",
    "repeat": "a part of another event of the sentence, told twice",
    "other": "anything else",
}


def draw(seed: int, count: int, sheet: Path) -> None:
    """Writes a sheet of `count` sentences with all their kept events."""
    from coders.coder import load_coder
    from flows.ingest import read_sources
    from schemas.article import Article

    before = {(row["article_id"], row["sentence_start"]) for path in kept_files() for row in read(path)}
    coder = load_coder()
    articles = [found for found in read_sources([str(NEWSWIRE)], today=date(2026, 1, 1)) if isinstance(found, Article)]
    by_sentence: dict[tuple[str, str], list] = {}
    for coded in coder.code_articles(articles):
        for mention in coded.mentions:
            key = (mention.article_id, str(mention.sentence_start))
            if mention.status == "kept" and key not in before:
                by_sentence.setdefault(key, []).append(mention)
    chosen = random.Random(seed).sample(sorted(by_sentence), count)
    rows = [
        {**{name: getattr(mention, name) for name in CODED}, **dict.fromkeys(JUDGED, ""), "published": mention.published,
         "source_text": mention.source_text, "target_text": mention.target_text, "sentence": " ".join(mention.sentence.split())}
        for key in chosen for mention in by_sentence[key]
    ]  # fmt: skip
    write(sheet, (*JUDGED, *CODED, "published", "source_text", "target_text", "sentence"), rows)


def keep(sheet: Path, name: str) -> Path:
    """Writes the judgements of a filled sheet without the text; raises ValueError with the line of a judgement that is missing or unknown."""
    rows = read(sheet)
    for line, row in enumerate(rows, 2):
        wanted = ("root", "code") if row["root"] == "n" else JUDGED[:5]
        bad = [column for column in wanted if row[column] not in ("y", "n")]
        if bad:
            raise ValueError(f"{sheet.name}:{line}: {', '.join(bad)} is neither y nor n")
        if row["root"] == "n" and row["cause"] not in CAUSES:
            raise ValueError(f"{sheet.name}:{line}: cause {row['cause']!r}; write one of {', '.join(CAUSES)}")
    path = FOLDER / f"reading_{name}.tsv"
    write(path, (*CODED, *JUDGED[:-1]), rows)
    return path


def score(paths: Iterable[Path]) -> str:
    """Returns the tables: shares with their intervals by reading, and wrong roots by cause."""
    lines = ["| reading | sentences | events | root right | 95 % | exact code right | source | target | date |", "|---|---|---|---|---|---|---|---|---|"]
    causes: dict[str, Counter[str]] = {}
    for path in paths:
        rows = read(path)
        right = [row for row in rows if row["root"] == "y"]
        told = [share(rows, "root"), interval_text(len(right), len(rows)), share(rows, "code")]
        told += [share(right, column) for column in JUDGED[2:5]]
        name = path.stem.removeprefix("reading_")
        sentences = len({(row["article_id"], row["sentence_start"]) for row in rows})
        lines.append(f"| {name} | {sentences} | {len(rows)} | " + " | ".join(told) + " |")
        causes[name] = Counter(row["cause"] for row in rows if row["root"] == "n")
    lines += ["", "| wrong root because of | " + " | ".join(causes) + " |", "|---" * (len(causes) + 1) + "|"]
    for cause, meaning in CAUSES.items():
        lines.append(f"| {meaning} | " + " | ".join(str(found[cause]) for found in causes.values()) + " |")
    return "\n".join(lines)


def recall() -> str:
    """Returns precision and recall of roots (statements left out) on the hand-coded sentences, as coded blind and as corrected."""
    from coders.coder import load_coder
    from flows.ingest import read_sources
    from schemas.article import Article

    rows = read(FOLDER / "newswire_codes.tsv")
    wanted = {row["article_id"] for row in rows}
    articles = [found for found in read_sources([str(NEWSWIRE)], today=date(2026, 1, 1)) if isinstance(found, Article) and found.article_id in wanted]
    found_roots: dict[tuple[str, str], set[str]] = {}
    for coded in load_coder().code_articles(articles):
        for mention in coded.mentions:
            if mention.status == "kept":
                found_roots.setdefault((mention.article_id, str(mention.sentence_start)), set()).add(mention.cameo_root)
    lines = ["| coding by hand | sentences | root precision | 95 % | of | root recall | 95 % | of |", "|---|---|---|---|---|---|---|---|"]
    for name, column in (("blind", "codes_blind"), ("after a second look beside the coder's", "codes")):
        right = extra = missed = 0
        for row in rows:
            gold = {code[:2] for code in row[column].split() if code != "none"} - {"01"}
            found = found_roots.get((row["article_id"], row["sentence_start"]), set()) - {"01"}
            right, extra, missed = right + len(gold & found), extra + len(found - gold), missed + len(gold - found)
        cells = [cell for total in (right + extra, right + missed) for cell in (f"{right / total:.3f}"[1:], interval_text(right, total), str(total))]
        lines.append(f"| {name} | {len(rows)} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def interval_text(right: int, total: int) -> str:
    """Returns the interval of a share as `.65-.74`."""
    return "-".join(f"{edge:.2f}".removeprefix("0") for edge in share_interval(right, total) or ())


def share(rows: list[dict[str, str]], column: str) -> str:
    """Returns the share of y as `.744`."""
    return f"{sum(row[column] == 'y' for row in rows) / max(1, len(rows)):.3f}".removeprefix("0")


def kept_files() -> list[Path]:
    """Returns the files of judgements, in order."""
    return sorted(FOLDER.glob("reading_*.tsv"))


def read(path: Path) -> list[dict[str, str]]:
    """Returns the rows of a TSV file by column."""
    with path.open(encoding="utf8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def write(path: Path, columns: tuple[str, ...], rows: Iterable[dict]) -> None:
    """Writes rows as TSV, nulls as nothing."""
    with path.open("w", encoding="utf8", newline="\n") as lines:
        lines.write("\t".join(columns) + "\n")
        for row in rows:
            lines.write("\t".join("" if row[column] is None else str(row[column]).replace("\t", " ") for column in columns) + "\n")


def main(words: list[str]) -> None:
    """Runs one of the commands."""
    if words[:1] == ["draw"] and len(words) == 4:
        draw(int(words[1]), int(words[2]), Path(words[3]))
    elif words[:1] == ["keep"] and len(words) == 3:
        print(keep(Path(words[1]), words[2]))
    elif words == ["score"]:
        print(score(kept_files()))
    elif words == ["recall"]:
        print(recall())
    else:
        print(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
