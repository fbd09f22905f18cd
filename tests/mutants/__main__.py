"""`python -m tests.mutants`: put in every fault, print which ones no test notices; exit code 1 under 95 %."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from tests.mutants.faults import FAULTS, Fault
from tests.mutants.kill import copy_project, is_noticed

AT_ONCE = 2
ENOUGH = 0.95


def main() -> int:
    copies: SimpleQueue[Path] = SimpleQueue()

    def noticed(fault: Fault) -> bool:
        copy = copies.get()
        try:
            return is_noticed(copy, fault)
        finally:
            copies.put(copy)

    with TemporaryDirectory() as folder:
        for number in range(AT_ONCE):
            copies.put(copy_project(Path(folder) / f"copy{number}" / "project"))
        with ThreadPoolExecutor(AT_ONCE) as pool:
            killed = 0
            for fault, found in zip(FAULTS, pool.map(noticed, FAULTS), strict=True):
                killed += found
                print("noticed " if found else "SURVIVES", f"{fault.file}: {fault.right} → {fault.wrong}", flush=True)
    print(f"{killed} of {len(FAULTS)} faults noticed ({killed / len(FAULTS):.0%})")
    return int(killed / len(FAULTS) < ENOUGH)


if __name__ == "__main__":
    sys.exit(main())
