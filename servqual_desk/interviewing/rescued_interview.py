"""The answers of one interview beside a survey's file that was lost under it: a CSV of one row, as `import` reads it."""

import csv
import logging
import os
from collections.abc import Mapping
from pathlib import Path

from servqual_desk.store.event_log import Stored
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.words.formula_guard import guarded


def rescued_interview_path(project: ProjectFile, uuid: str) -> Path:
    """Where the rescued answers of an interview stand, if there are any."""
    return project.path.absolute().with_name(f"{project.path.stem}-rescue-{uuid}.csv")


def write_rescued_interview(project: ProjectFile, uuid: str, answers: Mapping[str, Stored]) -> Path | None:
    """Write `NAME-rescue-UUID.csv`, which only its owner may read, in place of an earlier one; None where it cannot be."""
    path = rescued_interview_path(project, uuid)
    told = {column: value for column, value in answers.items() if value is not None}
    given = {"sqd_uuid": uuid} | {
        column: guarded(value) if isinstance(value, str) else value for column, value in told.items()
    }
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, given)
            writer.writeheader()
            writer.writerow(given)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        logging.getLogger(__name__).warning("%s: no rescue file could be written: %s", path, error)
        return None
    return path
