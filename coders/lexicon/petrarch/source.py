"""The lines of a PETRARCH or TABARI file: comments taken off, and an account of what became of every line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from coders.lexicon.problems import Level, Problem

COMMENT = re.compile(r"#(?!#*[]])")
"""A comment to the end of the line; not the mark [###]."""
OPENING, CLOSING = re.compile(r"<\s?!\s*--"), re.compile(r"--\s*>")


@dataclass(frozen=True, slots=True)
class FileAccount:
    """What became of the lines of one file; `unaccounted` are lines that were neither read, comments nor reported: there must be none."""

    file: str
    kind: str
    lines: int
    blank: int
    comments: int
    imported: int
    reported: int
    entries: int
    unaccounted: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line with content: its number and its text without comment and outer blanks; `indented` where a blank stood before it."""

    number: int
    text: str
    indented: bool


@dataclass(slots=True)
class Source:
    """One file while it is read: its lines, the numbers that were imported, and the problems found."""

    file: str
    kind: str
    total: int
    blank: frozenset[int]
    comments: frozenset[int]
    lines: tuple[SourceLine, ...]
    imported: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def used(self, number: int) -> None:
        """Notes that a line was imported."""
        self.imported.add(number)

    def problem(self, number: int, id: str, message: str, hint: str = "", *, level: Level = "error") -> None:
        """Notes a problem; a warning tells of a line that was imported all the same."""
        self.problems.append(Problem(self.file, number, id, message, hint, level))

    def repaired(self, number: int, id: str, message: str, hint: str) -> None:
        """Notes that a line was read as it must have been meant."""
        self.problem(number, id, message, hint, level="warning")

    def account(self, entries: int) -> FileAccount:
        """Returns what became of every line."""
        reported = {problem.line for problem in self.problems}
        known = self.blank | self.comments | self.imported | reported
        return FileAccount(
            self.file, self.kind, self.total, len(self.blank), len(self.comments), len(self.imported), len(reported), entries,
            tuple(number for number in range(1, self.total + 1) if number not in known),
        )


def read_source(path: Path, kind: str) -> Source:
    """Reads a file; bytes that are not UTF-8 are read as Latin-1 and reported, each with its line."""
    raw = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    texts: list[str] = []
    broken: list[int] = []
    for number, piece in enumerate(raw.split(b"\n"), 1):
        try:
            texts.append(piece.decode("utf-8-sig" if number == 1 else "utf8"))
        except UnicodeDecodeError:
            texts.append(piece.decode("latin-1"))
            broken.append(number)
    source = source_of(texts, path.name, kind)
    for number in broken:
        source.repaired(number, "not-utf8", "the line is not UTF-8 and was read as Latin-1", "save the file as UTF-8")
    return source


def source_of(texts: list[str], name: str, kind: str) -> Source:
    """Takes the comments off: `# ...` to the end of a line, and `<!-- ... -->` over any number of lines."""
    if texts and not texts[-1]:
        texts = texts[:-1]
    blank: set[int] = set()
    comments: set[int] = set()
    lines: list[SourceLine] = []
    unclosed: list[int] = []
    for number, text, cut, open_end in without_blocks(texts):
        if open_end:
            unclosed.append(number)
        bare = COMMENT.split(text, maxsplit=1)[0]
        content = bare.replace("\x00", "").replace("\ufeff", "").replace("\xa0", " ").strip()
        if content:
            lines.append(SourceLine(number, content, bare[:1].isspace()))
        elif text.strip() or cut:
            comments.add(number)
        else:
            blank.add(number)
    source = Source(name, kind, len(texts), frozenset(blank), frozenset(comments), tuple(lines))
    for number in unclosed:
        source.repaired(number, "comment-open", "a comment begins with <!-- and never ends", "write --> at its end; only this line was left out")
    return source


def without_blocks(texts: list[str]) -> Iterator[tuple[int, str, bool, bool]]:
    """Yields (number, text without `<!-- -->`, whether something was cut, whether the comment never ends)."""
    inside = False
    closings = [number for number, text in enumerate(texts) if CLOSING.search(text)]
    last = closings[-1] if closings else -1
    for index, text in enumerate(texts):
        kept, rest, cut, endless = "", text, inside, False
        while rest:
            if inside:
                end = CLOSING.search(rest)
                rest, inside = (rest[end.end() :], False) if end else ("", True)
                cut = True
                continue
            begin = OPENING.search(rest)
            if not begin:
                kept, rest = kept + rest, ""
                continue
            kept, after, cut = kept + rest[: begin.start()], rest[begin.end() :], True
            if CLOSING.search(after) or index < last:
                inside, rest = True, after
            else:
                endless, rest = True, ""
        yield index + 1, kept, cut, endless
