"""The merge page, by keys and clicks: everything is seen before anything is written, and a person settles what differs."""

from pathlib import Path

import pytest

from instruments.load import instrument_from_toml
from servqual_desk.project import Project
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import finished
from tests.servqual_desk.merging.laptops import copied_laptop
from tests.ui.driving import Person, answer_file_dialog
from ui.merge.page import MergePage


class Merger:
    """A person at the merge page of a survey, with a stick that holds another laptop's."""

    def __init__(self, person: Person, stick: Path, uuid: str) -> None:
        self.person, self.stick, self.uuid = person, stick, uuid

    @property
    def page(self) -> MergePage:
        page = self.person.window.page
        assert isinstance(page, MergePage)
        return page

    @property
    def project(self) -> Project:
        return self.person.window.desk.open_project

    def choose(self, path: Path, button: str) -> None:
        """Type a name into the dialog that the button opens."""
        answer_file_dialog(path)
        self.person.click(button)
        self.person.window.activateWindow()  # as a window manager does when a dialog has closed
        self.wait()

    def wait(self) -> None:
        self.person.wait(lambda: not (self.page.look.is_busy or self.page.work.is_busy))

    def counts(self) -> list[list[str]]:
        model = self.page.files.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def visits(self) -> object:
        return self.project.responses.answers(self.uuid)["visits"]


@pytest.fixture
def merger(person: Person, tmp_path: Path) -> Merger:
    stick = tmp_path / "stick"
    stick.mkdir()
    instrument = instrument_from_toml(LITTLE, name="little-desk")
    with Project.create(tmp_path / "desk.sqd", instrument=instrument, title="Kota Contoh") as one:
        uuid = finished(one)
        with copied_laptop(one, "other") as other:
            one.responses.correct(uuid, "visits", 7, reason="read again")
            other.responses.correct(uuid, "visits", 8, reason="read again")
            finished(other)
    (tmp_path / "other.sqd").rename(stick / "other.sqd")
    person.window.desk.open(tmp_path / "desk.sqd")
    person.window.show_page("merge")
    return Merger(person, stick, uuid)


STICK = "Choose a USB stick or folder …"


def test_a_stick_is_looked_at_and_nothing_is_written(merger: Merger) -> None:
    before = merger.project.events()
    merger.choose(merger.stick, STICK)
    assert merger.counts() == [["other.sqd", "1", "0", "0", "1", "0"]]
    assert merger.person.reads("Difference 1 of 1")
    assert merger.person.reads("How many visits?")
    assert merger.project.events() == before


def test_merging_and_settling_in_one_go(merger: Merger) -> None:
    merger.choose(merger.stick, STICK)
    merger.person.click("8")
    merger.page.differences.reason.line.setFocus()
    merger.person.write("asked Sari")
    with merger.person.qtbot.waitSignal(merger.person.window.desk.responses_changed):
        merger.person.press("Ctrl+Return")
    merger.wait()
    assert merger.project.count() == 2
    assert merger.visits() == 8
    assert merger.project.responses.history(merger.uuid)[-1].reason == "asked Sari"
    assert merger.person.reads("Merged.")
    assert not merger.page.differences.isVisible()


def test_a_decision_without_a_reason_is_asked_for_one(merger: Merger) -> None:
    merger.choose(merger.stick, STICK)
    merger.person.click("8")
    merger.person.press("Ctrl+Return")
    merger.person.wait(lambda: merger.person.reads("Fill this in: Reason."))
    assert merger.project.count() == 1


def test_what_is_left_open_can_be_settled_later(merger: Merger) -> None:
    merger.choose(merger.stick / "other.sqd", "Choose files …")
    merger.person.click("Merge 1 new response")
    merger.wait()
    assert merger.visits() == 7
    merger.person.window.show_page("responses")
    merger.person.window.show_page("merge")
    assert merger.person.reads("Difference 1 of 1")
    merger.person.click("8")
    merger.page.differences.reason.line.setFocus()
    merger.person.write("asked Sari")
    merger.person.click("Settle 1 answer")
    merger.wait()
    assert merger.visits() == 8


def test_what_cannot_be_merged_is_said_in_place(merger: Merger) -> None:
    (merger.stick / "other.sqd").write_bytes(b"no survey")
    merger.choose(merger.stick, STICK)
    assert merger.person.reads("is not a survey of Servqual Desk")
    assert not merger.page.agree.isVisible()
