"""The readers of actor, agent, issue and discard dictionaries, and the lines that real files get wrong."""

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coders.lexicon.petrarch.actor_file import ActorEntry, ActorFileReader
from coders.lexicon.petrarch.agent_file import AgentEntry, read_agent_file
from coders.lexicon.petrarch.codes import read_day
from coders.lexicon.petrarch.source import Source, source_of
from coders.lexicon.petrarch.word_files import read_discard_file, read_issue_file

LINES = ["NAME [ABC]", "+ALIAS", "\t[ABC >1]", "[", "NAME", "A [B", "+", "+ [X 99]", "[ABC 19000101-18000101]", "# c", "<! -- x -->", "A_(B)_ [C]", "[9]", "~"]


def read(text: str) -> tuple[tuple[ActorEntry, ...], Source]:
    """Reads an actor dictionary given as text."""
    source = source_of(text.split("\n"), "small.actors", "actors")
    return ActorFileReader(source).read(), source


def names(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Names and codes of every actor."""
    return [(entry.names, tuple(code.code for code in entry.codes)) for entry in read(text)[0]]


def agents(tmp_path: Path, text: str) -> tuple[tuple[AgentEntry, ...], Source]:
    """Reads an agent dictionary given as text."""
    path = tmp_path / "small.agents"
    path.write_text(text, encoding="utf8")
    return read_agent_file(path)


def test_petrarch_actors_names_take_aliases_and_the_codes_behind_them() -> None:
    assert names("FREEDONIA_ [FRE]\n+FREEDONIAN # note\n\nRUFUS FIREFLY\n+FIREFLY_\n\t[FREGOV]\n") == [
        (("FREEDONIA", "FREEDONIAN"), ("FRE",)), (("RUFUS FIREFLY", "FIREFLY"), ("FREGOV",)),
    ]


def test_petrarch_actors_the_last_actor_of_a_file_is_kept() -> None:
    assert names("SYLVANIA [SYL]\nTRENTINO\n+AMBASSADOR_TRENTINO\n\t[SYLGOV]")[-1] == (("TRENTINO", "AMBASSADOR TRENTINO"), ("SYLGOV",))
    assert names("SYLVANIA [SYL]\nLAST [LST]")[-1] == (("LAST",), ("LST",))


def test_petrarch_actors_dates_are_first_and_last_days() -> None:
    (entry,) = read("FIREFLY [FRE]\n\t[FREGOV 19330101-19331117] [FREELI >331118]\n\t[FREREB <321231] [FREMIL < 300101]\n\t[FREOPP 920229 - 930230]")[0]
    assert [(code.code, code.first, code.last) for code in entry.codes] == [
        ("FRE", None, None), ("FREGOV", date(1933, 1, 1), date(1933, 11, 17)), ("FREELI", date(1933, 11, 18), None), ("FREREB", None, date(1932, 12, 30)),
        ("FREMIL", None, date(2029, 12, 31)), ("FREOPP", date(1992, 2, 29), date(1993, 2, 28)),
    ]


def test_petrarch_actors_days_of_two_digit_years_turn_at_thirty() -> None:
    assert [read_day(text) for text in ("911226", "061231", "19911226", "300101", "310101", "1991")] == [
        date(1991, 12, 26), date(2006, 12, 31), date(1991, 12, 26), date(2030, 1, 1), date(1931, 1, 1), date(1991, 1, 1),
    ]
    assert [read_day(text) for text in ("911326", "910100", "2004017", "1920030320")] == [None, None, None, None]


def test_petrarch_actors_codes_hold_digits_and_several_actors() -> None:
    assert names("GROUP_OF_9 [G9]\nTHE_UNION [FRE/SYL]\nHIDDEN [---]\nBAND [NGOFRE214]") == [
        (("GROUP OF 9",), ("G9",)), (("THE UNION",), ("FRE/SYL",)), (("HIDDEN",), ("---",)), (("BAND",), ("NGOFRE214",)),
    ]


def test_petrarch_actors_a_name_without_a_plus_joins_the_actor_it_stands_with() -> None:
    found, source = read("CHICOLINI\nPRESIDENT_CHICOLINI\n\t[FREGOV]\nTHE_LEAGUE [IGO]\nL.O.N.\n\nPINKY\n")
    assert [entry.names for entry in found] == [("CHICOLINI", "PRESIDENT CHICOLINI"), ("THE LEAGUE", "L.O.N.")]
    assert [(one.line, one.id, one.level) for one in source.problems] == [
        (2, "alias-without-plus", "warning"), (5, "alias-without-plus", "warning"), (7, "actor-without-code", "error"),
    ]


def test_petrarch_actors_lines_that_can_be_meant_are_read_and_reported() -> None:
    front = "A_FRONT_(AF)_ [FREREB\n+AN_ARMY+_ITS_WING_\n"
    found, source = read(front + "RULER [FREGOV 20111207-20100802] [FREELI 20121204]\nOLD [FRE 2004017-20061201] [FRE <9008223]")
    assert [(one.line, one.id) for one in source.problems] == [
        (1, "bracket-open"), (2, "alias-in-line"), (3, "dates-reversed"), (3, "date-without-sign"), (4, "bad-date"), (4, "bad-date"),
    ]
    assert all(one.level == "warning" for one in source.problems)
    assert [entry.names for entry in found] == [("A FRONT", "AF", "AN ARMY", "ITS WING"), ("RULER",), ("OLD",)]
    assert (found[1].codes[0].first, found[1].codes[0].last) == (date(2010, 8, 2), date(2011, 12, 7))
    assert [(code.first, code.last) for code in found[2].codes] == [(date(2004, 1, 1), date(2006, 12, 1)), (None, None)]


def test_petrarch_actors_lines_without_meaning_are_left_out_and_reported() -> None:
    found, source = read("[FRE]\nGHOST [+++]\nFREEDONIA [FRE]")
    assert [entry.names for entry in found] == [("FREEDONIA",)]
    assert [(one.line, one.id, one.level) for one in source.problems] == [
        (1, "code-without-actor", "error"), (2, "bad-actor-code", "error"), (2, "actor-without-code", "error"),
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.text(max_size=30), st.sampled_from(LINES)), max_size=12))
def test_petrarch_actors_no_text_raises_and_every_line_is_accounted_for(lines: list[str]) -> None:
    source = source_of([line.replace("\n", " ").replace("\r", " ") for line in lines], "any.actors", "actors")
    entries = ActorFileReader(source).read()
    assert source.account(len(entries)).unaccounted == ()
    assert all(entry.names and entry.codes for entry in entries)


def test_petrarch_actors_agents_take_regular_listed_or_no_plurals(tmp_path: Path) -> None:
    found, source = agents(tmp_path, "DEPUTY [~LEG]\nGOOSE_HERD {GEESE_HERDS, GOOSE_FOLK} [~AGR]\nPRESS {} [~MED]\nRELIEF_TEAM [NGO~] # note\n")
    assert [(one.noun, one.plural, one.code, one.before) for one in found] == [
        ("deputy", "deputies", "LEG", False), ("goose herd", "geese herds", "AGR", False), ("goose folk", "", "AGR", False), ("press", "", "MED", False),
        ("relief team", "relief teams", "NGO", True),
    ]
    assert source.problems == []


def test_petrarch_actors_agents_put_members_of_sets_into_names(tmp_path: Path) -> None:
    found, _ = agents(tmp_path, "!FOLK! = MAN, MEN\nMILK!FOLK! [~AGR]\n!FOLK!_OF_LETTERS [~EDU]")
    assert [one.noun for one in found] == ["milkman", "milkmen", "man of letters", "men of letters"]
    assert {one.plural for one in found} == {""}


def test_petrarch_actors_agents_that_are_malformed_are_repaired_or_reported(tmp_path: Path) -> None:
    found, source = agents(tmp_path, "WARDEN [~ENV}\nCLERK [GOV]\nCLERK [~BUS]\nNOBODY\nODD [~1]\nX!GHOST! [~GOV]\n[~GOV]")
    assert [(one.noun, one.code) for one in found] == [("warden", "ENV"), ("clerk", "GOV")]
    assert [(one.line, one.id, one.level) for one in sorted(source.problems, key=lambda one: one.line)] == [
        (1, "bracket-open", "warning"), (2, "agent-without-tilde", "warning"), (3, "agent-twice", "warning"), (4, "agent-without-code", "error"),
        (5, "bad-agent-code", "error"), (6, "unknown-set", "error"), (7, "agent-without-code", "error"),
    ]


def test_petrarch_actors_issues_take_their_bracket_or_their_category(tmp_path: Path) -> None:
    path = tmp_path / "small.issues"
    terms = "n:bread [BREAD]\npre+n:baked rolls[BREAD]\nfamine\n~bread and butter\n"
    path.write_text(f'<ISSUE CATEGORY="FOOD" TYPE="ALL">\n{terms}</ISSUE>\nlost\n<IS>\n', encoding="utf8")
    found, source = read_issue_file(path)
    assert [(one.term, one.issue, one.category, one.ignored) for one in found] == [
        ("n:bread", "BREAD", "FOOD", False), ("pre n:baked rolls", "BREAD", "FOOD", False), ("famine", "FOOD", "FOOD", False),
        ("bread and butter", "FOOD", "FOOD", True),
    ]
    assert [(one.line, one.id, one.level) for one in source.problems] == [
        (4, "term-without-issue", "warning"), (7, "issue-incomplete", "error"), (8, "issue-tag", "error"),
    ]


def test_petrarch_actors_discards_are_of_a_sentence_or_a_story(tmp_path: Path) -> None:
    path = tmp_path / "small.discards"
    path.write_text("# note\nCHESS_OPEN  # x\n+Grand Regatta\n+\n", encoding="utf8")
    found, source = read_discard_file(path)
    assert [(one.phrase, one.story) for one in found] == [("chess open", False), ("grand regatta", True)]
    assert [(one.line, one.id) for one in source.problems] == [(4, "empty-phrase")]
