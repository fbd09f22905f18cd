"""A walk through every page, section, box and screen that the guide speaks of, in both languages: which words stand where."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from instruments import i18n
from instruments.i18n import LANGUAGES
from servqual_desk.settings import Settings
from tests.ui.data.assistant_pictures import spoil
from tests.ui.data.service_exports import citizens, google_forms
from tests.ui.driving import Person
from tests.ui.guide.office import PIN
from tests.ui.guide.shown_words import shown_words
from ui.builder.page import BuilderPage
from ui.collect.kiosk.kiosk_window import KioskWindow
from ui.collect.page import CollectPage
from ui.data.page import DataPage
from ui.lab.page import LabPage
from ui.merge.page import MergePage
from ui.pages import page_spec
from ui.responses.page import ResponsesPage
from ui.results.page import ResultsPage
from ui.results.paper_menu import PaperMenu
from ui.results.report_preview import ReportPreview
from ui.sectioned_page import SectionedPage
from ui.shared_state import Desk
from ui.start.page import StartPage
from ui.widgets.spoken_words import said

Place = tuple[str, ...]
WHOLE_HEADER = 9000  # bytes of a survey's file that are left as they are where it is damaged


@dataclass
class Seen:
    """What was read, by language and by place: a page, or a page and its section, in that language's words."""

    words: dict[str, dict[Place, set[str]]] = field(default_factory=lambda: {one: {} for one in LANGUAGES})

    def look(self, desk: Desk, root: QWidget, page: str, section: Callable[[], str] = str) -> None:
        """Read what is shown now, in each language; first in the one that is spoken."""
        for language in sorted(LANGUAGES, key=lambda one: one != i18n.language()):
            desk.set_language(language)
            self.note(page, section(), shown_words(root), language)

    def note(self, page: str, section: str, words: set[str], language: str) -> None:
        """These words stand there."""
        spec = page_spec(page)
        title = said(spec.title) if spec else page
        place = (title, section) if section else (title,)
        self.words[language].setdefault(place, set()).update(words)


