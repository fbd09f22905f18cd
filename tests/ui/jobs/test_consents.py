"""What would change a file's cells waits for a person: labels that turn a scale, merged cells."""

from pathlib import Path

import openpyxl
import pandas as pd
import pyreadstat
import pytest

from instruments.i18n import use_language
from servqual_desk.errors import DataError
from servqual_desk.project import Project
from tests.little_survey import little_survey
from ui.jobs.import_data import ImportOptions, check_file, import_checked


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "survey.sqd"
    Project.create(path, instrument=little_survey()).close()
    return path


def imported(survey: Path, data: Path, **said: object) -> list[tuple[object, ...]]:
    import_checked(survey, check_file(survey, data, options=ImportOptions(**said)))  # type: ignore[arg-type]
    with Project.open(survey) as project:
        frame = project.frame(non_answers=True).astype("object").fillna("")
    return sorted(zip(frame["t1_e"], frame["e1_e"], frame["sex"], strict=True), key=repr)


def refusal(survey: Path, data: Path) -> str:
    with use_language("en"), pytest.raises(DataError) as refused:
        imported(survey, data)
    return "\n".join(refused.value.faults)


@pytest.fixture
def turned(tmp_path: Path) -> Path:
    labels = {1: "Sangat setuju", 7: "Sangat tidak setuju"}
    frame = pd.DataFrame({"t1_e": [1.0, 2.0, 7.0], "e1_e": [7.0, 7.0, 1.0]})
    path = tmp_path / "turned.sav"
    pyreadstat.write_sav(frame, path, variable_value_labels={"t1_e": labels, "e1_e": labels})
    return path


def test_codes_that_count_the_other_way_are_refused_in_one_sentence_for_all_columns(survey: Path, turned: Path) -> None:
    assert refusal(survey, turned) == (
        "turned.sav: by the file's own labels, codes in “t1_e”, “e1_e” mean other answers than their numbers: "
        "1 “Sangat setuju” → 7, 7 “Sangat tidak setuju” → 1. Say --recode to take them so, or say in a column map what they "
        "mean, under [values.t1_e], [values.e1_e]."
    )


def test_they_are_recoded_once_a_person_agrees_and_it_is_said(survey: Path, turned: Path) -> None:
    checked = check_file(survey, turned, options=ImportOptions(recode=True))
    assert [guess.column for guess in checked.found.guesses if guess.what == "values"] == ["t1_e", "e1_e"]
    assert imported(survey, turned, recode=True) == [(1, 7, ""), (6, 1, ""), (7, 1, "")]


def test_a_column_map_agrees_or_says_the_codes_itself(survey: Path, turned: Path, tmp_path: Path) -> None:
    map_ = tmp_path / "map.toml"
    map_.write_text("recode = true\n", encoding="utf-8")
    assert imported(survey, turned, map_=map_) == [(1, 7, ""), (6, 1, ""), (7, 1, "")]
    as_they_stand = "".join(f"[values.{name}]\n1 = 1\n7 = 7\n" for name in ("t1_e", "e1_e"))
    map_.write_text(as_they_stand, encoding="utf-8")
    assert (1, 7, "") in imported(survey, turned, map_=map_, again=True)


def test_nobody_agrees_to_a_later_file_by_having_agreed_to_an_earlier_one(survey: Path, turned: Path) -> None:
    imported(survey, turned, recode=True)
    frame, meta = pyreadstat.read_sav(turned)
    frame["t1_e"] = [3.0, 3.0, 3.0]
    pyreadstat.write_sav(frame, turned, variable_value_labels=meta.variable_value_labels)
    assert "--recode" in refusal(survey, turned)


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in (["t1_e", "e1_e", "sex"], [1, 2, "m"], [3, 4, "f"], [5, 6, None]):
        book.active.append(row)
    book.active.merge_cells("C3:C4")
    book.save(tmp_path / "merged.xlsx")
    return tmp_path / "merged.xlsx"


def test_merged_cells_are_filled_only_where_a_person_agrees(survey: Path, merged: Path) -> None:
    assert refusal(survey, merged) == (
        "merged.xlsx: merged cells stand among the answers in “sex”: rows 3–4. Say --fill-merged to let each count for all of "
        "its rows, or part them in the file."
    )
    assert imported(survey, merged, fill_merged=True) == [(1, 2, "m"), (3, 4, "f"), (5, 6, "f")]


def test_merged_cells_beside_the_answers_are_nobody_s_business(survey: Path, merged: Path) -> None:
    book = openpyxl.load_workbook(merged)
    book.active.unmerge_cells("C3:C4")
    book.active["D1"] = "note to self"
    book.active["D2"] = "look again"
    book.active.merge_cells("D2:D4")
    book.save(merged)
    (merged.parent / "map.toml").write_text('ignore = ["note to self"]\n', encoding="utf-8")
    assert len(imported(survey, merged, map_=merged.parent / "map.toml")) == 3
