"""A round over feeds and folders: what is asked and how, what is taken, and that one bad feed costs no other."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import orjson
import pytest
from news_server import Answer, Request, Script, news_server, page, rss

from flows import inbox
from flows.collecting import Collected, collect
from flows.feed_list import Alerting, Feed, FeedList, Folder, Politeness
from flows.ingest import read_sources
from flows.ledger import Health, open_ledger
from schemas.article import Article

NOW = datetime(2024, 3, 1, 6, tzinfo=UTC)
POLITE = Politeness(
    timeout_seconds=2, seconds_between=0, max_retries=1, backoff_seconds=0, max_bytes=100_000, obey_robots=False, allow_private=True,
)  # fmt: skip
LONG = "Two patrols met at the ford on Tuesday, and both sides drew back before dusk without a shot. " * 20
FORD, BRIDGE = f"Ford. {LONG}", f"Bridge. {LONG}"


def feed(base: str, path: str = "/feed", name: str = "river-post", **polite: object) -> Feed:
    """A feed of the test's server."""
    return Feed(name, f"{base}{path}", f"{base}{path}", "River Post", "en", "CC BY 4.0", replace(POLITE, **polite))


def round_of(
    out: Path, feeds: Sequence[Feed] = (), folders: Sequence[Folder] = (), number: int = 1, now: datetime = NOW, sleep: Callable[[float], None] = lambda _: None
) -> Collected:
    """One round."""
    with open_ledger(out) as ledger:
        return collect(FeedList(tuple(feeds), tuple(folders), Alerting(), "desk@strelsau.example"), ledger, out, number=number, now=now, sleep=sleep)


def health(out: Path, name: str = "river-post") -> Health:
    """How a feed fares."""
    with open_ledger(out) as ledger:
        return ledger.health()[name]


def articles(out: Path) -> list[Article]:
    """The articles that wait in the inbox."""
    found = read_sources([str(path) for path in inbox.waiting(out)], today=date(2024, 3, 1))
    return [one for one in found if isinstance(one, Article)]


def test_collecting_takes_each_item_once(tmp_path: Path) -> None:
    script: Script = {"/feed": Answer(body=rss(("r-1", FORD), ("r-1", FORD), ("r-2", BRIDGE)))}
    with news_server(script) as (base, asked):
        assert round_of(tmp_path, [feed(base)]).taken == {"river-post": 2}
        assert round_of(tmp_path, [feed(base)], number=2).taken == {"river-post": 0}
        script["/feed"] = Answer(body=rss(("r-2", BRIDGE), ("r-3", FORD.replace("Tuesday", "Monday"))))
        assert round_of(tmp_path, [feed(base)], number=3).taken == {"river-post": 1}
    assert [one.article_id for one in articles(tmp_path)] == ["r-1", "r-2", "r-3"]
    assert {one.publisher for one in articles(tmp_path)} == {"River Post"}
    assert articles(tmp_path)[0].source_file == f"{base}/feed"
    assert asked[0].headers["user-agent"] == "tocsin/1 (news text reader; desk@strelsau.example)"
    assert (health(tmp_path).taken, health(tmp_path).answer) == (3, "2 items, 1 new")


def test_collecting_asks_only_for_what_is_new(tmp_path: Path) -> None:
    def conditional(request: Request) -> Answer:
        if request.headers.get("if-none-match") == '"v1"' and request.headers.get("if-modified-since") == "Tue, 16 Jun 2020 06:00:00 GMT":
            return Answer(304)
        return Answer(body=rss(("r-1", FORD)), headers={"ETag": '"v1"', "Last-Modified": "Tue, 16 Jun 2020 06:00:00 GMT"})

    with news_server({"/feed": conditional}) as (base, asked):
        round_of(tmp_path, [feed(base)])
        assert round_of(tmp_path, [feed(base)], number=2).taken == {"river-post": 0}
        assert health(tmp_path).answer == "unchanged"
        round_of(tmp_path, [feed(base)], number=3)
        assert health(tmp_path).answer == "unchanged"
        # another address is another body: what is known of the old one says nothing
        round_of(tmp_path, [feed(base, "/feed?all")], number=4)
    assert "if-none-match" not in asked[0].headers and asked[1].headers["if-none-match"] == '"v1"'
    assert "if-none-match" not in asked[3].headers


