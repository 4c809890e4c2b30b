"""Notes in brackets that a monitoring service puts into a text in capitals: "the Front [FMLN] attacked", "a [Ruritanian] patrol", "[words indistinct]"."""

import re

from coders.common_words import load_case_words

NOTE = re.compile(r"\[[^\[\]]{1,120}\]")


def without_notes(text: str) -> str:
    """Returns a text of the same length with blanks for its notes, or for their brackets alone where the sentence needs their words."""
    return NOTE.sub(blanked, text) if "[" in text else text


def blanked(note: re.Match[str]) -> str:
    """Returns blanks for a note; its words between blanks where it stands behind a word that no sentence ends with and says nothing of the text itself:
    "a [Ruritanian] patrol", not "the [word indistinct]"."""
    words, cases = note.group()[1:-1], load_case_words()
    before = note.string[: note.start()].rsplit(maxsplit=1)[-1:]
    needed = bool(before) and before[0].lower() in cases.open and cases.editorial.isdisjoint(words.lower().split())
    return f" {words} " if needed else " " * len(note.group())
