"""What a project remembers of its backups: the place where they go, every place where some may be, the last one, the rule.

The copies themselves are looked at in `backup_list`.
"""

import json
from collections.abc import Callable, Iterable
from contextlib import closing
from glob import escape
from pathlib import Path

from msgspec import Struct

from servqual_desk.store.backup_list import Backup, find_backups
from servqual_desk.store.backup_retention import KEEP, Keep, superfluous
from servqual_desk.store.clock import now
from servqual_desk.store.copies import backup_name, copy_project, free_name
from servqual_desk.store.person_keys import tell_beside
from servqual_desk.store.project_file import ProjectFile, ProjectPart
from servqual_desk.store.sqlite import Database, connect, machine_faults

PLACES_REMEMBERED = 12


class LastCopy(Struct, frozen=True, kw_only=True):
    """The last verified copy: its path, when it was made (UTC, as stored) and its bytes then."""

    path: Path
    at: str
    size: int

    def is_there(self) -> bool:
        """Whether a file of this name and size is there now; a look that costs nothing."""
        try:
            return self.path.stat().st_size == self.size
        except OSError:
            return False


class Backups(ProjectPart):
    """What a project remembers of its own backups."""

    @property
    def folder(self) -> Path | None:
        """Where copies go; None where none was chosen yet."""
        name = self.project.setting("backup_folder")
        return Path(name) if name else None

    @property
    def chosen_places(self) -> tuple[Path, ...]:
        """Every folder that was ever chosen for copies, newest first."""
        remembered = map(Path, json.loads(self.project.setting("backup_places", "[]")))
        return tuple(dict.fromkeys((*([self.folder] if self.folder else []), *remembered)))

    @property
    def places(self) -> tuple[Path, ...]:
        """Every folder in which copies may be: those that were ever chosen, newest first, and the survey's own."""
        own = (place for path in self.names for place in own_places(path))
        return tuple(dict.fromkeys((*self.chosen_places, *own)))

    @property
    def originals(self) -> tuple[Path, ...]:
        """The damaged files that this survey was saved from, newest first; they and their copies may still be there."""
        return tuple(map(Path, json.loads(self.project.setting("backup_originals", "[]"))))

    @property
    def names(self) -> tuple[Path, ...]:
        """The survey's file, and the damaged ones that it was saved from."""
        return (self.project.path, *self.originals)

    def relatives(self) -> tuple[Path, ...]:
        """The files in the places of copies whose names begin with the survey's, or with one of those that it was saved from."""
        places = dict.fromkeys(path.absolute() for path in self.places)
        ours = [(place, f"{escape(name.stem)}*{name.suffix}") for place in places for name in self.names]
        found = dict.fromkeys(path for place, pattern in ours for path in sorted(place.glob(pattern)))
        return tuple(path for path in found if path.is_file() and not path.samefile(self.project.path))

    def come_from(self, damaged: Path, *, who: str | None = None) -> None:
        """This survey was saved from a damaged file."""
        known = dict.fromkeys((str(damaged.absolute()), *map(str, self.originals)))
        self._put("backup_originals", json.dumps(list(known)[:PLACES_REMEMBERED]), who)

    @property
    def last_at(self) -> str:
        """When the last verified copy was made (UTC, as stored); "" where none was."""
        return self.project.setting("backup_at")

    @property
    def last(self) -> LastCopy | None:
        """The last verified copy, wherever it is now; None where none was made."""
        path, size = self.project.setting("backup_copy"), self.project.setting("backup_size")
        return LastCopy(path=Path(path), at=self.last_at, size=int(size)) if path and size else None

    @property
    def is_automatic(self) -> bool:
        """Whether copies are made without being asked for; they are, once a place was chosen."""
        return self.folder is not None and self.project.setting("backup_automatic", "yes") == "yes"

    def be_automatic(self, wanted: bool, *, who: str | None = None) -> None:
        """Make copies without being asked for, or not."""
        self.project.set_setting("backup_automatic", "yes" if wanted else "no", who=who)

    @property
    def keep(self) -> Keep:
        """How many copies stay when the program makes one by itself."""
        newest, _sign, weeks = self.project.setting("backup_keep").partition(",")
        return Keep(newest=int(newest), weeks=int(weeks)) if newest else KEEP

    def keep_by(self, rule: Keep, *, who: str | None = None) -> None:
        """Another rule for how many copies stay."""
        self.project.set_setting("backup_keep", f"{rule.newest},{rule.weeks}", who=who)

    @property
    def is_current(self) -> bool:
        """Whether nothing was written since the last verified copy, which is still there."""
        last = self.last
        return (
            last is not None
            and last.is_there()
            and self.project.setting("backup_event") == newest_event(self.project.database)
        )

    def use_folder(self, folder: Path, *, who: str | None = None) -> None:
        """Copies go there from now on; where they went before is remembered as a place that may hold some."""
        place = str(folder.absolute())
        before = map(str, self.chosen_places)
        with self.project.transaction():
            self._put("backup_folder", place, who)
            places = list(dict.fromkeys((place, *before)))[:PLACES_REMEMBERED]
            self._put("backup_places", json.dumps(places), who)

    def remember(self, copy: Path, *, who: str | None = None) -> None:
        """A verified copy was made just now."""
        with self.project.transaction():
            self.use_folder(copy.parent, who=who)
            self._put("backup_copy", str(copy.absolute()), who)
            self._put("backup_size", str(copy.stat().st_size), who)
            self._put("backup_at", now(), who)
            self._put("backup_event", _newest_event_of(copy), who)

    def note_rewritten(self, copies: Iterable[Path], *, who: str | None = None) -> None:
        """These copies were written anew; if the last one is among them, it is as large now as it is."""
        last = self.last
        if last is not None and last.path in copies:
            self._put("backup_size", str(last.path.stat().st_size), who)

    def _put(self, key: str, value: str, who: str | None) -> None:
        if self.project.setting(key) != value:
            self.project.set_setting(key, value, who=who)


