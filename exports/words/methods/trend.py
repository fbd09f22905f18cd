"""Trend over the waves, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Trend, before and after"),
    question=N_("How do scores change from wave to wave, and did an intervention change them?"),
    card=MethodCard(
        not_for=N_(
            "Not to show that a plan worked: something else may have changed between the waves. Not where the "
            "waves asked other people in another way, or with another questionnaire."
        ),
        formula=N_("t = (M₂ − M₁) / √(s₁²/n₁ + s₂²/n₂); d = (M₂ − M₁) / s, s: pooled standard deviation"),
        references=(
            (
                "Welch, B. L. (1947). The generalization of “Student's” problem when several different population "
                "variances are involved. Biometrika, 34(1–2), 28–35."
            ),
            (
                "Cumming, G., & Finch, S. (2001). A primer on the understanding, use, and calculation of confidence "
                "intervals that are based on central and noncentral distributions. Educational and Psychological "
                "Measurement, 61(4), 532–574."
            ),
        ),
        reported=(
            Reported(
                table="lab_change",
                sentence=N_(
                    "{scale} ({battery}), {about_before} to {about_after}: M = {before} to {after}, change "
                    "{difference}, {confidence} CI [{lower}, {upper}], t({df}) = {t}, {p_holm} (Holm), d = "
                    "{cohen_d}."
                ),
            ),
        ),
    ),
    options={
        "before": OptionWords(
            name=N_("Wave before"),
            help=N_("The earlier of the two waves that are compared; if none is named, the last but one."),
        ),
        "after": OptionWords(
            name=N_("Wave after"), help=N_("The later of the two waves that are compared; if none is named, the last.")
        ),
        "events": OptionWords(
            name=N_("Events, a line each: wave: what happened"),
            help=N_("What happened in a wave, to be marked in the chart: the wave's code, a colon, a few words."),
        ),
    },
    tables={
        "waves": TableWords(
            title=N_("Wave by wave"),
            definition=N_(
                "Index and overall gap of every wave with their confidence intervals, and the change since the "
                "wave before: "
                "in the index where there is one, else in the gap. Only a change whose confidence interval "
                "leaves out zero "
                "goes beyond chance."
            ),
        ),
        "lab_trend": TableWords(
            title=N_("Means by wave: {battery}"),
            definition=N_(
                "The mean of each dimension in every wave. Where the confidence intervals of two waves lie apart, "
                "the score has changed; where they overlap much, it may be chance."
            ),
        ),
        "lab_trend_outcomes": TableWords(
            title=N_("Overall satisfaction by wave"),
            definition=N_("The mean of each dependent variable, such as overall satisfaction, in every wave."),
        ),
        "lab_change": TableWords(
            title=N_("Before and after: {before} and {after}"),
            definition=N_(
                "How much each score changed from the earlier wave to the later one. Above zero it rose; only a "
                "confidence interval that leaves out zero, with a small corrected p, shows a change. It does not "
                "show what caused it."
            ),
        ),
    },
    procedures={
        "wave_change": N_("Welch's t over what each respondent contributes"),
        "before_after": N_(
            "Welch's t and Mann–Whitney's U (its p exact for at most {largest_exact} responses, ties included), Holm's "
            "correction"
        ),
    },
    columns={
        "wave": N_("Wave"),
        "title": N_("Wave"),
        "ikm_lower": N_("IKM, {confidence} lower"),
        "ikm_upper": N_("IKM, {confidence} upper"),
        "gap_lower": N_("Gap, {confidence} lower"),
        "gap_upper": N_("Gap, {confidence} upper"),
        "change": N_("Change"),
        "change_lower": N_("Change, {confidence} lower"),
        "change_upper": N_("Change, {confidence} upper"),
        "change_p": N_("p of the change"),
        "event": N_("Event"),
        "n_before": N_("n before"),
        "n_after": N_("n after"),
        "before": N_("Before"),
        "after": N_("After"),
        "mann_whitney_u": N_("Mann–Whitney U"),
        "mann_whitney_p": N_("Mann–Whitney p"),
    },
    notes={
        "responses_without_wave": N_("Responses that belong to no wave and are left out: {n}."),
        "no_score_in_both_waves": N_("No score has enough responses in both waves that are compared."),
        "one_wave": N_("Only one wave has enough responses, so there is nothing to compare."),
        "wave_not_shown": N_("Wave {wave} has too few responses to be compared."),
        "same_wave": N_("Before and after name the same wave ({wave})."),
        "event_without_wave": N_("This event names no wave of the data and is not shown: {line}"),
    },
    sections=frozenset({"events", "waves"}),
)
