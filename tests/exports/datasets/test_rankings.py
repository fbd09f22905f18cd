"""A ranking in data files: joined in its order, and in statistics files the place of each choice beside it."""

from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from exports.datasets.read import read_table
from exports.datasets.reading.formats import FORMATS
from exports.datasets.write import write_dataset
from exports.datasets.written_formats import WRITERS
from instruments.load import instrument_from_toml
from servqual_desk.importing.checked_import import CheckedImport
from servqual_desk.importing.import_check import check
from servqual_desk.importing.raw_table import Record
from servqual_desk.project import Project
from tests.little_survey import TOML
from tests.questionnaire_text import question

PROBLEMS = {"health": ("Kesehatan", "Health"), "housing": ("Perumahan", "Housing"), "schools": ("Sekolah", "Schools")}
INSTRUMENT = instrument_from_toml(
    f"{TOML}\n{question('problems', 'ranking', ('Urutkan.', 'Put in order.'), choices=PROBLEMS)}", name="ranking.toml"
)
ORDERS = ["housing;health;schools", None, "schools;housing;health"]
ANSWERS = pd.DataFrame({"age": [30, 41, 52], "problems": ORDERS})


@pytest.mark.parametrize("ending", sorted({*FORMATS} & {*WRITERS}))
def test_every_format_brings_it_home(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"answers{ending}"
    write_dataset(ANSWERS, INSTRUMENT, path, language="en")
    assert stored(check(read_table(path), INSTRUMENT), tmp_path) == ORDERS


def test_spss_has_each_choices_place(tmp_path: Path) -> None:
    path = tmp_path / "answers.sav"
    write_dataset(ANSWERS, INSTRUMENT, path, language="en")
    read, meta = pyreadstat.read_sav(path)
    places = read[["problems_health", "problems_housing", "problems_schools"]].dropna().to_numpy().tolist()
    assert places == [[2, 1, 3], [3, 2, 1]]
    assert meta.column_names_to_labels["problems_health"] == "Health – Put in order."
    assert meta.variable_measure["problems_health"] == "ordinal"


def test_places_alone_are_a_ranking(tmp_path: Path) -> None:
    found = imported("age,problems/health,problems/housing,problems/schools\n30,2,1,3\n41,,,\n52,3,2,1\n", tmp_path)
    assert stored(found, tmp_path) == ORDERS


def test_places_are_known_by_the_words_of_a_forms_grid(tmp_path: Path) -> None:
    rows = "30,Peringkat 2,Rank 1,ke-3\n41,,,\n52,Urutan ke-3,2,Pilihan ke-1\n"
    found = imported(f"age,Urutkan. [Kesehatan],Urutkan. [Perumahan],Urutkan. [Sekolah]\n{rows}", tmp_path)
    assert stored(found, tmp_path) == ORDERS


@pytest.mark.parametrize(
    "header",
    [
        "problems[2],problems[1],problems[3]",
        "Urutkan. [Peringkat 2],Urutkan. [Peringkat 1],Urutkan. [Peringkat 3]",
        "problems[2]. Put in order. [Rank 2],problems[1]. Put in order. [Rank 1],problems[3]. Put in order. [Rank 3]",
    ],
)
def test_a_column_a_rank_is_a_ranking_whatever_their_order(tmp_path: Path, header: str) -> None:
    found = imported(f"age,{header}\n30,health,Housing,schools\n41,,,\n52,Perumahan,schools,health\n", tmp_path)
    assert stored(found, tmp_path) == ORDERS


def test_numbers_may_be_ranks_or_choices_and_are_asked_about(tmp_path: Path) -> None:
    """`problems[1]` = 2: the second choice came first, or the first choice second?"""
    numbered = {str(number): words for number, words in enumerate(PROBLEMS.values(), start=1)}
    toml = f"{TOML}\n{question('problems', 'ranking', ('Urutkan.', 'Put in order.'), choices=numbered)}"
    path = tmp_path / "answers.csv"
    path.write_text("problems[1],problems[2],problems[3]\n2,3,1\n", encoding="utf-8")
    found = check(read_table(path), instrument_from_toml(toml, name="ranking.toml"))
    assert [column.state for column in found.columns] == ["several"] * 3
    assert found.faults


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ("age,problems\n30,health;housing\n", "does not rank all choices"),
        ("age,problems\n30,health;housing;health\n", "names a choice twice"),
        ("problems[1],problems[2],problems[3]\nhealth,health,schools\n", "does not rank all choices"),
        ("problems[1],problems[2],problems[3]\nhealth,,schools\n", "does not rank all choices"),
        ("problems[1],problems[2]\nhealth,schools\n", "has no column"),
        ("problems/health,problems/housing,problems/schools\n1,1,2\n", "must be 1 to 3, each once"),
        ("problems/health,problems/housing,problems/schools\n1,,2\n", "must be 1 to 3, each once"),
        ("problems/health,problems/housing,problems/schools\n1,2,4\n", "no place from 1 to 3"),
    ],
)
@pytest.mark.usefixtures("english")
def test_what_is_no_whole_order_is_refused(tmp_path: Path, cells: str, sentence: str) -> None:
    assert any(sentence in fault.sentence for fault in imported(cells, tmp_path).faults)


def test_a_filter_takes_what_stands_first(tmp_path: Path) -> None:
    with Project.create(tmp_path / "first.sqd", instrument=INSTRUMENT) as project:
        project.add_responses([Record(values={"problems": order}) for order in ORDERS], source="import")
        assert [project.count({"problems": one}) for one in PROBLEMS] == [0, 1, 1]


def imported(cells: str, tmp_path: Path) -> CheckedImport:
    path = tmp_path / "theirs.csv"
    path.write_text(cells, encoding="utf-8")
    return check(read_table(path), INSTRUMENT)


def stored(found: CheckedImport, tmp_path: Path) -> list[object]:
    with Project.create(tmp_path / "again.sqd", instrument=INSTRUMENT) as project:
        project.add_responses(found.accepted(), source="import")
        cells = project.frame()["problems"]
        return [None if pd.isna(cell) else cell for cell in cells]
