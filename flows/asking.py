"""One feed in one round: asked politely and only for what is new, each new entry read from its page where the feed carries only a teaser."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import httpx

from flows.feed_list import Feed
from flows.feeds import full_article, leads_to_page, records_of
from flows.fetching import MAX_WAIT, Fetched, RefusedError, TryLaterError, conditional, get, shown
from flows.ledger import TAKEN, Health, Ledger
from flows.politeness import HostPace, Robots, admit_politely
from flows.readers.columns import column_names
from flows.readers.record import Fault, Record
from flows.takes import Take, counted, key_of

EMPTY, TRUNCATED = "empty-feed", "truncated-feed"
MOST_TRIES = 3
"""Rounds in which the page of an entry is asked for; then the teaser stands for it."""
PAGES_GIVEN_UP = 3
"""Pages of a feed that fail one after the other before the others are left for the next round."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One feed to ask in this round: what is known of it (`waits` in the inbox, `left` for a later round), and what all feeds of the round share."""

    feed: Feed
    health: Health | None
    ledger: Ledger
    waits: frozenset[str]
    left: Mapping[str, Record]
    contact: str
    pace: HostPace
    robots: Robots

    def take(self) -> Take:
        """Returns what the feed gave; a failure is a take that is not sound."""
        polite = self.feed.polite
        agent = f"tocsin/1 (news text reader{f'; {self.contact}' if self.contact else ''})"
        with httpx.Client(headers={"User-Agent": agent}, timeout=polite.timeout_seconds, follow_redirects=False) as client:
            try:
                fetched = self.get(self.feed.address, client, conditional(*self.known()))
            except RefusedError as refused:
                return self.failed(refused.reason)
            except TryLaterError as later:
                return self.failed(later.reason, asked_wait=later.wait or 0.0)
            if fetched.unchanged:
                etag, last_modified = self.known()
                return Take(self.feed.name, self.feed.url, "unchanged", etag=etag, last_modified=last_modified)
            return self.entries(fetched, client)

    def known(self) -> tuple[str | None, str | None]:
        """Returns ETag and Last-Modified of the last body that was taken whole, of this address."""
        if self.health is None or self.health.url != self.feed.url:
            return None, None
        return self.health.etag, self.health.last_modified

    def get(self, url: str, client: httpx.Client, headers: dict[str, str] | None = None) -> Fetched:
        """Returns the body of an address, asked politely; raises as `flows.fetching.get` does."""
        limits = self.feed.polite.limits()
        robots = self.robots if self.feed.polite.obey_robots else None
        admit = admit_politely(self.pace, robots, client=client, limits=limits, seconds_between=self.feed.polite.seconds_between)
        return get(url, client=client, limits=limits, sleep=self.pace.sleep, admit=admit, headers=headers)

    def failed(self, reason: str, *, asked_wait: float = 0.0) -> Take:
        """Returns the take of a feed that could not be read."""
        polite = self.feed.polite
        return Take(
            self.feed.name, self.feed.url, self.feed.hide(reason), sound=False,
            rest_seconds=max(asked_wait, polite.rest_seconds) if asked_wait else polite.rest_seconds, rests_at_once=asked_wait > 0,
            most_rest_seconds=polite.most_rest_seconds,
        )  # fmt: skip

    def entries(self, fetched: Fetched, client: httpx.Client) -> Take:
        """Returns the new entries of a body, each with the text of its page where it carries only a teaser."""
        feed, limits = self.feed, self.feed.polite.limits()
        found = list(records_of(fetched, column_names(), limits))
        if any(isinstance(one, Record) and one.line is None for one in found):  # a login page must not become an article each day
            return self.failed("the address answers with a page, not with RSS, Atom or a table; check it")
        found = whole_entries(found)
        problems = [one for one in found if isinstance(one, Fault) and (one.line is None or one.rule == TRUNCATED)]
        by_key = {key_of(one): one for one in reversed(found) if one not in problems}
        shown_now = len(by_key)
        by_key = {**{key: one for key, one in reversed(self.left.items()) if key not in by_key}, **by_key}
        states = self.ledger.states(feed.name, by_key)
        new = {key: one for key, one in reversed(by_key.items()) if states.get(key, ("", 0))[0] != TAKEN and key not in self.waits}
        if not shown_now and problems:
            return self.failed(problems[0].reason)
        records: list[tuple[str, Record | Fault]] = []
        later: list[str] = []
        left: list[tuple[str, Record]] = []
        pages = Pages(self, client, end=self.pace.clock() + feed.polite.feed_seconds)
        for key, one in new.items():
            if isinstance(one, Record) and (key in self.left or leads_to_page(one, fetched)):
                whole = pages.article(one, fetched.url, last_try=states.get(key, ("", 0))[1] + 1 >= MOST_TRIES)
                if whole is None:
                    left.append((key, one))
                    later += [key] if pages.asked_last else []
                    continue
                one = whole
            records.append((key, self.told(one, fetched.url)))
        answer = f"{counted(shown_now, 'item')}, {len(records)} new" + (f", {len(left)} left for later" if left else "")
        sound = not problems
        marked = [*(key for key, _ in records), *(key for key in by_key if key in self.waits)]
        etag, last_modified = (fetched.etag, fetched.last_modified) if sound and not left else (None, None)
        return Take(
            feed.name, feed.url, answer if sound else f"{answer}; {problems[0].reason}", sound=sound, records=records,
            entries=marked, later=later, left=left, etag=etag, last_modified=last_modified,
        )  # fmt: skip

    def told(self, found: Record | Fault, address: str) -> Record | Fault:
        """Returns a record under the feed's publisher and language, its addresses without secrets."""
        source = self.feed.hide(found.source or shown(address))
        if isinstance(found, Fault):
            return replace(found, source=source, reason=self.feed.hide(found.reason))
        url = {"url": self.feed.hide(str(found.fields["url"]))} if found.fields.get("url") else {}
        return replace(found, source=source, fields={**found.fields, **url, "publisher": self.feed.publisher, "language": self.feed.language})


