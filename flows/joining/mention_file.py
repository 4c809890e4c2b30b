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

from flows.given_back import trim
from flows.joining.clusters import Row
from flows.joining.shelves import Key, looked_up_under, placed_under
from flows.joining.tables import Joining
from flows.pair_file import PairFile
from flows.row_file import RowFile

HELD = 4_000
"""Rows that are kept at hand: mentions are compared with those of the same days, many of which stand near one another in their order."""
KEYS_AT_ONCE = 200_000
LOOKED_AT_ONCE = 100_000
MET_AT_ONCE = 150_000
RANKS_AT_ONCE = 512
MIX = np.uint64(0x9E3779B97F4A7C15)
"""An odd number by which the hashes of the parts of a key are told from one another."""
Order = Callable[[Row], tuple[Any, ...]]


class MentionFile(Sequence[Row]):
    """The rows of mentions by their rank in the first of some orders; of each the number in its table is `numbers[rank]`, its id `ids[rank]`, and its place
    in every order `places[name][rank]`. What an order leaves equal stands by mention_id."""

    def __init__(self, path: Path, pieces: Iterable[tuple[np.ndarray, pa.Table]], orders: Mapping[str, Order]) -> None:
        numbers = array("i")
        keys: dict[str, list[pa.Table]] = {name: [] for name in orders}
        ids: list[pa.Array] = []

        def written() -> Iterator[bytes]:
            for own, piece in pieces:
                self._columns = piece.column_names
                self._dates = [place for place, field in enumerate(piece.schema) if pa.types.is_date(field.type)]
                numbers.extend(own.tolist())
                ids.extend(piece.column("mention_id").chunks)
                rows = piece.to_pylist()
                for name, order in orders.items():
                    keys[name].append(keys_of(map(order, rows)))
                yield from (json.dumps(list(row.values()), ensure_ascii=False, default=date.toordinal).encode("utf8") for row in rows)

        self._rows = RowFile(path, written(), self._row, held=HELD)
        names = pa.chunked_array(ids, type=pa.string())
        ids.clear()
        # one order after the other: the keys of each are let go of as soon as it is known
        sorts = {name: sorted_by(keys.pop(name), names) for name in orders}
        self._order = next(iter(sorts.values()))
        self.numbers = np.frombuffer(numbers, dtype=np.int32)[self._order] if numbers else np.empty(0, dtype=np.int32)
        self.ids = names.take(pa.array(self._order)).combine_chunks()
        self.places = {name: inverse(sorts.pop(name))[self._order] for name in orders}

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
    """Returns the keys of an order as narrow columns: small numbers, dates and numbers with a fraction."""
    columns = [pa.array(map(plain, column)) for column in zip(*found, strict=True)]
    return pa.table([column.cast(pa.int16()) if pa.types.is_int64(column.type) else column for column in columns], names=list(map(str, range(len(columns)))))


def plain(value: Any) -> Any:
    """Returns what can be sorted among other values of its column: yes and no as numbers."""
    return int(value) if isinstance(value, bool) else value


def sorted_by(keys: list[pa.Table], ids: pa.ChunkedArray) -> np.ndarray:
    """Returns the order of rows by their keys, then by id."""
    table = pa.concat_tables([piece for piece in keys if piece.num_rows]) if len(ids) else pa.table({})
    keys.clear()
    table = table.append_column("id", ids)
    order: np.ndarray = pc.sort_indices(table, sort_keys=[(name, "ascending") for name in table.column_names]).to_numpy().astype(np.int32)
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
    write_meetings(rows, joining, folder)
    trim()  # what was dealt out and brought together, before rows are compared
    for first in range(0, len(rows), RANKS_AT_ONCE):
        path = folder / f"met-{first // RANKS_AT_ONCE}"
        met = np.unique(np.fromfile(path, dtype=np.int64)) if path.exists() else np.empty(0, dtype=np.int64)
        last = min(first + RANKS_AT_ONCE, len(rows))
        ends = np.searchsorted(met, np.arange(first, last + 1) * len(rows))
        for start, end in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True):
            yield (met[start:end] % len(rows)).tolist()
        path.unlink(missing_ok=True)


def write_meetings(rows: MentionFile, joining: Joining, folder: Path) -> None:
    """Writes the meetings of mentions with earlier ones to a file for each `RANKS_AT_ONCE` ranks; none where nothing meets."""
    stands, looks = PairFile(folder / "placed"), PairFile(folder / "looked-up")
    for first in range(0, len(rows), RANKS_AT_ONCE):
        some = rows[first : first + RANKS_AT_ONCE]
        stands.add(hashes(*placed_under(row, joining)) for row in some)
        looks.add(hashes(*looked_up_under(row, joining)) for row in some)
    parts = stands.parts_of(KEYS_AT_ONCE)
    for standing, looking in zip(stands.dealt(parts), looks.dealt(parts), strict=True):
        for met in filter(len, brought_together(*standing, *looking, count=len(rows))):
            numbers, starts = np.unique(met // (len(rows) * RANKS_AT_ONCE), return_index=True)
            for number, own in zip(numbers.tolist(), np.split(met, starts[1:]), strict=True):
                with (folder / f"met-{number}").open("ab") as file:
                    own.tofile(file)


def hashes(kinds: Sequence[Any], times: Sequence[Key], pairs: Sequence[Key]) -> np.ndarray:
    """Returns a number for each shelf of one of the kinds, of the times and of the pairs; the numbers are of this process only."""
    one, two, three = (np.fromiter(map(hash, part), dtype=np.int64, count=len(part)).view(np.uint64) for part in (kinds, times, pairs))
    found: np.ndarray = (((one[:, None] * MIX + two) * MIX)[:, :, None] + three).ravel()
    return found


def brought_together(
    keys: np.ndarray, standing: np.ndarray, wanted: np.ndarray, looking: np.ndarray, *, count: int
) -> Iterator[np.ndarray]:
    """Yields the meetings of mentions that look up a shelf with earlier ones that stand on it, each as one number: rank * count + earlier rank."""
    for begin in range(0, len(wanted), LOOKED_AT_ONCE):
        asked, lookers = wanted[begin : begin + LOOKED_AT_ONCE], looking[begin : begin + LOOKED_AT_ONCE]
        starts = np.searchsorted(keys, asked, side="left")
        sizes = np.searchsorted(keys, asked, side="right") - starts
        many = np.cumsum(sizes)
        first = 0
        while first < len(asked):
            before = int(many[first - 1]) if first else 0
            last = max(first + 1, int(np.searchsorted(many, before + MET_AT_ONCE, side="right")))
            here = sizes[first:last]
            place = np.arange(int(here.sum())) - np.repeat(np.cumsum(here) - here, here) + np.repeat(starts[first:last], here)
            later, earlier = np.repeat(lookers[first:last], here).astype(np.int64), standing[place].astype(np.int64)
            yield np.unique((later * count + earlier)[earlier < later])
            first = last