def test_collecting_one_bad_feed_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script: Script = {
        "/feed": Answer(body=rss(("r-1", FORD))), "/down": Answer(500), "/none": Answer(body="<html><body>moved</body></html>", kind="text/html"),
        "/cut": Answer(body=rss(("r-8", BRIDGE), ("r-9", FORD))[:-300]), "/defect": Answer(body=rss(("d-1", BRIDGE))),
    }  # fmt: skip
    from flows import asking

    real = asking.records_of
    monkeypatch.setattr(asking, "records_of", lambda fetched, *rest: 1 / 0 if "defect" in fetched.url else real(fetched, *rest))  # type: ignore[return-value]
    with news_server(script) as (base, _):
        bad = [feed(base, f"/{name}", name) for name in ("down", "none", "cut", "defect", "gone")]
        found = round_of(tmp_path, [*bad, feed(base)])
    assert found.taken["river-post"] == 1 and found.failed == ("cut", "defect", "down", "gone", "none")
    assert "a page, not" in health(tmp_path, "none").answer and "500" in health(tmp_path, "down").answer and "404" in health(tmp_path, "gone").answer
    assert "a defect: ZeroDivisionError" in health(tmp_path, "defect").answer
    assert found.taken["cut"] == 1 and "ends in the middle" in health(tmp_path, "cut").answer


def test_collecting_half_an_item_does_not_stand_for_it(tmp_path: Path) -> None:
    whole = rss(("r-1", BRIDGE), ("r-2", FORD))
    script: Script = {"/feed": Answer(body=whole[:-300])}
    with news_server(script) as (base, _):
        assert [round_of(tmp_path, [feed(base)], number=number).taken["river-post"] for number in (1, 2)] == [1, 0]
        script["/feed"] = Answer(body=whole)
        assert round_of(tmp_path, [feed(base)], number=3, now=NOW + timedelta(hours=1)).taken == {"river-post": 1}
    assert [(one.article_id, one.text) for one in articles(tmp_path)] == [("r-1", BRIDGE.strip()), ("r-2", FORD.strip())]


def test_collecting_a_feed_without_an_item_yet_is_sound(tmp_path: Path) -> None:
    with news_server({"/feed": Answer(body=rss())}) as (base, _):
        assert round_of(tmp_path, [feed(base)]).failed == ()
    assert health(tmp_path).answer == "0 items, 0 new"


def test_collecting_a_feed_that_fails_rests_longer_each_time(tmp_path: Path) -> None:
    script: Script = {"/feed": Answer(503)}
    with news_server(script) as (base, asked):
        at, rests = NOW, []
        for number in range(1, 6):
            round_of(tmp_path, [feed(base, max_retries=0, rest_seconds=60, most_rest_seconds=240)], number=number, now=at)
            until = health(tmp_path).rests_until
            rests.append((datetime.fromisoformat(until) - at).total_seconds() if until else 0.0)
            # while it rests it is not asked
            round_of(tmp_path, [feed(base)], number=100 + number, now=at + timedelta(seconds=rests[-1] / 2)) if rests[-1] else None
            at += timedelta(seconds=rests[-1])
        assert rests[0] == 0 and 60 <= rests[1] <= 75 and 120 <= rests[2] <= 150 and rests[3:] == [240, 240]
        assert len(asked) == 5 and health(tmp_path).failures == 5
        script["/feed"] = Answer(body=rss(("r-1", FORD)))
        round_of(tmp_path, [feed(base)], number=9, now=at)
    assert (health(tmp_path).failures, health(tmp_path).rests_until) == (0, None)


