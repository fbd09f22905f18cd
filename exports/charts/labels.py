"""Where to write the names of crowded points, so that they neither cover one another nor a point."""

import math
from collections.abc import Sequence

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top

_ANGLES = tuple(
    math.radians(angle) for angle in (0, 180, 45, 135, -45, -135, 90, -90, 22, -22, 158, -158, 68, 112, -68, -112)
)
_RADII = (1.0, 1.8, 2.8, 4.0, 5.4)


def place_labels(
    points: Sequence[Point], sizes: Sequence[Point], frame: Box, *, reach: float, taken: Sequence[Box] = ()
) -> list[Point]:
    """The centre of each label, in the unit of `points`.

    Every label is tried around its point, near first, and put where it overlaps least with the labels already placed, with
    all points and with the frame's edge; points with close neighbours choose first. Greedy: good enough for some sixty
    labels, and the same input gives the same picture.

    Args:
        points: the points to be named.
        sizes: width and height of each label.
        frame: where labels may stand.
        reach: the smallest distance between a point and its label's edge.
        taken: what no label may cover.
    """
    order = sorted(range(len(points)), key=lambda i: _solitude(points, i))
    dots = [(x - reach, y - reach, x + reach, y + reach) for x, y in points]
    placed: dict[int, Box] = {}
    for i in order:
        candidates = _around(points[i], sizes[i], reach)
        labels, others = _near(candidates, [*taken, *placed.values()]), _near(candidates, dots)
        costs = [_cost(box, points[i], labels, others, frame) for box in candidates]
        placed[i] = candidates[costs.index(min(costs))]
    return [((placed[i][0] + placed[i][2]) / 2, (placed[i][1] + placed[i][3]) / 2) for i in range(len(points))]


def _solitude(points: Sequence[Point], i: int) -> float:
    """Distance to the nearest other point."""
    return min((math.dist(points[i], other) for j, other in enumerate(points) if j != i), default=math.inf)


def _around(point: Point, size: Point, reach: float) -> list[Box]:
    width, height = size
    boxes = []
    for radius in _RADII:
        for angle in _ANGLES:
            x = point[0] + math.cos(angle) * (radius * reach + width / 2)
            y = point[1] + math.sin(angle) * (radius * reach + height / 2)
            boxes.append((x - width / 2, y - height / 2, x + width / 2, y + height / 2))
    return boxes


def _near(candidates: Sequence[Box], boxes: Sequence[Box]) -> list[Box]:
    """The boxes that any of the candidates may touch."""
    left, low = (min(box[side] for box in candidates) for side in (0, 1))
    right, high = (max(box[side] for box in candidates) for side in (2, 3))
    return [box for box in boxes if box[0] < right and box[2] > left and box[1] < high and box[3] > low]


def _cost(box: Box, point: Point, labels: Sequence[Box], dots: Sequence[Box], frame: Box) -> float:
    """Overlapped area, labels weighing most, plus a little for distance so that near places win."""
    area = (box[2] - box[0]) * (box[3] - box[1])
    covered = 3 * sum(overlap(box, label) for label in labels) + 2 * sum(overlap(box, dot) for dot in dots)
    outside = area - overlap(box, frame)
    centre = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    return (covered + 20 * outside) / area + 0.01 * math.dist(centre, point) / math.sqrt(area)


def overlap(a: Box, b: Box) -> float:
    """The area that two boxes share."""
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
