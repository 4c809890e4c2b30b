"""A schedule against feeds that serve, delay, break and repeat: `python -m tests.schedule_drill [MINUTES] [EVERY]` (10 minutes, every 1m).

Starts `tocsin serve` with a Prefect server of its own on feeds from loopback, then looks whether the release holds every article once and the
ledger says so. Exits with 1 where it does not. Takes its time: no part of the test suite.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "flows"))

from news_server import Answer, Request, Script, news_server, page, rss  # noqa: E402
from prefect_parts import environment, free_port, process  # noqa: E402

from flows.commands_status import as_text  # noqa: E402
from flows.inbox import waiting  # noqa: E402
from flows.ledger import open_ledger  # noqa: E402
from flows.outputs import current_release  # noqa: E402

SECONDS_AN_ITEM = 20
SHOWN = 15  # a feed shows its newest items, so that each is repeated in the answers of several rounds
ROAD = " They had been on the road since the morning, and the talks in the town hall went on until late at night." * 18
ACTS = ("Israel attacked Syria", "France met Ghana in Paris", "Iran criticized Israel", "Rebels shelled Strelsau", "Police arrested three protesters in Zenda")


def text(name: str, number: int) -> str:
    """The text of an item; each has words of its own."""
    return f"{ACTS[number % len(ACTS)]} on the day of report {number} of {name}.{ROAD}"


class Site:
    """The feeds: what each shows at a time, and how it behaves."""

    def __init__(self, begun: float, seed: int = 7) -> None:
        """Draws with a fixed seed what breaks when."""
        self.begun, self.draw = begun, random.Random(seed)

    def numbers(self) -> range:
        """The items that are shown now."""
        newest = int((time.time() - self.begun) / SECONDS_AN_ITEM)
        return range(max(0, newest - SHOWN + 1), newest + 1)

    def feed(self, name: str) -> str:
        """The feed with its texts, one item twice."""
        items = [(f"{name}-{number}", text(name, number)) for number in reversed(self.numbers())]
        return rss(*items, items[0])

    def steady(self, request: Request) -> Answer:
        """Serves, with an ETag that is honoured."""
        tag = f'"{self.numbers().stop}"'
        return Answer(304) if request.headers.get("if-none-match") == tag else Answer(body=self.feed("steady"), headers={"ETag": tag})

    def slow(self, _: Request) -> Answer:
        """Delays every third answer beyond the time-out."""
        time.sleep(4 if self.draw.random() < 0.3 else 0.2)
        return Answer(body=self.feed("slow"))

    def broken(self, _: Request) -> Answer:
        """Breaks: an error, a feed cut in the middle, a page instead of a feed, or a sound answer."""
        body = self.feed("broken")
        return self.draw.choice([Answer(500), Answer(body=body[: len(body) * 2 // 3]), Answer(body=page("Log in"), kind="text/html"), Answer(body=body)])

    def busy(self, _: Request) -> Answer:
        """Asks to wait every second time."""
        return Answer(429, headers={"Retry-After": "2"}) if self.draw.random() < 0.5 else Answer(body=self.feed("busy"))

    def teasers(self, _: Request) -> Answer:
        """Leads to pages, each of which fails now and then."""
        return Answer(body=rss(*((f"teasers-{number}", f"/page/{number}") for number in reversed(self.numbers()))))

    def page(self, number: int) -> Callable[[Request], Answer]:
        """One page of the teasers."""
        return lambda _: Answer(503) if self.draw.random() < 0.3 else Answer(body=page(text("teasers", number)), kind="text/html")


def toml(base: str) -> str:
    """The list of feeds: five that answer, one that never does."""
    names = ("steady", "slow", "broken", "busy", "teasers", "gone")
    polite = "[politeness]\nallow_private = true\nseconds_between = 0.1\ntimeout_seconds = 2\nmax_retries = 1\nbackoff_seconds = 0.2\nrest_seconds = 5\n"
    rest = 'language = "en"\nlicence = "written for the drill"\n'
    rows = (f'\n[[feed]]\nname = "{one}"\nurl = "{base}/{one}"\npublisher = "{one.title()} Post"\n{rest}' for one in names)
    return f"{polite}most_rest_seconds = 20\n{''.join(rows)}"


def problems(out: Path, last: int) -> list[str]:
    """What is not as it must be; `last` is the newest item that all feeds have shown long enough."""
    folder = current_release(out)
    if folder is None:
        return ["there is no release"]
    ids = Counter(pq.read_table(folder / "articles.parquet").column("article_id").to_pylist())
    rejects = Counter(pq.read_table(folder / "rejects.parquet").column("rule").to_pylist())
    found = [f"{name} is there {count} times" for name, count in ids.items() if count > 1 or "~" in name]
    found += [f"{name}-{number} is not there" for name in ("steady", "slow", "busy", "teasers") for number in range(last + 1) if f"{name}-{number}" not in ids]
    found += [f"rejects: {dict(rejects)}"] if rejects else []
    with open_ledger(out, make=False) as ledger:
        health, runs = ledger.health(), ledger.runs(1000)
        print("\n".join(as_text(runs[:5], health, ledger.alerts(), seen=ledger.seen(), inbox=len(waiting(out)))), flush=True)
        print(f"{len(runs)} runs: {dict(Counter(run.outcome for run in runs))}; {ids.total()} articles", flush=True)
        found += [f"the ledger says {ledger.seen()} taken, the release holds {ids.total()}"] if ledger.seen() != ids.total() else []
    found += [] if health["gone"].failures and not health["gone"].taken else ["`gone` is told as sound"]
    found += [f"{name}: taken {one.taken}" for name, one in health.items() if one.taken != sum(key.startswith(name) for key in ids)]
    return found


def main(minutes: float = 10, every: str = "1m") -> int:
    """Runs the drill and prints what is wrong."""
    place = Path(tempfile.mkdtemp(prefix="tocsin-drill-"))
    site = Site(time.time())
    script: Script = {f"/{name}": getattr(site, name) for name in ("steady", "slow", "broken", "busy", "teasers")}
    script |= {f"/page/{number}": site.page(number) for number in range(int(minutes * 60 / SECONDS_AN_ITEM) + 60)}
    with news_server(script) as (base, asked):
        (place / "feeds.toml").write_text(toml(base), encoding="utf8")
        words = [sys.executable, "-m", "flows.cli", "serve", "--out", "out", "--every", every, "--server-port", str(free_port())]
        with process(words, cwd=place, log=place / "serve.log", env=environment(place / "prefect", {})):
            time.sleep(minutes * 60)
        last = site.numbers().stop - 1
        # what was shown last, or failed last, is taken by a last round by hand
        site.draw.random = lambda: 0.9  # type: ignore[method-assign]
        for _ in range(2):
            time.sleep(26)
            once = [sys.executable, "-m", "flows.cli", "run", "--feeds", "feeds.toml", "--out", "out"]
            subprocess.run(once, cwd=place, env=environment(place / "prefect", {}))
    found = problems(place / "out", last)
    print(f"{len(asked)} requests; {place}")
    print("\n".join(found) or "every article once, and the ledger says so")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*(kind(word) for kind, word in zip((float, str), sys.argv[1:3], strict=False))))
