"""Where surveys are kept unless the person says otherwise, and how their files are called."""

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from servqual_desk.i18n import _

SUFFIX = ".sqd"


def documents() -> Path:
    """The person's documents folder."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())


def project_kinds() -> str:
    """The kinds of file of an open or save dialog, in Qt's notation."""
    return _("Surveys") + f" (*{SUFFIX});;" + _("All files") + " (*)"


def file_name(title: str) -> str:
    """A title as a file name that any system takes: `Survei MPP 2026` → `survei-mpp-2026.sqd`."""
    return (re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "survey") + SUFFIX


def free_path(folder: Path, title: str) -> Path:
    """A path in the folder that nothing stands at yet."""
    wanted = folder / file_name(title)
    numbered = (wanted.with_stem(f"{wanted.stem}-{number}") for number in range(2, 10_000))
    return wanted if not wanted.exists() else next(path for path in numbered if not path.exists())
