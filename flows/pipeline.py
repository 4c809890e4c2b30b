"""The flow: ingest -> code -> link -> validate -> release. Thin tasks; the work is in the functions they call."""

import gc
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.context import FlowRunContext
from prefect.states import Failed

from flows import checks, quality, release, validate
from flows.checker import Checker
from flows.coder_pool import CoderPool, code_batch
from flows.coding import CodedPart, CoderChoice, CoderLoader, CoderLoadError, CoderVersions, package_coder, read_coded, to_ipc
from flows.copies_beside import CopiesBeside
from flows.corrections import Correction, CorrectionsError, load_corrections, withdrawn
from flows.early_coder import choice_of, early_coder
from flows.gathering import as_coded_now, gather, keep_lexicon, staying
from flows.given_back import give_back, keep_little, keep_nothing_large
from flows.held import nothing_held, read_held
from flows.link import Linked, link, with_copies
from flows.outputs import BusyError, new_staging, one_run, set_aside
from flows.progress import Show, progress_bar
from flows.put_off import load_checks
from flows.release_notes import write_changes
from flows.report.page import NAME as REPORT
from flows.report.page import write_report
from flows.row_rejects import reject_table
from flows.run_server import run_server
from flows.runners import RunnerError, is_cluster, is_worker_death, slots_now, slots_of, task_runner
from flows.settings import LOCAL, RunSettings, batch_size, share_of
from flows.shipped import write_companions
from flows.spreading import Cluster, WorkersDiffer, batches_at_once, spread
from flows.stored import Rows, Stored, behind, rewritten, stored, whole
from flows.summary import Summary, as_markdown, summarise
from flows.taking import REFUSED, TAKEN, Taken, take
from flows.worker import CodedBytes, code_bytes
from schemas.article import Reject
from schemas.tables import ARTICLES, MENTIONS, REJECTS

QUALITY_PAGES = release.QUALITY


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run made: the release's identifier, its folder and the counts."""

    release: str
    folder: Path
    summary: Summary


