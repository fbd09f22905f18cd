"""Pages that know how many there are: header, footer, bookmarks and contents are drawn when the last page is done."""

from dataclasses import dataclass
from functools import partial
from typing import Any, BinaryIO

from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate, Paragraph

from exports.look import fonts
from exports.paper.canvas import LineCanvas
from exports.paper.paragraph_text import escaped, fitted
from exports.paper.styles import ACCENT, HAIRLINE, HEIGHT, INK, MARGIN, PAGE, SHORTFALL, WIDTH, style
from instruments.i18n import _

_HEADER = PAGE[1] - 12 * mm
_FOOTER = 11 * mm


class Heading(Paragraph):  # type: ignore[misc]  # ReportLab has no types
    """A heading that goes into the bookmarks; at level 0 also into the contents and the running header."""

    def __init__(self, words: str, *, level: int = 0) -> None:
        super().__init__(escaped(words), style("heading" if level == 0 else "subheading"))
        self.words = words
        self.level = level
        self.keepWithNext = True


def section(words: str) -> list[Flowable]:
    """A section's heading; it starts a new page where less than a third of one is left."""
    return [CondPageBreak(HEIGHT / 3), Heading(words)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a heading stands."""

    words: str
    level: int
    page: int
    top: float

    @property
    def key(self) -> str:
        return f"p{self.page}-{self.top:.0f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What stands on every page: the survey at the top left, the office at the bottom left, a warning beside it.

    Attributes:
        facts: which wave, when, of how many; on a line of its own under the survey.
        has_cover: the first page is a cover with the contents at its foot; else it is a page like the others, without a header.
    """

    title: str
    organisation: str
    warning: str = ""
    facts: str = ""
    has_cover: bool = True


class PagedCanvas(LineCanvas):
    """Holds every page back until the number of pages is known."""

    def __init__(self, *args: Any, furniture: Furniture, **named: Any) -> None:
        super().__init__(*args, **named)
        self.places: list[Place] = []
        self._furniture = furniture
        self._held: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  ReportLab's name
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Finish every page with its furniture, then write the file."""
        self.showOutline()
        self.setViewerPreference("DisplayDocTitle", "true")  # a reader's window names the paper, not the file
        for number, state in enumerate(self._held, start=1):
            self.__dict__.update(state)
            self._mark_places(number)
            if number == 1 and self._furniture.has_cover:
                self._draw_contents()
            else:
                self._draw_furniture(number)
            super().showPage()
        super().save()

    def _mark_places(self, number: int) -> None:
        for place in self.places:
            if place.page == number:
                self.bookmarkPage(place.key, fit="XYZ", left=0, top=place.top, zoom=0)
                level = place.level if self._has_sections() else 0
                self.addOutlineEntry(place.words, place.key, level=level, closed=level == 0)

    def _has_sections(self) -> bool:
        """A paper of two pages has none: its headings stand side by side in the bookmarks."""
        return any(place.level == 0 for place in self.places)

    def _draw_furniture(self, number: int) -> None:
        side = PAGE[0] - MARGIN
        if number > 1:
            self._draw_header(number, side)
        self.write_line(MARGIN, _FOOTER, fitted(self._furniture.organisation, WIDTH * 0.5))
        if self._furniture.warning:
            self.write_line(PAGE[0] / 2, _FOOTER, self._furniture.warning, colour=SHORTFALL, face=fonts.BOLD)
        words = _("Page {page} of {pages}").format(page=number, pages=len(self._held))
        self.write_line(side, _FOOTER, words, right=True)

    def _draw_header(self, number: int, side: float) -> None:
        self.setStrokeColor(HAIRLINE)
        self.setLineWidth(0.4)
        self.line(MARGIN, _HEADER - 5, side, _HEADER - 5)
        self.write_line(MARGIN, _HEADER, fitted(self._furniture.title, WIDTH * 0.6))
        self.write_line(side, _HEADER, fitted(self._section(number), WIDTH * 0.38), right=True)
        self.write_line(MARGIN, _HEADER - 14, fitted(self._furniture.facts, WIDTH))

    def _section(self, number: int) -> str:
        """The first section that begins on a page, else the one that goes on there."""
        sections = [place for place in self.places if place.level == 0]
        before = [place.words for place in sections if place.page < number]
        return next((place.words for place in sections if place.page == number), before[-1] if before else "")

    def _draw_contents(self) -> None:
        """The sections with their pages, upwards from the foot of the cover; each line is a link."""
        sections = [place for place in self.places if place.level == 0]
        for row, place in enumerate(sections):
            y = MARGIN + 14 * (len(sections) - 1 - row)
            self.write_line(MARGIN, y, fitted(place.words, WIDTH - 40), colour=INK, size=9.5)
            self.write_line(PAGE[0] - MARGIN, y, str(place.page), right=True, colour=INK, size=9.5)
            self.linkRect("", place.key, (MARGIN, y - 3, PAGE[0] - MARGIN, y + 10), relative=0, thickness=0)
        if sections:
            y = MARGIN + 14 * len(sections) + 4
            self.setStrokeColor(HAIRLINE)
            self.setLineWidth(0.4)
            self.line(MARGIN, y, PAGE[0] - MARGIN, y)
            self.write_line(MARGIN, y + 6, _("Contents"), colour=ACCENT, face=fonts.SEMIBOLD, size=11)


class Document(BaseDocTemplate):  # type: ignore[misc]  # ReportLab has no types
    """One frame a page; tells the canvas where each heading came to stand."""

    def __init__(self, target: BinaryIO, *, furniture: Furniture, **metadata: Any) -> None:
        fonts.register_reportlab()
        super().__init__(target, pagesize=PAGE, initialFontName=fonts.REGULAR, **metadata)
        frame = Frame(MARGIN, MARGIN, WIDTH, HEIGHT, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        self.addPageTemplates([PageTemplate(id="page", frames=[frame])])
        self._furniture = furniture

    def write(self, story: list[Flowable]) -> None:
        """Lay the story out and write it."""
        self.build(story, canvasmaker=partial(PagedCanvas, furniture=self._furniture))

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  ReportLab's name
        if isinstance(flowable, Heading):
            top = self.frame._y + flowable.height
            self.canv.places.append(Place(words=flowable.words, level=flowable.level, page=self.page, top=top))
