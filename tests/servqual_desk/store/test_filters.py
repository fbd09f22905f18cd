from pathlib import Path

import pytest

from instruments.load import instrument_from_toml
from servqual_desk.errors import DataError
from servqual_desk.importing.import_check import Record
from servqual_desk.project import Project
from tests.servqual_desk.conftest import LITTLE


@pytest.fixture
def filled(project: Project) -> Project:
    rows: list[dict[str, int | float | str | None]] = [
        {"channel": "counter", "visits": 1, "overall": 5},
        {"channel": "online", "apps": "web;phone", "visits": 2, "overall": 3},
        {"channel": "online", "apps": "phone", "visits": 2, "overall": "dk"},
    ]
    project.add_responses([Record(values=row, meta={}) for row in rows], source="import")
    return project


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({}, 3),
        ({"channel": "online"}, 2),
        ({"channel": ["online", "counter"]}, 3),
        ({"channel": "online", "overall": "3"}, 1),
        ({"visits": "2.0"}, 2),
        ({"overall": "dk"}, 1),
        ({"apps": "phone"}, 2),
        ({"apps": "web"}, 1),
        ({"sqd_source": "import"}, 3),
        ({"sqd_mode": "kiosk"}, 0),
    ],
)
def test_a_filter_keeps_the_responses_with_these_values(filled: Project, where: dict[str, str], expected: int) -> None:
    assert filled.count(where) == len(filled.frame(where)) == expected


@pytest.mark.parametrize(
    ("where", "words"),
    [({"colour": "red"}, "colour"), ({"channel": "post"}, "counter, online"), ({"visits": "many"}, "many")],
)
def test_what_cannot_be_filtered_by_is_said(filled: Project, where: dict[str, str], words: str) -> None:
    with pytest.raises(DataError, match=words):
        filled.frame(where)


@pytest.mark.parametrize(("wanted", "kept"), [("a", ["a", "a;b"]), ("ab", ["ab"]), ("b", ["a;b"])])
def test_a_choice_is_not_found_in_a_longer_one_that_holds_its_letters(
    tmp_path: Path, wanted: str, kept: list[str]
) -> None:
    ids = {'"web"': '"a"', '"phone"': '"ab"'}
    text = LITTLE
    for ours, short in ids.items():
        text = text.replace(f"id = {ours}", f"id = {short}")
    text = text.replace('{ id = "ab",', '{ id = "b", label = { id = "B", en = "B" } },\n  { id = "ab",')
    rows = ["a", "ab", "a;b"]
    with Project.create(tmp_path / "a.sqd", instrument=instrument_from_toml(text, name="little-desk")) as project:
        project.add_responses([Record(values={"channel": "online", "apps": row}) for row in rows], source="import")

        assert project.count({"apps": wanted}) == len(kept)
        assert project.frame({"apps": wanted})["apps"].tolist() == kept
