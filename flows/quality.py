"""Data Docs made self-contained: styled, readable and silent with the network off.

Great Expectations' pages load Bootstrap, jQuery, icons and a logo from five hosts. Here every script, style link, font and
picture is taken off, our own style is written into the page, links lead only to the pages beside it, and the clock is removed.
"""

import html
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from flows.expectations import RUN, rules
from schemas.tables import ARTICLES, EVENTS, MENTIONS

FRAMES = {
    ARTICLES.name: "articles: every row",
    MENTIONS.name: "mentions: every row",
    EVENTS.name: "events: every row",
    RUN: "the run as a whole; a rule broken here stops the release",
}
ICONS = {"fa-check-circle": ("passed", "passed"), "fa-times": ("failed", "failed"), "fa-exclamation-triangle": ("failed", "not evaluated")}
# What loads something, or needs a script that loads something.
REMOVED = ("script", "link", "img", "style", "iframe", "object", "embed", "footer", "svg", "input", "button", "video", "audio", "source")
# Blocks of the template without use here: the walk-through and its footer, the filter that needs jQuery, details with the run's clock.
REMOVED_BLOCKS = (
    "//*[contains(@class, 'ge-walkthrough-modal')]",
    "//*[@id='ge-cta-footer']",
    "//*[contains(@class, 'card')][.//*[contains(@class, 'btn-group-toggle')]]",
    "//*[contains(@class, 'collapse') and contains(@class, 'm-2')]/..",
    "//*[contains(@class, 'modal')]",
)
EXTERNAL = re.compile(r"(?i)^\s*(?:[a-z][a-z0-9+.-]*:|//)")
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def publish(context: Any, target: Path, *, facts: Mapping[str, object]) -> tuple[Path, ...]:
    """Builds the Data Docs of a context, writes them self-contained into `target` and returns the pages.

    `facts` stand on the first page (versions, counts). The pages hold no clock: the same results give the same bytes.
    """
    context.build_data_docs()
    site = Path(context.root_directory) / "uncommitted" / "data_docs" / "local_site"
    target.mkdir(parents=True, exist_ok=True)
    pages = []
    for name in FRAMES:
        found = sorted((site / "validations" / name).rglob("*.html"))
        if found:
            title = f"Quality of {name}"
            pages.append(write(target / f"{name}.html", title, self_contained(found[-1].read_text(encoding="utf8"), title=title)))
    pages.insert(0, write(target / "index.html", "Quality of this release", index(facts, [page.stem for page in pages], results(context))))
    return tuple(pages)


def write(path: Path, title: str, body: str) -> Path:
    """Writes one page and returns its path."""
    style = files("flows").joinpath("quality.css").read_text(encoding="utf8")
    path.write_text(PAGE.format(title=html.escape(title), style=style, body=body), encoding="utf8", newline="\n")
    return path


def self_contained(page: str, *, title: str) -> str:
    """Returns the body of a Data Docs page as a fragment that asks for nothing: no script, no outside address, no clock."""
    from lxml import html as lxml_html

    root = lxml_html.document_fromstring(page)
    for query in REMOVED_BLOCKS:
        for element in root.xpath(query):
            drop(element)
    for icon in root.xpath("//i"):
        word = next((word for name, word in ICONS.items() if name in icon.get("class", "").split()), None)
        if word is not None:
            icon.tag, icon.text = "span", word[1]
            icon.attrib.clear()
            icon.set("class", word[0])
    for element in root.xpath("|".join(f"//{tag}" for tag in REMOVED)):
        drop(element)
    for element in root.iter():
        if isinstance(element.tag, str):
            local_attributes(element)
    for crumbs in root.xpath("//nav[contains(@class, 'navbar')][.//ol]"):
        drop(crumbs)
    body = root.find("body")
    inner = "".join(lxml_html.tostring(child, encoding="unicode") for child in body)
    return f'{crumbs_of(title)}\n<main class="wide">\n<h1>{html.escape(title)}</h1>\n{stable_ids(inner)}\n</main>'


