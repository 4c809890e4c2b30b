"""Whom an event reaches that names no actor in its own slots: who made the thing, whom it is for, by a table of codes.

"rejected a bid by the minister" is against the minister, "sent troops to help Mali" for Mali, "declared a curfew in Gao" in Gao.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from coders.actors import Actor
from coders.date_placing import time_tokens
from coders.roles import RoleReader, own_affair, unique
from coders.syntax.reach import RELATIONS, Wording, addressees, reached
from coders.table_rows import TableProblem, read_table, refuse_unsound
from schemas.codebook import cameo_codes

LEXICON = Path(__file__).parent / "lexicon"
RULES, WORDS = "recipients.tsv", "recipient_words.tsv"
RULE_COLUMNS = ("code", "ways", "late", "why")
WORD_COLUMNS = ("words", "use", "example")
USES = ("occasion", "helping")
PLACING = frozenset({"in", "into", "inside", "near", "across", "along", "throughout", "around", "outside"})
"""Behind these stands a place, whose people or authorities are addressed where the table lists them; other nouns there are no target."""
PREPOSITIONS = PLACING | {"to", "for", "from", "of", "by", "with", "against", "on", "over", "at", "between", "toward", "towards", "upon", "among", "out of"}
CLOSED, FRONT, ADDRESSEE = "-", "front", "addressee"
"""Ways that are no relation: nothing beyond the usual slots; the place that opens the sentence ("In Gao, rebels declared a truce"); to whom
what holds the words went ("a letter to the premier threatening")."""
EVEN_NAMELESS = "!"
"""Behind a way: where it leads to no actor its words stand as the target's."""
SLOTS = frozenset({"object", "and"})
PRONOUNS = frozenset({"he", "she", "him", "her", "they", "them", "it", "us", "we", "i", "you", "me", "himself", "herself", "itself", "themselves"})


@dataclass(frozen=True, slots=True)
class RecipientRule:
    """Where the target of a code's events is sought: `ways` in order, `late` the usual slots that are looked into only after them."""

    code: str
    ways: tuple[str, ...]
    late: frozenset[str]


@dataclass(frozen=True, slots=True)
class RecipientTables:
    """The rules by code prefix, the words that tell the occasion of a deed ("in protest", "on eve") and the verbs of helping."""

    rules: Mapping[str, RecipientRule]
    wording: Wording


def check_recipients(folder: Path = LEXICON) -> tuple[TableProblem, ...]:
    """Returns the problems of both tables: headers, codes and ways that do not exist, a code twice, rules without a reason."""
    rows, found = read_table(folder / RULES, columns=RULE_COLUMNS)
    words, more = read_table(folder / WORDS, columns=WORD_COLUMNS)
    problems = [*found, *more]
    known = {CLOSED, FRONT, ADDRESSEE, *(name.replace(" ", "_") for name in (*RELATIONS, *PREPOSITIONS)), *SLOTS}
    seen: set[str] = set()
    for row in rows:
        code = row["code"]
        if not any(whole.startswith(code) for whole in cameo_codes()) or not code:
            problems.append(TableProblem(RULES, row.line, "unknown-code", f"{code!r} begins no CAMEO code; codes are those of schemas/cameo.tsv"))
        if code in seen:
            problems.append(TableProblem(RULES, row.line, "code-twice", f"{code!r} has a row already; merge the two"))
        seen.add(code)
        for way in (*row["ways"].split(), *row["late"].split()):
            if way.removesuffix(EVEN_NAMELESS) not in known:
                problems.append(TableProblem(RULES, row.line, "unknown-way", f"{way!r} is no way to a target; ways are {', '.join(sorted(known))}"))
        if not row["why"]:
            problems.append(TableProblem(RULES, row.line, "no-reason", "the column why is empty; say in a few words whom the event reaches"))
    for row in words:
        if row["use"] not in USES:
            problems.append(TableProblem(WORDS, row.line, "unknown-use", f"{row['use']!r} is no use; uses are {', '.join(USES)}"))
        if not all(word in row["example"].rstrip(".").split() for word in row["words"].split()):
            problems.append(TableProblem(WORDS, row.line, "no-example", f"the words {row['words']!r} must stand in the example, in lower case"))
    return tuple(problems)


@cache
def load_recipients(folder: Path = LEXICON) -> RecipientTables:
    """Returns both tables, read once a process; raises ValueError with all problems where they are not sound."""
    refuse_unsound(check_recipients(folder))
    rules = {
        row["code"]: RecipientRule(row["code"], tuple(way.replace("_", " ") for way in row["ways"].split()), frozenset(row["late"].split()))
        for row in read_table(folder / RULES, columns=RULE_COLUMNS)[0]
    }
    words = read_table(folder / WORDS, columns=WORD_COLUMNS)[0]
    used = {use: frozenset(row["words"] for row in words if row["use"] == use) for use in USES}
    return RecipientTables(MappingProxyType(rules), Wording(used["occasion"], used["helping"]))


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
        if rule is None or CLOSED in rule.ways or (thing is not None and self.roles.view.sentence.lower[thing] in PRONOUNS):
            # whom "accused him of a plot in Mali" means is not known, and not Mali
            return None
        sentence, words = self.roles.view.sentence, load_recipients().wording
        pairs = reached(sentence, tuple(dict.fromkeys(starts)), words, frozenset(doers))
        pairs = tuple((FRONT if name in PLACING and head < starts[0] else name, head) for name, head in pairs if self.may_be_target(head))
        pairs += tuple((ADDRESSEE, head) for head in addressees(sentence, starts[0]))
        fallback: int | None = None
        for way in rule.ways:
            name = way.removesuffix(EVEN_NAMELESS)
            for head in (head for relation, head in pairs if relation == name):
                found = self.place(head, sources) if name in (*PLACING, FRONT) else self.actors(head, sources)
                if found:
                    return found, head
                if fallback is None and (found is not None or way != name):
                    fallback = head
        return ((), fallback) if fallback is not None else None

    def may_be_target(self, head: int) -> bool:
        """Says whether a head may name whom an event reaches: no time, sum, means or pronoun of things."""
        roles = self.roles
        return not (head in time_tokens(roles.view.sentence) or roles.is_money(head) or roles.is_means(head))

    def actors(self, head: int, sources: tuple[Actor, ...]) -> tuple[Actor, ...] | None:
        """Returns the actors of a head that are not the source or its own; () for others of the source's code, who stay words, None for no actor."""
        codes = {actor.code for actor in sources}
        others = tuple(actor for actor in self.roles.reader.resolve(head) if actor.how != "memory" and not own_affair(actor, sources))
        return unique(actor for actor in others if actor.code not in codes) if others else None

    def place(self, head: int, sources: tuple[Actor, ...]) -> tuple[Actor, ...] | None:
        """Returns the actor that a place stands for; () for a place without a code or in the source's country, None for what is no place."""
        reader, view = self.roles.reader, self.roles.view
        kinds, actors = reader.kinds(head), reader.resolve(head)
        areas = view.lexicon.classes.get("AREA")
        area = areas is not None and areas.holds(view.lemmas, view.sentence.lower, head)
        if "PLACE" not in kinds and not area and (actors or not view.sentence.tags[head].startswith("NNP")):
            return None
        home = {actor.country for actor in sources if actor.country}
        return unique(actor for actor in actors if actor.country not in home)
