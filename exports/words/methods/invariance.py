"""Measurement invariance, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Measurement invariance"),
    question=N_(
        "May the means of waves, units, languages or modes be compared: does the questionnaire measure the same?"
    ),
    card=MethodCard(
        not_for=N_(
            "Not with groups of fewer than about 100 responses, where every step seems to hold; and not where the model "
            "fits none of the groups."
        ),
        formula=N_(
            "Σ = ΛΦΛᵀ + Θ, μ = τ + Λκ in each group; metric: one Λ; scalar: one Λ and one τ; a step holds where CFI falls by "
            "at most .01"
        ),
        references=(
            (
                "Cheung, G. W., & Rensvold, R. B. (2002). Evaluating goodness-of-fit indexes for testing measurement "
                "invariance. Structural Equation Modeling, 9(2), 233–255."
            ),
            (
                "Vandenberg, R. J., & Lance, C. E. (2000). A review and synthesis of the measurement invariance "
                "literature. Organizational Research Methods, 3(1), 4–70."
            ),
        ),
        reported=(
            Reported(
                table="lab_invariance",
                sentence=N_(
                    "{step} model, {groups} groups, n = {n}: χ²({df}) = {chi2}, {p}, CFI = {cfi}, RMSEA = {rmsea}."
                ),
                below_one=("cfi",),
            ),
            Reported(
                table="lab_invariance",
                sentence=N_(
                    "{step} model against the one before: Δχ²({df_change}) = {chi2_change}, {p_step}, ΔCFI = {cfi_change}."
                ),
                never={"step": "configural"},
                below_one=("cfi_change",),
            ),
            Reported(
                table="lab_invariance_means",
                sentence=N_(
                    "Latent mean of {dimension} in {group} against {other_group}: {latent_mean}, robust SE = {se_robust}, "
                    "{confidence} CI [{lower}, {upper}], {p_holm} (Holm)."
                ),
            ),
        ),
    ),
    options={},
    tables={
        "lab_invariance": TableWords(
            title=N_("Does the questionnaire measure the same? Groups: {variable}"),
            definition=N_(
                "The questionnaire's own model in all groups at once, with ever more held equal. Means of groups may be "
                "compared where every step down to the scalar one holds: where CFI hardly falls."
            ),
        ),
        "lab_invariance_means": TableWords(
            title=N_("Latent means by {variable}, in standard deviations of “{reference}”"),
            definition=N_(
                "How far each dimension's mean in one group lies from that in another, free of measurement error, in standard "
                "deviations of the first group. Confidence interval and p are by the robust standard error, p also "
                "after Holm's correction. Shown only where the scalar step holds."
            ),
        ),
    },
    procedures={"group_models": N_("factor models of several groups by maximum likelihood")},
    columns={
        "step": N_("Step"),
        "cfi_change": N_("ΔCFI"),
        "latent_mean": N_("Difference of latent means"),
        "se_robust": N_("SE, robust"),
    },
    codes={"configural": N_("Configural"), "metric": N_("Metric"), "scalar": N_("Scalar")},
    notes={
        "means_comparable": N_(
            "The questionnaire measures the same in all groups, as far as these responses show: means may be compared."
        ),
        "group_constant_item": N_(
            "There is no model of the groups: in “{group}” all gave the same answer to {item}. Leave that group out or join it "
            "to another."
        ),
        "group_singular": N_("There is no model of the groups: in “{group}” one item repeats others exactly."),
        "latent_means_alike": N_(
            "Free of measurement error no difference between the groups is beyond chance; that is not proof that there is none."
        ),
        "latent_means_differ": N_(
            "Free of measurement error {count} of {differences} differences between two groups are beyond chance. The largest: "
            "{dimension} in “{group}” against “{other_group}”, {difference} standard deviations ({lower} to {upper})."
        ),
        "means_not_comparable_configural": N_(
            "Do not compare means: the dimensions do not describe the answers of all groups."
        ),
        "means_not_comparable_metric": N_(
            "Do not compare means: the items speak for their dimensions more in some groups than in others."
        ),
        "means_not_comparable_scalar": N_(
            "Do not compare means: people of some groups answer some items higher or lower whatever they think of the dimension."
        ),
    },
)
