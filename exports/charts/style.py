"""The common ground of all charts: paper-like axes in Source Sans, figures in the language in force when they were made.

matplotlib's object interface only (never pyplot), so that a chart may be drawn in any thread, for screen and paper alike.
"""

import io
import textwrap
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import Formatter, MaxNLocator

from exports.charts.layout import OneAxes
from exports.look import fonts
from exports.look.palette import LIGHT, Palette
from instruments.i18n import _, format_number, language, use_language

MM = 1 / 25.4  # inches in a millimetre
BROKEN = (0, (3, 2))  # the pattern of a line that is read against
Grid = Literal["x", "y", "both", "none"]
LEGEND = 26  # letters of a name in a legend
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
        self._fonts: dict[Any, Any] = {
            "font.family": [fonts.FAMILY],
            "font.size": look.size,
            "axes.unicode_minus": True,
            "text.parse_math": False,
            "svg.fonttype": "none",
        }
        super().__init__(
            figsize=((width or look.width) * MM, height * MM), layout=OneAxes(), facecolor=look.palette.paper
        )

    @contextmanager
    def fonts(self) -> Iterator[None]:
        """Our fonts inside the block: for whoever adds axes or text to the figure.

        A survey's words may hold letters that the face lacks; an empty box stands for them, and nobody needs a warning.
        """
        with mpl.rc_context(self._fonts), warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
            yield

    def draw(self, renderer: Any) -> None:
        with self.fonts():
            super().draw(renderer)


def look_of(axes: Axes) -> Look:
    """The look of the picture that the axes stand in."""
    figure = axes.get_figure(root=True)
    return figure.look if isinstance(figure, Picture) else PAPER


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


def plain_axes(figure: Picture, *, grid: Grid = "x", polar: bool = False, position: Any = 111) -> Axes:
    """Axes without a box: a hairline below, quiet guide lines along `grid` ("x", "y", "both")."""
    palette = figure.look.palette
    axes: Axes = figure.add_subplot(position, projection="polar" if polar else None)
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
    return look.size * (0.82 * rows + 0.5 * lines + 0.5)


def name_rows(axes: Axes, names: Sequence[str]) -> None:
    """Put `names` at the left of rows 0, 1, 2 … from the top, in two lines that take at most two fifths of the width."""
    look = look_of(axes)
    width = max(12, round(0.4 * look.width / (0.16 * look.size)))
    axes.set_yticks(range(len(names)), labels=[shortened(name, width=width, lines=2) for name in names])
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.tick_params(axis="y", labelcolor=look_of(axes).palette.ink)


def name_axis(axes: Axes, *, x: str = "", y: str = "") -> None:
    """What the axes measure, in quiet words."""
    colour = look_of(axes).palette.muted
    axes.set_xlabel(x, color=colour)
    axes.set_ylabel(y, color=colour)


def shortened(text: str, *, width: int, lines: int = 1) -> str:
    """`text` in at most `lines` lines of `width` letters, the cut marked by an ellipsis."""
    wrapped = textwrap.wrap(text, width, max_lines=lines, placeholder=" …")
    if wrapped == ["…"]:  # a first word that is longer than all the room
        return text[: width - 1] + "…"
    return "\n".join(wrapped)


def write_beside(axes: Axes, row: int, words: str) -> None:
    """A row's value, in the column right of the axes where all values line up."""
    axes.text(1.012, row, words, transform=axes.get_yaxis_transform(), va="center", color=look_of(axes).palette.ink)


def reference_line(axes: Axes, x: float, name: str = "") -> None:
    """A broken line across the rows that they are read against, its name above it."""
    palette = look_of(axes).palette
    axes.axvline(x, color=palette.ink, linewidth=0.8, linestyle=BROKEN, zorder=2.5)
    if name:
        axes.text(x, 1.01, name, transform=axes.get_xaxis_transform(), ha="center", va="bottom", color=palette.muted)


def legend(axes: Axes, *, columns: int = 4, handles: Sequence[Any] | None = None) -> None:
    """A legend without a frame, above the axes at the left."""
    axes.legend(
        **({"handles": handles} if handles is not None else {}),
        loc="lower left",
        bbox_to_anchor=(0, 1.0),
        ncols=columns,
        frameon=False,
        borderaxespad=0.2,
        handletextpad=0.4,
        columnspacing=1.6,
        labelcolor=look_of(axes).palette.ink,
        fontsize=look_of(axes).size,
    )


def nothing_to_draw(look: Look) -> Picture:
    """What stands in the place of a chart when all of its values are undefined."""
    figure = Picture(look, height=16)
    with figure.fonts():
        figure.text(
            0.5, 0.5, _("Nothing to draw: no value is defined."), ha="center", va="center", color=look.palette.muted
        )
    return figure


def svg(figure: Figure) -> str:
    """The figure as SVG with real text (no outlines); the same words and numbers give the same bytes."""
    stream = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": "servqual-desk"}):
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    return stream.getvalue()
