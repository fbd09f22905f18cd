"""The filter bar: which responses the results are about, by wave, place, mode and the citizens' profile."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu

from exports.words.filter_words import condition_words
from exports.words.names import value_name, variable_name
from instruments.i18n import N_
from instruments.model import Instrument
from servqual_desk.project import Project
from servqual_desk.store.field_names import field_names
from servqual_desk.store.present_values import present_values
from servqual_desk.words.wave_order import WAVE
from ui.jobs.selected_wave import ALL_WAVES
from ui.widgets.buttons import Button
from ui.widgets.choice_list import Choice, Option
from ui.widgets.layout import GRID, Filling, empty, row
from ui.widgets.plain_words import with_ampersands
from ui.widgets.spoken_words import Label, as_it_is
from ui.widgets.staying_menu import StayingMenu
from ui.widgets.wrapping_row import Wrapping

LONGEST_QUESTION = 60

Chosen = dict[str, tuple[str, ...]]  # column → the values of which one must fit


class FilterBar(QFrame):
    """Shows each condition as a button that takes it away, and adds new ones from a menu where several values can be ticked.

    Args:
        one_wave: results speak of one wave, the latest unless another or all are chosen, in a list of its own; without it the
            wave is a condition as any other, and all waves count until it is set.
    """

    changed = Signal(object)

    def __init__(self, *, one_wave: bool = False) -> None:
        super().__init__()
        self._one_wave = one_wave
        self._project: Project | None = None
        self._offered: Mapping[str, Sequence[str]] = {}
        self._chosen: Chosen = {}
        self.waves = Choice()
        self.waves.chosen.connect(self._tell)
        self._conditions = Wrapping()
        self._all = Label(N_("All responses"), role="muted")
        self._add = Button(
            N_("Filter"), kind="quiet", picture="filter", key="Ctrl+F", tip=N_("Limit the results to some responses")
        )
        self._add.clicked.connect(self._open_menu)
        self.setLayout(row(self.waves, self._add, self._all, Filling(self._conditions), spacing=GRID))

    def show_filter(self, project: Project, chosen: Mapping[str, str | Sequence[str]]) -> None:
        """Show these conditions; columns and values that the survey does not know are dropped."""
        self._project = project
        present = dict(present_values(project))
        waves = present.pop(WAVE, ()) if self._one_wave else ()
        self._offer_waves(waves, chosen.get(WAVE, ()))
        places = {column: values for column, values in present.items() if len(values) > 1 or column in chosen}
        self._offered = places | _profile(project.instrument)
        wanted = {column: (values,) if isinstance(values, str) else values for column, values in chosen.items()}
        known = {c: tuple(v for v in self._offered.get(c, ()) if v in values) for c, values in wanted.items()}
        self._chosen = {column: values for column, values in known.items() if values}
        self._add.setVisible(bool(self._offered))
        self._rebuild()

    def _offer_waves(self, waves: Sequence[str], chosen: str | Sequence[str]) -> None:
        """Newest first: the first of a list is what is chosen where nothing was."""
        names = field_names(self._project).get(WAVE, {}) if self._project else {}
        options: list[Option] = [(code, as_it_is(names.get(code) or code)) for code in reversed(waves)]
        self.waves.offer([*options, (ALL_WAVES, N_("All waves"))])
        self.waves.put(chosen if isinstance(chosen, str) else next(iter(chosen), None))
        self.waves.setVisible(len(waves) > 1)
        self.waves.setAccessibleName(variable_name(WAVE, self._project.instrument) if self._project else "")

    @property
    def where(self) -> Chosen:
        """The conditions: column → values."""
        return dict(self._chosen)

    @property
    def wave(self) -> str:
        """The code of the wave, or `all`."""
        return self.waves.value or ALL_WAVES

    @property
    def kept(self) -> dict[str, str | list[str]]:
        """What to remember: the conditions, and the wave where it is not the latest."""
        wave: dict[str, str | list[str]] = {WAVE: self.wave} if self.waves.currentIndex() > 0 else {}
        return wave | {column: list(values) for column, values in self._chosen.items()}

    def _rebuild(self) -> None:
        empty(self._conditions)
        self._all.setVisible(not self._chosen and self.waves.isHidden())
        for column, values in self._chosen.items():
            button = Button(partial(self._words, column, values), picture="close", tip=N_("Clear this filter"))
            button.clicked.connect(partial(self._remove, column))
            self._conditions.addWidget(button)

    def _words(self, column: str, values: Sequence[str]) -> str:
        if self._project is None:
            return ""
        return condition_words({column: values}, self._project.instrument, field_names(self._project))[0]

    def _value_words(self, column: str, value: str) -> str:
        if self._project is None:
            return value
        named = field_names(self._project).get(column, {}).get(value)
        return named or value_name(value, self._project.instrument, column)

    def _open_menu(self) -> None:
        if self._project is None:
            return
        menu = QMenu(self)
        for column, values in self._of_the_wave(self._project).items():
            answers = StayingMenu(with_ampersands(_short(variable_name(column, self._project.instrument))), menu)
            menu.addMenu(answers)
            for value in values:
                action = answers.addAction(with_ampersands(self._value_words(column, value)))
                action.setCheckable(True)
                action.setChecked(value in self._chosen.get(column, ()))
                action.toggled.connect(partial(self._set, column, value))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _of_the_wave(self, project: Project) -> Mapping[str, Sequence[str]]:
        """What to choose among: of places and months those of the chosen wave's responses, and what is chosen already."""
        if not self._one_wave or self.wave == ALL_WAVES:
            return self._offered
        present = _profile(project.instrument) | dict(present_values(project, self.wave))
        known = {column: {*values, *self._chosen.get(column, ())} for column, values in present.items()}
        offered = {c: [one for one in values if one in known.get(c, ())] for c, values in self._offered.items()}
        return {column: values for column, values in offered.items() if values}

    def _set(self, column: str, value: str, is_on: bool) -> None:
        kept = {*self._chosen.get(column, ())} - {value} | ({value} if is_on else set())
        self._chosen.pop(column, None)
        if kept:
            self._chosen[column] = tuple(one for one in self._offered[column] if one in kept)
        self._tell()

    def _remove(self, column: str) -> None:
        self._chosen.pop(column, None)
        self._tell()

    def _tell(self) -> None:
        self._rebuild()
        self.changed.emit(self.where)


def _profile(instrument: Instrument) -> dict[str, tuple[str, ...]]:
    """The questions whose answers make a group of citizens, and these answers."""
    questions = instrument.questions_with("profile")
    return {q.id: tuple(choice.id for choice in q.choices) for q in questions if q.choices}


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUESTION else text[:LONGEST_QUESTION].rsplit(" ", 1)[0] + " …"
