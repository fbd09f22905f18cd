"""The left column of the lab: the methods, and the options of the analysis that is being looked at."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from analysis.methods import METHODS, controls
from analysis.methods.fields import Flag, Options
from exports.words.lab_methods import lab_method_name, lab_method_sentence, option_help, option_name
from exports.words.notes import note_sentence
from instruments.i18n import N_, _
from instruments.model import Instrument
from ui.lab.controls import OptionControl, option_control
from ui.widgets.buttons import Button
from ui.widgets.combo_box import ComboBox
from ui.widgets.layout import GRID, Filling, column, empty, panel, row, scrolling
from ui.widgets.plain_words import set_tip
from ui.widgets.spoken_words import Label

SETTLING_MS = 500  # a number being typed counts once the fingers rest


class OptionsPanel(QWidget):
    """Choose a method, then its options; `wanted` asks for a new analysis, `changed` for this one with other options."""

    wanted = Signal(str)
    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._instrument: Instrument | None = None
        self._levels: Mapping[str, Sequence[str]] = {}
        self._shown: tuple[str, Options] | None = None
        self._controls: dict[str, OptionControl] = {}
        self.methods = ComboBox()
        self.methods.currentIndexChanged.connect(self._tell_about)
        self._about = Label(role="muted", wrap=True)
        self.add = Button(N_("Compute"), self._want, kind="primary", picture="play", key="Ctrl+Return")
        self._heading = Label(role="strong", wrap=True)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(2 * GRID)
        self._settled = QTimer(self, singleShot=True, interval=SETTLING_MS)
        self._settled.timeout.connect(self._tell)
        self.setLayout(self._sheet())

    def _want(self) -> None:
        self.wanted.emit(self.methods.currentData())

    def _settle(self) -> None:
        self._settled.start()

    def _sheet(self) -> QVBoxLayout:
        top = column(Label(N_("Method"), role="strong"), self.methods, self._about, self.add, spacing=GRID)
        area = scrolling(panel(column(self._heading, self._fields, 1, spacing=2 * GRID, margins=(0, GRID, GRID, GRID))))
        return column(top, Filling(area), spacing=2 * GRID, margins=2 * GRID)

    def set_instrument(self, instrument: Instrument, levels: Mapping[str, Sequence[str]]) -> None:
        """Offer what this questionnaire can give; what it cannot is greyed, with the reason in its tooltip."""
        self._instrument, self._levels = instrument, levels
        self._fill_methods()
        if self._shown is not None:
            self.show_options(*self._shown)

    def _fill_methods(self) -> None:
        if self._instrument is None:
            return
        before = self.methods.currentData()
        self.methods.blockSignals(True)
        self.methods.clear()
        for name, method in METHODS.items():
            self.methods.addItem(lab_method_name(name), name)
            reason = method.why_not(self._instrument)
            self._grey(self.methods.count() - 1, reason)
        usable = self._usable()
        self.methods.setCurrentIndex(max(0, self.methods.findData(before if before in usable else self.first_method)))
        self.methods.blockSignals(False)
        self._tell_about()

    def _usable(self) -> list[str]:
        if self._instrument is None:
            return []
        return [name for name, method in METHODS.items() if method.why_not(self._instrument) is None]

    @property
    def first_method(self) -> str:
        """The first method that the questionnaire can give; "" for none."""
        return next(iter(self._usable()), "")

    def _grey(self, place: int, reason: str | None) -> None:
        from analysis.table import Note

        if self._instrument is None:
            return
        item = self.methods.model().item(place)  # type: ignore[attr-defined]  # a combo box's own model has items
        item.setEnabled(reason is None)
        if reason is not None:
            set_tip(item, note_sentence(Note(code=reason, where=""), self._instrument))

    def _tell_about(self) -> None:
        name = self.methods.currentData()
        self._about.say(partial(lab_method_sentence, name or ""))
        self.methods.setAccessibleName(_("Method"))
        set_tip(self.methods, lab_method_sentence(name or ""))

    # Options

    @property
    def shown(self) -> str:
        """The id of the method whose options are shown; "" for none."""
        return self._shown[0] if self._shown else ""

    def control(self, name: str) -> OptionControl:
        """The control of an option that is shown."""
        return self._controls[name]

    def show_options(self, method: str, options: Options) -> None:
        """Show the options of one analysis."""
        self._settled.stop()
        self._shown = (method, options)
        self._controls = {}
        empty(self._fields)
        self._heading.say(lambda: _("Options of: {method}").format(method=lab_method_name(method)))
        if self._instrument is None:
            return
        for described in controls(type(options)):
            made = option_control(
                described.control, getattr(options, described.name), self._instrument, self._levels, self._settle
            )
            self._controls[described.name] = made
            self._fields.addWidget(
                _under_its_name(made, method, described.name, beside=isinstance(described.control, Flag))
            )

    def clear(self) -> None:
        """Show no options: there is no analysis."""
        self._settled.stop()
        self._shown, self._controls = None, {}
        empty(self._fields)
        self._heading.say("")

    def _tell(self) -> None:
        if self._shown is None:
            return
        method, before = self._shown
        values: dict[str, Any] = {name: control.value for name, control in self._controls.items()}
        options = type(before)(**values)
        if options != before:
            self._shown = (method, options)
            self.changed.emit(options)

    def speak(self) -> None:
        """Say the methods and options again."""
        self._fill_methods()
        if self._shown is not None:
            self.show_options(*self._shown)


def _under_its_name(control: OptionControl, method: str, name: str, *, beside: bool) -> QWidget:
    label = Label(partial(option_name, method, name), role="caption", wrap=True)
    label.setBuddy(control.control)
    control.control.setAccessibleName(option_name(method, name))
    control.control.setAccessibleDescription(option_help(method, name))
    set_tip(label, option_help(method, name))
    field = QWidget()
    if beside:
        line = row(control, Filling(label), spacing=GRID)
        line.setAlignment(control, Qt.AlignmentFlag.AlignTop)
        field.setLayout(line)
    else:
        field.setLayout(column(label, control, spacing=4))
    return field
