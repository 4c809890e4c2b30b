"""Where the time expressions of a sentence stand: the verb above each and the noun that it modifies."""


from coders.dates import TimeExpression, find_dates
from coders.parse import Sentence, plain
from coders.records import record
from coders.syntax.context import chain
from coders.syntax.memo import remembered
from coders.syntax.tokens import is_verb

DATING_KINDS = frozenset({"DATE", "TIME", "DURATION"})
COMPARING, WHEN = frozenset({"as", "unlike", "than"}), frozenset({"in", "on", "at", "during"})


@record
class PlacedExpression:
    """A time expression with the token it starts at and the verb (or noun) it hangs on; `inside` is the noun it modifies, if any."""

    expression: TimeExpression
    token: int
    owner: int
    inside: int | None
    tokens: tuple[int, ...] = ()


@remembered
def place_expressions(sentence: Sentence) -> tuple[PlacedExpression, ...]:
    """Returns the sentence's time expressions that date something, with what each hangs on."""
    return tuple(found for found in all_expressions(sentence) if not is_compared(sentence, found.tokens[0]))


@remembered
def all_expressions(sentence: Sentence) -> tuple[PlacedExpression, ...]:
    """Returns the sentence's time expressions with what each hangs on."""
    found = []
    for expression in find_dates(plain(sentence.text)):
        if expression.kind not in DATING_KINDS or expression.value.relation == "anchor":
            # "two days after the June 12 summit": the 12th only says what is counted from
            continue
        first = sentence.start + expression.start
        last = sentence.start + expression.end
        tokens = [token for token, offset in enumerate(sentence.offsets) if first <= offset < last]
        if tokens:
            found.append(place_one(sentence, expression, tokens))
    return tuple(found)


def is_compared(sentence: Sentence, first: int) -> bool:
    """Says whether a time is only that of something else, to which this is compared: "as in the year before, Sunday's march", "fewer than in 2004"."""
    return first > 1 and sentence.lower[first - 1] in WHEN and sentence.lower[first - 2] in COMPARING


@remembered
def time_tokens(sentence: Sentence) -> frozenset[int]:
    """Returns the tokens of a sentence's time expressions, which name no actor."""
    return frozenset(token for item in all_expressions(sentence) for token in item.tokens)


def place_one(sentence: Sentence, expression: TimeExpression, tokens: list[int]) -> PlacedExpression:
    """Finds the verb above an expression; a noun that it modifies ("the 1967 war") is kept as `inside`."""
    inside_set = set(tokens)
    head = next((token for token in tokens if sentence.heads[token] not in inside_set or sentence.heads[token] == token), tokens[0])
    inside = None
    for link in chain(sentence, head):
        if link.above in inside_set:
            continue
        if is_verb(sentence, link.above):
            return PlacedExpression(expression, tokens[0], link.above, inside, tuple(tokens))
        if inside is None and sentence.tags[link.above].startswith("NN") and (link.kind in ("modifier", "of") or link.kind == "other"):
            inside = link.above
    return PlacedExpression(expression, tokens[0], chain_root(sentence, head), inside, tuple(tokens))


def chain_root(sentence: Sentence, token: int) -> int:
    """Returns the root of the sentence's tree above a token."""
    links = chain(sentence, token)
    return links[-1].above if links else token
