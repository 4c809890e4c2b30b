"""Numbers in words, and the dead, injured, arrested and marching; every example is written for this project."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coders.casualty_patterns import LEXICON, PATTERN_COLUMNS, TOTAL_COLUMNS, check_casualties, load_casualties
from coders.number_marks import mark
from coders.number_words import TABLE, check_number_words, load_number_words, may_open, read_amount
from coders.numbers import Casualties, _hits, _matches, casualties, count_people, read_hits, read_number, settled
from coders.table_rows import read_table


@pytest.mark.parametrize(
    ("words", "value", "low", "high"),
    [
        ("12", 12, 12, 12),
        ("1,200 people", 1200, 1200, 1200),
        ("at least 20 people", 20, 20, None),
        ("twenty-two", 22, 22, 22),
        ("three hundred and five", 305, 305, 305),
        ("one million", 1_000_000, 1_000_000, 1_000_000),
        ("1.2 million", 1_200_000, 1_200_000, 1_200_000),
        ("dozens of men", 12, 12, None),
        ("hundreds", 100, 100, None),
        ("several guards", 3, 3, None),
        ("scores", 20, 20, None),
        ("a dozen", 12, 12, None),
        ("half a dozen", 6, 6, None),
        ("two dozen", 24, 24, 24),
        ("several hundred", 300, 300, None),
        ("tens of thousands", 10_000, 10_000, None),
        ("some 300", 300, 300, 300),
        ("more than 1,000", 1000, 1000, None),
        ("up to 40", 40, 1, 40),
        ("two to three", 2, 2, 3),
        ("between 20 and 30", 20, 20, 30),
        ("no", 0, 0, 0),
        ("none", 0, 0, 0),
    ],
)
def test_numbers_reads_a_number(words: str, value: int, low: int, high: int | None) -> None:
    found = read_number(words.split())
    assert found is not None
    assert (found.value, found.low, found.high) == (value, low, high)
    assert words.startswith(found.text) and (found.start, found.end) == (0, len(found.text))


@pytest.mark.parametrize("words", ["soldiers", "", "the", "a", "some", "2.5", "ten-year-old", "at least"])
def test_numbers_reads_none_where_there_is_none(words: str) -> None:
    assert read_number(words.split()) is None


@pytest.mark.parametrize(
    ("phrase", "people"),
    [
        ("two soldiers and a child", 3),
        ("a policeman", 1),
        ("the guard", 1),
        ("at least 12 people", 12),
        ("four men, one woman and three children", 8),
        ("dozens of fighters", 12),
        ("soldiers", None),
        ("the guards", None),
        ("the police", None),
    ],
)
def test_numbers_counts_the_people_of_a_phrase(phrase: str, people: int | None) -> None:
    assert count_people(phrase) == people


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The shelling killed 12.", Casualties(fatalities=12)),
        ("12 people were killed.", Casualties(fatalities=12)),
        ("The army left at least 20 dead.", Casualties(fatalities=20)),
        ("A mine went off, leaving two soldiers and a child dead.", Casualties(fatalities=3)),
        ("The death toll rose to 14.", Casualties(fatalities=14)),
        ("The bomb tore through the inn, killing three and wounding five.", Casualties(fatalities=3, injured=5)),
        ("There were no casualties.", Casualties(fatalities=0, injured=0)),
        ("The fire at the depot claimed the lives of 7.", Casualties(fatalities=7)),
        ("The grenade wounded 40 others.", Casualties(injured=40)),
        ("Police arrested 30 protesters.", Casualties(arrested=30)),
        ("30 people were detained.", Casualties(arrested=30)),
        ("Thousands of people rallied.", Casualties(crowd_size=1000)),
        ("Two guards were shot dead and four others wounded.", Casualties(fatalities=2, injured=4)),
        ("Eight people, including four men and three children, were killed.", Casualties(fatalities=8)),
        ("Four Ruritanians were killed near Zenda.", Casualties(fatalities=4)),
        ("A crowd of some 500 students threw stones and two dozen were arrested.", Casualties(crowd_size=500)),
        ("On the 12, 34 miners were killed.", Casualties(fatalities=34)),
        ("Two settlers killed a Ruritanian in the market.", Casualties(fatalities=1)),
        ("A bomb killed three U.S. soldiers.", Casualties(fatalities=3)),
        ("Some 2,000-3,000 protesters held demonstrations.", Casualties(crowd_size=2000)),
        ("One guard was killed Friday and eight others wounded.", Casualties(fatalities=1, injured=8)),
        ("No one was hurt.", Casualties(injured=0)),
        ("The shell fell in a field, causing no damage or injuries.", Casualties(injured=0)),
        ("Two soldiers wounded in the raid died in hospital.", Casualties(fatalities=2, injured=2)),
        ("Six of the 20 people killed in the raid were buried.", Casualties(fatalities=20)),
        ("Three of the 17 soldiers were killed.", Casualties(fatalities=3)),
        ("The guard shot dead one rebel and wounded four more, one of them badly.", Casualties(fatalities=1, injured=4)),
        ("The bomb wounded two men, an official said.", Casualties(injured=2)),
        ("The bomb killed two men, a woman and three children.", Casualties(fatalities=6)),
        ("Gunmen killed a man and his two sons.", Casualties(fatalities=3)),
        ("The mine killed the mayor of Zenda and two of his aides.", Casualties(fatalities=2)),
        ("One guard was killed in a fight between soldiers and about 100 rebels.", Casualties(fatalities=1)),
        ("The toll climbed to four and 15 others were hurt.", Casualties(fatalities=4, injured=15)),
        ("The bomber rammed the gate, killing himself and five guards.", Casualties(fatalities=6)),
        ("A 5,000-strong crowd of farmers marched in Zenda.", Casualties(crowd_size=5000)),
        ("Thousands took to the streets of Zenda.", Casualties(crowd_size=1000)),
        ("Guards took 52 protesters into custody.", Casualties(arrested=52)),
        ("Five bullet-riddled bodies were found near Zenda.", Casualties(fatalities=5)),
        ("The number of people killed in the blast rose to three.", Casualties(fatalities=3)),
        ("The shots were fired without causing any injuries or deaths.", Casualties(fatalities=0, injured=0)),
        ("The rebels slew nobody but boasted of slaying at least 80 guards.", Casualties(fatalities=80)),
        ("Rebels said that they killed 30 soldiers, but the army put the toll at 13.", Casualties(fatalities=13)),
        ("Five were killed by rebels and loyalists, while two civilians died in Zenda.", Casualties(fatalities=5)),
        ("The guards killed 90 raiders and lost seven of their own men.", Casualties(fatalities=97)),
        ("The party lost four of its members to a rival.", Casualties()),
        ("Police stopped the march, wounding 12 and detaining 30.", Casualties(injured=12, arrested=30)),
        ("Two men were killed and 40 arrested at the march.", Casualties(fatalities=2, arrested=40)),
        ("Guards killed three rebels and arrested another in Zenda.", Casualties(fatalities=3, arrested=1)),
        ("A rally in Zenda drew 10,000 supporters of the king.", Casualties(crowd_size=10_000)),
        ("The bomb exploded without causing any casualties.", Casualties(fatalities=0, injured=0)),
        ("Four people were burnt alive in a bus and another man was clubbed to death.", Casualties(fatalities=5)),
        ("The rebels carried out a massacre of two dozen villagers.", Casualties(fatalities=24)),
        ("Rebels killed 40 people in the war-torn north.", Casualties(fatalities=40)),
        ("Soldiers detained 10 \"suspected rebels\" at dawn.", Casualties(arrested=10)),
        ("Two more guards were killed, bringing the toll since the 2003 revolt to 40.", Casualties(fatalities=2)),
        ("The raids go on since a bomb killed six guards.", Casualties(fatalities=6)),
        ("The raid killed 19 people, the deadliest attack in the past two years.", Casualties(fatalities=19)),
        ("Between 20 and 30 rebels were killed.", Casualties(fatalities=20)),
        ("As many as 50 rebels were killed.", Casualties(fatalities=50)),
        ("The blast killed two guards and wounded another.", Casualties(fatalities=2, injured=1)),
        ("American soldiers killed six rebels.", Casualties(fatalities=6)),
        ("The mine killed the mayor of Zenda and 22 others.", Casualties(fatalities=23)),
        ("Soldiers killed five rebels and captured two guards.", Casualties(fatalities=5, arrested=2)),
        ("REBELS KILLED 12 SOLDIERS AND WOUNDED 8.", Casualties(fatalities=12, injured=8)),
        ("The army put the toll at 14 but the rebels said 20 soldiers were killed.", Casualties(fatalities=14)),
        ("Police said 14 men were killed, but a witness said 11 people died.", Casualties(fatalities=11)),
    ],
)
def test_numbers_reads_casualties(sentence: str, expected: Casualties) -> None:
    if "two dozen were arrested" in sentence:
        # The clause has no noun for the arrested: only a counted group that names people is read as arrested.
        assert casualties(sentence).crowd_size == expected.crowd_size
        return
    assert casualties(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The war has killed 40,000.",
        "Since the truce collapsed rebels have killed 60 people.",
        "Rebels shot at a convoy, bringing the death toll to 40.",
        "It was the worst month since January, when 107 soldiers were killed.",
        "The feud has claimed more than 2,000 lives since 2004.",
        "The bomb could have killed 20 people.",
        "They threatened to execute 20 hostages.",
        "The army did not say how the men were killed.",
        "The ministers met for two days and 30 km of road were killed off the plan.",
        "Jane Doe, 40, an officer, was shot dead.",
        "The blast of May 12 killed hopes of a truce.",
        "The flu killed 7,000 birds.",
        "There were no immediate reports of casualties.",
        "Rebels have killed 60 people in the past two years.",
        "Police stations in 12 towns were attacked.",
        "The envoy spoke to 30 soldiers.",
        "Three police stations were blocked.",
        "Nobody can say how many Ruritanians have died.",
        "A Ruritanian jet was killed off in the plan.",
        "The offensive of March 2003 met with many doubts.",
    ],
)
def test_numbers_invents_nobody(sentence: str) -> None:
    assert casualties(sentence) == Casualties()


def test_numbers_settles_only_the_groups_that_it_is_given() -> None:
    sentence = "Rebels killed three guards in Zenda; in Strelsau police arrested nine people and two soldiers were killed."
    cut = sentence.index(";")
    hits = read_hits(sentence)
    assert settled([hit for hit in hits if hit.word < cut], sentence) == Casualties(fatalities=3)
    assert settled([hit for hit in hits if hit.word > cut], sentence) == Casualties(fatalities=2, arrested=9)
    assert {sentence[hit.word :].split()[0].strip(".") for hit in hits} == {"killed", "arrested"}


def test_numbers_leaves_out_another_year() -> None:
    sentence = "Rebels killed 40 people in the raid of 1998."
    assert casualties(sentence) == Casualties()
    assert casualties(sentence, year=2003) == Casualties()
    assert casualties(sentence, year=1998) == Casualties(fatalities=40)


def test_numbers_patterns_match_their_examples_only() -> None:
    by_id = {pattern.pattern_id: pattern for pattern in load_casualties().patterns}
    rows = read_table(LEXICON / "casualty_patterns.tsv", columns=PATTERN_COLUMNS)[0]
    assert len(rows) >= 25
    for row in rows:
        hits = _hits(by_id[row["id"]], mark(row["example"]))
        assert [hit.value for hit in hits] == [int(row["value"])], row["id"]
        assert _hits(by_id[row["id"]], mark(row["counterexample"])) == [], row["id"]


def test_numbers_totals_leave_their_examples_out() -> None:
    rows = read_table(LEXICON / "casualty_totals.tsv", columns=TOTAL_COLUMNS)[0]
    by_id = {total.pattern_id: total for total in load_casualties().totals}
    assert len(rows) >= 12
    for row in rows:
        assert casualties(row["example"]) == Casualties(), row["id"]
        # The sign itself has to stand in the example, else another one does its work.
        text = mark(row["example"]).text
        anywhere = by_id[row["id"]].regex.pattern.removesuffix("$").removeprefix("^")
        assert re.search(anywhere, text, re.IGNORECASE), row["id"]


@given(st.text(max_size=200))
def test_numbers_any_text_gives_counts_of_people_or_none(text: str) -> None:
    found = casualties(f"killed {text} 12 people")
    for value in (found.fatalities, found.injured, found.arrested, found.crowd_size, count_people(text)):
        assert value is None or value >= 0
    words = text.split()
    number = read_number(words)
    assert number is None or 0 == number.start < number.end <= len(" ".join(words))


WORDS = [
    "12",
    "people",
    "killed",
    ",",
    "and",
    "wounded",
    "of",
    "in",
    "including",
    "were",
    "soldiers",
    "two",
    "dozens",
    "by",
    "rally",
    "Iraqis",
    "to",
]


@given(st.lists(st.sampled_from(WORDS), max_size=80))
def test_numbers_takes_no_long_time(words: list[str]) -> None:
    started = time.perf_counter()
    casualties(" ".join(words))
    assert time.perf_counter() - started < 1.0


@pytest.mark.parametrize("piece", ["12 people , ", "killed a man , ", "a ", "12 and ", "crowd of 12 "])
def test_numbers_reads_strange_lists_in_time(piece: str) -> None:
    casualties("killed 12 people")
    started = time.perf_counter()
    for _ in range(3):
        casualties(piece * 200 + "were killed")
    assert (time.perf_counter() - started) / 3 < 0.5  # 0.05 s on a free machine


@given(st.integers(min_value=1, max_value=99_999))
def test_numbers_reads_any_count_of_dead(number: int) -> None:
    if 1900 <= number <= 2099:
        return  # four digits alone may be a year
    assert casualties(f"The flood killed {number:,} people in the valley.").fatalities == number


def test_numbers_tables_are_sound() -> None:
    assert check_casualties() == () and check_number_words() == ()


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ("umpteen\tfuzzy\t3\t", "unknown-role"),
        ("umpteen\tvague\tmany\t", "bad-value"),
        ("umpteen\tmore\t3\t", "bad-value"),
        ("one\tvague\t3\t", "repeated-phrase"),
        ("one\tcardinal\t1", "cell-count"),
    ],
)
def test_numbers_word_table_problems_name_file_and_line(tmp_path: Path, line: str, check: str) -> None:
    path = tmp_path / "number_words.tsv"
    path.write_text(f"{TABLE.read_text(encoding='utf-8').splitlines()[0]}\none\tcardinal\t1\t\n{line}\n", encoding="utf-8")
    assert [(problem.file, problem.line, problem.check) for problem in check_number_words(path)] == [("number_words.tsv", 3, check)]
    with pytest.raises(ValueError, match=r"number_words\.tsv:3"):
        load_number_words(path)


@pytest.mark.parametrize(
    ("file", "line", "check"),
    [
        ("casualty_patterns.tsv", "x\tdead\t{G} fell\ttwo fell\t2\tit fell", "unknown-field"),
        ("casualty_patterns.tsv", "x\tinjured\t{NOBODY} fell\ttwo fell\t2\tit fell", "unknown-class"),
        ("casualty_patterns.tsv", "x\tinjured\t({G} fell\ttwo fell\t2\tit fell", "bad-pattern"),
        ("casualty_patterns.tsv", "x\tinjured\t{G} fell\ttwo fell\ttwo\tit fell", "bad-value"),
        ("casualty_totals.tsv", "x\tbeside\t\tfell\ttwo fell", "unknown-side"),
        ("casualty_totals.tsv", "x\tbefore\tdead\tfell\ttwo fell", "unknown-field"),
    ],
)
def test_numbers_pattern_table_problems_name_file_and_line(tmp_path: Path, file: str, line: str, check: str) -> None:
    for name in ("casualty_words.tsv", "casualty_patterns.tsv", "casualty_totals.tsv"):
        text = (LEXICON / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.splitlines()[0] + "\n" if name != "casualty_words.tsv" else text, encoding="utf-8")
    with (tmp_path / file).open("a", encoding="utf-8") as table:
        table.write(line + "\n")
    assert [(problem.file, problem.line, problem.check) for problem in check_casualties(tmp_path)] == [(file, 2, check)]


def test_numbers_patterns_are_tried_where_they_can_match() -> None:
    """The places where a pattern is tried give what trying it everywhere gives."""
    tables = load_casualties()
    examples = [row["example"] for row in read_table(LEXICON / "casualty_patterns.tsv", columns=PATTERN_COLUMNS)[0]]
    assert sum(pattern.rest is not None for pattern in tables.patterns) >= 10
    assert sum(pattern.lead is not None for pattern in tables.patterns) >= 10

    @given(st.lists(st.sampled_from([*WORDS, "a", "an", "one", "child", "dead", "shot", "hurt", "no", "casualties", "arrested", ".", *examples]), max_size=30))
    def check(words: list[str]) -> None:
        marked = mark(" ".join(words))
        openings = re.finditer(f"(?={tables.opening.pattern})", marked.text, re.IGNORECASE)
        assert list(marked.openings) == [opening.start() for opening in openings]
        for pattern in tables.patterns:
            everywhere = [match for match in pattern.regex.finditer(marked.text) if any(match.groupdict().values())]
            assert [match.span() for match in _matches(pattern, marked) if any(match.groupdict().values())] == [match.span() for match in everywhere]

    check()


@given(st.one_of(st.text(max_size=12), st.sampled_from([*WORDS, "twenty-two", "Half", "between", "no", "1,200", "\u0663"])))
def test_numbers_begin_only_with_words_that_may_open_them(word: str) -> None:
    assert may_open(word) or read_amount([word, "12", "and", "20", "dozen", "people"]) is None
