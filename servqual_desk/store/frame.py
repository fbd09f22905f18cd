"""The finished responses as a pandas DataFrame; pandas is imported inside the call, because collecting never needs it (law 8)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self

from instruments.columns import Variable, variables
from instruments.i18n import _, language
from instruments.model import Instrument
from servqual_desk.store.filters import Where, condition
from servqual_desk.store.growing_columns import Growing, answer_column, own_column
from servqual_desk.store.packed_answers import OutsideScaleError, PackedAnswers
from servqual_desk.store.schema import answers_table
from servqual_desk.store.sqlite import Database
from servqual_desk.words.response_columns import BY_NAME, FIELDS
from servqual_desk.words.responsible import named

if TYPE_CHECKING:
    import pandas as pd

PIECE = 10_000  # rows that stand in memory as Python objects before they become columns
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
    columns = variables(instrument)
    try:
        frame = _read(database, instrument, where, () if non_answers else columns, non_answers, small=small)
    except OutsideScaleError:  # as an older version of the questionnaire, or another program, has left it
        frame = _read(database, instrument, where, (), non_answers)
    about = _about(instrument, columns) | {"waves": _waves(database)}
    frame.attrs.update({name: Shared(told) for name, told in about.items()})
    return frame


def _read(
    database: Database,
    instrument: Instrument,
    where: Where | None,
    packable: Sequence[Variable],
    non_answers: bool,
    *,
    small: bool = False,
) -> "pd.DataFrame":
    import pandas as pd

    columns, packed, limit = variables(instrument), PackedAnswers(packable), condition(instrument, where)
    single = [variable for variable in columns if variable.name not in packed.known]
    selected = [
        packed.sql("a"),
        *(f"r.{column}" for column in FIELDS),
        *(f'a."{variable.name}"' for variable in single),
    ]
    cursor = database.conn.execute(
        f'SELECT {", ".join(selected)} FROM response AS r JOIN "{answers_table(instrument.id)}" AS a ON a.response = r.uuid '
        f"WHERE r.status = 'finished' AND {limit.sql} ORDER BY r.id",
        limit.parameters,
    )
    growing = _growing(single, as_stored=non_answers, small=small)
    texts = []
    for rows in iter(lambda: cursor.fetchmany(PIECE), []):
        packed_texts, *cells = zip(*rows, strict=True)
        texts.append("".join(packed_texts).encode("ascii"))
        for column, own in zip(growing.values(), cells, strict=True):
            column.take(own)
    answers = packed.columns(texts, small=small)
    others = {name: column.series() for name, column in growing.items()}
    every = {variable.name: answers.get(variable.name, others.get(variable.name)) for variable in columns}
    every |= {name: others[name] for name in BY_NAME}
    return pd.DataFrame(every, copy=None if len(others[UUID]) < MANY else False)


def _growing(single: Sequence[Variable], *, as_stored: bool, small: bool) -> dict[str, Growing]:
    """The response's own columns, then those of single answers, as they are selected."""
    own = {name: own_column(column, as_stored=as_stored, small=small) for name, column in BY_NAME.items()}
    return own | {variable.name: answer_column(variable, as_stored=as_stored) for variable in single}


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
