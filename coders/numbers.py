"""How many: numbers in words, and the dead, injured, arrested and marching of one sentence or clause."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from coders.casualty_patterns import CasualtyPattern, load_casualties
from coders.number_marks import Count, Marked, mark, source_span
from coders.number_words import read_amount
from coders.truecase import is_upper

TRIGGERS = (
    "kill", "dead", "death", "die", "wound", "injur", "hurt", "arrest", "detain", "toll", "live", "life", "rall", "protest", "demonstr", "march",
    "gather", "crowd", "casualt", "murder", "slain", "slay", "martyr", "mow", "guns down", "blown", "electrocut", "succumb", "slaughter", "massacr",
    "assassin", "execut", "behead", "lynch", "shot", "gunn", "custody", "captur", "apprehend", "rounded", "picked", "seiz", "mob", "streets",
    "strike", "body", "bodies", "perish", "drown", "corpse", "fatalit", "strong", "attend", "turn", "flock", "throng", "blocked", "held", "burn",
    "stab", "hack", "beat", "hang", "riot", "maim", "hospitali", "remand", "join", "stage",
)
"""Parts of words without one of which a sentence tells of no casualties, arrests or crowds."""
CONFLICT = re.compile(
    r"\b(?:according to|puts? the|other (?:sources|reports|witnesses)|conflicting|earlier (?:said|reports?)|revised|initial(?:ly)?)\b"
    r"|\b(?:but|while|although|however)\b[^.;]{0,60}\b(?:said|say|says|put|reported|claimed)\b"
)
PART_OF = re.compile(r"(?:#\d+|one|an?) of (?:(?:the|its|his|their|her|our) )?(?P<head>#\d+)")
AMONG = re.compile(r"\S+ of (?:them|whom)\b")
JOINED = re.compile(r"\band\b(?:\s+(?!(?:while|whereas|when|as|after|before)\b)\S+){0,4}\s*\Z")
"""What joins two counted groups: "two died in Zenda and, near the border, three were killed"."""
PERFECT = re.compile(r"\b(?:has|have|had)\b")
MAX_PERFECT = 10_000
"""From here on "have been killed" is the sum of a war, not of one event."""
MAX_BETWEEN = 130


@dataclass(frozen=True, slots=True)
class Casualties:
    """People killed, injured, arrested and demonstrating; None is not said, 0 is said to be none."""

    fatalities: int | None = None
    injured: int | None = None
    arrested: int | None = None
    crowd_size: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One counted group of a sentence: what its people suffered or did (`field`), how many, and where.

    `start` and `end` are the group's offsets in the sentence, `word` that of the word that tells what happened to it ("killed"); `numbers`
    are the sentence's number expressions that it counts; `named` says that the value has one named victim more than the group.
    """

    field: str
    value: int
    start: int
    end: int
    numbers: frozenset[int]
    word: int
    named: bool = False


def read_number(words: Sequence[str]) -> Count | None:
    """Read the number expression that the words open with ("at least 20 people"), None where they open with none.

    Offsets count characters of the words joined by single spaces. Vague words follow `lexicon/number_words.tsv`: dozens 12,
    hundreds 100, several 3; "no" is 0. Groups ("two soldiers and a child") are summed by `count_people`.
    """
    amount = read_amount(words)
    if amount is None:
        return None
    text = " ".join(words[: amount.words])
    return Count(amount.value, amount.low, amount.high, text, 0, len(text))


def count_people(phrase: str) -> int | None:
    """Count the people that a noun phrase names: "two soldiers and a child" 3, "the guard" 1, "soldiers" None.

    The hook for syntax: give it the text of the object of a killing or the subject of its passive.
    """
    marked = mark(phrase)
    values = [_item_value(match["head"], marked) for match in load_casualties().item.finditer(marked.text)]
    if values:
        return sum(values)
    singular = re.match(r"(?:the|his|her|its|their|this)\s+(?:[\w'-]+\s+){0,3}?([\w-]+)\Z", phrase.strip(), re.IGNORECASE)
    one = singular and load_casualties().person.match(singular[1]) and not re.search(r"(?:s|men|people|police|troops)\Z", singular[1])
    return 1 if one else None


def casualties(sentence: str, *, year: int | None = None) -> Casualties:
    """Read the casualty and crowd numbers of a text that tells one event.

    `year` is that of the event: numbers that the words give to another year are left out, as are totals of wars and of
    long spans, and what was only threatened, planned or charged. Conflicting reports give the lowest number. Never raises.
    """
    return settled(read_hits(sentence, year), sentence)


def settled(hits: Sequence[Hit], sentence: str) -> Casualties:
    """Make the numbers of one event of the groups that are its own."""
    if not hits:
        return Casualties()
    fatalities = _settle(hits, "fatalities", sentence)
    injured = _settle(hits, "injured", sentence)
    toll = _settle(hits, "toll", sentence)
    if fatalities is None or (toll is not None and _are_reports(hits, sentence)):
        # "said they killed 30 soldiers, but the army put the toll at 13"
        fatalities = min((count for count in (fatalities, toll) if count is not None), default=None)
    if any(hit.field == "none" for hit in hits):
        fatalities, injured = fatalities or 0, injured or 0
    elif any(hit.field == "none-injured" for hit in hits):
        injured = injured or 0
    return Casualties(fatalities, injured, _settle(hits, "arrested", sentence), _settle(hits, "crowd_size", sentence))