def test_collecting_a_clock_that_is_set_back_keeps_no_feed_resting_and_no_silence_hidden(tmp_path: Path) -> None:
    script: Script = {"/feed": Answer(body=rss(("r-1", FORD)))}
    with news_server(script) as (base, asked):
        wrong, rested = NOW + timedelta(days=365), feed(base, max_retries=0, rest_seconds=60)
        round_of(tmp_path, [rested], now=wrong)
        script["/feed"] = Answer(503)
        for number in (2, 3):
            round_of(tmp_path, [rested], number=number, now=wrong)
        assert (health(tmp_path).rests_until or "") > "2025" and len(asked) == 3
        round_of(tmp_path, [rested], number=4, now=NOW)
        assert len(asked) == 4 and (health(tmp_path).rests_until or "") < "2024-03-02" and (health(tmp_path).new_at or "").startswith("2024-03-01")
        round_of(tmp_path, [rested], number=5, now=NOW + timedelta(seconds=1))
        assert len(asked) == 4
        script["/feed"] = Answer(body=rss(("r-1", FORD), ("r-2", BRIDGE)))
        round_of(tmp_path, [rested], number=6, now=NOW + timedelta(days=1))
    assert [one.text for one in articles(tmp_path)] == [FORD.strip(), BRIDGE.strip()]


def test_collecting_a_wait_that_a_server_asks_for_is_kept(tmp_path: Path) -> None:
    waits: list[float] = []
    with news_server({"/feed": Answer(429, headers={"Retry-After": "7"}), "/long": Answer(429, headers={"Retry-After": "3600"})}) as (base, asked):
        round_of(tmp_path, [feed(base)], sleep=waits.append)
        assert waits == [7.0] and len(asked) == 2
        round_of(tmp_path, [feed(base, "/long", "long", rest_seconds=0)], number=2, sleep=waits.append)
    assert len(asked) == 3 and waits == [7.0]
    until = datetime.fromisoformat(health(tmp_path, "long").rests_until or "")
    assert timedelta(hours=1) <= until - NOW <= timedelta(hours=1.25)


def test_collecting_a_host_is_asked_at_its_pace(tmp_path: Path) -> None:
    waits: list[float] = []
    script: Script = {
        "/robots.txt": Answer(body="User-agent: *\nCrawl-delay: 4\n", kind="text/plain"),
        "/feed": Answer(body=rss(("r-1", "/a"), ("r-2", "/b"))),
        "/a": Answer(body=page(FORD), kind="text/html"),
        "/b": Answer(body=page(BRIDGE), kind="text/html"),
    }  # fmt: skip
    with news_server(script) as (base, asked), open_ledger(tmp_path) as ledger:
        listed = FeedList((feed(base, obey_robots=True, seconds_between=2),), (), Alerting())
        collect(listed, ledger, tmp_path, number=1, now=NOW, sleep=waits.append, clock=lambda: 0.0)
    assert [one.path for one in asked] == ["/robots.txt", "/feed", "/a", "/b"]
    assert waits == [4.0, 8.0]  # the clock stands: the second is free after 4 seconds, the third after 8


def test_collecting_robots_txt_is_obeyed_for_feeds_and_pages(tmp_path: Path) -> None:
    script: Script = {
        "/robots.txt": Answer(body="User-agent: tocsin\nDisallow: /*.rss$\nDisallow: /private/\n", kind="text/plain"),
        "/news.rss": Answer(body=rss(("r-1", FORD))), "/feed": Answer(body=rss(("r-2", "/private/a"), ("r-3", FORD))), "/private/a": Answer(body=page(BRIDGE)),
    }  # fmt: skip
    with news_server(script) as (base, asked):
        found = round_of(tmp_path, [feed(base, "/news.rss", "shut", obey_robots=True), feed(base, obey_robots=True)])
    assert found.failed == ("shut",) and "robots.txt" in health(tmp_path, "shut").answer
    assert sorted(one.path for one in asked) == ["/feed", "/robots.txt"]
    assert [one.article_id for one in articles(tmp_path)] == ["r-3"]


def test_collecting_robots_txt_that_cannot_be_read_keeps_the_host_alone(tmp_path: Path) -> None:
    with news_server({"/robots.txt": Answer(500), "/feed": Answer(body=rss(("r-1", FORD)))}) as (base, asked):
        assert round_of(tmp_path, [feed(base, obey_robots=True)]).failed == ("river-post",)
        assert {one.path for one in asked} == {"/robots.txt"} and "robots.txt" in health(tmp_path).answer


