"""How a DOCX looks: A4, our margins, one family, one accent colour; all by named styles, so that it can be changed."""

from typing import Any

from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from exports.look.palette import LIGHT
from exports.xml_text import xml_text

FACE = "Source Sans 3"
ACCENT, MUTED, LOUD = (
    RGBColor.from_string(colour.removeprefix("#")) for colour in (LIGHT.accent, LIGHT.muted, LIGHT.shortfall)
)
_LARGE = 12.0
# Name, size in points, whether centred
_OWN = (
    ("Note", 8.0, False),
    ("Centred", 10.5, True),
    ("Large", 56.0, True),
    ("Small heading", 15.0, True),
    ("Item", 10.0, False),
)


def plain(words: str) -> str:
    """Words without what XML cannot hold."""
    return xml_text(words)


def styled(paragraph: Paragraph, name: str) -> Paragraph:
    """The paragraph in a style: by its id, which is the name without blanks. For a name python-docx reads all 160 styles anew."""
    paragraph._p.style = None if name == "Normal" else name.replace(" ", "")
    return paragraph


def dress(document: DocxDocument, language: str) -> None:
    """Page, margins, faces, sizes and language of everything that the document's styles govern."""
    part = document.sections[0]
    part.page_width, part.page_height = Mm(210), Mm(297)
    part.left_margin = part.right_margin = part.top_margin = part.bottom_margin = Mm(20)
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            _face(style, language)
    normal = document.styles["Normal"]
    normal.font.size = Pt(10)
    normal.paragraph_format.space_after = Pt(5)
    for name, size, is_centred in _OWN:
        own: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        own.base_style, own.font.size = normal, Pt(size)
        if is_centred:
            own.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _particulars(document)


def _face(style: Any, language: str) -> None:
    """The family for Latin letters in whatever script slot Word looks, and the language for its spelling check."""
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    if fonts is not None:
        properties.remove(fonts)
    style.font.name = FACE
    properties.find(qn("w:rFonts")).set(qn("w:cs"), FACE)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), {"id": "id-ID", "en": "en-GB"}.get(language, language))
    old = properties.find(qn("w:lang"))
    if old is not None:
        properties.remove(old)
    properties.append(spoken)


def _particulars(document: DocxDocument) -> None:
    styles: Any = document.styles
    for level, size in ((1, 17), (2, 12), (3, 10.5)):
        styles[f"Heading {level}"].font.size = Pt(size)
        styles[f"Heading {level}"].font.color.rgb = ACCENT
    styles["Title"].font.color.rgb = ACCENT
    styles["Large"].font.bold = styles["Small heading"].font.bold = True
    styles["Large"].font.color.rgb = styles["Small heading"].font.color.rgb = ACCENT
    for quiet in ("Note", "Header", "Footer"):
        styles[quiet].font.color.rgb = MUTED
        styles[quiet].font.size = Pt(8)
    styles["Caption"].font.color.rgb = None
    styles["Caption"].font.bold = True
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Item"].paragraph_format.left_indent = Mm(16)
    styles["Item"].paragraph_format.first_line_indent = Mm(-16)
    styles["Item"].paragraph_format.tab_stops.add_tab_stop(Mm(16))
    styles["Quote"].font.italic = styles["Intense Quote"].font.italic = False
    styles["Intense Quote"].font.size = Pt(12.5)
    styles["Intense Quote"].font.color.rgb = ACCENT
    styles["Intense Quote"].paragraph_format.left_indent = styles["Intense Quote"].paragraph_format.right_indent = Mm(0)


def coloured(run: Run, *, size: float = _LARGE, colour: RGBColor = LOUD) -> None:
    """A run that is seen first."""
    run.bold = True
    run.font.size = Pt(size)
    run.font.color.rgb = colour


def page_field(paragraph: Paragraph, name: str) -> None:
    """A number that the word processor counts itself: `PAGE`, `NUMPAGES`."""
    run = paragraph.add_run()
    for kind, words in (("begin", ""), ("", name), ("end", "")):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = words
        run._r.append(element)
