"""`tocsin export FORM [RELEASE] --out PATH`: a release in the form that another program or an earlier dataset's user expects."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

CURRENT = Path("out/current")


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its module in flows/exports, what it is, and the options it takes."""

    module: str
    help: str
    options: tuple[Callable[[argparse.ArgumentParser], None], ...] = ()


def iso_month(text: str) -> date:
    """Returns the first day of `2020-06`."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a month; write it as 2020-06") from None


def add_spreadsheet(command: argparse.ArgumentParser) -> None:
    """Adds the options of files that spreadsheets open."""
    command.add_argument("--bom", action="store_true", help="begin with a byte-order mark, which Excel needs to read UTF-8")
    command.add_argument(
        "--no-guard", dest="guard", action="store_false",
        help="leave cells that begin with = + - @ as they are; without it an apostrophe stands before them, so that no spreadsheet takes them for formulas",
    )  # fmt: skip


def add_header(command: argparse.ArgumentParser) -> None:
    """Adds the option of files that had no line of names."""
    command.add_argument("--no-header", dest="header", action="store_false", help="without the line of column names, as the dataset's own files have none")


def add_span(command: argparse.ArgumentParser) -> None:
    """Adds the options of a panel's span."""
    command.add_argument("--from", dest="first", type=iso_month, metavar="MONTH", help="first month (default: that of the first event)")
    command.add_argument("--until", dest="last", type=iso_month, metavar="MONTH", help="last month (default: that of the last event)")


def add_by(command: argparse.ArgumentParser) -> None:
    """Adds the option that says whose country is counted."""
    command.add_argument(
        "--by", choices=("country", "source_country", "target_country"), default="country",
        help="where the events were, who acts, or whom it is done to (default: country)",
    )  # fmt: skip


FORMS = {
    "csv": Form("table_csv", "all columns of events as CSV", (add_spreadsheet,)),
    "stata": Form("stata", "events as .dta with labels, for Stata 14 and newer"),
    "acled": Form("acled", "ACLED's columns as CSV", (add_spreadsheet,)),
    "phoenix": Form("phoenix", "Phoenix's columns as TSV", (add_header,)),
    "gdelt": Form("gdelt", "GDELT 1.0's event columns as TSV", (add_header,)),
    "icews": Form("icews", "ICEWS's columns as TSV"),
    "country-month": Form("country_month", "counts by country and month, zeros filled, as .csv or .parquet", (add_by, add_span)),
    "dyad-month": Form("dyad_month", "counts by ordered pair of countries and month, zeros filled, as .csv or .parquet", (add_span,)),
    "sqlite": Form("sqlite", "all tables as one SQLite file"),
}
OPTIONS = ("bom", "guard", "header", "by", "first", "last")


def add(commands: Any) -> None:
    """Adds the command and its forms to the parser."""
    export = commands.add_parser(
        "export", help="a release in another form", description="Writes a release in another form; docs/load.md shows how each is loaded."
    )
    forms = export.add_subparsers(title="forms", dest="form", required=True, metavar="FORM")
    for name, form in FORMS.items():
        command = forms.add_parser(name, help=form.help, description=f"Writes {form.help}.")
        command.add_argument(
            "release", nargs="?", type=Path, default=CURRENT, metavar="RELEASE",
            help=f"the OUT of `tocsin run`, the folder of a release, or a Parquet file of events (default: {CURRENT.as_posix()})",
        )  # fmt: skip
        command.add_argument("--out", type=Path, required=True, metavar="PATH", help="the file to write; one that stands there is replaced")
        for option in form.options:
            option(command)
        command.set_defaults(handle=run)


def run(given: argparse.Namespace) -> int:
    """Writes the form and prints what it holds and what it left out."""
    from flows.exports.source import find_source

    form = import_module(f"flows.exports.{FORMS[given.form].module}")
    options = {name: getattr(given, name) for name in OPTIONS if hasattr(given, name)}
    source = find_source(given.release)
    written = form.write(source, given.out, **options)
    counts = ", ".join(f"{number} {name}" for name, number in written.rows.items())
    print(f"{given.out}: {counts}, {written.columns} columns, of {source.name}")
    for reason, number in written.left_out.items():
        if number:
            print(f"  left out: {number} events, {reason}")
    return 0
