"""What makes the window come quickly: what PySide is spared, and when Python looks for garbage."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

FEATURES = "shibokensupport.feature"  # PySide's own module of this name, where it has one


@contextmanager
def starting() -> Iterator[None]:
    """Inside, everything is made that stays until the end: none of it is garbage, then or later."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        _spare_pyside_our_sources()
        yield
    finally:
        gc.freeze()
        if was_looking:
            gc.enable()


def _spare_pyside_our_sources() -> None:
    """PySide reads the source of each module that is imported after it, to see whether it may call Qt by other names.

    By `from __feature__ import snake_case`, that is; nobody here does. A hundred sources took a twentieth of the start.
    """
    import PySide6.QtCore  # noqa: F401

    if FEATURES in sys.modules:
        vars(sys.modules[FEATURES])["_mod_uses_pyside"] = _uses_no_feature


def _uses_no_feature(_module: ModuleType) -> bool:
    return False
