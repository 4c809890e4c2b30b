"""Is it a news text at all? Refuses binary, source code, encoded blobs and strings of letters; any language passes."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import repeat
from pathlib import Path

PROSE_FILE = Path(__file__).parent.parent / "prose.tsv"
_NUMBER = re.compile(r"[^\W_]{0,3}?[\d.,:/%+$£€-]*\d[\d.,:/%+-]*[^\W\d_]{0,3}")
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’./&][^\W\d_]+)*\.?")
_CODE_LINE = re.compile(
    r"[{}]\s*;?\s*$|\w\s*=\s*\S.*;\s*$|^\s*(?:def|class|import|from|return|if|for|while|else|elif|function|const|let|var|public|private|static|using|package"
    r"|fn|struct|print|echo|select|insert)\b.*[:;(){}=]|^\s*(?:#include|#define|//|/\*|\*/|<[/!?a-zA-Z][^>]*>\s*$|@\w+)"
    r"|\w\s*(?:==|!=|:=|=>|->|\+=|&&|\|\|)\s*\S|\w\([^)]*\)\s*(?:;|$)|^\s*[\w.\[\]]+\s*=\s*\S",
)
# no line of code is without one of them, and most lines of a news text are: the search above takes half of the time of reading
_CODE_SIGN = re.compile(r"[{}=:;()#/*<>@&|]")
MAX_ACRONYM = 6  # "UNSC", "SDF"
_VOWELS = re.compile("[aeiouyw]+")
_HUMP = re.compile(r"[a-z][A-Z]")
_PARTS = re.compile(r"[-'’./&]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LETTER = re.compile(r"[^\W\d_]")
UNSPACED_SHARE = 0.3
WORD, OTHER, UNCOUNTED = "word", "other", "uncounted"
# Thai, Lao, Tibetan, Burmese, Khmer, kana, Chinese characters
_UNSPACED = re.compile(r"[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: `kind_of_token` looks it up for every word
class Thresholds:
    """From where on a text is no news text; the values and their meanings stand in `flows/prose.tsv`."""

    min_words: float
    min_word_share: float
    max_control_share: float
    max_code_line_share: float
    min_code_lines: float
    max_word_length: float
    max_consonants: float
    max_no_vowel: float
    sample_chars: float


NAMES = tuple(field.name for field in fields(Thresholds))


@dataclass(frozen=True, slots=True)
class ProseProblem:
    """One thing wrong in the table of thresholds."""

    file: str
    line: int
    rule: str
    message: str


def check_thresholds(path: Path = PROSE_FILE) -> tuple[dict[str, float], tuple[ProseProblem, ...]]:
    """Returns the thresholds by name and every problem of the table: unknown or missing name, name twice, no number."""
    values: dict[str, float] = {}
    problems: list[ProseProblem] = []
    named = set()
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], start=2):
        cells = row.split("\t")
        if cells[0] not in NAMES:
            problems.append(ProseProblem(path.name, number, "unknown-threshold", f"{cells[0]!r} is none of {', '.join(NAMES)}"))
        elif cells[0] in named:
            problems.append(ProseProblem(path.name, number, "threshold-twice", f"{cells[0]!r} stands above already; one line each"))
        elif len(cells) < 2 or not re.fullmatch(r"\d+(\.\d+)?", cells[1]):
            problems.append(ProseProblem(path.name, number, "no-number", f"{cells[0]!r} needs a number such as 0.5"))
        else:
            values[cells[0]] = float(cells[1])
        named.add(cells[0])
    missing = [name for name in NAMES if name not in named]
    problems += [ProseProblem(path.name, 1, "missing-threshold", f"{name!r} has no line; every threshold needs one") for name in missing]
    return values, tuple(problems)


def read_thresholds(path: Path = PROSE_FILE) -> Thresholds:
    """Returns the thresholds of the table; raises ValueError with every problem of a bad one."""
    values, problems = check_thresholds(path)
    if problems:
        raise ValueError("\n".join(f"{problem.file}:{problem.line}: [{problem.rule}] {problem.message}" for problem in problems))
    return Thresholds(**values)


def prose_problem(text: str, limits: Thresholds) -> tuple[str, str] | None:
    """Returns (rule, reason) where a text is no news text, else None. `limits` comes from `read_thresholds`."""
    sample = text[: int(limits.sample_chars)]
    if "\0" in text:
        return "control-characters", "the text holds a NUL character; it is binary, or was cut from a binary file"
    controls = len(_CONTROL.findall(sample))
    if controls > max(1.0, limits.max_control_share * len(sample)):
        return "control-characters", f"{controls} control characters in {len(sample)}; a news text has none"
    if _LETTER.search(sample) is None:
        return "not-a-news-text", "there is not one letter in it; a news text has sentences"
    if sample.count("\ufffd") > 0.05 * len(sample):
        return "bad-encoding", "most characters were lost in an earlier conversion (\ufffd); take the text from its source again"
    if looks_like_code(sample, limits):
        return "not-a-news-text", "its lines read like source code or markup; a news text has sentences"
    if is_unspaced(sample):
        return None
    kinds = Counter(map(kind_of_token, sample.split(), repeat(limits)))
    words, counted = kinds[WORD], kinds[WORD] + kinds[OTHER]
    if words < limits.min_words:
        return "not-a-news-text", f"{words} words in it; a news text has sentences"
    if words < limits.min_word_share * counted:
        return "not-a-news-text", f"{words} of {counted} tokens are words; it reads like encoded data or random letters"
    return None


@lru_cache(maxsize=100_000)
def kind_of_token(token: str, limits: Thresholds) -> str:
    """Returns whether what stands between two blanks is a word, a number or signs alone, which count for nothing, or something else."""
    bare = token.strip("\"'“”‘’()[]{}<>*_,;:!?…—–-`´«»")
    if not bare or _NUMBER.fullmatch(bare):
        return UNCOUNTED
    return WORD if is_word(bare, limits) else OTHER


def forget_tokens() -> None:
    """Lets go of the tokens seen, 15 MB of a large corpus."""
    kind_of_token.cache_clear()


def is_word(token: str, limits: Thresholds) -> bool:
    """True for what may be a word of a language: "U.N.", "al-Qa'ida", "Reuters", "Войска"; not "x9Fk2", "qwrtpsd"."""
    if not _LETTERS.fullmatch(token):
        return False
    return all(_is_part(part, limits) for part in _PARTS.split(token) if part)


def looks_like_code(text: str, limits: Thresholds) -> bool:
    """True where many lines end in ; or { }, or begin as programs do."""
    rows = [row for row in text.splitlines() if row.strip()]
    if len(rows) < limits.min_code_lines:
        return False
    return sum(1 for row in rows if _CODE_SIGN.search(row) and _CODE_LINE.search(row)) > limits.max_code_line_share * len(rows)


def is_unspaced(text: str) -> bool:
    """True for scripts that put no spaces between words, where words cannot be counted so."""
    unspaced = len(_UNSPACED.findall(text))
    return unspaced > 0 and unspaced > UNSPACED_SHARE * len(_LETTER.findall(text))


def _is_part(part: str, limits: Thresholds) -> bool:
    if len(part) > limits.max_word_length:
        return False
    # "McDonald", "NATO", "Reuters" change case once at most inside; base64 does all the time.
    if len(_HUMP.findall(part)) > 1:
        return False
    plain = part.casefold()
    if not plain.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char))
    if not plain.isascii():
        return True
    if part.isupper() and len(part) <= MAX_ACRONYM:
        return True
    runs = _VOWELS.split(plain)
    if len(part) > limits.max_no_vowel and len(runs) == 1:
        return False
    return max(map(len, runs)) <= limits.max_consonants
