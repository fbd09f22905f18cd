"""Servqual Desk: from a citizen's answer to a defensible number, in one offline file.

    from servqual_desk import Project, Instrument, analyse

Importing this package is light: no Qt, no pandas, no SQLite. What is named here is loaded when it is first asked for.
"""

from typing import TYPE_CHECKING, Any

from servqual_desk.shadowed_packages import refuse_files_in_the_way

refuse_files_in_the_way()  # before `instruments` is imported for the first time
# isort: split
from servqual_desk.errors import AnswerError, BugError, DataError, InstrumentError, KnownError, ProjectError  # noqa: E402

if TYPE_CHECKING:
    from analysis import analyse
    from instruments.model import Instrument
    from servqual_desk.project import Project

    __version__: str

__all__ = [
    "AnswerError",
    "BugError",
    "DataError",
    "Instrument",
    "InstrumentError",
    "KnownError",
    "Project",
    "ProjectError",
    "__version__",
    "analyse",
]


def __getattr__(name: str) -> Any:
    """Load what is asked for. Here alone the heart names a room above it, so that a notebook needs one import."""
    match name:
        case "Project":
            from servqual_desk.project import Project

            return Project
        case "Instrument":
            from instruments.model import Instrument

            return Instrument
        case "analyse":
            from analysis import analyse

            return analyse
        case "__version__":
            from servqual_desk.version import installed_version

            return installed_version()
    raise AttributeError(f"module 'servqual_desk' has no attribute {name!r}")
