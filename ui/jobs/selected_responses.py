"""Which responses a piece of work is about: what `--where` or a filter says, the frame, and how a title says it."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.fieldwork.office_papers import office_papers
from servqual_desk.people.rights import Right
from servqual_desk.project import Project
from servqual_desk.store.derived_columns import derived_values
from servqual_desk.store.field_names import FieldNames, field_names
from servqual_desk.store.filters import Where
from servqual_desk.store.sqlite import takes_side_files
from servqual_desk.words.derived_columns import DERIVED
from ui.jobs.answers_in_memory import answers_of, require_sealed_now

if TYPE_CHECKING:
    import pandas as pd

MOST_SHOWN = 12


def project_to_read(path: Path, *, sealed: bool = True, pages_later: bool = False) -> Project:
    """The project, opened only to read where the machine lets nobody write (a locked stick, another's folder, a full disk).

    Args:
        sealed: refuse it where a response is not what was put there, so that nothing is made of other data.
        pages_later: see `Project.open`; whoever asks for `sealed_answers`.

    Raises:
        ProjectError: it cannot be opened, or is damaged.
    """
    is_writable = os.access(path, os.W_OK) and takes_side_files(path)
    project = Project.open(path, readonly=path.is_file() and not is_writable, pages_later=sealed or pages_later)
    try:
        if sealed:
            require_sealed_now(project)
    except BaseException:
        project.close()
        raise
    return project


def require_enough(project: Project, n: int) -> None:
    """Results of fewer people than the office publishes, which may tell what each answered, are not for everybody.

    Raises:
        RightError: whoever is signed in may not see them.
    """
    if 0 < n < office_papers(project).smallest:
        project.require(Right.INTERNAL)


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
    held = (
        derived_values(project.database, column).values() if column in DERIVED else answers_of(project)[column].dropna()
    )
    known, present = field_names(project), sorted({str(value) for value in held if value is not None})
    explained = [_with_words(column, value, project, known) for value in present[:MOST_SHOWN]]
    shown = ", ".join(explained) + (", …" if len(present) > MOST_SHOWN else "")
    values = [wanted] if isinstance(wanted, str) else wanted
    return _("No response meets {condition} with the other conditions; {column} holds: {values}.").format(
        condition=f"{column}={'|'.join(values)}", column=column, values=shown or "—"
    )


def _with_words(column: str, value: str, project: Project, known: FieldNames) -> str:
    """What to write after `--where`, and what it means: `female (Perempuan)`."""
    from exports.words.names import value_name  # all words of the program, for an answer that is none

    words = known.get(column, {}).get(value) or value_name(value, project.instrument, column)
    return value if words == value else f"{value} ({words})"


def selection_title(title: str, where: Where, project: Project) -> str:
    """The survey's title, saying in words which responses it is about."""
    if not where:
        return title
    from exports.words.filter_words import condition_words

    conditions = condition_words(where, project.instrument, field_names(project))
    return _("{title} — only {conditions}").format(title=title, conditions=", ".join(conditions))
