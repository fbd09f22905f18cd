"""Reliability, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Reliability"),
    question=N_(
        "Are the items of a scale consistent? Alpha with three confidence intervals, split halves, omega, "
        "ordinal alpha."
    ),
    card=MethodCard(
        not_for=N_(
            "Not for items that are not meant to measure one thing, nor for a single item. A high alpha does not "
            "show that a scale measures what its name says."
        ),
        formula=N_("α = k / (k − 1) · (1 − Σ s²(item) / s²(total)), k: number of items, s²: variance with n − 1"),
        references=(
            (
                "Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika, "
                "16(3), 297–334."
            ),
            (
                "Feldt, L. S., Woodruff, D. J., & Salih, F. A. (1987). Statistical inference for coefficient alpha. "
                "Applied Psychological Measurement, 11(1), 93–103."
            ),
            (
                "Duhachek, A., & Iacobucci, D. (2004). Alpha's standard error (ASE): An accurate and precise "
                "confidence interval estimate. Journal of Applied Psychology, 89(5), 792–808."
            ),
            "McDonald, R. P. (1999). Test theory: A unified treatment. Lawrence Erlbaum.",
        ),
        reported=(
            Reported(
                table="reliability",
                sentence=N_(
                    "{scale} ({battery}): Cronbach's α = {alpha}, {confidence} CI [{alpha_lower}, "
                    "{alpha_upper}], k = {k}, n = {n}."
                ),
                below_one=("alpha", "alpha_lower", "alpha_upper"),
            ),
        ),
    ),
    options={
        "threshold": OptionWords(
            name=N_("Alpha asked for"),
            help=N_("The verdict asks alpha, and the lower end of its confidence interval, to reach this."),
        ),
        "split": OptionWords(
            name=N_("Split"), help=N_("How the items are divided: by turns, or the first half against the second.")
        ),
        "ordinal": OptionWords(
            name=N_("Ordinal alpha"), help=N_("Adds alpha for answers in steps; takes some seconds on long scales.")
        ),
        "factor_based": OptionWords(
            name=N_("Composite reliability and AVE"),
            help=N_("Adds the coefficients from the confirmatory factor model."),
        ),
        "hierarchical": OptionWords(
            name=N_("Omega hierarchical"), help=N_("Adds the share of a general factor, for three dimensions or more.")
        ),
    },
    tables={
        "reliability": TableWords(
            title=N_("Reliability of the scales"),
            definition=N_(
                "How consistent the items of each scale are. The nearer alpha is to 1, the more the items tell the "
                "same story; the verdict compares it with the chosen threshold, and a confidence interval that "
                "contains the threshold leaves the verdict open."
            ),
        ),
        "reliability_items": TableWords(
            title=N_("Items within their scales: {battery}"),
            definition=N_(
                "How each item fits its scale. An item with a low corrected item–total r, or without which alpha "
                "would rise, does not fit the others well."
            ),
        ),
        "lab_split_half": TableWords(
            title=N_("Split-half reliability: {split}"),
            definition=N_(
                "Each scale is cut into two halves, and the halves are compared. The coefficients say how consistent "
                "the whole scale is; read them like alpha: the nearer to 1, the more consistent."
            ),
        ),
        "lab_ordinal_alpha": TableWords(
            title=N_("Ordinal alpha"),
            definition=N_(
                "Alpha for answers in steps, computed as if an unbroken scale stood behind each step. Where it is "
                "much higher than ordinary alpha, the answers pile up on a few steps."
            ),
        ),
        "lab_composite": TableWords(
            title=N_("Composite reliability and variance extracted"),
            definition=N_(
                "Reliability from the factor model, in which items may weigh differently. An average variance "
                "extracted (AVE) of at least one half means that the items share more than their measurement errors."
            ),
        ),
        "lab_omega": TableWords(
            title=N_("Omega hierarchical"),
            definition=N_(
                "How much of the differences between respondents one general factor explains. High omega hierarchical"
                " means that a single total score is fair; low means that the dimensions should be read one by one."
            ),
        ),
        "lab_schmid_leiman": TableWords(
            title=N_("General and group factors: {battery}"),
            definition=N_(
                "What each item owes to the general factor, and what to its own group. An item that weighs mostly on "
                "the general factor says little about its dimension alone."
            ),
        ),
        "lab_gap_reliability": TableWords(
            title=N_("Reliability of the gap"),
            definition=N_(
                "How far the gap itself can be relied on. Where expectation and perception go closely together, "
                "their difference is measured less exactly than either, and a small gap should be interpreted with "
                "care."
            ),
        ),
    },
    procedures={
        "reliability": N_("Cronbach's alpha; confidence intervals by Feldt and by Duhachek and Iacobucci"),
        "lab_alpha_bootstrap": N_(
            "Cronbach's alpha; confidence intervals by Feldt, by Duhachek and Iacobucci, and by bootstrap percentiles"
        ),
        "split_half": N_("Spearman–Brown (Horst for unequal halves) and Guttman's λ4"),
        "ordinal_alpha": N_("alpha of two-step polychoric correlations"),
        "composite_reliability": N_(
            "composite reliability and AVE from the confirmatory model; omega of each scale alone"
        ),
        "omega_hierarchical": N_("Schmid–Leiman on principal axes, oblimin"),
        "schmid_leiman": N_("Schmid–Leiman on principal axes, oblimin"),
        "gap_reliability": N_("alpha of the gap; reliability of the difference score"),
    },
    columns={
        "k_first": N_("Items, first half"),
        "k_second": N_("Items, second half"),
        "di_lower": N_("Duhachek–Iacobucci {confidence} lower"),
        "di_upper": N_("Duhachek–Iacobucci {confidence} upper"),
        "mean_r": N_("Mean inter-item r"),
        "min_r": N_("Smallest r"),
        "max_r": N_("Largest r"),
        "r_halves": N_("r of the halves"),
        "spearman_brown": N_("Spearman–Brown"),
        "guttman_split": N_("Guttman λ4"),
        "ordinal_alpha": N_("Ordinal alpha"),
        "composite_reliability": N_("Composite reliability"),
        "ave": N_("AVE"),
        "omega_hierarchical": N_("Omega hierarchical"),
        "explained_common": N_("Share of the general factor in common variance"),
        "general": N_("General factor"),
        "alpha_expectation": N_("Alpha, expectation"),
        "alpha_perception": N_("Alpha, perception"),
        "alpha_gap": N_("Alpha, gap"),
        "r_expectation_perception": N_("r of expectation and perception"),
    },
    codes={"odd_even": N_("odd and even items"), "first_second": N_("first and second half")},
    notes={
        "polychoric_constant_item": N_("Undefined: all respondents gave the same answer to one of the items."),
        "polychoric_not_positive": N_(
            "The polychoric correlations contradict one another (not positive definite): read ordinal alpha with care."
        ),
    },
)
