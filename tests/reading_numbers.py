"""Deaths, injured, arrested and crowds by reading: draws sentences with a fixed seed for a person to judge, and counts the judgements.

    python -m tests.reading_numbers draw SEED SHEET    # SHEET.tsv: the kept mentions of each sentence with their numbers and empty columns to fill
    python -m tests.reading_numbers keep SHEET NAME    # the judgements without the text, to data/gold/numbers_NAME.tsv
    python -m tests.reading_numbers score              # the table of docs/benchmarks.md from the kept judgements

Part "numbers" are 150 sentences of ../shared/articles/newswire.jsonl with a kept mention, a number and a word of death, injury or arrest,
whether or not the coder read anything there. Part "none" are 200 sentences with a kept mention, drawn without looking at their words: 60 of
roots 18-20, 40 of 14 and 17, 100 of others; the first 150 that the reader finds to tell of no death of their events (`told` n) count.
A judgement is y or n. `told`: the sentence tells how many were killed or injured in an event that is coded (0 counts as told).
`deaths`, `injured`: the mention has the number of its event, or none where none is told; `others`: arrested and crowd_size likewise;
`dead`: fatalities_actors says who died, or nothing where nothing is said. Of one event told twice the numbers may stand at either mention.
`should_be` says what was right and `cause` is one of CAUSES where deaths or injured are n.
"""

import random
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from schemas.mention import Mention
from tests.reading import FOLDER, NEWSWIRE, interval_text, read, write

PARTS = {"numbers": 150, "none": 150}
QUOTAS = ((("18", "19", "20"), 60), (("14", "17"), 40), ((), 100))
"""How many sentences of part "none" have an event of these roots; () are all others."""
KEY = ("part", "article_id", "sentence_start", "trigger_start", "cameo_code", "source", "target")
CODED = (*KEY, "trigger", "fatalities", "injured", "arrested", "crowd_size", "fatalities_actors", "lexicon_version")
JUDGED = ("told", "deaths", "injured_right", "others", "dead", "should_be", "cause")
MARKS = JUDGED[:5]
CAUSES = {
    "missed": "a number of this event was not found",
    "other-event": "the number of another event or of a longer time",
    "undone": "feared, planned, threatened or denied",
    "sum": "groups added that are one, or one of several left out",
    "value": "the number itself misread",
    "no-count": "what was counted is no killed or injured person",
    "event": "the event itself is none",
    "other": "anything else",
}
CASUALTY = re.compile(
    r"\b(?:kill\w*|murder\w*|slain|slay\w*|massacr\w*|slaughter\w*|assassinat\w*|execut(?:ed|ing|ions?)|behead\w*|lynch\w*|martyr\w*|gunned down|shot dead"
    r"|dead|deaths?|died|dies?|dying|perish\w*|drown\w*|succumbed|tolls?|lives|casualt(?:y|ies)|fatalit(?:y|ies)|bodies|corpses|victims?"
    r"|wound\w*|injur\w*|hurt|maim\w*|hospitali[sz]ed|arrest\w*|detain\w*|apprehended|captured|rounded up|custody|hostages?)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|hundreds?|thousands?"
    r"|dozens?|scores|several|few|handful|numerous|couple|no|none|nobody|(?!(?:19|20)\d\d\b)\d[\d,]*)\b",
    re.IGNORECASE,
)
"""Words of the draw, apart from the coder's own tables: a word that the coder comes to know must not change what is drawn."""


def by_sentence(mentions: Iterable[Mention]) -> dict[tuple[str, int], list[Mention]]:
    """Returns the kept mentions of each sentence."""
    found: dict[tuple[str, int], list[Mention]] = {}
    for mention in mentions:
        if mention.status == "kept":
            found.setdefault((mention.article_id, mention.sentence_start), []).append(mention)
    return found


def drawn(mentions: Iterable[Mention], seed: int) -> list[tuple[str, list[Mention]]]:
    """Returns the drawn sentences with their part, no sentence twice."""
    sentences = by_sentence(mentions)
    draw = random.Random(seed)
    with_numbers = [key for key in sorted(sentences) if is_numbered(sentences[key][0].sentence)]
    chosen = [("numbers", key) for key in draw.sample(with_numbers, min(PARTS["numbers"], len(with_numbers)))]
    left = sorted(set(sentences) - {key for _, key in chosen})
    nones: list[tuple[str, tuple[str, int]]] = []
    for roots, quota in QUOTAS:
        fitting = [key for key in left if not roots or any(mention.cameo_root in roots for mention in sentences[key])]
        taken = draw.sample(fitting, min(quota, len(fitting)))
        left = sorted(set(left) - set(fitting if roots else taken))
        nones += [("none", key) for key in taken]
    draw.shuffle(nones)
    return [(part, sentences[key]) for part, key in (*chosen, *nones)]


