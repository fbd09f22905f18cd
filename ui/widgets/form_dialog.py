"""A box with a few entries, Save and Cancel; it stays open until what is entered can be kept."""

from collections.abc import Callable, Sequence
from typing import Any, final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QWidget

from instruments.i18n import N_
from servqual_desk.errors import KnownError
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.form_entries import EntryError
from ui.widgets.layout import GRID, column, panel, row, scrolling
from ui.widgets.spoken_words import FaultLine, Label, Sentence, said

WIDTH = 460  # pixels at 100 per cent text
SCREEN_SHARE = 0.9  # of its height, which the frame of the window and a taskbar need as well
SAVE = N_("Save")
CANCEL = N_("Cancel")


def room_to_scroll(box: QDialog, area: QScrollArea) -> int:
    """How high the part of a box that scrolls may be, so that its heading and its buttons are on the screen, too."""
    layout, shown = box.layout(), area.minimumHeight() or area.minimumSizeHint().height()
    around = layout.minimumSize().height() - shown if layout is not None else 0
    whole = round(SCREEN_SHARE * box.screen().availableGeometry().height())
    return max(whole - around, area.minimumSizeHint().height())


class Form(QDialog):
    """Asks for something; `keep` stores what is entered and returns it, or refuses by `EntryError` or a `KnownError`.

    Open it with `open()`; `stored` tells what was kept. Enter saves, Escape gives up.
    """

    stored = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        title: Sentence,
        entries: Sequence[QWidget],
        keep: Callable[[], Any],
        *,
        yes: Sentence = SAVE,
        no: Sentence = CANCEL,
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self.setWindowTitle(said(title))
        self._fault = FaultLine()
        self._sheet = panel(column(*entries, self._fault, 1, spacing=2 * GRID, margins=(0, 0, GRID, 0)))
        self._sheet.installEventFilter(self)
        self._area = scrolling(self._sheet)
        heading = Label(title, role="heading", wrap=True)
        self.setLayout(column(heading, self._area, self._buttons(yes, no), spacing=2 * GRID, margins=3 * GRID))
        self.finished.connect(self.deleteLater)

    def _buttons(self, yes: Sentence, no: Sentence) -> QHBoxLayout:
        save = Button(yes, self.save, kind="primary", picture="check", shown_key="Enter")
        save.setDefault(True)
        cancel = Button(no, self.reject, kind="quiet", shown_key="Esc" if no is CANCEL else "")
        cancel.setAutoDefault(False)
        return row(1, cancel, save)

    @final
    def _fit(self) -> None:
        """As high as its entries, where the screen has the room; else they scroll, beside a bar that covers none of them."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        self._area.setMinimumWidth(self._sheet.minimumSizeHint().width() + bar)
        wanted = max(self._sheet.heightForWidth(self._sheet.width()), self._sheet.minimumSizeHint().height())
        most = room_to_scroll(self, self._area)
        if min(wanted, most) != self._area.minimumHeight():
            self._area.setMinimumHeight(min(wanted, most))
            self.adjustSize()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A fault or an entry has come or gone."""
        if watched is self._sheet and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def save(self) -> None:
        """Keep what is entered and close; where that is refused, say so and stay."""
        self._fault.say("")
        try:
            kept = self._keep()
        except EntryError:  # the entry has said it
            return
        except KnownError as error:
            self._fault.tell(error)
            return
        self.accept()
        self.stored.emit(kept)

    def showEvent(self, event: QShowEvent) -> None:
        self.setMinimumWidth(theme.grown(WIDTH))
        self._fit()
        super().showEvent(event)
