"""Making a survey's file: from a questionnaire, or from the set-up file of another laptop."""

from pathlib import Path

from msgspec import Struct

from instruments.model import Instrument
from servqual_desk.project import Project


class Made(Struct, frozen=True, kw_only=True):
    """A survey that was made: where, what it is called, what it asks."""

    path: Path
    title: str
    instrument: Instrument


def make_survey(path: Path, instrument: str | Path | Instrument, *, title: str = "") -> Made:
    """Make the survey `path`, which must not exist, with a questionnaire: bundled, of a file, or as it is.

    Raises:
        KnownError: the questionnaire cannot be used, the path exists, or the machine refuses to write there.
    """
    with Project.create(path, instrument=instrument, title=title) as project:
        return Made(path=path, title=project.title, instrument=project.instrument)


def make_survey_from_setup(path: Path, setup_file: Path, *, title: str = "") -> Made:
    """Make the survey `path` as a set-up file says, under its title unless another is given.

    Raises:
        KnownError: as above, or the set-up file cannot be used.
    """
    from servqual_desk.set_up.setup_file import make_from_setup

    named, instrument = make_from_setup(path, setup_file, title=title)
    return Made(path=path, title=named, instrument=instrument)
