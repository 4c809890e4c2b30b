"""Counts the lexicon by code: rules that yield it, cells that yield it, examples that show it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from coders.lexicon.compile import Lexicon
from coders.lexicon.entries import NO_CODE
from schemas.codebook import cameo_codes


@dataclass(frozen=True, slots=True)
class CodeCount:
    """How often a code stands in the lexicon: entries and patterns, composition cells, examples that expect it."""

    code: str
    name: str
    rules: int
    cells: int
    examples: int


def code_counts(lexicon: Lexicon) -> tuple[CodeCount, ...]:
    """Returns one count for each CAMEO code of three or four digits, in the order of the codes."""
    rules: Counter[str] = Counter()
    examples: Counter[str] = Counter()
    for entry in lexicon.entries:
        rules[entry.code] += 1
        rules.update(pattern.code for pattern in entry.patterns if pattern.code)
        examples.update(code for example in entry.examples for _, code, _ in example.events)
    cells = Counter(cell.code for cell in lexicon.composition.cells.values() if cell.code)
    return tuple(
        CodeCount(code, row.name, rules[code], cells[code], examples[code]) for code, row in cameo_codes().items() if len(code) > 2
    )


def lexicon_stats(lexicon: Lexicon, hits: Mapping[str, int] | None = None) -> str:
    """Returns the table of `code_counts` as text, with totals of verbs, nouns, classes and codes that nothing yields.

    `hits` are kept events by code in a corpus; None leaves their column out.
    """
    counts = code_counts(lexicon)
    retired = {count.code for count in counts if cameo_codes()[count.code].retired}
    missing = [count.code for count in counts if not count.rules and not count.cells and count.code not in retired]
    verbs = sum(len(entry.forms) for entry in lexicon.entries if entry.part == "verb")
    nouns = sum(len(entry.forms) for entry in lexicon.entries if entry.part == "noun")
    patterns = sum(len(entry.patterns) for entry in lexicon.entries)
    silent = sum(pattern.code == NO_CODE for entry in lexicon.entries for pattern in entry.patterns)
    lines = [
        f"lexicon {lexicon.version}: {verbs} verbs and {nouns} nouns (phrases and synonyms included) in {len(lexicon.entries)} entries,",
        f"{patterns} patterns ({silent} of them for senses that are no event), {len(lexicon.classes)} classes, {len(lexicon.operators)} operators",
        "",
        f"{'code':6}{'rules':>6}{'cells':>6}{'examples':>9}" + ("" if hits is None else f"{'hits':>7}") + "  name",
        *(count_line(count, hits) for count in counts),
        "",
        "codes that nothing yields: " + (", ".join(missing) or "none"),
        *(f"retired: {code} {cameo_codes()[code].retired}" for code in sorted(retired)),
    ]
    return "\n".join(lines)


def count_line(count: CodeCount, hits: Mapping[str, int] | None) -> str:
    """Returns one line of the table."""
    in_corpus = "" if hits is None else f"{hits.get(count.code, 0):>7}"
    return f"{count.code:6}{count.rules:>6}{count.cells:>6}{count.examples:>9}{in_corpus}  {count.name}"
