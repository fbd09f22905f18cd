"""Reliability in the lab: alpha with three intervals, split halves, ordinal alpha, and coefficients from factor models.

Alpha, Feldt's interval, standardised alpha and omega total are the core's (`analysis.reliability`); beside them stand

    Duhachek–Iacobucci interval   α ± z·ASE, no equal correlations assumed
    bootstrap interval            percentiles of alpha over resampled responses (option, seeded)
    mean inter-item r             mean of the k(k−1)/2 correlations, with the smallest and the largest
    split half                    Spearman–Brown (Horst's form for halves of unlike length), Guttman's λ₄ of the split
    ordinal alpha                 alpha of the polychoric correlations
    composite reliability, AVE    from the confirmatory model of the instrument's own dimensions
    omega hierarchical            Schmid–Leiman, for families of three or more dimensions
    gap reliability               alpha of P − E, and r_D of the difference score

Missing answers: each row takes the responses complete on its own items. R: `psych::alpha`, `psych::splitHalf`,
`psych::omega`, `lavaan::cfa`, `psych::polychoric(correct = 0)`.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from analysis.answers import GAP, Answers, ItemSet, item_sets, read_answers
from analysis.methods.build import code, count, note, number, part, table
from analysis.methods.factor_reliability import factor_tables
from analysis.methods.numbers.alpha import (
    alphas_from_moments,
    asymptotic_error,
    duhachek_iacobucci_interval,
    guttman_split,
    moments_for_alpha,
    spearman_brown,
)
from analysis.methods.numbers.polychoric import MOST_CATEGORIES, ordinal_alpha, polychoric_matrix
from analysis.methods.numbers.resampling import percentile_interval, resampled_means
from analysis.methods.options import ReliabilityOptions
from analysis.methods.outcome import Outcome, Progress
from analysis.methods.pickers import parts
from analysis.methods.samples import per_row
from analysis.moments import cross_products
from analysis.reliability import Reliability, correlations
from analysis.reliability import reliability as core_reliability
from analysis.scoring import Matrix
from analysis.table import Chart, Note, Table
from instruments.model import Instrument

Row = tuple[object, ...]


def run(
    frame: pd.DataFrame, instrument: Instrument, options: ReliabilityOptions, progress: Progress | None = None
) -> Outcome:
    """Every scale of at least two items in the chosen batteries."""
    answers = read_answers(frame, instrument)
    measures = parts(options, "measures", instrument)
    sets = {(s.id, s.battery): s for s in item_sets(instrument) if s.battery in measures and len(s.items) > 1}
    rows = tuple(row for row in core_reliability(answers) if (row.scale, row.battery) in sets)
    alpha = _alpha_table(answers, sets, rows, options, progress)
    tables = [alpha, _split_table(answers, tuple(sets.values()), options)]
    if options.ordinal:
        tables.append(_ordinal_table(answers, tuple(sets.values())))
    if GAP in measures:
        tables.append(_gap_table(answers, rows))
    if options.factor_based or options.hierarchical:
        tables += factor_tables(answers, rows, measures, options)
    return Outcome(tables=tuple(t for t in tables if t.rows), charts=(_chart(alpha),) if alpha.rows else ())


def _alpha_table(
    answers: Answers,
    sets: dict[tuple[str, str], ItemSet],
    rows: Sequence[Reliability],
    options: ReliabilityOptions,
    progress: Progress | None,
) -> Table:
    notes: list[Note] = []
    body: list[Row] = []
    for position, row in enumerate(rows):
        X = answers.complete_of(sets[row.scale, row.battery].items, row.battery)
        products = cross_products(X)
        alpha = np.nan if row.alpha is None else row.alpha
        wide = duhachek_iacobucci_interval(alpha, asymptotic_error(products, row.n))
        drawn = (
            _bootstrap(X, options, _share_of(progress, position, len(rows))) if options.bootstrap else (np.nan, np.nan)
        )
        r = correlations(products)[np.triu_indices(row.k, 1)]
        spread = (r.mean(), r.min(), r.max()) if np.isfinite(r).all() else (np.nan,) * 3
        lab: Row = (
            row.scale, row.battery, row.n, row.k, row.alpha, row.alpha_lower, row.alpha_upper, *wide, *drawn,
            row.alpha_standardised, *spread, _verdict(row.alpha, options.threshold),
        )  # fmt: skip
        body.append(lab)
        notes += _with_suspicion(row.notes)
    columns = (
        part("scale", "scale"), part("battery", "battery"), count("n"), count("k"), number("alpha", 3),
        number("alpha_lower", 3), number("alpha_upper", 3), number("di_lower", 3), number("di_upper", 3),
        number("boot_lower", 3), number("boot_upper", 3), number("alpha_standardised", 3),
        number("mean_r", 3), number("min_r", 3), number("max_r", 3), code("verdict"),
    )  # fmt: skip
    kept = [j for j, column in enumerate(columns) if options.bootstrap or not column.id.startswith("boot_")]
    return table(
        "lab_alpha",
        [columns[j] for j in kept],
        [[line[j] for j in kept] for line in body],
        sample=per_row(answers.n, [row.n for row in rows]),
        method="alpha_bootstrap" if options.bootstrap else "alpha_intervals",
        notes=notes,
        params={"threshold": options.threshold, "resamples": options.resamples, "seed": options.seed},
    )


def _bootstrap(X: Matrix, options: ReliabilityOptions, progress: Progress | None) -> tuple[float, float]:
    if len(X) < 2:
        return (np.nan, np.nan)
    means = resampled_means(moments_for_alpha(X), options.resamples, options.seed, progress)
    return percentile_interval(alphas_from_moments(means))


def _share_of(progress: Progress | None, position: int, count_of_rows: int) -> Progress | None:
    """Progress of one row among many."""
    if progress is None:
        return None
    return lambda done: progress((position + done) / count_of_rows)


def _verdict(alpha: float | None, threshold: float) -> str | None:
    if alpha is None:
        return None
    return "reliable" if alpha >= threshold else "not_reliable"


def _with_suspicion(notes: Sequence[Note]) -> Iterator[Note]:
    """The core's notes; a negative item–rest correlation names the suspicion that the item is worded the other way."""
    for own in notes:
        yield own
        if own.code == "negative_item_rest":
            yield note("reversed_item_suspected", own.where, item=own.params["item"])


