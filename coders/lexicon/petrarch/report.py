"""What an import did: counts for each file, and every problem with its file, line and hint."""

from dataclasses import dataclass
from pathlib import Path

from coders.lexicon.petrarch.source import FileAccount
from coders.lexicon.problems import Problem


@dataclass(frozen=True, slots=True)
class ImportReport:
    """One import; `problems` with level warning were read as they must have been meant, those with level error were left out.

    `counts` are the rows written: verbs, patterns, synonyms, names, agents, codes, discards, issues. `scheme` is `CAMEO` where nearly all codes
    are CAMEO's, else `own`.
    """

    out: Path
    scheme: str
    files: tuple[FileAccount, ...]
    counts: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]

    @property
    def left_out(self) -> tuple[Problem, ...]:
        """Returns the problems of lines that were not imported."""
        return tuple(problem for problem in self.problems if problem.level == "error")

    def lines(self) -> tuple[str, ...]:
        """Returns the report as people read it: a line a file, then what was written."""
        files = tuple(
            f"{one.file}: {one.lines} lines, {one.imported} imported, {one.comments} comments, {one.blank} blank, {one.reported} reported; "
            f"{one.entries} entries"
            for one in self.files
        )
        written = ", ".join(f"{count} {name}" for name, count in self.counts)
        left = len(self.left_out)
        return (*files, f"written: {written}; codes: {self.scheme}", f"{len(self.problems)} problems, {left} of them left out; all stand in import.tsv")
