"""The two numbers that units and waves are compared by, from a tally: the index and the overall gap."""

import math

from analysis.answers import GAP, PAIR, dimension_sets, family_with
from analysis.formulas.welch import Estimate
from analysis.methods.gaps.overall_gap import unweighted_gap
from analysis.methods.skm.satisfaction_index import SkmIndex
from analysis.tally.tally import Tally

UNDEFINED = Estimate()


def index_estimate(index: SkmIndex | None) -> Estimate:
    """The IKM with its interval; its error is 0 where all answered alike, and None for a single respondent."""
    if index is None or index.ikm is None:
        return UNDEFINED
    interval, df = index.interval, index.respondents - 1
    if interval is None:
        return Estimate(mean=index.ikm, se=0.0 if df > 0 else None, df=df)
    return Estimate(mean=index.ikm, lower=interval.lower, upper=interval.upper, se=interval.se, df=df)


def gap_estimate(tally: Tally) -> Estimate:
    """The overall unweighted gap of the first family that has both of its sides; its error as that of the index."""
    family = family_with(tally.instrument, *PAIR)
    if family is None:
        return UNDEFINED
    found = unweighted_gap(tally, dimension_sets(tally.instrument, family, GAP))
    se = found.scores.sd / math.sqrt(found.n) if found.n > 1 else None
    return Estimate(mean=found.mean, lower=found.lower, upper=found.upper, se=se, df=found.n - 1)


def ranked_by(index: Estimate, gap: Estimate) -> Estimate:
    """What units are ranked by: the index where there is one, else the gap."""
    return index if index.mean is not None else gap
