"""The titles of the lab's tables and the names of the methods that made them."""

from collections.abc import Mapping
from types import MappingProxyType

from instruments.i18n import N_

# Placeholders are the table's parameters, put in words.
LAB_TABLES: Mapping[str, str] = MappingProxyType(
    {
        # reliability and validity
        "lab_alpha": N_("Alpha with its intervals"),
        "lab_split_half": N_("Split-half reliability: {split}"),
        "lab_ordinal_alpha": N_("Ordinal alpha"),
        "lab_composite": N_("Composite reliability and variance extracted"),
        "lab_omega": N_("Omega hierarchical"),
        "lab_schmid_leiman": N_("General and group factors: {battery}"),
        "lab_gap_reliability": N_("Reliability of the gap"),
        "lab_validity": N_("Validity of the items: {judged}, {tail}, level {level}"),
        "lab_discriminant": N_("Are the dimensions told apart?"),
        # factors
        "lab_factor_adequacy": N_("Can the items be factored?"),
        "lab_parallel": N_("How many factors? Parallel analysis"),
        "lab_parallel_lines": N_("Eigenvalues beside those of chance"),
        "lab_factor_loadings": N_("Factor loadings, items by their main factor"),
        "lab_factor_pattern": N_("Pattern of the loadings"),
        "lab_factor_variance": N_("Variance that the factors explain"),
        "lab_factor_correlations": N_("Correlations of the factors"),
        "lab_factor_fit": N_("Do so many factors suffice?"),
        "lab_cfa_fit": N_("Fit of the questionnaire's own model"),
        "lab_cfa_judgement": N_("Fit against the usual limits"),
        "lab_cfa_loadings": N_("Loadings of the items on their dimensions"),
        "lab_cfa_correlations": N_("Correlations of the dimensions, without error of measurement"),
        # gaps
        "lab_gap_dimensions": N_("Gap by dimension, with intervals"),
        "lab_gap_items": N_("Gap by item, with intervals"),
        "lab_gap_overall": N_("Overall gap, with intervals"),
        "lab_zone_dimensions": N_("Zone of tolerance by dimension"),
        "lab_zone_items": N_("Zone of tolerance by item"),
        "lab_ipa": N_("How sure is each item's quadrant?"),
        # regression
        "lab_regression_model": N_("Regression model"),
        "lab_regression_terms": N_("Coefficients: {outcome} on {predictors}"),
        "lab_regression_assumptions": N_("Assumptions, with what to do: {outcome} on {predictors}"),
        "lab_regression_comparison": N_("Perception or gap: which explains {outcome} better?"),
        "lab_importance": N_("Relative importance for {outcome}"),
        "lab_influence": N_("Responses that weigh most: {outcome} on {predictors}"),
        "lab_ordered_model": N_("Ordered logit model: {outcome} on {predictors}"),
        "lab_ordered_terms": N_("Ordered logit, odds ratios: {outcome} on {predictors}"),
        "lab_ordered_thresholds": N_("Ordered logit, thresholds: {outcome} on {predictors}"),
        "lab_ordered_parallel": N_("Ordered logit, are the slopes parallel? {outcome} on {predictors}"),
        # groups and time
        "lab_group_means": N_("Means by group: {variable}"),
        "lab_group_tests": N_("Do the groups differ? {variable}"),
        "lab_group_effects": N_("How much do the groups differ? {variable}"),
        "lab_group_pairs": N_("Which groups differ? {variable}"),
        "lab_trend": N_("Means by wave: {battery}"),
        "lab_trend_outcomes": N_("Outcomes by wave"),
        "lab_change": N_("Before and after: {before} and {after}"),
        # satisfaction index
        "lab_skm_index": N_("Community satisfaction index with interval and class risk"),
        "lab_skm_groups": N_("Community satisfaction index by group: {variable}"),
        "lab_skm_weights": N_("What other weights would print"),
        "lab_skm_elements": N_("Service elements, lowest first"),
        "lab_skm_transcription": N_("Sheet for the national portal: elements"),
        "lab_skm_profile": N_("Sheet for the national portal: respondents"),
        # Cohen's indicators
        "lab_cohen_scores": N_("Cohen's indicators"),
        "lab_cohen_funnel": N_("Know, use, satisfied"),
        "lab_cohen_relation": N_("Cohen's indicators and the other questionnaires"),
        # quality and comments
        "lab_quality": N_("Signs of careless answers"),
        "lab_quality_counts": N_("How many signs a response shows"),
        "lab_quality_responses": N_("Responses with most signs"),
        "lab_quality_enumerators": N_("Signs by enumerator"),
        "lab_comments": N_("Comments: {question}"),
        "lab_words": N_("Words in the comments: {question}"),
        "lab_codes": N_("Codes of the comments"),
        "lab_code_dimensions": N_("Codes by dimension"),
        "lab_kappa": N_("Agreement of the coders"),
    }
)

