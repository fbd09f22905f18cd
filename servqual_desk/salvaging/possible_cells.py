"""Cells that nothing can have written: a flipped bit leaves a row that can be read, and in it a time that is none.

Such a cell would stop everybody who reads the survey later. Where no seal and no log puts it right it becomes empty or, where it
must not be empty, the likeliest that there is.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from instruments.i18n import LANGUAGES
from instruments.limits import ImplausibleError, read_day
from instruments.model import Instrument
from instruments.question_order import Prompt, points_to_share, prompts
from servqual_desk.errors import AnswerError
from servqual_desk.interviewing.answer_values import to_answer, to_stored
from servqual_desk.salvaging.found_rows import Row
from servqual_desk.salvaging.sound_log import Line
from servqual_desk.store.clock import is_moment, now
from servqual_desk.store.event_log import Stored
from servqual_desk.store.log_digests import Cell
from servqual_desk.store.sqlite import Database
from servqual_desk.words.domain_words import MODES, SOURCES
from servqual_desk.words.response_columns import RESPONSE_COLUMNS, ResponseColumn

_DAY = "_on"
_ENDS = ("finished", "imported")


def impossible_answers(instrument: Instrument, answers: Mapping[str, Stored]) -> list[str]:
    """The columns, of those that are not empty, whose answers the questionnaire does not know."""
    wrong = (prompt for _section, prompt in prompts(instrument) if not _is_answer(instrument, prompt, answers))
    return [v.name for prompt in wrong for v in prompt.variables if answers.get(v.name) is not None]


def _is_answer(instrument: Instrument, prompt: Prompt, answers: Mapping[str, Stored]) -> bool:
    if all(answers.get(variable.name) is None for variable in prompt.variables):
        return True
    with suppress(AnswerError, ValueError, TypeError, OverflowError):
        to_stored(prompt, to_answer(prompt, answers), points_to_share(instrument, prompt))
        return True
    return False


def put_right(own: Mapping[str, Cell], lines: Sequence[Line], instrument: Instrument) -> dict[str, Cell]:
    """What a response's own columns hold instead of what cannot be, by column.

    Args:
        own: its row.
        lines: what the log says of it.
    """
    likely = {"language": instrument.languages[0], "mode": "interviewer", "source": "interview"} | likely_times(
        own, lines
    )
    wrong = (column for column in RESPONSE_COLUMNS if not _can_hold(column, own.get(column.field), instrument))
    return {column.field: likely.get(column.field) for column in wrong}


def likely_times(own: Mapping[str, Cell], lines: Sequence[Line]) -> dict[str, Cell]:
    """When a response began and ended, as the log says, else the one for the other."""
    kept = {field: cell for field in ("started_at", "finished_at") if is_moment(cell := own.get(field))}
    at = [line["at"] for line in lines if is_moment(line["at"])]
    ended = next((line["at"] for line in lines if line["kind"] in _ENDS and is_moment(line["at"])), None)
    began = next(iter([*at, *kept.values()]), now())
    return {"started_at": began, "finished_at": None if own.get("status") == "draft" else ended or began}


def _can_hold(column: ResponseColumn, cell: Cell, instrument: Instrument) -> bool:
    if cell is None:
        return column.field not in ("uuid", "started_at", "language", "mode", "source")
    if column.holds == "moment":
        return is_moment(cell)
    if column.holds == "number":
        return isinstance(cell, int | float) and math.isfinite(cell) and cell >= 0
    known = {"mode": MODES, "source": SOURCES, "language": (*instrument.languages, *LANGUAGES)}.get(column.holds)
    return isinstance(cell, str) and (known is None or cell in known)


def possible_rows(database: Database, table: str, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows of any table with no time and no day that is none; one that must hold a day and has none is left out."""
    must = {
        column[1]: bool(column[3] or column[5]) for column in database.conn.execute(f'PRAGMA table_info("{table}")')
    }
    for row in rows:
        wrong = [column for column, cell in row.items() if not _is_time(column, cell)]
        if not any(must.get(column) and column.endswith(_DAY) for column in wrong):
            yield {**row, **{column: now() if must.get(column) else None for column in wrong}}


def _is_time(column: str, cell: Cell) -> bool:
    """Whether a cell is the time or day that its column's name promises; true of any other column."""
    if column == "at" or column.endswith("_at"):
        return cell is None or is_moment(cell)
    return not column.endswith(_DAY) or cell in (None, "") or _is_day(cell)


def _is_day(cell: Cell) -> bool:
    with suppress(ImplausibleError):
        return isinstance(cell, str) and bool(read_day(cell))
    return False
