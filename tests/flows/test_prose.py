"""Is it a news text: any language and any kind of report passes, data and code do not."""

from pathlib import Path

import pytest

from flows.readers.prose import check_thresholds, prose_problem, read_thresholds

STORY = "Two patrols met at the ford on Monday. Nobody was hurt, a spokesman said."


@pytest.mark.parametrize("text", [
    STORY,
    "Shr 12 cts vs 9 cts\n    Net 1,201,334 vs 880,120\n    Revs 4,4 mln vs 3.9 mln",
    "Отряды встретились у брода в понедельник.",
    "两支巡逻队星期一在渡口相遇。",
    "Die Aufständischen zogen sich am Montag zurück.",
    "Cup results:\n\nPeru beat Chile, 2-1;\n\nIran vs Oman;\n\nCuba lost to Fiji, 0-4;",
    "GENEVA (AFP) - The U.N.'s al-Qa'ida panel met McAllister's NATO envoys.",
])  # fmt: skip
def test_prose_news_in_any_language_passes(text: str) -> None:
    assert prose_problem(text, read_thresholds()) is None


@pytest.mark.parametrize(("text", "rule"), [
    ("word \0 word", "control-characters"),
    ("a\x01b\x02c\x04d\x05e\x06 word word", "control-characters"),
    ("12 34 56.7 %", "not-a-news-text"),
    ("Explosion", "not-a-news-text"),
    ("aGVsbG8gd29ybGQgdGhpcyBpcyBiYXNlNjQ=\n" * 20, "not-a-news-text"),
    ("import os\n\ndef main(argv):\n    path = argv[1]\n    return os.stat(path)\n", "not-a-news-text"),
    ("int main() {\n  int a = 5;\n  printf(\"%d\", a);\n  return 0;\n}\n", "not-a-news-text"),
    ("asdkfjq qwrtpsd zxcvbnmq lkjhgfd qpwmznx sdfghjk", "not-a-news-text"),
    ("\ufffd\ufffd\ufffd word word \ufffd", "bad-encoding"),
])  # fmt: skip
def test_prose_what_is_no_news_text_is_refused(text: str, rule: str) -> None:
    assert (prose_problem(text, read_thresholds()) or [""])[0] == rule


@pytest.mark.parametrize(
    ("row", "rule"), [("min_words\tmany", "no-number"), ("max_words\t3", "unknown-threshold"), ("", "missing-threshold")]
)
def test_prose_a_bad_table_is_told(tmp_path: Path, row: str, rule: str) -> None:
    path = tmp_path / "prose.tsv"
    good = (Path(__file__).resolve().parents[2] / "flows" / "prose.tsv").read_text(encoding="utf-8")
    path.write_text(
        "\n".join([line for line in good.splitlines() if not line.startswith("min_words\t")] + ([row] if row else [])), encoding="utf-8"
    )
    assert rule in {problem.rule for problem in check_thresholds(path)[1]}
    with pytest.raises(ValueError, match=rule):
        read_thresholds(path)
