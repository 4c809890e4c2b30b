"""The flow `tocsin-scheduled`: one round over the feeds and a release of what is new, with artifacts and a hook for failures."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prefect import flow
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.states import Failed

from flows import pipeline
from flows.alerts import FAILURE, as_markdown, tell
from flows.commands_status import feed_row
from flows.feed_list import FeedListError, alerting_of, load_feed_list
from flows.feed_run import FeedRun, run_feeds, write_down_failure
from flows.ledger import OpenAlert, stamp
from flows.outputs import BusyError
from flows.settings import OCCURRENCE, POLICY, RunSettings

TOLD = "Told"
"""Name of the state of a run whose failure stands in the ledger and has been told."""


def tell_failure(_flow: Any, flow_run: Any, state: Any) -> None:
    """Tells log and webhook of a run that failed before it could do so itself: a full disk, a killed process."""
    if state.name == TOLD:
        return
    alerting = alerting_of(Path(flow_run.parameters.get("feeds", "feeds.toml")))
    words = f"scheduled run {flow_run.name} ended as {state.name}: {' '.join(str(state.message or '').split())[:300]}"
    tell([OpenAlert(FAILURE, "", stamp(datetime.now(UTC)), words)], alerting)


@flow(name="tocsin-scheduled", on_failure=[tell_failure], on_crashed=[tell_failure], persist_result=False)
def scheduled(
    feeds: str = "feeds.toml",
    out: str = "out",
    workers: int = 1,
    recode: bool = False,
    joining: str = OCCURRENCE,
    policy: str = POLICY,
    corrections: str | None = None,
    lexicon: str | None = None,
    model: str | None = None,
) -> Any:
    """Collects what is new in the feeds of a file and makes a release in `out`; returns the release's identifier, or "nothing new".

    Paths are those of the folder it runs in. A stopped release, a failed run and another run on the same OUT end it as failed, without a traceback.
    """
    settings = RunSettings(
        sources=(), out=Path(out).resolve(), workers=workers, recode=recode, joining=joining, policy=policy, progress=False,
        corrections=Path(corrections) if corrections else None, lexicon=Path(lexicon) if lexicon else None, model=model,
    )  # fmt: skip
    try:
        try:
            listed = load_feed_list(Path(feeds))
        except (FeedListError, OSError) as error:
            write_down_failure(settings.out, error, alerting_of(Path(feeds)), now=datetime.now(UTC))
            return Failed(name=TOLD, message=str(error), data=error)
        done = run_feeds(listed, settings, code=pipeline.run)
    except BusyError as error:
        return Failed(message=str(error), data=error)
    show(done)
    if done.error is not None:
        return Failed(name=TOLD, message=str(done.error), data=done.error)
    return done.row.release or done.row.outcome


def show(done: FeedRun) -> None:
    """Makes the artifacts of a run: the health of each feed, and what is wrong."""
    names = ("feed", "state", "taken", "new", "answer")
    table = [dict(zip(names, feed_row(one), strict=True)) for one in done.health.values()]
    create_table_artifact(table, key="feed-health", description=f"Feeds after run {done.row.number}")
    create_markdown_artifact(as_markdown(done.alerts), key="alerts", description="What is wrong")