class Visitor:
    """Goes from place to place, and reads what is shown."""

    def __init__(self, person: Person, office: Path) -> None:
        self.person, self.window, self.office, self.seen = person, person.window, office, Seen()

    def look(self, page: str, section: Callable[[], str] = str) -> None:
        self.seen.look(self.window.desk, self.window, page, section)

    def look_at_box(self, page: str) -> None:
        """The box or menu that has opened just now; it is closed afterwards."""
        QApplication.processEvents()
        box = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        assert box is not None, page
        self.seen.look(self.window.desk, box, page)
        box.close()

    def tour(self) -> Seen:
        """The whole way."""
        self.start()
        self.window.desk.open(self.office)
        self.window.desk.open_project.people.sign_in("head", PIN)
        for stop in (self.set_up, self.follow_up, self.results, self.responses, self.lab, self.export, self.imports):
            stop()
        for stop in (self.interview, self.questionnaire, self.merge, self.city):
            stop()
        self.window.desk.close()
        self.kiosk()
        return self.seen

    # The stops

    def start(self) -> None:
        """The ways in, and those that are offered where a survey is damaged."""
        self.look("start")
        broken = self.office.with_name("broken.sqd")
        whole = self.office.read_bytes()
        broken.write_bytes(whole[:WHOLE_HEADER] + b"\xff" * (len(whole) - WHOLE_HEADER))
        page = self.window.page
        assert isinstance(page, StartPage)
        page._open(broken)
        self.person.wait(page.restore_offer.isVisible)
        self.look("start")

    def set_up(self) -> None:
        self._sections("setup")

    def follow_up(self) -> None:
        page = self._sections("follow_up")
        page.show_section(0)
        self.person.click("Add an action")
        self.look_at_box("follow_up")

    def _sections(self, name: str) -> SectionedPage:
        self.window.show_page(name)
        page = self.window.page
        assert isinstance(page, SectionedPage)
        for number, section in enumerate(page.sections):
            page.show_section(number)
            self.look(name, partial(said, section.title))
        self.window.desk.set_language("en")
        return page

    def results(self) -> None:
        self.window.show_page("results")
        page = self.window.page
        assert isinstance(page, ResultsPage)
        self.person.wait(lambda: page.content is not None)
        self.look("results")
        for language in LANGUAGES:  # a menu is made in the language in which it is opened
            self.window.desk.set_language(language)
            menu = PaperMenu(page)
            self.seen.note("results", "", shown_words(menu), language)
            menu.deleteLater()
        self.person.wait(lambda: self._previews(page))
        self.look("results")

    def _previews(self, page: ResultsPage) -> bool:
        """The report is made again where the survey was analysed anew meanwhile, which takes its turn."""
        previews = page.findChildren(ReportPreview)
        if not previews and not page.busy.is_busy:
            page.make_report()
        return any(one.page_count for one in previews)

    def responses(self) -> None:
        self.window.show_page("responses")
        self.look("responses")
        page = self.window.page
        assert isinstance(page, ResponsesPage)
        for status in ("finished", "voided"):
            page.read(page.responses.list(statuses=(status,))[0].uuid)
            self.look("responses")

    def lab(self) -> None:
        self.window.show_page("lab")
        page = self.window.page
        assert isinstance(page, LabPage)
        self.person.wait(lambda: any(card.result for card in page.cards))
        self.look("lab")

    def export(self) -> None:
        page = self._data_page()
        page.show_tab(1)
        self.look("data")

    def imports(self) -> None:
        """The assistant with a file in which something is to be answered."""
        plain, data = self.office.with_name("form.csv"), self.office.with_name("Google Forms.csv")
        project = self.window.desk.open_project
        google_forms(plain, project.instrument, citizens(project.instrument, 40))
        spoil(plain, data)
        page = self._data_page()
        page.show_tab(0)
        self._check(page, plain)
        page.imports.write()
        self.person.wait(lambda: not page.imports.write_job.is_busy)
        page.imports.forget()
        self.look("data")
        self._check(page, data)
        self.look("data")

    def _check(self, page: DataPage, data: Path) -> None:
        page.imports.check(data)
        self.person.wait(lambda: not page.imports.check_job.is_busy)

    def _data_page(self) -> DataPage:
        self.window.show_page("data")
        page = self.window.page
        assert isinstance(page, DataPage)
        return page

    def interview(self) -> None:
        self.window.show_page("collect")
        page = self.window.page
        assert isinstance(page, CollectPage)
        self.look("collect")
        page.resume(self.window.desk.open_project.drafts()[0].uuid)
        for column in ("t1_e", "t1_p"):
            page.session.jump(column)
            self.look("collect")
        while page.session.interview is not None and page.session.interview.question is not None:
            page.session.skip()
        page.session.finish()
        self.look("collect")
        self.window.desk.set_language("en")
        page.session.forget()
        page.entered()
        page.ask_about_kiosk()
        self.look_at_box("collect")

    def questionnaire(self) -> None:
        self.window.show_page("builder")
        page = self.window.page
        assert isinstance(page, BuilderPage)
        self.look("builder")
        self.window.show_page("start")
        self.window.desk.build(self.window.desk.open_project.instrument)
        self.look("builder")
        page.editing.save(self.office.with_name("next.toml"))
        self.look("builder")
        self.window.show_page("start")

    def city(self) -> None:
        self.window.show_page("city")
        self.look("city")

    def merge(self) -> None:
        """With the file of another laptop."""
        other = self.office.with_name("other.sqd")
        other.write_bytes(self.office.read_bytes())
        self.window.show_page("merge")
        page = self.window.page
        assert isinstance(page, MergePage)
        page.look_at([other])
        self.person.wait(lambda: not page.look.is_busy)
        self.look("merge")

    def kiosk(self) -> None:
        """What citizens see, up to the question whether they are still there."""
        desk = Desk(Settings(language="en"), kiosk=True)
        desk.dress()
        desk.open(self.office)
        kiosk = KioskWindow(desk)
        kiosk.resize(1280, 720)
        kiosk.show()
        self.seen.look(desk, kiosk, "collect")
        kiosk.begin()
        self.seen.look(desk, kiosk, "collect")
        kiosk.leave()
        kiosk.deleteLater()
