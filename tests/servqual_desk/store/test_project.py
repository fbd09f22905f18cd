import json
import shutil
from pathlib import Path

import pytest

from instruments.load import instrument_from_toml
from instruments.model import Instrument
from servqual_desk.errors import DataError, ProjectError
from servqual_desk.importing.import_check import Record
from servqual_desk.project import Project
from servqual_desk.store import response_blocks
from servqual_desk.store.frame import GrowingFrame
from servqual_desk.store.sqlite import damaged, sqlite
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import finished


def record(**values: int | float | str | None) -> Record:
    return Record(values=values, meta={})


def test_a_project_keeps_its_questionnaire_whole(tmp_path: Path, little: Instrument) -> None:
    Project.create(tmp_path / "desk.sqd", instrument=little).close()

    with Project.open(tmp_path / "desk.sqd") as project:
        assert project.instrument == little
        assert project.title == "Loket kecil"


def test_a_project_that_was_just_made_syncs_every_commit(tmp_path: Path, little: Instrument) -> None:
    with Project.create(tmp_path / "desk.sqd", instrument=little) as project:
        assert project.database.conn.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL


def test_an_existing_file_is_never_overwritten(tmp_path: Path, little: Instrument) -> None:
    path = tmp_path / "desk.sqd"
    path.write_text("a letter")

    with pytest.raises(ProjectError, match=r"desk\.sqd"):
        Project.create(path, instrument=little)

    assert path.read_text() == "a letter"


def test_a_project_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path, little: Instrument) -> None:
    with pytest.raises(ProjectError):
        Project.create(tmp_path / "no folder" / "desk.sqd", instrument=little)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"x" * 2000])
def test_a_file_that_is_no_project_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.sqd"
    path.write_bytes(content)

    with pytest.raises(ProjectError, match=r"letter\.sqd"):
        Project.open(path)

    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("was", "became"),
    [
        (b'version = "', b"version = \xf2"),
        (b'version = "', b"version = #"),
        (b"Loket kecil", b"Loket besar"),
        (b"CREATE TABLE project", b"CREATE TABLE proj\xf2ct"),
    ],
    ids=["no text", "no TOML", "another questionnaire", "schema"],
)
def test_a_damaged_project_is_refused_in_one_sentence(
    tmp_path: Path, little: Instrument, was: bytes, became: bytes
) -> None:
    path = tmp_path / "desk.sqd"
    Project.create(path, instrument=little).close()
    content = path.read_bytes()
    assert was in content
    path.write_bytes(content.replace(was, became))

    with pytest.raises(ProjectError) as refusal:
        Project.open(path)

    assert refusal.value.faults == (damaged(path),)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "books.sqlite"
    with sqlite.connect(path) as books:
        books.execute("CREATE TABLE book (title TEXT)")
    books.close()

    with pytest.raises(ProjectError, match="Servqual Desk"):
        Project.open(path)


def test_a_newer_programs_project_is_refused(tmp_path: Path, little: Instrument) -> None:
    path = tmp_path / "desk.sqd"
    with Project.create(path, instrument=little) as project:
        project.database["_sqlite_migrations"].insert(
            {"migration_set": "servqual_desk", "name": "m9999_from_the_future", "applied_at": "2030-01-01"}
        )

    with pytest.raises(ProjectError, match="m9999_from_the_future"):
        Project.open(path)


def test_foreign_keys_are_enforced(project: Project) -> None:
    with pytest.raises(sqlite.IntegrityError):
        project.database.execute("INSERT INTO answers_little_desk (response) VALUES ('nobody')")


def test_the_log_can_only_grow(project: Project) -> None:
    finished(project)

    for statement in ("DELETE FROM event", "UPDATE event SET new = 5", "UPDATE event SET who = NULL, at = 'never'"):
        with pytest.raises(sqlite.IntegrityError, match="append-only"):
            project.database.execute(statement)


def test_the_answers_stand_in_one_wide_table(project: Project) -> None:
    finished(project)

    row = next(project.database.query("SELECT * FROM answers_little_desk"))

    assert row | {"response": ""} == {
        "response": "",
        "s1_e": 5,
        "c1_e": 5,
        "s1_p": 3,
        "c1_p": "dk",
        "w_speed": 60,
        "w_care": 40,
        "channel": "counter",
        "apps": None,
        "visits": 3,
        "waited": 0.5,
        "came_on": "2026-11-20",
        "overall": 4,
        "remark": "Tambah kursi.",
    }


def test_a_new_version_adds_columns_and_keeps_answers(project: Project) -> None:
    uuid = finished(project)
    newer = instrument_from_toml(
        LITTLE.replace("1.0.0", "1.1.0").replace(
            "[weights]",
            """[[items]]
id = "c2"
dimension = "care"
text = { id = "Petugas ramah.", en = "Staff are friendly." }

[weights]""",
        ),
        name="little-desk",
    )

    project.adopt(newer)

    frame = project.frame()
    assert frame["sqd_uuid"].tolist() == [uuid]
    assert frame["s1_e"].tolist() == [5.0]
    assert frame["c2_e"].isna().all()