def whole_entries(found: list[Record | Fault]) -> list[Record | Fault]:
    """Returns what was read without the entry in which a feed was cut: half of a text must not stand for it. That a feed is empty is no entry."""
    cut = next((one.line - 1 for one in found if isinstance(one, Fault) and one.rule == TRUNCATED and one.line is not None), None)
    return [one for one in found if (one.line is None or one.line != cut) and not (isinstance(one, Fault) and one.rule == EMPTY)]


@dataclass(slots=True)
class Pages:
    """The pages of one feed in this round: asked until they are too many, take too long or fail one after the other."""

    asking: Asking
    client: httpx.Client
    end: float
    followed: int = 0
    failures: int = 0
    asked_last: bool = False

    def article(self, teaser: Record, base: str, *, last_try: bool) -> Record | Fault | None:
        """Returns the entry with the text of its page, None where that is left for later; `asked_last` says whether the page was asked for."""
        polite = self.asking.feed.polite
        self.asked_last = False
        if polite.max_pages == 0:
            return teaser
        if self.followed >= polite.max_pages or self.failures >= PAGES_GIVEN_UP or self.asking.pace.clock() > self.end:
            return None
        self.followed += 1
        self.asked_last = True

        def page(link: str) -> Fetched | Fault:
            try:
                return self.asking.get(link, self.client)
            except RefusedError as refused:
                return Fault(refused.rule, refused.reason)
            except TryLaterError as later:
                self.failures = PAGES_GIVEN_UP if (later.wait or 0.0) > MAX_WAIT else self.failures + 1
                if last_try:
                    return Fault("fetch-failed", f"not fetched in {MOST_TRIES} rounds ({later.reason}); check the address")
                raise

        try:
            found = full_article(teaser, base, page, polite.limits())
        except TryLaterError:
            return None
        self.failures = 0
        return found
