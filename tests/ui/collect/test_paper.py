"""Paper forms at the keypad: a digit an answer, everything on disk at once, a second entry compared."""

import datetime as dt
import shutil
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget

from instruments.i18n import _
from instruments.load import instrument_from_toml
from servqual_desk.interviewing.shown_question import Asked
from servqual_desk.project import Project
from servqual_desk.store.sqlite import connect
from tests.little_survey import TOML
from tests.questionnaire_text import question
from tests.ui.driving import Person, let_buttons_go, let_settle
from tests.ui.test_interview import ALL_ANSWERS
from ui.collect.page import CollectPage
from ui.collect.paper.cells import LineCell, WordsCell
from ui.collect.paper.form_line import Line
from ui.collect.paper.second_entry_view import EntryTile
from ui.window import MainWindow


@pytest.fixture
def window(lent_window: MainWindow) -> MainWindow:
    return lent_window


@pytest.fixture
def typist(person: Person, survey: Path) -> Person:
    """Someone who enters forms of the little survey."""
    person.window.desk.open(survey)
    person.window.show_page("collect")
    person.click("Enter paper forms")
    say_when(person)
    return person


def say_when(typist: Person, day: str = "20/11/2026", hour: str = "9") -> None:
    """When the interviews of the batch were held."""
    for text in (day, hour):
        typist.write(text)
        typist.press("Enter")


def number(typist: Person, serial: str) -> None:
    typist.write(serial)
    typist.press("Enter")


def line(typist: Person) -> Line:
    """The row that has the focus."""
    focused = typist.window.focusWidget()
    return next(one for one in typist.window.findChildren(Line) if focused in one.cells)


def type_all(typist: Person, *, overall: str = "85") -> None:
    typist.press("2")  # sex: the second choice, at once
    typist.write("12")  # both channels
    typist.press("Enter")
    for text in ("35", "0,5", "21/11/2026"):
        typist.write(text)
        typist.press("Enter")
    typist.press("7", "D", "4", "1")  # expectation of t1, e1 (don't know); perception
    typist.write("60")
    typist.press("Enter")
    typist.write("40")
    typist.press("Enter")
    typist.write(overall)
    typist.press("Enter")
    typist.write("Lebih cepat")
    typist.press("Enter")


def test_a_form_at_keypad_speed(typist: Person, survey: Path) -> None:
    number(typist, "0007")
    type_all(typist)
    assert typist.reads("Everything is answered")
    typist.press("Enter")  # the focus is on the button that finishes
    assert typist.reads("The form is saved.")
    with Project.open(survey) as project:
        row = project.frame(non_answers=True).iloc[0]
        assert {name: row[name] for name in ALL_ANSWERS} == ALL_ANSWERS
        assert row["sqd_mode"] == "paper"
        assert project.responses.with_serial("0007") is not None


def test_when_the_forms_of_one_survey_were_held_is_not_taken_for_those_of_another(
    typist: Person, survey: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(survey, tmp_path / "other.sqd"))
    asked = []
    for path in (survey, other):
        typist.window.open_survey(path)
        typist.click("Enter paper forms")
        asked.append([line.text() for line in typist.window.findChildren(QLineEdit) if line.isVisible()])
    assert asked == [["20/11/2026", "9", ""], ["", "", ""]]


def test_every_answer_is_on_disk_when_the_next_cell_has_the_focus(typist: Person, survey: Path) -> None:
    number(typist, "1")
    typist.press("2")
    assert line(typist).asked.column == "channels"
    with Project.open(survey) as project:
        (draft,) = project.drafts()
        assert (draft.mode, draft.answered) == ("paper", 1)


def test_what_is_no_code_stays_and_says_so(typist: Person) -> None:
    number(typist, "1")
    typist.press("9")
    typist.press("Enter")
    assert line(typist).asked.column == "sex"
    assert typist.reads("“9” is none of 1, 2.")


