"""The finished responses as a pandas DataFrame; pandas is imported inside the call, because collecting never needs it (law 8)."""

from collections.abc import Sequence
from functools import partial
from itertools import compress
from typing import TYPE_CHECKING, Any, Self

from instruments.columns import Variable, variables
from instruments.i18n import _, language
from instruments.model import Instrument
from servqual_desk.store.filters import Condition, Where, condition
from servqual_desk.store.growing_columns import Growing, answer_column, own_column
from servqual_desk.store.packed_answers import OutsideScaleError, PackedAnswers
from servqual_desk.store.response_blocks import ResponseBlock, answer_blocks
from servqual_desk.store.schema import answers_table
from servqual_desk.store.sqlite import Database
from servqual_desk.words.response_columns import BY_NAME
from servqual_desk.words.responsible import named

if TYPE_CHECKING:
    import pandas as pd

MANY = (
    100_000  # rows from which on pandas does not gather the columns into one table of its own, a second time in memory
)
UUID = "sqd_uuid"


class Shared(dict[str, Any]):
    """What every frame made from one has in common: pandas copies `attrs` deeply at each column that is taken."""

    def __deepcopy__(self, _memo: dict[int, Any]) -> Self:
        return self


def read_frame(
    database: Database,
    instrument: Instrument,
    where: Where | None = None,
    *,
    non_answers: bool = False,
    small: bool = False,
) -> "pd.DataFrame":
    """One row per finished, not voided response, in the order of entry.

    Numeric variables are float64 with NaN where the answer is missing; `choice` is categorical over all choice ids;
    `choices` (ids joined by `;`), text and dates (ISO) are objects with None. The columns `sqd_*` say who, where, when, how;
    times are datetimes in UTC (with `non_answers` the texts that are stored).
    `frame.attrs["labels"]` says column → words in the language in force,
    `frame.attrs["instrument"]` the questionnaire's id, version and digest, `frame.attrs["waves"]` the survey's waves by code.

    Args:
        where: see `filters.condition`.
        small: answers to items, and points, are Int8 with NA, in a quarter of the memory; identifiers are `str`, in half of it.
        non_answers: keep the ids of non-answers ("dk") in scale columns, which are objects then; for data files.
    """
    limit = condition(instrument, where)
    finished = Condition(sql=f"r.status = 'finished' AND {limit.sql}", parameters=limit.parameters)

    def read(growing: GrowingFrame) -> "pd.DataFrame":
        with database.one_state():
            for block in answer_blocks(database, answers_table(instrument.id), finished):
                growing.take(block)
            return growing.frame(database)

    if non_answers:
        return read(GrowingFrame(instrument, as_stored=True, packed=False))
    try:
        return read(GrowingFrame(instrument, small=small))
    except OutsideScaleError:  # as an older version of the questionnaire, or another program, has left it
        return read(GrowingFrame(instrument, packed=False))


class GrowingFrame:
    """The frame of `read_frame`, made of responses as they are read; others than finished ones are left out.

    Args:
        packed: answers that are points of a scale are put in as bytes; none may lie outside it.
        as_stored, small: as the `non_answers` and `small` of `read_frame`.
    """

    def __init__(
        self, instrument: Instrument, *, as_stored: bool = False, small: bool = False, packed: bool = True
    ) -> None:
        self._instrument, self._columns, self._small = instrument, variables(instrument), small
        self._packed = PackedAnswers(self._columns if packed else ())
        self._own = {name: own_column(column, as_stored=as_stored, small=small) for name, column in BY_NAME.items()}
        self._single = {
            variable.name: answer_column(variable, as_stored=as_stored)
            for variable in self._columns
            if variable.name not in self._packed.known
        }

    def take(self, block: ResponseBlock) -> None:
        """Further responses, to this questionnaire or to another one."""
        if block.table != answers_table(self._instrument.id):
            return
        finished = [status == "finished" for status in block.own.objects("status")]
        chosen = _all if all(finished) else partial(_chosen, finished)
        for name in self._packed.known:
            self._packed.take(name, chosen(block.answers.column(name)))
        for name, column in self._own.items():
            column.take(chosen(block.own.objects(BY_NAME[name].field)))
        for name, column in self._single.items():
            column.take(chosen(block.answers.objects(name)))

    def frame(self, database: Database) -> "pd.DataFrame":
        """All that was taken, once.

        Raises:
            OutsideScaleError: an answer lies outside its scale.
        """
        import pandas as pd

        packed = self._packed.columns(small=self._small)
        single, own = _series(self._single), _series(self._own)
        every = {
            variable.name: packed.get(variable.name, single.get(variable.name)) for variable in self._columns
        } | own
        frame = pd.DataFrame(every, copy=None if len(own[UUID]) < MANY else False)
        about = _about(self._instrument, self._columns) | {"waves": _waves(database)}
        frame.attrs.update({name: Shared(told) for name, told in about.items()})
        return frame


def _series(growing: "dict[str, Growing]") -> "dict[str, pd.Series[Any]]":
    """Each column, which does not stand in memory twice beside the others."""
    return {name: growing.pop(name).series() for name in list(growing)}


def _all(cells: Sequence[Any]) -> Sequence[Any]:
    return cells


def _chosen(rows: Sequence[bool], cells: Sequence[Any]) -> Sequence[Any]:
    return bytes(compress(cells, rows)) if isinstance(cells, bytes) else list(compress(cells, rows))


def _about(instrument: Instrument, columns: Sequence[Variable]) -> dict[str, Any]:
    """What travels with the frame: plain values, so that it may be copied, pickled and written to Parquet."""
    spoken = language() if language() in instrument.languages else instrument.languages[0]
    labels = {variable.name: named(variable.label.get(spoken), spoken) for variable in columns}
    return {
        "instrument": {"id": instrument.id, "version": instrument.version, "digest": instrument.digest},
        "labels": labels | {name: _(column.label) for name, column in BY_NAME.items()},
    }


def _waves(database: Database) -> dict[str, dict[str, str]]:
    """Title and first day of every wave of the survey."""
    rows = database.conn.execute("SELECT code, title, starts_on FROM wave ORDER BY starts_on, code")
    return {code: {"title": title or "", "starts_on": starts_on or ""} for code, title, starts_on in rows}
