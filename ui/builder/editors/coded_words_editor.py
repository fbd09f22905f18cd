"""Codes with words in each language, beneath each other: a question's choices, a scale's labels and its codes for no answer."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from instruments.i18n import LANGUAGES, N_, _
from ui.builder.editors.editor import Editor, PassingUndo
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column, row
from ui.widgets.spoken_words import Label, as_it_is

Pair = tuple[str, dict[str, Any]]  # a code, and what belongs to it: `label` in each language, perhaps more


class _Row(QObject):
    """The lines of one code."""

    edited = Signal()
    removed = Signal()
    moved = Signal(int)

    def __init__(self, parent: QWidget, pair: Pair, languages: Sequence[str], undo: PassingUndo) -> None:
        super().__init__(parent)
        self._more = pair[1]
        self.code = QLineEdit(pair[0])
        self.code.setMaximumWidth(120)
        self.words = {
            language: QLineEdit(str((pair[1].get("label") or {}).get(language, ""))) for language in languages
        }
        for language, line in self.words.items():
            line.setLocale(QLocale(language))
        for line in self.lines:
            line.setCursorPosition(0)
            line.textEdited.connect(self.edited)
            line.installEventFilter(undo)
            line.installEventFilter(self)
        self.remove = Button(N_("Remove"), self.removed, kind="quiet", picture="close", tip=N_("Remove this line"))
        self.remove.fold(True)

    @property
    def lines(self) -> list[QLineEdit]:
        return [self.code, *self.words.values()]

    def pair(self) -> Pair:
        words = {language: line.text() for language, line in self.words.items()}
        return self.code.text().strip(), {**self._more, "label": words}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: +1}.get(Qt.Key(event.key()), 0)
            if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.moved.emit(by)
                return True
        return super().eventFilter(watched, event)


class CodedWordsEditor(Editor):
    """A line for each code; Alt with an arrow moves it, the button beneath adds one.

    `as_list` says that the value is a list of tables with an `id` and a `label` (choices); else it is a table of words by code.
    """

    def __init__(self, languages: Sequence[str], *, as_list: bool, optional: bool = False) -> None:
        super().__init__()
        self._languages, self._as_list, self._optional = tuple(languages), as_list, optional
        self._undo = PassingUndo(self)
        self._rows: list[_Row] = []
        self._place = column(spacing=0)
        add = Button(N_("Add a line"), self._add, kind="quiet", picture="plus", tip=N_("Alt and an arrow move a line"))
        self.setLayout(column(self._place, row(add, 1), spacing=4))
        self._table = QWidget()
        self._place.addWidget(self._table)
        self.setFocusProxy(add)
        self._shown: Any = None

    # Showing

    def put(self, value: Any) -> None:
        if value != self._shown or not self._rows:
            self._shown = value
            self._build(self._pairs(value))

    def _pairs(self, value: Any) -> list[Pair]:
        if self._as_list:
            return [(str(one.get("id", "")), {k: v for k, v in one.items() if k != "id"}) for one in value or []]
        return [(str(code), {"label": words}) for code, words in (value or {}).items()]

    def _build(self, pairs: Sequence[Pair]) -> None:
        old, self._table = self._table, QWidget()
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(4)
        self._rows = [_Row(self._table, pair, self._languages, self._undo) for pair in pairs]
        if self._rows:
            heads = [Label(N_("Code"), role="caption")]
            heads += [Label(as_it_is(LANGUAGES.get(one, one)), role="caption") for one in self._languages]
            for at, head in enumerate(heads):
                grid.addWidget(head, 0, at)
        for number, line in enumerate(self._rows, start=1):
            self._lay(grid, number, line)
        for at in range(1, len(self._languages) + 1):
            grid.setColumnStretch(at, 1)
        self._place.replaceWidget(old, self._table)
        old.hide()
        old.deleteLater()

    def _lay(self, grid: QGridLayout, number: int, line: _Row) -> None:
        for at, part in enumerate((*line.lines, line.remove)):
            grid.addWidget(part, number, at)
        names = [_("Code"), *(LANGUAGES.get(one, one) for one in self._languages)]
        for part, name in zip(line.lines, names, strict=True):
            part.setAccessibleName(" ".join(filter(None, [line.code.text(), name])))
        line.edited.connect(partial(self._type, number))
        line.removed.connect(partial(self._remove, number - 1))
        line.moved.connect(partial(self._move, number - 1))

    # Changing

    def _type(self, number: int) -> None:
        self._give([line.pair() for line in self._rows], spot=str(number))

    def _give(self, pairs: Sequence[Pair], *, spot: str = "") -> None:
        self.spot = spot
        if self._as_list:
            self._shown = [{"id": code, **more} for code, more in pairs]
        else:
            self._shown = {code: more["label"] for code, more in pairs}
        if self._optional and not pairs:
            self._shown = None
        self.edited.emit(self._shown)

    def _add(self) -> None:
        pairs = [line.pair() for line in self._rows]
        pairs.append((self._free_code(pairs), {"label": dict.fromkeys(self._languages, "")}))
        self._build(pairs)
        self._give(pairs)
        self._rows[-1].lines[1 if self._languages else 0].setFocus()

    def _free_code(self, pairs: Sequence[Pair]) -> str:
        """The next number where codes are numbers, else a word that none bears."""
        codes = [code for code, _more in pairs]
        numbers = [int(code) for code in codes if code.lstrip("-").isdigit()]
        if numbers and len(numbers) == len(codes):
            return str(max(numbers) + 1)
        stem = "choice" if self._as_list else "dk" if not codes else "na"
        return next(name for n in range(1, 10_000) if (name := stem if n == 1 else f"{stem}{n}") not in codes)

    def _remove(self, at: int) -> None:
        pairs = [line.pair() for place, line in enumerate(self._rows) if place != at]
        self._build(pairs)
        self._give(pairs)
        if self._rows:
            self._rows[min(at, len(self._rows) - 1)].code.setFocus()

    def _move(self, at: int, by: int) -> None:
        if not 0 <= at + by < len(self._rows):
            return
        pairs = [line.pair() for line in self._rows]
        pairs[at], pairs[at + by] = pairs[at + by], pairs[at]
        self._build(pairs)
        self._give(pairs)
        self._rows[at + by].code.setFocus()
