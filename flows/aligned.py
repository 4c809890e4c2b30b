"""Two texts word against word: the runs of words they share, the words that face others, and what stands before, between and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

# a changed word is read as up to three: "U.S." against "the"
GAP = 3
SHIFT = 1
Run = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where two texts agree. Places are numbers of words; of each pair the first is the shorter text's.

    `runs` are (place, place, length) of equal words in a row, `faced` the places of words that stand against another word, `inserted` counts words
    between runs that stand against nothing, `widest` is the most words between two runs in either text, `before` and `after` the words of both
    texts before the first run and after the last.
    """

    runs: tuple[Run, ...]
    faced: tuple[tuple[int, int], ...]
    inserted: int
    widest: int
    before: tuple[int, int]
    after: tuple[int, int]

    @property
    def matched(self) -> int:
        """Words of the shorter text that stand in a run."""
        return sum(length for _, _, length in self.runs)


def align(short: Sequence[str], long: Sequence[str]) -> Alignment:
    """Returns the alignment with the fewest changed words; a single equal word counts only where it goes on from a run beside it, word for word.

    Without that, "the" and "said" of any two texts would agree. A headline and a cut end are no changed words: before the first run words
    face each other from the run backwards, after the last one from it onwards.
    """
    equal = equal_runs(short, long)
    runs = [
        run for place, run in enumerate(equal)
        if run[2] > 1 or (place and goes_on(equal[place - 1], run)) or (place + 1 < len(equal) and goes_on(run, equal[place + 1]))
    ]  # fmt: skip
    return alignment_of(runs, short, long)


def align_singly(short: Sequence[str], long: Sequence[str]) -> Alignment:
    """Returns the alignment with the fewest changed words, where every equal word counts, too, that stands between changed ones."""
    return alignment_of(equal_runs(short, long), short, long)


def equal_runs(short: Sequence[str], long: Sequence[str]) -> list[Run]:
    """Returns all equal words of the alignment with the fewest changed words, those in a row as one run."""
    return [(block.src_start, block.dest_start, block.src_end - block.src_start) for block in Levenshtein.opcodes(short, long) if block.tag == "equal"]


def alignment_of(runs: Sequence[Run], short: Sequence[str], long: Sequence[str]) -> Alignment:
    """Returns the alignment with these runs: what faces what before, between and after them."""
    if not runs:
        return Alignment((), (), 0, 0, (len(short), len(long)), (0, 0))
    (first, first_long, _), (last, last_long, length) = runs[0], runs[-1]
    end, end_long = last + length, last_long + length
    faced = [(first - back, first_long - back) for back in range(min(first, first_long), 0, -1)]
    inserted = widest = 0
    for (one, one_long, size), (other, other_long, _) in pairwise(runs):
        gap, gap_long = range(one + size, other), range(one_long + size, other_long)
        faced += zip(gap, gap_long, strict=False)
        inserted += abs(len(gap) - len(gap_long))
        widest = max(widest, len(gap), len(gap_long))
    faced += zip(range(end, len(short)), range(end_long, len(long)), strict=False)
    return Alignment(tuple(runs), tuple(faced), inserted, widest, (first, first_long), (len(short) - end, len(long) - end_long))


def goes_on(run: Run, after: Run) -> bool:
    """Returns whether so few words stand between two runs, and so nearly the same number in both texts, that single words were changed there."""
    gap, gap_long = after[0] - run[0] - run[2], after[1] - run[1] - run[2]
    return max(gap, gap_long) <= GAP and abs(gap - gap_long) <= SHIFT


def stands_in(short: Sequence[str], long: Sequence[str]) -> bool:
    """Returns whether all words of the one stand in the other in a row."""
    return f" {' '.join(short)} " in f" {' '.join(long)} "
