"""What SPSS writes comes in by itself: the preset `spss` and `auto` read the same, for the file says it all."""

from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from instruments.load import instrument_from_toml
from servqual_desk.project import Project
from tests.little_survey import TOML
from ui.jobs.import_data import ImportOptions, check_file, import_checked

LONG = (
    "how_many_times_did_you_come_to_this_counter_in_the_last_year"  # 60 letters: more than SPSS had before version 12
)


@pytest.mark.parametrize("preset", ["spss", "auto"])
def test_missing_cells_labels_dichotomies_and_long_names_are_understood(tmp_path: Path, preset: str) -> None:
    data = pd.DataFrame(
        {
            "t1_e": [7.0, float("nan"), 98.0],  # system-missing, and a code declared as missing
            "sex": [1.0, 2.0, float("nan")],
            "channels_counter": [1.0, 0.0, float("nan")],
            "channels_online": [1.0, 1.0, float("nan")],
            LONG: [3.0, float("nan"), 12.0],
        }
    )
    pyreadstat.write_sav(
        data,
        tmp_path / "answers.sav",
        variable_value_labels={
            "t1_e": {1: "Sangat tidak setuju", 7: "Sangat setuju", 98: "Tidak tahu"},
            "sex": {1: "Perempuan", 2: "Laki-laki"},
            "channels_counter": {0: "Tidak dipilih", 1: "Dipilih"},
            "channels_online": {0: "Tidak dipilih", 1: "Dipilih"},
        },
        missing_ranges={"t1_e": [98]},
    )
    survey = tmp_path / "survey.sqd"
    Project.create(
        survey, instrument=instrument_from_toml(TOML.replace('id = "age"', f'id = "{LONG}"'), name="t")
    ).close()

    assert (
        import_checked(survey, check_file(survey, tmp_path / "answers.sav", options=ImportOptions(preset=preset))) == 3
    )

    with Project.open(survey) as project:
        frame = project.frame(non_answers=True).astype("object")
    rows = {(row.t1_e, row.sex, row.channels, getattr(row, LONG)) for row in frame.fillna("").itertuples()}
    assert rows == {(7, "f", "counter;online", 3), ("", "m", "online", ""), ("dk", "", "", 12)}
