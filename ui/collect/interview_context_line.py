"""Who asks and about what, in one line, with the key that changes it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from servqual_desk.interviewing.interview_context import InterviewContext
from servqual_desk.project import Project
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column, row
from ui.widgets.one_line import OneLine
from ui.widgets.spoken_words import as_it_is


def place_words(project: Project, place: InterviewContext) -> str:
    """The names behind a place: the person, the service or else the unit, the wave."""
    plan = project.fieldwork
    people = {one.code: one.name for one in project.people.list(active_only=False)}
    services = {one.code: one.name for one in plan.services()}
    units = {one.code: one.name for one in plan.units()}
    waves = {one.code: one.title for one in plan.waves()}
    about = services.get(place.service or "") or units.get(place.unit or "")
    return " · ".join(filter(None, (people.get(place.enumerator or ""), about, waves.get(place.wave or ""))))


class InterviewContextLine(QWidget):
    """Shows what the next interview will carry; takes no room where nothing is set up to be chosen."""

    change_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = OneLine(role="strong")
        change = Button(N_("Who interviews, and about which service?"), kind="quiet", picture="setup", key="F2")
        change.clicked.connect(self.change_wanted)
        self.setLayout(column(self._words, row(change, 1), spacing=GRID // 2))
        self.hide()

    def show_place(self, project: Project | None, place: InterviewContext | None) -> None:
        """Say the names of what is chosen; none is chosen yet when `place` is None."""
        self.setVisible(project is not None and project.fieldwork.is_planned())
        self._words.say(as_it_is(place_words(project, place) if project and place else ""))
        self._words.setVisible(bool(self._words.text()))