def test_collecting_a_page_that_fails_is_asked_again_then_its_teaser_stands(tmp_path: Path) -> None:
    item = f"<item><guid>r-1</guid><pubDate>Tue, 16 Jun 2020 06:00:00 GMT</pubDate><link>/page</link><description>{LONG[:93]}</description></item>"
    script: Script = {"/feed": Answer(body=rss().replace("</channel>", f"{item}</channel>")), "/page": Answer(503)}
    with news_server(script) as (base, _):
        assert [round_of(tmp_path / "a", [feed(base)], number=number).taken["river-post"] for number in (1, 2, 3, 4)] == [0, 0, 1, 0]
        assert [one.text for one in articles(tmp_path / "a")] == [LONG[:93].strip()]
        round_of(tmp_path / "b", [feed(base)])
        assert health(tmp_path / "b").answer == "1 item, 0 new, 1 left for later"
        script["/page"] = Answer(body=page(FORD), kind="text/html")
        round_of(tmp_path / "b", [feed(base)], number=2)
    assert [one.text[:5] for one in articles(tmp_path / "b")] == ["Ford."]


def test_collecting_an_item_left_for_later_is_not_lost_where_the_feed_shows_it_no_more(tmp_path: Path) -> None:
    script: Script = {"/feed": Answer(body=rss(("r-1", "/page"), ("r-2", "/gone"))), "/page": Answer(503), "/gone": Answer(500)}
    with news_server(script) as (base, _):
        round_of(tmp_path, [feed(base)])
        script["/page"] = Answer(body=page(FORD), kind="text/html")
        script["/feed"] = Answer(500)
        round_of(tmp_path, [feed(base, rest_seconds=0)], number=2)
        script["/feed"] = Answer(body=rss(("r-3", BRIDGE)), headers={"ETag": '"v1"'})
        found = [round_of(tmp_path, [feed(base)], number=number).taken["river-post"] for number in (3, 4, 5)]
    # r-1 and r-3 at once; the page of r-2 fails for the third time in the fourth round, and it has no teaser: a reject
    assert found == [2, 1, 0] and [one.article_id for one in articles(tmp_path)] == ["r-3", "r-1"]
    assert health(tmp_path).etag == '"v1"' and list((tmp_path / "inbox" / "left").iterdir()) == []


def test_collecting_pages_are_bounded_and_the_rest_comes_later(tmp_path: Path) -> None:
    script: Script = {"/feed": Answer(body=rss(*((f"r-{n}", f"/{n}") for n in range(5))), headers={"ETag": '"v1"'})}
    script |= {f"/{n}": Answer(body=page(f"Report {n}. {LONG}"), kind="text/html") for n in range(5)}
    with news_server(script) as (base, _):
        assert [round_of(tmp_path, [feed(base, max_pages=2)], number=number).taken["river-post"] for number in (1, 2, 3, 4)] == [2, 2, 1, 0]
    assert [one.article_id for one in articles(tmp_path)] == [f"r-{n}" for n in range(5)]
    assert health(tmp_path).etag == '"v1"'


def test_collecting_failing_pages_are_given_up_for_the_round(tmp_path: Path) -> None:
    script: Script = {"/feed": Answer(body=rss(*((f"r-{n}", f"/{n}") for n in range(9))))} | {f"/{n}": Answer(500) for n in range(9)}
    with news_server(script) as (base, asked):
        round_of(tmp_path, [feed(base, max_retries=0)])
    assert [one.path for one in asked] == ["/feed", "/0", "/1", "/2"]


@pytest.mark.parametrize(("answer", "told"), [
    (Answer(302, headers={"Location": "file:///etc/hostname"}), "only http and https"),
    (Answer(302, headers={"Location": "http://169.254.169.254/latest"}), "private network"),
    (Answer(body="<rss>" + "x" * 1000, endless=True), "more than 100000 bytes"),
])  # fmt: skip
def test_collecting_hostile_answers_are_refused_in_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer, told: str) -> None:
    from flows import fetching

    real = fetching.check_address
    # the test's own server is allowed, what it leads to is not
    monkeypatch.setattr(fetching, "check_address", lambda url, allow_private: real(url, allow_private="127.0.0.1" in url))
    with news_server({"/feed": answer}) as (base, _):
        assert round_of(tmp_path, [feed(base)]).failed == ("river-post",)
    assert told in health(tmp_path).answer and articles(tmp_path) == []


