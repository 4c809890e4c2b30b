"""Gives a verb the subject that the parser hung on the words before a comma, and who reports a sentence its place at the end of it."""

from collections.abc import Sequence

FINITE = frozenset({"VBD", "VBZ"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
LOST = frozenset({"appos", "pobj", "conj"})
"""What the parser makes of a subject whose verb it leaves without one."""
MAIN = frozenset({"ROOT", "ccomp", "parataxis"})
LONGEST = 12
OPENS_NO_SUBJECT = frozenset({"IN", "TO", "CC", "RB", "WDT", "WP", "WRB", "VBG", "VBN"})
TIMES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december", "today", "yesterday", "week", "month", "year", "day", "morning", "night", "afternoon", "evening",
})  # fmt: skip
SINCE = "since"
REPORTING = frozenset({"said", "reported", "says", "reports", "quoted", "announced", "told"})
AT_END = 3
"""How many tokens from the end of a sentence who reports it may stand."""


def subjects_lost(lower: Sequence[str], tags: Sequence[str], deps: list[str], heads: list[int]) -> None:
    """Makes the noun phrase between a comma and a verb without a subject its subject: "After talks with Ana Moreno, Kral met the king"; not the last of
    a list ("Of four states, Chad, Mali, Niger and Togo won")."""
    for verb, tag in enumerate(tags):
        if tag not in FINITE or deps[verb] not in MAIN or any(head == verb and deps[token] in SUBJECTS for token, head in enumerate(heads)):
            continue
        end = verb
        while end > 0 and tags[end - 1] == "RB" and heads[end - 1] == verb:
            end -= 1
        comma = next((token for token in range(end - 1, max(0, end - LONGEST), -1) if lower[token] == ","), None)
        if comma is None or comma + 1 >= end or tags[comma + 1] in OPENS_NO_SUBJECT:
            continue
        inside = range(comma + 1, end)
        tops = [token for token in inside if heads[token] not in inside]
        listed = len(tops) == 1 and deps[tops[0]] == "conj" and lower[verb] not in REPORTING
        if len(tops) == 1 and not listed and is_lost(tops[0], lower, tags, deps) and heads[tops[0]] < comma:
            deps[tops[0]], heads[tops[0]] = "nsubj", verb


def is_lost(noun: int, lower: Sequence[str], tags: Sequence[str], deps: Sequence[str]) -> bool:
    """Says whether a noun may be a subject that the parser hung elsewhere; a day or a month is none."""
    return tags[noun].startswith("NN") and deps[noun] in LOST and lower[noun] not in TIMES


def closing_reports(lower: Sequence[str], tags: Sequence[str], deps: list[str], heads: list[int]) -> None:
    """Hangs what somebody said on his verb of saying, not on that of who reports it at the end: "Iran said ships had left, the agency reported"."""
    for report in range(max(0, len(lower) - AT_END - 1), len(lower)):
        said = heads[report]
        if lower[report] not in REPORTING or deps[report] != "ccomp" or said >= report or lower[said] not in REPORTING:
            continue
        below = [token for token, head in enumerate(heads) if head == report and token != report]
        told = [token for token in below if deps[token] == "ccomp" and said < token < report]
        teller = [token for token in below if deps[token] == "nsubj" and token < report]
        if len(told) == 1 and len(teller) == 1 and told[0] < teller[0] and "," in lower[told[0] : teller[0]]:
            heads[told[0]], deps[report] = said, "parataxis"


def times_as_subjects(lower: Sequence[str], tags: Sequence[str], deps: list[str], heads: list[int]) -> None:
    """Gives a verb its subject where the parser took a day or month behind "since" for it: "a mayor held by rebels since May was released"; not where a
    noun of its own stands between ("held since May elections were lost")."""
    if SINCE not in lower:
        return
    for time in range(2, len(lower)):
        since, verb = time - 1, heads[time]
        if lower[since] != SINCE or lower[time] not in TIMES or deps[time] not in SUBJECTS or deps[verb] != "advcl":
            continue
        held = heads[verb]
        whom = heads[held]
        if heads[since] != verb or deps[held] not in ("acl", "relcl") or not whom < held < since:
            continue
        deps[since], heads[since], deps[time], heads[time] = "prep", held, "pobj", since
        deps[verb], heads[verb] = deps[whom], verb if heads[whom] == whom else heads[whom]
        deps[whom], heads[whom] = "nsubjpass" if any(deps[token] == "auxpass" for token, head in enumerate(heads) if head == verb) else "nsubj", verb
        for token in range(verb + 1, len(lower)):
            if heads[token] == whom:
                heads[token] = verb
