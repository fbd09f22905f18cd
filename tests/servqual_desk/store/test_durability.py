"""Law 1, tried: what was acknowledged survives a kill, a full disk and a folder that takes nothing."""

import lzma
import multiprocessing
import random
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from instruments.model import Instrument
from servqual_desk.errors import ProjectError
from servqual_desk.project import Project
from servqual_desk.store.sqlite import quick_check
from servqual_desk.verification.verify import verify
from tests.disks import fill, read_only, small_disk
from tests.servqual_desk.held_interviews import FULL, finished
from tests.servqual_desk.store.kill import live_forever, migrate_and_wait
from tests.soak import PRELOADED, kills

ROOT = Path(__file__).parents[3]


@pytest.mark.soak
def test_what_was_acknowledged_survives_every_kill(
    tmp_path: Path, little: Instrument, capsys: pytest.CaptureFixture[str]
) -> None:
    path, notes, moment = tmp_path / "desk.sqd", tmp_path / "acknowledged", random.Random(1)
    Project.create(path, instrument=little).close()
    notes.touch()
    for kill in range(kills(100)):
        before = notes.stat().st_size
        killed(
            live_forever, path, notes, kill, begun=lambda before=before: notes.stat().st_size > before, moment=moment
        )  # type: ignore[misc]
        check_file(path, whole_lines(notes))
        if path.stat().st_size > 4_000_000:  # so that two thousand kills stay quick
            path.unlink()
            Project.create(path, instrument=little).close()
            notes.write_text("")
    with Project.open(path) as project, capsys.disabled():
        assert verify(project).faults == ()
        print(f"\n{kills(100)} kills of interviews, voidings, corrections, erasures, imports and exports: 0 lost")


