"""Validity in the lab: do the items measure their scale, and does a scale measure itself rather than its neighbour?

    item–total      r of each item with its scale's total, plain and corrected (without the item), against the r-table
    Fornell–Larcker √AVE of two dimensions against their factor correlation (1981, J. Marketing Research 18, 39-50)
    HTMT            heterotrait–monotrait ratio, against .85 (Henseler, Ringle and Sarstedt 2015)

Missing answers: item–total over the responses complete on the scale; the others over those complete on the family.
"""

import pandas as pd

from analysis.answers import item_sets, read_answers
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import parts
from analysis.methods.validity.discriminant import discriminant_table
from analysis.methods.validity.item_total import item_total_table
from analysis.methods.validity.spec import ValidityOptions
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame, instrument: Instrument, options: ValidityOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """Every scale of at least two items in the chosen batteries; pairs of dimensions within each family."""
    answers = read_answers(frame, instrument)
    measures = parts(options, "measures", instrument)
    sets = tuple(s for s in item_sets(instrument) if s.battery in measures and len(s.items) > 1)
    tables = [item_total_table(answers, sets, options)]
    if options.discriminant:
        tables.append(discriminant_table(answers, measures))
    return Outcome(tables=tuple(t for t in tables if t.rows or t.notes))
