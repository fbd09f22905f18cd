"""Making, opening and finding surveys again."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from instruments.i18n import _
from instruments.load import bundled, load_instrument
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.fieldwork.field_plan import Unit
from servqual_desk.project import Project
from servqual_desk.set_up.setup_file import write_setup_file
from servqual_desk.store.backups import back_up
from tests.ui.driving import Person, answer_file_dialog
from ui import background
from ui.jobs import simulated_survey, survey_folder
from ui.jobs.survey_folder import file_stem, free_path
from ui.results.page import ResultsPage
from ui.start import sample_survey

pytestmark = pytest.mark.usefixtures("on_start")


@pytest.fixture(autouse=True)
def _own_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.start.new_survey.documents", lambda: tmp_path)
    monkeypatch.setattr("ui.start.page.documents", lambda: tmp_path)


def test_an_empty_start_says_what_to_do(person: Person) -> None:
    assert person.reads("None yet. Make a new survey, or look at the sample first.")


def test_a_new_survey_by_keys(person: Person, tmp_path: Path) -> None:
    person.press("Ctrl+N")
    person.wait(lambda: person.reads("SERVQUAL for public services"))
    person.click("SERVQUAL for public services (22 statements)")
    person.press("Enter")
    person.wait(lambda: person.reads("Start an interview"))
    project = person.window.desk.open_project
    assert project.path == tmp_path / "servqual-for-public-services-22-statements.sqd"
    assert project.instrument.id == "servqual-22"
    person.press("Ctrl+1")
    person.wait(lambda: person.reads("From a set-up file"))  # and not the form of the survey that was made


def test_every_bundled_questionnaire_is_offered(person: Person) -> None:
    person.click("New survey")
    offered = person.texts()
    assert {load_instrument(name).title.get("en") for name in bundled()} <= set(offered)
    assert len(bundled()) > 6


def test_the_file_follows_the_title(person: Person, tmp_path: Path) -> None:
    person.click("New survey")
    title, place = (field for field in person.window.findChildren(QLineEdit) if field.isVisible())
    title.setFocus()
    title.selectAll()
    person.write("Loket Kota 2026")
    assert place.text() == str(tmp_path / "loket-kota-2026.sqd")


def test_what_the_machine_refuses_is_said_in_place(person: Person, tmp_path: Path) -> None:
    person.click("New survey")
    _title, place = (field for field in person.window.findChildren(QLineEdit) if field.isVisible())
    place.setText(str(tmp_path / "missing" / "x" / "loket.sqd"))
    person.click("Make the survey")
    assert person.window.desk.project is None
    assert person.reads("refused")


def test_a_survey_that_was_open_is_found_again(person: Person, survey: Path) -> None:
    person.window.desk.open(survey)
    person.window.desk.close()
    person.window.show_page("collect")
    person.window.show_page("start")
    person.click("Kota Contoh")
    assert person.window.desk.open_project.path == survey


def test_a_survey_that_is_gone_cannot_be_opened(person: Person, survey: Path) -> None:
    person.window.desk.open(survey)
    person.window.desk.close()
    survey.unlink()
    person.window.desk.project_changed.emit()
    assert not person.button("Kota Contoh").isEnabled()


def test_a_file_that_is_no_survey_is_refused_in_a_sentence(person: Person, tmp_path: Path) -> None:
    stranger = tmp_path / "holiday.sqd"
    stranger.write_bytes(b"GIF89a not a database" * 100)
    person.window.desk.settings.recent = [str(stranger)]
    person.window.desk.project_changed.emit()
    person.click("holiday")
    assert person.window.desk.project is None
    assert person.reads("is not a survey of Servqual Desk")


def test_the_sample_is_made_once_and_opened(person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample_survey, "sample_path", lambda: tmp_path / "sample.sqd")
    monkeypatch.setattr(simulated_survey, "CITIZENS", 12)
    person.click("Look at the sample")
    person.wait(lambda: person.window.desk.project is not None)
    assert person.window.desk.open_project.count() == 12
    person.wait(lambda: isinstance(person.window.page, ResultsPage))
    with Project.open(tmp_path / "sample.sqd") as project:
        assert set(project.frame()["sqd_source"]) == {"simulated"}


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Survei MPP 2026", "survei-mpp-2026"),
        ("  ", "survey"),
        ("../../etc", "etc"),
        ("Café", "caf"),
        ("AUX", "aux-survey"),
        ("com1", "com1-survey"),
    ],
)
def test_a_title_becomes_a_file_name_that_any_system_takes(title: str, stem: str) -> None:
    assert file_stem(title) == stem


def test_a_file_is_never_suggested_over_another(tmp_path: Path) -> None:
    (tmp_path / f"loket{survey_folder.SUFFIX}").touch()
    assert free_path(tmp_path, "Loket") == tmp_path / f"loket-2{survey_folder.SUFFIX}"


def test_a_survey_that_does_not_open_any_more_comes_back_from_its_backup(
    person: Person, survey: Path, tmp_path: Path
) -> None:
    stick, other = tmp_path / "stick", tmp_path / "elsewhere" / survey.name
    with Project.open(survey) as project:
        project.backups.remember(back_up(project, stick))
    other.parent.mkdir()
    with Project.create(other, instrument="skm-9") as neighbour:  # a newer one of the same name is not taken for it
        back_up(neighbour, stick)
    person.window.desk.open(survey)
    person.window.desk.close()
    background.wait()
    survey.write_bytes(bytes(9000))
    person.window.show_page("start")

    person.click("Kota Contoh")
    person.wait(lambda: person.reads("There is a good backup"))
    person.click("Restore this backup")
    person.wait(lambda: person.window.desk.project is not None)

    assert person.window.desk.open_project.title == "Kota Contoh"
    (aside,) = survey.parent.glob("little-before-restore-*.sqd")
    assert aside.read_bytes() == bytes(9000)


@pytest.mark.parametrize("language", ["en", "id"])
def test_what_can_be_read_of_a_damaged_survey_is_saved_and_opened(person: Person, survey: Path, language: str) -> None:
    """There is no backup; one page of the survey is gone."""
    with Project.open(survey) as project:
        project.add_responses(simulate(project.instrument, 30), source=SOURCE)
        uuids = {response.uuid for response in project.responses.list()}
    person.window.desk.open(survey)
    person.window.desk.close()
    background.wait()
    damaged = bytearray(survey.read_bytes())
    damaged[2 * 4096 : 3 * 4096] = bytes(4096)
    survey.write_bytes(damaged)
    person.window.desk.set_language(language)
    person.window.show_page("start")

    person.click("Kota Contoh")
    person.wait(lambda: _("Save what can be read") in person.texts())
    person.click(_("Save what can be read"))
    person.wait(
        lambda: person.reads(_("If there is a backup, compare it with the newest one before you go on with it."))
    )
    person.press("Space")

    opened = person.window.desk.open_project
    assert opened.path.name.startswith("little-salvaged-")
    assert {response.uuid for response in opened.responses.list()} == uuids
    assert survey.read_bytes() == damaged


def test_a_recent_survey_is_called_by_its_title(person: Person, tmp_path: Path) -> None:
    person.window.desk.create(tmp_path / "a1.sqd", instrument="skm-9", title="Loket Kota 2026")
    person.window.desk.close()
    person.window.show_page("start")
    person.window.page.entered()
    person.click("Loket Kota 2026")

    assert person.window.desk.open_project.path == tmp_path / "a1.sqd"


def test_a_missing_documents_folder_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey_folder, "user_documents_path", lambda: tmp_path / "Dokumen")
    assert survey_folder.documents().is_dir()


def test_a_survey_from_a_set_up_file(person: Person, tmp_path: Path) -> None:
    with Project.create(tmp_path / "head.sqd", instrument="skm-9", title="SKM 2026") as head:
        head.fieldwork.save_units([Unit(code="utara", name="Kantor Utara")])
        written = write_setup_file(head, tmp_path / "loket.setup.toml")
    answer_file_dialog(written)
    person.click("From a set-up file")
    person.wait(lambda: person.reads("Start an interview"))
    project = person.window.desk.open_project
    assert (project.path, project.title) == (tmp_path / "loket.sqd", "SKM 2026")
    assert [unit.name for unit in project.fieldwork.units()] == ["Kantor Utara"]


def test_a_file_that_is_no_set_up_file_is_said_in_place(person: Person, tmp_path: Path) -> None:
    (tmp_path / "loket.setup.toml").write_text("title = 3")
    answer_file_dialog(tmp_path / "loket.setup.toml")
    person.click("From a set-up file")
    assert person.reads("is no set-up file of a survey")
    assert not list(tmp_path.glob("*.sqd"))
