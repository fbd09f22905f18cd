"""A project stays whole through everything that the program does with it, erasures, copies and older files included."""

import contextlib
import lzma
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from instruments.load import instrument_from_toml
from instruments.model import Instrument
from servqual_desk.fieldwork.field_plan import Unit
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code
from servqual_desk.store.copies import copy_project
from servqual_desk.store.sqlite import sqlite
from servqual_desk.verification.content_digest import content_digest
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import answer_all, finished
from tests.servqual_desk.verification.lived_in import live_in
from ui.jobs.verify_project import verify_project

OLD = sorted((Path(__file__).parents[1] / "store" / "old_projects").glob("*.xz"))


@pytest.mark.parametrize("kept", OLD, ids=lambda path: path.name.partition(".")[0])
def test_an_old_project_is_whole_once_it_is_brought_up_to_date(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "lama.sqd"
    with lzma.open(kept) as packed, path.open("wb") as file:
        shutil.copyfileobj(packed, file)

    found = verify_project(path)

    assert found.faults == ()
    assert (found.responses > 0, found.events > 0) == (True, True)


def test_an_erasure_leaves_the_chain_whole_and_nothing_to_guess_from(tmp_path: Path, little: Instrument) -> None:
    with Project.create(tmp_path / "desk.sqd", instrument=little) as project:
        uuid = finished(project, remark="Rahasia")
        finished(project)
        before = {row[0] for row in project.database.conn.execute("SELECT digest FROM event")}
        project.responses.erase(str(project.responses.get(uuid).withdrawal_code))

        assert project.verify().faults == ()
        lines = project.database.conn.execute(
            "SELECT salt, variable, old, new, reason, elapsed_ms FROM event WHERE response = ? AND kind <> 'erased'",
            (uuid,),
        ).fetchall()
        assert set(lines) == {(None,) * 6}
        after = {row[0] for row in project.database.conn.execute("SELECT digest FROM event")}
        assert before <= after


def test_a_copy_goes_on_with_a_chain_of_its_own(tmp_path: Path, little: Instrument) -> None:
    with Project.create(tmp_path / "desk.sqd", instrument=little) as project:
        finished(project)
    shutil.copy(tmp_path / "desk.sqd", tmp_path / "copy.sqd")
    devices = {}
    for name in ("desk.sqd", "copy.sqd"):
        with Project.open(tmp_path / name) as project:
            uuid = finished(project)
            devices[name] = {
                row[0] for row in project.database.conn.execute("SELECT device FROM event WHERE response = ?", (uuid,))
            }
            assert project.verify().faults == ()

    assert len(devices["desk.sqd"]) == len(devices["copy.sqd"]) == 1
    assert devices["desk.sqd"] != devices["copy.sqd"]


def test_what_the_copys_parent_saw_is_held_against_the_copy(tmp_path: Path, little: Instrument) -> None:
    """A copy's first line pins where the original's chain stood, so that the original's lines cannot be cut off in it."""
    with Project.create(tmp_path / "desk.sqd", instrument=little) as project:
        finished(project)
    shutil.copy(tmp_path / "desk.sqd", tmp_path / "copy.sqd")
    with Project.open(tmp_path / "copy.sqd") as project:
        finished(project)
        first = project.database.conn.execute("SELECT device FROM event ORDER BY id LIMIT 1").fetchone()[0]
    connection = sqlite.connect(tmp_path / "copy.sqd")
    connection.execute("DROP TRIGGER event_is_never_deleted")
    last = "(SELECT id FROM event WHERE device = ? ORDER BY sequence DESC LIMIT 1)"
    connection.execute(f"DELETE FROM event WHERE id = {last}", (first,))
    chain, sequence = connection.execute(f"SELECT chain, sequence FROM event WHERE id = {last}", (first,)).fetchone()
    connection.execute("UPDATE chain SET head = ?, sequence = ? WHERE device = ?", (chain, sequence, first))
    connection.commit()
    connection.close()

    assert "head_missing" in {fault.code for fault in verify_project(tmp_path / "copy.sqd").faults}


def test_a_backup_says_the_same_and_a_change_says_something_else(tmp_path: Path, little: Instrument) -> None:
    path = live_in(tmp_path / "desk.sqd", little)
    with Project.open(path) as project:
        copy_project(project.database, tmp_path / "copy.sqd")
        with Project.open(tmp_path / "copy.sqd") as copy:
            assert content_digest(copy.database) == content_digest(project.database)
        before = content_digest(project.database)
        project.set_setting("backup_folder", "elsewhere")
        assert content_digest(project.database) == before
        finished(project)
        assert content_digest(project.database) != before


class Life(RuleBasedStateMachine):
    """Anything that a desk does with its survey, in any order; the file is whole after each step."""

    folder: Callable[[], Path]

    def __init__(self) -> None:
        super().__init__()
        self.path = Life.folder() / "desk.sqd"
        self.project = Project.create(self.path, instrument=instrument_from_toml(LITTLE, name="little-desk"))
        self.drafts: list[str] = []
        self.done: list[str] = []

    @rule(score=st.integers(1, 5), comment=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20))
    def hold(self, score: int, comment: str) -> None:
        answers = {"s1_p": score, **({"remark": comment.strip()} if comment.strip() else {})}
        self.done.append(finished(self.project, **answers))

    @rule()
    def begin(self) -> None:
        interview = self.project.start_interview()
        interview.answer("counter")
        self.drafts.append(interview.uuid)

    @precondition(lambda self: self.drafts)
    @rule(finish=st.booleans())
    def go_on(self, finish: bool) -> None:
        interview = answer_all(self.project.resume(self.drafts.pop()))
        if finish:
            self.done.append(interview.finish())
        else:
            interview.refuse()

    @precondition(lambda self: self.done)
    @rule(data=st.data())
    def look_after(self, data: st.DataObject) -> None:
        uuid = data.draw(st.sampled_from(self.done))
        responses = self.project.responses
        status = responses.get(uuid).status
        doing = data.draw(st.sampled_from(["correct", "void", "restore", "code", "flag", "erase"]))
        if doing == "correct":
            new = 1 + int(str(responses.answers(uuid)["s1_e"] or 0)) % 5
            responses.correct(uuid, "s1_e", new, reason="typed wrong")
        elif doing == "void" and status == "finished":
            responses.void(uuid, reason="a test")
        elif doing == "restore" and status == "voided":
            responses.restore(uuid, reason="no test")
        elif doing == "code" and status == "finished":
            self.project.comments.save_code(Code(code="queue", title="Antrean"))
            self.project.comments.give(uuid, "remark", "Ani", ["queue"])
        elif doing == "flag" and status == "finished":
            self.project.quality_flags.check(uuid)
        elif doing == "erase":
            responses.erase(str(responses.get(uuid).withdrawal_code))
            self.done.remove(uuid)

    @rule(name=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(str.strip))
    def set_up(self, name: str) -> None:
        self.project.fieldwork.save_units([Unit(code=name.strip(), name=name)])
        self.project.people.save(Enumerator(code="ani", name=name))
        self.project.set_setting("office", name)

    @rule()
    def fail_in_the_middle(self) -> None:
        with contextlib.suppress(RuntimeError), self.project.transaction():
            finished(self.project)
            raise RuntimeError

    @rule(moved=st.booleans())
    def open_again(self, moved: bool) -> None:
        self.project.close()
        if moved:
            copy = self.path.with_name(self.path.stem + "x.sqd")
            shutil.copy(self.path, copy)
            self.path = copy
        self.project = Project.open(self.path)

    @invariant()
    def the_file_is_whole(self) -> None:
        assert self.project.verify().faults == ()

    def teardown(self) -> None:
        self.project.close()


def test_a_life_leaves_the_file_whole(tmp_path_factory: pytest.TempPathFactory) -> None:
    Life.folder = lambda: tmp_path_factory.mktemp("life")  # type: ignore[method-assign]
    Life.TestCase.settings = settings(max_examples=15, stateful_step_count=15, phases=[Phase.generate])
    Life.TestCase().runTest()
