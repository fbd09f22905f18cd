"""Items that nobody answered while others of their dimension were answered: why what needs the whole dimension is undefined."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.item_matrices import numeric
from analysis.table import Note
from instruments.columns import variables
from instruments.model import Instrument


def unanswered(frame: pd.DataFrame, instrument: Instrument) -> Iterator[Note]:
    """One note that names their columns; none where every dimension was answered whole, or by nobody at all."""
    empty: dict[tuple[str, str], list[str]] = {}
    answered = set[tuple[str, str]]()
    for variable in variables(instrument):
        if variable.item is None or variable.battery is None or variable.name not in frame.columns:
            continue
        own = (variable.battery.id, variable.item.dimension)
        if np.isnan(numeric(frame, variable.name)).all():
            empty.setdefault(own, []).append(variable.name)
        else:
            answered.add(own)
    columns = [name for own, names in empty.items() if own in answered for name in names]
    if columns:
        yield Note(code="items_unanswered", where="data", params={"columns": ", ".join(columns)})
