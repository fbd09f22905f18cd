"""When the index is provisional: too few responses, or a second class that is likely enough; and why it has no interval."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from analysis.methods.skm.index_interval import IndexInterval, class_probability, index_interval
from analysis.table import Note
from analysis.tally.pairs import Pairs
from analysis.thresholds import FEW_RESPONSES, SECOND_CLASS, SkmClass


class Certainty(NamedTuple):
    """What is known of the index' error; None where it is undefined."""

    interval: IndexInterval | None = None
    classes: Mapping[SkmClass, float] | None = None


def index_certainty(ikm: Fraction | None, answered: Pairs, weight: Fraction) -> Certainty:
    """The interval and the chance of each class of an index with this weight of an element."""
    interval = None if ikm is None else index_interval(ikm, answered, weight)
    if ikm is None or interval is None:
        return Certainty()
    return Certainty(interval, class_probability(ikm, interval))


def certainty_notes(certainty: Certainty, n: int) -> Iterator[Note]:
    """Why there is no interval, and whether index and class are provisional."""
    if certainty.interval is None:
        if n < 2:
            yield Note(code="too_few_responses", where="skm", params={"n": n, "needed": 2})
        else:
            yield Note(code="no_variance", where="skm")
    if n < FEW_RESPONSES:
        yield Note(code="skm_provisional", where="skm", params={"n": n, "needed": FEW_RESPONSES})
    classes = certainty.classes or {}
    likely = {letter: chance for letter, chance in classes.items() if chance > SECOND_CLASS}
    if len(likely) > 1:
        first, second = sorted(likely, key=likely.__getitem__, reverse=True)[:2]
        params = {"first": first, "first_share": likely[first], "second": second, "second_share": likely[second]}
        yield Note(code="skm_class_unsettled", where="skm", params=params)
