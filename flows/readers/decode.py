"""Bytes to text: UTF-8 first, then Windows-1252 where the bytes read like it."""

import re
import unicodedata

# Of a text in a European language written in Windows-1252, accents and typographic quotes are a small part;
# of Cyrillic or Chinese bytes misread as Windows-1252 they are most.
MAX_FOREIGN_SHARE = 0.25
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
ALLOWED_CONTROLS = frozenset("\t\n\r\f\v\x1a\x03\x1b")


class UndecodableError(ValueError):
    """The bytes are no text in an encoding we can be sure of; the message says what would be right."""


def decode(data: bytes, *, declared: str | None = None) -> str:
    """Returns the text of `data`, without a byte-order mark.

    UTF-8 (with or without mark), UTF-16 and UTF-32 with mark; then `declared`, which a page or server names; then
    Windows-1252 where it is plausible: no undefined byte, no control character, few bytes above 0x7F and letters
    among them (b"caf\\xe9" is, b"\\x93\\xff\\x81" is not). Raises UndecodableError where none fits.
    """
    marked = _marked(data)
    if marked is not None:
        return marked
    if b"\0" in data:
        raise UndecodableError("holds NUL bytes: binary data, or UTF-16 without its byte-order mark; save it as UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if is_mixed(data):
            raise UndecodableError("mixes UTF-8 with another encoding; write all of it as UTF-8") from None
        text = _declared(data, declared) or _windows_1252(data)
        if text is None:
            raise UndecodableError(f"is not UTF-8 (byte 0x{data[error.start]:02x} at {error.start}); save it as UTF-8") from None
        return text


def bom_encoding(data: bytes) -> str | None:
    """Returns the encoding that the byte-order mark at the start of `data` names; None where there is no mark."""
    marks = (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    )
    return next((name for mark, name in marks if data.startswith(mark)), None)


def _marked(data: bytes) -> str | None:
    encoding = bom_encoding(data)
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(f"begins like {encoding.upper()} but is not: {error.reason}; save it as UTF-8") from None


def page_encoding(data: bytes) -> str | None:
    """Returns the encoding that a page names in its head (`<meta charset="gb2312">`); None where it names none."""
    match = _CHARSET.search(data[:4_000])
    return match[1].decode("ascii") if match else None


def is_mixed(data: bytes) -> bool:
    """True where bytes that are no UTF-8 hold more characters of UTF-8 than other bytes: two texts joined, each in its own encoding.

    A text in Windows-1252 holds one by accident at times (b"CAF\xc9\x92s"), never mostly.
    """
    foreign = [char for char in data.decode("utf-8", "surrogateescape") if char > "\x7f"]
    stray = sum("\udc80" <= char <= "\udcff" for char in foreign)
    return len(foreign) - stray > stray


def is_ascii_compatible(encoding: str) -> bool:
    """True where the printable ASCII bytes mean themselves: not for UTF-7, punycode or escapes, in which a plain text hides another."""
    printable = bytes(range(0x20, 0x7F))
    try:
        return printable.decode(encoding) == printable.decode("ascii")
    except (LookupError, ValueError):
        return False


def _declared(data: bytes, encoding: str | None) -> str | None:
    if encoding is None or not is_ascii_compatible(encoding):
        return None
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None  # pages name encodings they do not use; the bytes decide


def _windows_1252(data: bytes) -> str | None:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = [char for char in text if char > "\x7f"]
    if len(foreign) > MAX_FOREIGN_SHARE * len(text):
        return None
    if any(unicodedata.category(char) == "Cc" and char not in ALLOWED_CONTROLS for char in text):
        return None
    return text if any(char.isalpha() for char in text) else None
