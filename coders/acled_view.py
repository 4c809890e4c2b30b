"""The ACLED columns of a mention."""

from coders.parse import Sentence
from schemas.mention import Mention


def with_acled(mention: Mention, sentence: Sentence) -> Mention:
    """Returns the mention with its ACLED columns; all None for what ACLED would not record."""
    return mention