def is_numbered(sentence: str) -> bool:
    """Says whether a sentence has a number and a word of death, injury or arrest."""
    return bool(CASUALTY.search(sentence) and NUMBER.search(sentence))


def sheet_rows(found: Sequence[tuple[str, list[Mention]]]) -> list[dict]:
    """Returns the lines of a sheet, one for each kept mention; pairs of one event stand on one line."""
    rows: list[dict] = []
    for part, mentions in found:
        seen = set()
        for mention in mentions:
            event = (mention.cameo_code, mention.trigger_start, mention.fatalities, mention.injured, mention.arrested, mention.crowd_size)
            if event not in seen:
                coded = {name: getattr(mention, name) for name in CODED if name != "part"}
                rows.append({**dict.fromkeys(JUDGED, ""), "part": part, **coded, "sentence": " ".join(mention.sentence.split())})
            seen.add(event)
    return rows


def newswire_mentions() -> Iterable[Mention]:
    """Yields the mentions of the newswire articles."""
    from coders.coder import load_coder
    from flows.ingest import read_sources
    from schemas.article import Article

    articles = [found for found in read_sources([str(NEWSWIRE)], today=date(2026, 1, 1)) if isinstance(found, Article)]
    for coded in load_coder().code_articles(articles):
        yield from coded.mentions


def keep(sheet: Path, name: str, folder: Path = FOLDER) -> Path:
    """Writes the judgements of a filled sheet without the text; raises ValueError with the line of a judgement that is missing or unknown."""
    rows = read(sheet)
    for line, row in enumerate(rows, 2):
        bad = [column for column in MARKS if row[column] not in ("y", "n")]
        if bad:
            raise ValueError(f"{sheet.name}:{line}: {', '.join(bad)} is neither y nor n")
        if "n" in (row["deaths"], row["injured_right"]) and row["cause"] not in CAUSES:
            raise ValueError(f"{sheet.name}:{line}: cause {row['cause']!r}; write one of {', '.join(CAUSES)}")
    path = folder / f"numbers_{name}.tsv"
    write(path, (*CODED, *JUDGED), rows)
    return path


def counted(rows: Iterable[dict[str, str]]) -> dict[str, list[list[dict[str, str]]]]:
    """Returns the lines of each sentence by part, those of part "none" that tell deaths or are beyond 150 left out."""
    sentences: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in rows:
        sentences.setdefault((row["part"], row["article_id"], row["sentence_start"]), []).append(row)
    parts: dict[str, list[list[dict[str, str]]]] = {part: [] for part in PARTS}
    for (part, *_), lines in sentences.items():
        if part != "none" or all(line["told"] == "n" for line in lines):
            parts[part].append(lines)
    return {part: lines[: PARTS[part]] for part, lines in parts.items()}


def score(paths: Iterable[Path]) -> str:
    """Returns the table: shares of sentences whose mentions are all right, with their 95 % intervals, and sentences where a death was invented."""
    head = ("reading", "part", "sentences", "deaths and injured exact", "95 %", "deaths", "injured", "arrested and crowd", "who died", "deaths invented")
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for path in paths:
        parts = counted(read(path))
        parts = {"numbers": parts["numbers"], "of them with deaths or injured told": [s for s in parts["numbers"] if any(r["told"] == "y" for r in s)], **parts}
        for part, sentences in parts.items():
            right = [all(row["deaths"] == row["injured_right"] == "y" for row in rows) for rows in sentences]
            cells = [path.stem.removeprefix("numbers_"), part, str(len(sentences)), share(right), interval_text(sum(right), len(right))]
            cells += [share([all(row[column] == "y" for row in rows) for rows in sentences]) for column in MARKS[1:]]
            cells.append(str(sum(any(row["deaths"] == "n" and row["fatalities"] not in ("", "0") for row in rows) for rows in sentences)))
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def share(right: Sequence[bool]) -> str:
    """Returns the share of true values as `.744`."""
    return f"{sum(right) / max(1, len(right)):.3f}".removeprefix("0")


def main(words: list[str]) -> None:
    """Runs one of the commands."""
    if words[:1] == ["draw"] and len(words) == 3:
        write(Path(words[2]), (*JUDGED, *CODED, "sentence"), sheet_rows(drawn(newswire_mentions(), int(words[1]))))
    elif words[:1] == ["keep"] and len(words) == 3:
        print(keep(Path(words[1]), words[2]))
    elif words == ["score"]:
        print(score(sorted(FOLDER.glob("numbers_*.tsv"))))
    else:
        print(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