def test_another_questionnaire_cannot_be_adopted(project: Project) -> None:
    stranger = instrument_from_toml(LITTLE.replace("little-desk", "other-desk"), name="other-desk")

    with pytest.raises(ProjectError, match="other-desk"):
        project.adopt(stranger)


def test_the_frame_is_typed(project: Project) -> None:
    finished(project)

    frame = project.frame()

    assert frame["s1_e"].dtype == "float64"
    assert frame["c1_p"].isna().all()
    assert frame["channel"].cat.categories.tolist() == ["counter", "online"]
    assert frame.loc[0, "remark"] == "Tambah kursi."
    assert frame.loc[0, "sqd_mode"] == "interviewer"


def test_the_frame_says_what_its_columns_mean_and_whose_answers_they_are(project: Project) -> None:
    finished(project)

    attrs = project.frame().query("visits == 3").attrs

    assert attrs["labels"]["s1_e"] in ("Antrean pendek.", "The queue is short.")
    assert set(attrs["labels"]) == set(project.frame().columns)
    assert attrs["instrument"] == {"id": "little-desk", "version": "1.0.0", "digest": project.instrument.digest}
    assert attrs == json.loads(json.dumps(attrs))


def test_the_frame_for_data_files_keeps_non_answers(project: Project) -> None:
    finished(project)

    assert project.frame(non_answers=True)["c1_p"].tolist() == ["dk"]


def test_an_empty_project_gives_an_empty_frame_with_every_column(project: Project) -> None:
    frame = project.frame()

    assert len(frame) == 0
    assert {"s1_e", "channel", "remark", "sqd_uuid"} <= set(frame.columns)


def test_drafts_are_not_in_the_frame(project: Project) -> None:
    project.start_interview().answer("counter")
    finished(project)

    assert len(project.frame()) == 1


def test_imported_records_are_finished_responses_in_their_order(project: Project) -> None:
    added = project.add_responses([record(s1_e=5), record(s1_e=2), record(s1_e="dk")], source="import", detail="a.csv")

    assert added == project.count() == 3
    assert project.frame(non_answers=True)["s1_e"].tolist() == [5, 2, "dk"]
    assert project.frame()["sqd_source"].unique().tolist() == ["import"]


def test_a_response_that_is_there_already_is_not_imported_again(project: Project) -> None:
    uuid = finished(project)

    with pytest.raises(DataError, match=uuid):
        project.add_responses([record(s1_e=1), Record(values={}, meta={"sqd_uuid": uuid})], source="import")

    assert project.count() == 1


def test_codes_that_records_name_are_known_afterwards(project: Project) -> None:
    project.add_responses(
        [Record(values={"s1_e": 4}, meta={"sqd_service": "ktp", "sqd_wave": "2026a"})], source="import"
    )

    assert project.frame({"sqd_service": "ktp"})["sqd_wave"].tolist() == ["2026a"]


def test_two_open_windows_see_each_others_answers(project: Project) -> None:
    with Project.open(project.path) as another:
        finished(project)

        assert another.count() == 1


def test_a_copy_on_a_read_only_stick_can_be_read(project: Project, tmp_path: Path) -> None:
    finished(project)
    project.close()
    stick = tmp_path / "stick"
    stick.mkdir()
    shutil.copy(project.path, stick)

    with Project.open(stick / "desk.sqd", readonly=True) as copy:
        assert copy.count() == 1
        with pytest.raises(ProjectError):
            copy.set_setting("title", "Mine")


def test_a_code_is_named_as_the_questionnaire_names_it(tmp_path: Path) -> None:
    older = Path(__file__).parents[2] / "instruments" / "version_1" / "loket-lengkap.toml"
    with Project.create(tmp_path / "desk.sqd", instrument=older) as project:
        project.add_responses([Record(values={}, meta={"sqd_service": "police"})], source="import")

        assert project.database.execute("SELECT code, name FROM service").fetchall() == [
            ("police", "Kepolisian (SIM, SKCK)")
        ]


def test_a_frame_is_of_one_state_of_the_file(
    tmp_path: Path, little: Instrument, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever writes while it is read: it is read in pieces, and what was written lies in some of them."""
    usual = GrowingFrame.take
    monkeypatch.setattr(response_blocks, "AT_ONCE", 2)
    with Project.create(tmp_path / "desk.sqd", instrument=little) as project:
        uuids = [finished(project, visits=number) for number in range(5)]

        def take(growing: GrowingFrame, block: response_blocks.ResponseBlock) -> None:
            with Project.open(project.path) as other:
                if other.count() == len(uuids):
                    finished(other, visits=100)
                    other.responses.correct(uuids[-1], "visits", 1000, reason="typed wrong")
            usual(growing, block)

        with monkeypatch.context() as patched:
            patched.setattr(GrowingFrame, "take", take)
            assert project.frame()["visits"].tolist() == [0, 1, 2, 3, 4]
        assert project.frame()["visits"].tolist() == [0, 1, 2, 3, 1000, 100]
