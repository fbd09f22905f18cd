"""A counter's bad days: the clock is set back, the stick with the survey is pulled out in the middle of an interview."""

import datetime as dt
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from instruments.model import Instrument
from servqual_desk.errors import ProjectError
from servqual_desk.project import Project
from servqual_desk.store import clock
from servqual_desk.store.backup_list import content_of
from servqual_desk.store.backups import back_up
from servqual_desk.store.file_watch import FileLostError
from tests.disks import failing_stick, small_disk
from tests.servqual_desk.held_interviews import FULL, answer_all, finished
from tests.servqual_desk.merging.laptops import copied_laptop


def set_back(monkeypatch: pytest.MonkeyPatch, hours: int) -> None:
    """Let the computer's clock show an earlier hour from now on."""

    class Earlier(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> "Earlier":
            return super().now(tz) - dt.timedelta(hours=hours)  # type: ignore[return-value]

    monkeypatch.setattr(clock, "dt", SimpleNamespace(datetime=Earlier, UTC=dt.UTC))


def test_a_clock_that_is_set_back_loses_nothing_and_turns_no_order_round(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first, interview = finished(project), project.start_interview()
    interview.answer("counter")

    set_back(monkeypatch, 1)
    second = answer_all(interview).finish()
    project.responses.correct(first, "visits", 7, reason="typing")
    project.responses.void(second, reason="twice")
    with copied_laptop(project, "copy") as copy:
        copy.responses.restore(second, reason="not twice")
        project.merge([copy.path])

    assert project.responses.answers(first)["visits"] == 7
    assert [event.kind for event in project.responses.history(second)][-2:] == ["voided", "restored"]
    assert [event.kind for event in project.responses.history(first)][-1] == "corrected"
    assert project.count() == 2
    assert all((event.elapsed_ms or 0) >= 0 for event in project.events())
    assert project.verify().faults == ()
    kept = content_of(back_up(project, tmp_path / "stick"))
    assert kept is not None
    assert kept.responses == 2


def test_a_stick_that_is_pulled_out_in_the_middle_of_an_interview(tmp_path: Path, little: Instrument) -> None:
    """The answers until then stand in a rescue file where the stick was."""
    stick = tmp_path / "stick"
    with small_disk(stick, kilobytes=8_000):
        project = Project.create(stick / "desk.sqd", instrument=little)
        finished(project)
        interview = project.start_interview()
        interview.answer(FULL["channel"])

        subprocess.run(["umount", "-l", str(stick)], check=True)

        for _try in range(2):
            with pytest.raises(FileLostError) as refused:
                interview.answer(FULL["visits"])
        assert interview.answers == {"channel": FULL["channel"]}
        (rescued,) = stick.glob("desk-rescue-*.sqd")
        assert rescued.name in refused.value.faults[0]
        with Project.open(rescued) as saved:
            assert saved.count() == 1
            assert [draft.answered for draft in saved.drafts()] == [1]
            assert saved.verify().whole
        project.close()
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(stick)], check=True)  # for the end of the block


def test_a_stick_whose_device_fails_in_the_middle_of_its_interviews(tmp_path: Path, little: Instrument) -> None:
    """Once it is plugged in again it holds what was acknowledged; the program that closed the survey does not hold it back."""
    with failing_stick(tmp_path) as stick:
        survey, acknowledged = stick.folder / "desk.sqd", set()
        with Project.create(survey, instrument=little) as project:
            acknowledged.add(finished(project))
            stick.fail()
            with pytest.raises(ProjectError):
                acknowledged.update(finished(project) for _many in range(200))

        stick.plug_in_again()
        with Project.open(survey) as project:
            assert acknowledged <= {response.uuid for response in project.responses.list()}
            assert project.verify().whole
