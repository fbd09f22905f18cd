"""The guide in a box of its own, over the page on which help was asked for."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QWidget

from instruments.i18n import N_, _, language
from ui import theme
from ui.guide import FOLDER, guide_text
from ui.guide.chapters import CHAPTERS
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column, row

WIDTH, HEIGHT = 1040, 640  # pixels at 100 per cent text
LIST = 230


class GuidePage(QTextBrowser):
    """A chapter whose pictures are never wider than the page."""

    def __init__(self) -> None:
        super().__init__()
        self._markdown = ""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # so that a picture's room is known
        self.setOpenLinks(False)

    def read(self, markdown: str) -> None:
        """Show a chapter from its beginning."""
        self._markdown = markdown
        self.setMarkdown(markdown)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        picture = QImage(str(FOLDER / "pictures" / Path(QUrl(name).path()).name))
        room = self.viewport().width() - 2 * round(self.document().documentMargin())
        return (
            picture
            if picture.width() <= room
            else picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            place = self.verticalScrollBar().value()
            self.setMarkdown(self._markdown)
            self.verticalScrollBar().setValue(place)


class GuideBox(QDialog):
    """Reads a chapter in the language in force, the others at its left; Escape closes it."""

    def __init__(self, parent: QWidget, chapter: str = "enumerator") -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Guide"))
        self.chapters = QListWidget()
        self.chapters.setAccessibleName(_("Chapters"))
        self.chapters.addItems([_(one.title) for one in CHAPTERS])
        self.chapters.setWordWrap(True)
        self.chapters.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = GuidePage()
        self.page.setAccessibleName(_("Guide"))
        self.page.anchorClicked.connect(self._follow)
        self.chapters.currentRowChanged.connect(self._read)
        self.show_chapter(chapter)
        done = Button(N_("Close"), self.accept, kind="primary", shown_key="Esc")
        both = QHBoxLayout()
        both.setSpacing(2 * GRID)
        both.addWidget(self.chapters)
        both.addWidget(self.page, 1)
        self.setLayout(column(both, row(1, done), spacing=2 * GRID, margins=2 * GRID))
        self._fit()

    def show_chapter(self, chapter: str) -> None:
        """Turn to a chapter by its id."""
        self.chapters.setCurrentRow([one.id for one in CHAPTERS].index(chapter))

    def _read(self, place: int) -> None:
        self.page.read(guide_text(language(), CHAPTERS[place].id))

    def _follow(self, link: QUrl) -> None:
        """From one chapter to another; nothing outside the guide is opened, since there may be no network."""
        chapter = link.fileName().split(".", maxsplit=1)[0]
        if chapter in {one.id for one in CHAPTERS}:
            self.show_chapter(chapter)

    def _fit(self) -> None:
        grown = theme.current().text_size / 100
        room = self.screen().availableGeometry()
        self.chapters.setFixedWidth(min(round(LIST * grown), room.width() // 3))
        self.resize(min(round(WIDTH * grown), room.width() - 40), min(round(HEIGHT * grown), room.height() - 60))
