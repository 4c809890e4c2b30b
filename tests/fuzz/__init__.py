"""Fuzzing: `python -m tests.fuzz` draws new inputs for ingest, text, dates and the lexicon reader until the time is over."""
