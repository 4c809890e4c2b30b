"""Incidents of MUC-3/4 (../shared/gold/incidents.jsonl): what the coder tells of attacks, bombings and kidnappings that people coded article by article.

    python -m tests.incidents            # the figures of docs/benchmarks.md: the half whose misses writers of rules read, and the other
    python -m tests.incidents --misses   # of the half that is read: each incident that no kept mention tells, and the mentions of its kind

The half that is read are the articles of even line index (0, 2, ...); of the others only figures are ever printed.

What counts. Gold are templates: one incident of an article. Counted are those that are neither marked OPTIONAL nor only THREATENED; accomplished
and attempted ones are told apart. A kept mention **tells** a template where its CAMEO code is of a fitting kind (`incident_kinds.tsv`) and its sentence
holds a word of the template's targets (a person's name, a description, a building) or names its place below the country, or its `place_name` or `admin1`
is that place. Of a template with neither target nor such a place the country must be the mention's. A mention tells one template at most and a template
is told by one mention at most: of all ways to pair them the one with most counted templates told, then with the best agreement (country, place, day,
perpetrator, deaths, target words), then in reading order. So every figure is of the mention that agrees best, which flatters a little; one word shared
is thin evidence, which flatters, too; and a repeated report of one incident is not held against anyone.

- found: told, of all counted. What follows is of those found, so that its base grows with them.
- country: the mention's country is the template's.
- place: of templates with a place below the country, `place_name` or `admin1` is one of its levels (department, town, quarter), case and accents folded;
  town: the same, of the finest level alone, by `place_name`. Words of sort and direction do not count ("Hentzau City", "eastern Zenda").
- date: of templates with a day or a span of days: `event_date` is that day, with precision day, or lies in the span. "On or before" a day is not measured.
- perpetrator: of templates with an organisation: `source_text` shares a name with it (its acronym, or half of its words), or `source` is the code that the
  actor tables give one of its names, or the source is of the army or government of its country where the organisation is called only that. Many are told
  in another sentence of the article only: those are missed.
- deaths: `fatalities` above nought where the template tells a death, none or null where it tells none.
- false alarms: articles without any template that have a kept mention of roots 18-20, and of any kind of the table but for threats. Most are not wrong:
  fights between soldiers and guerrillas, old crimes and deeds told in general terms get no template (they were not "relevant"), and are events to CAMEO.
"""

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from coders.actor_index import ActorIndex, country_named, fold, load_index, split_name
from flows.intervals import share_interval

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "incidents.jsonl"
KINDS = Path(__file__).with_name("incident_kinds.tsv")
SHOW_MISSES = "--misses"
Row = dict[str, Any]
FIGURES = ("country", "place", "town", "date", "perpetrator", "deaths")
POINTS = {"country": 1, "place": 2, "town": 1, "date": 2, "perpetrator": 1, "deaths": 1}
COUNTED, OTHER = 1000, 100
"""What a told template weighs in the pairing: all agreement together weighs less than one template."""
WORD = re.compile(r"[^\W_]+")
STOP = frozenset({
    "the", "and", "for", "with", "from", "who", "were", "was", "has", "had", "that", "this", "which", "their", "his", "her", "two", "three", "four", "five",
    "ten", "member", "members", "group", "groups",
})  # fmt: skip
SORTS = frozenset({
    "city", "town", "village", "department", "province", "municipality", "district", "neighborhood", "canton", "eastern", "western", "northern", "southern",
})  # fmt: skip
PLACE_SORTS = re.compile(r"\([^()]*\)|[?(){}\[\]]")
DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b")
ARMED = {"MIL": ("armed forces", "army", "air force", "military", "troops", "navy"), "GOV": ("government", "regime")}


