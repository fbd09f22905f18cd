"""One method of the lab as computed by other programs: data, scripts for R, Python and SPSS, and our own numbers.

write_lab_replication(frame, instrument, method, options, ours, folder)
"""

import json
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd

from analysis.methods.fields import Options
from exports.replication.lab import REPLICATED, WHY_NOT, replication_of
from exports.replication.lab_plan import Plan
from exports.replication.scripts import PYTHON_TABLES, R_TABLES, python_text, r_text, write_scripts
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError


def write_lab_replication(
    frame: pd.DataFrame, instrument: Instrument, method: str, options: Options, ours: Mapping[str, Any], folder: Path
) -> tuple[Path, ...]:
    """Write data.csv, replicate.R, replicate.py, replicate.sps and results-servqual-desk.json into `folder`, made where missing.

    A program that cannot compute the method gets no script (the confirmatory model needs R's lavaan).

    Args:
        frame: as `Project.frame()` gives it; missing answers and non-answers are empty cells.
        ours: the method's own JSON.

    Raises:
        DataError: there is no script for this method, or for this choice of its options.
        KnownError: the machine refuses to write there.
    """
    found = replication_of(method)
    if found is None:
        sentence = _("There is no script for “{method}”: {reason}. There is one for: {methods}.")
        raise DataError(sentence.format(method=method, reason=_(WHY_NOT[method]), methods=", ".join(REPLICATED)))
    plan = found.plan(instrument, options)
    return write_scripts(frame, plan, _scripts(found, plan), json.dumps(ours, ensure_ascii=False, indent=1), folder)


def _scripts(found: ModuleType, plan: Plan) -> dict[str, str]:
    """Of each program that can compute the method."""
    texts = {"replicate.R": r_text(plan, found.R + R_TABLES)}
    if hasattr(found, "PYTHON"):
        texts["replicate.py"] = python_text(plan, found.PYTHON + PYTHON_TABLES)
    if hasattr(found, "spss"):
        texts["replicate.sps"] = found.spss(plan)
    return texts
