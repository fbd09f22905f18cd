"""The common ground of all charts: paper-like axes in Source Sans, figures in the language in force when they were made.

matplotlib's object interface only (never pyplot), so that a chart may be drawn in any thread, for screen and paper alike.
"""

import io
import textwrap
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import Formatter, MaxNLocator
from matplotlib.transforms import blended_transform_factory

from exports.charts.layout import OneAxes
from exports.look import fonts
from exports.look.palette import LIGHT, Palette
from instruments.i18n import _, format_number, language, use_language

LINE = 1.35  # a line of text, in ems
LETTER = 0.52  # an average letter's width, in ems
SET = 1.2  # from one line of a text to its next, in ems
ROW = 0.82  # millimetres from one row to the next, a point of text
DENSEST = 0.65  # of that, to which rows may be pressed together
MM = 1 / 25.4  # inches in a millimetre
BROKEN = (0, (3, 2))  # the pattern of a line that is read against
_PACKED = 4  # of 9: as small as by 6, which is usual, for pictures of few colours
Grid = Literal["x", "y", "both", "none"]
ROW_NAMES = 0.38  # of the width, for the names of rows
LEGEND = 26  # letters of a name in a legend
BESIDE = 9  # letters that a legend's mark and the space after a name take
Value = float | None  # None is undefined: its mark is left out, its label stays


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Where a chart will be seen: its colours, its text size in points, its width in millimetres."""

    palette: Palette = LIGHT
    size: float = 8.5
    width: float = 170.0


PAPER = Look()


class Picture(Figure):
    """A figure that keeps our fonts wherever it is drawn: tick labels are made late, with what is in force then."""

    def __init__(self, look: Look, *, height: float, width: float | None = None) -> None:
        """Make an empty figure of `width` (the look's, if not given) × `height` millimetres."""
        fonts.register_matplotlib()
        self.look = look
        self.room = look.width  # millimetres that the axes have, about: names of rows leave less
        self.spare = 0.0  # inches of its height that rows may lose where a page has too little left
        self._fonts: dict[Any, Any] = {
            "font.family": [fonts.FAMILY],
            "font.size": look.size,
            "axes.unicode_minus": True,
            "text.parse_math": False,
            "svg.fonttype": "none",
            "hatch.linewidth": 0.9,
        }
        super().__init__(
            figsize=((width or look.width) * MM, height * MM), layout=OneAxes(), facecolor=look.palette.paper
        )

    def grow(self, lines: float) -> None:
        """Make room for more lines of text above or below the axes."""
        self.set_figheight(float(self.get_figheight()) + lines * LINE * self.look.size / 72)

    @contextmanager
    def fonts(self) -> Iterator[None]:
        """Our fonts inside the block: for whoever adds axes or text to the figure.

        A survey's words may hold letters that the face lacks; an empty box stands for them, and nobody needs a warning.
        """
        with mpl.rc_context(self._fonts), warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
            yield

    def draw(self, renderer: Any) -> None:
        for axis in (axis for axes in self.axes for axis in (axes.xaxis, axes.yaxis)):
            if not axis.get_label_text():  # its place would be looked for beside the ticks, all measured once more
                axis.set_label_coords(0, 0)
        with self.fonts():
            super().draw(renderer)


def letters(look: Look, millimetres: float) -> int:
    """How many letters stand on so many millimetres."""
    return max(4, int(millimetres / 25.4 * 72 / (LETTER * look.size)))


def picture_of(axes: Axes) -> Picture:
    """The picture that the axes stand in."""
    figure = axes.get_figure(root=True)
    if not isinstance(figure, Picture):
        raise TypeError("the axes stand in no picture of ours")
    return figure


def look_of(axes: Axes) -> Look:
    """The look of the picture that the axes stand in."""
    return picture_of(axes).look


class LocalNumbers(Formatter):
    """Tick labels with the language's decimal mark and only as many decimals as the ticks need."""

    def __init__(self) -> None:
        self._language = language()
        self._decimals = 0

    def set_locs(self, locs: Sequence[float]) -> None:
        super().set_locs(list(locs))
        self._decimals = next((d for d in range(6) if all(abs(x - round(x, d)) < 1e-9 for x in locs)), 6)

    def __call__(self, x: float, pos: int | None = None) -> str:
        with use_language(self._language):
            return format_number(x, self._decimals)


def plain_axes(figure: Picture, *, grid: Grid = "x", polar: bool = False) -> Axes:
    """Axes without a box: a hairline below, quiet guide lines along `grid` ("x", "y", "both")."""
    palette = figure.look.palette
    axes: Axes = figure.add_subplot(projection="polar" if polar else None)
    axes.set_facecolor(palette.paper)
    axes.tick_params(colors=palette.muted, length=0, pad=4)
    axes.set_axisbelow(True)
    if grid != "none":
        axes.grid(visible=True, axis=grid, color=palette.grid, linewidth=0.6)
    if not polar:
        for side in ("left", "right", "top"):
            axes.spines[side].set_visible(False)
        axes.spines["bottom"].set(color=palette.hairline, linewidth=0.6)
    return axes


def local_numbers(axis: Any, ticks: int = 7) -> None:
    """Let an axis count in the language in force, at most `ticks` steps."""
    axis.set_major_locator(MaxNLocator(nbins=ticks, steps=[1, 2, 2.5, 5, 10]))
    axis.set_major_formatter(LocalNumbers())


def height_of_rows(look: Look, rows: int, *, lines: float = 2) -> float:
    """Millimetres for so many rows and `lines` of text above and below them."""
    return look.size * (ROW * rows + 0.5 * lines + 0.5)


def name_rows(axes: Axes, names: Sequence[str]) -> None:
    """Put `names` at the left of rows 0, 1, 2 … from the top, in two lines that take at most two fifths of the width."""
    look = look_of(axes)
    width = letters(look, ROW_NAMES * look.width)
    picture_of(axes).room = (1 - ROW_NAMES) * look.width - 2.4 * look.size  # the values stand at the right
    labels = [shortened(name, width=width, lines=2) for name in names]
    axes.set_yticks(range(len(names)), labels=labels)
    axes.set_ylim(len(names) - 0.4, -0.6)
    lines = [label.count("\n") + 1 for label in labels]
    highest = max((one + other for one, other in pairwise(lines)), default=2) / 2 * SET * look.size / 72 / MM
    may_be_pressed(picture_of(axes), len(names), max(DENSEST, highest / (ROW * look.size)))
    axes.tick_params(axis="y", labelcolor=look_of(axes).palette.ink)


def may_be_pressed(picture: Picture, rows: float, share: float) -> None:
    """The picture stays sound where its rows stand at `share` of their distance from one another."""
    picture.spare = max(0.0, 1 - share) * rows * ROW * picture.look.size * MM


def name_axis(axes: Axes, *, x: str = "", y: str = "") -> None:
    """What the axes measure, in quiet words, in as many lines as they need below and in two at most at the side."""
    picture, colour = picture_of(axes), look_of(axes).palette.muted
    below = shortened(x, width=letters(picture.look, picture.room), lines=4)
    picture.grow(below.count("\n"))
    axes.set_xlabel(below, color=colour)
    high = 0.8 * float(picture.get_figheight()) / MM
    axes.set_ylabel(shortened(y, width=letters(picture.look, high), lines=2), color=colour)


def shortened(text: str, *, width: int, lines: int = 1) -> str:
    """`text` in at most `lines` lines of `width` letters, the cut marked by an ellipsis."""
    wrapped = textwrap.wrap(text, width, max_lines=lines, placeholder=" …")
    if wrapped == ["…"]:  # a first word that is longer than all the room
        return text[: width - 1] + "…"
    return "\n".join(wrapped)


def write_beside(axes: Axes, row: int, words: str) -> None:
    """A row's value, in the column right of the axes where all values line up."""
    axes.text(1.012, row, words, transform=axes.get_yaxis_transform(), va="center", color=look_of(axes).palette.ink)


def reference_line(axes: Axes, x: float, name: str = "", *, level: int = 0) -> None:
    """A broken line across the rows that they are read against, its name above it, so many lines higher as `level` says."""
    palette, size = look_of(axes).palette, look_of(axes).size
    axes.axvline(x, color=palette.ink, linewidth=0.8, linestyle=BROKEN, zorder=2.5)
    if name:
        axes.annotate(
            name,
            (x, 1.0),
            xycoords=axes.get_xaxis_transform(),
            xytext=(0, 2 + level * LINE * size),
            textcoords="offset points",
            ha="center",
            va="bottom",
            color=palette.muted,
        )


def reference_lines(axes: Axes, marks: Sequence[tuple[float, str]]) -> None:
    """Several of them, their names in lines above one another where they would meet; the axis has its ends already."""
    picture, (low, high) = picture_of(axes), axes.get_xlim()
    letter = (
        0.6 * LETTER * picture.look.size / 72 / MM / picture.room * (high - low)
    )  # half of one, as the axis measures
    levels: list[float] = []
    for x, name in sorted(marks):
        half = (len(name) + 2) * letter
        level = next((at for at, end in enumerate(levels) if x - half >= end), len(levels))
        levels[level : level + 1] = [x + half]
        reference_line(axes, x, name, level=level)
    picture.grow(max(0, len(levels) - 1))


def legend(axes: Axes, *, handles: Sequence[Any] | None = None, lift: float = 0) -> None:
    """A legend without a frame, above the axes (and `lift` lines), from the picture's left edge, in as many rows as it needs."""
    look, picture = look_of(axes), picture_of(axes)
    known = list(handles) if handles is not None else axes.get_legend_handles_labels()[0]
    names = [str(handle.get_label()) for handle in known]
    columns = _columns(names, look)
    picture.grow(-(-len(names) // columns) - 1 + lift)
    made = axes.legend(
        handles=known,
        loc="lower left",
        bbox_to_anchor=(0, 1.0),
        bbox_transform=blended_transform_factory(picture.transFigure, axes.transAxes),
        ncols=columns,
        frameon=False,
        borderaxespad=0.2 + LINE * lift,
        handletextpad=0.4,
        columnspacing=1.6,
        labelcolor=look.palette.ink,
        fontsize=look.size,
    )
    made.set_in_layout(False)  # it is as wide as the picture, not as the axes; OneAxes leaves room above


def _columns(names: Sequence[str], look: Look) -> int:
    """The most columns in which the names fit beside one another, filled one after the other."""
    room = letters(look, 0.95 * look.width)
    for columns in range(len(names), 1, -1):
        rows = -(-len(names) // columns)
        longest = [max(len(name) for name in names[at : at + rows]) for at in range(0, len(names), rows)]
        if sum(longest) + BESIDE * len(longest) <= room:
            return len(longest)
    return 1


def nothing_to_draw(look: Look) -> Picture:
    """What stands in the place of a chart when all of its values are undefined."""
    figure = Picture(look, height=16)
    with figure.fonts():
        figure.text(
            0.5, 0.5, _("Nothing to draw: no value is defined."), ha="center", va="center", color=look.palette.muted
        )
    return figure


def svg(figure: Figure) -> str:
    """The figure as SVG with real text (no outlines); the same words and numbers give the same bytes.

    Where our face is not installed the text is set in one as narrow: a wider one would run out of the picture.
    """
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    stream = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": "servqual-desk"}):
        print_svg: Any = FigureCanvasSVG(figure).print_svg  # matplotlib has no types for it
        print_svg(stream, metadata={"Date": None, "Creator": None})
    own = f"'{fonts.FAMILY}'"
    return stream.getvalue().replace(own, ", ".join((own, *fonts.AS_NARROW)))


def png(figure: Picture, dots: float) -> bytes:
    """The figure as PNG, `dots` an inch; drawn once, where matplotlib's `savefig` draws all of it twice."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.image import imsave

    stream = io.BytesIO()
    figure.set_dpi(dots)
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib has no types for it
    canvas.draw()
    imsave(stream, canvas.buffer_rgba(), format="png", dpi=dots, pil_kwargs={"compress_level": _PACKED})
    return stream.getvalue()
