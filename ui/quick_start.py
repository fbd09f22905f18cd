"""What makes the window come quickly: what PySide is spared, and when Python looks for garbage."""

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from types import ModuleType

FEATURES = "shibokensupport.feature"  # PySide's own module of this name, where it has one
STUB_WRITER = ("shibokensupport.signature.lib.enum_sig", "shibokensupport.signature.lib.pyi_generator")


@contextmanager
def starting() -> Iterator[None]:
    """Inside, everything is made that stays until the end: none of it is garbage, then or later."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        _import_pyside_without_stub_writer()
        _spare_pyside_our_sources()
        yield
    finally:
        gc.freeze()
        if was_looking:
            gc.enable()


def _import_pyside_without_stub_writer() -> None:
    """PySide compiles what writes its type stubs (`.pyi`) whenever it is imported, and nothing that runs here calls it.

    Two empty modules stand there instead, which spare a twelfth of the start.
    """
    sys.meta_path.insert(0, _EmptyStubWriter)
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        sys.meta_path.remove(_EmptyStubWriter)


class _EmptyStubWriter:
    """Finds nothing: it puts the modules in place when PySide asks for the one before them, having cleared the place at first."""

    @classmethod
    def find_spec(cls, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None) -> ModuleSpec | None:
        if name == "PySide6.support":
            sys.modules.update({one: module_from_spec(ModuleSpec(one, None)) for one in STUB_WRITER})
        return None


def _spare_pyside_our_sources() -> None:
    """PySide reads the source of each module that is imported after it, to see whether it may call Qt by other names.

    By `from __feature__ import snake_case`, that is; nobody here does. A hundred sources took a twentieth of the start.
    """
    import PySide6.QtCore  # noqa: F401

    if FEATURES in sys.modules:
        vars(sys.modules[FEATURES])["_mod_uses_pyside"] = _uses_no_feature


def _uses_no_feature(_module: ModuleType) -> bool:
    return False
