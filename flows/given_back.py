"""Memory that a stage of a run is done with goes back to the system, so that the next one does not come on top of it."""

import ctypes
import gc
import sys

import pyarrow as pa


def give_back() -> None:
    """Collects what is no longer held and returns free memory of Python, Arrow and, under glibc, of the C library; elsewhere that one keeps its own."""
    gc.collect()
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
