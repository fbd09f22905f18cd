"""Words on their way into a paragraph: ReportLab reads XML, and a survey's words may hold anything."""

from bisect import bisect_right
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

from exports.look import fonts
from exports.paper.styles import style
from exports.xml_text import xml_text


def escaped(words: str) -> str:
    """Words that a paragraph shows as they are."""
    return escape(xml_text(words))


def paragraph(words: str, name: str = "body") -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph(escaped(words), style(name))


def points(sentences: list[str]) -> list[Paragraph]:
    """A bullet a sentence."""
    return [Paragraph(escaped(sentence), style("point"), bulletText="•") for sentence in sentences]


def fitted(words: str, width: float, size: float = 8) -> str:
    """`words` cut to `width` points."""
    if stringWidth(words, fonts.REGULAR, size) <= width:
        return words
    room = width - stringWidth(" …", fonts.REGULAR, size)
    letters = bisect_right(range(len(words)), room, key=lambda count: stringWidth(words[:count], fonts.REGULAR, size))
    return words[: letters - 1].rstrip() + " …"
