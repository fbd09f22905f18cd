"""Tables of a DOCX on a computer without our typeface, which sets a wider one."""

import docx
import pytest

from exports.paper.column_widths import Field
from exports.report.blocks import Grid
from exports.report.docx_tables import captioned_table

DIGIT = 0.64  # ems, in DejaVu Sans
MARGINS = 4.0  # points, of a cell


@pytest.mark.parametrize("columns", [2, 8])
def test_no_figure_is_broken_over_two_lines(columns: int) -> None:
    document = docx.Document()
    figures = [Field(title="n", cells=["1.234", "\u22120,57"], kind="number") for _ in range(columns)]
    statements = Field(
        title="Item", cells=["Staff tell me when my request will be done, whatever it is about.", "Clean."]
    )
    captioned_table(document, Grid(caption="Table 1.", fields=[statements, *figures]))
    [table] = document.tables
    for column in list(table.columns)[1:]:
        [run] = column.cells[1].paragraphs[0].runs
        assert len(run.text) * DIGIT * run.font.size.pt + MARGINS <= column.width.pt


def test_a_short_table_stands_on_one_page() -> None:
    document = docx.Document()
    captioned_table(document, Grid(caption="Table 1.", fields=[Field(title="Answer", cells=["Yes", "No"])]))
    [table] = document.tables
    kept = [cell.paragraphs[0].paragraph_format.keep_with_next for cell in table.columns[0].cells]
    assert kept == [True, True, None]
