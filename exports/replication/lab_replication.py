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
from exports.replication.lab_plan import Plan, columns_of
from exports.replication.lab_scripts import python_text, r_text
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError
from servqual_desk.store.whole_files import disk_faults, replacing


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
    texts = {
        "data.csv": frame[list(columns_of(plan))].to_csv(index=False, float_format="%.17g", lineterminator="\n"),
        **_scripts(found, plan),
        "results-servqual-desk.json": json.dumps(ours, ensure_ascii=False, indent=1) + "\n",
    }
    with disk_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        with replacing(folder / name) as temporary:
            temporary.write_text(text, encoding="utf-8", newline="\n")
    return tuple(folder / name for name in texts)


def _scripts(found: ModuleType, plan: Plan) -> dict[str, str]:
    """Of each program that can compute the method."""
    texts = {"replicate.R": r_text(plan, found.R)}
    if hasattr(found, "PYTHON"):
        texts["replicate.py"] = python_text(plan, found.PYTHON)
    if hasattr(found, "spss"):
        texts["replicate.sps"] = found.spss(plan)
    return texts
