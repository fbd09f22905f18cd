"""What two laptops counted and set up of the same thing is one thing after a merge, and nothing is lost."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from instruments.i18n import use_language
from servqual_desk.follow_up.indicator_sheet import IndicatorValue
from servqual_desk.follow_up.month_figures import MonthFigures
from servqual_desk.follow_up.timeline import Happening
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code
from servqual_desk.sources.source_coding import QUESTION, Passage
from servqual_desk.sources.sources import Source
from servqual_desk.verification.verify import verify
from ui.jobs.merge_words import note_sentence

SOURCE = Source(kind="document", title="Perda 12/2019", text="A rule on incentives.")


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[tuple[Project, Project]]:
    """Two copies of a survey with one source."""
    ours, theirs = tmp_path / "ours.sqd", tmp_path / "theirs.sqd"
    with Project.create(ours, instrument="skm-9") as project:
        project.comments.save_code(Code(code="rule", title="Rule"))
        project.sources.keep(SOURCE)
    shutil.copy(ours, theirs)
    with use_language("en"), Project.open(ours) as first, Project.open(theirs) as second:
        yield first, second


def test_a_value_of_a_period_is_one_row_and_the_other_value_is_named(laptops: tuple[Project, Project]) -> None:
    for project, value in zip(laptops, (7, 9), strict=True):
        project.indicator_sheet.keep(IndicatorValue(indicator="downtime", period="2026-05", value=value, source="log"))
        project.month_sheets.keep(
            MonthFigures(month="2026-01", channel="LAKSA", received=9, waiting=9 - value, in_process=0, done=value)
        )
        project.timeline.keep(Happening(title="Award", starts_on="2025-03-01"))
    ours, theirs = laptops

    result = ours.merge([theirs.path])

    assert [one.value for one in ours.indicator_sheet.list()] == [9]
    assert [one.done for one in ours.month_sheets.list()] == [9]
    assert [one.title for one in ours.timeline.list()] == ["Award"]
    said = [note_sentence(note) for note in result.notes]
    assert [one.split(" was set up")[0] for one in sorted(said)] == [
        "A value of the indicator sheet",
        "The figures of a month",
    ]
    assert verify(ours).whole


def test_a_second_thing_of_the_same_name_has_a_number_of_its_own(laptops: tuple[Project, Project]) -> None:
    ours, _theirs = laptops
    for _time in range(2):
        ours.timeline.keep(Happening(title="Award", starts_on="2025-03-01"))
    assert len(ours.timeline.list()) == 2


def test_quotas_of_informants_of_both_laptops_stand(laptops: tuple[Project, Project]) -> None:
    ours, theirs = laptops
    ours.informants.set_quota("media", "key", 2)
    theirs.informants.set_quota("kader desa", "supporting", 4)
    theirs.informants.set_quota("media", "supporting", 1)

    ours.merge([theirs.path])

    both = {("kader desa", "supporting"): 4, ("media", "key"): 2, ("media", "supporting"): 1}
    assert ours.informants.quotas() == both
    ours.informants.set_quota("media", "key", 0)
    assert ("media", "key") not in ours.informants.quotas()


def test_what_one_coder_gave_on_two_laptops_stands_once(laptops: tuple[Project, Project]) -> None:
    ours, theirs = laptops
    number = str(ours.sources.list()[0].id)
    for project in laptops:
        project.source_coding.code_passage(number, "Ani", "rule", "incentives")
    ours.source_coding.give(number, QUESTION, "Budi", [])
    theirs.source_coding.give(number, QUESTION, "Budi", ["rule"])

    ours.merge([theirs.path])

    assert set(ours.source_coding.table()) == {
        Passage(source=int(number), coder="Ani", code="rule", quote="incentives"),
        Passage(source=int(number), coder="Budi", code="rule"),
    }
    assert len(ours.source_coding.table()) == 2