def test_points_that_do_not_sum_stay(typist: Person) -> None:
    number(typist, "1")
    while line(typist).asked.kind != "weights":
        typist.press("Down")
    typist.write("60")
    typist.press("Enter")
    typist.write("50")
    typist.press("Enter")
    assert line(typist).asked.kind == "weights"
    assert typist.reads("The points sum to 110 and must sum to 100.")


def test_an_answer_is_taken_back_by_emptying_its_cell(typist: Person, survey: Path) -> None:
    number(typist, "1")
    typist.press("2", "Up", "Backspace", "Enter")
    with Project.open(survey) as project:
        assert project.drafts()[0].answered == 0


def test_a_form_that_was_left_is_gone_on_with_in_the_grid(typist: Person) -> None:
    number(typist, "0007")
    typist.press("2", "Esc")
    assert typist.reads("1 interview is not finished")
    assert typist.reads("Paper form, no. 0007")
    typist.click("Resume")
    assert typist.reads("Form 0007")
    assert line(typist).asked.column == "channels"


def test_a_number_in_use_by_a_draft_goes_on_with_it(typist: Person, survey: Path) -> None:
    number(typist, "0007")
    typist.press("2", "Esc")
    typist.click("Enter paper forms")
    number(typist, "0007")
    assert line(typist).asked.column == "channels"
    with Project.open(survey) as project:
        assert len(project.drafts()) == 1


def test_a_second_entry_is_compared_and_settled(typist: Person, survey: Path) -> None:
    number(typist, "0007")
    type_all(typist)
    typist.press("Enter")
    agree_to_second()
    number(typist, "0007")
    assert typist.reads("Form 0007, second entry")
    type_all(typist, overall="58")
    typist.press("Enter")
    assert typist.reads("The two entries differ in 1 answer")
    typist.click("Second: 58")
    assert typist.reads("The two entries agree")
    with Project.open(survey) as project:
        assert project.count() == 1
        assert project.frame().iloc[0]["overall"] == 58
    typist.click("Next form")
    assert typist.reads("Number of the form")


def test_long_entries_are_whole_on_their_buttons(person: Person, tmp_path: Path) -> None:
    """Six names in order, at twice the size of text."""
    names = {f"p{n}": (f"Masalah pembangunan daerah nomor {n}",) * 2 for n in range(1, 7)}
    order = question("order", "ranking", ("Urutkan", "Order"), choices=names)
    desk = person.window.desk
    desk.create(tmp_path / "order.sqd", instrument=instrument_from_toml(TOML + order, name="order"), title="Order")
    person.window.resize(1280, 720)
    desk.settings.text_percent = 200
    desk.dress()
    person.window.show_page("collect")
    person.click("Enter paper forms")
    say_when(person)
    for typed in ("123456", "654321"):
        number(person, "1")
        page = person.window.page
        assert isinstance(page, CollectPage)
        page.paper.grid.go_to("order")
        person.write(typed)
        person.click("Finish this form")
        if typed.startswith("1"):
            agree_to_second()
    tiles = [one for one in person.window.findChildren(EntryTile) if one.isVisible()]
    assert [one.text().partition(":")[0] for one in tiles] == ["First", "Second"]
    assert all(one.height() >= one.heightForWidth(one.width()) for one in tiles)
    assert all(one.visibleRegion().boundingRect().width() == one.width() for one in tiles)
    assert all(len(one.text()) > 200 for one in tiles)


def test_the_differences_are_settled_one_by_one_also_by_keys(typist: Person, survey: Path) -> None:
    number(typist, "0007")
    type_all(typist)
    typist.press("Enter")
    agree_to_second()
    number(typist, "0007")
    typist.press("1")  # the first entry says 2
    typist.write("12")
    typist.press("Enter")
    for text in ("36", "0,5", "21/11/2026"):  # 35
        typist.write(text)
        typist.press("Enter")
    while isinstance(typist.window.focusWidget(), LineCell | WordsCell):
        typist.hit("Down")
    typist.click("Finish this form")
    differing = [words for words in typist.texts() if words.startswith("First:")]
    typist.click(differing[0])
    typist.qtbot.mouseClick(typist.button(differing[1]), Qt.MouseButton.LeftButton)
    typist.hit("Enter")
    typist.hit("Enter")
    assert [words for words in typist.texts() if words.startswith("First:")] == differing[2:]

    for _difference in differing[2:]:
        typist.press("Enter")
    assert typist.reads("The two entries agree")
    typist.press("Enter")
    assert typist.reads("Number of the form")


