"""Every question of the complete questionnaire is whole on the kiosk's screens, in one part or in parts that are whole."""

from itertools import accumulate, product
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QScrollBar, QWidget

from servqual_desk.fieldwork.field_plan import Service
from servqual_desk.project import Project
from tests.pairs import every_pair
from tests.ui.collect.kiosk.citizen import Citizen, is_on_top, is_whole, seen
from tests.ui.collect.kiosk.conftest import Opener
from ui import theme
from ui.collect.kiosk.fitted_words import FittedWords
from ui.collect.kiosk.paged_sheet import Stretch, parts_of
from ui.widgets.buttons import Button
from ui.widgets.choice_tiles import NumberTile, OptionTile
from ui.widgets.one_line import OneLine

MM_12_AT_96_DPI = 45.35  # 12 / 25.4 × 96: what an offscreen display is taken for
SCREENS = {"1280 × 720": QSize(1280, 720), "1366 × 768": QSize(1366, 768), "1920 × 1080": QSize(1920, 1080)}


def on_every_part(citizen: Citizen) -> tuple[list[str], set[QWidget], int]:
    """Turns through the parts of the question: what is cut or covered, what is seen, and how much of the statement."""
    asking = citizen.kiosk.asking
    statement = next(iter(asking.paged.findChildren(FittedWords)))
    faults, met, height = [], set(), 0
    for part in range(asking.paged.count):
        touched = seen(citizen.kiosk, QAbstractButton, QLineEdit, QPlainTextEdit)
        faults += [f"{citizen.asked.column}, part {part + 1}: {one}" for one in touched if not is_whole(one)]
        faults += [f"{citizen.asked.column}: covered {one}" for one in touched if not is_on_top(one, citizen.kiosk)]
        met.update(touched)
        height += statement.visibleRegion().boundingRect().height()
        if seen(citizen.kiosk, QScrollBar):
            faults.append(f"{citizen.asked.column}: scrolls")
        asking.paged.turn(+1)
    if height < statement.height() - statement.fontMetrics().descent():
        faults.append(f"{citizen.asked.column}: {height} of {statement.height()} pixels of the statement are seen")
    return faults, met, height


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_cut_covered_or_scrolled(open_kiosk: Opener, mall: Path, screen: str, text: int) -> None:
    language = "en" if text == 150 or (text == 200 and screen == "1280 × 720") else "id"
    citizen = open_kiosk(mall, language=language, text=text, size=SCREENS[screen])
    citizen.begin()
    assert citizen.kiosk.size() == SCREENS[screen]
    found: list[str] = []
    for question in citizen.interview.questions:
        citizen.kiosk.session.jump(question.column)
        citizen.kiosk.asking.paged.begin()
        faults, met, _height = on_every_part(citizen)
        field = citizen.kiosk.asking.paged.sheet
        hidden = [one for one in field.findChildren(QAbstractButton) if one.isVisible() and one not in met]
        found += faults + [f"{question.column}: never shown {one.text()}" for one in hidden]
        assert theme.size("answer") >= 28
        statement = next(iter(citizen.kiosk.asking.paged.findChildren(FittedWords)))
        assert statement.font().pointSizeF() >= 28
    assert found == []


def test_at_the_usual_size_only_the_long_texts_have_parts(open_kiosk: Opener, mall: Path) -> None:
    citizen = open_kiosk(mall, language="id")
    citizen.begin()
    divided = []
    for question in citizen.interview.questions:
        citizen.kiosk.session.jump(question.column)
        if citizen.kiosk.asking.paged.count > 1:
            divided.append(question.column)
    assert divided == ["consent", "w_tangibles"]


# Every two of these together, and all of them where there is least room.
LEAST, LANGUAGES = (200, "1280 × 720"), ("id", "en")
SCALES_OF = ("loket-lengkap", "kesiapan-pegawai", "layanan-publik-25")
SIZES = ((150, "1366 × 768"), (175, "1366 × 768"), LEAST)
BOXES = {*every_pair((100, 150, 200), ("1280 × 720", "1366 × 768"), LANGUAGES), *((*LEAST, one) for one in LANGUAGES)}
TOGETHER = {*every_pair(SCALES_OF, SIZES, LANGUAGES), *product(SCALES_OF, [LEAST], LANGUAGES)}


