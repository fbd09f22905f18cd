"""The rescue file: everything that an open survey still holds when its file is gone from its place."""

import logging
from pathlib import Path

from servqual_desk.errors import ProjectError
from servqual_desk.store.clock import compact_moment
from servqual_desk.store.copies import copy_project, free_name
from servqual_desk.store.sqlite import Database, sqlite


def write_rescued_survey(database: Database, path: Path) -> Path | None:
    """A copy of the open survey beside the place of its lost file; None, with a line in the log, where none can be made."""
    name = f"{path.stem}-rescue-{compact_moment()}{path.suffix}"
    try:
        return copy_project(database, free_name(path.absolute().parent, name))
    except (ProjectError, sqlite.Error) as error:
        logging.getLogger(__name__).warning("%s: no rescue file could be made: %s", path, error)
        return None
