"""The charts as Vega-Lite specifications, made with altair: counts only, so that they are small at any number of events."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import altair as alt

from flows.report.figures import Count

WORLD = Path(__file__).with_name("world-110m.json")
# Okabe and Ito's colours, darkened to a contrast of 3 : 1 on white; told apart with every kind of colour sight
QUADS = {"verbal cooperation": "#0072b2", "material cooperation": "#00795c", "verbal conflict": "#b57300", "material conflict": "#b53f00"}
ONE = "#0b5c8f"
LAND, COAST = "#e6e3da", "#a09c90"
Spec = dict[str, Any]


@cache
def world() -> Any:
    """Returns the countries of Natural Earth at 1 : 110 million as TopoJSON."""
    return json.loads(WORLD.read_text(encoding="utf8"))


def finished(chart: Any) -> Spec:
    """Returns the specification without the schema's address and without aria on each mark: the figure has one description."""
    # a test validates each kind of chart, which takes longer than to make it
    spec: Spec = chart.configure(aria=False, font="system-ui, sans-serif").configure_view(stroke=None).to_dict(validate=False)
    spec.pop("$schema", None)
    return spec


def rows(counts: Sequence[Count], *, name: str) -> alt.Data:
    """Returns counts as inline data."""
    return alt.Data(values=[{name: label, "events": number} for label, number in counts])


def bars(counts: Sequence[Count], *, name: str) -> Spec:
    """Returns horizontal bars in the given order."""
    return finished(horizontal(rows(counts, name=name), name).encode(color=alt.value(ONE)))


def horizontal(data: alt.Data, name: str) -> Any:
    """Returns horizontal bars with whole numbers along the foot."""
    return alt.Chart(data, width="container", height=alt.Step(20), autosize=alt.AutoSizeParams(type="fit-x", contains="padding")).mark_bar().encode(
        x=alt.X("events:Q", title="events", axis=alt.Axis(format="~s", tickMinStep=1, tickCount=5)),
        y=alt.Y(f"{name}:N", sort=None, title=None, axis=alt.Axis(labelLimit=170)),
        tooltip=[alt.Tooltip(f"{name}:N"), alt.Tooltip("events:Q", format=",")],
    )  # fmt: skip


def root_bars(counts: Sequence[tuple[str, int, int]]) -> Spec:
    """Returns events by root, coloured by quad class."""
    names = list(QUADS)
    data = alt.Data(values=[{"root": root, "class": names[quad - 1], "events": number} for root, quad, number in counts])
    scale = alt.Scale(domain=names, range=list(QUADS.values()))
    return finished(horizontal(data, "root").encode(color=alt.Color("class:N", scale=scale, legend=alt.Legend(orient="top", columns=1, title=None))))


def time_line(counts: Mapping[date, int], *, period: str) -> Spec:
    """Returns bars by day, week or month."""
    data = alt.Data(values=[{"from": day.isoformat(), "events": number} for day, number in counts.items()])
    # dates without a clock are read as UTC and must be shown as UTC, or the bars move a day west of Greenwich
    chart = alt.Chart(data, width="container", height=220).mark_rule(color=ONE, strokeWidth=3 if len(counts) < 200 else 1).encode(
        x=alt.X("from:T", scale=alt.Scale(type="utc"), title=f"{period} of the event", axis=alt.Axis(labelOverlap=True, tickCount=6)),
        y=alt.Y("events:Q", title="events", axis=alt.Axis(format="~s", tickMinStep=1), scale=alt.Scale(zero=True)),
        y2=alt.datum(0),
        tooltip=[alt.Tooltip("utcyearmonthdate(from):T", title=f"{period} from"), alt.Tooltip("events:Q", format=",")],
    )  # fmt: skip
    return finished(chart)


def world_map(places: Sequence[Mapping[str, Any]]) -> Spec:
    """Returns circles by place on the countries."""
    # altair checks and copies every number of its data, which takes two seconds for all coasts: they are put in when it has done
    shapes = alt.Data(values={}, format=alt.TopoDataFormat(type="topojson", feature="countries"))
    land = alt.Chart(shapes).mark_geoshape(fill=LAND, stroke=COAST, strokeWidth=0.5)
    circles = alt.Chart(alt.Data(values=list(places))).mark_circle(color="#b53f00", opacity=0.65, stroke="#5c2000", strokeWidth=0.6).encode(
        longitude="longitude:Q", latitude="latitude:Q",
        size=alt.Size("events:Q", scale=alt.Scale(range=[25, 600]), legend=alt.Legend(orient="bottom", title="events", format="~s", tickCount=3)),
        tooltip=[alt.Tooltip("place:N"), alt.Tooltip("events:Q", format=",")],
    )  # fmt: skip
    spec = finished(alt.layer(land, circles).properties(width="container", height=460).project(type="equalEarth"))
    spec["layer"][0]["data"]["values"] = world()
    return spec
