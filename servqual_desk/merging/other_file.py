"""A file of another laptop, opened without touching it: what is read is a private copy, with what still stood in its `-wal`."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import ProjectError
from servqual_desk.merging.private_place import private_place
from servqual_desk.people import session
from servqual_desk.store import file_keys
from servqual_desk.store.chains import Chain, chains
from servqual_desk.store.file_keys import FileKey
from servqual_desk.store.open_file import require_project
from servqual_desk.store.private_folder import named
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.sqlite import connect, damaged, machine_faults, quick_check
from servqual_desk.verification.fault_words import fault_sentence
from servqual_desk.verification.verify import verify

_TRIES = 3  # copies of a file that somebody goes on writing, until two looks at it agree
_WAL = "-wal"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherFile:
    """Another laptop's project, open for this merge.

    Attributes:
        path: where it stands; for sentences.
        chains: its chains as they stand in the file itself, before our copy was brought up to date; none where an older
            program made it.
    """

    path: Path
    project: ProjectFile
    chains: tuple[Chain, ...]


@contextmanager
def opened_other(path: Path, into: ProjectFile, progress: Progress = UNWATCHED) -> Iterator[OtherFile]:
    """Open a private copy of a file, brought up to date where an older program made it.

    Raises:
        LockedError: it is protected, and nobody gives its passphrase.
        ProjectError: it cannot be read, is not whole, is no project, holds another questionnaire, or is `into` itself.
    """
    _refuse_itself(path, into)
    require_project(path)
    with machine_faults(path), private_place(into.path) as folder:
        copy = _copied(path, folder)
        with _named(copy, path):
            found = _chains(copy, file_keys.key_of(path))
            with session.nobody_asked():
                project = ProjectFile.open(copy)
        with project:
            _refuse_another_questionnaire(project, path, into)
            _refuse_what_is_not_whole(project, path, progress)
            yield OtherFile(path=path, project=project, chains=found)


def _refuse_itself(path: Path, into: ProjectFile) -> None:
    if path.exists() and path.samefile(into.path):
        raise ProjectError(_("{path}: is the survey itself. Choose the files of the other laptops.").format(path=path))


def _copied(path: Path, folder: Path) -> Path:
    """Copy a file and its `-wal`, both as they stood at one moment."""
    copy = folder / "other.sqd"
    for _try in range(_TRIES):
        before = _looks(path)
        shutil.copyfile(path, copy)
        wal, its_copy = path.with_name(path.name + _WAL), copy.with_name(copy.name + _WAL)
        its_copy.unlink(missing_ok=True)
        if wal.exists():
            shutil.copyfile(wal, its_copy)
        if _looks(path) == before:
            return copy
    raise ProjectError(
        _("{path}: is being written to at this moment. Close it on the other laptop and try again.").format(path=path)
    )


def _looks(path: Path) -> tuple[tuple[int, int], ...]:
    files = (path, path.with_name(path.name + _WAL))
    return tuple((file.stat().st_size, file.stat().st_mtime_ns) for file in files if file.exists())


def _chains(copy: Path, key: FileKey | None) -> tuple[Chain, ...]:
    with closing(connect(copy, key=key)) as database:
        if not quick_check(database):
            raise ProjectError(damaged(copy))
        return chains(database)


@contextmanager
def _named(copy: Path, path: Path) -> Iterator[None]:
    """What is wrong with the copy is said of the file itself."""
    try:
        yield
    except ProjectError as error:
        faults = [fault.replace(str(copy), str(path)).replace(str(named(copy)), str(path)) for fault in error.faults]
        raise type(error)(faults) from error


def _refuse_another_questionnaire(other: ProjectFile, path: Path, into: ProjectFile) -> None:
    if other.instrument.id != into.instrument.id:
        raise ProjectError(
            _(
                "{path}: holds answers to “{theirs}”, and this survey asks “{ours}”. "
                "Only files of the same questionnaire can be merged."
            ).format(path=path, theirs=other.instrument.id, ours=into.instrument.id)
        )


def _refuse_what_is_not_whole(other: ProjectFile, path: Path, progress: Progress) -> None:
    """What another program changed in it would come to stand in our file as if a person had answered it."""
    found = verify(other, progress=progress)
    if not found.whole:
        raise ProjectError(
            _("{path}: is not whole, so nothing was merged. {fault} See: servqual-desk verify {path}").format(
                path=path, fault=fault_sentence(found.faults[0])
            )
        )