def test_collecting_a_private_address_is_not_asked_unless_allowed(tmp_path: Path) -> None:
    with news_server({"/feed": Answer(body=rss(("r-1", FORD)))}) as (base, asked):
        assert round_of(tmp_path, [feed(base, allow_private=False)]).failed == ("river-post",)
    assert asked == [] and "private network" in health(tmp_path).answer


def test_collecting_no_secret_is_kept(tmp_path: Path) -> None:
    script: Script = {"/feed": Answer(body=rss(("r-1", FORD), ("r-2", "/page?key=hentzau-7"))), "/page": Answer(body=page(BRIDGE), kind="text/html")}
    with news_server(script) as (base, _):
        secret = base.replace("http://", "http://reader:zenda-9@") + "/feed?key=hentzau-7"
        one = replace(feed(base), address=secret, url=f"{base}/feed?key=${{KEY}}", secrets=("reader:zenda-9", "hentzau-7", "zenda-9"))
        down = replace(feed(base, name="down"), address=secret.replace("/feed", "/gone"), secrets=one.secrets)
        round_of(tmp_path, [one, down])
    assert len(articles(tmp_path)) == 2
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"river-post" in kept and not any(word in kept for word in (b"zenda-9", b"hentzau-7"))


def test_collecting_a_killed_round_loses_nothing_and_doubles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.ledger import Ledger

    script: Script = {"/feed": Answer(body=rss(("r-1", FORD), ("r-2", BRIDGE)), headers={"ETag": '"v1"'})}
    with news_server(script) as (base, _):
        with monkeypatch.context() as patch:
            patch.setattr(Ledger, "keep", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                round_of(tmp_path, [feed(base)])
        assert len(articles(tmp_path)) == 2
        assert round_of(tmp_path, [feed(base)], number=2).taken == {"river-post": 0}
        assert round_of(tmp_path, [feed(base)], number=3).taken == {"river-post": 0}
    assert [one.article_id for one in articles(tmp_path)] == ["r-1", "r-2"]


def test_collecting_a_folder_gives_its_new_and_changed_files(tmp_path: Path) -> None:
    drop = tmp_path / "incoming"
    drop.mkdir()
    folder = Folder("drop", drop, "our own", publisher="Zenda Wire", language="en")
    assert round_of(tmp_path / "out", folders=[folder]).taken == {"drop": 0}
    path = drop / "a.jsonl"
    path.write_bytes(orjson.dumps({"id": "a", "text": FORD, "published": "2020-06-16"}) + b"\n")
    os.utime(path, (NOW.timestamp() - 1, NOW.timestamp() - 1))
    assert round_of(tmp_path / "out", folders=[folder], number=2).taken == {"drop": 0}
    assert "1 still written to" in health(tmp_path / "out", "drop").answer
    after = NOW + timedelta(minutes=1)
    assert round_of(tmp_path / "out", folders=[folder], number=3, now=after).taken == {"drop": 1}
    assert round_of(tmp_path / "out", folders=[folder], number=4, now=after).taken == {"drop": 0}
    path.write_bytes(path.read_bytes() + orjson.dumps({"id": "b", "text": BRIDGE, "publisher": "Hill Post"}) + b"\n{broken\n")
    os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    assert round_of(tmp_path / "out", folders=[folder], number=5, now=after).taken == {"drop": 3}
    told = {(one.article_id, one.publisher, one.source_file) for one in articles(tmp_path / "out")}
    assert told == {("a", "Zenda Wire", "a.jsonl"), ("b", "Hill Post", "a.jsonl")}
    gone = round_of(tmp_path / "out", folders=[Folder("none", tmp_path / "none", "our own")], number=6)
    assert gone.failed == ("none",) and "no such file or folder" in health(tmp_path / "out", "none").answer
