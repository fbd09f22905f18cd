"""A questionnaire that is edited and not saved yet: kept beside the settings, so that closing the window loses nothing."""

import logging
from pathlib import Path

from instruments.errors import InstrumentError
from instruments.source import parse_toml, read_source
from instruments.writing import Document, toml_of
from servqual_desk.settings import settings_path

NAME = "questionnaire-draft.toml"


def draft_path() -> Path:
    """Where the draft stands."""
    return settings_path().with_name(NAME)


def keep_draft(document: Document) -> None:
    """Keep the draft; a computer that does not let us only forgets it (which the log says)."""
    path = draft_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.write_text(toml_of(document), encoding="utf-8")
        new.replace(path)
    except OSError as error:
        logging.getLogger(__name__).warning("draft not kept: %s: %s", path, error)


def kept_draft() -> Document | None:
    """The draft that was kept; None where there is none that can be read."""
    path = draft_path()
    if not path.is_file():
        return None
    try:
        return parse_toml(read_source(path), name=path.name)
    except InstrumentError as error:
        logging.getLogger(__name__).warning("draft not read: %s: %s", path, error)
        return None


def drop_draft() -> None:
    """Forget the draft: it is saved, or no longer wanted."""
    draft_path().unlink(missing_ok=True)
