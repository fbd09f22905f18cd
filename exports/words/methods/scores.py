"""Scores, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Mean scores"),
    question=N_("How high is each dimension on the answer scale, and how sure is that? Means with their intervals."),
    card=MethodCard(
        not_for=N_(
            "Not to say that a score has changed, or that one dimension is above another: that needs a test. "
            "Choose the trend, or the dimensions side by side."
        ),
        formula=N_("M = Σx / n; SD = √(Σ(x − M)² / (n − 1)); confidence interval: M ± t(n − 1) · SD / √n"),
        references=(
            "Student (1908). The probable error of a mean. Biometrika, 6(1), 1–25.",
            (
                "Cronin, J. J., & Taylor, S. A. (1992). Measuring service quality: A reexamination and extension. "
                "Journal of Marketing, 56(3), 55–68."
            ),
        ),
        reported=(
            Reported(
                table="scores",
                sentence=N_(
                    "{dimension} ({battery}): M = {mean}, SD = {sd}, {confidence} CI [{lower}, {upper}], n = {n}."
                ),
            ),
        ),
    ),
    tables={
        "scores": TableWords(
            title=N_("Mean scores of the dimensions"),
            definition=N_(
                "The mean of each dimension and battery, on the answer scale. The confidence interval says how far "
                "the mean may lie from that of all citizens."
            ),
        )
    },
    procedures={},
)
