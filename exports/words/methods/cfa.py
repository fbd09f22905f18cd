"""The confirmatory model, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Confirmatory factor analysis"),
    question=N_("Do the answers agree with the questionnaire's own dimensions? Loadings, CFI, TLI, RMSEA, SRMR."),
    card=MethodCard(
        not_for=N_(
            "Not with fewer than about 100 responses, and not to look for dimensions: for that there is "
            "exploratory factor analysis."
        ),
        formula=N_(
            "Σ = ΛΦΛᵀ + Θ; χ² = n · (ln|Σ| + tr(SΣ⁻¹) − ln|S| − k), S: covariances of the k items with n"
            "; full information: −2 · ln L summed over responses, each with its own items; second order: Φ = γγᵀ off the diagonal"
            "; ordered answers: Σ (r − ρ)²/γ over polychoric r"
        ),
        references=(
            (
                "Jöreskog, K. G. (1969). A general approach to confirmatory maximum likelihood factor analysis. "
                "Psychometrika, 34(2), 183–202."
            ),
            (
                "Hu, L., & Bentler, P. M. (1999). Cutoff criteria for fit indexes in covariance structure analysis: "
                "Conventional criteria versus new alternatives. Structural Equation Modeling, 6(1), 1–55."
            ),
            (
                "Hair, J. F., Black, W. C., Babin, B. J., & Anderson, R. E. (2019). Multivariate data analysis (8th "
                "ed.). Cengage."
            ),
            (
                "Arbuckle, J. L. (1996). Full information estimation in the presence of incomplete data. In G. A. "
                "Marcoulides & R. E. Schumacker (Eds.), Advanced structural equation modeling (pp. 243–277). Erlbaum."
            ),
            (
                "Muthén, B. (1984). A general structural equation model with dichotomous, ordered categorical, and continuous "
                "latent variable indicators. Psychometrika, 49(1), 115–132."
            ),
            (
                "Satorra, A. (2000). Scaled and adjusted restricted tests in multi-sample analysis of moment structures. In "
                "R. D. H. Heijmans, D. S. G. Pollock, & A. Satorra (Eds.), Innovations in multivariate statistical analysis "
                "(pp. 233–247). Kluwer."
            ),
            (
                "Yuan, K.-H., & Bentler, P. M. (2000). Three likelihood-based methods for mean and covariance structure "
                "analysis with nonnormal missing data. Sociological Methodology, 30(1), 165–200."
            ),
        ),
        reported=(
            Reported(
                table="lab_cfa_fit",
                sentence=N_(
                    "χ²({df}, n = {n}) = {chi2}, {p}; CFI = {cfi}, TLI = {tli}, RMSEA = {rmsea}, "
                    "{rmsea_confidence} CI [{rmsea_lower}, {rmsea_upper}], SRMR = {srmr}."
                ),
                below_one=("cfi", "srmr"),
            ),
            Reported(
                table="lab_cfa_loadings",
                sentence=N_("Standardised loadings of {rows} items: from {least_standardised} to {most_standardised}."),
                spans=True,
            ),
        ),
    ),
    options={
        "estimator": OptionWords(
            name=N_("Estimation"),
            help=N_(
                "Maximum likelihood takes the answers as numbers. Ordered answers (WLSMV) takes them as steps of something "
                "continuous: for scales of few answers, or answers that pile up at one end."
            ),
        ),
        "missing": OptionWords(
            name=N_("Missing answers"),
            help=N_(
                "Complete responses leaves out everybody with a missing answer. Full information uses every answer that there "
                "is, which loses nobody and is fairer where those who skip items differ."
            ),
        ),
        "second_order": OptionWords(
            name=N_("One general factor above the dimensions"),
            help=N_(
                "A model of second order: one factor, such as quality as a whole, explains how the dimensions go together. "
                "It needs at least three dimensions, and four to be tested."
            ),
        ),
    },
    tables={
        "lab_cfa_fit": TableWords(
            title=N_("Fit of the questionnaire's own model"),
            definition=N_(
                "How well the questionnaire's own dimensions describe the answers, as one line of indexes. Judge them"
                " together with the limits in the next table, not by χ² alone, which grows with the number of "
                "responses."
            ),
        ),
        "lab_cfa_judgement": TableWords(
            title=N_("Fit against the usual limits"),
            definition=N_(
                "Each index of fit beside its usual limit. One index that misses is a hint; several say that the "
                "dimensions do not describe these answers well."
            ),
        ),
        "lab_cfa_loadings": TableWords(
            title=N_("Loadings of the items on their dimensions"),
            definition=N_(
                "How strongly each item speaks for its dimension. The standardised loading lies between −1 and 1; a "
                "low one marks an item that measures something else or is worded unclearly."
            ),
        ),
        "lab_cfa_correlations": TableWords(
            title=N_("Correlations of the dimensions, corrected for measurement error"),
            definition=N_(
                "How closely the dimensions go together once corrected for measurement error. Near 1, the two are "
                "not distinct for respondents."
            ),
        ),
        "lab_cfa_robust": TableWords(
            title=N_("Fit by robust maximum likelihood"),
            definition=N_(
                "The fit with χ² scaled for answers that are not normal: answers on a scale never are. Where it differs much "
                "from the plain fit, believe this one."
            ),
        ),
        "lab_cfa_general": TableWords(
            title=N_("Loadings of the dimensions on the general factor"),
            definition=N_(
                "How strongly each dimension speaks for the one general factor above them, between −1 and 1. R² is the share "
                "of the dimension that the general factor explains."
            ),
        ),
        "lab_cfa_thresholds": TableWords(
            title=N_("Thresholds between the answers"),
            definition=N_(
                "Where, on the normal variable behind an item, each answer gives way to the next higher one: the first threshold "
                "lies above the lowest answer that was given."
            ),
        ),
        "lab_cfa_orders": TableWords(
            title=N_("One general factor against dimensions that correlate freely"),
            definition=N_(
                "Both models of the same answers. Δχ² is what the general factor loses: where its p is small, the dimensions go "
                "together in ways that one factor does not explain. Of ordered answers Δχ² is adjusted itself (Satorra "
                "2000), and is not the difference of the two χ² above."
            ),
        ),
        "lab_cfa_further": TableWords(
            title=N_("Further indexes of fit"),
            definition=N_(
                "Indexes that studies print beside the usual ones: of fit (near 1 is good), per degree of freedom, and "
                "for comparing models (smaller is closer). Ordered answers have no likelihood, so neither AIC nor BIC; "
                "GFI is given for complete responses alone."
            ),
        ),
        "lab_cfa_changes": TableWords(
            title=N_("Changes of the model that would help most (first {rows})"),
            definition=N_(
                "By about how much χ² (of ordered answers: before it is adjusted) would fall if one parameter more were free, "
                "and what it would then be. Free one only where its meaning is clear: a model that follows the data everywhere "
                "says nothing about the next ones."
            ),
        ),
        "lab_cfa_residuals": TableWords(
            title=N_("Correlations that the model misses most (first {rows})"),
            definition=N_(
                "The correlations of items that the dimensions explain least: observed, by the model, and what is "
                "left. Large ones mark items that share more than their dimensions."
            ),
        ),
    },
    procedures={
        "cfa_ordered": N_("confirmatory factor analysis, ordered answers (WLSMV)"),
        "cfa_full_information": N_("confirmatory factor analysis, full-information maximum likelihood"),
        "cfa_robust_missing": N_("confirmatory factor analysis, robust maximum likelihood (Yuan–Bentler)"),
        "cfa_robust": N_("confirmatory factor analysis, robust maximum likelihood (Satorra–Bentler)"),
        "score_test": N_("score tests of single parameters"),
        "cfa": N_("confirmatory factor analysis, maximum likelihood"),
        "cfa_limits": N_("limits of Hair et al. (2019)"),
    },
    columns={
        "index": N_("Index"),
        "limit": N_("Limit"),
        "standardised": N_("Standardised loading"),
        "baseline_chi2": N_("χ² of the baseline"),
        "baseline_df": N_("df of the baseline"),
        "cfi": N_("CFI"),
        "tli": N_("TLI"),
        "rmsea": N_("RMSEA"),
        "rmsea_lower": N_("RMSEA, {rmsea_confidence} lower"),
        "rmsea_upper": N_("RMSEA, {rmsea_confidence} upper"),
        "srmr": N_("SRMR"),
        "scaling_factor": N_("Scaling factor"),
        "factor_model": N_("Model"),
        "step_number": N_("Threshold no."),
        "change_of_model": N_("Change of the model"),
        "modification_index": N_("Modification index"),
        "expected_value": N_("Expected value"),
        "other_item": N_("Other item"),
        "observed_r": N_("Observed r"),
        "r_by_model": N_("Model r"),
        "residual_r": N_("Residual r"),
    },
    codes={
        "ordered_answers": N_("ordered answers (WLSMV)"),
        "complete_responses": N_("complete responses"),
        "full_information": N_("full information"),
        "correlated_factors": N_("dimensions that correlate"),
        "second_order": N_("one general factor above them"),
        "cross_loading": N_("item also on another dimension"),
        "residual_correlation": N_("errors of two items go together"),
        "chi2_by_df": N_("χ² / df"),
        "rmsea_close": N_("p (close fit by RMSEA)"),
        "gfi": N_("GFI"),
        "agfi": N_("AGFI"),
        "nfi": N_("NFI"),
        "ifi": N_("IFI"),
        "rfi": N_("RFI"),
        "pnfi": N_("PNFI"),
        "ecvi": N_("ECVI"),
        "hoelter": N_("Hoelter's critical n"),
        "aic": N_("AIC"),
        "bic": N_("BIC"),
        "cfi": N_("CFI (at least)"),
        "tli": N_("TLI (at least)"),
        "rmsea": N_("RMSEA (at most)"),
        "srmr": N_("SRMR (at most)"),
    },
    notes={
        "just_identified": N_(
            "The model has no degrees of freedom left: it fits by construction, and nothing can be judged."
        ),
        "missing_patterns": N_(
            "{n} responses count with what they answered, {complete} of them complete; {patterns} patterns of missing answers. "
            "SRMR counts the items' means too, as in lavaan."
        ),
        "missing_too_many": N_(
            "There is no factor model of all answers: too few people answered some pairs of items together."
        ),
        "ordered_too_many": N_(
            "There is no model of ordered answers: an item has too many different answers. Use maximum likelihood."
        ),
        "ordered_chi2": N_(
            "χ² and its indexes are adjusted in mean and variance (WLSMV): compare them with limits, and never subtract "
            "them by hand."
        ),
        "only_item_of_dimension": N_(
            "A dimension with one item is the item itself, without measurement error: its loading is 1 and has neither error nor "
            "test. Such items here: {items} ({item} first)."
        ),
        "no_gfi_ordered": N_(
            "GFI, ECVI, Hoelter's N, AIC and BIC are not among the further indexes: they need covariances or a likelihood, and "
            "ordered answers have only correlations behind them."
        ),
        "no_gfi_missing": N_(
            "GFI and AGFI are not among the further indexes: over all answers they would count the items' means too, and so "
            "depend on the number with which the scale begins. Choose complete responses to have them."
        ),
        "ordered_complete": N_("Full information is for maximum likelihood: here only complete responses count."),
        "ordered_at_limit": N_(
            "There is no model of ordered answers: {item} and {other_item} go together so wholly that there is no correlation to "
            "estimate, because a combination of their answers never occurs (pairs like this: {pairs}). Use maximum likelihood."
        ),
        "second_order_undecided": N_("No test compares the two models: their slopes are not independent."),
        "second_order_too_few": N_("There is no general factor above fewer than three dimensions."),
        "second_order_is_same": N_(
            "Above three dimensions a general factor always fits as well as correlated ones: the answers cannot speak "
            "against it."
        ),
        "second_order_holds": N_(
            "As far as these responses show, one general factor explains how the dimensions go together."
        ),
        "second_order_loses": N_(
            "One general factor does not explain how the dimensions go together: some are closer to each other than it says."
        ),
    },
)
