"""Gatherings that every reader knows by name and day, and their table."""

from datetime import date
from pathlib import Path

import pytest
from placed import coder, told

from coders.gatherings import COLUMNS, check_gatherings, gatherings_named, load_gatherings

IN_HANOI = date(2006, 11, 17)
"""A day of the APEC meetings of 2006."""


def named(text: str, day: date | None) -> list[tuple[str | None, bool]]:
    """The towns of the gatherings that a sentence names, and whether they are still to come."""
    _, _, sentences = coder().read_text(text)
    return [(found.place.name, found.ahead) for found in gatherings_named(sentences[0], 0, day)]


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        ("The APEC meeting ended on Friday.", IN_HANOI, [("Hanoi", False)]),
        ("The APEC meeting ended on Saturday.", date(2005, 11, 19), [("Busan", False)]),
        ("Leaders will meet at the APEC summit.", date(2006, 11, 6), [("Hanoi", True)]),
        ("The NATO summit ended on Wednesday.", date(2006, 11, 29), [("Riga", False)]),
        # another day, none known; no meeting beside; another summit; no capitals of it
        ("The APEC meeting ended on Friday.", date(2006, 6, 2), []),
        ("The APEC meeting ended on Friday.", None, []),
        ("The APEC economies grew by a tenth.", IN_HANOI, []),
        ("The 2004 APEC meeting in Santiago was recalled.", IN_HANOI, []),
        ("The APEC meeting of 2004 was recalled.", IN_HANOI, []),
        ("The 2006 APEC meeting ended on Friday.", IN_HANOI, [("Hanoi", False)]),
        ("The EU-Kenya summit ended on Friday.", date(2006, 12, 15), []),
        ("The EU summit ended on Friday.", date(2006, 12, 15), [("Brussels", False)]),
    ],
)
def test_gatherings_are_named_on_their_days(text: str, day: date | None, found: list[tuple[str | None, bool]]) -> None:
    assert named(text, day) == found


def test_gatherings_place_what_their_members_say() -> None:
    text = "Ministers of the Asia-Pacific Economic Cooperation (APEC) ended a meeting on Friday. The ministers urged the world to trade more."
    assert told(text, "02", published=IN_HANOI) == {("Hanoi", "VNM")}
    assert told(text, "02", published=date(2006, 6, 2)) == {(None, None)}


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ("powwow\tparty\tno\t2006-11-01\t2006-11-02\tOslo", "bad-value"),
        ("powwow\tmeeting\tmaybe\t2006-11-01\t2006-11-02\tOslo", "bad-value"),
        ("powwow\tmeeting\tno\t2006-11-31\t2006-12-02\tOslo", "bad-days"),
        ("powwow\tmeeting\tno\t2006-11-03\t2006-11-02\tOslo", "bad-days"),
        ("powwow\tmeeting\tno\t2006-11-01\t2006-11-02\tHentzauville", "unknown-place"),
        ("jamboree\tmeeting\tno\t2006-11-09\t2006-11-12\tLima", "overlap"),
        ("powwow\tmeeting\tno", "cell-count"),
    ],
)
def test_gatherings_table_problems_name_file_and_line(tmp_path: Path, line: str, check: str) -> None:
    path = tmp_path / "gatherings.tsv"
    path.write_text("\t".join(COLUMNS) + f"\njamboree\tmeeting\tno\t2006-11-08\t2006-11-10\tOslo\n{line}\n", encoding="utf-8")
    problems = check_gatherings(path)
    assert [(problem.line, problem.check) for problem in problems] == [(3, check)]
    assert str(problems[0]).startswith("gatherings.tsv:3: ")
    with pytest.raises(ValueError, match=r"gatherings\.tsv:3"):
        load_gatherings(path)


def test_gatherings_table_is_sound() -> None:
    assert check_gatherings() == ()
