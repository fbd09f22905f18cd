"""What an export does in the background, in its own connection, which only reads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from instruments.i18n import _, language
from servqual_desk.project import Project
from ui.background import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A data file that was written, and how many responses are in it."""

    path: Path
    n: int


def export(project: Path, path: Path, where: Mapping[str, str]) -> Callable[[Progress], Exported]:
    """The work of writing the responses that the filter leaves to `path`, with labels in the language in force now."""
    spoken = language()

    def work(progress: Progress) -> Exported:
        progress.step(_("Reading the answers …"), 0.1)
        from exports.datasets.write import write_dataset

        with Project.open(project, readonly=True) as opened:
            frame = opened.frame(where, non_answers=True)
            progress.step(_("Writing {name} …").format(name=path.name), 0.5)
            write_dataset(frame, opened.instrument, path, language=spoken, title=opened.title)
        return Exported(path=path, n=len(frame))

    return work


def write_template(project: Path, path: Path) -> Callable[[Progress], Exported]:
    """The work of writing a table with the questionnaire's columns and no rows, to be filled in and imported."""
    spoken = language()

    def work(progress: Progress) -> Exported:
        progress.step(_("Writing {name} …").format(name=path.name))
        from exports.datasets.write import write_dataset
        from instruments.columns import variables

        with Project.open(project, readonly=True) as opened:
            instrument, title = opened.instrument, opened.title
            frame = opened.frame(non_answers=True)[[variable.name for variable in variables(instrument)]].head(0)
        write_dataset(frame, instrument, path, language=spoken, title=title)
        return Exported(path=path, n=0)

    return work
