"""Correlations, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Correlations"),
    question=N_("Which scores and numbers go together: satisfaction, age in years, minutes waited, any dimension?"),
    card=MethodCard(
        not_for=N_(
            "Not to say what causes what. Not for curved relations, and not Pearson's r where a few extreme "
            "values decide: choose ranks."
        ),
        formula=N_(
            "r = Σ(x − Mx)(y − My) / √(Σ(x − Mx)² · Σ(y − My)²); rho: the same of the ranks; tau-b = (C − D) / "
            "√((C + D + Tx)(C + D + Ty))"
        ),
        references=(
            (
                "Fisher, R. A. (1921). On the “probable error” of a coefficient of correlation deduced from a small "
                "sample. Metron, 1, 3–32."
            ),
            (
                "Bonett, D. G., & Wright, T. A. (2000). Sample size requirements for estimating Pearson, Kendall and "
                "Spearman correlations. Psychometrika, 65(1), 23–28."
            ),
            "Kendall, M. G. (1938). A new measure of rank correlation. Biometrika, 30(1–2), 81–93.",
        ),
        reported=(
            Reported(
                table="lab_correlations",
                sentence=N_(
                    "{term} ({battery}) and {other_term} ({other_battery}): r = {r}, {confidence} CI [{lower}, "
                    "{upper}], {p_holm} (Holm), n = {n}."
                ),
                below_one=("r", "lower", "upper"),
            ),
            Reported(
                table="lab_correlations",
                sentence=N_(
                    "{term} ({battery}) and {other_term} ({other_battery}): rho = {rho}, {confidence} CI "
                    "[{lower}, {upper}], {p_holm} (Holm), n = {n}."
                ),
                below_one=("rho", "lower", "upper"),
            ),
            Reported(
                table="lab_correlations",
                sentence=N_(
                    "{term} ({battery}) and {other_term} ({other_battery}): tau-b = {tau_b}, {confidence} CI "
                    "[{lower}, {upper}], {p_holm} (Holm), n = {n}."
                ),
                below_one=("tau_b", "lower", "upper"),
            ),
        ),
    ),
    options={
        "coefficient": OptionWords(
            name=N_("Coefficient"),
            help=N_(
                "Pearson for straight relations, Spearman for ranks and for skewed numbers such as minutes, Kendall "
                "for ranks of few responses."
            ),
        ),
        "numbers": OptionWords(
            name=N_("Numeric questions"),
            help=N_("Questions answered by a number or on a scale that are correlated beside the scores."),
        ),
        "controls": OptionWords(
            name=N_("Held constant"),
            help=N_("Numeric questions whose influence is taken out of every pair (partial correlation)."),
        ),
    },
    tables={
        "lab_correlations": TableWords(
            title=N_("Correlations"),
            definition=N_(
                "How closely two scores or numbers go together: near 1 they rise together, near −1 one falls while "
                "the other rises, near 0 there is no such relation. Scores made of the same answers are no pair. It "
                "does not say which comes first."
            ),
        )
    },
    procedures={
        "pearson_holm": N_("Pearson's r with Fisher's confidence interval; Holm's correction over the pairs"),
        "spearman_holm": N_("Spearman's rho with Bonett and Wright's confidence interval; Holm's correction"),
        "kendall_holm": N_("Kendall's tau-b with the confidence interval of Fieller et al.; Holm's correction"),
        "partial_pearson_holm": N_("partial r with Fisher's confidence interval; Holm's correction over the pairs"),
        "partial_spearman_holm": N_("partial rho with Bonett and Wright's confidence interval; Holm's correction"),
    },
    columns={"other_battery": N_("With battery"), "tau_b": N_("Kendall's tau-b")},
    codes={"pearson": N_("Pearson's r"), "spearman": N_("Spearman's rho"), "kendall": N_("Kendall's tau-b")},
    notes={
        "needs_two_scores": N_("This needs at least two dimensions or questions answered by a number."),
        "one_score": N_("There is nothing to correlate: choose at least two scores or numeric questions."),
        "kendall_without_controls": N_(
            "Kendall's tau is computed without anything held constant; choose Pearson's r or Spearman's rho."
        ),
        "controls_held": N_("Held constant: {terms}."),
        "told_by_controls": N_("Undefined: what is held constant tells one of the two exactly, or repeats itself."),
        "perfect_correlation": N_("No confidence interval: the two tell each other exactly."),
    },
)
