"""What is written in a chart stands within its picture and covers nothing else, however long and many the words are."""

import pytest

from analysis import analyse
from analysis.table import Backdrop, Chart
from exports.charts import PAPER, draw
from exports.charts.bars import bars, stacked
from exports.charts.heatmap import heatmap
from exports.charts.intervals import intervals
from exports.charts.pairs import pairs
from exports.charts.points import funnel, lines
from exports.charts.quadrants import quadrants
from exports.charts.radar import radar
from exports.charts.style import Look, Picture
from tests.exports.charts.drawn_words import covered, cut, drawn
from tests.exports.surveys import counter, counter_frame

LONG = "Petugas menjelaskan persyaratan dan biaya dengan bahasa yang mudah dipahami oleh setiap warga yang datang"
MANY = [f"{n}. {LONG}" for n in range(60)]
ONE_WORD = "Pertanggungjawabankeuangandaerahkabupaten" * 2
LOOKS = [PAPER, Look(size=11, width=120), Look(size=PAPER.size, width=82)]
LOOK_NAMES = ["paper", "window", "half a page"]


def whole(picture: Picture) -> bool:
    words = drawn(picture)
    assert cut(words, picture) == []
    assert covered(words) == []
    return True


@pytest.mark.parametrize("look", LOOKS, ids=LOOK_NAMES)
@pytest.mark.parametrize("chart", analyse(counter_frame(9), counter()).charts(), ids=lambda chart: chart.id)
def test_every_chart_of_an_analysis(chart: Chart, look: Look) -> None:
    assert whole(draw(chart, counter(), look))


@pytest.mark.parametrize("look", LOOKS, ids=LOOK_NAMES)
class TestVeryLongWordsAndSixtyServices:
    def test_bars(self, look: Look) -> None:
        marks = [(4.0, "A"), (3.96, "B"), (1.0, "D")]
        assert whole(bars([*MANY, ONE_WORD], [3.5] * 61, x=LONG, start=1, end=4, marks=marks, look=look))

    def test_shares(self, look: Look) -> None:
        assert whole(
            stacked([LONG, ONE_WORD], MANY[:7], [[1 / 7] * 7, [0.1, 0.5, 0.05, 0.05, 0.1, 0.1, 0.1]], look=look)
        )

    def test_intervals(self, look: Look) -> None:
        values = [n / 60 for n in range(60)]
        ends = [value - 0.2 for value in values], [value + 0.2 for value in values]
        assert whole(intervals(MANY, values, *ends, x=LONG, reference=0.5, reference_name="ambang", look=look))

    def test_pairs(self, look: Look) -> None:
        assert whole(pairs(MANY, [6.0] * 60, [4.5] * 60, x=LONG, look=look))

    def test_lines(self, look: Look) -> None:
        series = [(name, [(float((n + at) % 5), 0.0, 5.0) for n in range(12)]) for at, name in enumerate(MANY[:6])]
        behind = [Backdrop(name=LONG, start=-0.5, end=4.0), Backdrop(name=LONG, start=11.5, end=None)]
        assert whole(lines(MANY[:12], series, spans=behind, look=look))
        assert whole(lines(MANY[:12], series, marks={3: LONG, 4: LONG}, y_name=LONG, look=look))

    def test_a_line_over_sixty_waves(self, look: Look) -> None:
        waves = [f"Periode {n} 2026" for n in range(60)]
        assert whole(lines(waves, [("", [(1.0 * n, None, None) for n in range(60)])], look=look))

    def test_a_heatmap(self, look: Look) -> None:
        assert whole(heatmap(MANY[:12], MANY[:12], [[0.25] * 12] * 12, look=look))

    def test_a_radar(self, look: Look) -> None:
        series = [(name, "#0072B2", [3.0] * 9) for name in MANY[:3]]
        assert whole(radar(MANY[:9], series, scale=(1, 7), look=look))

    def test_a_funnel(self, look: Look) -> None:
        sizes, values = [10.0 + n // 4 for n in range(60)], [float(n % 7) for n in range(60)]
        ends = [2.9] * 60, [3.1] * 60
        assert whole(funnel(MANY, sizes, values, *ends, centre=3.0, x_name=LONG, y_name=LONG, look=look))

    def test_quadrants(self, look: Look) -> None:
        x, y = [4 + (n * 7 % 60) / 30 for n in range(60)], [5 + (n * 23 % 60) / 40 for n in range(60)]
        corners = [("A", "prioritas utama"), ("B", "pertahankan"), ("C", "prioritas rendah"), ("D", "berlebihan")]
        codes = [f"s{n}" for n in range(60)]
        names = {"x_name": LONG, "y_name": LONG}
        assert whole(quadrants(codes, x, y, cross=(5.0, 5.7), corners=corners, look=look, **names))
