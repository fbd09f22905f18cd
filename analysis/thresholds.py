"""Every limit from which a number is judged, marked, drawn or published: one name, one value, its source.

Results, tables, charts, options and sentences read their limits here, so that two pages of one report cannot judge one number
in two ways; a sentence names a limit by a placeholder (`exports.words.limits`), never in figures. What is no judgement stays with
its formula: how many steps an iteration takes, up to how many pairs a distribution is counted, how many rows a table prints.
Limits by which one interview is marked, at the counter and in the lab alike: `servqual_desk.interviewing.quality_limits`.
"""

from decimal import Decimal
from typing import Final, Literal

from servqual_desk.publishing import SMALLEST_PUBLISHED as SMALLEST_PUBLISHED  # a survey may ask for more

SkmClass = Literal["A", "B", "C", "D"]

# Tests and intervals
CONFIDENCE: Final = 0.95  # of every interval, unless its name says otherwise
CONFIDENCES: Final = {"level_90": 0.90, "level_95": 0.95, "level_99": 0.99}  # what may be chosen, where it may
FUNNEL_CONFIDENCE: Final = (
    0.998  # a funnel plot's outer limits (Spiegelhalter 2005): of 500 units one lies outside by chance
)
LEVEL: Final = 0.05  # p below it: beyond chance
EQUIVALENCE_CONFIDENCE: Final = (
    0.90  # 1 − 2·LEVEL: inside the margins exactly where both one-sided tests are beyond chance
)
RMSEA_CONFIDENCE: Final = 0.90  # Steiger (1990): with it both one-sided tests of RMSEA have the 5 % level
CLOSE_RMSEA: Final = 0.05  # up to it a model fits closely, which a test asks (Browne & Cudeck 1992)
CHANCE_POINT: Final = 0.95  # a factor counts above this quantile of random eigenvalues (Glorfeld 1995)
KAISERS_EIGENVALUE: Final = 1.0  # … or above what one standardised item has (Kaiser 1960), which often retains too many

# How many answers a number needs
FEW_RESPONSES: Final = 30  # below it every figure is provisional
COMPLETE_ENOUGH: Final = 0.80  # of the respondents with every item answered; below it a caution is given
LEAST_EXPECTED: Final = 5  # in every cell of a cross-table, or chi-square gives way to Fisher's test (Cochran 1954)
RESPONSES_PER_PREDICTOR: Final = 10  # below it a regression is arithmetic rather than evidence (Harrell 2015)
MANY_RESIDUALS: Final = 30  # from here on t and F hardly depend on normal residuals (central limit theorem)

# Scales: alpha from which one is called reliable; studies use both, which one is an option
ALPHAS_IN_USE: Final = (0.60, 0.70)  # Hair et al. (2019) for exploration; Nunnally (1978)
ALPHA_THRESHOLD: Final = ALPHAS_IN_USE[0]
LARGEST_HTMT: Final = 0.85  # Henseler, Ringle & Sarstedt (2015)

# Factors: from which KMO on Kaiser (1974) uses each of his words
KMO_BANDS: Final = (
    (0.90, "marvellous"),
    (0.80, "meritorious"),
    (0.70, "middling"),
    (0.60, "mediocre"),
    (0.50, "miserable"),
)
SMALLEST_LOADING: Final = 0.30  # a smaller one is left out of the picture
HARMANS_SHARE: Final = 0.50  # of all variance in one unrotated factor: a single one dominates (Podsakoff et al. 2003)
# Hair et al. (2019); Hu & Bentler (1999) ask .95 of CFI and TLI, .06 of RMSEA.
LEAST_CFI: Final = 0.90
LEAST_TLI: Final = 0.90
LARGEST_RMSEA: Final = 0.08
LARGEST_SRMR: Final = 0.08
LARGEST_CFI_LOSS: Final = 0.01  # from one step of invariance to the next (Cheung & Rensvold 2002)
# Item response theory
FEWEST_FOR_GRADES: Final = 100  # responses: fewer leave thresholds of rare answers to chance
FEW_FOR_GRADES: Final = 500  # below it discriminations and thresholds are unsteady (Reise & Yu 1990)
# Nagelkerke's R² by which groups of one level differ in an item: from when on it is moderate, and large (Jodoin & Gierl 2001)
LEAST_DIF: Final = 0.035
LARGE_DIF: Final = 0.070