@pytest.mark.parametrize(("questionnaire", "size", "language"), sorted(TOGETHER))
def test_the_answers_of_one_scale_are_seen_together(
    open_kiosk: Opener, tmp_path: Path, questionnaire: str, size: tuple[int, str], language: str
) -> None:
    """Who sees the lower half of a scale alone chooses from it; so with points that are to be shared."""
    text, screen = size
    path = tmp_path / "survey.sqd"
    with Project.create(path, instrument=questionnaire, title="Survei") as project:
        project.fieldwork.save_services([Service(code=code, name=f"Layanan {code}") for code in "ab"])
    citizen = open_kiosk(path, language=language, text=text, size=SCREENS[screen])
    citizen.begin()
    citizen.touch("Layanan a")
    scales = {(one.kind, one.battery, one.family, len(one.choices)): one for one in citizen.interview.questions}
    for question in scales.values():
        if question.kind not in ("scale", "weights"):
            continue
        citizen.kiosk.session.jump(question.column)
        paged = citizen.kiosk.asking.paged
        sorts = (QLineEdit,) if question.kind == "weights" else (NumberTile, OptionTile)
        shown = [one for one in paged.sheet.findChildren(QWidget) if one.isVisibleTo(paged.sheet)]
        values = {one for one in shown if isinstance(one, sorts)}
        assert len(values) >= len(question.choices), question.column
        together = []
        for _part in range(paged.count):
            together.append(values <= {one for one in seen(citizen.kiosk, QWidget) if is_whole(one)})
            paged.turn(+1)
        assert any(together), question.column
        words = {one.text(): one.words_size for one in shown if isinstance(one, OptionTile)}
        apart = [words[one.label] for one in question.non_answers]
        answers = [words[one.label] for one in question.choices if one.label in words]
        assert not answers or max(apart, default=0) <= min(answers), question.column


def test_beside_the_points_that_are_left_stands_which_part_it_is(open_kiosk: Opener, mall: Path) -> None:
    with Project.open(mall) as project:
        project.fieldwork.save_services([Service(code=code, name=f"Layanan {code}") for code in "ab"])
    citizen = open_kiosk(mall, language="id", text=200, size=SCREENS["1366 × 768"])
    citizen.begin()
    citizen.touch("Layanan a")
    citizen.kiosk.session.jump("w_tangibles")
    for part in range(citizen.kiosk.asking.paged.count):
        (words,) = [one for one in seen(citizen.kiosk, OneLine) if isinstance(one, OneLine) and "Bagian" in one.text()]
        assert words.text() == f"Bagian {part + 1} dari {citizen.kiosk.asking.paged.count}"
        assert words.width() >= words.sizeHint().width()
        citizen.kiosk.asking.paged.turn(+1)


def test_above_the_answers_of_another_part_their_statement_has_the_room_of_the_service(
    open_kiosk: Opener, mall: Path
) -> None:
    with Project.open(mall) as project:
        project.fieldwork.save_services([Service(code=code, name=f"Layanan {code}") for code in "ab"])
    citizen = open_kiosk(mall, language="id", text=200, size=SCREENS["1366 × 768"])
    citizen.begin()
    citizen.touch("Layanan a")
    citizen.kiosk.session.jump("d3_p")
    assert citizen.reads("Layanan a")
    while citizen.kiosk.asking.paged.turn(+1):
        pass
    assert not citizen.reads("Layanan a")
    (words,) = [one for one in seen(citizen.kiosk, OneLine) if isinstance(one, OneLine) and "Bagian" in one.text()]
    assert citizen.asked.text in words.text()
    assert words.width() > citizen.kiosk.width() // 2


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("screen", SCREENS)
def test_the_other_screens_are_whole(open_kiosk: Opener, mall: Path, screen: str, text: int) -> None:
    citizen = open_kiosk(mall, language="id", text=text, size=SCREENS[screen])
    kiosk = citizen.kiosk
    whole(citizen, kiosk.welcome)
    citizen.begin()
    kiosk.session.answer("no")
    whole(citizen, kiosk.refusal)
    kiosk.refusal.undone.emit()
    kiosk.session.answer("yes")
    citizen.interview.go_to_end()
    kiosk.session.show_question()
    whole(citizen, kiosk.review)
    kiosk.session.finish()
    whole(citizen, kiosk.thanks)


@pytest.mark.parametrize(("text", "screen", "language"), sorted(BOXES))
def test_the_box_for_the_pin_is_whole_and_says_its_words(
    open_kiosk: Opener, mall: Path, screen: str, text: int, language: str
) -> None:
    citizen = open_kiosk(mall, language=language, text=text, size=SCREENS[screen])
    citizen.begin()
    citizen.kiosk.ask_pin()
    box = QApplication.activeModalWidget()
    assert box is not None
    for _try in range(2):
        words = [one for one in seen(box, QAbstractButton) if isinstance(one, QAbstractButton) and one.text()]
        cut = [one.text() for one in words if not is_whole(one) or one.width() < one.sizeHint().width()]
        assert cut == []
        assert citizen.kiosk.geometry().contains(box.geometry())
        QTest.keyClick(box, Qt.Key.Key_Return)  # a wrong PIN: the fault takes room


