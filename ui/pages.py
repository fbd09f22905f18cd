"""The pages of the window. To add one: write a `Page` in a package of its own and add a line to `PAGES`.

A page is imported and built when it is first shown, so that results, lab and data cost nothing until then (law 8).
"""

from functools import partial
from importlib import import_module

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from exports.report.kind_names import Kind
from instruments.i18n import N_
from ui.shared_state import Desk
from ui.widgets.spoken_words import Speaking

PRINT_KEY = "Ctrl+P"


class Page(Speaking, QWidget):
    """One page. Say words through `Label` and `Button`; what they can't say goes into `speak`.

    It is made where it will be shown: the style sheet goes over all that is put into something else.
    """

    needs_project = True  # as its `PageSpec` says
    _language_missed = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.stage)
        self.desk = desk
        self.setProperty("role", "page")

    def entered(self) -> None:
        """The page is shown now; bring it up to date and give a control the focus."""

    def focus_again(self) -> None:
        """Its key was pressed while it is shown: the control that had the focus last has it again, not the rail."""
        last = self.focusWidget()
        if last is not None and last.isVisible() and last.isEnabled():
            last.setFocus()

    def left(self) -> None:
        """Another page takes its place, or the window closes."""

    def speak(self) -> None:
        """Say words that no `Label` or `Button` holds; called when the language has changed."""

    def catch_up(self) -> None:
        """A survey is open again: speak the language in force."""
        if self._language_missed and self.desk.project is not None:
            self._language_missed = False
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LanguageChange))

    def event(self, event: QEvent) -> bool:
        """What speaks of a survey has no words while none is open, as behind the kiosk: it says them when one is."""
        if event.type() == QEvent.Type.LanguageChange and self.needs_project and self.desk.project is None:
            self._language_missed = True
            return True
        return super().event(event)


class PageSpec(Struct, frozen=True, kw_only=True):
    """A page before it is built: `place` is `module:Class`. One that is not on the rail is reached from other pages.

    `paper` is what Ctrl+P shows from here; a page without one has a button with that key where it has something to print.
    """

    id: str
    title: str
    tip: str
    picture: str
    key: str
    place: str
    needs_project: bool = True
    on_rail: bool = True
    paper: Kind | None = None

    def build(self, desk: Desk) -> Page:
        """Import and make the page."""
        module, _colon, name = self.place.partition(":")
        page: Page = getattr(import_module(module), name)(desk)
        page.needs_project = self.needs_project
        if self.paper is not None:
            QShortcut(QKeySequence(PRINT_KEY), page).activated.connect(partial(desk.print_paper, self.paper))
        desk.project_changed.connect(page.catch_up)  # after what the page itself does about another survey
        return page


PAGES: tuple[PageSpec, ...] = (
    PageSpec(
        id="start",
        title=N_("Start"),
        tip=N_("New survey, open, recent"),
        picture="start",
        key="Ctrl+1",
        place="ui.start.page:StartPage",
        needs_project=False,
    ),
    PageSpec(
        id="collect",
        title=N_("Ask"),
        tip=N_("Interview citizens"),
        picture="ask",
        key="Ctrl+2",
        place="ui.collect.page:CollectPage",
    ),
    PageSpec(
        id="results",
        title=N_("Results"),
        tip=N_("What the answers say"),
        picture="results",
        key="Ctrl+3",
        place="ui.results.page:ResultsPage",
    ),
    PageSpec(
        id="follow_up",
        title=N_("Follow-up"),
        tip=N_("Actions, goals, events and risks"),
        picture="check",
        key="Ctrl+0",
        place="ui.follow_up.page:FollowUpPage",
        paper="official",
    ),
    PageSpec(
        id="responses",
        title=N_("Responses"),
        tip=N_("Read, correct, void, erase"),
        picture="list",
        key="Ctrl+4",
        place="ui.responses.page:ResponsesPage",
    ),
    PageSpec(
        id="lab",
        title=N_("Lab"),
        tip=N_("Further methods, with options"),
        picture="lab",
        key="Ctrl+5",
        place="ui.lab.page:LabPage",
        paper="annex",
    ),
    PageSpec(
        id="coding",
        title=N_("Comments"),
        tip=N_("Code what citizens wrote"),
        picture="coding",
        key="Ctrl+8",
        place="ui.coding.page:CodingPage",
        paper="official",
    ),
    PageSpec(
        id="data",
        title=N_("Data"),
        tip=N_("Import, export, blank form"),
        picture="data",
        key="Ctrl+6",
        place="ui.data.page:DataPage",
    ),
    PageSpec(
        id="merge",
        title=N_("Merge"),
        tip=N_("Bring other laptops' surveys together"),
        picture="merge",
        key="Ctrl+9",
        place="ui.merge.page:MergePage",
    ),
    PageSpec(
        id="setup",
        title=N_("Set up"),
        tip=N_("Services, waves, targets, enumerators, backups"),
        picture="setup",
        key="Ctrl+7",
        place="ui.setup.page:SetupPage",
    ),
    PageSpec(
        id="builder",
        title=N_("Questionnaire"),
        tip=N_("A questionnaire of your own"),
        picture="new",
        key="",
        place="ui.builder.page:BuilderPage",
        needs_project=False,
        on_rail=False,
    ),
    PageSpec(
        id="sources",
        title=N_("Sources"),
        tip=N_("Documents, observations and informants"),
        picture="list",
        key="",
        place="ui.sources.page:SourcesPage",
        on_rail=False,
    ),
    PageSpec(
        id="city",
        title=N_("City"),
        tip=N_("Many surveys as one, their units ranked"),
        picture="results",
        key="",
        place="ui.city.page:CityPage",
        needs_project=False,
        on_rail=False,
    ),
)


def page_spec(page: str) -> PageSpec | None:
    """The page with this id, or None."""
    return next((spec for spec in PAGES if spec.id == page), None)
