"""The questionnaires that a project keeps whole: every version that was ever asked, by its digest, and which one is current."""

from functools import lru_cache
from pathlib import Path

from instruments.build import build, digest
from instruments.i18n import _
from instruments.model import Instrument
from instruments.source import parse_toml
from servqual_desk.errors import InstrumentError, ProjectError
from servqual_desk.store.clock import now
from servqual_desk.store.project_settings import put_setting
from servqual_desk.store.schema import ensure_answers
from servqual_desk.store.sqlite import Database, damaged

_REMEMBERED = 8  # a merge opens many files of one questionnaire


def register_instrument(database: Database, instrument: Instrument) -> None:
    """Keep the questionnaire, make room for its answers, and make it the current one. Call it inside a transaction."""
    database.table("instrument").insert(
        {
            "digest": instrument.digest,
            "id": instrument.id,
            "version": instrument.version,
            "content": instrument.source,
            "added_at": now(),
        },
        ignore=True,
    )
    ensure_answers(database, instrument)
    put_setting(database, "instrument", instrument.digest)


def current_instrument(database: Database, path: Path) -> Instrument:
    """The questionnaire that new interviews ask.

    Raises:
        ProjectError: the project has none, or it is not what was put there: it was sound then, so the file is damaged.
    """
    row = database.conn.execute(
        """SELECT i.id, i.content, i.digest FROM project AS p JOIN instrument AS i ON i.digest = p.value
           WHERE p.key = 'instrument'"""
    ).fetchone()
    if row is None:
        raise ProjectError(
            _("{path}: the survey has no questionnaire, so it was not completely made. Make a new one.").format(
                path=path
            )
        )
    name, content, stored = row
    try:
        instrument = _as_kept(content, stored, name)
    except InstrumentError as error:
        raise ProjectError(damaged(path)) from error
    if instrument.digest != stored:
        raise ProjectError(damaged(path))
    return instrument


def kept_instrument(database: Database, stored: str) -> Instrument:
    """The questionnaire version with this (stored) digest."""
    name, content = database.conn.execute("SELECT id, content FROM instrument WHERE digest = ?", (stored,)).fetchone()
    return _as_kept(content, stored, name)


@lru_cache(maxsize=_REMEMBERED)
def _as_kept(content: str, stored: str, name: str) -> Instrument:
    """The questionnaire of a text that the file keeps. It was checked when it was put there, and its digest says that it is
    the same; any other text is checked again, which also says what is wrong with it."""
    document = parse_toml(content, name=name)
    if digest(document) == stored:
        try:
            return build(document, source=content)
        except (LookupError, TypeError, ValueError, AttributeError):
            pass  # made by hand: the check names every fault
    from instruments.load import instrument_from_toml  # not on the road to the first question

    return instrument_from_toml(content, name=name)
