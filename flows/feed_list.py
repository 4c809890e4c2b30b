"""`feeds.toml`: which feeds and folders a scheduled run reads, how politely, and whom it tells. Read, checked, with the line of each problem."""

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flows.fetching import shown
from flows.readers.record import IngestLimits

SECTIONS = ("politeness", "alerts", "feed", "folder")
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
LANGUAGE = re.compile(r"en(-[A-Za-z0-9]+)*")
VARIABLE = re.compile(r"\$\{(\w+)\}")
HIDDEN = "***"


@dataclass(frozen=True, slots=True)
class Politeness:
    """How a feed and its pages are asked. Times in seconds.

    `seconds_between` two requests to a host, `feed_seconds` for a feed with its pages in one run; `rest_seconds` a feed rests after its second
    failure in a row, doubled each time up to `most_rest_seconds`; `silent_hours` without a new item make a feed silent.
    """

    timeout_seconds: float = 20.0
    seconds_between: float = 1.0
    max_retries: int = 2
    backoff_seconds: float = 1.0
    max_redirects: int = 5
    max_pages: int = 100
    max_bytes: int = 16_000_000
    feed_seconds: float = 300.0
    rest_seconds: float = 60.0
    most_rest_seconds: float = 21_600.0
    silent_hours: float = 72.0
    obey_robots: bool = True
    allow_private: bool = False

    def limits(self) -> IngestLimits:
        """Returns the limits of one fetch."""
        return IngestLimits(
            max_document_bytes=self.max_bytes, timeout_seconds=self.timeout_seconds, max_retries=self.max_retries,
            backoff_seconds=self.backoff_seconds, max_redirects=self.max_redirects, max_feed_pages=self.max_pages, allow_private=self.allow_private,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alerting:
    """Whom to tell and when: a share of rejects `reject_factor` times that of the last `reject_runs` runs, in a run of at least `reject_from_records`."""

    webhook: str = ""
    reject_factor: float = 2.0
    reject_runs: int = 20
    reject_from_records: int = 20


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed or page. `url` may be shown; `address` is asked and may hold secrets, which `hide` takes out of a text."""

    name: str
    url: str
    address: str = field(repr=False)
    publisher: str
    language: str
    licence: str
    polite: Politeness = Politeness()
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def hide(self, text: str) -> str:
        """Returns a text without the feed's secrets."""
        for secret in self.secrets:
            text = text.replace(secret, HIDDEN)
        return text


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder into which files are put; `publisher` and `language` stand where its records name none. A file younger than `settle_seconds` waits."""

    name: str
    path: Path
    licence: str
    publisher: str = ""
    language: str = ""
    settle_seconds: float = 5.0
    silent_hours: float = 72.0


@dataclass(frozen=True, slots=True)
class FeedList:
    """The whole file; `contact` stands in the user agent, so that a publisher knows whom to write to."""

    feeds: tuple[Feed, ...]
    folders: tuple[Folder, ...]
    alerting: Alerting
    contact: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of feeds and folders, in file order, feeds first."""
        return tuple(one.name for one in (*self.feeds, *self.folders))


class FeedListError(ValueError):
    """The file is not sound; each line says where, what is wrong and what would be right."""


POLITE: Mapping[str, type] = {one.name: type(one.default) for one in fields(Politeness)}
ALERTS: Mapping[str, type] = {one.name: type(one.default) for one in fields(Alerting)}
FEED: Mapping[str, type] = {name: str for name in ("name", "url", "publisher", "language", "licence")}
FOLDER: Mapping[str, type] = {name: str for name in ("name", "path", "licence", "publisher", "language")} | {"settle_seconds": float, "silent_hours": float}
KEYS: Mapping[str, Mapping[str, type]] = {"politeness": {"contact": str, **POLITE}, "alerts": ALERTS, "feed": FEED | POLITE, "folder": FOLDER}
NEEDED: Mapping[str, tuple[str, ...]] = {"feed": tuple(FEED), "folder": ("name", "path", "licence")}
KINDS = {str: "text in quotes", float: "a number of at least 0", int: "a whole number of at least 0", bool: "true or false"}


def load_feed_list(path: Path, environment: Mapping[str, str] | None = None) -> FeedList:
    """Returns the feeds and folders of a file; a folder's path stands beside the file. `${NAME}` in an address is taken from the environment.

    Raises FeedListError with every problem, OSError where there is no file.
    """
    known = os.environ if environment is None else environment
    try:
        text = path.read_text(encoding="utf8")
    except UnicodeDecodeError as error:
        raise FeedListError(f"{path.name}:1: the file is no UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8") from None
    problems = problems_of(text, file=path.name, environment=known)
    if problems:
        raise FeedListError("\n".join(problems))
    told = tomllib.loads(text)
    common = {name: value for name, value in told.get("politeness", {}).items() if name != "contact"}
    alerts = dict(told.get("alerts", {}))
    if alerts.get("webhook"):
        alerts["webhook"] = expanded(alerts["webhook"], known)
    return FeedList(
        tuple(feed_of(entry, common, known) for entry in told.get("feed", [])),
        tuple(Folder(**{**entry, "path": path.parent / entry["path"]}) for entry in told.get("folder", [])),
        Alerting(**alerts),
        told.get("politeness", {}).get("contact", ""),
    )


def alerting_of(path: Path, environment: Mapping[str, str] | None = None) -> Alerting:
    """Returns whom to tell, as far as a file that may not be sound says it: what is wrong elsewhere in it must be told, too."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf8")).get("alerts", {})
        return Alerting(webhook=expanded(told.get("webhook", ""), os.environ if environment is None else environment))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError):
        return Alerting()


def feed_of(entry: Mapping[str, Any], common: Mapping[str, Any], environment: Mapping[str, str]) -> Feed:
    """Returns the feed of a sound entry, with the politeness of all feeds where it names none of its own."""
    address = expanded(entry["url"], environment)
    parts = urlsplit(address)
    secrets = {environment[name] for name in VARIABLE.findall(entry["url"])} | {parts.password or "", parts.netloc.rpartition("@")[0]}
    polite = Politeness(**{**common, **{name: value for name, value in entry.items() if name in POLITE}})
    named = {name: entry[name] for name in FEED if name != "url"}
    # the longest first: a part of a secret that is hidden first would leave the rest of it
    return Feed(url=shown(entry["url"]), address=address, polite=polite, secrets=tuple(sorted(secrets - {""}, key=lambda one: (-len(one), one))), **named)


def expanded(text: str, environment: Mapping[str, str]) -> str:
    """Returns a text with `${NAME}` replaced by the variable; raises KeyError where it is not set."""
    return VARIABLE.sub(lambda match: environment[match[1]], text)


def problems_of(text: str, *, file: str, environment: Mapping[str, str]) -> list[str]:
    """Returns every problem of the file as `file:line: what is wrong; what would be right`."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        return [f"{file}:{found[1] if found else text.count(chr(10)) + 1}: no TOML: {error}; text stands in quotes, a feed begins with [[feed]]"]
    lines = entry_lines(text)
    found_problems = [f"{file}:{lines.get((name, 0, ''), 1)}: {name!r} is no section; write {', '.join(SECTIONS)}" for name in told if name not in SECTIONS]
    seen: dict[str, int] = {}
    for section, number, entry in entries_of(told):
        start = lines.get((section, number, ""), 1)
        if not isinstance(entry, dict):
            form = f"[[{section}]]" if section in NEEDED else f"[{section}]"
            found_problems.append(f"{file}:{start}: {section} is not given as a table; begin each with {form} and write key = value below it")
            continue
        name = entry.get("name")
        what = f"{section} {name!r}: " if isinstance(name, str) and name else f"{section}: "
        for key, message in entry_problems(section, entry, environment):
            found_problems.append(f"{file}:{lines.get((section, number, key), start)}: {what}{message}")
        if isinstance(name, str) and section in NEEDED:
            line = lines.get((section, number, "name"), start)
            if name in seen:
                found_problems.append(f"{file}:{line}: {what}the name stands in line {seen[name]} already; give each its own")
            seen.setdefault(name, line)
    if not any(told.get(section) for section in NEEDED):
        found_problems.append(f"{file}:1: the file lists neither a feed nor a folder; begin one with [[feed]] or [[folder]]")
    return found_problems


def entries_of(told: Mapping[str, Any]) -> Iterator[tuple[str, int, Any]]:
    """Yields section, number within it and content of everything in the known sections."""
    for section in SECTIONS:
        content = told.get(section)
        if section in NEEDED and isinstance(content, list):
            yield from ((section, number, entry) for number, entry in enumerate(content))
        elif content is not None:
            yield section, 0, "no list" if section in NEEDED else content


def entry_lines(text: str) -> dict[tuple[str, int, str], int]:
    """Returns the line (from 1) of each section, by number among those of its name, and of each key in it; key "" is the section's head."""
    found: dict[tuple[str, int, str], int] = {}
    section, number, counts = "", 0, dict[str, int]()
    for line, content in enumerate(text.splitlines(), start=1):
        if head := re.match(r"\s*\[\[?\s*([\w-]+)\s*\]", content):
            section = head[1]
            number = counts.get(section, 0)
            counts[section] = number + 1
            found[section, number, ""] = line
        elif key := re.match(r"\s*([\w-]+)\s*=", content):
            found.setdefault((section, number, key[1]), line)
            if not section:
                found.setdefault((key[1], 0, ""), line)
    return found


def entry_problems(section: str, entry: Mapping[str, Any], environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yields key and problem of one entry."""
    keys = KEYS[section]
    for key, value in entry.items():
        if key not in keys:
            yield key, f"{key!r} is no key of it; write one of {', '.join(keys)}"
        elif not fits(value, keys[key]):
            yield key, f"{key} is {value!r}; write {KINDS[keys[key]]}"
        elif key in CHECKS and value and (message := CHECKS[key](value, environment)):
            yield key, message
    for key in NEEDED.get(section, ()):
        if key not in entry or (isinstance(entry[key], str) and not entry[key].strip()):
            yield key, f"{key} is missing; write {key} = {EXAMPLES[key]}"


def fits(value: Any, kind: type) -> bool:
    """Says whether a TOML value has the type of a key: a number is not below 0, and true is no number."""
    if isinstance(value, bool):
        return kind is bool
    if kind is float:
        return isinstance(value, int | float) and 0 <= value < float("inf")
    return isinstance(value, kind) and (kind is not int or value >= 0)


def address_problem(text: str, environment: Mapping[str, str]) -> str:
    """Returns what is wrong with an address, "" where nothing is; the address itself is not told, it may hold a password."""
    missing = [name for name in VARIABLE.findall(text) if not environment.get(name)]
    if missing:
        return f"the variable {missing[0]} is not set; set it in the environment of the run"
    try:
        parts = urlsplit(expanded(text, environment))
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        sound = False
    return "" if sound else "the address is none; write one that begins with http:// or https:// and names a host"


def name_problem(text: str, _environment: Mapping[str, str]) -> str:
    """Returns what is wrong with a name, "" where nothing is; files are named by it."""
    return "" if NAME.fullmatch(text) else f"the name is {text!r}; write small letters, digits and hyphens, such as {EXAMPLES['name']}"


def language_problem(text: str, _environment: Mapping[str, str]) -> str:
    """Returns what is wrong with a language, "" where nothing is."""
    return "" if LANGUAGE.fullmatch(text) else f"the language is {text!r}; the coder reads English: en, or en-GB"


EXAMPLES = {
    "name": '"river-post"', "url": '"https://river.example/rss.xml"', "publisher": '"River Post"', "language": '"en"', "path": '"incoming"',
    "licence": '"CC BY 4.0" (what the publisher allows, in your words)',
}  # fmt: skip
CHECKS: Mapping[str, Callable[[str, Mapping[str, str]], str]] = {
    "name": name_problem, "url": address_problem, "webhook": address_problem, "language": language_problem,
}  # fmt: skip