def newest_event(database: Database) -> str:
    """The number of the log's newest line that tells of anything but backups; "0" where there is none."""
    row = database.conn.execute(
        """SELECT id FROM event WHERE kind <> 'device' AND substr(coalesce(variable, ''), 1, 7) <> 'backup_'
             AND substr(coalesce(variable, ''), 1, 16) <> 'project["backup_' ORDER BY id DESC LIMIT 1"""
    ).fetchone()
    return str(row[0] if row else 0)


def _newest_event_of(copy: Path) -> str:
    with closing(connect(copy, readonly=True)) as opened, machine_faults(copy):
        return newest_event(opened)


def own_places(project: Path) -> tuple[Path, ...]:
    """The folders in which copies of a survey may be without anybody having chosen one."""
    return (default_place(project), project.absolute().parent)


def default_place(project: Path) -> Path:
    """Where copies go while no place was chosen: beside the survey, which helps against damage but not against a lost disk."""
    return project.absolute().with_name(f"{project.stem}-backups")


def back_up(project: ProjectFile, folder: Path, *, step: Callable[[float], None] | None = None) -> Path:
    """Copy an open project into a folder, named by the moment, and verify it.

    The file with its people's passphrases is put beside it.

    Raises:
        ProjectError: the folder cannot be written, or the copy does not read back whole.
    """
    copy = copy_project(project.database, free_name(folder, backup_name(project.path)), step=step)
    tell_beside(project.database, folder / project.path.name)
    return copy


def prune(project: ProjectFile, folder: Path) -> tuple[Backup, ...]:
    """Remove the copies that the project's rule does not keep; only good ones, and never the newest. Returns those removed."""
    good = [copy for copy in find_backups(project.path, folder, own=project.setting("uuid")) if copy.good]
    goes = superfluous(good, Backups(project).keep)
    with machine_faults(folder):
        for copy in goes:
            copy.path.unlink()
    return goes
