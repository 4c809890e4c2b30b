"""Imports put off until something is asked of them: what a library names when it is imported and a run never uses."""

import importlib
import importlib.util
import sys

STATISTICS = "scipy.stats"
"""Named by three expectations of Great Expectations about distributions; takes 0.7 s and 56 MB."""


def put_off(name: str) -> None:
    """Lets a module be imported without being loaded: it is when one of its attributes is asked for. What is loaded already stays as it is.

    Raises ModuleNotFoundError where there is no such module.
    """
    if name in sys.modules:
        return
    found = importlib.util.find_spec(name)
    if found is None or found.loader is None:
        raise ModuleNotFoundError(f"there is no module {name}", name=name)
    found.loader = loader = importlib.util.LazyLoader(found.loader)
    module = importlib.util.module_from_spec(found)
    sys.modules[name] = module
    loader.exec_module(module)
    parent, _, last = name.rpartition(".")
    if parent:
        # "from scipy import stats" asks the package first, and the import behind that would load it
        setattr(importlib.import_module(parent), last, module)


def load_checks() -> None:
    """Imports Great Expectations without what a run does not use of it; takes a second and a half."""
    put_off(STATISTICS)
    import great_expectations  # noqa: F401
