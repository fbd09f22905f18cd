"""The notes that only the lab's methods give, in sentences; and why a questionnaire cannot give a method."""

from collections.abc import Mapping
from types import MappingProxyType

from instruments.i18n import N_

# Parts of a path that name a method or a table of the lab, not a part of the survey.
LAB_SECTIONS = frozenset(
    {
        "cfa", "cohen", "comments", "events", "factors", "groups", "influence", "ordered_logit", "quality", "responses", "trend",
        "validity", "lab_alpha", "lab_composite", "lab_discriminant", "lab_gap_dimensions", "lab_gap_items",
        "lab_gap_reliability", "lab_omega", "lab_ordinal_alpha", "lab_zone_dimensions", "lab_zone_items",
    }
)  # fmt: skip

LAB_NOTES: Mapping[str, str] = MappingProxyType(
    {
        # why a questionnaire cannot give a method
        "needs_items": N_("This questionnaire has no items."),
        "needs_two_items": N_("This needs a dimension of at least two items."),
        "needs_three_items": N_("This needs at least three items of one questionnaire."),
        "needs_two_batteries": N_(
            "This needs items asked in two ways: as expectation and perception, as minimum or desired level beside perception, "
            "or as importance beside perception."
        ),
        "needs_outcome": N_("This needs an outcome question answered by a number, such as overall satisfaction."),
        "needs_skm": N_("This needs the nine elements of the community satisfaction survey (family “skm”)."),
        "needs_cohen": N_("This needs Cohen's indicators (family “cohen”)."),
        "needs_comment": N_("This needs a question answered in the citizen's own words."),
        # options
        "option_unknown": N_("A saved option is no longer known and was left out."),
        "option_reset": N_("A saved option no longer fits ({value}) and was set back to its default."),
        # reliability and factor models
        "too_many_categories": N_(
            "Undefined: there are {categories} different answers; this is for ordered categories, at most {limit}."
        ),
        "polychoric_constant_item": N_("Undefined: all respondents answered one of the items alike."),
        "polychoric_not_positive": N_(
            "The polychoric correlations contradict one another (not positive definite): read ordinal alpha with care."
        ),
        "model_too_few_items": N_("There is no factor model: it needs at least three items, and two a dimension."),
        "model_too_few_responses": N_("There is no factor model: it needs more complete responses than items."),
        "model_constant_item": N_("There is no factor model: all respondents answered one of the items alike."),
        "model_singular": N_("There is no factor model: one item repeats others exactly."),
        "model_not_identified": N_("There is no factor model: it has more unknowns than the correlations can tell."),
        "model_not_converged": N_("The factor model found no solution: the answers do not follow these dimensions."),
        "model_improper": N_(
            "The solution is improper (a negative residual variance, or a correlation beyond 1): "
            "too few responses, or dimensions that are not distinct."
        ),
        "just_identified": N_(
            "The model has no degrees of freedom left: it fits by construction, and nothing can be judged."
        ),
        "extraction_not_converged": N_("The extraction of the factors did not settle: read the loadings with care."),
        "rotation_not_converged": N_("The rotation of the factors did not settle: read the loadings with care."),
        "heywood_case": N_(
            "An item is explained wholly by the factors (Heywood case): too many factors or too few responses."
        ),
        "no_factor_above_chance": N_("No factor stands above chance; one is shown."),
        "too_many_factors": N_("The items allow {most} factors at most, not {wanted}."),
        # gaps
        "minimum_above_desired": N_(
            "Answers in which the minimum lies above the desired level: {crossed}. They are counted, not dropped."
        ),
        # groups and time
        "grouping_absent": N_("The data hold no answers to “{variable}”, so there are no groups."),
        "groups_suppressed": N_(
            "Groups with fewer than {smallest} responses are not shown, so that nobody can be recognised: {suppressed}."
        ),
        "no_groups": N_("No group of “{variable}” has enough responses to be shown."),
        "one_group": N_("“{variable}” has one group with enough responses, so there is nothing to compare."),
        "responses_without_wave": N_("Responses that belong to no wave and are left out: {n}."),
        "one_wave": N_("There is one wave with enough responses, so there is nothing to compare."),
        "wave_not_shown": N_("Wave {wave} has too few responses to be compared."),
        "same_wave": N_("Before and after name the same wave ({wave})."),
        "event_without_wave": N_("This event names no wave of the data and is not shown: {line}"),
        # regression
        "influential_responses": N_(
            "Responses with a large Cook's distance: {above_cook}; with a high leverage: {above_leverage}; "
            "see whether the result holds without them."
        ),
        "importance_beyond_controls": N_("The shares are those of R² beyond the profile questions."),
        "importance_too_many": N_(
            "Relative importance is not computed for more than {limit} predictors (here {predictors})."
        ),
        "profile_reference": N_("Compared with: {value}."),
        "profile_one_answer": N_("All respondents gave the same answer, so this question is left out."),
        "ordered_separated": N_("The ordered logit has no solution: a predictor tells the answers apart perfectly."),
        "ordered_needs_scale": N_("The ordered logit is for an outcome answered on a scale."),
        "brant_undefined": N_("The test of parallel slopes is undefined: too few responses at some of the answers."),
        "brant_some_thresholds": N_(
            "The test of parallel slopes leaves out the thresholds with too few responses: {used} of {thresholds} are tested."
        ),
        # Cohen's indicators
        "no_funnel_questions": N_(
            "There is no funnel: no yes-or-no question is followed by another that is asked only after a yes."
        ),
        # quality and comments
        "sign_not_judged": N_("No response could be judged by this sign."),
        "more_responses": N_("Only the first {shown} are shown; {n} more have signs."),
        "no_comments": N_("Nobody wrote a comment."),
        "nothing_coded": N_("No comment has been coded yet."),
        "one_coder": N_("One coder alone has coded; agreement needs two."),
        "nothing_coded_twice": N_("These coders share no comment."),
        "kappa_undefined": N_("Kappa is undefined: both coders gave every comment the same."),
    }
)
