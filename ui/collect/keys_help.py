"""Which keys lead through an interview, over the question until any key is pressed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QGridLayout, QWidget

from instruments.i18n import N_, _
from ui.actions import ACTIONS
from ui.widgets.buttons import Button
from ui.widgets.form_dialog import room_to_scroll
from ui.widgets.layout import GRID, column, panel, row, scrolling
from ui.widgets.spoken_words import Label

KEYS = (
    (N_("1, 2, 3 …"), N_("choose the answer with this number and go on; 0 is 10")),
    (N_("a letter"), N_("choose “don't know” and the like")),
    (N_("arrows"), N_("move among the answers")),
    (N_("Enter"), N_("take the answer, or go on without one")),
    (N_("Backspace"), N_("back to the question before")),
    (N_("Delete"), N_("take the answer back")),
    (N_("Page Down"), N_("read on in a text that is longer than the screen")),
    (N_("F6"), N_("all questions and answers, to go to one and come back")),
    (N_("Esc"), N_("pause: what was answered is kept")),
)

_SCROLLING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class KeysHelp(QDialog):
    """A short table of keys; closes on any key but `?`, which opens the guide, and those that scroll."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        table = QGridLayout()
        table.setHorizontalSpacing(3 * GRID)
        table.setVerticalSpacing(GRID)
        lines = [*KEYS, *((one.key, one.sentence) for one in ACTIONS)]
        for place, (key, does) in enumerate(lines):
            table.addWidget(Label(key, role="strong"), place, 0)
            table.addWidget(Label(does), place, 1)
        done = Button(N_("Close"), self.accept, kind="primary", shown_key="Esc")
        guide = Button(N_("Guide for the enumerator"), self.show_guide, picture="help", shown_key="?")
        self._sheet = panel(table)
        self._area = scrolling(self._sheet)
        heading = Label(N_("Keys"), role="heading")
        self.setLayout(column(heading, self._area, row(guide, 1, done), spacing=2 * GRID, margins=3 * GRID))
        done.setFocus()  # else a Space or Enter presses the first button, which opens the guide

    def show_guide(self) -> None:
        """The whole guide; afterwards the table of keys is closed too."""
        from ui.guide.box import GuideBox  # reads Markdown and pictures: only who asks for it waits for it

        GuideBox(self).exec()
        self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as the table, where the screen has the room; else that is scrolled, and the buttons stay."""
        wanted, bar = self._sheet.sizeHint(), self._area.verticalScrollBar().sizeHint().width()
        self._area.setMinimumSize(wanted.width() + bar, min(wanted.height(), room_to_scroll(self, self._area)))
        self.adjustSize()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "?" or event.key() == Qt.Key.Key_F1:
            self.show_guide()
        elif event.key() in _SCROLLING:
            QApplication.sendEvent(self._area.verticalScrollBar(), event)
        elif event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Shift):
            self.accept()
