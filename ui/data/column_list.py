"""Which columns go into a data file: all of them, or those that are ticked in a list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from instruments.columns import variables
from instruments.i18n import _, language
from instruments.model import Instrument
from servqual_desk.words.response_columns import RESPONSE_COLUMNS
from servqual_desk.words.shareable_columns import may_be_shared
from ui.widgets.layout import GRID, column
from ui.widgets.spoken_words import Speaking

_HEIGHT = 200


class ColumnList(Speaking, QWidget):
    """`columns` is empty while all are taken."""

    def __init__(self) -> None:
        super().__init__()
        self._instrument: Instrument | None = None
        self.everything, self.list = QCheckBox(), QListWidget()
        self.everything.setChecked(True)
        self.list.setFixedHeight(_HEIGHT)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        self.everything.toggled.connect(self._offer)
        self.setLayout(column(self.everything, self.list, spacing=GRID))
        self.speak()

    @property
    def columns(self) -> tuple[str, ...]:
        """The ticked columns in the file's order; none where all are taken."""
        return () if self.everything.isChecked() else self._ticked()

    def _ticked(self) -> tuple[str, ...]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked and not item.isHidden()
        )

    def keep_to_shareable(self, only: bool) -> None:
        """Offer only what may be handed on, or everything."""
        known = {one.name: one for one in variables(self._instrument)} if self._instrument else {}
        for row in range(self.list.count()):
            name = self.list.item(row).data(Qt.ItemDataRole.UserRole)
            self.list.item(row).setHidden(only and not may_be_shared(name, known.get(name)))

    def show_columns(self, instrument: Instrument) -> None:
        """List the columns of a questionnaire; ticks stay while it is the same one."""
        if instrument is not self._instrument:
            self._instrument = instrument
            self._fill()

    def speak(self) -> None:
        self.everything.setText(_("All columns"))
        self.list.setAccessibleName(_("Columns"))
        self._fill(self._ticked())

    def _fill(self, ticked: Sequence[str] = ()) -> None:
        self.list.clear()
        if self._instrument is None:
            return
        names = [(one.name, one.label.get(_language(self._instrument))) for one in variables(self._instrument)]
        names += [(one.name, _(one.label)) for one in RESPONSE_COLUMNS]
        for name, words in names:
            item = QListWidgetItem(f"{name} · {' '.join(words.split())}")
            item.setData(Qt.ItemDataRole.UserRole, name)
            is_ticked = not ticked or name in ticked
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)

    def _offer(self, everything: bool) -> None:
        self.list.setVisible(not everything)


def _language(instrument: Instrument) -> str:
    return language() if language() in instrument.languages else instrument.languages[0]
