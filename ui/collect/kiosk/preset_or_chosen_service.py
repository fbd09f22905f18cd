"""Which service the citizen came for: the agency first where there are several, then its services, as large lines."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _
from servqual_desk.fieldwork.kiosk_settings import KioskSettings
from servqual_desk.interviewing.interview_context import InterviewContext
from servqual_desk.project import Project
from ui.collect.kiosk.paged_sheet import PagedSheet
from ui.widgets.answers.tile_grid import TileGrid
from ui.widgets.buttons import Button
from ui.widgets.choice_tiles import OptionTile
from ui.widgets.layout import GRID, Filling, Measure, column, empty, panel, row
from ui.widgets.one_gesture import ENTER, of_meant_keys
from ui.widgets.spoken_words import Label

WIDEST = 1_060


class PresetOrChosenService(QWidget):
    """Tells an `InterviewContext` with the service, its unit and the current wave; asks only for what is not preset."""

    settled = Signal(object)
    left = Signal()

    def __init__(self, project: Project, preset: KioskSettings) -> None:
        super().__init__()
        plan = project.fieldwork
        wave = plan.current_wave()
        self._wave, self._preset = wave.code if wave else None, preset
        self._services = tuple(one for one in plan.services() if preset.unit is None or one.unit == preset.unit)
        used = {one.unit for one in self._services}
        self._units = tuple(unit for unit in plan.units() if unit.code in used)
        self._unit_names = {unit.code: unit.name for unit in plan.units()}
        self._in_unit = False
        self._arrange()

    def _arrange(self) -> None:
        self._question = Label(role="question", wrap=True)
        self._list = column()
        self._paged = PagedSheet(self._list)
        self._paged.turned.connect(self._say_part)
        self._back = Button(N_("Back"), self._go_back, picture="back")
        self._part = Label(self._part_words, role="caption")
        self._more = Button(N_("More"), partial(self._paged.turn, +1), kind="primary")
        footer = panel(row(self._back, 1, self._part, 1, self._more, spacing=2 * GRID))
        whole = column(self._question, Filling(self._paged), footer, spacing=2 * GRID, margins=(0, 8 * GRID, 0, GRID))
        self.setLayout(column(Measure(panel(whole), WIDEST, sides=24)))

    @property
    def only_place(self) -> InterviewContext | None:
        """The place where there is nothing to choose."""
        if self._preset.service is not None:
            return InterviewContext(unit=self._preset.unit, service=self._preset.service, wave=self._wave)
        if len(self._services) > 1:
            return None
        one = self._services[0] if self._services else None
        unit = one.unit if one else self._preset.unit
        return InterviewContext(unit=unit, service=one.code if one else None, wave=self._wave)

    def words(self, place: InterviewContext) -> str:
        """A place as the citizen knows it: the service, else the unit."""
        names = {one.code: one.name for one in self._services}
        return names.get(place.service or "") or self._unit_names.get(place.unit or "") or ""

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
        block = TileGrid(tiles, [words for words, _chosen in lines])
        self._list.addWidget(block)
        block.show()
        self._list.addStretch(0)
        self._paged.divide()
        self._paged.begin()
        if tiles:
            tiles[0].setFocus()

    def _choose(self, code: str) -> None:
        service = next(one for one in self._services if one.code == code)
        self.settled.emit(InterviewContext(unit=service.unit, service=service.code, wave=self._wave))

    def _go_back(self) -> None:
        if self._paged.turn(-1):
            return
        if self._in_unit:
            self.begin()
        else:
            self.left.emit()

    def _step(self, by: int) -> None:
        """To the next service, or the one before, in the part where it stands."""
        tiles = self._paged.sheet.findChildren(OptionTile)
        here = next((place for place, tile in enumerate(tiles) if tile.hasFocus()), -by)
        there = tiles[max(0, min(len(tiles) - 1, here + by))]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        self._paged.show_part_of(there)

    def _part_words(self) -> str:
        if self._paged.count == 1:
            return ""
        return _("Part {part} of {parts}").format(part=self._paged.part + 1, parts=self._paged.count)

    def _say_part(self) -> None:
        self._part.speak()
        self._more.setVisible(not self._paged.is_last)

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused, key = self.focusWidget(), event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self._step(+1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self._step(-1)
        elif key == Qt.Key.Key_Backspace and not event.isAutoRepeat():
            self._go_back()
        elif key in ENTER and isinstance(focused, Button | OptionTile):
            if not event.isAutoRepeat():
                focused.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._paged.divide()
