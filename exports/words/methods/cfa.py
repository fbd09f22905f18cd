"""The confirmatory model, in words."""

from exports.words.method_card import MethodCard, Reported
from exports.words.method_words import MethodWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Confirmatory factor analysis"),
    question=N_("Do the answers agree with the questionnaire's own dimensions? Loadings, CFI, TLI, RMSEA, SRMR."),
    card=MethodCard(
        not_for=N_(
            "Not with fewer than about 100 responses, and not to look for dimensions: for that there is "
            "exploratory factor analysis."
        ),
        formula=N_("Σ = ΛΦΛᵀ + Θ; χ² = n · (ln|Σ| + tr(SΣ⁻¹) − ln|S| − k), S: covariances of the k items with n"),
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
    },
    procedures={
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
    },
    codes={
        "cfi": N_("CFI (at least)"),
        "tli": N_("TLI (at least)"),
        "rmsea": N_("RMSEA (at most)"),
        "srmr": N_("SRMR (at most)"),
    },
    notes={
        "just_identified": N_(
            "The model has no degrees of freedom left: it fits by construction, and nothing can be judged."
        )
    },
)
