"""Whatever another SQLite program changes in a project, `verify` sees it and says where."""

import shutil
from pathlib import Path

import pytest

from instruments.load import instrument_from_toml
from instruments.progress import Progress
from servqual_desk.project import Project
from servqual_desk.store.sqlite import sqlite
from servqual_desk.verification.fault_words import fault_sentence
from servqual_desk.verification.faults import Verification
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import finished
from tests.servqual_desk.verification.lived_in import another, by_another_program, cells, columns, live_in, tables
from ui.jobs.verify_project import verify_project


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lived") / "desk.sqd"
    return live_in(path, instrument_from_toml(LITTLE, name="little-desk"))


@pytest.fixture
def path(lived_in: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(lived_in, tmp_path))


def only(found: Verification) -> list[tuple[str, str]]:
    return [(fault.code, fault.where) for fault in found.faults]


def test_a_project_that_was_lived_in_is_whole(path: Path) -> None:
    found = verify_project(path)

    assert found.faults == ()
    assert found.whole
    assert (found.responses, found.events > 100, len(found.heads)) == (9, True, 1)


def test_what_is_written_while_it_is_read_is_no_fault(path: Path) -> None:
    """A window that writes while another one verifies has cut no log, and brings nothing from elsewhere."""
    seen = []

    def write(doing: str, _share: float | None) -> None:
        seen.append(doing)
        if len(seen) > 1:  # before the first nothing was read
            with Project.open(path) as other:
                other.responses.correct(finished(other), "s1_p", 2, reason="typed wrong")

    found = verify_project(path, Progress(write))

    assert found.faults == ()
    assert found.responses == 9
    assert verify_project(path).responses == 9 + len(seen[1:]) > 9


def test_every_table_of_the_project_that_was_lived_in_holds_something(path: Path) -> None:
    """Else a column of it would be tried nowhere."""
    connection = sqlite.connect(path)
    counts = {
        table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables(connection)
    }
    connection.close()

    assert [table for table, count in counts.items() if not count] == []


def test_a_change_in_any_column_of_any_table_is_seen(lived_in: Path, tmp_path: Path) -> None:
    unseen = []
    for table, column, row in cells(lived_in):
        path = Path(shutil.copy(lived_in, tmp_path / "changed.sqd"))
        with by_another_program(path) as connection:
            old = connection.execute(f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', (row,)).fetchone()[0]
            connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (another(old), row))
        found = verify_project(path)
        assert all(fault_sentence(fault) for fault in found.faults)
        if found.whole:
            unseen.append((table, column, old))

    assert unseen == []


def test_a_row_deleted_from_any_table_is_seen(lived_in: Path, tmp_path: Path) -> None:
    unseen = []
    connection = sqlite.connect(lived_in)
    for table in tables(connection):
        for place in ("ASC", "DESC"):
            path = Path(shutil.copy(lived_in, tmp_path / "changed.sqd"))
            with by_another_program(path) as other:
                other.execute(
                    f'DELETE FROM "{table}" WHERE rowid = (SELECT rowid FROM "{table}" ORDER BY rowid {place} LIMIT 1)'
                )
            if verify_project(path).whole:
                unseen.append((table, place))
    connection.close()

    assert unseen == []


def test_a_row_added_to_any_table_is_seen(lived_in: Path, tmp_path: Path) -> None:
    """A copy of a row with other values in its key."""
    unseen = []
    connection = sqlite.connect(lived_in)
    for table in tables(connection):
        path = Path(shutil.copy(lived_in, tmp_path / "changed.sqd"))
        with by_another_program(path) as other:
            keys = {row[1] for row in other.execute(f'PRAGMA table_info("{table}")') if row[5]} | {"uuid", "name"}
            names = columns(other, table)
            row = dict(zip(names, other.execute(f'SELECT * FROM "{table}"').fetchone(), strict=True))
            copy = {name: another(value) if name in keys else value for name, value in row.items()}
            if isinstance(copy.get("id"), int):
                copy["id"] = other.execute(f'SELECT max(id) + 1 FROM "{table}"').fetchone()[0]
            copy.pop("withdrawal_code", None)
            marks = ", ".join("?" * len(copy))
            quoted = ", ".join(f'"{name}"' for name in copy)
            other.execute(f'INSERT INTO "{table}" ({quoted}) VALUES ({marks})', tuple(copy.values()))
        if verify_project(path).whole:
            unseen.append(table)
    connection.close()

    assert unseen == []


