"""`servqual-desk form`: the blank form without a window."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from servqual_desk.project import Project
from ui.cli.commands import desk


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(desk, [str(argument) for argument in arguments])


def test_copies_are_numbered_and_the_next_ones_go_on(survey: Path, tmp_path: Path) -> None:
    first = run("form", survey, "-o", tmp_path / "one.pdf", "--copies", 2, "--prefix", "mpp-", "--lang", "id")
    second = run("form", survey, "-o", tmp_path / "two.pdf")

    assert (first.exit_code, second.exit_code) == (0, 0), first.output + second.output
    assert "MPP-0001 to MPP-0002" in first.output
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "one.pdf").pages)
    assert "MPP-0002" in text
    assert "Antrean pendek." in text
    assert "0003" in PdfReader(tmp_path / "two.pdf").pages[0].extract_text()


def test_a_form_that_cannot_be_written_takes_no_number(survey: Path, tmp_path: Path) -> None:
    result = run("form", survey, "-o", tmp_path / "nowhere" / "form.pdf")

    assert result.exit_code == 2
    with Project.open(survey) as project:
        assert project.paper_serials.next_number() == 1


def test_another_ending_is_refused(survey: Path, tmp_path: Path) -> None:
    assert run("form", survey, "-o", tmp_path / "form.txt").exit_code == 2
