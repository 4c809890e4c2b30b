"""Who the dead of an event were, as actor codes, and the number columns of a mention."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from coders.actor_codes import UNKNOWN_COUNTRY
from coders.actors import ActorReader
from coders.counting import CASUALTY_ROOTS, DAYS, Sharing, counts_of
from coders.derived import Derived
from coders.numbers import Casualties, Hit
from coders.parse import Sentence
from coders.repeats import TWICE
from coders.settling import settled
from coders.syntax.tokens import is_noun
from coders.verbs import View
from coders.victims import with_victims
from schemas.mention import Mention

KILLED = frozenset({"fatalities", "toll"})
WANTING = frozenset({"no source", "no target", "no actor", "no political actor", "source is target", "weak", "no violence told"})
"""Why a mention is dropped though its event happened as told."""
JOINTS = frozenset({"and", ",", "plus", "or"})


def with_numbers(
    view: View, reader: ActorReader, sharing: Sharing, owners: Sequence[Derived], mentions: Sequence[Mention]
) -> Iterator[Mention]:
    """Yields the mentions of a sentence with their numbers; `owners` are their events.

    What a dropped event would have told goes to the kept events beside it where it was dropped for lack of actors only: "three were killed when
    police clashed with residents" tells of the clash.
    """
    if not any(derived.code[:2] in CASUALTY_ROOTS for derived in owners):
        yield from mentions
        return
    standing = standing_of(sharing, owners, mentions)
    memo: dict[tuple[int, bool], dict[str, Any]] = {}
    targets: dict[int, list[str]] = {}
    for derived, mention in zip(owners, mentions, strict=True):
        targets.setdefault(id(derived), []).extend([mention.target] if mention.target else [])
    for derived, mention in zip(owners, mentions, strict=True):
        kept = mention.status == "kept"
        key = (id(derived), kept)
        if key not in memo:
            memo[key] = casualty_columns(view, reader, derived, standing if kept else sharing, mention, targets[id(derived)])
        yield replace(mention, **memo[key]) if memo[key] else mention


def standing_of(sharing: Sharing, owners: Sequence[Derived], mentions: Sequence[Mention]) -> Sharing:
    """Returns the events that numbers may go to: not those dropped for want of actors; one dropped as told twice is what it repeats."""
    leads = dict(sharing.leads)
    pairs = list(zip(owners, mentions, strict=True))
    kept = {(mention.cameo_code, mention.source, mention.target): derived.trigger for derived, mention in reversed(pairs) if mention.status == "kept"}
    groups: dict[int, list[Derived]] = {}
    for derived in sharing.events:
        twice = [(mention.cameo_code, mention.source, mention.target) for owner, mention in pairs if owner is derived and mention.dropped_reason == TWICE]
        again = next((kept[key] for key in twice if key in kept), derived.trigger)
        leads.setdefault(derived.trigger, again)
    for derived in sharing.events:
        # a repeat of a repeat: "condemned the attack which killed ten and injured hundreds"
        leads[derived.trigger] = leads.get(leads[derived.trigger], leads[derived.trigger])
        groups.setdefault(leads[derived.trigger], []).append(derived)
    events: list[Derived] = []
    for lead, group in groups.items():
        told = [derived for derived in group if derived.trigger in kept.values()]
        first = next((derived for derived in group if derived.trigger == lead), group[0])
        if not told and all(mention.dropped_reason in WANTING for owner, mention in pairs if owner is first):
            continue
        if told and first not in told:
            # what it repeats was dropped for want of actors: it stands for both
            leads.update(dict.fromkeys((derived.trigger for derived in group), told[0].trigger))
        events += group
    return Sharing(tuple(events), leads)


def casualty_columns(
    view: View, reader: ActorReader, derived: Derived, sharing: Sharing, mention: Mention, targets: Sequence[str]
) -> dict[str, Any]:
    """Returns the number columns of a mention and who died; none where the event was not, or the sentence tells none."""
    if mention.polarity != "positive" or mention.modality != "asserted" or derived.code[:2] not in CASUALTY_ROOTS:
        return {}
    dated = mention.event_date is not None and mention.date_text is not None and mention.date_precision in DAYS
    found, hits = counts_of(view.sentence, derived, sharing, year=mention.event_date.year if dated and mention.event_date else None)
    found, heads = with_victims(found, view, reader, derived, sharing, hits)
    if found == Casualties():
        return {}
    place = {"country": mention.country, "place_name": mention.place_name, "geo_precision": mention.geo_precision}
    actors = dead_actors(reader, heads, hits, place, derived.code, targets) if found.fatalities else ()
    return {
        "fatalities": found.fatalities, "injured": found.injured, "arrested": found.arrested, "crowd_size": found.crowd_size,
        "fatalities_actors": ";".join(actors) or None,
    }


def dead_actors(
    reader: ActorReader, heads: Sequence[int], hits: Sequence[Hit], place: Mapping[str, Any], code: str, targets: Sequence[str]
) -> tuple[str, ...]:
    """Returns the codes of the dead in the order told, each once; groups without a country are of the place of the event or its target's."""
    tokens = sorted({*heads, *(token for hit in hits if hit.field in KILLED for token in group_heads(reader.sentence, hit))})
    codes = (actor.code for token in tokens for found in reader.resolve(token) if (actor := settled(found, place, code)) is not None)
    return tuple(dict.fromkeys(of_target(found, targets) for found in codes if found not in ("", UNKNOWN_COUNTRY)))


def of_target(code: str, targets: Sequence[str]) -> str:
    """Returns the code of a target of the same role for a group without a country: the villagers that police in Thailand killed are THACVL."""
    if not code.startswith(UNKNOWN_COUNTRY):
        return code
    return next((target for target in targets if target[3:] == code[3:]), code)


def group_heads(sentence: Sentence, hit: Hit) -> Iterator[int]:
    """Yields the noun that ends each part of a counted group: soldiers and child of "two soldiers and a child"."""
    inside = [token for token, offset in enumerate(sentence.offsets) if hit.start <= offset - sentence.start < hit.end]
    for token in inside:
        last = token + 1 not in inside or sentence.lower[token + 1] in JOINTS
        if last and is_noun(sentence, token):
            yield token
