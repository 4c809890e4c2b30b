"""What is wrong in a lexicon file: one object a problem, with its file, line and what would be right."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of a lexicon file; `file` is relative to the lexicon folder, `line` counts from 1 (0: the whole file).

    `id` names the check (`unknown-code`), `hint` says what would be right and is empty where nothing near is known.
    """

    file: str
    line: int
    id: str
    message: str
    hint: str = ""
    level: Level = "error"

    def __str__(self) -> str:
        """Returns the line people read: `verbs/13_threaten.yaml:7: [unknown-code] '36' is not a CAMEO code; did you mean "036"?`."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        level = "warning: " if self.level == "warning" else ""
        hint = f"; {self.hint}" if self.hint else ""
        return f"{where}: {level}[{self.id}] {self.message}{hint}"


def errors(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Returns the problems that stop a lexicon from being used; warnings are left out."""
    return tuple(problem for problem in problems if problem.level == "error")
