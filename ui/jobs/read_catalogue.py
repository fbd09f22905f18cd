"""Units and services from a file of an office's own."""

from pathlib import Path

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.fieldwork.catalogue import read_catalogue
from servqual_desk.fieldwork.field_plan import Catalogue


def catalogue_of_file(path: Path, progress: Progress = UNWATCHED) -> Catalogue:
    """What a CSV or XLSX file holds.

    Raises:
        DataError: it cannot be read, or its rows make no catalogue.
    """
    from exports.datasets.read import read_table

    progress.step(_("Reading {name} …").format(name=path.name))
    return read_catalogue(read_table(path))
