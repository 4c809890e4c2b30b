"""Reads issue files (`term [ISSUE]`) and discard files (a phrase that makes a sentence, with + the whole story, no news of conflict)."""

import re
from dataclasses import dataclass
from pathlib import Path

from coders.lexicon.petrarch.codes import BRACKET
from coders.lexicon.petrarch.source import Source, read_source

CATEGORY = re.compile(r'<ISSUE\s+CATEGORY="(?P<name>[^"]*)"(?:\s+TYPE="(?P<type>[^"]*)")?\s*>', re.IGNORECASE)
END = re.compile(r"</\s*ISSUE\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class IssueTerm:
    """A term of an issue; its words keep their marks (`n:school` any form of the noun, `v:kidnap` of the verb); `ignored` terms (~) are
    taken out of a text before the issue is looked for."""

    term: str
    issue: str
    category: str
    ignored: bool
    line: int


@dataclass(frozen=True, slots=True)
class Discard:
    """A phrase that is no news of conflict; `story` where the whole article is left out."""

    phrase: str
    story: bool
    line: int


def read_issue_file(path: Path) -> tuple[tuple[IssueTerm, ...], Source]:
    """Reads one issue file with the account of its lines; a term without a bracket is of its category."""
    source = read_source(path, "issues")
    found: list[IssueTerm] = []
    category = ""
    for line in source.lines:
        begins = CATEGORY.match(line.text)
        if begins:
            if category:
                source.repaired(line.number, "issue-open", f"category {category} has no end", "write </ISSUE> before the next")
            category = begins["name"].strip()
            source.used(line.number)
        elif END.match(line.text):
            category = ""
            source.used(line.number)
        elif line.text.startswith("<"):
            source.problem(line.number, "issue-tag", f"{line.text!r} is no issue line", 'write <ISSUE CATEGORY="NAME" TYPE="ALL"> or </ISSUE>')
        else:
            codes = BRACKET.findall(line.text)
            text = BRACKET.sub(" ", line.text).strip()
            ignored = text.startswith("~")
            term = " ".join(text.lstrip("~").replace("+", " ").replace("_", " ").lower().split())
            issue = codes[0].strip() if codes else category
            if not term or not issue:
                source.problem(line.number, "issue-incomplete", f"{line.text!r} lacks a term or an issue", "write term [ISSUE]")
                continue
            if not codes and not ignored:
                source.repaired(line.number, "term-without-issue", f"{text!r} names no issue", f"it was read as one of its category, {category}")
            found.append(IssueTerm(term, issue, category, ignored, line.number))
            source.used(line.number)
    return tuple(found), source


def read_discard_file(path: Path) -> tuple[tuple[Discard, ...], Source]:
    """Reads one discard file with the account of its lines."""
    source = read_source(path, "discards")
    found: dict[tuple[str, bool], Discard] = {}
    for line in source.lines:
        story = line.text.startswith("+")
        phrase = " ".join(line.text.lstrip("+").replace("_", " ").lower().split()).strip(" ,;")
        if not phrase:
            source.problem(line.number, "empty-phrase", "a discard without a phrase", "delete the line")
            continue
        found.setdefault((phrase, story), Discard(phrase, story, line.number))
        source.used(line.number)
    return tuple(found.values()), source
