"""What a change of the lexicon does: gained, lost and changed events."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from small import FOLDER

from coders.coder import Coder, load_coder
from coders.lexicon.diff import changes_of, compare, diff_text
from schemas.article import Article
from schemas.mention import Mention

TEXT = "Israel attacked Syria. Egypt met Jordan in Cairo. Iran threatened to attack Iraq."


@pytest.fixture
def mention(code: Callable[..., tuple[Mention, ...]]) -> Mention:
    (found,) = code("Israel attacked Syria.")
    return found


def test_diff_equal_mentions_are_no_change(mention: Mention) -> None:
    assert list(changes_of([mention], [replace(mention, confidence=0.1)])) == []


def test_diff_another_code_or_actor_at_the_same_trigger_is_one_change(mention: Mention) -> None:
    other = replace(mention, cameo_code="195")
    (change,) = changes_of([mention], [other])
    assert (change.kind, change.before, change.after) == ("changed", mention, other)
    (change,) = changes_of([mention], [replace(mention, target=None)])
    assert change.kind == "changed"


def test_diff_gained_and_lost_are_told_apart_and_a_dropped_one_says_so(mention: Mention) -> None:
    elsewhere = replace(mention, trigger_start=40, cameo_code="040", cameo_root="04")
    dropped = replace(mention, status="dropped", dropped_reason="history")
    changes = {change.kind: change for change in changes_of([mention], [dropped, elsewhere])}
    assert set(changes) == {"gained", "lost"}
    assert changes["lost"].dropped == dropped and changes["gained"].dropped is None and changes["gained"].after == elsewhere
    assert list(changes_of([dropped], [dropped])) == [], "what neither keeps is no change"


def test_diff_of_two_lexicons_over_a_corpus(coder: Coder) -> None:
    small = load_coder(lexicon=FOLDER)
    articles = [Article(article_id="a1", text=TEXT, published=date(2020, 6, 16))]
    same = compare(coder, coder, articles)
    assert same.changes == () and same.before == same.after and same.before.total() >= 3
    found = compare(small, coder, articles)
    assert found.before_version != found.after_version and found.changes
    text = diff_text(found, show=1)
    assert f"{found.before_version} -> {found.after_version}, 1 articles" in text
    total = next(line.split() for line in text.splitlines() if line.startswith("all"))
    assert [int(number) for number in total[1:3]] == [found.before.total(), found.after.total()]
    assert sum(int(number) for number in total[3:]) == len(found.changes)
