"""The signs as tables: how often each occurs, how many a response shows, which responses, and whose."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.formulas.proportions import wilson_interval
from analysis.methods.groups.split import group_labels
from analysis.methods.quality.sheet_measures import SheetMeasures
from analysis.methods.responses import response_names
from analysis.methods.table_builder import alike, code, count, note, number, part, share, table
from analysis.table import Sample, Table
from servqual_desk.interviewing.quality_rules import SIGNS

ENUMERATOR = "sqd_enumerator"
MOST_ROWS = 50
VALUES = (
    *alike(share, "straight_share", "identical_share", "extreme_share", "missing_share", decimals=0),
    number("seconds", 0),
)


def signs_table(signs: SheetMeasures) -> Table:
    """A row a sign: responses that can be judged, those that show it. A sign that no response can be judged by has a note."""
    rows, notes = [], []
    for sign in SIGNS:
        n, marked = int((~np.isnan(signs.values[sign])).sum()), int(signs.marked[sign].sum())
        rows.append((sign, n, marked, marked / n if n else None))
        if n == 0:
            notes.append(note("sign_not_judged", f"quality/{sign}"))
    columns = (code("sign"), count("n"), count("marked"), share("share"))
    return table("lab_quality", columns, rows, started=len(signs.count), method="quality_signs", notes=notes)


def counts_table(signs: SheetMeasures) -> Table:
    """How many responses show no sign, one, two …"""
    numbers, responses = np.unique(signs.count, return_counts=True)
    rows = [(int(k), int(n), n / len(signs.count)) for k, n in zip(numbers, responses, strict=True)]
    columns = (count("signs"), count("n"), share("share"))
    return table("lab_quality_counts", columns, rows, method="quality_signs", sample=_everyone(signs))


def responses_table(frame: pd.DataFrame, signs: SheetMeasures) -> Table:
    """The marked responses, most signs first (at most fifty): what each sign measures in them."""
    marked = np.flatnonzero(signs.count)
    order = marked[np.argsort(-signs.count[marked], kind="stable")]
    names, enumerators = response_names(frame), _texts(frame, ENUMERATOR)
    rows = [
        (names[i], enumerators[i], int(signs.count[i]), *(signs.values[sign][i] for sign in SIGNS))
        for i in order[:MOST_ROWS]
    ]
    left_out = len(order) - len(rows)
    return table(
        "lab_quality_responses",
        (part("response", "text"), part("enumerator", "text"), count("signs"), *VALUES),
        rows,
        method="quality_signs",
        sample=_everyone(signs),
        notes=[note("more_responses", "quality/responses", n=left_out, shown=MOST_ROWS)] if left_out else (),
    )


def enumerators_table(frame: pd.DataFrame, signs: SheetMeasures) -> Table:
    """A row an enumerator: responses, those with any sign and their share with Wilson's interval, each sign's number."""
    rows = list(_enumerator_rows(frame, signs)) if ENUMERATOR in frame.columns else []
    columns = (
        part("enumerator", "text"),
        *alike(count, "n", "marked"),
        *alike(share, "share", "lower", "upper"),
        *(count(f"n_{sign}") for sign in SIGNS),
        number("median_seconds", 0),
    )
    return table("lab_quality_enumerators", columns, rows, started=len(frame), method="quality_enumerators")


def _enumerator_rows(frame: pd.DataFrame, signs: SheetMeasures) -> Iterator[tuple[Any, ...]]:
    names, place = group_labels(frame[ENUMERATOR])
    for position, name in enumerate(names):
        own = place == position
        n, marked = int(own.sum()), int((signs.count[own] > 0).sum())
        seconds = signs.values["too_fast"][own]
        seconds = seconds[~np.isnan(seconds)]
        each = (int(signs.marked[sign][own].sum()) for sign in SIGNS)
        median = float(np.median(seconds)) if len(seconds) else None
        yield (name, n, marked, marked / n, *wilson_interval(marked, n), *each, median)


def _everyone(signs: SheetMeasures) -> Sample:
    n = len(signs.count)
    return Sample(started=n, complete=n, used=n)


def _texts(frame: pd.DataFrame, column: str) -> Sequence[str | None]:
    if column not in frame.columns:
        return [None] * len(frame)
    return [None if pd.isna(cell) else str(cell) for cell in frame[column]]
