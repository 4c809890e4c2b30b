"""Every column of every table, once: the Arrow schema, the README table, the codebook and the expectations come from here."""

from dataclasses import dataclass

SCHEMA_VERSION = "3"

PRECISIONS = ("day", "week", "month", "year", "unknown")
POLARITIES = ("positive", "negated")
MODALITIES = ("asserted", "future", "possible", "conditional", "demanded")
STATUSES = ("kept", "dropped")
GEO_PRECISIONS = (1, 2, 3)
ACTOR_BASES = ("named", "reference", "place", "implied", "ambiguous")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `type` is a key of `schemas.arrow.ARROW_TYPES`; `allowed` closes the set of values; `code_list` names
    the list a code must stand in (`cameo`, `acled_event`, `acled_sub_event`)."""

    name: str
    type: str
    meaning: str
    nullable: bool = True
    unit: str = ""
    null: str = ""
    example: str = ""
    origin: str = ""
    allowed: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    pattern: str = ""
    code_list: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a release: its columns in file order and the column that is unique in it."""

    name: str
    meaning: str
    key: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in file order."""
        return tuple(column.name for column in self.columns)


ACTOR = r"^(---|[A-Z]{3})([A-Z0-9]{3}){0,4}$"
"""Country or organisation, then roles; "---" stands for a country that is not known ("---REB")."""
ACTOR_LIST = rf"{ACTOR[:-1]}(;{ACTOR[1:-1]})*$"

ARTICLE_COLUMNS = (
    Column("article_id", "text", "Identifier of the article: the input's own id, or made from the content", False, example="art-9f2c61d0a1b2c3d4"),
    Column("published", "date", "Publication date", null="neither the input nor the text fixes a date", example="2020-06-16"),
    Column("published_at", "timestamp", "Publication time in UTC", null="only the day is known", example="1987-02-26 15:38:26"),
    Column("published_from", "text", "Where the publication date was read", null="no date", example="column date"),
    Column("title", "text", "Headline as given", null="none given"),
    Column("dateline", "text", "Dateline: place, date and agency before the first sentence", null="none found", example="SEOUL"),
    Column("publisher", "text", "Publisher or agency", null="not known", example="Xinhua"),
    Column("url", "text", "Address of the article", null="none given"),
    Column("language", "text", "Language as given by the input (ISO 639-1)", null="not given", example="en"),
    Column("text", "text", "The text as taken in; every offset counts characters of it", False),
    Column("content_sha256", "text", "SHA-256 of title, publication time and text: equal for the same article taken in twice", False),
    Column("source_file", "text", "File or address the article was read from (name only, no folder of the machine)", False),
    Column("source_line", "int", "Line or record number in that file, from 1", null="the file is one article"),
    Column("n_sentences", "int", "Sentences read by the coder", False, low=0),
    Column("n_mentions", "int", "Mentions coded, kept and dropped", False, low=0),
    Column("copy_of", "text", "The article that this one is a near-copy of (reprinted, updated, cut)", null="the first of its kind"),
)

EVIDENCE_COLUMNS = (
    Column("publisher", "text", "Publisher of the article", null="not known", example="Xinhua"),
    Column("url", "text", "Address of the article", null="none given"),
    Column("published", "date", "Publication date of the article", null="not known", example="2020-06-16"),
    Column("sentence", "text", "The sentence the event was coded from, as it stands in the text", False),
    Column("sentence_start", "int", "Offset of the sentence in the article's text", False, unit="characters", low=0),
    Column("trigger", "text", "The words that named the event", False, example="blew up"),
    Column("trigger_start", "int", "Offset of the trigger in the article's text", False, unit="characters", low=0),
    Column("trigger_end", "int", "Offset behind the trigger's last character", False, unit="characters", low=0),
)

CODED_COLUMNS = (
    Column(
        "event_date", "date", "Day of the event; first day of the week, month or year where the precision is coarser",
        null="the text fixes no date and the publication date is unknown", example="2020-06-16",
    ),
    Column("date_precision", "text", "How exactly the date is known", False, allowed=PRECISIONS, origin="TIMEX3 granularity"),
    Column("date_end", "date", "Last day where the event spans days or the precision is coarser than a day", null="a single day"),
    Column("date_text", "text", "Words the date comes from", null="taken from the publication date", example="Tuesday"),
    Column(
        "source", "code", "Actor code of who acts: country or organisation, then role", null="no actor known", example="PRKGOV",
        pattern=ACTOR, origin="CAMEO actor codes",
    ),
    Column("target", "code", "Actor code of whom it is done to", null="no actor known", example="KOR", pattern=ACTOR, origin="CAMEO actor codes"),
    Column("source_text", "text", "Words that name the source", null="not said", example="North Korea"),
    Column("target_text", "text", "Words that name the target", null="not said"),
    Column("source_country", "code", "Country of the source (ISO 3166 alpha-3)", null="no country known", example="PRK", pattern="^[A-Z]{3}$"),
    Column("target_country", "code", "Country of the target (ISO 3166 alpha-3)", null="no country known", example="KOR", pattern="^[A-Z]{3}$"),
    Column("source_role", "code", "Role code of the source", null="no role known", example="GOV", origin="CAMEO role codes"),
    Column("target_role", "code", "Role code of the target", null="no role known", example="REF", origin="CAMEO role codes"),
    Column(
        "source_basis", "text", "How the source was read: its words name it, they refer back to it, its country is that of the place, "
        "it is implied by the code (an arrest without an agent), or two readings stayed open", null="no actor known", example="named", allowed=ACTOR_BASES,
    ),
    Column("target_basis", "text", "How the target was read, as for the source", null="no actor known", example="reference", allowed=ACTOR_BASES),
    Column("source_backer", "code", "Actor code of who backs the source (\"Russian-backed\")", null="no backer told", example="RUS", pattern=ACTOR),
    Column("target_backer", "code", "Actor code of who backs the target", null="no backer told", pattern=ACTOR),
    Column("cameo_code", "code", "CAMEO event code, always text with its zeros", False, example="1712", code_list="cameo", pattern=r"^\d{3,4}$"),
    Column("cameo_root", "code", "First two digits of the code", False, example="17", pattern=r"^\d{2}$"),
    Column("cameo_name", "text", "Name of the code", False, example="Destroy property"),
    Column(
        "quad_class", "int", "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict", False, low=1,
        high=4, origin="GDELT's rule: roots 01-05, 06-09, 10-13, 14-20",
    ),
    Column("goldstein", "float", "Goldstein value of the code", False, unit="points from -10 to 10", low=-10, high=10),
    Column("plover_event", "code", "PLOVER event type", null="CAMEO roots 01 and 02 have none", example="COERCE"),
    Column("plover_mode", "text", "PLOVER mode", null="none for this code", example="seize"),
    Column("plover_context", "text", "PLOVER context", null="none for this code"),
    Column("acled_event_type", "text", "ACLED event type", null="ACLED would not record it", code_list="acled_event"),
    Column("acled_sub_event_type", "text", "ACLED sub-event type", null="ACLED would not record it", code_list="acled_sub_event"),
    Column("acled_disorder_type", "text", "ACLED disorder type", null="ACLED would not record it"),
    Column("acled_actor_type_1", "text", "ACLED actor type of the source", null="no ACLED type or no actor", example="State forces"),
    Column("acled_actor_type_2", "text", "ACLED actor type of the target", null="no ACLED type or no actor"),
    Column("acled_interaction", "text", "ACLED interaction of the two actor types", null="ACLED would not record it", example="State forces-Rebel group"),
    Column("polarity", "text", "negated where the text says it did not happen", False, allowed=POLARITIES),
    Column("modality", "text", "asserted, future, possible, conditional or demanded", False, allowed=MODALITIES),
    Column("attributed_to", "text", "Who says so, in the words of the text", null="the article itself says so"),
    Column("place_name", "text", "Place where it happened", null="no place known", example="Kaesong"),
    Column("country", "code", "Country where it happened (ISO 3166 alpha-3)", null="no place known", pattern="^[A-Z]{3}$", example="PRK"),
    Column("admin1", "text", "First-level division of the place", null="not known"),
    Column("latitude", "float", "Latitude of the place", null="no point known", unit="degrees", low=-90, high=90),
    Column("longitude", "float", "Longitude of the place", null="no point known", unit="degrees", low=-180, high=180),
    Column("geonameid", "long", "GeoNames number of the place", null="not in the gazetteer"),
    Column(
        "geo_precision", "int", "1 the place itself, 2 near it or a small region, 3 a larger region or only the dateline",
        null="no place known", low=1, high=3, origin="ACLED codebook",
    ),
    Column("fatalities", "int", "People killed in this event; the lowest number reported", null="not said (0 = said to be none)", unit="people", low=0),
    Column(
        "fatalities_actors", "text", "Actor codes of those killed, in the order told, separated by ;", null="not said who died",
        example="AFGMIL;AFGCVL", pattern=ACTOR_LIST,
    ),
    Column("injured", "int", "People injured in this event", null="not said", unit="people", low=0),
    Column("arrested", "int", "People arrested in this event", null="not said", unit="people", low=0),
    Column("crowd_size", "int", "People taking part in a demonstration", null="not said", unit="people", low=0),
)

EXPLAIN_COLUMNS = (
    Column("rule", "text", "The lexicon rule that fired", False, example="threaten/with:$SANCTION"),
    Column("derivation", "text", "How the code was reached, step by step", False),
    Column(
        "confidence", "float", "Of judged mentions with the same signs (the derivation's last step), the share whose root was right: an estimate, "
        "and not of actors, day or place", False, low=0, high=1,
    ),
    Column("lexicon_version", "text", "Digest of the lexicon that coded it", False),
    Column("coder_version", "text", "Version of Tocsin, and behind a plus the digest of its rules that are code", False),
    Column("model", "text", "spaCy model and version", False),
)

MENTION_COLUMNS = (
    Column("mention_id", "text", "Identifier made from article, trigger, code and actors", False),
    Column("article_id", "text", "The article it stands in", False),
    *EVIDENCE_COLUMNS,
    *CODED_COLUMNS,
    Column("status", "text", "kept, or dropped by the policy", False, allowed=STATUSES),
    Column("dropped_reason", "text", "Why the policy dropped it", null="kept", example="negated"),
    *EXPLAIN_COLUMNS,
)

EVENT_COLUMNS = (
    Column("event_id", "text", "Identifier made from the mention of it that was published first", False),
    *CODED_COLUMNS,
    Column("n_mentions", "int", "Mentions joined into this event", False, low=1),
    Column("n_articles", "int", "Articles that mention it; near-copies of one article count once", False, low=1),
    Column("n_copies", "int", "Near-copies among the articles that mention it, not counted in n_articles", False, low=0),
    Column("n_publishers", "int", "Publishers that mention it (an unknown publisher counts as none)", False, low=0),
    Column("first_published", "date", "Earliest publication date of its articles", null="none has a date"),
    Column("article_ids", "texts", "Articles that mention it, sorted", False),
    Column("mention_ids", "texts", "Mentions joined, sorted", False),
    Column(
        "best_mention_id", "text", "The mention whose sentence, code and rule are shown; date, place and actors are those of the mention that tells "
        "them most exactly", False,
    ),
    Column(
        "joined_by", "text", "How the mention that agrees least with another of the event does so, kind by kind, and its points", null="a single mention",
        example="code general, source same, target compatible, roles kept, date said, place same, numbers update, words few, article other: 10 points",
    ),
    Column("corrected_by", "text", "Corrections that people made to it, separated by ;", null="none", example="c-2026-003"),
    Column("fatalities_high", "int", "Highest number of people killed that a mention reports", null="not said", unit="people", low=0),
    Column("injured_high", "int", "Highest number of people injured that a mention reports", null="not said", unit="people", low=0),
    *EVIDENCE_COLUMNS,
    *EXPLAIN_COLUMNS,
)

REJECT_COLUMNS = (
    Column("stage", "text", "Where it left the run", False, allowed=("ingest", "code", "link", "validate")),
    Column("rule", "text", "Name of the check it failed", False, example="bad-json"),
    Column("reason", "text", "What is wrong and what would be right", False),
    Column("source_file", "text", "File or address it came from (name only)", False),
    Column("source_line", "int", "Line or record number, from 1", null="the whole file"),
    Column("article_id", "text", "Article it belongs to", null="no article could be read"),
    Column("record_id", "text", "Mention or event it was", null="an article or a file"),
    Column("record", "text", "The start of the record as text", False),
)

ARTICLES = Table("articles", "One row an article that was coded", "article_id", ARTICLE_COLUMNS)
MENTIONS = Table("mentions", "One row an event as one sentence tells it, kept or dropped", "mention_id", MENTION_COLUMNS)
EVENTS = Table("events", "One row a thing that happened", "event_id", EVENT_COLUMNS)
REJECTS = Table("rejects", "One row a record that left the run, with the reason", "", REJECT_COLUMNS)
TABLES = (ARTICLES, MENTIONS, EVENTS, REJECTS)
