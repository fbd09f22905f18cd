"""Two groupings at once, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Two groupings at once (ANOVA, ANCOVA)"),
    question=N_("Does a difference between groups remain when another grouping, or age and waiting, is held constant?"),
    card=MethodCard(
        not_for=N_(
            "Not where hardly anybody stands in some of the cells, and not to say what causes a difference. Where both "
            "groupings work together, neither effect can be read alone."
        ),
        formula=N_(
            "F = (SS(effect) / df) / (SS(left over) / df); partial η² = SS(effect) / (SS(effect) + SS(left over))"
        ),
        references=(
            (
                "Langsrud, Ø. (2003). ANOVA for unbalanced data: Use Type II instead of Type III sums of squares. "
                "Statistics and Computing, 13(2), 163–167."
            ),
            "Maxwell, S. E., Delaney, H. D., & Kelley, K. (2018). Designing experiments and analyzing data (3rd ed.). Routledge.",
        ),
        reported=(
            *(
                Reported(
                    table="lab_two_way",
                    sentence=N_(
                        "{scale} ({battery}), {effect_of}: F({df1}, {df2}) = {f}, {p_holm} (Holm), partial η² = "
                        "{eta_partial}, n = {n}."
                    ),
                    only={"source_of_variation": effect},
                    below_one=("eta_partial",),
                )
                for effect in ("first_factor", "second_factor", "covariate")
            ),
            Reported(
                table="lab_two_way",
                sentence=N_(
                    "{scale} ({battery}), interaction: F({df1}, {df2}) = {f}, {p_holm} (Holm), partial η² = {eta_partial}."
                ),
                only={"source_of_variation": "both_factors"},
                below_one=("eta_partial",),
            ),
        ),
    ),
    options={
        "second": OptionWords(
            name=N_("Second grouping"),
            help=N_("The other question or property of the response; if none is named, the next one."),
        ),
        "covariates": OptionWords(
            name=N_("Numbers held constant"),
            help=N_("Questions answered by a number that are held constant, which makes it an analysis of covariance."),
        ),
        "squares": OptionWords(
            name=N_("Sums of squares"),
            help=N_("Type III is what SPSS prints; type II finds more where the groupings do not work together."),
        ),
    },
    tables={
        "lab_two_way": TableWords(
            title=N_("Two groupings at once: {variable} and {other}"),
            definition=N_(
                "What each grouping explains with the other held constant, and whether both work together: then the "
                "difference between groups of one is not the same in each group of the other. Read the corrected p."
            ),
        ),
        "lab_two_way_cells": TableWords(
            title=N_("Means by two groupings: {variable} and {other}"),
            definition=N_(
                "The mean of every score in each pair of groups, and the adjusted one: what it would be with the "
                "numbers that are held constant at their overall means. Pairs of few responses are not shown."
            ),
        ),
        "lab_two_way_checks": TableWords(
            title=N_("What the analysis supposes: {variable} and {other}"),
            definition=N_(
                "Whether answers spread alike in all cells, and whether what is held constant works alike in all of "
                "them. A small p speaks against it; then read the other tables with care."
            ),
        ),
    },
    procedures={
        "type_3": N_("two-way analysis of variance, sums of squares of type III; Holm's correction over the scores"),
        "type_2": N_("two-way analysis of variance, sums of squares of type II; Holm's correction over the scores"),
        "adjusted_means": N_("means; adjusted means from the model with Student's t confidence interval"),
        "two_way_checks": N_("Brown and Forsythe's test; F test of the slopes"),
    },
    columns={
        "source_of_variation": N_("Source of variation"),
        "effect_of": N_("Of"),
        "ss": N_("Sum of squares"),
        "ms": N_("Mean square"),
        "eta_partial": N_("Partial η²"),
        "adjusted_mean": N_("Adjusted mean"),
    },
    codes={
        "first_factor": N_("First grouping"),
        "second_factor": N_("Second grouping"),
        "both_factors": N_("Both together (interaction)"),
        "covariate": N_("Held constant"),
        "left_over": N_("Left over"),
        "equal_slopes": N_("One slope in all cells"),
        "type_3": N_("type III"),
        "type_2": N_("type II"),
    },
    notes={
        "same_grouping_twice": N_("Both groupings are the same; choose two."),
        "too_few_levels": N_("Undefined: one of the groupings has fewer than two groups of enough responses here."),
        "groupings_told_by_others": N_(
            "Undefined: a grouping or a number that is held constant is told exactly by the others."
        ),
        "empty_cells": N_(
            "Some pairs of groups have no response, so whether both groupings work together cannot be told."
        ),
    },
)
