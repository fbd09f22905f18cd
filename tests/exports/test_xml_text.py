"""What a citizen pastes into a comment goes into every paper and file that is XML within."""

from xml.etree.ElementTree import fromstring

import pytest
from docx import Document

from exports.paper.paragraph_text import escaped
from exports.report.docx_styles import plain
from exports.xml_text import xml_text

PASTED = "Loket\x0b dua\x00, \ufffe\ud800antre\ttiga jam \U0001f600"
WRITTEN = "Loket dua, antre\ttiga jam \U0001f600"


@pytest.mark.parametrize("made", [xml_text, plain, escaped], ids=["xml", "docx", "pdf"])
def test_characters_that_xml_forbids_are_left_out(made) -> None:
    assert made(PASTED) == WRITTEN
    assert fromstring(f"<p>{made(PASTED)}</p>").text == WRITTEN
    Document().add_paragraph(made(PASTED))
