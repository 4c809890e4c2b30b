"""Memory that a stage of a run is done with goes back to the system, so that the next one does not come on top of it."""

import ctypes
import gc
import sys
from typing import Any

import pyarrow as pa

ARENA_MAX, MMAP_THRESHOLD, TRIM_THRESHOLD = -8, -3, -1
"""What glibc's mallopt calls its parameters (malloc.h)."""
LARGE = 32 * 1024 * 1024
"""What is large in bytes, the most that glibc takes: the parser makes and drops buffers of some megabytes all the time, and each that went back would come
anew, page by page (a whole run took 2:23 with 256 KB)."""

SMALL = 512 * 1024
"""What is large in bytes where no parser is at work."""


def c_library() -> Any:
    """Returns the C library under Linux, None elsewhere."""
    return ctypes.CDLL(None) if sys.platform == "linux" else None


def keep_little() -> None:
    """Lets glibc keep little of what is freed: one heap for all threads, and what is large goes back at once, Arrow's buffers too.

    By itself it raises the bound of what is large with each large thing that is freed, and has a heap a thread: what each stage needed at most would stay,
    in pieces. Called before a run makes threads; elsewhere than under glibc it does nothing but to let Arrow use the system's memory.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    tune = getattr(c_library(), "mallopt", None)
    if tune is not None:
        for name, value in ((ARENA_MAX, 1), (MMAP_THRESHOLD, LARGE), (TRIM_THRESHOLD, LARGE)):
            tune(name, value)


def keep_nothing_large() -> None:
    """Lets glibc give back each buffer of half a megabyte at once, for what comes after coding: there nobody makes and drops them all the time, and what
    is freed between small things would stay in pieces. Elsewhere than under glibc it does nothing."""
    tune = getattr(c_library(), "mallopt", None)
    if tune is not None:
        for name in (MMAP_THRESHOLD, TRIM_THRESHOLD):
            tune(name, SMALL)


def give_back() -> None:
    """Collects what is no longer held and returns free memory of Python, Arrow and, under glibc, of the C library; elsewhere that one keeps its own."""
    gc.collect()
    trim()


def trim() -> None:
    """Does as `give_back` without collecting first, which takes a quarter of a second: for what stands in no cycles, as Arrow's tables."""
    pa.default_memory_pool().release_unused()
    trim = getattr(c_library(), "malloc_trim", None)
    if trim is not None:
        trim(0)
