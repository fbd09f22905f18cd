"""Harman's single factor, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Harman's single factor"),
    question=N_("Does one factor take most of all answers, as where people answer every question in the same mood?"),
    card=MethodCard(
        not_for=N_(
            "Not as proof that there is no common-method bias: it finds only very strong bias, and a short "
            "questionnaire about one thing has one strong factor by right."
        ),
        formula=N_("share = first eigenvalue of the correlations / number of items"),
        references=(
            (
                "Podsakoff, P. M., MacKenzie, S. B., Lee, J.-Y., & Podsakoff, N. P. (2003). Common method biases in "
                "behavioral research: A critical review of the literature and recommended remedies. Journal of Applied "
                "Psychology, 88(5), 879–903."
            ),
            "Harman, H. H. (1976). Modern factor analysis (3rd ed.). University of Chicago Press.",
        ),
        reported=(
            Reported(
                table="lab_single_factor",
                sentence=N_(
                    "{family} ({battery}): the first unrotated factor takes {share_of_first} of the variance of {k} "
                    "items (Harman's limit {limit}), n = {n}."
                ),
            ),
            Reported(
                table="lab_single_factor_models",
                sentence=N_("{family} ({battery}), one factor against the own dimensions: Δχ²({df}) = {chi2}, {p}."),
                only={"model": "chi2_difference"},
            ),
        ),
    ),
    options={},
    tables={
        "lab_single_factor": TableWords(
            title=N_("Harman's single factor"),
            definition=N_(
                "How much of the differences in answers one factor takes: the first principal component, and one "
                "common factor by maximum likelihood. Above the limit one mood, or one thing, may lie under all answers."
            ),
        ),
        "lab_single_factor_models": TableWords(
            title=N_("One factor against the questionnaire's own dimensions"),
            definition=N_(
                "How well a single factor describes the answers, and how well the questionnaire's own dimensions do. "
                "A small p of the difference says that the dimensions describe them more closely."
            ),
        ),
    },
    procedures={
        "harman": N_("eigenvalues of the correlations; one factor by maximum likelihood"),
        "nested_models": N_("two confirmatory models by maximum likelihood; difference of their chi-squares"),
    },
    columns={
        "first_eigenvalue": N_("First eigenvalue"),
        "share_of_first": N_("Share of the first component"),
        "share_common": N_("Share of one common factor"),
        "model": N_("Model"),
    },
    codes={"one_factor": N_("one factor"), "own_dimensions": N_("own dimensions"), "chi2_difference": N_("difference")},
)
