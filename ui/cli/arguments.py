"""What FILE, `--where` and `-o` say, made into what the rooms below take."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.project import Project

if TYPE_CHECKING:
    import pandas as pd

MOST_SHOWN = 12


def read_where(conditions: Sequence[str]) -> dict[str, list[str]]:
    """`COLUMN=VALUE` repeated → column → its values. Values of one column are alternatives; columns are all required.

    Raises:
        DataError: one has no column or no value.
    """
    where: dict[str, list[str]] = {}
    for condition in conditions:
        column, _sign, value = (part.strip() for part in condition.partition("="))
        if not column or not value:
            sentence = _("--where takes COLUMN=VALUE, such as sex=female, and not “{condition}”.")
            raise DataError(sentence.format(condition=condition))
        where.setdefault(column, []).append(value)
    return where


def project_to_read(path: Path) -> Project:
    """The project, opened only to read where the machine lets nobody write (a locked stick, another's folder)."""
    is_writable = os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
    return Project.open(path, readonly=path.is_file() and not is_writable)


def selected_frame(project: Project, conditions: Sequence[str], *, non_answers: bool = False) -> "pd.DataFrame":
    """The finished responses that meet the conditions.

    Raises:
        DataError: a column or a value that the project does not have, or no response at all.
    """
    where = read_where(conditions)
    frame = project.frame(where, non_answers=non_answers)
    if len(frame):
        return frame
    if not project.count():
        raise DataError(
            _("{path}: has no finished responses yet. Collect or import some first.").format(path=project.path)
        )
    raise DataError([_no_match(project, column, values) for column, values in where.items()])


def _no_match(project: Project, column: str, wanted: Sequence[str]) -> str:
    present = sorted({str(value) for value in project.frame()[column].dropna()})
    shown = ", ".join(present[:MOST_SHOWN]) + (", …" if len(present) > MOST_SHOWN else "")
    return _("No response meets {condition} with the other conditions; {column} holds: {values}.").format(
        condition=f"{column}={'|'.join(wanted)}", column=column, values=shown or "—"
    )


def selection_title(title: str, conditions: Sequence[str]) -> str:
    """The survey's title, saying which responses it is about."""
    if not conditions:
        return title
    return _("{title} — only {conditions}").format(title=title, conditions=", ".join(conditions))


def require_ending(path: Path, ending: str) -> None:
    """Refuse a name that does not end as its content will.

    Raises:
        DataError: it ends otherwise.
    """
    if path.suffix.lower() != ending:
        raise DataError(_("{path}: the file's name must end in {ending}.").format(path=path, ending=ending))
