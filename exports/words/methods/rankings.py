"""Choices put in order, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Rankings"),
    question=N_("What do people put first when they put choices in order, and do they agree on the order?"),
    card=MethodCard(
        not_for=N_(
            "Not for how much something matters: a ranking tells what comes before what, so every choice has a place "
            "even where nothing matters, or everything does."
        ),
        formula=N_(
            "mean place = sum of places / n, with its t interval; Friedman's χ² with k − 1 degrees of freedom; "
            "Kendall's W = χ² / (n (k − 1))"
        ),
        references=(
            (
                "Friedman, M. (1937). The use of ranks to avoid the assumption of normality implicit in the analysis of "
                "variance. Journal of the American Statistical Association, 32(200), 675–701."
            ),
            (
                "Kendall, M. G., & Babington Smith, B. (1939). The problem of m rankings. The Annals of Mathematical "
                "Statistics, 10(3), 275–287."
            ),
        ),
        reported=(
            Reported(
                table="lab_ranking",
                sentence=N_("{answer}: mean place {mean_place}, {confidence} CI [{lower}, {upper}], n = {n}."),
            ),
            Reported(
                table="lab_ranking_agreement",
                sentence=N_("{variable}: Friedman's χ²({df}) = {chi2}, {p}, Kendall's W = {kendall_w}, n = {n}."),
            ),
        ),
    ),
    options={"questions": OptionWords(name=N_("Questions"), help=N_("The questions whose choices were put in order."))},
    tables={
        "lab_ranking": TableWords(
            title=N_("What is put first"),
            definition=N_(
                "The mean place of each choice, 1 being put first. Choices whose confidence intervals overlap "
                "widely cannot be distinguished; the others' order is worth speaking of only if people agree on it."
            ),
        ),
        "lab_ranking_agreement": TableWords(
            title=N_("Do people agree on the order?"),
            definition=N_(
                "Kendall's W goes from 0 (no common order) to 1 (everyone has the same). Friedman's test asks whether "
                "the mean places differ by more than chance; with many people it may say so where W is small."
            ),
        ),
    },
    procedures={
        "ranking": N_("mean places with t intervals; who put it first, with Wilson's confidence interval"),
        "ranking_agreement": N_("Friedman's test; Kendall's W"),
    },
    columns={
        "mean_place": N_("Mean place"),
        "first": N_("Put first"),
        "share_lower": N_("{confidence} lower (share)"),
        "share_upper": N_("{confidence} upper (share)"),
        "choices": N_("Choices"),
        "kendall_w": N_("Kendall's W"),
    },
    notes={
        "needs_ranking": N_("This questionnaire has no question whose choices are put in order."),
        "ranking_of_few": N_("“{variable}” was answered by fewer than {smallest} people, so its ranking is not shown."),
    },
)
