"""The same numbers from other programs: data, an R script, a Python script and SPSS syntax, and our numbers to lay beside.

    write_replication(frame, instrument, analysis, folder)

The scripts use nothing of ours: R's base, Python's pandas, scipy and statsmodels, SPSS or GNU PSPP.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from exports.replication.scripts import python_text, r_text, write_scripts
from exports.replication.whole_analysis import PYTHON, R, plan
from exports.replication.whole_analysis_spss import spss
from instruments.model import Instrument

if TYPE_CHECKING:
    from analysis import Analysis

__all__ = ["write_replication"]


def write_replication(
    frame: pd.DataFrame, instrument: Instrument, analysis: "Analysis", folder: Path
) -> tuple[Path, ...]:
    """Write data.csv, replicate.R, replicate.py, replicate.sps and results-servqual-desk.json into `folder`, made where missing.

    Args:
        frame: as `Project.frame()` gives it; missing answers and non-answers are empty cells.

    Raises:
        KnownError: the machine refuses to write there.
    """
    todo = plan(instrument)
    scripts = {"replicate.R": r_text(todo, R), "replicate.py": python_text(todo, PYTHON), "replicate.sps": spss(todo)}
    return write_scripts(frame, todo, scripts, analysis.to_json(), folder)
