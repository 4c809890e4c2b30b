"""One event as one sentence tells it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Mention:
    """One coded event of one sentence; `schemas.tables.MENTIONS` says what each column means.

    None means unknown or not said, never zero. A dropped mention keeps all it was coded with.
    """

    mention_id: str
    article_id: str
    sentence: str
    sentence_start: int
    trigger: str
    trigger_start: int
    trigger_end: int
    cameo_code: str
    rule: str
    derivation: str
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    event_date: date | None = None
    date_precision: str = "unknown"
    date_end: date | None = None
    date_text: str | None = None
    source: str | None = None
    target: str | None = None
    source_text: str | None = None
    target_text: str | None = None
    source_country: str | None = None
    target_country: str | None = None
    source_role: str | None = None
    target_role: str | None = None
    source_basis: str | None = None
    target_basis: str | None = None
    source_backer: str | None = None
    target_backer: str | None = None
    cameo_root: str = ""
    cameo_name: str = ""
    quad_class: int = 0
    goldstein: float = 0.0
    plover_event: str | None = None
    plover_mode: str | None = None
    plover_context: str | None = None
    acled_event_type: str | None = None
    acled_sub_event_type: str | None = None
    acled_disorder_type: str | None = None
    acled_actor_type_1: str | None = None
    acled_actor_type_2: str | None = None
    acled_interaction: str | None = None
    polarity: str = "positive"
    modality: str = "asserted"
    attributed_to: str | None = None
    place_name: str | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonameid: int | None = None
    geo_precision: int | None = None
    fatalities: int | None = None
    fatalities_actors: str | None = None
    injured: int | None = None
    arrested: int | None = None
    crowd_size: int | None = None
    status: str = "kept"
    dropped_reason: str | None = None
    confidence: float = 1.0
    lexicon_version: str = ""
    coder_version: str = ""
    model: str = ""
