"""What the bench of stages changes in the lexicon is there to be changed."""

from pathlib import Path

import pytest

from coders.lexicon.compile import DEFAULT_FOLDER
from tests import bench_stages


def test_bench_stages_changed_lexicon_differs_in_one_line(tmp_path: Path) -> None:
    changed = bench_stages.changed_lexicon(tmp_path / "lexicon")
    name = bench_stages.ONE_CHANGE[0]
    before, after = ((folder / name).read_text(encoding="utf8").splitlines() for folder in (DEFAULT_FOLDER, changed))
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    assert (changed / "actors" / "countries.tsv").read_bytes() == (DEFAULT_FOLDER / "actors" / "countries.tsv").read_bytes()


def test_bench_stages_changed_lexicon_says_where_its_entry_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_stages, "ONE_CHANGE", (bench_stages.ONE_CHANGE[0], "also: [encircle Zenda]", ""))
    with pytest.raises(ValueError, match="stands there 0 times"):
        bench_stages.changed_lexicon(tmp_path / "lexicon")
