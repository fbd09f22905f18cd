"""A small seeded part of `make coverage`: no interval is far from its 95 %."""

from tests.validation.coverage import DOCUMENT, coverages


def test_every_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    """150 samples a row: the standard error is .018, and the normal interval of a skewed mean at n = 5 covers .90."""
    rows = list(coverages(150))
    assert [row for row in rows if not row[-1] > 0.84] == []
    text = DOCUMENT.read_text(encoding="utf-8")
    assert all(f"| {name} | {population} | {n} |" in text for name, population, n, _share in rows)
