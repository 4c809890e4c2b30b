"""Writes an imported dictionary as a Tocsin lexicon folder of tab-separated tables.

Verbs go into `sequences/`, not into `verbs/*.yaml`: a PETRARCH pattern is an order of words around the verb, not a set of slots, and a table of
14,000 rows is read in a tenth of a second where YAML takes seconds.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from coders.lexicon.petrarch.actor_file import ActorEntry
from coders.lexicon.petrarch.agent_file import AgentEntry
from coders.lexicon.petrarch.codes import NO_EVENT
from coders.lexicon.petrarch.verb_records import Block, SequencePattern, SynonymSet, Verb, VerbFile
from coders.lexicon.petrarch.word_files import Discard, IssueTerm
from coders.lexicon.problems import Problem
from schemas.codebook import cameo_codes

NONE = "none"
CAMEO, OWN = "CAMEO", "own"
CAMEO_SHARE = 0.9
"""At least this share of an import's rules must give CAMEO codes for its codes to be CAMEO's."""
SHORT_NAME = 3
"""Names of one word up to this length are matched in capitals only: UN, EU, PLO."""

VERB_COLUMNS = ("verb", "forms", "block", "code", "back", "line")
PATTERN_COLUMNS = ("block", "before", "after", "code", "back", "line")
SYNONYM_COLUMNS = ("set", "member", "plural")
CODE_COLUMNS = ("code", "root", "name", "scheme", "rules")
ORGANISATION_COLUMNS = ("code", "name", "names", "kind", "from", "until")
AGENT_COLUMNS = ("noun", "code", "plural", "kind")
PROBLEM_COLUMNS = ("file", "line", "level", "id", "message", "hint")

Row = Sequence[str]


def write_table(path: Path, columns: Row, rows: Iterable[Row]) -> int:
    """Writes one table and returns the number of its rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(" ".join(cell.split()) for cell in row) for row in rows]
    path.write_text("\n".join(("\t".join(columns), *lines)) + "\n", encoding="utf8")
    return len(lines)


def code_text(code: str | None, *, empty: str = NONE) -> str:
    """Returns a code as it stands in a table."""
    return empty if code is None or code in NO_EVENT else code


def verb_rows(block: Block, number: int) -> Iterator[Row]:
    """Yields a row a verb: its words with + before the inflected one, the listed forms, its block, its own code or the block's."""
    for verb in block.verbs:
        code, back = (verb.code, verb.back) if verb.own else (block.code, block.back)
        forms = "|".join(marked(words, head) for words, head in verb.forms)
        yield marked(verb.words, verb.head), forms, block_id(block, number), code_text(code), code_text(back, empty=""), str(verb.line)


def marked(words: Sequence[str], head: int) -> str:
    """Returns the words of a verb with + before the inflected one where it is not the first: wire +tap."""
    return " ".join(("+" if head and place == head else "") + word for place, word in enumerate(words))


def block_id(block: Block, number: int) -> str:
    """Returns a name that no other block has: two blocks of a file may be called the same."""
    return f"{block.name.lower().replace(' ', '_')}:{number}"


def pattern_rows(block: Block, number: int) -> Iterator[Row]:
    """Yields a row a pattern, those that say the same left out."""
    seen: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for pattern in block.patterns:
        if (pattern.before, pattern.after) in seen:
            continue
        seen.add((pattern.before, pattern.after))
        yield (
            block_id(block, number), " ".join(pattern.before), " ".join(pattern.after), code_text(pattern.code), code_text(pattern.back, empty=""),
            str(pattern.line),
        )


def synonym_rows(sets: Iterable[SynonymSet]) -> Iterator[Row]:
    """Yields a row a member; `plural` is yes where the member's plural counts too."""
    for one in sets:
        for member in one.members:
            yield one.name, member, "yes" if member in one.stems else ""


def rule_codes(file: VerbFile) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yields line and codes of every block, verb with a code of its own, and pattern."""
    for block in file.blocks:
        rules: tuple[Block | Verb | SequencePattern, ...] = (block, *(verb for verb in block.verbs if verb.own), *block.patterns)
        for rule in rules:
            yield rule.line, tuple(code for code in (rule.code, rule.back) if code is not None and code not in NO_EVENT)


def code_rows(file: VerbFile) -> tuple[str, list[Row]]:
    """Returns the scheme and the code list of an import: CAMEO's names only where the codes are CAMEO's."""
    uses: dict[str, int] = {}
    for _, codes in rule_codes(file):
        for code in codes:
            uses[code] = uses.get(code, 0) + 1
    known = sum(count for code, count in uses.items() if code in cameo_codes())
    cameo = bool(uses) and known >= CAMEO_SHARE * sum(uses.values())
    rows: list[Row] = []
    for code in sorted(uses):
        entry = cameo_codes().get(code) if cameo else None
        rows.append((code, entry.root if entry else code[:2], entry.name if entry else "", CAMEO if entry else OWN, str(uses[code])))
    return (CAMEO if cameo else OWN), rows


def actor_rows(actors: Iterable[ActorEntry]) -> Iterator[Row]:
    """Yields a row a code of an actor: dated codes in the order of the file, then those that hold always."""
    for actor in actors:
        names = [shown(name) for name in actor.names]
        for code in sorted(actor.codes, key=lambda one: one.first is None and one.last is None):
            yield code.code, names[0], "|".join(names[1:]), "imported", day_text(code.first), day_text(code.last)


def shown(name: str) -> str:
    """Returns a name as it is printed: Minas Tirith, U.N.; a short one stays in capitals and is then matched in capitals only."""
    words = name.replace("|", " ").split()
    if len(words) == 1 and (len(words[0]) <= SHORT_NAME or "." in words[0]):
        return words[0].upper()
    return " ".join(word[:1].upper() + word[1:].lower() for word in words)


def day_text(day: date | None) -> str:
    """Returns a day as the tables write it, "" for an open end."""
    return day.isoformat() if day else ""


def agent_rows(agents: Iterable[AgentEntry]) -> Iterator[Row]:
    """Yields a row a role noun; a code that stands before its actor's keeps its ~ (NGO~)."""
    for agent in agents:
        yield agent.noun, agent.code + ("~" if agent.before else ""), agent.plural or agent.noun, "group"


def discard_rows(discards: Iterable[Discard]) -> Iterator[Row]:
    """Yields a row a phrase."""
    for one in discards:
        yield one.phrase, "story" if one.story else "sentence"


def issue_rows(issues: Iterable[IssueTerm]) -> Iterator[Row]:
    """Yields a row a term."""
    for one in issues:
        yield one.term, one.issue, one.category, "yes" if one.ignored else ""


def problem_rows(problems: Iterable[Problem]) -> Iterator[Row]:
    """Yields a row a problem."""
    for one in problems:
        yield one.file, str(one.line), one.level, one.id, one.message, one.hint