# Gaps: share of respondents at the very top of a scale from which it piles up (McHorney & Tarlov 1995)
CEILING: Final = 0.15

# What to mend and to keep (`analysis.methods.priorities.improve_and_keep`)
ACCEPTABLE_SHARE: Final = 2 / 3  # of the way up a scale: 5 on 1-7; an SKM element's level is where class B begins
GAP_MARGIN: Final = 0.5 / 6  # of a scale's width, half a point on 1-7: a smaller gap is no shortfall that matters
FIRST_PLACES: Final = 3  # an item's share is that of the draws which keep it among so many
LONGEST_LIST: Final = 5
SURE_SHARE: Final = 0.90
LIKELY_SHARE: Final = 0.70
SURE_LEVEL: Final = 0.001  # so strict that twenty surveys of noise hardly ever call one item sure

# Up to which satisfaction index (CSI), as a share of the maximum rounded to two decimals, a band reaches
CSI_BANDS: Final = (
    (Decimal("0.34"), "not_satisfied"),
    (Decimal("0.50"), "less_satisfied"),
    (Decimal("0.65"), "fairly_satisfied"),
    (Decimal("0.80"), "satisfied"),
)
HIGHEST_CSI_BAND: Final = "very_satisfied"

# From which rounded index (IKM) a class begins, best first (PermenPANRB 14/2017, appendix, table II)
SKM_CLASSES: Final[tuple[tuple[Decimal, SkmClass], ...]] = (
    (Decimal("88.31"), "A"),
    (Decimal("76.61"), "B"),
    (Decimal("65.00"), "C"),
    (Decimal("25.00"), "D"),
)
HIGHEST_IKM: Final = Decimal("100.00")
BASE_VALUE: Final = 25  # by which the regulation multiplies an element's mean (1 to 4) to the index (25 to 100)
SECOND_CLASS: Final = 0.20  # a class with more than this chance beside another one: the class is not settled

# A regression's assumptions
LARGEST_EXACT: Final = 50  # rank tests are counted exactly up to this many pairs, or responses in both groups together
LARGEST_VIF: Final = 10  # tolerance over .10
LARGEST_CONDITION_NUMBER: Final = 30  # Belsley, Kuh & Welsch (1980), columns scaled to unit length
DURBIN_WATSON_RANGE: Final = (1.5, 2.5)
COOK_BY_N: Final = 4  # a response with a Cook's D above 4/n pulls the line
LEVERAGE_BY_N: Final = 2  # a leverage above 2p/n is far out
MOST_ORDERED_CATEGORIES: Final = 11  # a scale from 0 to 10; on a finer one the steps may well count as equal

# Coders: up to which kappa, rounded to two decimals, a word of Landis & Koch (1977) reaches
KAPPA_BANDS: Final = ((-0.01, "poor"), (0.20, "slight"), (0.40, "fair"), (0.60, "moderate"), (0.80, "substantial"))
HIGHEST_KAPPA_BAND: Final = "almost_perfect"
KRIPPENDORFF_ALPHAS: Final = (
    0.667,
    0.800,
)  # tentative conclusions, and sound ones: Krippendorff (2004), Content Analysis


def skm_class_ranges() -> tuple[tuple[SkmClass, Decimal, Decimal], ...]:
    """Each class with the lowest and the highest rounded index that it takes, best first."""
    ends = (HIGHEST_IKM, *(lowest - Decimal("0.01") for lowest, _letter in SKM_CLASSES))
    return tuple((letter, lowest, highest) for (lowest, letter), highest in zip(SKM_CLASSES, ends, strict=False))
