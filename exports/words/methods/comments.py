"""Comments, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Comments"),
    question=N_("What citizens write about, and how far the coders agree."),
    card=MethodCard(
        not_for=N_(
            "Not to say how many citizens think something: those who write are others than those who keep "
            "silent. A frequent word is no praise and no complaint."
        ),
        formula=N_(
            "κ = (po − pe) / (1 − pe), po: share of comments on which two coders agree, pe: the share expected "
            "of their frequencies alone"
        ),
        references=(
            (
                "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological "
                "Measurement, 20(1), 37–46."
            ),
            (
                "Fleiss, J. L., Cohen, J., & Everitt, B. S. (1969). Large sample standard errors of kappa and "
                "weighted kappa. Psychological Bulletin, 72(5), 323–327."
            ),
            (
                "Landis, J. R., & Koch, G. G. (1977). The measurement of observer agreement for categorical data. "
                "Biometrics, 33(1), 159–174."
            ),
            "Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania.",
        ),
        reported=(
            Reported(
                table="lab_comments",
                sentence=N_("Comments: {n} ({share} of the responses), with a median of {median_words} words."),
            ),
            Reported(
                table="lab_kappa",
                sentence=N_(
                    "{coder} and {other_coder}, {scope} {comment_code}: κ = {kappa}, {confidence} CI [{lower}, "
                    "{upper}], n = {n}."
                ),
                below_one=("kappa", "lower", "upper"),
            ),
            Reported(
                table="lab_krippendorff",
                sentence=N_(
                    "{coders} coders, {scope} {comment_code}: Krippendorff's α = {alpha}, {confidence} CI [{lower}, "
                    "{upper}], n = {n}."
                ),
                below_one=("alpha", "lower", "upper"),
            ),
        ),
    ),
    options={
        "question": OptionWords(
            name=N_("Comment question"), help=N_("Whose answers in the citizen's own words are counted.")
        ),
        "words": OptionWords(name=N_("Words shown"), help=N_("How many of the most frequent words are shown.")),
        "stems": OptionWords(
            name=N_("Forms of a word"),
            help=N_(
                "Count each form as it is written, or all forms of a stem as one, shown by the most frequent form. Stems "
                "are cut by rules (Snowball), which now and then join words that are none of the same."
            ),
        ),
        "shortest": OptionWords(
            name=N_("Shortest word, in letters"), help=N_("Words with fewer letters are not counted.")
        ),
    },
    tables={
        "lab_comments": TableWords(
            title=N_("Comments: {question}"), definition=N_("How many respondents wrote something, and how much.")
        ),
        "lab_words": TableWords(
            title=N_("Words in the comments: {question}"),
            definition=N_(
                "The words that occur in most comments, without those that say nothing. A word shows what citizens "
                "speak of, not whether they praise or complain."
            ),
        ),
        "lab_codes": TableWords(
            title=N_("Codes of the comments"),
            definition=N_(
                "To how many comments each code was given. A comment may have several codes, so that the shares need "
                "not add up to 100%."
            ),
        ),
        "lab_code_dimensions": TableWords(
            title=N_("Codes by dimension"),
            definition=N_(
                "Which dimensions the coded comments speak of. Set them beside the dimension's gap: the comments "
                "say why."
            ),
        ),
        "lab_kappa": TableWords(
            title=N_("Agreement of the coders"),
            definition=N_(
                "How far two coders agree beyond chance: 1 is full agreement, 0 no more than chance. Where it is "
                "low, the code's meaning should be discussed and the comments coded again."
            ),
        ),
        "lab_krippendorff": TableWords(
            title=N_("Agreement of all coders"),
            definition=N_(
                "How far all coders agree beyond chance, also where each has read only some of the comments: 1 is full "
                "agreement, 0 no more than chance. Krippendorff asks for {sound_agreement}; from {tentative_agreement} "
                "conclusions are tentative."
            ),
        ),
    },
    procedures={
        "comment_lengths": N_("counts"),
        "word_counts": N_("words without stop words, Indonesian and English"),
        "code_counts": N_("counts of the coding"),
        "cohen_kappa": N_("Cohen's kappa with the confidence interval of Fleiss, Cohen and Everitt"),
        "krippendorff_alpha": N_(
            "Krippendorff's alpha for names, with the bootstrap's percentile interval over what was coded"
        ),
    },
    columns={
        "word": N_("Word"),
        "coder": N_("Coder"),
        "other_coder": N_("Other coder"),
        "comment_code": N_("Code"),
        "scope": N_("About"),
        "times": N_("Frequency"),
        "words": N_("Words"),
        "median_words": N_("Median words"),
        "most_words": N_("Longest, in words"),
        "coders": N_("Coders"),
        "both_gave": N_("Both gave it"),
        "one_gave": N_("One gave it"),
        "neither_gave": N_("Neither gave it"),
        "agreement": N_("Agreement"),
        "kappa": N_("Kappa"),
        "judgements": N_("Judgements"),
        "kappa_band": N_("Strength"),
    },
    codes={
        "forms": N_("each form"),
        "indonesian": N_("Indonesian stems"),
        "english": N_("English stems"),
        "one_code": N_("this code"),
        "all_codes": N_("all codes together"),
        "single_codes": N_("those with one code each"),
        "poor": N_("poor"),
        "slight": N_("slight"),
        "fair": N_("fair"),
        "moderate": N_("moderate"),
        "substantial": N_("substantial"),
        "almost_perfect": N_("almost perfect"),
    },
    notes={
        "needs_comment": N_("This needs a question answered in the citizen's own words."),
        "no_comments": N_("Nobody wrote a comment."),
        "nothing_coded": N_("No comment has been coded yet."),
        "one_coder": N_("One coder alone has coded; agreement needs two."),
        "nothing_coded_twice": N_("These coders have read nothing in common."),
        "krippendorff_undefined": N_("Krippendorff's alpha is undefined: all coders judged everything the same."),
        "kappa_fixed": N_(
            "Kappa is 0 and has no interval: one coder gave the same throughout, so that it cannot be another."
        ),
        "kappa_undefined": N_("Kappa is undefined: both coders gave the same throughout."),
    },
)
