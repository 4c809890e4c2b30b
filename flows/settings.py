"""The settings of one run, and the environment that must stand before Prefect and Great Expectations are imported."""

import os
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

QUIET_ENVIRONMENT: Mapping[str, str] = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "GX_ANALYTICS_ENABLED": "false",
    # A cold ephemeral server takes 10-28 s to start; Prefect gives up after 20 s unless told otherwise.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    # One process, one core: small products gain nothing from threads, and several workers would take each other's cores.
    "OPENBLAS_NUM_THREADS": "1",
    # Arrow reads files by way of its own allocator, whatever Python is told, and that one keeps what it once had: 80 MB of 16,000 articles.
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    # Prefect's own lines would tear the progress bar; warnings and errors still come through.
    "PREFECT_LOGGING_LEVEL": "WARNING",
}

BATCH_ARTICLES = 300
MAX_BATCHES = 40
POLICY = "default"
LOCAL, PROCESS, DASK, RAY = "local", "process", "dask", "ray"
RUNNERS = (LOCAL, PROCESS, DASK, RAY)
"""Where batches are coded: in this process, in processes of this machine, on a Dask or a Ray cluster."""
RUNNER_PACKAGES: Mapping[str, str] = {DASK: "prefect_dask", RAY: "prefect_ray"}
"""What must be installed for a runner that is a cluster."""
OCCURRENCE, ONE_A_DAY = "occurrence", "one-a-day"
JOININGS = (OCCURRENCE, ONE_A_DAY)
"""How mentions are joined: as one occurrence, or one event a day, dyad and code as older pipelines count."""


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What one run is asked to do.

    `columns` maps a field (`text`, `published` …) to the input's column name; `limits` are those of `flows/limits.tsv` that differ; `published` is the date of
    articles that bring none; `today` is the clock against which a future date is refused; `lexicon` and
    `model` None mean the ones in the package; `recode` codes again what OUT holds, `anew` leaves it out; `joining` is how mentions
    become events (one of `JOININGS`); `corrections` is a file of corrections that people made; `runner` is where batches are coded (one of
    `RUNNERS`; None: `process` where there are several workers, else `local`), by `workers` processes, or on the Dask or Ray cluster at
    `address`; it changes nothing in the data. A run here has at most `max_batches` coding tasks: beyond `batch_articles * max_batches`
    articles the batches grow (Prefect's SQLite server stalls past 50 task runs).
    """

    sources: tuple[str, ...]
    out: Path
    published: date | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    workers: int = 1
    runner: str | None = None
    address: str | None = None
    policy: str = POLICY
    lexicon: Path | None = None
    model: str | None = None
    today: date = field(default_factory=date.today)
    recode: bool = False
    anew: bool = False
    joining: str = OCCURRENCE
    corrections: Path | None = None
    batch_articles: int = BATCH_ARTICLES
    max_batches: int = MAX_BATCHES
    progress: bool = True

    @property
    def where(self) -> str:
        """The runner that codes the batches."""
        return self.runner or (PROCESS if self.workers > 1 else LOCAL)

    def described(self) -> dict[str, object]:
        """Returns the settings that shape the data, for the manifest: no folder of the machine, no clock."""
        return {
            "published": self.published.isoformat() if self.published else None,
            "columns": dict(sorted(self.columns.items())),
            "policy": self.policy,
            "joining": self.joining,
            **({"limits": dict(sorted(self.limits.items()))} if self.limits else {}),
        }


def quiet_environment(environment: MutableMapping[str, str] | None = None) -> None:
    """Sets every variable of `QUIET_ENVIRONMENT` that the user has not set."""
    target = os.environ if environment is None else environment
    for name, value in QUIET_ENVIRONMENT.items():
        target.setdefault(name, value)


def from_environment(settings: RunSettings, environment: Mapping[str, str]) -> RunSettings:
    """Returns the settings with TOCSIN_LEXICON and TOCSIN_MODEL filled in where the arguments named none."""
    lexicon = settings.lexicon or (Path(environment["TOCSIN_LEXICON"]) if environment.get("TOCSIN_LEXICON") else None)
    return replace(settings, lexicon=lexicon, model=settings.model or environment.get("TOCSIN_MODEL") or None)


def batch_size(articles: int, *, settings: RunSettings) -> int:
    """Returns how many articles one coding task takes: `batch_articles`, or more where `max_batches` would be passed.

    With several workers a small corpus is cut finer, so that every worker has work; never below 1.
    """
    smallest = -(-articles // settings.max_batches)
    return max(smallest, share_of(articles, workers=settings.workers, settings=settings))


def share_of(articles: int, *, workers: int, settings: RunSettings) -> int:
    """Returns how many articles one task takes where there may be any number of tasks: `batch_articles`, or fewer so that every worker has work."""
    share = -(-articles // workers) if workers > 1 else settings.batch_articles
    return max(1, min(settings.batch_articles, share))
