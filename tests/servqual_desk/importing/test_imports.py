"""A file is known again, a grown one brings its new rows alone, and an import is taken back as a whole."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from instruments.i18n import use_language
from servqual_desk.errors import DataError
from servqual_desk.fieldwork.field_plan import Wave
from servqual_desk.importing.grid import chunk_of
from servqual_desk.project import Project
from servqual_desk.responses.erasure import erase_everywhere
from servqual_desk.store.response_erasure import blank, erasing
from servqual_desk.store.sqlite import sqlite
from tests.little_survey import little_survey
from ui.jobs.guess_words import guess_sentence
from ui.jobs.import_data import ImportOptions, check_file, import_checked

ROWS = "t1_e,sex,comment\n5,f,Ramai\n4,m,Antre\n4,m,Antre\n"
Import = Callable[..., int]


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "survey.sqd"
    Project.create(path, instrument=little_survey()).close()
    return path


@pytest.fixture
def import_text(survey: Path, tmp_path: Path) -> Import:
    def run(text: str, *, name: str = "data.csv", map_: str = "", **said: bool) -> int:
        (tmp_path / name).write_text(text)
        path = tmp_path / "map.toml" if map_ else None
        (tmp_path / "map.toml").write_text(map_)
        with use_language("en"):
            checked = check_file(survey, tmp_path / name, options=ImportOptions(map_=path, **said))
            return import_checked(survey, checked)

    return run


def n_responses(survey: Path) -> int:
    with Project.open(survey) as project:
        return project.count()


def test_the_same_file_is_refused_and_again_adds_it(import_text: Import, survey: Path) -> None:
    assert import_text(ROWS) == 3
    with pytest.raises(DataError, match="imported before"):
        import_text(ROWS, name="copy.csv")
    assert n_responses(survey) == 3
    assert import_text(ROWS, again=True) == 3


def test_a_grown_file_brings_its_new_rows_alone_also_where_rows_are_alike(import_text: Import, survey: Path) -> None:
    import_text(ROWS)
    assert import_text(ROWS + "4,m,Antre\n7,f,Baik\n") == 2
    assert n_responses(survey) == 5


def test_rows_in_another_order_are_no_new_ones(import_text: Import) -> None:
    import_text(ROWS)
    with pytest.raises(DataError, match="imported before"):
        import_text("t1_e,sex,comment\n4,m,Antre\n5,f,Ramai\n4,m,Antre\n")


def test_a_changed_copy_is_asked_about(import_text: Import, survey: Path) -> None:
    import_text(ROWS)
    with pytest.raises(DataError, match=r"2 of the 3 rows.*--again"):
        import_text(ROWS.replace("Ramai", "Ramai sekali"))
    assert n_responses(survey) == 3


def test_a_file_of_other_people_is_none_that_was_imported(import_text: Import) -> None:
    import_text(ROWS)
    assert import_text("t1_e,sex,comment\n1,f,a\n2,f,b\n4,m,Antre\n") == 3


def test_an_import_is_taken_back_whole_with_its_reason(import_text: Import, survey: Path) -> None:
    import_text(ROWS)
    import_text("t1_e\n1\n", name="other.csv")
    with Project.open(survey) as project:
        first = project.imports.list()[-1]
        assert (first.name, first.n, first.undone_at) == ("data.csv", 3, "")
        assert project.imports.undo(first.number, reason="wrong office", who="K1") == 3
        assert project.count() == 1
        voided = [event for event in project.events() if event.kind == "voided"]
        assert {(event.reason, event.who) for event in voided} == {("wrong office", "K1")}
        assert [event.old for event in project.events() if event.kind == "import_undone"] == [str(first.number)]
        with pytest.raises(DataError):
            project.imports.undo(first.number, reason="twice")
    assert import_text(ROWS) == 3


@pytest.mark.parametrize(("number", "reason"), [(1, " "), (7, "why")])
def test_an_undo_without_a_reason_or_without_an_import_changes_nothing(
    import_text: Import, survey: Path, number: int, reason: str
) -> None:
    import_text(ROWS)
    with Project.open(survey) as project, pytest.raises(DataError):
        project.imports.undo(number, reason=reason)
    assert n_responses(survey) == 3


def test_what_was_said_of_a_file_is_said_once(import_text: Import) -> None:
    said = 'ignore = ["Waktu"]\n[columns]\nNilai = "t1_e"\n[values.t1_e]\nLumayan = 4\n'
    assert import_text("Nilai,Waktu\nLumayan,1\n", map_=said) == 1
    assert import_text("Nilai,Waktu\nLumayan,2\n5,3\n") == 2


def test_imported_responses_have_no_withdrawal_code(import_text: Import, survey: Path) -> None:
    import_text(ROWS)
    with Project.open(survey) as project:
        assert {response.withdrawal_code for response in project.responses.list()} == {None}


# What was erased


def erase(survey: Path, comment: str) -> str:
    """Erase the response with this comment; returns its identifier."""
    with Project.open(survey) as project:
        frame = project.frame()
        uuid = str(frame.loc[frame["comment"] == comment, "sqd_uuid"].iloc[0])
        with erasing(project):
            blank(project, uuid, kind="erased")
        return uuid


def comments(survey: Path) -> list[str]:
    with Project.open(survey) as project:
        assert project.verify().whole
        return list(project.frame()["comment"])


def test_no_hash_of_an_erased_row_stays(import_text: Import, survey: Path) -> None:
    import_text(ROWS)
    rows = [line.split(",") for line in ROWS.splitlines()[1:]]
    hashes = chunk_of(range(len(rows)), rows).row_digests()
    assert hashes[0] in survey.read_bytes()
    erase(survey, "Ramai")
    assert hashes[0] not in survey.read_bytes()
    assert hashes[1] in survey.read_bytes()


@pytest.mark.parametrize("erased", ["Ramai", "Antre", "Sepi"])
def test_an_erased_row_does_not_come_back_with_a_file_that_has_grown(
    import_text: Import, survey: Path, erased: str
) -> None:
    rows = "t1_e,sex,comment\n5,f,Ramai\n4,m,Antre\n3,f,Sepi\n"
    import_text(rows)
    erase(survey, erased)
    assert import_text(rows + "7,f,Baik\n") == 1
    assert sorted(comments(survey)) == sorted({"Ramai", "Antre", "Sepi", "Baik"} - {erased})


def test_an_erased_row_does_not_come_back_when_a_file_is_added_again(import_text: Import, survey: Path) -> None:
    import_text(ROWS)
    erase(survey, "Ramai")
    assert import_text(ROWS, again=True) == 2
    assert comments(survey) == ["Antre"] * 4
    assert import_text(ROWS, again=True, with_erased=True) == 3


def test_an_erased_row_does_not_come_back_when_its_import_was_undone(import_text: Import, survey: Path) -> None:
    import_text(ROWS)
    erase(survey, "Ramai")
    with Project.open(survey) as project:
        project.imports.undo(1, reason="wrong office")
    assert import_text(ROWS) == 2
    assert comments(survey) == ["Antre", "Antre"]


def test_what_was_voided_with_its_import_can_be_erased_after_that(import_text: Import, survey: Path) -> None:
    import_text("sqd_serial,comment\n0007,Ramai\n0008,Antre\n")
    with Project.open(survey) as project:
        project.imports.undo(1, reason="wrong office")
        erase_everywhere(project, "0007")
    assert b"Ramai" not in survey.read_bytes()
    assert import_text("sqd_serial,comment\n0007,Ramai\n0008,Antre\n") == 1
    assert comments(survey) == ["Antre"]


def test_nothing_over_the_whole_file_tells_a_guess_from_the_truth(import_text: Import, survey: Path) -> None:
    import_text("comment\nRamai\n")
    digest = hashlib.sha256(b"comment\nRamai\n").hexdigest()
    assert digest.encode() not in survey.read_bytes()


def test_where_an_erased_row_was_taken_out_of_the_file_every_new_row_comes(import_text: Import, survey: Path) -> None:
    import_text(ROWS)
    erase(survey, "Ramai")
    assert import_text("t1_e,sex,comment\n4,m,Antre\n4,m,Antre\n7,f,Baik\n") == 1
    assert sorted(comments(survey)) == ["Antre", "Antre", "Baik"]


@pytest.mark.parametrize(
    "text",
    [
        "t1_e,sex,comment\n2,f,Murah\n7,f,Baik\n5,f,Ramai\n4,m,Antre\n4,m,Antre\n3,f,Sepi\n",
        "t1_e,sex,comment\n3,f,Sepi\n4,m,Antre\n4,m,Antre\n5,f,Ramai\n",
    ],
)
def test_where_an_erased_row_cannot_be_told_a_person_is_asked(import_text: Import, survey: Path, text: str) -> None:
    import_text(ROWS + "3,f,Sepi\n")
    erase(survey, "Ramai")
    for said in ({}, {"again": True}):
        with pytest.raises(DataError, match=r"1 response that “data.csv” brought was erased since"):
            import_text(text, **said)
    assert len(comments(survey)) == 3
    new = text.count("\n") - 1 - 3  # but for the header and the three that are there
    assert import_text(text, with_erased=True) == new


def test_what_is_left_out_of_erased_people_is_said(import_text: Import, survey: Path, tmp_path: Path) -> None:
    import_text(ROWS)
    erase(survey, "Ramai")
    (tmp_path / "grown.csv").write_text(ROWS + "7,f,Baik\n")
    with use_language("en"):
        found = check_file(survey, tmp_path / "grown.csv").found
        said = [guess_sentence(guess) for guess in found.guesses]
    assert "Left out, because their responses were erased since at the respondent's wish: rows 2." in said


def test_an_older_file_loses_the_hash_of_what_was_erased_in_it(import_text: Import, survey: Path) -> None:
    import_text(ROWS)
    uuid = erase(survey, "Ramai")
    connection = sqlite.connect(survey)
    connection.execute("UPDATE imported SET row = x'0102' WHERE response = ?", (uuid,))
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm0012_no_row_hash'")
    connection.commit()
    connection.close()
    with Project.open(survey) as project:
        found = project.verify().faults
        rows = project.database.conn.execute("SELECT row FROM imported WHERE response = ?", (uuid,)).fetchall()
    assert rows == [(b"",)]
    assert "response_changed" not in {fault.code for fault in found}


def test_day_and_wave_are_those_that_were_said_where_the_file_names_none(survey: Path, tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("t1_e,sqd_wave,sqd_finished_at\n5,,\n4,old,2026-01-05T03:00:00+00:00\n")
    with Project.open(survey) as project:
        project.fieldwork.save_wave(Wave(code="2026-1", title="First half"))
    options = ImportOptions(day="2026-03-17", wave="2026-1")
    import_checked(survey, check_file(survey, tmp_path / "data.csv", options=options))
    with Project.open(survey) as project:
        rows = {row["sqd_wave"]: row for row in project.frame().to_dict("records")}
    assert rows["2026-1"]["sqd_started_at"].to_pydatetime().astimezone().date().isoformat() == "2026-03-17"
    assert rows["old"]["sqd_started_at"].isoformat() == "2026-01-05T03:00:00+00:00"  # not later than it was finished

    with use_language("en"), pytest.raises(DataError, match="no wave “2027”"):
        check_file(survey, tmp_path / "data.csv", options=ImportOptions(wave="2027"))
