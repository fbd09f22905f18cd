"""The main window: wires the frame, the pages and the keys together. What a page does stands in the page's own package."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QMainWindow, QStackedWidget

from instruments.i18n import _, language
from servqual_desk.errors import KnownError
from ui import actions, background, theme
from ui.automatic_backups import AutomaticBackups
from ui.guide.chapters import chapter_of
from ui.jobs.open_survey import Unlocked
from ui.jobs.survey_folder import SUFFIX
from ui.kiosk_start import open_kiosk
from ui.open_file import OpenFile
from ui.pages import Page, page_spec
from ui.shared_state import Desk
from ui.widgets.dropped_file import dropped_file
from ui.widgets.layout import Filling, column, panel, row
from ui.widgets.spoken_words import Speaking
from ui.window_frame import Notice, Rail, StatusLine, TopBar
from ui.window_lock import WindowLock

SMALLEST = QSize(640, 400)  # half of a 1280 × 720 screen at 125 per cent
FIRST_SIZE = QSize(1200, 760)
FRAME = QSize(16, 48)  # what a window manager puts around a window
FOLDED_BELOW = 900  # pixels at 100 per cent text


class MainWindow(Speaking, QMainWindow):
    """The window around the pages."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        desk.unlock = self._unlock
        self._pages: dict[str, Page] = {}
        self._shown = ""
        self._stack = desk.stage = QStackedWidget()
        self.setCentralWidget(panel(self._framed_layout()))
        self.setAcceptDrops(True)
        actions.install(self, desk)
        self.lock = WindowLock(self, desk)
        desk.page_requested.connect(self.show_page)
        desk.kiosk_requested.connect(self._give_way)
        desk.guide_requested.connect(self._show_guide)
        desk.project_changed.connect(self.speak)
        desk.look_changed.connect(self._fold)
        self.speak()
        self._restore()
        self._fold()  # before anything is shown: what was shown would be dressed anew

    # Pages

    def show_page(self, page: str) -> None:
        """Bring a page to the front, building it when it is shown for the first time."""
        spec = page_spec(page)
        if spec is None or (spec.needs_project and self.desk.project is None):
            spec = page_spec("start")
        if spec is None:
            return
        if spec.id == self._shown:
            self.page.focus_again()
            return
        if self._shown:
            self._pages[self._shown].left()
        if spec.id not in self._pages:
            self._pages[spec.id] = spec.build(self.desk)
            self._stack.addWidget(self._pages[spec.id])
        self._shown = spec.id
        self._stack.setCurrentWidget(self._pages[spec.id])
        self._rail.mark(spec.id)
        self._pages[spec.id].entered()

    @property
    def page(self) -> Page:
        """The page in front."""
        return self._pages[self._shown]

    def _show_guide(self) -> None:
        from ui.guide.box import GuideBox  # reads Markdown and pictures: only who asks for it waits for it

        GuideBox(self, chapter_of(self._shown)).exec()

    def open_survey(self, path: Path) -> bool:
        """Show a survey in place of the present one: unfinished interviews are offered first, else the page of last time.

        Returns:
            Whether it could be opened; where not, a box says why, and the present one stays open.
        """
        before, self._shown = self._shown, ""
        if before:
            self._pages[before].left()
        try:
            self.desk.open(path)
        except KnownError as error:
            self.show_page(before or "start")
            self._tell(_("The survey could not be opened"), error)
            return False
        remembered = before or self.desk.settings.page
        goes_back = remembered not in ("", "start") and not self.desk.open_project.drafts()
        self.show_page(remembered if goes_back else "collect")
        return True

    # The kiosk

    def _give_way(self) -> None:
        """Hide until the kiosk is left: two windows never have the survey open at once."""
        path, spoken = self.desk.open_project.path, language()
        self._pages[self._shown].left()
        self.desk.keep_settings()
        self.desk.close()
        try:
            kiosk = open_kiosk(path)
        except KnownError as error:
            self._come_back(path, spoken)
            self._tell(_("The kiosk could not start"), error)
            return
        kiosk.put_away.connect(partial(self._come_back, path, spoken))
        kiosk.put_away.connect(kiosk.deleteLater)
        self._kiosk = kiosk
        self.hide()

    def _tell(self, title: str, error: KnownError) -> None:
        from ui.widgets.dialogs import tell  # only where something is refused

        tell(self, title, error.faults)

    def _come_back(self, path: Path, spoken: str) -> None:
        """The window as it was before, with the survey open again and nobody signed in."""
        self.desk.set_language(spoken)
        self.desk.dress()
        self.show()
        try:
            self.desk.open(path)
        except KnownError as error:
            self._tell(_("The survey could not be opened"), error)
            self.show_page("start")

    # Frame

    def _framed_layout(self) -> QLayout:
        self._rail = Rail(self.desk)
        self._rail.chosen.connect(self.show_page)
        self._backups = AutomaticBackups(self.desk)
        top, line = TopBar(self.desk), StatusLine(self.desk, self._backups)
        top.refresh()
        self._open_file = OpenFile(self.desk)
        whole = row(self._rail, column(top, Notice(self._open_file), Filling(self._stack), line, spacing=0), spacing=0)
        whole.setStretch(1, 1)
        return whole

    def _unlock(self, path: Path) -> Unlocked | None:
        from ui.widgets.unlock_box import unlock_by_box  # only protected surveys need it

        return unlock_by_box(self, path)

    def speak(self) -> None:
        project = self.desk.project
        self.setWindowTitle(_("{title} – Servqual Desk").format(title=project.title) if project else "Servqual Desk")

    def _restore(self) -> None:
        self.setMinimumSize(SMALLEST)
        room = self.screen().availableGeometry().size() - FRAME
        self.resize(FIRST_SIZE.boundedTo(room).expandedTo(SMALLEST))
        if self.desk.settings.window:
            self.restoreGeometry(QByteArray.fromHex(self.desk.settings.window.encode()))

    # Qt

    def _fold(self) -> None:
        self._rail.fold(self.width() < FOLDED_BELOW * theme.current().text_size / 100)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        path = dropped_file(event)
        if path is not None and path.suffix.lower() == SUFFIX:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None and not self.lock.is_locked:
            self.open_survey(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._shown:
            self._pages[self._shown].left()
        background.cancel_all()
        self.desk.settings.window = bytes(self.saveGeometry().toHex().data()).decode()
        self.desk.settings.page = self._shown
        self.desk.keep_settings()
        self.desk.close()
        super().closeEvent(event)
        self.hide()
        background.wait()  # for the last backup, with nothing in the person's way any more

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
        self.lock.fit()
