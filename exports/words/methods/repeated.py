"""Dimensions side by side, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Dimensions side by side"),
    question=N_("Do the same citizens score some dimensions higher than others, and do they agree on the order?"),
    card=MethodCard(
        not_for=N_(
            "Not for dimensions answered on unlike scales, nor for different citizens: for these there is the "
            "comparison of groups."
        ),
        formula=N_(
            "F = MS(dimensions) / MS(dimensions × respondents), df · ε (Greenhouse–Geisser); W = χ² / (n · (k − "
            "1)), χ²: Friedman's statistic"
        ),
        references=(
            (
                "Greenhouse, S. W., & Geisser, S. (1959). On methods in the analysis of profile data. Psychometrika, "
                "24(2), 95–112."
            ),
            (
                "Mauchly, J. W. (1940). Significance test for sphericity of a normal n-variate distribution. Annals "
                "of Mathematical Statistics, 11(2), 204–209."
            ),
            (
                "Friedman, M. (1937). The use of ranks to avoid the assumption of normality implicit in the analysis "
                "of variance. Journal of the American Statistical Association, 32(200), 675–701."
            ),
        ),
        reported=(
            Reported(
                table="lab_repeated_tests",
                sentence=N_(
                    "{family} ({battery}), {dimensions} dimensions, n = {n}: F({df1}, {df2}) = {statistic}, {p} "
                    "(Greenhouse–Geisser)."
                ),
                only={"test": "greenhouse_geisser"},
            ),
            Reported(
                table="lab_repeated_tests",
                sentence=N_("{family} ({battery}): Friedman's χ²({df1}) = {statistic}, {p}."),
                only={"test": "friedman"},
            ),
            Reported(
                table="lab_repeated_effects",
                sentence=N_("{family} ({battery}): generalised η² = {value}."),
                only={"effect": "eta_general"},
                below_one=("value",),
            ),
        ),
    ),
    options={},
    tables={
        "lab_repeated_means": TableWords(
            title=N_("Dimensions side by side: means"),
            definition=N_(
                "The mean of every dimension over the citizens who answered them all, and its mean rank: the higher, "
                "the oftener the dimension stands above the others in one citizen's answers."
            ),
        ),
        "lab_repeated_tests": TableWords(
            title=N_("Do the dimensions differ?"),
            definition=N_(
                "Whether the dimensions differ by more than chance. Where Mauchly's test is significant, read the "
                "corrected analysis of variance; Friedman's test needs ranks alone."
            ),
        ),
        "lab_repeated_effects": TableWords(
            title=N_("How much do the dimensions differ?"),
            definition=N_(
                "How much the dimensions differ. Kendall's W says how far citizens agree on the order of the "
                "dimensions: 0 not at all, 1 wholly."
            ),
        ),
        "lab_repeated_pairs": TableWords(
            title=N_("Which dimensions differ?"),
            definition=N_(
                "Which dimension differs from which, two by two, in the same citizens. Read the corrected p, and only "
                "where the table of tests says that the dimensions differ."
            ),
        ),
    },
    procedures={
        "mean_t_interval_ranks": N_("means with Student's t confidence interval; mean ranks within a response"),
        "repeated_measures": N_(
            "analysis of variance for repeated measures, Mauchly's test, Greenhouse–Geisser's correction; "
            "Friedman's test"
        ),
        "repeated_effects": N_("effect sizes of repeated measures; Kendall's coefficient of concordance"),
        "paired_t_holm": N_("paired t tests, Holm's correction over the pairs"),
    },
    columns={"mean_rank": N_("Mean rank"), "dimensions": N_("Dimensions")},
    codes={
        "repeated_anova": N_("Analysis of variance, repeated measures"),
        "greenhouse_geisser": N_("… corrected (Greenhouse–Geisser)"),
        "mauchly": N_("Mauchly's W (sphericity)"),
        "friedman": N_("Friedman's test"),
        "eta_partial": N_("Partial η²"),
        "eta_general": N_("Generalised η²"),
        "epsilon_gg": N_("ε (Greenhouse–Geisser)"),
        "kendall_w": N_("Kendall's W"),
    },
    notes={
        "needs_two_dimensions": N_("This needs at least two dimensions of one questionnaire."),
        "no_dimensions_compared": N_(
            "Nothing to compare: no questionnaire has two dimensions answered on one scale in what was chosen."
        ),
        "unlike_scales": N_("The dimensions have different answer scales, so their means cannot be compared."),
        "dimensions_told_by_others": N_(
            "A test is undefined: one dimension is told exactly by the others, or every citizen scores them all alike."
        ),
    },
)
