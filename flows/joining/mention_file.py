"""Kept mentions in a file in the order in which they are clustered, and which of them are compared: joining holds few of them at once."""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, overload

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from flows.joining.clusters import Row
from flows.joining.shelves import looked_up, placed
from flows.joining.tables import Joining
from flows.pair_file import PairFile
from flows.row_file import RowFile

HELD = 4_000
"""Rows that are kept at hand: mentions are compared with those of the same days, many of which stand near one another in their order."""
KEYS_AT_ONCE = 200_000
MET_AT_ONCE = 250_000
RANKS_AT_ONCE = 512
HASHES = 2**64
Order = Callable[[Row], tuple[Any, ...]]


class MentionFile(Sequence[Row]):
    """The rows of mentions by their rank in the first of some orders; of each the number in its table is `numbers[rank]`, its id `ids[rank]`, and its place
    in every order `places[name][rank]`. What an order leaves equal stands by mention_id."""

    def __init__(self, path: Path, pieces: Iterable[tuple[np.ndarray, pa.Table]], orders: Mapping[str, Order]) -> None:
        numbers = array("q")
        keys: dict[str, list[pa.Table]] = {name: [] for name in orders}
        ids: list[pa.Array] = []

        def written() -> Iterator[bytes]:
            for own, piece in pieces:
                self._columns = piece.column_names
                self._dates = [place for place, field in enumerate(piece.schema) if pa.types.is_date(field.type)]
                numbers.frombytes(own.astype(np.int64).tobytes())
                ids.extend(piece.column("mention_id").chunks)
                rows = piece.to_pylist()
                for name, order in orders.items():
                    keys[name].append(keys_of(map(order, rows)))
                yield from (json.dumps(list(row.values()), ensure_ascii=False, default=date.toordinal).encode("utf8") for row in rows)

        self._rows = RowFile(path, written(), self._row, held=HELD)
        names = pa.chunked_array(ids, type=pa.string())
        sorts = {name: sorted_by(found, names) for name, found in keys.items()}
        self._order = next(iter(sorts.values()))
        self.numbers = np.frombuffer(numbers, dtype=np.int64)[self._order] if numbers else np.empty(0, dtype=np.int64)
        self.ids = names.take(pa.array(self._order)).combine_chunks()
        self.places = {name: inverse(order)[self._order] for name, order in sorts.items()}

    def close(self) -> None:
        """Closes the file."""
        self._rows.close()

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, rank: int) -> Row: ...
    @overload
    def __getitem__(self, rank: slice) -> Sequence[Row]: ...
    def __getitem__(self, rank: int | slice) -> Row | Sequence[Row]:
        return [self._rows.read(int(number)) for number in self._order[rank]] if isinstance(rank, slice) else self._rows.recent(int(self._order[rank]))

    def __iter__(self) -> Iterator[Row]:
        return (self._rows.read(int(number)) for number in self._order)

    def _row(self, data: bytes) -> Row:
        """Returns a row as it stands in the file."""
        values = json.loads(data)
        for place in self._dates:
            values[place] = None if values[place] is None else date.fromordinal(values[place])
        return dict(zip(self._columns, values, strict=True))


def keys_of(found: Iterable[tuple[Any, ...]]) -> pa.Table:
    """Returns the keys of an order as narrow columns: numbers, dates and numbers with a fraction."""
    columns = [pa.array(map(plain, column)) for column in zip(*found, strict=True)]
    return pa.table([column.cast(pa.int32()) if pa.types.is_int64(column.type) else column for column in columns], names=list(map(str, range(len(columns)))))


def plain(value: Any) -> Any:
    """Returns what can be sorted among other values of its column: yes and no as numbers."""
    return int(value) if isinstance(value, bool) else value


def sorted_by(keys: Sequence[pa.Table], ids: pa.ChunkedArray) -> np.ndarray:
    """Returns the order of rows by their keys, then by id."""
    table = pa.concat_tables([piece for piece in keys if piece.num_rows]) if len(ids) else pa.table({})
    table = table.append_column("id", ids)
    order: np.ndarray = pc.sort_indices(table, sort_keys=[(name, "ascending") for name in table.column_names]).to_numpy().astype(np.int64)
    return order


def inverse(order: np.ndarray) -> np.ndarray:
    """Returns for each row its place in an order of rows."""
    found = np.empty(len(order), dtype=np.int32)
    found[order] = np.arange(len(order), dtype=np.int32)
    return found


def met_in_files(rows: MentionFile, joining: Joining, folder: Path) -> Iterator[list[int]]:
    """Yields for each mention the ranks of the earlier ones that stand where those are looked for that it may be joined with, as `met_on_shelves` does.

    Shelves are told by hashes in files, and the two sides are brought together some shelves at a time.
    """
    stands, looks = PairFile(folder / "placed"), PairFile(folder / "looked-up")
    for first in range(0, len(rows), RANKS_AT_ONCE):
        some = rows[first : first + RANKS_AT_ONCE]
        stands.add(hashes(placed(row, joining)) for row in some)
        looks.add(hashes(looked_up(row, joining)) for row in some)
    parts = stands.parts_of(KEYS_AT_ONCE)
    for standing, looking in zip(stands.dealt(parts), looks.dealt(parts), strict=True):
        for met in brought_together(*standing, *looking, count=len(rows)):
            for number in np.unique(met // len(rows) // RANKS_AT_ONCE).tolist():
                with (folder / f"met-{number}").open("ab") as file:
                    met[met // len(rows) // RANKS_AT_ONCE == number].tofile(file)
    for first in range(0, len(rows), RANKS_AT_ONCE):
        path = folder / f"met-{first // RANKS_AT_ONCE}"
        met = np.unique(np.fromfile(path, dtype=np.int64)) if path.exists() else np.empty(0, dtype=np.int64)
        last = min(first + RANKS_AT_ONCE, len(rows))
        ends = np.searchsorted(met, np.arange(first, last + 1) * len(rows))
        for start, end in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True):
            yield (met[start:end] % len(rows)).tolist()
        path.unlink(missing_ok=True)


def hashes(keys: Iterable[tuple[Any, ...]]) -> np.ndarray:
    """Returns the hashes of keys, each once; they are of this process only."""
    return np.fromiter({hash(key) % HASHES for key in keys}, dtype=np.uint64)


def brought_together(
    keys: np.ndarray, standing: np.ndarray, wanted: np.ndarray, looking: np.ndarray, *, count: int
) -> Iterator[np.ndarray]:
    """Yields the meetings of mentions that look up a shelf with earlier ones that stand on it, each as one number: rank * count + earlier rank."""
    starts, ends = np.searchsorted(keys, wanted, side="left"), np.searchsorted(keys, wanted, side="right")
    many = np.cumsum(ends - starts)
    first = 0
    while first < len(wanted):
        before = int(many[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(many, before + MET_AT_ONCE, side="right")))
        here = (ends - starts)[first:last]
        place = np.arange(int(here.sum())) - np.repeat(np.cumsum(here) - here, here) + np.repeat(starts[first:last], here)
        later, earlier = np.repeat(looking[first:last], here).astype(np.int64), standing[place].astype(np.int64)
        yield np.unique((later * count + earlier)[earlier < later])
        first = last
