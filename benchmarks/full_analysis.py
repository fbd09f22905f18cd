"""From file to full analysis: time, peak memory and how both grow with the number of responses × 44 items.

The frame is the one that results are computed from. `python -m benchmarks.full_analysis --million` measures a million responses
too (some minutes).
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.timing import as_installed, line, seconds

SIZES = (1_000, 10_000, 100_000)
MILLION = 1_000_000


def main(sizes: tuple[int, ...] = SIZES) -> None:
    with tempfile.TemporaryDirectory() as folder:
        before: tuple[int, float] | None = None
        for n in sizes:
            path = Path(folder) / f"{n}.sqd"
            _fill(path, n)
            # A process of its own, so that its peak memory is this size's alone.
            output = subprocess.run(
                [sys.executable, "-m", "benchmarks.full_analysis", "--measure", str(path)],
                check=True,
                capture_output=True,
                text=True,
                env=as_installed() | {"OPENBLAS_NUM_THREADS": "1"},  # as the command does
            ).stdout.split()
            imports, reading, analysis, megabytes = map(float, output)
            total = imports + reading + analysis
            slope = "" if before is None else f"{n // before[0]}× the rows: {analysis / before[1]:.1f}× the time"
            line(
                f"{n:>9,} responses × 44: imports {imports:.2f} s, file → frame {reading:.2f} s",
                f"analysis {analysis:.2f} s",
                f"peak {megabytes:,.0f} MB",
                imports / total,
                f"(imports' share)  {slope}",
            )
            before = (n, analysis)


def _fill(path: Path, n: int) -> None:
    from benchmarks.crowd import fill
    from servqual_desk.project import Project

    with Project.create(path, instrument="servqual-22") as project:
        fill(project, n)


def measure(path: Path) -> None:
    """In the child: print seconds for imports, reading and analysis, and the peak memory in MB."""
    from servqual_desk.project import Project

    imports = seconds(_import_statistics)
    from analysis import analyse

    with Project.open(path) as project:
        frames = []
        reading = seconds(lambda: frames.append(project.read_answers(small=True)))
        analysis = seconds(lambda: analyse(frames[0], project.instrument))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(imports, reading, analysis, peak)


def _import_statistics() -> None:
    import pandas  # noqa: F401

    import analysis.survey  # noqa: F401


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--measure", path]:
            measure(Path(path))
        case ["--million"]:
            main((*SIZES, MILLION))
        case _:
            main()