@dataclass(frozen=True, slots=True)
class Screened:
    """The rows that passed the row rules, and the rejects of those that did not."""

    articles: Stored
    mentions: Stored
    rejects: tuple[Reject, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """What went in, counted where it did: the records read by all runs, and the mentions coded by them."""

    records: int
    mentions: int


class StoppedError(Exception):
    """The gate stopped the release; `folder` holds what it had made, with its quality pages and rejects."""

    def __init__(self, broken: validate.GateError, *, folder: Path, summary: Summary) -> None:
        self.broken = broken.broken
        self.folder = folder
        self.summary = summary
        super().__init__(f"the release is stopped, the one before it stays:\n{broken}\nlook at {folder / QUALITY_PAGES / 'index.html'}")


def is_reading_error(_task: object, _run: object, state: Any) -> bool:
    """Returns whether reading failed for a reason that may pass (a disk, a network); a defect is not tried again."""
    return isinstance(state.result(raise_on_failure=False), OSError)


@task(
    name="ingest", retries=2, retry_delay_seconds=[1, 5], retry_condition_fn=is_reading_error, cache_policy=NO_CACHE, persist_result=False
)
def ingest_task(settings: RunSettings, parts: Path) -> Taken:
    """Reads the sources into one Arrow part of articles and one of rejects."""
    return take(settings, parts)


@task(name="code", task_run_name="code-{number}", cache_policy=NO_CACHE, persist_result=False, cache_result_in_memory=False)
def code_task(number: int, articles: Stored, size: int, pool: CoderPool, parts: Path, show: Show) -> CodedPart:
    """Codes one batch of articles, of so many each, into Arrow parts."""
    return code_batch(articles, start=number * size, size=size, pool=pool, folder=parts, number=number, done=lambda count: show("coding articles", count, None))


@task(name="code", cache_policy=NO_CACHE, persist_result=False)
def code_apart_task(data: bytes, choice: CoderChoice, load: CoderLoader, versions: CoderVersions) -> CodedBytes:
    """Codes one batch in a worker of a cluster: Arrow bytes in, Arrow bytes out."""
    return code_bytes(data, choice, load, versions)


@task(name="check-rows", cache_policy=NO_CACHE, persist_result=False)
def check_rows_task(parts: Path, batches: int, kept: tuple[Rows, Rows], checker: Checker) -> Screened:
    """Checks articles and mentions, new and kept, against the row rules, before anything is linked to them."""
    coded = [pair for number in range(batches) for pair in zip(*(read_coded(parts, number, table=table) for table in (ARTICLES, MENTIONS)), strict=True)]
    articles, mentions, rejects = validate.screen_coded([*coded, kept], checker=checker)
    give_back()  # the frames of pandas
    return Screened(articles, mentions, tuple(rejects))


@task(name="link", cache_policy=NO_CACHE, persist_result=False)
def link_task(
    screened: Screened, joining: str, corrections: tuple[Correction, ...], parts: Path, beside: CopiesBeside
) -> tuple[Screened, Linked]:
    """Finds near-copies among the articles and makes the events of the mentions."""
    copies = beside.of(screened.articles, parts)
    give_back()  # the words of all articles
    marked = rewritten(screened.articles, lambda rows, _: with_copies(rows, copies), parts / "linked-articles.arrow", table=ARTICLES)
    return replace(screened, articles=marked), link(
        screened.mentions, joining=joining, copies=copies, corrections=corrections, work=parts, articles=marked
    )


@task(name="validate", cache_policy=NO_CACHE, persist_result=False)
def validate_task(
    screened: Screened, linked: Linked, rejects: pa.Table, counted: Counted, checker: Checker
) -> tuple[dict[str, Rows], validate.GateError | None]:
    """Checks the events and the run as a whole; returns the tables to release and what stops them, if anything does."""
    good, lost = validate.screen_events(linked.events, mentions=screened.mentions, articles=screened.articles, checker=checker)
    tables = {
        "articles": screened.articles,
        "mentions": screened.mentions,
        "events": good,
        "rejects": pa.concat_tables([rejects, reject_table([*screened.rejects, *lost])]),
    }
    frame = checks.run_frame(
        tables, records_in=counted.records, mentions_in=counted.mentions, mentions_of_rejected_events=unlinked(linked, good)
    )
    try:
        validate.gate(frame, checker=checker)
    except validate.GateError as stopped:
        return tables, stopped
    return tables, None


def unlinked(linked: Linked, released: Rows) -> int:
    """Returns how many kept mentions stand in no released event: their event was rejected, or dropped by a correction."""
    return linked.dropped + mentions_of(linked.events) - mentions_of(released)


def mentions_of(events: Rows) -> int:
    """Returns how many mentions some events join."""
    return int(pc.sum(events.column("n_mentions")).as_py() or 0)


@task(name="release", cache_policy=NO_CACHE, persist_result=False)
def write_task(
    folder: Path, tables: Mapping[str, Rows], checker: Checker, versions: CoderVersions, summary: Summary
) -> dict[str, Rows]:
    """Writes the data files and the quality pages into the staged release; returns its tables, the events in their order."""
    written = release.write_data(folder, tables)
    facts = {**summary.counts(), "lexicon": versions.lexicon_version, "coder": versions.coder_version, "model": versions.model}
    quality.publish(checker.context, folder / QUALITY_PAGES, facts={name: told(value) for name, value in facts.items()})
    return written


def told(value: object) -> object:
    """Returns a fact as it stands on the quality page: counts by reason as `negated 12, future 3`."""
    return ", ".join(f"{name} {number}" for name, number in value.items()) or "none" if isinstance(value, Mapping) else value


@flow(name="tocsin", validate_parameters=False, persist_result=False)
def pipeline(settings: RunSettings, load: CoderLoader | None = None) -> Any:
    """Runs everything from reading to release; returns the Outcome.

    What a user can mend (OUT is held by another run, a model is missing, the gate stopped the release, the disk is full)
    ends the flow run as failed with that error, without a traceback; a defect is raised.
    """
    try:
        with one_run(settings.out), staged(settings.out) as staging, progress_bar(settings) as show:
            return make_release(staging, settings=settings, load=load or package_coder, show=show)
    except (BusyError, StoppedError, CoderLoadError, CorrectionsError, RunnerError, WorkersDiffer, OSError) as error:
        return Failed(message=str(error), data=error)


def make_release(staging: Path, *, settings: RunSettings, load: CoderLoader, show: Show) -> Outcome:
    """Runs the tasks in a staging folder and publishes the release; `show` is told the stage and the articles done.

    Raises StoppedError where a table rule does not hold.
    """
    parts, folder = staging / "parts", staging / "release"
    corrections = load_corrections(settings.corrections)
    held = nothing_held() if settings.anew else read_held(settings.out)
    choice = choice_of(settings)
    with ExitStack() as ends:
        workers = 1 if is_cluster(settings) else settings.workers
        pool = ends.enter_context(CoderPool(choice, load=load, workers=workers, apart=settings.where != LOCAL))
        pool.load_ahead()
        taken = ingest_task(settings, parts)
        show("loading the coder", 0, taken.articles)
        beside = ends.enter_context(CopiesBeside(taken.articles + held.articles.num_rows))
        versions = pool.versions()
        keep_lexicon(settings.out, pool, versions)
        stays = staying(held, pool=pool, versions=versions, out=settings.out, recode=settings.recode)
        read, refused = stored([parts / TAKEN], table=ARTICLES), whole(stored([parts / REFUSED], table=REJECTS))
        work = gather(read, refused, held, withdrawn=withdrawn(corrections), stays=stays, parts=parts)
        beside.start(behind(work.to_code, work.articles), parts)
        if is_cluster(settings):
            # What stands in OUT is on this machine; the workers of a cluster that was there before may be on others.
            sent = replace(choice, lexicon=choice.lexicon and choice.lexicon.resolve(), parses=None if settings.address else choice.parses)
            coded = code_apart(work.to_code, parts=parts, pool=pool, choice=sent, load=load, versions=versions, settings=settings, show=show)
        else:
            coded = code_all(work.to_code, parts=parts, pool=pool, settings=settings, show=show)
        pool.close()
        keep_nothing_large()
        give_back()  # what parsing and coding took
        show("checking and linking", 0, work.to_code.num_rows)
        checker = Checker(staging / "gx")
        kept = work.articles, as_coded_now(work.mentions, versions, recode=settings.recode, path=parts / "same-mentions.arrow")
        screened, linked = link_task(check_rows_task(parts, len(coded), kept, checker), settings.joining, corrections, parts, beside)
    give_back()  # what finding near-copies and occurrences took
    counted = Counted(work.records, sum(part.mentions for part in coded) + work.mentions.num_rows + work.quarantined)
    rejects = pa.concat_tables([work.rejects, *(whole(rows) for number in range(len(coded)) for rows in read_coded(parts, number, table=REJECTS))])
    tables, stopped = validate_task(screened, linked, rejects, counted, checker)
    give_back()  # the frames of events
    show("writing the release", 0, work.to_code.num_rows)
    summary = replace(summarise(tables, records=work.records), known=work.known, recoded=work.recoded, unlinked=unlinked(linked, tables["events"]))
    written = write_task(folder, tables, checker, versions, summary)
    give_back()  # what the codebook's counts and the pages took
    origin = release.Origin(release.input_digests(written["articles"], written["rejects"]), versions, settings.described())
    write_changes(folder, written, before=held.folder, corrections=corrections, lost=linked.lost)
    give_back()  # the keys of two releases
    write_report(folder / QUALITY_PAGES / REPORT, written, versions=versions, before=held.folder)
    write_companions(folder, written, origin=origin)
    identifier = release.write_manifest(folder, origin, counts=summary.counts(), now=datetime.now(UTC))
    if stopped is not None:
        raise StoppedError(stopped, folder=set_aside(staging, settings.out), summary=summary)
    published = release.publish(settings.out, staging, identifier)
    create_markdown_artifact(as_markdown(summary, folder=published, release=identifier), key="run-summary", description="Tocsin run")
    return Outcome(identifier, published, summary)


def code_all(taken: Stored, *, parts: Path, pool: CoderPool, settings: RunSettings, show: Show) -> list[CodedPart]:
    """Submits the batches and returns what each gave, in order; at least one batch, so that an empty run has its tables too."""
    size = batch_size(taken.num_rows, settings=settings)
    show("coding articles", 0, taken.num_rows)
    futures = [code_task.submit(number, taken, size, pool, parts, show) for number in range(max(1, -(-taken.num_rows // size)))]
    return [future.result() for future in futures]


def code_apart(
    taken: Stored, *, parts: Path, pool: CoderPool, choice: CoderChoice, load: CoderLoader, versions: CoderVersions, settings: RunSettings, show: Show
) -> list[CodedPart]:
    """Submits the batches to the cluster of the flow's task runner, few at once, and returns what each gave; what the cluster gives up is coded
    by the pool. Raises RunnerError, WorkersDiffer."""
    context = FlowRunContext.get()
    runner = context.task_runner if context else None
    slots = slots_of(runner, settings)
    cluster = Cluster(
        submit=lambda batch: code_apart_task.submit(to_ipc(batch), choice, load, versions),
        died=is_worker_death,
        workers=lambda: slots_now(runner, settings),
    )
    size = share_of(taken.num_rows, workers=slots, settings=settings)
    show("coding articles", 0, taken.num_rows)
    return spread(
        taken.pieces(size) if taken.num_rows else [whole(taken)],
        cluster=cluster,
        at_home=pool.code,
        at_once=batches_at_once(slots),
        versions=versions,
        folder=parts,
        done=lambda count: show("coding articles", count, None),
    )


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """Yields a new staging folder and removes what is left of it at the end; a killed run's is removed by the next one."""
    staging = new_staging(out)
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def run(settings: RunSettings, *, load: CoderLoader = package_coder) -> Outcome:
    """Runs the flow on the task runner of the settings and returns its outcome; raises what the flow ended with."""
    keep_little()
    load_checks()  # while the server comes up
    gc.freeze()  # what was imported stays; nobody need look through it again
    settings = replace(settings, out=settings.out.resolve())
    with early_coder(settings, load) as loading, run_server():
        outcome: Any = pipeline.with_options(task_runner=task_runner(settings))(settings, loading)
    return outcome
