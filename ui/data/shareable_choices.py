"""A file to hand on: among how many nobody stands out, by which columns people could be known, and what that would cost."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from exports.words.names import clipped, variable_name
from instruments.columns import variables
from instruments.i18n import N_, _
from instruments.model import Instrument
from instruments.progress import Progress
from servqual_desk.words.domain_words import own_column_word
from servqual_desk.words.shareable_columns import PLACES_AND_WAVE, may_be_protected
from ui.jobs.export_data import Preview
from ui.widgets.cancellable_write import Job
from ui.widgets.form_entries import WholeEntry
from ui.widgets.layout import GRID, column, panel
from ui.widgets.spoken_words import FaultLine, Label, Speaking, as_it_is
from ui.widgets.tick_list import TickList

K = 5
FEWEST, MOST = 2, 1000
_HEIGHT = 150


class ShareableChoices(Speaking, QWidget):
    """`toggled`: such a file is wanted, or no longer; `changed`: something else was chosen, which makes another preview."""

    toggled = Signal(bool)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._instrument: Instrument | None = None
        self._chosen_quasi = False
        self.wanted = QCheckBox()
        self.k = WholeEntry(N_("How many share what others may know"), hint=N_("At least; 5 is usual."))
        self.k.put_number(K)
        self.quasi = TickList(N_("What others may know of a person"))
        self.quasi.setFixedHeight(_HEIGHT)
        self.job, self.fault = Job(), FaultLine()
        self.cost = Label(role="strong", wrap=True)
        self._more = panel(
            column(
                self.k,
                Label(N_("What others may know of a person"), role="strong"),
                self.quasi,
                Label(N_("What the file would lose"), role="strong"),
                self.job,
                self.fault,
                self.cost,
                spacing=GRID,
            )
        )
        self._more.hide()
        self._lay_out()
        self._connect()
        self.speak()

    def _lay_out(self) -> None:
        words = N_(
            "No identifiers, times, enumerators or own words; ages in bands, days by month; nobody stands alone "
            "with what others may know of them."
        )
        self.setLayout(column(self.wanted, Label(words, role="caption", wrap=True), self._more, spacing=GRID))

    def _connect(self) -> None:
        self.wanted.toggled.connect(self._offer)
        self.quasi.ticks_changed.connect(self._note_ticks)
        self.k.edited.connect(self.changed)
        self.job.done.connect(self._show)
        self.job.failed.connect(self.fault.tell)

    @property
    def is_wanted(self) -> bool:
        return self.wanted.isChecked()

    @property
    def columns(self) -> tuple[str, ...]:
        """Those that others may know; none while the program's own choice holds."""
        return self.quasi.ticked if self._chosen_quasi else ()

    def show_questionnaire(self, instrument: Instrument) -> None:
        """Offer its columns."""
        if instrument is self._instrument:
            return
        self._instrument, self._chosen_quasi = instrument, False
        known = [one.name for one in variables(instrument) if may_be_protected(one)]
        options = [(name, as_it_is(clipped(f"{name} · {variable_name(name, instrument)}"))) for name in known]
        self.quasi.offer([*options, *((name, partial(own_column_word, name)) for name in PLACES_AND_WAVE)], ())

    def number(self) -> int:
        """How many share it.

        Raises:
            EntryError: it is no whole number that can be met; it is said there.
        """
        number = self.k.number()
        if number is None or not FEWEST <= number <= MOST:
            raise self.k.refuse(N_("Write a whole number from 2 to 1000."))
        self.k.clear_fault()
        return number

    def preview(self, work: Callable[[Progress], Preview]) -> None:
        """Work out what the file would lose."""
        self.fault.say("")
        self.job.start(work)

    def _show(self, found: Preview) -> None:
        self.cost.say(as_it_is("\n".join(found.cost)))
        if not self._chosen_quasi:
            self.quasi.tick(found.quasi)

    def _offer(self, is_wanted: bool) -> None:
        self._more.setVisible(is_wanted)
        self.toggled.emit(is_wanted)

    def _note_ticks(self) -> None:
        self._chosen_quasi = bool(self.quasi.ticked)
        self.changed.emit()

    def speak(self) -> None:
        self.wanted.setText(_("A file to hand on"))
