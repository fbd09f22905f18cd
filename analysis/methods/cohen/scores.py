"""The indicators' means and reliabilities."""

from analysis.answers import Answers, ItemSet, batteries, dimension_sets
from analysis.formulas.alpha import cronbach_alpha, feldt_interval
from analysis.formulas.moments import cross_products, mean_of_items, t_interval
from analysis.methods.table_builder import alike, count, note, number, part, share, table
from analysis.table import Cell, Note, Table

COLUMNS = (
    part("dimension", "dimension"),
    part("battery", "battery"),
    count("n"),
    *alike(number, "mean", "sd", "lower", "upper"),
    share("share_of_scale", 0),
    *alike(number, "alpha", "alpha_lower", "alpha_upper", decimals=3),
)


def scores_table(answers: Answers, family: str) -> Table:
    """A row an indicator and battery."""
    rows, notes = [], list[Note]()
    for battery in batteries(answers.instrument):
        for scale in dimension_sets(answers.instrument, family, battery):
            rows.append(_row(answers, scale))
            n = int(str(rows[-1][2]))
            if n < 2:
                notes.append(note("too_few_responses", f"cohen/{scale.id}/{battery}", n=n, needed=2))
            if len(scale.items) < 2:
                notes.append(note("one_item_scale", f"cohen/{scale.id}/{battery}", scale=scale.id))
    return table("lab_cohen_scores", COLUMNS, rows, started=answers.n, method="cohen_scores", notes=notes)


def _row(answers: Answers, scale: ItemSet) -> tuple[Cell, ...]:
    X = answers.complete_of(scale.items, scale.battery)
    score, (n, k) = mean_of_items(X), X.shape
    alpha = cronbach_alpha(cross_products(X))
    interval = t_interval(score.mean, score.sd, n)
    return (
        scale.id,
        scale.battery,
        n,
        score.mean,
        score.sd,
        *interval,
        _share_of_scale(answers, scale, score.mean),
        alpha,
        *feldt_interval(alpha, n, k),
    )


def _share_of_scale(answers: Answers, scale: ItemSet, mean: float) -> float | None:
    """How far up the answer scale the mean lies, 0 to 1; None for gaps, and for items on unlike scales."""
    if scale.battery not in {battery.id for battery in answers.instrument.batteries}:
        return None
    ends = {(s.min, s.max) for item in scale.items for s in [answers.instrument.scale_of(item, scale.battery)]}
    if len(ends) != 1:
        return None
    ((low, high),) = ends
    return (mean - low) / (high - low)
