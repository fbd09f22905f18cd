"""The backups of a survey, wherever it knows that some may be; also of a survey that cannot be opened any more."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import KnownError, LockedError
from servqual_desk.settings import load_settings
from servqual_desk.store.backup_list import Backup, find_backups
from servqual_desk.store.backups import own_places
from servqual_desk.store.private_folder import sweep
from ui.jobs.selected_responses import project_to_read


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupListing:
    """The copies that were found, newest first, and what was not found or could not be asked, a sentence each."""

    copies: tuple[Backup, ...]
    reservations: tuple[str, ...] = ()


def list_backups(project: Path, progress: Progress = UNWATCHED) -> BackupListing:
    """Look for the copies of a survey and look each of them through.

    Raises:
        LockedError: the survey is protected, and the passphrase is missing or wrong.
        ProjectError: there is neither such a survey nor a backup of it.
    """
    progress.step(_("Looking through the backups …"))
    try:
        with project_to_read(project, sealed=False) as opened:
            chosen, own = opened.backups.chosen_places, opened.setting("uuid")
    except LockedError:
        raise
    except KnownError as error:
        known = load_settings().backup_places.get(str(project.absolute()))
        places = (*([Path(known.folder)] if known else []), *own_places(project))
        copies = _found(project, places, own=known.survey if known else None)
        if not copies:
            raise
        return BackupListing(copies=copies, reservations=tuple(error.faults))
    sentence = _("{path}: is not there now, so backups in it are not listed.")
    return BackupListing(
        copies=_found(project, (*chosen, *own_places(project)), own=own),
        reservations=tuple(sentence.format(path=place) for place in chosen if not place.is_dir()),
    )


def _found(project: Path, places: tuple[Path, ...], *, own: str | None) -> tuple[Backup, ...]:
    there = [place for place in places if place.is_dir()]
    for place in there:
        sweep(place)
    return find_backups(project, *there, own=own)


def backups_json(listing: BackupListing) -> list[dict[str, Any]]:
    """Copies as `backups --json` gives them."""
    return [
        {"path": str(copy.path), "at": copy.at, "responses": copy.responses, "good": copy.good}
        for copy in listing.copies
    ]
