"""Small papers for a citizen's hand: a sheet of A6 or A4, or a roll of a receipt printer as long as its words need."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Literal

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, A6
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from exports.look import fonts
from exports.paper.paragraph_text import escaped
from exports.paper.styles import INK
from servqual_desk.store.whole_files import replacing

PaperName = Literal["roll58", "roll80", "a6", "a4"]
ENDLESS = 2000 * mm  # higher than any slip, so that its words are measured on one page


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPaper:
    """A paper's size and margin in points. `height` None: as long as the words. `grows`: type against that of a roll of 80 mm."""

    width: float
    height: float | None
    margin: float
    grows: float


# A receipt printer prints 48 of 58 mm, or 72 of 80 mm, in black alone.
PAPERS: dict[PaperName, SlipPaper] = {
    "roll58": SlipPaper(width=58 * mm, height=None, margin=5 * mm, grows=0.86),
    "roll80": SlipPaper(width=80 * mm, height=None, margin=4 * mm, grows=1.0),
    "a6": SlipPaper(width=A6[0], height=A6[1], margin=10 * mm, grows=1.1),
    "a4": SlipPaper(width=A4[0], height=A4[1], margin=25 * mm, grows=1.25),
}

_STYLES: dict[str, dict[str, object]] = {
    "office": {"fontSize": 9, "leading": 11.5},
    "title": {"fontSize": 11.5, "leading": 14, "fontName": fonts.SEMIBOLD, "spaceAfter": 6},
    "name": {"fontSize": 9, "leading": 11.5, "alignment": TA_CENTER, "spaceBefore": 4},
    "code": {"fontSize": 24, "leading": 30, "fontName": fonts.BOLD, "alignment": TA_CENTER, "spaceAfter": 6},
    "body": {"fontSize": 9, "leading": 11.8, "spaceAfter": 4},
    "point": {"fontSize": 9, "leading": 11.8, "spaceAfter": 2, "leftIndent": 9, "bulletIndent": 0},
    "heading": {"fontSize": 9.5, "leading": 12, "fontName": fonts.SEMIBOLD, "spaceBefore": 5, "spaceAfter": 2},
}


@cache
def style(name: str, grows: float) -> ParagraphStyle:
    """A paragraph style by name, in black, as large as the paper has it."""
    fonts.register_reportlab()
    settings = {"fontName": fonts.REGULAR, "bulletFontName": fonts.REGULAR, "textColor": INK, "splitLongWords": 1}
    larger = {
        key: value * grows if key in ("fontSize", "leading") and isinstance(value, int | float) else value
        for key, value in _STYLES[name].items()
    }
    return ParagraphStyle(f"slip-{name}-{grows}", **{**settings, **larger})


def paper_name(name: str) -> PaperName:
    """The paper that a setting names; a sheet of A6 where it names none."""
    return name if name in PAPERS else "a6"


def words(sentence: str, name: str, paper: SlipPaper) -> Paragraph:
    """A paragraph of plain words."""
    bullet = "•" if name == "point" else None
    return Paragraph(escaped(sentence), style(name, paper.grows), bulletText=bullet)


def write_slip(path: Path, story: Sequence[Flowable], paper: SlipPaper, *, title: str, language: str) -> None:
    """Write the slip as a PDF; an earlier file of that name is replaced.

    Raises:
        KnownError: the machine does not let us write there; an earlier file stays as it was.
    """
    fonts.register_reportlab()
    height = paper.height or _height(story, paper)
    with replacing(path) as temporary:
        document = BaseDocTemplate(
            str(temporary), pagesize=(paper.width, height), initialFontName=fonts.REGULAR, title=title, lang=language
        )
        side = dict.fromkeys(("leftPadding", "rightPadding", "topPadding", "bottomPadding"), 0)
        frame = partial(Frame, paper.margin, paper.margin, paper.width - 2 * paper.margin, height - 2 * paper.margin)
        document.addPageTemplates([PageTemplate(id="slip", frames=[frame(**side)])])
        document.build(list(story))


def _height(story: Sequence[Flowable], paper: SlipPaper) -> float:
    """As high as the words are, one beneath another, with the spaces between them and the margins around."""
    inner, total, space = paper.width - 2 * paper.margin, 2 * paper.margin + 1, 0.0
    for part in story:
        _width, height = part.wrap(inner, ENDLESS)
        total += max(space, part.getSpaceBefore()) + height
        space = part.getSpaceAfter()
    return float(total + space)
