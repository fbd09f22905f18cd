"""Shared by the benchmarks: timing a call, and one line of the printed table."""

import os
import resource
import statistics
import time
from collections.abc import Callable, Sequence


def seconds(call: Callable[[], object]) -> float:
    """How long one call took."""
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


def processor_seconds(call: Callable[[], object]) -> float:
    """How long one call kept the processor, child processes and threads included.

    On a busy machine the clock measures the others too.
    """
    begin = _processor()
    call()
    return _processor() - begin


def clock_and_processor(call: Callable[[], object]) -> tuple[float, float]:
    """The seconds of one call by the clock, and those of `processor_seconds`."""
    clock, processor = time.perf_counter(), _processor()
    call()
    return time.perf_counter() - clock, _processor() - processor


def as_installed() -> dict[str, str]:
    """The environment, in which Python keeps what it has compiled, as it does of an installed program."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def percentile(times: Sequence[float], share: float) -> float:
    """The smallest of the times that at least `share` of them do not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def median(times: Sequence[float]) -> float:
    return statistics.median(times)


def milliseconds(value: float) -> str:
    return f"{1000 * value:,.2f} ms"


def line(what: str, ours: str, floor: str = "", ratio: float | None = None, aim: str = "") -> None:
    """Print one measurement: ours, the floor that it stands on, their ratio, and what we aim at."""
    print(f"{what:<58} {ours:>14} {floor:>14} {'' if ratio is None else f'{ratio:.2f}×':>8}  {aim}", flush=True)
