"""Nobody signs an empty page."""

from pathlib import Path

from pypdf import PdfReader

from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from ui.jobs.write_report import Paper, report_project


def test_the_signature_stands_below_the_plan_that_is_signed(tmp_path: Path) -> None:
    path, out = tmp_path / "mall.sqd", tmp_path / "official.pdf"
    with Project.create(path, instrument="loket-lengkap", title="Mal Pelayanan Publik") as project:
        project.add_responses(simulate(project.instrument, 12), source=SOURCE)
    report_project(path, out, language="id", paper=Paper(kind="official"))
    [signed] = [page for text in PdfReader(out).pages if "Kepala instansi" in (page := text.extract_text())]
    assert "Unsur yang diperbaiki" in signed
