"""Text to mentions: pure functions over articles; no orchestration, no data frames, no network."""
