"""CHANGES.md of a release: what differs from the release before, and the corrections that were applied or found nothing."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from flows.changes import changes, changes_page, empty_tables, read_tables, schema_changes
from flows.codebook_page import markdown_table
from flows.corrections import Correction, accepted
from flows.release import CHANGES
from flows.stored import Rows


def write_changes(
    folder: Path, tables: Mapping[str, Rows], *, before: Path | None, corrections: Sequence[Correction] = (), lost: Sequence[Correction] = ()
) -> None:
    """Writes CHANGES.md into a staged release that holds its data: rows and columns against the release `before` (None for the first one), and the corrections.

    The page names no release of its own: its name is made from the bytes of the files, this one among them.
    """
    old: Mapping[str, Rows] = read_tables(before) if before is not None else empty_tables()
    found = changes(old, {name: tables[name] for name in old}, corrected=reasons(corrections))
    columns = schema_changes(old, read_tables(folder)) if before is not None else []
    page = changes_page(found, columns, before=before.name if before is not None else None)
    (folder / CHANGES).write_text(page + told_corrections(corrections, lost), encoding="utf8", newline="\n")


def reasons(corrections: Sequence[Correction]) -> dict[str, str]:
    """Returns by event_id or article_id the accepted correction that touched it."""
    return {key: one.told for one in accepted(corrections, "drop", "set", "split", "merge", "withdraw") for key in (one.event, one.article, *one.events) if key}


def told_corrections(corrections: Sequence[Correction], lost: Sequence[Correction]) -> str:
    """Returns the corrections as a table; "" for none."""
    if not corrections:
        return ""
    missed = {one.id for one in lost}
    rows = (
        (one.id, one.action, one.event or one.article or ", ".join(one.events), one.reason, one.by, one.date.isoformat(),
         "found no such event" if one.id in missed else "applied" if one.status == "accepted" else one.status)
        for one in corrections
    )  # fmt: skip
    return "\n## Corrections\n\n" + markdown_table(("id", "action", "of", "why", "by", "date", "state"), rows)
