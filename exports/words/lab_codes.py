"""The codes that only the lab uses, in words: verdicts, tests, effects, advice, and the values of its options."""

from collections.abc import Mapping
from types import MappingProxyType

from instruments.i18n import N_

LAB_CODES: Mapping[str, str] = MappingProxyType(
    {
        "weighted_gap": N_("Gap weighted by points"),
        # verdicts
        "valid": N_("valid"),
        "not_valid": N_("not valid"),
        "above_benchmark": N_("above the benchmark"),
        "below_benchmark": N_("below the benchmark"),
        "not_different": N_("no clear difference"),
        "within_rule": N_("usual"),
        "above_rule": N_("worth a look"),
        "below_zone": N_("below the zone of tolerance"),
        "within_zone": N_("within the zone of tolerance"),
        "above_zone": N_("above the zone of tolerance"),
        # Kaiser's words for KMO
        "marvellous": N_("marvellous"),
        "meritorious": N_("meritorious"),
        "middling": N_("middling"),
        "mediocre": N_("mediocre"),
        "miserable": N_("miserable"),
        "unacceptable": N_("unacceptable"),
        # tests
        "student_t": N_("Student's t (equal variances)"),
        "welch_t": N_("Welch's t"),
        "mann_whitney": N_("Mann–Whitney U"),
        "anova": N_("Analysis of variance (equal variances)"),
        "welch_anova": N_("Welch's analysis of variance"),
        "kruskal_wallis": N_("Kruskal–Wallis H"),
        "brown_forsythe": N_("Brown–Forsythe (equal spread)"),
        "brant_all": N_("Brant, all predictors"),
        "brant_term": N_("Brant, this predictor"),
        # effect sizes
        "mean_difference": N_("Difference of means"),
        "cohen_d": N_("Cohen's d"),
        "rank_biserial": N_("Rank-biserial correlation"),
        "eta_squared": N_("η²"),
        "omega_squared": N_("ω²"),
        "epsilon_squared": N_("ε² (ranks)"),
        # measures
        "unweighted": N_("Overall gap, unweighted"),
        "weighted": N_("Overall gap, weighted by points"),
        "servperf": N_("Perception alone (SERVPERF)"),
        "cfi": N_("CFI (at least)"),
        "tli": N_("TLI (at least)"),
        "rmsea": N_("RMSEA (at most)"),
        "srmr": N_("SRMR (at most)"),
        "observed": N_("Observed"),
        "chance_95": N_("By chance ({chance_point} point)"),
        "awareness": N_("Know it"),
        "use": N_("Use it"),
        "satisfaction": N_("Are satisfied"),
        # what to do where an assumption fails
        "advice_nothing": N_("nothing"),
        "advice_see_notes": N_("see the notes"),
        "advice_many_responses": N_("little: with so many responses t and F hardly depend on normal residuals"),
        "advice_ordered_logit": N_("read the ordered logit, or gather more responses"),
        "advice_robust_errors": N_("read the robust errors (HC3) and their p"),
        "advice_look_for_curve": N_("look at residuals against fitted values; a curve or an interaction is missing"),
        "advice_check_order": N_("check whether the rows are in order of time; if they are, compare waves instead"),
        "advice_read_importance": N_("read the relative importance instead of single coefficients"),
        # signs of careless answers
        "straight_line": N_("Straight line: a block answered all alike"),
        "identical": N_("Every perception answered as its expectation"),
        "extreme": N_("Answers at an end of their scale"),
        "unanswered": N_("Much unanswered"),
        "too_fast": N_("Too fast to have been read"),
        # agreement of coders: what about, and how strong (Landis and Koch 1977)
        "one_code": N_("this code"),
        "all_codes": N_("all codes together"),
        "single_codes": N_("comments with a single code"),
        "poor": N_("poor"),
        "slight": N_("slight"),
        "fair": N_("fair"),
        "moderate": N_("moderate"),
        "substantial": N_("substantial"),
        "almost_perfect": N_("almost perfect"),
        # options
        "odd_even": N_("odd and even items"),
        "first_second": N_("first and second half"),
        "two_tailed": N_("two-tailed"),
        "one_tailed": N_("one-tailed"),
        "item_total_r": N_("item–total r"),
        "item_rest_r": N_("corrected item–total r (item–rest)"),
        "games_howell": N_("Games–Howell (unequal variances)"),
        "tukey": N_("Tukey (equal variances)"),
        "principal_axis": N_("principal axis"),
        "maximum_likelihood": N_("maximum likelihood"),
        "oblimin": N_("oblimin (correlated factors)"),
        "varimax": N_("varimax (independent factors)"),
        "1/9": N_("1/9, exact"),
        "0.111": N_("0.111, rounded"),
        "0.11": N_("0.11, rounded"),
    }
)
