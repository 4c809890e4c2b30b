"""Words that few texts hold tell a text from others; words that stand together in a form tell it once."""

import atexit
import random
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import chance

HARBOURS = ("kessa", "zenda", "strelsau", "hentzau", "lurin", "sapt", "tarlenheim", "mora")
GOODS = ("grain", "tea", "salt", "wool", "coal", "copper", "silk", "apricots")
# every word of the form stands in all 64 notices, a harbour in 8, a good in 8
NOTICES = [f"ship from {harbour} brings {goods} on day {number}".split() for number, (harbour, goods) in enumerate((h, g) for h in HARBOURS for g in GOODS)]


def holders_of(texts):
    """The holders of the words of some texts, whose files stay until the tests end."""
    return FILES.enter_context(chance.holders_of(texts, Path(FILES.enter_context(TemporaryDirectory()))))


FILES = ExitStack()
atexit.register(FILES.close)
HOLDERS = holders_of(NOTICES)
FORM = ("ship", "from", "brings", "on", "day")


def test_chance_holders_of_a_word_are_told_once_and_in_order() -> None:
    holders = holders_of([["tea", "for", "tea"], [], ["salt"], ["tea"]])
    assert (holders.of("tea").tolist(), holders.of("salt").tolist(), holders.of("wool").tolist(), holders.texts) == ([0, 3], [2], [], 4)


# of 64 notices six bits tell one; a harbour is worth log2(63 / 8), a good by that harbour as much, a day of its own log2(8) more
@pytest.mark.parametrize(("kept", "margin", "told"), [
    (FORM, 0, False),
    ((*FORM, "kessa"), 0, False),
    ((*FORM, "kessa", "grain"), 0, False),
    ((*FORM, "kessa", "grain", "0"), 0, True),
    ((*FORM, "kessa", "grain", "0"), 2, True),
    ((*FORM, "kessa", "grain", "0"), 3, False),
    (("kessa", "kessa", "kessa"), 0, False),
    ((), 0, False),
])  # fmt: skip
def test_chance_words_of_the_form_tell_nothing(kept: tuple[str, ...], margin: float, told: bool) -> None:
    assert chance.is_no_chance(kept, (0, 63), HOLDERS, margin=margin) == told


def test_chance_words_that_stand_together_tell_as_much_as_one() -> None:
    apart = holders_of([*NOTICES, *(["fair", "wind"] if number % 2 else ["neap", "tide"] for number in range(64))])
    together = holders_of([*NOTICES, *([*("fair", "wind", "neap", "tide")] if number % 8 == 0 else ["calm"] for number in range(64))])
    assert not chance.is_no_chance(("fair", "wind", "neap", "tide"), (0, 63), together, margin=0)
    assert not chance.is_no_chance(("fair", "wind"), (0, 63), apart, margin=0)


def test_chance_the_two_texts_themselves_are_not_counted() -> None:
    alike = ["ship", "from", "kessa", "brings", "grain", "on", "day", "0"]
    holders = holders_of([*NOTICES, alike])
    assert chance.is_no_chance(alike, (0, 64), holders, margin=0)
    # where six notices of that harbour bring grain, two more that do are no wonder
    assert not chance.is_no_chance(alike[:-1], (0, 64), holders_of([*NOTICES, *[alike] * 6]), margin=0)


def test_chance_words_that_a_third_text_holds_tell_nothing() -> None:
    kept = ("ship", "from", "brings", "kessa", "grain", "fair", "neap")
    others = [["fair", "wind"], ["neap", "tide"], ["calm"]] * 9
    assert chance.is_no_chance(kept, (0, 1), holders_of([list(kept), list(kept), *NOTICES, *others]), margin=1)
    assert not chance.is_no_chance(kept, (0, 1), holders_of([list(kept), list(kept), list(kept), *NOTICES, *others]), margin=1)


def test_chance_a_small_collection_tells_nothing() -> None:
    holders = holders_of([NOTICES[0], NOTICES[0], NOTICES[9]])
    assert not chance.is_no_chance(NOTICES[0], (0, 1), holders, margin=1)


@given(st.lists(st.sampled_from(NOTICES[5]), max_size=12), st.randoms(use_true_random=False))
def test_chance_order_of_words_and_of_the_pair_does_not_matter(kept: list[str], rng: random.Random) -> None:
    told = chance.is_no_chance(kept, (5, 40), HOLDERS, margin=0)
    assert chance.is_no_chance(rng.sample(kept, len(kept)), (40, 5), HOLDERS, margin=0) == told