def _split_table(answers: Answers, sets: Sequence[ItemSet], options: ReliabilityOptions) -> Table:
    rows: list[Row] = []
    for scale in sets:
        X = answers.complete_of(scale.items, scale.battery)
        first, second = _halves(X, options.split)
        k1, k2 = first.shape[1], second.shape[1]
        a, b = first.sum(axis=1), second.sum(axis=1)
        r = float(correlations(cross_products(np.column_stack([a, b])))[0, 1])
        rows.append((scale.id, scale.battery, len(X), k1, k2, r, spearman_brown(r, k1, k2), guttman_split(a, b)))
    columns = (
        part("scale", "scale"), part("battery", "battery"), count("n"), count("k_first"), count("k_second"),
        number("r_halves", 3), number("spearman_brown", 3), number("guttman_split", 3),
    )  # fmt: skip
    sample = per_row(answers.n, [int(str(row[2])) for row in rows])
    return table("lab_split_half", columns, rows, sample=sample, method="split_half", params={"split": options.split})


def _halves(X: Matrix, split: str) -> tuple[Matrix, Matrix]:
    """Odd and even items, or the first and the second half (the first one longer where k is odd)."""
    if split == "odd_even":
        return X[:, 0::2], X[:, 1::2]
    middle = (X.shape[1] + 1) // 2
    return X[:, :middle], X[:, middle:]


def _ordinal_table(answers: Answers, sets: Sequence[ItemSet]) -> Table:
    rows: list[Row] = []
    notes: list[Note] = []
    for scale in sets:
        X = answers.complete_of(scale.items, scale.battery)
        where = f"lab_ordinal_alpha/{scale.id}/{scale.battery}"
        most = max((len(np.unique(X[:, j])) for j in range(X.shape[1])), default=0)
        value = np.nan
        if most > MOST_CATEGORIES:
            notes.append(note("too_many_categories", where, categories=most, limit=MOST_CATEGORIES))
        elif len(X) > 1:
            R = polychoric_matrix(X)
            value = ordinal_alpha(R)
            if not np.isfinite(R).all():
                notes.append(note("polychoric_constant_item", where))
            elif np.linalg.eigvalsh(R).min() < 0:
                notes.append(note("polychoric_not_positive", where))
        rows.append((scale.id, scale.battery, len(X), X.shape[1], value))
    columns = (part("scale", "scale"), part("battery", "battery"), count("n"), count("k"), number("ordinal_alpha", 3))
    sample = per_row(answers.n, [int(str(row[2])) for row in rows])
    return table("lab_ordinal_alpha", columns, rows, sample=sample, method="ordinal_alpha", notes=notes)


def _gap_table(answers: Answers, rows: Sequence[Reliability]) -> Table:
    from analysis.gaps import difference_reliability
    from analysis.scoring import complete

    alphas = {(row.scale, row.battery): row.alpha for row in rows}
    body: list[Row] = []
    for scale in item_sets(answers.instrument):
        if scale.battery != GAP or len(scale.items) < 2:
            continue
        E, P = answers.of(scale.items, "expectation"), answers.of(scale.items, "perception")
        both = complete(E, P)
        E, P = E[both], P[both]
        r = correlations(cross_products(np.column_stack([E.sum(axis=1), P.sum(axis=1)])))[0, 1]
        body.append((scale.id, int(both.sum()), alphas.get((scale.id, GAP)), r, difference_reliability(P, E)))
    columns = (
        part("scale", "scale"), count("n"), number("alpha", 3), number("r_expectation_perception", 3),
        number("difference_reliability", 3),
    )  # fmt: skip
    sample = per_row(answers.n, [int(str(row[1])) for row in body])
    return table("lab_gap_reliability", columns, body, sample=sample, method="gap_reliability")


def _chart(alpha: Table) -> Chart:
    roles = {"label": "scale", "group": "battery", "value": "alpha", "lower": "alpha_lower", "upper": "alpha_upper"}
    return Chart(id="lab_alpha", kind="intervals", table=alpha, roles=roles)
