"""Validity, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Validity"),
    question=N_("Does each item measure its scale, and each scale itself? Item–total r against the r table, HTMT."),
    card=MethodCard(
        not_for=N_(
            "Not with a handful of responses, where r varies from sample to sample. That an item goes with its "
            "scale does not show that the scale measures what its name says."
        ),
        formula=N_(
            "r = Σ(x − Mx)(y − My) / √(Σ(x − Mx)² · Σ(y − My)²), y: total of the other items; r table = t / √(t² "
            "+ n − 2)"
        ),
        references=(
            "Nunnally, J. C., & Bernstein, I. H. (1994). Psychometric theory (3rd ed.). McGraw-Hill.",
            (
                "Fornell, C., & Larcker, D. F. (1981). Evaluating structural equation models with unobservable "
                "variables and measurement error. Journal of Marketing Research, 18(1), 39–50."
            ),
            (
                "Henseler, J., Ringle, C. M., & Sarstedt, M. (2015). A new criterion for assessing discriminant "
                "validity in variance-based structural equation modeling. Journal of the Academy of Marketing "
                "Science, 43(1), 115–135."
            ),
        ),
        reported=(
            Reported(
                table="lab_validity",
                sentence=N_(
                    "{battery}, {rows} item–total correlations: corrected r from {least_item_rest_r} to "
                    "{most_item_rest_r}, with r table from {least_critical_r} to {most_critical_r}."
                ),
                spans=True,
                over="battery",
                below_one=("item_rest_r", "critical_r"),
            ),
            Reported(
                table="lab_discriminant",
                sentence=N_("{battery}: HTMT of the pairs of dimensions from {least_htmt} to {most_htmt}."),
                spans=True,
                over="battery",
            ),
        ),
    ),
    options={
        "tail": OptionWords(
            name=N_("Test"), help=N_("Two-tailed tests are the usual ones; one-tailed makes the r table lower.")
        ),
        "judged": OptionWords(
            name=N_("Criterion"),
            help=N_(
                "Which correlation is compared with the r table; the corrected one leaves the item out of the total."
            ),
        ),
        "discriminant": OptionWords(
            name=N_("Are the dimensions distinct (discriminant validity)?"),
            help=N_("Adds the comparison of the dimensions with one another."),
        ),
    },
    tables={
        "lab_validity": TableWords(
            title=N_("Validity of the items: {judged}, {tail}, level {level}"),
            definition=N_(
                "Whether each item goes with the rest of its scale. The verdict asks the judged correlation, and the "
                "corrected one, to reach the r table; the corrected r leaves the item out of the total."
            ),
        ),
        "lab_discriminant": TableWords(
            title=N_("Are the dimensions distinct (discriminant validity)?"),
            definition=N_(
                "Whether two dimensions are two things. They are where each shares more with its own items than with "
                "the other (Fornell–Larcker), and where HTMT stays below its limit."
            ),
        ),
    },
    procedures={
        "item_total_validity": N_("correlation with the scale's total against the r table"),
        "discriminant_validity": N_("Fornell–Larcker and HTMT"),
    },
    columns={
        "critical_r": N_("r table"),
        "factor_r": N_("Factor correlation"),
        "root_ave": N_("√AVE"),
        "root_ave_other": N_("√AVE, other"),
        "fornell_larcker": N_("Fornell–Larcker"),
        "htmt": N_("HTMT"),
        "htmt_verdict": N_("HTMT below limit"),
    },
    codes={
        "two_tailed": N_("two-tailed"),
        "one_tailed": N_("one-tailed"),
        "item_total_r": N_("item–total r"),
        "item_rest_r": N_("corrected item–total r"),
    },
)
