"""Item–total correlations against the r-table: the verdict follows the arithmetic, the tail and the level are shown."""

from collections.abc import Sequence

import numpy as np

from analysis.answers import Answers, ItemSet
from analysis.formulas.validity import critical_r, r_probability
from analysis.methods.reliability.internal_consistency import reliability
from analysis.methods.table_builder import alike, code, count, number, p_value, part, table
from analysis.methods.validity.spec import ValidityOptions
from analysis.table import Note, Table
from analysis.tally.counting import tally_answers

COLUMNS = (
    part("scale", "scale"),
    part("battery", "battery"),
    part("item", "item"),
    count("n"),
    *alike(number, "item_total_r", "item_rest_r", decimals=3),
    number("critical_r", 4),
    p_value("p"),
    code("verdict"),
)


def item_total_table(answers: Answers, sets: Sequence[ItemSet], options: ValidityOptions) -> Table:
    """A row an item of each scale; p is that of the correlation that the options name.

    The verdict asks the critical r of the corrected correlation too: an item is part of its own total, so that the raw one passes
    on noise (about 1/√k).
    """
    wanted = {(scale.id, scale.battery) for scale in sets}
    two_tailed = options.tail == "two_tailed"
    rows, notes = [], list[Note]()
    for scale in reliability(tally_answers(answers), has_omega=False):
        if (scale.scale, scale.battery) not in wanted:
            continue
        critical = critical_r(scale.n, options.level, two_tailed=two_tailed)
        for item in scale.items:
            judged = getattr(item, options.judged)
            r = np.nan if judged is None else judged
            p = r_probability(r, scale.n, two_tailed=two_tailed)
            pair = item.item_total_r, item.item_rest_r
            weaker = r if item.item_rest_r is None else min(r, item.item_rest_r)
            rows.append(
                (scale.scale, scale.battery, item.item, scale.n, *pair, critical, p, _verdict(weaker, critical))
            )
        notes += [
            n
            for n in scale.notes
            if n.code in ("constant_item", "negative_item_rest", "too_few_responses", "no_variance")
        ]
    params = {"tail": options.tail, "level": options.level, "judged": options.judged}
    return table(
        "lab_validity", COLUMNS, rows, started=answers.n, method="item_total_validity", notes=notes, params=params
    )


def _verdict(r: float, critical: float) -> str | None:
    if not np.isfinite(r) or not np.isfinite(critical):
        return None
    return "valid" if r >= critical else "not_valid"
