"""A citizen reads who keeps the answers and whom to ask, on screen and on paper, and never an empty place."""

from pathlib import Path

import pytest

from instruments.load import bundled, load_instrument
from servqual_desk.project import Project
from servqual_desk.words.responsible import named, signed, unsaid


def consent_of(project: Project, language: str) -> str:
    interview = project.start_interview(language=language)
    assert interview.question is not None
    return interview.question.text


@pytest.mark.parametrize("id_", bundled())
def test_the_consent_names_the_office_and_the_contact_of_the_survey(tmp_path: Path, id_: str) -> None:
    with Project.create(tmp_path / "desk.sqd", instrument=id_) as project:
        project.set_setting("organisation", "Pemerintah Kabupaten Sleman")
        project.set_setting("contact", "meja informasi")

        asked = consent_of(project, "id")

    assert "disimpan oleh Pemerintah Kabupaten Sleman" in asked
    assert "lewat meja informasi" in asked


@pytest.mark.parametrize(
    ("language", "office", "contact"),
    [
        ("id", "instansi penyelenggara survei ini", "petugas survei"),
        ("en", "the office that runs this survey", "the survey staff"),
    ],
)
def test_general_words_stand_where_the_survey_does_not_say(
    tmp_path: Path, language: str, office: str, contact: str
) -> None:
    with Project.create(tmp_path / "desk.sqd", instrument="skm-9") as project:
        asked = consent_of(project, language)

    assert office in asked
    assert contact in asked
    assert "{" not in asked


def test_a_form_on_paper_is_signed_in_every_language() -> None:
    consent = signed(load_instrument("skm-9"), unsaid).question("consent").text
    assert all("{" not in words for words in consent.words.values())


def test_other_braces_are_left_alone() -> None:
    assert named("{x} {office}", "en", {"organisation": "Us", "contact": ""}.__getitem__) == "{x} Us"
