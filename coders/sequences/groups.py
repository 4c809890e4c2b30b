"""Noun phrases and the actors they name, as PETRARCH reads them: names, role nouns (agents) added to them, coordinations.

"the ambassadors of Arnor and Gondor" is ARNGOV and GONGOV; "Danish media and government" DNKMED and DNKGOV.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from coders.actor_index import ActorIndex, Hit, find_names, find_role
from coders.actor_words import load_actor_words
from coders.parse import Sentence

INSIDE = ("NN", "JJ", "CD", "DT", "PDT", "PRP$", "POS", "HYPH", "NFP", "FW", "$", "#")
HEADS = ("NN", "CD", "PRP", "FW")
OWNERS = frozenset({"of", "in", "from", "for", "at"})
NULL_CODES = frozenset({"---", "###", "+++"})
UNKNOWN = "---"
FORMER_ROLE = "ELI"


@dataclass(frozen=True, slots=True)
class Part:
    """One base noun phrase: its names' codes (of the first name only), its role codes before and behind, whether it is a former office."""

    first: int
    last: int
    names: tuple[str, ...]
    prefixes: tuple[str, ...]
    roles: tuple[str, ...]
    former: bool

    @property
    def coded(self) -> bool:
        """Says whether the phrase names anybody."""
        return bool(self.names or self.prefixes or self.roles)


