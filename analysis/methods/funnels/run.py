"""Steps of a service in the lab: how many take each, where people stop, and after how many days they are answered.

    steps      of those who took the step before: the share that takes this one, Wilson's interval, exact test against the step's
               own benchmark where one is given; of all who were asked the first: the share that came so far, Wilson's interval
    numbers    whole numbers told on the way (days until an answer): mean, quartiles, the median's interval by order statistics
               (binomial), the share within a limit

Missing answers: who did not answer a step is counted neither at it nor after it. R: `prop.test(correct = FALSE)`, `binom.test`,
`quantile(type = 7)`, `qbinom`.
"""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from analysis.methods.funnels.benchmarks import read_benchmarks
from analysis.methods.funnels.chains import chains, counted_answers
from analysis.methods.funnels.numbers import numbers_table
from analysis.methods.funnels.spec import FunnelsOptions
from analysis.methods.funnels.steps import steps_table
from analysis.methods.outcome import Outcome
from analysis.methods.table_builder import INTERVAL, chart, note, rows_where
from analysis.table import Chart, Hidden, Note, Table
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame, instrument: Instrument, options: FunnelsOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """The steps of every chain, a chart a chain, then the numbers told on the way."""
    found = chains(instrument)
    benchmarks = read_benchmarks(options.benchmarks)
    steps = steps_table(frame, instrument, found, benchmarks, options.smallest)
    asked = tuple(dict.fromkeys(q for chain in found for q in counted_answers(instrument, chain)))
    numbers = numbers_table(frame, asked, options)
    return Outcome(
        tables=(steps, *((numbers,) if numbers.rows else ())),
        charts=tuple(chart for chain in found if (chart := _chart(rows_where(steps, "beginning", chain[0])))),
        notes=tuple(_notes(benchmarks.unread, tuple(benchmarks.shares), found)),
    )


def _notes(unread: tuple[str, ...], compared: tuple[str, ...], found: tuple[tuple[str, ...], ...]) -> Iterator[Note]:
    for line in unread:
        yield note("benchmark_unread", "funnels", line=line)
    for step in compared:
        if not any(step in chain for chain in found):
            yield note("benchmark_of_no_step", "funnels", line=step)


def _chart(steps: Table) -> Chart | None:
    """The shares of those who were asked that are shown."""
    at = [column.id for column in steps.columns].index("share")
    shown = replace(steps, rows=tuple(row for row in steps.rows if not isinstance(row[at], Hidden)))
    return chart(shown, "intervals", x="question", y="share", **INTERVAL) if shown.rows else None
