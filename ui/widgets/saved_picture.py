"""A chart with a button that saves it as a picture: SVG for print, PNG for a slide."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _
from instruments.model import Instrument
from servqual_desk.errors import KnownError
from ui import background
from ui.jobs.chart_file import CHART_KINDS, save_chart
from ui.jobs.survey_folder import documents, file_stem
from ui.widgets.buttons import Button
from ui.widgets.chart_view import ChartView
from ui.widgets.dialogs import choose_place
from ui.widgets.layout import GRID, column, row
from ui.widgets.spoken_words import FaultLine, OutcomeLine, as_it_is

if TYPE_CHECKING:
    from analysis.table import Chart


class SavedPicture(QWidget):
    """The chart, and under it the button with what became of it."""

    def __init__(self, chart: "Chart", instrument: Instrument, name: str) -> None:
        super().__init__()
        self._chart, self._instrument, self._name = chart, instrument, name
        self.view = ChartView(chart, instrument, name)
        self._told, self._fault = OutcomeLine(role="muted"), FaultLine()
        saving = Button(N_("Save picture …"), kind="quiet", picture="save", tip=N_("Save the chart as SVG or PNG"))
        saving.clicked.connect(self._choose_place)
        self.setLayout(column(self.view, row(saving, self._told, 1, spacing=GRID), self._fault, spacing=0))

    def _choose_place(self) -> None:
        suggestion = documents() / f"{file_stem(self._name)}.svg"
        place = choose_place(self, _("Save the chart"), kinds=CHART_KINDS, suggestion=suggestion)
        if place is not None:
            self.save_to(place)

    def save_to(self, place: Path) -> None:
        """Draw it into the file, by its ending."""
        self._fault.say("")
        background.run(save_chart(self._chart, self._instrument, place), done=self._tell, failed=self._refuse)

    def _tell(self, path: Path) -> None:
        self._told.say(as_it_is(_("Saved as {name}").format(name=path.name)))

    def _refuse(self, error: KnownError) -> None:
        self._fault.tell(error)
