"""The disclosure gate: whether a filter by four columns may be shown, beside counting who has which of their values."""

import tempfile
from pathlib import Path

from analysis.disclosure.counted import selection_state, twins_of
from analysis.disclosure.patterns import counts_over
from analysis.thresholds import SMALLEST_PUBLISHED
from benchmarks.timing import line, median, milliseconds, processor_seconds
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project

SIZES = (400, 10_000)  # few responses hide most cells, many leave more to be solved
TIMES = 3
COLUMNS = ("sex", "age", "education", "sqd_mode")


def main() -> None:
    for n in SIZES:
        _measure(n)


def _measure(n: int) -> None:
    with tempfile.TemporaryDirectory() as folder, _survey(Path(folder) / "desk.sqd") as project:
        project.add_responses(simulate(project.instrument, n), source=SOURCE)
        everyone = project.read_answers(small=True)
    chosen = everyone
    for column in COLUMNS:
        chosen = chosen[chosen[column] == everyone[column].mode()[0]]
    twins = twins_of(everyone, chosen, COLUMNS, "")
    columns = [axis.column for axis in twins.axes]
    ours = median([processor_seconds(lambda: selection_state(twins, SMALLEST_PUBLISHED)) for _time in range(TIMES)])
    floor = median([processor_seconds(lambda: counts_over(columns)) for _time in range(TIMES)])
    what = f"filter of four columns at the gate, {n:,} responses"
    line(what, milliseconds(ours), milliseconds(floor), ours / floor, "aim ≤ 2,000 ms")


def _survey(path: Path) -> Project:
    return Project.create(path, instrument="servqual-22")


if __name__ == "__main__":
    main()
