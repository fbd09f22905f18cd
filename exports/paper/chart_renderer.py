"""matplotlib draws straight onto the report's page: vectors, and text in the embedded faces, measured by ReportLab.

The road over SVG and svglib gives the same page in three times the time, and falls back to Helvetica where it may.
"""

import math
import zlib
from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np
from matplotlib.backend_bases import FigureCanvasBase, GraphicsContextBase, RendererBase
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from exports.charts.style import Picture
from exports.look import fonts
from exports.paper.styles import HEIGHT

# Source Sans' tallest and deepest letters, in ems: what a line of text takes above and below its baseline.
_ASCENT, _DESCENT = 0.712, 0.205
HIGHEST = HEIGHT - 40  # the caption stands above
_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_TILE = 72.0
_NON_ZERO = 1  # ReportLab's number for filling a path by winding


class PageRenderer(RendererBase):
    """Draws in points from the bottom left; without a page it only measures text."""

    def __init__(self, width: float, height: float, page: Any = None) -> None:
        super().__init__()
        self._width, self._height, self._page = width, height, page

    def flipy(self) -> bool:
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._width, self._height

    def points_to_pixels(self, points: Any) -> Any:
        return points

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> tuple[float, float, float]:
        size = prop.get_size_in_points()
        return stringWidth(s, _face(prop), size), (_ASCENT + _DESCENT) * size, _DESCENT * size

    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Transform, rgbFace: Any = None) -> None:  # noqa: N803
        self._page.saveState()
        stroke, fill = self._prepare(gc, rgbFace)
        self._page.drawPath(self._path(path, transform), stroke=stroke, fill=fill, fillMode=_NON_ZERO)
        self._page.restoreState()
        if gc.get_hatch():
            self._hatch(gc, path, transform)

    def _hatch(self, gc: GraphicsContextBase, path: Path, transform: Transform) -> None:
        """The pattern in tiles of an inch, cut at the shape's edge."""
        page, box, pattern = self._page, path.get_extents(transform), gc.get_hatch_path()
        if pattern is None or box.width <= 0 or box.height <= 0:
            return
        page.saveState()
        page.clipPath(self._path(path, transform), stroke=0, fill=0)
        page.setStrokeColor(_colour(gc.get_hatch_color()))
        page.setFillColor(_colour(gc.get_hatch_color()))
        page.setLineWidth(gc.get_hatch_linewidth())
        tile = self._tile(pattern)
        for x, y in product(_steps(box.x0, box.x1), _steps(box.y0, box.y1)):
            page.saveState()
            page.translate(x, y)
            page.doForm(tile)
            page.restoreState()
        page.restoreState()

    def _tile(self, pattern: Path) -> str:
        """The name of a pattern's tile, which stands in the file once; it takes the colour and the line of where it is put."""
        name = f"hatch-{zlib.crc32(np.asarray(pattern.vertices).tobytes()):08x}"
        if not self._page.hasForm(name):
            self._page.beginForm(name, -_TILE, -_TILE, 2 * _TILE, 2 * _TILE)  # lines go on beyond the tile
            self._page.drawPath(self._path(pattern, Affine2D().scale(_TILE)), stroke=1, fill=int(_is_filled(pattern)))
            self._page.endForm()
        return name

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Path,
        marker_trans: Transform,
        path: Path,
        trans: Transform,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        self._page.saveState()
        stroke, fill = self._prepare(gc, rgbFace)
        for vertices, _code in path.iter_segments(trans, simplify=False):
            marker = self._path(marker_path, marker_trans + Affine2D().translate(vertices[-2], vertices[-1]))
            self._page.drawPath(marker, stroke=stroke, fill=fill, fillMode=_NON_ZERO)
        self._page.restoreState()

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        page = self._page
        page.saveState()
        page.setFillColor(_colour(gc.get_rgb()))
        page.setFont(_face(prop), prop.get_size_in_points())
        page.translate(x, y)
        page.rotate(angle)
        page.drawString(0, 0, s)
        page.restoreState()

    def _prepare(self, gc: Any, face: Any) -> tuple[int, int]:
        """Set colours, line and clipping; whether the path is then stroked and filled."""
        page, colour, width = self._page, gc.get_rgb(), gc.get_linewidth()
        box = gc.get_clip_rectangle()
        if box is not None:
            clip = page.beginPath()
            clip.rect(box.x0, box.y0, box.width, box.height)
            page.clipPath(clip, stroke=0, fill=0)
        page.setLineWidth(width)
        page.setLineCap(_CAPS[gc.get_capstyle()])
        page.setLineJoin(_JOINS[gc.get_joinstyle()])
        offset, dashes = gc.get_dashes()
        if dashes is not None:
            page.setDash([float(dash) for dash in dashes], offset)
        page.setStrokeColor(_colour(colour))
        if face is not None:
            alpha = gc.get_alpha() if gc.get_forced_alpha() or len(face) < 4 else face[3]
            page.setFillColor(_colour((*face[:3], alpha)))
        return int(width > 0 and colour[3] > 0), int(face is not None)

    def _path(self, path: Path, transform: Transform) -> Any:
        """A path of ReportLab's; a quadratic curve becomes the cubic one that it is."""
        drawn = self._page.beginPath()
        x, y = 0.0, 0.0
        for vertices, code in path.iter_segments(transform, simplify=False, curves=True):
            v: list[float] = np.asarray(vertices).tolist()
            if code == Path.MOVETO:
                drawn.moveTo(*v)
            elif code == Path.LINETO:
                drawn.lineTo(*v)
            elif code == Path.CURVE3:
                drawn.curveTo(*_towards((x, y), v[:2]), *_towards(v[2:], v[:2]), *v[2:])
            elif code == Path.CURVE4:
                drawn.curveTo(*v)
            elif code == Path.CLOSEPOLY:
                drawn.close()
                continue
            x, y = v[-2], v[-1]
        return drawn


