"""Priorities, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Priorities"),
    question=N_(
        "What should be improved first, what kept up, and how sure is that? Importance against performance, "
        "satisfaction index and possible gain beside it."
    ),
    card=MethodCard(
        not_for=N_(
            "Not as a ranking where the certainty says that items cannot be distinguished, and not to show that "
            "improving an item would raise satisfaction: importance is what citizens say."
        ),
        formula=N_(
            "benefit = importance · (acceptable level − performance), as shares of the scale; CSI = Σ(I · P) / "
            "(ΣI · Pmax) · 100; PGCV = I · (Pmax − P)"
        ),
        references=(
            (
                "Martilla, J. A., & James, J. C. (1977). Importance-performance analysis. Journal of Marketing, "
                "41(1), 77–79."
            ),
            (
                "Hom, W. C. (1997). Make customer service analyses a little easier with the PGCV index. Quality "
                "Progress, 30(3), 89–93."
            ),
            "Efron, B., & Tibshirani, R. J. (1993). An introduction to the bootstrap. Chapman & Hall.",
        ),
        reported=(
            Reported(
                table="mend",
                sentence=N_(
                    "To improve, rank {rank}: {item}; performance M = {performance} against an acceptable level "
                    "of {acceptable_level}, among the first three in {share} of the resamples, n = {n}."
                ),
            ),
            Reported(table="csi", sentence=N_("Customer satisfaction index: CSI = {csi}.")),
        ),
    ),
    options={
        "acceptable": OptionWords(
            name=N_("Acceptable level"),
            help=N_(
                "How far up its scale an item must be to be acceptable, from 0 (lowest answer) to 1 (highest answer). "
                "An element of the community satisfaction survey must reach class B."
            ),
        ),
        "stability": OptionWords(
            name=N_("Quadrant stability"), help=N_("Adds in what share of resamples each item stays in its quadrant.")
        ),
    },
    tables={
        "mend": TableWords(
            title=N_("What to improve first"),
            definition=N_(
                "Items below their acceptable level, or clearly short of what is expected, by what improving "
                "them would "
                "bring: importance × shortfall, as a share of the scale. Share says in how many resamples an "
                "item is among "
                "the first three; where it cannot be distinguished from others, do not read its rank."
            ),
        ),
        "keep": TableWords(
            title=N_("What to keep up"),
            definition=N_(
                "Items that reach their acceptable level and do not clearly fall short of what is expected, by "
                "importance × distance above that level. An item is never in both lists."
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
    },
    procedures={
        "mend_keep": N_("ranking by importance × shortfall, with resampled means"),
        "ipa_bootstrap": N_("importance–performance analysis in bootstrap resamples"),
    },
    columns={
        "stability": N_("Quadrant stability"),
        "rank": N_("Rank"),
        "acceptable_level": N_("Acceptable level"),
        "benefit": N_("Benefit"),
        "certainty": N_("Certainty"),
    },
    codes={"sure": N_("sure"), "likely": N_("likely"), "tie": N_("cannot be distinguished")},
    notes={
        "needs_experience": N_("This needs a second battery beside perception, or a named questionnaire on a service.")
    },
)
