"""What a feed or folder gave in one round, and how it fares after that."""

import hashlib
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flows.ledger import Health, stamp
from flows.readers.record import Fault, Record


@dataclass(frozen=True, slots=True)
class Take:
    """What one feed or folder gave: its answer in words, whether it was sound, new records by key, and the keys to mark as taken or for later.

    `left` are the entries whose pages are to be asked for in a later round, None where what was left before stays.
    `etag` and `last_modified` are those of a body that was taken whole. After a failure a feed rests `rest_seconds`, from the second one in a row on
    or at once, doubled each time up to `most_rest_seconds`.
    """

    name: str
    url: str
    answer: str
    sound: bool = True
    records: Iterable[tuple[str, Record | Fault]] = ()
    entries: Sequence[str] = ()
    later: Sequence[str] = ()
    left: Sequence[tuple[str, Record]] | None = None
    etag: str | None = None
    last_modified: str | None = None
    rest_seconds: float = 0.0
    rests_at_once: bool = False
    most_rest_seconds: float = 0.0


def key_of(found: Record | Fault) -> str:
    """Returns the key of an entry: a digest of its identifier, else of its link, else of what it says. No key can be read back."""
    if isinstance(found, Fault):
        said = (found.rule, str(found.line), str(found.start))
    elif found.fields.get("id"):
        said = ("id", str(found.fields["id"]))
    elif found.fields.get("url") and found.line is not None:
        said = ("url", str(found.fields["url"]))
    else:
        said = tuple(str(found.fields.get(name)) for name in ("url", "title", "published", "text"))
    return hashlib.sha256("\x1f".join(said).encode("utf-8", "replace")).hexdigest()[:32]


def health_after(before: Health, take: Take, *, count: int, now: datetime) -> Health:
    """Returns how a feed fares after a take; from the second failure in a row on it rests, longer each time, with jitter."""
    at = stamp(now)
    if take.sound:
        return replace(
            before, url=take.url, asked=at, answered=at, new_at=at if count else not_after(before.new_at, at), answer=take.answer, failures=0,
            taken=before.taken + count, rests_until=None, etag=take.etag, last_modified=take.last_modified,
        )  # fmt: skip
    failures = before.failures + 1
    doubled = failures - (1 if take.rests_at_once else 2)
    rest = min(take.rest_seconds * 2 ** min(doubled, 40) * (1 + random.random() / 4), take.most_rest_seconds) if doubled >= 0 else 0.0
    return replace(
        before, url=take.url, asked=at, new_at=at if count else not_after(before.new_at, at), answer=take.answer, failures=failures, taken=before.taken + count,
        rests_until=stamp(now + timedelta(seconds=rest)) if rest else None, etag=None, last_modified=None,
    )  # fmt: skip


def not_after(moment: str | None, at: str) -> str | None:
    """Returns a moment, or now where it lies behind now: it was written by a clock that has been set back since."""
    return moment and min(moment, at)


def counted(number: int, noun: str) -> str:
    """Returns a number with its noun: `1 item`, `2 items`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
