"""The last page of a report bears the code of the file that it was printed from."""

from pathlib import Path

from pypdf import PdfReader

from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from tests.little_survey import little_survey
from ui.jobs.verify_project import verify_project
from ui.jobs.write_report import report_project


def test_the_last_page_bears_the_code_that_verify_knows(tmp_path: Path) -> None:
    path = tmp_path / "loket.sqd"
    with Project.create(path, instrument=little_survey()) as project:
        project.add_responses(simulate(project.instrument, 40), source=SOURCE)

    report_project(path, tmp_path / "report.pdf", language="en")

    last = PdfReader(tmp_path / "report.pdf").pages[-1].extract_text()
    [code] = verify_project(path).heads
    assert code in last
    assert verify_project(path, head=code).whole
