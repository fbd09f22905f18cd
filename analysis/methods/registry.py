"""Every method of the lab by its id: its options, how to load it, and why an instrument cannot give it.

Naming a method imports nothing heavy: numpy and the rest come with `Method.load()`, which `Method.run()` calls.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.methods import needs, options
from analysis.methods.fields import Options
from analysis.methods.outcome import Outcome, Progress
from analysis.table import Note
from instruments.model import Instrument

if TYPE_CHECKING:
    import pandas as pd

Run = Callable[..., Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One analysis of the lab.

    `options` is the record that holds its choices (`fields.controls` describes them), `load` imports the module and gives
    its `run(frame, instrument, options, progress=None)`, `why_not` gives the code of the reason why an instrument cannot
    have it. `wants` names further tables that `run` takes by keyword (`coding`: the coded comments).
    """

    id: str
    options: type[Options]
    load: Callable[[], Run]
    why_not: Callable[[Instrument], str | None]
    wants: tuple[str, ...] = ()

    def run(
        self,
        frame: "pd.DataFrame",
        instrument: Instrument,
        chosen: Options | None = None,
        progress: Progress | None = None,
        **tables: Any,
    ) -> Outcome:
        """Run the method; an instrument that cannot give it, or a frame without rows, gives an outcome that says so."""
        reason = self.why_not(instrument)
        if reason is not None:
            return Outcome(notes=(Note(code=reason, where=self.id),))
        if not len(frame):
            return Outcome(notes=(Note(code="no_responses", where=self.id),))
        wanted = {name: table for name, table in tables.items() if name in self.wants}
        return self.load()(frame, instrument, chosen or self.options(), progress, **wanted)


def _reliability() -> Run:
    from analysis.methods.reliability import run

    return run


def _validity() -> Run:
    from analysis.methods.validity import run

    return run


def _groups() -> Run:
    from analysis.methods.groups import run

    return run


def _skm() -> Run:
    from analysis.methods.skm import run

    return run


def _cohen() -> Run:
    from analysis.methods.cohen import run

    return run


def _regression() -> Run:
    from analysis.methods.regression import run

    return run


def _gaps() -> Run:
    from analysis.methods.gaps import run

    return run


def _factors() -> Run:
    from analysis.methods.factors import run

    return run


def _cfa() -> Run:
    from analysis.methods.cfa import run

    return run


def _trend() -> Run:
    from analysis.methods.trend import run

    return run


def _quality() -> Run:
    from analysis.methods.quality import run

    return run


def _comments() -> Run:
    from analysis.methods.comments import run

    return run


METHODS: Mapping[str, Method] = {
    method.id: method
    for method in (
        Method(id="reliability", options=options.ReliabilityOptions, load=_reliability, why_not=needs.needs_scale),
        Method(id="validity", options=options.ValidityOptions, load=_validity, why_not=needs.needs_scale),
        Method(id="factors", options=options.FactorsOptions, load=_factors, why_not=needs.needs_three_items),
        Method(id="cfa", options=options.CfaOptions, load=_cfa, why_not=needs.needs_three_items),
        Method(id="gaps", options=options.GapsOptions, load=_gaps, why_not=needs.needs_sides),
        Method(id="groups", options=options.GroupsOptions, load=_groups, why_not=needs.needs_items),
        Method(id="skm", options=options.SkmOptions, load=_skm, why_not=needs.needs_skm),
        Method(id="cohen", options=options.CohenOptions, load=_cohen, why_not=needs.needs_cohen),
        Method(id="regression", options=options.RegressionOptions, load=_regression, why_not=needs.needs_outcome),
        Method(id="trend", options=options.TrendOptions, load=_trend, why_not=needs.needs_items),
        Method(id="quality", options=options.QualityOptions, load=_quality, why_not=needs.needs_items),
        Method(
            id="comments",
            options=options.CommentsOptions,
            load=_comments,
            why_not=needs.needs_comment,
            wants=("coding",),
        ),
    )
}
