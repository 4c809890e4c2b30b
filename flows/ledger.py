"""`OUT/ledger.sqlite`: which entries were taken, how each feed fares, and what every scheduled run did. In WAL mode, so that reading never waits.

It holds no article and no secret. A run that is killed leaves it as the last commit did; what was taken but not marked is taken once more and
found to be held.
"""

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass, fields
from datetime import datetime
from pathlib import Path

FILE = "ledger.sqlite"
VERSION = 1
TAKEN, LATER = "taken", "later"
"""States of an entry: it was taken (or rejected) for good, or its page could not be read yet."""
RUNNING, RELEASED, NOTHING_NEW, STOPPED, FAILED, BROKEN_OFF = "running", "released", "nothing new", "stopped", "failed", "broken off"
"""Outcomes of a run; broken off is one that never said how it ended."""
SCHEMA = """
CREATE TABLE seen (
  feed TEXT NOT NULL, entry TEXT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (feed, entry)
) WITHOUT ROWID;
CREATE TABLE feeds (
  name TEXT PRIMARY KEY, url TEXT NOT NULL, first_asked TEXT NOT NULL, etag TEXT, last_modified TEXT, asked TEXT, answered TEXT, new_at TEXT,
  answer TEXT NOT NULL, failures INTEGER NOT NULL, taken INTEGER NOT NULL, rests_until TEXT
);
CREATE TABLE runs (
  number INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT, outcome TEXT NOT NULL, release TEXT, taken INTEGER NOT NULL DEFAULT 0,
  articles INTEGER, events INTEGER, records INTEGER, rejects INTEGER, note TEXT NOT NULL DEFAULT ''
);
CREATE TABLE alerts (kind TEXT NOT NULL, subject TEXT NOT NULL, since TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (kind, subject));
"""


@dataclass(frozen=True, slots=True)
class Health:
    """How a feed or folder fares. Times in ISO 8601, UTC.

    `asked` it was last, `answered` it last did soundly, `new_at` it last brought an item; `answer` is the last answer in words; `failures` in a row;
    `taken` items in all; it is not asked before `rests_until`. `etag` and `last_modified` are those of the last body taken whole.
    """

    name: str
    url: str
    first_asked: str
    etag: str | None = None
    last_modified: str | None = None
    asked: str | None = None
    answered: str | None = None
    new_at: str | None = None
    answer: str = ""
    failures: int = 0
    taken: int = 0
    rests_until: str | None = None


@dataclass(frozen=True, slots=True)
class RunRow:
    """One scheduled run. `taken` are the records it took in; `articles`, `events`, `records` and `rejects` are those of its release, None without one."""

    number: int
    started: str
    ended: str | None
    outcome: str
    release: str | None
    taken: int
    articles: int | None
    events: int | None
    records: int | None
    rejects: int | None
    note: str


@dataclass(frozen=True, slots=True)
class OpenAlert:
    """Something that is wrong since a time: the kind of alert, the feed or file it is about, and what was told."""

    kind: str
    subject: str
    since: str
    words: str


class LedgerError(Exception):
    """The ledger cannot be used: another program's file, or a newer version's."""


