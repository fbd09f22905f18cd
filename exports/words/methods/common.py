"""Words that several methods of the lab share; each stands here once."""

from exports.words.method_words import OptionWords, SharedWords
from instruments.i18n import N_

COMMON = SharedWords(
    options={
        "measures": OptionWords(
            name=N_("Battery"),
            help=N_("Which batteries are analysed, such as expectation, perception or the gap between them."),
        ),
        "measure": OptionWords(name=N_("Battery"), help=N_("Which battery is analysed; if none is named, perception.")),
        "families": OptionWords(
            name=N_("Questionnaires"), help=N_("Of which questionnaires of the survey the scores are taken.")
        ),
        "family": OptionWords(name=N_("Questionnaire"), help=N_("Which questionnaire of the survey is analysed.")),
        "bootstrap": OptionWords(
            name=N_("Bootstrap confidence intervals"),
            help=N_(
                "Adds confidence intervals from resampled responses, which assume no normal distribution; takes longer."
            ),
        ),
        "resamples": OptionWords(
            name=N_("Resamples"),
            help=N_("How often responses are drawn again; more give steadier confidence intervals and take longer."),
        ),
        "seed": OptionWords(
            name=N_("Seed of the random numbers"), help=N_("The same seed, data and options give the same numbers.")
        ),
        "level": OptionWords(name=N_("Level of significance"), help=N_("Below this p a result counts as significant.")),
        "by": OptionWords(
            name=N_("Groups by"), help=N_("The question or the property of the response by which groups are made.")
        ),
        "smallest": OptionWords(
            name=N_("Smallest group shown"),
            help=N_("Groups with fewer responses are left out and not shown, so that nobody can be recognised."),
        ),
        "clusters": OptionWords(
            name=N_("Clusters"),
            help=N_(
                "Who answers alike because they were reached together: at one unit, by one enumerator, on one day."
            ),
        ),
        "strata": OptionWords(name=N_("Strata"), help=N_("Groups that were sampled each by itself, such as units.")),
        "totals": OptionWords(
            name=N_("Totals of the population"),
            help=N_(
                "One a line: a stratum, an equals sign, its number of visitors. For several margins a question and a colon "
                "stand before the answer, the equals sign and the number."
            ),
        ),
        "finite": OptionWords(
            name=N_("Finite population"),
            help=N_("Counts that the sample is a large part of the visitors; needs the totals of the strata."),
        ),
        "confidence_level": OptionWords(
            name=N_("Confidence level"), help=N_("How often intervals made in this way hold the true value.")
        ),
    },
    columns={
        "share_a": N_("A"),
        "share_b": N_("B"),
        "share_c": N_("C"),
        "share_d": N_("D"),
        "group": N_("Group"),
        "other_dimension": N_("Other dimension"),
        "variable": N_("Question"),
        "value": N_("Value"),
        "measure": N_("Measure"),
        "response": N_("Response"),
        "factors": N_("Factors"),
        "difference": N_("Difference"),
        "cohen_d": N_("d"),
        "d_lower": N_("d, {confidence} lower"),
        "d_upper": N_("d, {confidence} upper"),
        "z": N_("z"),
        "log_likelihood": N_("Log-likelihood"),
        "likelihood_ratio": N_("Likelihood ratio χ²"),
        "r2_mcfadden": N_("McFadden's R²"),
        "odds_ratio": N_("Odds ratio"),
        "rho": N_("Spearman's rho"),
        "chi2": N_("χ²"),
        "chi2_change": N_("Δχ²"),
        "df_change": N_("Δdf"),
        "p_step": N_("p (Δχ²)"),
        "boot_lower": N_("Bootstrap {confidence} lower"),
        "boot_upper": N_("Bootstrap {confidence} upper"),
        "msa": N_("MSA"),
        "loading": N_("Loading"),
        "observed": N_("Observed"),
    },
    numbered={"factor": N_("Factor {number}")},
    codes={
        "marvellous": N_("marvellous"),
        "meritorious": N_("meritorious"),
        "middling": N_("middling"),
        "mediocre": N_("mediocre"),
        "miserable": N_("miserable"),
        "cohen_d": N_("Cohen's d"),
        "observed": N_("Observed"),
    },
    notes={
        "needs_items": N_("This questionnaire has no items."),
        "needs_two_items": N_("This needs a dimension of at least two items."),
        "needs_three_items": N_("This needs at least three items of one questionnaire."),
        "option_unknown": N_("A saved option is no longer known and was left out."),
        "option_reset": N_("A saved option no longer fits ({value}) and was set back to its default."),
        "too_many_categories": N_(
            "Undefined: there are {categories} different answers; this is for ordered categories, at most {limit}."
        ),
        "model_too_few_items": N_("There is no factor model: it needs at least three items, and two a dimension."),
        "model_too_few_responses": N_("There is no factor model: it needs more complete responses than items."),
        "model_constant_item": N_(
            "There is no factor model: all respondents gave the same answer to one of the items."
        ),
        "model_singular": N_("There is no factor model: one item repeats others exactly."),
        "model_not_identified": N_("There is no factor model: it has more unknowns than the correlations can tell."),
        "model_not_converged": N_("The factor model found no solution: the answers do not follow these dimensions."),
        "model_improper": N_(
            "The solution is improper (a negative residual variance, or a correlation beyond 1): too few "
            "responses, or dimensions that are not distinct."
        ),
        "extraction_not_converged": N_("The extraction did not converge: interpret the loadings with care."),
        "heywood_case": N_(
            "An item is explained wholly by the factors (Heywood case): too many factors or too few responses."
        ),
        "grouping_absent": N_("The data hold no answers to “{variable}”, so there are no groups."),
        "groups_suppressed": N_(
            "Groups with fewer than {smallest} responses are not shown, so that nobody can be recognised: {suppressed}."
        ),
        "groups_left_out": N_("Groups with fewer than {smallest} responses are not compared: {left_out}."),
    },
)
