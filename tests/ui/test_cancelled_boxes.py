"""Every box is given up by its button, by Escape and by the window's ×: nothing has changed, in the file and in memory."""

import ast
import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPushButton, QWidget
from shiboken6 import isValid

from instruments.load import instrument_from_toml
from servqual_desk.fieldwork.field_plan import Service, Unit, Wave
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.project import Project
from servqual_desk.sources.sources import Source
from servqual_desk.store import file_keys
from servqual_desk.store.sqlite import connect
from tests.little_survey import TOML
from tests.servqual_desk.held_interviews import answer_all
from tests.ui.driving import Person, see_the_screen
from tests.ui.jobs.test_interview_session import CONSENT
from ui import background
from ui.collect.page import CollectPage
from ui.data.importing.earlier_imports import EarlierImports
from ui.follow_up.page import SECTIONS as PLANNED
from ui.follow_up.page import FollowUpPage
from ui.guide.box import GuideBox
from ui.jobs.back_up_project import back_up_project
from ui.jobs.import_data import check_file, import_checked
from ui.jobs.protect_project import protect_project
from ui.responses.page import ResponsesPage
from ui.setup.page import SECTIONS, SetupPage
from ui.sources.informant_quotas import InformantSection
from ui.sources.page import SECTIONS as SOURCE_SECTIONS
from ui.sources.page import SourcesPage
from ui.sources.propositions import PropositionSection
from ui.sources.sources import SourceSection
from ui.widgets.record_section import RecordSection
from ui.widgets.section import Section
from ui.widgets.spoken_words import said
from ui.window import MainWindow

CANCEL = ("Cancel", "Back to the question", "Another number", "Close", "Leave it as it is")
LOOK_MS = 5
PATIENCE_MS = 1_000

# Boxes ------------------------------------------------------------------------------------------------------------------


def consent(person: Person) -> None:
    begin(person)
    person.press("2")


def second_entry(person: Person) -> None:
    person.window.show_page("collect")
    person.click("Enter paper forms")
    for text in ("20/11/2026", "9", "7"):
        person.write(text)
        person.press("Enter")


def keys(person: Person) -> None:
    begin(person)
    person.press("?")


def guide(person: Person) -> None:
    person.window.show_page("start")
    GuideBox(person.window).exec()


def void(person: Person) -> None:
    read(person, "finished").ask_void()


def count_again(person: Person) -> None:
    read(person, "voided").ask_restore()


def set_aside(person: Person) -> None:
    read(person, "draft").ask_abandon()


def erasure(person: Person) -> None:
    person.window.show_page("responses")
    responses(person).ask_erasure()


def in_setup(section: str, words: str) -> Callable[[Person], None]:
    def bring(person: Person) -> None:
        person.window.show_page("setup")
        page = person.window.page
        assert isinstance(page, SetupPage)
        page.show_section(next(n for n, one in enumerate(SECTIONS) if one.__name__ == section))
        person.click(words)

    bring.__name__ = f"{section}, {words}"
    return bring


def new_code(person: Person) -> None:
    person.window.show_page("coding")
    person.click("New code …")


def on_page(page: str, *words: str) -> Callable[[Person], None]:
    def bring(person: Person) -> None:
        person.window.show_page(page)
        for one in words:
            person.click(one)

    bring.__name__ = f"{page}, {words[-1]}"
    return bring


def correction(person: Person) -> None:
    page = read(person, "finished")
    asked = page.reading_view.answers.current
    assert asked is not None
    page.ask_correction(asked)


def section_of(person: Person, name: str) -> Any:
    person.window.show_page("setup")
    page = person.window.page
    assert isinstance(page, SetupPage)
    page.show_section(next(n for n, one in enumerate(SECTIONS) if one.__name__ == name))
    return page.section


def changed_unit(person: Person) -> None:
    unit = Unit(code="duk", name="Dukcapil")
    person.window.desk.open_project.fieldwork.save_units([unit])
    section_of(person, "CatalogueSection").change(unit)


def changed_service(person: Person) -> None:
    service = Service(code="ktp", name="KTP", target=30)
    person.window.desk.open_project.fieldwork.save_services([service])
    section_of(person, "CatalogueSection").change(service)


