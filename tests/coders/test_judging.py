"""Verbs whose object did what a gerund behind "for" tells: the table, its checks and what it is for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coders.judging import TABLE, check_judging, load_judging
from coders.lexicon.check import check_tables
from schemas.mention import Mention

HEADER = TABLE.read_text(encoding="utf-8").splitlines()[0]


def test_judging_table_is_sound_and_is_checked_with_the_lexicon() -> None:
    assert check_judging() == ()
    assert {"prais", "condemn", "sentenc"} <= set(load_judging())
    assert not [problem for problem in check_tables() if problem.file == TABLE.name]


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ("thankful\tpraise\tthankful Chad for freeing them", "repeated-word"),
        ("Laud\tpraise\tlauded Chad for freeing them", "bad-word"),
        ("su\tcourt\tsued Chad for bombing them", "bad-word"),
        ("laud\tflattery\tlauded Chad for freeing them", "unknown-kind"),
        ("laud\tpraise\thailed Chad for freeing them", "no-example"),
        ("laud\tpraise\tlauded Chad", "no-example"),
        ("laud\tpraise", "cell-count"),
    ],
)
def test_judging_table_problems_name_file_and_line(tmp_path: Path, line: str, check: str) -> None:
    path = tmp_path / TABLE.name
    path.write_text(f"{HEADER}\nthank\tpraise\tthanked Chad for freeing them\n{line}\n", encoding="utf-8")
    assert check in {problem.check for problem in check_judging(path) if problem.line == 3}
    with pytest.raises(ValueError, match=rf"{TABLE.name}:3"):
        load_judging(path)


def test_judging_who_is_blamed_did_it_and_who_waits_for_it_did_not(code: Callable[..., tuple[Mention, ...]]) -> None:
    def doers(text: str) -> set[str | None]:
        return {mention.source for mention in code(text) if mention.trigger == "bombing"}

    assert doers("Kenya condemned Ethiopia for bombing a Somali camp on Monday.") == {"ETH"}
    assert "ETH" not in doers("Kenya prepared Ethiopia for bombing a Somali camp on Monday.")
