"""Cohen's indicators: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass
from typing import Any

from analysis.methods.fields import Options, pick, real
from analysis.methods.method import Method
from instruments.model import Instrument


def benchmark() -> Any:
    """A share with four decimals, so that a percent with two is kept as it was typed; 0 is none."""
    return real(0.0, least=0.0, most=1.0, step=0.05, decimals=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class CohenOptions(Options):
    """The funnel's questions; "" lets the method find them by their `show_if` (used if aware, satisfied if used).

    Each step has a benchmark of its own, a share from 0 to 1; a step whose benchmark is 0 is compared with none.
    """

    family: str = pick("family", empty="auto")
    awareness: str = pick("yes_no", empty="auto")
    use: str = pick("yes_no", empty="auto")
    satisfaction: str = pick("scale_question", empty="auto")
    awareness_benchmark: float = benchmark()
    use_benchmark: float = benchmark()
    satisfaction_benchmark: float = benchmark()


def needs_cohen(instrument: Instrument) -> str | None:
    """The family `cohen`."""
    return None if "cohen" in instrument.families else "needs_cohen"


METHOD = Method(id="cohen", place=80, options=CohenOptions, why_not=needs_cohen, wants=("indicator_sheet",))
