"""The graded response model, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Graded response model (IRT)"),
    question=N_(
        "Which items tell people apart, and at which level; and do groups of the same level answer an item differently?"
    ),
    card=MethodCard(
        not_for=N_(
            "Not with fewer than about {few_for_grades} responses or small groups; not for a dimension whose items measure "
            "several things. An item that groups answer differently is no proof of bias: read its wording."
        ),
        formula=N_(
            "P(y ≥ k | θ) = 1 / (1 + exp(−a(θ − b_k))), θ ~ N(0, 1), by marginal maximum likelihood (Gauss–Hermite); standard "
            "errors from the observed information; marginal reliability = ∫ I/(I + 1) φ dθ; groups: ordered logit of the item "
            "on total, + group, + total · group"
        ),
        references=(
            (
                "Bock, R. D., & Aitkin, M. (1981). Marginal maximum likelihood estimation of item parameters: Application of "
                "an EM algorithm. Psychometrika, 46(4), 443–459."
            ),
            (
                "Jodoin, M. G., & Gierl, M. J. (2001). Evaluating Type I error and power rates using an effect size measure "
                "with the logistic regression procedure for DIF detection. Applied Measurement in Education, 14(4), 329–349."
            ),
            (
                "Reise, S. P., & Yu, J. (1990). Parameter recovery in the graded response model using MULTILOG. Journal of "
                "Educational Measurement, 27(2), 133–144."
            ),
            (
                "Samejima, F. (1969). Estimation of latent ability using a response pattern of graded scores. Psychometrika "
                "Monograph Supplement, 17."
            ),
            (
                "Zumbo, B. D. (1999). A handbook on the theory and methods of differential item functioning (DIF). "
                "Directorate of Human Resources Research and Evaluation, Department of National Defense."
            ),
        ),
        reported=(
            Reported(
                table="lab_grades",
                sentence=N_(
                    "Graded response model of {dimension} ({k} items, n = {n}): marginal reliability = {marginal_reliability}."
                ),
                below_one=("marginal_reliability",),
            ),
            Reported(
                table="lab_grades_items",
                sentence=N_("{item}: a = {discrimination}, SE = {se}, {confidence} CI [{lower}, {upper}]."),
            ),
            Reported(
                table="lab_grades_functioning",
                sentence=N_(
                    "{item}, {groups} groups of the same total: χ²({df}, n = {n}) = {chi2}, {p_holm} (Holm), "
                    "ΔR² = {nagelkerke_change} (Nagelkerke)."
                ),
                below_one=("nagelkerke_change",),
            ),
        ),
    ),
    options={},
    tables={
        "lab_grades": TableWords(
            title=N_("Graded response models"),
            definition=N_(
                "One model for each dimension. The marginal reliability says how closely the answers tell people's levels, on "
                "average over all levels. A missing answer is left out of its response, as if it were missing at random."
            ),
        ),
        "lab_grades_items": TableWords(
            title=N_("Items: discrimination and information"),
            definition=N_(
                "The higher the discrimination a, the more sharply the item tells people of a higher level from those of a lower "
                "one. Its information I says how much the item tells about people of that level θ (0: average; 1: one standard "
                "deviation above)."
            ),
        ),
        "lab_grades_thresholds": TableWords(
            title=N_("Items: thresholds"),
            definition=N_(
                "The level θ from which people more often than not give this answer or a higher one. Thresholds that are "
                "all low show an item that nearly everyone answers high. An answer that nobody gave has no threshold."
            ),
        ),
        "lab_grades_information": TableWords(
            title=N_("Information of each dimension by level"),
            definition=N_(
                "How much all items of the dimension together tell about people of each level θ, and the standard error of a "
                "level that follows: where information is low, people of that level can hardly be distinguished."
            ),
        ),
        "lab_grades_functioning": TableWords(
            title=N_("Do groups of the same level answer items differently? Groups: {variable}"),
            definition=N_(
                "Whether people with the same total on the dimension answer the item differently from group to group: by "
                "the same step at all levels (uniform) or more at some levels (non-uniform). They differ where p after Holm's "
                "correction is below {level} and Nagelkerke's R² grows by {least_dif} or more; by very much from {large_dif} on."
            ),
        ),
    },
    procedures={
        "graded_response": N_("graded response model by marginal maximum likelihood"),
        "functioning": N_("ordered logit on total, group and their product; likelihood-ratio tests"),
    },
    columns={
        "unknowns": N_("Parameters"),
        "marginal_reliability": N_("Marginal reliability"),
        "discrimination": N_("Discrimination a"),
        "from_answer": N_("From answer"),
        "theta": N_("Level θ"),
        "information": N_("Information"),
        "theta_se": N_("SE of the level"),
        "chi2_uniform": N_("χ², uniform"),
        "p_uniform": N_("p (uniform)"),
        "chi2_non_uniform": N_("χ², non-uniform"),
        "p_non_uniform": N_("p (non-uniform)"),
        "nagelkerke_change": N_("ΔR²"),
    },
    numbered={"information_minus": N_("I(θ = −{number})"), "information_plus": N_("I(θ = {number})")},
    notes={
        "needs_three_of_a_dimension": N_("This needs a dimension of at least three items."),
        "no_grades_of_a_gap": N_("A gap is no answer on a scale; choose a battery that was asked."),
        "grades_few_items": N_(
            "There is no model: it needs at least {needed} items that people answer differently; here there are {items}."
        ),
        "grades_constant_item": N_("The item is left out: all who answered it gave the same answer."),
        "grades_without_maximum": N_(
            "There is no model: the likelihood has no maximum, because items repeat each other or too few gave some answers."
        ),
        "grades_provisional": N_(
            "Provisional: a model rests on {n} responses; from about {needed} on discriminations and thresholds hardly "
            "change from sample to sample."
        ),
        "functioning_unknown": N_(
            "Whether groups answer the item differently cannot be computed: in some group nearly all gave the same answer."
        ),
        "functioning_found": N_(
            "People of the same level in different groups answer {count} of {items} items differently, beyond chance and by "
            "more than a little. Read these items' wording before groups are compared."
        ),
        "functioning_not_found": N_(
            "No item is shown to be answered differently, by more than a little, by people of the same level in different "
            "groups; that is not proof that there is none."
        ),
    },
)
