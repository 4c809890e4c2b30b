"""One address: what is asked again, how long is waited, and what is never asked."""

import time
from email.utils import formatdate

import httpx
import pytest

from flows.fetching import MAX_WAIT, RefusedError, TryLaterError, conditional, get
from flows.readers.record import IngestLimits

LIMITS = IngestLimits(allow_private=True, max_retries=3, backoff_seconds=1.0)


def answering(*answers: httpx.Response | Exception) -> tuple[httpx.Client, list[httpx.Request]]:
    """A client whose answers are given one after the other, and the requests it was given."""
    left, asked = list(answers), []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        answer = left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return httpx.Client(transport=httpx.MockTransport(handle)), asked


def test_fetching_waits_grow_with_jitter_and_end() -> None:
    waits: list[float] = []
    client, asked = answering(*(httpx.Response(503) for _ in range(4)))
    with pytest.raises(TryLaterError, match="answers 503"):
        get("http://river.example/feed", client=client, limits=LIMITS, sleep=waits.append)
    assert len(asked) == 4 and [1 <= waits[0] <= 1.25, 2 <= waits[1] <= 2.25, 4 <= waits[2] <= 4.25] == [True] * 3


def test_fetching_what_passes_is_tried_again_and_what_does_not_is_not() -> None:
    client, asked = answering(httpx.ConnectError("reset"), httpx.ReadTimeout("slow"), httpx.Response(200, text="news"))
    assert get("http://river.example/feed", client=client, limits=LIMITS, sleep=lambda _: None).body == b"news" and len(asked) == 3
    client, asked = answering(httpx.Response(403))
    with pytest.raises(RefusedError, match="403"):
        get("http://river.example/feed", client=client, limits=LIMITS)
    assert len(asked) == 1


@pytest.mark.parametrize(("asked", "wait"), [("20", 20.0), ("later", 0.0), ("-5", 0.0), ("", 0.0)])
def test_fetching_a_wait_that_is_asked_for_is_kept(asked: str, wait: float) -> None:
    waits: list[float] = []
    client, _ = answering(httpx.Response(429, headers={"Retry-After": asked}), httpx.Response(200, text="news"))
    get("http://river.example/feed", client=client, limits=LIMITS, sleep=waits.append)
    assert waits[0] == wait if wait else 1 <= waits[0] <= 1.25


def test_fetching_a_wait_until_a_time_is_read_and_a_long_one_is_not_waited_for() -> None:
    waits: list[float] = []
    client, asked = answering(httpx.Response(503, headers={"Retry-After": formatdate(time.time() + 3600, usegmt=True)}))
    with pytest.raises(TryLaterError) as later:
        get("http://river.example/feed", client=client, limits=LIMITS, sleep=waits.append)
    assert waits == [] and len(asked) == 1 and later.value.wait is not None and MAX_WAIT < later.value.wait <= 3600


def test_fetching_conditional_headers_and_the_answer_without_a_body() -> None:
    assert conditional('"v1"', None) == {"If-None-Match": '"v1"'} and conditional(None, "") == {}
    client, asked = answering(httpx.Response(304))
    assert get("http://river.example/feed", client=client, limits=LIMITS, headers=conditional('"v1"', None)).unchanged
    assert asked[0].headers["if-none-match"] == '"v1"'
    client, _ = answering(httpx.Response(304))
    with pytest.raises(RefusedError, match="304"):  # nobody asked whether it is changed
        get("http://river.example/feed", client=client, limits=LIMITS)


def test_fetching_each_address_of_a_way_is_admitted() -> None:
    admitted: list[str] = []
    client, _ = answering(httpx.Response(302, headers={"Location": "/b"}), httpx.Response(200, text="news"))
    assert get("http://river.example/a", client=client, limits=LIMITS, admit=admitted.append).url == "http://river.example/b"
    assert admitted == ["http://river.example/a", "http://river.example/b"]
