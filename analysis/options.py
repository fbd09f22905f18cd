"""What the user may choose about the analysis of a whole survey: its methods' own options, and two choices more."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from analysis.methods.gaps.spec import GapsOptions
from analysis.methods.priorities.spec import PrioritiesOptions
from analysis.methods.reliability.spec import ReliabilityOptions
from analysis.methods.skm.spec import SkmOptions

PredictorSet = Literal["perception", "gap"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Choices that change what is computed or how it is judged; the defaults are the contract's, and the lab's.

    `predictors`: keep one of the regression's two predictor sets (None: all that the instrument gives).
    `wave`: the code of the wave that everything but `waves` is about (None: all responses).
    Of a method's options those count that speak of what a whole survey is given: the `ceiling` of gaps, what is `acceptable`
    among priorities, the `threshold` of reliability, the `weight` of SKM.
    """

    predictors: PredictorSet | None = None
    wave: str | None = None
    gaps: GapsOptions = field(default_factory=GapsOptions)
    priorities: PrioritiesOptions = field(default_factory=PrioritiesOptions)
    reliability: ReliabilityOptions = field(default_factory=ReliabilityOptions)
    skm: SkmOptions = field(default_factory=SkmOptions)

    def __post_init__(self) -> None:
        if self.predictors is not None and self.predictors not in get_args(PredictorSet):
            raise ValueError(f"predictors must be one of {get_args(PredictorSet)} or None, not {self.predictors!r}")