class PageCanvas(FigureCanvasBase):
    """What matplotlib asks when it lays out a figure: text is measured as it will be printed."""

    def get_renderer(self) -> PageRenderer:
        return PageRenderer(*self.figure.bbox.size)


class Drawn(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A figure at its own size among the report's paragraphs, made smaller where it is higher than a page."""

    def __init__(self, figure: Picture) -> None:
        super().__init__()
        fonts.register_reportlab()
        figure.set_dpi(72)
        self._figure = figure
        self._canvas = PageCanvas(figure)
        width, height = figure.bbox.size
        self._whole = float(height)
        self._scale = min(1.0, HIGHEST / self._whole)
        self.width, self.height = width * self._scale, self._whole * self._scale

    @property
    def spare(self) -> float:
        """Points of its height that it can lose, its rows denser and its text as large as before."""
        return float(self._figure.spare * 72 * self._scale)

    def press(self, points: float) -> None:
        """Draw it lower than it is by itself; by no points it is that again."""
        self.height = self._whole * self._scale - points
        self._figure.set_figheight(self.height / self._scale / 72)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.scale(self._scale, self._scale)
        self._figure.draw(PageRenderer(*self._figure.bbox.size, self.canv))


def _steps(low: float, high: float) -> list[float]:
    """Where tiles begin, on one grid for the whole picture, so that patterns of neighbours go on in one another."""
    return [_TILE * step for step in range(math.floor(low / _TILE), math.ceil(high / _TILE))]


def _is_filled(pattern: Path) -> bool:
    """Dots are curves that are filled; lines are not."""
    return pattern.codes is not None and bool((np.asarray(pattern.codes) == Path.CURVE4).any())


def _face(prop: FontProperties) -> str:
    return fonts.face(str(prop.get_weight()), prop.get_style())


def _colour(rgba: Any) -> Color:
    return Color(*(float(channel) for channel in rgba[:3]), alpha=float(rgba[3]) if len(rgba) > 3 else 1.0)


def _towards(start: Sequence[float], control: Sequence[float]) -> tuple[float, float]:
    """Two thirds of the way from an end of a quadratic curve to its control point: the cubic's control point."""
    return start[0] + 2 / 3 * (control[0] - start[0]), start[1] + 2 / 3 * (control[1] - start[1])
