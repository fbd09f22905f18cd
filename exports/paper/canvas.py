"""A canvas that writes single lines: headers, footers, contents."""

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from exports.look import fonts
from exports.paper.styles import MUTED


class LineCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """Writes a line at a place, in our own face."""

    def write_line(
        self,
        x: float,
        y: float,
        words: str,
        *,
        right: bool = False,
        colour: Color = MUTED,
        face: str = fonts.REGULAR,
        size: float = 8,
    ) -> None:
        """`x` is the line's left end, or its right end with `right`; points from the lower left corner."""
        self.setFont(face, size)
        self.setFillColor(colour)
        (self.drawRightString if right else self.drawString)(x, y, words)
