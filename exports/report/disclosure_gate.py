"""The gate that every paper passes: too few answers are refused, small numbers and those that would tell them are hidden."""

from dataclasses import replace
from functools import partial

import pandas as pd

from analysis.disclosure.counted import selection_state
from analysis.disclosure.groups import HiddenGroups, hidden_groups
from analysis.disclosure.published import published, published_tables
from analysis.disclosure.ranges import SHOWN
from analysis.methods.outcome import Outcome
from exports.report.context import Kept, Report
from exports.report.saved_analysis_gate import of_a_part, publishable_kept
from instruments.i18n import _
from servqual_desk.errors import DataError


def publishable(report: Report) -> Report:
    """The report as it may leave the office; an internal one is as it was."""
    if report.is_internal:
        return replace(report, smallest=1)
    analysis = published(report.analysis, report.smallest)
    return replace(
        report,
        analysis=analysis,
        sections=published_tables(analysis.sections(), report.smallest),
        kept=tuple(_kept(report, kept) for kept in report.kept),
    )


def _kept(report: Report, kept: Kept) -> Kept:
    outcome = of_a_part(kept.outcome) if report.is_part or kept.limits else kept.outcome
    return replace(
        kept, outcome=publishable_kept(outcome, report.smallest, partial(_hidden, report.frame, report.smallest))
    )


def _hidden(frame: pd.DataFrame, smallest: int, by: str) -> HiddenGroups:
    return hidden_groups(frame, by, smallest)


def publishable_outcome(report: Report, outcome: Outcome, frame: pd.DataFrame | None = None) -> Outcome:
    """What a method of the lab gives for a report, as it may be printed in it.

    Args:
        frame: what it was made of; the report's own where none is given.
    """
    if report.is_internal:
        return outcome
    hides = partial(_hidden, report.frame if frame is None else frame, report.smallest)
    return publishable_kept(outcome, report.smallest, hides)


def require_enough(report: Report) -> None:
    """Refuse what may not be published at all.

    Raises:
        DataError: it is of fewer responses than the minimum, or would tell the answers of so few others.
    """
    n = len(report.frame)
    if report.is_internal:
        return
    if 0 < n < report.smallest:
        raise DataError(
            _(
                "The report would be about fewer than {smallest} responses; so few are not published, lest somebody be "
                "recognised. Choose more, or add --internal for a paper that stays in the office."
            ).format(smallest=report.smallest)
        )
    if n and selection_state(report.twins, report.smallest) != SHOWN:
        raise DataError(
            _(
                "Beside the report about all responses, this one could tell the answers of fewer than {smallest} people whom "
                "the choice leaves out. Choose more (repeat --where for a further value), choose by fewer columns, or add "
                "--internal for a paper that stays in the office."
            ).format(smallest=report.smallest)
        )
