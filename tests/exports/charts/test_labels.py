from exports.charts.labels import overlap, place_labels

FRAME = (0.0, 0.0, 300.0, 200.0)
SIZE = (18.0, 9.0)


def boxes(points: list[tuple[float, float]]) -> list[tuple[float, float, float, float]]:
    centres = place_labels(points, [SIZE] * len(points), FRAME, reach=4.0)
    return [(x - SIZE[0] / 2, y - SIZE[1] / 2, x + SIZE[0] / 2, y + SIZE[1] / 2) for x, y in centres]


def test_labels_of_a_crowd_cover_one_another_by_less_than_a_twentieth() -> None:
    crowd = [(100.0 + 11 * (i % 5), 80.0 + 7 * (i // 5)) for i in range(22)]
    placed = boxes(crowd)
    covered = sum(overlap(a, b) for i, a in enumerate(placed) for b in placed[:i])
    assert covered < 0.05 * len(crowd) * SIZE[0] * SIZE[1]


def test_a_label_stays_within_the_frame_even_for_a_point_in_the_corner() -> None:
    (box,) = boxes([(1.0, 1.0)])
    assert overlap(box, FRAME) == SIZE[0] * SIZE[1]


def test_a_lone_point_has_its_label_beside_it() -> None:
    (centre,) = place_labels([(150.0, 100.0)], [SIZE], FRAME, reach=4.0)
    assert abs(centre[0] - 150) <= 4 + SIZE[0] / 2
    assert abs(centre[1] - 100) <= 4 + SIZE[1] / 2


def test_the_same_points_give_the_same_picture() -> None:
    crowd = [(50.0 + 9 * i, 60.0 + (i * 37) % 40) for i in range(12)]
    assert boxes(crowd) == boxes(crowd)
    assert place_labels([], [], FRAME, reach=4.0) == []
