"""The coder loaded in a thread while the run waits for its Prefect server: a second in which this process would do nothing."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from flows.coding import Coder, CoderChoice, CoderLoader
from flows.parse_store import FILE as PARSES
from flows.settings import LOCAL, RunSettings


def choice_of(settings: RunSettings) -> CoderChoice:
    """Returns the coder that a run's settings name; it keeps its parses in OUT."""
    return CoderChoice(lexicon=settings.lexicon, model=settings.model, policy=settings.policy, parses=settings.out / PARSES)


def codes_here(settings: RunSettings) -> bool:
    """Says whether this process codes, and no worker process."""
    return settings.workers == 1 and settings.where == LOCAL


@contextmanager
def early_coder(settings: RunSettings, load: CoderLoader) -> Iterator[CoderLoader]:
    """Yields what loads the coder: begun already where this process codes, so that it only waits for what is left. Raises what loading raises."""
    if not codes_here(settings):
        yield load
        return
    choice = choice_of(settings)
    with ThreadPoolExecutor(1, thread_name_prefix="early-coder") as thread:
        waiting = [thread.submit(load, choice)]

        def loaded(asked: CoderChoice) -> Coder:
            # given once: the pool drops the coder after coding, and nothing here may hold on to the model
            return waiting.pop().result() if waiting and asked == choice else load(asked)

        yield loaded
