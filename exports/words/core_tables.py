"""The titles of the core's tables, and what each shows and how to read it."""

from collections.abc import Mapping
from types import MappingProxyType

from exports.words.method_words import TableWords
from instruments.i18n import N_

CORE_TABLES: Mapping[str, TableWords] = MappingProxyType(
    {
        "scores": TableWords(
            title=N_("Mean scores of the dimensions"),
            definition=N_(
                "The mean of each dimension and battery, on the answer scale. The confidence interval says how far "
                "the mean may lie from that of all citizens."
            ),
        ),
        "gap_dimensions": TableWords(
            title=N_("Gap by dimension"),
            definition=N_(
                "Perception minus expectation in each dimension: below zero, expectations are not met. Only a "
                "confidence interval that leaves out zero shows a difference."
            ),
        ),
        "gap_items": TableWords(
            title=N_("Gap by item"),
            definition=N_(
                "Perception minus expectation for each item, read like the table of dimensions. The corrected p "
                "allows for the number of items."
            ),
        ),
        "gap_overall": TableWords(
            title=N_("Overall gap"),
            definition=N_(
                "One figure for the whole questionnaire: the mean of the dimension gaps, and the same weighted by the"
                " points that respondents gave."
            ),
        ),
        "ipa": TableWords(
            title=N_("Importance and performance of the items"),
            definition=N_(
                "Each item by its importance and its performance. High importance with low performance (quadrant A) "
                "comes first; an item near a line could as well be on the other side."
            ),
        ),
        "csi": TableWords(
            title=N_("Customer satisfaction index (CSI)"),
            definition=N_("Performance weighted by importance, as one percentage of the best that the scale allows."),
        ),
        "pgcv": TableWords(
            title=N_("Potential gain in customer value (PGCV), largest first"),
            definition=N_(
                "How much could be gained by bringing each item to the best answer. The item at the top promises most."
            ),
        ),
        "reliability": TableWords(
            title=N_("Reliability of the scales"),
            definition=N_(
                "How consistent the items of each scale are: the nearer to 1, the better. A scale that misses the "
                "threshold should be read item by item."
            ),
        ),
        "reliability_items": TableWords(
            title=N_("Items within their scales: {battery}"),
            definition=N_(
                "How each item fits its scale. An item with a low corrected item–total r, or without which alpha "
                "would rise, does not fit the others well."
            ),
        ),
        "skm_index": TableWords(
            title=N_("Community satisfaction index (IKM)"),
            definition=N_(
                "The community satisfaction index (IKM) on a scale from 25 to 100, with the class that the regulation"
                " gives it."
            ),
        ),
        "skm_elements": TableWords(
            title=N_("Means of the service elements (NRR)"),
            definition=N_(
                "The mean (NRR) of each service element over those who answered it, from 1 to 4. The lowest elements "
                "are where improvement begins."
            ),
        ),
        "regression_models": TableWords(
            title=N_("Regression models"),
            definition=N_(
                "How well the dimensions explain each dependent variable. R² is the share explained; a small p of F "
                "says that it is more than nothing."
            ),
        ),
        "regression_terms": TableWords(
            title=N_("Coefficients: {outcome} on {predictors}"),
            definition=N_(
                "What one step more of each dimension goes with, the others held constant. A confidence interval "
                "that contains zero leaves its effect open; the table shows what goes together, not what causes what."
            ),
        ),
        "regression_assumptions": TableWords(
            title=N_("Assumption tests: {outcome} on {predictors}"),
            definition=N_(
                "Whether the conditions of the regression hold. One that is not met does not invalidate the "
                "coefficients, but calls for the robust standard errors or for care."
            ),
        ),
        "regression_correlations": TableWords(
            title=N_("Correlations between the predictors: {predictors}"),
            definition=N_(
                "How closely the predictors go together. Where two are near 1, their single coefficients cannot be "
                "separated."
            ),
        ),
        "regression_residuals": TableWords(
            title=N_("Residuals: {outcome} on {predictors}"),
            definition=N_(
                "What the model leaves unexplained for each response. Points without a pattern are a good sign."
            ),
        ),
        "profile": TableWords(title=N_("{question}"), definition=N_("Who answered: count and share of each answer.")),
    }
)
