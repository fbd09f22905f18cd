"""Regression, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Regression"),
    question=N_("What drives satisfaction? Coefficients, assumptions with advice, relative importance, ordered logit."),
    card=MethodCard(
        not_for=N_(
            "Not to show that a dimension causes satisfaction: all were asked at the same moment. Not with fewer "
            "than about ten responses a predictor, nor with single coefficients of predictors that go closely "
            "together."
        ),
        formula=N_(
            "y = b₀ + b₁x₁ + … + e; b = (XᵀX)⁻¹Xᵀy; R² = 1 − SS(e) / SS(y); F = (R² / k) / ((1 − R²) / (n − k − "
            "1)); beta = b · SD(x) / SD(y)"
        ),
        references=(
            (
                "Cohen, J., Cohen, P., West, S. G., & Aiken, L. S. (2003). Applied multiple regression/correlation "
                "analysis for the behavioral sciences (3rd ed.). Lawrence Erlbaum."
            ),
            (
                "Long, J. S., & Ervin, L. H. (2000). Using heteroscedasticity consistent standard errors in the "
                "linear regression model. The American Statistician, 54(3), 217–224."
            ),
            (
                "Grömping, U. (2006). Relative importance for linear regression in R: The package relaimpo. Journal "
                "of Statistical Software, 17(1), 1–27."
            ),
            (
                "McCullagh, P. (1980). Regression models for ordinal data. Journal of the Royal Statistical Society: "
                "Series B, 42(2), 109–142."
            ),
        ),
        reported=(
            Reported(
                table="regression_models",
                sentence=N_(
                    "{outcome} on {predictors}: R² = {r2}, adjusted R² = {r2_adj}, F({df1}, {df2}) = {f}, {f_p}, "
                    "n = {n}."
                ),
                below_one=("r2", "r2_adj"),
            ),
            Reported(
                table="lab_regression_blocks",
                sentence=N_(
                    "Block {block}: R² = {r2}, ΔR² = {r2_change}, F of the change ({df1}, {df2}) = {f_change}, {p_change}."
                ),
                below_one=("r2", "r2_change"),
            ),
            Reported(
                table="regression_terms",
                sentence=N_("{term}: b = {b}, {confidence} CI [{lower}, {upper}], beta = {beta}, t = {t}, {p}."),
            ),
        ),
    ),
    options={
        "outcome": OptionWords(
            name=N_("Dependent variable"),
            help=N_("The question that is to be explained, such as overall satisfaction."),
        ),
        "predictors": OptionWords(
            name=N_("Predictors"),
            help=N_(
                "What explains it: the dimensions as perceived, as gaps, or as gaps weighted by the respondent's "
                "points."
            ),
        ),
        "profile": OptionWords(
            name=N_("Profile questions as controls"),
            help=N_("Profile questions that are held constant beside the dimensions."),
        ),
        "numbers": OptionWords(
            name=N_("Numeric questions"),
            help=N_("Questions answered by a number, such as age in years or minutes waited, beside the dimensions."),
        ),
        "blocks": OptionWords(
            name=N_("Blocks, a line each: names apart by commas"),
            help=N_(
                "In which order predictors are entered (hierarchical regression): codes of dimensions and questions. "
                "Empty: first the profile and numeric questions, then the dimensions."
            ),
        ),
        "importance": OptionWords(
            name=N_("Relative importance"), help=N_("Adds each predictor's share of the explained variance.")
        ),
        "ordered": OptionWords(name=N_("Ordered logit"), help=N_("Adds the model for answers in steps.")),
        "influence": OptionWords(
            name=N_("Most influential responses"), help=N_("Adds the responses that pull the result most.")
        ),
    },
    tables={
        "regression_models": TableWords(
            title=N_("Regression models"),
            definition=N_(
                "How well all predictors together explain the dependent variable. R² is the share explained; a small "
                "p of F says that they explain more than nothing."
            ),
        ),
        "regression_terms": TableWords(
            title=N_("Coefficients: {outcome} on {predictors}"),
            definition=N_(
                "What one step more of each predictor goes with, the others held constant. Compare predictors by "
                "beta; one whose confidence interval contains zero may have no effect of its own. It shows what goes "
                "together, not what causes what."
            ),
        ),
        "lab_regression_blocks": TableWords(
            title=N_("Regression in blocks: {outcome} on {predictors}"),
            definition=N_(
                "What each block of predictors adds to the share explained, after the blocks before it. A small p of "
                "the change says that the block explains something that those before it do not."
            ),
        ),
        "lab_regression_block_terms": TableWords(
            title=N_("Coefficients block by block: {outcome} on {predictors}"),
            definition=N_(
                "The coefficients of every model, from the first block to all of them. One that shrinks when a block "
                "is added shared its explanation with that block."
            ),
        ),
        "regression_assumptions": TableWords(
            title=N_("Assumption tests: {outcome} on {predictors}"),
            definition=N_(
                "Whether the regression's conditions hold, and what to do where one does not. A condition that fails "
                "does not invalidate the coefficients, but says which numbers to read instead."
            ),
        ),
        "regression_correlations": TableWords(
            title=N_("Correlations between the predictors: {predictors}"),
            definition=N_(
                "How closely the predictors go together. Where two are near 1, their single coefficients cannot be "
                "separated."
            ),
        ),
        "regression_residuals": TableWords(
            title=N_("Residuals: {outcome} on {predictors}"),
            definition=N_(
                "What the model leaves unexplained for each response. Points without a pattern are a good sign."
            ),
        ),
        "lab_regression_comparison": TableWords(
            title=N_("Perception or gap: which explains more of {outcome}?"),
            definition=N_(
                "Perception and gap as rival explanations over the same responses. The lower AIC wins; a difference "
                "of less than two is a draw."
            ),
        ),
        "lab_importance": TableWords(
            title=N_("Relative importance for {outcome}"),
            definition=N_(
                "How much of the explained variance is due to each predictor, averaged over all orders in which they "
                "may enter. The contributions add up to R² and can be compared even where predictors overlap."
            ),
        ),
        "lab_influence": TableWords(
            title=N_("Most influential responses: {outcome} on {predictors}"),
            definition=N_(
                "The responses that pull the result most. Look at those marked before leaving any out: they may be "
                "slips of the pen, or citizens with something to say."
            ),
        ),
        "lab_ordered_model": TableWords(
            title=N_("Ordered logit model: {outcome} on {predictors}"),
            definition=N_(
                "How well the predictors explain an answer in steps, without assuming that the steps are equally "
                "wide. A small p says that they explain more than nothing."
            ),
        ),
        "lab_ordered_terms": TableWords(
            title=N_("Ordered logit, odds ratios: {outcome} on {predictors}"),
            definition=N_(
                "How the odds of a higher answer change with one step more of a predictor. An odds ratio above 1 "
                "raises them, below 1 lowers them; a confidence interval that contains 1 leaves it open."
            ),
        ),
        "lab_ordered_thresholds": TableWords(
            title=N_("Ordered logit, thresholds: {outcome} on {predictors}"),
            definition=N_(
                "Where one answer passes into the next on the model's own scale. Unequal distances say that the steps"
                " of the answer scale are not equally wide."
            ),
        ),
        "lab_ordered_parallel": TableWords(
            title=N_("Ordered logit, are the slopes parallel? {outcome} on {predictors}"),
            definition=N_(
                "Whether a predictor works alike at every step of the answer. Where the test says that it does not, "
                "one odds ratio does not tell the whole story."
            ),
        ),
    },
    procedures={
        "blocks": N_("least squares, block after block, over the same responses; F of the change in R²"),
        "same_rows": N_("least squares over the same responses"),
        "lmg_bootstrap": N_("average over orders of entry (LMG, Shapley) with bootstrap confidence intervals"),
        "cook_leverage": N_("Cook's distance and leverage"),
        "ordered_logit": N_("proportional odds by maximum likelihood; Brant's test"),
    },
    columns={
        "block": N_("Block"),
        "r2_change": N_("Change in R²"),
        "f_change": N_("F of the change"),
        "p_change": N_("p of the change"),
        "categories": N_("Categories"),
        "t_hc3": N_("t (HC3)"),
        "p_hc3": N_("p (HC3)"),
        "lower_hc3": N_("HC3, {confidence} lower"),
        "upper_hc3": N_("HC3, {confidence} upper"),
        "aic_difference": N_("AIC above the best"),
        "advice": N_("What to do"),
        "lmg": N_("Contribution to R² (LMG)"),
        "lmg_share": N_("Share of the model's R²"),
        "r2_first": N_("R² when entered alone"),
        "r2_last": N_("R² added when entered last"),
        "studentised": N_("Studentised residual"),
        "leverage": N_("Leverage"),
        "leverage_verdict": N_("Leverage"),
        "cook": N_("Cook's distance"),
        "cook_verdict": N_("Cook's distance"),
        "up_to": N_("Answers up to"),
        "threshold": N_("Threshold"),
    },
    codes={
        "weighted_gap": N_("Gap weighted by points"),
        "within_rule": N_("usual"),
        "above_rule": N_("worth a look"),
        "brant_all": N_("Brant, all predictors"),
        "brant_term": N_("Brant, this predictor"),
        "advice_nothing": N_("no action needed"),
        "advice_see_notes": N_("see the notes"),
        "advice_many_responses": N_("little: with this many responses, t and F barely depend on normal residuals"),
        "advice_ordered_logit": N_("read the ordered logit, or gather more responses"),
        "advice_robust_errors": N_("use the robust standard errors (HC3) and their p"),
        "advice_look_for_curve": N_("look at residuals against fitted values; a curve or an interaction is missing"),
        "advice_check_order": N_("check whether the rows are in order of time; if they are, compare waves instead"),
        "advice_read_importance": N_("read the relative importance instead of single coefficients"),
    },
    notes={
        "needs_outcome": N_("This needs a dependent variable answered by a number, such as overall satisfaction."),
        "influential_responses": N_(
            "Responses with a large Cook's distance: {above_cook}; with a high leverage: {above_leverage}; see "
            "whether the result holds without them."
        ),
        "importance_beyond_controls": N_("The contributions are computed from R² beyond the profile questions."),
        "importance_too_many": N_(
            "Relative importance is not computed for more than {limit} predictors (here {predictors})."
        ),
        "block_terms": N_("Block {block}: {terms}."),
        "block_unknown": N_("This name in the blocks is no predictor of the model, and is left out: {line}"),
        "profile_reference": N_("Compared with: {value}."),
        "profile_one_answer": N_("All respondents gave the same answer, so this question is left out."),
        "ordered_separated": N_("The ordered logit has no solution: a predictor separates the answers perfectly."),
        "ordered_needs_scale": N_("The ordered logit is for a dependent variable answered on a scale."),
        "brant_undefined": N_("The test of parallel slopes is undefined: too few responses at some of the answers."),
        "brant_some_thresholds": N_(
            "The test of parallel slopes leaves out the thresholds with too few responses: {used} of {thresholds}"
            " are tested."
        ),
    },
    sections=frozenset({"blocks", "influence", "ordered_logit"}),
)
