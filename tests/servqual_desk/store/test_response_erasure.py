"""After an erasure, by whichever road, no file beside the project holds a byte of what the person wrote."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from instruments.model import Instrument
from servqual_desk.interviewing.interview import Interview
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code
from servqual_desk.store.sqlite import sqlite
from tests.servqual_desk.held_interviews import answer_all, finished

WRITTEN = "Petugas-Budi-di-loket-4-membentak-saya"
FIRST_WORDS = "Kata-pertama-yang-lalu-diganti"
TYPED_TWICE = "Salinan-ketikan-kedua-yang-berbeda"
REASON = "alasan-petugas-menyebut-nama-orangnya"
SERIAL = "RAHASIA-0042"

Connect = Callable[..., sqlite.Connection]


@pytest.fixture(autouse=True)
def _sqlite_that_leaves_bytes_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Python for Windows builds SQLite; some Linux builds zero what is freed unless they are told otherwise."""
    connect = sqlite.connect

    def build_default(*arguments: Any, **named: Any) -> sqlite.Connection:
        connection = connect(*arguments, **named)
        connection.execute("PRAGMA secure_delete = OFF")
        return connection

    monkeypatch.setattr(sqlite, "connect", build_default)


@pytest.fixture
def project(tmp_path: Path, little: Instrument) -> Iterator[Project]:
    """With enough other answers that pages are split and rows are moved while the person's are written."""
    with Project.create(tmp_path / "desk.sqd", instrument=little) as opened:
        others(opened)
        yield opened


def others(project: Project) -> None:
    for number in range(12):
        finished(project, remark=f"Saran nomor {number}. " * (1 + number % 5))


def written(interview: Interview) -> Interview:
    """Answers everything; the comment is changed once, long before and short after."""
    answer_all(interview)
    for words in (f"{FIRST_WORDS} " * 40, WRITTEN):
        interview.go_to("remark")
        interview.answer(words)
    return interview


def found_in_files(project: Project, *words: str) -> list[str]:
    """Which of the words stand in which file of the project's folder."""
    files = [(path.name, path.read_bytes()) for path in sorted(project.path.parent.iterdir())]
    return [f"{word} in {name}" for name, content in files for word in words if word.encode() in content]


def by_withdrawal(project: Project) -> None:
    uuid = written(project.start_interview()).finish()
    others(project)
    project.responses.erase(str(project.responses.get(uuid).withdrawal_code))


def corrected_and_voided(project: Project) -> None:
    uuid = written(project.start_interview()).finish()
    project.responses.correct(uuid, "remark", "Diganti.", reason=REASON)
    project.responses.void(uuid, reason=REASON)
    project.responses.erase(str(project.responses.get(uuid).withdrawal_code))


def coded(project: Project) -> None:
    uuid = written(project.start_interview()).finish()
    project.comments.save_code(Code(code="queue", title="Antrean"))
    project.comments.give(uuid, "remark", "Ani", ["queue"])
    project.quality_flags.check(uuid)
    project.responses.erase(str(project.responses.get(uuid).withdrawal_code))


def by_the_number_of_a_paper_form(project: Project) -> None:
    uuid = written(project.start_interview(mode="paper", serial=SERIAL)).finish()
    entry = project.second_entry(uuid, language="id", who="budi")
    entry.answer("remark", TYPED_TWICE * 30)
    entry.answer("remark", TYPED_TWICE)
    entry.finish()
    project.responses.erase(SERIAL)


def refused_at_the_end(project: Project) -> None:
    written(project.start_interview()).refuse()


def refused_on_paper(project: Project) -> None:
    written(project.start_interview(mode="paper", serial=SERIAL)).refuse()


def refused_after_being_resumed(project: Project) -> None:
    interview = written(project.start_interview())
    others(project)
    project.resume(interview.uuid).refuse()


ROADS = (
    by_withdrawal,
    corrected_and_voided,
    coded,
    by_the_number_of_a_paper_form,
    refused_at_the_end,
    refused_on_paper,
    refused_after_being_resumed,
)


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.__name__)
def test_no_file_holds_a_byte_of_the_person(project: Project, road: Callable[[Project], None]) -> None:
    road(project)

    secrets = (WRITTEN, FIRST_WORDS, TYPED_TWICE, REASON, SERIAL)
    assert found_in_files(project, *secrets) == []  # while the file is open, so with its write-ahead log
    project.close()
    assert found_in_files(project, *secrets) == []


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.__name__)
def test_only_a_tombstone_is_left(project: Project, road: Callable[[Project], None]) -> None:
    road(project)

    [gone] = project.responses.list(statuses=("erased",))
    assert (gone.serial, gone.withdrawal_code) == (None, None)
    assert set(project.responses.answers(gone.uuid).values()) == {None}
    for table in ("second_entry", "flag", "coding", "coded"):
        rows = project.database.execute(f"SELECT count(*) FROM {table} WHERE response = ?", (gone.uuid,)).fetchone()
        assert (table, rows[0]) == (table, 0)
    history = project.responses.history(gone.uuid)
    assert {(event.old, event.new, event.reason) for event in history} == {(None, None, None)}
    assert history[-1].kind in ("erased", "refused")


def test_a_table_that_came_later_is_emptied_as_the_others(project: Project) -> None:
    """Whatever table has a column `response` tells of one; nobody has to remember it where a citizen is erased."""
    project.database.conn.execute(
        "CREATE TABLE remembered (response TEXT PRIMARY KEY REFERENCES response(uuid), words TEXT)"
    )
    uuid = finished(project)
    project.database.conn.execute("INSERT INTO remembered VALUES (?, ?)", (uuid, WRITTEN))
    project.database.conn.commit()

    project.responses.erase(project.responses.get(uuid).withdrawal_code or "")

    assert project.database.conn.execute("SELECT count(*) FROM remembered").fetchone() == (0,)
    assert found_in_files(project, WRITTEN) == []


def test_the_words_are_in_the_files_before(project: Project) -> None:
    written(project.start_interview())
    assert f"{WRITTEN} in desk.sqd-wal" in found_in_files(project, WRITTEN)

    written(project.start_interview()).finish()
    assert f"{WRITTEN} in desk.sqd" in found_in_files(project, WRITTEN)


def test_others_keep_what_they_said(project: Project) -> None:
    by_withdrawal(project)

    assert project.count() == 24
    assert project.frame()["remark"].notna().all()


def test_what_an_older_program_left_behind_goes_when_its_file_is_opened(project: Project) -> None:
    uuid = finished(project)
    project.database.execute("DELETE FROM _sqlite_migrations WHERE name = 'm0005_no_remains'")
    project.database.conn.commit()
    project.close()
    before = sqlite.connect(project.path)
    for words in (WRITTEN * 60, "Pendek."):
        before.execute(f"UPDATE {project.table} SET remark = ? WHERE response = ?", (words, uuid))
        before.commit()
    before.close()
    assert found_in_files(project, WRITTEN) == [f"{WRITTEN} in desk.sqd"]

    with Project.open(project.path) as opened:
        [copy] = project.path.parent.glob("desk-*.sqd")  # made before, as it was
        assert found_in_files(project, WRITTEN) == [f"{WRITTEN} in {copy.name}"]
        assert opened.responses.answers(uuid)["remark"] == "Pendek."
