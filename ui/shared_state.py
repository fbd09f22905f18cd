"""The desk, which the window and its pages share: the open project, the settings, the way to another page, the look.

Pages know the desk and never the window or each other.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from exports.report.kind_names import Kind
from instruments import i18n
from instruments.model import Instrument
from servqual_desk.errors import BugError
from servqual_desk.project import Project
from servqual_desk.settings import BackupPlace, Settings, save_settings
from servqual_desk.store.saved_analyses import SavedAnalysis
from ui import theme
from ui.apply_theme import apply_theme
from ui.jobs.answers_in_memory import forget_answers
from ui.jobs.make_survey import make_survey
from ui.jobs.open_survey import Unlock, open_survey
from ui.touch_style import touch_pixels


class Desk(QObject):
    """The state that the window and its pages share."""

    project_leaving = Signal()
    """The open survey is about to be closed: what is held of it is written and let go while that can be done."""
    project_changed = Signal()
    responses_changed = Signal()
    """A response was finished, imported, corrected or voided: what was computed is out of date."""
    field_changed = Signal()
    """The plan of the field was changed: a wave, a target, a service, a person; or a backup was made."""
    language_changed = Signal()
    look_changed = Signal()
    page_requested = Signal(str)
    kiosk_requested = Signal()
    guide_requested = Signal()
    """Citizens shall answer by themselves from now on; the window gives way until the kiosk is left."""
    saved = Signal(object)
    """An answer is on disk, with the wall-clock time (`datetime`) to show."""

    def __init__(self, settings: Settings, *, kiosk: bool = False) -> None:
        super().__init__()
        self.settings = settings
        self.kiosk = kiosk
        self._project: Project | None = None
        self.stage: QWidget | None = None  # where the window shows its pages, and so makes them
        self.unlock: Unlock | None = None  # asks the person for a protected file's passphrase
        self.coder = ""  # who codes comments since the program started; a name is kept in no settings
        self._wanted_draft: str | None = None
        self._wanted_response: str | None = None
        self._wanted_analysis: SavedAnalysis | None = None
        self._wanted_paper: Kind | None = None
        self._wanted_plan: tuple[tuple[str, ...], str | None] | None = None
        self._wanted_questionnaire: Instrument | None = None
        self._offered_questionnaire: Path | None = None
        i18n.set_language(settings.spoken_language())
        QLocale.setDefault(QLocale(i18n.language()))

    # The project

    @property
    def project(self) -> Project | None:
        return self._project

    @property
    def open_project(self) -> Project:
        """The project, for pages that are shown only when there is one."""
        if self._project is None:
            raise BugError("a page that needs a project was used without one")
        return self._project

    def open(self, path: Path) -> None:
        """Open a project file in place of the present one; on a fault the present one stays open.

        Raises:
            LockedError: it is protected, and nobody unlocked it.
        """
        self._take(open_survey(path, self.unlock))

    def create(self, path: Path, *, instrument: str | Path | Instrument, title: str) -> None:
        """Make a project file and open it."""
        self._take(open_survey(make_survey(path, instrument, title=title).path))

    def close(self) -> None:
        """Put the project away."""
        if self._project is not None:
            self.project_leaving.emit()
            self._project.close()
            self._project = None
            self.project_changed.emit()
            forget_answers()  # once whoever reads them has been told to give up, which this waits for

    def _take(self, project: Project) -> None:
        if self._project is not None:
            self.project_leaving.emit()
            self._project.close()
        self._project = project
        self.settings.remember(project.path, project.title)
        self.keep_settings()
        self.project_changed.emit()

    def remember_backup_place(self) -> None:
        """Remember on this computer where the open survey's backups go."""
        project = self.open_project
        if project.backups.folder is not None:
            place = BackupPlace(folder=str(project.backups.folder), survey=project.setting("uuid"))
            self.settings.remember_place(project.path, place)
            self.keep_settings()

    @property
    def kiosk_pin(self) -> str:
        """The hash of the PIN that leaves the kiosk: the survey's; of older ones, this computer's."""
        own = self._project.setting("kiosk_pin") if self._project else ""
        return own or self.settings.kiosk_pin

    # Getting about

    def show_page(self, page: str) -> None:
        """Ask the window for another page."""
        self.page_requested.emit(page)

    def resume(self, draft: str) -> None:
        """Ask the interview's page to go on with an unfinished interview."""
        self._wanted_draft = draft
        self.show_page("collect")

    def take_wanted_draft(self) -> str | None:
        """The unfinished interview that another page wants gone on with; asked for once."""
        draft, self._wanted_draft = self._wanted_draft, None
        return draft

    def analyse(self, wanted: SavedAnalysis) -> None:
        """Ask the lab to run an analysis."""
        self._wanted_analysis = wanted
        self.show_page("lab")

    def take_wanted_analysis(self) -> SavedAnalysis | None:
        """The analysis that another page wants run; asked for once."""
        wanted, self._wanted_analysis = self._wanted_analysis, None
        return wanted

    def print_paper(self, kind: Kind) -> None:
        """Ask the results page to show a paper as it will be printed."""
        self._wanted_paper = kind
        self.show_page("results")

    def take_wanted_paper(self) -> Kind | None:
        """The kind of paper that another page wants printed; asked for once."""
        wanted, self._wanted_paper = self._wanted_paper, None
        return wanted

    def plan(self, items: Sequence[str], wave: str | None) -> None:
        """Ask the follow-up page for a line for each of these items, which results of this wave name."""
        self._wanted_plan = tuple(items), wave
        self.show_page("follow_up")

    def take_wanted_plan(self) -> tuple[tuple[str, ...], str | None] | None:
        """The items that another page wants planned, and the wave that they come from; asked for once."""
        wanted, self._wanted_plan = self._wanted_plan, None
        return wanted

    def read(self, response: str) -> None:
        """Ask the responses' page to show one of them."""
        self._wanted_response = response
        self.show_page("responses")

    def take_wanted_response(self) -> str | None:
        """The response that another page wants shown; asked for once."""
        response, self._wanted_response = self._wanted_response, None
        return response

    def build(self, questionnaire: Instrument | None = None) -> None:
        """Ask the builder to begin a questionnaire of one's own, or the next version of this one."""
        self._wanted_questionnaire = questionnaire
        self.show_page("builder")

    def take_wanted_questionnaire(self) -> Instrument | None:
        """The questionnaire that another page wants a next version of; asked for once."""
        wanted, self._wanted_questionnaire = self._wanted_questionnaire, None
        return wanted

    def use_questionnaire(self, path: Path, *, in_survey: bool) -> None:
        """Ask Set up to go on with the version in this file, or Start to make a survey with it."""
        self._offered_questionnaire = path
        self.show_page("setup" if in_survey else "start")

    def take_offered_questionnaire(self) -> Path | None:
        """The questionnaire's file that the builder has made; asked for once."""
        offered, self._offered_questionnaire = self._offered_questionnaire, None
        return offered

    def tell_saved(self) -> None:
        """Say in the status line that an answer is on disk."""
        self.saved.emit(dt.datetime.now().astimezone())

    # Language and look

    def set_language(self, code: str) -> None:
        """Speak another language, at once and everywhere."""
        if code == i18n.language():
            return
        i18n.set_language(code)
        QLocale.setDefault(QLocale(code))
        self.settings.language = code
        # Each passes it on to what it has; a list that opens stands among them, and may be gone by then.
        for widget in [one for one in QApplication.topLevelWidgets() if one.parent() is None]:
            widget.setLocale(QLocale(code))  # in which a screen reader reads it
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
        self.language_changed.emit()
        self.keep_settings()

    def change_text_size(self, step: int) -> None:
        """Make all text one step larger or smaller."""
        self.settings.text_percent = theme.next_text_size(self.settings.text_percent, step)
        self.dress()

    def next_theme(self) -> None:
        """Light, dark, high contrast, and light again."""
        now = theme.THEMES.index(theme.current().id)
        self.settings.theme = theme.THEMES[(now + 1) % len(theme.THEMES)]
        self.dress()

    def dress(self) -> None:
        """Put the chosen look on the application."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise BugError("the desk needs a QApplication")
        name = self.settings.theme if self.settings.theme in theme.THEMES else "light"
        apply_theme(
            app,
            name=name,
            text_size=theme.next_text_size(self.settings.text_percent, 0),
            growth=theme.KIOSK_GROWTH if self.kiosk else 1.0,
            touch=touch_pixels(app.primaryScreen()) if self.kiosk else 0,
        )
        self.look_changed.emit()
        self.keep_settings()

    def keep_settings(self) -> None:
        """Remember the choices for the next start; a kiosk's visitors change nothing for good."""
        if not self.kiosk:
            save_settings(self.settings)
