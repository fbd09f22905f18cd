"""What frames every page: the rail at the left, the bar on top, the line at the bottom."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from instruments.i18n import LANGUAGES, _, format_time, language
from servqual_desk.project import Project
from ui.actions import action
from ui.automatic_backups import AutomaticBackups
from ui.jobs import status_line_words
from ui.open_file import OpenFile
from ui.pages import PAGES
from ui.person_button import PersonButton
from ui.shared_state import Desk
from ui.widgets.announcing import announce
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column, row
from ui.widgets.one_checked import OneChecked
from ui.widgets.one_line import OneLine
from ui.widgets.spoken_words import Label, OutcomeLine, as_it_is

_ON_RAIL = tuple(spec for spec in PAGES if spec.on_rail)


class Rail(QFrame):
    """The pages, one button each; those that need a project wait for one."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)  # a wide page would cut the pictures
        self._desk = desk
        self._pages = OneChecked(self)
        for spec in _ON_RAIL:
            self._pages.add(spec.id, Button(spec.title, kind="rail", picture=spec.picture, key=spec.key, tip=spec.tip))
        self._pages.chosen.connect(self._tell)
        self.setLayout(column(*self._pages.buttons, 1, spacing=4, margins=GRID))
        desk.project_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Open the pages that can be shown now."""
        for spec in _ON_RAIL:
            self._pages.button(spec.id).setEnabled(self._desk.project is not None or not spec.needs_project)

    def fold(self, folded: bool) -> None:
        """Show only the pictures, where the window is narrow or the text large."""
        for button in self.findChildren(Button):
            button.fold(folded)

    def _tell(self, page: str) -> None:
        self.chosen.emit(page)

    def mark(self, page: str) -> None:
        """Show which page is in front."""
        if self._pages.checked != page:
            self._pages.check(page)


class TopBar(QFrame):
    """Which survey is open, and the switches for language, text size and colours."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "topbar")
        self._desk = desk
        self._title = OneLine(self._project_title, role="strong")
        self._questionnaire = OneLine(self._questionnaire_title, role="muted")
        self.setLayout(
            row(
                self._title,
                self._questionnaire,
                1,
                PersonButton(desk),
                self._languages(),
                self._looks(),
                spacing=2 * GRID,
                margins=(24, 6, GRID, 6),
            )
        )
        desk.project_changed.connect(self.refresh)

    def _languages(self) -> QFrame:
        self._language_buttons: dict[str, Button] = {}
        for code, name in LANGUAGES.items():
            button = Button(as_it_is(code.upper()), kind="quiet", tip=as_it_is(name), shown_key=action("language").key)
            button.be_one_of_several()
            button.setLocale(QLocale(code))
            button.clicked.connect(partial(self._choose_language, code))
            self._language_buttons[code] = button
        return _group(*self._language_buttons.values())

    def _looks(self) -> QFrame:
        def button(name: str, words: str, picture: str = "") -> Button:
            one = action(name)
            made = Button(as_it_is(words), kind="quiet", picture=picture, tip=one.sentence, shown_key=one.key)
            made.clicked.connect(partial(one.do, self._desk))
            return made

        return _group(
            button("smaller", "A−"), button("larger", "A+"), button("theme", "", "theme"), button("guide", "", "help")
        )

    def _choose_language(self, code: str) -> None:
        self._desk.set_language(code)
        self.refresh()

    def _project_title(self) -> str:
        project = self._desk.project
        return project.title if project else _("No survey open")

    def _questionnaire_title(self) -> str:
        project = self._desk.project
        if project is None:
            return ""
        title = project.instrument.title.get(language())
        return "" if title == project.title else title

    def refresh(self) -> None:
        """Say what is open and which language is spoken."""
        self._title.speak()
        self._questionnaire.speak()
        for code, button in self._language_buttons.items():
            button.put_checked(code == language())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()


class Notice(QFrame):
    """What a person should know of the open file; hidden where there is nothing."""

    def __init__(self, open_file: OpenFile) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._open_file = open_file
        self._words = OutcomeLine(open_file.words, wrap=True)
        self.setLayout(row(self._words, margins=(24, GRID, 24, GRID)))
        open_file.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self._words.say(self._open_file.words)
        self.setVisible(bool(self._open_file.words()))


class StatusLine(QFrame):
    """When the last answer reached the disk, how many responses there are, and the last verified backup."""

    def __init__(self, desk: Desk, backups: AutomaticBackups) -> None:
        super().__init__()
        self.setProperty("role", "statusline")
        self._desk = desk
        self._saved_at: dt.datetime | None = None
        self._saved = Label(self._saved_words, role="caption")
        self._count = Label(partial(self._of_project, status_line_words.count_words), role="caption")
        self._backup = Label(backups.words, role="caption")
        backups.looked.connect(self._backup.speak)
        self.setLayout(row(self._saved, 1, self._count, self._backup, spacing=3 * GRID, margins=(24, 4, 24, 4)))
        desk.saved.connect(self._note_saved)
        for signal in (desk.project_changed, desk.responses_changed, desk.field_changed):
            signal.connect(self._count.speak)
            signal.connect(self._backup.speak)
        desk.project_changed.connect(self._forget_saved)

    def _note_saved(self, at: dt.datetime) -> None:
        self._saved_at = at
        self._saved.speak()
        announce(self._saved, self._saved.text())

    def _forget_saved(self) -> None:
        self._saved_at = None
        self._saved.speak()

    def _saved_words(self) -> str:
        return _("Saved {time}").format(time=format_time(self._saved_at)) if self._saved_at else ""

    def _of_project(self, words: Callable[[Project], str]) -> str:
        return words(self._desk.project) if self._desk.project else ""


def _group(*buttons: Button) -> QFrame:
    frame = QFrame()
    frame.setLayout(row(*buttons, spacing=0))
    return frame
