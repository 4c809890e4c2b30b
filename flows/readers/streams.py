"""A file as a stream of byte chunks: unzipped, in UTF-8, bounded; then cut in lines or joined whole."""

import codecs
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from flows.readers.decode import bom_encoding
from flows.readers.record import BrokenStreamError, Fault, IngestLimits, Input

CHUNK = 262_144
GZIP = 31  # zlib's window bits for "gzip header and trailer"
LINE_START = 2_000
PACKED_PIECE = 16_384
"""Packed bytes unzipped at a time: a stream of empty members would otherwise copy what stands behind each of them."""
FREE_BYTES = 10_000_000
"""Unpacked bytes before the ratio is asked: a small file may pack as well as it likes."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its line feed; `is_cut` where it passed the limit: `data` is then only its start."""

    number: int
    data: bytes
    is_cut: bool = False


def byte_chunks(item: Input, limits: IngestLimits) -> Iterator[bytes]:
    """Yields the bytes of an input, unzipped, up to `max_file_bytes`; raises BrokenStreamError where they end badly."""
    total = 0
    with item.open() as stream:
        chunks = iter(lambda: stream.read(CHUNK), b"")
        for chunk in gunzip(chunks, max_ratio=limits.max_ratio) if item.compressed else chunks:
            total += len(chunk)
            if total > limits.max_file_bytes:
                reason = f"more than {limits.max_file_bytes} bytes; the rest is not read: split the file or raise the limit"
                raise BrokenStreamError("file-too-large", reason)
            yield chunk


def gunzip(chunks: Iterator[bytes], *, max_ratio: int) -> Iterator[bytes]:
    """Yields the unzipped bytes of a gzip stream of one or more members, at most a chunk at a time.

    What stands before a break is yielded; a truncated or damaged stream, and one that unpacks to more than `max_ratio` times its
    size, then raises BrokenStreamError.
    """
    engine = zlib.decompressobj(GZIP)
    begun = False
    packed = unpacked = 0
    try:
        for piece in (chunk[start : start + PACKED_PIECE] for chunk in chunks for start in range(0, len(chunk), PACKED_PIECE)):
            data = piece
            packed += len(piece)
            while data:
                if engine.eof:
                    data = data.lstrip(b"\0")  # tape padding between members
                    if not data:
                        break
                    engine = zlib.decompressobj(GZIP)
                begun = True
                out = engine.decompress(data, CHUNK)
                unpacked += len(out)
                if unpacked > FREE_BYTES and unpacked > max_ratio * packed:
                    reason = f"unpacks to more than {max_ratio} times its size, as no text does; the rest is not read: make the file again, or raise the limit"
                    raise BrokenStreamError("gzip-bomb", reason)
                if out:
                    yield out
                data = engine.unused_data if engine.eof else engine.unconsumed_tail
        while begun and not engine.eof and (out := engine.decompress(b"", CHUNK)):
            yield out
    except zlib.error as error:
        reason = f"not gzip, or damaged ({error}); what stands behind the damage is not read: make the file again"
        raise BrokenStreamError("bad-gzip", reason) from None
    if begun and not engine.eof:
        reason = "the gzip stream ends in the middle; what stands before the end was read: fetch the file again"
        raise BrokenStreamError("truncated-gzip", reason)


def utf8_chunks(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Yields the same text in UTF-8 without a byte-order mark; streams without a mark pass unchanged."""
    first = next(chunks, b"")
    while len(first) < 4 and (more := next(chunks, b"")):
        first += more
    encoding = bom_encoding(first)
    if encoding is None or encoding == "utf-8-sig":
        yield first[3:] if encoding else first
        yield from chunks
        return
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        yield decoder.decode(first).encode("utf-8")
        for chunk in chunks:
            yield decoder.decode(chunk).encode("utf-8")
        yield decoder.decode(b"", final=True).encode("utf-8")
    except UnicodeError as error:
        raise BrokenStreamError("bad-encoding", f"begins like {encoding.upper()} but is not ({error}); save it as UTF-8") from None


def lines(chunks: Iterator[bytes], *, max_bytes: int) -> Iterator[Line]:
    """Yields the lines of a stream, numbered from 1; a line over `max_bytes` is passed over without being held.

    A break in the stream raises BrokenStreamError with the number and the start of the line it fell in.
    """
    number, rest, skipping = 1, b"", False
    try:
        for chunk in chunks:
            pieces = (rest + chunk).split(b"\n") if not skipping else chunk.split(b"\n")
            for index, piece in enumerate(pieces[:-1]):
                if skipping and index == 0:
                    yield Line(number, rest, True)
                    skipping = False
                elif len(piece) > max_bytes:
                    yield Line(number, piece[:LINE_START], True)
                else:
                    yield Line(number, piece)
                number += 1
            if not skipping:
                rest = pieces[-1]
                if len(rest) > max_bytes:
                    rest, skipping = rest[:LINE_START], True
    except BrokenStreamError as broken:
        raise BrokenStreamError(broken.fault.rule, broken.fault.reason, line=number, start=rest[:LINE_START]) from None
    if rest:
        yield Line(number, rest, skipping)


def text_lines(item: Input, limits: IngestLimits) -> Iterator[Line]:
    """Yields the lines of a text input in UTF-8 (or in the encoding it has, where it has no mark)."""
    return lines(utf8_chunks(byte_chunks(item, limits)), max_bytes=limits.max_record_bytes)


def too_long(line: Line, limits: IngestLimits) -> Fault:
    """Returns the fault of a line over the limit."""
    reason = f"the line is longer than {limits.max_record_bytes} bytes and is passed over; an article is one line of its own"
    return Fault("record-too-large", reason, line.number, line.data)


def whole(item: Input, limits: IngestLimits, *, max_bytes: int) -> bytes:
    """Returns all bytes of an input; raises BrokenStreamError where they are more than `max_bytes` or end badly."""
    parts: list[bytes] = []
    size = 0
    for chunk in byte_chunks(item, limits):
        size += len(chunk)
        parts.append(chunk)
        if size > max_bytes:
            reason = f"more than {max_bytes} bytes in one text or document; split it, or raise the limit"
            raise BrokenStreamError("document-too-large", reason, start=parts[0][:LINE_START])
    return b"".join(parts)
