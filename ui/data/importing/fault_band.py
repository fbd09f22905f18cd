"""What no answer in the window can settle: faults of the file, and of cells grouped by column and value."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, format_number, ngettext
from servqual_desk.importing.checked_import import CheckedImport
from servqual_desk.importing.faults import Fault, FaultGroup
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column, row
from ui.widgets.record_table import Column, Line, Listing
from ui.widgets.spoken_words import Label, Sentence, as_it_is, said

MOST_SHOWN = 200
_NAMED = 3  # columns that a line names; of more it says how many

_COLUMNS = (
    Column(title=N_("Column")),
    Column(title=N_("Cells"), is_number=True),
    Column(title=N_("First row"), is_number=True),
    Column(title=N_("What is wrong"), is_wide=True),
)


class FaultBand(QWidget):
    """Hidden while there is nothing of the kind."""

    def __init__(self) -> None:
        super().__init__()
        self._faults: Sequence[Fault] = ()
        self.table = Listing(N_("Faults"), _COLUMNS)
        self.copy = Button(N_("Copy the list"), self.copy_faults, kind="quiet", picture="copy")
        top = row(Label(N_("Only the file can be corrected"), role="heading"), 1, self.copy)
        self.setLayout(column(top, self.table, spacing=GRID))
        self.hide()

    def show_found(self, found: CheckedImport | None) -> None:
        """Show the faults that are left."""
        self._faults = found.faults if found else ()
        groups = [group for group in found.groups if not group.is_asked] if found else []
        of_file = [fault for fault in self._faults if fault.row is None and not fault.about]
        lines = [_file_line(fault) for fault in of_file] + [_line(group) for group in groups]
        self.table.show_lines(lines[:MOST_SHOWN])
        self.setVisible(bool(lines))

    def copy_faults(self) -> None:
        """Put every fault on the clipboard, a line each, for whoever corrects the file."""
        lines = ["\t".join((str(fault.row or ""), fault.column, fault.what)) for fault in self._faults]
        header = "\t".join(map(said, (N_("Row"), N_("Column"), N_("What is wrong"))))
        QGuiApplication.clipboard().setText("\n".join([header, *lines]))


def _file_line(fault: Fault) -> Line:
    cells: tuple[Sentence, ...] = ("", "", "", as_it_is(fault.what))
    return Line(thing=fault, cells=cells)


def _line(group: FaultGroup) -> Line:
    names = list(group.columns)
    n = len(names)

    def where() -> str:
        return ", ".join(names) if n <= _NAMED else ngettext("{n} column", "{n} columns", n).format(n=n)

    def cells() -> str:
        return format_number(group.n, 0)

    return Line(thing=group, cells=(where, cells, as_it_is(str(group.first_rows[0])), as_it_is(group.what)))