@lru_cache(maxsize=64)
def read_hits(sentence: str, year: int | None = None) -> tuple[Hit, ...]:
    """Find every counted group of a sentence, whatever event it belongs to, in no order; `year` is that of the event asked for."""
    lower = sentence.lower()
    if not any(part in lower for part in TRIGGERS):
        return ()
    text = lower if is_upper(sentence) and len(lower) == len(sentence) else sentence
    marked = mark(text)
    hits = tuple(hit for pattern in load_casualties().patterns for hit in _hits(pattern, marked, year=year))
    tolls = {hit.start: hit for hit in hits if hit.field == "toll"}
    # "the toll climbed to four and 15 others were hurt"
    return tuple(replace(hit, value=hit.value - tolls[hit.start].value) if _opens_with(hit, tolls.get(hit.start)) else hit for hit in hits)


def _opens_with(hit: Hit, toll: Hit | None) -> bool:
    """Say whether a counted list opens with a number that a toll has taken."""
    return toll is not None and hit is not toll and toll.numbers < hit.numbers and hit.value > toll.value


def _settle(hits: Sequence[Hit], field: str, sentence: str) -> int | None:
    """Make one number of the hits of a field: the lowest of conflicting reports, the sum of a list in one clause, else the first."""
    found: list[Hit] = []
    for hit in sorted((hit for hit in hits if hit.field == field), key=lambda hit: (-len(hit.numbers), hit.start)):
        if not any(hit.numbers & other.numbers or (hit.start < other.end and other.start < hit.end) for other in found):
            found.append(hit)
    found.sort(key=lambda hit: hit.start)
    if not found:
        return None
    total = found[0].value
    for before, after in pairwise(found):
        between = sentence[before.end : after.start]
        if CONFLICT.search(between):
            return min(hit.value for hit in found)
        if ";" in between or len(between) > MAX_BETWEEN or not JOINED.search(between):
            break
        total += after.value
    return total


def _are_reports(hits: Sequence[Hit], sentence: str) -> bool:
    """Say whether the dead and the toll of an event are told by two that speak of it differently."""
    places = sorted({(hit.start, hit.end, hit.field) for hit in hits if hit.field in ("fatalities", "toll")})
    return any(before[2] != after[2] and CONFLICT.search(sentence[before[1] : after[0]]) for before, after in pairwise(places))


def _hits(pattern: CasualtyPattern, marked: Marked, *, year: int | None = None) -> list[Hit]:
    """Find what one pattern reads in a marked sentence, without the totals of other events."""
    hits: list[Hit] = []
    for match in _matches(pattern, marked):
        groups = match.re.groupindex
        group = next((name for name in ("g", "g2", "g3") if name in groups and match[name] is not None), None)
        if group is None or _is_total(marked.text, match.start(), match.end(), field=pattern.field, year=year):
            continue
        items = list(load_casualties().item.finditer(match[group]))
        # "arrested nine people and two soldiers were killed": the first group is the object of the verb before it.
        if len(items) > 1 and match.start(group) == match.start() and load_casualties().verb.search(marked.text[: match.start()]):
            items = items[-1:]
        # "hurt six more, one of them badly"
        items = items[:1] + [item for item in items[1:] if not AMONG.match(item.group())]
        numbers = frozenset(int(number) for item in items for number in re.findall(r"#(\d+)", item.group()))
        heads = [(pattern.whole and PART_OF.match(item.group())) or item for item in items]
        value = sum(_item_value(head["head"], marked) for head in heads) + pattern.add
        if (pattern.field.startswith("none") and value) or (value >= MAX_PERFECT and PERFECT.search(match.group())):
            continue
        start, end = source_span(marked, match.start(group), match.end(group))
        hits.append(Hit(pattern.field, value, start, end, numbers, _word_place(marked, match, group), bool(pattern.add)))
    return hits


def _word_place(marked: Marked, match: re.Match[str], group: str) -> int:
    """Find the offset of the word that tells what happened to a counted group: the last of the match where the group opens it, else the first."""
    inside = [number for number, place in enumerate(marked.starts) if match.start() <= place < match.end()]
    if match.start(group) == match.start():
        return marked.spans[inside[-1]][0]
    # "was killed along with five guards", "the killing of five guards"
    opening = inside[1] if match.group().lower().startswith(("was ", "were ", "the ")) else inside[0]
    return marked.spans[opening][0]


def _matches(pattern: CasualtyPattern, marked: Marked) -> Iterator[re.Match[str]]:
    """Yield what `finditer` would, trying a pattern only where it can begin and where there is somebody to count."""
    text, openings = marked.text, marked.openings
    if pattern.rest is None:
        possible = not pattern.counts or openings or "#" in text
        if possible and (pattern.lead is None or pattern.lead.search(text)):
            yield from pattern.regex.finditer(text)
    elif openings and pattern.rest.search(text, openings[0]):
        end = 0
        for start in openings:
            match = pattern.regex.match(text, start) if start >= end else None
            if match is not None:
                yield match
                end = match.end()


def _is_total(text: str, start: int, end: int, *, field: str, year: int | None) -> bool:
    """Say whether the words around a hit make it a total, a plan, a charge or another year's, instead of a count of this event."""
    sides = {"before": text[max(0, start - 140) : start], "upto": text[max(0, start - 140) : end], "after": text[end : end + 150]}
    for total in load_casualties().totals:
        if field.startswith("none") and total.side != "after":
            # "in a town at war since March a mob broke windows, but nobody was hurt"
            continue
        found = total.regex.search(sides[total.side]) if field in total.fields or not total.fields else None
        if found and not (year is not None and "year" in found.re.groupindex and found["year"] is not None and int(found["year"]) == year):
            return True
    return False


def _item_value(head: str, marked: Marked) -> int:
    return marked.counts[int(head[1:])].value if head.startswith("#") else 1
