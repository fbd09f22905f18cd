"""Backups, restores and protecting to be killed at random moments; run by `test_backup_kills` in a forked process."""

import random
from pathlib import Path

from servqual_desk.people import session
from servqual_desk.project import Project
from servqual_desk.store.backups import back_up
from servqual_desk.store.protection import protect, unprotect
from servqual_desk.store.restore import restore
from servqual_desk.store.rewriting import holding
from servqual_desk.store.unlocking import unlock
from tests.cheap_secrets import make_secrets_cheap

make_secrets_cheap()  # as the process that reads what is left of it


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


def change_keys_forever(project: Path, survey: str, hers: str, his: str, begun: Path) -> None:
    """Protected by Ani, opened by Budi's own passphrase too, under another key, and open to everybody again.

    Of each step stands in `begun`, after `.`, that Budi's passphrase opens the survey (`b`), or that this may be over (`e`).
    """
    with begun.open("ab", buffering=0) as notes:
        while True:
            notes.write(b".")
            session.sign_in(survey, "ani")
            protect(project, hers)
            for key in ("first", "second"):
                session.sign_in(survey, "budi")
                with Project.open(project, passphrase=hers) as opened:
                    opened.people.set_passphrase(his)
                    notes.write(b"b")
                    for _again in range(3):  # another slot for the same words
                        opened.people.set_passphrase(his)
                session.sign_in(survey, "ani")
                notes.write(b"e")
                with holding(unlock(project, hers)):
                    protect(project, hers) if key == "first" else unprotect(project)
