"""Confidence is what the table's weights say of a mention's signs; signs are read from words, sides, day and place in the report."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from coders.confidence import BASE, SIGNS, TABLE, Facts, check_confidence, confidence, load_weights
from coders.dating import EventDate
from coders.parse import Sentence
from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]
Parse = Callable[[str], Sentence]
HEADER = "sign\tweight\tright\tjudged\tmeaning\n"
TODAY = date(2020, 6, 16)


def signs(mention: Mention) -> set[str]:
    """Returns the signs that a derivation tells last."""
    last = mention.derivation.rsplit("; ", 1)[-1]
    assert last.startswith("signs: ")
    return set(last.removeprefix("signs: ").split(", "))


def of(mentions: tuple[Mention, ...], root: str) -> Mention:
    """Returns the one mention of a root."""
    (found,) = [mention for mention in mentions if mention.cameo_root == root]
    return found


@pytest.mark.parametrize(
    ("text", "root", "has", "lacks"),
    [
        ("Zambia accused Kenya on Monday of spying.", "11", {"root 11", "two countries", "day told"}, {"no target", "base form", "noun"}),
        ("Kenya's police arrested a Kenyan lawyer.", "17", {"one country"}, {"two countries", "day told", "no source"}),
        ("Three soldiers were killed in Kenya.", "18", {"no source"}, {"no target"}),
        ("Gunmen attacked a village in Kenya.", "19", set(), {"no source"}),
        ("Zambia held talks with Kenya.", "04", {"light verb", "noun"}, {"base form"}),
        ("Zambia will sign a treaty with Kenya.", "03", {"not asserted", "base form"}, set()),
        ("Zambia expelled an envoy and imposed sanctions on Kenya.", "16", set(), {"end of the report", "long sentence"}),
    ],
)
def test_confidence_signs_are_read_from_the_sentence(code: Code, text: str, root: str, has: set[str], lacks: set[str]) -> None:
    found = {sign for mention in code(text) if mention.cameo_root == root for sign in signs(mention)}
    assert has <= found and lacks.isdisjoint(found)


def test_confidence_verb_joined_to_another_is_coordinated(code: Code) -> None:
    joined = [m for m in code("Zambia recalled its envoy and threatened Kenya with sanctions.") if m.trigger.startswith("threatened")]
    assert joined and all("coordinated" in signs(mention) for mention in joined)
    assert "coordinated" not in signs(of(code("Zambia threatened Kenya with sanctions."), "13"))


def test_confidence_last_third_of_a_report_is_its_end(code: Code) -> None:
    filler = "The weather was mild in the capital. Shops were open as usual. "
    report = f"Zambia accused Kenya of spying. {filler}Kenya rejected the charge."
    first, last = of(code(report), "11"), [m for m in code(report) if m.sentence.startswith("Kenya")]
    assert "end of the report" not in signs(first)
    assert last and all("end of the report" in signs(mention) for mention in last)
    # a text of three sentences has no end of its own
    short = code("Zambia accused Kenya of spying. The weather was mild. Kenya rejected the charge.")
    assert all("end of the report" not in signs(mention) for mention in short)


def test_confidence_old_day_is_more_than_a_week_before_the_report(code: Code) -> None:
    assert "old day" in signs(of(code("Zambia accused Kenya of spying on June 2."), "11"))
    assert "old day" not in signs(of(code("Zambia accused Kenya of spying on June 9."), "11"))


def facts(parse: Parse, text: str, trigger: str, **change: object) -> Facts:
    """Returns the facts of a sentence of no actors and no day."""
    sentence = parse(text)
    when = EventDate(None, "unknown", None, None, "none", False)
    given = {"code": "112", "rule": "accuse", "source": None, "target": None, "when": when, "written": TODAY, "asserted": True, **change}
    return Facts(sentence, sentence.words.index(trigger), **given)  # type: ignore[arg-type]


def test_confidence_is_the_logistic_of_the_weights(parse: Parse, tmp_path: Path) -> None:
    table = tmp_path / "confidence.tsv"
    table.write_text(f"{HEADER}all\t1.0\t8\t10\tx\nno source\t-2.0\t3\t6\tx\nroot 11\t0.5\t3\t6\tx\n", encoding="utf8")
    share, found = confidence(facts(parse, "The envoy accused the army.", "accused"), table)
    assert (share, found) == (0.38, ("root 11", "no source", "no target"))  # 1 / (1 + e ** 0.5); "no target" weighs nothing here
    assert confidence(facts(parse, "The envoy accused the army.", "accused", code="190"), table)[0] == 0.27


def test_confidence_stays_between_none_and_all(parse: Parse, tmp_path: Path) -> None:
    for weight, share in (("700", 1.0), ("-700", 0.0)):
        table = tmp_path / f"{weight}.tsv"
        table.write_text(f"{HEADER}all\t{weight}\t8\t10\tx\n", encoding="utf8")
        assert confidence(facts(parse, "The envoy accused the army.", "accused"), table)[0] == share


@pytest.mark.parametrize(
    ("rows", "line", "check"),
    [
        ("all\t1.0\t8\t10\tx\nno sauce\t-2.0\t3\t6\tx\n", 3, "unknown-sign"),
        ("all\t1.0\t8\t10\tx\nroot 21\t-2.0\t3\t6\tx\n", 3, "unknown-sign"),
        ("all\t1.0\t8\t10\tx\nall\t1.0\t8\t10\tx\n", 3, "unknown-sign"),
        ("all\tmuch\t8\t10\tx\n", 2, "bad-number"),
        ("all\tnan\t8\t10\tx\n", 2, "bad-number"),
        ("all\t1.0\t11\t10\tx\n", 2, "bad-number"),
        ("noun\t1.0\t8\t10\tx\n", 1, "no-base"),
        ("all\t1.0\t8\n", 2, "cell-count"),
    ],
)
def test_confidence_bad_rows_are_problems(tmp_path: Path, rows: str, line: int, check: str) -> None:
    table = tmp_path / "confidence.tsv"
    table.write_text(HEADER + rows, encoding="utf8")
    assert [(problem.line, problem.check) for problem in check_confidence(table)] == [(line, check)]
    with pytest.raises(ValueError, match=check):
        load_weights(table)


def test_confidence_table_is_sound_and_has_its_counts() -> None:
    assert check_confidence() == ()
    weights = load_weights()
    judged = weights[BASE].judged
    assert judged > 1000 and all(weight.judged <= judged for weight in weights.values())
    assert {sign for sign in weights if sign in SIGNS} and TABLE.read_text(encoding="utf8").startswith(HEADER)
