"""Vega, Vega-Lite and Vega-Embed as one script for report.html, kept with the package: to bundle them takes two seconds and 90 MB a run.

`python -m flows.report.vega` writes vega.js.gz anew from vl-convert-python, which only developers need; a test says when that is due.
"""

import gzip
from functools import cache
from pathlib import Path

KEPT = Path(__file__).with_name("vega.js.gz")


@cache
def library() -> str:
    """Returns the script; `</` inside its texts is written so that it does not end the element."""
    return gzip.decompress(KEPT.read_bytes()).decode("utf8")


def bundled() -> str:
    """Returns the script as vl-convert-python makes it."""
    import vl_convert

    text: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


if __name__ == "__main__":
    KEPT.write_bytes(gzip.compress(bundled().encode("utf8"), 9, mtime=0))
