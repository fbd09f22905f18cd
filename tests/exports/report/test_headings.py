"""A heading never stays behind alone at the foot of a page."""

import io

import pytest
from reportlab.platypus import CondPageBreak

from exports.look import fonts
from exports.paper.column_widths import Field
from exports.paper.numbered_pages import Document, Furniture
from exports.report.blocks import Block, Grid, Heading, Space, Together, paragraph, section, subsection
from exports.report.pdf_file import flowables
from tests.exports.report import reading


def test_a_part_that_begins_its_section_begins_no_page_of_its_own() -> None:
    fonts.register_reportlab()
    laid_out = flowables([*section("What else was asked"), *subsection("Digital services"), paragraph("…")])
    assert [isinstance(one, CondPageBreak) for one in laid_out] == [True, False, False, False]


def test_a_later_part_does_where_too_little_room_is_left() -> None:
    fonts.register_reportlab()
    laid_out = flowables([paragraph("…"), *subsection("Digital services"), paragraph("…")])
    assert [isinstance(one, CondPageBreak) for one in laid_out] == [False, True, False, False]


def grid(rows: int, words: str = "") -> Grid:
    return Grid(caption="Means", fields=[Field(title="Item", cells=[f"line {row} {words}" for row in range(rows)])])


HEADED: dict[str, list[Block]] = {
    "a table that is never divided": [Heading(words="By item", level=1), grid(14)],
    "one of many words": [Heading(words="By item", level=1), grid(8, "A programme of many words. " * 60)],
    "a long one": [Heading(words="By item", level=1), grid(40)],
    "a long one of a section's part": [*section("Gaps"), *subsection("By item"), grid(40)],
    "what stays together": [Heading(words="By item", level=1), Together(blocks=(paragraph("Means"), grid(3)))],
}


@pytest.mark.parametrize("headed", HEADED)
def test_a_heading_stands_on_the_page_of_what_it_heads(headed: str) -> None:
    fonts.register_reportlab()
    for height in range(100, 250, 10):
        target = io.BytesIO()
        story = flowables([paragraph("Before."), Space(height=height), *HEADED[headed]])
        Document(target, furniture=Furniture(title="", organisation="")).write(story)
        pages = reading.pages(target)
        for words in ("Means", "line 0"):
            assert any("By item" in page and words in page for page in pages), height
