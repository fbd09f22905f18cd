"""Quality of the answers: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, real
from analysis.methods.method import Method
from analysis.methods.needs import needs_items
from servqual_desk.interviewing.quality_limits import EXTREME_SHARE, FAST_SHARE, UNANSWERED_SHARE


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityOptions(Options):
    """Limits from which an answer sheet is marked; `fast` is the share of the median time under which it is too fast."""

    fast: float = real(FAST_SHARE, least=0.05, most=0.9, step=0.05)
    extreme: float = real(EXTREME_SHARE, least=0.5, most=1.0, step=0.05)
    missing: float = real(UNANSWERED_SHARE, least=0.01, most=1.0, step=0.05)


METHOD = Method(id="quality", place=110, options=QualityOptions, why_not=needs_items)
