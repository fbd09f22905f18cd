"""Disks that refuse: a small one, a read-only folder, a failing stick. Skips where mounting is not permitted."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOMY = 20_000  # kilobytes: far more than a new survey takes, however its schema grows; `fill` it then


@contextmanager
def small_disk(folder: Path, *, kilobytes: int = ROOMY) -> Iterator[Path]:
    """`folder` as a disk of its own."""
    folder.mkdir(exist_ok=True)
    _mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        _unmount(folder)


def fill(disk: Path, *, but_for: int = 0) -> Path:
    """A file of zeros that leaves `but_for` bytes of the disk; without it there is room again."""
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(disk).free - but_for))
    return ballast


@contextmanager
def read_only(folder: Path) -> Iterator[Path]:
    """`folder` with what it holds, as nobody may write to it (not even root, whom permissions do not stop)."""
    _mount("--bind", str(folder), str(folder))
    try:
        _mount("-o", "remount,ro,bind", str(folder))
        yield folder
    finally:
        _unmount(folder)


@dataclass(frozen=True, slots=True)
class Stick:
    """A device of its own, mounted at `folder`; it has room for what lies on it behind the device."""

    folder: Path
    device: str
    behind: Path

    def fail(self) -> None:
        """From now on each write ends as an error of the device."""
        fill(self.behind)

    def plug_in_again(self) -> None:
        """Pull it out and plug it in: it works, and whatever the system remembered of it is forgotten."""
        (self.behind / "ballast").unlink()
        subprocess.run(["umount", str(self.folder)], check=True)
        _mount(self.device, str(self.folder))


@contextmanager
def failing_stick(place: Path) -> Iterator[Stick]:
    """A stick of 30 MB on a disk on which it finds less."""
    folder, behind = place / "stick", place / "behind"
    folder.mkdir()
    with small_disk(behind, kilobytes=5_000):
        image = behind / "image"
        with image.open("wb") as file:
            file.truncate(30_000_000)
        _run("mkfs.ext4", "-q", "-b", "1024", "-J", "size=1", "-E", "lazy_itable_init=1,nodiscard", str(image))
        device = _run("losetup", "-f", "--show", str(image))
        try:
            _mount(device, str(folder))
            try:
                yield Stick(folder, device, behind)
            finally:
                _unmount(folder)
        finally:
            _run("losetup", "-d", device)


def _run(*command: str) -> str:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        pytest.skip(f"{command[0]} is not permitted here")
    return ran.stdout.strip()


def _mount(*arguments: str) -> None:
    if subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode:
        pytest.skip("mounting a disk is not permitted here")


def _unmount(folder: Path) -> None:
    subprocess.run(["umount", "-l", str(folder)], check=True)