def agree_to_second() -> None:
    """Answer the question whether to enter it again, once it is asked."""
    agree_to("Enter it again")


def agree_to(words: str) -> None:
    """Press this button of the next box, however long it takes to come."""
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        next(one for one in box.buttons() if one.text() == words).click()
    else:
        QTimer.singleShot(50, partial(agree_to, words))


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_whole_bundled_form(person: Person, tmp_path: Path, language: str) -> None:
    desk = person.window.desk
    desk.set_language(language)
    desk.create(tmp_path / "mall.sqd", instrument="loket-lengkap", title="Mal")
    person.window.show_page("collect")
    person.press("Ctrl+Shift+N")
    person.wait(lambda: isinstance(person.window.page, CollectPage) and person.window.page.paper.isVisible())
    say_when(person)
    number(person, "PTSP-0001")
    for _row in range(100):
        if not isinstance(person.window.focusWidget(), LineCell | WordsCell):
            break
        type_answer(person, line(person).asked)
    assert person.reads(_("Everything is answered"))
    person.press("Enter")
    with Project.open(tmp_path / "mall.sqd") as project:
        assert project.count() == 1
        assert project.responses.list()[0].language == language


def type_answer(person: Person, asked: Asked) -> None:
    match asked.kind:
        case "choice" if len(asked.choices) > 10:
            person.write("11")  # no other code begins so: it goes on as in the interview
        case "scale" | "choice":
            person.press("1")
            if len(asked.choices) > 9:  # 10 begins with 1 too
                person.press("Enter")
        case "choices":
            person.write("12")
            person.press("Enter")
        case "weights":
            share, rest = divmod(asked.total or 0, len(asked.columns))
            for place in range(len(asked.columns)):
                person.write(str(share + (rest if place == 0 else 0)))
                person.press("Enter")
        case _:
            person.write("3")
            person.press("Enter")


def test_a_form_on_which_the_citizen_declined_is_only_counted(person: Person, tmp_path: Path) -> None:
    desk = person.window.desk
    desk.create(tmp_path / "mall.sqd", instrument="loket-lengkap", title="Mal")
    person.window.show_page("collect")
    person.click("Enter paper forms")
    say_when(person)
    number(person, "3")
    person.press("2")
    person.click("Finish this form")
    assert person.reads("The refusal is recorded")
    with Project.open(tmp_path / "mall.sqd") as project:
        assert project.database.execute("SELECT mode FROM refusal").fetchall() == [("paper",)]
        assert project.count() == 0


def test_every_cell_has_a_name(typist: Person) -> None:
    number(typist, "1")
    cells: list[QWidget] = [cell for row in typist.window.findChildren(Line) for cell in row.cells]
    assert cells
    assert [one for one in cells if not one.accessibleName()] == []


@pytest.mark.parametrize("way", ["Esc", "Tab", "Ctrl+4", "Ctrl+Return", "Finish this form"])
def test_a_cell_that_was_not_left_by_enter_counts(typist: Person, survey: Path, way: str) -> None:
    number(typist, "0007")
    while line(typist).asked.column != "age":
        typist.press("Down")
    typist.write("35")
    if way == "Finish this form":
        typist.click(way)
    else:
        typist.press(way)
    let_buttons_go()

    with Project.open(survey, readonly=True) as project:
        [uuid] = project.uuids()
        assert project.responses.answers(uuid)["age"] == 35


def test_half_of_the_points_is_kept_and_shown_when_the_form_is_gone_on_with(typist: Person) -> None:
    number(typist, "0007")
    while line(typist).asked.kind != "weights":
        typist.press("Down")
    typist.write("60")
    typist.press("Esc")
    typist.click("Resume")
    found = next(one for one in typist.window.findChildren(Line) if one.asked.kind == "weights" and one.asked.typed)

    assert [cell.text() for cell in found.cells] == ["60", ""]


