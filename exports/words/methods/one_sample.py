"""Means against a target, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Means against a target"),
    question=N_("Does a score differ from its target, or is a gap or a change so small that it does not matter?"),
    card=MethodCard(
        not_for=N_(
            "Not to prove that a target is reached by a large p. A target or a margin that was chosen after "
            "looking at the results proves nothing."
        ),
        formula=N_(
            "t = (M − target) / (SD / √n); d = (M − target) / SD; equivalence (TOST): both t = (M − target ± "
            "margin) / (SD / √n)"
        ),
        references=(
            "Student (1908). The probable error of a mean. Biometrika, 6(1), 1–25.",
            (
                "Schuirmann, D. J. (1987). A comparison of the two one-sided tests procedure and the power approach "
                "for assessing the equivalence of average bioavailability. Journal of Pharmacokinetics and "
                "Biopharmaceutics, 15(6), 657–680."
            ),
            (
                "Lakens, D. (2017). Equivalence tests: A practical primer for t tests, correlations, and "
                "meta-analyses. Social Psychological and Personality Science, 8(4), 355–362."
            ),
        ),
        reported=(
            Reported(
                table="lab_one_sample",
                sentence=N_(
                    "{scale} ({battery}): M = {mean}, SD = {sd}, against {target}: t({df}) = {t}, {p_holm} "
                    "(Holm), d = {cohen_d}, {confidence} CI [{d_lower}, {d_upper}]."
                ),
            ),
            Reported(
                table="lab_equivalence",
                sentence=N_(
                    "{scale} ({battery}), equivalence with {target} within ±{about_margin}: difference "
                    "{difference}, {equivalence_confidence} CI [{equivalence_lower}, {equivalence_upper}], "
                    "{p_holm} (Holm)."
                ),
            ),
        ),
    ),
    options={
        "numbers": OptionWords(
            name=N_("Numeric questions"),
            help=N_("Questions answered by a number, such as minutes waited, that are compared with the target too."),
        ),
        "against": OptionWords(
            name=N_("Compare with"),
            help=N_("The middle of each score's own scale (for a gap: zero), or one target for all."),
        ),
        "target": OptionWords(name=N_("Target"), help=N_("The value that every score is compared with.")),
        "before": OptionWords(
            name=N_("Wave before"), help=N_("The earlier of two waves whose change is compared with the margin.")
        ),
        "after": OptionWords(
            name=N_("Wave after"), help=N_("The later of two waves whose change is compared with the margin.")
        ),
        "margin": OptionWords(
            name=N_("Margin that does not matter"),
            help=N_("Up to this distance, in points of the scale, a difference counts as too small to matter."),
        ),
    },
    tables={
        "lab_one_sample": TableWords(
            title=N_("Means against their target"),
            definition=N_(
                "Whether each mean differs from its target by more than chance. A large p does not show that the "
                "target is reached; the table of equivalence can show that."
            ),
        ),
        "lab_equivalence": TableWords(
            title=N_("Equivalence with the target: margin {margin}"),
            definition=N_(
                "Whether each mean is so near its target that the difference does not matter. That is shown where "
                "the whole {equivalence_confidence} confidence interval lies within the margin on both sides."
            ),
        ),
        "lab_equivalence_change": TableWords(
            title=N_("Equivalence of the change from {before} to {after}: margin {margin}"),
            definition=N_(
                "Whether each score has stayed the same between two waves, but for a change too small to matter. "
                "That no change was found is not enough for that."
            ),
        ),
    },
    procedures={
        "one_sample_t": N_("Student's t against the target; Cohen's d by the noncentral t; Holm's correction"),
        "tost": N_("two one-sided t tests (TOST); Holm's correction over the scores"),
        "tost_welch": N_("two one-sided Welch's t tests (TOST); Holm's correction over the scores"),
    },
    columns={
        "target": N_("Target"),
        "equivalence_lower": N_("{equivalence_confidence} lower"),
        "equivalence_upper": N_("{equivalence_confidence} upper"),
        "t_above": N_("t (above −margin)"),
        "p_above": N_("p (above −margin)"),
        "t_below": N_("t (below +margin)"),
        "p_below": N_("p (below +margin)"),
        "p_equivalence": N_("p (equivalence)"),
    },
    codes={"middle": N_("middle of the scale"), "one_target": N_("one target for all")},
    notes={"no_middle": N_("Left out: it is not answered on one scale that has a middle. Choose a target.")},
)
