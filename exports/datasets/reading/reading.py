"""What a format's module gets (`Reading`) and how it hands over what it finds."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from exports.datasets.reading.limits import MOST_COLUMNS
from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.importing.foreign_file import ForeignFile
from servqual_desk.importing.grid import GridWriter


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What the child process is to do: read `path` into `folder`; the rest where a person said it."""

    path: str
    folder: str
    language: str = "id"
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What it says at its end: the file that it found, or the sentences of a refusal, and what they ask (`encoding`)."""

    found: ForeignFile | None = None
    faults: tuple[str, ...] = ()
    asks: str = ""


class Reading:
    """A file that is read: where it is, what faults call it, where its grids go, and how far the reading is."""

    def __init__(self, task: Task, *, name: str = "") -> None:
        self.path = Path(task.path)
        self.task = task
        self.name = name or self.path.name
        self.folder = Path(task.folder)
        self._grids = 0

    @contextmanager
    def grid(self) -> Iterator[tuple[str, GridWriter]]:
        """A new grid: the name of its file, and what writes it."""
        self._grids += 1
        name = f"{self._grids}.grid"
        with (self.folder / name).open("wb") as file:
            writer = GridWriter(file)
            yield name, writer
            writer.flush()

    def progress(self, share: float) -> None:
        """Say how much of the file is read, 0 to 1."""
        (self.folder / "progress").write_text(f"{share:.3f}", encoding="ascii")

    def refuse_wide(self, width: int) -> None:
        """Refuse more columns than any questionnaire could need.

        Raises:
            DataError: there are more than a spreadsheet has.
        """
        if width > MOST_COLUMNS:
            sentence = _(
                "{name}: has {n} columns, and at most {most} are read; keep the columns that belong to the survey."
            )
            raise DataError(sentence.format(name=self.name, n=width, most=MOST_COLUMNS))
