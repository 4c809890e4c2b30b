"""ACLED's columns as CSV: the events that ACLED would record, named as ACLED names them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from flows.exports.actor_names import organisation_of, owner_name, roles_of
from flows.exports.delimited import write_delimited
from flows.exports.mapping import form_rows, lookups, needed, read_mapping
from flows.exports.rules import COMMON
from flows.exports.source import Source
from flows.exports.whole import Written, whole_file
from schemas.tables import EVENTS

TABLE = "acled.tsv"
STATES = ("State forces", "External/Other forces")
"""Forces of a state, at home and abroad: ACLED names both by the state."""
CROWDS = ("Protesters", "Rioters", "Civilians")
UNIDENTIFIED = "Unidentified Armed Group"
TARGETING = "Civilian targeting"
AGAINST_CIVILIANS = "Violence against civilians"
AGAINST_PROTESTERS = "Excessive force against protesters"
TYPES_WITH_VICTIMS = ("Explosions/Remote violence", "Riots")
"""In battles civilians may die and are not the target; in these types an event with civilians on the other side is against them."""


def acled_actor(code: str | None, text: str | None, actor_type: str | None) -> str | None:
    """Returns an actor's name as ACLED writes it, else the words of the text; None where no actor is known: "talks" and "two roads" are none."""
    if code is None:
        return None
    if organisation := organisation_of(code):
        return organisation
    country = owner_name(code, "acled_country")
    place = f" ({country})" if country else ""
    if actor_type in CROWDS:
        return f"{actor_type}{place}"
    roles = roles_of(code)
    form = lookups()["acled_actor"].get(roles[0] if roles else "") if country and actor_type in STATES else None
    return form.format(country=country) if form else text or f"{UNIDENTIFIED}{place}"


def civilian_targeting(sub_event: str | None, event_type: str | None, target_type: str | None) -> str | None:
    """Returns ACLED's mark for events whose main or only target are civilians; None for all others."""
    victims = event_type in TYPES_WITH_VICTIMS and target_type == "Civilians"
    return TARGETING if event_type == AGAINST_CIVILIANS or sub_event == AGAINST_PROTESTERS or victims else None


def crowd_tag(crowd: int | None, disorder: str | None) -> str | None:
    """Returns ACLED's tag of crowd size; None for events that are no demonstration."""
    if disorder is None or "Demonstrations" not in disorder:
        return None
    return "crowd size=no report" if crowd is None else f"crowd size={crowd}"


RULES: Mapping[str, object] = {**COMMON, "acled_actor": acled_actor, "civilian_targeting": civilian_targeting, "crowd_tag": crowd_tag}


def recorded(batches: Iterator[pa.RecordBatch], left_out: Counter[str]) -> Iterator[pa.RecordBatch]:
    """Yields the rows with an ACLED event type and counts the others."""
    for batch in batches:
        kept = batch.filter(pc.is_valid(batch.column("acled_event_type")))
        left_out["ACLED would not record it"] += batch.num_rows - kept.num_rows
        yield kept


def write(source: Source, path: Path, *, guard: bool = True, bom: bool = False) -> Written:
    """Writes the events that ACLED would record; `guard` keeps spreadsheets from taking text for formulas."""
    columns = read_mapping(TABLE, rules=RULES)
    left_out: Counter[str] = Counter()
    with whole_file(path) as unfinished:
        rows = form_rows(recorded(source.batches(EVENTS, needed(columns)), left_out), columns)
        written = write_delimited(unfinished, [column.name for column in columns], rows, guard=guard, bom=bom)
    return Written({"events": written}, len(columns), left_out)