def test_tab_and_arrows_turn_to_the_part_in_which_they_arrive(open_kiosk: Opener, mall: Path) -> None:
    citizen = open_kiosk(mall, language="id", text=200, size=SCREENS["1280 × 720"])
    citizen.begin()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Down):
        citizen.kiosk.session.jump("occupation")
        assert citizen.kiosk.asking.paged.count > 1
        for _step in range(len(citizen.asked.choices)):
            citizen.press(key)
            focused = QApplication.focusWidget()
            assert focused is not None
            assert is_whole(focused), f"{key.name} leads to what is not seen"


def test_typing_turns_to_the_field(open_kiosk: Opener, mall: Path) -> None:
    citizen = open_kiosk(mall, language="id", text=200, size=SCREENS["1280 × 720"])
    citizen.begin()
    citizen.kiosk.session.jump("w_tangibles")
    assert citizen.kiosk.asking.paged.part == 0
    citizen.press(Qt.Key.Key_4)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert is_whole(focused)


def stretches(*heights: int, are_lines: bool = True) -> list[Stretch]:
    ends = list(accumulate(heights))
    return [Stretch(top=end - height, bottom=end, is_line=are_lines) for height, end in zip(heights, ends, strict=True)]


def test_no_line_stands_alone_where_the_part_before_can_spare_one() -> None:
    parts = parts_of(stretches(10, 10, 10, 10, 10, 10), 50)
    assert [(part.top, part.bottom) for part in parts] == [(0, 40), (40, 60)]
    answers = parts_of(stretches(10, 10, 10, 10, 10, 10, are_lines=False), 50)
    assert [(part.top, part.bottom) for part in answers] == [(0, 50), (50, 60)]
    assert [(part.top, part.bottom) for part in parts_of(stretches(25, 25), 30)] == [(0, 25), (25, 50)]


def whole(citizen: Citizen, view: QWidget) -> None:
    assert view.isVisible()
    cut = [one for one in seen(citizen.kiosk, FittedWords, QAbstractButton) if not is_whole(one)]
    assert cut == []


def test_every_target_is_at_least_12_millimetres(open_kiosk: Opener, mall: Path) -> None:
    citizen = open_kiosk(mall)
    citizen.begin()
    for question in citizen.interview.questions:
        citizen.kiosk.session.jump(question.column)
        small = [
            (question.column, one.accessibleName(), one.size())
            for one in seen(citizen.kiosk, QAbstractButton)
            if min(one.width(), one.height()) < MM_12_AT_96_DPI
        ]
        assert small == []


def test_questions_and_answers_have_28_to_36_points(open_kiosk: Opener) -> None:
    open_kiosk()
    assert all(28 <= theme.size(role) <= 36 for role in ("question", "answer", "number"))


def test_a_long_service_and_unit_push_nothing_from_the_screen(open_kiosk: Opener, mall: Path) -> None:
    name = "Penerbitan surat keterangan pindah datang penduduk antarkabupaten dalam satu provinsi"
    with Project.open(mall) as project:
        project.fieldwork.save_services([Service(code=code, name=f"{name} {code}") for code in "abcdefghij"])
    citizen = open_kiosk(mall, language="id", text=200, size=SCREENS["1280 × 720"])
    citizen.begin()
    assert citizen.kiosk.size() == SCREENS["1280 × 720"]
    assert [one for one in seen(citizen.kiosk, QAbstractButton) if not is_whole(one)] == []
    citizen.touch(f"{name} j")
    citizen.kiosk.session.jump("w_tangibles")
    assert citizen.kiosk.size() == SCREENS["1280 × 720"]
    assert on_every_part(citizen)[0] == []


def test_no_button_gives_way_to_a_remark(open_kiosk: Opener, tmp_path: Path) -> None:
    path = tmp_path / "city.sqd"
    with Project.create(path, instrument="kota-cerdas", title="Kota") as project:
        project.fieldwork.save_services([Service(code=code, name=f"Layanan {code}") for code in "ab"])
    citizen = open_kiosk(path, language="en", text=200, size=SCREENS["1366 × 768"])
    citizen.begin()
    citizen.touch("Layanan a")
    citizen.kiosk.session.jump("problems_order")
    assert citizen.kiosk.asking.paged.count > 1
    (remark,) = [one for one in seen(citizen.kiosk, QLabel) if isinstance(one, QLabel) and "have a place" in one.text()]
    painted = remark.grab().toImage()
    assert (
        len({painted.pixel(x, painted.height() // 2) for x in range(painted.width())}) > 2
    )  # words, and not the ground alone
    buttons = [one for one in seen(citizen.kiosk, Button) if isinstance(one, Button) and one.text()]
    assert [one.text() for one in buttons if one.width() < one.sizeHint().width()] == []
