"""Penalty and reward, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Penalty and reward (Kano)"),
    question=N_(
        "Which items must not fail, and which ones delight: what does a low answer cost, what does a top one bring?"
    ),
    card=MethodCard(
        not_for=N_(
            "Not with few responses, nor where hardly anybody gave a low or a top answer. It is no substitute for "
            "Kano's own paired questions, and shows what goes together, not what causes satisfaction."
        ),
        formula=N_(
            "y = b₀ + penalty · low + reward · top + e; low: answer below the middle of the scale, top: its best answer; "
            "asymmetry = (reward + penalty) / (|reward| + |penalty|)"
        ),
        references=(
            (
                "Brandt, R. D. (1987). A procedure for identifying value-enhancing service components using customer "
                "satisfaction survey data. In C. Surprenant (Ed.), Add value to your service (pp. 61–65). American "
                "Marketing Association."
            ),
            (
                "Matzler, K., & Sauerwein, E. (2002). The factor structure of customer satisfaction: An empirical test "
                "of the importance grid and the penalty-reward-contrast analysis. International Journal of Service "
                "Industry Management, 13(4), 314–332."
            ),
            (
                "Mikulić, J., & Prebežac, D. (2011). A critical review of techniques for classifying quality attributes "
                "in the Kano model. Managing Service Quality, 21(1), 46–66."
            ),
        ),
        reported=(
            Reported(
                table="lab_penalty_reward",
                sentence=N_(
                    "{item}: penalty {penalty}, {confidence} CI [{penalty_lower}, {penalty_upper}]; reward {reward}, "
                    "{confidence} CI [{reward_lower}, {reward_upper}]; n = {n}."
                ),
            ),
        ),
    ),
    options={
        "outcome": OptionWords(name=N_("Satisfaction"), help=N_("The question that says how satisfied people are.")),
        "items": OptionWords(
            name=N_("Items"), help=N_("Each item alone, or all items in one regression, which needs many responses.")
        ),
    },
    tables={
        "lab_penalty_reward": TableWords(
            title=N_("Penalty and reward of each item: {outcome}"),
            definition=N_(
                "How much lower satisfaction is among those who answered low (penalty), and how much higher among "
                "those who gave the top answer (reward), than among those between. An item with a penalty alone must "
                "not fail; one with a reward alone delights."
            ),
        )
    },
    procedures={"penalty_reward": N_("least squares on low and top answers; Holm's correction over the items")},
    columns={
        "n_low": N_("Low answers"),
        "n_top": N_("Top answers"),
        "penalty": N_("Penalty"),
        "penalty_lower": N_("Penalty, {confidence} lower"),
        "penalty_upper": N_("Penalty, {confidence} upper"),
        "penalty_p": N_("p (penalty)"),
        "penalty_p_holm": N_("p (penalty, Holm)"),
        "reward": N_("Reward"),
        "reward_lower": N_("Reward, {confidence} lower"),
        "reward_upper": N_("Reward, {confidence} upper"),
        "reward_p": N_("p (reward)"),
        "reward_p_holm": N_("p (reward, Holm)"),
        "impact_range": N_("Range of impact"),
        "asymmetry": N_("Asymmetry"),
    },
    codes={"one_by_one": N_("one by one"), "all_together": N_("all together")},
    notes={
        "no_levels_of_a_gap": N_("A gap has no low and top answers; choose a battery that was asked."),
        "few_of_a_level": N_(
            "Undefined: {low} low, {between} middle and {top} top answers; at least {needed} of each are needed."
        ),
    },
)