def changed_wave(person: Person) -> None:
    wave = Wave(code="2026-2", title="Semester II", starts_on="2026-07-01", target=200)
    person.window.desk.open_project.fieldwork.save_wave(wave)
    section_of(person, "WaveSection").change(wave)


def changed_person(person: Person) -> None:
    clerk = Enumerator(code="ani", name="Ani")
    person.window.desk.open_project.people.save(clerk)
    section_of(person, "PeopleSection").change(clerk)


def in_follow_up(section: str) -> Callable[[Person], None]:
    def bring(person: Person) -> None:
        person.window.show_page("follow_up")
        page = person.window.page
        assert isinstance(page, FollowUpPage)
        page.show_section(next(n for n, one in enumerate(PLANNED) if one.__name__ == section))
        assert isinstance(page.section, RecordSection)
        person.click(said(page.section.add_words))

    bring.__name__ = section
    return bring


def another_version(person: Person) -> None:
    path = person.window.desk.open_project.path.with_suffix(".toml")
    path.write_text((TOML + CONSENT).replace("Saran", "Usul"), encoding="utf-8")
    section_of(person, "SurveySection").change_version(path)


def undone_import(person: Person) -> None:
    desk = person.window.desk
    data = desk.open_project.path.with_suffix(".csv")
    data.write_text("willing,comment\nyes,Kursi\n", encoding="utf-8")
    path = desk.open_project.path
    import_checked(path, check_file(path, data))
    person.window.show_page("data")
    (made,) = desk.open_project.imports.list()
    next(iter(person.window.findChildren(EarlierImports))).ask(made)


def restored(person: Person) -> None:
    back_up_project(person.window.desk.open_project.path, None)
    section_of(person, "BackupSection").refresh()
    person.wait(lambda: person.reads("Restore this backup …"))  # the copies are read back first
    person.click("Restore this backup …")


def without_protection(person: Person) -> None:
    desk = person.window.desk
    path = desk.open_project.path
    desk.close()
    background.wait()  # a survey that is put away is copied first
    done = protect_project(path, "loket tujuh pagi hari")
    assert done.key is not None
    file_keys.hold(done.key)
    desk.open(path)
    section_of(person, "ProtectionSection")
    person.click("Take the protection away …")


def source_section(person: Person, kind: type[Section]) -> Section:
    person.window.show_page("sources")
    page = person.window.page
    assert isinstance(page, SourcesPage)
    page.show_section(SOURCE_SECTIONS.index(kind))
    return page.section


def in_sources(kind: type[RecordSection]) -> Callable[[Person], None]:
    def bring(person: Person) -> None:
        source_section(person, kind)
        person.click(said(kind.add_words))

    bring.__name__ = kind.__name__
    return bring


def sheet_of_source(person: Person) -> None:
    person.window.desk.open_project.sources.keep(Source(kind="app_trial", title="SIARAN"))
    section = source_section(person, SourceSection)
    assert isinstance(section, SourceSection)
    section.refresh()
    section.list.selectRow(0)
    section.fill_in()


def erased_source(person: Person) -> None:
    person.window.desk.open_project.sources.keep(Source(kind="document", title="Notulen", text="Warga menunggu."))
    section = source_section(person, SourceSection)
    section.refresh()
    person.click("Remove")


BOXES = (
    erased_source,
    restored,
    without_protection,
    changed_unit,
    changed_service,
    changed_wave,
    changed_person,
    consent,
    second_entry,
    correction,
    keys,
    guide,
    void,
    count_again,
    set_aside,
    erasure,
    new_code,
    in_setup("CatalogueSection", "Add a unit"),
    in_setup("CatalogueSection", "Add a service"),
    in_setup("WaveSection", "Add a wave"),
    in_setup("PeopleSection", "Add an enumerator"),
    in_setup("BackupSection", "How many to keep …"),
    in_setup("BackupSection", "Choose the folder …"),
    in_setup("ProtectionSection", "Protect …"),
    in_setup("SurveySection", "Change to another version …"),
    on_page("collect", "Start the kiosk …"),
    on_page("start", "Open a survey"),
    on_page("data", "Export", "Save as …"),
    on_page("data", "Blank form", "Save as PDF …"),
    another_version,
    undone_import,
    *(in_follow_up(section.__name__) for section in PLANNED),
    *(in_sources(kind) for kind in (SourceSection, InformantSection, PropositionSection)),
    sheet_of_source,
)


