"""Signs that an interview may not say what the citizen thinks: shown at once, stored as flags, never deleting anything.

The rules are `quality_rules`, which the lab calls too; here the file is read for them, without pandas. The time of an interview
is that of the monotonic clock (`seconds` of the response), so that a changed wall clock does no harm; where a data file brought
the response, from its start to its finish.
"""

import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from instruments.columns import item_column, variables
from instruments.model import Instrument
from servqual_desk.interviewing import quality_rules as rules
from servqual_desk.interviewing.quality_limits import LARGE_EFFECT, RESPONSES_OF_AN_ENUMERATOR
from servqual_desk.responses.responses import Responses
from servqual_desk.store.clock import now
from servqual_desk.store.event_log import Stored
from servqual_desk.store.project_file import ProjectPart
from servqual_desk.store.response_guard import require_status
from servqual_desk.store.schema import answers_table

PACES = 200  # of the latest interviews; more would not move the median, and a check stays instant

# Seconds of a response `r`, as `analysis.methods.quality.sheet_measures` takes them from a frame.
_SECONDS = "coalesce(r.seconds, (julianday(r.finished_at) - julianday(r.started_at)) * 86400)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A sign: `too_fast` (seconds a question), `straight_line` (share of blocks), `identical` (share of pairs with P = E),
    `extreme` (share of answers at an end), `unanswered` (share of items)."""

    code: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Timed:
    """How long an interview took, how many questions it answered, and how many words stand in these."""

    seconds: float
    answered: int
    read: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumeratorMean:
    """One enumerator's mean of all perception answers, and how far it lies from the others' (in their standard deviations)."""

    enumerator: str
    n: int
    mean: float
    distance: float | None

    @property
    def is_apart(self) -> bool:
        """Far enough from the others to be talked about; chance alone seldom gives a large effect."""
        return self.distance is not None and abs(self.distance) >= LARGE_EFFECT


class QualityFlags(ProjectPart):
    """The flags of a project's finished responses."""

    def check(self, uuid: str) -> tuple[Flag, ...]:
        """The flags of a finished response, stored with it; those of an earlier check are replaced."""
        responses = Responses(self.project)
        table, at = self.project.database.table("flag"), now()
        with self.project.transaction():
            require_status(self.project, uuid, "finished", "voided")
            instrument = self.project.instrument_of(responses.get(uuid).instrument)
            flags = (*answer_flags(instrument, responses.answers(uuid)), *self._speed_flags(instrument, uuid))
            table.delete_where("response = ?", [uuid])
            table.insert_all({"response": uuid, "code": flag.code, "value": flag.value, "at": at} for flag in flags)
        return flags

    def of(self, uuid: str) -> tuple[Flag, ...]:
        """The stored flags of one response, by code."""
        rows = self.project.database.table("flag").rows_where("response = ?", [uuid], order_by="code")
        return tuple(Flag(code=row["code"], value=row["value"]) for row in rows)

    def _speed_flags(self, instrument: Instrument, uuid: str) -> Iterator[Flag]:
        """`too_fast`, where the interview was held on screen; from paper the time is that of typing."""
        own = next(self._timed(instrument, "r.uuid = ?", uuid), None)
        if own is None:
            return
        paces = [rules.pace(one.seconds, one.read) for one in self._timed(instrument, "r.status = 'finished'")]
        limit = rules.fastest_pace([pace.value for pace in paces if pace.judged])
        if rules.too_fast(own.seconds, own.read, limit).marked:
            yield Flag(code="too_fast", value=own.seconds / own.answered)

    def _timed(self, instrument: Instrument, which: str, *parameters: str) -> Iterator[_Timed]:
        """The latest interviews on screen with this questionnaire, at most `PACES`."""
        words = rules.words_to_read(instrument)
        numeric = {variable.name for variable in variables(instrument) if variable.is_numeric}
        columns = ", ".join(f'a."{column}"' for column in words)
        rows = self.project.database.conn.execute(
            f"""SELECT {_SECONDS}, {columns} FROM response AS r JOIN "{answers_table(instrument.id)}" AS a ON a.response = r.uuid
                WHERE {which} AND r.mode <> 'paper' ORDER BY r.id DESC LIMIT {PACES}""",
            parameters,
        )
        for seconds, *cells in rows:
            given = {
                column: cell is not None and not (column in numeric and isinstance(cell, str))
                for column, cell in zip(words, cells, strict=True)
            }
            read = rules.words_read(words, given)
            if seconds is not None and read > 0:
                yield _Timed(seconds=seconds, answered=sum(given.values()), read=read)

    def enumerators_out_of_line(self) -> tuple[EnumeratorMean, ...]:
        """Each enumerator with enough responses (`RESPONSES_OF_AN_ENUMERATOR`) against all the others'.

        None where these do not vary or are too few.
        """
        instrument = self.project.instrument
        columns = [f'"{item_column(item, instrument.battery(item.batteries[-1]))}"' for item in instrument.items]
        total = " + ".join(f"CASE typeof({c}) WHEN 'integer' THEN {c} ELSE 0 END" for c in columns)
        given = " + ".join(f"(typeof({c}) = 'integer')" for c in columns)
        rows = self.project.database.conn.execute(
            f"""SELECT r.enumerator, 1.0 * ({total}) / ({given}) FROM response AS r
                JOIN "{answers_table(instrument.id)}" AS a ON a.response = r.uuid
                WHERE r.status = 'finished' AND r.enumerator IS NOT NULL AND ({given}) > 0"""
        ).fetchall()
        return tuple(
            _against(code, [mean for who, mean in rows if who == code], [mean for who, mean in rows if who != code])
            for code in sorted({row[0] for row in rows})
            if sum(row[0] == code for row in rows) >= RESPONSES_OF_AN_ENUMERATOR
        )


def answer_flags(instrument: Instrument, answers: Mapping[str, Stored]) -> tuple[Flag, ...]:
    """What the answers alone show."""
    numbers = _numbers(instrument, answers)
    measures = {
        "straight_line": rules.straight_line(instrument, numbers),
        "identical": rules.identical(instrument, numbers),
        "extreme": rules.extreme(instrument, numbers),
        "unanswered": rules.unanswered(instrument, numbers),
    }
    return tuple(Flag(code=code, value=measure.value) for code, measure in measures.items() if measure.marked)


def _numbers(instrument: Instrument, answers: Mapping[str, Stored]) -> dict[str, float]:
    """Every item's answer; NaN where there is none, or a non-answer."""
    given = {column: answers.get(column) for column in rules.item_scales(instrument)}
    return {
        column: float("nan") if value is None or isinstance(value, str) else value for column, value in given.items()
    }


def _against(code: str, own: list[float], others: list[float]) -> EnumeratorMean:
    spread = statistics.stdev(others) if len(others) > 1 else 0.0
    mean = statistics.fmean(own)
    distance = (mean - statistics.fmean(others)) / spread if spread > 0 else None
    return EnumeratorMean(enumerator=code, n=len(own), mean=mean, distance=distance)
