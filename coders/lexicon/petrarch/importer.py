"""Imports PETRARCH and TABARI dictionaries: files in, a Tocsin lexicon folder and a report out."""

from collections.abc import Sequence
from pathlib import Path

from coders.lexicon.petrarch.actor_file import ActorEntry, read_actor_file
from coders.lexicon.petrarch.agent_file import AgentEntry, read_agent_file
from coders.lexicon.petrarch.report import ImportReport
from coders.lexicon.petrarch.source import FileAccount, Source
from coders.lexicon.petrarch.verb_file import read_verb_file
from coders.lexicon.petrarch.verb_records import VerbFile
from coders.lexicon.petrarch.word_files import Discard, IssueTerm, read_discard_file, read_issue_file
from coders.lexicon.petrarch.write import (
    AGENT_COLUMNS,
    CAMEO,
    CODE_COLUMNS,
    ORGANISATION_COLUMNS,
    PATTERN_COLUMNS,
    PROBLEM_COLUMNS,
    SYNONYM_COLUMNS,
    VERB_COLUMNS,
    actor_rows,
    agent_rows,
    code_rows,
    discard_rows,
    issue_rows,
    pattern_rows,
    problem_rows,
    rule_codes,
    synonym_rows,
    verb_rows,
    write_table,
)
from schemas.codebook import cameo_codes

DISCARD_COLUMNS = ("phrase", "scope")
ISSUE_COLUMNS = ("term", "issue", "category", "ignored")


def import_petrarch(
    verbs: Path, actors: Sequence[Path], agents: Path | None, issues: Path | None, discards: Path | None, *, out: Path
) -> ImportReport:
    """Writes the lexicon folder `out` from a verb file, actor files in order of precedence, and the agent, issue and discard files there are.

    Without actor and agent files no actors are written, and the coder takes Tocsin's own.
    Raises OSError where a file cannot be read or the folder not be written; what is wrong inside a file becomes a problem of the report.
    """
    sources: list[tuple[Source, int]] = []
    verb_file, verb_source = read_verb_file(verbs)
    sources.append((verb_source, len(verb_file.blocks)))
    known: list[ActorEntry] = []
    for path in actors:
        found, source = read_actor_file(path)
        known.extend(found)
        sources.append((source, len(found)))
    nouns: tuple[AgentEntry, ...] = ()
    if agents is not None:
        nouns, source = read_agent_file(agents)
        sources.append((source, len(nouns)))
    terms: tuple[IssueTerm, ...] = ()
    if issues is not None:
        terms, source = read_issue_file(issues)
        sources.append((source, len(terms)))
    phrases: tuple[Discard, ...] = ()
    if discards is not None:
        phrases, source = read_discard_file(discards)
        sources.append((source, len(phrases)))
    scheme, codes = code_rows(verb_file)
    if scheme == CAMEO:
        report_foreign(verb_source, verb_file)
    blocks = tuple(enumerate(verb_file.blocks, 1))
    problems = tuple(problem for source, _ in sources for problem in sorted(source.problems, key=lambda one: (one.line, one.id)))
    counts = (
        ("verbs", write_table(out / "sequences" / "verbs.tsv", VERB_COLUMNS, [row for place, one in blocks for row in verb_rows(one, place)])),
        ("patterns", write_table(out / "sequences" / "patterns.tsv", PATTERN_COLUMNS, [row for place, one in blocks for row in pattern_rows(one, place)])),
        ("synonyms", write_table(out / "sequences" / "synonyms.tsv", SYNONYM_COLUMNS, synonym_rows(verb_file.synonyms))),
        ("codes", write_table(out / "codes.tsv", CODE_COLUMNS, codes)),
        *write_actors(out / "actors", known, nouns, given=bool(actors) or agents is not None),
        ("discards", write_table(out / "discards.tsv", DISCARD_COLUMNS, discard_rows(phrases))),
        ("issues", write_table(out / "issues.tsv", ISSUE_COLUMNS, issue_rows(terms))),
    )
    write_table(out / "import.tsv", PROBLEM_COLUMNS, problem_rows(problems))
    accounts: tuple[FileAccount, ...] = tuple(source.account(entries) for source, entries in sources)
    return ImportReport(out, scheme, accounts, counts, problems)


def report_foreign(source: Source, file: VerbFile) -> None:
    """Reports the codes of a CAMEO dictionary that CAMEO does not have; they stay as they are, listed as the lexicon's own."""
    for line, codes in rule_codes(file):
        for code in codes:
            if code not in cameo_codes():
                source.repaired(line, "not-cameo", f"{code!r} is not a CAMEO code", "it was imported as the lexicon's own, without a name")


def write_actors(folder: Path, actors: Sequence[ActorEntry], agents: Sequence[AgentEntry], *, given: bool) -> tuple[tuple[str, int], ...]:
    """Writes names and role nouns; where no file was `given`, those of an earlier import are taken away."""
    names, nouns = folder / "organisations.tsv", folder / "agents.tsv"
    if not given:
        for path in (names, nouns):
            path.unlink(missing_ok=True)
        if folder.exists() and not any(folder.iterdir()):
            folder.rmdir()
        return (("names", 0), ("agents", 0))
    return (
        ("names", write_table(names, ORGANISATION_COLUMNS, actor_rows(actors))),
        ("agents", write_table(nouns, AGENT_COLUMNS, agent_rows(agents))),
    )
