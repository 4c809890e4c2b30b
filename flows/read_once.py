"""Expectations whose configuration is made once and not at each of the 130 times that a validation asks for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def read_once() -> Iterator[None]:
    """Lets each expectation keep its configuration while the checks inside run: they build expectations by the hundred and change none.

    Great Expectations has no setting for it; what was there before is put back at the end. Not for two threads at once.
    """
    from great_expectations.expectations.expectation import Expectation

    asked: Any = Expectation.__dict__["configuration"]
    kept: dict[int, tuple[Any, Any]] = {}

    def configuration(self: Any) -> Any:
        # held with what it is of: a number may be that of another expectation when the first is gone
        if id(self) not in kept:
            kept[id(self)] = self, asked.fget(self)
        return kept[id(self)][1]

    Expectation.configuration = property(configuration)  # type: ignore[assignment,method-assign]
    try:
        yield
    finally:
        Expectation.configuration = asked
