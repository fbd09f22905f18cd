"""The counter's small screens: the answers stay whole and the receipt is never cut, at every size of text."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from servqual_desk.fieldwork.field_plan import Service, Unit
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.project import Project
from tests.pairs import every_pair
from tests.ui.collect.test_paper import agree_to_second, line, number, say_when, type_all
from tests.ui.driving import Person, let_settle
from ui.collect.keys_help import KeysHelp
from ui.collect.page import CollectPage
from ui.collect.paper.second_entry_view import EntryTile
from ui.shared_state import Desk
from ui.widgets.answers.answer_field import AnswerField
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.choice_tiles import OptionTile
from ui.widgets.spoken_words import FaultLine
from ui.window import MainWindow
from ui.window_frame import Rail, StatusLine, TopBar

# What a window manager, a taskbar and scaling leave of a screen, in the pixels of the program.
SCREENS = {
    "1366 × 768": QSize(1350, 700),
    "1366 × 768 at 125 %": QSize(1077, 526),
    "1280 × 720": QSize(1264, 640),
    "1920 × 1080": QSize(1904, 1000),
}
LOWEST = "1366 × 768 at 125 %"


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.fixture
def text() -> int:
    """How large the text is from the beginning, in percent."""
    return 100


@pytest.fixture
def desk(desk: Desk, text: int) -> Desk:
    """Dressed before there is a window, which costs nothing: an open one takes a tenth of a second."""
    desk.settings.text_percent = text
    desk.dress()
    return desk


@pytest.fixture
def asked(person: Person, tmp_path_factory: pytest.TempPathFactory) -> Person:
    """At the longest statement of the complete questionnaire."""
    desk = person.window.desk
    desk.create(tmp_path_factory.mktemp("mall") / "mall.sqd", instrument="loket-lengkap", title="Mal")
    person.window.show_page("collect")
    person.press("Enter")
    person.press("1")  # consents
    person.go_to(max((one for one in person.interview.questions if one.battery), key=lambda one: len(one.text)).column)
    return person


def enlarge(window: MainWindow, percent: int) -> None:
    """Make the text so large in the open window."""
    window.desk.settings.text_percent = percent
    window.desk.dress()


def look_at(window: MainWindow, screen: str) -> None:
    """The window on such a screen, once everything has its place there."""
    window.resize(SCREENS[screen])
    let_settle()
    assert window.size() == SCREENS[screen]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_answers_and_the_receipt_are_whole(asked: Person, percent: int) -> None:
    window = asked.window
    enlarge(window, percent)
    for screen, size in SCREENS.items():
        look_at(window, screen)
        window.page.session.show_question()
        let_settle()

        line = place(next(iter(window.findChildren(StatusLine))), window)
        assert window.rect().contains(line), screen
        if percent == 200 and size.height() < 650:
            continue  # there the answers scroll
        field = next(one for one in window.findChildren(AnswerField) if one.isVisible())
        numbers = [one for one in field.findChildren(QAbstractButton) if one.isVisible()]
        shown = field.visibleRegion().boundingRect()
        assert [one.text() for one in numbers if not shown.contains(place(one, field))] == [], screen


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_statement_within_its_section_is_whole_above_its_answers(asked: Person, percent: int) -> None:
    window = asked.window
    enlarge(window, percent)
    longest = {
        one.battery: one for one in sorted(asked.interview.questions, key=lambda one: len(one.text)) if one.battery
    }
    for screen, size in SCREENS.items():
        if percent == 200 and size.height() < 600:
            continue  # on the lowest the answers alone fill the screen
        look_at(window, screen)
        for one in longest.values():
            section = [other.column for other in asked.interview.questions if other.battery == one.battery]
            for column in (next(name for name in section if name != one.column), one.column):
                asked.go_to(column)
                let_settle()
            label = next(part for part in window.findChildren(QLabel) if part.isVisible() and part.text() == one.text)
            assert label.visibleRegion().boundingRect() == label.rect(), (screen, one.column)


def test_what_a_section_asks_is_never_cut_above_its_first_statement(asked: Person) -> None:
    """It is whole, or scrolled away whole where the statement and its answers leave it no room."""
    window = asked.window
    enlarge(window, 200)
    batteries = {(one.battery, one.family): one for one in reversed(asked.interview.questions) if one.battery}
    for screen, opening in product(["1366 × 768", "1280 × 720", LOWEST], reversed(batteries.values())):
        look_at(window, screen)
        asked.go_to("sex")
        asked.go_to(opening.column)
        let_settle()
        banner = next(one for one in window.findChildren(Banner) if one.isVisible())
        seen = banner.visibleRegion().boundingRect()
        assert seen.isEmpty() or seen == banner.rect(), (screen, opening.column)
        label = next(part for part in window.findChildren(QLabel) if part.isVisible() and part.text() == opening.text)
        assert label.visibleRegion().boundingRect() == label.rect(), (screen, opening.column)


@pytest.mark.parametrize(
    ("column", "language", "reads_whole"),
    [
        ("education", "id", True),
        ("education", "en", True),  # words of two lines: the answers are written smaller
        ("w_tangibles", "id", False),  # what the points are for is six lines, which scroll
    ],
)
@pytest.mark.parametrize("text", [200])
def test_many_short_answers_are_whole(asked: Person, column: str, language: str, reads_whole: bool) -> None:
    window = asked.window
    window.desk.set_language(language)
    window.resize(1280, 720)
    asked.go_to(column)
    let_settle()

    assert window.size() == QSize(1280, 720)
    field = next(one for one in window.findChildren(AnswerField) if one.isVisible())
    parts = [one for one in field.findChildren(QWidget) if one.isVisible()]
    assert [one for one in parts if one.visibleRegion().boundingRect() != one.rect()] == []
    label = next(one for one in window.findChildren(QLabel) if one.isVisible() and one.text() == asked.asked.text)
    assert (label.visibleRegion().boundingRect() == label.rect()) is reads_whole


@pytest.mark.parametrize("percent", [100, 200])
def test_a_long_title_presses_nothing_together(asked: Person, percent: int) -> None:
    window = asked.window
    window.desk.create(
        window.desk.open_project.path.with_name("long.sqd"),
        instrument="loket-lengkap",
        title="Survei kepuasan Mal Pelayanan Publik dan gerai kecamatan Kota Tangerang Selatan tahun 2026",
    )
    window.resize(1280, 720)
    enlarge(window, percent)
    let_settle()

    rail = next(iter(window.findChildren(Rail)))
    assert rail.width() >= rail.sizeHint().width()
    top = next(iter(window.findChildren(TopBar)))
    title = next(one for one in top.findChildren(QLabel) if one.text() == window.desk.open_project.title)
    is_cut = title.width() < title.sizeHint().width()
    assert title.toolTip() == (title.text() if is_cut else "")


@pytest.mark.parametrize(("column", "typed"), [("visited", "31/12/2026"), ("age", "100000000")])
@pytest.mark.parametrize("text", [100, 200])
def test_a_line_for_a_day_or_a_number_shows_all_of_it(interviewer: Person, column: str, typed: str) -> None:
    interviewer.window.resize(1280, 720)
    interviewer.go_to(column)
    interviewer.write(typed)
    let_settle()

    line = next(one for one in interviewer.window.findChildren(QLineEdit) if one.isVisible())
    assert line.cursorPositionAt(line.rect().bottomLeft() + QPoint(line.height() // 3, -line.height() // 2)) == 0


def test_the_rail_folds_where_the_text_is_large(asked: Person) -> None:
    rail = next(iter(asked.window.findChildren(Rail)))
    asked.window.resize(1366, 700)
    wide = rail.width()
    enlarge(asked.window, 200)
    asked.wait(lambda: rail.width() < wide)

    assert all(button.accessibleName() and button.toolTip() for button in rail.findChildren(Button))


@pytest.fixture
def at_consent(person: Person, tmp_path: Path) -> Callable[[str, str, QSize], Person]:
    """Opens a questionnaire at its consent in a language, on a screen."""

    def open_at(instrument: str, language: str, size: QSize) -> Person:
        desk = person.window.desk
        desk.set_language(language)
        person.window.resize(size)
        desk.create(tmp_path / "survey.sqd", instrument=instrument, title="Mal")
        person.window.show_page("collect")
        person.press("Enter")
        return person

    return open_at


def label_of_text(person: Person) -> QLabel:
    window, text = person.window, person.asked.text
    return next(one for one in window.findChildren(QLabel) if one.isVisible() and one.text() == text)


# Every two of these together, and all of them where there is least room.
ASKED, LANGUAGES, BEGUN = (
    ("loket-lengkap", "skm-9", "kesiapan-pegawai"),
    ("id", "en"),
    ("Start an interview", "Enter paper forms"),
)
CONSENTS = {*every_pair(ASKED, LANGUAGES, tuple(SCREENS), (100, 200)), *product(ASKED, LANGUAGES, [LOWEST], [200])}
BEGINNINGS = {*every_pair(tuple(SCREENS), (100, 150, 200), BEGUN), *product([LOWEST], [200], BEGUN)}


@pytest.mark.parametrize(("instrument", "language", "screen", "text"), sorted(CONSENTS))
def test_a_consent_begins_at_its_beginning_above_answers_that_are_whole(
    at_consent: Callable[[str, str, QSize], Person], instrument: str, language: str, screen: str
) -> None:
    person = at_consent(instrument, language, SCREENS[screen])
    assert person.asked.role == "consent"
    label = label_of_text(person)
    assert label.visibleRegion().boundingRect().top() == 0
    assert label.visibleRegion().boundingRect().width() == label.width()
    answers = [one for one in person.window.findChildren(OptionTile) if one.isVisible()]
    assert len(answers) == 2
    assert [one.text() for one in answers if one.visibleRegion().boundingRect() != one.rect()] == []


@pytest.mark.parametrize("text", [200])
@pytest.mark.parametrize("key", ["PgDown", "wheel"])
def test_the_end_of_a_long_consent_is_one_gesture_away(
    at_consent: Callable[[str, str, QSize], Person], key: str
) -> None:
    person = at_consent("loket-lengkap", "id", SCREENS["1366 × 768"])
    label = label_of_text(person)
    assert label.visibleRegion().boundingRect().bottom() < label.rect().bottom()
    if key == "wheel":
        roll_down(label)
    else:
        person.press(key)
    assert label.visibleRegion().boundingRect().bottom() == label.rect().bottom()
    assert person.asked.role == "consent"  # read, not answered
    person.press("1")
    assert person.asked.role != "consent"


def roll_down(widget: QWidget) -> None:
    middle = QPointF(widget.visibleRegion().boundingRect().center())
    place = QPointF(widget.mapToGlobal(middle.toPoint()))
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    turned = QWheelEvent(middle, place, QPoint(0, -1200), QPoint(0, -1200), *none, False)
    QApplication.sendEvent(widget.parentWidget() or widget, turned)


@pytest.mark.parametrize("text", [200])
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("column", ["education", "w_tangibles"])
def test_what_is_asked_is_read_where_the_answers_are_many(asked: Person, column: str, language: str) -> None:
    window = asked.window
    window.desk.set_language(language)
    window.resize(SCREENS["1280 × 720"])
    asked.go_to(column)
    let_settle()

    label = label_of_text(asked)
    assert label.visibleRegion().boundingRect().top() == 0
    assert label.visibleRegion().boundingRect().height() >= min(label.height(), 3 * label.fontMetrics().lineSpacing())


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_what_is_wrong_with_a_key_is_whole(asked: Person, percent: int) -> None:
    window = asked.window
    enlarge(window, percent)
    for screen in SCREENS:
        look_at(window, screen)
        asked.go_to("sex")
        asked.go_to(next(one for one in asked.interview.questions if one.battery).column)
        let_settle()
        asked.press("9")
        let_settle()
        fault = next(one for one in window.findChildren(FaultLine) if one.isVisible() and one.text())
        assert "9" in fault.text()
        assert fault.visibleRegion().boundingRect() == fault.rect(), screen


@pytest.mark.parametrize(("screen", "text", "begun"), sorted(BEGINNINGS))
def test_what_begins_after_the_choice_of_a_service_is_in_sight(
    person: Person, survey: Path, screen: str, begun: str
) -> None:
    window = person.window
    window.resize(SCREENS[screen])
    with Project.open(survey) as project:
        project.fieldwork.save_units([Unit(code="duk", name="Dukcapil")])
        project.fieldwork.save_services([Service(code="ktp", name="KTP", unit="duk")])
        project.people.save(Enumerator(code="siti", name="Siti"), pin="2468")
    window.desk.open(survey)
    window.show_page("collect")
    person.click(begun)
    assert person.reads("Who interviews, and about which service?")
    goes_on = "Start the interview" if begun == "Start an interview" else begun
    for words in (goes_on, "Back"):
        button = person.button(words)
        assert button.visibleRegion().boundingRect() == button.rect(), words


@pytest.mark.parametrize("text", [200])
def test_the_box_of_keys_has_its_buttons_on_the_screen(asked: Person) -> None:
    box = KeysHelp(asked.window)
    box.show()
    let_settle()
    assert box.height() < box.screen().availableGeometry().height()
    buttons = [one for one in box.findChildren(Button) if one.isVisible()]
    assert len(buttons) == 2
    assert [one.text() for one in buttons if one.visibleRegion().boundingRect() != one.rect()] == []
    box.close()


@pytest.mark.parametrize("text", [200])
def test_on_paper_what_is_typed_and_what_is_said_of_it_stay_in_sight(person: Person, survey: Path) -> None:
    person.window.resize(1280, 720)
    person.window.desk.open(survey)
    person.window.show_page("collect")
    person.click("Enter paper forms")
    say_when(person)
    number(person, "0007")
    while line(person).asked.kind != "date":
        person.press("Down")
    person.write("31/02/2026")
    person.press("Enter")
    let_settle()
    said = line(person).understood
    assert "31/02/2026" in said.text()
    assert said.visibleRegion().boundingRect() == said.rect()

    person.press("Ctrl+A", "Backspace")
    while line(person).asked.kind != "text":
        person.press("Down")
    person.write("Petugas ramah, tetapi antre lama sekali. " * 6)
    let_settle()
    cell = line(person).cells[0]
    assert cell.visibleRegion().boundingRect() == cell.rect()


@pytest.mark.parametrize("text", [200])
@pytest.mark.parametrize("screen", SCREENS)
def test_the_cell_of_points_into_which_is_typed_is_whole(person: Person, tmp_path: Path, screen: str) -> None:
    window = person.window
    window.resize(SCREENS[screen])
    window.desk.create(tmp_path / "mall.sqd", instrument="loket-lengkap", title="Mal")
    window.show_page("collect")
    person.click("Enter paper forms")
    say_when(person)
    number(person, "0007")
    while line(person).asked.kind != "weights":
        person.press("Down")
    cells = line(person).cells
    for points in ("30", "20", "20", "20", "10"):
        let_settle()
        cell = next(one for one in cells if one.hasFocus())
        assert cell.visibleRegion().boundingRect() == cell.rect(), cells.index(cell)
        person.write(points)
        person.press("Enter")
    assert line(person).asked.kind != "weights"


def test_where_two_entries_differ_stands_there_when_the_page_comes(person: Person, survey: Path) -> None:
    person.window.desk.open(survey)
    person.window.show_page("collect")
    person.click("Enter paper forms")
    say_when(person)
    number(person, "0007")
    type_all(person)
    person.press("Enter")
    agree_to_second()
    number(person, "0007")
    person.press("1")
    page = person.window.page
    assert isinstance(page, CollectPage)
    page.paper.finish()
    choices = [one for one in page.paper.mismatches.findChildren(EntryTile) if one.text().startswith("First:")]
    assert len(choices) > 1
    assert [one.text() for one in choices if not one.isVisible()] == []
