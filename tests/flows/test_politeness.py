"""Pace and robots.txt: hosts wait for themselves only, and rules are read as crawlers read them."""

import httpx
import pytest

from flows.fetching import RefusedError, TryLaterError
from flows.politeness import LONGEST_DELAY, HostPace, Robots, admit_politely, host_of
from flows.readers.record import IngestLimits

LIMITS = IngestLimits(allow_private=True, max_retries=0, backoff_seconds=0)


def robots(text: str, status: int = 200) -> tuple[Robots, httpx.Client, list[str]]:
    """Robots whose every host answers with the text, a client for it, and the addresses asked."""
    asked: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(status, text=text)

    return Robots(HostPace(lambda: 0.0, lambda _: None)), httpx.Client(transport=httpx.MockTransport(handle)), asked


def test_politeness_a_host_waits_for_itself_only() -> None:
    now, waits = [10.0], []
    pace = HostPace(lambda: now[0], waits.append)
    pace.wait("http://a.example", 2)
    pace.wait("http://b.example", 2)
    assert waits == []
    pace.wait("http://a.example", 2)
    pace.wait("http://a.example", 2)
    assert waits == [2.0, 4.0]
    now[0] = 99.0
    pace.wait("http://a.example", 2)
    assert waits == [2.0, 4.0]


@pytest.mark.parametrize(("rules", "path", "allowed"), [
    ("User-agent: *\nDisallow: /", "/feed", False),
    ("User-agent: *\nDisallow: /\n\nUser-agent: tocsin\nDisallow:", "/feed", True),
    ("User-agent: otherbot\nDisallow: /", "/feed", True),
    ("User-agent: *\nDisallow: /a/*.xml$", "/a/news.xml", False),
    ("User-agent: *\nDisallow: /a/*.xml$", "/a/news.xml?page=2", True),
    ("User-agent: *\nDisallow: /a/\nAllow: /a/open/", "/a/open/feed", True),
    ("<html>no rules at all</html>", "/feed", True),
])  # fmt: skip
def test_politeness_robots_rules(rules: str, path: str, allowed: bool) -> None:
    found, client, asked = robots(rules)
    if allowed:
        assert found.check(f"http://river.example{path}", client=client, limits=LIMITS) == 0.0
    else:
        with pytest.raises(RefusedError, match=r"robots\.txt of http://river\.example") as refused:
            found.check(f"http://reader:zenda@river.example{path}", client=client, limits=LIMITS)
        assert refused.value.rule == "robots-refused"
    assert len(asked) == 1


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_politeness_robots_that_are_not_there(status: int, allowed: bool) -> None:
    found, client, asked = robots("gone", status)
    for _ in range(2):
        if allowed:
            found.check("http://river.example/feed", client=client, limits=LIMITS)
        else:
            with pytest.raises(TryLaterError, match="cannot be read"):
                found.check("http://river.example/feed", client=client, limits=LIMITS)
    assert asked == ["http://river.example/robots.txt"]


def test_politeness_the_longer_of_two_delays_goes_and_none_is_endless() -> None:
    waits: list[float] = []
    pace = HostPace(lambda: 0.0, waits.append)
    found, client, _ = robots("User-agent: *\nCrawl-delay: 5")
    for seconds in (1.0, 9.0, 1.0):
        admit_politely(pace, found, client=client, limits=LIMITS, seconds_between=seconds)("http://river.example/feed")
    assert waits == [5.0, 14.0]
    found, client, _ = robots("User-agent: *\nCrawl-delay: 86400")
    assert found.check("http://hill.example/feed", client=client, limits=LIMITS) == LONGEST_DELAY


def test_politeness_a_host_is_scheme_name_and_port() -> None:
    assert host_of("https://river.example:8443/a?b=1") == "https://river.example:8443"
