"""Which service the citizen came for: the agency first where there are several, then its services, as large lines."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from instruments.i18n import N_
from servqual_desk.interviewing.interview_context import InterviewContext
from servqual_desk.project import Project
from ui.widgets.answers.choice_fields import in_columns
from ui.widgets.buttons import Button
from ui.widgets.choice_tiles import OptionTile
from ui.widgets.layout import GRID, Measure, column, empty, row, scrolling
from ui.widgets.spoken_words import Label

WIDEST = 880


class Services(QWidget):
    """Tells an `InterviewContext` with the service, its unit and the current wave."""

    settled = Signal(object)
    left = Signal()

    def __init__(self, project: Project) -> None:
        super().__init__()
        plan = project.fieldwork
        wave = plan.current_wave()
        self._wave = wave.code if wave else None
        self._services = plan.services()
        used = {one.unit for one in self._services}
        self._units = tuple(unit for unit in plan.units() if unit.code in used)
        self._question = Label(role="question", wrap=True)
        self._list = QVBoxLayout()
        self._back = Button(N_("Back"), kind="quiet", picture="back")
        self._back.clicked.connect(self._go_back)
        self._in_unit = False
        sheet = QWidget()
        sheet.setLayout(column(self._question, self._list, 1, spacing=3 * GRID, margins=(0, 2 * GRID, GRID, GRID)))
        footer = QWidget()
        footer.setLayout(row(self._back, 1))
        self.setLayout(column(scrolling(Measure(sheet, WIDEST)), Measure(footer, WIDEST), margins=(24, 8, 24, 12)))

    @property
    def only_place(self) -> InterviewContext | None:
        """The place where there is nothing to choose."""
        if len(self._services) > 1:
            return None
        one = self._services[0] if self._services else None
        return InterviewContext(unit=one.unit if one else None, service=one.code if one else None, wave=self._wave)

    def begin(self) -> None:
        """Offer the agencies, or the services where there is one agency at most."""
        self._in_unit = False
        loose = [one for one in self._services if one.unit is None]
        if len(self._units) < 2 or loose:
            self._offer_services(None)
            return
        self._question.say(N_("Which office did you come to?"))
        self._offer([(unit.name, partial(self._choose_unit, unit.code)) for unit in self._units])

    def _choose_unit(self, unit: str) -> None:
        offered = [one for one in self._services if one.unit == unit]
        if len(offered) == 1:
            self._choose(offered[0].code)
        else:
            self._in_unit = True
            self._offer_services(unit)

    def _offer_services(self, unit: str | None) -> None:
        self._question.say(N_("Which service did you come for?"))
        offered = [one for one in self._services if unit is None or one.unit == unit]
        self._offer([(one.name, partial(self._choose, one.code)) for one in offered])

    def _offer(self, lines: list[tuple[str, partial[None]]]) -> None:
        empty(self._list)
        tiles = []
        for words, chosen in lines:
            tile = OptionTile("")
            tile.setCheckable(False)
            tile.say("", words)
            tile.setAccessibleName(words)
            tile.clicked.connect(chosen)
            tiles.append(tile)
        self._list.addWidget(in_columns(tiles))
        if tiles:
            tiles[0].setFocus()

    def _choose(self, code: str) -> None:
        service = next(one for one in self._services if one.code == code)
        self.settled.emit(InterviewContext(unit=service.unit, service=service.code, wave=self._wave))

    def _go_back(self) -> None:
        if self._in_unit:
            self.begin()
        else:
            self.left.emit()
