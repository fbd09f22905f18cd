"""A questionnaire that is edited and not saved yet: kept beside the settings, so that closing the window loses nothing.

With it stands what it was begun with, so that its changes can still be told, and a survey's next version is still that.
"""

import logging
from dataclasses import dataclass
from pathlib import Path

from instruments.errors import InstrumentError
from instruments.load import instrument_from_document
from instruments.model import Instrument
from instruments.source import parse_toml, read_source
from instruments.writing import Document, toml_of
from servqual_desk.settings import settings_path

NAME = "questionnaire-draft.toml"
BEGUN_FROM, NEXT_VERSION_OF = "questionnaire-draft-copied.toml", "questionnaire-draft-survey.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A questionnaire that is not saved yet.

    `begun_from` is None where that is not known any more; `for_survey`: it is to be the next version of a survey's.
    """

    document: Document
    begun_from: Instrument | None = None
    for_survey: bool = False


def draft_path() -> Path:
    """Where the draft stands."""
    return settings_path().with_name(NAME)


def keep_draft(document: Document, begun_from: Instrument, *, for_survey: bool) -> None:
    """Keep the draft; a computer that does not let us only forgets it (which the log says)."""
    wanted, other = (NEXT_VERSION_OF, BEGUN_FROM) if for_survey else (BEGUN_FROM, NEXT_VERSION_OF)
    path = draft_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, toml_of(document))
        _write(path.with_name(wanted), begun_from.source)
        path.with_name(other).unlink(missing_ok=True)
    except OSError as error:
        logging.getLogger(__name__).warning("draft not kept: %s: %s", path, error)


def _write(path: Path, text: str) -> None:
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def kept_draft() -> Draft | None:
    """The draft that was kept; None where there is none that can be read."""
    document = _read(draft_path())
    if document is None:
        return None
    for name in (NEXT_VERSION_OF, BEGUN_FROM):
        if begun := _read(draft_path().with_name(name)):
            return Draft(
                document=document,
                begun_from=instrument_from_document(begun, name=name),
                for_survey=name == NEXT_VERSION_OF,
            )
    return Draft(document=document)


def _read(path: Path) -> Document | None:
    if not path.is_file():
        return None
    try:
        return parse_toml(read_source(path), name=path.name)
    except InstrumentError as error:
        logging.getLogger(__name__).warning("draft not read: %s: %s", path, error)
        return None


def drop_draft() -> None:
    """Forget the draft: it is saved, or no longer wanted."""
    for name in (NAME, BEGUN_FROM, NEXT_VERSION_OF):
        draft_path().with_name(name).unlink(missing_ok=True)
