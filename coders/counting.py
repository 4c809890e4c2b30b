"""How many were killed, injured, arrested or took part, as far as the clause of the event says so."""

from dataclasses import replace

from coders.derive import Derived
from coders.numbers import casualties
from coders.parse import Sentence, plain
from coders.syntax.phrases import clause_span
from schemas.mention import Mention

CASUALTY_ROOTS = frozenset({"14", "17", "18", "19", "20"})


def with_counts(mention: Mention, sentence: Sentence, derived: Derived) -> Mention:
    """Returns the mention with its number columns; None where its clause gives none, or the event is of a kind that has none."""
    root = mention.cameo_root
    if root not in CASUALTY_ROOTS or mention.polarity == "negated":
        return mention
    first, last = clause_span(sentence, derived.light if derived.light is not None else derived.core)
    window = (sentence.offsets[first] - sentence.start, sentence.end_of(last) - sentence.start)
    found = casualties(plain(sentence.text), window=window)
    return replace(
        mention,
        fatalities=found.fatalities,
        injured=found.injured,
        arrested=found.arrested if mention.cameo_code.startswith(("173", "14", "175")) else None,
        crowd_size=found.crowd_size if root == "14" else None,
    )