class Ledger:
    """The ledger of one OUT, open. Threads may ask `states`; everything else is for the thread that opened it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._lock = threading.Lock()

    def states(self, feed: str, entries: Iterable[str]) -> dict[str, tuple[str, int]]:
        """Returns state and number of tries of those of some entries that are known."""
        found: dict[str, tuple[str, int]] = {}
        with self._lock:
            for entry in entries:
                row = self._db.execute("SELECT state, tries FROM seen WHERE feed = ? AND entry = ?", (feed, entry)).fetchone()
                if row is not None:
                    found[entry] = (row[0], row[1])
        return found

    def keep(self, health: Health, *, taken: Iterable[str] = (), later: Iterable[str] = (), at: str) -> None:
        """Writes in one step how a feed fares, the entries taken, and those to be tried again."""
        columns = [one.name for one in fields(Health)]
        rows = [(health.name, entry, state, at) for state, entries in ((TAKEN, taken), (LATER, later)) for entry in entries]
        with self._lock, self._db:
            self._db.execute(f"INSERT OR REPLACE INTO feeds ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", astuple(health))
            self._db.executemany(
                "INSERT INTO seen (feed, entry, state, tries, at) VALUES (?, ?, ?, 1, ?)"
                " ON CONFLICT (feed, entry) DO UPDATE SET state = excluded.state, tries = tries + 1",
                rows,
            )

    def health(self) -> dict[str, Health]:
        """Returns how every feed fares that was ever asked, by name."""
        columns = ", ".join(one.name for one in fields(Health))
        return {row[0]: Health(*row) for row in self._db.execute(f"SELECT {columns} FROM feeds ORDER BY name")}

    def seen(self) -> int:
        """Returns how many entries were taken in all."""
        return int(self._db.execute("SELECT count(*) FROM seen WHERE state = ?", (TAKEN,)).fetchone()[0])

    def begin(self, at: str) -> int:
        """Opens a run and returns its number; a run before it that never ended was broken off."""
        with self._db:
            self._db.execute("UPDATE runs SET outcome = ?, ended = ? WHERE outcome = ?", (BROKEN_OFF, at, RUNNING))
            return int(self._db.execute("INSERT INTO runs (started, outcome) VALUES (?, ?)", (at, RUNNING)).lastrowid or 0)

    def end(self, run: RunRow) -> None:
        """Writes how a run ended."""
        columns = [one.name for one in fields(RunRow)]
        with self._db:
            self._db.execute(f"INSERT OR REPLACE INTO runs ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", astuple(run))

    def runs(self, most: int) -> list[RunRow]:
        """Returns the newest runs, the newest first."""
        columns = ", ".join(one.name for one in fields(RunRow))
        return [RunRow(*row) for row in self._db.execute(f"SELECT {columns} FROM runs ORDER BY number DESC LIMIT ?", (most,))]

    def ended_well(self) -> str | None:
        """Returns when the last run ended that made a release or had nothing new; None for none."""
        return self._db.execute("SELECT max(ended) FROM runs WHERE outcome IN (?, ?)", (RELEASED, NOTHING_NEW)).fetchone()[0]

    def alerts(self) -> list[OpenAlert]:
        """Returns what is wrong now, the oldest first."""
        return [OpenAlert(*row) for row in self._db.execute("SELECT kind, subject, since, words FROM alerts ORDER BY since, kind, subject")]

    def set_alerts(self, alerts: Iterable[OpenAlert]) -> list[OpenAlert]:
        """Replaces what is wrong; returns what was not wrong before, so that it is told once. The time of what goes on stays."""
        before = {(one.kind, one.subject): one for one in self.alerts()}
        now = {(one.kind, one.subject): one for one in alerts}
        with self._db:
            self._db.execute("DELETE FROM alerts")
            rows = [(one.kind, one.subject, before.get(key, one).since, one.words) for key, one in now.items()]
            self._db.executemany("INSERT INTO alerts (kind, subject, since, words) VALUES (?, ?, ?, ?)", rows)
        return [one for key, one in now.items() if key not in before]

    def check(self) -> str:
        """Returns what SQLite says of the file: `ok`, or what is damaged."""
        return str(self._db.execute("PRAGMA integrity_check").fetchone()[0])


@contextmanager
def open_ledger(out: Path, *, make: bool = True) -> Iterator[Ledger]:
    """Yields the ledger of OUT, made where there is none.

    Raises FileNotFoundError where there is none and `make` is False, LedgerError where the file is no ledger of this version.
    """
    path = out / FILE
    if not make and not path.exists():
        raise FileNotFoundError(f"{out.name} holds no {FILE}; `tocsin run --feeds` or `tocsin serve` makes it")
    out.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=30.0, check_same_thread=False)) as connection:
        try:
            prepare(connection)
        except sqlite3.DatabaseError as error:
            raise LedgerError(f"{path.name} cannot be read ({error}); restore it, or move it away: feeds are then read from their start again") from error
        yield Ledger(connection)


def prepare(connection: sqlite3.Connection) -> None:
    """Sets WAL mode and makes the tables of an empty file; raises LedgerError for a newer version's file."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # a mark must not outlive a power cut that its item's file did not
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise LedgerError(f"{FILE} is of version {version}, this Tocsin knows {VERSION}; use the newer Tocsin, or restore the ledger kept before the upgrade")
    if version < VERSION:
        connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")


def stamp(moment: datetime) -> str:
    """Returns a time as the ledger keeps it."""
    return moment.replace(microsecond=0).isoformat()
