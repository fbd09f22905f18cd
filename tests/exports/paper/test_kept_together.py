"""What stands on one page: a table's end with its notes, and a chart with its caption.

A chart with little room left is pressed into it, its words as large as before; with less it goes to the next page.
"""

import io

import pytest
from pypdf import PdfReader
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

from exports.charts.bars import bars
from exports.look import fonts
from exports.paper.chart_renderer import Drawn
from exports.paper.column_widths import Field
from exports.paper.kept_together import kept_together
from exports.paper.numbered_pages import Document, Furniture
from exports.paper.styles import HEIGHT, style
from exports.report.blocks import Block, Grid, Heading
from exports.report.pdf_file import flowables

NAMES = [f"Item {place}" for place in range(17)]
CAPTION = 24  # points, about


def pages(room: float, *names: str) -> list[str]:
    """The text of each page where so many points are left on the first one."""
    target = io.BytesIO()
    picture = bars(list(names) or NAMES, [1.0 + place for place in range(len(names) or 17)])
    chart = kept_together([Paragraph("Caption", style("caption")), Drawn(picture)], may_divide=False)
    story: list[Flowable] = [Spacer(1, HEIGHT - room), chart]
    sides = dict.fromkeys(("leftMargin", "rightMargin"), 20)
    page = (600, HEIGHT + 12)  # a frame has six points of padding at each end
    SimpleDocTemplate(target, pagesize=page, topMargin=0, bottomMargin=0, **sides).build(story)
    return [page.extract_text() for page in PdfReader(target).pages]


def natural(*names: str) -> Drawn:
    return Drawn(bars(list(names) or NAMES, [1.0] * (len(names) or 17)))


@pytest.mark.parametrize("share", [0.1, 0.9])
def test_a_chart_that_lacks_a_little_room_stands_on_the_page_with_all_its_rows(share: float) -> None:
    chart = natural()
    (only,) = pages(chart.height + CAPTION - share * chart.spare)
    assert all(name in only.splitlines() for name in NAMES)


def test_a_chart_that_lacks_more_goes_to_the_next_page_and_is_as_large_as_ever() -> None:
    chart = natural()
    first, second = pages(chart.height - chart.spare)
    assert "Caption" not in first
    assert "Item 16" in second


def test_rows_whose_names_take_two_lines_are_not_pressed() -> None:
    long = "The counter equipment, such as the computer and the queue machine, works well all day"
    assert natural(long, long + " long").spare == 0
    assert natural().spare > 0


def test_what_is_pressed_once_is_whole_again_where_there_is_room() -> None:
    chart = natural()
    height = chart.height
    chart.press(chart.spare)
    assert chart.height == pytest.approx(height - chart.spare)
    chart.press(0)
    assert chart.height == pytest.approx(height)


@pytest.mark.parametrize("heading", [(), (Heading(words="Profile", level=1, starts=True),)])
@pytest.mark.parametrize("rows", range(34, 48, 2))
def test_the_notes_of_a_long_table_never_stand_without_a_row_of_it(rows: int, heading: tuple[Block, ...]) -> None:
    fonts.register_reportlab()
    cells = [f"row {place}" for place in range(rows)]
    target = io.BytesIO()
    grid = Grid(caption="Table 1", fields=[Field(title="Cell", cells=cells)], notes=("A note.", "Another one."))
    Document(target, furniture=Furniture(title="", organisation="")).write(flowables([*heading, grid]))
    read = [page.extract_text() for page in PdfReader(target).pages]
    (noted,) = (page for page in read if "A note." in page)
    assert "Another one." in noted
    assert "row" in noted
    assert all(cell in "\n".join(read).splitlines() for cell in cells)
