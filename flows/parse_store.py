"""The parses of OUT in one SQLite file: a cache, which may be deleted at any time."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

FILE = "parses.sqlite"
ASKED = 500
"""Keys asked for at once: SQLite takes at least 999 parameters."""
WAIT_SECONDS = 60


class SqliteParses:
    """A parse store in a SQLite file that several processes may write; a file that is damaged or cannot be written is as good as an empty one."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=WAIT_SECONDS)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("CREATE TABLE IF NOT EXISTS parses (key TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID")
        return connection

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """Returns the parses that are kept."""
        found: dict[str, bytes] = {}
        try:
            with closing(self._open()) as connection:
                for start in range(0, len(keys), ASKED):
                    some = list(keys[start : start + ASKED])
                    found.update(connection.execute(f"SELECT key, data FROM parses WHERE key IN ({','.join('?' * len(some))})", some).fetchall())
        except sqlite3.Error:
            return {}
        return found

    def put(self, parses: Mapping[str, bytes]) -> None:
        """Keeps parses; where they cannot be written they are not kept."""
        try:
            with closing(self._open()) as connection, connection:
                connection.executemany("INSERT OR REPLACE INTO parses VALUES (?, ?)", list(parses.items()))
        except sqlite3.Error:
            return
