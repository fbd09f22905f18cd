"""Logistic regression, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Logistic regression"),
    question=N_("With what does a yes go rather than a no: which dimensions raise or lower the chance of a yes?"),
    card=MethodCard(
        not_for=N_(
            "Not where the rarer answer was given fewer than about ten times a predictor, and not to show what "
            "causes a yes. An odds ratio is no ratio of chances."
        ),
        formula=N_(
            "ln(p / (1 − p)) = b₀ + b₁x₁ + …, by maximum likelihood; odds ratio = exp(b); marginal effect = mean "
            "of b · p · (1 − p)"
        ),
        references=(
            "Hosmer, D. W., Lemeshow, S., & Sturdivant, R. X. (2013). Applied logistic regression (3rd ed.). Wiley.",
            (
                "Peduzzi, P., Concato, J., Kemper, E., Holford, T. R., & Feinstein, A. R. (1996). A simulation study "
                "of the number of events per variable in logistic regression analysis. Journal of Clinical "
                "Epidemiology, 49(12), 1373–1379."
            ),
        ),
        reported=(
            Reported(
                table="lab_logistic_model",
                sentence=N_(
                    "{outcome}: χ²({df}, n = {n}) = {likelihood_ratio}, {p}, Nagelkerke's R² = {r2_nagelkerke}."
                ),
                below_one=("r2_nagelkerke",),
            ),
            Reported(
                table="lab_logistic_terms",
                sentence=N_("{term}: odds ratio {odds_ratio}, {confidence} CI [{lower}, {upper}], z = {z}, {p}."),
                never={"term": "const"},
            ),
        ),
    ),
    options={
        "outcome": OptionWords(name=N_("Yes-or-no question"), help=N_("The question whose yes is to be explained.")),
        "predictors": OptionWords(
            name=N_("Predictors"), help=N_("The dimensions as perceived, as gaps, or as gaps weighted by points.")
        ),
        "profile": OptionWords(
            name=N_("Profile questions"), help=N_("Profile questions that are held constant beside the dimensions.")
        ),
        "numbers": OptionWords(
            name=N_("Numeric questions"),
            help=N_("Questions answered by a number, such as age in years, that are held constant too."),
        ),
    },
    tables={
        "lab_logistic_model": TableWords(
            title=N_("Logistic regression: the model"),
            definition=N_(
                "How well all predictors together tell a yes from a no. A small p says that they tell more than "
                "nothing."
            ),
        ),
        "lab_logistic_terms": TableWords(
            title=N_("Logistic regression, odds ratios: {outcome} on {predictors}"),
            definition=N_(
                "How the odds of a yes change with one step more of a predictor, the others held constant. Above 1 "
                "they rise, below 1 they fall; a confidence interval that contains 1 leaves it open."
            ),
        ),
        "lab_logistic_effects": TableWords(
            title=N_("Effects on the chance of a yes: {outcome} on {predictors}"),
            definition=N_(
                "By how many percentage points the chance of a yes is higher, on average, with one step more of a "
                "predictor. Easier to read than odds ratios. It shows what goes together, not what causes what."
            ),
        ),
    },
    procedures={
        "binary_logit": N_("logistic regression by maximum likelihood; Wald's confidence intervals"),
        "marginal_effects": N_("average marginal effects; confidence intervals by the delta method"),
    },
    columns={
        "n_yes": N_("Said yes"),
        "r2_nagelkerke": N_("Nagelkerke's R²"),
        "effect_on_yes": N_("Effect on the chance of a yes"),
    },
    notes={
        "needs_yes_no": N_("This needs a yes-or-no question."),
        "logistic_separated": N_(
            "There is no solution: a predictor separates yes from no perfectly, so its odds ratio would be infinite. "
            "Leave it out, or gather more responses."
        ),
        "few_of_the_rarer_answer": N_(
            "The rarer of the two answers was given {n} times; with this many predictors at least {needed} are "
            "needed. Read the odds ratios with care."
        ),
    },
)
