"""The guide in a box of its own, over the page on which help was asked for."""

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from instruments.i18n import N_, _, language
from ui import theme
from ui.guide import FOLDER, guide_text
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column, row

WIDTH, HEIGHT = 820, 620  # pixels at 100 per cent text


class GuideBox(QDialog):
    """Reads the page in the language in force; Escape closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Guide for the enumerator"))
        self.page = QTextBrowser()
        self.page.setAccessibleName(_("Guide for the enumerator"))
        self.page.document().setBaseUrl(QUrl.fromLocalFile(f"{FOLDER}/"))
        self.page.setMarkdown(guide_text(language()))
        done = Button(N_("Close"), kind="primary", shown_key="Esc")
        done.clicked.connect(self.accept)
        self.setLayout(column(self.page, row(1, done), spacing=2 * GRID, margins=2 * GRID))
        grown = theme.current().text_size / 100
        room = self.screen().availableGeometry()
        self.resize(min(round(WIDTH * grown), room.width() - 40), min(round(HEIGHT * grown), room.height() - 60))
