"""Every chart of an analysis is drawn, with real text, in the language in force, whatever the data lack."""

import re
from dataclasses import replace
from typing import get_args

import pytest

from analysis import analyse
from analysis.table import Cell, Chart, ChartKind, Column, Sample, Table
from exports.charts import Look, draw, svg
from exports.look.fonts import FAMILY
from exports.look.palette import DARK
from instruments.i18n import use_language
from tests.exports.surveys import counter, counter_analysis, counter_frame

ROLES: dict[ChartKind, dict[str, str]] = {
    "bars": {"x": "text", "y": "a"},
    "intervals": {"x": "text", "y": "a", "lower": "b", "upper": "c"},
    "radar": {"x": "text", "y": "a", "y2": "b"},
    "quadrants": {"x": "a", "y": "b", "label": "text"},
    "scatter": {"x": "a", "y": "b"},
    "lines": {"x": "text", "y": "a", "group": "other"},
    "histogram": {"x": "a"},
    "qq": {"x": "a", "y": "b"},
    "heatmap": {"x": "text", "y": "other", "value": "a"},
    "stacked": {"x": "text", "group": "other", "y": "a"},
    "diverging": {"x": "text", "group": "other"},
    "funnel": {"label": "text", "x": "c", "y": "a", "lower": "a", "upper": "b"},
}
COLUMNS = (
    Column(id="text", kind="text"),
    Column(id="other", kind="text"),
    Column(id="a", kind="number"),
    Column(id="b", kind="number"),
    Column(id="c", kind="number"),
    *(Column(id=f"answer_{point}", kind="percent") for point in (1, 2, 3)),
)


def chart(kind: ChartKind, *rows: tuple[Cell, ...]) -> Chart:
    params: dict[str, Cell] = {"cross_performance": 0.5, "cross_importance": 0.5} if rows else {}
    table = Table(
        id="made",
        columns=COLUMNS,
        rows=tuple((*row, *row[2:]) for row in rows),
        sample=Sample(started=3, complete=3, used=3),
        method="made",
        params=params,
    )
    return Chart(id="made", kind=kind, table=table, roles=ROLES[kind])


def texts(picture: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", picture)


def test_every_kind_that_an_analysis_may_ask_for_has_its_drawing() -> None:
    assert set(ROLES) == set(get_args(ChartKind))


@pytest.mark.parametrize("kind", get_args(ChartKind))
@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((), id="nothing"),
        pytest.param((("x", "y", None, None, None),), id="undefined"),
        pytest.param((("x", "y", 0.5, 0.5, 0.5),), id="one"),
        pytest.param((("x", "y", 0.5, 0.5, 0.5),) * 3, id="all alike"),
        pytest.param(
            (("x", "p", 0.0, 1.0, 2.0), ("y", "q", None, 1.0, None), ("z", "r", 0.7, 0.1, 9.0)), id="some undefined"
        ),
        pytest.param(
            (("$a_b$ & <c> 試", "x" * 400, 0.1, 0.2, 0.3), ("", " ", -4e9, 3e-9, 5.0)), id="odd words and sizes"
        ),
    ],
)
def test_a_chart_is_drawn_whatever_its_table_lacks(kind: ChartKind, rows: tuple[tuple[Cell, ...], ...]) -> None:
    picture = svg(draw(chart(kind, *rows), counter()))
    assert "nan" not in " ".join(texts(picture)).lower()
    assert len(texts(picture)) > 0


@pytest.mark.parametrize("people", [0, 1, 2, 9])
def test_every_chart_of_an_analysis_is_drawn_for_any_number_of_answers(people: int) -> None:
    for asked in analyse(counter_frame(people), counter()).charts():
        assert svg(draw(asked, counter())).startswith("<?xml")


def test_text_stays_text_in_our_family() -> None:
    gaps = next(asked for asked in counter_analysis().charts() if asked.id == "gap_items")
    with use_language("en"):
        picture = svg(draw(gaps, counter()))
    assert any("Staff are friendly" in text for text in texts(picture))
    families = set(re.findall(r"font-family: ([^;\"]*)", picture))
    assert {one.split(", ")[0] for one in families} == {f"'{FAMILY}'"}
    assert all("Calibri" in one for one in families)  # where ours is missing a wider face would run out of the picture


def test_numbers_speak_the_language_in_which_the_chart_was_made_wherever_it_is_drawn() -> None:
    gaps = next(asked for asked in counter_analysis().charts() if asked.id == "gap_dimensions")
    with use_language("id"):
        figure = draw(gaps, counter())
    with use_language("en"):
        written = texts(svg(figure))
    # By hand: E of tangibles is 110/18, P is 91/18; the gap is −19/18.
    assert "−1,06" in written
    assert not any(re.search(r"\d\.\d", text) for text in written)


def test_the_same_words_and_numbers_give_the_same_bytes() -> None:
    ipa = next(asked for asked in counter_analysis().charts() if asked.id == "ipa")
    assert svg(draw(ipa, counter())) == svg(draw(ipa, counter()))


def test_a_dark_chart_is_drawn_in_the_dark_themes_colours() -> None:
    ipa = next(asked for asked in counter_analysis().charts() if asked.id == "ipa")
    picture = svg(draw(ipa, counter(), Look(palette=DARK, size=11))).upper()
    assert DARK.paper in picture
    assert DARK.ink in picture
    assert "#FFFFFF" not in picture


def test_points_at_one_place_share_a_label() -> None:
    ipa = next(asked for asked in counter_analysis().charts() if asked.id == "ipa")
    first, second, *others = ipa.table.rows
    twin = replace(ipa, table=replace(ipa.table, rows=((first[0], *second[1:]), second, *others)))
    assert "t1, t2" in texts(svg(draw(twin, counter())))


def test_a_regressions_constant_is_not_drawn_beside_its_slopes() -> None:
    terms = next(asked for asked in counter_analysis().charts() if asked.id == "regression_terms")
    with use_language("en"):
        written = texts(svg(draw(terms, counter())))
    assert "Tangibles" in written
    assert "Constant" not in written
