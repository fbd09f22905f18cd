"""The data page: import, export, and the blank form, one behind the other."""

from functools import partial

from PySide6.QtWidgets import QFrame, QStackedWidget

from instruments.i18n import N_
from ui.data.export_view import ExportView
from ui.data.form_view import FormView
from ui.data.import_view import ImportView
from ui.pages import Page
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, Filling, column, row
from ui.widgets.one_checked import OneChecked

TABS = (N_("Import"), N_("Export"), N_("Blank form"))


class DataPage(Page):
    """Three views; what they write goes through `Project` and `exports`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.imports, self.exports, self.form = ImportView(desk), ExportView(desk), FormView(desk)
        self._tabs, self._views = OneChecked(self), QStackedWidget()
        bar = QFrame()
        for place, words in enumerate(TABS):
            self._tabs.add(place, Button(words, kind="tab", key=f"Alt+{place + 1}"))
        bar.setLayout(row(*self._tabs.buttons, 1, spacing=3 * GRID, margins=(0, GRID, 0, 0)))
        for view in (self.imports, self.exports, self.form):
            self._views.addWidget(view)
        self.setLayout(column(bar, Filling(self._views), spacing=0, margins=(24, 0, 0, 0)))
        self._tabs.check(0)
        self._tabs.chosen.connect(self._show_view)
        self.imports.imported.connect(self._tell_imported)
        self.imports.responses_wanted.connect(partial(desk.show_page, "responses"))
        desk.project_changed.connect(self._take_project)
        desk.responses_changed.connect(self._refresh)
        self._take_project()

    def show_tab(self, place: int) -> None:
        """Show import (0), export (1) or the form (2)."""
        self._tabs.check(place)

    def _show_view(self, place: int) -> None:
        self._views.setCurrentIndex(place)
        self._refresh()
        (self.imports, self.exports, self.form)[place].begin()

    # Page

    def entered(self) -> None:
        self.show_tab(self._views.currentIndex())

    def left(self) -> None:
        self.imports.check_job.give_up()

    def speak(self) -> None:
        """Say what no label says by itself."""
        if self.desk.project is not None:
            for view in (self.imports, self.exports, self.form):
                view.speak()

    def _take_project(self) -> None:
        if self.desk.project is not None:
            for view in (self.imports, self.exports, self.form):
                view.forget()

    def _refresh(self) -> None:
        if self.desk.project is not None:
            self.exports.refresh()
            self.form.refresh()

    def _tell_imported(self) -> None:
        self.desk.tell_saved()
        self.desk.responses_changed.emit()