def test_a_form_with_something_unreadable_is_not_finished_and_says_where(typist: Person, survey: Path) -> None:
    number(typist, "0007")
    while line(typist).asked.column != "age":
        typist.press("Down")
    typist.write("3x")
    typist.click("Finish this form")

    assert line(typist).asked.column == "age"
    assert typist.reads("age: Write a whole number with digits only")
    with Project.open(survey, readonly=True) as project:
        assert project.count() == 0


def finished(survey: Path) -> list[dict[str, object]]:
    with Project.open(survey) as project:
        rows = project.frame()
        return list(rows[["sqd_serial", "sqd_started_at", "sqd_finished_at"]].to_dict("records"))


def test_every_form_of_a_batch_carries_the_time_of_its_interview(typist: Person, survey: Path) -> None:
    for serial in ("0007", "0008"):
        number(typist, serial)
        typist.press("2")
        typist.click("Finish this form")
        assert typist.reads("Number of the form")  # day and hour are not asked again

    held = dt.datetime(2026, 11, 20, 9).astimezone()
    assert [(row["sqd_serial"], row["sqd_started_at"], row["sqd_finished_at"]) for row in finished(survey)] == [
        ("0007", held, held),
        ("0008", held, held),
    ]


def test_the_time_of_the_interview_survives_a_pause(typist: Person, survey: Path) -> None:
    number(typist, "0007")
    typist.press("2", "Esc")
    assert typist.reads("Interview of November 20, 2026, 09:00")
    typist.click("Resume")
    assert typist.reads("Form 0007 · interview of November 20, 2026, 09:00")
    typist.click("Finish this form")

    held = dt.datetime(2026, 11, 20, 9).astimezone()
    assert finished(survey)[0]["sqd_finished_at"] == held


@pytest.mark.parametrize(
    ("day", "hour", "sentence"),
    [
        ("", "9", "Fill this in: Day of the interviews."),
        ("20/11/2026", "", "Fill this in: Hour."),
        ("31/02/2026", "9", "There is no such day"),
        ("01/01/2190", "9", "has not come yet"),
        ("20/11/2026", "25", "Write the hour from 0 to 23"),
        ("20/11/2026", "9.75", "Write the hour from 0 to 23"),
    ],
)
def test_no_form_is_begun_without_the_time_of_its_interview(
    person: Person, survey: Path, day: str, hour: str, sentence: str
) -> None:
    person.window.desk.open(survey)
    person.window.show_page("collect")
    person.click("Enter paper forms")
    say_when(person, day, hour)
    number(person, "0007")
    assert person.reads(sentence)
    with Project.open(survey) as project:
        assert project.drafts() == ()


@pytest.mark.parametrize(
    ("day", "hour", "english", "indonesian"),
    [
        ("31/02/2026", "9", "There is no such day", "Tidak ada tanggal 31/02/2026"),
        ("20/11/2026", "25", "Write the hour from 0 to 23", "Tulis jam dari 0 sampai 23"),
    ],
)
def test_what_is_wrong_with_the_time_is_said_in_the_language_that_is_chosen_then(
    person: Person, survey: Path, day: str, hour: str, english: str, indonesian: str
) -> None:
    person.window.desk.open(survey)
    person.window.show_page("collect")
    person.click("Enter paper forms")
    say_when(person, day, hour)
    number(person, "0007")
    assert person.reads(english)

    person.press("Ctrl+L")

    assert person.reads(indonesian)
    assert not person.reads(english)


def test_an_hour_is_not_called_wrong_any_more_once_another_day_is_typed(person: Person, survey: Path) -> None:
    person.window.desk.open(survey)
    person.window.show_page("collect")
    person.click("Enter paper forms")
    say_when(person, hour="25")
    number(person, "0007")
    assert person.reads("Write the hour from 0 to 23")

    person.press("Shift+Tab")
    person.write("19/11/2026")

    assert not person.reads("Write the hour from 0 to 23")


