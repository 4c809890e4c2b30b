"""Which mentions are one occurrence: the rules of joining as tables, the levels at which two mentions agree, and their clusters."""
