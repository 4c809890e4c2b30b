"""A parse as people read it in an explanation; the labels are shown there, and nothing is decided by them."""

from coders.parse import Sentence


def parse_line(sentence: Sentence) -> str:
    """Returns each word with its tag, label and head: "Israel/NNP/nsubj<attacked attacked/VBD/ROOT<ROOT Syria/NNP/dobj<attacked"."""
    return " ".join(
        f"{word}/{tag}/{dep}<{sentence.words[head] if head != token else 'ROOT'}"
        for token, (word, tag, dep, head) in enumerate(zip(sentence.words, sentence.tags, sentence.deps, sentence.heads, strict=True))
    )
