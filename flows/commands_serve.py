"""`tocsin serve --feeds FILE --out DIR`: runs on a schedule until it is stopped."""

import argparse
import os
import re
import sys
from pathlib import Path
from typing import Any

from flows.arguments import add_coder, at_least_one, interval
from flows.settings import JOININGS, RunSettings, from_environment

NAME, PORT = "feeds", 4200


def add(commands: Any) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "serve", help="collect and code on a schedule",
        description="Runs `tocsin run --feeds` on a schedule, by a Prefect deployment. Uses the server that PREFECT_API_URL names, or starts one.",
    )  # fmt: skip
    command.add_argument("--feeds", type=Path, default=Path("feeds.toml"), metavar="FILE", help="feeds and folders (default: %(default)s)")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of the releases")
    when = command.add_mutually_exclusive_group(required=True)
    when.add_argument("--every", type=interval, metavar="TIME", help="time between two runs: 15m, 6h, 1d")
    when.add_argument("--cron", type=cron, metavar="CRON", help='minute, hour, day, month, weekday in UTC: "0 6 * * *"')
    command.add_argument("--workers", type=at_least_one, default=1, metavar="N", help="processes that code (default: 1)")
    command.add_argument("--recode", action="store_true", help="code again what --out holds where this lexicon knows another thing of its words")
    command.add_argument("--joining", choices=JOININGS, default=JOININGS[0], help="how mentions become events (default: %(default)s)")
    command.add_argument("--corrections", type=Path, metavar="FILE", help="corrections that people made")
    command.add_argument("--name", default=NAME, metavar="NAME", help="name of the deployment (default: %(default)s)")
    command.add_argument("--server-port", type=at_least_one, default=PORT, metavar="PORT", help="port of a server started here (default: %(default)s)")
    add_coder(command)
    command.set_defaults(handle=run)


def cron(text: str) -> str:
    """Returns a cron line of five fields; Prefect reads the fields themselves."""
    if len(text.split()) != 5 or not re.fullmatch(r"[\w*,/#?\- ]+", text):
        raise argparse.ArgumentTypeError(f'{text!r} is no cron line; write minute, hour, day, month and weekday, such as "0 6 * * *"')
    return text


def parameters_of(given: argparse.Namespace) -> dict[str, Any]:
    """Returns the parameters of the flow, with paths that hold wherever it runs on this machine."""
    settings = from_environment(RunSettings(sources=(), out=given.out, lexicon=given.lexicon, model=given.model), os.environ)
    asked = {
        "feeds": given.feeds, "out": given.out, "corrections": given.corrections, "lexicon": settings.lexicon,
    }  # fmt: skip
    paths = {name: str(path.resolve()) for name, path in asked.items() if path is not None}
    others = {"workers": given.workers, "recode": given.recode, "joining": given.joining, "policy": given.policy}
    return {**paths, **others, **({"model": settings.model} if settings.model else {})}


def run(given: argparse.Namespace) -> int:
    """Serves until it is stopped; returns 1 where the feeds are not sound or no server can be had."""
    from flows.feed_list import FeedListError, load_feed_list
    from flows.serving import ServerError, serve, server

    try:
        listed = load_feed_list(given.feeds)
        with server(given.server_port) as address:
            when = given.cron or f"every {given.every}"
            print(f"serving {len(listed.names)} feeds and folders of {given.feeds.name}, {when}, through {address}; stop with Ctrl-C", flush=True)
            serve(parameters_of(given), cron=given.cron, every=given.every, name=given.name)
    except (FeedListError, ServerError) as error:
        print(f"tocsin serve: {error}", file=sys.stderr)
        return 1
    return 0
