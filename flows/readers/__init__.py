"""Readers: one module for each kind of file, from bytes to records; nothing here knows the flow or the network."""
