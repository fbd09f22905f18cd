"""A set-up file: another laptop begins with everything that the survey plans, and with no answer."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
import tomli_w

from servqual_desk.errors import DataError, KnownError
from servqual_desk.fieldwork.field_plan import Catalogue, Quota, Service, Unit, Wave
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.follow_up.goals import Goal, indicators
from servqual_desk.follow_up.indicator_sheet import own_indicator
from servqual_desk.follow_up.recommendations import Recommendation, own_words
from servqual_desk.follow_up.timeline import Happening
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code
from servqual_desk.set_up.setup_file import make_from_setup, write_setup_file
from servqual_desk.store.sqlite import sqlite
from tests.servqual_desk.held_interviews import finished
from tests.servqual_desk.merging.laptops import assert_whole


@pytest.fixture
def written(project: Project, tmp_path: Path) -> Path:
    """The set-up file of a survey that has a plan, people and an answer."""
    units = (Unit(code="utara", name="Kantor Utara"),)
    services = (Service(code="ktp", name="KTP", unit="utara", target=30), Service(code="kk", name="KK"))
    project.fieldwork.save_catalogue(Catalogue(units=units, services=services))
    project.fieldwork.save_wave(Wave(code="2025", title="Tahun 2025"))
    project.fieldwork.save_wave(Wave(code="2026", title="Tahun 2026", starts_on="2026-01-01", target=384))
    project.fieldwork.save_wave(Wave(code="2027", title="Tahun 2027"), current=False)
    project.fieldwork.set_quotas([Quota(variable="channel", value="counter", target=20)])
    project.comments.save_code(Code(code="a-seats", title="Kursi"))
    project.comments.save_code(
        Code(code="queue", memo="Waiting before the counter.", title="Antrean", dimension="speed")
    )
    project.comments.save_code(Code(code="a-seats", title="Kursi", parent="queue"))
    project.set_setting("organisation", "Kota Contoh")
    project.goals.keep(Goal(indicator=indicators(project.instrument)[0], due_on="2026-12-31", value=4.5))
    project.indicator_sheet.add(own_indicator(code="Taman dengan WiFi", unit="taman", direction="more"))
    project.goals.keep(Goal(indicator="sheet/Taman dengan WiFi", due_on="2027-12-31", value=9))
    project.informants.set_quota("government", "key", 2)
    project.informants.set_quota("pengusaha warung", "supporting", 3)
    project.timeline.keep(Happening(title="Loket terpadu", starts_on="2026-02-01", ends_on="2026-03-01"))
    first = project.recommendations.list()[0]
    project.recommendations.keep(
        replace(first, words=own_words("Tambah loket."), source=own_words("Rapat"), is_hidden=True)
    )
    project.recommendations.keep(Recommendation(words=own_words("Kursi untuk lansia"), source=own_words("")))
    project.people.save(Enumerator(code="ani", name="Ani"), pin="4711")
    finished(project, remark="Rahasia sekali.")
    return write_setup_file(project, tmp_path / "desk.setup.toml")


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    connection = sqlite.connect(path)
    found = connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
    connection.close()
    return list(found)


@pytest.mark.parametrize(
    "table",
    [
        *("unit", "service", "wave", "quota", "enumerator", "code"),
        *("goal", "happening", "recommendation", "own_indicator"),
    ],
)
def test_the_plan_comes_in_one_step(project: Project, written: Path, tmp_path: Path, table: str) -> None:
    make_from_setup(tmp_path / "new.sqd", written)
    assert rows(tmp_path / "new.sqd", table) == rows(project.path, table)


def test_the_new_survey_is_the_same_survey(project: Project, written: Path, tmp_path: Path) -> None:
    make_from_setup(tmp_path / "new.sqd", written, title="Loket 2")
    with Project.open(tmp_path / "new.sqd") as new:
        assert new.instrument.digest == project.instrument.digest
        assert (new.title, new.setting("organisation"), new.setting("wave")) == ("Loket 2", "Kota Contoh", "2026")
        assert new.comments.codebook() == project.comments.codebook()
        assert new.people.may_enter("ani", "4711")
        assert new.informants.quotas() == {("government", "key"): 2, ("pengusaha warung", "supporting"): 3}
        assert new.count() == 0
        assert_whole(new)


def test_what_is_asked_on_the_new_laptop_comes_back_by_a_merge(project: Project, written: Path, tmp_path: Path) -> None:
    make_from_setup(tmp_path / "new.sqd", written)
    with Project.open(tmp_path / "new.sqd") as new:
        finished(new)
    result = project.merge([tmp_path / "new.sqd"])
    assert (result.files[0].new, list(result.conflicts), list(result.notes)) == (1, [], [])
    assert_whole(project)


def test_a_person_may_add_the_first_of_a_kind_by_hand(tmp_path: Path) -> None:
    with Project.create(tmp_path / "desk.sqd", instrument="skm-9") as project:
        setup = write_setup_file(project, tmp_path / "desk.setup.toml")
    setup.write_text(setup.read_text("utf-8") + '[[indicators]]\ncode = "Taman"\nunit = "taman"\n', "utf-8")
    make_from_setup(tmp_path / "new.sqd", setup)
    with Project.open(tmp_path / "new.sqd") as made:
        assert [one.code for one in made.indicator_sheet.own()] == ["Taman"]


def test_no_answer_and_no_pin_stands_in_the_file(written: Path) -> None:
    content = written.read_text()
    assert "Rahasia" not in content
    assert "4711" not in content


@pytest.mark.parametrize(
    "change",
    [
        {"set_up": "one"},
        {"units": [{"code": "utara"}]},
        {"unknown": 1},
        {"services": [{"code": "ktp", "name": "KTP", "channel": "pigeon"}]},
        {"codes": [{"code": "seats", "title": "Kursi", "place": 1, "parent": "nowhere"}]},
        {"services": [{"code": "ktp", "name": "KTP", "unit": "nowhere"}]},
        {"goals": [{"indicator": "happiness", "due_on": "2026-12-31", "value": 1.0}]},
        {"recommendations": [{"id": "own-1", "words": "Kursi", "about": ["nothing"]}]},
        {"timeline": [{"id": 7, "title": "Loket", "starts_on": "tomorrow"}]},
    ],
)
def test_a_file_that_cannot_be_used_leaves_nothing(written: Path, tmp_path: Path, change: dict[str, object]) -> None:
    document = tomllib.loads(written.read_text()) | change
    written.write_text(tomli_w.dumps(document))
    with pytest.raises(DataError):
        make_from_setup(tmp_path / "new.sqd", written)
    assert not list(tmp_path.glob("new*"))


def test_a_file_of_a_newer_program_is_refused(written: Path, tmp_path: Path) -> None:
    written.write_text(written.read_text().replace("set_up = 1", "set_up = 2"))
    with pytest.raises(DataError, match=r"newer|lebih baru"):
        make_from_setup(tmp_path / "new.sqd", written)


def test_an_existing_survey_is_not_overwritten(project: Project, written: Path) -> None:
    before = project.path.read_bytes()
    with pytest.raises(KnownError):
        make_from_setup(project.path, written)
    assert project.path.read_bytes() == before
