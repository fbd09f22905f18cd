"""Writing the responses as a data file; the project is only read."""

from dataclasses import dataclass
from pathlib import Path

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.store.filters import Where
from ui.jobs.selected_responses import project_to_read, require_responses


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A data file that was written, and how many responses are in it."""

    path: Path
    n: int


def export_data(
    project: Path, out: Path, progress: Progress = UNWATCHED, *, language: str, where: Where | None = None
) -> Exported:
    """Write the responses that the filter leaves to `out`, in the format that its ending names, with labels in a language.

    Raises:
        DataError: the ending names no format, or there is no response to write.
        KnownError: the machine refuses the file.
    """
    from exports.datasets.write import format_of, write_dataset

    format_of(out)  # refuses an unknown ending before the work begins
    progress.step(_("Reading the answers …"), 0.1)
    with project_to_read(project) as opened:
        frame = opened.frame(where, non_answers=True)
        require_responses(opened, frame, where or {})
        progress.step(_("Writing {name} …").format(name=out.name), 0.5)
        write_dataset(frame, opened.instrument, out, language=language, title=opened.title)
    return Exported(path=out, n=len(frame))


def write_template(project: Path, out: Path, progress: Progress = UNWATCHED, *, language: str) -> Exported:
    """Write a table with the questionnaire's columns and no rows, to be filled in and imported."""
    from exports.datasets.write import write_dataset
    from instruments.columns import variables

    progress.step(_("Writing {name} …").format(name=out.name))
    with project_to_read(project) as opened:
        instrument, title = opened.instrument, opened.title
        frame = opened.frame(non_answers=True)[[variable.name for variable in variables(instrument)]].head(0)
    write_dataset(frame, instrument, out, language=language, title=title)
    return Exported(path=out, n=0)
