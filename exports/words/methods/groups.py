"""Comparison of groups, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Comparison of groups"),
    question=N_("Do groups of citizens answer differently? Tests, effect sizes, and which pairs differ."),
    card=MethodCard(
        not_for=N_(
            "Not to say why groups differ: those who come to another counter may be other people. Not for the "
            "same citizens asked twice."
        ),
        formula=N_(
            "Welch: t = (M₁ − M₂) / √(s₁²/n₁ + s₂²/n₂); U = R₁ − n₁(n₁ + 1)/2, R₁: sum of the ranks; η² = "
            "SS(between) / SS(total)"
        ),
        references=(
            (
                "Welch, B. L. (1947). The generalization of “Student's” problem when several different population "
                "variances are involved. Biometrika, 34(1–2), 28–35."
            ),
            (
                "Welch, B. L. (1951). On the comparison of several mean values: An alternative approach. Biometrika, "
                "38(3–4), 330–336."
            ),
            (
                "Mann, H. B., & Whitney, D. R. (1947). On a test of whether one of two random variables is "
                "stochastically larger than the other. Annals of Mathematical Statistics, 18(1), 50–60."
            ),
            (
                "Games, P. A., & Howell, J. F. (1976). Pairwise multiple comparison procedures with unequal n's "
                "and/or variances. Journal of Educational Statistics, 1(2), 113–125."
            ),
        ),
        reported=(
            Reported(
                table="lab_group_tests",
                sentence=N_("{scale} ({battery}), n = {n}: Welch's t({df2}) = {statistic}, {p_holm} (Holm)."),
                only={"test": "welch_t"},
            ),
            Reported(
                table="lab_group_tests",
                sentence=N_(
                    "{scale} ({battery}), {groups} groups, n = {n}: Welch's F({df1}, {df2}) = {statistic}, "
                    "{p_holm} (Holm)."
                ),
                only={"test": "welch_anova"},
            ),
        ),
    ),
    options={
        "posthoc": OptionWords(
            name=N_("Pairs of groups"),
            help=N_(
                "How pairs of groups are compared: Games–Howell also where their spread differs, Tukey where it "
                "is equal."
            ),
        ),
        "invariance": OptionWords(
            name=N_("First: do groups understand the items alike?"),
            help=N_(
                "Puts measurement invariance before the comparison: only where intercepts are equal too is a difference "
                "of means, as between two cities or years, one of what is measured."
            ),
        ),
    },
    tables={
        "lab_group_means": TableWords(
            title=N_("Means by group: {variable}"),
            definition=N_(
                "The mean of every score in each group, with its confidence interval. Groups with few responses have "
                "wide confidence intervals; groups that are too small are not shown."
            ),
        ),
        "lab_group_tests": TableWords(
            title=N_("Do the groups differ? {variable}"),
            definition=N_(
                "Whether the groups differ by more than chance. Read the corrected p: with many comparisons, some "
                "single p values are small by luck."
            ),
        ),
        "lab_group_effects": TableWords(
            title=N_("How much do the groups differ? {variable}"),
            definition=N_(
                "How much the groups differ, whatever their size. A difference can be significant and yet too small "
                "to matter."
            ),
        ),
        "lab_group_pairs": TableWords(
            title=N_("Which groups differ? {variable}"),
            definition=N_(
                "Which group differs from which, two by two. Use it only for scores of which the table of tests says "
                "that the groups differ."
            ),
        ),
    },
    procedures={
        "group_tests": N_(
            "tests of means, of ranks and of spread; Mann–Whitney's p is exact for at most {largest_exact} responses, ties "
            "included; Holm's correction over the scores"
        ),
        "group_effects": N_("effect sizes; confidence intervals by Welch's t, the noncentral t and Fisher's z"),
        "games_howell_dunn": N_("Games–Howell for means, Dunn with Holm's correction for ranks"),
        "tukey_dunn": N_("Tukey–Kramer for means, Dunn with Holm's correction for ranks"),
    },
    columns={
        "other_group": N_("Other group"),
        "effect": N_("Effect"),
        "groups": N_("Groups"),
        "median": N_("Median"),
        "q": N_("q"),
        "dunn_z": N_("Dunn z"),
        "dunn_p": N_("Dunn p"),
        "dunn_p_holm": N_("Dunn p (Holm)"),
    },
    codes={
        "student_t": N_("Student's t (equal variances)"),
        "welch_t": N_("Welch's t"),
        "mann_whitney": N_("Mann–Whitney U"),
        "anova": N_("Analysis of variance (equal variances)"),
        "welch_anova": N_("Welch's analysis of variance"),
        "kruskal_wallis": N_("Kruskal–Wallis H"),
        "brown_forsythe": N_("Brown–Forsythe (equal spread)"),
        "mean_difference": N_("Difference of means"),
        "rank_biserial": N_("Rank-biserial correlation"),
        "eta_squared": N_("η²"),
        "omega_squared": N_("ω²"),
        "epsilon_squared": N_("ε² (ranks)"),
        "games_howell": N_("Games–Howell (unequal variances)"),
        "tukey": N_("Tukey (equal variances)"),
    },
    notes={
        "group_without_spread": N_("{test} is undefined: in a group all gave the same answer ({groups})."),
        "no_groups": N_("No group of “{variable}” has enough responses to be shown."),
        "one_group": N_("Only one group of “{variable}” has enough responses, so there is nothing to compare."),
    },
)
