"""`make bench-peers`: the same simulated survey through ours, GNU PSPP and R, one after the other in the same run.

Ours gives everything: from the project's file through the imports to the whole analysis as JSON, in one process of its own.
The peers give a part of it, each in a process of its own, reading the data as they like it best (PSPP its .sav, R a .csv):
five alphas, 22 paired t tests and one OLS. The ratios are one by the clock, which holds on a machine that does nothing else (ours
uses a second processor), and one of processor seconds, which other programs stretch less.
Aim: at 100,000 responses, all of ours in PSPP's time. `python -m benchmarks.peers 1000000` is a million (ten minutes).
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from benchmarks.crowd import fill
from benchmarks.timing import as_installed, line, median
from exports.datasets.write import write_dataset
from instruments.load import load_instrument
from instruments.model import Instrument
from servqual_desk.project import Project

SIZES = (10_000, 100_000)
MANY, ROUNDS = 500_000, 3  # from so many on each runs once
AIMS = {10_000: "aim ≤ 5×", 100_000: "aim ≤ 1×", 1_000_000: "aim ≤ 0.25×"}
WHAT = {"ours": "the whole analysis"}

Command = list[str]


def main(sizes: tuple[int, ...] = SIZES) -> None:
    peers = {"GNU PSPP": _pspp, "R psych": _r}
    missing = {name: why for name, why in (("GNU PSPP", _why_no_pspp()), ("R psych", _why_no_r())) if why}
    for name, why in missing.items():
        print(f"{name} is left out: {why}")
    print(f"{'what':<58} {'wall clock':>14} {'processor':>14} {'ours to it':>10}  by the clock")
    for n in sizes:
        with tempfile.TemporaryDirectory() as name:
            _race(n, Path(name), {peer: make for peer, make in peers.items() if peer not in missing})


def _race(n: int, folder: Path, peers: dict[str, Callable[[Path, Instrument], Command]]) -> None:
    path, instrument = folder / "survey.sqd", load_instrument("servqual-22")
    # In a process of its own: what this one held in memory would count as the peak of those that it starts.
    subprocess.run([sys.executable, "-m", "benchmarks.peers", "--fill", str(n), str(path)], check=True)
    ours = [sys.executable, "-m", "servqual_desk", "analyse", str(path), "--json", str(folder / "ours.json")]
    commands = {"ours": ours} | {peer: make(folder, instrument) for peer, make in peers.items()}
    runs: dict[str, list[_Run]] = {name: [] for name in commands}
    if n < MANY:
        _run(ours, folder)  # as whoever has started the program before
    for _round in range(ROUNDS if n < MANY else 1):  # turn by turn, so that a busy machine slows all
        for name, command in commands.items():
            runs[name].append(_run(command, folder))
    work = {name: median([run.processor for run in found]) for name, found in runs.items()}
    clock = {name: median([run.wall for run in found]) for name, found in runs.items()}
    for name, found in runs.items():
        line(
            f"{n:,} × 44: {WHAT.get(name, 'five alphas, 22 t, one OLS')}, {name}, {max(r.megabytes for r in found):,.0f} MB",
            f"{clock[name]:.2f} s",
            f"{work[name]:.2f} s",
            clock["ours"] / clock[name],
            f"{work['ours'] / work[name]:.2f}× of processor  {AIMS.get(n, '') if name == 'GNU PSPP' else ''}",
        )


def _fill(n: int, path: Path) -> None:
    """The survey, and beside it the same data as the peers read them."""
    with Project.create(path, instrument="servqual-22") as project:
        fill(project, n)
        frame = project.frame()
        for data in ("survey.sav", "survey.csv"):
            write_dataset(frame, project.instrument, path.with_name(data))


class _Run(NamedTuple):
    """What one process took: seconds by the clock and of the processor, which a busy machine stretches less, and its peak."""

    wall: float
    processor: float
    megabytes: float


def _run(command: Command, folder: Path) -> _Run:
    begin = time.perf_counter()
    with (folder / "said.txt").open("w") as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=subprocess.STDOUT, env=as_installed())
        _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}\n{(folder / 'said.txt').read_text(errors='replace')}")
    return _Run(time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _why_no_pspp() -> str:
    return "" if shutil.which("pspp") else "it is not installed (Debian package pspp)"


def _why_no_r() -> str:
    if not shutil.which("Rscript"):
        return "R is not installed (Debian packages r-base-core, r-cran-psych)"
    found = subprocess.run(["Rscript", "-e", "library(psych)"], capture_output=True, check=False)
    return "" if found.returncode == 0 else "its package psych is not installed (Debian package r-cran-psych)"


def _items(instrument: Instrument, suffix: str) -> dict[str, list[str]]:
    """Dimension → the columns of its items in one battery."""
    return {
        dimension.id: [f"{item.id}_{suffix}" for item in instrument.items if item.dimension == dimension.id]
        for dimension in instrument.dimensions
    }


def _pspp(folder: Path, instrument: Instrument) -> Command:
    """Every line of the syntax is one of the three analyses."""
    perceived, expected = _items(instrument, "p"), _items(instrument, "e")
    wanted, got = (" ".join(chain(*battery.values())) for battery in (expected, perceived))
    syntax = [
        "GET FILE='survey.sav'.",
        *(f"RELIABILITY /VARIABLES={' '.join(names)} /MODEL=ALPHA." for names in perceived.values()),
        f"T-TEST PAIRS={wanted} WITH {got} (PAIRED).",
        *(f"COMPUTE d_{name}=MEAN.{len(names)}({', '.join(names)})." for name, names in perceived.items()),
        f"REGRESSION /VARIABLES={' '.join(f'd_{name}' for name in perceived)} /DEPENDENT=overall.",
    ]
    (folder / "peer.sps").write_text("\n".join(syntax) + "\n")
    return ["pspp", "peer.sps", "-o", "pspp.txt"]


def _r(folder: Path, instrument: Instrument) -> Command:
    perceived, expected = _items(instrument, "p"), _items(instrument, "e")
    script = [
        "suppressMessages(library(psych))",
        'd <- read.csv("survey.csv")',
        *(f"print(alpha(d[{_r_names(names)}], check.keys = FALSE)$total)" for names in perceived.values()),
        *(
            f"print(t.test(d${e}, d${p}, paired = TRUE))"
            for e, p in zip(chain(*expected.values()), chain(*perceived.values()), strict=True)
        ),
        *(f"d$d_{name} <- rowMeans(d[{_r_names(names)}])" for name, names in perceived.items()),
        f"print(summary(lm(overall ~ {' + '.join(f'd_{name}' for name in perceived)}, d)))",
    ]
    (folder / "peer.R").write_text("\n".join(script) + "\n")
    return ["Rscript", "peer.R"]


def _r_names(names: list[str]) -> str:
    return f"c({', '.join(repr(name) for name in names)})"


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--fill", size, path]:
            _fill(int(size), Path(path))
        case sizes:
            main(tuple(map(int, sizes)) or SIZES)
