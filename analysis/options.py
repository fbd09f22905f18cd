"""What the user may choose about an analysis."""

from dataclasses import dataclass
from typing import Literal, get_args

from analysis.thresholds import ACCEPTABLE_SHARE, ALPHA_THRESHOLD

PredictorSet = Literal["perception", "gap"]
WeightName = Literal["1/9", "0.111", "0.11"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Choices that change what is computed or how it is judged; the defaults are the contract's.

    `predictors`: keep one of the regression's two predictor sets (None: all that the instrument gives).
    `wave`: the code of the wave that everything but `waves` is about (None: all responses).
    `skm_weight`: how an SKM element is weighted; "1/9" is the name of exact equal weights.
    `acceptable_share`: how far up its scale an item must be to be acceptable, from 0 to 1; SKM elements have class B instead.
    `alpha_threshold`: alpha from which a scale is called reliable in the tables (.60 and .70 are both in use).
    """

    predictors: PredictorSet | None = None
    wave: str | None = None
    skm_weight: WeightName = "1/9"
    acceptable_share: float = ACCEPTABLE_SHARE
    alpha_threshold: float = ALPHA_THRESHOLD

    def __post_init__(self) -> None:
        if self.predictors is not None and self.predictors not in get_args(PredictorSet):
            raise ValueError(f"predictors must be one of {get_args(PredictorSet)} or None, not {self.predictors!r}")
        if self.skm_weight not in get_args(WeightName):
            raise ValueError(f"skm_weight must be one of {get_args(WeightName)}, not {self.skm_weight!r}")
        if not 0 < self.acceptable_share < 1:
            raise ValueError(f"acceptable_share must lie between 0 and 1, not {self.acceptable_share!r}")
        if not 0 < self.alpha_threshold < 1:
            raise ValueError(f"alpha_threshold must lie between 0 and 1, not {self.alpha_threshold!r}")
