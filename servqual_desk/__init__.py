"""Servqual Desk: from a citizen's answer to a defensible number, in one offline file.

    from servqual_desk import Project

Importing this package is light: no Qt, no pandas; `Project` itself is imported when it is first asked for.
"""

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from servqual_desk.project import Project

try:
    __version__ = version("servqual-desk")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0+unknown"

__all__ = ["Project", "__version__"]


def __getattr__(name: str) -> Any:
    if name == "Project":
        from servqual_desk.project import Project

        return Project
    raise AttributeError(f"module 'servqual_desk' has no attribute {name!r}")
