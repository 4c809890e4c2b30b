"""Text from outside as it may be printed: on a terminal control characters are commands, and bidirectional marks turn names around."""

import re

UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters but tab and line feed, and the marks and overrides of writing direction."""


def shown(text: str) -> str:
    """Returns a text with every unsafe character written as `\\u202e`; the data keep the character itself.

    Inside JSON this is the same text, escaped.
    """
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def shown_line(text: str) -> str:
    """Returns a text as `shown` does, on one line: a name may hold a line feed and so make a line of its own in a log."""
    return shown(text).replace("\n", "\\n").replace("\t", "\\t")