def begin(person: Person) -> None:
    person.window.show_page("collect")
    person.click("Start an interview")


def responses(person: Person) -> ResponsesPage:
    page = person.window.page
    assert isinstance(page, ResponsesPage)
    return page


def read(person: Person, status: str) -> ResponsesPage:
    """The page with the first response of a status before us."""
    person.window.show_page("responses")
    found = person.window.desk.open_project.responses.list(statuses=(status,))
    responses(person).read(found[0].uuid)
    return responses(person)


# Ways of giving up ------------------------------------------------------------------------------------------------------


def by_escape(box: QWidget) -> None:
    QTest.keyClick(box.focusWidget() or box, Qt.Key.Key_Escape)


def by_the_cross(box: QWidget) -> None:
    box.close()


def by_the_button(box: QWidget) -> None:
    see_the_screen()
    buttons = [one for one in box.findChildren(QAbstractButton) if one.text() in CANCEL and one.isVisible()]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


class Looker:
    """Does something with a box as soon as it is there, once; a box that stays all the same is closed after a while."""

    def __init__(self, do: Callable[[QWidget], None]) -> None:
        self.has_met = self.has_stayed = False
        self._do = do
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog):
            self._timer.stop()
            self.has_met = True
            QTimer.singleShot(PATIENCE_MS, partial(self._close, box))
            self._do(box)

    def _close(self, box: QDialog) -> None:
        if isValid(box) and box.isVisible():
            self.has_stayed = True
            box.reject()


# What may not change ----------------------------------------------------------------------------------------------------


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for who holds which draft."""
    database = connect(path, readonly=True)
    tables = {name for name in database.table_names() if not name.startswith(("sqlite_", "lease", "open_window"))}
    rows = {name: database.conn.execute(f'SELECT * FROM "{name}"').fetchall() for name in sorted(tables)}
    database.close()
    return rows


def memory(person: Person) -> tuple[object, ...]:
    page = person.window.page
    interview = page.session.interview if isinstance(page, CollectPage) else None
    asked = interview.question.column if interview and interview.question else ""
    return structs.asdict(person.window.desk.settings), dict(interview.answers) if interview else {}, asked


@pytest.fixture
def window(lent_window: MainWindow) -> MainWindow:
    return lent_window


@pytest.fixture(scope="module")
def consent_survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A survey that asks consent and holds a response of every status."""
    path = tmp_path_factory.mktemp("consent") / "consent.sqd"
    with Project.create(path, instrument=instrument_from_toml(TOML + CONSENT, name="consent")) as project:
        yes = {"willing": "yes", "comment": "Kursi"}
        answer_all(project.start_interview(), yes).finish()
        project.responses.void(answer_all(project.start_interview(), yes).finish(), reason="twice")
        answer_all(project.start_interview(mode="paper", serial="7"), yes).finish()
        project.start_interview().leave()
    return path


@pytest.fixture
def visitor(person: Person, consent_survey: Path, tmp_path: Path) -> Iterator[Person]:
    """At a window with a copy of that survey."""
    path = Path(shutil.copy(consent_survey, tmp_path))
    person.window.desk.open(path)
    yield person
    file_keys.lock_everything()


# What brings these up is done once in a survey: a window each for the three ways. Any other comes up again in the same window.
ONCE = (
    *(erased_source, restored, without_protection, sheet_of_source, another_version, undone_import),
    *(changed_unit, changed_service, changed_wave, changed_person, consent, second_entry, keys),
)
WAYS = (by_escape, by_the_cross, by_the_button)
GIVEN_UP = [
    *((bring, (way,)) for bring in ONCE for way in WAYS),
    *((bring, WAYS) for bring in BOXES if bring not in ONCE),
]


