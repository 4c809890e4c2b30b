"""Puts report.html together and writes it: everything is inside, the browser is told to load nothing else, the same tables give the same bytes."""

from collections.abc import Collection, Iterator, Mapping
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow.compute as pc

from flows.coding import CoderVersions
from flows.report import charts, figures, sections
from flows.report.drift import drift
from flows.report.rows import COLUMN_HEADS, compact, payload
from flows.report.thresholds import Thresholds, thresholds
from flows.report.vega import library
from flows.sorting import sorted_order
from flows.stored import Rows, Stored, parquet
from schemas.tables import ARTICLES, EVENTS, MENTIONS, REJECTS

NAME = "report.html"
# `default-src 'none'`: even a defect of the page could not ask for anything
POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
PARTS = {
    "overview": "Overview", "where": "Where", "when": "When", "what": "What and who", "precision": "Precision", "drift": "Drift",
    "nulls": "Nulls", "rejects": "Rejects", "table": "Events and their evidence",
}  # fmt: skip


def write_report(path: Path, tables: Mapping[str, Rows], *, versions: CoderVersions, before: Path | None = None) -> Path:
    """Writes the report of a release's four tables; `before` is the folder of the release before it, None for the first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    old = read_tables(before) if before is not None else None
    texts = page_texts(tables, versions=versions, before=old, before_name=before.resolve().name if before is not None else None)
    with path.open("w", encoding="utf8", newline="\n") as file:
        file.writelines(texts)
    return path


def read_tables(folder: Path) -> dict[str, Stored]:
    """Returns the four tables of a release; raises OSError where one is missing."""
    return {table.name: parquet(folder / f"{table.name}.parquet") for table in (ARTICLES, MENTIONS, EVENTS, REJECTS)}


def page(
    tables: Mapping[str, Rows], *, versions: CoderVersions, before: Mapping[str, Rows] | None = None, before_name: str | None = None,
    limits: Thresholds | None = None,
) -> str:  # fmt: skip
    """Returns the page."""
    return "".join(page_texts(tables, versions=versions, before=before, before_name=before_name, limits=limits))


def page_texts(
    tables: Mapping[str, Rows], *, versions: CoderVersions, before: Mapping[str, Rows] | None = None, before_name: str | None = None,
    limits: Thresholds | None = None,
) -> Iterator[str]:  # fmt: skip
    """Yields the page's text in pieces, so that the evidence of all events is never held at once; tables in files stand in their order already."""
    limits = limits or thresholds()
    events = tables[EVENTS.name]
    if not isinstance(events, Stored):
        events = events.take(sorted_order(events, table=EVENTS))
    bodies, specs = parts(events, tables, versions=versions, before=before, before_name=before_name, limits=limits)
    main = "".join(f'<section id="{name}" aria-labelledby="h-{name}"><h2 id="h-{name}">{PARTS[name]}</h2>{body}</section>\n' for name, body in bodies.items())
    links = "".join(f'<li><a href="#{name}">{title}</a></li>' for name, title in PARTS.items())
    head, blocks = payload(events)
    # what is seen first stands first: the blocks of evidence come after the page, and only then the scripts that need them
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n<title>Quality report of a Tocsin release</title>\n'
        f"<style>\n{own('report.css')}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#table">Skip to the table of events</a>\n<header><h1>Quality report</h1>'
        f'<nav aria-label="parts of the report"><ul>{links}</ul></nav></header>\n<main>\n{main}</main>\n'
        + script("specs", compact(specs), "application/json") + "\n" + script("head", head, "text/plain")
    )  # fmt: skip
    yield from ("\n" + script(f"block-{number}", block, "text/plain") for number, block in enumerate(blocks))
    yield f"\n<script>{library()}</script>\n<script>\n{own('report.js')}</script>\n</body>\n</html>\n"


