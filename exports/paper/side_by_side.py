"""Invisible tables that only put things side by side."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Table

from exports.look import fonts


def side_by_side(
    rows: Sequence[Sequence[Any]], widths: Sequence[float], rules: Sequence[tuple[Any, ...]] = ()
) -> Table:
    """Cells from the top left without padding; `rules` are added to that. Our face in every cell, or Helvetica comes in."""
    plain = [
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, 9.5, 13.2),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]
    return Table(rows, colWidths=widths, style=[*plain, *rules], hAlign="LEFT", spaceAfter=6)
