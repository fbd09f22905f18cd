"""A monkey at the counter: seeded random keys and clicks, after which the file holds exactly what the screens acknowledged.

`SERVQUAL_DESK_MONKEY=20000` lets it go on for longer, `SERVQUAL_DESK_MONKEY_SEED` begins elsewhere.
"""

import os
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLabel

from instruments.load import instrument_from_toml
from servqual_desk.interviewing.withdrawal_code import read_withdrawal_code
from servqual_desk.project import Project
from servqual_desk.store.sqlite import connect
from tests.little_survey import TOML
from tests.ui.driving import Person, see_the_screen
from tests.ui.jobs.test_interview_session import CONSENT
from tests.ui.test_bundled_interviews import answer_by_keys
from ui.collect.page import CollectPage

STEPS = int(os.environ.get("SERVQUAL_DESK_MONKEY", "700"))
SEED = int(os.environ.get("SERVQUAL_DESK_MONKEY_SEED", "20261126"))
PRESSES = ("Enter",) * 24 + (
    "Backspace",
    "Delete",
    "Esc",
    "F6",
    "Left",
    "Right",
    "Up",
    "Down",
    "Tab",
    "Ctrl+A",
    "Space",
)
SIGNS = "1234567890123456789,/.-+xdpDP"
# What would leave the counter: other pages and boxes have tests of their own.
ELSEWHERE = ("Start", "Results", "Responses", "Lab", "Comments", "Data", "Set up", "See the results", "Keys")
ELSEWHERE += ("Look at the answers again", "Print the code", "Save the code", "Today", "Enter paper forms")
GUIDE = ("Guide for the enumerator",)
CHANGES = ("answered", "hidden")


class Witness:
    """Reads from the screens what they acknowledge: which interviews ended, and how."""

    def __init__(self, page: CollectPage) -> None:
        self.page = page
        self.codes: set[str] = set()
        self.refusals = 0
        self._was_refused = False

    def look(self) -> None:
        """Note what the screen says now."""
        texts = [one.text() for one in self.page.findChildren(QLabel) if one.isVisible()]
        for text in texts:
            if text.startswith("Withdrawal code: "):
                self.codes.add(read_withdrawal_code(text.removeprefix("Withdrawal code: ")[:9]))
        is_refused = any("only that one person declined is recorded" in text for text in texts)
        self.refusals += is_refused and not self._was_refused
        self._was_refused = is_refused

    def compare(self, path: Path) -> None:
        """What the interview under way holds, and what is shown as chosen, is what is in the file."""
        interview = self.page.session.interview
        if interview is None:
            return
        database = connect(path, readonly=True)
        [row] = database.query("SELECT * FROM answers_little WHERE response = ?", [interview.uuid])
        database.close()
        asked_columns = {column for asked in interview.questions for column in asked.columns}
        stored = {name: value for name, value in row.items() if value is not None and name in asked_columns}
        assert stored == interview.answers


class Visitor(QObject):
    """Answers every box that comes, as it pleases."""

    def __init__(self, random: Random, parent: QObject) -> None:
        super().__init__(parent)
        self._random = random
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._answer)
        self._timer.start(10)

    def _answer(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QFileDialog):
            box.reject()  # Qt's own: its menus would wait for somebody for ever
        elif isinstance(box, QDialog):
            buttons = [one for one in box.findChildren(QAbstractButton) if one.isVisible() and one.text() not in GUIDE]
            self._random.choice([box.reject, *(one.click for one in buttons)])()


def step(person: Person, random: Random) -> None:
    """One key, one sign or one click; sometimes what an enumerator would do."""
    person.window.show_page("collect")  # from wherever the one before led
    kind, page = random.random(), person.window.page
    assert isinstance(page, CollectPage)
    if kind < 0.3 and page.session.interview is not None and page.asking.isVisible():
        answer_by_keys(person, person.asked)
    elif kind < 0.4:
        person.write(random.choice(SIGNS))
    elif kind < 0.92:
        person.hit(random.choice(PRESSES))
    else:
        buttons = [one for one in person.window.page.findChildren(QAbstractButton) if one.isVisible()]
        allowed = [one for one in buttons if one.text() not in ELSEWHERE and one.isEnabled()]
        if allowed:
            if random.random() < 0.5:
                see_the_screen()
            person.qtbot.mouseClick(random.choice(allowed), Qt.MouseButton.LeftButton)


def let_go() -> None:
    """What was given up goes now, as it does in the program's own loop; else each step looks through all that ever was."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_the_file_holds_exactly_what_the_screens_acknowledged(person: Person, tmp_path: Path) -> None:
    random, path = Random(SEED), tmp_path / "monkey.sqd"
    Project.create(path, instrument=instrument_from_toml(TOML + CONSENT, name="little")).close()
    person.window.desk.open(path)
    person.window.show_page("collect")
    page = person.window.page
    assert isinstance(page, CollectPage)
    visitor, witness = Visitor(random, page), Witness(page)
    for number in range(STEPS):
        step(person, random)
        let_go()
        witness.look()
        if number % 20 == 0:
            witness.compare(path)
    visitor.deleteLater()
    person.window.close()

    with Project.open(path) as project:
        rows = project.database.execute("SELECT status, withdrawal_code FROM response").fetchall()
        assert {code for status, code in rows if status == "finished"} == witness.codes
        assert project.database["refusal"].count == witness.refusals
        for uuid in project.uuids():
            assert answers_by_log(project, uuid) == {
                name: value for name, value in project.responses.answers(uuid).items() if value is not None
            }
    assert witness.codes  # it came to an end at least once


def answers_by_log(project: Project, uuid: str) -> dict[str, object]:
    """What the log says that was answered last."""
    last = {event.variable: event.new for event in project.events(uuid) if event.variable and event.kind in CHANGES}
    return {name: value for name, value in last.items() if value is not None}
