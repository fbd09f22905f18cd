"""The design of a survey's sample from its responses and the options, or the note that says what is missing."""

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.formulas.sample_design import Places, SampleDesign, raked
from analysis.item_matrices import Matrix
from analysis.methods.design.totals import read_totals
from analysis.methods.groups.split import group_labels
from analysis.methods.sampled import SampledOptions
from analysis.methods.table_builder import note
from analysis.table import Note

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "by_unit": ("sqd_unit",),
    "by_enumerator": ("sqd_enumerator",),
    "by_day": ("day",),
    "by_unit_and_day": ("sqd_unit", "day"),
}
WHERE = "design"


def drawn_sample(frame: pd.DataFrame, options: SampledOptions) -> SampleDesign | Note:
    """Clusters, strata, weights and the population of all responses."""
    clusters = _clusters(frame, options.clusters)
    if isinstance(clusters, Note):
        return clusters
    found = _levels(frame, options.strata) if options.strata else (["all"], np.zeros(len(frame), dtype=np.intp))
    if isinstance(found, Note):
        return found
    labels, strata = found
    weighed = _weighed(frame, options, labels, strata)
    if isinstance(weighed, Note):
        return weighed
    weights, totals = weighed
    if options.finite and totals is None:
        return note("finite_without_totals", WHERE)
    population = totals if options.finite and totals is not None else np.full(len(labels), np.inf)
    return SampleDesign(weights=weights, clusters=clusters, strata=strata, population=population)


def _clusters(frame: pd.DataFrame, kind: str) -> Places | Note:
    """Each response's cluster; one of its own where there are no clusters."""
    if kind == "no_clusters":
        return np.arange(len(frame))
    keys = []
    for name in COLUMNS[kind]:
        values = _days(frame) if name == "day" else frame.get(name)
        if values is None:
            return note("grouping_absent", WHERE, variable=name)
        if values.isna().any() or (values.astype("str") == "").any():
            return note("some_without_cluster", WHERE, n=int((values.isna() | (values.astype("str") == "")).sum()))
        keys.append(values.astype("str"))
    return np.asarray(pd.factorize(pd.Series(list(zip(*keys, strict=True))))[0], dtype=np.intp)


def _days(frame: pd.DataFrame) -> "pd.Series | None":
    if "sqd_started_at" not in frame.columns:
        return None
    moments = pd.to_datetime(frame["sqd_started_at"], errors="coerce", utc=True)
    return moments.map(_local_day, na_action="ignore").astype(object)


def _local_day(moment: pd.Timestamp) -> dt.date:
    """The day at the counter, as the survey's months are told too: in the east of Indonesia UTC's day begins at nine."""
    return moment.to_pydatetime().astimezone().date()


def _levels(frame: pd.DataFrame, column: str) -> tuple[list[str], Places] | Note:
    """The values of a column and each response's place among them."""
    if column not in frame.columns:
        return note("grouping_absent", WHERE, variable=column)
    labels, places = group_labels(frame[column])
    if (places < 0).any():
        return note("some_without_group", WHERE, variable=column, n=int((places < 0).sum()))
    used = np.unique(places)
    return [labels[place] for place in used], np.searchsorted(used, places).astype(np.intp)


def _weighed(
    frame: pd.DataFrame, options: SampledOptions, labels: Sequence[str], strata: Places
) -> tuple[Matrix, Matrix | None] | Note:
    """Weights, and the totals of the strata where they are known."""
    totals = read_totals(options.totals)
    if totals.unread:
        return note("totals_unread", WHERE, line=totals.unread[0])
    if not totals.by_column:
        return np.ones(len(frame)), None
    if set(totals.by_column) == {""}:
        known = _of(totals.by_column[""], labels, options.strata or WHERE)
        if isinstance(known, Note):
            return known
        return (known / np.bincount(strata, minlength=len(known)))[strata], known
    margins = []
    for column, own in totals.by_column.items():
        found = _levels(frame, column or options.strata)
        if isinstance(found, Note):
            return found
        known = _of(own, found[0], column or options.strata)
        if isinstance(known, Note):
            return known
        margins.append((found[1], known))
    sums = {round(float(known.sum()), 6) for _places, known in margins}
    weights = raked(margins) if len(sums) == 1 else None
    if weights is None:
        return note("totals_do_not_agree" if len(sums) > 1 else "raking_not_converged", WHERE)
    return weights, None


def _of(totals: Mapping[str, float], labels: Sequence[str], variable: str) -> Matrix | Note:
    """The total of each value; every value that was answered needs one."""
    missing = [label for label in labels if label.casefold() not in totals]
    if missing:
        return note("totals_missing", WHERE, variable=variable, values=", ".join(missing))
    return np.array([totals[label.casefold()] for label in labels])
