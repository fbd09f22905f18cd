"""Servqual Desk: from a citizen's answer to a defensible number, in one offline file.

    from servqual_desk import Project

Importing this package is light: no Qt, no pandas. `Project` and `__version__` are looked up when they are first asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from servqual_desk.project import Project

    __version__: str

__all__ = ["Project", "__version__"]


def __getattr__(name: str) -> Any:
    if name == "Project":
        from servqual_desk.project import Project

        return Project
    if name == "__version__":
        return _version()
    raise AttributeError(f"module 'servqual_desk' has no attribute {name!r}")


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("servqual-desk")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0+unknown"
