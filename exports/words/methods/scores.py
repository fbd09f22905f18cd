"""Scores, in words."""

from exports.words.method_words import MethodWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Mean scores"),
    question=N_("How high is each dimension on the answer scale, and how sure is that? Means with their intervals."),
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
