"""Who is an armed band of criminals."""

import pytest

from coders.violence import is_band, load_violence


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
