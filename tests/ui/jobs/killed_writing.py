"""Work that is gone without a word when it does something to a half-made file; run by `test_sweep` in a forked process."""

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from ui.jobs.export_data import export_data
from ui.jobs.export_encrypted import export_encrypted
from ui.jobs.import_data import check_file

KILLED = 9


def write_until(event: str, survey: Path, out: str, temporary: Path, settings: Path) -> None:
    """Write a data file of the survey, or read one, and be gone before the first `event` (as Python's audit calls it)."""
    os.environ["SERVQUAL_DESK_CONFIG"], tempfile.tempdir = str(settings), str(temporary)
    kind, name = out.split()

    def look(seen: str, arguments: tuple[Any, ...]) -> None:
        if seen == event and ".servqual-desk-" in str(arguments[0]):
            os._exit(KILLED)

    sys.addaudithook(look)
    if kind == "read":
        check_file(survey, survey.parent / name)
    elif kind == "encrypt":
        export_encrypted(survey, survey.parent / name, "enam kata yang mudah", language="id")
    else:
        export_data(survey, f"{survey.parent}/{name}", language="id")
