"""The controls of a method's options, made from what the options record says of each field."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from analysis.methods.fields import Choice, Control, Flag, Level, Lines, Pick, Real, SurveyFile, Whole
from analysis.methods.pickers import candidates
from exports.words.codes import code_word
from exports.words.lab_methods import empty_pick
from exports.words.names import battery_name, family_name, variable_name
from instruments.i18n import _, format_number, language
from instruments.model import Instrument
from ui.lab.survey_file_field import SurveyFileField
from ui.widgets.combo_box import ComboBox
from ui.widgets.layout import GRID, column
from ui.widgets.plain_words import plain_tip, set_tip, with_ampersands

Told = Callable[[], None]  # a method or function without arguments, which leaves the signal's aside


class OptionControl(QWidget):
    """One option: `value` is what the options record takes; `changed` is called when the person changes it."""

    def __init__(self, control: QWidget, read: Callable[[], Any]) -> None:
        super().__init__()
        self._read = read
        self.control = control
        self.setLayout(column(control))
        self.setFocusProxy(control)

    @property
    def value(self) -> Any:
        return self._read()


def option_control(
    control: Control, value: Any, instrument: Instrument, levels: Mapping[str, Sequence[str]], changed: Told
) -> OptionControl:
    """The control for one field, showing `value`.

    Args:
        levels: column of the data → the values that it holds, for options that name one (a wave).
    """
    match control:
        case Choice(values=values):
            return _combo({code_word(each): each for each in values}, value, changed)
        case Flag():
            return _check(value, changed)
        case Whole(min=least, max=most, step=step):
            return _whole(value, least, most, step, changed)
        case Real(min=low, max=high, step=by, decimals=decimals):
            return _real(value, low, high, by, decimals, changed)
        case Pick(of=of, many=many, empty=empty):
            words = {name: part_name(of, name, instrument) for name in candidates(of, instrument)}
            return _many(words, value, changed) if many else _one(words, value, empty_pick(empty), changed)
        case Level(column=named):
            return _one({level: level for level in levels.get(named, ())}, value, _("none"), changed)
        case Lines():
            return _lines(value, changed)
        case SurveyFile():
            return _survey_file(value, changed)


def _survey_file(value: str, changed: Told) -> OptionControl:
    field = SurveyFileField(value)
    field.changed.connect(changed)
    return OptionControl(field, field.text)


def part_name(of: str, name: str, instrument: Instrument) -> str:
    """A part of the questionnaire in words: a battery, a family, a question."""
    if of == "measure":
        return battery_name(name)
    return family_name(name, instrument) if of == "family" else variable_name(name, instrument)


def _combo(words: Mapping[str, str], value: str, changed: Told) -> OptionControl:
    box = ComboBox()
    box.setMinimumContentsLength(10)
    for shown, code in words.items():
        box.addItem(shown, code)
        box.setItemData(box.count() - 1, plain_tip(shown), Qt.ItemDataRole.ToolTipRole)
    box.setCurrentIndex(max(0, box.findData(value)))
    box.currentIndexChanged.connect(changed)
    return OptionControl(box, box.currentData)


def _one(words: Mapping[str, str], value: str, nothing: str, changed: Told) -> OptionControl:
    return _combo({f"({nothing})": "", **{shown: name for name, shown in words.items()}}, value, changed)


def _check(value: bool, changed: Told) -> OptionControl:
    box = QCheckBox()
    box.setChecked(value)
    box.toggled.connect(changed)
    return OptionControl(box, box.isChecked)


def _between(least: float, most: float, decimals: int = 0) -> str:
    """The limits and the keys, for the tooltip."""
    return _("From {least} to {most}; arrow keys go step by step.").format(
        least=format_number(least, decimals), most=format_number(most, decimals)
    )


def _keep_from_edges(box: QSpinBox | QDoubleSpinBox) -> None:
    """Room beside the figure. The style sheet takes the buttons away: Qt's own way of that leaves the figure no width."""
    box.lineEdit().setTextMargins(GRID, 0, GRID, 0)


def _whole(value: int, least: int, most: int, step: int, changed: Told) -> OptionControl:
    box = QSpinBox()
    _keep_from_edges(box)
    set_tip(box, _between(least, most))
    box.setRange(least, most)
    box.setSingleStep(step)
    box.setValue(value)
    box.setKeyboardTracking(False)
    box.valueChanged.connect(changed)
    return OptionControl(box, box.value)


def _real(value: float, least: float, most: float, step: float, decimals: int, changed: Told) -> OptionControl:
    box = QDoubleSpinBox()
    _keep_from_edges(box)
    set_tip(box, _between(least, most, decimals))
    box.setLocale(QLocale(language()))
    box.setDecimals(decimals)
    box.setRange(least, most)
    box.setSingleStep(step)
    box.setValue(value)
    box.setKeyboardTracking(False)
    box.valueChanged.connect(changed)
    return OptionControl(box, partial(_real_value, box, value))


def _real_value(box: QDoubleSpinBox, first: float) -> float:
    """What is shown; the first value in full where it was only rounded for the screen."""
    return first if box.value() == round(first, box.decimals()) else box.value()


def _many(words: Mapping[str, str], value: Sequence[str], changed: Told) -> OptionControl:
    """A check box a part. Nothing checked and everything checked are both "not chosen": the method's own rule holds."""
    sheet = QWidget()
    layout = QVBoxLayout(sheet)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    boxes: dict[str, QCheckBox] = {}
    for name, shown in words.items():
        box = QCheckBox(with_ampersands(shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"))
        set_tip(box, shown)
        box.setMinimumHeight(TARGET)
        box.setChecked(name in value)
        box.toggled.connect(changed)
        layout.addWidget(box)
        boxes[name] = box
    if boxes:
        sheet.setFocusProxy(next(iter(boxes.values())))
    return OptionControl(sheet, lambda: tuple(name for name, box in boxes.items() if box.isChecked()))


TARGET = 24  # pixels that a box is high, so that nobody presses the next one (WCAG 2.2, 2.5.8)
LONGEST = 27  # letters of a part's name beside its box; the tooltip has the rest


def _lines(value: Sequence[str], changed: Told) -> OptionControl:
    box = QPlainTextEdit("\n".join(value))
    box.setTabChangesFocus(True)
    box.setMaximumHeight(96)
    box.textChanged.connect(changed)
    return OptionControl(box, lambda: tuple(line.strip() for line in box.toPlainText().splitlines() if line.strip()))
