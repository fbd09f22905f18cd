"""A heading never stays behind alone at the foot of a page."""

from reportlab.platypus import CondPageBreak

from exports.look import fonts
from exports.report.blocks import paragraph, section, subsection
from exports.report.pdf_file import flowables


def test_a_part_that_begins_its_section_begins_no_page_of_its_own() -> None:
    fonts.register_reportlab()
    laid_out = flowables([*section("What else was asked"), *subsection("Digital services"), paragraph("…")])
    assert [isinstance(one, CondPageBreak) for one in laid_out] == [True, False, False, False]


def test_a_later_part_does_where_too_little_room_is_left() -> None:
    fonts.register_reportlab()
    laid_out = flowables([paragraph("…"), *subsection("Digital services"), paragraph("…")])
    assert [isinstance(one, CondPageBreak) for one in laid_out] == [False, True, False, False]