def crumbs_of(title: str) -> str:
    """Returns the way back to the first page."""
    return f'<nav aria-label="pages"><ol><li><a href="index.html">Quality of this release</a></li><li>{html.escape(title)}</li></ol></nav>'


def drop(element: Any) -> None:
    """Removes an element and keeps the text behind it."""
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()


def local_attributes(element: Any) -> None:
    """Removes from one element every handler, every address that leads outside the page, and styles that load something."""
    for name, value in list(element.attrib.items()):
        outside = name in ("href", "src", "srcset", "action", "data", "poster", "background") and not value.startswith("#")
        if name.startswith(("on", "data-")) or outside or (name == "style" and "url(" in value) or EXTERNAL.match(value):
            del element.attrib[name]
    if element.tag == "a" and "href" not in element.attrib:
        element.tag = "span"


def stable_ids(fragment: str) -> str:
    """Returns the fragment without the random part of element ids, so that equal results give equal bytes."""
    return re.sub(r"-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "", fragment)


def results(context: Any) -> dict[str, dict[str, tuple[bool, int]]]:
    """Returns for each frame that was checked, by rule, whether it held and how many rows broke it."""
    found: dict[str, dict[str, tuple[bool, int]]] = {}
    for key in context.validation_results_store.list_keys():
        result = context.validation_results_store.get(key)
        rows = found.setdefault(key.expectation_suite_identifier.name, {})
        for one in result.results:
            rows[one.expectation_config.meta["rule"]] = (bool(one.success), int(one.result.get("unexpected_count") or 0))
    return found


def index(facts: Mapping[str, object], pages: Sequence[str], held: Mapping[str, Mapping[str, tuple[bool, int]]]) -> str:
    """Returns the first page: the facts of the run, then every rule with its meaning and how many rows broke it."""
    told = "".join(f"<tr><th scope='row'>{html.escape(name)}</th><td>{html.escape(str(value))}</td></tr>" for name, value in facts.items())
    sections = "".join(section(name, name in pages, held.get(name, {})) for name in FRAMES)
    report = '<p><a href="report.html">Report: map, time line, drift, every event with its evidence</a></p>'
    return f"<main>\n<h1>Quality of this release</h1>\n{report}\n<table>{told}</table>\n{sections}\n</main>"


def section(name: str, has_page: bool, held: Mapping[str, tuple[bool, int]]) -> str:
    """Returns one frame's rules as a table."""
    more = f' (<a href="{name}.html">details</a>)' if has_page else ""
    head = "<tr><th>Rule</th><th>What it says</th><th>Result</th></tr>"
    body = "".join(
        f"<tr><td><code>{html.escape(rule.name)}</code></td><td>{html.escape(rule.meaning)}</td><td>{verdict(held.get(rule.name))}</td></tr>"
        for rule in rules(name)
    )
    table = f"<div class='table-responsive' tabindex='0' role='region' aria-labelledby='rules-{name}'><table>{head}{body}</table></div>"
    return f"<h2 id='rules-{name}'>{html.escape(FRAMES[name])}{more}</h2>\n{table}\n"


def verdict(result: tuple[bool, int] | None) -> str:
    """Returns the word for a rule's result."""
    if result is None:
        return "not checked"
    held, broken = result
    return (
        '<span class="passed">passed</span>' if held else f'<span class="failed">broken by {broken} row{"" if broken == 1 else "s"}</span>'
    )


def loads(page: str) -> list[str]:
    """Returns whatever a page would ask for from elsewhere: scripts, style sheets, pictures, fonts, imports; empty is right."""
    from lxml import html as lxml_html

    root = lxml_html.document_fromstring(page)
    asked = [
        f"{el.tag} {el.get('src') or el.get('href') or el.get('data')}"
        for el in root.xpath("//*[@src or @srcset or @data]|//link[@href]|//script")
    ]
    styles = [*(el.text or "" for el in root.xpath("//style")), *(el.get("style") for el in root.xpath("//*[@style]"))]
    asked += [match for style in styles for match in re.findall(r"(?:url\([^)]*\)|@import[^;]*)", style)]
    return asked + [el.get("href") for el in root.xpath("//a[@href]") if EXTERNAL.match(el.get("href"))]
