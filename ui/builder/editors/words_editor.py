"""A text in the questionnaire's languages, side by side."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout

from instruments.i18n import LANGUAGES
from ui.builder.editors.editor import Editor, PassingUndo
from ui.widgets.layout import GRID, column, row
from ui.widgets.spoken_words import Label, as_it_is

MOST_LINES = 8


class WordsBox(QPlainTextEdit):
    """As high as its words; Tab goes on to the next field."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def _grow(self) -> None:
        """Scroll only what is too long to be seen whole."""
        is_long = self.document().size().height() > MOST_LINES
        wanted = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(wanted)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        lines = min(max(round(self.document().size().height()), 1), MOST_LINES)
        frame = self.height() - self.viewport().height() if self.isVisible() else 2 * GRID
        margin = round(2 * self.document().documentMargin()) + 2
        return QSize(120, lines * self.fontMetrics().lineSpacing() + margin + max(frame, 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.updateGeometry()
        return handled


class WordsEditor(Editor):
    """One box a language, each under the language's name; all of them empty is nothing where that may be."""

    def __init__(self, languages: Sequence[str], *, optional: bool = False) -> None:
        super().__init__()
        self._optional = optional
        self._value: Any = None
        self._undo = PassingUndo(self)
        self.boxes = {language: WordsBox() for language in languages}
        self.setLayout(row(*(self._box(language, box) for language, box in self.boxes.items()), spacing=GRID))
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def _box(self, language: str, box: WordsBox) -> QVBoxLayout:
        name = LANGUAGES.get(language, language)
        box.setAccessibleName(name)
        box.setLocale(QLocale(language))
        box.installEventFilter(self._undo)
        box.textChanged.connect(partial(self._tell, language))
        return column(Label(as_it_is(name), role="caption"), box, 1, spacing=2)

    def put(self, value: Any) -> None:
        self._value = value
        words = value if isinstance(value, dict) else dict.fromkeys(self.boxes, value or "")
        for language, box in self.boxes.items():
            text = str(words.get(language, ""))
            if box.toPlainText() != text:
                box.blockSignals(True)
                box.setPlainText(text)
                box.moveCursor(QTextCursor.MoveOperation.End)
                box.blockSignals(False)

    def _tell(self, language: str) -> None:
        self.spot = language
        words = {language: box.toPlainText() for language, box in self.boxes.items()}
        self.edited.emit(None if self._optional and not any(words.values()) else words)
