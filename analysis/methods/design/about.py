"""The design that tables are under: what each says of it, its intervals, and why there may be no error."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.formulas.sample_design import NO_ERROR, Estimated, SampleDesign
from analysis.methods.design.drawn import drawn_sample
from analysis.methods.outcome import Outcome
from analysis.methods.sampled import SampledOptions
from analysis.methods.table_builder import note, table
from analysis.table import Column, Note, Table
from analysis.thresholds import CONFIDENCES

METHOD = "linearised"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The design that every table is under."""

    design: SampleDesign
    options: SampledOptions
    started: int

    @property
    def params(self) -> dict[str, Any]:
        """What each table says of its design."""
        own = self.options
        weighting = "no_weights_used" if not own.totals else "weights_raked" if _margins(own) else "weights_by_strata"
        return {
            "clusters": own.clusters,
            "strata": own.strata or "no_strata",
            "weighting": weighting,
            "population": "finite_population" if own.finite else "large_population",
            "confidence_level": own.confidence_level,
        }

    def ends(self, found: Estimated) -> tuple[float, ...]:
        """An estimate, its error and its interval at the chosen level, as a table shows them."""
        return (found.value, found.error, *found.interval(CONFIDENCES[self.options.confidence_level]))

    def reasons(self) -> list[Note]:
        """Why no error can be told."""
        lonely = int((self.design.clusters_in_strata == 1).sum())
        return [note("lonely_cluster", "design", strata=lonely)] if lonely else []

    def _of_rows(self, columns: Sequence[Column], rows: Sequence[Sequence[Any]]) -> Iterator[Note]:
        """Rows whose numbers have no error: their own responses leave a stratum one cluster, or none differs from another."""
        ids = [column.id for column in columns]
        if not {"n", "se", "design_effect"} <= set(ids):
            return
        known = [dict(zip(ids, row, strict=True)) for row in rows]
        unsure = [own for own in known if own["n"] > 1 and not _is_number(own["se"])]
        if unsure and not self.reasons():
            yield note("lonely_among_few", "design", rows=len(unsure))
        if alike := sum(own["se"] is not None and own["se"] < NO_ERROR for own in known):
            yield note("design_without_spread", "design", rows=alike)
        if any(
            _is_number(own["se"]) and own["se"] >= NO_ERROR and not _is_number(own["design_effect"]) for own in known
        ):
            yield note("no_effect_with_holes", "design")

    def table(
        self, table_id: str, columns: tuple[Column, ...], rows: Sequence[Any], notes: Sequence[Note] = (), **more: Any
    ) -> Table:
        """A table that says which design it is under, and why a row has no error; `more` are further parameters of its title."""
        return table(
            table_id,
            columns,
            rows,
            method=METHOD,
            started=self.started,
            notes=[*self.reasons(), *self._of_rows(columns, rows), *notes],
            params={**self.params, **more},
        )


def _is_number(value: Any) -> bool:
    return value is not None and math.isfinite(value)


def by_design(frame: pd.DataFrame, options: SampledOptions, make: Callable[[About], Outcome]) -> Outcome:
    """What `make` gives under the chosen design: nothing where none is chosen, a note where it lacks something.

    The one door by which a method's tables follow how the sample was drawn; they stand before the plain ones.
    """
    if options.nothing_chosen:
        return Outcome()
    design = drawn_sample(frame, options)
    if isinstance(design, Note):
        return Outcome(notes=(design,))
    return make(About(design=design, options=options, started=len(frame)))


def _margins(options: SampledOptions) -> bool:
    return any(":" in line.partition("=")[0] for line in options.totals)