@dataclass(frozen=True, slots=True)
class Group:
    """One or more coordinated phrases with their actor codes, without repeats; `named` where a name stands among them."""

    first: int
    last: int
    codes: tuple[str, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class Phrases:
    """The noun phrases of a sentence; `outer` groups cover their prepositional parts, `inner` are the groups inside those parts."""

    parts: tuple[Part, ...]
    outer: tuple[Group, ...]
    inner: tuple[Group, ...]


def read_phrases(sentence: Sentence, index: ActorIndex, day: date | None) -> Phrases:
    """Finds the phrases and groups of a sentence."""
    hits = find_names(index, sentence)
    spans = role_spans(sentence, index, hits)
    parts = tuple(read_part(sentence, hits, spans, day, first, last) for first, last in base_phrases(sentence, hits, spans))
    lists = tuple(coordinations(sentence, parts))
    outer: list[Group] = []
    inner: list[Group] = []
    place = 0
    while place < len(lists):
        members = lists[place]
        behind = lists[place + 1] if place + 1 < len(lists) else ()
        group, whole = read_group(sentence, members, behind)
        if group is not None:
            outer.append(group)
        if group is not None and whole:
            deep, _ = read_group(sentence, behind, ())
            if deep is not None:
                inner.append(deep)
            place += 1
        place += 1
    return Phrases(parts, tuple(outer), tuple(inner))


def role_spans(sentence: Sentence, index: ActorIndex, hits: tuple[Hit | None, ...]) -> dict[int, tuple[int, str]]:
    """Returns (last token, code) of every role noun by its first token; a role inside a name or a longer role does not count."""
    found: dict[int, tuple[int, str]] = {}
    taken: set[int] = set()
    for last in range(len(sentence) - 1, -1, -1):
        role = find_role(index, sentence, last)
        if role is None:
            continue
        row, first = role
        span = range(first, last + 1)
        if row.code and not any(token in taken or hits[token] is not None for token in span):
            found[first] = (last, row.code)
            taken.update(span)
    return found


def base_phrases(sentence: Sentence, hits: tuple[Hit | None, ...], spans: dict[int, tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Yields first and last token of every noun phrase without prepositions; coordinated adjectives stay together ("awful and evil king")."""
    roles = {token for first, (last, _) in spans.items() for token in range(first, last + 1)}
    first: int | None = None
    for token in range(len(sentence) + 1):
        inside = token < len(sentence) and (token in roles or hits[token] is not None or is_inside(sentence, token, first is not None))
        starts = inside and first is not None and sentence.tags[token] in ("DT", "PRP$") and token not in roles and hits[token] is None
        if first is not None and (not inside or starts):
            yield first, token - 1
            first = None
        if inside and first is None:
            first = token


def is_inside(sentence: Sentence, token: int, begun: bool) -> bool:
    """Says whether a token may stand inside a noun phrase."""
    tag = sentence.tags[token]
    if tag == "PRP" or tag.startswith(INSIDE):
        return True
    if not begun or token + 1 >= len(sentence):
        return False
    before, after = sentence.tags[token - 1], sentence.tags[token + 1]
    if tag == "CC" or tag == ",":
        return before.startswith("JJ") and after.startswith("JJ")
    return tag in ("VBN", "VBG", "RB") and before.startswith(("DT", "PRP$", "POS", "JJ", "HYPH")) and after.startswith(("NN", "JJ"))


def read_part(
    sentence: Sentence, hits: tuple[Hit | None, ...], spans: dict[int, tuple[int, str]], day: date | None, first: int, last: int
) -> Part:
    """Reads names and role nouns of one base phrase; of several names the first counts ("Arnor's Elrond" is Arnor)."""
    names: tuple[str, ...] = ()
    for hit in dict.fromkeys(hit for hit in hits[first : last + 1] if hit is not None):
        codes = tuple(code for code in code_on(hit, day).split("/") if code not in NULL_CODES)
        if codes and not names:
            names = codes
    roles = [code for start, (_, code) in sorted(spans.items()) if first <= start <= last]
    former = bool(roles) and any(word in load_actor_words().former for word in sentence.lower[first : last + 1])
    return Part(
        first, last, names, tuple(code.rstrip("~") for code in roles if code.endswith("~")),
        (FORMER_ROLE,) if former else tuple(code for code in roles if not code.endswith("~")), former,
    )


def code_on(hit: Hit, day: date | None) -> str:
    """Returns the code of a name on a day: the first row that holds, "---" where none does."""
    rows = [row for row in hit.rows if row.span.holds(day)]
    return rows[0].code if rows else UNKNOWN


def coordinations(sentence: Sentence, parts: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    """Yields the phrases in lists: "A, B and C" together; a comma alone joins only where an "and" follows in the same list."""
    links = [link(sentence, one, other) for one, other in pairwise(parts)]
    place = 0
    while place < len(parts):
        end = place
        while end < len(links) and links[end]:
            end += 1
        closed = max((index + 1 for index in range(place, end) if links[index] == "and"), default=place)
        yield parts[place : closed + 1]
        place = closed + 1


def link(sentence: Sentence, one: Part, other: Part) -> str:
    """Returns how two phrases are joined: "and", "," or "" for not at all; adjacent phrases are not joined."""
    between = sentence.lower[one.last + 1 : other.first]
    if not between or any(word not in (",", "and", "or", "nor", "&") for word in between):
        return ""
    return "," if set(between) == {","} else "and"


def read_group(sentence: Sentence, members: tuple[Part, ...], behind: tuple[Part, ...]) -> tuple[Group | None, bool]:
    """Reads a list of phrases; role nouns without a name take those behind "of" or "in". Returns the group and whether it took them."""
    if not members:
        return None, False
    last = members[-1]
    preposition = sentence.lower[last.last + 1 : behind[0].first] if behind else ()
    owners = any(part.names for part in behind) and len(preposition) == 1 and preposition[0] in OWNERS
    alone = not any(part.names for part in members)
    some = any(part.coded for part in members[:-1])
    takes = owners and not last.names and (last.coded or (some and preposition[0] == "of"))
    owned = tuple(code for part in behind for code in part.names) if takes else ()
    codes: list[str] = []
    inherited: tuple[str, ...] = owned if alone else ()
    for part in members:
        stems = part.names or (owned if part is last and takes else inherited)
        if not part.coded and not (part is last and takes):
            continue
        codes.extend(assemble(stem, part) for stem in stems or (UNKNOWN,))
        inherited = part.names or inherited
    if not codes:
        return None, False
    end = behind[-1].last if takes else last.last
    named = any(not code.startswith(UNKNOWN) for code in codes)
    return Group(members[0].first, end, tuple(dict.fromkeys(codes)), named), takes


def assemble(stem: str, part: Part) -> str:
    """Puts prefixes, a name's code and role codes together; a role that stands in the code already is not added again."""
    code = stem
    for prefix in part.prefixes:
        if not code.startswith(prefix):
            code = prefix if code == UNKNOWN else prefix + code
    for role in part.roles:
        have = {code[start : start + 3] for start in range(0, len(code), 3)}
        new = [role[start : start + 3] for start in range(0, len(role), 3)]
        code += "".join(piece for piece in new if piece not in have)
    return code
