"""Measurement invariance in the lab: may the means of waves, units, languages or modes be compared at all?

The questionnaire's own model in several groups at once, step by step: the same dimensions (configural), equal loadings (metric),
equal intercepts (scalar). A step holds where CFI falls by no more than .01 (Cheung and Rensvold 2002). Where all three hold, a
difference of means is one of what is measured: only then the latent means of every two groups are compared, free of measurement
error, with errors that hold for answers that are not normal.

Missing answers: responses complete on all items and the grouping. R: `lavaan::cfa(group = …, group.equal = …)`.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from analysis.answers import dimension_sets, read_answers
from analysis.formulas.factor_groups import GroupsFit, baseline, configural, equal_across, moments_of
from analysis.item_matrices import Matrix, complete
from analysis.methods.groups.split import group_labels
from analysis.methods.invariance.spec import InvarianceOptions
from analysis.methods.invariance.tables import LatentMean, Steps, latent_means, means_table, steps_table
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import parts
from analysis.methods.table_builder import note
from analysis.table import Note
from instruments.model import Instrument, Item
from instruments.progress import UNWATCHED, Progress

WHERE = "invariance"
SINGULAR = 1e10  # condition number of the correlations from which items repeat each other


def run(
    frame: pd.DataFrame, instrument: Instrument, options: InvarianceOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """All three steps; a note where a step has no solution, and the sentence that follows from them."""
    (by,) = parts(options, "by", instrument) or ("",)
    if by not in frame.columns:
        return Outcome(notes=(note("grouping_absent", WHERE, variable=by),))
    (measure,), (family,) = parts(options, "measure", instrument), parts(options, "family", instrument)
    scales = dimension_sets(instrument, family, measure)
    factor = [place for place, scale in enumerate(scales) for _item in scale.items]
    if not scales or min(len(scale.items) for scale in scales) < 2:
        return Outcome(notes=(note("model_too_few_items", WHERE),))
    items = [item for scale in scales for item in scale.items]
    X = read_answers(frame, instrument).of(items, measure)
    names, samples = _samples(X, frame[by], max(options.smallest, X.shape[1] + 1))
    reason = _why_none(samples, names, items, by)
    if reason is not None:
        return Outcome(notes=(reason,))
    progress(0.5)
    steps = _steps(samples, factor, names, tuple(scale.id for scale in scales))
    if isinstance(steps, Note):
        return Outcome(notes=(steps,))
    about = {"variable": by, "measure": measure}
    table = steps_table(steps, about, len(frame))
    means = latent_means(steps)
    tables = (table, means_table(steps, means, about, len(frame))) if means else (table,)
    return Outcome(tables=tables, notes=(*_said(steps), *_compared(steps, means)))


def _samples(X: Matrix, column: pd.Series, smallest: int) -> tuple[tuple[str, ...], list[Matrix]]:
    """The complete answers of every group that is large enough."""
    labels, places = group_labels(column)
    used = complete(X)
    found = [(label, X[used & (places == place)]) for place, label in enumerate(labels)]
    kept = [(label, sample) for label, sample in found if len(sample) >= smallest]
    return tuple(label for label, _sample in kept), [sample for _label, sample in kept]


def _why_none(samples: list[Matrix], names: Sequence[str], items: Sequence[Item], by: str) -> Note | None:
    if len(samples) < 2:
        return note("one_group", WHERE, variable=by)
    for group, sample in zip(names, samples, strict=True):
        constant = np.flatnonzero(sample.min(axis=0) == sample.max(axis=0))
        if len(constant):
            return note("group_constant_item", WHERE, group=group, item=items[int(constant[0])].id)
        if np.linalg.cond(np.corrcoef(sample, rowvar=False)) > SINGULAR:
            return note("group_singular", WHERE, group=group)
    return None


def _steps(
    samples: list[Matrix], factor: list[int], names: tuple[str, ...], dimensions: tuple[str, ...]
) -> Steps | Note:
    groups = moments_of(samples)
    first = configural(groups, factor)
    if first is None:
        return note("model_not_converged", WHERE)
    metric = equal_across(groups, factor, intercepts=False)
    scalar: GroupsFit | None = equal_across(groups, factor, intercepts=True) if metric else None
    base, base_df = baseline(groups)
    return Steps(
        groups=names,
        dimensions=dimensions,
        n=sum(own.n for own in groups),
        configural=first,
        metric=metric,
        scalar=scalar,
        baseline=(base, base_df),
    )


def _said(steps: Steps) -> list[Note]:
    """Whether means may be compared, in a sentence."""
    missing = [note("model_not_converged", WHERE)] if steps.metric is None or steps.scalar is None else []
    failed = steps.failed
    if failed is not None:
        return [*missing, note(f"means_not_comparable_{failed}", WHERE)]
    return [*missing, note("means_comparable", WHERE)]


def _compared(steps: Steps, means: list[LatentMean]) -> Iterator[Note]:
    """The largest difference that is beyond chance, or that there is none, in a sentence."""
    differing = [own for own in means if own.verdict != "not_different"]
    if differing:
        most = max(differing, key=lambda own: abs(own.latent_mean))
        about = {"count": len(differing), "differences": len(means), "dimension": most.dimension}
        about |= {"group": most.group, "other_group": most.other_group}
        ends = {"difference": most.latent_mean, "lower": most.lower, "upper": most.upper}
        yield note("latent_means_differ", WHERE, **about, **ends)
    elif means:
        yield note("latent_means_alike", WHERE)
