"""The units of a city as a Parquet file: a row a unit, best first, the columns of the JSON, its waves apart."""

from pathlib import Path
from typing import TYPE_CHECKING

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.store.whole_files import replacing
from ui.jobs.city.sources import PARQUET

if TYPE_CHECKING:
    from ui.jobs.city.analyse_city import CityFindings

NESTED = ("waves", "class_probability")


def write_units(findings: "CityFindings", out: Path) -> Path:
    """Write `out`, whole or not at all; chances of the classes are columns `class_a` to `class_d`.

    Raises:
        DataError: it is not called `.parquet`.
        KnownError: the machine refuses the file.
    """
    import pandas as pd

    if out.suffix.lower() != PARQUET:
        raise DataError(_("{path}: units are written as Parquet. Call it .parquet.").format(path=out))
    rows = []
    for unit in findings.to_dict()["units"]:
        chances = unit["class_probability"] or {}
        flat = {name: value for name, value in unit.items() if name not in NESTED}
        rows.append(flat | {f"class_{letter.lower()}": chances.get(letter) for letter in "ABCD"})
    frame = pd.DataFrame(rows).convert_dtypes()
    with replacing(out) as unfinished:
        frame.to_parquet(unfinished, index=False)
    return out
