"""The parser's dependency labels (ClearNLP style) are known in this package only: slots, phrases, context."""
