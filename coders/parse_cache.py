"""Parses kept as bytes: an article that was parsed once is read back instead, many times as fast."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

import orjson
import pyarrow as pa
from spacy.language import Language

from coders.parse import BATCH, Parse, Sentence, make_sentence, model_name, parsable_paragraphs, parses_of
from coders.stand_ins import with_stand_ins

FORM = "1"
"""The form of the bytes; another one is another key, so that old parses are not read."""
CODEC = "zstd"
SIZE_BYTES = 8
Paragraph = tuple[str, int, int]
"""Text, offset in the article, number."""
Parsed = Sequence[Sequence[Parse]]
"""The parses of an article's sentences, by paragraph."""


class ParseStore(Protocol):
    """Where parses are kept: by key, as bytes. A store may lose or refuse anything; then it is parsed again."""

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """Returns the parses that are kept."""

    def put(self, parses: Mapping[str, bytes]) -> None:
        """Keeps parses."""


def key_of(model: str, texts: Sequence[str]) -> str:
    """Returns the key of an article's parse: made from the model and the texts as the parser sees them."""
    return hashlib.sha256(json.dumps([FORM, model, *texts]).encode("ascii")).hexdigest()


def packed(parsed: Parsed) -> bytes:
    """Returns the parses of an article as compressed bytes, their length before compression in front."""
    rows = [[[one.starts, one.lengths, " ".join(one.tags), " ".join(one.labels), one.heads] for one in paragraph] for paragraph in parsed]
    data = orjson.dumps(rows)
    compressed: bytes = pa.compress(data, codec=CODEC, asbytes=True)
    return len(data).to_bytes(SIZE_BYTES, "little") + compressed


def unpacked(data: bytes, texts: Sequence[str]) -> Parsed | None:
    """Returns the parses of `packed`; None where the bytes are damaged or do not fit the texts, so that the article is parsed again."""
    try:
        size = int.from_bytes(data[:SIZE_BYTES], "little")
        rows = orjson.loads(pa.decompress(data[SIZE_BYTES:], decompressed_size=size, codec=CODEC, asbytes=True))
        parsed = [[parse_of(*row) for row in paragraph] for paragraph in rows]
    except (ValueError, TypeError, AttributeError, OSError, MemoryError, OverflowError):
        return None
    fits = len(parsed) == len(texts) and all(is_sound(one, text) for some, text in zip(parsed, texts, strict=True) for one in some)
    return parsed if fits else None


def parse_of(starts: list[int], lengths: list[int], tags: str, labels: str, heads: list[int]) -> Parse:
    """Returns a parse as `packed` wrote it."""
    return Parse(tuple(starts), tuple(lengths), tuple(tags.split()), tuple(labels.split()), tuple(heads))


def is_sound(parse: Parse, text: str) -> bool:
    """Says whether a parse has one entry a token everywhere and points into its text and sentence."""
    size = len(parse.starts)
    if not size or any(len(column) != size for column in (parse.lengths, parse.tags, parse.labels, parse.heads)):
        return False
    return min(parse.starts) >= 0 and parse.starts[-1] + parse.lengths[-1] <= len(text) and min(parse.heads) >= 0 and max(parse.heads) < size


def parse_articles(
    nlp: Language, articles: Sequence[Sequence[Paragraph]], *, names: frozenset[str], store: ParseStore | None = None, batch_size: int = BATCH
) -> Iterator[list[Sentence]]:
    """Yields the sentences of each article, given as its paragraphs, in order; what `store` keeps is read from it, the rest is parsed and kept."""
    seen = [parsable_paragraphs([text for text, _, _ in paragraphs], names) for paragraphs in articles]
    masked = [[with_stand_ins(text, names) for text in texts] for texts in seen]
    model = model_name(nlp)  # spaCy gathers all labels of the pipeline for it
    keys = [key_of(model, texts) for texts in masked] if store is not None else []
    kept = store.get(keys) if store is not None else {}
    held = [unpacked(kept[key], texts) if key in kept else None for key, texts in zip(keys, seen, strict=True)] if kept else [None] * len(seen)
    docs = nlp.pipe((text for parsed, texts in zip(held, masked, strict=True) if parsed is None for text in texts), batch_size=batch_size)
    fresh: dict[str, bytes] = {}
    for number, (paragraphs, texts) in enumerate(zip(articles, seen, strict=True)):
        parsed = held[number]
        if parsed is None:
            parsed = [list(parses_of(next(docs))) for _ in texts]
            if store is not None:
                fresh[keys[number]] = packed(parsed)
        yield [
            make_sentence(parse, original=text, seen=shown, start=start, paragraph=place)
            for parses, shown, (text, start, place) in zip(parsed, texts, paragraphs, strict=True)
            for parse in parses
        ]  # fmt: skip
    if store is not None and fresh:
        store.put(fresh)
