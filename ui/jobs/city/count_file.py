"""One file of a city, counted: what a process does with it, wherever that runs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from instruments.columns import variables
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError, KnownError
from ui.jobs.city.sources import Source, at_hand, read_questionnaire, read_source, stem

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from analysis.units.city_tally import CityTally
    from exports.report.city.gathered import Gathered

UNIT = "sqd_unit"
UUID = "sqd_uuid"
LARGEST = 127  # a whole number that a byte holds, and −LARGEST
KEYS = ("servqual-desk-01", "servqual-desk-02")  # two hashes of 64 bits tell any number of responses apart


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file cannot be used, a sentence a fault."""

    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What a file asked."""

    file: str
    instrument: Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How every file is counted: as which questionnaire, and what is compared."""

    instrument: Instrument
    by: str


@dataclass(frozen=True, slots=True)
class Rows:
    """What does not add up: the answers, as small as they go, and 128 bits of each response's uuid, shape (n, 2).

    `gathered` adds up, and is small: who answered, and when.
    """

    answers: "pd.DataFrame"
    ids: "np.ndarray[Any, Any]"
    gathered: "Gathered"


@dataclass(frozen=True, slots=True)
class Part:
    """A file, counted."""

    tally: "CityTally"
    rows: Rows


def ask_file(file: str) -> Questionnaire | Refused:
    """Which questionnaire a file holds."""
    try:
        with at_hand(file) as path:
            return Questionnaire(file, read_questionnaire(path))
    except KnownError as error:
        return Refused(error.faults)


def count_file(file: str, order: Order, skipped: "np.ndarray[Any, Any] | None" = None) -> Part | Refused:
    """Read a file and count it."""
    from analysis.units.city_tally import city_tally
    from exports.report.city.gathered import gathered

    try:
        with at_hand(file) as path:
            source = _with_units(read_source(path), file, order.by)
    except KnownError as error:
        return Refused(error.faults)
    frame = source.frame if skipped is None else source.frame[~skipped].reset_index(drop=True)
    frame.attrs = source.frame.attrs
    rows = Rows(small_rows(frame, order.instrument), ids_of(frame), gathered(frame, order.instrument))
    return Part(city_tally(frame, order.instrument, order.by), rows)


def _with_units(source: Source, file: str, by: str) -> Source:
    """A survey without units is one unit under its file's name."""
    frame = source.frame
    if by not in frame.columns:
        if by != UNIT:
            raise DataError(_("{path}: has no column {column}.").format(path=file, column=by))
        frame[by] = None
    if by == UNIT and frame[by].isna().all():
        frame[by] = stem(file)
    return source


def ids_of(frame: "pd.DataFrame") -> "np.ndarray[Any, Any]":
    """128 bits of each response's uuid, shape (n, 2); zeros where it has none."""
    import numpy as np
    from pandas.util import hash_array

    if UUID not in frame.columns:
        return np.zeros((len(frame), 2), dtype=np.uint64)
    known = frame[UUID].notna().to_numpy()
    texts = frame[UUID].astype(object).where(known, "").to_numpy(dtype=object)
    hashes = np.column_stack([hash_array(texts, hash_key=key) for key in KEYS])
    return np.asarray(np.where(known[:, None], hashes, 0), dtype=np.uint64)


def small_rows(frame: "pd.DataFrame", instrument: Instrument) -> "pd.DataFrame":
    """The questionnaire's own columns: whole numbers in two bytes (one says whether it is missing), choices as categories."""
    import pandas as pd

    from analysis.item_matrices import numeric

    columns = {v.name: v for v in variables(instrument) if v.name in frame.columns}
    small = {name: _small(numeric(frame, name)) if v.is_numeric else frame[name] for name, v in columns.items()}
    return pd.DataFrame(small, index=frame.index)


def _small(numbers: "np.ndarray[Any, Any]") -> "pd.arrays.IntegerArray | np.ndarray[Any, Any]":
    import numpy as np
    import pandas as pd

    missing = np.isnan(numbers)
    known = np.where(missing, 0, numbers)
    if (np.abs(known) <= LARGEST).all() and (known == np.rint(known)).all():
        return pd.arrays.IntegerArray(known.astype(np.int8), missing)
    return numbers
