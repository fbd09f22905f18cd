"""Priorities, in words."""

from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Priorities"),
    question=N_(
        "What should be improved first? Importance against performance, satisfaction index, possible gain, and how "
        "sure each item's place is."
    ),
    options={
        "stability": OptionWords(
            name=N_("Quadrant stability"), help=N_("Adds in what share of resamples each item stays in its quadrant.")
        )
    },
    tables={
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
    },
    procedures={"ipa_bootstrap": N_("importance–performance analysis in bootstrap resamples")},
    columns={"stability": N_("Quadrant stability")},
)
