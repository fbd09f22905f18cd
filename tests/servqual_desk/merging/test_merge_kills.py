"""Merges killed at random moments, and a stick pulled out in the middle: the survey is as it was, or holds everything."""

import multiprocessing
import random
import shutil
import time
from pathlib import Path

import pytest

from instruments.model import Instrument
from servqual_desk.errors import KnownError
from servqual_desk.project import Project
from servqual_desk.verification.content_digest import content_digest
from tests.disks import small_disk
from tests.servqual_desk.held_interviews import finished
from tests.servqual_desk.merging.kill_merges import merge_once
from tests.servqual_desk.merging.laptops import assert_whole, copied_laptop, new_laptop
from tests.soak import PRELOADED, kills

LAPTOPS = 3
RESPONSES = 6
LONGEST_S = 0.8  # of a merge of these files


@pytest.fixture
def survey(tmp_path: Path, little: Instrument) -> Path:
    with new_laptop(tmp_path, "desk", little) as project:
        for _turn in range(RESPONSES):
            finished(project)
    return tmp_path / "desk.sqd"


@pytest.fixture
def stick(survey: Path, tmp_path: Path) -> tuple[Path, ...]:
    """Other laptops' files, each with responses of its own, a correction, and something erased."""
    folder = tmp_path / "stick"
    folder.mkdir()
    with Project.open(survey) as project:
        first = project.responses.list()[0].uuid
        for number in range(LAPTOPS):
            with copied_laptop(project, f"other-{number}") as other:
                for _turn in range(RESPONSES):
                    finished(other)
                other.responses.correct(first, "visits", 10 + number, reason="read again")
                other.responses.erase(str(other.responses.list()[-1 - number].withdrawal_code))
            shutil.move(tmp_path / f"other-{number}.sqd", folder)
    return tuple(sorted(folder.iterdir()))


def digest(path: Path) -> str:
    with Project.open(path) as project:
        assert_whole(project)
        return content_digest(project.database)


@pytest.mark.soak
def test_a_killed_merge_has_merged_all_or_nothing(
    survey: Path, stick: tuple[Path, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in stick}
    whole = tmp_path / "whole.sqd"
    shutil.copyfile(survey, whole)
    with Project.open(whole) as project:
        project.merge(stick)
    as_it_was, merged = digest(survey), digest(whole)
    moment, begun, done = random.Random(8), tmp_path / "begun", 0
    for _kill in range(kills(12)):
        attempt = tmp_path / "attempt.sqd"
        shutil.copyfile(survey, attempt)
        _killed(attempt, stick, begun, moment)
        found = digest(attempt)
        assert found in (as_it_was, merged)
        done += found == merged
        with Project.open(attempt) as project:  # and it can be merged all the same
            project.merge(stick)
        assert digest(attempt) == merged
        assert not list(tmp_path.glob(".servqual-desk-*"))
        for left in tmp_path.glob("attempt*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    assert {path: path.read_bytes() for path in stick} == before
    with capsys.disabled():
        print(f"\n{kills(12)} kills of merges: {done} had merged everything, {kills(12) - done} nothing, none a part")


def _killed(survey: Path, stick: tuple[Path, ...], begun: Path, moment: random.Random) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    begun.write_bytes(b"")
    process = context.Process(target=merge_once, args=(survey, stick, begun), daemon=True)
    process.start()
    end = time.monotonic() + 60
    while not begun.stat().st_size:
        assert time.monotonic() < end, "it never began"
        time.sleep(0.001)
    process.join(moment.uniform(0, LONGEST_S))
    process.kill()
    process.join()


def test_a_stick_that_is_pulled_out(survey: Path, stick: tuple[Path, ...], tmp_path: Path) -> None:
    as_it_was = digest(survey)
    with small_disk(tmp_path / "mounted", kilobytes=20_000) as mounted:
        for path in stick:
            shutil.copy(path, mounted)
        there = [mounted / path.name for path in stick]
    with Project.open(survey) as project, pytest.raises(KnownError, match=r"other-0\.sqd"):
        project.merge(there)
    assert digest(survey) == as_it_was
