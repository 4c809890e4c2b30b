"""The day of an event whose repeat in the sentence tells it: "the murder of the mayor, who was gunned down in Zenda on Monday"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coders.derived import Derived
from coders.repeats import TWICE
from schemas.mention import Mention

DAY = "day"


def with_days_of_repeats(owners: Sequence[Derived], leads: Mapping[int, int], mentions: Sequence[Mention]) -> list[Mention]:
    """Returns the mentions of a sentence, those that no words date given the day of what tells them again; `owners` are their events.

    Only a day counts, and only one by words of its own: "the murder of the mayor, who was gunned down on Monday" was on Monday. What is old stays
    undated here: the policy would have to judge it anew.
    """
    told: dict[int, Mention] = {}
    for derived, mention in zip(owners, mentions, strict=True):
        lead = leads.get(derived.trigger)
        if lead is not None and mention.dropped_reason == TWICE and mention.date_text is not None and mention.date_precision == DAY:
            told.setdefault(lead, mention)
    return [dated(mention, told.get(derived.trigger)) for derived, mention in zip(owners, mentions, strict=True)] if told else list(mentions)


def dated(mention: Mention, repeat: Mention | None) -> Mention:
    """Returns a mention with the day of its repeat where no words of its own tell one; as it is where there is none."""
    if repeat is None or mention.date_text is not None or mention.status != "kept":
        return mention
    return replace(
        mention, event_date=repeat.event_date, date_precision=repeat.date_precision, date_end=repeat.date_end, date_text=repeat.date_text,
        derivation=f"{mention.derivation}; date: of {repeat.trigger!r}, which tells it again",
    )
