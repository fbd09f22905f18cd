"""Mediation, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Mediation"),
    question=N_("Does quality go with trust or complaints by way of satisfaction, or also directly?"),
    card=MethodCard(
        not_for=N_(
            "Not to prove what causes what: all answers come from one moment and one person. The order of the chain "
            "is an assumption, which theory must support and these numbers cannot."
        ),
        formula=N_(
            "M = i₁ + a·X + e; Y = i₂ + c′·X + b·M + e; indirect effect = a·b; total effect c = c′ + a·b; interval of "
            "a·b by bootstrap"
        ),
        references=(
            (
                "Baron, R. M., & Kenny, D. A. (1986). The moderator–mediator variable distinction in social "
                "psychological research. Journal of Personality and Social Psychology, 51(6), 1173–1182."
            ),
            (
                "Preacher, K. J., & Hayes, A. F. (2008). Asymptotic and resampling strategies for assessing and "
                "comparing indirect effects in multiple mediator models. Behavior Research Methods, 40(3), 879–891."
            ),
            (
                "Zhao, X., Lynch, J. G., & Chen, Q. (2010). Reconsidering Baron and Kenny: Myths and truths about "
                "mediation analysis. Journal of Consumer Research, 37(2), 197–206."
            ),
        ),
        reported=(
            Reported(
                table="lab_mediation",
                sentence=N_(
                    "{term}: indirect effect by way of {about_mediator} = {indirect}, bootstrap {confidence} CI "
                    "[{indirect_lower}, {indirect_upper}]; direct effect = {direct}, {confidence} CI "
                    "[{direct_lower}, {direct_upper}]."
                ),
            ),
        ),
    ),
    options={
        "mediator": OptionWords(
            name=N_("Mediator"),
            help=N_("The question through which quality is to reach the outcome; if none is named, the first outcome."),
        ),
        "outcome": OptionWords(
            name=N_("End of the chain"),
            help=N_("The number or the yes or no that the chain ends in; if none is named, the second outcome."),
        ),
        "quality": OptionWords(
            name=N_("Quality"), help=N_("Quality as one score, or all of its dimensions side by side.")
        ),
        "predictors": OptionWords(
            name=N_("Quality taken as"), help=N_("The dimensions as perceived, or as gaps to what was expected.")
        ),
        "profile": OptionWords(
            name=N_("Profile questions"),
            help=N_("Profile questions that are held constant in every step of the chain."),
        ),
        "numbers": OptionWords(
            name=N_("Numeric questions"),
            help=N_("Questions answered by a number, such as age in years, that are held constant in every step."),
        ),
    },
    tables={
        "lab_mediation": TableWords(
            title=N_("Mediation: quality, {mediator}, {outcome}"),
            definition=N_(
                "How much of quality's effect on the outcome comes by way of the mediator (indirect) and how much "
                "beside it (direct). An interval that contains 0 leaves that part open. It shows what goes together, "
                "not what causes what."
            ),
        ),
        "lab_mediation_paths": TableWords(
            title=N_("Mediation, the paths: quality, {mediator}, {outcome}"),
            definition=N_(
                "The coefficients of the three regressions behind the chain: the mediator on quality, the outcome on "
                "quality and mediator together, and the outcome on quality alone."
            ),
        ),
        "lab_mediation_models": TableWords(
            title=N_("Mediation, the three regressions: quality, {mediator}, {outcome}"),
            definition=N_(
                "How much of the answers each of the three regressions explains. Where it is little, a chain of "
                "effects tells little too."
            ),
        ),
    },
    procedures={
        "mediation_bootstrap": N_(
            "three regressions by least squares; percentile bootstrap of the indirect effect; Sobel's test"
        ),
        "mediation_paths": N_("least squares over the same responses, three times"),
    },
    columns={
        "total_effect": N_("Total effect"),
        "p_total": N_("p (total)"),
        "direct": N_("Direct effect"),
        "direct_lower": N_("Direct, {confidence} lower"),
        "direct_upper": N_("Direct, {confidence} upper"),
        "p_direct": N_("p (direct)"),
        "indirect": N_("Indirect effect"),
        "indirect_lower": N_("Indirect, {confidence} lower"),
        "indirect_upper": N_("Indirect, {confidence} upper"),
        "sobel_z": N_("Sobel's z"),
        "p_sobel": N_("p (Sobel)"),
        "indirect_beta": N_("Indirect, standardised"),
        "share_indirect": N_("Share that is indirect"),
        "path": N_("Regression"),
        "explained": N_("Explained"),
    },
    codes={
        "as_whole": N_("one score"),
        "by_dimension": N_("dimensions side by side"),
        "path_a": N_("Mediator on quality (a)"),
        "path_direct": N_("Outcome on quality and mediator (c′, b)"),
        "path_total": N_("Outcome on quality alone (c)"),
    },
    notes={
        "needs_two_outcomes": N_(
            "This needs a numeric question between quality and outcome, and another question that the chain ends in."
        ),
        "same_question_twice": N_("The mediator and the end of the chain must be two different questions."),
        "yes_as_one": N_(
            "The outcome is a yes or no: a yes counts as 1, so effects are differences in the chance of a yes."
        ),
        "no_share_of_total": N_("No share is given: the indirect and the direct effect work in opposite directions."),
    },
)
