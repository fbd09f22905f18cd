"""The page of the paper form on which a question stands, made in the background."""

import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtPdf import QPdfDocument
from shiboken6 import isValid

from instruments.model import Instrument
from instruments.progress import Progress
from ui import background

WORDS_SOUGHT = 24  # letters of a question by which its page is found; a line of the form breaks after more


class PaperPicture(QObject):
    """Sets the form of a questionnaire once, and gives pictures of its pages."""

    ready = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._content = QBuffer(self)
        self._shown = ("", "")
        self._wanted = ("", "")

    def want(self, instrument: Instrument, language: str) -> bool:
        """Whether the form of this questionnaire is there; else it is made, and `ready` follows."""
        wanted = (instrument.digest, language)
        if wanted == self._shown:
            return True
        if wanted != self._wanted:
            self._wanted = wanted
            work = partial(_form, instrument, language)
            background.run(work, done=partial(self._show, wanted), failed=self.failed.emit)
        return False

    def picture(self, words: str, width: int, ratio: float) -> QPixmap:
        """The page on which the words stand; the first where none has them."""
        page = self._page_with(words)
        points = self._document.pagePointSize(page)
        wide = round(width * ratio)
        high = round(wide * points.height() / max(points.width(), 1))
        made = QPixmap.fromImage(self._document.render(page, QSize(wide, high)))
        made.setDevicePixelRatio(ratio)
        return made

    def _show(self, wanted: tuple[str, str], content: bytes) -> None:
        if wanted == self._wanted and isValid(self):
            self._document.close()
            self._content.close()
            self._content.setData(content)
            self._content.open(QIODevice.OpenModeFlag.ReadOnly)
            self._document.load(self._content)
            self._shown = wanted
            self.ready.emit()

    def _page_with(self, words: str) -> int:
        sought = "".join(words.split())[:WORDS_SOUGHT]
        for page in range(self._document.pageCount()):
            if sought in "".join(self._document.getAllText(page).text().split()):
                return page
        return 0


def _form(instrument: Instrument, language: str, _progress: Progress) -> bytes:
    """The PDF; read at once, so that no file stays behind."""
    from exports.form.form import write_form

    with tempfile.TemporaryDirectory(prefix="servqual-desk-paper-") as folder:
        path = Path(folder) / "form.pdf"
        write_form(instrument, path, language=language, title=instrument.title.get(language))
        return path.read_bytes()
