"""The file that gives our names to another program's columns."""

from pathlib import Path

import pytest

from servqual_desk.errors import DataError, KnownError
from servqual_desk.importing.column_map import read_column_map
from servqual_desk.project import Project
from tests.little_survey import little_survey
from ui.jobs.import_data import check_file


def test_a_map_is_read(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text('ignore = ["Timestamp"]\n[columns]\n"Umur" = "age"\n', encoding="utf-8-sig")
    column_map = read_column_map(path)
    assert column_map.columns == {"Umur": "age"}
    assert column_map.ignore == {"Timestamp"}


def test_a_map_says_how_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text('delimiter = ";"\ndecimal = "."\nheader = 3\n', encoding="utf-8")
    (tmp_path / "data.csv").write_text("t1_e,a;hours\nt1_e;hours\nt1_e;hours\n5;1.250\n", encoding="utf-8")
    Project.create(tmp_path / "survey.sqd", instrument=little_survey()).close()
    checked = check_file(tmp_path / "survey.sqd", tmp_path / "data.csv", map_=tmp_path / "map.toml")
    assert checked.header_row == 3
    assert [(one.values["t1_e"], one.values["hours"]) for one in checked.found.accepted()] == [(5, 1.25)]


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (b"[columns", 1),
        (b'[colums]\n"a" = "b"\n', 1),
        (b'columns = ["a"]\nignore = "b"\n', 2),
        (b'[columns]\n"a" = 3\n', 1),
        (b'ignore = ["a"]\n[columns]\n"a" = "age"\n', 1),
        (b'delimiter = ";;"\ndecimal = "."\nheader = 0\n', 2),
        (b'decimal = "x"\nheader = true\n', 2),
        (b"# \xff", 1),
    ],
)
def test_what_a_map_does_not_know_is_refused(tmp_path: Path, content: bytes, count: int) -> None:
    path = tmp_path / "map.toml"
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        read_column_map(path)
    assert len(caught.value.faults) == count
    assert all("map.toml" in fault for fault in caught.value.faults)


def test_a_map_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"map\.toml"):
        read_column_map(tmp_path / "map.toml")
