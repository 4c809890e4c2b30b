"""The script kept for the report is the one that the pinned vl-convert-python bundles."""

from flows.report.vega import bundled, library


def test_report_vega_kept_script_is_that_of_the_pinned_package():
    assert library() == bundled(), "python -m flows.report.vega writes it anew"
    assert "</script" not in library()
