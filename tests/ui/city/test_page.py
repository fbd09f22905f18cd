"""The page of a city, by keys and clicks, on a result that the program has made."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from tests.exports.report.reading import whole
from tests.small_city import small_city
from tests.ui.driving import Person, answer_file_dialog
from ui.city.page import CityPage
from ui.widgets.chart_view import ChartView

SIZES = {"kecamatan barat": 60, "kecamatan timur": 45, "kecamatan utara": 30, "kelurahan kecil": 3}


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three offices of 30 to 60 responses, and one of 3."""
    return small_city(tmp_path_factory.mktemp("city"), SIZES)


class Reader:
    """A person at the page of the city."""

    def __init__(self, person: Person) -> None:
        self.person = person
        person.window.show_page("city")

    @property
    def page(self) -> CityPage:
        page = self.person.window.page
        assert isinstance(page, CityPage)
        return page

    def choose(self, path: Path) -> None:
        """Type a name into the dialog that the button opens."""
        self._name_in_dialog(path, "Open a result of a city …")
        self.person.wait(lambda: not self.page.reading.is_busy)

    def save_report(self, path: Path) -> None:
        self._name_in_dialog(path, "Report …")
        self.person.wait(lambda: not self.page.saving.job.is_busy)

    def _name_in_dialog(self, path: Path, button: str) -> None:
        answer_file_dialog(path)
        self.person.click(button)
        self.person.window.activateWindow()

    def column(self, head: str) -> list[str]:
        assert self.page.table is not None
        model = self.page.table.model()
        heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
        place = heads.index(head)
        return [str(model.index(row, place).data()) for row in range(model.rowCount())]


@pytest.fixture
def reader(person: Person) -> Reader:
    return Reader(person)


def test_units_are_ranked_and_the_small_one_has_no_figures(reader: Reader, result: Path) -> None:
    reader.choose(result)

    assert sorted(reader.column("Unit")) == sorted(SIZES)
    small = reader.column("Unit").index("kelurahan kecil")
    assert reader.column("n")[small] == "<5"
    shown = [value for value in reader.column("IKM") if value not in ("…", "—", "")]
    units = {unit["unit"]: unit for unit in json.loads(result.read_text(encoding="utf-8"))["units"]}
    assert len(shown) == 2  # the next smallest is hidden beside the one of three
    assert shown[0] == f"{max(units[name]['ikm'] for name in ('kecamatan barat', 'kecamatan timur')):.2f}"
    assert reader.person.reads("4 units, 138 responses.")


def test_a_unit_is_found_by_its_name(reader: Reader, result: Path) -> None:
    reader.choose(result)

    reader.person.write("timur")

    assert reader.column("Unit") == ["kecamatan timur"]
    reader.person.press("Esc")
    assert len(reader.column("Unit")) == len(SIZES)


def test_both_charts_are_drawn(reader: Reader, result: Path) -> None:
    reader.choose(result)

    charts = reader.page.findChildren(ChartView)
    assert len(charts) == 2
    reader.person.wait(lambda: charts[0].is_drawn)


def test_the_report_is_written_where_the_person_says(reader: Reader, result: Path, tmp_path: Path) -> None:
    reader.choose(result)

    reader.save_report(tmp_path / "city.pdf")

    assert reader.person.reads("The report is saved.")
    assert "kecamatan barat" in whole(PdfReader(tmp_path / "city.pdf"))


@pytest.mark.parametrize("text", ["no json", "{}", '{"units": 3, "all": {}, "between": null}', "[]"])
def test_another_file_is_refused_in_one_sentence(reader: Reader, tmp_path: Path, text: str) -> None:
    other = tmp_path / "other.json"
    other.write_text(text, encoding="utf-8")

    reader.choose(other)

    assert reader.person.reads("is no result of “servqual-desk city … --json”")
    assert reader.page.table is None
