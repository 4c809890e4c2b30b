"""The parts of report.html as HTML; every text of the data is escaped."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from flows.report.drift import Drift, Moved
from flows.report.readings import of_version, readings

Cell = str | int
SHOWN = 200


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Returns a table with its caption in a region that the keyboard can scroll; numbers stand to the right."""
    top = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join("<tr>" + "".join(cell(value) for value in row) + "</tr>" for row in rows)
    label = escape(caption, quote=True)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{label}"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def cell(value: Cell) -> str:
    """Returns one cell."""
    return f'<td class="number">{value:,}</td>' if isinstance(value, int) else f"<td>{escape(value)}</td>"


def folded(summary: str, body: str) -> str:
    """Returns a part that opens on a click or with the keyboard."""
    return f"<details><summary>{escape(summary)}</summary>{body}</details>"


def figure(name: str, caption: str, head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """Returns the place of a chart, what it shows in words, and its numbers as a table; without rows it says so."""
    if not rows:
        return f'<p class="note">{escape(caption)} None.</p>'
    numbers = folded(f"Its numbers ({len(rows):,} rows)", table(caption, head, rows[:SHOWN]) + rest(len(rows)))
    label = escape(caption, quote=True)
    return f'<figure><div class="chart" id="{name}" role="img" aria-label="{label}"></div><figcaption>{escape(caption)}</figcaption>{numbers}</figure>'


def rest(rows: int) -> str:
    """Returns how many rows are not shown, "" where all are."""
    return f'<p class="note">{rows - SHOWN:,} more are not listed.</p>' if rows > SHOWN else ""


def facts(pairs: Mapping[str, object]) -> str:
    """Returns the release's facts as a list of terms."""
    return '<dl class="facts">' + "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(str(value))}</dd></div>" for name, value in pairs.items()) + "</dl>"


def null_table(rates: Sequence[tuple[str, int]], *, total: int) -> str:
    """Returns the null rates as a table with a bar a column; columns without a null are named below it."""
    body = ""
    for name, number in rates:
        if number:
            share = number / total
            bar = f'<meter min="0" max="1" value="{share:.3f}" aria-label="share of {escape(name)} that is null"></meter>'
            body += f'<tr><th scope="row">{escape(name)}</th><td>{bar}</td><td class="number">{share:.1%}</td><td class="number">{number:,}</td></tr>'
    full = ", ".join(name for name, number in rates if not number)
    return (
        '<div class="scroll" tabindex="0" role="region" aria-label="Null rates"><table><caption>Columns of events with nulls; a null is '
        "not known or not told, the codebook says which</caption><thead><tr><th scope='col'>column</th><th scope='col'>share</th><th scope='col'>null</th>"
        f"<th scope='col'>rows</th></tr></thead><tbody>{body}</tbody></table></div>" + folded("Columns without a null", f"<p>{escape(full)}</p>")
    )


def precision(version: str) -> str:
    """Returns all readings, those of a lexicon version first, with the word where it was not read."""
    own = of_version(version)
    told = f"This release's lexicon is {version}; " + ("its readings stand first." if own else "it was not read itself.") + (
        " Each figure is of the lexicon it names, judged on newswire; docs/benchmarks.md says how, and has every other figure."
    )
    others = tuple(one for one in sorted(readings(), key=lambda one: one.reading.split("_")[:2], reverse=True) if one not in own)
    rows = [(one.reading, one.lexicon_version, one.measure, *one.told(), one.judged) for one in own + others]
    return f'<p class="note">{escape(told)}</p>' + table(
        "Share judged right", ("reading", "lexicon", "measure", "right", "95 % interval", "judged"), rows
    )


def drift_part(found: Drift, *, before: str | None) -> str:
    """Returns alerts and counts against the release before."""
    against = f"Against the release before, {before}." if before else "No release before: counts stand alone, and only silence within the release is seen."
    alerts = "".join(f"<li>{escape(text)}</li>" for text in found.alerts)
    told = f'<ul class="alerts">{alerts}</ul>' if alerts else "<p>No alert.</p>"
    parts = (("articles by source", found.sources), ("events by code", found.codes), ("events by week", found.weeks))
    return f'<p class="note">{escape(against)}</p>{told}' + "".join(
        folded(f"{name.capitalize()} ({len(rows):,})", table(name.capitalize(), ("name", "before", "now", "alert"), [moved_row(row) for row in rows[-SHOWN:]]))
        for name, rows in parts
    )


def moved_row(row: Moved) -> tuple[Cell, ...]:
    """Returns a count as the cells of its row."""
    return row.name, "–" if row.before is None else row.before, row.now, row.alert
