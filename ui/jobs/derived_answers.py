"""Answers with the columns that no cell holds beside them: the channel of the service, the month of the interview."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from analysis.methods import Options
from servqual_desk.project import Project
from servqual_desk.store.derived_columns import derived_values
from servqual_desk.words.derived_columns import DERIVED

if TYPE_CHECKING:
    import pandas as pd


def with_derived(frame: "pd.DataFrame", project: Project, columns: Iterable[str]) -> "pd.DataFrame":
    """The frame with those of the columns that no cell holds; the same frame where none is asked for."""
    derived = {column: derived_values(project.database, column) for column in columns if column in DERIVED}
    made = {column: frame["sqd_uuid"].map(values) for column, values in derived.items()}
    return frame.assign(**made) if made else frame


def with_groups_of(options: Options, frame: "pd.DataFrame", project: Project) -> "pd.DataFrame":
    """The frame with those of them by which the options of a method group."""
    return with_derived(frame, project, [value for value in options.to_dict().values() if isinstance(value, str)])
