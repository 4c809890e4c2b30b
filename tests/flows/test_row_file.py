"""Rows of bytes in a file, read by number."""

import pytest

from flows.row_file import RowFile


def test_row_file_gives_rows_back_by_number(tmp_path):
    rows = RowFile(tmp_path / "rows", (b"tea", b"", b"salt"), bytes.decode, held=2)
    assert (len(rows), [rows.read(number) for number in (2, 1, 0)]) == (3, ["salt", "", "tea"])
    rows.close()


def test_row_file_keeps_the_last_rows_at_hand_and_no_more(tmp_path):
    made = []
    rows = RowFile(tmp_path / "rows", (b"tea", b"salt", b"wool"), lambda data: made.append(data) or data, held=2)
    for number in (0, 1, 0, 2, 0, 1):
        rows.recent(number)
    assert made == [b"tea", b"salt", b"wool", b"salt"]
    rows.close()
    with pytest.raises(OSError, match="Bad file descriptor"):
        rows.recent(0)