@pytest.mark.soak
def test_a_killed_migration_is_finished_at_the_next_start(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moment, path, begun = random.Random(4), tmp_path / "lama.sqd", tmp_path / "begun"
    old = lzma.decompress((Path(__file__).parent / "old_projects" / "0001-core.sqd.xz").read_bytes())
    with_all = None
    for kill in range(kills(8)):
        for left in tmp_path.glob("lama*"):
            left.unlink()
        path.write_bytes(old)
        begun.unlink(missing_ok=True)
        killed(migrate_and_wait, path, begun, kill, begun=begun.exists, moment=moment, within=0.15)
        with Project.open(path) as project:
            found = [
                (one.uuid, one.status, dict(project.responses.answers(one.uuid))) for one in project.responses.list()
            ]
            with_all = with_all or found
            assert len(found) == 3
            assert found == with_all
    with capsys.disabled():
        print(f"\n{kills(8)} kills of migrations: 0 lost")


def killed(
    life: Callable[..., None],
    *arguments: object,
    begun: Callable[[], bool],
    moment: random.Random,
    within: float = 0.02,
) -> None:
    """Run it in a process of its own, and kill that a moment after it has begun."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    process = context.Process(target=life, args=arguments, daemon=True)
    process.start()
    end = time.monotonic() + 30
    while not begun():
        assert time.monotonic() < end, "it gave no sign of life"
        time.sleep(0.001)
    time.sleep(moment.uniform(0, within))
    process.kill()
    process.join()


def whole_lines(notes: Path) -> str:
    """The notes without a line that the kill cut in two: it was never told whole, and the next life begins on a new one."""
    written = notes.read_bytes()
    whole = written[: written.rfind(b"\n") + 1]
    notes.write_bytes(whole)
    return whole.decode()


def check_file(path: Path, notes: str) -> None:
    lines = [line.split() for line in notes.splitlines()]
    with Project.open(path) as project:
        assert quick_check(project.database)
        everything = ("draft", "finished", "voided", "erased")
        there = {response.uuid: response.status for response in project.responses.list(statuses=everything)}
        may_be: dict[str, set[str]] = {}
        numbers: dict[str, str] = {}
        for uuid, kind, what in lines:
            if kind == "intends":
                may_be[uuid] = may_be.get(uuid, {"draft"}) | {what}
            elif kind in everything:
                may_be[uuid] = {kind}
            elif kind == "corrected":
                numbers[uuid] = what
        for uuid, statuses in may_be.items():
            assert there.get(uuid, "draft") in statuses
        for uuid, number in numbers.items():
            corrected = [event.new for event in project.responses.history(uuid) if event.kind == "corrected"]
            assert there[uuid] == "erased" or int(number) in corrected
        last = next((uuid for uuid, kind, _what in reversed(lines) if kind == "answered"), None)
        for uuid, kind, column in lines:
            if uuid == last and kind == "answered" and there[uuid] == "draft":
                assert_stored(project, uuid, column)
        for draft in project.drafts():
            question = project.interviews.resume(draft.uuid).question
            done = {column for uuid, kind, column in lines if uuid == draft.uuid and kind == "answered"}
            assert question is None or question.column not in done


def assert_stored(project: Project, uuid: str, column: str) -> None:
    stored, value = project.responses.answers(uuid), FULL[column]
    expected = value if isinstance(value, dict) else {column: value}
    assert {name: stored[name] for name in expected} == expected


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_an_answer_is_synced_before_it_is_acknowledged(tmp_path: Path, little: Instrument) -> None:
    path, trace = tmp_path / "desk.sqd", tmp_path / "trace"
    Project.create(path, instrument=little).close()
    script = textwrap.dedent(
        """
        import sys
        from servqual_desk.project import Project
        interview = Project.open(sys.argv[1]).start_interview()
        print("before the answer", flush=True)
        interview.answer("counter")
        print("answer acknowledged", flush=True)
        """
    )
    command = ["strace", "-f", "-e", "trace=write,pwrite64,fdatasync,fsync", "-o", str(trace)]
    subprocess.run([*command, sys.executable, "-c", script, str(path)], check=True, capture_output=True, cwd=ROOT)

    calls = trace.read_text()
    during = calls[calls.index("before the answer") : calls.index("answer acknowledged")]

    assert "pwrite64" in during
    assert "fdatasync" in during or "fsync" in during
    assert during.rindex("sync(") > during.rindex("pwrite64(")


@pytest.fixture
def cramped(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, on which a new survey fits."""
    with small_disk(tmp_path / "small disk", kilobytes=2048) as folder:
        yield folder


def test_a_full_disk_is_said_once_and_the_interview_goes_on_when_there_is_room(
    cramped: Path, little: Instrument
) -> None:
    with Project.create(cramped / "desk.sqd", instrument=little) as project:
        interview = project.start_interview()
        ballast = fill(cramped)

        with pytest.raises(ProjectError, match=r"full|penuh"):
            answer_until_full(project)
        before = interview.answers
        with pytest.raises(ProjectError):
            interview.answer("counter")
        assert interview.answers == before

        ballast.unlink()
        interview.answer("counter")
        assert project.responses.answers(interview.uuid)["channel"] == "counter"
        assert quick_check(project.database)


def answer_until_full(project: Project) -> None:
    for _attempt in range(1000):
        finished(project)


@pytest.fixture
def read_only_folder(tmp_path: Path, little: Instrument) -> Iterator[Path]:
    """A folder with a project that the machine lets nobody change."""
    folder = tmp_path / "read only"
    folder.mkdir()
    with Project.create(folder / "desk.sqd", instrument=little) as project:
        finished(project)
    with read_only(folder):
        yield folder


def test_a_read_only_folder_gives_one_sentence_and_can_still_be_read(
    read_only_folder: Path, little: Instrument
) -> None:
    with pytest.raises(ProjectError) as created:
        Project.create(read_only_folder / "new.sqd", instrument=little)
    with pytest.raises(ProjectError) as opened:
        Project.open(read_only_folder / "desk.sqd")

    assert len(created.value.faults) == len(opened.value.faults) == 1
    with Project.open(read_only_folder / "desk.sqd", readonly=True) as project:
        assert project.count() == 1