@dataclass(frozen=True, slots=True)
class Template:
    """One incident as coded by hand; `places` run from the widest below the country to the finest, `days` is None where only "on or before" is told."""

    kind: str
    counted: bool
    attempted: bool
    country: str | None
    places: tuple[str, ...]
    days: tuple[date, date] | None
    organisations: tuple[str, ...]
    targets: tuple[str, ...]
    death: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A template with the mention that tells it, None where none does, and for each figure that can be asked whether it is right."""

    template: Template
    mention: Row | None
    right: Mapping[str, bool]


@cache
def load_kinds(path: Path = KINDS) -> dict[str, tuple[str, ...]]:
    """Returns the prefixes of CAMEO codes that fit each type of incident."""
    with path.open(encoding="utf8", newline="") as file:
        return {row["type"]: tuple(row["codes"].split()) for row in csv.DictReader(file, delimiter="\t")}


def words_of(text: str) -> frozenset[str]:
    """Returns the words of a text that tell something: folded, without a plural s, short and common ones left out."""
    return frozenset(word.removesuffix("s") for word in map(fold, WORD.findall(text)) if len(word) > 2 and word not in STOP and not word.isdigit())


def spelt(text: str) -> str:
    """Returns a name folded, its words divided by one blank: "San  José" and "SAN JOSE" are one."""
    return " ".join(map(fold, WORD.findall(text)))


def bare(name: str, land: str = "") -> str:
    """Returns a place name folded and without words of sort and direction, unless the name of its land is left: "Guatemala City" stays."""
    short = " ".join(word for word in spelt(name).split() if word not in SORTS)
    return short if short and short != spelt(land) else spelt(name)


def read_template(row: Row, index: ActorIndex) -> Template:
    """Reads one template of the gold file."""
    land = (row["location"] or "").split(":")[0]
    levels = [PLACE_SORTS.sub(" ", level).strip() for level in (row["location"] or "").split(":")]
    fillers = [text for slot in ("hum_tgt_name", "hum_tgt_desc", "phys_tgt") for group in row[slot] or () for text in group]
    return Template(
        kind=row["type"],
        counted="OPTIONAL" not in row["template"] and row["stage"].startswith(("ACCOMPLISHED", "ATTEMPTED")),
        attempted=row["stage"].startswith("ATTEMPTED"),
        country=country_named(index, levels[0].split("/")[0].strip()),
        places=tuple(name for level in levels[1:] if (name := bare(level.split("/")[0], land))),
        days=days_of(row),
        organisations=tuple(text for group in row["perp_org"] or () for text in group if words_of(text)),
        targets=tuple(fillers),
        death=row["any_death"],
    )


def days_of(row: Row) -> tuple[date, date] | None:
    """Returns first and last day of a template: one day, or the days of a span or of "this day or that"; None where only "on or before" is told."""
    if row["date_iso"]:
        day = date.fromisoformat(row["date_iso"])
        return day, day
    if re.match(r"[\s(?]*-", row["date"] or "-"):
        return None
    days = sorted(datetime.strptime(" ".join(found), "%d %b %y").date() for found in DAY.findall(row["date"]))
    return (days[0], days[-1]) if days else None


def tells(mention: Row, template: Template) -> bool:
    """Says whether a kept mention tells an incident: a fitting code, and a word of its targets, or its place, or nothing else that could be asked."""
    if not mention["cameo_code"].startswith(load_kinds()[template.kind]):
        return False
    if shared_words(mention, template) or placed(mention, template.places):
        return True
    if any(f" {place} " in f" {spelt(mention['sentence'])} " for place in template.places):
        return True
    return not template.targets and not template.places and mention["country"] == template.country


def shared_words(mention: Row, template: Template) -> int:
    """Returns how many words of a template's targets a mention's sentence holds."""
    return len(words_of(mention["sentence"]) & words_of(" ".join(template.targets)))


def placed(mention: Row, places: Collection[str]) -> bool:
    """Says whether a mention is at one of some places, by its place or its division."""
    return any(bare(mention[name]) in places or spelt(mention[name]) in places for name in ("place_name", "admin1") if mention[name])


def judge(mention: Row, template: Template, index: ActorIndex) -> dict[str, bool]:
    """Returns for each figure that can be asked of a template whether a mention has it right."""
    right = {"country": mention["country"] == template.country, "deaths": ((mention["fatalities"] or 0) > 0) == template.death}
    if template.places:
        right["place"] = placed(mention, template.places)
        town = mention["place_name"] or ""
        right["town"] = template.places[-1] in (bare(town), spelt(town))
    if template.days:
        first, last = template.days
        day = mention["event_date"]
        right["date"] = day is not None and mention["date_precision"] == "day" and first <= day <= last
    if template.organisations:
        right["perpetrator"] = any(is_organisation(mention, name, template.country, index) for name in template.organisations)
    return right


def is_organisation(mention: Row, name: str, country: str | None, index: ActorIndex) -> bool:
    """Says whether a mention's source is an organisation: by its words, its code in the actor tables, or army and government by their role."""
    source, wanted, said = mention["source"], words_of(name), words_of(mention["source_text"] or "")
    if wanted and len(wanted & said) * 2 >= len(wanted):
        return True
    if source is None:
        return False
    rows = index.names.get(tuple(fold(token) for token in split_name(name)), ())
    called = [role for role, names in ARMED.items() if spelt(name).removeprefix("the ").endswith(names)]
    return any(row.code == source for row in rows) or any(source == f"{country}{role}" for role in called)


def pair(templates: Sequence[Template], mentions: Iterable[Row], index: ActorIndex) -> list[Told]:
    """Returns each template of one article with the mention that tells it, one to one: most counted templates, then best agreement, then reading order."""
    kept = sorted(
        (row for row in mentions if row["status"] == "kept"),
        key=lambda row: (row["sentence_start"], row["trigger_start"], row["cameo_code"], row["source"] or "", row["target"] or ""),
    )
    worth = np.zeros((len(templates), len(kept)))
    for line, template in enumerate(templates):
        for column, mention in enumerate(kept):
            if tells(mention, template):
                points = sum(POINTS[figure] for figure, right in judge(mention, template, index).items() if right)
                base = COUNTED if template.counted else OTHER
                worth[line, column] = base + points + min(shared_words(mention, template), 3) - column / 1000
    found: dict[int, Row] = {}
    if kept and templates:
        found = {int(line): kept[column] for line, column in zip(*linear_sum_assignment(worth, maximize=True), strict=True) if worth[line, column]}
    return [
        Told(template, found.get(line), judge(found[line], template, index) if line in found else {}) for line, template in enumerate(templates)
    ]


