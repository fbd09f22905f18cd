"""The numbers behind one item, as a head sees them who asks why it stands first."""

import pytest

from tests.ui.results.waves import TITLES, three_waves
from ui.jobs.opened_item import OpenedItem, opened_item
from ui.jobs.published_findings import published_findings


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> OpenedItem:
    """About waiting, of which nobody in the latest wave said 1, 2 or 3."""
    path = three_waves(tmp_path_factory.mktemp("item") / "waves.sqd")
    return opened_item(path, published_findings(path, wave="latest"), "waktu")


def test_waves_stand_in_order_of_time(waiting: OpenedItem) -> None:
    waves = waiting.tables[-1]
    assert waves.params["variable"] == "sqd_wave"
    assert [row[0] for row in waves.rows] == list(TITLES.values())


def test_an_element_has_no_column_of_what_was_never_asked(waiting: OpenedItem) -> None:
    for groups in waiting.tables[1:]:
        assert [column.id for column in groups.columns] == ["unit", "n", "mean", "lower", "upper"]


def test_every_point_of_the_scale_has_its_place(waiting: OpenedItem) -> None:
    answers = waiting.tables[0]
    assert [row[1:3] for row in answers.rows] == [("1", 0), ("2", 0), ("3", 0), ("4", 60)]


def test_the_chart_is_of_the_table_that_it_stands_with(waiting: OpenedItem) -> None:
    assert waiting.charts[0].table is waiting.tables[0]
