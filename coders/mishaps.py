"""A blast that its own entry knows for a mishap kills nobody in an attack: "an explosion at a coal mine killed 14 miners"."""

from collections.abc import Mapping

from coders.verbs import Match, View

VIOLENCE = ("18", "19")
"""Roots of what a blast may be, and of what its dead may tell."""
BEHIND = ("in", "by", "from")
"""Slots, beside the subject, that name what killed."""


def is_of_mishap(view: View, matches: Mapping[int, Match], match: Match) -> bool:
    """Says whether a verb of violence tells what came of a noun whose pattern makes it no event; "the bomb killed" and "the attack killed" stay."""
    if match.form.entry.part != "verb" or not (match.code or "").startswith(VIOLENCE):
        return False
    slots = view.slots(match.token)
    heads = (*slots.subject, *(head for name in BEHIND for head in slots.prepositions.get(name, ())))
    return any(is_mishap(matches.get(head)) for head in heads)


def is_mishap(match: Match | None) -> bool:
    """Says whether a noun that elsewhere tells of violence is no event here, by a pattern of its entry."""
    return (
        match is not None and match.form.entry.part == "noun" and match.form.entry.code.startswith(VIOLENCE)
        and match.code is None and match.operator is None and match.pattern is not None
    )  # fmt: skip
