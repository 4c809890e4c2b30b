"""The reader of verb dictionaries: blocks, verbs, patterns, synonym sets, and the lines that real files get wrong."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coders.lexicon.petrarch.patterns import read_items
from coders.lexicon.petrarch.source import Source, source_of
from coders.lexicon.petrarch.verb_file import VerbReader, read_verb_file
from coders.lexicon.petrarch.verb_records import Block, VerbFile

LINES = [
    "--- X [190] ---", "&SET", "+WORD", "VERB {A B", "- A * B [1]", "- * [---]", "~ a b", "<!--", "-->", "# c", "--", "- *_", "[", "+", "&",
    "- $ % ^ + * _ [12:]",
]
"""Whole and broken lines that a dictionary may hold."""


def read(text: str) -> tuple[VerbFile, Source]:
    """Reads a verb dictionary given as text."""
    source = source_of(text.split("\n"), "small.verbs", "verbs")
    return VerbReader(source).read(), source


def only_block(text: str) -> Block:
    """The one block of a dictionary."""
    (block,) = read(text)[0].blocks
    return block


def problems(text: str) -> list[tuple[int, str, str]]:
    """Line, id and level of every problem."""
    return [(one.line, one.id, one.level) for one in read(text)[1].problems]


def test_petrarch_verbs_blocks_give_code_and_patterns_to_all_their_verbs() -> None:
    block = only_block("--- SCOLD [111] ---\nSCOLD  # note\nNAG {NAGGED NAGS} [112]\n- * LOUDLY [113]\n")
    assert (block.name, block.code, block.back) == ("SCOLD", "111", None)
    assert [(verb.words, verb.code, verb.own) for verb in block.verbs] == [(("scold",), None, False), (("nag",), "112", True)]
    assert block.verbs[1].forms == ((("nagged",), 0), (("nags",), 0))
    assert [(pattern.after, pattern.code) for pattern in block.patterns] == [(("loudly",), "113")]


def test_petrarch_verbs_paired_and_reversed_codes_keep_their_direction() -> None:
    file, _ = read("--- A [032:033] ---\nA\n--- B [:110] ---\nB\n--- C [---] ---\nC")
    assert [(block.code, block.back) for block in file.blocks] == [("032", "033"), (None, "110"), (None, None)]


def test_petrarch_verbs_plus_marks_the_inflected_word_of_a_phrase() -> None:
    block = only_block("--- TAP [171] ---\nWIRE_+TAP {WIRE_+TAPPED}\n+BLOCK_OFF")
    assert [(verb.words, verb.head) for verb in block.verbs] == [(("wire", "tap"), 1), (("block", "off"), 0)]
    assert block.verbs[0].forms == ((("wire", "tapped"), 1),)


def test_petrarch_verbs_underscores_join_words_and_blanks_do_not() -> None:
    (pattern,) = only_block("--- A [010] ---\nA\n- NOT EVER_* IN_HASTE WITH $ [019]").patterns
    assert pattern.before == ("not", "ever_")
    assert pattern.after == ("in", "_haste", "with", "$")


def test_petrarch_verbs_a_trailing_underscore_joins_nothing() -> None:
    (pattern,) = only_block("--- A [010] ---\nA\n- KNOWN_ * IN_ + [011]").patterns
    assert (pattern.before, pattern.after) == (("known",), ("in", "+"))


def test_petrarch_verbs_words_of_phrases_bring_their_plural() -> None:
    assert [item.text for item in read_items("* {PEACE TREATY} (WITH/TO BAND)")] == ["*", "peace|peaces", "treaty|treaties", "with|to|withs", "band|bands"]
    assert [item.text for item in read_items("* TREATY")] == ["*", "treaty"]


def test_petrarch_verbs_synonym_sets_hold_words_phrases_and_other_sets() -> None:
    file, _ = read("&COIN_\n+PENNY\n+CASH_\n+GOLD DUCAT\n\n&MEANS\n+&COIN\n--- PAY [071] ---\nPAY\n- * &COIN [072]")
    assert [(one.name, one.members) for one in file.synonyms] == [("&COIN", ("penny", "cash", "gold ducat")), ("&MEANS", ("&COIN",))]
    assert file.synonyms[0].stems == {"penny", "gold ducat"}


def test_petrarch_verbs_a_set_between_two_patterns_does_not_end_the_block() -> None:
    block = only_block("--- A [010] ---\nA\n- * B [011]\n&S\n+T\n- * &S [012]")
    assert [pattern.code for pattern in block.patterns] == ["011", "012"]


def test_petrarch_verbs_sound_lines_have_no_problem() -> None:
    assert problems("# head\n<!-- two\nlines -->\n--- A [010] ---\nA {B C}\n- % * WITH_$ [011:012] # note\n") == []


def test_petrarch_verbs_lines_that_can_be_meant_are_read_and_reported() -> None:
    text = "--- A [010] [011] ---\nA {B\n-- * TALK [012?]\n- *DREAM [013]\n- * X * Y [014]\n--- LONE [015] ---\n--- BARE  ###\nBARE\n- * &GHOST [016]"
    file, source = read(text)
    assert {(one.line, one.id) for one in source.problems} == {
        (1, "code-twice"), (2, "brace-open"), (3, "dash-twice"), (3, "doubtful-code"), (4, "verb-glued"), (5, "verb-twice"), (6, "block-without-verb"),
        (7, "block-without-code"), (9, "unknown-set"),
    }
    assert all(one.level == "warning" for one in source.problems)
    assert [(block.name, block.code, [verb.words for verb in block.verbs]) for block in file.blocks] == [
        ("A", "010", [("a",)]), ("LONE", "015", [("lone",)]), ("BARE", None, [("bare",)]),
    ]
    assert [(pattern.after, pattern.code) for pattern in file.blocks[0].patterns] == [(("talk",), "012"), (("dream",), "013"), (("x", "y"), "014")]
    assert file.blocks[2].patterns[0].after == ("ghost",)


def test_petrarch_verbs_lines_without_meaning_are_left_out_and_reported() -> None:
    text = "EARLY\n--- A [010] ---\nA\n- GUARD [011]\n- * NO CODE\n- * B [+++]\n- * C [###]\n- * D [?]\n"
    assert problems(text + "~ a (a b Q) SAY = a b Q\n*** [010]\n&S\n+\n") == [
        (1, "outside-block", "error"), (4, "pattern-without-verb", "error"), (5, "pattern-without-code", "error"), (6, "complex-code", "error"),
        (7, "complex-code", "error"), (8, "doubtful-code", "warning"), (9, "transformation", "error"), (10, "no-verb", "error"), (12, "empty-member", "error"),
    ]


def test_petrarch_verbs_an_endless_comment_costs_one_line_only() -> None:
    file, source = read("--- A [010] ---\nA\n<!-- never closed\n- * B [011]")
    assert [one.id for one in source.problems] == ["comment-open"]
    assert len(file.blocks[0].patterns) == 1


def test_petrarch_verbs_bytes_that_are_not_utf8_are_read_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "latin.verbs"
    path.write_bytes("--- PROTÉGER [071] ---\r\nPROTÉGER\r\n".encode("latin-1"))
    file, source = read_verb_file(path)
    assert file.blocks[0].verbs[0].words == ("protéger",)
    assert [(one.line, one.id) for one in source.problems] == [(1, "not-utf8"), (2, "not-utf8")]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.text(max_size=30), st.sampled_from(LINES)), max_size=14))
def test_petrarch_verbs_no_text_raises_and_every_line_is_accounted_for(lines: list[str]) -> None:
    texts = [line.replace("\n", " ").replace("\r", " ") for line in lines]
    source = source_of(texts, "any.verbs", "verbs")
    file = VerbReader(source).read()
    account = source.account(len(file.blocks))
    assert account.unaccounted == ()
    assert all(1 <= one.line <= account.lines for one in source.problems)
