"""Everything printed together, whole and filtered, as PDF and DOCX, beside the counts of the JSON: no hidden count can be solved.

An intruder knows the questionnaire and reads every profile table. Who gave which answers is unknown: a number of people for each
sex, unit and set of channels.
"""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain, product
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from servqual_desk.errors import DataError
from servqual_desk.fieldwork.field_plan import Service
from servqual_desk.importing.raw_table import Record
from servqual_desk.project import Project
from tests.analysis.disclosure.intruder import Intruder
from tests.exports.report.reading import whole
from tests.exports.surveys import COUNTER, ITEMS
from ui.cli.commands import desk
from ui.jobs.write_report import Paper, report_project

CHANNELS = """
[[questions]]
id = "channels"
kind = "choices"
role = "profile"
text = { id = "Saluran", en = "Channels" }
choices = [
  { id = "a", label = { id = "Loket", en = "Counter" } },
  { id = "b", label = { id = "Daring", en = "Online" } },
  { id = "c", label = { id = "Telepon", en = "Telephone" } },
]
"""
SEXES, CHOICES = {"f": "Female", "m": "Male"}, {"a": "Counter", "b": "Online", "c": "Telephone"}
SERVICES = ("id", "tax", "land")
SETS = ("a", "b", "c", "a;b", "a;c", "b;c", "a;b;c")
CELLS = tuple(product(SEXES, SERVICES, SETS))
# Few by telephone; of the few women at the tax counter some go online.
PEOPLE: Mapping[tuple[str, str, str], int] = {
    ("f", "id", "a"): 14,
    ("f", "id", "a;b"): 6,
    ("f", "id", "c"): 2,
    ("f", "tax", "a"): 9,
    ("f", "tax", "b"): 7,
    ("f", "land", "b"): 8,
    ("m", "id", "a"): 11,
    ("m", "id", "b;c"): 1,
    ("m", "tax", "a"): 16,
    ("m", "tax", "b"): 5,
    ("m", "land", "a;b"): 12,
    ("m", "land", "c"): 6,
}
FILTERS: tuple[Mapping[str, list[str]], ...] = (
    {},
    *({"sex": [sex]} for sex in SEXES),
    *({"sqd_service": [service]} for service in SERVICES),
    {"sex": ["f"], "sqd_service": ["id", "tax"]},
    {"sex": ["m"], "sqd_service": ["id", "land"]},
)


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("solver")
    (folder / "counter.toml").write_text(COUNTER + CHANNELS, encoding="utf-8")
    path = folder / "counter.sqd"
    with Project.create(path, instrument=folder / "counter.toml", title="Counter") as project:
        project.fieldwork.save_services([Service(code=code, name=code.title()) for code in SERVICES])
        project.add_responses(list(_answers()), source="import")
    return path


def _answers() -> Iterator[Record]:
    numbers = chain.from_iterable([cell] * n for cell, n in PEOPLE.items())
    for number, (sex, service, channels) in enumerate(numbers):
        items = {f"{item}_{which}": 2 + (number + place) % 5 for place, item in enumerate(ITEMS) for which in "ep"}
        values = {**items, "satisfaction": 1 + number % 7, "sex": sex, "channels": channels}
        yield Record(values=values, meta={"sqd_service": service})


def places(where: Mapping[str, list[str]], **also: str) -> list[int]:
    """The unknowns that a count is the sum of."""
    return [
        at
        for at, (sex, service, channels) in enumerate(CELLS)
        if sex in where.get("sex", SEXES)
        and service in where.get("sqd_service", SERVICES)
        and also.get("sex", sex) == sex
        and also.get("channel", channels[0]) in channels.split(";")
    ]


def printed(path: Path) -> dict[str, str]:
    """Each answer's words and the sign beside them, in a PDF's lines or a DOCX's cells."""
    if path.suffix == ".docx":
        tables = docx.Document(str(path)).tables
        rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
        return {row[0]: row[1] for row in rows if len(row) > 1 and row[0] in {*SEXES.values(), *CHOICES.values()}}
    text = whole(PdfReader(path))
    words = "|".join([*SEXES.values(), *CHOICES.values()])
    return dict(re.findall(rf"\b({words}) (<\d|…|\d+)", text))


def test_no_count_of_one_to_four_follows_from_all_papers_together(survey: Path, tmp_path: Path) -> None:
    intruder, made = Intruder(len(CELLS)), 0
    CliRunner().invoke(desk, ["analyse", str(survey), "--json", str(tmp_path / "all.json")], catch_exceptions=False)
    n = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))["data"]["n_responses"]
    assert n == sum(PEOPLE.values())
    intruder.reads(range(len(CELLS)), str(n))
    for number, where in enumerate(FILTERS):
        out = tmp_path / f"{number}{('.pdf', '.docx')[number % 2]}"
        try:
            report_project(survey, out, language="en", where=where, paper=Paper(kind="annex", sections=("profile",)))
        except DataError:
            continue  # that it is refused tells only that few are here, or among the others
        made += 1
        intruder.reads(places(where), str(sum(PEOPLE.get(CELLS[at], 0) for at in places(where))))
        signs = printed(out)
        assert set(signs) >= set(CHOICES.values()), signs
        for sex, words in SEXES.items():
            if words in signs:
                intruder.reads(places(where, sex=sex), signs[words])
        for choice, words in CHOICES.items():
            intruder.reads(places(where, channel=choice), signs[words])
    assert made >= 5
    for where in FILTERS:
        for few in (*({"channel": choice} for choice in CHOICES), *({"sex": sex} for sex in SEXES)):
            cells = places(where, **few)
            if 0 < sum(PEOPLE.get(CELLS[at], 0) for at in cells) < 5:
                low, high = intruder.range_of(cells)
                assert high > low, (where, few)
