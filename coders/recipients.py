"""Whom an event reaches that names no actor in its own slots: who made the thing, whom it is for, by a table of codes.

"rejected a bid by the minister" is against the minister, "sent troops to help Mali" for Mali, "declared a curfew in Gao" in Gao.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from coders.actors import Actor
from coders.dating import time_tokens
from coders.roles import RoleReader, own_affair, unique
from coders.syntax.reach import RELATIONS, reached
from coders.table_rows import TableProblem, read_table, refuse_unsound
from schemas.codebook import cameo_codes

LEXICON = Path(__file__).parent / "lexicon"
RULES, ASIDES = "recipients.tsv", "asides.tsv"
RULE_COLUMNS = ("code", "ways", "late", "why")
ASIDE_COLUMNS = ("word", "example")
PLACING = frozenset({"in", "into", "inside", "near", "across", "along", "throughout", "around", "outside"})
"""Behind these stands a place, whose people or authorities are addressed where the table lists them; other nouns there are no target."""
PREPOSITIONS = PLACING | {"to", "for", "from", "of", "by", "with", "against", "on", "over", "at", "between", "toward", "towards", "upon", "among", "out of"}
CLOSED, FRONT = "-", "front"
"""Ways that are no relation: nothing beyond the usual slots; the place that opens the sentence ("In Gao, rebels declared a truce")."""
PRONOUNS = frozenset({"he", "she", "him", "her", "they", "them", "it", "us", "we", "i", "you", "me", "himself", "herself", "itself", "themselves"})


@dataclass(frozen=True, slots=True)
class RecipientRule:
    """Where the target of a code's events is sought: `ways` in order, `late` the usual slots that are looked into only after them."""

    code: str
    ways: tuple[str, ...]
    late: frozenset[str]


@dataclass(frozen=True, slots=True)
class RecipientTables:
    """The rules by code prefix, and the nouns that only tell the occasion of a deed ("in protest at", "on the eve of")."""

    rules: Mapping[str, RecipientRule]
    asides: frozenset[str]


def check_recipients(folder: Path = LEXICON) -> tuple[TableProblem, ...]:
    """Returns the problems of both tables: headers, codes and ways that do not exist, a code twice, rules without a reason."""
    rows, found = read_table(folder / RULES, columns=RULE_COLUMNS)
    words, more = read_table(folder / ASIDES, columns=ASIDE_COLUMNS)
    problems = [*found, *more]
    known = {*RELATIONS, CLOSED, FRONT, *(name.replace(" ", "_") for name in PREPOSITIONS)}
    seen: set[str] = set()
    for row in rows:
        code = row["code"]
        if not any(whole.startswith(code) for whole in cameo_codes()) or not code:
            problems.append(TableProblem(RULES, row.line, "unknown-code", f"{code!r} begins no CAMEO code; codes are those of schemas/cameo.tsv"))
        if code in seen:
            problems.append(TableProblem(RULES, row.line, "code-twice", f"{code!r} has a row already; merge the two"))
        seen.add(code)
        for way in (*row["ways"].split(), *row["late"].split()):
            if way not in known:
                problems.append(TableProblem(RULES, row.line, "unknown-way", f"{way!r} is no way to a target; ways are {', '.join(sorted(known))}"))
        if not row["why"]:
            problems.append(TableProblem(RULES, row.line, "no-reason", "the column why is empty; say in a few words whom the event reaches"))
    for row in words:
        if row["word"] != row["word"].lower() or row["word"] not in row["example"].lower():
            problems.append(TableProblem(ASIDES, row.line, "no-example", f"{row['word']!r} must be lower case and stand in its example"))
    return tuple(problems)


@cache
def load_recipients(folder: Path = LEXICON) -> RecipientTables:
    """Returns both tables, read once a process; raises ValueError with all problems where they are not sound."""
    refuse_unsound(check_recipients(folder))
    rules = {
        row["code"]: RecipientRule(row["code"], tuple(way.replace("_", " ") for way in row["ways"].split()), frozenset(row["late"].split()))
        for row in read_table(folder / RULES, columns=RULE_COLUMNS)[0]
    }
    words = frozenset(row["word"] for row in read_table(folder / ASIDES, columns=ASIDE_COLUMNS)[0])
    return RecipientTables(MappingProxyType(rules), words)


@cache
def rule_of(code: str) -> RecipientRule | None:
    """Returns the rule of the longest prefix of a code, None where no row speaks of it."""
    rules = load_recipients().rules
    return next((rules[code[:length]] for length in range(len(code), 0, -1) if code[:length] in rules), None)


def is_closed(code: str) -> bool:
    """Says whether nobody beyond the usual slots is a target of a code: whom an accusation names is accused, and nobody else."""
    rule = rule_of(code)
    return rule is not None and CLOSED in rule.ways


def deferred(code: str) -> frozenset[str]:
    """Returns the usual target slots that are looked into only after the ways of a code's rule."""
    rule = rule_of(code)
    return rule.late if rule is not None else frozenset()


@dataclass(slots=True)
class Recipients:
    """Finds whom the events of one sentence reach."""

    roles: RoleReader

    def find(
        self, code: str, starts: tuple[int, ...], sources: tuple[Actor, ...], thing: int | None, doers: tuple[int, ...]
    ) -> tuple[tuple[Actor, ...], int] | None:
        """Returns the actors that an event reaches and their head, by the first way of its code's rule that leads to one; None where none does.

        `starts` are the tokens of the event and its objects, `thing` is the head that fills the target slot without naming an actor, `doers`
        are the heads of who acts. A place without a code of its own, or in the source's own country, gives its head with no actors.
        """
        rule = rule_of(code)
        if rule is None or not sources or (thing is not None and self.roles.view.sentence.lower[thing] in PRONOUNS):
            # whom "accused him of a plot in Mali" means is not known, and not Mali
            return None
        pairs = reached(self.roles.view.sentence, tuple(dict.fromkeys(starts)), load_recipients().asides, frozenset(doers))
        for way in rule.ways:
            for relation, head in pairs:
                fronted = relation in PLACING and head < starts[0]
                if (FRONT if fronted else relation) != way or head in time_tokens(self.roles.view.sentence) or self.roles.is_money(head) or self.roles.is_means(head):
                    continue
                found = self.place(head, sources) if relation in PLACING else self.actors(head, sources)
                if found is not None:
                    return found, head
        return None

    def actors(self, head: int, sources: tuple[Actor, ...]) -> tuple[Actor, ...] | None:
        """Returns the actors of a head that are not the source or its own, None without any."""
        codes = {actor.code for actor in sources}
        found = unique(actor for actor in self.roles.reader.resolve(head) if actor.code not in codes and not own_affair(actor, sources))
        return found or None

    def place(self, head: int, sources: tuple[Actor, ...]) -> tuple[Actor, ...] | None:
        """Returns the actor that a place stands for; () for a named place without a code or in the source's country, None for what is no place."""
        reader = self.roles.reader
        named = "PLACE" in reader.kinds(head)
        actors = reader.resolve(head)
        if not named and (actors or not self.roles.view.sentence.tags[head].startswith("NNP")):
            return None
        home = {actor.country for actor in sources if actor.country}
        return unique(actor for actor in actors if actor.country not in home)
