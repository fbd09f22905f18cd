"""Cohen's indicators: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, pick, real
from analysis.methods.method import Method
from analysis.thresholds import BENCHMARK_SHARE
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class CohenOptions(Options):
    """The funnel's questions; "" lets the method find them by their `show_if` (used if aware, satisfied if used)."""

    family: str = pick("family", empty="auto")
    awareness: str = pick("yes_no", empty="auto")
    use: str = pick("yes_no", empty="auto")
    satisfaction: str = pick("scale_question", empty="auto")
    benchmark: float = real(BENCHMARK_SHARE, least=0.0, most=1.0, step=0.05)


def needs_cohen(instrument: Instrument) -> str | None:
    """The family `cohen`."""
    return None if "cohen" in instrument.families else "needs_cohen"


METHOD = Method(id="cohen", place=80, options=CohenOptions, why_not=needs_cohen)
