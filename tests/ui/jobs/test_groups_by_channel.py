"""Answers grouped by the channel of the service, which no cell holds."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.methods import Outcome
from servqual_desk.fieldwork.field_plan import Service, Unit
from servqual_desk.importing.raw_table import Record
from servqual_desk.project import Project
from tests.little_survey import little_survey
from ui.jobs.replicate_analysis import replicate_method
from ui.jobs.run_method import run_with_settings

# How many women and men came for each service.
CAME = {"ktp": (6, 8), "kk": (7, 5), "app": (9, 5)}
ASKED = ("question=sex", "by=sqd_channel")


def survey(path: Path, came: dict[str, tuple[int, int]]) -> Path:
    with Project.create(path, instrument=little_survey()) as made:
        made.fieldwork.save_units([Unit(code="u", name="Unit")])
        channels = {"ktp": "counter", "kk": "counter", "app": "online"}
        made.fieldwork.save_services([Service(code=c, name=c, unit="u", channel=channels[c]) for c in came])
        rows = [
            Record(values={"sex": sex}, meta={"sqd_service": service})
            for service, counts in came.items()
            for sex, n in zip("fm", counts, strict=True)
            for _person in range(n)
        ]
        made.add_responses(rows, source="import")
    return path


def crossed(path: Path) -> Outcome:
    return run_with_settings(path, "crosstabs", ASKED).outcome


def test_the_services_of_a_channel_are_counted_together(tmp_path: Path) -> None:
    table = crossed(survey(tmp_path / "a.sqd", CAME)).table("lab_crosstab")
    assert [row[:4] for row in table.rows] == [
        ("f", "counter", 26, 13),
        ("f", "online", 14, 9),
        ("m", "counter", 26, 13),
        ("m", "online", 14, 5),
    ]


@pytest.mark.parametrize("few", [(2, 1), (0, 4)])
def test_where_a_service_is_hidden_no_channel_tells_of_it(tmp_path: Path, few: tuple[int, int]) -> None:
    outcome = crossed(survey(tmp_path / "a.sqd", {**CAME, "kk": few}))
    assert outcome.tables == ()
    assert {note.code for note in outcome.notes} == {"groups_suppressed", "no_groups"}


def test_the_data_of_the_scripts_hold_the_channel(tmp_path: Path) -> None:
    replicate_method(survey(tmp_path / "a.sqd", CAME), "crosstabs", ASKED, tmp_path / "scripts")
    data = pd.read_csv(tmp_path / "scripts" / "data.csv")
    assert data.groupby(["sqd_channel", "sex"]).size().to_dict() == {
        ("counter", "f"): 13,
        ("counter", "m"): 13,
        ("online", "f"): 9,
        ("online", "m"): 5,
    }
