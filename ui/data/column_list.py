"""Which columns go into a data file: all of them, or those that are ticked in a list."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from instruments.columns import Variable, variables
from instruments.i18n import N_, _, language
from instruments.model import Instrument
from servqual_desk.words.response_columns import RESPONSE_COLUMNS
from servqual_desk.words.shareable_columns import may_be_shared
from ui.widgets.layout import GRID, column
from ui.widgets.spoken_words import Speaking
from ui.widgets.tick_list import TickList

_HEIGHT = 200


class ColumnList(Speaking, QWidget):
    """`columns` is empty while all are taken."""

    def __init__(self) -> None:
        super().__init__()
        self._instrument: Instrument | None = None
        self._known: dict[str, Variable | None] = {}
        self.everything, self.list = QCheckBox(), TickList(N_("Columns"))
        self.everything.setChecked(True)
        self.list.setFixedHeight(_HEIGHT)
        self.list.hide()
        self.everything.toggled.connect(self._offer)
        self.setLayout(column(self.everything, self.list, spacing=GRID))
        self.speak()

    @property
    def columns(self) -> tuple[str, ...]:
        """The ticked columns in the file's order; none where all are taken."""
        return () if self.everything.isChecked() else self.list.ticked

    def keep_to_shareable(self, only: bool) -> None:
        """Offer only what may be handed on, or everything."""
        self.list.put_away([name for name, one in self._known.items() if only and not may_be_shared(name, one)])

    def show_columns(self, instrument: Instrument) -> None:
        """List the columns of a questionnaire; ticks stay while it is the same one."""
        if instrument is not self._instrument:
            self._instrument = instrument
            asked = {one.name: one for one in variables(instrument)}
            self._known = asked | dict.fromkeys(one.name for one in RESPONSE_COLUMNS)
            options = [(name, partial(_variable_words, one, instrument)) for name, one in asked.items()]
            options += [(one.name, partial(_words, one.name, one.label)) for one in RESPONSE_COLUMNS]
            self.list.offer(options, self._known)

    def speak(self) -> None:
        self.everything.setText(_("All columns"))

    def _offer(self, everything: bool) -> None:
        self.list.setVisible(not everything)


def _variable_words(variable: Variable, instrument: Instrument) -> str:
    spoken = language() if language() in instrument.languages else instrument.languages[0]
    return f"{variable.name} · {' '.join(variable.label.get(spoken).split())}"


def _words(name: str, label: str) -> str:
    return f"{name} · {_(label)}"
