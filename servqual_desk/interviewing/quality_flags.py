"""Signs that an interview may not say what the citizen thinks: shown at once, stored as flags, never deleting anything.

Only the log and the answers are needed, so a counter laptop computes them without pandas. Times come from the monotonic
clock (`elapsed_ms` in the log): a changed wall clock does no harm.
"""

import statistics
from collections.abc import Mapping
from dataclasses import dataclass

from instruments.columns import item_column
from instruments.model import Instrument
from instruments.question_order import sections
from servqual_desk.project import Project
from servqual_desk.responses.responses import Responses
from servqual_desk.store.clock import now
from servqual_desk.store.event_log import Stored
from servqual_desk.store.schema import answers_table

# An interview faster than this share of the project's median pace is too fast to have been read.
FAST_SHARE = 1 / 3
# A median of fewer interviews says too little.
MEDIAN_FROM = 10
PACES = 200
# Fewer answers than this in a block can be all equal for good reason.
LINE_FROM = 6
UNANSWERED_SHARE = 0.2
# Cohen (1988): a difference of 0.8 standard deviations is a large one.
LARGE_EFFECT = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A sign: `too_fast` (seconds a question), `straight_line` (share of blocks), `identical` (share of pairs with P = E),
    `extreme` (share of answers at an end), `unanswered` (share of items)."""

    code: str
    value: float


def check_response(project: Project, uuid: str) -> tuple[Flag, ...]:
    """The flags of a finished response, stored with it; those of an earlier check are replaced."""
    response = Responses(project).get(uuid)
    instrument = project.instrument_of(response.instrument)
    answers = Responses(project).answers(uuid)
    flags = tuple(
        flag
        for flag in (
            too_fast(pace(project, uuid), paces(project, instrument)),
            straight_line(instrument, answers),
            identical(instrument, answers),
            extreme(instrument, answers),
            unanswered(instrument, answers),
        )
        if flag is not None
    )
    with project.transaction():
        project.database.conn.execute("DELETE FROM flag WHERE response = ?", (uuid,))
        project.database.conn.executemany(
            "INSERT INTO flag (response, code, value, at) VALUES (?, ?, ?, ?)",
            [(uuid, flag.code, flag.value, now()) for flag in flags],
        )
    return flags


def flags_of(project: Project, response: str | None = None) -> Mapping[str, tuple[Flag, ...]]:
    """Response uuid → its stored flags; of one response, or of all that have any."""
    found: dict[str, tuple[Flag, ...]] = {}
    rows = project.database.conn.execute(
        "SELECT response, code, value FROM flag WHERE response = ?1 OR ?1 IS NULL ORDER BY code", (response,)
    )
    for uuid, code, value in rows:
        found[uuid] = (*found.get(uuid, ()), Flag(code=code, value=value))
    return found


def pace(project: Project, uuid: str) -> float | None:
    """Seconds an answered question, the median over the interview; None where no times were taken."""
    times = [
        row[0]
        for row in project.database.conn.execute(
            "SELECT elapsed_ms FROM event WHERE response = ? AND kind = 'answered' AND elapsed_ms IS NOT NULL", (uuid,)
        )
    ]
    return statistics.median(times) / 1000 if times else None


def paces(project: Project, instrument: Instrument) -> list[float]:
    """The pace of the latest interviews on screen with this questionnaire, at most `PACES`, so that a check stays instant."""
    rows = project.database.conn.execute(
        """SELECT e.response, e.elapsed_ms FROM event AS e
           WHERE e.kind = 'answered' AND e.elapsed_ms IS NOT NULL AND e.response IN (
             SELECT r.uuid FROM response AS r JOIN instrument AS i ON i.digest = r.instrument
             WHERE r.status = 'finished' AND r.source = 'interview' AND r.mode <> 'paper' AND i.id = ?
             ORDER BY r.id DESC LIMIT ?)""",
        (instrument.id, PACES),
    )
    times: dict[str, list[int]] = {}
    for uuid, elapsed in rows:
        times.setdefault(uuid, []).append(elapsed)
    return [statistics.median(one) / 1000 for one in times.values()]


def too_fast(own: float | None, others: list[float]) -> Flag | None:
    """Faster a question than a third of the project's median."""
    if own is None or len(others) < MEDIAN_FROM or own >= FAST_SHARE * statistics.median(others):
        return None
    return Flag(code="too_fast", value=own)


