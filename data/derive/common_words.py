"""Writes coders/lexicon/common_words.txt.gz: the words that English writes small, by which text in capitals gets its case back.

Run from the repository's root: `python -m data.derive.common_words ARTICLES.jsonl ...`. The words are the base forms of WordNet, as spaCy's English model
has them for its lemmatizer, and what the articles write small. Left out is what the articles write with a capital inside their sentences, and a noun that
no article has and that stands in a name of a person: "hector" and "rosa" are words too, and mean a Hector or a Rosa.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from importlib.metadata import files
from pathlib import Path

import srsly
from spacy.strings import hash_string

from coders.actor_index import load_index
from coders.parse import DEFAULT_MODEL

TARGET = Path(__file__).resolve().parents[2] / "coders" / "lexicon" / "common_words.txt.gz"
INNER = re.compile(r"(?<=[a-z,] )[A-Za-z]{2,}(?![\w'])|(?<=[a-z,] )[a-z](?![\w'])")
"""Words inside a sentence: behind a small letter or a comma."""
MOSTLY, SOMETIMES, LEAST = 0.5, 0.08, 3
"""What share of small letters shows that a word is common: one that WordNet does not have ("which", "livid"), and one that it has ("the justice ministry")."""


def wordnet() -> dict[str, set[str]]:
    """Returns the base forms and irregular forms of each part of speech."""
    path = next(file for file in files(DEFAULT_MODEL) or () if file.match("lemmatizer/lookups/lookups.bin"))
    tables = srsly.msgpack_loads(Path(str(path.locate())).read_bytes())
    return {
        part: {word for name in ("lemma_index", "lemma_exc") for word in tables[name][hash_string(part)] if word.isascii() and word.isalpha()}
        for part in ("noun", "verb", "adj", "adv")
    }


def written(texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Returns how often each word stands inside sentences with a small letter, and with a capital."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for text in texts:
        for word in INNER.findall(text):
            (small if word.islower() else large)[word.lower()] += 1
    return small, large


def common_words(texts: Iterable[str]) -> list[str]:
    """Returns the words, in order."""
    parts = wordnet()
    small, large = written(texts)
    bearers = {token for tokens, rows in load_index().names.items() if any(row.kind == "person" for row in rows) for token in tokens}
    other = parts["verb"] | parts["adj"] | parts["adv"]
    found = {word for word in small if small[word] >= LEAST and small[word] > MOSTLY * (small[word] + large[word])}
    for word in set().union(*parts.values()):
        seen = small[word] + large[word]
        if (small[word] >= SOMETIMES * seen) if seen else (word in other or word not in bearers):
            found.add(word)
    return sorted(found)


if __name__ == "__main__":
    lines = (json.loads(line)["text"] for name in sys.argv[1:] for line in Path(name).read_text(encoding="utf8").splitlines())
    TARGET.write_bytes(gzip.compress(("\n".join(common_words(lines)) + "\n").encode(), mtime=0))
