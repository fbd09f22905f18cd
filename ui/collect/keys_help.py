"""Which keys lead through an interview, over the question until any key is pressed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from instruments.i18n import N_, _
from ui.actions import ACTIONS
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column, row
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


class KeysHelp(QDialog):
    """A short table of keys; closes on any key but `?`, which opens the guide."""

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
        done = Button(N_("Close"), kind="primary", shown_key="Esc")
        done.clicked.connect(self.accept)
        guide = Button(N_("Guide for the enumerator"), picture="help", shown_key="?")
        guide.clicked.connect(self.show_guide)
        self.setLayout(
            column(Label(N_("Keys"), role="heading"), table, row(guide, 1, done), spacing=2 * GRID, margins=3 * GRID)
        )

    def show_guide(self) -> None:
        """The whole guide; afterwards the table of keys is closed too."""
        from ui.guide.box import GuideBox  # reads Markdown and pictures: only who asks for it waits for it

        GuideBox(self).exec()
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "?" or event.key() == Qt.Key.Key_F1:
            self.show_guide()
        elif event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Shift):
            self.accept()
