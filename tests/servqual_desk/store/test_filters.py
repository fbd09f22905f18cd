import pytest

from servqual_desk.errors import DataError
from servqual_desk.importing.import_check import Record
from servqual_desk.project import Project


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
