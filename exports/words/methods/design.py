"""The sample's design, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Design of the sample"),
    question=N_(
        "How sure are means, gaps, index and regression, given how the sample was drawn: clusters, strata, weights?"
    ),
    card=MethodCard(
        not_for=N_(
            "Not to repair a sample that left people out: weights balance only what the totals name. With fewer than "
            "some twenty clusters the errors themselves are unsure."
        ),
        formula=N_(
            "M = Σwx / Σw; Var(M) = Σ over strata of (1 − n/N) · c/(c − 1) · Σ(u − ū)², u: sums of w(x − M)/Σw in c "
            "clusters; design effect = Var(M) / (s²/n)"
        ),
        references=(
            "Lumley, T. (2010). Complex surveys: A guide to analysis using R. Wiley.",
            "Kish, L. (1965). Survey sampling. Wiley.",
            (
                "Deming, W. E., & Stephan, F. F. (1940). On a least squares adjustment of a sampled frequency table when "
                "the expected marginal totals are known. Annals of Mathematical Statistics, 11(4), 427–444."
            ),
        ),
        reported=(
            Reported(
                table="lab_design_means",
                sentence=N_(
                    "{scale} ({battery}): M = {mean}, SE = {se} by the design, interval [{lower_bound}, "
                    "{upper_bound}], design effect {design_effect}, n = {n}."
                ),
            ),
            Reported(
                table="lab_design_index",
                sentence=N_(
                    "IKM = {ikm}, SE = {se} by the design, interval [{lower_bound}, {upper_bound}], design effect "
                    "{design_effect}, n = {n}."
                ),
            ),
        ),
    ),
    options={
        "outcome": OptionWords(
            name=N_("Dependent variable"), help=N_("The question that the regression explains by the dimensions.")
        ),
        "predictors": OptionWords(
            name=N_("Predictors"), help=N_("The dimensions as perceived, or as gaps to what was expected.")
        ),
    },
    tables={
        "lab_design": TableWords(
            title=N_("The sample's design: {clusters}, {strata}, {weighting}, {population}"),
            definition=N_(
                "How many clusters and strata the sample has, how far apart its weights lie, and how many responses "
                "of equal weight tell as much. The degrees of freedom are clusters less strata."
            ),
        ),
        "lab_design_means": TableWords(
            title=N_("Means by the design ({confidence_level}): {clusters}, {strata}, {weighting}, {population}"),
            definition=N_(
                "Each mean with the error that this sample has, and the plain one beside. The design effect says how "
                "much the variance has grown by clusters and weights; n over it is what the sample is worth."
            ),
        ),
        "lab_design_index": TableWords(
            title=N_("Index (IKM) by the design ({confidence_level}): {clusters}, {strata}, {weighting}, {population}"),
            definition=N_(
                "The community satisfaction index with the error that this sample has, and the plain one beside. Each "
                "element counts over those who answered it."
            ),
        ),
        "lab_design_elements": TableWords(
            title=N_(
                "Service elements by the design ({confidence_level}): {clusters}, {strata}, {weighting}, {population}"
            ),
            definition=N_(
                "The mean (NRR) of each service element with the error that this sample has, and the plain one beside."
            ),
        ),
        "lab_design_groups": TableWords(
            title=N_(
                "Index (IKM) by group and design ({confidence_level}), {variable}: {clusters}, {strata}, {weighting}, "
                "{population}"
            ),
            definition=N_(
                "The index of each group within the design of all responses, and the plain one beside. Groups that are too "
                "small are not shown."
            ),
        ),
        "lab_design_gap_dimensions": TableWords(
            title=N_(
                "Gaps of the dimensions by the design ({confidence_level}): {clusters}, {strata}, {weighting}, {population}"
            ),
            definition=N_(
                "Each dimension's gap, tested against zero with the error that this sample has, and the plain one beside. p is "
                "corrected over the rows by Holm."
            ),
        ),
        "lab_design_gap_items": TableWords(
            title=N_(
                "Gaps of the items by the design ({confidence_level}): {clusters}, {strata}, {weighting}, {population}"
            ),
            definition=N_(
                "Each item's gap, tested against zero with the error that this sample has, and the plain one beside. p is "
                "corrected over the rows by Holm."
            ),
        ),
        "lab_design_gap_overall": TableWords(
            title=N_("Overall gap by the design ({confidence_level}): {clusters}, {strata}, {weighting}, {population}"),
            definition=N_(
                "The mean of the dimensions' gaps, and the one weighted by each respondent's own points, with the error that "
                "this sample has."
            ),
        ),
        "lab_design_regression": TableWords(
            title=N_(
                "Regression by the design ({confidence_level}), {outcome}: {clusters}, {strata}, {weighting}, {population}"
            ),
            definition=N_(
                "The weighted coefficients with errors that allow for clusters and unequal spread, and the plain ones "
                "beside. Where both errors differ much, believe these."
            ),
        ),
    },
    procedures={
        "linearised": N_("Taylor linearisation of the first stage; Student's t with the design's degrees of freedom")
    },
    columns={
        "clusters": N_("Clusters"),
        "strata": N_("Strata"),
        "design_df": N_("Degrees of freedom"),
        "population": N_("Sum of the weights"),
        "least_weight": N_("Smallest weight"),
        "most_weight": N_("Largest weight"),
        "n_by_weights": N_("Worth of n by the weights"),
        "lower_bound": N_("Lower bound"),
        "upper_bound": N_("Upper bound"),
        "plain_mean": N_("Plain mean"),
        "plain_se": N_("Plain SE"),
        "plain_ikm": N_("Plain IKM"),
        "plain_b": N_("Plain b"),
        "plain_gap": N_("Plain gap"),
        "plain_nrr": N_("Plain NRR"),
        "design_effect": N_("Design effect"),
        "cluster_icc": N_("Likeness within clusters (ICC)"),
        "n_effective": N_("Worth of n"),
    },
    codes={
        "no_clusters": N_("no clusters"),
        "by_unit": N_("clusters by unit"),
        "by_enumerator": N_("clusters by enumerator"),
        "by_day": N_("clusters by day"),
        "by_unit_and_day": N_("clusters by unit and day"),
        "no_strata": N_("no strata"),
        "no_weights_used": N_("no weights"),
        "weights_by_strata": N_("weights by strata"),
        "weights_raked": N_("weights by raking"),
        "finite_population": N_("finite population"),
        "large_population": N_("large population"),
        "level_90": N_("ninety percent"),
        "level_95": N_("ninety-five percent"),
        "level_99": N_("ninety-nine percent"),
    },
    notes={
        "some_without_cluster": N_(
            "{n} responses do not say to which cluster they belong, so the design is not complete."
        ),
        "some_without_group": N_(
            "{n} responses have no answer to “{variable}”, so it cannot be part of the design. Filter them out first."
        ),
        "totals_unread": N_(
            "This line of the totals is not understood: “{line}”. Write a value, = and a whole number."
        ),
        "totals_missing": N_("Give the totals of all values of “{variable}”; missing: {values}."),
        "totals_do_not_agree": N_(
            "The totals of the margins have different sums; they must be about the same population."
        ),
        "raking_not_converged": N_("No weights give all totals at once: some combination of values has no response."),
        "finite_without_totals": N_(
            "A finite population needs the total of each stratum, one a line (value = number)."
        ),
        "lonely_among_few": N_(
            "{rows} rows have no error: among the responses that they are about, a stratum has one cluster alone. Choose other "
            "clusters or strata."
        ),
        "design_without_spread": N_(
            "In {rows} rows all clusters answer alike: there is neither an interval, a test nor a design effect."
        ),
        "no_effect_with_holes": N_(
            "There is no design effect where the parts of a sum were answered by different people."
        ),
        "icc_needs_clusters": N_("No clusters were chosen, so there is no likeness within them (ICC)."),
        "too_few_clusters": N_(
            "There are {clusters} clusters for {terms} coefficients: too few for an interval or a test of them."
        ),
        "lonely_cluster": N_(
            "No errors: {strata} strata have one cluster alone, which differs from no other. Choose other clusters or strata."
        ),
    },
)
