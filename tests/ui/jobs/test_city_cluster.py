"""A city counted by worker processes gives what one process gives, also when a worker is killed in the middle."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep

import pytest
from distributed import Client, LocalCluster

from instruments.progress import UNWATCHED, CancelledError, Progress
from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.errors import DataError
from servqual_desk.project import Project
from ui.jobs.city.analyse_city import CityFindings, analyse_city
from ui.jobs.city.cluster import ANY_PORT, LOOPBACK, _rows_of, cluster

FILES = 7
EVERY_FILE_COUNTED = 0.7  # of the whole work
PATIENCE = 50
USUAL_PORT = 8787  # of Dask's own page
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven offices of 25 responses, one of which has a copy of another's file."""
    folder = tmp_path_factory.mktemp("offices")
    for number in range(FILES):
        with Project.create(folder / f"office-{number}.sqd", instrument="skm-9") as project:
            project.add_responses(simulate(project.instrument, 25, seed=number), source="simulated")
    (folder / "office-9.sqd").write_bytes((folder / "office-3.sqd").read_bytes())
    return folder


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """Two worker processes on loopback."""
    made = LocalCluster(
        n_workers=2, threads_per_worker=1, host=LOOPBACK, dashboard_address=ANY_PORT, silence_logs="CRITICAL"
    )
    with made:
        yield made.scheduler_address


def city(folder: Path, scheduler: str | None = None, progress: Progress = UNWATCHED) -> CityFindings:
    return analyse_city([str(folder)], progress, scheduler=scheduler)


def kill_one(scheduler: str, killed: list[int]) -> Callable[[str, float | None], None]:
    """Kills one of the workers as soon as half of the files are counted."""

    def show(_doing: str, share: float | None) -> None:
        if not killed and share is not None and share > 0.4:
            with Client(scheduler, set_as_default=False) as other:
                killed.append(next(iter(other.run(os.getpid).values())))
                os.kill(killed[0], signal.SIGKILL)

    return show


def test_two_workers_give_what_one_process_gives(offices: Path, scheduler: str) -> None:
    alone, together = city(offices), city(offices, scheduler)

    assert alone.analysis.data.n_responses == FILES * 25
    assert together.to_dict() == alone.to_dict()


def test_a_worker_killed_in_the_middle_changes_nothing(offices: Path, scheduler: str) -> None:
    killed: list[int] = []

    together = city(offices, scheduler, Progress(kill_one(scheduler, killed)))

    assert len(killed) == 1
    assert together.to_dict() == city(offices).to_dict()


def test_a_worker_keeps_no_answers_that_have_arrived(offices: Path, scheduler: str) -> None:
    """Else its memory would grow with the city, and not with its largest file."""
    seen: list[set[str]] = []

    def show(_doing: str, share: float | None) -> None:
        if share == pytest.approx(EVERY_FILE_COUNTED) and not seen:
            seen.append(rows_held(scheduler))

    city(offices, scheduler, Progress(show))

    assert seen == [set()]


def rows_held(scheduler: str) -> set[str]:
    """What the workers still hold of the files' answers, once the scheduler has heard what nobody needs."""
    with Client(scheduler, set_as_default=False) as other:
        for _again in range(PATIENCE):
            held = {key for key in map(str, other.who_has()) if key.startswith(_rows_of.__name__)}
            if not held:
                break
            sleep(0.1)
    return held


def test_a_file_that_cannot_be_read_is_named_by_workers_too(offices: Path, scheduler: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqd"
    broken.write_bytes(b"no survey")
    sources = [str(offices), str(broken)]

    with pytest.raises(DataError, match=r"broken\.sqd"):
        analyse_city(sources, scheduler=scheduler)
    left_out = analyse_city(sources, scheduler=scheduler, skip_invalid=True)

    assert left_out.to_dict() == city(offices).to_dict() | {"left_out": list(left_out.left_out)}
    assert "broken.sqd" in left_out.left_out[0]


def test_cancel_ends_it(offices: Path, scheduler: str) -> None:
    with pytest.raises(CancelledError):
        city(offices, scheduler, Progress(is_cancelled=lambda: True))


def test_an_address_without_a_scheduler_is_one_sentence(offices: Path) -> None:
    with pytest.raises(DataError, match="127"):
        city(offices, "tcp://127.0.0.1:1")


def test_a_cluster_beside_another_says_nothing_of_its_port() -> None:
    """Dask warns where it finds its port taken, and a warning fails a test."""
    with socket.socket() as looking:
        is_free = looking.connect_ex((LOOPBACK, USUAL_PORT)) != 0
    with socket.socket() as held:
        if is_free:
            held.bind((LOOPBACK, USUAL_PORT))
            held.listen()
        with cluster(None, 1) as crew:
            assert crew is not None
