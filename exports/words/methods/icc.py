"""Agreement, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Agreement (ICC)"),
    question=N_(
        "How far do several ratings of the same agree: items of a scale, two entries of a form, two interviews?"
    ),
    card=MethodCard(
        not_for=N_(
            "Not where people hardly differ from each other: then the coefficient is low although the ratings are "
            "alike. Not for answers that are categories; coders are compared by kappa."
        ),
        formula=N_(
            "ICC(2,1) = (MSB − MSE) / (MSB + (k − 1)·MSE + k·(MSJ − MSE)/n); MS: mean squares between persons (B), "
            "raters (J), rest (E)"
        ),
        references=(
            (
                "Shrout, P. E., & Fleiss, J. L. (1979). Intraclass correlations: Uses in assessing rater reliability. "
                "Psychological Bulletin, 86(2), 420–428."
            ),
            (
                "Koo, T. K., & Li, M. Y. (2016). A guideline of selecting and reporting intraclass correlation "
                "coefficients for reliability research. Journal of Chiropractic Medicine, 15(2), 155–163."
            ),
        ),
        reported=(
            Reported(
                table="lab_icc",
                sentence=N_(
                    "{scale} ({battery}), {ratings} ratings, n = {n}: ICC(2,1) = {icc}, {confidence} CI [{lower}, {upper}]."
                ),
                only={"icc_form": "icc2"},
                below_one=("icc", "lower", "upper"),
            ),
            Reported(
                table="lab_icc",
                sentence=N_("{scale} ({battery}): ICC(3,k) = {icc}, {confidence} CI [{lower}, {upper}]."),
                only={"icc_form": "icc3k"},
                below_one=("icc", "lower", "upper"),
            ),
        ),
    ),
    options={
        "ratings": OptionWords(
            name=N_("What is compared"),
            help=N_(
                "The items of each scale, both entries of the same paper forms, or two interviews of the same people."
            ),
        ),
        "numbers": OptionWords(
            name=N_("Numeric questions"), help=N_("Questions answered by a number that are compared too.")
        ),
        "person": OptionWords(
            name=N_("Who is the same person"),
            help=N_("The question whose answer tells a person apart, such as a code that people chose themselves."),
        ),
        "before": OptionWords(name=N_("First interview"), help=N_("The wave of the first interview.")),
        "after": OptionWords(name=N_("Second interview"), help=N_("The wave of the second interview.")),
    },
    tables={
        "lab_icc": TableWords(
            title=N_("Agreement: intraclass correlations"),
            definition=N_(
                "How much of the differences in ratings are differences between people; at full agreement all of them. "
                "Agreement counts a shifted level against the ratings, consistency does not; k stands for the mean of "
                "all ratings."
            ),
        ),
        "lab_icc_differences": TableWords(
            title=N_("Agreement: what differs between two ratings"),
            definition=N_(
                "By how much the second rating lies above the first on average, how many are exactly alike, and how "
                "far a single rating strays from a person's own mean, in points of the scale."
            ),
        ),
    },
    procedures={
        "shrout_fleiss": N_("intraclass correlations of Shrout and Fleiss with F tests and confidence intervals"),
        "paired_difference": N_("differences between two ratings with Student's t confidence interval"),
    },
    columns={
        "icc_form": N_("Form of the ICC"),
        "ratings": N_("Ratings"),
        "icc": N_("ICC"),
        "mean_before": N_("First mean"),
        "mean_after": N_("Second mean"),
        "share_alike": N_("Exactly alike"),
        "error_of_measurement": N_("Error of measurement"),
    },
    codes={
        "of_items": N_("items of a scale"),
        "of_entries": N_("two entries of a form"),
        "of_waves": N_("two interviews"),
        "icc1": N_("ICC(1,1): one rating, new raters each"),
        "icc2": N_("ICC(2,1): one rating, agreement"),
        "icc3": N_("ICC(3,1): one rating, consistency"),
        "icc1k": N_("ICC(1,k): mean rating, new raters each"),
        "icc2k": N_("ICC(2,k): mean rating, agreement"),
        "icc3k": N_("ICC(3,k): mean rating, consistency (alpha)"),
    },
    notes={
        "no_second_entries": N_(
            "No form was entered twice, so there are no two entries to compare. Choose the items of a scale, or two waves."
        ),
        "person_or_waves_unnamed": N_(
            "Name the question by which people are known again, and the waves of the first and of the second interview."
        ),
        "nobody_twice": N_("Nobody was found in both waves: no answer to the question occurs exactly once in each."),
        "ratings_never_differ": N_(
            "No test and no interval: nothing is left once each person's own level is taken out."
        ),
        "settled_counts_as_agreed": N_(
            "Where a difference between the entries has been settled already, they count as agreeing: the agreement "
            "shown is then above what it was."
        ),
    },
)
