"""Reads files in child processes under a limit of memory and of processor time: what a hostile file costs, and what becomes of it.

Run as a program it is a server: a path a line in, a result in JSON a line out. It loads the readers once and forks for every file, so that each
is read by a fresh process and a crash of one is told as the result of that one.
"""

import json
import os
import resource
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

TODAY = date(2024, 3, 1)
MEMORY_BYTES = 1_500_000_000
SECONDS = 60


def read(path: str) -> dict[str, Any]:
    """Returns what the readers make of a file: articles, rejects by rule, one reason a rule, and the peak of memory in MB and the seconds used."""
    from flows.ingest import read_sources
    from schemas.article import Article

    before = resource.getrusage(resource.RUSAGE_SELF)
    rules: Counter[str] = Counter()
    reasons: dict[str, str] = {}
    articles, longest = 0, 0
    for found in read_sources([path], today=TODAY):
        if isinstance(found, Article):
            articles += 1
            longest = max(longest, len(found.text), *(len(field or "") for field in (found.title, found.publisher, found.url, found.article_id)))
        else:
            rules[found.rule] += 1
            reasons.setdefault(found.rule, found.reason)
            longest = max(longest, len(found.reason) + len(found.record), len(found.article_id or ""))
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "articles": articles, "rules": dict(rules), "reasons": reasons, "longest": longest,
        "memory": (used.ru_maxrss - before.ru_maxrss) // 1024, "seconds": round(used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime, 2),
    }  # fmt: skip


def limit() -> None:
    """Bounds this process: so much memory above what it has, so many seconds."""
    held = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (held + MEMORY_BYTES,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def in_child(path: str) -> dict[str, Any]:
    """Reads a file in a bounded child; where the child dies, the result says by what."""
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(ours)
        limit()
        try:
            told = read(path)
        except BaseException as error:
            told = {"died": f"{type(error).__name__}: {error}"[:300]}
        os.write(theirs, json.dumps(told).encode()[:60_000])
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as answer:
        text = answer.read()
    _, status = os.waitpid(child, 0)
    return json.loads(text) if text else {"died": f"signal {status & 127}"}


def serve() -> None:
    """Answers every path on standard input."""
    import flows.ingest  # noqa: F401  loaded once, before the forks

    for line in sys.stdin:
        print(json.dumps(in_child(line.rstrip("\n"))), flush=True)


if __name__ == "__main__":
    serve()
