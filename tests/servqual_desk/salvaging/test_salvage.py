"""What is saved of a damaged file: everything whose own pages are sound, and what was changed is told by its digest."""

import lzma
import multiprocessing
import os
import random
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from instruments.load import instrument_from_toml
from instruments.model import Instrument
from servqual_desk.errors import LockedError, ProjectError
from servqual_desk.fieldwork.field_plan import Service, Unit
from servqual_desk.follow_up.actions import Action
from servqual_desk.follow_up.goals import Goal
from servqual_desk.follow_up.risks import Risk
from servqual_desk.project import Project
from servqual_desk.salvaging.result import Salvaged
from servqual_desk.store.file_keys import is_protected
from servqual_desk.store.sqlite import sqlite
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import FULL, finished

PAGE = 4096
# A page each time, none twice. Of 40 and 80 draws with replacement, which these were, no more pages had a fault.
ZEROED, FLIPPED = 32, 56
EVERY = ("draft", "finished", "voided", "erased")
ERASED_WORDS = "Petugas-Budi-di-loket-4-membentak-saya"
PASSPHRASE = "empat kata yang mudah"
Content = dict[str, tuple[str, dict[str, object]]]


def live(project: Project) -> None:
    """A survey with a bit of everything, on several pages a table."""
    project.fieldwork.save_units([Unit(code="pusat", name="Kantor pusat")])
    project.fieldwork.save_services([Service(code="ktp", name="KTP", unit="pusat")])
    for number in range(24):
        finished(project, visits=number, remark=f"Saran nomor {number}. " * (number % 7 + 1))
    uuids = [response.uuid for response in project.responses.list()]
    project.responses.void(uuids[3], reason="twice")
    project.responses.correct(uuids[4], "visits", 99, reason="typing")
    said = finished(project, remark=ERASED_WORDS)
    project.responses.erase(str(project.responses.get(said).withdrawal_code))
    project.start_interview().answer("counter")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "desk.sqd"
    with Project.create(path, instrument=instrument_from_toml(LITTLE, name="little-desk")) as project:
        live(project)
    return path


def content(path: Path, **opening: str) -> Content:
    with Project.open(path, **opening) as project:  # type: ignore[arg-type]
        found = project.responses.list(statuses=EVERY)
        return {one.uuid: (one.status, dict(project.responses.answers(one.uuid))) for one in found}


def damaged_copy(sound: Path, tmp_path: Path, number: int, harm: Callable[[bytearray], int]) -> tuple[Path, int]:
    """A copy with damage, and the number of the page that has it, from 0."""
    changed = bytearray(sound.read_bytes())
    page = harm(changed)
    path = tmp_path / f"damaged-{number}.sqd"
    path.write_bytes(changed)
    return path, page


def uuids_on(sound: Path, page: int, known: Content) -> set[str]:
    """The responses of which something stands on a page of the sound file."""
    written = sound.read_bytes()[page * PAGE : (page + 1) * PAGE]
    return {uuid for uuid in known if uuid.encode() in written}


def assert_told_truly(saved: Salvaged, into: Path, true: Content) -> None:
    """What is called sound is what was there; every response has its place; the new file is whole."""
    got = content(into)
    for uuid in (*saved.sound, *saved.from_log):
        assert got[uuid] == true[uuid]
    assert {*saved.sound, *saved.from_log, *saved.doubtful, *saved.lost} == set(true) == set(got)
    with Project.open(into) as project:
        assert project.verify().faults == ()
        project.frame()


