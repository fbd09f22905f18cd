"""Nobody signs an empty page."""

import io
from pathlib import Path

import docx
import pytest

from exports.look import fonts
from exports.paper.column_widths import Field
from exports.paper.numbered_pages import Document, Furniture
from exports.report.blocks import Block, Grid, Signature, Space, Together
from exports.report.docx_file import write_docx
from exports.report.pdf_file import flowables
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from tests.exports.report import reading
from ui.jobs.write_report import Paper, report_project


def test_the_signature_stands_below_the_plan_that_is_signed(tmp_path: Path) -> None:
    path, out = tmp_path / "mall.sqd", tmp_path / "official.pdf"
    with Project.create(path, instrument="loket-lengkap", title="Mal Pelayanan Publik") as project:
        project.add_responses(simulate(project.instrument, 12), source=SOURCE)
    report_project(path, out, language="id", paper=Paper(kind="official"))
    read = reading.pages(out)
    [signed] = [page for page in read if "Kepala instansi" in page]
    assert "Unsur yang diperbaiki" in signed
    assert "Masih perlu 18 lagi" in " ".join(read)  # of 30, before anything is named


def plan(rows: int, words: str = "Shorter queues") -> Together:
    """A table of so many lines, and who signs it."""
    fields = [
        Field(title="No.", cells=[f"line {row}" for row in range(rows)]),
        Field(title="Programme", cells=[words] * rows),
    ]
    signed = Signature(place_and_date="Bandung", position="Head of the office", name="", number="")
    return Together(blocks=(Grid(caption="Plan", fields=fields), signed))


def pages(*blocks: Block) -> list[str]:
    fonts.register_reportlab()
    target = io.BytesIO()
    Document(target, furniture=Furniture(title="", organisation="")).write(flowables(blocks))
    return reading.pages(target)


@pytest.mark.parametrize("rows", [3, 8, 30, 47, 90])
def test_wherever_a_plan_ends_its_last_line_stands_above_the_name(rows: int) -> None:
    for height in range(0, 250, 25):
        [signed] = [page for page in pages(Space(height=height), plan(rows)) if "Head of the office" in page]
        assert f"line {rows - 1}" in signed, height


def test_a_plan_too_long_for_one_page_by_its_words_ends_above_the_name() -> None:
    [signed] = [page for page in pages(plan(12, "A programme of many words. " * 60)) if "Head of the office" in page]
    assert "line 11" in signed


def test_a_plan_of_thirty_lines_begins_where_there_is_room() -> None:
    assert "line 0" in pages(Space(height=100), plan(30))[0]


def test_a_word_processor_keeps_the_last_lines_with_the_name() -> None:
    target = io.BytesIO()
    write_docx([plan(30)], target, Furniture(title="", organisation=""), language="en", subject="")
    table = docx.Document(target).tables[0]
    kept = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows]
    assert kept == [False] * 27 + [True] * 4