def test_where_it_is_and_how_an_answer_differs_is_said(path: Path) -> None:
    with by_another_program(path) as connection:
        uuid, old = connection.execute(
            "SELECT response, s1_e FROM answers_little_desk JOIN response ON uuid = response WHERE mode = 'interviewer'"
        ).fetchone()
        connection.execute("UPDATE answers_little_desk SET s1_e = 1 WHERE response = ?", (uuid,))

    found = verify_project(path)

    assert only(found) == [("response_changed", uuid), ("answer_changed", uuid)]
    assert dict(found.faults[1].params) == {"column": "s1_e", "stored": 1, "logged": old}


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("UPDATE project SET value = 'Judul lain' WHERE key = 'title'", ("row_changed", 'project["title"]')),
        ("UPDATE enumerator SET pin = NULL", ("row_changed", 'enumerator["ani"]')),
        ("DELETE FROM unit WHERE code = 'selatan'", ("row_missing", 'unit["selatan"]')),
        ("INSERT INTO wave (code, title) VALUES ('2027', 'Tahun 2027')", ("row_added", 'wave["2027"]')),
        ("CREATE TABLE other (x)", ("schema", "other")),
        ("ALTER TABLE unit ADD COLUMN note TEXT", ("schema", "unit")),
        ("CREATE INDEX other ON unit (name)", ("schema", "other")),
        ("DELETE FROM sqlite_sequence", ("schema", "sqlite_sequence")),
    ],
)
def test_what_is_wrong_outside_the_responses_is_named(path: Path, sql: str, expected: tuple[str, str]) -> None:
    with by_another_program(path) as connection:
        connection.execute(sql)

    assert expected in only(verify_project(path))


def test_a_trigger_that_is_taken_away_is_seen(path: Path) -> None:
    connection = sqlite.connect(path)
    connection.execute("DROP TRIGGER event_is_never_changed")
    connection.close()

    assert only(verify_project(path)) == [("schema", "event_is_never_changed")]


def test_who_cannot_be_rewritten(path: Path) -> None:
    with by_another_program(path) as connection:
        connection.execute("UPDATE event SET who = 'budi' WHERE kind = 'corrected'")

    [(code, where)] = only(verify_project(path))
    assert (code, where.startswith("event[")) == ("event_link", True)


def test_two_rows_that_change_places_are_seen(path: Path) -> None:
    with by_another_program(path) as connection:
        for table in ("response", "event"):
            for old, new in ((2, -1), (3, 2), (-1, 3)):
                connection.execute(f"UPDATE {table} SET id = ? WHERE id = ?", (new, old))

    assert {"event_link", "response_moved"} <= {code for code, _where in only(verify_project(path))}


def test_answers_that_change_hands_are_seen(path: Path) -> None:
    with by_another_program(path) as connection:
        first, second = (
            connection.execute("SELECT response FROM answers_little_desk WHERE s1_p = ?", (score,)).fetchone()[0]
            for score in (1, 3)  # who answered alike would change nothing by changing places
        )
        for old, new in ((first, "x"), (second, first), ("x", second)):
            connection.execute("UPDATE answers_little_desk SET response = ? WHERE response = ?", (new, old))

    assert {("response_changed", first), ("response_changed", second)} <= set(only(verify_project(path)))


def test_a_log_that_ends_early_is_seen(path: Path) -> None:
    with by_another_program(path) as connection:
        connection.execute("DELETE FROM event WHERE id > (SELECT max(id) - 3 FROM event)")

    assert "log_cut" in {code for code, _where in only(verify_project(path))}


def test_a_line_blanked_without_an_erasure_is_seen(path: Path) -> None:
    """What an erasure may do to the log, done to a person who never asked for it."""
    with by_another_program(path) as connection:
        uuid = connection.execute("SELECT response FROM event WHERE kind = 'corrected'").fetchone()[0]
        connection.execute(
            """UPDATE event SET variable = NULL, old = NULL, new = NULL, reason = NULL, elapsed_ms = NULL, salt = NULL
               WHERE kind = 'corrected'"""
        )

    [blanked] = [fault for fault in verify_project(path).faults if fault.code == "event_blanked"]
    assert blanked.params["response"] == uuid


def test_a_file_that_cannot_be_opened_is_not_whole(tmp_path: Path) -> None:
    (tmp_path / "desk.sqd").write_bytes(b"SQLite format 3\x00" + bytes(4096))

    found = verify_project(tmp_path / "desk.sqd")

    assert [fault.code for fault in found.faults] == ["unreadable"]
    assert not found.whole