# A method's name, said under each table that it made.
LAB_METHODS: Mapping[str, str] = MappingProxyType(
    {
        "lab_alpha": N_("Cronbach's alpha; intervals by Feldt and by Duhachek and Iacobucci"),
        "lab_alpha_bootstrap": N_(
            "Cronbach's alpha; intervals by Feldt, by Duhachek and Iacobucci, and by bootstrap percentiles"
        ),
        "split_half": N_("Spearman–Brown (Horst for unequal halves) and Guttman's λ4"),
        "ordinal_alpha": N_("alpha of two-step polychoric correlations"),
        "composite_reliability": N_(
            "composite reliability and AVE from the confirmatory model; omega of each scale alone"
        ),
        "omega_hierarchical": N_("Schmid–Leiman on principal axes, oblimin"),
        "schmid_leiman": N_("Schmid–Leiman on principal axes, oblimin"),
        "gap_reliability": N_("alpha of the gap; reliability of the difference score"),
        "item_total_validity": N_("correlation with the scale's total against the r table"),
        "discriminant_validity": N_("Fornell–Larcker and HTMT"),
        "kmo_bartlett": N_("Kaiser–Meyer–Olkin and Bartlett's test of sphericity"),
        "parallel_analysis": N_("Horn's parallel analysis"),
        "principal_axis_oblimin": N_("principal axis factoring, oblimin rotation"),
        "principal_axis_varimax": N_("principal axis factoring, varimax rotation"),
        "principal_axis_none": N_("principal axis factoring, unrotated"),
        "maximum_likelihood_oblimin": N_("maximum-likelihood factors, oblimin rotation"),
        "maximum_likelihood_varimax": N_("maximum-likelihood factors, varimax rotation"),
        "maximum_likelihood_none": N_("maximum-likelihood factors, unrotated"),
        "factor_chi2": N_("Bartlett's χ² of the factor model"),
        "cfa": N_("confirmatory factor analysis, maximum likelihood"),
        "cfa_limits": N_("limits of Hair et al. (2019)"),
        "gap_t_interval": N_("paired differences with Student's t interval; interval of dz from the noncentral t"),
        "gap_bootstrap": N_(
            "paired differences with Student's t and bootstrap intervals; interval of dz from the noncentral t"
        ),
        "zone_of_tolerance": N_("perception against minimum (MSA) and desired (MSS)"),
        "ipa_bootstrap": N_("importance–performance analysis in bootstrap resamples"),
        "same_rows": N_("least squares over the same responses"),
        "lab_assumptions": N_("tests of the classical assumptions, with advice"),
        "lmg_bootstrap": N_("average over orders of entry (LMG, Shapley) with bootstrap intervals"),
        "cook_leverage": N_("Cook's distance and leverage"),
        "ordered_logit": N_("proportional odds by maximum likelihood; Brant's test"),
        "group_tests": N_("tests of means, of ranks and of spread; Holm's correction over the scores"),
        "group_effects": N_("effect sizes; intervals by Welch's t, the noncentral t and Fisher's z"),
        "games_howell_dunn": N_("Games–Howell for means, Dunn with Holm's correction for ranks"),
        "tukey_dunn": N_("Tukey–Kramer for means, Dunn with Holm's correction for ranks"),
        "before_after": N_("Welch's t and Mann–Whitney's U, Holm's correction"),
        "skm_bootstrap": N_("PermenPANRB 14/2017; interval and class risk by bootstrap over responses"),
        "skm_weights": N_("PermenPANRB 14/2017 with exact and with rounded weights"),
        "skm_transcription": N_("counts, sums and means by element"),
        "cohen_scores": N_("means with Student's t interval; Cronbach's alpha with Feldt's interval"),
        "funnel": N_("shares with Wilson's interval; exact binomial test against the benchmark"),
        "correlations_holm": N_("Pearson's correlation with Fisher's interval, Holm's correction; Spearman's beside"),
        "quality_signs": N_("rules for careless answers; nothing is dropped"),
        "quality_enumerators": N_("rules for careless answers; shares with Wilson's interval"),
        "comment_lengths": N_("counts"),
        "word_counts": N_("words without stop words, Indonesian and English"),
        "code_counts": N_("counts of the coding"),
        "cohen_kappa": N_("Cohen's kappa with the interval of Fleiss, Cohen and Everitt"),
    }
)
