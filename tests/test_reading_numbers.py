"""The readings of numbers draw the same sentences for a seed, whatever the coder reads in them, and count judgements by sentence."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from schemas.mention import Mention
from tests.reading import read, write
from tests.reading_numbers import CODED, JUDGED, counted, drawn, is_numbered, keep, score, sheet_rows


def mention(number: int, sentence: str, code: str = "190", **columns: object) -> Mention:
    """Returns a kept mention of its own sentence."""
    told = Mention(
        mention_id=str(number), article_id="a", sentence=sentence, sentence_start=number, trigger="killed", trigger_start=number, trigger_end=number + 6,
        cameo_code=code, rule="kill", derivation="", cameo_root=code[:2], published=date(2020, 6, 16),
    )  # fmt: skip
    return replace(told, **columns)  # type: ignore[arg-type]


MENTIONS = [
    *(mention(number, f"Rebels killed {number + 2} guards.") for number in range(200)),
    *(mention(number, "The envoys met.", "040") for number in range(200, 320)),
    *(mention(number, "Rebels shelled the town.", "194") for number in range(320, 400)),
]


def test_reading_numbers_draws_by_seed_and_not_by_what_was_read() -> None:
    once = [(part, found[0].sentence_start) for part, found in drawn(MENTIONS, 7)]
    again = [(part, found[0].sentence_start) for part, found in drawn([replace(one, fatalities=3) for one in MENTIONS], 7)]
    assert once == again != [(part, found[0].sentence_start) for part, found in drawn(MENTIONS, 8)]
    assert sum(part == "numbers" for part, _ in once) == 150
    assert len({start for _, start in once}) == len(once)
    assert drawn([replace(one, status="dropped") for one in MENTIONS], 7) == []


def test_reading_numbers_knows_sentences_with_numbers() -> None:
    assert is_numbered("Two guards were wounded.") and is_numbered("No casualties were reported.")
    assert not is_numbered("Guards were wounded in 1998.") and not is_numbered("Two guards met.")


def test_reading_numbers_keeps_and_counts_by_sentence(tmp_path: Path) -> None:
    found = [("numbers", [mention(1, "Rebels killed two guards.", fatalities=2), mention(1, "Rebels killed two guards.", "193")])]
    found += [("numbers", [mention(2, "Rebels killed 9 guards.")]), ("none", [mention(3, "They met.", "040", fatalities=4)])]
    found += [("none", [mention(4, "Nine died.")])]
    rows = sheet_rows(found)
    assert len(rows) == 5
    for row in rows:
        row.update(dict.fromkeys(JUDGED[:5], "y"))
    sheet = tmp_path / "sheet.tsv"
    rows[2].update(deaths="n")
    write(sheet, (*JUDGED, *CODED, "sentence"), rows)
    with pytest.raises(ValueError, match=r"sheet\.tsv:4: cause ''"):
        keep(sheet, "x", tmp_path)
    rows[2].update(cause="missed")
    rows[3].update(told="n", deaths="n", cause="no-count")
    write(sheet, (*JUDGED, *CODED, "sentence"), rows)
    path = keep(sheet, "x", tmp_path)
    assert "sentence" not in read(path)[0]
    assert {part: len(lines) for part, lines in counted(read(path)).items()} == {"numbers": 2, "none": 1}
    table = score([path]).splitlines()
    assert "| x | numbers | 2 | .500 |" in table[2] and table[2].endswith("| 0 |")
    assert "| x | none | 1 | .000 |" in table[-1] and table[-1].endswith("| 1 |")
    assert "part" in table[0]


def test_reading_numbers_refuses_a_judgement_that_is_missing(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.tsv"
    write(sheet, (*JUDGED, *CODED, "sentence"), sheet_rows([("numbers", [mention(1, "Rebels killed two guards.")])]))
    with pytest.raises(ValueError, match=r"sheet\.tsv:2: told, deaths, injured_right, others, dead is neither y nor n"):
        keep(sheet, "x", tmp_path)
