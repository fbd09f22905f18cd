"""Which responses a piece of work is about: what `--where` or a filter says, the frame, and how a title says it."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.project import Project
from servqual_desk.store.filters import Where

if TYPE_CHECKING:
    import pandas as pd

MOST_SHOWN = 12


def project_to_read(path: Path) -> Project:
    """The project, opened only to read where the machine lets nobody write (a locked stick, another's folder)."""
    is_writable = os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
    return Project.open(path, readonly=path.is_file() and not is_writable)


def require_responses(project: Project, frame: "pd.DataFrame", where: Where) -> None:
    """Refuse work about no response at all.

    Raises:
        DataError: the project has none, or none that meets the conditions; it says which values there are.
    """
    if len(frame):
        return
    if not project.count():
        raise DataError(
            _("{path}: has no finished responses yet. Collect or import some first.").format(path=project.path)
        )
    raise DataError([_no_match(project, column, values) for column, values in where.items()])


def _no_match(project: Project, column: str, wanted: str | Sequence[str]) -> str:
    present = sorted({str(value) for value in project.frame()[column].dropna()})
    shown = ", ".join(present[:MOST_SHOWN]) + (", …" if len(present) > MOST_SHOWN else "")
    values = [wanted] if isinstance(wanted, str) else wanted
    return _("No response meets {condition} with the other conditions; {column} holds: {values}.").format(
        condition=f"{column}={'|'.join(values)}", column=column, values=shown or "—"
    )


def selection_title(title: str, conditions: Sequence[str]) -> str:
    """The survey's title, saying which responses it is about."""
    if not conditions:
        return title
    return _("{title} — only {conditions}").format(title=title, conditions=", ".join(conditions))
