"""Pages that are laid out once and printed for every number: each copy adds its number and its page count.

A page's content becomes a PDF form object, which all copies share: a thousand copies take little more room than one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from exports.form.styles import ACCENT, HAIRLINE, INK
from exports.look import fonts
from exports.paper.canvas import LineCanvas
from exports.paper.paragraph_text import fitted
from exports.paper.styles import MARGIN, PAGE, WIDTH
from instruments.i18n import _

_TOP = PAGE[1] - 14 * mm  # the line of the header
_FOOT = 11 * mm
FRAME_HEIGHT = PAGE[1] - 20 * mm - MARGIN  # the frame begins under the header, 20 mm from the edge


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in which each copy writes its number: the page, the lower left corner in points, the type size."""

    page: int
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What stands on every page: the survey, and which version of which questionnaire it is."""

    title: str
    version: str


class NumberSpot(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Keeps room for the copy's number; nothing is drawn until the copies are made."""

    def __init__(self, *, size: float, width: float) -> None:
        super().__init__()
        self.size, self.width, self.height = size, width, size * 1.2

    def draw(self) -> None:
        x, y = self.canv.absolutePosition(0, 0.25 * self.size)
        self.canv.spots.append(Spot(page=self.canv.getPageNumber(), x=x, y=y, size=self.size))


class SheetsCanvas(LineCanvas):
    """Lays pages aside while they are laid out, and writes them once a number when all is done."""

    def __init__(
        self, *args: Any, furniture: Furniture, serials: Sequence[str], both_sides: bool, **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.spots: list[Spot] = []
        self._furniture, self._serials, self._both_sides = furniture, serials, both_sides
        self._laid_out = 0

    def begin_sheet(self) -> None:
        self.beginForm(f"sheet{self.getPageNumber()}")

    def end_sheet(self) -> None:
        self.endForm()

    def showPage(self) -> None:  # noqa: N802  ReportLab's name
        self._laid_out += 1
        self._startPage()

    def save(self) -> None:
        """Write the copies, then the file."""
        for serial in self._serials:
            for number in range(1, self._laid_out + 1):
                if number == 1:
                    self._mark_copy(serial)
                self.doForm(f"sheet{number}")
                self._draw_furniture(serial, number)
                super().showPage()
            if self._both_sides and self._laid_out % 2 and len(self._serials) > 1:
                super().showPage()  # the next copy begins on a new sheet
        super().save()

    def _mark_copy(self, serial: str) -> None:
        if serial and len(self._serials) > 1:
            self.bookmarkPage(serial)
            self.addOutlineEntry(serial, serial)

    def _draw_furniture(self, serial: str, number: int) -> None:
        side = PAGE[0] - MARGIN
        self.setStrokeColor(HAIRLINE)
        self.setLineWidth(0.4)
        self.line(MARGIN, _TOP - 5, side, _TOP - 5)
        self.write_line(MARGIN, _TOP, fitted(self._furniture.title, 0.7 * WIDTH))
        if serial:
            words = _("No. {serial}").format(serial=serial)
            self.write_line(side, _TOP, words, right=True, colour=INK, face=fonts.SEMIBOLD, size=11)
        self.write_line(MARGIN, _FOOT, self._furniture.version)
        words = _("Page {page} of {pages}").format(page=number, pages=self._laid_out)
        self.write_line(side, _FOOT, words, right=True)
        for spot in self.spots:
            if spot.page == number:
                self.write_line(spot.x, spot.y, serial, colour=ACCENT, face=fonts.BOLD, size=spot.size)


class Sheets(BaseDocTemplate):  # type: ignore[misc]  # ReportLab has no types
    """One frame a page, under a header."""

    def __init__(self, path: str, **metadata: Any) -> None:
        fonts.register_reportlab()
        super().__init__(path, pagesize=PAGE, initialFontName=fonts.REGULAR, **metadata)
        frame = Frame(MARGIN, MARGIN, WIDTH, FRAME_HEIGHT, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        template = PageTemplate(id="sheet", frames=[frame])
        template.beforeDrawPage = lambda canvas, _document: canvas.begin_sheet()
        template.afterDrawPage = lambda canvas, _document: canvas.end_sheet()
        self.addPageTemplates([template])

    def write(self, story: list[Flowable], furniture: Furniture, serials: Sequence[str], *, both_sides: bool) -> None:
        """Lay the story out once and write the file with a copy for every serial."""
        canvas = partial(SheetsCanvas, furniture=furniture, serials=serials, both_sides=both_sides)
        self.build(story, canvasmaker=canvas)
