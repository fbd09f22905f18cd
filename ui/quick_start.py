"""What makes the window come quickly: what PySide is spared, and when Python looks for garbage."""

import builtins
import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from types import ModuleType

STUB_WRITER = ("shibokensupport.signature.lib.enum_sig", "shibokensupport.signature.lib.pyi_generator")


@contextmanager
def starting() -> Iterator[None]:
    """Inside, everything is made that stays until the end: none of it is garbage, then or later."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        _import_pyside_without_stub_writer()
        _import_as_python_does()
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


def _import_as_python_does() -> None:
    """PySide puts itself before Python's `import`, to see who calls Qt by other names (`from __feature__ import snake_case`).

    Nobody here does. It reads the source of each module that is imported after it, a twentieth of the start, and is asked
    at each `import` that is met.
    """
    kept = vars(builtins)
    if kept["__import__"] is kept.get("__feature_import__"):
        kept["__import__"] = kept["__orig_import__"]
