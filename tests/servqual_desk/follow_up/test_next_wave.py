"""When citizens are to be asked again."""

from servqual_desk.fieldwork.field_plan import Wave
from servqual_desk.follow_up.next_wave import NextWave, next_wave
from servqual_desk.project import Project


def test_without_a_wave_with_a_day_nothing_is_said(project: Project) -> None:
    project.fieldwork.save_wave(Wave(code="w1", title="First"))
    assert next_wave(project, "2026-11-26") is None


def test_a_year_after_the_last_wave_where_none_is_planned(project: Project) -> None:
    project.fieldwork.save_wave(Wave(code="w1", title="First", starts_on="2024-02-01", ends_on="2024-02-29"))
    assert next_wave(project, "2026-11-26") == NextWave(due_on="2025-02-28", title="")


def test_the_nearest_planned_wave_else(project: Project) -> None:
    for code, starts in (("w1", "2026-01-05"), ("w3", "2028-01-05"), ("w2", "2027-01-05")):
        project.fieldwork.save_wave(Wave(code=code, title=code, starts_on=starts))
    assert next_wave(project, "2026-11-26") == NextWave(due_on="2027-01-05", title="w2")
