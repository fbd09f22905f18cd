"""Validity, in words."""

from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Validity"),
    question=N_("Does each item measure its scale, and each scale itself? Item–total r against the r table, HTMT."),
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
                "Whether each item goes with the rest of its scale. An item is called valid where the judged "
                "correlation exceeds the r table; the corrected r leaves the item out of the total and is the "
                "stricter of the two."
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
        "valid": N_("valid"),
        "not_valid": N_("not valid"),
        "two_tailed": N_("two-tailed"),
        "one_tailed": N_("one-tailed"),
        "item_total_r": N_("item–total r"),
        "item_rest_r": N_("corrected item–total r"),
    },
)