def test_headings_are_whole(typist: Person) -> None:
    number(typist, "1")
    for one in typist.window.findChildren(Line):
        assert one.asked.text in typist.texts()
        if one.asked.traits.divides:
            assert {option.label for option in one.asked.choices} <= set(typist.texts())


def test_a_comment_has_the_width_and_the_lines_that_it_needs(typist: Person, survey: Path) -> None:
    number(typist, "1")
    while line(typist).asked.column != "comment":
        typist.press("Down")
    box = typist.window.focusWidget()
    assert isinstance(box, WordsCell)
    let_settle()
    low, words = box.height(), "Petugas ramah, tetapi antrean panjang sekali dan kursinya kurang. " * 5
    typist.write(words)
    typist.wait(lambda: box.height() > low and box.verticalScrollBar().maximum() == 0)  # every line is seen
    assert box.width() > typist.window.width() / 2
    typist.wait(lambda: box.visibleRegion().boundingRect() == box.rect())
    typist.press("Shift+Return")
    typist.write("Sekian.")
    typist.press("Enter")
    with Project.open(survey, readonly=True) as project:
        [uuid] = project.uuids()
        assert project.responses.answers(uuid)["comment"] == words.strip() + " \nSekian."


def test_a_half_typed_second_entry_survives_a_kill(typist: Person, survey: Path, tmp_path: Path) -> None:
    number(typist, "0007")
    type_all(typist)
    typist.press("Enter")
    agree_to_second()
    number(typist, "0007")
    while line(typist).asked.kind != "weights":
        typist.press("Down")
    typist.write("60")
    typist.wait(lambda: typed_in(survey) == {"w_tangibles": "60", "w_empathy": ""})
    for end in ("", "-wal"):  # what a killed program leaves
        shutil.copyfile(f"{survey}{end}", f"{tmp_path / 'killed.sqd'}{end}")

    with Project.open(tmp_path / "killed.sqd") as project:
        [uuid] = project.uuids()
        entry = project.second_entry(uuid, language="en")
        assert [dict(one.typed) for one in entry.typed] == [{"w_tangibles": "60", "w_empathy": ""}]
        assert project.verify().faults == ()


def typed_in(path: Path) -> dict[str, str]:
    database = connect(path, readonly=True)
    typed = dict(database.conn.execute("SELECT variable, typed FROM draft_input").fetchall())
    database.close()
    return typed


def test_a_second_entry_left_half_typed_is_shown_again_and_not_finished(typist: Person, survey: Path) -> None:
    number(typist, "0007")
    type_all(typist)
    typist.press("Enter")
    for _time in range(2):
        agree_to_second()
        number(typist, "0007")
        while line(typist).asked.kind != "weights":
            typist.press("Down")
        if _time == 0:
            typist.write("60")
            typist.press("Esc")
            typist.click("Enter paper forms")
    assert [cell.text() for cell in line(typist).cells] == ["60", ""]
    typist.click("Finish this form")
    assert line(typist).asked.kind == "weights"
    assert typist.reads("The points sum to 60 and must sum to 100.")


@pytest.mark.parametrize("entered", ["first entry", "second entry"])
def test_a_form_of_the_survey_before_is_held_by_nobody(typist: Person, survey: Path, entered: str) -> None:
    """Another survey was opened over a half-typed form: pages are left, and the window closes, as if it had never been."""
    if entered == "second entry":
        typist.window.desk.open_project.start_interview(mode="paper", serial="7").finish()
        agree_to_second()
    number(typist, "7")
    typist.press("2")
    typist.press("Down")
    typist.write("3x")  # no age: it is kept as it is typed
    typist.press("Ctrl+1")
    typist.window.desk.create(survey.with_name("other.sqd"), instrument="skm-9", title="Other")
    typist.window.show_page("collect")
    typist.press("Ctrl+4")
    typist.window.close()

    with Project.open(survey) as project:
        if entered == "first entry":
            assert [draft.answered for draft in project.drafts()] == [1]