@pytest.mark.parametrize(
    ("bring", "ways"),
    GIVEN_UP,
    ids=["-".join((bring.__name__, *(way.__name__ for way in ways))) for bring, ways in GIVEN_UP],
)
def test_a_box_that_is_given_up_changes_nothing(
    visitor: Person, bring: Callable[[Person], None], ways: tuple[Callable[[QWidget], None], ...]
) -> None:
    path = visitor.window.desk.open_project.path
    before: list[object] = []

    def give_up(way: Callable[[QWidget], None], box: QWidget) -> None:
        before[:] = content(path), memory(visitor)
        way(box)

    for way in ways:
        looker = Looker(partial(give_up, way))
        bring(visitor)
        visitor.wait(lambda looker=looker: looker.has_met and QApplication.activeModalWidget() is None)  # type: ignore[misc]

        assert not looker.has_stayed, way.__name__
        assert [content(path), memory(visitor)] == before, way.__name__


# What the button that does something changes, by table, where the box comes up with all that it needs. In any other box something
# is still missing: it stays, and nothing has changed.
LOGGED = {"chain", "event"}
DOES = {
    "erased_source": LOGGED | {"source"},
    "changed_unit": LOGGED,
    "changed_service": LOGGED,
    "changed_wave": LOGGED,
    "changed_person": LOGGED,
    "consent": LOGGED | {"refusal", "response"},
    "second_entry": set(),  # what is typed into it comes later
    "another_version": LOGGED | {"project", "instrument"},
    "BackupSection, How many to keep …": LOGGED | {"project"},
    "BackupSection, Choose the folder …": LOGGED | {"project"},
    "sheet_of_source": LOGGED | {"source"},
}
# They do nothing to the file, take long (`test_what_takes_long_is_done`), or are of the system: saving in tests/ui/data.
NOT_PRESSED = (keys, guide, restored, without_protection)
SAVE_A_FILE = ("data, Save as …", "data, Save as PDF …")


# A third button helps to fill the box in, or leads elsewhere: nothing has changed, whatever it brings up.
FURTHER = {
    "Guide for the enumerator": keys,
    "Hear the voice": on_page("collect", "Start the kiosk …"),
    "Text from a file …": in_sources(SourceSection),
}


def other_button(box: QWidget) -> QAbstractButton:
    """The one that does what the box is for."""
    buttons = [one for one in box.findChildren(QPushButton) if one.isVisible() and one.text()]
    others = [one for one in buttons if one.text() not in CANCEL]
    return next((one for one in others if one.property("kind") == "primary"), others[0])


