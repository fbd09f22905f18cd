"""The data files that were imported before, and taking one of them back as a whole."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _, format_number, ngettext
from servqual_desk.importing.imports import Import
from servqual_desk.store.clock import moment_words
from ui.jobs.import_data import undo_import
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.cancellable_write import Job
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import LineEntry
from ui.widgets.layout import GRID, card, column, row
from ui.widgets.record_table import Column, Line, Listing
from ui.widgets.spoken_words import FaultLine, Label, as_it_is

_COLUMNS = (
    Column(title=N_("File"), is_wide=True),
    Column(title=N_("When")),
    Column(title=N_("Responses"), is_number=True),
    Column(title=N_("State")),
)


class EarlierImports(QWidget):
    """Hidden while nothing was imported. `undone`: responses were voided."""

    undone = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.job, self.fault = Job(), FaultLine()
        self.list = Listing(N_("Earlier imports"), _COLUMNS)
        self.undo = Button(N_("Undo this import …"), kind="quiet", picture="back", shown_key="Del")
        self.undo.clicked.connect(self._ask_about_chosen)
        self.list.removed.connect(self.ask)
        self.list.picked.connect(self._offer)
        self.job.done.connect(self._note_undone)
        self.job.failed.connect(self.fault.tell)
        top = row(Label(N_("Earlier imports"), role="heading"), 1, self.undo)
        self.setLayout(column(card(column(top, self.list, self.job, self.fault, spacing=GRID))))

    def refresh(self) -> None:
        """Show what was imported."""
        made = self._desk.project.imports.list() if self._desk.project else ()
        self.list.show_lines([_line(one) for one in made])
        self.setVisible(bool(made))
        self._offer()

    def _offer(self) -> None:
        chosen = self.list.thing
        self.undo.setEnabled(chosen is not None and not chosen.undone_at)

    def _ask_about_chosen(self) -> None:
        if self.list.thing is not None:
            self.ask(self.list.thing)

    def ask(self, made: Import) -> None:
        """Ask for the reason, once; then the import is taken back."""
        if made.undone_at:
            return
        reason = LineEntry(N_("Reason"), hint=N_("It is kept with the change."))
        what = Label(partial(_what_happens, made), role="muted", wrap=True)
        form = Form(
            self, N_("Undo the import"), [what, reason], partial(self._undo, made, reason), yes=N_("Undo the import")
        )
        form.open()
        reason.line.setFocus()

    def _undo(self, made: Import, reason: LineEntry) -> None:
        words = reason.needed()
        self.fault.say("")
        self.job.start(partial(undo_import, self._desk.open_project.path, made.number, words))

    def _note_undone(self, _count: int) -> None:
        self.refresh()
        self.list.setFocus()
        self.undone.emit()


def _what_happens(made: Import) -> str:
    sentence = ngettext(
        "{n} response of “{name}” is taken out of the counts, with the reason in its history. The file can be imported anew.",
        "{n} responses of “{name}” are taken out of the counts, with the reason in their history. The file can be "
        "imported anew.",
        made.n,
    )
    return sentence.format(n=format_number(made.n, 0), name=made.name)


def _line(made: Import) -> Line:
    return Line(
        thing=made,
        cells=(
            as_it_is(made.name),
            partial(moment_words, made.at, "medium"),
            partial(format_number, made.n, 0),
            partial(_state_words, made),
        ),
    )


def _state_words(made: Import) -> str:
    return _("undone") if made.undone_at else _("in the counts")
