"""Tests of flows.report.charts: what is not validated while a report is made is valid."""

from datetime import date

import altair as alt
import jsonschema
import pytest

from flows.report import charts

POINT = {"place": "Tema", "latitude": 5.67, "longitude": -0.02, "events": 3}
MADE = {
    "bars": charts.bars([("GHA", 3)], name="country"),
    "roots": charts.root_bars([("19 Fight", 4, 3)]),
    "line": charts.time_line({date(2001, 2, 3): 2}, period="day"),
    "map": charts.world_map([POINT]),
}


@pytest.mark.parametrize("spec", MADE.values(), ids=MADE)
def test_report_charts_are_valid(spec):
    alt.Chart.from_dict(spec, validate=True)


def test_report_charts_a_wrong_one_is_not_valid():
    with pytest.raises(jsonschema.ValidationError):
        alt.Chart.from_dict({**MADE["bars"], "mark": {"type": "square-dance"}}, validate=True)
