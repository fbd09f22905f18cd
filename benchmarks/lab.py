"""`python -m benchmarks.lab`: every method of the lab over a million responses: seconds of the processor, and memory.

Simulated citizens of two questionnaires are drawn again and again until there are enough, and a third of their answers to items
are drawn anew. Each method has a process of its own; the memory of the frame is in its own, and stands in the first line.
`python -m benchmarks.lab 100000 cfa groups` is smaller, and of these methods alone.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from uuid import UUID

import numpy as np
import pandas as pd

from analysis.methods import METHODS
from benchmarks.city import peak_megabytes
from benchmarks.timing import processor_seconds
from instruments.columns import variables
from instruments.load import load_instrument
from instruments.model import Instrument
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project

N = 1_000_000
DRAWN = 5_000
AIM = 20.0, 1500
ELSEWHERE = "kota-cerdas"  # what the first questionnaire cannot give
FIRST = "loket-lengkap"


def main(n: int, chosen: tuple[str, ...]) -> None:
    print(f"{n:,} responses; aim of {N:,}: ≤ {AIM[0]:.0f} s of the processor and {AIM[1]:,} MB")
    with tempfile.TemporaryDirectory(prefix="bench-lab-") as name:
        for questionnaire in (FIRST, ELSEWHERE):
            file = Path(name) / f"{questionnaire}.pickle"
            crowd(questionnaire, n).to_pickle(file)
            for method in ("", *(one for one in chosen if _given_by(one) == questionnaire)):
                subprocess.run([sys.executable, "-m", "benchmarks.lab", questionnaire, str(file), method], check=True)
            file.unlink()


def _given_by(method: str) -> str:
    return FIRST if METHODS[method].why_not(load_instrument(FIRST)) is None else ELSEWHERE


def crowd(questionnaire: str, n: int) -> pd.DataFrame:
    """The frame as results are computed from it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Project.create(Path(folder) / "crowd.sqd", instrument=questionnaire) as project,
    ):
        project.add_responses(simulate(project.instrument, DRAWN), source=SOURCE)
        frame, instrument = project.read_answers(small=True), project.instrument
    random = np.random.default_rng(1)
    frame = frame.take(random.integers(len(frame), size=n)).reset_index(drop=True)
    _draw_anew(frame, instrument, random)
    return frame.assign(sqd_uuid=[str(UUID(int=place)) for place in range(n)])


def _draw_anew(frame: pd.DataFrame, instrument: Instrument, random: np.random.Generator) -> None:
    for variable in variables(instrument):
        if variable.item is not None and variable.scale is not None and variable.name in frame:
            own = np.flatnonzero(random.random(len(frame)) < 1 / 3)
            frame.loc[own, variable.name] = frame[variable.name].to_numpy()[random.permutation(own)]


def measure(questionnaire: str, file: Path, method: str) -> None:
    """In the child: one line, of the empty run where no method is named."""
    frame = pd.read_pickle(file)
    if not method:
        print(f"{'the frame of ' + questionnaire:<34} {peak_megabytes():>18,.0f} MB", flush=True)
        return
    instrument = load_instrument(questionnaire)
    took = processor_seconds(lambda: METHODS[method].run(frame, instrument))
    memory = peak_megabytes()
    over = "  OVER" if took > AIM[0] or memory > AIM[1] else ""
    print(f"{method:<34} {took:>8.1f} s {memory:>7,.0f} MB{over}", flush=True)


if __name__ == "__main__":
    given = sys.argv[1:]
    if given and not given[0].isdigit():
        measure(given[0], Path(given[1]), given[2])
    else:
        main(int(given[0]) if given else N, tuple(given[1:]) or tuple(METHODS))