def parts(
    events: Rows, tables: Mapping[str, Rows], *, versions: CoderVersions, before: Mapping[str, Rows] | None, before_name: str | None,
    limits: Thresholds,
) -> tuple[dict[str, str], dict[str, charts.Spec]]:  # fmt: skip
    """Returns the page's parts as HTML and the charts by the id of their place."""
    places, nowhere = figures.places(events, top=limits.places)
    days = figures.counted(events, "event_date")
    undated = days.pop(None, 0)
    period = figures.period_of(days, day_span=limits.day_span, week_span=limits.week_span)
    line, roots, types = figures.by_period(days, period), figures.by_root(events), figures.by_acled_type(events)
    pairs = figures.dyads(events, top=limits.top_dyads)
    found = drift(tables, before, limits=limits)
    rejects = figures.reject_reasons(tables[REJECTS.name])
    fig, count = sections.figure, ("events",)
    where = f"Events by place: {len(places):,} points; {nowhere:,} of {events.num_rows:,} events have no point and are not shown."
    when = f"Events by {period} of the event; {undated:,} without a date are not shown."
    bodies = {
        "overview": sections.facts(facts(events, tables, versions=versions, days=days)),
        "where": fig("map", where, ("place", *count), [(row["place"], row["events"]) for row in places]),
        "when": fig("line", when, (f"{period} from", *count), [(day.isoformat(), number) for day, number in line.items()]),
        "what": '<div class="pair">'
        + fig("roots", "Events by CAMEO root, coloured by quad class.", ("root", *count), [(root, number) for root, _, number in roots])
        + "<div>"
        + fig("types", "Events by ACLED event type.", ("type", *count), types)
        + fig("dyads", f"The {len(pairs)} most frequent pairs of source and target.", ("pair", *count), pairs)
        + "</div></div>",
        "precision": sections.precision(versions.lexicon_version),
        "drift": sections.drift_part(found, before=before_name),
        "nulls": sections.null_table(figures.null_rates(events), total=max(1, events.num_rows)),
        "rejects": sections.table("Records that left the run, by reason", ("stage", "rule", "rows", "for example"), rejects) if rejects else "<p>None.</p>",
        "table": TABLE.format(head="".join(f'<th scope="col" role="columnheader">{title}</th>' for title in COLUMN_HEADS)),
    }
    made = {
        "map": lambda: charts.world_map(places), "line": lambda: charts.time_line(line, period=period), "roots": lambda: charts.root_bars(roots),
        "types": lambda: charts.bars(types, name="type"), "dyads": lambda: charts.bars(pairs, name="pair"),
    }  # fmt: skip
    shown = {"map": places, "line": line, "roots": roots, "types": types, "dyads": pairs}
    return bodies, {name: make() for name, make in made.items() if shown[name]}


def facts(events: Rows, tables: Mapping[str, Rows], *, versions: CoderVersions, days: Collection[Any]) -> dict[str, object]:
    """Returns what stands at the head of the page."""
    mentions = tables[MENTIONS.name]
    kept = pc.sum(pc.equal(mentions.column("status"), "kept")).as_py() or 0
    return {
        "events": f"{events.num_rows:,}", "from": min(days).isoformat() if days else "no date", "until": max(days).isoformat() if days else "no date",
        "articles": f"{tables[ARTICLES.name].num_rows:,}", "mentions kept": f"{kept:,}", "mentions dropped": f"{mentions.num_rows - kept:,}",
        "rejects": f"{tables[REJECTS.name].num_rows:,}", "lexicon": versions.lexicon_version, "coder": versions.coder_version, "model": versions.model,
    }  # fmt: skip


def script(name: str, text: str, kind: str) -> str:
    """Returns data as a script element that is not run."""
    return f'<script type="{kind}" id="{escape(name)}">{text}</script>'


def own(name: str) -> str:
    """Returns a file of the package."""
    return files("flows.report").joinpath(name).read_text(encoding="utf8")


TABLE = """<p class="note">A row's event opens the sentence it was coded from, with actors, trigger, date words and place marked in it.</p>
<form id="filter" role="search" aria-label="events">
<label for="search">Search names, codes and sentences<input id="search" type="search" autocomplete="off"></label>
<label for="root">Root<select id="root"><option value="">all</option></select></label>
<label for="country">Country<select id="country"><option value="">all</option></select></label></form>
<p id="status" role="status" aria-live="polite">The table needs JavaScript.</p>
<table id="events" role="table" aria-label="Events"><thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody id="rows" role="rowgroup"></tbody></table>
<div class="pager" role="group" aria-label="pages of the table">
<button type="button" id="first">First</button> <button type="button" id="before">Before</button>
<button type="button" id="next">Next</button> <button type="button" id="last">Last</button></div>"""
