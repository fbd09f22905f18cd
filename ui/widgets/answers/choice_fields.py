"""Fields in which one of several things is chosen: a scale as a row of numbers, and a list of full-width lines."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from instruments.i18n import N_
from servqual_desk.interviewing.answer_keys import letters, number_keys
from servqual_desk.interviewing.shown_question import Answer, Asked
from servqual_desk.interviewing.typed_values import codes_of
from ui import theme
from ui.widgets.answers.answer_field import AnswerField
from ui.widgets.answers.tile_grid import TileGrid
from ui.widgets.answers.typed_digits import Typing, is_sign, no_answer_words, waiting_words
from ui.widgets.choice_tiles import NumberTile, OptionTile, Tile
from ui.widgets.layout import GRID, column, row
from ui.widgets.spoken_words import Label, as_it_is

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACKWARD = (Qt.Key.Key_Left, Qt.Key.Key_Up)
APART = 3 * GRID  # between answers and non-answers


class OneOf(AnswerField):
    """Tiles of which one is chosen by its key, by arrows and Enter, or by the mouse; non-answers stand apart below."""

    skips_at_once = False
    keys_aloud = N_("Press the number of an answer, or go to it by the arrows and press Enter.")

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._choices = [self._choice_tile(index, asked) for index in range(len(asked.choices))]
        self._apart = [OptionTile("", role=apart_role()) for _option in asked.non_answers]
        for tile, option in zip(self._tiles, (*asked.choices, *asked.non_answers), strict=True):
            tile.be_one_of_several()
            tile.clicked.connect(partial(self._touch, option.value))
        self._typing = Typing(self._codes(asked))
        self.setLayout(column(self._arrange(asked), spacing=APART))
        if self._apart:
            self._box.addLayout(row(*self._apart, 1))
        self.show_question(asked)

    # What the two shapes differ in

    def _choice_tile(self, index: int, asked: Asked) -> Tile:
        raise NotImplementedError

    def _arrange(self, asked: Asked) -> QWidget:
        raise NotImplementedError

    def _codes(self, asked: Asked) -> Sequence[str]:
        raise NotImplementedError

    # What they share

    @property
    def _box(self) -> QBoxLayout:
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)  # noqa: S101  made two lines above, as a column
        return layout

    @property
    def _tiles(self) -> list[Tile]:
        return [*self._choices, *self._apart]

    def fits(self, asked: Asked) -> bool:
        return (asked.kind, asked.battery, asked.choices, asked.non_answers) == (
            self.asked.kind,
            self.asked.battery,
            self.asked.choices,
            self.asked.non_answers,
        )

    def say(self, asked: Asked) -> None:
        self.asked = asked
        self.setAccessibleName(asked.text)
        keys = letters([option.label for option in asked.non_answers])
        for tile, key, option in zip(self._apart, keys, asked.non_answers, strict=True):
            tile.say(key, option.label)
            tile.setAccessibleName(option.label)

    def put(self, answer: Answer) -> None:
        self._typing.forget()
        options = (*self.asked.choices, *self.asked.non_answers)
        for tile, option in zip(self._tiles, options, strict=True):
            tile.put_checked(option.value == answer)

    def value(self) -> Answer:
        options = (*self.asked.choices, *self.asked.non_answers)
        focused = [option.value for tile, option in zip(self._tiles, options, strict=True) if tile.hasFocus()]
        checked = [option.value for tile, option in zip(self._tiles, options, strict=True) if tile.isChecked()]
        return next(iter(focused + checked), None)

    def _touch(self, value: int | str) -> None:
        """Touching what is chosen takes it back; its key does not, for a person who answers anew may press it again."""
        if value == self.asked.answer:
            self.put(value)
            self.cleared.emit()
        else:
            self._choose(value)

    def _choose(self, value: int | str) -> None:
        self.put(value)
        self.chosen.emit(value)

    def take_key(self, event: QKeyEvent) -> bool:
        if event.key() in _FORWARD + _BACKWARD:
            self._step(1 if event.key() in _FORWARD else -1)
            return True
        if event.isAutoRepeat() or not is_sign(event):
            return False
        character = event.text().upper()
        keys = letters([option.label for option in self.asked.non_answers])
        if character.isalpha() and character in keys:
            self._choose(self.asked.non_answers[keys.index(character)].value)
        else:
            self._type(character)
        return True

    def _type(self, character: str) -> None:
        index, final = self._typing.press(character)
        if index is not None and final:
            self._choose(self.asked.choices[index].value)
        elif index is not None:
            self._choices[index].setFocus()
            self.remarked.emit(partial(waiting_words, character))
        elif not self._typing.is_begun:
            self.refused.emit(partial(no_answer_words, character, codes_of(self.asked)))

    def _step(self, by: int) -> None:
        tiles = self._tiles
        here = next((index for index, tile in enumerate(tiles) if tile.hasFocus()), None)
        there = (0 if by > 0 else len(tiles) - 1) if here is None else max(0, min(len(tiles) - 1, here + by))
        tiles[there].setFocus(Qt.FocusReason.TabFocusReason)

    def begin(self) -> None:
        chosen = next((tile for tile in self._tiles if tile.isChecked()), None)
        (chosen or self).setFocus()


class ScaleRow(OneOf):
    """A row of equal numbers with the labels of its ends (or of whatever is labelled) beneath."""

    def _choice_tile(self, index: int, asked: Asked) -> Tile:
        return NumberTile(str(asked.choices[index].value), asked.battery or "neutral")

    def _codes(self, asked: Asked) -> Sequence[str]:
        return number_keys([int(option.value) for option in asked.choices])

    def _arrange(self, asked: Asked) -> QWidget:
        numbers = QWidget()
        grid = QGridLayout(numbers)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2)
        self._labels: dict[int, Label] = {}
        for index, tile in enumerate(self._choices):
            grid.addWidget(tile, 0, index)
            grid.setColumnStretch(index, 1)
        for index, first, span, side in _label_places([bool(option.label) for option in asked.choices]):
            label = Label(role="body", wrap=True)
            label.setAlignment(side | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, 1, first, 1, span)
            self._labels[index] = label
        return numbers

    def say(self, asked: Asked) -> None:
        super().say(asked)
        for index, label in self._labels.items():
            label.say(as_it_is(asked.choices[index].label))
        for tile, option in zip(self._choices, asked.choices, strict=True):
            tile.setAccessibleName(f"{option.value} {option.label}".strip())


def _label_places(labelled: Sequence[bool]) -> list[tuple[int, int, int, Qt.AlignmentFlag]]:
    """Where each label stands: (index, first column, columns, alignment). Two ends share the width between them."""
    count = len(labelled)
    marked = [index for index, has in enumerate(labelled) if has]
    left, middle, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
    if marked == [0, count - 1] and count > 1:
        half = count // 2
        return [(0, 0, half, left), (count - 1, half, count - half, right)]
    if marked == [0, count // 2, count - 1] and count % 2 and count >= 5:
        third = count // 3
        return [
            (0, 0, third, left),
            (count // 2, third, count - 2 * third, middle),
            (count - 1, count - third, third, right),
        ]
    return [(index, index, 1, middle) for index in marked]


class OptionList(OneOf):
    """Full-width lines, one a choice, numbered; a scale whose every value has a label shows its values as the numbers."""

    writes_small = True

    def _choice_tile(self, index: int, asked: Asked) -> Tile:
        return OptionTile(self._codes(asked)[index], asked.battery or "neutral")

    def _codes(self, asked: Asked) -> Sequence[str]:
        if asked.traits.answers == "scale":
            return number_keys([int(option.value) for option in asked.choices])
        return [str(index + 1) for index in range(len(asked.choices))]

    def _arrange(self, asked: Asked) -> QWidget:
        self._lines = TileGrid(self._choices, [option.label for option in asked.choices])
        return self._lines

    def tighten(self, is_tight: bool, *, is_small: bool = False) -> None:
        self._lines.tighten(is_tight, is_small=is_small)
        for tile in self._apart:  # they never stand out from the answers
            tile.write_small(is_small)
        self._box.setSpacing(GRID if is_small else APART)
        self.updateGeometry()  # now, not when Qt is idle: the height is asked for at once

    def say(self, asked: Asked) -> None:
        super().say(asked)
        for tile, code, option in zip(self._choices, self._codes(asked), asked.choices, strict=True):
            if isinstance(tile, OptionTile):
                tile.say(code, option.label)
            tile.setAccessibleName(option.label)


def apart_role() -> str:
    """Non-answers are written smaller than answers, but where a citizen reads them alone."""
    return "answer" if theme.current().touch else "body"
