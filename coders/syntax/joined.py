"""How two verbs of a sentence hang together: clauses that tell one occurrence between them."""

from collections.abc import Iterator

from coders.parse import Sentence
from coders.syntax.memo import remembered
from coders.syntax.tokens import is_noun, is_verb

JOINING = frozenset({"advcl", "conj", "relcl", "acl", "xcomp", "pcomp", "parataxis", "dep"})
TOGETHER = frozenset({"advcl", "conj", "xcomp"})
AIM = frozenset({"advcl", "xcomp", "acl"})
EARLIER = frozenset({"after", "since", "because"})
SUBORDINATE = frozenset({"advcl", "relcl", "acl"})
"""Labels of clauses that hang on another and may tell of another time."""
MEANWHILE = frozenset({"as", "when", "while", "where"})
APPOSED = frozenset({"appos", "conj"})
CIRCUMSTANCES = frozenset({"when", "as", "after"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


@remembered
def joined_above(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns the tokens above a verb that its clause hangs on as participle, conjunct, relative or adverbial clause, the nearest first."""
    return climb(sentence, verb, JOINING)


@remembered
def shares_clause(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns the verbs above that a verb without a subject of its own continues: "fired, killing two", "shot one and wounded four"."""
    return () if has_subject(sentence, verb) else climb(sentence, verb, TOGETHER)


@remembered
def aims_above(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns what an infinitive is the aim of: "marched to demand", "sent a letter to appeal"."""
    if has_subject(sentence, verb) or sentence.tags[verb] != "VB":
        return ()
    return climb(sentence, verb, AIM)


def is_set_before(sentence: Sentence, verb: int) -> bool:
    """Says whether a clause with a subject of its own tells what was before that on which it hangs: "raided the town after a bomb killed two"."""
    marks = (child for child in sentence.children[verb] if child < verb and sentence.deps[child] in ("mark", "prep"))
    return has_subject(sentence, verb) and any(sentence.lower[child] in EARLIER for child in marks)


def circumstance_of(sentence: Sentence, verb: int) -> int | None:
    """Returns the verb on which a clause with when, as or after hangs ("died when jets bombed caves": died for bombed), None for none."""
    above = sentence.heads[verb]
    told = any(sentence.lower[child] in CIRCUMSTANCES for child in sentence.children[verb] if child < verb)
    return above if sentence.deps[verb] == "advcl" and is_verb(sentence, above) and told else None


def climb(sentence: Sentence, verb: int, labels: frozenset[str]) -> tuple[int, ...]:
    """Returns the tokens above a verb as long as its clauses hang on one another by these labels; nouns and prepositions between are passed."""
    found: list[int] = []
    token = verb
    while sentence.heads[token] != token:
        if is_verb(sentence, token) and sentence.deps[token] not in labels:
            break
        token = sentence.heads[token]
        found.append(token)
    return tuple(found)


def has_subject(sentence: Sentence, verb: int) -> bool:
    """Says whether a verb has a subject of its own."""
    return any(sentence.deps[child] in SUBJECTS for child in sentence.children[verb])


def subordinate_spans(sentence: Sentence, token: int) -> Iterator[tuple[int, int]]:
    """Yields first and last token of each relative or adverbial clause that a token stands in, the innermost first; of a relative clause with the noun
    that it tells of ("Zenda, the second city, which fell on Monday"), none of what was at one time with the rest ("as they traded fire")."""
    top = token
    for _ in range(len(sentence)):
        if is_verb(sentence, top) and sentence.deps[top] in SUBORDINATE and not is_meanwhile(sentence, top):
            inside = [top]
            for part in inside:
                inside.extend(child for child in sentence.children[part] if child not in inside)
            noun = sentence.heads[top]
            while sentence.deps[noun] in APPOSED and is_noun(sentence, noun):
                noun = sentence.heads[noun]
            yield min(*inside, noun), max(inside)
        if sentence.heads[top] == top:
            return
        top = sentence.heads[top]


def is_meanwhile(sentence: Sentence, verb: int) -> bool:
    """Says whether a clause tells what was at one time with the rest: "troops were on alert in Zenda as they traded fire"."""
    return any(sentence.lower[child] in MEANWHILE for child in sentence.children[verb] if child < verb)
