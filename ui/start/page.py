"""The start page: what to do first. Making a survey stands in `new_survey.py`, the sample in `sample_survey.py`."""

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from instruments.i18n import N_, _
from servqual_desk.errors import KnownError, LockedError
from servqual_desk.set_up.setup_file import ENDING
from ui import theme
from ui.jobs.make_survey import make_survey_from_setup
from ui.jobs.survey_folder import documents, free_path, project_kinds
from ui.pages import Page
from ui.shared_state import Desk
from ui.start.new_survey import NewSurvey
from ui.start.restore_offer import RestoreOffer
from ui.start.sample_survey import SampleMaker
from ui.widgets.buttons import Button
from ui.widgets.choice_tiles import CardTile
from ui.widgets.dialogs import choose_file
from ui.widgets.layout import GRID, Filling, Measure, card, column, empty, panel, row, scrolling
from ui.widgets.spoken_words import FaultLine, Label, as_it_is
from ui.widgets.wrapping_row import Wrapping

WIDEST = 980
NARROW = 620  # pixels at 100 per cent text


class StartPage(Page):
    """Offers what can be begun at the left, and what was open lately at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._fault, self.restore_offer = FaultLine(), RestoreOffer()
        self.restore_offer.restored.connect(self._open)
        self.restore_offer.opened.connect(self._open)
        self._open_now = QVBoxLayout()
        self._recent = QVBoxLayout()
        self._recent.setSpacing(GRID)
        self.sample = SampleMaker()
        self.sample.made.connect(self._open_sample)
        self._views = QStackedWidget()
        self._welcome = self._welcome_view()
        self._views.addWidget(self._welcome)
        self.setLayout(column(self._views))
        desk.project_changed.connect(self._refresh)
        desk.look_changed.connect(self._fit)

    def _welcome_view(self) -> QWidget:
        columns = self._columns = row(Filling(self._beginnings()), Filling(self._lately()), spacing=6 * GRID)
        sheet = panel(
            column(
                Label("Servqual Desk", role="title"),
                Label(
                    N_(
                        "Ask citizens what they expect and what they experience, and turn their answers into figures that hold."
                    ),
                    role="lead",
                    wrap=True,
                ),
                self._fault,
                self.restore_offer,
                columns,
                1,
                spacing=2 * GRID,
                margins=(0, 4 * GRID, GRID, 3 * GRID),
            )
        )
        return scrolling(Measure(sheet, WIDEST, sides=24))

    def _beginnings(self) -> QWidget:
        tiles = [self._tile(*one) for one in self._ways_in()]
        self._first = tiles[0]
        return panel(column(Label(N_("Start"), role="heading"), *tiles, self.sample, 1, spacing=GRID))

    def _ways_in(self) -> Iterator[tuple[str, str, str, str, Callable[[], None]]]:
        """How to come to a survey: title, sentence, picture, key, and what it does."""
        yield N_("New survey"), N_("Choose a questionnaire and start interviewing"), "new", "Ctrl+N", self.show_new
        yield N_("Open a survey"), N_("A file on this computer or on a USB stick"), "open", "Ctrl+O", self._browse
        same = N_("The same survey as another laptop has, without answers")
        yield N_("From a set-up file"), same, "setup", "Ctrl+G", self._browse_setup
        own = N_("A questionnaire of your own")
        yield own, N_("Copy one, change its words and questions"), "coding", "Ctrl+B", self._build
        city = partial(self.desk.show_page, "city")
        yield N_("City"), N_("Many surveys as one, their units ranked"), "results", "Ctrl+Shift+C", city
        mall = N_("A public-service mall with simulated citizens")
        yield N_("Look at the sample"), mall, "sample", "Ctrl+M", self.sample.make

    def _tile(self, title: str, sentence: str, picture: str, key: str, do: Callable[[], None]) -> CardTile:
        tile = CardTile(title, sentence, picture=picture, key=key, strong=picture == "new")
        tile.clicked.connect(do)
        return tile

    def _lately(self) -> QWidget:
        return panel(column(self._open_now, Label(N_("Recent surveys"), role="heading"), self._recent, 1, spacing=GRID))

    # Page

    def entered(self) -> None:
        self._refresh()
        offered = self.desk.take_offered_questionnaire()
        if offered is not None:
            self.show_new()
            self.new.offer_file(offered)
        elif self._views.currentWidget() is self._welcome:
            self._first.setFocus()

    def _refresh(self) -> None:
        empty(self._open_now)
        if self.desk.project is not None:
            self._open_now.addWidget(self._open_card())
        empty(self._recent)
        recent = [Path(name) for name in self.desk.settings.recent]
        for path in recent:
            self._recent.addWidget(self._recent_tile(path))
        if not recent:
            self._recent.addWidget(
                Label(N_("None yet. Make a new survey, or look at the sample first."), role="muted", wrap=True)
            )

    def _open_card(self) -> QWidget:
        go_on = Button(N_("Go on interviewing"), partial(self.desk.show_page, "collect"), picture="ask")
        see = Button(N_("See the results"), partial(self.desk.show_page, "results"), picture="results")
        title = self.desk.open_project.title
        return card(
            column(
                Label(N_("Open now"), role="caption"),
                Label(as_it_is(title), role="strong", wrap=True),
                Wrapping(go_on, see),
                spacing=GRID,
            )
        )

    def _recent_tile(self, path: Path) -> CardTile:
        missing = not path.is_file()
        title = self.desk.settings.titles.get(str(path), path.stem)
        tile = CardTile(lambda: title, lambda: _("No longer there: {path}").format(path=path) if missing else str(path))
        tile.setEnabled(not missing)
        tile.clicked.connect(partial(self._open, path))
        return tile

    # What can be done

    @cached_property
    def new(self) -> NewSurvey:
        """The form of a new survey, made when it is first wanted: the program starts here every time."""
        form = NewSurvey(self.desk)
        form.made.connect(self._begin_interviews)
        form.given_up.connect(self._show_welcome)
        self._views.addWidget(form)
        return form

    def show_new(self) -> None:
        """The form of a new survey."""
        self._views.setCurrentWidget(self.new)
        self.new.begin()

    def _show_welcome(self) -> None:
        self._views.setCurrentWidget(self._welcome)

    def _begin_interviews(self) -> None:
        """A survey was made: who comes back to this page finds the ways in again, not the form."""
        self._show_welcome()
        self.desk.show_page("collect")

    def _build(self) -> None:
        self.desk.build()

    def _browse(self) -> None:
        path = choose_file(self, _("Open a survey"), kinds=project_kinds(), folder=documents())
        if path is not None:
            self._open(path)

    def _browse_setup(self) -> None:
        path = choose_file(
            self, _("Set-up file from another laptop"), kinds=_("Set-up files") + f" (*{ENDING})", folder=documents()
        )
        if path is not None:
            self.make_from(path)

    def make_from(self, setup_file: Path) -> None:
        """Make the survey that a set-up file describes, in the documents folder, and open it."""
        self._fault.say("")
        try:
            place = free_path(documents(), setup_file.name.removesuffix(ENDING))
            make_survey_from_setup(place, setup_file)
        except KnownError as error:
            self._fault.tell(error)
            return
        self._open(place)

    def _open(self, path: Path) -> None:
        self._show_in(path, "collect")

    def _open_sample(self, path: Path) -> None:
        """What the sample is there for: to see what comes of the answers."""
        self._show_in(path, "results")

    def _show_in(self, path: Path, page: str) -> None:
        self._fault.say("")
        self.restore_offer.hide()
        try:
            self.desk.open(path)
        except KnownError as error:
            self._fault.tell(error)
            if path.is_file() and not isinstance(error, LockedError):
                self.restore_offer.look(path)
            return
        self.desk.show_page(page)

    # Room

    def _fit(self) -> None:
        """Where the place is narrow, or the text large, what was open lately stands beneath the ways in."""
        is_narrow = self.width() < NARROW * theme.current().text_size / 100
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
