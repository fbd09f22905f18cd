"""The options of each method: what may be chosen, between which limits, and what it is when nobody chooses."""

from dataclasses import dataclass

from analysis.methods.fields import Options, choice, flag, level_of, lines, pick, picks, real, whole

SEED = 20170414  # any fixed number: the same data and options give the same report


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliabilityOptions(Options):
    """`hierarchical` and `ordinal` take seconds on long scales; `bootstrap` adds percentile intervals."""

    measures: tuple[str, ...] = picks("measure")
    threshold: float = real(0.70, least=0.5, most=0.95, step=0.05)
    split: str = choice("odd_even", "first_second", default="odd_even")
    ordinal: bool = flag(True)
    factor_based: bool = flag(True)
    hierarchical: bool = flag(True)
    bootstrap: bool = flag(False)
    resamples: int = whole(1000, least=200, most=10_000, step=100)
    seed: int = whole(SEED, least=0, most=2**31 - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidityOptions(Options):
    """`tail` and `level` make the critical r (r-table); the verdict uses the correlation that `judged` names."""

    measures: tuple[str, ...] = picks("measure")
    tail: str = choice("two_tailed", "one_tailed", default="two_tailed")
    level: float = real(0.05, least=0.001, most=0.2, step=0.01, decimals=3)
    judged: str = choice("item_total_r", "item_rest_r", default="item_total_r")
    discriminant: bool = flag(True)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsOptions(Options):
    """Compare scores between the groups that one variable makes; groups under `smallest` are not published."""

    by: str = pick("grouping")
    measures: tuple[str, ...] = picks("measure")
    families: tuple[str, ...] = picks("family")
    posthoc: str = choice("games_howell", "tukey", default="games_howell")
    smallest: int = whole(5, least=2, most=100)


@dataclass(frozen=True, slots=True, kw_only=True)
class SkmOptions(Options):
    """`by` makes one index a unit, service, wave …; the interval and the class risk come from a seeded bootstrap."""

    weight: str = choice("1/9", "0.111", "0.11", default="1/9")
    by: tuple[str, ...] = picks("grouping", empty="none")
    transcription: bool = flag(True)
    resamples: int = whole(2000, least=200, most=10_000, step=100)
    seed: int = whole(SEED, least=0, most=2**31 - 1)
    smallest: int = whole(5, least=2, most=100)


@dataclass(frozen=True, slots=True, kw_only=True)
class CohenOptions(Options):
    """The funnel's questions; "" lets the method find them by their `show_if` (used if aware, satisfied if used)."""

    family: str = pick("family", empty="auto")
    awareness: str = pick("yes_no", empty="auto")
    use: str = pick("yes_no", empty="auto")
    satisfaction: str = pick("scale_question", empty="auto")
    benchmark: float = real(0.5, least=0.0, most=1.0, step=0.05)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegressionOptions(Options):
    """`weighted_gap` multiplies each dimension's gap by the respondent's own points over 100."""

    outcome: str = pick("outcome")
    predictors: str = choice("perception", "gap", "weighted_gap", default="perception")
    profile: tuple[str, ...] = picks("profile", empty="none")
    level: float = real(0.05, least=0.001, most=0.2, step=0.01, decimals=3)
    importance: bool = flag(True)
    ordered: bool = flag(True)
    influence: bool = flag(True)
    resamples: int = whole(1000, least=200, most=10_000, step=100)
    seed: int = whole(SEED, least=0, most=2**31 - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsOptions(Options):
    """`ceiling` is the share of top expectations above which a warning is given (McHorney and Tarlov 1995: .15)."""

    ceiling: float = real(0.15, least=0.05, most=0.95, step=0.05)
    bootstrap: bool = flag(True)
    resamples: int = whole(1000, least=200, most=10_000, step=100)
    seed: int = whole(SEED, least=0, most=2**31 - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorsOptions(Options):
    """`number` 0 asks the parallel analysis how many; loadings under `hidden` are left out of the picture."""

    measure: str = pick("measure")
    family: str = pick("family", empty="first")
    extraction: str = choice("principal_axis", "maximum_likelihood", default="principal_axis")
    rotation: str = choice("oblimin", "varimax", "none", default="oblimin")
    number: int = whole(0, least=0, most=20)
    hidden: float = real(0.30, least=0.0, most=0.9, step=0.05)
    draws: int = whole(500, least=50, most=5000, step=50)
    seed: int = whole(SEED, least=0, most=2**31 - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CfaOptions(Options):
    """The model is the instrument's own: each item on its dimension, dimensions correlated."""

    measure: str = pick("measure")
    family: str = pick("family", empty="first")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendOptions(Options):
    """Scores over waves; `before` and `after` are by default the last two.

    `events` are lines "wave: what happened", handed on with the table for the chart's marks.
    """

    measures: tuple[str, ...] = picks("measure")
    families: tuple[str, ...] = picks("family")
    before: str = level_of("sqd_wave")
    after: str = level_of("sqd_wave")
    events: tuple[str, ...] = lines()
    smallest: int = whole(5, least=2, most=100)


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityOptions(Options):
    """Limits from which an answer sheet is marked; `fast` is the share of the median time under which it is too fast."""

    fast: float = real(1 / 3, least=0.05, most=0.9, step=0.05)
    extreme: float = real(1.0, least=0.5, most=1.0, step=0.05)
    missing: float = real(0.2, least=0.01, most=1.0, step=0.05)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsOptions(Options):
    """Word counts of one comment question, and what coders made of it."""

    question: str = pick("comment")
    words: int = whole(30, least=5, most=200, step=5)
    shortest: int = whole(3, least=2, most=10)
