"""`tocsin lexicon diff REV`: what the lexicon of now does to a corpus that the lexicon of another revision did not."""

import argparse
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from flows.arguments import add_coder, add_reading, chosen_coder
from schemas.article import Article

SAMPLE = Path("data/sample")


def add(parts: Any) -> None:
    """Adds the command to the parts of `tocsin lexicon`."""
    command = parts.add_parser(
        "diff",
        help="events gained, lost and changed since another revision of the lexicon",
        description="Codes a corpus with the lexicon of REV and with the present one and prints what differs. The rest of the code is the present one.",
    )
    command.add_argument("revision", metavar="REV", help="a git revision (HEAD, main~3, a tag), or a folder that holds a lexicon")
    command.add_argument("--corpus", nargs="+", default=[], metavar="SOURCE", help="what to code, in any form that `tocsin run` reads (default: data/sample)")
    command.add_argument("--show", type=int, default=10, metavar="N", help="how many changes of each kind to print (default: 10)")
    add_reading(command)
    add_coder(command)
    command.set_defaults(handle=run)


def run(given: argparse.Namespace) -> int:
    """Prints the comparison; returns 2 where revision or corpus cannot be had."""
    from coders.lexicon.compile import DEFAULT_FOLDER
    from coders.lexicon.diff import compare, diff_text
    from flows.ingest import read_sources

    top = checkout_of(DEFAULT_FOLDER)
    sources = given.corpus or ([str(top / SAMPLE)] if top is not None and (top / SAMPLE).exists() else [])
    if not sources:
        print("tocsin lexicon diff: no sample corpus beside this installation; name one with --corpus", file=sys.stderr)
        return 2
    articles = [
        record for record in read_sources(sources, published=given.published, columns=dict(given.columns), today=date.today()) if isinstance(record, Article)
    ]
    with lexicon_of(given.revision, folder=DEFAULT_FOLDER, top=top) as before:
        if isinstance(before, str):
            print(f"tocsin lexicon diff: {before}", file=sys.stderr)
            return 2
        old = chosen_coder(argparse.Namespace(**{**vars(given), "lexicon": before}))
        print(diff_text(compare(old, chosen_coder(given), articles), show=given.show))
    return 0


def checkout_of(folder: Path) -> Path | None:
    """Returns the top of the git checkout that a folder stands in, None where it stands in none or git is not installed."""
    try:
        found = subprocess.run(["git", "-C", str(folder), "rev-parse", "--show-toplevel"], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return Path(found.stdout.strip()) if found.returncode == 0 else None


@contextmanager
def lexicon_of(revision: str, *, folder: Path, top: Path | None) -> Iterator[Path | str]:
    """Gives the lexicon folder of a revision while the block runs, or what hinders it as text.

    A folder that exists is taken as it is; a git revision is unpacked beside the temporary files and removed afterwards.
    """
    if Path(revision).is_dir():
        yield Path(revision)
        return
    if top is None:
        yield f"{revision!r} is no folder, and this installation is no git checkout: name the folder of another lexicon"
        return
    inside = folder.resolve().relative_to(top.resolve()).as_posix()
    found = subprocess.run(["git", "-C", str(top), "archive", "--format=tar", revision, inside], capture_output=True, check=False)
    if found.returncode != 0:
        yield f"git has no {inside} of {revision!r} ({found.stderr.decode('utf8', 'replace').strip()}); name a revision (HEAD~1, a tag) or a folder"
        return
    with tempfile.TemporaryDirectory(prefix="tocsin-lexicon-") as scratch:
        with tarfile.open(fileobj=BytesIO(found.stdout)) as archive:
            archive.extractall(scratch, filter="data")
        yield Path(scratch) / inside
