"""The finished responses as a pandas DataFrame; pandas is imported inside the call, because collecting never needs it (law 8)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self

from instruments.columns import Variable, variables
from instruments.i18n import _, language
from instruments.model import Instrument
from servqual_desk.store.filters import Where, condition
from servqual_desk.store.packed_answers import OutsideScaleError, PackedAnswers
from servqual_desk.store.schema import answers_table
from servqual_desk.store.sqlite import Database
from servqual_desk.words.response_columns import BY_NAME, FIELDS, ResponseColumn
from servqual_desk.words.responsible import named

if TYPE_CHECKING:
    import pandas as pd

PIECE = 10_000  # rows that stand in memory as Python objects before they become columns


class Shared(dict[str, Any]):
    """What every frame made from one has in common: pandas copies `attrs` deeply at each column that is taken."""

    def __deepcopy__(self, _memo: dict[int, Any]) -> Self:
        return self


def read_frame(
    database: Database, instrument: Instrument, where: Where | None = None, *, non_answers: bool = False
) -> "pd.DataFrame":
    """One row per finished, not voided response, in the order of entry.

    Numeric variables are float64 with NaN where the answer is missing; `choice` is categorical over all choice ids;
    `choices` (ids joined by `;`), text and dates (ISO) are objects with None. The columns `sqd_*` say who, where, when, how;
    times are datetimes in UTC (with `non_answers` the texts that are stored).
    `frame.attrs["labels"]` says column → words in the language in force,
    `frame.attrs["instrument"]` the questionnaire's id, version and digest, `frame.attrs["waves"]` the survey's waves by code.

    Args:
        where: see `filters.condition`.
        non_answers: keep the ids of non-answers ("dk") in scale columns, which are objects then; for data files.
    """
    columns = variables(instrument)
    try:
        frame = _read(database, instrument, where, () if non_answers else columns, non_answers)
    except OutsideScaleError:  # as an older version of the questionnaire, or another program, has left it
        frame = _read(database, instrument, where, (), non_answers)
    about = _about(instrument, columns) | {"waves": _waves(database)}
    frame.attrs.update({name: Shared(told) for name, told in about.items()})
    return frame


def _read(
    database: Database, instrument: Instrument, where: Where | None, packable: Sequence[Variable], non_answers: bool
) -> "pd.DataFrame":
    import pandas as pd

    columns, packed, limit = variables(instrument), PackedAnswers(packable), condition(instrument, where)
    single = [f'a."{variable.name}"' for variable in columns if variable.name not in packed.known]
    selected = [packed.sql("a"), *(f"r.{column}" for column in FIELDS), *single]
    cursor = database.conn.execute(
        f'SELECT {", ".join(selected)} FROM response AS r JOIN "{answers_table(instrument.id)}" AS a ON a.response = r.uuid '
        f"WHERE r.status = 'finished' AND {limit.sql} ORDER BY r.id",
        limit.parameters,
    )
    pieces = [_piece(rows, columns, packed, non_answers) for rows in iter(lambda: cursor.fetchmany(PIECE), [])]
    return pd.concat(pieces or [_piece([], columns, packed, non_answers)], ignore_index=True)


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


def _piece(
    rows: Sequence[tuple[Any, ...]], columns: Sequence[Variable], packed: PackedAnswers, non_answers: bool
) -> "pd.DataFrame":
    """Rows of the packed answers, the response's own cells, then its other answers."""
    import pandas as pd

    single = [variable for variable in columns if variable.name not in packed.known]
    kept = 1 + len(FIELDS)
    cells = list(zip(*rows, strict=True)) if rows else [()] * (kept + len(single))
    answers: dict[str, Any] = dict(packed.columns(cells[0]))
    for variable, cell in zip(single, cells[kept:], strict=True):
        answers[variable.name] = _series(variable, cell, non_answers)
    own = {
        name: _own_series(BY_NAME[name], cell, as_stored=non_answers)
        for name, cell in zip(BY_NAME, cells[1:kept], strict=True)
    }
    return pd.DataFrame({variable.name: answers[variable.name] for variable in columns} | own)


def _own_series(column: ResponseColumn, cells: tuple[Any, ...], *, as_stored: bool) -> "pd.Series[Any]":
    import pandas as pd

    series = pd.Series(cells, dtype="object")
    if as_stored or column.holds != "moment":
        return series
    return pd.to_datetime(series, format="ISO8601", utc=True).astype("datetime64[ms, UTC]")


def _series(variable: Variable, cells: tuple[Any, ...], non_answers: bool) -> "pd.Series[Any]":
    import pandas as pd

    if variable.traits.is_one_choice:
        return pd.Series(pd.Categorical(cells, categories=[choice.id for choice in variable.choices]))
    if not variable.is_numeric or (non_answers and variable.scale and variable.scale.missing):
        return pd.Series(cells, dtype="object")
    try:
        return pd.Series(cells, dtype="float64")
    except ValueError:  # a non-answer's id stands among the numbers
        return pd.to_numeric(pd.Series(cells, dtype="object"), errors="coerce").astype("float64")
