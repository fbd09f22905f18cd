"""Questionnaires that are edited and not saved yet: kept beside the settings, so that closing the window loses none.

With each stands what it was begun with, so that its changes can still be told, and a survey's next version is still that.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import TypeVar

from instruments.errors import InstrumentError
from instruments.load import instrument_from_document
from instruments.model import Instrument
from instruments.source import parse_toml, read_source
from instruments.writing import Document, toml_of
from servqual_desk.settings import settings_path

Read = TypeVar("Read")

STEM = "questionnaire-draft"
BEGUN_FROM, NEXT_VERSION_OF = "-copied", "-survey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A questionnaire that is not saved yet, kept under its `name`; `changed_at` as every moment is stored.

    `begun_from` is None where that is not known any more; `for_survey`: it is to be the next version of a survey's.
    """

    name: str
    changed_at: str
    document: Document
    begun_from: Instrument | None = None
    for_survey: bool = False


def new_name() -> str:
    """A name for a draft that is begun, which no other has."""
    return f"{STEM}-{token_hex(4)}"


def keep_draft(name: str, document: Document, begun_from: Instrument, *, for_survey: bool) -> None:
    """Keep the draft; a computer that does not let us only forgets it (which the log says)."""
    wanted, other = (NEXT_VERSION_OF, BEGUN_FROM) if for_survey else (BEGUN_FROM, NEXT_VERSION_OF)
    path = _path(name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, toml_of(document))
        _write(_path(name, wanted), begun_from.source)
        _path(name, other).unlink(missing_ok=True)
    except OSError as error:
        logging.getLogger(__name__).warning("draft not kept: %s: %s", path, error)


def _path(name: str, beside: str = "") -> Path:
    return settings_path().with_name(f"{name}{beside}.toml")


def _write(path: Path, text: str) -> None:
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def kept_drafts() -> tuple[Draft, ...]:
    """The drafts that were kept and can be read, the one that was changed last first."""
    found = [
        path
        for path in _path(STEM).parent.glob(f"{STEM}*.toml")
        if not path.stem.endswith((BEGUN_FROM, NEXT_VERSION_OF))
    ]
    read = (_kept(path.stem) for path in sorted(found, key=lambda path: path.stat().st_mtime_ns, reverse=True))
    return tuple(draft for draft in read if draft is not None)


def _kept(name: str) -> Draft | None:
    document = _read(_path(name), parse_toml)
    if document is None:
        return None
    changed_at = datetime.fromtimestamp(_path(name).stat().st_mtime, UTC).isoformat()
    draft = Draft(name=name, changed_at=changed_at, document=document)
    for beside in (NEXT_VERSION_OF, BEGUN_FROM):
        if begun_from := _read(_path(name, beside), _sound):
            return replace(draft, begun_from=begun_from, for_survey=beside == NEXT_VERSION_OF)
    return draft


def _sound(text: str, *, name: str) -> Instrument:
    return instrument_from_document(parse_toml(text, name=name), name=name)


def _read(path: Path, parse: Callable[..., Read]) -> Read | None:
    """What stands in the file; None where there is none, or nothing that can be understood (which the log says)."""
    if not path.is_file():
        return None
    try:
        return parse(read_source(path), name=path.name)
    except InstrumentError as error:
        logging.getLogger(__name__).warning("draft not read: %s: %s", path, error)
        return None


def drop_draft(name: str) -> None:
    """Forget a draft: it is saved, or no longer wanted."""
    for beside in ("", BEGUN_FROM, NEXT_VERSION_OF):
        _path(name, beside).unlink(missing_ok=True)
