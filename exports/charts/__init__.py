"""matplotlib figures (never pyplot) from results, for screen and paper alike; `draw` draws whatever an analysis asks for."""

from exports.charts.draw import draw
from exports.charts.style import PAPER, Look, Picture, svg

__all__ = ["PAPER", "Look", "Picture", "draw", "svg"]
