"""Writing the responses as a data file or a data package, and their codebook; the project is only read."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import DataError
from servqual_desk.people.rights import Right
from servqual_desk.project import Project
from servqual_desk.store.filters import Where
from ui.jobs.selected_responses import project_to_read, require_responses

if TYPE_CHECKING:
    import pandas as pd

    from exports.datasets.dataset import Dataset

Table = Literal["answers", "events", "timings", "codings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What a person chooses about the file.

    Attributes:
        columns: their names in the file's order; all where it is empty.
        labels: what stands in the cells of scales and choices.
        shape: a row a response, or a row an answer.
        tables: which tables; of several, only a package has room.
        k: a file that may be handed on, in which so many responses share what others may know of them; 0 for the whole data.
        quasi: the columns that tell it; where it is empty, the profile and what else the program takes for such.
    """

    columns: tuple[str, ...] = ()
    labels: Literal["codes", "words"] = "codes"
    shape: Literal["wide", "long"] = "wide"
    tables: tuple[Table, ...] = ("answers",)
    k: int = 0
    quasi: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A data file that was written, how many responses are in it, and what is said of it."""

    path: Path
    n: int
    statement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    project: Project
    frame: "pd.DataFrame"
    language: str
    where: Where = field(default_factory=dict)


def export_data(
    project: Path,
    out: Path | str,
    progress: Progress = UNWATCHED,
    *,
    language: str,
    where: Where | None = None,
    options: ExportOptions | None = None,
) -> Exported:
    """Write the responses that the filter leaves to `out`, in the format that its ending names, with labels in a language.

    Args:
        out: a text that ends in a stroke, or in .zip, names a data package.

    Raises:
        DataError: the ending names no format, there is no response to write, or an option cannot be met.
        RightError: whoever is signed in may only write a file that can be handed on.
        KnownError: the machine refuses the file.
    """
    from exports.datasets.write import format_of, write_columns
    from exports.package.package import is_package, write_package

    options = options or ExportOptions()
    is_whole = is_package(str(out))
    _refuse_several(options, is_whole)
    if not is_whole:
        format_of(Path(out))  # refuses an unknown ending before the work begins
    progress.step(_("Reading the answers …"), 0.1)
    with project_to_read(project) as opened:
        if not options.k:
            opened.require(Right.EXPORT)
        frame = opened.read_answers(where, non_answers=True)
        require_responses(opened, frame, where or {})
        sources = _Sources(project=opened, frame=frame, language=language, where=where or {})
        tables = {name: _table(name, sources, options) for name in options.tables}
        progress.step(_("Writing {name} …").format(name=Path(out).name), 0.5)
        first, *others = tables.items()
        if is_whole:
            path = write_package(first[1], str(out), {f"{name}.csv": table for name, table in others})
        else:
            path = Path(out)
            write_columns(first[1], path)
    return Exported(path=path, n=first[1].n_rows if options.k else len(frame), statement=first[1].statement)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a file to hand on would be: by which columns people could be known, and sentences about what it would lose."""

    quasi: tuple[str, ...]
    cost: tuple[str, ...]


def preview_shareable(
    project: Path, progress: Progress = UNWATCHED, *, language: str, where: Where | None = None, options: ExportOptions
) -> Preview:
    """What a file to hand on would lose; nothing is written.

    Raises:
        DataError: there are too few responses, or an option cannot be met.
    """
    from exports.datasets.dataset import dataset
    from exports.shareable.shareable import cost_of_sharing

    progress.step(_("Reading the answers …"), 0.1)
    with project_to_read(project) as opened:
        frame = opened.read_answers(where, non_answers=True)
        require_responses(opened, frame, where or {})
        data = dataset(frame, opened.instrument, language=language, title=opened.title)
    progress.step(_("Working out what the file would lose …"), 0.3)
    names, cost = cost_of_sharing(data, k=options.k, quasi=options.quasi, columns=options.columns)
    return Preview(quasi=names, cost=cost)


def _refuse_several(options: ExportOptions, is_package: bool) -> None:
    if is_package and options.tables[0] != "answers":
        raise DataError(_("A data package begins with the answers; write the log to a file of its own."))
    if options.k and (options.tables != ("answers",) or options.shape != "wide"):
        raise DataError(_("A shareable file holds the answers alone, a row for each response."))
    if len(options.tables) > 1 and not is_package:
        raise DataError(_("A file holds one table; for several write a data package: a name that ends in / or .zip."))


def _table(name: Table, sources: _Sources, options: ExportOptions) -> "Dataset":
    from exports.datasets.shape import only

    if name == "answers":
        return _answers(sources, options)
    return only(_codings(sources) if name == "codings" else _log(name, sources), options.columns)


def _codings(sources: _Sources) -> "Dataset":
    """The codes of the comments of the responses that are exported."""
    from analysis.methods.pickers import comments
    from exports.datasets.log_tables import coding_table

    project, exported = sources.project, set(sources.frame["sqd_uuid"])
    coded = [
        (response, column, coder, code)
        for column in comments(project.instrument)
        for response, coder, code in project.comments.table(column)
        if response in exported
    ]
    book = project.comments.codebook()
    return coding_table(coded, book, project.instrument, language=sources.language, title=project.title)


def _answers(sources: _Sources, options: ExportOptions) -> "Dataset":
    from exports.datasets.dataset import dataset
    from exports.datasets.shape import in_words, long, only
    from exports.shareable.shareable import shareable

    project = sources.project
    data = dataset(sources.frame, project.instrument, language=sources.language, title=project.title)
    if options.k:
        data = shareable(data, k=options.k, quasi=options.quasi, columns=options.columns)
    else:
        data = only(data, options.columns)
    if options.labels == "words":
        data = in_words(data)
    return long(data) if options.shape == "long" else data


def _log(name: Table, sources: _Sources) -> "Dataset":
    """The log of the responses that are exported; without a filter, of the whole survey."""
    from exports.datasets.log_tables import event_table, timing_table

    project = sources.project
    wanted = set(sources.frame["sqd_uuid"]) if sources.where else None
    events = [event for event in project.events() if wanted is None or event.response in wanted]
    make = event_table if name == "events" else timing_table
    return make(events, project.instrument, language=sources.language, title=project.title)


def write_project_codebook(project: Path, out: Path, progress: Progress = UNWATCHED, *, language: str) -> Path:
    """Write what each column and each code of the survey's data files means.

    Raises:
        DataError: the ending names no codebook.
        KnownError: the machine refuses the file.
    """
    from exports.codebook.write import require_codebook, write_codebook
    from exports.datasets.dataset import dataset

    require_codebook(out)
    progress.step(_("Reading the answers …"), 0.1)
    with project_to_read(project) as opened:
        frame = opened.read_answers(non_answers=True)
        progress.step(_("Writing {name} …").format(name=out.name), 0.5)
        write_codebook(dataset(frame, opened.instrument, language=language, title=opened.title), out)
    return out


def write_template(project: Path, out: Path, progress: Progress = UNWATCHED, *, language: str) -> Exported:
    """Write a table with the questionnaire's columns and no rows, to be filled in and imported."""
    from exports.datasets.write import write_dataset
    from instruments.columns import variables

    progress.step(_("Writing {name} …").format(name=out.name))
    with project_to_read(project) as opened:
        instrument, title = opened.instrument, opened.title
        frame = opened.read_answers(non_answers=True)[[variable.name for variable in variables(instrument)]].head(0)
    write_dataset(frame, instrument, out, language=language, title=title)
    return Exported(path=out, n=0)
