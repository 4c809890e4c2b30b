"""When a file is no file of articles: the rest of an endless stream of rejects is not read."""

from dataclasses import dataclass

from flows.readers.record import Fault, IngestLimits
from schemas.article import Article, Reject

SHARE = 0.9
REPEATED = "duplicate-article"
MORE_REPEATS = 100
"""Repeats are known articles: a file may repeat a whole archive before it brings new ones, so that many more are passed over."""


@dataclass(slots=True)
class FileTally:
    """What became of the records of one file so far."""

    limits: IngestLimits
    articles: int = 0
    rejects: int = 0
    repeats: int = 0

    def begin(self) -> None:
        """Starts a new file."""
        self.articles = self.rejects = self.repeats = 0

    def add(self, made: Article | Reject) -> None:
        """Counts what became of a record."""
        if isinstance(made, Article):
            self.articles += 1
        elif made.rule == REPEATED:
            self.repeats += 1
        else:
            self.rejects += 1

    def hopeless(self) -> Fault | None:
        """Returns the fault that ends the reading of a file where nearly all of very many records were rejects; None elsewhere."""
        lost, most = self.rejects + self.repeats, self.limits.max_file_rejects
        if (self.rejects < most and lost < most * MORE_REPEATS) or lost < SHARE * (lost + self.articles):
            return None
        reason = f"{lost} of {lost + self.articles} records were rejects; the rest of the file is not read: mend it, or raise the limit"
        return Fault("too-many-rejects", reason)
