"""What people write for an answer is suggested, and nothing of it is read before a person has said yes."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from instruments.columns import Variable, variables
from instruments.i18n import use_language
from instruments.load import instrument_from_toml, load_instrument
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.import_check import check
from servqual_desk.importing.likely_words import likely
from servqual_desk.importing.map_changes import with_words
from servqual_desk.importing.raw_table import RawTable
from servqual_desk.project import Project
from tests.little_survey import little_survey
from tests.questionnaire_text import battery, dimension, document, item, question, scale
from ui.cli.commands import desk

AGREE5 = scale(
    "agree5",
    1,
    5,
    {
        1: ("Sangat tidak setuju", "Strongly disagree"),
        2: ("Tidak setuju", "Disagree"),
        3: ("Netral", "Neutral"),
        4: ("Setuju", "Agree"),
        5: ("Sangat setuju", "Strongly agree"),
    },
    missing={"dk": ("Tidak tahu", "Don't know")},
)
SURVEY = instrument_from_toml(
    document(
        "short",
        AGREE5,
        battery("perception", "", "agree5", ("Dialami", "Met")),
        dimension("care", ("Perhatian", "Care")),
        item("s1", "care", ("Ramah", "Friendly")),
        item("s2", "care", ("Jelas", "Clear")),
        question(
            "sex",
            "choice",
            ("Jenis kelamin", "Sex"),
            choices={"m": ("Laki-laki", "Male"), "f": ("Perempuan", "Female")},
        ),
        title=("Singkat", "Short"),
    ),
    name="short.toml",
)


def variable(name: str) -> Variable:
    return next(one for one in variables(SURVEY) if one.name == name)


@pytest.mark.parametrize(
    ("meant", "cells"),
    [
        ("5", ["SS", "ss", "sgt setuju", "Sangat setju"]),
        ("4", ["S", "stj", "Setju"]),
        ("3", ["N", "R", "RR", "KS", "Ragu-ragu", "Kurang setuju", "krg setuju"]),
        ("2", ["TS", "tdk setuju", "Tidak stj"]),
        ("1", ["STS", "sangat tdk setuju"]),
        ("dk", ["Tdk tahu", "TT"]),
        ("", ["T", "sgt", "Puas", "Sangat puas", "6", "tidak"]),
    ],
)
def test_an_answer_of_the_scale(meant: str, cells: list[str]) -> None:
    assert {cell: likely(variable("s1"), cell) for cell in cells} == dict.fromkeys(cells, meant)


@pytest.mark.parametrize(
    ("meant", "cells"),
    [("m", ["L", "Lk", "LK", "laki", "Laki2", "Pria"]), ("f", ["P", "Pr", "PR", "Wanita"]), ("", ["X", "anak"])],
)
def test_a_choice(meant: str, cells: list[str]) -> None:
    assert {cell: likely(variable("sex"), cell) for cell in cells} == dict.fromkeys(cells, meant)


def test_the_middle_of_a_scale_that_counts_something_else_is_not_guessed() -> None:
    kinds = [one for one in variables(load_instrument("skm-9")) if one.scale is not None and one.scale.max == 4]
    assert {likely(one, "RR") for one in kinds} == {""}


def test_a_number_in_the_unit_that_is_asked_for() -> None:
    survey = little_survey()
    age, hours = (next(one for one in variables(survey) if one.name == name) for name in ("age", "hours"))
    cells = {"34 tahun": "34", "34 th.": "34", "34thn": "34", "34 jam": "", "34-40 tahun": "", "tahun": "", "34": ""}
    assert {cell: likely(age, cell) for cell in cells} == cells
    assert [likely(hours, cell) for cell in ("2 jam", "2 hours", "30 menit", "2 tahun")] == ["2", "2", "", ""]
    rows = [("34 tahun", "5"), ("51 tahun", "4"), ("19", "3")]
    table = RawTable(name="data.csv", header=("age", "t1_e"), rows=rows, numbers=range(2, 5))
    before = check(table, survey)
    assert [(word.cell, word.near) for word in before.suggestions] == [("34 tahun", "34"), ("51 tahun", "51")]
    assert all(group.is_asked for group in before.groups)
    said = with_words(ColumnMap(), [(word, word.near) for word in before.suggestions])
    assert [record.values["age"] for record in check(table, survey, said).records] == [34, 51, 19]


def test_suggested_words_are_faults_until_they_are_accepted_all_together() -> None:
    rows = [("SS", "TS", "L"), ("Ragu-ragu", "STS", "P"), ("S", "5", "f")]
    table = RawTable(name="data.csv", header=("s1", "s2", "sex"), rows=rows, numbers=range(2, 5))
    before = check(table, SURVEY)
    assert not before.records
    assert {word.cell: word.near for word in before.suggestions} == {
        "SS": "5",
        "S": "4",
        "Ragu-ragu": "3",
        "TS": "2",
        "STS": "1",
        "L": "m",
        "P": "f",
    }
    said = with_words(ColumnMap(), [(word, word.near) for word in before.suggestions])
    assert [tuple(record.values.values()) for record in check(table, SURVEY, said).records] == [
        (5, 2, "m"),
        (3, 1, "f"),
        (4, 5, "f"),
    ]


def test_the_command_says_what_each_word_may_mean_and_one_option_says_yes(tmp_path: Path) -> None:
    survey, data = tmp_path / "a.sqd", tmp_path / "a.csv"
    Project.create(survey, instrument=SURVEY).close()
    data.write_text("s1,s2,sex\nSS,ss,L\nTS,5,P\n", encoding="utf-8")
    words = ["import", str(survey), str(data)]
    with use_language("en"):
        runs = [CliRunner().invoke(desk, [*words, *more]) for more in ([], ["--take-suggestions"])]
    assert [run.exit_code for run in runs] == [2, 0]
    offered = "“SS” in 2 columns, 2 cells: means 5? Say --take-suggestions to take it so."
    assert offered in runs[0].stderr.splitlines()
    with Project.open(survey) as project:
        frame = project.frame()
    assert sorted(zip(frame["s1"], frame["s2"], frame["sex"], strict=True)) == [(2, 5, "f"), (5, 5, "m")]
