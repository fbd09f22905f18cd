"""The same numbers from other programs: data, an R script, a Python script and SPSS syntax, and our numbers to lay beside.

    write_replication(frame, instrument, analysis, folder)

The scripts use nothing of ours: R's base, Python's pandas, scipy and statsmodels, SPSS or GNU PSPP.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from exports.replication.analysis_plan import Plan, plan
from exports.replication.python_script import python_script
from exports.replication.r_script import r_script
from exports.replication.spss_syntax import spss_syntax
from instruments.model import Instrument
from servqual_desk.store.whole_files import replacing

if TYPE_CHECKING:
    from analysis import Analysis

__all__ = ["write_replication"]


def write_replication(
    frame: pd.DataFrame, instrument: Instrument, analysis: "Analysis", folder: Path
) -> tuple[Path, ...]:
    """Write data.csv, replicate.R, replicate.py, replicate.sps and results-servqual-desk.json into `folder`.

    Args:
        frame: as `Project.frame()` gives it; missing answers and non-answers are empty cells.

    Raises:
        KnownError: the machine refuses to write there.
    """
    todo = plan(instrument)
    texts = {
        "data.csv": _data(frame, todo),
        "replicate.R": r_script(todo),
        "replicate.py": python_script(todo),
        "replicate.sps": spss_syntax(todo),
        "results-servqual-desk.json": analysis.to_json() + "\n",
    }
    for name, text in texts.items():
        with replacing(folder / name) as temporary:
            temporary.write_text(text, encoding="utf-8", newline="\n")
    return tuple(folder / name for name in texts)


def _data(frame: pd.DataFrame, todo: Plan) -> str:
    return str(frame[list(todo.columns)].to_csv(index=False, float_format="%.17g", lineterminator="\n"))
