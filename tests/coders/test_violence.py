"""Who is an armed band of criminals, and which deaths are of no violence."""

from collections.abc import Callable

import pytest

from coders.violence import is_band, load_violence
from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


@pytest.mark.parametrize(
    ("code", "text", "named"),
    [("HTICRM", "Gang members", False), ("MEXCRM", "Cartel gunmen", False), ("NGACRM", "Bandits", False), ("HTICRM", "Hentzau Ansanm", True)],
)
def test_violence_gangs_cartels_bandits_and_named_groups_are_bands(code: str, text: str, named: bool) -> None:
    assert is_band(load_violence(), code=code, text=text, named=named)


@pytest.mark.parametrize(
    ("code", "text", "named"),
    [("FRACRM", "A robber", False), ("HTICOP", "the anti-gang police", False), (None, "A gang", False), ("HTICVL", "Gang victims", True)],
)
def test_violence_single_criminals_police_and_victims_are_no_band(code: str | None, text: str, named: bool) -> None:
    assert not is_band(load_violence(), code=code, text=text, named=named)


def test_violence_who_dies_in_a_crash_was_killed_by_nobody(code: Code) -> None:
    told = code("A Malian army helicopter crashed on Monday, killing six soldiers.")
    assert [(mention.status, mention.dropped_reason) for mention in told] == [("dropped", "no violence told")]
    assert [mention.status for mention in code("A Malian army helicopter bombed a camp on Monday, killing six soldiers.") if mention.cameo_root == "19"] != []


def test_violence_the_dead_that_a_protest_is_about_are_none_of_its_own(code: Code) -> None:
    told = code("Thousands of Malians protested on Monday over a building collapse that killed 12 people.")
    assert {mention.fatalities for mention in told if mention.cameo_root == "14"} == {None}
