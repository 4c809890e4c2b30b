"""How many were killed, injured, arrested or took part, as far as the clause of the event says so."""

from coders.derived import Derived
from coders.numbers import casualties
from coders.parse import Sentence, plain
from coders.syntax.phrases import clause_span

CASUALTY_ROOTS = frozenset({"14", "17", "18", "19", "20"})


def count_columns(sentence: Sentence, derived: Derived, *, polarity: str) -> dict[str, int | None]:
    """Returns the number columns; none where the clause gives none, or the event is of a kind that has none."""
    root = derived.code[:2]
    if root not in CASUALTY_ROOTS or polarity == "negated":
        return {}
    first, last = clause_span(sentence, derived.light if derived.light is not None else derived.core)
    window = (sentence.offsets[first] - sentence.start, sentence.end_of(last) - sentence.start)
    found = casualties(plain(sentence.text), window=window)
    return {
        "fatalities": found.fatalities,
        "injured": found.injured,
        "arrested": found.arrested if derived.code.startswith(("173", "14", "175")) else None,
        "crowd_size": found.crowd_size if root == "14" else None,
    }
