"""The codebook as one page that asks for nothing from elsewhere: the lines of `codebook.md` as HTML tables."""

import html
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files

from flows.codebook_page import CODES, LISTS, table_rows, table_words
from flows.frequencies import Frequency
from flows.quality import PAGE
from schemas.tables import SCHEMA_VERSION, TABLES


def codebook_html(found: Mapping[str, Mapping[str, Frequency]]) -> str:
    """Returns the page: every column of every table with its frequencies in the release, then the code lists."""
    sections = [(table.name, table_words(table), table_rows(table, found.get(table.name))) for table in TABLES]
    sections += [(title, "", rows()) for title, rows in LISTS.items()]
    links = "".join(f'<li><a href="#{anchor(title)}">{html.escape(title)}</a></li>' for title, _, _ in sections)
    body = "\n".join(section(title, words, *rows) for title, words, rows in sections)
    head = f"<h1>Codebook</h1>\n<p>Schema version {html.escape(SCHEMA_VERSION)}. {inline(CODES)}</p>\n<nav><ul>{links}</ul></nav>"
    style = files("flows").joinpath("quality.css").read_text(encoding="utf8")
    return PAGE.format(title="Codebook", style=style, body=f"<main>\n{head}\n{body}\n</main>")


def section(title: str, words: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Returns one table with its heading; the first cell of a line heads it."""
    names = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in head)
    lines = "\n".join(f'<tr><th scope="row">{inline(row[0])}</th>' + "".join(f"<td>{inline(cell)}</td>" for cell in row[1:]) + "</tr>" for row in rows)
    told = f"<p>{inline(words)}</p>\n" if words else ""
    region = f'class="table-responsive" tabindex="0" role="region" aria-labelledby="{anchor(title)}"'
    table = f'<div {region}><table>\n<thead><tr>{names}</tr></thead>\n<tbody>\n{lines}\n</tbody>\n</table></div>'
    return f'<h2 id="{anchor(title)}">{html.escape(title)}</h2>\n{told}{table}'


def inline(text: str) -> str:
    """Returns text as HTML; what stands between backticks is code."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", html.escape(text))


def anchor(title: str) -> str:
    """Returns a heading's anchor."""
    return title.lower().replace(" ", "-")
