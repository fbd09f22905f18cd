"""Events and stages by field and year."""

from pathlib import Path

from servqual_desk.follow_up.timeline import Happening, timeline_matrix
from servqual_desk.project import Project

STAGES = (
    Happening(title="Implementation", starts_on="2018-06-01", ends_on="2020-02-01", field="stages"),
    Happening(title="Planning", starts_on="2017-01-01", ends_on="2018-05-31", field="stages"),
    Happening(title="Perda 12/2019", starts_on="2019-11-01", field="regulation"),
    Happening(title="Award", starts_on="2018-12-01"),
)


def test_a_stage_is_in_each_of_its_years_and_what_has_no_field_comes_last() -> None:
    matrix = timeline_matrix(STAGES)
    assert matrix.years == (2017, 2018, 2019, 2020)
    assert matrix.rows == (
        ("regulation", ((), (), ("Perda 12/2019",), ())),
        ("stages", (("Planning",), ("Planning", "Implementation"), ("Implementation",), ("Implementation",))),
        ("", ((), ("Award",), (), ())),
    )


def test_a_field_is_one_however_it_is_written(tmp_path: Path) -> None:
    with Project.create(tmp_path / "a.sqd", instrument="skm-9") as project:
        for title, year, field in (
            ("First", 2019, "Regulation "),
            ("Second", 2020, " regulation"),
            ("Third", 2020, " "),
        ):
            project.timeline.keep(Happening(title=title, starts_on=f"{year}-01-01", field=field))
        rows = timeline_matrix(project.timeline.list()).rows
    assert rows == (("Regulation", (("First",), ("Second",))), ("", ((), ("Third",))))


def test_a_stage_without_an_end_leaves_the_matrix_readable() -> None:
    endless = Happening(title="Network", starts_on="2020-01-01", ends_on="2199-12-31", field="technology")
    assert timeline_matrix((*STAGES, endless)).years == (2017, 2018, 2019, 2020, 2199)


def test_without_events_there_is_no_matrix() -> None:
    assert timeline_matrix(()).years == ()


def test_a_survey_keeps_the_field(tmp_path: Path) -> None:
    with Project.create(tmp_path / "a.sqd", instrument="skm-9") as project:
        for one in STAGES:
            project.timeline.keep(one)
    with Project.open(tmp_path / "a.sqd") as project:
        assert timeline_matrix(project.timeline.list()) == timeline_matrix(STAGES)
        assert project.verify().faults == ()
