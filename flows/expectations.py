"""The rules of the data: those of each column from `schemas.tables`, and the domain rules. Knows no Great Expectations.

A rule of level `row` sends the rows that break it to the rejects under its name; one of level `table` stops the release. Thresholds stand in
`schemas/expectations.yaml` (`flows.thresholds`).
"""

from dataclasses import dataclass

from schemas.codebook import acled_sub_events, cameo_codes
from schemas.tables import ARTICLES, EVENTS, MENTIONS, Column, Table

RUN = "run"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule on one column of a frame; `kind` is not-null, in-set, in-range, pattern, true or equal.

    `values` closes the set of an in-set rule; `low` and `high` bound an in-range rule (None is open);
    `pattern` is the expression of a pattern rule; `other` is the column an equal rule compares with.
    """

    name: str
    kind: str
    column: str
    meaning: str
    level: str = "row"
    values: tuple[object, ...] = ()
    low: float | None = None
    high: float | None = None
    pattern: str = ""
    other: str = ""


# Flag columns: `flows.checks` computes them, true where the row is right. An example of what each stops stands behind it.
CODE_FLAGS = (
    ("root-is-prefix", "cameo_root is the first two digits of cameo_code"),  # 1712 with root 18
    ("name-matches-code", "cameo_name is the name of cameo_code"),
    ("quad-matches-code", "quad_class is that of cameo_code by GDELT's rule"),  # 1712 with quad class 1
    ("goldstein-matches-code", "goldstein is the value of cameo_code"),
    ("acled-type-matches", "acled_event_type is the type of acled_sub_event_type"),  # "Armed clash" under "Protests"
    ("precision-has-date", "event_date is given unless date_precision is unknown"),
    ("dates-in-order", "date_end is not before event_date"),
    ("date-not-late", "event_date is at most one day after publication, unless the event is told as not yet happened"),
    ("point-whole", "latitude and longitude are given together"),
)
EVIDENCE_FLAGS = (
    ("article-exists", "the article of the mention is in the release"),
    ("offsets-inside", "sentence and trigger lie inside the article's text, and the trigger inside the sentence"),
    ("sentence-matches-text", "the sentence equals the article's text at its offset"),
    ("actor-or-country", "a kept mention has a source, a target, or the country where it was"),
    ("status-has-reason", "a dropped mention has a reason and a kept one has none"),
    ("key-first", "mention_id is given once; later rows with the same id are repeats"),
)
ARTICLE_FLAGS = (
    ("key-first", "article_id is given once; later rows with the same id are repeats"),
    ("text-present", "the article has a text"),
    ("mentions-counted", "n_mentions is the number of mentions coded from the article"),
)
EVENT_FLAGS = (
    ("key-first", "event_id is given once; later rows with the same id are repeats"),
    ("actor-or-country", "an event has a source, a target, or the country where it was"),
    ("counts-match", "n_mentions, and n_articles with n_copies, count the ids listed, and publishers are not more than articles"),
    ("best-is-listed", "best_mention_id is one of mention_ids"),
    ("evidence-exists", "every mention and article listed is in the release"),
)
# The frame `run` has one row a run; `flows.checks.run_frame` counts the two sides of each equation from different places.
RUN_RULES = (
    Rule("articles-present", "in-range", "articles", "at least one article was read and coded", "table", low=1),
    Rule("articles-in-out", "equal", "records_in", "records read = articles released + rejected", "table", other="records_out"),
    Rule("mentions-in-out", "equal", "mentions_in", "mentions coded = mentions released + rejected", "table", other="mentions_out"),
    Rule("kept-linked", "equal", "mentions_kept", "each kept mention stands in exactly one event", "table", other="mentions_linked"),
    Rule("coder-errors-few", "in-range", "coder_errors_over", "the coder fails on few articles", "table", high=0),
    Rule("quarantined-few", "in-range", "quarantined_over", "few mentions break a row rule", "table", high=0),
    Rule("schemas-match", "true", "schemas_match", "every table has the columns and types of schemas.tables", "table"),
    Rule("keys-unique", "true", "keys_unique", "the key of every table is unique in it", "table"),
)


def code_list(name: str) -> tuple[str, ...]:
    """Returns the codes of a list named in `Column.code_list`; raises KeyError on a name that is no list."""
    lists = {
        "cameo": lambda: tuple(cameo_codes()),
        "acled_sub_event": lambda: tuple(acled_sub_events()),
        "acled_event": lambda: tuple({row.event_type: None for row in acled_sub_events().values()}),
    }
    return lists[name]()


def column_rules(column: Column) -> tuple[Rule, ...]:
    """Returns the rules that follow from one column's line in `schemas.tables`."""
    name, rules = column.name, []
    if not column.nullable:
        rules.append(Rule(f"not-null:{name}", "not-null", name, f"{name} is given: {column.meaning}"))
    if column.allowed:
        rules.append(Rule(f"in-set:{name}", "in-set", name, f"{name} is one of {', '.join(column.allowed)}", values=column.allowed))
    if column.code_list:
        known = code_list(column.code_list)
        rules.append(Rule(f"in-list:{name}", "in-set", name, f"{name} is a code of the list {column.code_list}", values=known))
    if column.pattern:
        rules.append(Rule(f"pattern:{name}", "pattern", name, f"{name} has the form {column.pattern}", pattern=column.pattern))
    if column.low is not None or column.high is not None:
        rules.append(Rule(f"in-range:{name}", "in-range", name, range_meaning(column), low=column.low, high=column.high))
    return tuple(rules)


def range_meaning(column: Column) -> str:
    """Returns the sentence of a range rule: `latitude lies from -90 to 90 degrees`."""
    low = "" if column.low is None else f" from {column.low:g}"
    high = "" if column.high is None else f" to {column.high:g}"
    return f"{column.name} lies{low}{high}{' ' + column.unit if column.unit and 'from' not in column.unit else ''}"


def flag_rules(flags: tuple[tuple[str, str], ...]) -> tuple[Rule, ...]:
    """Returns the rules over flag columns; the column is named as its rule."""
    return tuple(Rule(name, "true", name, meaning) for name, meaning in flags)


def schema_rules(table: Table) -> tuple[Rule, ...]:
    """Returns the rules of all columns of a table."""
    return tuple(rule for column in table.columns for rule in column_rules(column))


def rules(name: str) -> tuple[Rule, ...]:
    """Returns the suite of a frame: a table's name, or `run`; the first rule a row breaks names its reject."""
    return {
        ARTICLES.name: lambda: (*flag_rules(ARTICLE_FLAGS), *schema_rules(ARTICLES)),
        MENTIONS.name: lambda: (*schema_rules(MENTIONS), *flag_rules((*EVIDENCE_FLAGS, *CODE_FLAGS))),
        EVENTS.name: lambda: (*schema_rules(EVENTS), *flag_rules((*EVENT_FLAGS, *CODE_FLAGS))),
        RUN: lambda: RUN_RULES,
    }[name]()


def framed_columns(name: str) -> tuple[str, ...]:
    """Returns the table columns that a suite's rules read, in file order, and the key."""
    table = next(table for table in (ARTICLES, MENTIONS, EVENTS) if table.name == name)
    read = {rule.column for rule in rules(name)} | {table.key}
    return tuple(column for column in table.names if column in read)