@pytest.mark.parametrize("kind", ["zeroed pages", "flipped bits"])
def test_every_response_whose_pages_are_sound_comes_over(sound: Path, tmp_path: Path, kind: str) -> None:
    true, chance = content(sound), random.Random(f"{kind} again")
    n_harmed = ZEROED if kind == "zeroed pages" else FLIPPED
    harmed = iter(chance.sample(range(sound.stat().st_size // PAGE), n_harmed))

    def harm(changed: bytearray) -> int:
        place = next(harmed) * PAGE + chance.randrange(PAGE)
        if kind == "zeroed pages":
            changed[place // PAGE * PAGE : place // PAGE * PAGE + PAGE] = bytes(PAGE)
        else:
            changed[place] ^= 1 << chance.randrange(8)
        return place // PAGE

    for number in range(n_harmed):
        path, page = damaged_copy(sound, tmp_path, number, harm)
        before, into = path.read_bytes(), tmp_path / f"saved-{number}.sqd"

        saved = Project.salvage(path, into)

        assert_told_truly(saved, into, true)
        assert {*saved.doubtful, *saved.lost} <= uuids_on(sound, page, true)
        assert path.read_bytes() == before
        assert ERASED_WORDS.encode() not in into.read_bytes()
        into.unlink()


def test_many_lost_pages_at_once(sound: Path, tmp_path: Path) -> None:
    true, chance, refused = content(sound), random.Random(5), 0
    pages = sound.stat().st_size // PAGE
    for number in range(10):
        lost = set(chance.sample(range(pages), pages // 8))
        changed = bytearray(sound.read_bytes())
        for page in lost:
            changed[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
        path, into = tmp_path / f"damaged-{number}.sqd", tmp_path / f"saved-{number}.sqd"
        path.write_bytes(changed)

        try:
            saved = Project.salvage(path, into)
        except ProjectError:  # the questionnaire stood on those pages, in its own row and in the log
            refused += 1
            continue

        got = content(into)
        assert {uuid: got[uuid] for uuid in (*saved.sound, *saved.from_log) if got[uuid] != true[uuid]} == {}
        touched = set().union(*(uuids_on(sound, page, true) for page in lost))
        assert set(true) - touched <= {*saved.sound, *saved.from_log}
        with Project.open(into) as project:
            assert project.verify().whole
    assert refused < 3


def test_a_changed_answer_is_put_right_from_the_log_and_the_file_says_so(sound: Path, tmp_path: Path) -> None:
    true = content(sound)
    changed = sound.read_bytes().replace(b"Saran nomor 3. Saran", b"Saran nomor 8. Saran", 1)
    path = tmp_path / "desk.sqd"
    path.write_bytes(changed)

    saved = Project.salvage(path, tmp_path / "saved.sqd")

    assert content(tmp_path / "saved.sqd") == true
    assert len(saved.from_log) + saved.lines_lost == 1


def test_what_is_doubtful_is_said_in_its_history(sound: Path, tmp_path: Path) -> None:
    """The same word stands in the answers and in the log: both are changed, and nothing is left to mend it from."""
    path = tmp_path / "desk.sqd"
    path.write_bytes(sound.read_bytes().replace(b"Saran nomor 3. Saran", b"Saran nomor 8. Saran"))

    saved = Project.salvage(path, tmp_path / "saved.sqd")

    (uuid,) = saved.doubtful
    with Project.open(tmp_path / "saved.sqd") as project:
        assert [event.reason for event in project.responses.history(uuid) if event.kind == "salvaged"] == ["doubtful"]
        assert str(project.responses.answers(uuid)["remark"]).startswith("Saran nomor 8.")
        assert project.verify().whole


@pytest.mark.parametrize("number", [-14080, 7])
def test_a_line_whose_number_was_damaged_is_no_part_of_the_chain_before_it(
    sound: Path, tmp_path: Path, number: int
) -> None:
    path = Path(shutil.copyfile(sound, tmp_path / "desk.sqd"))
    connection = sqlite.connect(path)
    connection.execute("DROP TRIGGER event_is_never_changed")
    connection.execute("UPDATE event SET sequence = ? WHERE id = 200", (number,))
    connection.commit()
    connection.close()

    saved = Project.salvage(path, tmp_path / "saved.sqd")

    assert_told_truly(saved, tmp_path / "saved.sqd", content(sound))


def test_a_sound_file_comes_over_as_it_is(sound: Path, tmp_path: Path) -> None:
    saved = Project.salvage(sound, tmp_path / "saved.sqd")

    assert saved.is_complete
    assert (saved.from_log, saved.lines_lost, saved.cells_lost) == ((), 0, 0)
    assert content(tmp_path / "saved.sqd") == content(sound)
    with Project.open(sound) as before, Project.open(tmp_path / "saved.sqd") as after:
        assert (after.title, after.setting("uuid")) == (before.title, before.setting("uuid"))
        assert after.fieldwork.services() == before.fieldwork.services()
        merged = after.merge([sound], dry_run=True)  # its chain was kept, so that nothing of it is new
        assert merged.files[0].new == 0
        assert merged.conflicts == []
    assert (tmp_path / "saved.sqd").stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["saved.sqd"]


def _answer_and_be_killed(path: Path) -> None:
    interview = Project.open(path).start_interview()
    for column in ("channel", "visits"):
        interview.answer(FULL[column])
    os.kill(os.getpid(), signal.SIGKILL)


def test_what_stands_in_the_write_ahead_log_is_saved_too(sound: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(sound, tmp_path / "desk.sqd"))
    process = multiprocessing.get_context("forkserver").Process(target=_answer_and_be_killed, args=(path,))
    process.start()
    process.join()
    assert (tmp_path / "desk.sqd-wal").stat().st_size > 0
    changed = bytearray(path.read_bytes())
    changed[3 * PAGE : 4 * PAGE] = bytes(PAGE)
    path.write_bytes(changed)

    Project.salvage(path, tmp_path / "saved.sqd")

    got = content(tmp_path / "saved.sqd")
    (uuid,) = set(got) - set(content(sound))
    assert got[uuid][1]["visits"] == FULL["visits"]


@pytest.mark.parametrize("page", [0, 1, 20, 40])
def test_a_protected_file_is_saved_protected(tmp_path: Path, little: Instrument, page: int) -> None:
    path, into = tmp_path / "desk.sqd", tmp_path / "saved.sqd"
    with Project.create(path, instrument=little, passphrase=PASSPHRASE) as project:
        live(project)
    true = content(path, passphrase=PASSPHRASE)
    changed = bytearray(path.read_bytes())
    changed[page * PAGE + 100] ^= 8
    path.write_bytes(changed)
    with pytest.raises(LockedError):
        Project.salvage(path, into)

    saved = Project.salvage(path, into, passphrase=PASSPHRASE)

    assert is_protected(into)
    got = content(into, passphrase=PASSPHRASE)
    assert set(got) == set(true)
    assert len(saved.sound) > len(true) - 10
    assert all(got[uuid] == true[uuid] for uuid in (*saved.sound, *saved.from_log))


OLD = sorted((Path(__file__).parents[1] / "store" / "old_projects").glob("*.sqd.xz"))


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.name.partition(".")[0])
def test_a_file_of_an_older_program_is_saved_and_brought_up_to_date(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "lama.sqd"
    path.write_bytes(lzma.decompress(old.read_bytes()))
    into = tmp_path / "saved.sqd"
    Project.salvage(path, into)

    assert content(into) == content(path)
    with Project.open(into) as project:
        assert project.verify().faults == ()


def test_what_is_no_survey_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "nothing.sqd"
    for noise in (b"", bytes(50_000), random.Random(1).randbytes(50_000)):
        path.write_bytes(noise)
        with pytest.raises(ProjectError, match=r"questionnaire|kuesioner"):
            Project.salvage(path, tmp_path / "saved.sqd")
        assert [one.name for one in tmp_path.iterdir()] == ["nothing.sqd"]


def test_it_never_writes_over_a_file_and_leaves_an_open_one_alone(sound: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.sqd"
    there.write_bytes(b"mine")
    with pytest.raises(ProjectError, match="there"):
        Project.salvage(sound, there)
    assert there.read_bytes() == b"mine"
    with pytest.raises(ProjectError):
        Project.salvage(tmp_path / "missing.sqd", tmp_path / "saved.sqd")


def test_the_follow_up_plan_is_saved_too(tmp_path: Path, little: Instrument) -> None:
    path = tmp_path / "desk.sqd"
    with Project.create(path, instrument=little) as project:
        finished(project)
        risk = project.risks.keep(Risk(what="Data are lost", category="application", likelihood=2, impact=4))
        kept = project.actions.keep(Action(item="s1", what="Two counters", due_on="2027-06-30", risk=risk.id))
        project.goals.keep(Goal(indicator="gap", due_on="2027-06-30", value=-0.5))
    Project.salvage(path, tmp_path / "saved.sqd")
    with Project.open(tmp_path / "saved.sqd") as saved:
        assert (saved.actions.list(), saved.risks.list()) == ((kept,), (risk,))
        assert saved.goals.list() == (Goal(indicator="gap", due_on="2027-06-30", value=-0.5),)
        assert saved.verify().faults == ()
