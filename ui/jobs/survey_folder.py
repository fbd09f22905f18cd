"""Where surveys are kept unless the person says otherwise, and how their files are called."""

import re
from pathlib import Path

from platformdirs import user_documents_path

from instruments.i18n import _

SUFFIX = ".sqd"
LONGEST_STEM = 60
DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # Windows takes these for devices, whatever the ending


def documents() -> Path:
    """The person's documents folder, made where it is missing; their home where that is refused."""
    folder = user_documents_path()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path.home()
    return folder


def project_kinds() -> str:
    """The kinds of file of an open or save dialog, in Qt's notation."""
    return _("Surveys") + f" (*{SUFFIX});;" + _("All files") + " (*)"


def file_stem(title: str) -> str:
    """A title as a file name that any system takes: `Survei MPP 2026` → `survei-mpp-2026`."""
    stem = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:LONGEST_STEM] or "survey"
    return f"{stem}-survey" if DEVICES.fullmatch(stem) else stem


def free_path(folder: Path, title: str) -> Path:
    """A path in the folder that nothing stands at yet."""
    wanted = folder / (file_stem(title) + SUFFIX)
    numbered = (wanted.with_stem(f"{wanted.stem}-{number}") for number in range(2, 10_000))
    return wanted if not wanted.exists() else next(path for path in numbered if not path.exists())
