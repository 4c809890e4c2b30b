"""What a change of the lexicon does to a corpus: kept events gained, lost and changed, with the derivations that say why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemas.mention import Mention

if TYPE_CHECKING:
    from coders.coder import Coder
    from schemas.article import Article

KINDS = ("gained", "lost", "changed")
CHUNK = 100


@dataclass(frozen=True, slots=True)
class Change:
    """One kept event that differs: `before` is None where it is gained, `after` where it is lost.

    A lost event whose words are still coded but dropped has the dropped mention as `dropped`; changed means the same trigger with
    another code or another actor.
    """

    before: Mention | None
    after: Mention | None
    dropped: Mention | None = None

    @property
    def kind(self) -> str:
        """One of KINDS."""
        return "gained" if self.before is None else "lost" if self.after is None else "changed"

    @property
    def shown(self) -> Mention:
        """The mention whose sentence and root stand for the change: the newer one where there is one."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class LexiconDiff:
    """Two lexicons over one corpus: their versions, kept events of each by root, and the changes in reading order."""

    before_version: str
    after_version: str
    articles: int
    before: Counter[str]
    after: Counter[str]
    changes: tuple[Change, ...]


def compare(old: "Coder", new: "Coder", articles: Sequence["Article"]) -> LexiconDiff:
    """Codes each article with both coders on one parse and returns what differs; both must be of the same model."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    changes: list[Change] = []
    for first in range(0, len(articles), CHUNK):
        for article, text, sentences in new.read_articles(articles[first : first + CHUNK]):
            was, now = (coder.code_sentences(article, text, sentences).mentions for coder in (old, new))
            before.update(mention.cameo_root for mention in was if mention.status == "kept")
            after.update(mention.cameo_root for mention in now if mention.status == "kept")
            changes.extend(changes_of(was, now))
    return LexiconDiff(old.lexicon_version, new.lexicon_version, len(articles), before, after, tuple(changes))


def changes_of(before: Sequence[Mention], after: Sequence[Mention]) -> Iterator[Change]:
    """Yields the changes of one article's kept mentions: equal ones fall out, then the same trigger pairs, the rest is gained or lost."""
    now_dropped = {(mention.trigger_start, mention.cameo_code): mention for mention in after if mention.status != "kept"}
    old, new = kept_by_key(before), kept_by_key(after)
    lost = [mention for key, mention in old.items() if key not in new]
    gained = [mention for key, mention in new.items() if key not in old]
    for mention in lost:
        other = next((found for found in gained if found.trigger_start == mention.trigger_start), None)
        if other is not None:
            gained.remove(other)
        yield Change(mention, other, None if other else now_dropped.get((mention.trigger_start, mention.cameo_code)))
    for mention in gained:
        yield Change(None, mention)


def kept_by_key(mentions: Iterable[Mention]) -> dict[tuple[int, str, str | None, str | None], Mention]:
    """Returns kept mentions by what makes them the same event to a reader: sentence, code, source, target."""
    return {(one.sentence_start, one.cameo_code, one.source, one.target): one for one in mentions if one.status == "kept"}


def diff_text(found: LexiconDiff, *, show: int) -> str:
    """Returns the comparison for the screen: a table by root, then the first `show` changes of each kind with their derivations."""
    counts = Counter((change.kind, change.shown.cameo_root) for change in found.changes)
    roots = sorted({*found.before, *found.after, *(root for _, root in counts)})
    rows = [(root, found.before[root], found.after[root], *(counts[kind, root] for kind in KINDS)) for root in roots]
    rows.append(("all", found.before.total(), found.after.total(), *(sum(counts[kind, root] for root in roots) for kind in KINDS)))
    lines = [
        f"lexicon {found.before_version} -> {found.after_version}, {found.articles} articles", "",
        f"{'root':6}{'before':>8}{'after':>8}" + "".join(f"{kind:>9}" for kind in KINDS),
        *(f"{row[0]:6}{row[1]:>8}{row[2]:>8}" + "".join(f"{count:>9}" for count in row[3:]) for row in rows),
    ]  # fmt: skip
    for kind in KINDS:
        changes = [change for change in found.changes if change.kind == kind]
        if changes:
            lines += ["", f"{kind} ({min(show, len(changes))} of {len(changes)})"]
            lines += [line for change in changes[:show] for line in change_lines(change)]
    return "\n".join(lines)


def change_lines(change: Change) -> Iterator[str]:
    """Yields the lines of one change: the sentence, what was and what is coded, and why."""
    mention = change.shown
    yield f"  {mention.article_id}: {' '.join(mention.sentence.split())}"
    for sign, one in (("-", change.before), ("+", change.after)):
        if one is not None:
            yield f"    {sign} {one.source or '~'} {one.cameo_code} {one.target or '~'} at {one.trigger!r}: {one.derivation}"
    if change.dropped is not None:
        yield f"      now dropped: {change.dropped.dropped_reason}"
