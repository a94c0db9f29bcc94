"""Gives back to the system what loading left behind."""

from __future__ import annotations

import ctypes
import ctypes.util
import gc


def release_memory() -> None:
    """Collect garbage, keep what is loaded out of later collections, and let the C library return freed pages (glibc only; elsewhere a no-op)."""
    gc.unfreeze()  # what an earlier call kept out may have gone since: a model that was exchanged
    gc.collect()
    gc.freeze()
    trim = getattr(ctypes.CDLL(ctypes.util.find_library("c")), "malloc_trim", None)
    if trim is not None:
        trim(0)