def figures(told: Iterable[Told]) -> dict[str, tuple[int, int]]:
    """Returns each figure as how many are right, of how many."""
    counts: dict[str, Counter[bool]] = {name: Counter() for name in ("found", "accomplished", "attempted", *sorted(load_kinds()), *FIGURES)}
    for one in told:
        if one.template.counted:
            for name in ("found", "attempted" if one.template.attempted else "accomplished", one.template.kind):
                counts[name][one.mention is not None] += 1
            for name, right in one.right.items():
                counts[name][right] += 1
    return {name: (count[True], count.total()) for name, count in counts.items()}


def alarms(mentions: Iterable[Row]) -> dict[str, bool]:
    """Says of the mentions of an article without templates whether one of roots 18-20, or of any kind of incident but a threat, is kept."""
    codes = [row["cameo_code"] for row in mentions if row["status"] == "kept"]
    kinds = tuple(prefix for prefixes in load_kinds().values() for prefix in prefixes if prefix != "13")
    return {
        "false alarms, roots 18-20": any(code.startswith(("18", "19", "20")) for code in codes),
        "false alarms, all kinds": any(code.startswith(kinds) for code in codes),
    }


def measure(rows: Sequence[Row], mentions: Mapping[str, Sequence[Row]], index: ActorIndex) -> dict[str, tuple[int, int]]:
    """Returns all figures of some articles of the gold file, `mentions` by article."""
    told = [one for row in rows for one in pair([read_template(each, index) for each in row["templates"]], mentions.get(row["doc_id"], ()), index)]
    silent = [alarms(mentions.get(row["doc_id"], ())) for row in rows if not row["templates"]]
    false = {name: (sum(one[name] for one in silent), len(silent)) for name in alarms(())}
    return figures(told) | false


def table(halves: Mapping[str, Mapping[str, tuple[int, int]]]) -> str:
    """Returns the figures as a table, a column group a half, with the 95 % interval of each share."""
    lines = ["| figure | " + " | ".join(f"{half} | of | 95 %" for half in halves) + " |", "|---" * (1 + 3 * len(halves)) + "|"]
    for name in next(iter(halves.values())):
        cells = []
        for counted in halves.values():
            right, of = counted[name]
            low, high = share_interval(right, of) or (0.0, 1.0)
            cells.append(f"{right / of:.3f} | {of} | {low:.2f}-{high:.2f}".replace("0.", ".") if of else " | 0 | ")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def misses(rows: Sequence[Row], mentions: Mapping[str, Sequence[Row]], index: ActorIndex) -> str:
    """Returns the counted incidents that no mention tells, with the article's mentions of a fitting code, kept and dropped."""
    lines = []
    for row in rows:
        own = mentions.get(row["doc_id"], ())
        for one in pair([read_template(each, index) for each in row["templates"]], own, index):
            if one.template.counted and one.mention is None:
                lines.append(f"{row['doc_id']} {asdict(one.template)}")
                fitting = [each for each in own if each["cameo_code"].startswith(load_kinds()[one.template.kind])]
                lines += [f"    {each['status']} {each['dropped_reason'] or ''} {each['cameo_code']} {' '.join(each['sentence'].split())}" for each in fitting]
    return "\n".join(lines)


def code_articles(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Returns the coder's mentions of each article of the gold file, read as `tocsin code --input` reads what score.py writes for it."""
    from coders.coder import load_coder
    from flows.ingest import read_sources
    from schemas.article import Article

    with TemporaryDirectory() as folder:
        path = Path(folder) / GOLD.name
        lines = [json.dumps({"id": row["doc_id"], "published": row["dct"], "text": row["text_mixed"] or row["text"]}) for row in rows]
        path.write_text("\n".join(lines) + "\n", encoding="utf8")
        articles = [found for found in read_sources([str(path)], today=date(2026, 1, 1)) if isinstance(found, Article)]
    return {coded.article.article_id: [asdict(mention) for mention in coded.mentions] for coded in load_coder().code_articles(articles)}


def main(words: list[str]) -> None:
    """Prints the figures, or the misses of the half that is read."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf8").splitlines()]
    halves = {"half read": rows[::2], "half not read": rows[1::2]}
    index = load_index()
    if words == [SHOW_MISSES]:
        print(misses(halves["half read"], code_articles(halves["half read"]), index))
    elif not words:
        mentions = code_articles(rows)
        print(table({name: measure(half, mentions, index) for name, half in halves.items()}))
    else:
        print(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
