"""Cells that nothing can have written, in every column of a response: what is saved can be read by everybody all the same."""

from contextlib import closing
from pathlib import Path

import pytest

from analysis import analyse
from instruments.columns import variables
from instruments.load import instrument_from_toml
from servqual_desk.fieldwork.field_plan import Wave
from servqual_desk.project import Project
from servqual_desk.store.clock import is_moment
from servqual_desk.store.sqlite import sqlite
from servqual_desk.words.domain_words import MODES, SOURCES
from servqual_desk.words.response_columns import FIELDS
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import FULL, finished

IMPOSSIBLE = (
    "/00:00",
    "2026-11-31T10:00:00.000+00:00",
    "2026-11-20T10:00:00.000/00:00",
    "0001-01-01T00:00:00.000+23:59",
    "2026-02-30",
    "",
    b"",
    b"\xff\x00",
    -7,
    float("inf"),
)
LITTLE_DESK = instrument_from_toml(LITTLE, name="little-desk")
# (table, column with the identifier, column) of every cell of a response but the identifiers.
PLACES = [("response", "uuid", field) for field in (*FIELDS, "withdrawal_code") if field != "uuid"] + [
    ("answers_little_desk", "response", variable.name) for variable in variables(LITTLE_DESK)
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished response for each column."""
    path = tmp_path_factory.mktemp("sound") / "desk.sqd"
    with Project.create(path, instrument=LITTLE_DESK) as project:
        for _place in PLACES:
            finished(project, channel="online", apps=["web"])
    return path


def harmed(sound: Path, path: Path, cell: object, *, log_too: bool) -> Path:
    """A copy with the cell in another column of each response, written past the program and its triggers."""
    path.write_bytes(sound.read_bytes())
    with closing(sqlite.connect(path)) as database, database:
        database.execute("PRAGMA ignore_check_constraints = ON")
        uuids = [row[0] for row in database.execute("SELECT uuid FROM response ORDER BY id")]
        for uuid, (table, key, column) in zip(uuids, PLACES, strict=True):
            database.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE "{key}" = ?', (cell, uuid))
        if log_too:
            database.execute("DROP TRIGGER event_is_never_changed")
            database.execute("UPDATE event SET at = '/00:00', new = NULL WHERE kind = 'answered'")
            database.execute("UPDATE event SET at = '/00:00' WHERE kind IN ('started', 'finished')")
    return path


@pytest.mark.parametrize("cell", IMPOSSIBLE, ids=repr)
@pytest.mark.parametrize("log_too", [False, True], ids=["rows", "rows and log"])
def test_an_impossible_cell_in_any_column_stops_nobody(
    sound: Path, tmp_path: Path, cell: object, *, log_too: bool
) -> None:
    path, into = harmed(sound, tmp_path / "desk.sqd", cell, log_too=log_too), tmp_path / "saved.sqd"

    Project.salvage(path, into)

    with Project.open(into) as project:
        assert project.verify().faults == ()
        frame = project.frame()
        assert len(frame) == len(PLACES)
        assert frame["sqd_started_at"].notna().all()
        assert set(frame["sqd_mode"]) <= set(MODES)
        assert set(frame["sqd_source"]) <= set(SOURCES)
        assert set(frame["sqd_language"]) == {"id"}
        assert (frame["sqd_seconds"].dropna() >= 0).all()
        assert set(frame["overall"].dropna()) <= {1, 2, 3, 4, 5}
        assert set(frame["visits"].dropna()) <= {FULL["visits"], cell}  # which has no limits in this questionnaire
        assert analyse(frame, project.instrument).data.n_responses == len(PLACES)
        for response in project.responses.list():
            assert all(is_moment(event.at) for event in project.responses.history(response.uuid))


def test_a_time_that_is_none_comes_back_from_the_log_where_the_seal_says_that_it_is_right(
    sound: Path, tmp_path: Path
) -> None:
    with Project.open(sound) as project:
        ended = {one.uuid: one.finished_at for one in project.responses.list()}
    path, into = tmp_path / "desk.sqd", tmp_path / "saved.sqd"
    path.write_bytes(sound.read_bytes())
    with closing(sqlite.connect(path)) as database, database:
        database.execute("UPDATE response SET finished_at = replace(finished_at, '+', '/') WHERE id = 3")

    saved = Project.salvage(path, into)

    assert (len(saved.from_log), saved.doubtful) == (1, ())
    with Project.open(into) as project:
        assert {one.uuid: one.finished_at for one in project.responses.list()} == ended


def test_the_history_says_which_answer_was_taken_out(sound: Path, tmp_path: Path) -> None:
    """Where neither the answers nor the log can be right, what was found stands in the log, and counts in nothing."""
    path, into = harmed(sound, tmp_path / "desk.sqd", 77, log_too=True), tmp_path / "saved.sqd"

    saved = Project.salvage(path, into)

    uuid = next(uuid for uuid, place in zip(_uuids(into), PLACES, strict=True) if place[2] == "overall")
    assert uuid in saved.doubtful
    with Project.open(into) as project:
        (line,) = [event for event in project.responses.history(uuid) if event.reason == "impossible"]
        assert (line.variable, line.old) == ("overall", "77")
        assert project.responses.answers(uuid)["overall"] is None


@pytest.mark.parametrize("logged", [True, False], ids=["known to the log", "only found"])
def test_a_day_of_a_wave_that_is_none(tmp_path: Path, *, logged: bool) -> None:
    path, into = tmp_path / "desk.sqd", tmp_path / "saved.sqd"
    with Project.create(path, instrument=LITTLE_DESK) as project:
        project.fieldwork.save_wave(Wave(code="w1", title="Satu", starts_on="2026-11-01"))
        finished(project)
    with closing(sqlite.connect(path)) as database, database:
        database.execute("UPDATE wave SET starts_on = '2026-/1-01'")
        if not logged:
            database.execute("DROP TRIGGER event_is_never_changed")
            database.execute("UPDATE event SET new = x'00' WHERE variable LIKE 'wave%'")

    Project.salvage(path, into)

    with Project.open(into) as project:
        (wave,) = project.fieldwork.waves()
        assert (wave.title, wave.starts_on) == ("Satu", "2026-11-01" if logged else None)
        assert project.frame().attrs["waves"]["w1"]["title"] == "Satu"


def _uuids(path: Path) -> list[str]:
    with closing(sqlite.connect(path)) as database:
        return [row[0] for row in database.execute("SELECT uuid FROM response ORDER BY id")]
