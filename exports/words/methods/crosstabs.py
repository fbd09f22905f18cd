"""Cross-tables, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Cross-tables"),
    question=N_("Who gave which answer? Counts and shares by group, and whether answers and groups go together."),
    card=MethodCard(
        not_for=N_(
            "Not for the mean of a scale: for that there is the comparison of groups. Not to tell anything about "
            "single people, or why groups answer differently."
        ),
        formula=N_("χ² = Σ(O − E)² / E, E = row sum · column sum / n; V = √(χ² / (n · (min(rows, columns) − 1)))"),
        references=(
            (
                "Pearson, K. (1900). On the criterion that a given system of deviations from the probable in the "
                "case of a correlated system of variables is such that it can be reasonably supposed to have arisen "
                "from random sampling. Philosophical Magazine, 50(302), 157–175."
            ),
            "Cramér, H. (1946). Mathematical methods of statistics. Princeton University Press.",
            "Agresti, A. (2013). Categorical data analysis (3rd ed.). Wiley.",
        ),
        reported=(
            Reported(
                table="lab_crosstab_tests",
                sentence=N_(
                    "{about_question} by {about_variable}: χ²({df}, n = {n}) = {statistic}, {p}, Cramér's V = "
                    "{cramers_v}."
                ),
                only={"test": "chi_square"},
                below_one=("cramers_v",),
            ),
            Reported(
                table="lab_crosstab_tests",
                sentence=N_(
                    "{about_question} by {about_variable}: Fisher's exact test, n = {n}, {p}, Cramér's V = {cramers_v}."
                ),
                only={"test": "fisher_exact"},
                below_one=("cramers_v",),
            ),
            Reported(
                table="lab_crosstab_tests",
                sentence=N_(
                    "{about_question} by {about_variable}: Fisher's test (simulated), n = {n}, {p}, Cramér's V = "
                    "{cramers_v}."
                ),
                only={"test": "fisher_simulated"},
                below_one=("cramers_v",),
            ),
        ),
    ),
    options={
        "question": OptionWords(
            name=N_("Question"), help=N_("The question whose answers are counted: of one choice or of several.")
        )
    },
    tables={
        "lab_crosstab": TableWords(
            title=N_("{question} by {variable}"),
            definition=N_(
                "How many of each group gave each answer, as a share of the group with its confidence interval. A "
                "residual beyond about two says that the group gave the answer more or less often than the others. "
                "Empty cells are hidden, so that nobody can be recognised."
            ),
        ),
        "lab_crosstab_tests": TableWords(
            title=N_("Do answers and groups go together? {question} by {variable}"),
            definition=N_(
                "Whether the groups answer differently by more than chance, and how strongly: Cramér's V goes from 0 "
                "(not at all) to 1 (wholly). It does not say why, and nothing about a single person."
            ),
        ),
    },
    procedures={
        "crosstab_cells": N_("shares of the group; confidence intervals by Wilson; adjusted standardised residuals"),
        "crosstab_tests": N_(
            "chi-square, or Fisher's test where a cell expects fewer than {least_expected} people; Cramér's V; Holm's "
            "correction over several choices"
        ),
    },
    columns={"least_expected": N_("Smallest expected count"), "cramers_v": N_("Cramér's V")},
    codes={
        "chi_square": N_("Chi-square"),
        "fisher_exact": N_("Fisher's exact test"),
        "fisher_simulated": N_("Fisher's test (simulated)"),
    },
    notes={
        "needs_choices": N_("This questionnaire has no question answered by a choice."),
        "crosstab_with_itself": N_(
            "A question cannot be crossed with itself; choose another question or other groups."
        ),
        "cells_hidden": N_(
            "Cells that stand for fewer than {smallest} people are hidden ({hidden}), and with them those from which "
            "they could be worked out ({besides})."
        ),
        "crosstab_untested": N_(
            "A table with a hidden cell is not tested here, because the result would help to tell the cell."
        ),
    },
)
