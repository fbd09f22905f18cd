"""The data page: import, export, and the blank form, one behind the other."""

from collections.abc import Iterator
from functools import cached_property, partial
from typing import TypeVar

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

View = TypeVar("View", ImportView, ExportView, FormView)
TABS = (N_("Import"), N_("Export"), N_("Blank form"))


class DataPage(Page):
    """Three views, each built when it is first looked at; what they write goes through `Project` and `exports`.

    A view is built where it stands: the style sheet goes over all that is put into something else.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._tabs, self._views = OneChecked(self), QStackedWidget()
        bar = QFrame()
        for place, words in enumerate(TABS):
            self._tabs.add(place, Button(words, kind="tab", key=f"Alt+{place + 1}"))
        bar.setLayout(row(*self._tabs.buttons, 1, spacing=3 * GRID, margins=(0, GRID, 0, 0)))
        self.setLayout(column(bar, Filling(self._views), spacing=0, margins=(24, 0, 0, 0)))
        self._tabs.check(0)
        self._tabs.chosen.connect(self._show_view)
        desk.project_changed.connect(self._take_project)
        desk.responses_changed.connect(self._refresh)

    @cached_property
    def imports(self) -> ImportView:
        """Answers from a data file."""
        view = ImportView(self.desk, self._views)
        view.imported.connect(self._tell_imported)
        view.responses_wanted.connect(partial(self.desk.show_page, "responses"))
        return self._with_view(view)

    @cached_property
    def exports(self) -> ExportView:
        """Answers to a data file."""
        return self._with_view(ExportView(self.desk, self._views))

    @cached_property
    def form(self) -> FormView:
        """The form to be printed."""
        return self._with_view(FormView(self.desk, self._views))

    def _with_view(self, view: View) -> View:
        self._views.addWidget(view)
        if self.desk.project is not None:
            view.forget()
        return view

    def _built(self) -> Iterator[ImportView | ExportView | FormView]:
        return (vars(self)[name] for name in ("imports", "exports", "form") if name in vars(self))

    def show_tab(self, place: int) -> None:
        """Show import (0), export (1) or the form (2)."""
        self._tabs.check(place)

    def _show_view(self, place: object) -> None:
        view = self.imports if place == 0 else self.exports if place == 1 else self.form
        self._views.setCurrentWidget(view)
        self._refresh()
        view.begin()

    # Page

    def entered(self) -> None:
        self._show_view(self._tabs.checked)

    def left(self) -> None:
        if "imports" in vars(self):
            self.imports.check_job.give_up()

    def speak(self) -> None:
        """Say what no label says by itself."""
        if self.desk.project is not None:
            for view in self._built():
                view.speak()

    def _take_project(self) -> None:
        if self.desk.project is not None:
            for view in self._built():
                view.forget()

    def _refresh(self) -> None:
        """Bring up to date what is seen; another view is when it is looked at."""
        shown = self._views.currentWidget()
        if self.desk.project is not None and isinstance(shown, ExportView | FormView):
            shown.refresh()

    def _tell_imported(self) -> None:
        self.desk.tell_saved()
        self.desk.responses_changed.emit()