@pytest.mark.parametrize(
    "bring",
    [one for one in BOXES if one not in NOT_PRESSED and one.__name__ not in SAVE_A_FILE],
    ids=lambda bring: bring.__name__,
)
def test_the_other_button_does_what_it_says_or_asks_for_what_is_missing(
    visitor: Person, bring: Callable[[Person], None]
) -> None:
    path = visitor.window.desk.open_project.path
    before: dict[str, list[tuple[object, ...]]] = {}
    stayed = []

    def press(box: QWidget) -> None:
        before.update(content(path))
        see_the_screen()
        assert set(further_buttons(box)) <= set(FURTHER)
        QTest.mouseClick(other_button(box), Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        stayed.append(isValid(box) and box.isVisible())
        if stayed[0]:
            by_the_cross(box)

    def changed() -> set[str]:
        return {name for name, rows in content(path).items() if before.get(name) != rows}

    looker = Looker(press)
    bring(visitor)
    visitor.wait(lambda: looker.has_met and QApplication.activeModalWidget() is None)
    expected = DOES.get(bring.__name__, set())
    assert stayed == [bring.__name__ not in DOES]
    if expected:
        visitor.wait(lambda: changed() >= expected)
    assert changed() == expected


def further_buttons(box: QWidget) -> dict[str, QPushButton]:
    """Those that neither give the box up nor do what it is for, by their words."""
    buttons = {one.text(): one for one in box.findChildren(QPushButton) if one.isVisible() and one.text()}
    return {words: one for words, one in buttons.items() if words not in CANCEL and one is not other_button(box)}


def close_what_lies_over(box: QWidget) -> None:
    over = QApplication.activeModalWidget()
    if over is not None and over is not box:
        over.close()


@pytest.mark.parametrize("words", FURTHER)
def test_a_third_button_changes_nothing(visitor: Person, words: str) -> None:
    path = visitor.window.desk.open_project.path
    before: list[object] = []

    def press(box: QWidget) -> None:
        before.extend((content(path), memory(visitor)))
        closing = QTimer()
        closing.timeout.connect(partial(close_what_lies_over, box))
        closing.start(LOOK_MS)
        see_the_screen()
        pressed = next(one for one in box.findChildren(QPushButton) if one.text() == words)
        QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        closing.stop()
        if isValid(box) and box.isVisible():
            by_the_cross(box)

    looker = Looker(press)
    FURTHER[words](visitor)
    visitor.wait(lambda: looker.has_met and QApplication.activeModalWidget() is None)
    assert before
    assert [content(path), memory(visitor)] == before


@pytest.mark.parametrize(("bring", "done"), [(restored, "Restored, with"), (without_protection, "no longer protected")])
def test_what_takes_long_is_done(visitor: Person, bring: Callable[[Person], None], done: str) -> None:
    """Restored is what the copy held; without protection every program that reads SQLite reads the answers."""
    desk = visitor.window.desk
    path = desk.open_project.path
    was, title = content(path)["response"], desk.open_project.title

    def press(box: QWidget) -> None:
        see_the_screen()
        desk.open_project.set_setting("title", "Changed since")
        QTest.mouseClick(other_button(box), Qt.MouseButton.LeftButton)

    looker = Looker(press)
    bring(visitor)
    visitor.wait(lambda: looker.has_met and any(done in words for words in visitor.texts()))
    assert desk.open_project.title == (title if bring is restored else "Changed since")
    assert path.read_bytes().startswith(b"SQLite format 3")
    assert content(path)["response"] == was


# The plain questions, by what they ask in English, and what brings each up in the table above.
QUESTIONS = {
    "Not willing to take part?": consent,
    "The form {number} is entered already": second_entry,
    "Change the questionnaire?": another_version,
    "Restore this backup?": restored,
    "Erase this source?": erased_source,
    "Take the protection away?": without_protection,
}


def test_no_plain_question_is_in_no_table() -> None:
    asked = {
        node.value
        for path in (Path(__file__).parents[2] / "ui").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "ask"
        for node in ast.walk(call.args[1])
        if isinstance(node, ast.Constant)
    }
    assert asked == set(QUESTIONS)
    assert [bring for bring in QUESTIONS.values() if bring not in BOXES] == []


# Classes of boxes that the table above brings up, and those that a test of their own does.
IN_THE_TABLE = {
    *(
        "KeysHelp",
        "GuideBox",
        "KioskBox",
        "ReasonBox",
        "CorrectBox",
        "EraseBox",
        "CodeForm",
        "RuleForm",
        "PassphraseForm",
    ),
    *("UnitForm", "ServiceForm", "WaveForm", "PersonForm"),
    *("ActionForm", "GoalForm", "HappeningForm", "MonthForm", "RiskForm", "RecommendationForm", "ValueForm"),
    *("SourceForm", "SheetForm", "QuotaForm", "PropositionForm"),
}
WITH_THEIR_OWN = {
    "PinBox": "ui/collect/kiosk/test_leaving.py",
    "LockBox": "ui/test_window_lock.py",
    "SignInBox": "ui/test_person_button.py",
    "UnlockBox": "ui/setup/test_protection.py",
    "PinUnlockBox": "ui/setup/test_protection.py",
    "ReceiptBox": "ui/responses/test_response_view.py",  # tells what was done; nothing can be given up
}
KINDS_OF_BOXES = ("Box", "Form", "QDialog")


def test_no_box_is_in_no_table() -> None:
    ui = Path(__file__).parents[2] / "ui"
    sources = [path.read_text("utf-8") for path in ui.rglob("*.py")]
    made = re.findall(rf"^class (\w+)\((?:\w+, )*(?:{'|'.join(KINDS_OF_BOXES)})\b", "\n".join(sources), re.MULTILINE)
    assert set(made) - set(KINDS_OF_BOXES) == IN_THE_TABLE | set(WITH_THEIR_OWN)
    assert [name for name in WITH_THEIR_OWN.values() if not (Path(__file__).parents[1] / name).is_file()] == []
