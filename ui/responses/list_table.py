"""The table of responses: whole rows, put in order by a click on a heading, opened by Enter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from instruments.i18n import N_
from servqual_desk.store.clock import moment_words
from servqual_desk.words.domain_words import MODES, STATUSES, mode_word, status_word
from servqual_desk.words.quality_words import NAMES, flag_name
from ui import theme
from ui.responses.list_model import COLUMNS, ResponseModel
from ui.widgets.one_gesture import ENTER
from ui.widgets.record_table import rows_to_choose
from ui.widgets.spoken_words import Speaking, said

# What is usual in the columns whose words are not ours; the last column takes the room that is left.
_SAMPLES = {"serial": "MPP-0001", "service": "Kartu penduduk", "enumerator": "Siti Rahayu"}
_LONG_AGO = "2026-09-30T12:00:00+00:00"


def _usual(name: str) -> tuple[str, ...]:
    """Words that should fit into a column."""
    words = {
        "at": (moment_words(_LONG_AGO, "medium"),),
        "mode": tuple(map(mode_word, MODES)),
        "status": tuple(map(status_word, STATUSES)),
        "flags": tuple(map(flag_name, NAMES)),
    }
    return words.get(name, (_SAMPLES.get(name, ""),))


class ResponseTable(Speaking, QTableView):
    """`opened` tells that the current row is wanted; `order_wanted` the column's name and whether descending."""

    opened = Signal()
    order_wanted = Signal(str, bool)
    _fitted: theme.Theme | None = None  # the look for which rows and columns have their size

    def __init__(self) -> None:
        super().__init__()
        self.lines = ResponseModel()
        self.setModel(self.lines)
        rows_to_choose(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        header.sectionClicked.connect(self._put_in_order)
        self.doubleClicked.connect(self.opened)
        self._order, self._descending = "at", True
        self.speak()

    def _put_in_order(self, section: int) -> None:
        """By this column; once more turns the order round."""
        name = COLUMNS[section][0]
        if not name:
            return
        self._descending = not self._descending if name == self._order else name in ("at", "flags")
        self._order = name
        down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(section, down if self._descending else up)
        self.order_wanted.emit(name, self._descending)

    def hide_empty(self, *, serial: bool, service: bool, enumerator: bool) -> None:
        """Show a column only where some response has something in it."""
        shown = {"serial": serial, "service": service, "enumerator": enumerator}
        for place, (name, _title) in enumerate(COLUMNS):
            self.setColumnHidden(place, not shown.get(name, True))

    def fit(self) -> None:
        """Rows and columns as large as the text needs."""
        self._fitted = theme.current()
        metrics = QFontMetrics(theme.font("body"))
        padding = 2 * round(8 * (1 + theme.current().text_size / 100) / 2) + 16
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 14)
        for place, (name, title) in enumerate(COLUMNS):
            words = (*_usual(name), said(title) + "  ▾")
            self.setColumnWidth(place, max(map(metrics.horizontalAdvance, words)) + padding)

    def speak(self) -> None:
        """Say the words again."""
        self.setAccessibleName(said(N_("Responses")))
        self.lines.speak()
        self.fit()

    def restyle(self) -> None:
        if self._fitted not in (None, theme.current()):  # Qt tells of a style whenever a part is put into another one
            self.fit()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.isAutoRepeat():
            self.opened.emit()
        else:
            super().keyPressEvent(event)
