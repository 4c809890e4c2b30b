"""feeds.toml: what it says, and what is told of a file that is not sound."""

from pathlib import Path

import pytest

from flows.feed_list import FeedListError, Politeness, load_feed_list, problems_of

BAD = Path(__file__).resolve().parents[1] / "bad_feeds"
SOUND = """
[politeness]
contact = "desk@strelsau.example"
seconds_between = 2

[alerts]
webhook = "https://hooks.example/${HOOK}"

[[feed]]
name = "river-post"
url = "https://reader:${KEY}@river.example/rss.xml?token=${TOKEN}"
publisher = "River Post"
language = "en-GB"
licence = "CC BY 4.0"
max_pages = 5

[[folder]]
name = "drop"
path = "incoming"
licence = "our own"
"""
ENVIRONMENT = {"HOOK": "h-1", "KEY": "k-2", "TOKEN": "t-3"}


def written(tmp_path: Path, text: str) -> Path:
    """The text as a file."""
    path = tmp_path / "feeds.toml"
    path.write_text(text, encoding="utf8")
    return path


def problems(name: str) -> list[str]:
    """What is told of a bad file."""
    return problems_of((BAD / name).read_text(encoding="utf8"), file=name, environment={})


def test_feed_list_reads_feeds_and_folders(tmp_path: Path) -> None:
    found = load_feed_list(written(tmp_path, SOUND), ENVIRONMENT)
    (feed,), (folder,) = found.feeds, found.folders
    assert (feed.name, feed.publisher, feed.language, feed.licence) == ("river-post", "River Post", "en-GB", "CC BY 4.0")
    assert feed.polite == Politeness(seconds_between=2, max_pages=5)
    assert feed.polite.limits().max_feed_pages == 5
    assert (folder.path, folder.publisher) == (tmp_path / "incoming", "")
    assert (found.contact, found.names) == ("desk@strelsau.example", ("river-post", "drop"))


def test_feed_list_secrets_are_in_the_asked_address_only(tmp_path: Path) -> None:
    (feed,) = load_feed_list(written(tmp_path, SOUND), ENVIRONMENT).feeds
    assert feed.address == "https://reader:k-2@river.example/rss.xml?token=t-3"
    assert feed.url == "https://river.example/rss.xml?token=${TOKEN}"
    assert feed.hide("asked https://reader:k-2@river.example/rss.xml?token=t-3, no answer") == "asked https://***@river.example/rss.xml?token=***, no answer"
    assert not any(secret in repr(feed) for secret in ENVIRONMENT.values())


@pytest.mark.parametrize(("name", "told"), [
    ("no_toml.toml", ["no_toml.toml:2: no TOML"]),
    ("unknown_section.toml", ["unknown_section.toml:1: 'feeds' is no section; write politeness, alerts, feed, folder"]),
    ("lists_nothing.toml", ["lists_nothing.toml:1: the file lists neither a feed nor a folder"]),
    ("feed_lacks_keys.toml", [
        "feed_lacks_keys.toml:1: feed 'river-post': publisher is missing; write publisher = \"River Post\"",
        "feed_lacks_keys.toml:1: feed 'river-post': language is missing; write language = \"en\"",
        "feed_lacks_keys.toml:1: feed 'river-post': licence is missing",
    ]),
    ("bad_values.toml", [
        "bad_values.toml:2: politeness: timeout_seconds is '20'; write a number of at least 0",
        "bad_values.toml:3: politeness: max_retries is -1; write a whole number of at least 0",
        "bad_values.toml:6: feed 'River Post': the name is 'River Post'; write small letters, digits and hyphens",
        "bad_values.toml:7: feed 'River Post': the address is none; write one that begins with http:// or https://",
        "bad_values.toml:9: feed 'River Post': the language is 'fr'; the coder reads English: en, or en-GB",
        "bad_values.toml:11: feed 'River Post': obey_robots is 1; write true or false",
        "bad_values.toml:12: feed 'River Post': 'seconds_betwen' is no key of it; write one of name, url",
    ]),
    ("name_twice.toml", ["name_twice.toml:9: folder 'river-post': the name stands in line 2 already; give each its own"]),
    ("variable_not_set.toml", [
        "variable_not_set.toml:9: alerts: the address is none; write one that begins with http:// or https://",
        "variable_not_set.toml:3: feed 'wire': the variable ZENDA_WIRE_KEY is not set; set it in the environment of the run",
    ]),
    ("one_feed_without_list.toml", ["one_feed_without_list.toml:1: feed is not given as a table; begin each with [[feed]]"]),
])  # fmt: skip
def test_feed_list_tells_each_problem_with_its_line(name: str, told: list[str]) -> None:
    found = problems(name)
    assert len(found) == len(told), found
    assert [(one, start) for one, start in zip(found, told, strict=True) if not one.startswith(start)] == []


def test_feed_list_every_bad_file_has_its_test() -> None:
    marked = next(mark for mark in test_feed_list_tells_each_problem_with_its_line.pytestmark if mark.name == "parametrize")
    assert {name for name, _ in marked.args[1]} == {path.name for path in BAD.glob("*.toml")}


def test_feed_list_a_bad_file_is_refused_whole(tmp_path: Path) -> None:
    with pytest.raises(FeedListError, match=r"feeds\.toml:10: feed 'river-post': the variable KEY is not set"):
        load_feed_list(written(tmp_path, SOUND.lstrip()), {"HOOK": "h", "TOKEN": "t"})
    (tmp_path / "feeds.toml").write_bytes(b"\xff\xfe[")
    with pytest.raises(FeedListError, match="no UTF-8"):
        load_feed_list(tmp_path / "feeds.toml", {})


def test_feed_list_a_password_is_told_in_no_message(tmp_path: Path) -> None:
    found = problems_of(SOUND.replace("https://reader:${KEY}@river.example", "https://reader:hentzau-7@"), file="feeds.toml", environment=ENVIRONMENT)
    assert len(found) == 1 and "hentzau-7" not in found[0]
