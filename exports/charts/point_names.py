"""The names of points, beside them: placed on the picture as it will be drawn, so that none covers another."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.text import Text

from exports.charts.labels import Box, Point, overlap, place_labels
from exports.charts.style import Picture, picture_of

WIDE = 0.56  # an average letter of a name, in ems, with some room
HIGH = 1.1
REACH = 4.0  # points between a point and its name
CLOSE = 0.02  # of a name that may lie under another


def write_names(axes: Axes, named: Sequence[tuple[str, Point]], taken: Sequence[Text] = ()) -> None:
    """Each name beside its point, a far one with a thin leader; where a crowd leaves no room for a name, it is left out.

    Args:
        taken: words that stand in the axes already.
    """
    picture = picture_of(axes)
    picture.draw_without_rendering()
    per_point = picture.dpi / 72
    spots = [tuple(float(place) / per_point for place in axes.transData.transform(point)) for _name, point in named]
    inside = axes.get_window_extent()
    frame: Box = (inside.x0 / per_point, inside.y0 / per_point, inside.x1 / per_point, inside.y1 / per_point)
    sizes = [(WIDE * picture.look.size * len(name) + 2, HIGH * picture.look.size) for name, _point in named]
    held = [_box(text, per_point) for text in taken]
    centres = place_labels([(x, y) for x, y in spots], sizes, frame, reach=REACH, taken=held)
    kept: list[Box] = []
    for (name, point), spot, size, centre in zip(named, spots, sizes, centres, strict=True):
        box = _around(centre, size)
        if all(overlap(box, other) <= CLOSE * size[0] * size[1] for other in (*kept, *held)):
            kept.append(box)
            _write(axes, picture, name, point, (centre[0] - spot[0], centre[1] - spot[1]))


def _box(text: Text, per_point: float) -> Box:
    found = text.get_window_extent()
    return (found.x0 / per_point, found.y0 / per_point, found.x1 / per_point, found.y1 / per_point)


def _around(centre: Point, size: Point) -> Box:
    half = (size[0] / 2, size[1] / 2)
    return (centre[0] - half[0], centre[1] - half[1], centre[0] + half[0], centre[1] + half[1])


def _write(axes: Axes, picture: Picture, name: str, point: Point, offset: Point) -> None:
    size, palette = picture.look.size, picture.look.palette
    is_far = abs(offset[1]) > 1.6 * size or abs(offset[0]) > WIDE / 2 * size * len(name) + 8
    leader = {"arrowstyle": "-", "color": palette.neutral, "linewidth": 0.5, "shrinkA": 0, "shrinkB": 2}
    axes.annotate(
        name,
        point,
        xytext=offset,
        textcoords="offset points",
        ha="center",
        va="center",
        color=palette.ink,
        arrowprops=leader if is_far else None,
        zorder=4,
    )
