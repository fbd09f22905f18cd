"""Backups, restores and protecting to be killed at random moments; run by `test_backup_kills` in a forked process."""

import random
from pathlib import Path

from servqual_desk.project import Project
from servqual_desk.store.backups import back_up
from servqual_desk.store.protection import protect, unprotect
from servqual_desk.store.restore import restore


def back_up_forever(project: Path, stick: Path, begun: Path) -> None:
    """One backup after another."""
    with Project.open(project) as opened, begun.open("ab", buffering=0) as notes:
        while True:
            notes.write(b".")
            back_up(opened, stick)


def restore_forever(project: Path, backups: tuple[Path, ...], begun: Path, seed: int) -> None:
    """One restore after another, of one backup or another."""
    chance = random.Random(seed)
    with begun.open("ab", buffering=0) as notes:
        while True:
            notes.write(b".")
            restore(chance.choice(backups), project)


def protect_forever(project: Path, passphrase: str, begun: Path) -> None:
    """Protected with its backups, and not, and protected again."""
    with begun.open("ab", buffering=0) as notes:
        while True:
            notes.write(b".")
            protect(project, passphrase)
            unprotect(project, passphrase)