def straight_line(instrument: Instrument, answers: Mapping[str, Stored]) -> Flag | None:
    """Every answer of a block of items the same; the value is the share of the blocks that are."""
    blocks = [
        given
        for section in sections(instrument)
        if section.kind == "items"
        and len(given := [answers[p.column] for p in section.prompts if answers.get(p.column) is not None]) >= LINE_FROM
    ]
    straight = [block for block in blocks if len(set(block)) == 1]
    return Flag(code="straight_line", value=len(straight) / len(blocks)) if straight else None


def identical(instrument: Instrument, answers: Mapping[str, Stored]) -> Flag | None:
    """What was experienced is answered exactly as what should be, item by item."""
    batteries = {battery.id: battery for battery in instrument.batteries}
    if not {"expectation", "perception"} <= set(batteries):
        return None
    pairs = [
        (
            answers.get(item_column(item, batteries["expectation"])),
            answers.get(item_column(item, batteries["perception"])),
        )
        for item in instrument.items
        if {"expectation", "perception"} <= set(item.batteries)
    ]
    given = [(e, p) for e, p in pairs if isinstance(e, int) and isinstance(p, int)]
    same = sum(e == p for e, p in given)
    return Flag(code="identical", value=1.0) if len(given) >= LINE_FROM and same == len(given) else None


def extreme(instrument: Instrument, answers: Mapping[str, Stored]) -> Flag | None:
    """Every item answered at an end of its scale, on scales of more than four steps."""
    given = [
        answers[column] in (scale.min, scale.max)
        for battery in instrument.batteries
        for item in instrument.items
        if battery.id in item.batteries
        and isinstance(answers.get(column := item_column(item, battery)), int)
        and len((scale := instrument.scale_of(item, battery.id)).values) > 4
    ]
    return Flag(code="extreme", value=1.0) if len(given) >= LINE_FROM and all(given) else None


def unanswered(instrument: Instrument, answers: Mapping[str, Stored]) -> Flag | None:
    """More than a fifth of the items without a number."""
    columns = [
        item_column(item, battery)
        for battery in instrument.batteries
        for item in instrument.items
        if battery.id in item.batteries
    ]
    share = sum(not isinstance(answers.get(column), int) for column in columns) / len(columns) if columns else 0.0
    return Flag(code="unanswered", value=share) if share > UNANSWERED_SHARE else None


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


def enumerators_out_of_line(project: Project, *, at_least: int = 10) -> tuple[EnumeratorMean, ...]:
    """Each enumerator with `at_least` responses against all the others' (None where these do not vary or are too few)."""
    instrument = project.instrument
    columns = [f'"{item_column(item, instrument.battery(item.batteries[-1]))}"' for item in instrument.items]
    total = " + ".join(f"CASE typeof({c}) WHEN 'integer' THEN {c} ELSE 0 END" for c in columns)
    given = " + ".join(f"(typeof({c}) = 'integer')" for c in columns)
    rows = project.database.conn.execute(
        f"""SELECT r.enumerator, 1.0 * ({total}) / ({given}) FROM response AS r
            JOIN "{answers_table(instrument.id)}" AS a ON a.response = r.uuid
            WHERE r.status = 'finished' AND r.enumerator IS NOT NULL AND ({given}) > 0"""
    ).fetchall()
    return tuple(
        _against(code, [mean for who, mean in rows if who == code], [mean for who, mean in rows if who != code])
        for code in sorted({row[0] for row in rows})
        if sum(row[0] == code for row in rows) >= at_least
    )


def _against(code: str, own: list[float], others: list[float]) -> EnumeratorMean:
    spread = statistics.stdev(others) if len(others) > 1 else 0.0
    mean = statistics.fmean(own)
    distance = (mean - statistics.fmean(others)) / spread if spread > 0 else None
    return EnumeratorMean(enumerator=code, n=len(own), mean=mean, distance=distance)
