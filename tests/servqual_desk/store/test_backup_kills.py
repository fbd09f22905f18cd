"""Backups, restores and protecting killed at random moments: what is listed as good is whole, and the survey is always there."""

import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from instruments.model import Instrument
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.people import session
from servqual_desk.project import Project
from servqual_desk.store.backup_list import content_of, find_backups
from servqual_desk.store.backups import back_up
from servqual_desk.store.file_keys import is_protected
from servqual_desk.store.private_folder import sweep
from servqual_desk.store.protection import protect, unprotect
from tests.servqual_desk.held_interviews import finished
from tests.servqual_desk.store.kill_copies import back_up_forever, change_keys_forever, protect_forever, restore_forever
from tests.soak import PRELOADED, kills

pytestmark = pytest.mark.soak

RESPONSES = 8
PASSPHRASE, OF_BUDI = "empat kata yang mudah", "sandi milik budi"


@pytest.fixture
def desk(tmp_path: Path, little: Instrument) -> Path:
    with Project.create(tmp_path / "survey.sqd", instrument=little) as project:
        for _turn in range(RESPONSES):
            finished(project)
    return tmp_path / "survey.sqd"


def killed(
    work: Callable[..., None],
    *arguments: Any,
    begun: Path,
    moment: random.Random,
    longest: float = 0.12,
    notes: int = 1,
) -> None:
    """Let it work until it has written so many notes into `begun`, and a random while longer; then kill it."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    process = context.Process(target=work, args=arguments, daemon=True)
    before = begun.stat().st_size
    process.start()
    end = time.monotonic() + 60
    while begun.stat().st_size < before + notes:
        assert time.monotonic() < end, "it never began"
        time.sleep(0.001)
    time.sleep(moment.uniform(0, longest))
    process.kill()
    process.join()


def seconds_of(*work: Callable[[], object]) -> float:
    """How long it takes on this machine at this hour, and half as long again, so that kills fall on all of it."""
    began = time.monotonic()
    for one in work:
        one()
    return 1.5 * (time.monotonic() - began)


def test_a_killed_backup_is_none_and_what_it_leaves_is_swept(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick, begun, moment, left = tmp_path / "stick", tmp_path / "begun", random.Random(2), 0
    stick.mkdir()
    begun.touch()
    for _kill in range(kills(20)):
        killed(back_up_forever, desk, stick, begun, begun=begun, moment=moment)

        left += any(path.name.startswith(".") for path in stick.iterdir())
        for path in stick.glob("*.sqd*"):  # under its name stands a whole copy, or nothing
            content = content_of(path)
            assert content is not None, path
            assert content.responses == RESPONSES
            path.unlink()

    with Project.open(desk) as project:
        last = back_up(project, stick)
    assert list(stick.iterdir()) == [last]
    with capsys.disabled():
        print(f"\n{kills(20)} kills of backups: {left} left something half-made, nothing of it listed, all of it swept")


def test_a_killed_restore_leaves_the_old_survey_or_the_restored_one(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backups: list[Path] = []
    with Project.open(desk) as project:
        for _turn in range(2):
            backups.append(back_up(project, tmp_path / "stick"))
            finished(project)
    before = [path.read_bytes() for path in backups]
    wanted = {RESPONSES, RESPONSES + 1, RESPONSES + 2}
    begun, moment = tmp_path / "begun", random.Random(3)
    begun.touch()
    for kill in range(kills(20)):
        killed(restore_forever, desk, tuple(backups), begun, kill, begun=begun, moment=moment)

        content = content_of(desk)
        assert content is not None, f"kill {kill}"
        assert content.responses in wanted
        for aside in tmp_path.glob("survey-before-restore-*.sqd"):
            kept = content_of(aside)
            assert kept is not None, aside
            assert kept.responses in wanted
            aside.unlink()
    assert [path.read_bytes() for path in backups] == before
    assert all(copy.good for copy in find_backups(desk, tmp_path / "stick", own=None))
    with capsys.disabled():
        print(f"\n{kills(20)} kills of restores: the survey was whole after each")


def open_and_sweep(survey: Path, backup: Path) -> None:
    """Take the passphrase off again; nothing that was half made stays beside them."""
    for path in (survey, backup):
        if is_protected(path):
            unprotect(path, PASSPHRASE)
    folders = (survey.parent, backup.parent)
    for folder in folders:
        sweep(folder)
    left = [path.name for folder in folders for path in folder.iterdir()]
    assert sorted(left) == sorted(["begun", "survey-backups", "survey.sqd", backup.name])


def test_a_survey_and_its_backup_are_whole_whenever_protecting_or_unprotecting_is_killed(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Project.open(desk) as project:
        backup = back_up(project, tmp_path / "survey-backups")
    begun, moment, seen = tmp_path / "begun", random.Random(4), Counter[tuple[bool, bool]]()
    begun.touch()
    longest = seconds_of(partial(protect, desk, PASSPHRASE), partial(unprotect, desk, PASSPHRASE))
    for kill in range(10 * kills(20)):
        if kill >= kills(20) and {own for own, _theirs in seen} == {True, False}:
            break
        killed(protect_forever, desk, PASSPHRASE, begun, begun=begun, moment=moment, longest=longest)

        seen[is_protected(desk), is_protected(backup)] += 1
        for path in (desk, backup):
            with Project.open(path, passphrase=PASSPHRASE) as project:  # rolls back what SQLite itself had not ended
                assert project.count() == RESPONSES, f"kill {kill}, {path}"
        open_and_sweep(desk, backup)
    assert {own for own, _theirs in seen} == {True, False}
    with capsys.disabled():
        both, own, theirs, none = (
            seen[found] for found in ((True, True), (True, False), (False, True), (False, False))
        )
        print(
            f"\n{seen.total()} kills of protecting and unprotecting: survey and backup protected {both} times, "
            f"the survey alone {own}, the backup alone {theirs}, neither {none}; both whole each time"
        )


@pytest.fixture
def office(desk: Path) -> Iterator[str]:
    """Ani, the head, is at work, and Budi is known; gives the survey's identity."""
    with Project.open(desk) as project:
        project.people.save(Enumerator(code="ani", name="Ani", role="head"), pin="4711")
        survey = project.guard.identity
        session.sign_in(survey, "ani")
        project.people.save(Enumerator(code="budi", name="Budi"), pin="0815")
    yield survey
    session.forget_everybody()


