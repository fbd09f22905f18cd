"""Room around a chart for what is written beside it, measured once.

matplotlib's constrained layout measures every text twice and solves a system for many axes; a chart of ours has one pair.
"""

from matplotlib.figure import Figure
from matplotlib.layout_engine import LayoutEngine

PAD = 0.02  # inches at each side
LEAST = 0.15  # of the picture that the axes keep, however long the words beside them are


class OneAxes(LayoutEngine):
    """Moves the only axes of a figure to where they are as large as their words leave room for."""

    _adjust_compatible = True
    _colorbar_gridspec = True

    def execute(self, fig: Figure) -> None:
        """Lay the figure out; nothing where it has no axes."""
        if not fig.axes:
            return
        (axes,) = fig.axes
        taken, inner, (width, height) = axes.get_tightbbox(), axes.bbox, fig.bbox.size
        if taken is None:
            return
        pad = PAD * fig.dpi
        left, right = _ends(inner.x0 - taken.x0 + pad, taken.x1 - inner.x1 + pad, width)
        legend = axes.get_legend()
        highest = max(taken.y1, legend.get_window_extent().y1) if legend else taken.y1
        bottom, top = _ends(inner.y0 - taken.y0 + pad, highest - inner.y1 + pad, height)
        fig.subplots_adjust(left=left, right=right, bottom=bottom, top=top)


def _ends(before: float, after: float, whole: float) -> tuple[float, float]:
    """Where the axes begin and end, as shares of the whole, when so much is written before and after them."""
    start, end = before / whole, 1 - after / whole
    if end - start >= LEAST:
        return start, end
    start = min(start, 1 - LEAST)
    return start, start + LEAST
