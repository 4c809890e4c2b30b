"""What an operator's own sense keeps of an event that it takes: codes that are no narrower, and what is only said to be so."""

from coders.senses import is_unspecific
from coders.syntax.context import has_infinitive_to
from coders.syntax.subjunctive import is_to_be_done
from coders.verbs import Match, View

HALTING = frozenset({"stop", "ease"})


def refines(match: Match, code: str) -> bool:
    """Says whether a composed code may replace that of the match's sense: only a more specific code of its own root may."""
    sense = match.pattern.code if match.pattern is not None and match.pattern.operator is None else None
    if sense is not None and match.operator in HALTING:
        # "broke off contacts" is what the pattern says, not a halt of negotiations
        return False
    if match.pattern is not None and match.pattern.code not in (None, code) and match.pattern.code.startswith(code):
        # "refused to allow a team in": the sense is the narrower
        return False
    return sense is None or (code[:2] == sense[:2] and not is_unspecific(code))


def asks_nothing(view: View, match: Match) -> bool:
    """Says whether what may be insisted on is only said, since no clause tells what is to be done: "insisted that Iran had opened the site", "insisted"."""
    words = view.lexicon.classes.get("SAYING_OR_ASKING")
    said = not match.form.others and words is not None and words.holds(view.lemmas, view.sentence.lower, match.token)
    return said and not any(is_to_be_done(view.sentence, clause) for clause in match.slots.clauses)


def is_only_said(view: View, match: Match, inner: int) -> bool:
    """Says whether what is insisted on or told is said to be so, not asked for: "insisted that Iran had opened the site"."""
    sentence, classes = view.sentence, view.lexicon.classes
    if match.form.others:
        return False
    if (words := classes.get("ASKING_BY_INFINITIVE")) is not None and words.holds(view.lemmas, sentence.lower, match.token):
        return not any(has_infinitive_to(sentence, clause) for clause in match.slots.clauses)
    words = classes.get("SAYING_OR_ASKING")
    return words is not None and words.holds(view.lemmas, sentence.lower, match.token) and not is_to_be_done(sentence, inner)
