"""A folder for a merge's private copies: beside the survey, where leftovers of a kill are swept, else in the system's own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from servqual_desk.store.private_folder import private_folder, private_temporary_folder


@contextmanager
def private_place(survey: Path) -> Iterator[Path]:
    """A folder that only its maker can look into, gone with what it holds when the block ends."""
    beside = survey.absolute().parent
    if os.access(beside, os.W_OK):
        with private_folder(beside) as folder:
            yield folder
    else:
        with private_temporary_folder() as folder:
            yield folder
