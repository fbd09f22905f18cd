"""A field in which any number of lines may be ticked; Enter takes them."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from instruments.i18n import N_
from servqual_desk.errors import AnswerError
from servqual_desk.interviewing.shown_question import Answer, Asked
from servqual_desk.interviewing.typed_values import codes_of, read_typed, written
from ui.widgets.answers.answer_field import AnswerField
from ui.widgets.answers.tile_grid import TileGrid
from ui.widgets.answers.typed_digits import Typing, is_sign, no_answer_words
from ui.widgets.choice_tiles import OptionTile
from ui.widgets.layout import column


class SeveralOf(AnswerField):
    """Numbered lines; a digit, Space or the mouse ticks and unticks one."""

    skips_at_once = False
    writes_small = True
    keys_aloud = N_("You may choose several: go to each by the arrows and press plus; then press Enter.")

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._codes = [str(index + 1) for index in range(len(asked.choices))]
        self._tiles = [OptionTile(code, ticks=True) for code in self._codes]
        self._typing = Typing(self._codes)
        self._lines = TileGrid(self._tiles, [option.label for option in asked.choices])
        self.setLayout(column(self._lines))
        for tile in self._tiles:
            tile.toggled.connect(self.tell_typed)
        self.show_question(asked)

    def tighten(self, is_tight: bool, *, is_small: bool = False) -> None:
        self._lines.tighten(is_tight, is_small=is_small)
        self.updateGeometry()  # now, not when Qt is idle: the height is asked for at once

    def say(self, asked: Asked) -> None:
        self.asked = asked
        self.setAccessibleName(asked.text)
        for tile, code, option in zip(self._tiles, self._codes, asked.choices, strict=True):
            tile.say(code, option.label)
            tile.setAccessibleName(option.label)

    def put(self, answer: Answer) -> None:
        chosen = answer if isinstance(answer, list) else []
        for tile, option in zip(self._tiles, self.asked.choices, strict=True):
            tile.setChecked(option.value in chosen)

    def value(self) -> Answer:
        ticked = [
            str(option.value) for tile, option in zip(self._tiles, self.asked.choices, strict=True) if tile.isChecked()
        ]
        return ticked or None

    def typed_now(self) -> Mapping[str, str]:
        return {self.asked.column: written(self.asked, self.value())}

    def put_typed(self, typed: Mapping[str, str]) -> None:
        try:
            self.put(read_typed(self.asked, typed))
        except AnswerError:  # of another version of the questionnaire: nothing of it can be shown here
            self.put(self.asked.answer)

    def add(self) -> bool:
        focused = next((tile for tile in self._tiles if tile.hasFocus()), None)
        if focused is not None:
            focused.toggle()
        return focused is not None

    def take_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.focusNextChild()
            return True
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.focusPreviousChild()
            return True
        if event.isAutoRepeat() or not is_sign(event):
            return False
        index, final = self._typing.press(event.text())
        if index is not None and final:
            self._tiles[index].toggle()
        elif index is not None:
            self._tiles[index].setFocus()
        elif not self._typing.is_begun:
            self.refused.emit(partial(no_answer_words, event.text(), codes_of(self.asked)))
        return True