def test_everybodys_passphrase_opens_the_survey_whenever_setting_it_or_another_key_is_killed(
    desk: Path, office: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Project.open(desk) as project:
        backup = back_up(project, tmp_path / "survey-backups")
    begun, moment, seen = tmp_path / "begun", random.Random(5), Counter[str]()
    begun.touch()
    longest = seconds_of(partial(protect, desk, PASSPHRASE), partial(unprotect, desk, PASSPHRASE))
    for kill in range(kills(20)):
        notes = moment.randint(1, 5)  # anywhere in a round
        arguments = (desk, office, PASSPHRASE, OF_BUDI, begun)
        killed(change_keys_forever, *arguments, begun=begun, moment=moment, longest=longest, notes=notes)

        his = begun.read_bytes().endswith(b"b")
        seen["Budi's" if his else "protected" if is_protected(desk) else "open"] += 1
        known = [(desk, PASSPHRASE), (backup, PASSPHRASE), *([(desk, OF_BUDI)] if his else [])]
        for path, passphrase in known:
            with Project.open(path, passphrase=passphrase) as project:
                assert project.count() == RESPONSES, f"kill {kill}, {path}"
        open_and_sweep(desk, backup)
    with capsys.disabled():
        print(
            f"\n{kills(20)} kills of keys being made and changed: {dict(seen)}; nobody was locked out, nothing was lost"
        )
