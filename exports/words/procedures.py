"""How a table's numbers were computed: the name of the procedure, and what it does."""

from collections.abc import Mapping
from types import MappingProxyType

from exports.words.limits import with_limits
from exports.words.methods import PROCEDURES
from instruments.i18n import N_, _

# A method's name, said under each table that it made.
METHODS: Mapping[str, str] = MappingProxyType(
    {
        "mean_t_interval": N_("means with Student's t confidence interval"),
        "paired_t_wilcoxon_holm": N_("paired t test and Wilcoxon signed-rank test, Holm's correction"),
        "overall_gap": N_("mean of the dimension gaps"),
        "ipa": N_("importance–performance analysis"),
        "csi": N_("customer satisfaction index"),
        "pgcv": N_("potential gain in customer value"),
        "cronbach_alpha": N_("Cronbach's alpha with Feldt's confidence interval"),
        "item_statistics": N_("item statistics"),
        "skm_index": N_("PermenPANRB 14/2017"),
        "element_means": N_("mean of each element"),
        "ols": N_("least squares"),
        "ols_hc3": N_("least squares, with HC3 robust standard errors"),
        "classical_assumptions": N_("tests of the classical assumptions"),
        "pearson": N_("Pearson's correlation"),
        "frequencies": N_("counts"),
        "welch_holm_ranks": N_("Welch's t test of every two units, Holm's correction"),
        **PROCEDURES,
    }
)

# What a method does, said once in the method notes.
DEFINITIONS: Mapping[str, str] = MappingProxyType(
    {
        "wave_change": N_(
            "The change since the wave before is tested by Welch's t over what each respondent contributes to the index, or "
            "over their gaps; different people are asked in each wave."
        ),
        "mend_keep": N_(
            "An item is named for improvement only where it is below its acceptable level or clearly short of what is "
            "expected, by importance × shortfall; for keeping up only where it reaches that level. A place is sure or "
            "likely only where the item also differs from the others by Holm's test, and stays among the first three "
            "in {sure_share} or {likely_share} of resamples."
        ),
        "mean_t_interval": N_(
            "The mean of each respondent's mean over the items, with its {confidence} confidence interval by "
            "Student's t."
        ),
        "paired_t_wilcoxon_holm": N_(
            "Perception minus expectation of each respondent; paired t test with its {confidence} confidence "
            "interval, effect size dz (mean over standard deviation of the differences), Wilcoxon signed-rank "
            "test; p adjusted by Holm's method over the rows of the table. Wilcoxon's test leaves out differences of zero; "
            "its exact p counts every way to sign the ranks, ties included, where at most {largest_exact} differences are left."
        ),
        "overall_gap": N_(
            "The mean of the dimension gaps. Weighted: each respondent's gaps by that respondent's own importance points. "
            "SERVPERF: the mean of the dimension means of perception."
        ),
        "ipa": N_("Items by mean importance and mean performance; the lines cross at the mean of the item means."),
        "csi": N_("The sum of performance weighted by importance, in percent of the scale's maximum."),
        "pgcv": N_("Importance × (highest answer − performance)."),
        "cronbach_alpha": N_(
            "Cronbach's alpha with Feldt's {confidence} confidence interval; standardised alpha from the mean "
            "correlation; omega total from one factor by maximum likelihood."
        ),
        "item_statistics": N_(
            "Mean, standard deviation, correlation with the scale with and without the item, alpha without it."
        ),
        "skm_index": N_(
            "25 × the weighted sum of the element means, rounded to two decimals (halves up), then classified."
        ),
        "element_means": N_("The mean of each element over those who answered it (NRR)."),
        "ols": N_("Least squares by QR decomposition."),
        "ols_hc3": N_(
            "Least squares by QR decomposition; {confidence} confidence intervals by Student's t; HC3 robust "
            "standard errors beside."
        ),
        "classical_assumptions": N_(
            "Two-sided tests at the {level} level, Holm's correction over the whole list: single p values would find a fault "
            "in every third sound survey. VIF below {largest_vif}, condition number of the centred predictors below "
            "{largest_condition_number}, Durbin–Watson between {lowest_durbin_watson} and "
            "{highest_durbin_watson} or within chance."
        ),
        "pearson": N_("Pearson's product-moment correlation."),
        "welch_holm_ranks": N_(
            "Every two units are compared by Welch's t test at the {level} level with Holm's correction over all "
            "pairs; a unit's ranks leave out the units that are surely above or surely below it."
        ),
    }
)


def method_name(method: str) -> str:
    """How a table's numbers were computed."""
    return with_limits(_(METHODS[method])) if method in METHODS else method


def method_definition(method: str) -> str:
    """What a method does, in a sentence or two; "" where its name says it all."""
    return with_limits(_(DEFINITIONS[method])) if method in DEFINITIONS else ""
